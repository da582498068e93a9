package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit says that breaking our rules may cost. */
class PossibleCostsTest {
  private static final String RECORDING =
      """
      {"activity":"recording","id":"%s","at":"2026-10-05T12:00:00-07:00","parties":[{"role":"agent","number":"+12145550100","country":"US","region":"US-TX","consented":%s},{"role":"customer","number":"+13105550142","country":"US","region":"US-CA","consented":false}],"purpose":"quality","notice":"none","containsCardData":false,"channel":"voice","direction":"outbound"}
      """;

  private static final String BREACH =
      """
      {"activity":"incident","id":"i","at":"%s","data":["personal-data"],"discoveredAt":"%s","affected":5000,"affectedByRegion":%s,"encrypted":false,"affects":["confidentiality"],"risk":"high","role":"controller","country":"%s","notified":{}}
      """;

  private static final String CALL =
      """
      {"activity":"contact","id":"%s","at":"%s","channel":"voice","purpose":"telemarketing","dialing":"manual","voice":"live","caller":{"seller":"acme","country":"US","taxExempt":false,"thirdParty":false,"coveredEntity":false},"to":{"number":"%s","region":"US-NY","lineType":"mobile","subscriber":"consumer"},"consents":[],"relationship":{"customer":false},"lists":[{"list":"national-dnc","country":"US","listed":false,"asOf":"2026-03-01"},{"list":"internal-dnc","listed":false},{"list":"state-dnc","region":"US-NY","listed":false,"asOf":"2026-03-01"}],"connected":true}
      """;

  @TempDir Path folder;

  private Run audit(String rows, String... options) throws IOException {
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(file, rows);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "audit";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Run.of("", arguments);
  }

  private static String words(Run run) {
    return run.out().replaceAll("\\s+", " ");
  }

  @Test
  void recordingToWhichOnePartyConsented_givesNoFederalClaim() throws IOException {
    assertThat(
            words(
                audit(
                    RECORDING.formatted("r", "true,\"informedAt\":\"2026-10-05T11:00:00-07:00\""))))
        .contains("Cal. Penal Code 637.2(a)")
        .doesNotContain("18 U.S.C. 2520");
    assertThat(words(audit(RECORDING.formatted("r", "false,\"objected\":true"))))
        .contains("Cal. Penal Code 637.2(a)", "18 U.S.C. 2520");
  }

  @Test
  void secondCallWithinTwelveMonths_givesTheClaim_andTheFirstAloneDoesNot() throws IOException {
    String first = CALL.formatted("a", "2026-03-03T07:45:00-05:00", "+12125550142");
    String other = CALL.formatted("b", "2026-03-03T07:45:00-05:00", "+12125550143");
    String second = CALL.formatted("c", "2026-03-04T07:45:00-05:00", "+12125550143");

    assertThat(words(audit(first + other)))
        .contains(
            "none yet: up to USD 1,500.00 a call (up to 500.00; up to 3 times (1500.00) if willful or"
                + " knowing), 47 U.S.C. 227(c)(5)",
            "2 persons with fewer than 2 violations within 12 months have no claim yet");
    assertThat(words(audit(first + other + second)))
        .contains(
            "up to USD 3,000.00: up to USD 1,500.00 a call",
            "1 person with fewer than 2 violations within 12 months has no claim yet");
    assertThat(audit(first + other + second, "--json").out())
        .contains(
            "\"leastViolations\":2,\"withinMonths\":12,\"rowsWithoutClaim\":1,\"personsWithoutClaim\":1");
  }

  @Test
  void breachOfDataInCalifornia_countsThePersonsThere_underTheActOfTheNotice() throws IOException {
    String breach =
        BREACH.formatted(
            "2026-10-05T12:00:00-07:00", "2026-05-01T12:00:00-07:00", "{\"US-CA\":4000}", "US");

    assertThat(words(audit(breach)))
        .contains("1798.84(b)")
        .doesNotContain("1798.150", "1798.155", "1798.199.90");
    assertThat(audit(breach, "--json").out())
        .contains("\"citations\":[\"Cal. Civ. Code 1798.84(b)\"]", "\"rows\":1,\"units\":4000");
  }

  @Test
  void breachOfDataInBritain_isFinedByTheRegulationUntilTheEndOf2020() throws IOException {
    String before = BREACH.formatted("2020-12-31T12:00:00Z", "2020-12-01T12:00:00Z", "{}", "GB");
    String after = BREACH.formatted("2021-01-01T12:00:00Z", "2020-12-01T12:00:00Z", "{}", "GB");

    assertThat(words(audit(before))).contains("up to EUR 10,000,000.00").doesNotContain("GBP");
    assertThat(words(audit(after))).contains("up to GBP 8,700,000.00").doesNotContain("EUR");
  }

  @Test
  void requestUnansweredInCalifornia_givesTheAttorneyGeneralAPenalty() throws IOException {
    String request =
        """
        {"activity":"request","id":"q","at":"2026-10-05T12:00:00-07:00","kind":"access","law":"ccpa","region":"US-CA","receivedAt":"2026-03-01T12:00:00-08:00","identityVerified":true}
        """;

    assertThat(words(audit(request)))
        .contains(
            "attorney general, ccpa 1 up to USD 7,988.00: up to USD 7,988.00 a violation (up to"
                + " 2663.00; up to 7988.00 if intentional or a minor consumer), Cal. Civ. Code"
                + " 1798.199.90(a), 1798.199.95(d)");
  }

  @Test
  void degreesOfFault_standWithTheirSums_andTheCapBeside() throws IOException {
    String access =
        """
        {"activity":"access","id":"g","at":"2026-03-02T12:00:00-05:00","agent":{"id":"lee","uniqueId":true,"mfa":true,"needToKnow":true,"screened":true,"trainedAt":{"pci":"2026-01-01","hipaa":"never"},"remote":false,"idleMinutes":5},"data":["phi"],"purpose":"treatment","logged":false}
        """;

    assertThat(words(audit(access)))
        .contains(
            "USD 145.00 to 73,011.00 a violation (tier 1: did not know) or USD 1,461.00 to 73,011.00 a"
                + " violation (tier 2: reasonable cause) or USD 14,602.00 to 73,011.00 a violation (tier"
                + " 3: willful neglect, corrected in 30 days) or USD 73,011.00 to 2,190,294.00 a"
                + " violation (tier 4: willful neglect, not corrected)",
            "not applied: a cap of 2,190,294 a calendar year for identical provision")
        .doesNotContain("42 U.S.C. 1320d-6");
    assertThat(audit(access, "--json").out())
        .contains(
            "\"degrees\":[{\"range\":\"USD 145.00 to 73,011.00 a violation\",\"condition\":\"tier 1:"
                + " did not know\",\"cap\":\"2,190,294 a calendar year for identical provision\"}");
  }
}
