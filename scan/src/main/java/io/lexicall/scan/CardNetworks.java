package io.lexicall.scan;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The issuer identification ranges that apply on one date.
 *
 * <p>The table is {@code card-networks.csv}. A row applies if it is marked as detected and its
 * period includes the date. The longest matching prefix names the network. Of equally long ones the
 * narrower range wins.
 */
final class CardNetworks {

  static final int MIN_LENGTH = 12;
  static final int MAX_LENGTH = 19;

  static final int NONE = 0;
  static final int WITH_CARD_WORD = 1;
  static final int ALWAYS = 2;

  private static final String RESOURCE = "card-networks.csv";

  /** Lengths allowed for any number with these first four digits; bit 0 is {@link #MIN_LENGTH}. */
  private final byte[] lengthsByFour = new byte[10_000];

  private final Range[][] byTwo = new Range[100][];
  private final String[] ids;
  private final Set<String> words;

  private CardNetworks(List<Range> ranges, Set<String> words) {
    this.words = Set.copyOf(words);
    Set<String> names = new LinkedHashSet<>();
    ranges.forEach(range -> names.add(range.id));
    ids = names.toArray(new String[0]);
    List<String> order = List.of(ids);
    ranges.sort(
        Comparator.comparingInt((Range range) -> range.prefix)
            .reversed()
            .thenComparingLong(range -> range.to - range.from));
    for (int two = 0; two < 100; two++) {
      List<Range> of = new ArrayList<>();
      for (Range range : ranges) {
        if (range.reaches(two, 2)) {
          of.add(range.named(order.indexOf(range.id)));
        }
      }
      byTwo[two] = of.toArray(new Range[0]);
    }
    for (int four = 0; four < lengthsByFour.length; four++) {
      for (Range range : byTwo[four / 100]) {
        if (range.reaches(four, 4)) {
          lengthsByFour[four] |= (byte) range.lengths;
        }
      }
    }
  }

  static CardNetworks asOf(LocalDate date) {
    List<Range> ranges = new ArrayList<>();
    Set<String> words = new LinkedHashSet<>();
    for (NamedCsvRecord row : rows()) {
      if (!row.getField("words").isEmpty()) {
        words.addAll(Arrays.asList(row.getField("words").split("\\|", -1)));
      }
      String detect = row.getField("detect");
      String from = row.getField("in_force_from");
      String to = row.getField("in_force_to");
      boolean inForce =
          (from.isEmpty() || !date.isBefore(LocalDate.parse(from)))
              && (to.isEmpty() || !date.isAfter(LocalDate.parse(to)));
      if (inForce && ("yes".equals(detect) || "context".equals(detect))) {
        ranges.add(Range.of(row));
      }
    }
    return new CardNetworks(ranges, words);
  }

  /** Every range that is looked for, on whatever day it held. */
  static List<CardRange> ranges() {
    List<CardRange> ranges = new ArrayList<>();
    for (NamedCsvRecord row : rows()) {
      if (!row.getField("iin_from").isEmpty() && !"no".equals(row.getField("detect"))) {
        Set<Integer> lengths = new LinkedHashSet<>();
        for (String length : row.getField("lengths").split("\\|", -1)) {
          lengths.add(Integer.valueOf(length));
        }
        ranges.add(
            new CardRange(
                row.getField("network_id"),
                row.getField("iin_from"),
                row.getField("iin_to"),
                lengths));
      }
    }
    return List.copyOf(ranges);
  }

  /** Returns the day on which the newest row of the table was checked. */
  static LocalDate verifiedOn() {
    return rows().stream()
        .map(row -> LocalDate.parse(row.getField("verified_on")))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static List<NamedCsvRecord> rows() {
    try (InputStream in = CardNetworks.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The table of card networks is missing from the jar: " + RESOURCE);
      }
      try (CsvReader<NamedCsvRecord> reader =
          CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return reader.stream().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the names by which people call the networks, in lower case, words separated by a space
   * or a hyphen.
   */
  Set<String> words() {
    return words;
  }

  /** Allowed lengths by the first four digits; bit 0 stands for {@link #MIN_LENGTH} digits. */
  int lengths(int firstFour) {
    return lengthsByFour[firstFour];
  }

  /** Whether nearly all cards whose numbers begin so have so many digits. */
  static boolean isUsualLength(int firstFour, int length) {
    return length == 16
        || length == 15 && (firstFour / 100 == 34 || firstFour / 100 == 37)
        || length == 14 && firstFour / 1000 == 3;
  }

  /**
   * Judges a number of an allowed length.
   *
   * @return {@link #NONE}, or {@code network << 2} with {@link #WITH_CARD_WORD} or {@link #ALWAYS}
   */
  int judge(byte[] digits, int from, int length) {
    long eight = 0;
    for (int i = 0; i < 8; i++) {
      eight = eight * 10 + digits[from + i];
    }
    int bit = 1 << (length - MIN_LENGTH);
    int network = -1;
    int verdict = NONE;
    for (Range range : byTwo[digits[from] * 10 + digits[from + 1]]) {
      if ((range.lengths & bit) != 0 && range.holds(eight)) {
        if (network < 0) {
          network = range.index;
        }
        verdict = Math.max(verdict, (range.lengthsWithWord & bit) != 0 ? WITH_CARD_WORD : ALWAYS);
      }
    }
    return verdict == NONE ? NONE : network << 2 | verdict;
  }

  /** Whether the first digits of a number are a number of a usual length themselves. */
  boolean isUsual(char[] digits, int length) {
    byte[] number = new byte[length];
    for (int i = 0; i < length; i++) {
      number[i] = (byte) (digits[i] - '0');
    }
    int firstFour = ((number[0] * 10 + number[1]) * 10 + number[2]) * 10 + number[3];
    return isUsualLength(firstFour, length) && isNumber(number, firstFour, length);
  }

  /** Whether so many digits, of which the first four are told, are the number of a card. */
  boolean isNumber(byte[] digits, int firstFour, int length) {
    return (lengths(firstFour) >> length - MIN_LENGTH & 1) != 0
        && luhn(digits, 0, length)
        && judge(digits, 0, length) != NONE;
  }

  String id(int network) {
    return ids[network];
  }

  /** The check digit of ISO/IEC 7812-1 (Luhn, modulus 10). */
  static boolean luhn(byte[] digits, int from, int length) {
    int sum = 0;
    boolean second = false;
    for (int i = from + length - 1; i >= from; i--) {
      int d = digits[i];
      if (second) {
        d += d;
        sum += d > 9 ? d - 9 : d;
      } else {
        sum += d;
      }
      second = !second;
    }
    return sum % 10 == 0;
  }

  private record Range(
      String id, int index, int prefix, long from, long to, int lengths, int lengthsWithWord) {

    static Range of(NamedCsvRecord row) {
      String from = row.getField("iin_from");
      return new Range(
          row.getField("network_id"),
          -1,
          from.length(),
          Long.parseLong(from),
          Long.parseLong(row.getField("iin_to")),
          mask(row.getField("lengths")),
          mask(row.getField("context_lengths")));
    }

    private static int mask(String lengths) {
      int mask = 0;
      if (!lengths.isEmpty()) {
        for (String length : lengths.split("\\|", -1)) {
          mask |= 1 << (Integer.parseInt(length) - MIN_LENGTH);
        }
      }
      return mask;
    }

    Range named(int number) {
      return new Range(id, number, prefix, from, to, lengths, lengthsWithWord);
    }

    /** Returns whether some number with this start lies in the range. */
    boolean reaches(long start, int digits) {
      if (digits <= prefix) {
        long unit = pow(prefix - digits);
        return from / unit <= start && start <= to / unit;
      }
      long head = start / pow(digits - prefix);
      return from <= head && head <= to;
    }

    boolean holds(long eight) {
      return reaches(eight, 8);
    }

    private static long pow(int exponent) {
      long value = 1;
      for (int i = 0; i < exponent; i++) {
        value *= 10;
      }
      return value;
    }
  }
}
