package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsCommandTest {
  @TempDir Path folder;

  @Test
  void needs_ofSalesCalls_namesTheListsOfTheStates_andWhoAsks() {
    Run run =
        Run.of(
            "",
            "needs",
            "--regulations=tcpa,tsr,us-state",
            "--purpose=telemarketing",
            "--channel=voice",
            "--state=TX",
            "--state=ny");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("What telemarketing calls to US-TX, US-NY take\n\nLists to check\n")
        .containsPattern("lists\\[state-dnc US-TX] +in US-TX: us-state.do-not-call-list \\(Tex")
        .containsPattern("lists\\[national-dnc] +(tcpa|tsr)\\.(national-dnc|wireless-consent)")
        .contains("State once, in a profile", "State for each contact", "  consents")
        .doesNotContain(
            "\n  purpose ", "\n  channel ", "\n  to.region ", "\n  channel", "state-dnc US-FL");
  }

  @Test
  void needs_json_isOneLineForEachState_withRuleCitationAndTitle() {
    Run run =
        Run.of("", "needs", "--regulations=acme", "--json", "--state=US-FL,NY", "--country=US");
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0))
        .startsWith("{\"place\":\"US-FL\",\"needs\":[")
        .contains(
            "{\"fact\":\"dialing\",\"kind\":\"each\",\"decides\":true,\"reasons\":[{\"rule\":\"acme.no-machines\",\"citation\":\"Acme House Rules 2\",\"title\":\"Nobody is called by a machine.\"}]}");
    assertThat(run.lines().get(1)).startsWith("{\"place\":\"US-NY\"");
    assertThat(Run.of("", "needs", "--regulations=acme", "--json").out())
        .startsWith("{\"place\":\"US\"");
  }

  @Test
  void profile_isNoLongerAsked() throws IOException {
    String profile =
        Files.writeString(folder.resolve("acme.json"), "{\"dialing\":\"manual\"}").toString();
    assertThat(Run.of("", "needs", "--regulations=acme", "--state=NY").out()).contains("dialing");
    assertThat(Run.of("", "needs", "--regulations=acme", "--state=NY", "--profile", profile).out())
        .doesNotContain("dialing");
  }

  /** European law binds a caller established there: who is not is asked nothing by it. */
  @Test
  void needs_ofACallerElsewhere_nameNoFactOfALawThatCannotBindThem() throws IOException {
    String profile =
        Files.writeString(
                folder.resolve("us.json"),
                "{\"controller\":{\"country\":\"US\",\"targets\":[\"US\"]},\"phi\":false,"
                    + "\"caller\":{\"coveredEntity\":false}}")
            .toString();
    for (String purpose : List.of("telemarketing", "survey", "debt-collection", "political")) {
      for (String channel : List.of("voice", "text")) {
        Run run =
            Run.of(
                "",
                "needs",
                "--state=TX",
                "--profile",
                profile,
                "--purpose=" + purpose,
                "--channel=" + channel);
        assertThat(run.out())
            .as(purpose + " " + channel)
            .contains("State for each contact")
            .doesNotContain("gdpr.", "hipaa.", "lawfulBasis", "balancingTest", "authorization");
      }
    }
    String open =
        Run.of("", "needs", "--state=TX", "--purpose=telemarketing").out().replaceAll("\\s+", " ");
    assertThat(open)
        .contains("lawfulBasis if unless controller.country spares it: gdpr.")
        .containsPattern("controller.country (?!if)");
  }

  @Test
  void whatIsSettled_isTold() {
    assertThat(
            Run.of(
                    "",
                    "needs",
                    "--regulations=acme",
                    "--state=FL",
                    "--dialing=random-or-sequential")
                .out())
        .contains("Settled in US-FL, whatever else is stated", "deny [acme.no-machines]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--purpose fun | --purpose takes one of telemarketing",
        "--channel fax | --channel takes one of voice",
        "--dialing fast | --dialing takes one of manual",
        "--country XX | --country takes an ISO 3166-1 country",
        "--country US-TX | --country takes an ISO 3166-1 country",
        "--state ZZ | --state takes a state or province",
        "--nothing | Unknown option",
        "TX | Unmatched argument",
      })
  void wrongWords_areToldWhatIsAllowed(String words, String told) {
    Run run = Run.of("", ("needs " + words).split(" "));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).contains(told);
  }

  @Test
  void state_mayBeANameToo() {
    Run named = Run.of("", "needs", "--regulations=acme", "--json", "--state=new york");
    assertThat(named.exitCode()).as(named.err()).isZero();
    assertThat(named.out())
        .isEqualTo(Run.of("", "needs", "--regulations=acme", "--json", "--state=NY").out());
    Run canadian =
        Run.of("", "needs", "--regulations=acme", "--json", "--country=CA", "--state=Ontario");
    assertThat(canadian.exitCode()).as(canadian.err()).isZero();
    assertThat(canadian.out()).contains("CA-ON");
    Run none = Run.of("", "needs", "--state=Tejas");
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("such as TX, US-TX, Texas or CA-ON, not Tejas");
  }

  @Test
  void aStateOfAnotherCountry_isTold_withThatCountry() {
    assertThat(Run.of("", "needs", "--state", "Texas", "--country", "DE").err())
        .contains("--state Texas is not in the country DE; did you mean US-TX?");
    assertThat(Run.of("", "needs", "--state", "US-TX", "--country", "DE").err())
        .contains("--state US-TX is not in --country DE");
    assertThat(Run.of("", "needs", "--state", "nowhere").err()).contains("not nowhere");
    assertThat(Run.of("", "needs", "--state", "CA-ON", "--country", "CA").exitCode()).isZero();
    assertThat(Run.of("", "needs", "--state", "CA-ON").exitCode()).isZero();
  }
}
