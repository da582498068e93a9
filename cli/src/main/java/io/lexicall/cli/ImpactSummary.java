package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Impact;
import io.lexicall.batch.ImpactTally;
import io.lexicall.batch.Sample;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the summary of what another law judges differently. */
final class ImpactSummary {
  private static final int MOST_PLACES = 20;

  private final Impact.Result result;
  private final ImpactTally changes;
  private final String before;
  private final String after;
  private final List<String> files;
  private final List<String> unread;
  private final String hint;

  /**
   * Creates a summary.
   *
   * @param hint which options could make an instant readable
   * @param unread the columns that are named like facts and were not read
   */
  ImpactSummary(
      Impact.Result result,
      String before,
      String after,
      List<String> files,
      String hint,
      List<String> unread) {
    this.result = result;
    this.changes = result.changes();
    this.before = before;
    this.after = after;
    this.files = files;
    this.unread = unread;
    this.hint = hint;
  }

  void show(Page page, Duration took) {
    CountedLines lines = new CountedLines(page);
    long refused = result.before().verdicts().rows(Answer.REFUSED);
    long rows = changes.rows() + refused; // as an audit counts them
    page.paragraph(
        Page.Style.BOLD,
        CountedLines.number(rows) + (rows == 1 ? " row" : " rows"),
        2,
        "in %s s, by %s and by %s"
            .formatted(
                String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0), before, after));
    page.blank();
    lines.line(
        Page.Style.PLAIN,
        "judged differently",
        changes.changed(),
        CountedLines.share(changes.changed(), changes.rows()));
    for (Map.Entry<ImpactTally.Turn, Long> each : changes.turns()) {
      lines.line(
          CountedLines.style(each.getKey().after()),
          each.getKey().text(),
          each.getValue(),
          CountedLines.share(each.getValue(), changes.rows()));
    }
    if (changes.otherReasons() > 0) {
      lines.line(Page.Style.DIM, "the same", changes.otherReasons(), "for other reasons");
    }
    result
        .sample()
        .filter(each -> !each.isAll())
        .ifPresent(
            sample -> {
              page.blank();
              page.paragraph(Page.Style.UNSURE, "a sample:", 2, sample.text(changes));
            });
    if (refused > 0) {
      lines.line(
          Page.Style.UNSURE,
          "refused",
          refused,
          "rows that cannot be read; the shares are of the others");
    }
    rules(page, lines);
    places(page, lines);
    hours(page, lines);
    NamedRows named = new NamedRows(page, lines, result.before(), files);
    named.refused(hint);
    named.repeated();
    named.histories();
    page.blank();
    page.paragraph(
        Page.Style.DIM,
        "",
        0,
        "Each row keeps its own instant under either law. Law of edition %s. This is not legal advice."
            .formatted(result.edition().law()));
  }

  private void rules(Page page, CountedLines lines) {
    if (changes.rules().isEmpty()) {
      return;
    }
    page.blank();
    lines.heading("Why: the rules that judge differently");
    for (ImpactTally.OfRule rule : changes.rules()) {
      lines.line(
          Page.Style.PLAIN,
          rule.id(),
          rule.rows(),
          "denied: %s more, %s fewer; undecided: %s more, %s fewer; %s"
              .formatted(
                  CountedLines.number(rule.newlyDenied()),
                  CountedLines.number(rule.noLongerDenied()),
                  CountedLines.number(rule.newlyUndecided()),
                  CountedLines.number(rule.noLongerUndecided()),
                  String.join("; ", rule.after().isEmpty() ? rule.before() : rule.after())));
      for (ImpactTally.Example each : rule.examples()) {
        page.paragraph(
            Page.Style.DIM,
            "",
            4,
            "line "
                + (files.size() > 1 ? "(file " + (each.place().file() + 1) + ") " : "")
                + each.place().line()
                + ", "
                + each.where()
                + ", "
                + each.turn().text()
                + ": "
                + (each.after().isEmpty() ? each.before() : each.after()));
      }
    }
  }

  private void places(Page page, CountedLines lines) {
    List<Map.Entry<String, Map<ImpactTally.Turn, Long>>> places = changes.places();
    if (places.isEmpty()) {
      return;
    }
    page.blank();
    lines.heading("Places");
    for (Map.Entry<String, Map<ImpactTally.Turn, Long>> each :
        places.subList(0, Math.min(MOST_PLACES, places.size()))) {
      lines.line(
          Page.Style.PLAIN,
          each.getKey(),
          each.getValue().values().stream().mapToLong(Long::longValue).sum(),
          each.getValue().entrySet().stream()
              .map(turn -> CountedLines.number(turn.getValue()) + " " + turn.getKey().text())
              .collect(Collectors.joining(", ")));
    }
    if (places.size() > MOST_PLACES) {
      lines.line(
          Page.Style.DIM, "others", places.size() - MOST_PLACES, "places; the report shows more");
    }
  }

  private void hours(Page page, CountedLines lines) {
    if (result.hours().isEmpty()) {
      return;
    }
    page.blank();
    lines.heading("Calling hours per week, lost and gained");
    for (Impact.Hours each : result.hours()) {
      page.labelled(
          2,
          each.place(),
          12,
          Page.Style.PLAIN,
          "%s before, %s after: %s lost, %s gained"
              .formatted(
                  hours(each.before()),
                  hours(each.after()),
                  hours(each.lost()),
                  hours(each.won())));
    }
  }

  private static String hours(Duration time) {
    return String.format(Locale.ROOT, "%.2f", time.toMinutes() / 60.0);
  }

  /** Returns the same as one JSON object. */
  String json() {
    return JsonText.object(
        json -> {
          json.writeStringField("before", before);
          json.writeStringField("after", after);
          json.writeNumberField(
              "rows", changes.rows() + result.before().verdicts().rows(Answer.REFUSED));
          json.writeNumberField("otherwise", changes.changed());
          json.writeNumberField("otherReasons", changes.otherReasons());
          json.writeNumberField("refused", result.before().verdicts().rows(Answer.REFUSED));
          NamedRows.writeRefused(json, result.before().verdicts());
          NamedRows.write(json, "repeated", result.before().repeated().orElse(null));
          NamedRows.writeHistories(json, result.before());
          if (result.sample().isPresent()) {
            Sample sample = result.sample().get();
            SampleJson.write(json, sample, "changed", sample.changedShare(changes));
          }
          json.writeFieldName("turns");
          turns(json, changes.turns());
          json.writeArrayFieldStart("rules");
          for (ImpactTally.OfRule rule : changes.rules()) {
            json.writeStartObject();
            json.writeStringField("rule", rule.id());
            json.writeNumberField("newlyDenied", rule.newlyDenied());
            json.writeNumberField("noLongerDenied", rule.noLongerDenied());
            json.writeNumberField("newlyUndecided", rule.newlyUndecided());
            json.writeNumberField("noLongerUndecided", rule.noLongerUndecided());
            texts(json, "citedBefore", rule.before());
            texts(json, "citedAfter", rule.after());
            json.writeArrayFieldStart("examples");
            for (ImpactTally.Example each : rule.examples()) {
              json.writeStartObject();
              json.writeNumberField("file", each.place().file());
              json.writeNumberField("line", each.place().line());
              json.writeStringField("place", each.where());
              json.writeStringField("before", each.before());
              json.writeStringField("after", each.after());
              json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeObjectFieldStart("places");
          for (Map.Entry<String, Map<ImpactTally.Turn, Long>> each : changes.places()) {
            json.writeFieldName(each.getKey());
            turns(json, List.copyOf(each.getValue().entrySet()));
          }
          json.writeEndObject();
          json.writeArrayFieldStart("hours");
          for (Impact.Hours each : result.hours()) {
            json.writeStartObject();
            json.writeStringField("place", each.place());
            json.writeNumberField("beforeMinutes", each.before().toMinutes());
            json.writeNumberField("afterMinutes", each.after().toMinutes());
            json.writeNumberField("lostMinutes", each.lost().toMinutes());
            json.writeNumberField("wonMinutes", each.won().toMinutes());
            json.writeEndObject();
          }
          json.writeEndArray();
          texts(json, "notRead", unread);
          json.writeStringField("lawEdition", result.edition().law());
          json.writeStringField("lawDigest", result.edition().lawDigest());
        });
  }

  private static void turns(JsonGenerator json, List<Map.Entry<ImpactTally.Turn, Long>> turns)
      throws IOException {
    json.writeStartArray();
    for (Map.Entry<ImpactTally.Turn, Long> each : turns) {
      json.writeStartObject();
      json.writeStringField("before", each.getKey().before().code());
      json.writeStringField("after", each.getKey().after().code());
      json.writeNumberField("rows", each.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void texts(JsonGenerator json, String name, Iterable<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String each : texts) {
      json.writeString(each);
    }
    json.writeEndArray();
  }
}
