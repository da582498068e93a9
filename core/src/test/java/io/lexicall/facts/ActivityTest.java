package io.lexicall.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an activity is, and what stays of it when a fact changes. */
class ActivityTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Place FRANCE = Place.of("FR");
  private static final Place PARIS = Place.of("FR-IDF");
  private static final Place NEW_YORK = Place.of("US-NY");
  private static final ZoneOffset EASTERN = ZoneOffset.ofHours(-5);

  private static final Contact CONTACT = Contact.builder().at(NOON).build();
  private static final Recording RECORDING = Recording.builder().at(NOON).build();
  private static final Storage STORAGE = Storage.builder().at(NOON).build();
  private static final Disclosure DISCLOSURE = Disclosure.builder().at(NOON).build();
  private static final Incident INCIDENT = Incident.builder().at(NOON).discoveredAt(NOON).build();
  private static final Request REQUEST = Request.builder().at(NOON).receivedAt(NOON).build();

  private static Party party(Place country, Place region) {
    return Party.builder().country(country).region(region).build();
  }

  /** An activity that was told its place after it was made, and what that is. */
  private record Placed(Supplier<Activity<?>> activity, String whereabouts) {}

  static Stream<Placed> placed() {
    Called paris = Called.builder().country(FRANCE).region(PARIS).build();
    return Stream.of(
        new Placed(() -> CONTACT.with(Contact.TO, paris), "FR FR-IDF Europe/Paris"),
        new Placed(
            () -> RECORDING.with(Recording.PARTIES, List.of(party(FRANCE, PARIS))),
            "FR FR-IDF Europe/Paris"),
        new Placed(
            () ->
                RECORDING.with(
                    Recording.PARTIES,
                    List.of(
                        party(FRANCE, PARIS),
                        Party.builder().number(PhoneNumber.parse("+12125550142")).build())),
            "FR|US FR-IDF|US-NY America/New_York|Europe/Paris"),
        new Placed(
            () -> STORAGE.with(Storage.COUNTRY, FRANCE, Storage.REGION, PARIS),
            "FR FR-IDF Europe/Paris"),
        new Placed(() -> STORAGE.with(Storage.REGION, PARIS), "FR FR-IDF Europe/Paris"),
        new Placed(
            () -> REQUEST.with(Request.COUNTRY, FRANCE).with(Request.REGION, PARIS),
            "FR FR-IDF Europe/Paris"),
        new Placed(() -> REQUEST.with(Request.REGION, NEW_YORK), "US US-NY America/New_York"));
  }

  @ParameterizedTest
  @MethodSource("placed")
  void change_ofThePlace_isWhereItIsThen(Placed placed) {
    assertThat(placed.activity().get().whereabouts()).hasToString(placed.whereabouts());
  }

  @Test
  void change_ofTheCountryAlone_isWhereItIsThen() {
    String france = "FR ? Europe/Paris";

    assertThat(STORAGE.with(Storage.COUNTRY, FRANCE).whereabouts()).hasToString(france);
    assertThat(DISCLOSURE.with(Disclosure.COUNTRY, FRANCE).whereabouts()).hasToString(france);
    assertThat(INCIDENT.with(Incident.COUNTRY, FRANCE).whereabouts()).hasToString(france);
    assertThat(REQUEST.with(Request.COUNTRY, FRANCE).whereabouts()).hasToString(france);
  }

  /** To work out a place takes longer than all else that a change does. */
  @ParameterizedTest
  @MethodSource("placed")
  void change_ofSomethingElse_leavesThePlaceAsItWas(Placed placed) {
    Activity<?> activity = placed.activity().get();

    assertThat(changed(activity).whereabouts()).isSameAs(activity.whereabouts());
    assertThat(activity.at(NOON.plusSeconds(1)).whereabouts()).isSameAs(activity.whereabouts());
  }

  private static <A extends Activity<A>> A changed(Activity<A> activity) {
    return activity.with(activity.idFact(), "another");
  }

  @Test
  void place_isUnknown_ofActivitiesThatHaveNone_andWhereNothingIsSaid() {
    assertThat(Payment.builder().at(NOON).build().whereabouts()).isEqualTo(Whereabouts.UNKNOWN);
    assertThat(Access.builder().at(NOON).build().whereabouts()).isEqualTo(Whereabouts.UNKNOWN);
    assertThat(CONTACT.whereabouts()).isEqualTo(Whereabouts.UNKNOWN);
    assertThat(RECORDING.whereabouts()).isEqualTo(Whereabouts.UNKNOWN);
    assertThat(
            RECORDING
                .with(Recording.PARTIES, List.of(Party.builder().consented(true).build()))
                .whereabouts())
        .isEqualTo(Whereabouts.UNKNOWN);
  }

  static Stream<Consumer<Called.Builder>> statements() {
    return Stream.of(
        called -> called.country(Place.of("US")).region(NEW_YORK),
        called -> called.region(NEW_YORK),
        called -> called.country(Place.of("US")).postalCode("10001"),
        called -> called.timeZone(ZoneId.of("America/New_York")));
  }

  /** Of a number of Los Angeles, so that what is stated must win over what it suggests. */
  @ParameterizedTest
  @MethodSource("statements")
  void statementOfThePlace_winsOverTheNumber_builtOrChanged(Consumer<Called.Builder> statement) {
    PhoneNumber losAngeles = PhoneNumber.parse("+12135550142");
    Called.Builder builder = Called.builder().number(losAngeles);
    statement.accept(builder);
    Called built = builder.build();
    Called changed = Called.builder().number(losAngeles).build();
    for (Fact<Called, ?> fact : Called.SCHEMA.facts()) {
      changed = copied(fact, built, changed);
    }
    Called.Builder numberless = Called.builder();
    statement.accept(numberless);

    assertThat(zones(built)).containsExactly(ZoneId.of("America/New_York"));
    assertThat(zones(changed)).containsExactly(ZoneId.of("America/New_York"));
    assertThat(zones(numberless.build().with(Called.NUMBER, losAngeles)))
        .containsExactly(ZoneId.of("America/New_York"));
    assertThat(zones(Called.builder().number(losAngeles).build()))
        .containsExactly(ZoneId.of("America/Los_Angeles"));
  }

  private static <T> Called copied(Fact<Called, T> fact, Called from, Called to) {
    T value = fact.in(from);
    return value == null ? to : to.with(fact, value);
  }

  private static List<ZoneId> zones(Called called) {
    return CONTACT.with(Contact.TO, called).whereabouts().zones();
  }

  // ---- the clock that showed when it is

  @Test
  void clock_ofAPaymentOrAnAccess_isItsZone_untilAnotherInstantIsStated() {
    OffsetDateTime shown = NOON.atOffset(EASTERN);
    Payment payment = Payment.builder().at(shown).transport(Transport.TLS).build();
    Access access = Access.builder().at(shown).logged(true).build();

    assertThat(payment.at()).isEqualTo(NOON);
    assertThat(payment.whereabouts()).hasToString("? ? -05:00");
    assertThat(access.whereabouts()).hasToString("? ? -05:00");
    assertThat(payment.with(Payment.TRANSPORT, Transport.SRTP).whereabouts())
        .hasToString("? ? -05:00");
    assertThat(access.with(Access.LOGGED, false).whereabouts()).hasToString("? ? -05:00");
    assertThat(Payment.builder().from(payment).id("again").build().whereabouts())
        .hasToString("? ? -05:00");
    assertThat(Payment.builder().from(payment).at(NOON).build().whereabouts()).hasToString("? ? ?");
    assertThat(Payment.builder().from(payment).without(Payment.AT).at(NOON).build().whereabouts())
        .hasToString("? ? ?");
    assertThat(Payment.builder().at(shown).from(Payment.builder().at(NOON).build()).build())
        .satisfies(told -> assertThat(told.whereabouts()).hasToString("? ? ?"));
  }

  /** The offset says which zones it can be in, not what their clocks showed on another day. */
  @Test
  void offset_choosesAmongTheZonesOfACountry_whichKeepTheirOwnClocks() {
    Storage.Builder storage = Storage.builder().country(Place.of("US"));
    Storage summer =
        storage.with(Storage.AT, OffsetDateTime.parse("2026-05-01T08:00:00-07:00")).build();
    Storage winter = summer.at(Instant.parse("2026-12-01T16:00:00Z"));
    Storage onlyAlaska =
        storage.with(Storage.AT, OffsetDateTime.parse("2026-12-01T08:00:00-09:00")).build();

    assertThat(summer.whereabouts().zones())
        .contains(ZoneId.of("America/Los_Angeles"), ZoneId.of("America/Phoenix"))
        .doesNotContain(ZoneId.of("America/Denver"), ZoneId.of("America/New_York"));
    assertThat(winter.whereabouts()).isSameAs(summer.whereabouts());
    assertThat(onlyAlaska.whereabouts().zones())
        .contains(ZoneId.of("America/Anchorage"))
        .doesNotContain(ZoneId.of("Pacific/Honolulu"));
    assertThat(onlyAlaska.whereabouts().countries()).containsExactly(Place.of("US"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-01T08:00:00+02:00", // all zones of Germany have it
        "2026-12-01T08:00:00+02:00", // none has it
        "2026-05-01T08:00:00Z" // no place is meant
      })
  void offset_thatAllZonesHaveOrNone_leavesThemAll(OffsetDateTime at) {
    Storage storage = Storage.builder().with(Storage.AT, at).country(Place.of("DE")).build();

    assertThat(storage.whereabouts())
        .isEqualTo(Storage.builder().at(NOON).country(Place.of("DE")).build().whereabouts());
  }

  @Test
  void clock_ofAnActivityThatHasAPlace_tellsNothing() {
    Storage.Builder storage = Storage.builder().with(Storage.AT, NOON.atOffset(EASTERN));

    assertThat(storage.build().at()).isEqualTo(NOON);
    assertThat(storage.build().whereabouts()).isEqualTo(Whereabouts.UNKNOWN);
    assertThat(storage.country(FRANCE).build().whereabouts().zones())
        .contains(ZoneId.of("Europe/Paris"));
  }

  @Test
  void clock_ofAnEvent_isNotThatOfTheActivity() {
    Contact.Builder contact =
        Contact.builder().at(NOON).with(Contact.OBJECTED_AT, NOON.atOffset(EASTERN));

    assertThat(contact.offset()).isNull();
    assertThat(contact.build().get(Contact.OBJECTED_AT)).contains(NOON);
    assertThat(contact.with(Contact.AT, NOON.atOffset(EASTERN)).offset()).isEqualTo(EASTERN);
    assertThat(contact.objectedAt(NOON).offset()).isEqualTo(EASTERN);
    assertThat(contact.at(NOON).offset()).isNull();
  }

  // ---- changes

  @Test
  void changes_ofTwoAndThreeFacts_areAllMade() {
    assertThat(CONTACT.with(Contact.RECORDED, true, Contact.PHI, false))
        .isEqualTo(Contact.builder().at(NOON).recorded(true).phi(false).build());
    assertThat(
            CONTACT.with(
                Contact.RECORDED, true, Contact.PHI, false, Contact.AT, NOON.plusSeconds(1)))
        .isEqualTo(Contact.builder().at(NOON.plusSeconds(1)).recorded(true).phi(false).build());
    assertThat(CONTACT.get(Contact.RECORDED)).isEmpty();
  }

  @Test
  void changes_ofManyFacts_oneAfterTheOther_areAllKept() {
    Contact changed =
        CONTACT
            .with(Contact.RECORDED, true)
            .with(Contact.PHI, true)
            .with(Contact.BALANCING_TEST, true)
            .with(Contact.SUBJECT, "windows")
            .with(Contact.PHI, false)
            .with(Contact.BALANCING_TEST, false)
            .with(Contact.AT, NOON.plusSeconds(1));

    assertThat(changed)
        .isEqualTo(
            Contact.builder()
                .at(NOON.plusSeconds(1))
                .recorded(true)
                .phi(false)
                .balancingTest(false)
                .subject("windows")
                .build());
    assertThat(Contact.builder().from(changed).build()).isEqualTo(changed);
    assertThat(CONTACT.get(Contact.SUBJECT)).isEmpty();
  }

  @Test
  void change_toWhatCannotBe_isRefused_andNamesTheFact() {
    assertThatExceptionOfType(InvalidFactsException.class)
        .isThrownBy(() -> STORAGE.with(Storage.COUNTRY, NEW_YORK, Storage.ISSUER, true))
        .withMessageStartingWith("country: is a region, not a country");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CONTACT.with(
                    Contact.RECORDED, true, Contact.TO.then(Called.LINE_TYPE), LineType.VOIP))
        .withMessage("Replace the whole group that contains to.lineType");
  }
}
