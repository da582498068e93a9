package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void main_withoutACommand_tellsWhatThereIs() {
    Run run = Run.of("");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("Usage: lexicall", "check", "explain", "rules", "test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "needs",
        "check",
        "explain",
        "windows",
        "scrub",
        "audit",
        "impact",
        "rules",
        "serve",
        "scan",
        "test",
        "schema",
        "completion"
      })
  void help_ofEachCommand_hasExamplesAndFits(String command) {
    Run run = Run.of("", command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: lexicall " + command, "Examples:\n");
    assertThat(run.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(Run.of("", "help", command).out()).isEqualTo(run.out());
  }

  /** A command that is named is made alone; in the help of all it is made beside the others. */
  @Test
  void help_ofEachCommandThatIsListed_isTheSameAloneAndAmongAll() {
    List<String> commands =
        Run.of("", "--help").lines().stream()
            .dropWhile(line -> !line.equals("Commands:"))
            .skip(1)
            .filter(line -> line.matches("  [a-z]+ .*"))
            .map(line -> line.strip().split(" ", 2)[0])
            .takeWhile(command -> !command.equals("help"))
            .toList();
    assertThat(commands).hasSize(17).contains("lists", "ledger", "journal");
    assertThat(commands)
        .allSatisfy(
            command -> {
              Run alone = Run.of("", command, "--help");
              assertThat(alone.exitCode()).isZero();
              assertThat(alone.out()).isEqualTo(Run.of("", "help", command).out());
            });
  }

  @Test
  void main_withACommandThatIsUnknown_namesOneThatIsMeant() {
    Run run = Run.of("", "chekc");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("check");
  }

  @Test
  void help_onANarrowTerminal_isStillGiven() {
    Run run = Run.of(new byte[0], new Terminal(true, 40, false), "check", "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: lexicall check");
  }

  @Test
  void version_namesTheProgramTheLawAndTheZoneRules() {
    Run run = Run.of("", "--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("lexicall [0-9]+\\.[0-9]+")
        .contains("\nlaw edition ")
        .containsPattern("zone rules 20[0-9]{2}[a-z]");
  }

  /** A command that shows no page, such as check without its summary, looks at it all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "init --country US",
        "needs --json",
        "check",
        "explain --json",
        "windows +12125550187 --json",
        "scrub x.csv --at now",
        "audit x.jsonl --json",
        "impact x.jsonl --law-of 2026-01-01 --json",
        "rules --json",
        "test x.jsonl",
        "lists info x.lexi --json",
        "lists lookup x.lexi +12125550187 --json",
        "journal verify x --json"
      })
  void color_ofAnotherWord_isRefused(String command) {
    Run run = Run.of("", (command + " --color=purple").split(" "));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--color takes auto, always and never, not purple");
    assertThat(run.out()).isEmpty();
  }

  /** The index of an argument is no part of the number that the argument may be. */
  @Test
  void argumentThatNobodyTakes_isShownWithoutItsDigits_andItsIndexIs() {
    assertThat(Run.of("", "2125550187").err())
        .startsWith("lexicall: Unmatched argument at index 0: '••••••••87'");
  }
}
