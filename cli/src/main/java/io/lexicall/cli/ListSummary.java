package io.lexicall.cli;

import io.lexicall.facts.FactType;
import io.lexicall.json.SafeText;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.Coverage;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.ListInfo;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The description of a list, as text and as JSON.
 *
 * @param file its path
 * @param info which list it is
 * @param numbers how many are on it
 * @param dated for how many the listing date is known; empty for a company's own list in a folder
 * @param refused how many lines were refused when it was built; also empty for such a list
 * @param latestChange the time of the latest change list's latest change
 * @param bytes how large it is
 */
record ListSummary(
    Path file,
    ListInfo info,
    long numbers,
    Optional<Long> dated,
    Optional<Long> refused,
    Optional<Instant> latestChange,
    long bytes) {
  private static final int LABEL = 12;
  private static final int FEWEST_DIGITS = 7;

  static ListSummary of(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      try (CompanyList list = CompanyList.openReadOnly(file)) {
        return new ListSummary(
            file,
            list.info(),
            list.size(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            size(file));
      }
    }
    try (ListEdition edition = ListEdition.open(file)) {
      return new ListSummary(
          file,
          edition.info(),
          edition.size(),
          Optional.of(edition.dated()),
          Optional.of(edition.refusedLines()),
          edition.latestChange(),
          Files.size(file));
    }
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      long size = 0;
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  void tell(Page page) {
    page.paragraph(Page.Style.BOLD, SafeText.of(info.id()), 2, "");
    line(page, "lies in", Input.called(file.toString()));
    line(page, "kind", FactType.code(info.kind()));
    info.place().ifPresent(place -> line(page, "place", place.code()));
    info.seller().ifPresent(seller -> line(page, "seller", SafeText.of(seller)));
    line(page, "version", info.asOf().toString());
    line(page, "numbers", NumberInput.count(numbers));
    line(page, "covers", covers(info.coverage()));
    dated
        .filter(count -> count > 0)
        .ifPresent(count -> line(page, "dated", NumberInput.count(count)));
    latestChange.ifPresent(change -> line(page, "changed", "until " + change));
    refused.filter(count -> count > 0).ifPresent(count -> line(page, "left out", left(count)));
    line(page, "size", NumberInput.count(bytes) + " bytes");
  }

  private static void line(Page page, String label, String text) {
    page.labelled(2, label, LABEL, Page.Style.PLAIN, text);
  }

  private static String left(long refused) {
    return refused == 1 ? "1 refused line" : NumberInput.count(refused) + " refused lines";
  }

  private static String covers(Coverage coverage) {
    if (coverage.isEverything()) {
      return "every number";
    }
    String digits = coverage.toString();
    long count = digits.chars().filter(c -> c == ',').count() + 1;
    return count > 12
        ? "numbers with %s leading digits; of others nothing is known; --json lists them"
            .formatted(NumberInput.count(count))
        : "numbers that begin with %s; of others nothing is known"
            .formatted(String.join(", ", shown(coverage)));
  }

  /** This many leading digits can be a whole number. */
  private static List<String> shown(Coverage coverage) {
    return Arrays.stream(coverage.toString().split(",", -1))
        .map(digits -> digits.length() < FEWEST_DIGITS ? digits : SafeText.of(digits))
        .toList();
  }

  String json() {
    return JsonText.object(
        json -> {
          json.writeStringField("file", Input.called(file.toString()));
          json.writeStringField("id", SafeText.of(info.id()));
          json.writeStringField("kind", FactType.code(info.kind()));
          if (info.place().isPresent()) {
            json.writeStringField("place", info.place().map(Place::code).get());
          }
          if (info.seller().isPresent()) {
            json.writeStringField("seller", SafeText.of(info.seller().get()));
          }
          json.writeStringField("asOf", info.asOf().toString());
          json.writeNumberField("numbers", numbers);
          if (info.coverage().isEverything()) {
            json.writeStringField("covers", "*");
          } else {
            json.writeArrayFieldStart("covers");
            for (String digits : shown(info.coverage())) {
              json.writeString(digits);
            }
            json.writeEndArray();
          }
          if (dated.isPresent()) {
            json.writeNumberField("dated", dated.get());
          }
          if (refused.isPresent()) {
            json.writeNumberField("refusedLines", refused.get());
          }
          if (latestChange.isPresent()) {
            json.writeStringField("latestChange", latestChange.get().toString());
          }
          json.writeNumberField("bytes", bytes);
        });
  }
}
