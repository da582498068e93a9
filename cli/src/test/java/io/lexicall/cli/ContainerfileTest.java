package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Its structure alone: nothing on the machines that build this builds images or lints them. */
class ContainerfileTest {
  private static final Set<String> INSTRUCTIONS =
      Set.of("FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "ENTRYPOINT", "CMD");
  private static final Pattern OPTION = Pattern.compile("\"(--[a-z-]+)\"");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("..", "Containerfile")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  @Test
  void images_areOfAVersion_andInstructionsKnown() throws IOException {
    for (String line : lines()) {
      assertThat(INSTRUCTIONS).contains(line.split(" ", 2)[0]);
      if (line.startsWith("FROM ")) {
        assertThat(line).matches("FROM [a-z0-9./-]+:[a-z0-9.-]+( AS [a-z]+)?");
        assertThat(line).doesNotContain(":latest");
      }
    }
  }

  @Test
  void image_runsAsAUserOfItsOwn_withoutSecrets() throws IOException {
    List<String> lines = lines();
    int user = -1;
    int entry = -1;
    for (int i = 0; i < lines.size(); i++) {
      user = lines.get(i).matches("USER [1-9][0-9]+") ? i : user;
      entry = lines.get(i).startsWith("ENTRYPOINT [") ? i : entry;
      assertThat(lines.get(i)).doesNotContain("COPY --from=build . ", "ADD ", "ENV ");
    }
    assertThat(user).isPositive().isLessThan(entry);
    assertThat(Files.readAllLines(Path.of("..", ".containerignore"))).contains(".git");
  }

  /** What it runs is a command of the tool, with options that it has, and the jar that is built. */
  @Test
  void command_isUnderstood() throws IOException {
    String text = String.join("\n", lines());
    String help = Run.of("", "serve", "--help").out();
    Set<String> options = new TreeSet<>();
    Matcher option = OPTION.matcher(text);
    while (option.find()) {
      options.add(option.group(1));
    }
    assertThat(options).contains("--host", "--tls-cert", "--tls-key", "--token-file");
    options.forEach(each -> assertThat(help).contains(each));
    assertThat(text)
        .contains("\"serve\"", "/src/cli/target/lexicall.jar", "EXPOSE 8484", "-P shipped");
  }
}
