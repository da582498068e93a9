package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that builds the tool at its first run, with a Maven and a Java that do nothing. */
class LauncherTest {
  private static final String SCRIPT = "/usr/bin/script";

  @TempDir Path folder;

  @BeforeEach
  void setUp() throws IOException {
    Files.createDirectories(folder.resolve("cli/target"));
    Files.createDirectories(folder.resolve("jdk/bin"));
    script("lexicall", Files.readString(Path.of("../lexicall")));
    script("jdk/bin/java", "#!/bin/sh\necho ran\n");
    script(
        "mvnw",
        """
        #!/bin/sh
        if [ "$1" != -q ]; then
          echo "[INFO] Building Lexicall Core 0.1.0-SNAPSHOT            [1/2]"
          echo "[INFO] Compiling"
          echo "[INFO] Building Lexicall CLI 0.1.0-SNAPSHOT             [2/2]"
        fi
        if [ -n "$BREAKS" ]; then
          echo "[ERROR] it broke"
          exit 1
        fi
        touch cli/target/lexicall.jar
        """);
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Run run(boolean breaks, List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    if (breaks) {
      builder.environment().put("BREAKS", "yes");
    }
    Path err = folder.resolve("err");
    builder.redirectError(err.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  private Run beside(boolean breaks) throws IOException, InterruptedException {
    return run(breaks, List.of(folder.resolve("lexicall").toString(), "rules"));
  }

  private Run onATerminal(boolean breaks) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of(SCRIPT)), "no program here makes a terminal");
    return run(breaks, List.of(SCRIPT, "-qec", folder.resolve("lexicall") + " rules", "/dev/null"));
  }

  @Test
  void firstRun_onATerminal_showsHowManyModulesAreBuilt() throws Exception {
    Run first = onATerminal(false);
    assertThat(first.exitCode()).as(first.out()).isZero();
    assertThat(first.out())
        .contains(
            "this takes about a minute",
            "lexicall: 0 of 2 modules are built; now Lexicall Core",
            "lexicall: 1 of 2 modules are built; now Lexicall CLI",
            "ran")
        .doesNotContain("INFO");
    assertThat(onATerminal(false).out()).doesNotContain("built");
  }

  @Test
  void firstRun_elsewhere_saysOnceWhatItDoes_andAnswersAlone() throws Exception {
    Run first = beside(false);
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).isEqualTo("ran\n");
    assertThat(first.err()).hasLineCount(1).contains("this takes about a minute");
  }

  @Test
  void buildThatFails_showsItsErrors() throws Exception {
    Run terminal = onATerminal(true);
    assertThat(terminal.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(terminal.out())
        .contains("[ERROR] it broke", "the build failed")
        .doesNotContain("ran");
    Run elsewhere = beside(true);
    assertThat(elsewhere.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(elsewhere.out()).isEmpty();
    assertThat(elsewhere.err()).contains("[ERROR] it broke", "the build failed");
  }
}
