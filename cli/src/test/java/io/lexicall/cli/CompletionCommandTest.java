package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void bash_completesCommandsAndOptions(@TempDir Path folder) throws Exception {
    Run printed = Run.of("", "completion");
    Path script = Files.writeString(folder.resolve("completion.bash"), printed.out());
    Path said = folder.resolve("said.txt");
    String ask =
        "compopt() { :; }; . '%s'; COMP_WORDS=(lexicall %s); COMP_CWORD=%d; _complete_lexicall; echo ${COMPREPLY[@]}";
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                ask.formatted(script, "wi", 1) + "; " + ask.formatted(script, "scrub --purp", 2))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).content().isEqualTo("windows\n--purpose\n");
  }
}
