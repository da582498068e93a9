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
}
