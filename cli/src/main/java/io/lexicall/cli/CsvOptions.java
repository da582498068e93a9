package io.lexicall.cli;

import io.lexicall.batch.Refusal;
import io.lexicall.batch.Scrub;
import io.lexicall.place.Place;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How rows of CSV are read, and which facts their columns hold: the same for every command. */
final class CsvOptions {
  @Option(
      names = "--fact",
      paramLabel = "FACT=VALUE",
      description =
          "A fact that holds for every CSV row, such as channel=voice or to.lineType=mobile.")
  private List<String> facts = new ArrayList<>();

  @Option(
      names = "--map",
      paramLabel = "COLUMN=FACT",
      description = "The column, by name or by number from 1, that holds a fact: state=to.region.")
  private List<String> mapped = new ArrayList<>();

  @Option(
      names = "--phone-column",
      paramLabel = "COLUMN",
      description = "The column of the telephone numbers, by name or by number from 1.")
  private @Nullable String phoneColumn;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      defaultValue = "US",
      description = "The country of numbers without a country calling code (default: US).")
  private String country = "US";

  @Option(
      names = "--accept",
      split = ",",
      paramLabel = "KIND",
      description =
          "Accept numbers that are otherwise refused: extension (the extension is"
              + " dropped), letters (read as the keys of a telephone).")
  private List<String> accepted = new ArrayList<>();

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "The delimiter of cells: one character, or comma, semicolon, tab, pipe.")
  private @Nullable String delimiter;

  @Option(
      names = "--header",
      paramLabel = "yes|no",
      description = "Whether the first row names the columns (default: detected).")
  private @Nullable String header;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "The encoding of the CSV, such as windows-1252 or ISO-8859-1 (default: what"
              + " a byte order mark says, otherwise UTF-8). Rows are written in the same"
              + " encoding.")
  private @Nullable String encoding;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description =
          "The form of dates and times in the CSV, as a pattern of Java, such as 'M/d/yyyy h:mm:ss"
              + " a' or 'dd.MM.yyyy[ HH:mm]' (default: 2026-03-02, 2026-03-02 14:30:00 or"
              + " 2026-03-02T14:30:00-05:00).")
  private @Nullable String timeFormat;

  /**
   * Passes on the form of dates and times, if it is given.
   *
   * @param to throws {@link IllegalArgumentException} if it is no such form
   */
  void timeFormat(Consumer<String> to) {
    timeFormat(timeFormat, to);
  }

  static void timeFormat(@Nullable String pattern, Consumer<String> to) {
    if (pattern != null) {
      try {
        to.accept(pattern);
      } catch (IllegalArgumentException noForm) {
        throw Failure.usage("--time-format: " + noForm.getMessage());
      }
    }
  }

  /** Returns the form of dates and times; empty if it is not given. */
  String timeFormat() {
    return timeFormat == null ? "" : timeFormat;
  }

  /** Passes on each fact and its value. */
  void eachFact(BiConsumer<String, String> to) {
    for (String fact : facts) {
      String[] pair = pair("--fact", "FACT=VALUE", fact, fact.indexOf('='));
      to.accept(pair[0], pair[1]);
    }
  }

  /** Passes on each column and what it holds. */
  void eachColumn(BiConsumer<String, String> to) {
    for (String column : mapped) {
      String[] pair = pair("--map", "COLUMN=FACT", column, column.lastIndexOf('='));
      to.accept(pair[0], pair[1]);
    }
  }

  private static String[] pair(String option, String form, String text, int equals) {
    if (equals < 1 || equals == text.length() - 1) {
      throw Failure.usage(option + " takes " + form + ", not " + text);
    }
    return new String[] {text.substring(0, equals).strip(), text.substring(equals + 1).strip()};
  }

  /** Reports columns that are named like a fact, and were not read. */
  static void tellUnread(List<String> columns, Console console) {
    if (!columns.isEmpty()) {
      console.tell(
          "columns that were not read, though they are named like facts: %s; --map %s reads one"
              .formatted(String.join(", ", columns), quoted(columns.get(0) + "=FACT")));
    }
  }

  /** Returns a word of a command as shells read it, also that of Windows. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_.=-]+") ? word : '"' + word + '"';
  }

  /** Returns what a report says about such columns. */
  static String unread(List<String> columns) {
    return "the columns "
        + String.join(", ", columns)
        + ", which are named like facts: their values count as unknown";
  }

  Optional<String> phoneColumn() {
    return Optional.ofNullable(phoneColumn);
  }

  Place country() {
    return Place.tryOf(country)
        .filter(place -> !place.isRegion())
        .orElseThrow(
            () -> Failure.usage("--country takes an ISO 3166-1 country, such as US or DE"));
  }

  List<Refusal> accepted() {
    return accepted.stream().map(CsvOptions::acceptable).toList();
  }

  private static Refusal acceptable(String word) {
    return Scrub.acceptable().stream()
        .filter(refusal -> refusal.code().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.usage(
                    "--accept takes "
                        + Scrub.acceptable().stream()
                            .map(Refusal::code)
                            .collect(Collectors.joining(" or "))
                        + ", not "
                        + word));
  }

  Optional<Character> delimiter() {
    return Optional.ofNullable(delimiter).map(CsvOptions::delimiter);
  }

  /** Returns the delimiter that a word names. */
  static char delimiter(String word) {
    char named =
        switch (word) {
          case "comma" -> ',';
          case "semicolon" -> ';';
          case "tab", "\\t" -> '\t';
          case "pipe" -> '|';
          default -> word.length() == 1 ? word.charAt(0) : '"';
        };
    if (named == '"' || named == '\n' || named == '\r') {
      throw Failure.usage("--delimiter takes one character, or comma, semicolon, tab, pipe");
    }
    return named;
  }

  Optional<Boolean> headed() {
    return Optional.ofNullable(header)
        .map(
            word ->
                switch (word) {
                  case "yes" -> true;
                  case "no" -> false;
                  default -> throw Failure.usage("--header takes yes or no, not " + word);
                });
  }

  Optional<Charset> charset() {
    return charset(encoding);
  }

  static Optional<Charset> charset(@Nullable String name) {
    try {
      return Optional.ofNullable(name).map(Charset::forName);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw Failure.usage(
          "there is no encoding " + name + "; common ones are UTF-8, UTF-16LE and windows-1252");
    }
  }

  static ZoneId zone(String name, String option) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw Failure.usage(option + " takes an IANA time zone, such as America/New_York");
    }
  }
}
