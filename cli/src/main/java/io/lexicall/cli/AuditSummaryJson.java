package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.batch.Abandonment;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditTally;
import io.lexicall.batch.EarlierAudit;
import io.lexicall.batch.Example;
import io.lexicall.batch.Exposure;
import io.lexicall.batch.RecordComparison;
import io.lexicall.batch.Sample;
import io.lexicall.batch.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The summary of an audit as one JSON object; {@link AuditSummary} is the same for people. */
final class AuditSummaryJson {
  private final Audit.Result result;
  private final AuditTally tally;
  private final Tally verdicts;
  private final @Nullable EarlierAudit earlier;
  private final Map<String, String> basis;
  private final List<String> unread;

  /**
   * @param basis what the audit rests on besides its rows and its law
   * @param unread the columns that are named like facts and were not read
   */
  AuditSummaryJson(
      Audit.Result result,
      @Nullable EarlierAudit earlier,
      Map<String, String> basis,
      List<String> unread) {
    this.result = result;
    this.tally = result.tally();
    this.verdicts = tally.verdicts();
    this.earlier = earlier;
    this.basis = basis;
    this.unread = unread;
  }

  /** Returns one JSON object. */
  String text() {
    return JsonText.object(
        json -> {
          json.writeNumberField("rows", verdicts.rows());
          for (Answer answer : Answer.values()) {
            json.writeNumberField(AuditSummary.called(answer), verdicts.rows(answer));
          }
          if (tally.first().isPresent()) {
            json.writeStringField("first", tally.first().get().toString());
            json.writeStringField("last", tally.last().orElseThrow().toString());
          }
          sample(json);
          since(json);
          rules(json);
          exposure(json, tally.exposure());
          shadow(json);
          counts(json, "months", tally.months());
          counts(json, "places", tally.places());
          counts(json, "campaigns", tally.campaigns());
          abandonment(json, tally);
          agents(json, tally);
          compared(json, result.comparison().orElse(null));
          missing(json);
          lines(json);
          texts(json, "notRead", unread);
          json.writeStringField("lawEdition", result.edition().law());
          json.writeStringField("lawDigest", result.edition().lawDigest());
          json.writeStringField("zoneRules", result.edition().zoneRules());
          json.writeObjectFieldStart("basis");
          for (Map.Entry<String, String> each : basis.entrySet()) {
            json.writeStringField(each.getKey(), each.getValue());
          }
          json.writeEndObject();
        });
  }

  private void sample(JsonGenerator json) throws IOException {
    if (result.sample().isPresent()) {
      Sample sample = result.sample().get();
      SampleJson.write(json, sample, "unlawful", sample.unlawfulShare(tally));
    }
  }

  private void since(JsonGenerator json) throws IOException {
    EarlierAudit before = earlier;
    if (before != null) {
      json.writeObjectFieldStart("since");
      json.writeNumberField("judged", before.judged());
      json.writeNumberField("unlawful", before.unlawful());
      json.writeNumberField("undecided", before.undecided());
      json.writeBooleanField("sameLaw", before.lawDigest().equals(result.edition().lawDigest()));
      if (before.hasBasis()) {
        json.writeArrayFieldStart("differs");
        for (EarlierAudit.Difference each : before.differences(basis)) {
          json.writeStartObject();
          json.writeStringField("what", each.what());
          json.writeStringField("before", each.before());
          json.writeStringField("now", each.now());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeArrayFieldStart("rules");
      for (Map.Entry<String, long[]> rule :
          AuditSummary.brokenThenAndNow(before, verdicts).entrySet()) {
        json.writeStartObject();
        json.writeStringField("rule", rule.getKey());
        json.writeNumberField("before", rule.getValue()[0]);
        json.writeNumberField("now", rule.getValue()[1]);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void rules(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("rules");
    for (Tally.OfRule rule : verdicts.rules()) {
      json.writeStartObject();
      JsonText.rule(json, rule);
      json.writeStringField("certainty", rule.certainty().text());
      json.writeNumberField("unlawful", rule.denied());
      json.writeNumberField("undecided", rule.undecided());
      json.writeArrayFieldStart("examples");
      for (Example each : tally.examples(rule.id())) {
        json.writeStartObject();
        json.writeNumberField("file", each.place().file());
        json.writeNumberField("line", each.place().line());
        json.writeStringField("at", each.at().toString());
        json.writeStringField("place", each.where());
        json.writeStringField("message", each.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void shadow(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("shadow");
    for (Map.Entry<String, Tally.OfShadow> each : verdicts.shadow().entrySet()) {
      json.writeObjectFieldStart(each.getKey());
      json.writeNumberField("unlawful", each.getValue().denying());
      json.writeNumberField("undecided", each.getValue().undecided());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void missing(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("missing");
    for (Map.Entry<String, Long> fact : verdicts.missing()) {
      json.writeStartObject();
      json.writeStringField("fact", fact.getKey());
      json.writeNumberField("rows", fact.getValue());
      json.writeNumberField("settles", tally.settledBy(fact.getKey()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Lists the rows that were refused, repeated, or judged without earlier contacts. */
  private void lines(JsonGenerator json) throws IOException {
    NamedRows.writeRefused(json, verdicts);
    NamedRows.write(json, "repeated", tally.repeated().orElse(null));
    json.writeNumberField("repeatedWithoutId", tally.repeatedWithoutId());
    NamedRows.write(json, "future", tally.future().orElse(null));
    NamedRows.write(json, "notDone", tally.notMade().orElse(null));
    json.writeNumberField("notDonePermittedNow", tally.verdictsOfNotMade().permitted());
    NamedRows.writeHistories(json, tally);
    NamedRows.write(json, "ofAnyCampaign", tally.ofAnyCampaign().orElse(null));
    json.writeNumberField("historyFromRows", tally.withHistory());
  }

  private static void abandonment(JsonGenerator json, AuditTally tally) throws IOException {
    json.writeArrayFieldStart("abandonment");
    for (Abandonment each : tally.abandonment()) {
      json.writeStartObject();
      if (!each.seller().isEmpty()) {
        json.writeStringField("seller", each.seller());
      }
      json.writeStringField("campaign", each.campaign());
      json.writeStringField("first", each.first().toString());
      json.writeStringField("last", each.last().toString());
      json.writeNumberField("calls", each.calls());
      json.writeNumberField("answered", each.answered());
      json.writeNumberField("abandoned", each.abandoned());
      json.writeNumberField("untold", each.untold());
      if (each.incomplete()) {
        json.writeBooleanField("incomplete", true);
      }
      if (each.share().isPresent()) {
        json.writeNumberField("share", each.share().getAsDouble());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("abandonmentNotCounted", tally.callsBeyondCampaigns());
    json.writeNumberField("unlawfulByCampaignOnly", tally.unlawfulByCampaignOnly());
    json.writeNumberField(
        "unlawfulByCampaignOnlyAbandoned", tally.unlawfulByCampaignOnlyAbandoned());
  }

  private static void agents(JsonGenerator json, AuditTally tally) throws IOException {
    json.writeObjectFieldStart("agents");
    for (Map.Entry<String, AuditTally.OfAgent> each : tally.agents()) {
      json.writeObjectFieldStart(each.getKey());
      divided(json, each.getValue().rows());
      json.writeNumberField("untrained", each.getValue().untrained());
      json.writeNumberField("trained", each.getValue().trained());
      json.writeObjectFieldStart("rules");
      for (Map.Entry<String, Long> rule : each.getValue().worst()) {
        json.writeNumberField(rule.getKey(), rule.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void compared(JsonGenerator json, @Nullable RecordComparison comparison)
      throws IOException {
    if (comparison == null) {
      return;
    }
    json.writeObjectFieldStart("journal");
    json.writeNumberField("rows", comparison.rows());
    json.writeNumberField("entries", comparison.entries());
    json.writeNumberField("matched", comparison.matched());
    json.writeNumberField("greatestShiftSeconds", comparison.greatestShift().toSeconds());
    json.writeObjectFieldStart("differences");
    for (RecordComparison.Difference each : comparison.differences()) {
      NamedRows.write(json, each.code(), each.rows());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void exposure(JsonGenerator json, Exposure exposure) throws IOException {
    json.writeArrayFieldStart("exposure");
    for (Exposure.Claim claim : exposure.claims()) {
      json.writeStartObject();
      claim(json, claim);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("exposureByRule");
    for (String rule : exposure.rules()) {
      for (Exposure.Claim claim : exposure.claims(rule)) {
        json.writeStartObject();
        json.writeStringField("rule", rule);
        claim(json, claim);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeObjectFieldStart("withoutPenalty");
    for (Map.Entry<String, Long> each : new TreeMap<>(exposure.withoutPenalty()).entrySet()) {
      json.writeNumberField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
  }

  private static void claim(JsonGenerator json, Exposure.Claim claim) throws IOException {
    json.writeStringField("regulation", claim.regulation());
    json.writeStringField("claimant", claim.claimant().text());
    json.writeStringField("kind", claim.kind().text());
    json.writeStringField("per", claim.per().text());
    texts(json, "citations", claim.citations());
    texts(json, "ranges", claim.ranges());
    json.writeStringField("certainty", claim.certainty().text());
    json.writeNumberField("rows", claim.activities());
    json.writeNumberField("units", claim.units());
    json.writeNumberField("tooOld", claim.barred());
    if (claim.leastViolations() > 1) {
      json.writeNumberField("leastViolations", claim.leastViolations());
      if (claim.withinMonths().isPresent()) {
        json.writeNumberField("withinMonths", claim.withinMonths().getAsInt());
      }
      json.writeNumberField("rowsWithoutClaim", claim.withoutClaim());
      json.writeNumberField("personsWithoutClaim", claim.personsWithoutClaim());
    }
    if (claim.untold() > 0) {
      json.writeNumberField("rowsNotCounted", claim.untold());
    }
    json.writeStringField("counted", claim.count().name().toLowerCase(Locale.ROOT));
    if (claim.least().isPresent()) {
      json.writeStringField("least", claim.least().get().toPlainString());
    }
    if (claim.most().isPresent()) {
      json.writeStringField("most", claim.most().get().toPlainString());
    }
    if (!claim.currency().isEmpty()) {
      json.writeStringField("currency", claim.currency());
    }
    json.writeArrayFieldStart("degrees");
    for (Exposure.Degree degree : claim.degrees()) {
      json.writeStartObject();
      json.writeStringField("range", degree.range());
      if (!degree.condition().isEmpty()) {
        json.writeStringField("condition", degree.condition());
      }
      if (!degree.cap().isEmpty()) {
        json.writeStringField("cap", degree.cap());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    texts(json, "conditions", claim.conditions());
    texts(json, "caps", claim.caps());
    if (claim.limitationYears().isPresent()) {
      json.writeNumberField("limitationYears", claim.limitationYears().getAsInt());
    }
  }

  private static void texts(JsonGenerator json, String name, Iterable<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void counts(
      JsonGenerator json, String name, List<Map.Entry<String, Tally.OfPlace>> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Tally.OfPlace> each : counts) {
      json.writeObjectFieldStart(each.getKey());
      divided(json, each.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void divided(JsonGenerator json, Tally.OfPlace rows) throws IOException {
    json.writeNumberField("lawful", rows.permitted());
    json.writeNumberField("unlawful", rows.denied());
    json.writeNumberField("undecided", rows.undecided());
  }
}
