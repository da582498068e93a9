package io.lexicall.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that have a number a line.
 *
 * <p>The two forms of the registry, {@code 212,5550142} and {@code 2125550142}, are read eight
 * bytes at a time; whatever else stands on a line is read slowly. Immutable and thread-safe.
 */
final class LineParser {
  /** How many bytes after the last line may be read, whatever they hold. */
  static final int SLACK = 16;

  /** The shortest line of the fast forms has so many bytes, with its end. */
  private static final int SHORTEST = 11;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ZEROS = 0x3030_3030_3030_3030L;
  private static final long HIGH_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;
  private static final long SIXES = 0x0606_0606_0606_0606L;
  private static final int AREA = 0xFF_FFFF;
  private static final long NANP_FIRST = 10_000_000_000L;
  private static final long AREA_NUMBERS = 10_000_000L;
  private static final long FIRST_EXCHANGE = 2_000_000L;
  private static final int AREA_DIGITS = 3;
  private static final int MOST_SHOWN = 64;

  private final NumberFile.Format format;
  private final @Nullable Place country;
  private final boolean nanp;

  /** Whether numbers can have that area code. */
  private final boolean[] areaCodes = new boolean[1000];

  private final boolean changes;

  LineParser(NumberFile file, boolean changes) {
    this.format = file.format();
    this.country = file.country();
    this.nanp = NumberText.isNanp(country);
    this.changes = changes;
    for (int area = 200; area < areaCodes.length; area++) {
      areaCodes[area] = PhoneNumber.tryParse("+1" + area + "5550142").isPresent();
    }
  }

  /** Reads whole lines; the last one has an end too. */
  void parse(byte[] bytes, int length, Batch into) {
    into.reserve(length / SHORTEST + 1);
    int position = 0;
    while (position < length) {
      if (nanp && !changes) {
        position = parseFast(bytes, position, length, into);
      }
      if (position < length) {
        int end = position;
        while (bytes[end] != '\n') {
          end++;
        }
        into.line();
        parseSlow(bytes, position, end, into);
        position = end + 1;
      }
    }
  }

  /** Reads lines up to the first that has another form, and returns where that begins. */
  private int parseFast(byte[] bytes, int from, int length, Batch into) {
    long[] numbers = into.array();
    int size = into.size();
    int lines = 0;
    int lastArea = 0;
    long areaFirst = -1;
    int position = from;
    while (position < length) {
      long low = (long) LONG.get(bytes, position);
      long high = (long) LONG.get(bytes, position + Long.BYTES);
      long digits;
      int end;
      if ((byte) (low >>> 24) == ',') {
        digits = low >>> 32 | high << 32;
        end = position + 11;
      } else {
        digits = low >>> 24 | high << 40;
        end = position + 10;
      }
      digits = digits << 8 | '0';
      long values = digits - ZEROS;
      int step = bytes[end] == '\n' ? 1 : bytes[end] == '\r' && bytes[end + 1] == '\n' ? 2 : 0;
      if (step == 0 || ((digits & HIGH_HALVES) ^ ZEROS | (values + SIXES) & HIGH_HALVES) != 0) {
        break;
      }
      int area = (int) low & AREA;
      if (area != lastArea) {
        lastArea = area;
        areaFirst = firstOf(area);
      }
      // Two digits to a byte, then all of them at once: 10 * 1000000 in one half, 100 * 1 beside.
      values = values * 10 + (values >>> 8);
      long number =
          (values & 0x0000_00FF_0000_00FFL) * 0x000F_4240_0000_0064L
                  + (values >>> 16 & 0x0000_00FF_0000_00FFL) * 0x0000_2710_0000_0001L
              >>> 32;
      if (areaFirst < 0 || number < FIRST_EXCHANGE) {
        break;
      }
      numbers[size++] = areaFirst + number;
      lines++;
      position = end + step;
    }
    into.resize(size);
    into.lines(lines);
    return position;
  }

  /** Returns the number before the first one of an area code in ASCII, -1 if it is none. */
  private long firstOf(int ascii) {
    int hundreds = (ascii & 0xFF) - '0';
    int tens = (ascii >>> 8 & 0xFF) - '0';
    int ones = (ascii >>> 16 & 0xFF) - '0';
    if (hundreds < 2 || hundreds > 9 || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      return -1;
    }
    int area = hundreds * 100 + tens * 10 + ones;
    return areaCodes[area] ? NANP_FIRST + area * AREA_NUMBERS : -1;
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
    addChange(into.lines(), read(text), text, letter, time, country, into);
  }

  static void addChange(
      long line,
      long number,
      String text,
      String letter,
      String time,
      @Nullable Place country,
      Batch into) {
    long at = NumberText.time(time);
    if (number == NumberText.NONE) {
      into.refuse(line, NumberText.whyNot(text, country), text);
    } else if (!letter.strip().matches("[AaDd]")) {
      into.refuse(line, RefusalReason.WRONG_CHANGE, letter);
    } else if (at == NumberText.NO_TIME) {
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
