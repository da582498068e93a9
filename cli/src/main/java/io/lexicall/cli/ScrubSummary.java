package io.lexicall.cli;

import io.lexicall.batch.Answer;
import io.lexicall.batch.Refusal;
import io.lexicall.batch.Scrub;
import io.lexicall.batch.Tally;
import io.lexicall.json.SafeText;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.NumberList;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the summary of a scrub. */
final class ScrubSummary {
  private static final int MOST_PLACES = 20;
  private static final int MOST_VALUES = 10;

  private final Page page;
  private final CountedLines lines;
  private final Scrub.Result result;
  private final Tally tally;
  private final Map<Answer, String> outputs;
  private final List<NumberList> lists;

  ScrubSummary(Page page, Scrub.Result result, Map<Answer, String> outputs, DoNotCallLists lists) {
    this.page = page;
    this.lines = new CountedLines(page);
    this.result = result;
    this.tally = result.tally();
    this.outputs = outputs;
    this.lists = lists.lists();
  }

  void show(Duration took) {
    double seconds = Math.max(took.toMillis(), 1) / 1000.0;
    page.paragraph(
        Page.Style.BOLD,
        CountedLines.rows(tally.rows()),
        2,
        "in %s s, %s a second; numbers in the column %s%s"
            .formatted(
                String.format(Locale.ROOT, "%.1f", seconds),
                CountedLines.number((long) (tally.rows() / seconds)),
                SafeText.of(result.phoneColumn()),
                tally.emptyLines() == 0
                    ? ""
                    : "; "
                        + CountedLines.number(tally.emptyLines())
                        + " empty lines are not rows"));
    page.blank();
    for (Answer answer : Answer.values()) {
      long count = tally.rows(answer);
      if (answer != Answer.REFUSED || count > 0) {
        line(CountedLines.style(answer), answer.code(), count, beside(answer, count));
      }
    }
    lines.rules(tally);
    lines.shadow(tally);
    lines.obligations(tally);
    places();
    listed();
    lines.missing(
        tally,
        "Missing facts; state them with --fact, --map or a profile",
        "rows",
        result::whyMissing);
    refused();
    wrong();
  }

  private String beside(Answer answer, long count) {
    String share = CountedLines.share(count, tally.rows());
    String lifting =
        answer == Answer.DENY && tally.lifting() > 0
            ? ", " + CountedLines.number(tally.lifting()) + " only for now"
            : "";
    String file = outputs.get(answer);
    return share + lifting + (file == null ? "" : " -> " + Input.calledOutput(file));
  }

  private void places() {
    List<Map.Entry<String, Tally.OfPlace>> places = tally.places();
    heading("Places", !places.isEmpty());
    for (Map.Entry<String, Tally.OfPlace> place :
        places.subList(0, Math.min(places.size(), MOST_PLACES))) {
      Tally.OfPlace rows = place.getValue();
      line(
          Page.Style.PLAIN,
          place.getKey(),
          rows.rows(),
          "%s permitted, %s denied, %s undecided"
              .formatted(
                  CountedLines.number(rows.permitted()),
                  CountedLines.number(rows.denied()),
                  CountedLines.number(rows.undecided())));
    }
    if (places.size() > MOST_PLACES) {
      long others =
          places.stream().skip(MOST_PLACES).mapToLong(each -> each.getValue().rows()).sum();
      line(
          Page.Style.DIM,
          "others",
          others,
          "in " + (places.size() - MOST_PLACES) + " more; the report shows all");
    }
  }

  private void listed() {
    heading("Lists", !lists.isEmpty());
    for (int i = 0; i < lists.size(); i++) {
      line(
          Page.Style.PLAIN,
          SafeText.of(lists.get(i).info().id()),
          tally.listed(i),
          "listed, of %s checked against the version of %s"
              .formatted(CountedLines.number(tally.checked(i)), lists.get(i).info().asOf()));
    }
  }

  private void refused() {
    heading("Rows refused", !tally.refusals().isEmpty());
    for (Map.Entry<Refusal, Tally.OfRefusal> each : tally.refusals().entrySet()) {
      List<Tally.At> first = each.getValue().first();
      line(
          Page.Style.PLAIN,
          each.getKey().code(),
          each.getValue().rows(),
          each.getKey().text()
              + (first.size() == 1 ? ": line " : ": lines ")
              + first.stream()
                  .map(at -> (at.file() == 0 ? "" : "(file " + (at.file() + 1) + ") ") + at.line())
                  .collect(Collectors.joining(", "))
              + (each.getValue().rows() > first.size() ? ", ..." : ""));
    }
  }

  private void wrong() {
    heading("Cells that are not valid for their fact", !tally.wrong().isEmpty());
    for (Map.Entry<Tally.OfValue, Long> each :
        tally.wrong().subList(0, Math.min(tally.wrong().size(), MOST_VALUES))) {
      Tally.OfValue value = each.getKey();
      line(
          Page.Style.PLAIN,
          SafeText.of(result.column(value.column())) + ": " + value.value(),
          each.getValue(),
          "rows; allowed: " + value.allowed());
    }
    if (tally.wrong().size() > MOST_VALUES) {
      line(
          Page.Style.DIM,
          "other values",
          tally.wrong().stream().skip(MOST_VALUES).mapToLong(Map.Entry::getValue).sum(),
          "rows");
    }
  }

  private void heading(String text, boolean isNeeded) {
    if (isNeeded) {
      page.blank();
      page.paragraph(Page.Style.BOLD, text, 0, "");
    }
  }

  private void line(Page.Style style, String name, long count, String text) {
    lines.line(style, name, count, text);
  }
}
