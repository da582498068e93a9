package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages tell to type is what the tool understands. */
class DocumentedCommandsTest {
  private static final Path TOP = Path.of("..");

  /** A command, to the end of the code it stands in. */
  private static final Pattern COMMAND = Pattern.compile("\\./lexicall +([^`#\\n|]*)");

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z-]+");

  static Set<String> commands() {
    Set<String> commands = new TreeSet<>();
    for (Path page : pages()) {
      Matcher command = COMMAND.matcher(read(page).replaceAll("\\\\\n *", ""));
      while (command.find()) {
        commands.add(command.group(1).strip());
      }
    }
    return commands;
  }

  private static List<Path> pages() {
    List<Path> pages =
        new ArrayList<>(List.of(TOP.resolve("README.md"), TOP.resolve("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.list(TOP.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return pages;
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void everyCommandOfTheTool_isOnAPage() {
    assertThat(commands().stream().map(command -> command.split(" ", 2)[0]).toList())
        .contains(
            "init",
            "needs",
            "check",
            "explain",
            "windows",
            "rules",
            "lists",
            "ledger",
            "journal",
            "scan",
            "scrub",
            "audit",
            "impact",
            "serve",
            "test",
            "schema",
            "completion");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void command_isUnderstood_withItsOptions(String command) {
    String[] words = command.split(" +");
    List<String> asked = new ArrayList<>(List.of(words[0]));
    if (Set.of("lists", "journal", "ledger").contains(words[0])) {
      asked.add(words[1].replaceAll("[^a-z]", ""));
    }
    asked.add("--help");

    Run help = Run.of("", asked.toArray(String[]::new));

    assertThat(help.exitCode()).as(help.err()).isZero();
    Matcher option = OPTION.matcher(command);
    while (option.find()) {
      assertThat(help.out()).contains(option.group());
    }
  }

  /** What README shows under its first command is what comes. */
  @Test
  void firstCommandOfReadme_answersAsShown() {
    List<String> lines = read(TOP.resolve("README.md")).lines().toList();
    int typed = 0;
    while (!lines.get(typed).startsWith("$ ./lexicall")) {
      typed++;
    }
    String[] words = lines.get(typed).substring("$ ./lexicall".length()).strip().split(" +");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].startsWith("examples/") ? TOP.resolve(words[i]).toString() : words[i];
    }
    List<String> shown =
        lines.subList(typed + 1, typed + 1 + lines.subList(typed + 1, lines.size()).indexOf("```"));

    Run run = Run.of("", words);

    // The tests load a law of their own too, which denies as well.
    List<String> ours = new ArrayList<>(run.lines());
    int acme = 0;
    while (acme < ours.size() && !ours.get(acme).startsWith("  [acme.")) {
      acme++;
    }
    while (acme < ours.size()) {
      ours.remove(acme);
      if (acme == ours.size() || ours.get(acme).startsWith("  [")) {
        break;
      }
    }
    assertThat(shown).hasSizeGreaterThan(3);
    assertThat(ours).isEqualTo(shown);
  }
}
