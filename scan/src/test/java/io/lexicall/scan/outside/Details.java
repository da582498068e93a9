package io.lexicall.scan.outside;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What a caller is asked for besides a card. All made: names of nobody, telephone numbers kept for
 * fiction.
 */
final class Details {
  private static final List<String> FIRST =
      List.of(
          "Maria",
          "James",
          "Elena",
          "Robert",
          "Linda",
          "Ana",
          "David",
          "Susan",
          "Carlos",
          "Patricia",
          "Kevin",
          "Rosa");
  private static final List<String> LAST =
      List.of(
          "Alvarez", "Miller", "Johnson", "Garcia", "Brown", "Ortega", "Clark", "Walker", "Reyes",
          "Baker");
  private static final List<String> STREETS =
      List.of(
          "Maple Street", "Oak Avenue", "Second Street", "Lake Drive", "Hill Road", "Main Street");
  private static final List<String> CITIES =
      List.of("Springfield", "Riverton", "Fairview", "Lakewood", "Georgetown");

  private static final Map<Tongue, String> BETWEEN =
      Map.of(Tongue.SPANISH, " de ", Tongue.PORTUGUESE, " de ", Tongue.GERMAN, ". ");

  private final SplittableRandom random;
  private final Tongue tongue;
  private final Map<String, String> fields = new HashMap<>();

  private Details(SplittableRandom random, Tongue tongue) {
    this.random = random;
    this.tongue = tongue;
  }

  static Map<String, String> of(SplittableRandom random, Tongue tongue) {
    return new Details(random, tongue).all();
  }

  private Map<String, String> all() {
    fields.put("first", pick(FIRST));
    fields.put("last", pick(LAST));
    fields.put("agent", pick(FIRST));
    fields.put("street", (1 + random.nextInt(9899)) + " " + pick(STREETS));
    fields.put("city", pick(CITIES));
    number("zip", digits(5), 5);
    number("ssn", digits(4), 4);
    String area = (2 + random.nextInt(8)) + digits(2);
    String line = "01" + digits(2);
    fields.put(
        "phone",
        switch (random.nextInt(6)) {
          case 0 -> area + "-555-" + line;
          case 1 -> "(" + area + ") 555-" + line;
          case 2 -> area + " 555 " + line;
          case 3 -> area + "555" + line;
          case 4 -> area + ", 555, " + line;
          default -> words(area) + " " + words("555") + " " + words(line);
        });
    number("order", (1 + random.nextInt(9)) + digits(5 + random.nextInt(5)), 0);
    number("tracking", tracking(), 4);
    number("account", digits(7 + random.nextInt(6)), 4);
    number("routing", "0" + digits(8), 0);
    number("member", digits(9 + random.nextInt(3)), 3);
    number("policy", digits(8), 4);
    number("meter", digits(5), 0);
    number("serial", digits(11 + random.nextInt(4)), 4);
    number("ticket", "016" + digits(10), 0);
    number("imei", Numbers.closed("35" + digits(12)), 0);
    number("lastOld", digits(4), 4);
    number("pin", digits(6), 3);
    String month = pick(tongue.months);
    int day = 1 + random.nextInt(28);
    int born = 1940 + random.nextInt(65);
    if (tongue != Tongue.ENGLISH) {
      fields.put(
          "born",
          random.nextBoolean()
              ? day
                  + BETWEEN.getOrDefault(tongue, " ")
                  + month
                  + BETWEEN.getOrDefault(tongue, " ")
                  + born
              : "%02d/%02d/%d".formatted(day, 1 + random.nextInt(12), born));
    } else {
      fields.put(
          "born",
          switch (random.nextInt(3)) {
            case 0 -> month + " " + day + ", " + born;
            case 1 -> "%02d/%02d/%d".formatted(1 + random.nextInt(12), day, born);
            default ->
                month.toLowerCase(Locale.ROOT)
                    + " "
                    + teensOrOne(day)
                    + " nineteen "
                    + tensOf(born % 100);
          });
    }
    fields.put("date", "%d/%d/2026".formatted(1 + random.nextInt(12), day));
    fields.put("year", Integer.toString(2010 + random.nextInt(16)));
    fields.put("amount", "$" + (10 + random.nextInt(1900)) + "." + digits(2));
    fields.put("small", "$" + (5 + random.nextInt(90)) + "." + digits(2));
    fields.put("big", "$" + (1 + random.nextInt(8)) + "," + digits(3) + "." + digits(2));
    fields.put("hour", Integer.toString(1 + random.nextInt(11)));
    fields.put("count", Integer.toString(2 + random.nextInt(48)));
    fields.put("days", Integer.toString(2 + random.nextInt(8)));
    fields.put("model", pick(List.of("XR", "M", "T", "GT")) + (100 + random.nextInt(900)));
    int expiryMonth = 1 + random.nextInt(12);
    int expiryYear = 27 + random.nextInt(6);
    fields.put("expirySlash", "%02d/%02d".formatted(expiryMonth, expiryYear));
    fields.put("expiryMonth", tongue.months.get(expiryMonth - 1));
    fields.put("expiryYear", "20" + expiryYear);
    fields.put(
        "expiryWords",
        expiryMonth < 10
            ? words("0" + expiryMonth) + " " + tensOf(expiryYear)
            : tongue.teens.get(expiryMonth - 10) + " " + tensOf(expiryYear));
    return fields;
  }

  private String tracking() {
    return switch (random.nextInt(3)) {
      case 0 -> digits(12);
      case 1 -> "94001" + digits(17);
      default -> digits(10);
    };
  }

  /** In figures, in figures by groups, one by one or as words. */
  private void number(String field, String digits, int group) {
    fields.put(
        field,
        switch (random.nextInt(group == 0 ? 3 : 5)) {
          case 0 -> digits;
          case 1 -> words(digits);
          case 2 -> grouped(digits, 1, " ");
          case 3 -> grouped(digits, group, " ");
          default -> grouped(digits, group, random.nextBoolean() ? ", " : "-");
        });
  }

  private static String grouped(String digits, int size, String between) {
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && i % size == 0) {
        grouped.append(between);
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.toString();
  }

  private String words(String digits) {
    return digits
        .chars()
        .mapToObj(each -> tongue.one((char) each))
        .collect(Collectors.joining(" "));
  }

  private String teensOrOne(int day) {
    return day < 10 ? tongue.ones.get(day) : day < 20 ? tongue.teens.get(day - 10) : tensOf(day);
  }

  private String tensOf(int number) {
    if (number < 10) {
      return tongue.oh + " " + tongue.ones.get(number);
    }
    String pair = tongue.pair((char) ('0' + number / 10), (char) ('0' + number % 10));
    if (!pair.isEmpty()) {
      return pair;
    }
    return tongue.tens.get(number / 10)
        + (tongue.and.isEmpty() ? " " : " " + tongue.and + " ")
        + tongue.ones.get(number % 10);
  }

  private String digits(int count) {
    return Numbers.digits(random, count);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
