package io.lexicall.cli;

import io.lexicall.batch.Answer;
import io.lexicall.batch.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the summary of many verdicts. */
final class VerdictSummary {
  private static final List<Answer> VERDICTS =
      List.of(Answer.PERMIT, Answer.DENY, Answer.INDETERMINATE);

  private final Tally tally;
  private final long unread;
  private final Map<String, String> unfit;

  /**
   * Creates it.
   *
   * @param unread how many lines could not be read
   * @param unfit why lists that were given are missing, for one verdict each
   */
  VerdictSummary(Tally tally, long unread, Map<String, String> unfit) {
    this.tally = tally;
    this.unread = unread;
    this.unfit = unfit;
  }

  void show(Console console, boolean colored, boolean json) {
    if (json) {
      console.line(json());
      return;
    }
    CountedLines lines = new CountedLines(new Page(console, colored));
    lines.heading(
        CountedLines.number(tally.rows()) + (tally.rows() == 1 ? " verdict" : " verdicts"));
    for (Answer answer : VERDICTS) {
      String lifting =
          answer == Answer.DENY && tally.lifting() > 0
              ? ", " + CountedLines.number(tally.lifting()) + " only for now"
              : "";
      lines.line(
          CountedLines.style(answer),
          answer.code(),
          tally.rows(answer),
          CountedLines.share(tally.rows(answer), tally.rows()) + lifting);
    }
    if (unread > 0) {
      lines.line(Page.Style.UNSURE, "unread", unread, "lines that are not facts");
    }
    lines.rules(tally);
    lines.shadow(tally);
    lines.missing(
        tally,
        "Missing facts",
        "verdicts",
        path -> Optional.ofNullable(unfit.get(path)).map(why -> "for one of them: " + why));
  }

  private String json() {
    return JsonText.object(
        json -> {
          json.writeNumberField("verdicts", tally.rows());
          json.writeObjectFieldStart("decisions");
          for (Answer answer : VERDICTS) {
            json.writeNumberField(answer.code(), tally.rows(answer));
          }
          json.writeEndObject();
          json.writeNumberField("deniedForNow", tally.lifting());
          json.writeNumberField("unread", unread);
          json.writeArrayFieldStart("rules");
          for (Tally.OfRule rule : tally.rules()) {
            json.writeStartObject();
            JsonText.rule(json, rule);
            json.writeNumberField("deny", rule.denied());
            json.writeNumberField("indeterminate", rule.undecided());
            json.writeEndObject();
          }
          json.writeEndArray();
          if (!tally.shadow().isEmpty()) {
            json.writeObjectFieldStart("shadow");
            for (Map.Entry<String, Tally.OfShadow> each : tally.shadow().entrySet()) {
              json.writeObjectFieldStart(each.getKey());
              json.writeNumberField("deny", each.getValue().denying());
              json.writeNumberField("indeterminate", each.getValue().undecided());
              json.writeEndObject();
            }
            json.writeEndObject();
          }
          json.writeArrayFieldStart("missing");
          for (Map.Entry<String, Long> fact : tally.missing()) {
            json.writeStartObject();
            json.writeStringField("fact", fact.getKey());
            json.writeNumberField("verdicts", fact.getValue());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
