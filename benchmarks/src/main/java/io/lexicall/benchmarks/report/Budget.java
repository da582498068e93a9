package io.lexicall.benchmarks.report;

import io.lexicall.benchmarks.report.Samples.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One line of the table of goals.
 *
 * @param group by which it can be chosen
 * @param what what is measured
 * @param peer what it is compared with; empty for a figure by itself
 * @param goal what it should be, or that there is none
 * @param rows the rows it takes
 * @param measure works the figure out from what was measured of those rows, in their order
 * @param detail whether a quick run leaves it out
 */
record Budget(
    String group,
    String what,
    String peer,
    Goal goal,
    List<Row> rows,
    Function<List<Samples>, Estimate> measure,
    boolean detail) {
  private static final String PRE_DIAL = "PreDialBenchmark";
  private static final String OTHER = "OtherActivitiesBenchmark";

  /** What a figure should be. */
  record Goal(Kind kind, double bound, String unit) {
    private static final Goal NONE = new Goal(Kind.NONE, 0, "×");

    /** What a bound means. */
    enum Kind {
      /** At most that. */
      AT_MOST,
      /** At least that. */
      AT_LEAST,
      /** That, as far as can be told. */
      SAME,
      /** There is no goal. */
      NONE
    }

    static Goal atMost(double bound) {
      return new Goal(Kind.AT_MOST, bound, "×");
    }

    static Goal atLeast(double bound) {
      return new Goal(Kind.AT_LEAST, bound, "×");
    }

    /** Tells whether a figure is as it should be; unclear where chance alone could decide. */
    String judge(Estimate measured) {
      boolean low;
      boolean high;
      switch (kind) {
        case AT_MOST -> {
          low = measured.low() <= bound;
          high = measured.high() <= bound;
        }
        case AT_LEAST -> {
          low = measured.low() >= bound;
          high = measured.high() >= bound;
        }
        case SAME -> {
          // Five per cent are less than one machine differs from itself in an hour.
          low = measured.low() <= bound * 1.05;
          high = low;
        }
        default -> {
          return "";
        }
      }
      return low && high ? "met" : low || high ? "unclear" : "missed";
    }

    @Override
    public String toString() {
      return switch (kind) {
        case AT_MOST -> "at most " + format(bound) + unit;
        case AT_LEAST -> "at least " + format(bound) + unit;
        case SAME -> "no change";
        case NONE -> "";
      };
    }

    String show(Estimate measured) {
      return format(measured.value())
          + unit
          + (measured.low() == measured.high()
              ? ""
              : " (%s to %s)".formatted(format(measured.low()), format(measured.high())));
    }
  }

  /** Returns a number with three digits that count. */
  static String format(double value) {
    double size = Math.abs(value);
    String pattern =
        size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private static Row preDial(String method, String answer) {
    return Row.of(PRE_DIAL, method, "answer", answer);
  }

  /** The same of few persons, whose facts stay in the processor's cache. */
  private static Row ofFew(String method) {
    return new Row(PRE_DIAL, method, new TreeMap<>(Map.of("answer", "PERMITTED", "persons", "64")));
  }

  private static Budget times(
      String group, String what, String peer, Goal goal, Row mine, Row theirs) {
    return new Budget(
        group,
        what,
        peer,
        goal,
        List.of(mine, theirs),
        samples -> samples.get(0).over(samples.get(1)),
        false);
  }

  /** How many times faster we are: how many times our time theirs takes. */
  private static Budget faster(
      String group, String what, String peer, Goal goal, Row mine, Row theirs) {
    return times(group, what, peer, goal, theirs, mine);
  }

  private Budget inDetail() {
    return new Budget(group, what, peer, goal, rows, measure, true);
  }

  private static Budget bytes(String group, String what, Goal goal, Row row) {
    return new Budget(
        group,
        what,
        "",
        goal,
        List.of(row),
        samples -> {
          double bytes = samples.get(0).bytes();
          return new Estimate(bytes, bytes, bytes);
        },
        false);
  }

  /** Returns every line, in the order of the table. */
  static List<Budget> all() {
    List<Budget> all = new ArrayList<>();
    preDial(all);
    engines(all);
    String facts = "facts built, all modules loaded";
    for (String activity : List.of("recording", "payment", "storage")) {
      all.add(
          times(
              activity,
              "a " + activity + " check, " + facts,
              "bare fields, hand-inlined",
              Goal.atMost(activity.equals("payment") ? 15 : 20),
              Row.of(OTHER, activity),
              Row.of(OTHER, activity + "Floor")));
      all.add(
          bytes(
              activity,
              "the same, allocated",
              new Goal(Goal.Kind.AT_MOST, 256, " B"),
              Row.of(OTHER, activity)));
      all.add(
          times(
                  activity,
                  "of this, building the facts",
                  "bare fields, hand-inlined",
                  Goal.NONE,
                  Row.of(OTHER, activity + "Facts"),
                  Row.of(OTHER, activity + "Floor"))
              .inDetail());
    }
    all.add(
        times(
                "recording",
                "of this, building the facts, and an engine without rules on recordings",
                "bare fields, hand-inlined",
                Goal.NONE,
                Row.of(OTHER, "recordingUnruled"),
                Row.of(OTHER, "recordingFloor"))
            .inDetail());
    parts(all);
    journal(all);
    files(all);
    ledger(all);
    whole(all);
    return all;
  }

  private static void preDial(List<Budget> all) {
    String full = "a full pre-dial check, permitted";
    Row permitted = preDial("lexicall", "PERMITTED");
    Row floor = preDial("floor", "PERMITTED");
    all.add(times("pre-dial", full, "bare arrays, hand-inlined", Goal.atMost(2), permitted, floor));
    all.add(
        bytes(
            "pre-dial", "the same, allocated", new Goal(Goal.Kind.AT_MOST, 128, " B"), permitted));
    all.add(
        times(
            "pre-dial",
            "the rules only, on ready facts, permitted",
            "bare arrays, hand-inlined",
            Goal.NONE,
            preDial("lexicallRules", "PERMITTED"),
            floor));
    all.add(
        bytes(
            "pre-dial",
            "the same, allocated",
            new Goal(Goal.Kind.NONE, 0, " B"),
            preDial("lexicallRules", "PERMITTED")));
    all.add(
        times(
                "pre-dial",
                "the number parsed, the lists looked up and the facts built, no rules",
                "bare arrays, hand-inlined",
                Goal.NONE,
                preDial("lexicallFacts", "PERMITTED"),
                floor)
            .inDetail());
    all.add(
        faster(
            "pre-dial",
            full,
            "hand-written on libphonenumber",
            Goal.atLeast(20),
            permitted,
            preDial("handWritten", "PERMITTED")));
    String few = "the same for 64 persons in turn, their facts in the processor's cache";
    all.add(
        times(
            "pre-dial",
            few,
            "bare arrays, hand-inlined",
            Goal.atMost(3),
            ofFew("lexicall"),
            ofFew("floor")));
    all.add(
        times(
                "pre-dial",
                "of this, the number parsed, the lists looked up and the facts built, no rules",
                "bare arrays, hand-inlined",
                Goal.NONE,
                ofFew("lexicallFacts"),
                ofFew("floor"))
            .inDetail());
    all.add(
        faster(
                "pre-dial",
                few,
                "hand-written on libphonenumber",
                Goal.atLeast(20),
                ofFew("lexicall"),
                ofFew("handWritten"))
            .inDetail());
    all.add(
        faster(
                "batches",
                "checks of 32 persons in a batch, not in the cache, their memory touched first",
                "one by one",
                Goal.atLeast(2),
                Row.of("BatchesBenchmark", "inPhases"),
                Row.of("BatchesBenchmark", "oneByOne"))
            .inDetail());
    all.add(
        times(
            "denial",
            "a full pre-dial check, denied: every reason, and permittedFrom",
            "the same check, permitted",
            Goal.atMost(2),
            preDial("lexicall", "DENIED"),
            permitted));
    all.add(
        times(
                "denial",
                "a denial from bare arrays, hand-inlined: an object for each reason, and permittedFrom",
                "a permitted check from bare arrays, hand-inlined",
                Goal.NONE,
                preDial("floorDenial", "DENIED"),
                floor)
            .inDetail());
    all.add(
        times(
                "denial",
                "the rules only, on ready facts, denied",
                "the rules only, permitted",
                Goal.NONE,
                preDial("lexicallRules", "DENIED"),
                preDial("lexicallRules", "PERMITTED"))
            .inDetail());
    all.add(
        bytes(
            "denial",
            "the same, allocated",
            new Goal(Goal.Kind.NONE, 0, " B"),
            preDial("lexicall", "DENIED")));
    all.add(
        times(
            "undecided",
            "an undecided check on ready facts, with every missing fact",
            "the same calls, permitted",
            Goal.atMost(5),
            Row.of("UndecidedBenchmark", "undecided"),
            Row.of("UndecidedBenchmark", "permitted")));
    all.add(
        bytes(
            "undecided",
            "the same, allocated",
            new Goal(Goal.Kind.NONE, 0, " B"),
            Row.of("UndecidedBenchmark", "undecided")));
    all.add(
        times(
                "undecided",
                "the same compared with a full check",
                "a full pre-dial check, permitted",
                Goal.NONE,
                Row.of("UndecidedBenchmark", "undecided"),
                permitted)
            .inDetail());
    all.add(
        times(
            "json",
            "facts read from JSON, a check, the verdict written as JSON",
            "Jackson's streaming copy of both lines",
            Goal.atMost(2),
            Row.of("JsonBenchmark", "lexicall"),
            Row.of("JsonBenchmark", "jacksonCopy")));
  }

  private static void engines(List<Budget> all) {
    Map<String, String> engines =
        new TreeMap<>(
            Map.of(
                "easyRules", "Easy Rules",
                "drools", "Drools, executable model",
                "sapl", "SAPL embedded",
                "cedar", "cedar-java"));
    engines.forEach(
        (method, name) -> {
          Budget whole =
              faster(
                  "engines",
                  "a full pre-dial check, permitted",
                  name,
                  Goal.atLeast(20),
                  preDial("lexicall", "PERMITTED"),
                  preDial(method, "PERMITTED"));
          // An order of magnitude needs one engine that keeps its rules compiled.
          all.add(method.equals("drools") ? whole : whole.inDetail());
        });
    // The two that come nearest; of the others the full check says enough.
    engines.keySet().retainAll(Set.of("easyRules", "drools"));
    engines.forEach(
        (method, name) ->
            all.add(
                faster(
                        "engines",
                        "the same for 64 persons in turn, their facts in the processor's cache",
                        name,
                        Goal.atLeast(20),
                        ofFew("lexicall"),
                        ofFew(method))
                    .inDetail()));
    engines.forEach(
        (method, name) ->
            all.add(
                faster(
                        "engines",
                        "the rules only, on ready facts, permitted",
                        name,
                        Goal.NONE,
                        preDial("lexicallRules", "PERMITTED"),
                        preDial(method + "Rules", "PERMITTED"))
                    .inDetail()));
  }

  private static void parts(List<Budget> all) {
    all.add(
        times(
            "numbers",
            "parsing `+12125550142`",
            "a loop over its characters",
            Goal.atMost(4),
            Row.of("NumberBenchmark", "lexicall"),
            Row.of("NumberBenchmark", "floor")));
    all.add(
        faster(
                "numbers",
                "parsing `+12125550142`",
                "libphonenumber",
                Goal.NONE,
                Row.of("NumberBenchmark", "lexicall"),
                Row.of("NumberBenchmark", "libphonenumber"))
            .inDetail());
    all.add(
        times(
            "look-ups",
            "a look-up among 250 million numbers, each after the other's answer",
            "one random read of as much memory",
            Goal.atMost(1.5),
            Row.of("ListLookUpBenchmark", "edition"),
            Row.of("ListLookUpBenchmark", "randomRead")));
    all.add(
        times(
            "look-ups",
            "look-ups among 250 million numbers, overlapping",
            "random reads, overlapping",
            Goal.NONE,
            Row.of("ListLookUpBenchmark", "editionSideBySide"),
            Row.of("ListLookUpBenchmark", "randomReadsSideBySide")));
    Map.of(
            "LOG", "a log with few of them",
            "LOG_LINES", "a log, line by line",
            "LOG_WITHOUT_CARDS", "a log without any",
            "TRANSCRIPT", "a transcript",
            "DENSE_TRANSCRIPT", "a transcript full of them")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            corpus -> {
              Row mine = Row.of("ScannerBenchmark", "lexicall", "corpus", corpus.getKey());
              Row floor = Row.of("ScannerBenchmark", "floor", "corpus", corpus.getKey());
              Row regex = Row.of("ScannerBenchmark", "regex", "corpus", corpus.getKey());
              String what = "finding card numbers in " + corpus.getValue();
              Budget pass =
                  times(
                      "scanner",
                      what,
                      "one pass that counts digits",
                      corpus.getKey().contains("TRANSCRIPT") ? Goal.NONE : Goal.atMost(2),
                      mine,
                      floor);
              Budget pattern =
                  faster("scanner", what, "`java.util.regex`", Goal.atLeast(10), mine, regex);
              boolean detail = !Set.of("LOG", "LOG_WITHOUT_CARDS").contains(corpus.getKey());
              all.add(detail ? pass.inDetail() : pass);
              all.add(corpus.getKey().equals("LOG") ? pattern : pattern.inDetail());
            });
    Map.of(
            "LABELLED", "a line a turn",
            "WEBVTT", "WebVTT",
            "CTM", "CTM, a word a line",
            "TABLE", "a table of turns",
            "JSON_TURNS", "JSON of turns",
            "JSON_WORDS", "JSON of words")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            form -> {
              Budget call =
                  times(
                      "scanner",
                      "finding card numbers in a stored call: " + form.getValue(),
                      "one pass that counts digits",
                      Goal.atMost(4),
                      Row.of("TranscriptBenchmark", "lexicall", "form", form.getKey()),
                      Row.of("TranscriptBenchmark", "floor", "form", form.getKey()));
              all.add(form.getKey().equals("LABELLED") ? call : call.inDetail());
            });
  }

  private static void files(List<Budget> all) {
    String copy = "copying the file through FastCSV";
    all.add(
        times(
                "files",
                "a scrub of 200,000 leads, on all processors",
                copy,
                Goal.atMost(1.2),
                Row.of("ScrubBenchmark", "scrub"),
                Row.of("ScrubBenchmark", "copy"))
            .inDetail());
    all.add(
        times(
                "files",
                "the same without rules on calls and without look-ups in lists",
                copy,
                Goal.NONE,
                Row.of("ScrubBenchmark", "unruledScrub"),
                Row.of("ScrubBenchmark", "copy"))
            .inDetail());
    Row auditCopy = Row.of("AuditBenchmark", "copy");
    all.add(
        times(
                "files",
                "an audit of 200,000 calls, its findings counted, on all processors",
                copy,
                Goal.atMost(2),
                Row.of("AuditBenchmark", "countOnAllCores"),
                auditCopy)
            .inDetail());
    all.add(
        times(
                "files",
                "the same without rules on calls",
                copy,
                Goal.NONE,
                Row.of("AuditBenchmark", "unruledOnAllCores"),
                auditCopy)
            .inDetail());
    all.add(
        times(
                "files",
                "an audit of 200,000 calls, its findings written, on all processors",
                copy,
                Goal.atMost(2),
                Row.of("AuditBenchmark", "findings"),
                auditCopy)
            .inDetail());
  }

  private static void ledger(List<Budget> all) {
    all.add(
        times(
                "ledger",
                "`reserve` on PostgreSQL, of 100,000 persons",
                "one transaction with one insert",
                Goal.atMost(2),
                Row.of("ReserveBenchmark", "reserve", "people", "100000"),
                Row.of("ReserveBenchmark", "oneInsert", "people", "100000"))
            .inDetail());
    all.add(
        times(
                "ledger",
                "a check that reads a person's history from PostgreSQL",
                "one select of the same rows",
                Goal.NONE,
                Row.of("ReserveBenchmark", "sourcedCheck", "people", "100000"),
                Row.of("ReserveBenchmark", "oneSelect", "people", "100000"))
            .inDetail());
  }

  private static void journal(List<Budget> all) {
    all.add(
        times(
            "journal",
            "handing a decision to the journal, on the calling thread",
            "an `ArrayBlockingQueue.offer`",
            Goal.atMost(3),
            Row.of("JournalBenchmark", "handOver"),
            Row.of("JournalBenchmark", "offer")));
    all.add(
        times(
                "journal",
                "a queue that takes the decision, the verdict and the time",
                "an `ArrayBlockingQueue.offer`",
                Goal.NONE,
                Row.of("JournalBenchmark", "offerWithTime"),
                Row.of("JournalBenchmark", "offer"))
            .inDetail());
    all.add(
        times(
                "journal",
                "the same while another thread empties the queue",
                "an `ArrayBlockingQueue.offer`",
                Goal.NONE,
                Row.of("JournalBenchmark", "offerTaken"),
                Row.of("JournalBenchmark", "offer"))
            .inDetail());
    all.add(
        faster(
            "journal",
            "decisions on disk per second, sealed and hashed",
            "appending as many bytes, a sync for each group",
            Goal.atLeast(0.7),
            Row.of("JournalBenchmark", "journal"),
            Row.of("JournalBenchmark", "append")));
    all.add(
        faster(
                "journal",
                "sealing and hashing only, on all processors, nothing written",
                "appending as many bytes, a sync for each group",
                Goal.NONE,
                Row.of("JournalBenchmark", "cryptography"),
                Row.of("JournalBenchmark", "append"))
            .inDetail());
  }

  private static Row growth(String law) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("answer", "MIXED");
    parameters.put("law", law);
    return new Row("GrowthBenchmark", "lexicall", parameters);
  }

  private static Row kinds(String many) {
    return Row.of("KindsBenchmark", "lexicall", "kinds", many);
  }

  private static void whole(List<Budget> all) {
    all.add(
        new Budget(
            "start",
            "a fresh JVM that loads all law and returns a verdict",
            "a JVM with an empty `main`",
            new Goal(Goal.Kind.AT_MOST, 250, " ms more"),
            List.of(Row.of("StartBenchmark", "lexicall"), Row.of("StartBenchmark", "floor")),
            samples -> samples.get(0).minus(samples.get(1)),
            false));
    all.add(
        new Budget(
            "start",
            "the same with a class archive",
            "a JVM with an empty `main`",
            new Goal(Goal.Kind.AT_MOST, 120, " ms more"),
            List.of(
                Row.of("StartBenchmark", "lexicallArchived"), Row.of("StartBenchmark", "floor")),
            samples -> samples.get(0).minus(samples.get(1)),
            false));
    all.add(
        new Budget(
            "start",
            "the same classes loaded only, without a class archive",
            "a JVM with an empty `main`",
            new Goal(Goal.Kind.NONE, 0, " ms more"),
            List.of(Row.of("StartBenchmark", "classes"), Row.of("StartBenchmark", "floor")),
            samples -> samples.get(0).minus(samples.get(1)),
            true));
    all.add(
        new Budget(
            "start",
            "a fresh JVM whose law has one rule, and a verdict",
            "a JVM with an empty `main`",
            new Goal(Goal.Kind.NONE, 0, " ms more"),
            List.of(Row.of("StartBenchmark", "unruled"), Row.of("StartBenchmark", "floor")),
            samples -> samples.get(0).minus(samples.get(1)),
            true));
    all.add(
        new Budget(
            "start",
            "the same with a class archive",
            "a JVM with an empty `main`",
            new Goal(Goal.Kind.NONE, 0, " ms more"),
            List.of(Row.of("StartBenchmark", "unruledArchived"), Row.of("StartBenchmark", "floor")),
            samples -> samples.get(0).minus(samples.get(1)),
            true));
    all.add(
        times(
                "growth",
                "a check with ten times as many rules, of other places",
                "the law as it is",
                new Goal(Goal.Kind.SAME, 1, "×"),
                growth("10"),
                growth("1"))
            .inDetail());
    all.add(
        new Budget(
            "kinds",
            "the first check of a kind, with compiling its rules",
            "",
            new Goal(Goal.Kind.AT_MOST, 100, " µs"),
            List.of(Row.of("NewKindsBenchmark", "lexicall")),
            samples -> samples.get(0).score(),
            false));
    all.add(
        times(
                "kinds",
                "a check, of 64,000 kinds of calls",
                "of 32,000",
                Goal.atMost(2),
                kinds("64000"),
                kinds("32000"))
            .inDetail());
    all.add(
        times(
            "threads",
            "checks per second by two threads",
            "by one thread",
            Goal.atLeast(1.9),
            Row.of("ThreadsBenchmark", "two"),
            Row.of("ThreadsBenchmark", "one")));
    all.add(
        times(
                "threads",
                "the same from bare arrays, hand-inlined, by two threads",
                "by one thread",
                Goal.NONE,
                Row.of("ThreadsBenchmark", "twoFloor"),
                Row.of("ThreadsBenchmark", "oneFloor"))
            .inDetail());
  }
}
