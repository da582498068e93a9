package io.lexicall.cli;

import io.lexicall.cli.Page.Style;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.CaseResult;
import io.lexicall.json.cases.CaseRunner;
import io.lexicall.json.cases.Cases;
import io.lexicall.json.cases.Difference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    description = {
      "Runs case files: facts, and what the verdict on them must be. Prints what differs, and a"
          + " summary.",
      "",
      "A case is one JSON object a line with name, why, regulations, profile, facts and expect;"
          + " expect names decision, rules, notRules, cites, missing, obligations, permittedFrom and"
          + " due, and only what it names is compared."
    },
    footer = {
      "",
      "Exit codes: 0 every case passed; 1 some failed; 2 the command was not understood; 3 a file"
          + " could not be read, or the law not loaded.",
      "",
      "Examples:",
      "  lexicall test cases/us-federal.jsonl",
      "  lexicall test cases/                 every .jsonl file in it but scan.jsonl",
      "  lexicall test --verbose my-cases.jsonl"
    })
final class TestCommand implements Callable<Integer> {
  /** Holds cases of another kind, for the scanner of texts. */
  private static final String SCAN_CASES = "scan.jsonl";

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Case files, or folders of them.")
  private List<String> files = List.of();

  @Option(names = "--verbose", description = "Name the cases that pass, too.")
  private boolean verbose;

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Page page = new Page(console, color.isOn(console.terminal()));
    CaseRunner runner = new CaseRunner(Law::load);
    long passed = 0;
    long failed = 0;
    for (Path file : caseFiles()) {
      for (Case each : read(file)) {
        CaseResult result = runner.run(each);
        if (result.passed()) {
          passed++;
          if (verbose) {
            page.paragraph(Style.GOOD, "pass", 6, Console.printable(each.toString()));
          }
        } else {
          failed++;
          show(result, page);
        }
      }
      console.flush();
    }
    console.line(passed + " passed, " + failed + " failed");
    console.flush();
    return failed == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private static void show(CaseResult result, Page page) {
    Case subject = result.subject();
    page.paragraph(Style.BAD, "FAIL", 6, Console.printable(subject.toString()));
    int width = 12;
    for (Difference difference : result.differences()) {
      width = Math.max(width, Math.min(30, difference.what().length() + 1));
    }
    for (Difference difference : result.differences()) {
      String what = Console.printable(Page.pad(difference.what(), width));
      String nothing = " ".repeat(what.length());
      show(what + "expected ", difference.expected(), page);
      show(nothing + "came     ", difference.came(), page);
    }
    if (!subject.why().isEmpty()) {
      page.labelled(6, "why", width, Style.DIM, Console.printable(subject.why()));
    }
  }

  private static void show(String label, String text, Page page) {
    page.labelled(6, label, 0, Style.PLAIN, Console.printable(text));
  }

  private List<Path> caseFiles() {
    List<Path> found = new ArrayList<>();
    for (String file : files) {
      Path path = Input.path(file);
      if (!Files.isDirectory(path)) {
        found.add(path);
        continue;
      }
      try (Stream<Path> inside = Files.list(path)) {
        List<Path> cases =
            inside
                .filter(each -> each.toString().endsWith(".jsonl"))
                .filter(each -> !each.endsWith(SCAN_CASES))
                .sorted()
                .toList();
        if (cases.isEmpty()) {
          throw Failure.broken(file + " holds no case file, which would end in .jsonl");
        }
        found.addAll(cases);
      } catch (IOException failure) {
        throw Input.unreadable(file, failure);
      }
    }
    return found;
  }

  private static List<Case> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Cases.read(in, String.valueOf(file.getFileName()));
    } catch (IOException failure) {
      throw Input.unreadable(file.toString(), failure);
    }
  }
}
