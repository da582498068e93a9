package io.lexicall.cli;

import io.lexicall.cli.Page.Style;
import io.lexicall.facts.Problem;
import io.lexicall.json.SafeText;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.CaseRunner;
import io.lexicall.json.cases.Cases;
import io.lexicall.json.cases.Difference;
import io.lexicall.json.cases.ScanCase;
import io.lexicall.json.cases.ScanCase.Stretch;
import io.lexicall.scan.CardScanner;
import io.lexicall.scan.TranscriptScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    description = {
      "Runs case files: facts, and the expected verdict. Prints what differs, and a summary.",
      "",
      "A case is one JSON object a line with name, why, regulations, profile, facts and expect;"
          + " expect names decision, rules, notRules, cites, missing, obligations, permittedFrom"
          + " and due, and only what it names is compared. Cases of finding card data have id, text"
          + " and spans. A file may hold both."
    },
    footer = {
      "",
      "Exit codes: 0 every case passed; 1 some failed; 2 the command was not understood; 3 a file"
          + " could not be read, or the law not loaded.",
      "",
      "Examples:",
      "  lexicall test cases/us-federal.jsonl",
      "  lexicall test cases/                 every .jsonl file in it",
      "  lexicall test --verbose my-cases.jsonl",
      "  lexicall test --module house-rules.jar house-cases.jsonl",
      "  grep consent cases/us-federal.jsonl | lexicall test -"
    })
final class TestCommand implements Callable<Integer> {
  /** The number of digits of a telephone number that can be dialed from abroad. */
  private static final int FEWEST_DIGITS = 10;

  /** The members that only a case with a verdict has. */
  private static final Set<String> OF_A_VERDICT = Set.of("facts", "expect");

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();
  @Mixin private final ModuleOption own = new ModuleOption();

  @Parameters(
      paramLabel = "FILE",
      description = "Case files, or folders of them; none or - for standard input.")
  private List<String> files = List.of();

  @Option(names = "--verbose", description = "Also name the cases that pass.")
  private boolean verbose;

  private long passed;
  private long failed;
  private final Set<String> notLoaded = new TreeSet<>();

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Page page = new Page(console, color.isOn(console.terminal()));
    Law law = Law.with(own.modules);
    CaseRunner runner = new CaseRunner(profile -> law.loadWith(profile, null));
    for (String file : caseFiles()) {
      try {
        run(file, runner, page);
      } catch (IOException failure) {
        throw Input.unreadable(file, failure);
      }
      console.flush();
    }
    console.line(passed + " passed, " + failed + " failed");
    console.flush();
    if (!notLoaded.isEmpty()) {
      console.tell(
          "notRules names rules that are not loaded, so it is always met: "
              + String.join(", ", notLoaded));
    }
    return failed == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private void run(String file, CaseRunner runner, Page page) throws IOException {
    byte[] text = read(file);
    String source =
        file.equals("-") ? file : Input.called(String.valueOf(Input.path(file).getFileName()));
    List<ScanCase> scans = ScanCase.read(new ByteArrayInputStream(text), source);
    if (scans.isEmpty()) {
      throw Failure.broken(Input.called(file) + " holds no case");
    }
    List<Case> cases = Cases.read(new ByteArrayInputStream(text), source);
    boolean onlyScans =
        scans.stream().anyMatch(TestCommand::isScan)
            && scans.stream().noneMatch(TestCommand::isOfAVerdict);
    for (int i = 0; i < scans.size(); i++) { // both have a case for each line
      ScanCase scan = scans.get(i);
      if (onlyScans || isScan(scan)) {
        report(shown(scan, source), "", scan.differences(scan(scan.text())), page);
        continue;
      }
      Case each = cases.get(i);
      String name = source + ":" + each.line() + ": " + SafeText.of(each.name());
      report(name, SafeText.of(each.why()), runner.run(each).differences(), page);
      runner.unknownNotRules(each).stream().map(SafeText::of).forEach(notLoaded::add);
    }
  }

  /**
   * Returns whether a line is a case of finding card data, perhaps an invalid one: it has a text or
   * spans, and neither facts nor expectations.
   */
  private static boolean isScan(ScanCase line) {
    return line.problems().isEmpty()
        || (!line.text().isEmpty() || !line.spans().isEmpty()) && !isOfAVerdict(line);
  }

  private static boolean isOfAVerdict(ScanCase line) {
    return line.problems().stream().map(Problem::path).anyMatch(OF_A_VERDICT::contains);
  }

  /** Reads a whole file, since the kind of its cases is known only after reading it. */
  private byte[] read(String file) throws IOException {
    try (InputStream in =
        file.equals("-")
            ? Input.openStandardInput(console, "cases from the keyboard, one JSON object a line")
            : Input.openFile(file)) {
      return in.readAllBytes();
    }
  }

  /** The name comes from the file; its position is ours. */
  private static String shown(ScanCase scan, String source) {
    String whole = scan.toString();
    int id = whole.indexOf(": ", source.length()) + 2;
    return whole.substring(0, id) + SafeText.of(whole.substring(id));
  }

  /** A citation has as many digits as a short number, but no reader mistakes it for one. */
  private static String shown(Difference difference, String text) {
    boolean isCitation = difference.what().startsWith("cites");
    return isCitation && text.chars().filter(Character::isDigit).count() < FEWEST_DIGITS
        ? text
        : SafeText.of(text);
  }

  private static List<Stretch> scan(String text) {
    return TranscriptScanner.of(CardScanner.standard()).scan(text).findings().stream()
        .flatMap(
            finding ->
                finding.pieces().stream()
                    .map(piece -> new Stretch(piece.start(), piece.end(), finding.kind().id())))
        .toList();
  }

  private void report(String name, String why, List<Difference> differences, Page page) {
    if (differences.isEmpty()) {
      passed++;
      if (verbose) {
        page.paragraph(Style.GOOD, "pass", 6, Console.printable(name));
      }
    } else {
      failed++;
      show(name, why, differences, page);
    }
  }

  private static void show(String name, String why, List<Difference> differences, Page page) {
    page.paragraph(Style.BAD, "FAIL", 6, Console.printable(name));
    int width = 12;
    for (Difference difference : differences) {
      width = Math.max(width, Math.min(30, difference.what().length() + 1));
    }
    for (Difference difference : differences) {
      String what = Console.printable(Page.pad(SafeText.of(difference.what()), width));
      String nothing = " ".repeat(what.length());
      show(what + "expected ", shown(difference, difference.expected()), page);
      show(nothing + "came     ", shown(difference, difference.came()), page);
    }
    if (!why.isEmpty()) {
      page.labelled(6, "why", width, Style.DIM, Console.printable(why));
    }
  }

  private static void show(String label, String text, Page page) {
    page.labelled(6, label, 0, Style.PLAIN, Console.printable(text));
  }

  private List<String> caseFiles() {
    List<String> found = new ArrayList<>();
    for (String file : files.isEmpty() ? List.of("-") : files) {
      Path path = Input.path(file);
      if (!Files.isDirectory(path)) {
        found.add(file);
        continue;
      }
      try (Stream<Path> inside = Files.list(path)) {
        List<String> cases =
            inside.map(Path::toString).filter(each -> each.endsWith(".jsonl")).sorted().toList();
        if (cases.isEmpty()) {
          throw Failure.broken(Input.called(file) + " holds no case file (*.jsonl)");
        }
        found.addAll(cases);
      } catch (IOException failure) {
        throw Input.unreadable(file, failure);
      }
    }
    return found;
  }
}
