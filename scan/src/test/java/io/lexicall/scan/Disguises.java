package io.lexicall.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/** The forms in which people, forms, logs and speech recognisers write a card number. */
final class Disguises {

  static final Map<String, BiFunction<String, Random, String>> WRITTEN = new LinkedHashMap<>();
  static final Map<String, BiFunction<String, Random, String>> SPOKEN = new LinkedHashMap<>();

  private static final String[] SEPARATORS = {
    " ", "-", ".", "\u00a0", "\u202f", "\u2011", "\u2013"
  };
  private static final String[] ONES = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };
  private static final String[] TEENS = {
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final String[] ZEROS = {"zero", "oh", "o", "nought", "naught"};
  private static final String[] FILLERS = {
    ", ", " ", " ", " ", " and ", ", uh, ", " um ", " er ", ", then ", " dash ", "... "
  };
  private static final String[] ACKNOWLEDGEMENTS = {
    "ok", "mhm, go on", "got it", "and the next four?", "yes", "right, and then?"
  };

  static {
    WRITTEN.put("plain", (number, random) -> number);
    for (String separator : SEPARATORS) {
      WRITTEN.put(
          "in fours with U+%04X".formatted((int) separator.charAt(0)),
          (number, random) -> String.join(separator, groups(number, 4)));
    }
    WRITTEN.put("as printed", (number, random) -> String.join(" ", asPrinted(number)));
    WRITTEN.put("as printed with hyphens", (number, random) -> String.join("-", asPrinted(number)));
    WRITTEN.put("in pairs", (number, random) -> String.join(" ", groups(number, 2)));
    WRITTEN.put("in threes", (number, random) -> String.join(" ", groups(number, 3)));
    WRITTEN.put("one by one", (number, random) -> String.join(" ", groups(number, 1)));
    WRITTEN.put("one by one with hyphens", (number, random) -> String.join("-", groups(number, 1)));
    WRITTEN.put("in fours, separators mixed", (number, random) -> mixed(groups(number, 4), random));
    WRITTEN.put("in any groups", (number, random) -> String.join(" ", anyGroups(number, random)));
    WRITTEN.put("over lines", (number, random) -> String.join("\n", groups(number, 4)));
    WRITTEN.put(
        "over lines of Windows", (number, random) -> String.join("\r\n", groups(number, 4)));
    WRITTEN.put(
        "broken and indented",
        (number, random) ->
            number.substring(0, 8) + "\n" + " ".repeat(random.nextInt(9)) + number.substring(8));
    WRITTEN.put("full-width", (number, random) -> inScript(number, 0xff10));
    WRITTEN.put("Arabic-Indic", (number, random) -> inScript(number, 0x660));
    WRITTEN.put("extended Arabic-Indic", (number, random) -> inScript(number, 0x6f0));
    WRITTEN.put("Devanagari", (number, random) -> inScript(number, 0x966));
    WRITTEN.put("mathematical", (number, random) -> inScript(number, 0x1d7ce));
    WRITTEN.put(
        "zero-width between",
        (number, random) -> String.join("\u200b", groups(number, 1 + random.nextInt(4))));
    WRITTEN.put(
        "zero-width and blanks", (number, random) -> String.join(" \u2060", groups(number, 4)));

    SPOKEN.put("digit by digit", (number, random) -> String.join(" ", digits(number, random)));
    SPOKEN.put(
        "in capitals",
        (number, random) ->
            String.join(" ", digits(number, random)).toUpperCase(java.util.Locale.ROOT));
    SPOKEN.put(
        "with double and triple", (number, random) -> String.join(" ", repeated(number, random)));
    SPOKEN.put("with hesitation", (number, random) -> hesitating(digits(number, random), random));
    SPOKEN.put("in fours with commas", (number, random) -> inFours(number, random, ", "));
    SPOKEN.put("in sentences", (number, random) -> inFours(number, random, ". "));
    SPOKEN.put("in tens", (number, random) -> String.join(" ", tens(number, random)));
    SPOKEN.put("with hundreds", (number, random) -> String.join(", ", hundreds(number, random)));
    SPOKEN.put("words and figures", (number, random) -> wordsAndFigures(number, random));
    SPOKEN.put("over lines", (number, random) -> inFours(number, random, "\n"));
    SPOKEN.put("over turns in words", (number, random) -> turns(number, random, true));
    SPOKEN.put("over turns in figures", (number, random) -> turns(number, random, false));
  }

  private Disguises() {}

  private static List<String> groups(String number, int size) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < number.length(); i += size) {
      groups.add(number.substring(i, Math.min(number.length(), i + size)));
    }
    return groups;
  }

  private static List<String> anyGroups(String number, Random random) {
    List<String> groups = new ArrayList<>();
    int from = 0;
    while (from < number.length()) {
      int to = Math.min(number.length(), from + 1 + random.nextInt(7));
      groups.add(number.substring(from, to));
      from = to;
    }
    return groups;
  }

  private static List<String> asPrinted(String number) {
    return switch (number.length()) {
      case 14 -> List.of(number.substring(0, 4), number.substring(4, 10), number.substring(10));
      case 15 -> List.of(number.substring(0, 4), number.substring(4, 10), number.substring(10));
      case 19 -> List.of(number.substring(0, 6), number.substring(6));
      default -> groups(number, 4);
    };
  }

  private static String mixed(List<String> groups, Random random) {
    StringBuilder text = new StringBuilder(groups.get(0));
    for (int i = 1; i < groups.size(); i++) {
      text.append(SEPARATORS[random.nextInt(SEPARATORS.length)]).append(groups.get(i));
    }
    return text.toString();
  }

  private static String inScript(String number, int zero) {
    StringBuilder text = new StringBuilder();
    number.chars().forEach(c -> text.appendCodePoint(zero + c - '0'));
    return text.toString();
  }

  private static String digit(char c, Random random) {
    return c == '0' ? ZEROS[random.nextInt(ZEROS.length)] : ONES[c - '0'];
  }

  private static List<String> digits(String number, Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < number.length(); i++) {
      words.add(digit(number.charAt(i), random));
    }
    return words;
  }

  private static List<String> repeated(String number, Random random) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < number.length()) {
      int times = 1;
      while (times < 3
          && i + times < number.length()
          && number.charAt(i + times) == number.charAt(i)) {
        times++;
      }
      String times3 = random.nextBoolean() ? "triple " : "treble ";
      words.add(
          (times == 3 ? times3 : times == 2 ? "double " : "") + digit(number.charAt(i), random));
      i += times;
    }
    return words;
  }

  private static String hesitating(List<String> words, Random random) {
    StringBuilder text = new StringBuilder(words.get(0));
    for (int i = 1; i < words.size(); i++) {
      text.append(FILLERS[random.nextInt(FILLERS.length)]).append(words.get(i));
    }
    return text.toString();
  }

  private static String inFours(String number, Random random, String between) {
    List<String> parts = new ArrayList<>();
    for (String group : groups(number, 4)) {
      parts.add(String.join(" ", digits(group, random)));
    }
    return String.join(between, parts);
  }

  private static String pair(String pair, Random random) {
    int value = Integer.parseInt(pair);
    if (pair.length() == 1 || value < 10) {
      return String.join(" ", digits(pair, random));
    }
    if (value < 20) {
      return TEENS[value - 10];
    }
    String ten = TENS[value / 10];
    return value % 10 == 0 ? ten : ten + (random.nextBoolean() ? "-" : " ") + ONES[value % 10];
  }

  private static List<String> tens(String number, Random random) {
    List<String> words = new ArrayList<>();
    int from = 0;
    if (number.length() % 2 == 1) {
      words.add(digit(number.charAt(0), random));
      from = 1;
    }
    for (String pair : groups(number.substring(from), 2)) {
      // "twenty", then "one": no one can hear that it is not 21, so no one says it.
      words.add(pair(pair, random));
    }
    return words;
  }

  private static List<String> hundreds(String number, Random random) {
    List<String> words = new ArrayList<>();
    for (String group : groups(number, 4)) {
      boolean hundred = group.length() == 4 && group.endsWith("00") && group.charAt(0) != '0';
      words.add(
          hundred
              ? pair(group.substring(0, 2), random) + " hundred"
              : String.join(" ", digits(group, random)));
    }
    return words;
  }

  private static String wordsAndFigures(String number, Random random) {
    List<String> parts = new ArrayList<>();
    boolean figures = random.nextBoolean();
    for (String group : groups(number, 4)) {
      parts.add(figures ? group : String.join(" ", digits(group, random)));
      figures = !figures;
    }
    return String.join(" ", parts);
  }

  private static String turns(String number, Random random, boolean words) {
    String speaker = random.nextBoolean() ? "Customer" : "Speaker 2";
    String other = speaker.equals("Customer") ? "Agent" : "Speaker 1";
    StringBuilder text = new StringBuilder();
    for (String group : groups(number, 4 + 4 * random.nextInt(2))) {
      if (text.length() > 0) {
        text.append('\n').append(other).append(": ");
        text.append(ACKNOWLEDGEMENTS[random.nextInt(ACKNOWLEDGEMENTS.length)]);
        text.append('\n')
            .append(speaker)
            .append(": ")
            .append(random.nextInt(3) == 0 ? "okay, " : "");
      }
      text.append(words ? String.join(" ", digits(group, random)) : group);
    }
    return speaker + ": \u0000" + text;
  }
}
