package io.lexicall.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Forms of card numbers that were thought of after the scanner was made, by somebody else: how it
 * does on what nobody tuned it for. Some it is not meant to find; they are measured all the same.
 *
 * <p>Of the first ones some were taken up once they had been measured. The fresh ones were written
 * after that, and nothing was changed for them.
 */
final class HeldOutDisguises {

  static final Map<String, BiFunction<String, Random, String>> WRITTEN = new LinkedHashMap<>();
  static final Map<String, BiFunction<String, Random, String>> SPOKEN = new LinkedHashMap<>();

  static final Map<String, BiFunction<String, Random, String>> FRESH_WRITTEN =
      new LinkedHashMap<>();
  static final Map<String, BiFunction<String, Random, String>> FRESH_SPOKEN = new LinkedHashMap<>();

  private static final String[] ONES = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };

  static {
    WRITTEN.put("in fours with slashes", (n, r) -> String.join("/", fours(n)));
    WRITTEN.put("in fours with underscores", (n, r) -> String.join("_", fours(n)));
    WRITTEN.put("in fours with tabs", (n, r) -> String.join("\t", fours(n)));
    WRITTEN.put("in fours with commas", (n, r) -> String.join(", ", fours(n)));
    WRITTEN.put("in fours with two blanks", (n, r) -> String.join("  ", fours(n)));
    WRITTEN.put("in fours with hyphens in blanks", (n, r) -> String.join(" - ", fours(n)));
    WRITTEN.put("in fours with middle dots", (n, r) -> String.join("\u00b7", fours(n)));
    WRITTEN.put("in fours with figure spaces", (n, r) -> String.join("\u2007", fours(n)));
    WRITTEN.put("in fours with wide blanks", (n, r) -> String.join("\u3000", fours(n)));
    WRITTEN.put("in fours of a web form", (n, r) -> String.join("+", fours(n)));
    WRITTEN.put("in fours with %20", (n, r) -> String.join("%20", fours(n)));
    WRITTEN.put("in fours with &nbsp;", (n, r) -> String.join("&nbsp;", fours(n)));
    WRITTEN.put("in fours with \\n in JSON", (n, r) -> String.join("\\n", fours(n)));
    WRITTEN.put("eight and the rest", (n, r) -> n.substring(0, 8) + " " + n.substring(8));
    WRITTEN.put("six and the rest", (n, r) -> n.substring(0, 6) + "-" + n.substring(6));
    WRITTEN.put(
        "broken amid a group",
        (n, r) -> {
          int at = 5 + r.nextInt(n.length() - 8);
          return n.substring(0, at) + "\n" + n.substring(at);
        });
    WRITTEN.put("Bengali", (n, r) -> inScript(n, 0x9e6));
    WRITTEN.put("Thai in fours", (n, r) -> inScript(String.join(" ", fours(n)), 0xe50));
    WRITTEN.put("soft hyphens", (n, r) -> String.join("\u00ad", fours(n)));
    WRITTEN.put("direction marks between", (n, r) -> String.join("\u200e", fours(n)));

    SPOKEN.put("words joined by hyphens", (n, r) -> String.join("-", digits(n)));
    SPOKEN.put("as sentences of one word", (n, r) -> capital(String.join(". ", digits(n))));
    SPOKEN.put("figures with commas", (n, r) -> String.join(", ", figures(n)));
    SPOKEN.put(
        "figures, a comma after four",
        (n, r) ->
            String.join(", ", fours(n).stream().map(f -> String.join(" ", figures(f))).toList()));
    SPOKEN.put(
        "doubles in fours",
        (n, r) -> String.join(", ", fours(n).stream().map(f -> doubled(f)).toList()));
    SPOKEN.put(
        "figures with hesitation",
        (n, r) -> String.join(r.nextBoolean() ? ", uh, " : " um ", fours(n)));
    SPOKEN.put("and then between fours", (n, r) -> words(n, " and then "));
    SPOKEN.put("okay between fours", (n, r) -> words(n, ", okay, "));
    SPOKEN.put("you know between fours", (n, r) -> words(n, ", you know, "));
    SPOKEN.put(
        "turns with times",
        (n, r) -> turns(n, "[00:01:%02d] Caller: ", "[00:01:%02d] Agent: go on"));
    SPOKEN.put(
        "turns of diarised speakers", (n, r) -> turns(n, "SPEAKER_01: ", "SPEAKER_00: mm-hm"));
    SPOKEN.put("turns in lower case", (n, r) -> turns(n, "customer: ", "agent: yes"));
    SPOKEN.put(
        "turns where the agent repeats",
        (n, r) -> {
          StringBuilder text = new StringBuilder("Customer: \0");
          List<String> fours = fours(n);
          for (int i = 0; i < fours.size(); i++) {
            text.append(i == 0 ? "" : "\nAgent: " + fours.get(i - 1) + ", yes\nCustomer: ")
                .append(fours.get(i));
          }
          return text.toString();
        });

    FRESH_WRITTEN.put("in fours with bars", (n, r) -> String.join("|", fours(n)));
    FRESH_WRITTEN.put("in fours with bars in blanks", (n, r) -> String.join(" | ", fours(n)));
    FRESH_WRITTEN.put("in fours with colons", (n, r) -> String.join(":", fours(n)));
    FRESH_WRITTEN.put("in fours with em dashes", (n, r) -> String.join(" \u2014 ", fours(n)));
    FRESH_WRITTEN.put("in fours with thin blanks", (n, r) -> String.join("\u2009", fours(n)));
    FRESH_WRITTEN.put("in fours with slashes in blanks", (n, r) -> String.join(" / ", fours(n)));
    FRESH_WRITTEN.put("in fours with joiners", (n, r) -> String.join("\u200d", fours(n)));
    FRESH_WRITTEN.put("in fours, a line blank between", (n, r) -> String.join("\n\n", fours(n)));
    FRESH_WRITTEN.put("four, six and the rest", (n, r) -> fourSix(n, "-"));
    FRESH_WRITTEN.put("four, six and the rest with commas", (n, r) -> fourSix(n, ", "));
    FRESH_WRITTEN.put("all but the last four", (n, r) -> allButFour(n, " "));
    FRESH_WRITTEN.put("Khmer in fours", (n, r) -> inScript(String.join(" ", fours(n)), 0x17e0));

    FRESH_SPOKEN.put("so between fours", (n, r) -> words(n, ", so, "));
    FRESH_SPOKEN.put("hmm between fours", (n, r) -> words(n, ", hmm, "));
    FRESH_SPOKEN.put("and after that between fours", (n, r) -> words(n, ", and after that, "));
    FRESH_SPOKEN.put("let me see between fours", (n, r) -> words(n, "... let me see... "));
    FRESH_SPOKEN.put("ellipses between fours", (n, r) -> words(n, " \u2026 "));
    FRESH_SPOKEN.put("slashes between words", (n, r) -> String.join(" / ", digits(n)));
    FRESH_SPOKEN.put("a line for each word", (n, r) -> String.join("\n", digits(n)));
    FRESH_SPOKEN.put("figures in sentences", (n, r) -> String.join(". ", figures(n)));
    FRESH_SPOKEN.put("capital words", (n, r) -> capital(String.join(" ", digits(n))));
    FRESH_SPOKEN.put("turns of initials", (n, r) -> turns(n, "C: ", "A: okay"));
    FRESH_SPOKEN.put("turns in brackets", (n, r) -> turns(n, "[Customer] ", "[Agent] okay"));
    FRESH_SPOKEN.put(
        "turns with a question", (n, r) -> turns(n, "Caller: ", "Agent: got it, next?"));
  }

  private HeldOutDisguises() {}

  private static String fourSix(String number, String separator) {
    return number.substring(0, 4)
        + separator
        + number.substring(4, 10)
        + separator
        + number.substring(10);
  }

  private static String allButFour(String number, String separator) {
    int at = number.length() - 4;
    return number.substring(0, at) + separator + number.substring(at);
  }

  private static List<String> fours(String number) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < number.length(); i += 4) {
      groups.add(number.substring(i, Math.min(number.length(), i + 4)));
    }
    return groups;
  }

  private static List<String> figures(String number) {
    return number.chars().mapToObj(Character::toString).toList();
  }

  private static List<String> digits(String number) {
    return number.chars().mapToObj(c -> ONES[c - '0']).toList();
  }

  private static String words(String number, String between) {
    return String.join(
        between, fours(number).stream().map(f -> String.join(" ", digits(f))).toList());
  }

  private static String doubled(String four) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < four.length(); i++) {
      boolean twice = i + 1 < four.length() && four.charAt(i) == four.charAt(i + 1);
      words.add((twice ? "double-" : "") + ONES[four.charAt(i) - '0']);
      i += twice ? 1 : 0;
    }
    return String.join(" ", words);
  }

  private static String capital(String text) {
    StringBuilder capital = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      capital.append(capital.length() == 0 ? "" : " ");
      capital.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return capital.toString();
  }

  private static String inScript(String number, int zero) {
    StringBuilder text = new StringBuilder();
    number.chars().forEach(c -> text.appendCodePoint(c == ' ' ? c : zero + c - '0'));
    return text.toString();
  }

  private static String turns(String number, String own, String other) {
    StringBuilder text = new StringBuilder();
    int second = 10;
    for (String four : fours(number)) {
      text.append(text.length() == 0 ? "" : "\n" + other.formatted(second++) + "\n");
      text.append(own.formatted(second++)).append(text.indexOf("\0") < 0 ? "\0" : "");
      text.append(String.join(" ", digits(four)));
    }
    return text.toString();
  }
}
