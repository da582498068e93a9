package io.lexicall.conformance;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every column of a table of law is read by the code that has the table: who changes a cell changes
 * an answer. What is there for readers alone stands in the note of a row, or is listed here.
 */
class LawColumnsTest {
  private static final Path ROOT = Path.of("..");
  private static final String MAIN = "src/main/java/io/lexicall";

  /** Packages of core whose code reads tables that others hand them. */
  private static final List<String> READERS = List.of("law", "rule", "time", "number", "place");

  /** What is read of every table, and what people read. */
  private static final Set<String> OF_EVERY_TABLE =
      Set.of(
          "in_force_from", "in_force_to", "source", "confidence", "verified_on", "note", "notes");

  private static final String CODED = "the words of the law, which columns beside it tell in codes";

  /** Columns that no code reads, and why they are no note. */
  private static final Map<String, String> FOR_READERS =
      Map.ofEntries(
          entry("us-state-dnc-lists.csv list_published", "docs/lists-you-need.md shows it"),
          entry("us-state-dnc-lists.csv registration_or_fee", "docs/lists-you-need.md shows it"),
          entry("eu-registers.csv check", "docs/lists-you-need.md shows it"),
          entry("us-state-dnc-lists.csv covers", CODED),
          entry("us-state-dnc-lists.csv exemptions", CODED),
          entry("us-state-registration.csv exemptions", CODED),
          entry("eu-recording.csv notice", CODED),
          entry("us-federal-holidays.csv observed", CODED),
          entry("area-codes.csv area", "what a code is named after, for who looks it up"),
          entry("area-codes.csv in_service", "since when a code can be dialed at all"),
          entry("exchanges.csv rate_center", "what an exchange is named after"),
          entry("card-networks.csv luhn", "of a fact that holds for all networks"),
          entry("card-networks.csv security_code_name", "what the network calls its code"),
          entry("card-networks.csv security_code_digits", "of how many digits it is"),
          entry("card-networks.csv issued_now", "whether such cards are still issued"));

  @Test
  void everyColumn_isReadByCode_orListedWithAReason() throws IOException {
    Set<String> unread = new TreeSet<>();
    for (Path table : tables()) {
      String code = code(table);
      for (String column : columns(table)) {
        boolean isOfEvery = OF_EVERY_TABLE.contains(column) || column.endsWith("citation");
        if (!isOfEvery && !code.contains("\"" + column + "\"")) {
          unread.add(table.getFileName() + " " + column);
        }
      }
    }
    assertThat(unread).containsExactlyInAnyOrderElementsOf(FOR_READERS.keySet());
  }

  private static List<Path> tables() throws IOException {
    List<Path> tables = new ArrayList<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src/main/resources"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
          if (columns(file).contains("verified_on")) {
            tables.add(file);
          }
        }
      }
    }
    assertThat(tables).hasSizeGreaterThan(80);
    return tables;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(each -> Files.isDirectory(each.resolve("src/main/resources")))
          .sorted()
          .toList();
    }
  }

  private static List<String> columns(Path table) throws IOException {
    try (Stream<String> lines = Files.lines(table)) {
      return List.of(lines.findFirst().orElse("").split(",", -1));
    }
  }

  /** Returns the code that can read a table: that of its module, and the readers of core. */
  private static String code(Path table) throws IOException {
    Path module = ROOT.resolve(ROOT.relativize(table).getName(0));
    List<Path> folders = new ArrayList<>();
    READERS.forEach(each -> folders.add(ROOT.resolve("core").resolve(MAIN).resolve(each)));
    if (!module.endsWith("core")) { // whose facts have names that columns have too
      folders.add(module.resolve("src/main/java"));
    }
    StringBuilder code = new StringBuilder();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          code.append(Files.readString(file));
        }
      }
    }
    return code.toString();
  }
}
