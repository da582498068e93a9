package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.Coverage;
import io.lexicall.lists.CurrentEdition;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberList;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists kept in files feed the do-not-call rules as stated facts do. */
class ListsInTheLawTest {
  private static final PhoneNumber LISTED = PhoneNumber.parse("+12125550142");
  private static final PhoneNumber FREE = PhoneNumber.parse("+12125550143");
  private static final PhoneNumber DALLAS = PhoneNumber.parse("+12145550142");
  private static final PhoneNumber TORONTO = PhoneNumber.parse("+14165550142");
  private static final String NOON = "2026-11-24T12:00:00-05:00";
  private static final String ACME = "acme";

  @TempDir Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private CompanyList own;

  @BeforeEach
  void setUp() throws IOException {
    Path company = folder.resolve("own");
    CompanyList.create(
        company,
        ListInfo.builder(ListKind.INTERNAL_DNC).seller(ACME).asOf(day("2026-01-01")).build());
    own = CompanyList.open(company);
    open.add(own);
  }

  @AfterEach
  void tearDown() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static Moment day(String day) {
    return Moment.of(LocalDate.parse(day));
  }

  private static ListInfo.Builder national(String country, String asOf) {
    return ListInfo.builder(ListKind.NATIONAL_DNC).place(Place.of(country)).asOf(day(asOf));
  }

  private ListEdition edition(EditionBuilder builder) throws IOException {
    Path file = folder.resolve(open.size() + ".lexi");
    builder.write(file);
    ListEdition edition = ListEdition.open(file);
    open.add(edition);
    return edition;
  }

  private ListEdition registry(String asOf) throws IOException {
    return edition(EditionBuilder.of(national("US", asOf).build()).add(LISTED));
  }

  private static Compliance engine(NumberList... lists) {
    return Compliance.builder()
        .discover()
        .lists(DoNotCallLists.of(lists))
        .build()
        .only(List.of("tcpa", "tsr"));
  }

  /** A sales call by hand to a consumer's land line, about which all is known but the lists. */
  private static Contact.Builder call(PhoneNumber to, String at) {
    return Contact.callTo(to)
        .at(Instant.parse(at))
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .subject("offer")
        .caller(
            Caller.builder()
                .seller(ACME)
                .number(PhoneNumber.parse("+12125550100"))
                .name("Acme Home Services")
                .country(Place.of("US"))
                .thirdParty(false)
                .taxExempt(false)
                .transmitsCallerId(true)
                .build())
        .to(
            Called.builder()
                .number(to)
                .lineType(LineType.FIXED_LINE)
                .subscriber(Subscriber.CONSUMER)
                .build())
        .consents(List.of())
        .history(List.of())
        .relationship(Relationship.builder().customer(false).build());
  }

  private static Contact.Builder call(PhoneNumber to) {
    return call(to, "2026-11-24T17:00:00Z");
  }

  @Test
  void nationalList_deniesWhoIsOnIt_andNobodyElse() throws IOException {
    Compliance compliance = engine(registry("2026-11-10"), own);
    Verdict denied = compliance.check(call(LISTED).build());
    assertThat(denied.decision()).isEqualTo(Decision.DENY);
    assertThat(rules(denied)).contains("tcpa.national-dnc", "tsr.national-dnc");
    assertThat(compliance.check(call(FREE).build()).decision()).isEqualTo(Decision.PERMIT);
  }

  /** 47 CFR 64.1200(c)(2)(i)(D): at most 31 days old, on the called party's calendar. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-10, 2026-12-11T17:00:00Z, true",
    "2026-11-10, 2026-12-12T04:59:59Z, true",
    "2026-11-10, 2026-12-12T17:00:00Z, false",
    "2026-10-01, 2026-11-24T17:00:00Z, false",
  })
  void nationalList_olderThanTheLawAllows_deniesUntilItIsRefreshed(
      String asOf, String at, boolean current) throws IOException {
    Verdict verdict = engine(registry(asOf), own).check(call(FREE, at).build());
    assertThat(rules(verdict).contains("tcpa.national-dnc-list-age")).isEqualTo(!current);
    if (!current) {
      assertThat(verdict.decision()).isEqualTo(Decision.DENY);
      assertThat(
              verdict.findings().stream()
                  .filter(finding -> finding.rule().id().equals("tcpa.national-dnc-list-age"))
                  .flatMap(finding -> finding.remedies().stream()))
          .contains("refresh-list");
    }
  }

  @Test
  void nationalList_refreshedWhileCallsAreMade_permitsThem() throws IOException {
    Path file = folder.resolve("us.lexi");
    EditionBuilder.of(national("US", "2026-10-01").build()).add(LISTED).write(file);
    try (CurrentEdition current = CurrentEdition.open(file)) {
      Compliance compliance = engine(current, own);
      assertThat(compliance.check(call(FREE).build()).decision()).isEqualTo(Decision.DENY);
      EditionBuilder.of(national("US", "2026-11-20").build()).add(LISTED).write(file);
      current.refresh();
      assertThat(compliance.check(call(FREE).build()).decision()).isEqualTo(Decision.PERMIT);
    }
  }

  @Test
  void statedFact_winsOverTheList() throws IOException {
    Compliance compliance = engine(registry("2026-11-10"), own);
    ListEntry stated =
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .country(Place.of("US"))
            .listed(false)
            .asOf(day("2026-11-20"))
            .build();
    assertThat(compliance.check(call(LISTED).lists(stated).build()).decision())
        .isEqualTo(Decision.PERMIT);
  }

  @Test
  void listThatIsDamaged_isUnknown_andNeverAPermit() throws IOException {
    Path file = folder.resolve("damaged.lexi");
    EditionBuilder.of(national("US", "2026-11-10").build()).add(LISTED).write(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[4096] ^= 1;
    Files.write(file, bytes);
    try (ListEdition damaged = ListEdition.open(file)) {
      Verdict verdict = engine(damaged, own).check(call(LISTED).build());
      assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
      assertThat(missing(verdict)).contains("lists[national-dnc].listed");
    }
  }

  @Test
  void areaCodeThatWasNotBought_isUnknown_andNeverAPermit() throws IOException {
    ListInfo bought =
        national("US", "2026-11-10").coverage(Coverage.ofLeadingDigits(List.of("1212"))).build();
    Compliance compliance = engine(edition(EditionBuilder.of(bought).add(LISTED)), own);
    assertThat(compliance.check(call(FREE).build()).decision()).isEqualTo(Decision.PERMIT);
    Verdict unknown = compliance.check(call(DALLAS).build());
    assertThat(unknown.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(missing(unknown)).contains("lists[national-dnc]");
  }

  @Test
  void ownList_countsFromTheRequest_untilAConsentAfterIt() throws IOException {
    Compliance compliance = engine(registry("2026-11-10"), own);
    assertThat(compliance.check(call(FREE).build()).decision()).isEqualTo(Decision.PERMIT);
    own.add(FREE, Instant.parse("2026-11-20T15:00:00Z"));
    Verdict denied = compliance.check(call(FREE).build());
    assertThat(rules(denied)).contains("tcpa.internal-dnc", "tsr.internal-dnc");
    assertThat(
            rules(compliance.check(call(FREE).consents(consent("2026-11-20T14:59:59Z")).build())))
        .contains("tcpa.internal-dnc");
    assertThat(
            rules(compliance.check(call(FREE).consents(consent("2026-11-20T15:00:01Z")).build())))
        .doesNotContain("tcpa.internal-dnc");
    Contact otherSeller =
        call(FREE)
            .caller(Caller.builder().seller("zenith").thirdParty(false).taxExempt(false).build())
            .build();
    assertThat(rules(compliance.check(otherSeller))).doesNotContain("tcpa.national-dnc");
    assertThat(compliance.check(otherSeller).decision()).isEqualTo(Decision.INDETERMINATE);
  }

  private static Consent consent(String at) {
    return Consent.builder()
        .kind(ConsentKind.EXPRESS_WRITTEN)
        .grantedAt(Instant.parse(at))
        .seller(ACME)
        .channels(List.of(ContactChannel.VOICE))
        .purposes(List.of(ContactPurpose.TELEMARKETING))
        .build();
  }

  /** The time that the list keeps of a request is what its deadline is counted from. */
  @Test
  void ownList_keepsTheTimeFromWhichARevocationMustBeHonoured() throws IOException {
    own.add(FREE, Instant.parse("2026-03-22T16:00:00Z"));
    Instant asked = own.since(FREE).orElseThrow().at(io.lexicall.time.ZoneClock.of(ZoneOffset.UTC));
    Verdict open =
        engine(own)
            .check(
                Request.builder()
                    .kind(RequestKind.CONSENT_REVOCATION)
                    .country(Place.of("US"))
                    .region(Place.of("US-NY"))
                    .receivedAt(asked)
                    .at(asked.plusSeconds(3600))
                    .build());
    assertThat(open.decision()).isEqualTo(Decision.PERMIT);
    assertThat(open.obligations().stream().flatMap(each -> each.duty().due().stream()))
        .anySatisfy(due -> assertThat(due.date()).contains(LocalDate.parse("2026-04-03")));
  }

  /** Texas gives sixty days from the listing: the date of an entry decides. */
  @Test
  void stateList_countsItsGraceFromTheDateOfTheEntry() throws IOException {
    ListInfo texas =
        ListInfo.builder(ListKind.STATE_DNC)
            .place(Place.of("US-TX"))
            .asOf(day("2026-10-01"))
            .build();
    PhoneNumber young = PhoneNumber.parse("+12145550150");
    ListEdition state =
        edition(
            EditionBuilder.of(texas).add(DALLAS, day("2026-01-10")).add(young, day("2026-10-01")));
    Compliance compliance =
        Compliance.builder()
            .discover()
            .lists(DoNotCallLists.of(registry("2026-11-10"), own, state))
            .build()
            .only(List.of("us-state"));
    assertThat(rules(compliance.check(call(DALLAS).build()))).contains("us-state.do-not-call-list");
    assertThat(denials(compliance.check(call(young).build())))
        .doesNotContain("us-state.do-not-call-list");
    assertThat(denials(compliance.check(call(young, "2026-12-01T17:00:00Z").build())))
        .contains("us-state.do-not-call-list");
  }

  @Test
  void canadianList_isAskedForCanadianNumbers() throws IOException {
    ListEdition canada =
        edition(EditionBuilder.of(national("CA", "2026-11-10").build()).add(TORONTO));
    Compliance compliance =
        Compliance.builder()
            .discover()
            .lists(DoNotCallLists.of(registry("2026-11-10"), canada, own))
            .build()
            .only(List.of("crtc"));
    assertThat(denials(compliance.check(call(TORONTO).build()))).contains("crtc.national-dncl");
    assertThat(denials(compliance.check(call(PhoneNumber.parse("+14165550143")).build())))
        .doesNotContain("crtc.national-dncl");
  }

  private static List<String> rules(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  private static List<String> denials(Verdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> finding.outcome() == Decision.DENY)
        .map(finding -> finding.rule().id())
        .toList();
  }

  private static List<String> missing(Verdict verdict) {
    return verdict.findings().stream()
        .flatMap(finding -> finding.missing().stream())
        .map(Object::toString)
        .toList();
  }
}
