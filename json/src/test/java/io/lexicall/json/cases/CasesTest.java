package io.lexicall.json.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListKind;
import io.lexicall.json.TestLaw;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasesTest {
  private static final String EARLY =
      "'facts':{'activity':'contact','at':'2026-11-24T07:59:59-05:00','purpose':'telemarketing',"
          + "'dialing':'manual','recorded':true,'to':{'region':'US-NY'}}";
  private static final String UNKNOWN =
      "'facts':{'activity':'contact','at':'2026-11-24T22:00:00-05:00','to':{'region':'US-NY'}}";
  private static final String REQUEST =
      "'facts':{'activity':'request','at':'2026-11-24T12:00:00-05:00','region':'US-NY',"
          + "'receivedAt':'2026-11-20T12:00:00-05:00'}";

  private static final CaseRunner RUNNER =
      new CaseRunner(
          profile -> Compliance.builder().module(new TestLaw()).profile(profile).build());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EARLY | {'decision':'deny'}",
        "EARLY | {'rules':['acme.calling-hours'],'notRules':['acme.no-machines']}",
        "EARLY | {'notRules':['core.coverage','acme.of-a-module-that-is-not-loaded']}",
        "EARLY | {'cites':['Acme House Rules 1','Acme House Rules 3']}",
        "EARLY | {'permittedFrom':'2026-11-24T08:00:00-05:00'}",
        "EARLY | {'permittedFrom':'2026-11-24'}",
        "EARLY | {'obligations':['announce-recording']}",
        "UNKNOWN | {'decision':'indeterminate','missing':['dialing','purpose']}",
        "REQUEST | {'decision':'permit','due':{'complete-request':'2026-11-30'}}",
        "REQUEST | {'due':{'complete-request':'2026-12-01T00:00:00-05:00'}}",
      })
  void run_aCaseThatHolds_passes(String facts, String expect) throws IOException {
    assertThat(differences(facts, expect)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EARLY | {'decision':'permit'} | decision: expected permit, came deny by acme.calling-hours",
        "UNKNOWN | {'decision':'permit'} | decision: expected permit, came indeterminate by acme.calling-hours without purpose, acme.no-machines without dialing",
        "EARLY | {'rules':['acme.x']} | rules: expected acme.x among the findings, came acme.calling-hours",
        "EARLY | {'notRules':['acme.calling-hours']} | notRules: expected nothing of acme.calling-hours, came acme.calling-hours",
        "EARLY | {'cites':['47 CFR']} | cites: expected 47 CFR, came Acme House Rules 1(a), Acme House Rules 3",
        "EARLY | {'permittedFrom':'2026-11-24T08:00:01-05:00'} | permittedFrom: expected 2026-11-24T13:00:01Z, came 2026-11-24T13:00:00Z",
        "EARLY | {'permittedFrom':'2026-11-25'} | permittedFrom: expected 2026-11-25, came 2026-11-24T13:00:00Z",
        "UNKNOWN | {'permittedFrom':'2026-11-25'} | permittedFrom: expected 2026-11-25, came nothing: the decision is indeterminate",
        "UNKNOWN | {'missing':['voice']} | missing: expected voice, came dialing, purpose",
        "EARLY | {'obligations':['encrypt']} | obligations: expected encrypt, came announce-recording",
        "REQUEST | {'due':{'complete-request':'2026-12-01'}} | due.complete-request: expected 2026-12-01, came 2026-11-30",
        "REQUEST | {'due':{'complete-request':'2026-11-30T00:00:00-05:00'}} | due.complete-request: expected 2026-11-30T05:00:00Z, came 2026-11-30",
        "EARLY | {'due':{'announce-recording':'2026-12-01'}} | due.announce-recording: expected 2026-12-01, came no date",
        "EARLY | {'due':{'encrypt':'2026-12-01'}} | due.encrypt: expected 2026-12-01, came no such obligation",
      })
  void run_aCaseThatDiffers_saysWhere(String facts, String expect, String difference)
      throws IOException {
    assertThat(differences(facts, expect)).containsExactly(difference);
  }

  @Test
  void run_aRegulationThatIsNotLoaded_fails() throws IOException {
    Case some =
        read(
            "{'name':'n','regulations':['acme','tcpa'],"
                + EARLY
                + ",'expect':{'decision':'deny'}}");
    assertThat(RUNNER.run(some).differences())
        .extracting(Difference::toString)
        .containsExactly("regulations: expected rules of tcpa, came only those of acme");
  }

  /** Older case files say less of what list is missing. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "lists, -",
        "lists[state-dnc US-TX], -",
        "lists[state-dnc US-FL], 'missing: expected lists[state-dnc US-FL], came lists[state-dnc US-TX]'",
        "lists[state-dnc], -",
        "lists[state-dnc].asOf, 'missing: expected lists[state-dnc].asOf, came lists[state-dnc US-TX]'",
        "lists[state], 'missing: expected lists[state], came lists[state-dnc US-TX]'",
        "list, 'missing: expected list, came lists[state-dnc US-TX]'",
      })
  void run_aMissingList_isMetByItsNameOrByThatOfAll(String fact, @Nullable String difference)
      throws IOException {
    RuleModule law =
        new RuleModule() {
          @Override
          public String name() {
            return "acme";
          }

          @Override
          public String edition() {
            return "2026-11-24";
          }

          @Override
          public List<Coverage<?>> coverage() {
            return List.of(Coverage.of(Contact.SCHEMA));
          }

          @Override
          public List<Rule<?>> rules(Settings settings) {
            return List.of(
                Rule.on(Contact.SCHEMA, "acme.lists")
                    .title("Nobody on the state's list is called.")
                    .cites("Acme House Rules 6")
                    .when(CheckedList.of(ListKind.STATE_DNC).in(Place.of("US-TX")).listed())
                    .denies());
          }
        };
    CaseRunner runner =
        new CaseRunner(profile -> Compliance.builder().module(law).profile(profile).build());
    Case some =
        read(
            "{'name':'n','regulations':['acme'],"
                + EARLY
                + ",'expect':{'decision':'indeterminate','missing':['"
                + fact
                + "']}}");

    assertThat(runner.run(some).differences())
        .extracting(Difference::toString)
        .isEqualTo(difference == null ? List.of() : List.of(difference));
  }

  @Test
  void run_aProfile_isApplied() throws IOException {
    Case some =
        read(
            "{'name':'n','profile':{'dialing':'manual','uncovered':{'MX':'permit'}},"
                + "'facts':{'activity':'contact','at':'2026-11-24T12:00:00Z','to':{'country':'MX'}},"
                + "'expect':{'decision':'permit'}}");
    assertThat(RUNNER.run(some).differences()).isEmpty();
    assertThat(some.profile()).isPresent();
  }

  @Test
  void run_onlySomeRegulations_switchesCoverageOff() throws IOException {
    String facts =
        "'facts':{'activity':'contact','at':'2026-11-24T12:00:00Z','to':{'country':'MX'}}";
    String expect = ",'expect':{'decision':'permit'}}";
    assertThat(RUNNER.run(read("{'name':'n','regulations':['acme']," + facts + expect)).passed())
        .isTrue();
    assertThat(RUNNER.run(read("{'name':'n'," + facts + expect)).passed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'n','expect':{'decision':'deny'}} | facts",
        "{'name':'n',@} | expect",
        "{'name':'n',@,'expect':{}} | expect",
        "{'name':' ',@,'expect':{'decision':'deny'}} | name",
        "{@,'expect':{'decision':'deny'}} | name",
        "{'name':'n',@,'expect':{'decision':'no'}} | expect.decision",
        "{'name':'n',@,'expect':{'rule':'x'}} | expect.rule",
        "{'name':'n',@,'expect':{'rules':'x'}} | expect.rules",
        "{'name':'n',@,'expect':{'rules':[1]}} | expect.rules[0]",
        "{'name':'n',@,'expect':{'permittedFrom':null}} | expect.permittedFrom",
        "{'name':'n',@,'expect':{'due':{'x':'soon'}}} | expect.due.x",
        "{'name':'n',@,'expect':{'due':'soon'}} | expect.due",
        "{'name':'n',@,'expect':{'decision':'deny'},'regulation':[]} | regulation",
        "{'name':'n',@,'expect':{'decision':'deny'},'regulations':[]} | regulations",
        "{'name':'n',@,'expect':{'decision':'deny'},'name':'m'} | name",
        "{'name':'n','profile':{'x':1},@,'expect':{'decision':'deny'}} | profile.x",
        "{'name':'n','facts':{'activity':'contact','at':1},'expect':{'decision':'deny'}} | facts.at",
        "{'name':'n','facts':{'at':1},'expect':{'decision':'deny'}} | facts.activity",
        "[] | case",
        "{ | case",
      })
  void read_aLineThatIsNoCase_failsAlone(String line, String what) throws IOException {
    Case broken = read(line.replace("@", EARLY));
    assertThat(broken.problems()).isNotEmpty();
    assertThat(RUNNER.run(broken).differences()).extracting(Difference::what).containsExactly(what);
  }

  @Test
  void read_aFile_keepsOrderAndLines() throws IOException {
    String line = "{'name':'one'," + EARLY + ",'expect':{'decision':'deny'}}";
    List<Case> cases =
        Cases.read(
            new ByteArrayInputStream(
                ("\n" + line + "\n\n{\n" + line.replace("one", "two") + "\n")
                    .replace('\'', '"')
                    .getBytes(UTF_8)),
            "some.jsonl");
    assertThat(cases)
        .extracting(Case::toString)
        .containsExactly("some.jsonl:2: one", "some.jsonl:4: ", "some.jsonl:5: two");
  }

  private static List<String> differences(String facts, String expect) throws IOException {
    String given = facts.equals("EARLY") ? EARLY : facts.equals("UNKNOWN") ? UNKNOWN : REQUEST;
    Case some = read("{'name':'n'," + given + ",'expect':" + expect + "}");
    assertThat(some.problems()).isEmpty();
    return RUNNER.run(some).differences().stream().map(Difference::toString).toList();
  }

  private static Case read(String line) throws IOException {
    return Cases.read(
            new ByteArrayInputStream(line.replace('\'', '"').getBytes(UTF_8)), "some.jsonl")
        .get(0);
  }
}
