package io.lexicall.json;

import io.lexicall.facts.Fact;
import io.lexicall.json.internal.JsonText;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.RuleInfo;

/**
 * The cards of rules as JSON, one line each. Thread-safe.
 *
 * @since 0.1
 */
public final class RuleJson {
  private RuleJson() {}

  /**
   * Writes the card of a rule.
   *
   * <p>{@code places} is empty if it is law everywhere. {@code inForce} has inclusive dates {@code
   * from} and {@code to}; an open end is left out.
   */
  public static String write(RuleInfo rule) {
    JsonText json = new JsonText().beginObject();
    json.name("id").value(rule.id());
    if (!rule.variant().isEmpty()) {
      json.name("variant").value(rule.variant());
    }
    json.name("regulation").value(rule.regulation());
    json.name("activity").value(rule.activity());
    json.name("title").value(rule.title());
    json.name("citation").value(rule.citation());
    json.name("places").values(rule.places().stream().map(Place::code).sorted().toList());
    InForce inForce = rule.inForce();
    json.name("inForce").beginObject();
    if (inForce.from() != null) {
      json.name("from").value(inForce.from().toString());
    }
    if (inForce.to() != null) {
      json.name("to").value(inForce.to().toString());
    }
    json.endObject();
    json.name("certainty").value(rule.certainty().text());
    json.name("reads").values(rule.reads().stream().map(Fact::path).distinct().sorted().toList());
    json.name("obligations").values(rule.obligations());
    json.name("remedies").values(rule.remedies());
    if (!rule.source().isEmpty()) {
      json.name("source").value(rule.source());
    }
    rule.verifiedOn().ifPresent(day -> json.name("verifiedOn").value(day.toString()));
    return json.endObject().toString();
  }
}
