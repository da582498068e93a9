package io.lexicall.scan;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How often the scanner misses a card number, and how often it takes something else for one.
 * Everything is made from a seed, so that two runs give the same figures.
 *
 * <p>{@link ErrorRatesTest} writes them to {@code target/error-rates.md}, which is what the README
 * has.
 */
final class ErrorRates {

  private static final int CARDS = 5;
  private static final int LINES = 50_000;
  private static final long SEED = 20_261_124;

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
                if (isFound(scanner.scan(text), start, start + number.length())) {
                  found++;
                }
              }
            }
          }
          recalls.put(name, new Recall(found, hidden));
        });
    return recalls;
  }

  /**
   * Found from its first to its last character, or all but the last three figures of nineteen, and
   * these as a code: where sixteen are a number too, nothing tells the two apart.
   */
  private static boolean isFound(java.util.List<Span> spans, int start, int end) {
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.kind().equals(SpanKind.PAN) && span.start() == start) {
        Span next = i + 1 < spans.size() ? spans.get(i + 1) : span;
        return span.end() == end || next.kind().equals(SpanKind.CVV) && next.end() == end;
      }
    }
    return false;
  }

  static Recall total(Map<String, Recall> recalls) {
    int found = recalls.values().stream().mapToInt(Recall::found).sum();
    int hidden = recalls.values().stream().mapToInt(Recall::hidden).sum();
    return new Recall(found, hidden);
  }

  /** Spans found in lines that hold none, by what the lines are and by confidence. */
  static Map<String, int[]> falsePositives(
      Map<String, Function<Random, String>> formats, int lines, long seed) {
    Map<String, int[]> counts = new LinkedHashMap<>();
    formats.forEach(
        (name, format) -> {
          Random random = new Random(seed);
          int[] count = new int[Confidence.values().length];
          for (int i = 0; i < lines; i++) {
            for (Span span : CardScanner.standard().scan(format.apply(random))) {
              count[span.confidence().ordinal()]++;
            }
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
    numbers.put(
        "two numbers of 8 digits in a row",
        r -> "parts " + LogLines.digits(r, 8) + " " + LogLines.digits(r, 8) + " left");
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

  /** The tables of the README. */
  static String report() {
    StringBuilder out = new StringBuilder();
    recallTable(
        out,
        "Written",
        Disguises.WRITTEN,
        HeldOutDisguises.WRITTEN,
        HeldOutDisguises.FRESH_WRITTEN);
    recallTable(
        out, "Spoken", Disguises.SPOKEN, HeldOutDisguises.SPOKEN, HeldOutDisguises.FRESH_SPOKEN);
    out.append(
        "| lines of a log, each with a time | low | medium | high |\n|---|---:|---:|---:|\n");
    Map<String, int[]> counts = falsePositives(LogLines.FORMATS, LINES, SEED);
    int[] all = new int[Confidence.values().length];
    counts.forEach((name, count) -> row(out, name, count, all));
    double lines = (double) LINES * counts.size();
    out.append(
        String.format(
            Locale.ROOT,
            "| **all: a rate in 100,000 lines, of that confidence or more** | **%.2f** | **%.2f** | **%.2f** |\n\n",
            100_000 * (all[0] + all[1] + all[2]) / lines,
            100_000 * (all[1] + all[2]) / lines,
            100_000 * all[2] / lines));
    out.append("| numbers that cannot be told apart, each in a line | low | medium | high |\n");
    out.append("|---|---:|---:|---:|\n");
    falsePositives(undecidable(), LINES, SEED).forEach((name, count) -> row(out, name, count, all));
    return out.toString();
  }

  private static void row(StringBuilder out, String name, int[] count, int[] sum) {
    out.append("| ").append(name);
    for (int i = 0; i < count.length; i++) {
      out.append(" | ").append(count[i]);
      sum[i] += count[i];
    }
    out.append(" |\n");
  }

  private static void recallTable(
      StringBuilder out,
      String title,
      Map<String, BiFunction<String, Random, String>> tuned,
      Map<String, BiFunction<String, Random, String>> heldOut,
      Map<String, BiFunction<String, Random, String>> fresh) {
    out.append("| ").append(title).append(" | found | of | recall |\n|---|---:|---:|---:|\n");
    Map<String, Recall> recalls = recall(tuned, CARDS, SEED);
    recalls.forEach((name, recall) -> row(out, name, recall));
    row(out, "**all of these**", total(recalls));
    Map<String, Recall> others = recall(heldOut, CARDS, SEED);
    others.forEach((name, recall) -> row(out, "held out: " + name, recall));
    row(out, "**all held out**", total(others));
    Map<String, Recall> unseen = recall(fresh, CARDS, SEED);
    unseen.forEach((name, recall) -> row(out, "fresh: " + name, recall));
    row(out, "**all fresh**", total(unseen));
    out.append('\n');
  }

  private static void row(StringBuilder out, String name, Recall recall) {
    out.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %.2f %% |\n",
            name,
            recall.found(),
            recall.hidden(),
            100 * recall.rate()));
  }
}
