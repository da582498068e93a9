package io.lexicall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the pages to what is compiled and run: each snippet stands, line by line but for its
 * indentation, in a file that the build uses; and each link leads somewhere.
 */
class DocumentationTest {
  private static final Path TOP = Path.of("..");
  private static final Set<String> CODE = Set.of("java", "xml", "csv", "json", "properties");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  /** What the build compiles, runs or reads in tests, each file on lines without indentation. */
  private static final List<String> SOURCES =
      Stream.of("examples", "spring-boot-starter/src")
          .flatMap(folder -> files(TOP.resolve(folder)).stream())
          .filter(file -> !file.toString().contains("target"))
          .filter(Files::isRegularFile)
          .map(file -> flat(read(file)))
          .toList();

  static List<Path> pages() {
    List<Path> pages = new ArrayList<>(files(TOP.resolve("docs")));
    pages.removeIf(page -> !page.toString().endsWith(".md"));
    pages.add(TOP.resolve("README.md"));
    pages.add(TOP.resolve("CONTRIBUTING.md"));
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void snippets_areInWhatTheBuildRuns(Path page) {
    List<String> strays =
        snippets(read(page)).stream()
            .filter(snippet -> SOURCES.stream().noneMatch(source -> source.contains(flat(snippet))))
            .toList();

    assertThat(strays).as("%s shows code that no file has", page).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_leadSomewhere(Path page) {
    Matcher links = LINK.matcher(read(page));
    List<String> broken =
        links
            .results()
            .map(result -> result.group(1))
            .filter(link -> !link.contains("://"))
            .filter(link -> !leadsSomewhere(page, link))
            .toList();

    assertThat(broken).as("links of %s", page).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(target)
        && (hash < 0 || anchors(read(target)).contains(link.substring(hash + 1)));
  }

  /** The anchors that a forge makes of headings: lower case, blanks as hyphens, no other marks. */
  private static Set<String> anchors(String text) {
    Set<String> anchors = new TreeSet<>();
    HEADING
        .matcher(text)
        .results()
        .map(result -> result.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }

  private static List<String> snippets(String text) {
    List<String> snippets = new ArrayList<>();
    StringBuilder snippet = null;
    for (String line : text.lines().toList()) {
      if (snippet != null && line.startsWith("```")) {
        snippets.add(snippet.toString());
        snippet = null;
      } else if (snippet != null) {
        snippet.append(line).append('\n');
      } else if (line.startsWith("```") && CODE.contains(line.substring(3))) {
        snippet = new StringBuilder();
      }
    }
    return snippets;
  }

  private static String flat(String text) {
    StringBuilder flat = new StringBuilder("\n");
    text.lines().forEach(line -> flat.append(line.strip()).append('\n'));
    return flat.toString();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
