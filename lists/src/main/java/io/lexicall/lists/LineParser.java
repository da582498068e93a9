package io.lexicall.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that have one number per line.
 *
 * <p>The two forms of the registry, {@code 212,5550142} and {@code 2125550142}, are read eight
 * bytes at a time, and are collected as bits if they are grouped by area code. Any other line is
 * read slowly. Immutable and thread-safe.
 */
final class LineParser {
  /** How many bytes after the last line may be read; their content does not matter. */
  static final int SLACK = 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Seven zeros in ASCII; the byte that ends the line goes above them. */
  private static final long ZEROS = 0x30_3030_3030_3030L;

  /**
   * Added to a byte that is not a digit, it sets the highest bit of the byte; only zero may be
   * last.
   */
  private static final long UNLESS_DIGITS = 0x7F76_7676_7676_7676L;

  private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
  private static final int AREA = 0xFF_FFFF;
  private static final long NANP_FIRST = 10_000_000_000L;
  private static final int FIRST_EXCHANGE = 2_000_000;
  private static final int AREA_DIGITS = 3;
  private static final int NUMBER_DIGITS = 7;
  private static final int MOST_SHOWN = 64;
  private static final byte[] NO_BITS = {};

  private final NumberFile.Format format;
  private final @Nullable Place country;
  private final boolean nanp;

  /** Whether numbers can have that area code. */
  private final boolean[] areaCodes = new boolean[1000];

  private final boolean changes;
  private final long latest;

  /**
   * Creates a parser.
   *
   * @param latest the latest second that a change can have
   */
  LineParser(NumberFile file, boolean changes, long latest) {
    this.latest = latest;
    this.format = file.format();
    this.country = file.country();
    this.nanp = NumberText.isNanp(country);
    this.changes = changes;
    for (int area = 200; area < areaCodes.length; area++) {
      areaCodes[area] = PhoneNumber.tryParse("+1" + area + "5550142").isPresent();
    }
  }

  /** Reads whole lines; the last one has a line end too. */
  void parse(byte[] bytes, int length, Batch into) {
    if (!changes) {
      into.gather();
    }
    int position = 0;
    while (position < length) {
      int next = nanp && !changes ? parseAlike(bytes, position, length, into) : position;
      if (next == position) {
        int end = position;
        while (bytes[end] != '\n') {
          end++;
        }
        into.line();
        parseSlow(bytes, position, end, into);
        next = end + 1;
      }
      position = next;
    }
  }

  /**
   * Reads lines with the area code and the form of the first line, if that is a fast form, and
   * returns where the first other line begins.
   */
  private int parseAlike(byte[] bytes, int from, int length, Batch into) {
    int beginning = (int) INT.get(bytes, from);
    boolean divided = beginning >>> 24 == ',';
    long areaFirst = firstOf(beginning & AREA);
    if (areaFirst < 0 || (divided && format != NumberFile.Format.REGISTRY)) {
      return from;
    }
    int compared = divided ? -1 : AREA;
    int skipped = divided ? AREA_DIGITS + 1 : AREA_DIGITS;
    boolean carriage = bytes[from + skipped + NUMBER_DIGITS] == '\r';
    int width = skipped + NUMBER_DIGITS + (carriage ? 2 : 1);
    long zeros = ZEROS | (carriage ? '\r' : (long) '\n') << 56;
    Batch.Window window = into.window(areaFirst / BlockBuffer.BLOCK);
    byte[] bits = window == null ? NO_BITS : window.bits();
    int lowest = BlockBuffer.BLOCK;
    int highest = -1;
    int position = from;
    while (position < length) {
      int area = (int) INT.get(bytes, position);
      long digits = (long) LONG.get(bytes, position + skipped) ^ zeros;
      if (((area ^ beginning) & compared) != 0
          || ((digits + UNLESS_DIGITS | digits) & HIGHEST_BITS) != 0
          || bytes[position + width - 1] != '\n') {
        break;
      }
      // Two digits to a byte, then all of them at once: 10 * 1000000 in one half, 100 * 1 in the
      // other.
      long values = digits << 8;
      values = values * 10 + (values >>> 8);
      int number =
          (int)
              ((values & 0x0000_00FF_0000_00FFL) * 0x000F_4240_0000_0064L
                      + (values >>> 16 & 0x0000_00FF_0000_00FFL) * 0x0000_2710_0000_0001L
                  >>> 32);
      if (number < FIRST_EXCHANGE) {
        break;
      }
      position += width;
      if (window == null) {
        into.line();
        into.add(areaFirst + number);
        return position;
      }
      bits[number >>> 3] |= (byte) (1 << (number & 7));
      lowest = Math.min(lowest, number);
      highest = Math.max(highest, number);
    }
    if (highest >= 0 && window != null) {
      int lines = (position - from) / width;
      into.lines(lines);
      into.gathered(window, lowest, highest, lines);
    }
    return position;
  }

  /**
   * Returns the number before the first one of an area code in ASCII, -1 if it is not an area code.
   */
  private long firstOf(int ascii) {
    int hundreds = (ascii & 0xFF) - '0';
    int tens = (ascii >>> 8 & 0xFF) - '0';
    int ones = (ascii >>> 16 & 0xFF) - '0';
    if (hundreds < 2 || hundreds > 9 || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      return -1;
    }
    int area = hundreds * 100 + tens * 10 + ones;
    return areaCodes[area] ? NANP_FIRST + (long) area * BlockBuffer.BLOCK : -1;
  }

  private void parseSlow(byte[] bytes, int from, int end, Batch into) {
    String line = new String(bytes, from, end - from, UTF_8).strip();
    if (line.isEmpty()) {
      into.blankLine();
    } else if (changes) {
      parseChange(line, into);
    } else if (format == NumberFile.Format.REGISTRY) {
      parseRegistry(line, into);
    } else {
      parseNumber(line, into);
    }
  }

  private void parseRegistry(String line, Batch into) {
    String[] fields = fields(line);
    if (fields.length > 2 || (fields.length == 2 && fields[0].length() != AREA_DIGITS)) {
      into.refuse(RefusalReason.WRONG_COLUMNS, line);
      return;
    }
    add(String.join("", fields), line, into);
  }

  private void parseNumber(String line, Batch into) {
    if (line.length() > MOST_SHOWN) {
      into.refuse(RefusalReason.TOO_LONG, line);
    } else if (line.indexOf(',') >= 0 || line.indexOf(';') >= 0 || line.indexOf('\t') >= 0) {
      into.refuse(RefusalReason.WRONG_COLUMNS, line);
    } else {
      add(unquoted(line), line, into);
    }
  }

  private void add(String text, String line, Batch into) {
    long number = read(text);
    if (number == NumberText.NONE) {
      into.refuse(NumberText.whyNot(text, country), line);
    } else {
      into.add(number);
    }
  }

  private long read(String text) {
    if (format == NumberFile.Format.REGISTRY && !text.matches("[0-9]{10}")) {
      return NumberText.NONE;
    }
    return NumberText.number(text, country, nanp);
  }

  /** Area code and number, or both in one, then the time and the letter in either order. */
  private void parseChange(String line, Batch into) {
    String[] fields = fields(line);
    int numberFields = fields.length > 0 && fields[0].length() == AREA_DIGITS ? 2 : 1;
    if (fields.length != numberFields + 2) {
      into.refuse(RefusalReason.WRONG_COLUMNS, line);
      return;
    }
    String text = numberFields == 2 ? fields[0] + fields[1] : fields[0];
    boolean letterFirst = fields[numberFields].length() == 1;
    String letter = fields[letterFirst ? numberFields : numberFields + 1];
    String time = fields[letterFirst ? numberFields + 1 : numberFields];
    addChange(into.lines(), read(text), text, letter, time, country, latest, into);
  }

  static void addChange(
      long line,
      long number,
      String text,
      String letter,
      String time,
      @Nullable Place country,
      long latest,
      Batch into) {
    long at = NumberText.time(time);
    if (number == NumberText.NONE) {
      into.refuse(line, NumberText.whyNot(text, country), text);
    } else if (!letter.strip().matches("[AaDd]")) {
      into.refuse(line, RefusalReason.WRONG_CHANGE, letter);
    } else if (at == NumberText.NO_TIME || at >> 1 > latest) {
      into.refuse(line, RefusalReason.WRONG_TIME, time);
    } else {
      into.add(number, at << 1 | (letter.strip().equalsIgnoreCase("A") ? 1 : 0));
    }
  }

  private static String[] fields(String line) {
    String[] fields = line.split(",", -1);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = unquoted(fields[i].strip());
    }
    return fields;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }
}
