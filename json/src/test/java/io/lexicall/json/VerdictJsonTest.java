package io.lexicall.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictJsonTest {
  private static final Compliance ACME = Compliance.builder().module(new TestLaw()).build();
  private static final String ZONE_RULES = ACME.edition().zoneRules();
  private static final String EDITION =
      ",\"lawEdition\":\"2026-11-24\",\"lawDigest\":\""
          + ACME.edition().lawDigest()
          + "\",\"zoneRules\":\""
          + ZONE_RULES
          + "\"}";

  @Test
  void write_aDenial_isTheContractsForm() {
    assertThat(
            answer(
                "{'activity':'contact','id':'a \\\"1\\\"','at':'2026-11-24T07:59:59-05:00',"
                    + "'purpose':'telemarketing','dialing':'manual','recorded':true,"
                    + "'to':{'region':'US-NY'}}"))
        .isEqualTo(
            "{\"id\":\"a \\\"1\\\"\",\"decision\":\"deny\",\"permittedFrom\":\"2026-11-24T13:00:00Z\","
                + "\"findings\":[{\"rule\":\"acme.calling-hours\",\"outcome\":\"deny\","
                + "\"citation\":\"Acme House Rules 1(a)\",\"certainty\":\"high\",\"message\":\"Sales calls ring from 08:00"
                + " to 21:00. It is 07:59:59 on Tuesday 24 November 2026 in America/New_York; the"
                + " hours are Mon-Sun 08:00-21:00, also on holidays.\","
                + "\"permittedFrom\":\"2026-11-24T13:00:00Z\",\"remedies\":[\"wait\"]}],"
                + "\"obligations\":[{\"obligation\":\"announce-recording\",\"rule\":\"acme.announce\","
                + "\"citation\":\"Acme House Rules 3\",\"due\":null,\"note\":\"in the first minute\"}]"
                + EDITION);
  }

  @Test
  void write_anUndecidedVerdict_namesWhatIsMissing() {
    assertThat(
            answer(
                "{'activity':'contact','at':'2026-11-24T12:00:00-05:00','purpose':'survey',"
                    + "'recorded':false,'to':{'region':'US-NY'}}"))
        .isEqualTo(
            "{\"decision\":\"indeterminate\",\"findings\":[{\"rule\":\"acme.no-machines\","
                + "\"outcome\":\"indeterminate\",\"citation\":\"Acme House Rules 2\",\"certainty\":\"low\","
                + "\"message\":\"Nobody is called by a machine. Cannot be decided without dialing.\","
                + "\"missing\":[\"dialing\"],\"remedies\":[\"supply-fact\"]}],\"obligations\":[]"
                + EDITION);
  }

  @Test
  void write_whatRulesInShadowFound_standsApartAndIsReadAgain() {
    Rule<Contact> never =
        Rule.on(Contact.SCHEMA, "house.never")
            .title("Nothing.")
            .cites("1")
            .when(Condition.never())
            .denies();
    Compliance engine =
        Compliance.builder().module(new Rules(List.of(never))).shadow(new TestLaw()).build();
    Activity<?> call =
        read(
            "{'activity':'contact','at':'2026-11-24T07:59:59-05:00','purpose':'telemarketing',"
                + "'dialing':'manual','to':{'region':'US-NY'}}");

    String json = VerdictJson.write(call, engine.check(call));

    assertThat(json)
        .startsWith(
            "{\"decision\":\"permit\",\"findings\":[],\"obligations\":[],\"shadow\":[{\"rule\":"
                + "\"acme.calling-hours\",\"outcome\":\"deny\"");
    assertThat(VerdictJson.read(json).shadow()).hasSize(1);
    assertThat(VerdictJson.write(VerdictJson.read(json))).isEqualTo(json);
  }

  /** Law of the United States. */
  private record Rules(List<Rule<?>> rules) implements RuleModule {
    @Override
    public String name() {
      return "house";
    }

    @Override
    public String edition() {
      return "2026-11-24";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return rules;
    }
  }

  @Test
  void write_whatTwoRulesOfOneIdDemandAlike_isWrittenOnce() {
    Compliance engine =
        Compliance.builder()
            .module(
                new Rules(
                    List.of(
                        identify("").obliges(Duty.to("identify-caller")),
                        identify("other").obliges(Duty.to("identify-caller")),
                        identify("noting").obliges(Duty.to("identify-caller").noting("by name")),
                        identify("elsewhere").cites("2").obliges(Duty.to("identify-caller")),
                        identify("more").obliges(Duty.to("state-address")))))
            .build();
    Contact call =
        Contact.builder()
            .at(Instant.parse("2026-11-24T17:00:00Z"))
            .to(Called.builder().region(Place.of("US-NY")).build())
            .build();
    Verdict verdict = engine.check(call);

    assertThat(verdict.obligations()).as("each rule gives its own").hasSize(5);
    assertThat(VerdictJson.written(verdict).obligations())
        .extracting(each -> each.obligation() + " " + each.citation() + " " + each.note())
        .containsExactly(
            "identify-caller 1 ",
            "identify-caller 1 by name",
            "identify-caller 2 ",
            "state-address 1 ");
  }

  private static Rule.Builder<Contact> identify(String variant) {
    return Rule.on(Contact.SCHEMA, "house.identify")
        .variant(variant)
        .title("The caller says who calls.")
        .cites("1");
  }

  @Test
  void write_aDueDate_isADateWhereTheLawCountsInDays() {
    assertThat(
            answer(
                "{'activity':'request','at':'2026-11-24T12:00:00-05:00','region':'US-NY',"
                    + "'receivedAt':'2026-11-20T12:00:00-05:00'}"))
        .contains("\"obligation\":\"complete-request\"", "\"due\":\"2026-11-30\"");
  }

  @Test
  void write_aRefusedLine_isAnsweredWithItsNumber() {
    Reading refused = ActivityJson.tryRead("{\"id\":\"a-1\",\"activity\":\"call\"}");
    assertThat(VerdictJson.write(3, (Reading.Refused) refused))
        .isEqualTo(
            "{\"line\":3,\"id\":\"a-1\",\"error\":[{\"path\":\"activity\",\"problem\":\"is \\\"call\\\"\","
                + "\"allowed\":\"contact, recording, payment, storage, disclosure, access, request,"
                + " incident\"}]}");
  }

  @Test
  void explanation_tellsOfEveryRule() {
    Activity<?> call =
        read(
            "{'activity':'contact','id':'x','at':'2026-11-24T07:59:59-05:00','purpose':'survey',"
                + "'dialing':'manual','to':{'region':'US-NY'}}");
    String json = ExplanationJson.write(call, ACME.explain(call));
    assertThat(json)
        .startsWith("{\"id\":\"x\",\"verdict\":{\"id\":\"x\",\"decision\":\"permit\",")
        .contains(
            "{\"rule\":\"acme.old-custom\",\"citation\":\"Acme House Rules 0\",\"title\":\"Nobody is"
                + " called at all.\",\"result\":\"not-in-force\",\"clauses\":[]}",
            "{\"says\":\"purpose is telemarketing\",\"holds\":\"no\"}");
  }

  @Test
  void rule_isWrittenWithItsCard() {
    assertThat(ACME.rules().stream().map(Rule::info).map(RuleJson::write))
        .contains(
            "{\"id\":\"acme.no-machines\",\"regulation\":\"acme\",\"activity\":\"contact\","
                + "\"title\":\"Nobody is called by a machine.\",\"citation\":\"Acme House Rules 2\","
                + "\"places\":[\"US-FL\",\"US-NY\"],\"inForce\":{},\"certainty\":\"low\","
                + "\"reads\":[\"dialing\"],\"obligations\":[],\"remedies\":[]}");
  }

  @Test
  void read_whatIsNoVerdict_isRefusedWithEveryProblem() {
    assertThatThrownBy(() -> VerdictJson.read("{\"decision\":\"maybe\",\"findings\":[{}],\"x\":1}"))
        .isInstanceOf(InvalidFactsException.class)
        .hasMessageContaining("decision")
        .hasMessageContaining("findings[0].rule")
        .hasMessageContaining("not known here");
  }

  private static String answer(String json) {
    Activity<?> activity = read(json);
    return VerdictJson.write(activity, ACME.check(activity));
  }

  private static Activity<?> read(String json) {
    return ActivityJson.read(json.replace('\'', '"'));
  }
}
