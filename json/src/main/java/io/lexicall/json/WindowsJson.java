package io.lexicall.json;

import io.lexicall.Finding;
import io.lexicall.Stretch;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.json.internal.JsonText;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.ZoneId;
import java.util.List;

/**
 * The windows of contacts as JSON, one line for each contact. Thread-safe.
 *
 * @since 0.1
 */
public final class WindowsJson {
  private WindowsJson() {}

  /**
   * Writes the windows of a contact: where the called party can be, and stretches with {@code from}
   * (inclusive), {@code to} (exclusive), {@code decision} and the findings behind it.
   *
   * @param label the name of the contact; must not hold a whole telephone number
   */
  public static String write(String label, Contact contact, List<Stretch> stretches) {
    Whereabouts where = contact.whereabouts();
    JsonText json = new JsonText().beginObject();
    json.name("contact").value(label);
    json.name("places")
        .values(
            (where.regionKnown() ? where.regions() : where.countries())
                .stream().map(Place::code).toList());
    json.name("timeZones").values(where.zones().stream().map(ZoneId::getId).toList());
    json.name("windows").beginList();
    for (Stretch stretch : stretches) {
      json.beginObject();
      json.name("from").value(stretch.from());
      json.name("to").value(stretch.to());
      json.name("decision").value(FactType.code(stretch.verdict().decision()));
      json.name("findings").beginList();
      for (Finding finding : stretch.verdict().findings()) {
        json.beginObject().name("rule").value(finding.rule().id());
        json.name("outcome").value(FactType.code(finding.outcome()));
        json.name("citation").value(finding.citation());
        if (!finding.missing().isEmpty()) {
          json.name("missing").values(finding.missing().stream().map(Fact::path).sorted().toList());
        }
        json.endObject();
      }
      json.endList().endObject();
    }
    return json.endList().endObject().toString();
  }
}
