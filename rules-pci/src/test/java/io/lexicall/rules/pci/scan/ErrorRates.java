package io.lexicall.rules.pci.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How often the scanner misses a card number, and how often it takes something else for one.
 * Everything is made from a seed, so that two runs with the same arguments give the same figures.
 *
 * <p>Arguments: cards a network, length and disguise (10); log lines a format (100,000); the seed
 * (20261124).
 */
final class ErrorRates {

  private static final String[] TEMPLATES = {
    "my card number is %s, thank you",
    "%s is the card we have on file",
    "card=%s",
    "{\"card\":\"%s\",\"exp\":\"12/29\"}",
    "Please charge the credit card (%s) today.",
    "Customer card: %s\nAgent: thanks"
  };

  /** Numbers found of numbers hidden. */
  record Recall(int found, int hidden) {
    double rate() {
      return (double) found / hidden;
    }
  }

  private ErrorRates() {}

  /** Recall by disguise, over every network and length of the table. */
  static Map<String, Recall> recall(
      Map<String, BiFunction<String, Random, String>> disguises, int cards, long seed) {
    CardScanner scanner = CardScanner.standard();
    Map<String, Recall> recalls = new LinkedHashMap<>();
    disguises.forEach(
        (name, disguise) -> {
          Random random = new Random(seed);
          int found = 0;
          int hidden = 0;
          for (TableRow row : TableRow.detected()) {
            for (int length : row.lengths()) {
              for (int i = 0; i < cards; i++) {
                String disguised = disguise.apply(row.number(random, length), random);
                String template = TEMPLATES[random.nextInt(TEMPLATES.length)];
                int mark = disguised.indexOf('\0');
                String text =
                    mark < 0
                        ? template.formatted(disguised)
                        : disguised.substring(0, mark)
                            + "my card, it is "
                            + disguised.substring(mark + 1);
                String number = disguised.substring(mark + 1);
                int start = text.indexOf(number);
                hidden++;
                if (scanner.scan(text).stream()
                    .anyMatch(
                        span ->
                            span.kind().equals(SpanKind.PAN)
                                && span.start() == start
                                && span.end() == start + number.length())) {
                  found++;
                }
              }
            }
          }
          recalls.put(name, new Recall(found, hidden));
        });
    return recalls;
  }

  static Recall total(Map<String, Recall> recalls) {
    int found = recalls.values().stream().mapToInt(Recall::found).sum();
    int hidden = recalls.values().stream().mapToInt(Recall::hidden).sum();
    return new Recall(found, hidden);
  }

  /** Spans found in log lines that hold none, by format. */
  static Map<String, Integer> falsePositives(
      Map<String, Function<Random, String>> formats, int lines, long seed, Confidence least) {
    CardScanner scanner = CardScanner.builder().minimumConfidence(least).build();
    Map<String, Integer> counts = new LinkedHashMap<>();
    formats.forEach(
        (name, format) -> {
          Random random = new Random(seed);
          int count = 0;
          for (int i = 0; i < lines; i++) {
            count += scanner.scan(format.apply(random)).size();
          }
          counts.put(name, count);
        });
    return counts;
  }

  /**
   * Numbers that nothing but a list of the numbers in use could tell from cards, each in a line of
   * its own.
   */
  static Map<String, Function<Random, String>> undecidable() {
    Map<String, Function<Random, String>> numbers = new LinkedHashMap<>();
    numbers.put(
        "16 random digits after \"order\"", r -> "order " + LogLines.digits(r, 16) + " shipped");
    numbers.put(
        "15 random digits (FedEx Ground)", r -> "parcel " + LogLines.digits(r, 15) + " left");
    numbers.put("IMEI", r -> "handset " + TableRow.withCheckDigit("35" + LogLines.digits(r, 12)));
    numbers.put(
        "columns of counters",
        r ->
            r.nextInt(99_999)
                + " "
                + r.nextInt(9999)
                + " "
                + r.nextInt(999)
                + " "
                + r.nextInt(99_999)
                + " "
                + r.nextInt(9999));
    return numbers;
  }

  /** Prints the figures of the README. */
  public static void main(String[] args) {
    int cards = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    int lines = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 20_261_124;
    for (Map<String, BiFunction<String, Random, String>> disguises :
        List.of(Disguises.WRITTEN, Disguises.SPOKEN)) {
      Map<String, Recall> recalls = recall(disguises, cards, seed);
      recalls.forEach(
          (name, recall) ->
              System.out.printf(
                  "%-36s %7d of %7d  %.4f %%%n",
                  name, recall.found(), recall.hidden(), 100 * recall.rate()));
      Recall total = total(recalls);
      System.out.printf(
          "%-36s %7d of %7d  %.4f %%%n%n",
          disguises == Disguises.WRITTEN ? "written" : "spoken",
          total.found(),
          total.hidden(),
          100 * total.rate());
    }
    for (Confidence least : Confidence.values()) {
      Map<String, Integer> counts = falsePositives(LogLines.FORMATS, lines, seed, least);
      counts.forEach(
          (name, count) -> System.out.printf("%-42s %5d in %d lines%n", name, count, lines));
      long all = counts.values().stream().mapToInt(Integer::intValue).sum();
      System.out.printf(
          "%-42s %5d in %d lines: %.2f per 100,000, confidence %s or more%n%n",
          "log lines with times",
          all,
          (long) lines * counts.size(),
          all * 100_000.0 / lines / counts.size(),
          least.id());
    }
    for (Confidence least : Confidence.values()) {
      falsePositives(undecidable(), lines, seed, least)
          .forEach(
              (name, count) ->
                  System.out.printf(
                      "%-42s %7.1f per 100,000, confidence %s or more%n",
                      name, count * 100_000.0 / lines, least.id()));
    }
  }
}
