package io.lexicall.json;

import io.lexicall.Finding;
import io.lexicall.Needs;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.json.internal.JsonText;

/**
 * {@link Needs} as JSON, one line for each kind of activity. Thread-safe.
 *
 * @since 0.1
 */
public final class NeedsJson {
  private NeedsJson() {}

  /**
   * Writes what activities of a kind need. {@code needs} has an entry for each need, with its
   * {@code fact}, its {@code kind} ({@code list}, {@code standing}, {@code each}), whether it
   * {@code decides}, and its {@code reasons} with {@code rule}, {@code citation}, {@code title}
   * and, if the rule may not concern such activities, {@code hinges} with the standing facts that
   * would show it. {@code settled} has the findings that no further fact can change.
   *
   * @param place the place of such activities, as a code
   */
  public static String write(String place, Needs needs) {
    JsonText json = new JsonText().beginObject();
    json.name("place").value(place);
    json.name("needs").beginList();
    for (Needs.Need need : needs.needs()) {
      json.beginObject();
      json.name("fact").value(need.fact().path());
      json.name("kind").value(FactType.code(need.kind()));
      json.name("decides").value(need.decides());
      json.name("reasons").beginList();
      for (Needs.Reason reason : need.reasons()) {
        json.beginObject();
        json.name("rule").value(reason.rule().id());
        json.name("citation").value(reason.citation());
        json.name("title").value(reason.rule().title());
        if (!reason.hinges().isEmpty()) {
          json.name("hinges").values(reason.hinges().stream().map(Fact::path).toList());
        }
        json.endObject();
      }
      json.endList().endObject();
    }
    json.endList().name("settled").beginList();
    for (Finding finding : needs.settled()) {
      json.beginObject();
      json.name("rule").value(finding.rule().id());
      json.name("outcome").value(FactType.code(finding.outcome()));
      json.name("citation").value(finding.citation());
      json.name("message").value(finding.message());
      json.endObject();
    }
    return json.endList().endObject().toString();
  }
}
