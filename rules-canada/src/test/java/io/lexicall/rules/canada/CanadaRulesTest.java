package io.lexicall.rules.canada;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.law.LawTable;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanadaRulesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  private final Compliance rules = Compliance.builder().module(new CanadaRules()).build();

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T13:59:59.999999999Z, DENY, 2026-11-24T14:00:00Z",
    "2026-11-24T14:00:00Z, PERMIT,",
    "2026-11-25T02:29:59Z, PERMIT,",
    "2026-11-25T02:30:00Z, DENY, 2026-11-25T14:00:00Z",
    "2026-11-28T02:30:00Z, DENY, 2026-11-28T15:00:00Z",
    "2026-11-28T23:00:00Z, DENY, 2026-11-29T15:00:00Z",
    "2026-11-29T23:00:00Z, DENY, 2026-11-30T14:00:00Z",
  })
  void salesCall_ringsInTheHoursOfToronto(Instant at, Decision decision, Instant from) {
    Verdict verdict = rules.check(salesCall(at).build());

    assertThat(verdict.decision()).isEqualTo(decision);
    if (verdict instanceof Verdict.Denial denial) {
      assertThat(denial.permittedFrom()).contains(from);
    }
  }

  @ParameterizedTest
  @CsvSource({"50, PERMIT", "51, DENY"})
  void abandonedShare_ofExactlyFivePerCent_isAllowed(int abandoned, Decision decision) {
    Verdict verdict = rules.check(predictiveCall(abandoned));

    assertThat(verdict.decision()).isEqualTo(decision);
  }

  /** The figures of a new month are new facts: the same call stays denied in it. */
  @ParameterizedTest
  @CsvSource({"2026-11-24T17:00:00Z", "2026-12-01T14:00:00Z"})
  void abandonedShare_aboveFivePerCent_isDeniedWithoutAnEnd(String at) {
    Verdict verdict = rules.check(predictiveCall(51).at(Instant.parse(at)));

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.permittedFrom()).isEmpty());
    assertThat(verdict).isInstanceOf(Verdict.Denial.class);
    assertThat(((Verdict.Denial) verdict).permittedFrom()).isEmpty();
  }

  @Test
  void edition_isTheDayOfTheYoungestRow() {
    TreeSet<String> days = new TreeSet<>();
    for (String file :
        List.of(
            "ca-calling-hours.csv",
            "ca-debt-conduct.csv",
            "ca-debt-disclosures.csv",
            "ca-debt-frequency.csv",
            "ca-debt-hours.csv",
            "ca-debt-notice.csv",
            "ca-sales-disclosures.csv",
            "ca-sales-frequency.csv",
            "ca-sales-hours.csv",
            "ca-sector-bans.csv",
            "ca-holidays.csv",
            "ca-text-consent.csv")) {
      CanadaRules.table(file).rows().forEach(row -> days.add(row.verifiedOn().toString()));
    }

    assertThat(new CanadaRules().edition()).isEqualTo(days.last());
  }

  /** Obligations of others than those who owe them, and of days before them. */
  @ParameterizedTest
  @CsvSource({
    "telemarketing, 2026-11-24, CA-ON, CONSUMER, disclose-material-terms, true",
    "charitable-solicitation, 2026-11-24, CA-ON, CONSUMER, disclose-material-terms, false",
    "political, 2026-11-24, CA-ON, CONSUMER, state-purpose, true",
    "informational, 2026-11-24, CA-ON, CONSUMER, state-purpose, false",
    "telemarketing, 2026-11-24, CA-QC, CONSUMER, offer-opt-out, true",
    "telemarketing, 2026-11-24, CA-QC, BUSINESS, offer-opt-out, false",
    "telemarketing, 2026-11-24, CA-ON, CONSUMER, offer-opt-out, false",
    "informational, 2026-11-24, CA-QC, CONSUMER, offer-opt-out, false",
    "telemarketing, 2023-09-22, CA-QC, CONSUMER, offer-opt-out, true",
    "telemarketing, 2023-09-21, CA-QC, CONSUMER, offer-opt-out, false",
  })
  void call_owesWhatItsSellerMustTell(
      String purpose,
      LocalDate day,
      String region,
      Subscriber subscriber,
      String obligation,
      boolean owed) {
    Contact call =
        salesCall(day.atTime(17, 0).toInstant(ZoneOffset.UTC))
            .purpose(ContactPurpose.valueOf(purpose.toUpperCase(Locale.ROOT).replace('-', '_')))
            .to(Called.inRegion(region).subscriber(subscriber).build())
            .build();

    assertThat(owed(call).contains(obligation)).isEqualTo(owed);
  }

  /** Telecommunications Act s. 41.7(3) binds a party whoever speaks, before 2014 as well. */
  @Test
  void machineOfAParty_statesItsPurpose() {
    Contact call =
        salesCall(Instant.parse("2012-11-24T17:00:00Z"))
            .purpose(ContactPurpose.POLITICAL)
            .voice(Voice.PRERECORDED)
            .build();

    assertThat(owed(call)).contains("identify-caller", "state-purpose");
  }

  @ParameterizedTest
  @CsvSource({"2014-06-29, false", "2014-06-30, true"})
  void machineThatSellsNothing_statesItsPurposeSince2014(LocalDate day, boolean owed) {
    Contact call =
        salesCall(day.atTime(17, 0).toInstant(ZoneOffset.UTC))
            .purpose(ContactPurpose.INFORMATIONAL)
            .voice(Voice.PRERECORDED)
            .build();

    assertThat(owed(call)).contains("identify-caller");
    assertThat(owed(call).contains("state-purpose")).isEqualTo(owed);
  }

  private List<String> owed(Contact call) {
    return rules.check(call).obligations().stream().map(each -> each.duty().name()).toList();
  }

  @Test
  void textThatIsNotCommercial_isNotCovered() {
    Contact text =
        Contact.textTo(PhoneNumber.parse("+14165550142"))
            .at(NOON)
            .purpose(ContactPurpose.SURVEY)
            .build();

    assertThat(rules.check(text).decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(rules(rules.check(text))).containsExactly("core.coverage");
    assertThat(rules.only(Set.of("crtc")).check(text).decision()).isEqualTo(Decision.PERMIT);
  }

  /** Coverage by who calls must not be remembered for those who are not. */
  @Test
  void debtCall_isCoveredByWhoCalls() {
    Contact.Builder call =
        Contact.callTo(PhoneNumber.parse("+18675550142"))
            .at(NOON)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .voice(Voice.LIVE);
    Caller bank = Caller.builder().thirdParty(false).financialInstitution(true).build();

    assertThat(rules(rules.check(call.caller(bank).build()))).isEmpty();
    assertThat(rules(rules.check(call.caller(bank.with(Caller.THIRD_PARTY, true)).build())))
        .containsExactly("core.coverage");
    assertThat(rules(rules.check(call.caller(bank).build()))).isEmpty();
  }

  @Test
  void contactOfUnknownChannel_asksForIt() {
    Verdict verdict =
        rules.check(
            Contact.builder()
                .at(NOON)
                .purpose(ContactPurpose.EMERGENCY)
                .to(Called.builder().country(Place.of("CA")).build())
                .build());

    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(verdict.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("core.coverage");
              assertThat(finding.missing()).map(fact -> fact.path()).containsExactly("channel");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACCESS", "ERASURE"})
  void privacyRequest_isNotCovered(RequestKind kind) {
    Request request =
        Request.builder().at(NOON).receivedAt(NOON).kind(kind).country(Place.of("CA")).build();

    assertThat(rules(rules.check(request))).containsExactly("core.coverage");
  }

  @ParameterizedTest
  @CsvSource({"+18765550142", "+18095550142"})
  void otherCountryOfTheSameCode_isNotCovered(String number) {
    Contact call =
        Contact.callTo(PhoneNumber.parse(number))
            .at(NOON)
            .purpose(ContactPurpose.EMERGENCY)
            .build();

    assertThat(rules(rules.check(call))).containsOnly("core.coverage");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-17T04:59:59.999999999Z, PERMIT",
    "2026-11-17T05:00:00Z, DENY",
  })
  void requestNotToBeCalled_isDueAtTheEndOfTheFourteenthDay(Instant at, Decision decision) {
    Request request =
        Request.builder()
            .at(at)
            .kind(RequestKind.DO_NOT_CALL)
            .region(Place.of("CA-ON"))
            .receivedAt(Instant.parse("2026-11-02T20:00:00Z"))
            .build();

    assertThat(rules.check(request).decision()).isEqualTo(decision);
  }

  @ParameterizedTest
  @CsvSource({
    "ca-calling-hours.csv, place",
    "ca-debt-hours.csv, place",
    "ca-debt-conduct.csv, place conduct",
    "ca-debt-disclosures.csv, place obligation",
    "ca-debt-frequency.csv, place",
    "ca-debt-notice.csv, place",
    "ca-sales-disclosures.csv, rule place obligation",
    "ca-sales-frequency.csv, place",
    "ca-sales-hours.csv, place",
    "ca-sector-bans.csv, rule place channels",
    "ca-text-consent.csv, place",
    "ca-holidays.csv, place holiday",
  })
  void table_isInOrder(String table, String key) {
    assertThat(CanadaRules.table(table).check(key.split(" "))).isEmpty();
  }

  @Test
  void bookAndRules_haveTheSameSections() throws IOException {
    Set<String> expected = new TreeSet<>();
    try (Stream<String> lines = Files.lines(Path.of("..", "law", "ca.md"))) {
      lines
          .filter(line -> line.startsWith("## `"))
          .map(line -> line.substring(4, line.lastIndexOf('`')))
          .filter(id -> !id.startsWith("recording.")) // another module's
          .forEach(expected::add);
    }
    Set<String> found =
        new CanadaRules()
            .rules(Settings.defaults()).stream()
                .map(rule -> rule.info().id())
                .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<String> lines =
        Files.lines(
            Path.of("src/main/resources/io/lexicall/rules/canada/sections-without-rules.csv"))) {
      lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).forEach(found::add);
    }

    assertThat(found).isEqualTo(expected);
  }

  /** A word that hosts are not told of would never be said of a call. */
  @Test
  void bans_nameSubjectsOfTheFactsPage() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "facts.md"));
    String words = page.substring(page.indexOf("## Words for trades"));
    for (LawTable.Row row : CanadaRules.table("ca-sector-bans.csv").rows()) {
      for (String word : row.list("words", ' ')) {
        assertThat(words).contains("`" + word + "`");
      }
    }
  }

  private static Contact predictiveCall(int abandoned) {
    return salesCall(NOON)
        .dialing(Dialing.AUTOMATED)
        .campaign(Campaign.builder().liveAnswers(1000).abandoned(abandoned).build())
        .build();
  }

  private static Contact.Builder salesCall(Instant at) {
    return Contact.builder()
        .channel(ContactChannel.VOICE)
        .at(at)
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .subject("windows")
        .caller(Caller.builder().seller("acme").transmitsCallerId(true).build())
        .consents(List.of())
        .relationship(Relationship.builder().customer(false).build())
        .lists(
            List.of(
                ListEntry.builder()
                    .list(ListKind.NATIONAL_DNC)
                    .country(Place.of("CA"))
                    .listed(false)
                    .asOf(Moment.of(LocalDate.parse("2026-11-10")))
                    .build(),
                ListEntry.builder()
                    .list(ListKind.INTERNAL_DNC)
                    .seller("acme")
                    .listed(false)
                    .build()))
        .to(
            Called.inRegion("CA-ON")
                .number(PhoneNumber.parse("+14165550142"))
                .subscriber(Subscriber.CONSUMER)
                .build());
  }

  private static List<String> rules(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).distinct().toList();
  }

  @Test
  void everyVerdict_saysNothingOfOtherCountries() {
    Activity<?> american =
        Contact.callTo(PhoneNumber.parse("+12125550142"))
            .at(NOON)
            .purpose(ContactPurpose.TELEMARKETING)
            .build();

    assertThat(rules(rules.check(american))).containsExactly("core.coverage");
  }
}
