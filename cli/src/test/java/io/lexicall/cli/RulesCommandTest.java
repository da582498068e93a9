package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesCommandTest {
  @Test
  void rules_readsAsAnIndexOfTheLaw() {
    Run run = Run.of("", "rules", "--regulation", "acme");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            """
              acme.calling-hours Sales calls ring from 08:00 to 21:00.
                on    contact
                reads purpose
                US           from 2020-01-01  high                Acme House Rules 1(a)
            """,
            "US-FL US-NY  always           LOW                 Acme House Rules 2",
            "everywhere   to 1999-12-31    high                Acme House Rules 0",
            "6 rules, of all periods (--as-of DATE lists those in force on a day); 1 of LOW certainty")
        .doesNotContain("tcpa.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--state US-FL | calling-hours no-machines announce old-custom broken reply",
        "--state US-TX | calling-hours announce old-custom broken reply",
        "--country DE | announce old-custom broken reply",
        "--country US | calling-hours no-machines announce old-custom broken reply",
        "--activity request | reply",
        "--id hours | calling-hours",
        "--id acme.*n* | calling-hours no-machines announce broken",
        "--id acme.?eply | reply",
        "--as-of 2026-11-24 | calling-hours no-machines announce broken reply",
        "--as-of 1999-12-31 | no-machines announce old-custom broken reply",
        "--as-of 2019-12-31 --state US-TX | announce broken reply",
      })
  void rules_areFiltered(String filter, String names) {
    Run run = Run.of("", ("rules --json --regulation acme " + filter).split(" "));
    List<String> found =
        Pattern.compile("\"id\":\"acme\\.([a-z-]+)\"")
            .matcher(run.out())
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(found).containsExactly(names.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--state US | --state takes a state or province, such as TX, US-TX, Texas or CA-ON, not US",
        "--country US-FL | --country takes a country such as DE, not US-FL",
        "--activity calling | --activity takes contact, recording",
        "--as-of yesterday | --as-of takes a date such as 2026-11-24, not yesterday",
        "--regulation hoops | no rules of 'hoops' are loaded; there are ",
      })
  void rules_aFilterThatIsNone_saysWhatIsAllowed(String filter, String told) {
    Run run = Run.of("", ("rules " + filter).split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).contains(told);
  }

  @Test
  void rules_tellWhatBreakingOneMayCost() {
    Run run = Run.of("", "rules", "--id", "tcpa.wireless-consent", "--as-of", "2026-11-24");

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "costs USD 500.00 to 1,500.00 a call, statutory-damages, person: 47 U.S.C. 227(b)(3)",
            "costs up to USD 25,132.00 a violation, civil-penalty, regulator:");
  }

  @Test
  void rulesAsJson_tellThePenaltyWithMoneyAsText() {
    Run run = Run.of("", "rules", "--json", "--id", "tcpa.wireless-consent");

    assertThat(run.out())
        .contains(
            "\"penalty\":{\"kind\":\"statutory-damages\",\"per\":\"call\",\"min\":\"500.00\","
                + "\"max\":\"1500.00\",\"currency\":\"USD\",\"citation\":\"47 U.S.C. 227(b)(3); 28"
                + " U.S.C. 1658\",\"claimant\":\"person\"",
            "\"penalties\":[{")
        .doesNotContain("18936.00"); // of 2016
  }

  @Test
  void penaltiesOfADay_areThoseInForceThen() {
    assertThat(
            Run.of("", "rules", "--json", "--id", "tcpa.caller-id", "--as-of", "2016-09-01").out())
        .contains("\"max\":\"10874.00\"")
        .doesNotContain("14432.00");
  }

  @Test
  void penaltiesOfAState_areThoseOfTheState() {
    assertThat(Run.of("", "rules", "--id", "us-state.calling-hours").out())
        .contains("ways, by place");
    assertThat(Run.of("", "rules", "--id", "us-state.calling-hours", "--state", "US-TN").out())
        .contains("Tenn. Code 65-4-405(f)")
        .doesNotContain("Va. Code");
  }

  @Test
  void rulesOfPci_sayThatContractsBind() {
    assertThat(Run.of("", "rules", "--id", "pci-dss.mfa").out())
        .contains("costs by contract, contractual, contract-party");
  }

  @Test
  void edition_tellsWhatIsLoaded_ofEveryModuleAndOfAll() {
    Run run = Run.of("", "rules", "--edition");
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines().get(0)).matches("core .* sha256:[0-9a-f]{64}");
    assertThat(run.out())
        .containsPattern("(?m)^tcpa .* 20\\d\\d-\\d\\d-\\d\\d sha256:[0-9a-f]{64}$");
    assertThat(run.lines().get(run.lines().size() - 1))
        .matches("law .*, all of it sha256:[0-9a-f]{64}, time zones 20\\d\\d[a-z]");
    assertThat(Run.of("", "rules", "--edition", "--json").lines())
        .allMatch(line -> line.matches("\\{\"(module|lawEdition)\":\".*sha256:[0-9a-f]{64}.*\\}"));
  }

  @Test
  void rules_ofEveryModule_fitTheTerminal() {
    Run run = Run.of(new byte[0], new Terminal(true, 80, false), "rules");
    assertThat(run.out()).contains("acme.calling-hours");
    // A citation or a path that is longer than its column stands out rather than breaks.
    assertThat(run.lines()).filteredOn(line -> line.length() > 110).isEmpty();
    assertThat(run.out().getBytes(UTF_8)).isNotEmpty();
  }

  @Test
  void between_tellsInWordsWhatChanges_andInJson() {
    Run florida = Run.of("", "rules", "--between", "2021-06-01", "2021-08-01", "--state", "US-FL");
    Run json =
        Run.of("", "rules", "--between", "2021-06-01", "2021-08-01", "--state", "US-FL", "--json");
    Run dutch = Run.of("", "rules", "--between", "2021-07-01", "2021-07-01", "--country", "NL");

    assertThat(florida.out().replaceAll("\\s+", " "))
        .contains("us-state.frequency-cap", "From 2021-07-01 in US-FL: ")
        .contains("This is new.")
        .containsPattern("[0-9]+ changes from 2021-06-01 to 2021-08-01");
    assertThat(json.lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("{\"date\":\"2021-0")
                    .contains("\"places\":[\"US-FL\"]", "\"change\":\"", "\"says\":\""));
    assertThat(dutch.out().replaceAll("\\s+", " ")).contains("From 2021-07-01 in NL: ");
    assertThat(Run.of("", "rules", "--between", "2021-08-01", "2021-06-01").exitCode())
        .isEqualTo(2);
  }

  /** What a violation of the TSR costs changes each January. */
  @Test
  void between_tellsWhatBreakingARuleCostsThen() {
    Run run = Run.of("", "rules", "--between", "2025-01-01", "2025-12-31", "--regulation", "tsr");

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("53,088.00")
        .containsPattern("Before, it was up to USD 51,744.00");
  }

  /** A sum is for the rules that cite its act, of which the hours are none. */
  @Test
  void between_namesTheRulesThatASumIsFor_andNoPatterns() {
    String told =
        Run.of("", "rules", "--between", "2021-06-30", "2021-07-01", "--state", "FL")
            .out()
            .replaceAll("\\s+", " ");

    assertThat(told)
        .containsPattern(
            "breaking one of the rules [a-z., -]*us-state\\.do-not-call-list[a-z., -]* in US-FL"
                + " costs USD 500\\.00 to 1,500\\.00 a call")
        .doesNotContainPattern(
            "breaking [a-z., -]*us-state\\.calling-hours[a-z., -]* costs USD 500")
        .doesNotContain("us-state.*", "-us-state.debt");
  }

  @Test
  void between_findsTheEarlierAmount() {
    String told =
        Run.of("", "rules", "--between", "2023-07-22", "2023-07-23", "--state", "WA")
            .out()
            .replaceAll("\\s+", " ");

    assertThat(told)
        .containsPattern(
            "costs USD 1,000\\.00 or more a violation, statutory damages, claimed by person, who is"
                + " aggrieved by repeated violations \\(RCW 80\\.36\\.390\\(13\\)\\)\\. Before, it was"
                + " USD 100\\.00 or more a violation")
        .doesNotContain("Until 2023-07-22 breaking");
  }

  @Test
  void set_showsTheRulesBehindASetting() {
    String[] all = {"rules", "--regulation", "tcpa", "--json"};
    String[] set = {
      "rules", "--regulation", "tcpa", "--json", "--set", "tcpa.strict-quiet-hours=true"
    };
    Run byDefault = Run.of("", all);
    Run chosen = Run.of("", set);
    assertThat(chosen.exitCode()).as(chosen.err()).isZero();
    assertThat(chosen.lines()).isNotEqualTo(byDefault.lines());
    assertThat(Run.of("", "rules", "--set", "no.such=true").exitCode()).isEqualTo(2);
    assertThat(Run.of("", "rules", "--edition", "--set", "tcpa.strict-quiet-hours=true").out())
        .isNotEqualTo(Run.of("", "rules", "--edition").out());
  }
}
