package io.lexicall.cli;

import io.lexicall.facts.Moment;
import io.lexicall.lists.DamagedListException;
import io.lexicall.lists.ImportReport;
import io.lexicall.lists.NumberFile;
import io.lexicall.lists.RefusalLimit;
import io.lexicall.lists.RefusalReason;
import io.lexicall.lists.RefusedLine;
import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The format of the files of numbers that a command reads, and how their lines are reported. */
final class NumberInput {
  private static final int LABEL = 12;

  /** The format of numbers. */
  enum Format {
    REGISTRY,
    LINES,
    CSV
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "registry: area code,number or ten digits per line, as in files of the"
              + " National Do Not Call Registry; lines: one number per line; csv: a table"
              + " with a header. By default csv with --column, otherwise registry for the"
              + " national list of the United States, otherwise lines. Each may be"
              + " compressed with gzip, or be a zip.")
  @Nullable Format format;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "The column of the numbers in a table, by name or by number from 1.")
  @Nullable String column;

  @Option(
      names = "--date-column",
      paramLabel = "NAME",
      description =
          "The column that says since when a number has been listed, or when a change"
              + " was made: 2026-11-01, or a time with an offset.")
  @Nullable String dateColumn;

  @Option(
      names = "--dialed-from",
      paramLabel = "COUNTRY",
      description = "The country of numbers without a country calling code, such as US.")
  @Nullable String dialedFrom;

  @Option(
      names = "--max-refused",
      paramLabel = "N|N%",
      description =
          "How many lines may be refused before the whole input is: a number or a"
              + " share of all lines (default: 0.1%%).")
  @Nullable String maxRefused;

  @Option(names = "--strict", description = "Refuse the whole input for a single bad line.")
  boolean strict;

  NumberFile read(String file, Format usual, Console console) {
    Format chosen = format != null ? format : column != null ? Format.CSV : usual;
    if (chosen == Format.CSV && column == null) {
      throw Failure.usage("--format csv needs --column, the column of the numbers");
    }
    if (chosen != Format.CSV && (column != null || dateColumn != null)) {
      throw Failure.usage("--column and --date-column are for tables, --format csv");
    }
    Path path = Input.path(file);
    NumberFile numbers =
        switch (chosen) {
          case REGISTRY -> NumberFile.registry(path);
          case LINES -> NumberFile.lines(path);
          case CSV -> NumberFile.csv(path, String.valueOf(column));
        };
    if (dateColumn != null) {
      numbers = numbers.dates(dateColumn);
    }
    if (dialedFrom != null) {
      numbers = numbers.dialedFrom(place(dialedFrom, "--dialed-from"));
    }
    if (!file.equals("-")) {
      return numbers;
    }
    InputStream in = console.in();
    return numbers.from("standard input", in);
  }

  RefusalLimit limit() {
    String most = maxRefused;
    if (strict) {
      if (most != null) {
        throw Failure.usage(
            "--strict refuses the whole input for one line: leave out --max-refused");
      }
      return RefusalLimit.STRICT;
    }
    if (most == null) {
      return RefusalLimit.USUAL;
    }
    try {
      return most.endsWith("%")
          ? RefusalLimit.ofShare(Double.parseDouble(most.substring(0, most.length() - 1)) / 100)
          : RefusalLimit.ofLines(Long.parseLong(most));
    } catch (IllegalArgumentException none) {
      throw Failure.usage("--max-refused takes a number of lines or a share such as 0.1%");
    }
  }

  static Place place(String code, String option) {
    try {
      return Place.of(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Failure.usage(option + ": " + unknown.getMessage() + Regions.meant(code));
    }
  }

  /** Reads the version of a list: one with a future date would never be too old. */
  static Moment moment(String text) {
    Moment moment;
    try {
      moment =
          text.indexOf('T') > 0
              ? Moment.of(OffsetDateTime.parse(text).toInstant())
              : Moment.of(LocalDate.parse(text));
    } catch (DateTimeException none) {
      throw Failure.usage(
          "--as-of takes a date such as 2026-11-01, or an instant with an offset, not " + text);
    }
    // Today has begun somewhere up to fourteen hours before it begins in UTC.
    LocalDate latest = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    if (moment.dateAt(ZoneClock.of(ZoneOffset.UTC)).isAfter(latest)) {
      throw Failure.usage("--as-of: a list cannot have been obtained in the future: " + text);
    }
    return moment;
  }

  /** Returns how many bytes will be read, {@link Progress#UNKNOWN} if that is not known. */
  static long total(List<NumberFile> files) {
    long total = 0;
    for (NumberFile file : files) {
      if (file.length() == 0) {
        return Progress.UNKNOWN;
      }
      total += file.length();
    }
    return total;
  }

  static void requireFiles(List<String> files) {
    List<String> seen = new ArrayList<>();
    for (String file : files) {
      if (seen.contains(file)) {
        throw Failure.usage(file + " is given twice");
      }
      seen.add(file);
      if (!file.equals("-") && Files.isDirectory(Input.path(file))) {
        throw Failure.broken(Input.called(file) + " is a directory; name the files in it");
      }
    }
  }

  /**
   * Reports why nothing was written: a file could not be read, or the list could not be written.
   */
  static Failure failed(String output, IOException failure) {
    if (isTemporary(failure)) { // that of the list, whose temporary name means nothing to a user
      return Failure.broken(
          Input.called(output)
              + " cannot be written: "
              + (failure instanceof AccessDeniedException
                  ? "there is no permission to write in its folder"
                  : "no file can be created there"));
    }
    if (failure instanceof NoSuchFileException absent) {
      return Failure.broken(Input.called(absent.getFile()) + ": there is no such file or folder");
    }
    if (failure instanceof AccessDeniedException denied) {
      return Failure.broken(
          Input.called(denied.getFile()) + ": there is no permission to read or write it");
    }
    if (failure instanceof DamagedListException) {
      return Failure.broken(
          Input.told(failure.getMessage(), List.of(output)) + "; nothing was written");
    }
    return Failure.broken(
        Input.called(output)
            + " was not written: "
            + Input.told(failure.getMessage(), List.of(output)));
  }

  private static boolean isTemporary(IOException failure) {
    return failure instanceof FileSystemException known
        && known.getFile() != null
        && known.getFile().endsWith(".part");
  }

  /** Writes the outcome of the lines. */
  static void tell(Page page, ImportReport report) {
    long repeated = report.duplicates();
    long blank = report.blank();
    page.labelled(
        2,
        "lines",
        LABEL,
        Page.Style.PLAIN,
        count(report.lines())
            + (blank == 0 ? "" : ", " + count(blank) + " blank")
            + (repeated == 0 ? "" : ", " + count(repeated) + " repeated")
            + (report.refused() == 0 ? "" : ", " + count(report.refused()) + " refused"));
    for (Map.Entry<RefusalReason, Long> each : report.refusals().entrySet()) {
      page.labelled(
          2,
          each.getKey().losesNumber() ? "refused" : "noted",
          LABEL,
          Page.Style.BAD,
          "%s %s%s"
              .formatted(
                  count(each.getValue()),
                  told(each.getKey().told(), each.getValue()),
                  each.getKey() == RefusalReason.NATIONAL_NUMBER ? " (see --dialed-from)" : ""));
      for (RefusedLine line : report.examples()) {
        if (line.reason() == each.getKey()) {
          page.labelled(
              4,
              "",
              LABEL - 2,
              Page.Style.DIM,
              "%s:%s  %s"
                  .formatted(
                      Input.called(line.source()), line.line(), Console.printable(line.shown())));
        }
      }
    }
  }

  private static String told(String told, long lines) {
    return (lines == 1 ? "line that " : "lines, each of which ") + told;
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
