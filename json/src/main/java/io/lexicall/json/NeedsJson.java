package io.lexicall.json;

import io.lexicall.Finding;
import io.lexicall.Needs;
import io.lexicall.facts.FactType;
import io.lexicall.json.internal.JsonText;

/**
 * What activities take to be judged as JSON, one line for each kind. Thread-safe.
 *
 * @since 0.1
 */
public final class NeedsJson {
  private NeedsJson() {}

  /**
   * Writes what activities of a kind take: {@code needs}, each with its {@code fact}, its {@code
   * kind} ({@code list}, {@code standing}, {@code each}), whether it {@code decides}, and its
   * {@code reasons}, which name {@code rule}, {@code citation} and {@code title}; and as {@code
   * settled} what is found whatever else is stated.
   *
   * @param place where such activities are, as a code
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
