package io.lexicall.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the pages to what is compiled and run: each snippet stands, line by line but for its
 * indentation, in a file that the build uses, and none in a form that is not looked at; and each
 * link leads somewhere.
 */
class DocumentationTest {
  private static final Path TOP = Path.of("..");
  private static final String FENCE = "```";

  /** What stands in files that the build uses. */
  private static final Set<String> CODE =
      Set.of("java", "xml", "csv", "json", "properties", "kotlin", "python");

  /** What is typed, which the tests of the command line hold, and what {@link StrangerIT} sees. */
  private static final Set<String> TYPED_AND_TOLD = Set.of("console", "text");

  /** Code in a form that this test does not read. */
  private static final Pattern HIDDEN = Pattern.compile("^[\\s>*-]*(?:```|~~~)|<pre|<code");

  private static final int LONGEST = 120;
  private static final int SHORTEST = 90;

  /** Blank lines, headings, tables, HTML and the bounds of code. */
  private static final Pattern BESIDE_PROSE = Pattern.compile("^\\s*(?:$|#|\\||<|```)");

  private static final Pattern ITEM = Pattern.compile("^(?:[-*]|[0-9]+\\.) ");
  private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");

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

  /** Every page, those of the law books and of the modules too. */
  static List<Path> everyPage() {
    try (Stream<Path> all = Files.find(TOP, 9, (file, about) -> about.isRegularFile())) {
      return all.filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("target"))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All but the law books, whose sentences are edited one by one. */
  static List<Path> wrappedPages() {
    return everyPage().stream().filter(page -> !page.startsWith(TOP.resolve("law"))).toList();
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void lines_endAt120(Path page) {
    List<String> tooLong = new ArrayList<>();
    boolean inCode = false;
    for (String line : read(page).lines().toList()) {
      inCode ^= line.strip().startsWith(FENCE);
      if (!inCode && line.length() > LONGEST && canBeBroken(line)) {
        tooLong.add(line);
      }
    }
    assertThat(tooLong).as(page.toString()).isEmpty();
  }

  /**
   * A paragraph is wrapped again after an edit; else each later edit shows more than it changed.
   */
  @ParameterizedTest
  @MethodSource("wrappedPages")
  void lines_areFull(Path page) {
    assertThat(shortLines(read(page).lines().toList())).as(page.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"This was edited\nand not wrapped again.", "- As was\n  this item."})
  void lineThatIsNotFull_isFound(String page) {
    assertThat(shortLines(page.lines().toList())).hasSize(1);
  }

  private static List<String> shortLines(List<String> lines) {
    List<String> found = new ArrayList<>();
    boolean inCode = false;
    for (int i = 0; i + 1 < lines.size(); i++) {
      String line = lines.get(i);
      String next = lines.get(i + 1).strip();
      inCode ^= line.strip().startsWith(FENCE);
      if (!inCode
          && !BESIDE_PROSE.matcher(line).find()
          && !BESIDE_PROSE.matcher(next).find()
          && !ITEM.matcher(next).find()
          && line.length() < SHORTEST
          && line.length() + 1 + next.replaceAll(" .*", "").length() <= LONGEST) {
        found.add(line);
      }
    }
    return found;
  }

  /** A row of a table, a heading and a command in one piece cannot. */
  private static boolean canBeBroken(String line) {
    boolean stands = line.startsWith("|") || line.startsWith("#");
    String text =
        CODE_SPAN.matcher(line.strip()).replaceAll(code -> "x".repeat(code.end() - code.start()));
    int items = text.startsWith("- ") ? 2 : 0;
    int space = text.indexOf(' ', items);
    return !stands && space >= 0 && space < LONGEST;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void snippets_areInWhatTheBuildRuns(Path page) {
    assertThat(strays(read(page))).as("%s shows code that no file has", page).isEmpty();
  }

  /** A page whose code is not looked at would be held to nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "```java\nnobody.compiles(this);\n```",
        "   ```java\n   nobody.compiles(this);\n   ```",
        "> ```java\n> nobody.compiles(this);\n> ```",
        "~~~java\nnobody.compiles(this);\n~~~",
        "````java\nnobody.compiles(this);\n````",
        "```java\nnobody.compiles(this);\n",
        "```java title\nnobody.compiles(this);\n```",
        "```Java\nnobody.compiles(this);\n```",
        "```kotlin\nnobody.compiles(this)\n```",
        "```\nnobody.compiles(this);\n```",
        "words\n\n    nobody.compiles(this);\n\nwords",
        "<pre>nobody.compiles(this);</pre>"
      })
  void codeThatNoFileHas_isFound(String page) {
    assertThat(strays(page)).singleElement(STRING).contains("nobody.compiles(this)");
  }

  @Test
  void codeThatAFileHas_isFound_whateverItsIndentation() {
    String page =
        "```java\n  @ParameterizedTest\n@MethodSource(\"pages\")\n```\n- item\n    more of it\n";

    assertThat(strays(page)).isEmpty();
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

  /** Returns the code of a page that stands in no file, or in a way that hides what it is. */
  private static List<String> strays(String text) {
    List<String> strays = new ArrayList<>();
    List<String> block = null;
    String before = "";
    for (String line : text.lines().toList()) {
      if (block != null) {
        block.add(line);
        if (line.equals(FENCE)) {
          stray(block).ifPresent(strays::add);
          block = null;
        }
      } else if (line.startsWith(FENCE)) {
        block = new ArrayList<>(List.of(line));
      } else if (HIDDEN.matcher(line).find() || (before.isBlank() && line.startsWith("    "))) {
        return List.of(text.substring(text.indexOf(line)));
      }
      before = line;
    }
    if (block != null) {
      strays.add(String.join("\n", block));
    }
    return strays;
  }

  /** Returns a block, fences included, unless it is what it should be. */
  private static Optional<String> stray(List<String> block) {
    String language = block.get(0).substring(FENCE.length());
    String snippet = String.join("\n", block.subList(1, block.size() - 1));
    boolean isHeld =
        CODE.contains(language)
            ? SOURCES.stream().anyMatch(source -> source.contains(flat(snippet)))
            : TYPED_AND_TOLD.contains(language);
    return isHeld ? Optional.empty() : Optional.of(String.join("\n", block));
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
