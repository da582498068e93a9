package io.lexicall.scan.outside;

import io.lexicall.scan.CardScanner;
import io.lexicall.scan.Confidence;
import io.lexicall.scan.Finding;
import io.lexicall.scan.Piece;
import io.lexicall.scan.Redaction;
import io.lexicall.scan.TranscriptScanner;
import io.lexicall.scan.outside.CallScript.Course;
import io.lexicall.scan.outside.CallScript.Form;
import io.lexicall.scan.outside.CallScript.Goal;
import io.lexicall.scan.outside.Formats.Document;
import io.lexicall.scan.outside.Formats.Format;
import io.lexicall.scan.outside.Sheet.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Measures the scanner on made calls in all formats, beside the usual regular expression with its
 * check digit.
 */
final class TranscriptRates {
  /** Calls to look at while the scanner is worked on, and calls for the published figures only. */
  enum Seeds {
    TRAINING(0x1ec1_0000_0000L),
    FINAL(0x5ea1_ed00_0000_0000L);

    final long first;

    Seeds(long first) {
      this.first = first;
    }
  }

  /** What came out of one file with a card. */
  record Outcome(
      CallScript call,
      Document document,
      long seed,
      boolean covered,
      boolean surely,
      boolean coveredByRegex,
      boolean unreadable,
      boolean framed,
      int codes,
      int codesCovered,
      List<Place> missed,
      Map<Confidence, int[]> rightOfAll) {}

  /** What came out of one file without. */
  record Silence(
      Format format,
      Tongue tongue,
      long seed,
      int high,
      int medium,
      int low,
      int byRegex,
      String excerpt) {}

  private static final Pattern USUAL = Pattern.compile("\\b(?:\\d[ -]?){12,18}\\d\\b");

  final List<Outcome> outcomes = new ArrayList<>();

  /** Calls in tongues other than English and Spanish; they count in no rate but their own. */
  final List<Outcome> abroad = new ArrayList<>();

  final List<Silence> silences = new ArrayList<>();
  private final TranscriptScanner scanner = TranscriptScanner.of(CardScanner.standard());
  private final Seeds seeds;

  TranscriptRates(Seeds seeds) {
    this.seeds = seeds;
  }

  /** One cell of the square: a format, a form, a course. */
  record Cell(Format format, Form form, Course course) {
    static List<Cell> all() {
      List<Cell> cells = new ArrayList<>();
      for (Course course : Course.values()) {
        for (Form form : Form.values()) {
          boolean whole = !form.isGrouped() && course != Course.PLAIN && course != Course.DISTANT;
          if (!whole) {
            for (Format format : Format.values()) {
              cells.add(new Cell(format, form, course));
            }
          }
        }
      }
      return cells;
    }
  }

  /** Measures every so-manieth cell, and so many calls without a card. */
  TranscriptRates measure(int every, int withoutCard) {
    List<Cell> cells = Cell.all();
    IntStream.iterate(0, i -> i < cells.size(), i -> i + every)
        .parallel()
        .mapToObj(i -> outcome(cells.get(i), seeds.first + i))
        .forEachOrdered(outcomes::add);
    for (Tongue tongue : List.of(Tongue.FRENCH, Tongue.GERMAN, Tongue.PORTUGUESE)) {
      IntStream.iterate(tongue.ordinal(), i -> i < cells.size(), i -> i + 16 * every + 1)
          .filter(i -> isSaidAbroad(cells.get(i).form()))
          .parallel()
          .mapToObj(i -> outcome(cells.get(i), tongue, i))
          .forEachOrdered(abroad::add);
    }
    IntStream.range(0, withoutCard)
        .parallel()
        .mapToObj(
            i -> silence(Format.values()[i % Format.values().length], seeds.first + 1_000_000 + i))
        .forEachOrdered(silences::add);
    return this;
  }

  private static boolean isSaidAbroad(Form form) {
    return form != Form.HUNDREDS && form != Form.DOUBLES;
  }

  private Outcome outcome(Cell cell, Tongue tongue, int i) {
    long seed = seeds.first + 500_000L * tongue.ordinal() + i;
    return outcome(cell, Calls.withCard(seed, tongue, cell.form(), cell.course()), seed);
  }

  static CallScript call(Cell cell, long seed) {
    boolean english = cell.form() == Form.WORDS_OH || cell.form() == Form.HUNDREDS;
    Tongue tongue = english ? Tongue.ENGLISH : tongue(seed);
    return Calls.withCard(seed, tongue, cell.form(), cell.course());
  }

  Outcome outcome(Cell cell, long seed) {
    return outcome(cell, call(cell, seed), seed);
  }

  private Outcome outcome(Cell cell, CallScript call, long seed) {
    Document document = Formats.write(call, cell.format(), seed);
    String text = document.text();
    BitSet found = new BitSet();
    BitSet sure = new BitSet();
    BitSet told = new BitSet();
    document.places().forEach(place -> told.set(place.start(), place.end()));
    Map<Confidence, int[]> rightOfAll = new EnumMap<>(Confidence.class);
    for (Finding finding : scanner.scan(text).findings()) {
      int[] count = rightOfAll.computeIfAbsent(finding.confidence(), any -> new int[2]);
      count[0] += finding.pieces().stream().anyMatch(piece -> isTold(told, piece)) ? 1 : 0;
      count[1]++;
      for (Piece piece : finding.pieces()) {
        found.set((int) piece.start(), (int) piece.end());
        if (finding.confidence() != Confidence.LOW) {
          sure.set((int) piece.start(), (int) piece.end());
        }
      }
    }
    Set<Place> shown = Shown.of(scanner, document, call.pan);
    List<Place> missed =
        document.places().stream()
            .filter(place -> !place.isCode() && place.isSecret())
            .filter(place -> !covers(found, place) || shown.contains(place))
            .toList();
    BitSet usual = new BitSet();
    usual(text).forEach(span -> usual.set(span[0], span[1]));
    boolean surely = coversAll(sure, document) && shown.isEmpty();
    boolean byRegex = coversAll(usual, document);
    String redacted = scanner.redact(text, Redaction.firstSixLastFour());
    boolean framed = false;
    boolean unreadable = false;
    try {
      Frames before = Frames.of(cell.format(), text);
      Frames after = Frames.of(cell.format(), redacted);
      framed = before.frame().equals(after.frame());
      unreadable = after.texts().stream().noneMatch(each -> tells(each, call.pan));
    } catch (Frames.Broken broken) {
      // Neither holds of a file that does not parse.
    }
    List<Place> codes = document.places().stream().filter(Place::isCode).toList();
    int codesCovered = (int) codes.stream().filter(place -> covers(found, place)).count();
    return new Outcome(
        call,
        document,
        seed,
        missed.isEmpty(),
        surely,
        byRegex,
        unreadable,
        framed,
        codes.size(),
        codesCovered,
        missed,
        rightOfAll);
  }

  private static boolean isTold(BitSet told, Piece piece) {
    int next = told.nextSetBit((int) piece.start());
    return next >= 0 && next < piece.end();
  }

  /** Of the findings of a confidence in all calls, how many in 100 are of a card or its code. */
  double right(Confidence confidence) {
    long right = 0;
    long all = 0;
    for (Outcome outcome : outcomes) {
      int[] count = outcome.rightOfAll().getOrDefault(confidence, new int[2]);
      right += count[0];
      all += count[1];
    }
    for (Silence silence : silences) {
      all +=
          switch (confidence) {
            case HIGH -> silence.high();
            case MEDIUM -> silence.medium();
            case LOW -> silence.low();
          };
    }
    return 100.0 * right / Math.max(1, all);
  }

  /** Spanish is spoken in every fourth call. */
  private static Tongue tongue(long seed) {
    return new SplittableRandom(~seed).nextInt(4) == 0 ? Tongue.SPANISH : Tongue.ENGLISH;
  }

  private Silence silence(Format format, long seed) {
    CallScript call = Calls.withoutCard(seed, tongue(seed));
    String text = Formats.write(call, format, seed).text();
    int[] count = new int[Confidence.values().length];
    String excerpt = "";
    for (Finding finding : scanner.scan(text).findings()) {
      count[finding.confidence().ordinal()]++;
      if (excerpt.isEmpty() || finding.confidence() != Confidence.LOW) {
        excerpt =
            finding.confidence().id()
                + " "
                + finding.kind()
                + " "
                + excerpt(text, (int) finding.span().start(), (int) finding.span().end());
      }
    }
    return new Silence(
        format,
        call.tongue,
        seed,
        count[Confidence.HIGH.ordinal()],
        count[Confidence.MEDIUM.ordinal()],
        count[Confidence.LOW.ordinal()],
        usual(text).size(),
        excerpt);
  }

  private static boolean coversAll(BitSet found, Document document) {
    return document.places().stream()
        .noneMatch(place -> !place.isCode() && place.isSecret() && !covers(found, place));
  }

  private static boolean covers(BitSet found, Place place) {
    return found.nextClearBit(place.start()) >= place.end();
  }

  /**
   * Whether five digits one behind the other can be read of which one lies between the first six
   * and the last four.
   */
  private static boolean tells(String text, String pan) {
    List<String> runs = Frames.digits(text);
    String open = pan.substring(0, 6);
    for (int i = 2; i < pan.length() - 4; i++) {
      String part = pan.substring(i, i + 5);
      if (!open.contains(part) && runs.stream().anyMatch(run -> run.contains(part))) {
        return true;
      }
    }
    return false;
  }

  private static List<int[]> usual(String text) {
    List<int[]> spans = new ArrayList<>();
    Matcher matcher = USUAL.matcher(text);
    while (matcher.find()) {
      if (Numbers.isLuhn(matcher.group().replaceAll("\\D", ""))) {
        spans.add(new int[] {matcher.start(), matcher.end()});
      }
    }
    return spans;
  }

  static String excerpt(String text, int start, int end) {
    int from = Math.max(0, start - 60);
    int to = Math.min(text.length(), end + 40);
    return (text.substring(from, start)
            + "«"
            + text.substring(start, end)
            + "»"
            + text.substring(end, to))
        .replace("\n", "⏎")
        .replace("\r", "");
  }

  // The page

  double share(Predicate<Outcome> of, Predicate<Outcome> is) {
    long all = outcomes.stream().filter(of).count();
    return all == 0 ? Double.NaN : 100.0 * outcomes.stream().filter(of).filter(is).count() / all;
  }

  double covered(Goal goal) {
    return share(outcome -> outcome.call().course.goal == goal, Outcome::covered);
  }

  double covered() {
    return share(outcome -> true, Outcome::covered);
  }

  double falsePerThousand() {
    return 1000.0
        * silences.stream().filter(silence -> silence.high() + silence.medium() > 0).count()
        / silences.size();
  }

  String page() {
    StringBuilder page = new StringBuilder("# Cards in made call transcripts\n\n");
    page.append(
        format(
            """
        %d calls with a card, each in one format, form and course, and %d without one; %s seeds.
        Covered: every digit of the card is in a finding, wherever the file says it, but for a part told once more that
        lies within the first six or last four; and in none of these places does redaction leave a digit that is
        neither of the first six nor of the last four, as it would if a finding began in one copy of the number and
        ended in the next. Unreadable: after redaction nobody reads five digits one behind the
        other of which one is neither of the first six nor of the last four. Framed: after redaction the file parses,
        and all but its texts is as it was. Shares in percent, the worst rows first.

        """,
            outcomes.size(), silences.size(), seeds.name().toLowerCase(Locale.ROOT)));
    page.append("| | calls | covered | by medium or high | goal |\n|---|---:|---:|---:|---:|\n");
    page.append(
        format(
            "| all | %d | %.1f | %.1f | 97 |\n",
            outcomes.size(), covered(), share(outcome -> true, Outcome::surely)));
    for (Goal goal : Goal.values()) {
      long count = outcomes.stream().filter(outcome -> outcome.call().course.goal == goal).count();
      page.append(
          format(
              "| %s | %d | %.1f | %.1f | %d |\n",
              goal.title,
              count,
              covered(goal),
              share(outcome -> outcome.call().course.goal == goal, Outcome::surely),
              goal.percent));
    }
    long dialogues =
        silences.stream().filter(silence -> silence.high() + silence.medium() > 0).count();
    page.append(
        format(
            "\nFalse findings of medium or high: %d of %d dialogues without a card, %.1f of 1,000 (goal 1);"
                + " low: %d;\nregex and Luhn: %d.\n",
            dialogues,
            silences.size(),
            falsePerThousand(),
            silences.stream().filter(silence -> silence.low() > 0).count(),
            silences.stream().filter(silence -> silence.byRegex() > 0).count()));
    page.append(
        format(
            "Of what is called high %.1f in 100 are a card or its code (goal 99), of medium %.1f (goal 90), of low %.1f.\n",
            right(Confidence.HIGH), right(Confidence.MEDIUM), right(Confidence.LOW)));
    int codes = outcomes.stream().mapToInt(Outcome::codes).sum();
    page.append(
        format(
            "Words of security codes covered: %.1f.\n",
            100.0 * outcomes.stream().mapToInt(Outcome::codesCovered).sum() / Math.max(1, codes)));
    table(page, outcomes, "Format", outcome -> outcome.document().format().title);
    table(page, outcomes, "Form of the number", outcome -> outcome.call().form.title);
    table(page, outcomes, "Course", outcome -> outcome.call().course.title);
    table(
        page,
        outcomes,
        "Language",
        outcome -> outcome.call().tongue.name().toLowerCase(Locale.ROOT));
    page.append("\nOther languages count in no rate above.\n");
    table(
        page,
        abroad,
        "Other language",
        outcome -> outcome.call().tongue.name().toLowerCase(Locale.ROOT));
    page.append(
        "\n| Format | dialogues without a card | with a finding of medium or high | low | regex and Luhn |\n"
            + "|---|---:|---:|---:|---:|\n");
    Map<Format, List<Silence>> byFormat = new LinkedHashMap<>();
    silences.forEach(
        silence ->
            byFormat.computeIfAbsent(silence.format(), any -> new ArrayList<>()).add(silence));
    byFormat.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                entry -> -count(entry.getValue(), silence -> silence.high() + silence.medium())))
        .forEach(
            entry ->
                page.append(
                    format(
                        "| %s | %d | %d | %d | %d |\n",
                        entry.getKey().title,
                        entry.getValue().size(),
                        count(entry.getValue(), silence -> silence.high() + silence.medium()),
                        count(entry.getValue(), Silence::low),
                        count(entry.getValue(), Silence::byRegex))));
    return page.toString();
  }

  private static long count(List<Silence> silences, Function<Silence, Integer> findings) {
    return silences.stream().filter(silence -> findings.apply(silence) > 0).count();
  }

  private static void table(
      StringBuilder page, List<Outcome> of, String title, Function<Outcome, String> key) {
    Map<String, List<Outcome>> rows = new LinkedHashMap<>();
    of.forEach(
        outcome -> rows.computeIfAbsent(key.apply(outcome), any -> new ArrayList<>()).add(outcome));
    page.append(
        format(
            "\n| %s | calls | covered | clear | disturbed | both | unreadable | framed | codes | regex and Luhn |\n"
                + "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
            title));
    rows.entrySet().stream()
        .sorted(Comparator.comparingDouble(row -> percent(row.getValue(), Outcome::covered)))
        .forEach(
            row -> {
              List<Outcome> all = row.getValue();
              page.append(
                  format(
                      "| %s | %d | %.1f | %s | %s | %s | %.1f | %.1f | %.1f | %.1f |\n",
                      row.getKey(),
                      all.size(),
                      percent(all, Outcome::covered),
                      goal(all, Goal.CLEAR),
                      goal(all, Goal.DISTURBED),
                      goal(all, Goal.BOTH),
                      percent(all, Outcome::unreadable),
                      percent(all, Outcome::framed),
                      100.0
                          * all.stream().mapToInt(Outcome::codesCovered).sum()
                          / Math.max(1, all.stream().mapToInt(Outcome::codes).sum()),
                      percent(all, Outcome::coveredByRegex)));
            });
  }

  private static String goal(List<Outcome> all, Goal goal) {
    List<Outcome> own = all.stream().filter(outcome -> outcome.call().course.goal == goal).toList();
    return own.isEmpty() ? "" : format("%.1f", percent(own, Outcome::covered));
  }

  private static double percent(List<Outcome> all, Predicate<Outcome> is) {
    return 100.0 * all.stream().filter(is).count() / all.size();
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** The files that were missed, for those who look for the cause. */
  String misses(int each) {
    StringBuilder page = new StringBuilder();
    Map<String, Integer> shown = new LinkedHashMap<>();
    List<Outcome> all = new ArrayList<>(outcomes);
    all.addAll(abroad);
    for (Outcome outcome : all) {
      String cell =
          outcome.document().format().title
              + " / "
              + outcome.call().form.title
              + " / "
              + outcome.call().course.title;
      boolean failed = !outcome.covered() || !outcome.unreadable() || !outcome.framed();
      if (failed
          && shown.merge(
                  outcome.document().format().title + outcome.call().course.title, 1, Integer::sum)
              <= each) {
        page.append(
            format(
                "%s / %s seed %d covered=%s unreadable=%s framed=%s missed=%d of %d\n",
                cell,
                outcome.call().tongue,
                outcome.seed(),
                outcome.covered(),
                outcome.unreadable(),
                outcome.framed(),
                outcome.missed().size(),
                outcome.document().places().stream().filter(place -> !place.isCode()).count()));
        if (!outcome.missed().isEmpty()) {
          Place first = outcome.missed().get(0);
          Place last = outcome.missed().get(outcome.missed().size() - 1);
          String text = outcome.document().text();
          page.append("    ")
              .append(excerpt(text, first.start(), Math.min(last.end(), first.start() + 400)))
              .append('\n');
        }
      }
    }
    silences.stream()
        .filter(silence -> silence.high() + silence.medium() > 0)
        .forEach(
            silence ->
                page.append(
                    format(
                        "FALSE %s / %s seed %d: %s\n",
                        silence.format().title,
                        silence.tongue(),
                        silence.seed(),
                        silence.excerpt())));
    return page.toString();
  }

  /** Writes the page for the named seeds, and with the training seeds the misses beside it. */
  static void write(Seeds seeds, int every, int withoutCard, Path folder) throws IOException {
    TranscriptRates rates = new TranscriptRates(seeds).measure(every, withoutCard);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("transcript-rates.md"), rates.page());
    if (seeds == Seeds.TRAINING) {
      Files.writeString(folder.resolve("transcript-misses.txt"), rates.misses(3));
    }
  }

  public static void main(String[] arguments) throws IOException {
    Seeds seeds = Arrays.asList(arguments).contains("training") ? Seeds.TRAINING : Seeds.FINAL;
    write(seeds, 1, 10_000, Path.of("target"));
  }
}
