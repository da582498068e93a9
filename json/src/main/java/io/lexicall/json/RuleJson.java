package io.lexicall.json;

import io.lexicall.facts.Fact;
import io.lexicall.json.internal.JsonText;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.RuleInfo;
import java.util.List;

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
   * <p>{@code citation} is what a verdict cites except in special cases; {@code citations}, left
   * out if there is only that one, are all that a verdict may cite. {@code places} is empty if it
   * is law everywhere. {@code inForce} has inclusive dates {@code from} and {@code to}; an open end
   * is left out.
   */
  public static String write(RuleInfo rule) {
    return write(rule, List.of());
  }

  /**
   * Writes the card of a rule, with the penalties for breaking it.
   *
   * <p>{@code penalty} is the first of them, {@code penalties} are all; both are left out if there
   * are none. Each has {@code kind}, {@code per}, {@code min}, {@code max}, {@code currency},
   * {@code citation} and {@code claimant}, and, if the law or the table states them, {@code
   * condition}, {@code cap}, {@code limitationYears}, {@code amountOn} ({@code assessment}: the sum
   * is that of the day on which it is imposed), {@code places}, {@code notes}. Money is a decimal
   * as text; a sum that the law does not name is left out.
   *
   * @param penalties the penalties to write, such as those in force on a day
   */
  public static String write(RuleInfo rule, List<Penalty> penalties) {
    JsonText json = new JsonText().beginObject();
    json.name("id").value(rule.id());
    if (!rule.variant().isEmpty()) {
      json.name("variant").value(rule.variant());
    }
    json.name("regulation").value(rule.regulation());
    json.name("activity").value(rule.activity());
    json.name("title").value(rule.title());
    json.name("citation").value(rule.citation());
    if (rule.citations().size() > 1) {
      json.name("citations").values(rule.citations());
    }
    json.name("places").values(rule.places().stream().map(Place::code).sorted().toList());
    write(rule.inForce(), json.name("inForce"));
    json.name("certainty").value(rule.certainty().text());
    json.name("reads").values(rule.reads().stream().map(Fact::path).distinct().sorted().toList());
    json.name("obligations").values(rule.obligations());
    json.name("remedies").values(rule.remedies());
    if (rule.isInShadow()) {
      json.name("shadow").value(true);
    }
    if (!penalties.isEmpty()) {
      write(penalties.get(0), json.name("penalty"));
      json.name("penalties").beginList();
      penalties.forEach(penalty -> write(penalty, json));
      json.endList();
    }
    if (!rule.source().isEmpty()) {
      json.name("source").value(rule.source());
    }
    rule.verifiedOn().ifPresent(day -> json.name("verifiedOn").value(day.toString()));
    return json.endObject().toString();
  }

  private static JsonText write(Penalty penalty, JsonText json) {
    json.beginObject();
    json.name("kind").value(penalty.kind().text());
    json.name("per").value(penalty.per().text());
    penalty.min().ifPresent(min -> json.name("min").value(min.toPlainString()));
    penalty.max().ifPresent(max -> json.name("max").value(max.toPlainString()));
    optional("currency", penalty.currency(), json);
    json.name("citation").value(penalty.citation());
    json.name("claimant").value(penalty.claimant().text());
    optional("condition", penalty.condition(), json);
    optional("cap", penalty.cap(), json);
    if (penalty.leastViolations() > 1) {
      json.name("leastViolations").value(penalty.leastViolations());
      penalty.withinMonths().ifPresent(months -> json.name("withinMonths").value(months));
    }
    penalty.limitationYears().ifPresent(years -> json.name("limitationYears").value(years));
    if (penalty.isOfAssessment()) {
      json.name("amountOn").value("assessment");
    }
    if (!penalty.places().isEmpty()) {
      json.name("places").values(penalty.places().stream().map(Place::code).sorted().toList());
    }
    write(penalty.inForce(), json.name("inForce"));
    json.name("certainty").value(penalty.certainty().text());
    optional("notes", penalty.notes(), json);
    return json.endObject();
  }

  private static void optional(String name, String text, JsonText json) {
    if (!text.isEmpty()) {
      json.name(name).value(text);
    }
  }

  private static void write(InForce inForce, JsonText json) {
    json.beginObject();
    if (inForce.from() != null) {
      json.name("from").value(inForce.from().toString());
    }
    if (inForce.to() != null) {
      json.name("to").value(inForce.to().toString());
    }
    json.endObject();
  }
}
