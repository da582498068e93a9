package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Truth;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  /** Two facts, one a trait of the activity and one not, each of which can be unknown. */
  private static final Condition<Contact> SALE =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);

  private static final Condition<Contact> ABOUT_WINDOWS =
      Condition.where(
          Contact.SUBJECT, "subject is windows", told -> Truth.of(told.equals("windows")));

  private static Contact contact(Truth sale, Truth windows) {
    Contact.Builder contact = Contact.builder().at(NOON);
    if (sale != Truth.UNKNOWN) {
      contact.purpose(sale == Truth.TRUE ? ContactPurpose.TELEMARKETING : ContactPurpose.SURVEY);
    }
    if (windows != Truth.UNKNOWN) {
      contact.subject(windows == Truth.TRUE ? "windows" : "doors");
    }
    return contact.build();
  }

  private static <A extends Activity<A>> List<String> missing(Condition<A> condition, A about) {
    Set<Fact<A, ?>> missing = new LinkedHashSet<>();
    condition.missing(about, missing);
    return missing.stream().map(Fact::path).toList();
  }

  private static List<String> reads(Condition<?> condition) {
    return condition.reads().stream().map(Fact::path).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE, TRUE, TRUE, TRUE",
    "TRUE, FALSE, FALSE, TRUE",
    "TRUE, UNKNOWN, UNKNOWN, TRUE",
    "FALSE, TRUE, FALSE, TRUE",
    "FALSE, FALSE, FALSE, FALSE",
    "FALSE, UNKNOWN, FALSE, UNKNOWN",
    "UNKNOWN, TRUE, UNKNOWN, TRUE",
    "UNKNOWN, FALSE, FALSE, UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
  })
  void joined_isKleenes_alsoOnceTheTraitsAreGiven(
      Truth sale, Truth windows, Truth both, Truth either) {
    Contact about = contact(sale, windows);
    for (Condition<Contact> and :
        List.of(
            SALE.and(ABOUT_WINDOWS),
            ABOUT_WINDOWS.and(SALE),
            SALE.not().or(ABOUT_WINDOWS.not()).not())) {
      assertThat(and.test(about)).isEqualTo(both);
      assertThat(and.given(Trait.traitsOf(about)).test(about)).isEqualTo(both);
    }
    for (Condition<Contact> or :
        List.of(
            SALE.or(ABOUT_WINDOWS),
            ABOUT_WINDOWS.or(SALE),
            SALE.not().and(ABOUT_WINDOWS.not()).not())) {
      assertThat(or.test(about)).isEqualTo(either);
      assertThat(or.given(Trait.traitsOf(about)).test(about)).isEqualTo(either);
    }
    assertThat(SALE.not().test(about)).isEqualTo(sale.not());
    assertThat(SALE.not().not()).isSameAs(SALE);
  }

  @Test
  void joined_namesTheUnknownPartsOnly() {
    Condition<Contact> both = SALE.and(ABOUT_WINDOWS);

    assertThat(missing(both, contact(Truth.UNKNOWN, Truth.UNKNOWN)))
        .containsExactly("purpose", "subject");
    assertThat(missing(both, contact(Truth.TRUE, Truth.UNKNOWN))).containsExactly("subject");
    assertThat(missing(both.not(), contact(Truth.UNKNOWN, Truth.TRUE))).containsExactly("purpose");
    assertThat(reads(both)).containsExactly("purpose", "subject");
    assertThat(reads(both.not())).containsExactly("purpose", "subject");
  }

  @Test
  void joined_saysItsParts_inBracketsWhereTheyAreJoinedOtherwise() {
    Condition<Contact> call = Condition.in(Contact.CHANNEL, ContactChannel.VOICE);

    assertThat(SALE.and(ABOUT_WINDOWS).says())
        .isEqualTo("purpose is telemarketing and subject is windows");
    assertThat(SALE.and(ABOUT_WINDOWS.or(call)).says())
        .isEqualTo("purpose is telemarketing and (subject is windows or channel is voice)");
    assertThat(SALE.not().says()).isEqualTo("not (purpose is telemarketing)");
    assertThat(SALE.and(ABOUT_WINDOWS).and(call).parts())
        .containsExactly(SALE, ABOUT_WINDOWS, call);
    assertThat(SALE.or(call).parts()).containsExactly(SALE.or(call));
  }

  @Test
  void settledParts_areLeftOut() {
    assertThat(Condition.all(Condition.always(), SALE, Condition.always())).isSameAs(SALE);
    assertThat(Condition.any(Condition.never(), SALE)).isSameAs(SALE);
    assertThat(SALE.and(Condition.never()).settled()).isEqualTo(Truth.FALSE);
    assertThat(SALE.or(Condition.always()).settled()).isEqualTo(Truth.TRUE);
    assertThat(Condition.<Contact>all(List.of()).settled()).isEqualTo(Truth.TRUE);
    assertThat(Condition.<Contact>any(List.of()).settled()).isEqualTo(Truth.FALSE);
    assertThat(SALE.settled()).isNull();
  }

  @Test
  void settled_answersForEveryActivity() {
    Contact any = contact(Truth.UNKNOWN, Truth.UNKNOWN);
    Condition<Contact> unknown = Condition.unknown(Contact.PHI);

    assertThat(Condition.<Contact>always().test(any)).isEqualTo(Truth.TRUE);
    assertThat(Condition.<Contact>always().says()).isEqualTo("always");
    assertThat(Condition.<Contact>never().says()).isEqualTo("never");
    assertThat(Condition.<Contact>always().not()).isEqualTo(Condition.<Contact>never());
    assertThat(reads(Condition.always())).isEmpty();
    assertThat(unknown.test(any)).isEqualTo(Truth.UNKNOWN);
    assertThat(unknown.not().settled()).isEqualTo(Truth.UNKNOWN);
    assertThat(unknown.says()).isEqualTo("phi decides");
    assertThat(reads(unknown)).containsExactly("phi");
    assertThat(missing(unknown, any)).containsExactly("phi");
    assertThat(missing(Condition.always(), any)).isEmpty();
  }

  @Test
  void traits_settleWhatTheyTell_andNameTheFactWhereTheyDoNot() {
    Contact sale = contact(Truth.TRUE, Truth.TRUE);
    Contact unknown = contact(Truth.UNKNOWN, Truth.UNKNOWN);

    assertThat(SALE.given(Trait.traitsOf(sale)).settled()).isEqualTo(Truth.TRUE);
    assertThat(SALE.not().given(Trait.traitsOf(sale)).settled()).isEqualTo(Truth.FALSE);
    assertThat(SALE.given(Trait.traitsOf(unknown)).settled()).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(SALE.given(Trait.traitsOf(unknown)), unknown)).containsExactly("purpose");
    assertThat(ABOUT_WINDOWS.not().given(Trait.traitsOf(sale))).isEqualTo(ABOUT_WINDOWS.not());
    assertThat(SALE.and(ABOUT_WINDOWS).given(Trait.traitsOf(sale))).isEqualTo(ABOUT_WINDOWS);
  }

  @Test
  void known_isNeverUnknown() {
    Condition<Contact> purpose = Condition.known(Contact.PURPOSE);
    Condition<Contact> subject = Condition.known(Contact.SUBJECT);
    Contact sale = contact(Truth.TRUE, Truth.UNKNOWN);
    Contact windows = contact(Truth.UNKNOWN, Truth.TRUE);

    assertThat(purpose.test(sale)).isEqualTo(Truth.TRUE);
    assertThat(purpose.test(windows)).isEqualTo(Truth.FALSE);
    assertThat(subject.test(sale)).isEqualTo(Truth.FALSE);
    assertThat(subject.test(windows)).isEqualTo(Truth.TRUE);
    assertThat(purpose.given(Trait.traitsOf(sale)).settled()).isEqualTo(Truth.TRUE);
    assertThat(purpose.given(Trait.traitsOf(windows)).settled()).isEqualTo(Truth.FALSE);
    assertThat(subject.given(Trait.traitsOf(sale))).isSameAs(subject);
    assertThat(purpose.says()).isEqualTo("purpose is known");
    assertThat(reads(purpose)).containsExactly("purpose");
    assertThat(missing(purpose, windows)).containsExactly("purpose");
  }

  @Test
  void booleans_andChoices_sayWhatTheyAsk() {
    Condition<Contact> recorded = Condition.isTrue(Contact.RECORDED);
    Condition<Contact> line =
        Condition.in(Contact.TO.then(Called.LINE_TYPE), LineType.MOBILE, LineType.VOIP);
    Contact unknown = Contact.builder().at(NOON).build();

    assertThat(recorded.says()).isEqualTo("recorded is true");
    assertThat(Condition.isFalse(Contact.RECORDED).says()).isEqualTo("recorded is false");
    assertThat(recorded.test(Contact.builder().at(NOON).recorded(true).build()))
        .isEqualTo(Truth.TRUE);
    assertThat(
            Condition.isFalse(Contact.RECORDED)
                .test(Contact.builder().at(NOON).recorded(true).build()))
        .isEqualTo(Truth.FALSE);
    assertThat(line.says()).isEqualTo("to.lineType is mobile or voip");
    assertThat(line.test(unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(line, unknown)).containsExactly("to.lineType");
    assertThat(reads(line)).containsExactly("to.lineType");
  }

  @ParameterizedTest
  @CsvSource({"3, FALSE", "4, TRUE", ", UNKNOWN"})
  void moreThan_doesNotHoldAtTheLimit(@Nullable Integer abandoned, Truth expected) {
    Campaign.Builder campaign = Campaign.builder();
    if (abandoned != null) {
      campaign.abandoned(abandoned);
    }
    Condition<Contact> tooMany = Condition.moreThan(Contact.CAMPAIGN.then(Campaign.ABANDONED), 3);

    assertThat(tooMany.test(Contact.builder().at(NOON).campaign(campaign.build()).build()))
        .isEqualTo(expected);
    assertThat(tooMany.says()).isEqualTo("campaign.abandoned is more than 3");
  }

  @Test
  void listHolds_anyOfTheValues() {
    Condition<Storage> cards = Condition.listHolds(Storage.CONTAINS, DataKind.PAN, DataKind.TRACK);

    assertThat(cards.test(Storage.builder().at(NOON).contains(DataKind.PAN).build()))
        .isEqualTo(Truth.TRUE);
    assertThat(cards.test(Storage.builder().at(NOON).contains(DataKind.PHI).build()))
        .isEqualTo(Truth.FALSE);
    assertThat(cards.test(Storage.builder().at(NOON).contains(List.of()).build()))
        .isEqualTo(Truth.FALSE);
    assertThat(cards.test(Storage.builder().at(NOON).build())).isEqualTo(Truth.UNKNOWN);
    assertThat(cards.says()).isEqualTo("contains holds pan or track");
  }

  @Test
  void alike_isWhatIsMadeOfTheSame() {
    assertThat(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
        .isEqualTo(SALE)
        .hasSameHashCodeAs(SALE)
        .isNotEqualTo(Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY))
        .isNotEqualTo(Condition.known(Contact.PURPOSE));
    assertThat(SALE.and(ABOUT_WINDOWS))
        .isEqualTo(SALE.and(ABOUT_WINDOWS))
        .isNotEqualTo(SALE.or(ABOUT_WINDOWS));
    assertThat(SALE.not()).isEqualTo(SALE.not()).isNotEqualTo(ABOUT_WINDOWS.not());
    // Two functions are not known to answer alike.
    assertThat(Condition.where(Contact.SUBJECT, "subject is windows", told -> Truth.TRUE))
        .isNotEqualTo(ABOUT_WINDOWS);
  }

  // ---- time

  private static Contact inNewYork(String at, Relationship relationship) {
    return Contact.builder()
        .at(Instant.parse(at))
        .to(Called.inRegion("US-NY").timeZone(ZoneId.of("America/New_York")).build())
        .relationship(relationship)
        .build();
  }

  private static final Fact<Contact, Instant> TRANSACTION =
      Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT);

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T16:59:59Z, FALSE, 2026-11-24T17:00:00Z",
    "2026-11-24T17:00:00Z, TRUE,",
    "2026-11-24T17:00:01Z, TRUE,",
  })
  void happened_countsFromItsInstant(String at, Truth expected, @Nullable Instant next) {
    Contact about = inNewYork(at, Relationship.builder().lastTransactionAt(NOON).build());
    Condition<Contact> bought = Condition.happened(Contact.RELATIONSHIP, TRANSACTION);

    assertThat(bought.test(about)).isEqualTo(expected);
    assertThat(bought.nextChange(about, about.at())).isEqualTo(next);
    assertThat(bought.not().nextChange(about, about.at())).isEqualTo(next);
    assertThat(bought.says()).isEqualTo("relationship.lastTransactionAt has come");
    assertThat(reads(bought))
        .containsExactlyInAnyOrder("relationship", "relationship.lastTransactionAt");
  }

  @Test
  void happened_isUnknownOnlyWhereItsGroupIs() {
    Condition<Contact> bought = Condition.happened(Contact.RELATIONSHIP, TRANSACTION);
    Contact unknown = Contact.builder().at(NOON).build();
    Contact never = inNewYork("2026-11-24T17:00:00Z", Relationship.builder().build());

    assertThat(bought.test(unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(bought, unknown)).containsExactly("relationship");
    assertThat(bought.given(Trait.traitsOf(unknown)).test(unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(bought.test(never)).isEqualTo(Truth.FALSE);
    assertThat(bought.nextChange(never, NOON)).isNull();
    assertThat(Condition.happened(Contact.OBJECTED_AT).test(unknown)).isEqualTo(Truth.FALSE);
    assertThat(Condition.happened(Contact.OBJECTED_AT).given(Trait.traitsOf(unknown)).test(unknown))
        .isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T17:00:00Z, 2026-11-24T16:59:59Z, 2026-11-24T18:00:00Z, FALSE", // another's answer
    "2026-11-24T17:00:00Z, 2026-11-24T17:00:00Z, 2026-11-24T18:00:00Z, TRUE",
    "2026-11-24T17:00:00Z, 2026-11-24T17:30:00Z, 2026-11-24T17:29:59Z, FALSE", // yet to come
    "2026-11-24T17:00:00Z, 2026-11-24T17:30:00Z, 2026-11-24T17:30:00Z, TRUE",
    "2026-11-24T17:00:00Z,, 2026-11-24T18:00:00Z, FALSE",
  })
  void happenedSince_countsOnlyWhatFollows(
      Instant received, @Nullable Instant completed, Instant at, Truth expected) {
    Condition<Request> answered =
        Condition.happenedSince(Request.COMPLETED_AT, Request.RECEIVED_AT);
    Request.Builder request =
        Request.builder().at(at).kind(RequestKind.ACCESS).receivedAt(received);
    if (completed != null) {
      request.completedAt(completed);
    }

    assertThat(answered.test(request.build())).isEqualTo(expected);
    assertThat(answered.says()).isEqualTo("completedAt has come, and not before receivedAt");
  }

  @Test
  void happenedSince_isUnknownWhereTheGroupIs() {
    Condition<Incident> told =
        Condition.happenedSince(
            Incident.NOTIFIED, Incident.NOTIFIED.then(Notified.AUTHORITY), Incident.DISCOVERED_AT);
    Incident unknown = Incident.builder().at(NOON).discoveredAt(NOON).build();

    assertThat(told.test(unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(told, unknown)).containsExactly("notified");
    assertThat(reads(told))
        .containsExactlyInAnyOrder("notified", "notified.authority", "discoveredAt");
  }

  /** Eighteen months from 24 May 2025 in New York: the last day is 24 November 2026. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-25T04:59:59Z, TRUE, 2026-11-25T05:00:00Z",
    "2026-11-25T05:00:00Z, FALSE,",
    "2025-05-24T15:59:59Z, FALSE, 2025-05-24T16:00:00Z", // before it happened
  })
  void happenedWithin_endsWithTheLastDayOfThePeriod(
      String at, Truth expected, @Nullable Instant next) {
    Contact about =
        inNewYork(
            at,
            Relationship.builder()
                .lastTransactionAt(Instant.parse("2025-05-24T16:00:00Z"))
                .build());
    Condition<Contact> recent =
        Condition.happenedWithin(Contact.RELATIONSHIP, TRANSACTION, LookBack.months(18));

    assertThat(recent.test(about)).isEqualTo(expected);
    assertThat(recent.nextChange(about, about.at())).isEqualTo(next);
  }

  @Test
  void happenedWithin_whereTheZoneTells_asksForIt() {
    Contact about =
        Contact.builder()
            .at(Instant.parse("2026-11-25T05:30:00Z")) // past midnight in New York, not in Chicago
            .relationship(
                Relationship.builder()
                    .lastTransactionAt(Instant.parse("2025-05-24T16:00:00Z"))
                    .build())
            .build();
    Condition<Contact> recent =
        Condition.happenedWithin(Contact.RELATIONSHIP, TRANSACTION, LookBack.months(18));

    assertThat(recent.test(about)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(recent, about)).containsExactly("to.timeZone");
  }

  @ParameterizedTest
  @CsvSource({
    // number, at, outside, next change
    "+12125550142, 2026-11-24T12:59:59Z, TRUE, 2026-11-24T13:00:00Z",
    "+12125550142, 2026-11-24T13:00:00Z, FALSE, 2026-11-25T02:00:00Z",
    "+12125550142, 2026-11-25T02:00:00Z, TRUE, 2026-11-25T13:00:00Z",
    "+18005550142, 2026-11-25T02:00:00Z, FALSE,", // has no place
    ", 2026-11-25T02:00:00Z, FALSE,",
  })
  void outsideHoursOf_asksTheClocksThatAFactShows(
      @Nullable String number, Instant at, Truth outside, @Nullable Instant next) {
    Called.Builder to = Called.inRegion("US-CA");
    if (number != null) {
      to.number(PhoneNumber.parse(number));
    }
    Contact about = Contact.builder().at(at).to(to.build()).build();
    Fact<Contact, PhoneNumber> fact = Contact.TO.then(Called.NUMBER);
    Condition<Contact> condition =
        Condition.outsideHoursOf(
            WeeklyHours.daily(CallingWindow.parse("08:00-21:00")),
            HolidayCalendar.NONE,
            fact,
            PhoneNumber::whereabouts);

    assertThat(condition.test(about)).isEqualTo(outside);
    assertThat(condition.nextChange(about, at)).isEqualTo(next);
    assertThat(condition.reads()).extracting(Fact::path).containsExactly("to.number");
    assertThat(condition.says()).startsWith("it is outside ").endsWith(" where to.number shows");
    if (outside == Truth.TRUE) {
      assertThat(condition.tells(about).get()).contains("America/New_York").doesNotContain("0142");
    }
  }

  /** At 13:00 UTC it is 08:00 in New York and 05:00 in California; Guam has 23:00. */
  @ParameterizedTest
  @CsvSource({
    // Nobody says where: only the clock of the state counts.
    ", US, , 2026-11-24T13:00:00Z, US-NY, FALSE",
    ", US, , 2026-11-24T12:59:59Z, US-NY, TRUE",
    ", US, , 2026-11-24T13:00:00Z, US-CA, TRUE",
    ", US, , 2026-11-24T13:00:00Z, US-GU, TRUE",
    ", US, , 2026-11-24T13:00:00Z, , TRUE",
    "+18005550142, US, , 2026-11-24T13:00:00Z, US-NY, FALSE",
    "+18005550142, , , 2026-11-24T12:59:59Z, US-NY, UNKNOWN",
    // A zone that is stated and is none of the state's counts: somebody may stay elsewhere.
    ", US, America/Los_Angeles, 2026-11-24T13:00:00Z, US-NY, TRUE",
    ", US, America/New_York, 2026-11-24T13:00:00Z, US-NY, FALSE",
    // A region is stated, and the number is of another: each clock counts.
    "+12125550142, US-CA, , 2026-11-24T13:00:00Z, US-NY, TRUE",
  })
  void outsideHours_ofTheLawOfAPlace_countOnItsClock_whileTheRegionIsUnknown(
      @Nullable String number,
      @Nullable String place,
      @Nullable ZoneId zone,
      Instant at,
      @Nullable String lawOf,
      Truth outside) {
    Called.Builder to = Called.builder();
    if (place != null) {
      Place of = Place.of(place);
      to.country(of.country());
      if (of.isRegion()) {
        to.region(of);
      }
    }
    if (number != null) {
      to.number(PhoneNumber.parse(number));
    }
    if (zone != null) {
      to.timeZone(zone);
    }
    Contact about = Contact.builder().at(at).to(to.build()).build();
    WeeklyHours hours = WeeklyHours.daily(CallingWindow.parse("08:00-21:00"));
    Condition<Contact> condition =
        lawOf == null
            ? Condition.outsideHours(hours, HolidayCalendar.NONE)
            : Condition.outsideHours(hours, HolidayCalendar.NONE, Place.of(lawOf));

    assertThat(condition.test(about)).isEqualTo(outside);
    assertThat(condition.test(about)).as("again").isEqualTo(outside);
    Condition<Contact> there = condition.given(about.whereabouts());
    assertThat(there.test(about)).as("there").isEqualTo(outside);
    assertThat(there.nextChange(about, at)).isEqualTo(condition.nextChange(about, at));
    assertThat(there.tells(about).get()).isEqualTo(condition.tells(about).get());
    assertThat(there.given(about.whereabouts())).isSameAs(there);
  }

  /** An engine works the clocks of a state out once for a place, not while it judges. */
  @Test
  void outsideHours_ofTheLawOfAPlace_knowItsClocksWhereTheRegionIsUnknown() {
    WeeklyHours hours = WeeklyHours.daily(CallingWindow.parse("08:00-21:00"));
    Condition<Contact> ofNewYork =
        Condition.outsideHours(hours, HolidayCalendar.NONE, Place.of("US-NY"));
    Whereabouts country = Atlas.ofCountry(Place.of("US"));

    Condition<Contact> there = ofNewYork.given(country);

    assertThat(there).isNotEqualTo(ofNewYork).isEqualTo(ofNewYork.given(country));
    assertThat(there)
        .isNotEqualTo(
            Condition.<Contact>outsideHours(hours, HolidayCalendar.NONE, Place.of("US-CA"))
                .given(country));
    assertThat(ofNewYork.given(Atlas.ofRegion(Place.of("US-CA")))).isSameAs(ofNewYork);
    Condition<Contact> everywhere = Condition.outsideHours(hours, HolidayCalendar.NONE);
    assertThat(everywhere.given(country)).isSameAs(everywhere);
    assertThat(ofNewYork.getClass().getDeclaredFields())
        .filteredOn(field -> !field.isSynthetic())
        .allMatch(field -> Modifier.isFinal(field.getModifiers()));
  }

  @Test
  void outsideHours_withoutAnyHour_tellsThatNoneIsOpen() {
    Contact about = inNewYork("2026-11-24T17:00:00Z", Relationship.builder().build());
    assertThat(
            Condition.<Contact>outsideHours(
                    WeeklyHours.of("closed", "closed", "closed", "same"), HolidayCalendar.NONE)
                .tells(about)
                .get())
        .isEqualTo(
            "it is 12:00:00 on Tuesday 24 November 2026 in America/New_York; there are no"
                + " permitted hours");
    assertThat(
            Condition.<Contact>outsideHours(
                    WeeklyHours.of("closed", "closed", "13:00-21:00", "same"), HolidayCalendar.NONE)
                .tells(about)
                .get())
        .endsWith("; the hours are Mon-Sat closed, Sun 13:00-21:00, also on holidays");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:59:59Z, TRUE, 2026-11-24T13:00:00Z",
    "2026-11-24T13:00:00Z, FALSE, 2026-11-25T02:00:00Z",
    "2026-11-25T01:59:59.999999999Z, FALSE, 2026-11-25T02:00:00Z",
    "2026-11-25T02:00:00Z, TRUE, 2026-11-25T13:00:00Z",
  })
  void outsideHours_isTrueFromTheClosingInstant_toTheOpening(
      String at, Truth expected, Instant next) {
    Condition<Contact> outside =
        Condition.outsideHours(
            WeeklyHours.daily(new CallingWindow(LocalTime.of(8, 0), LocalTime.of(21, 0))),
            HolidayCalendar.NONE);
    Contact about = inNewYork(at, Relationship.builder().build());

    assertThat(outside.test(about)).isEqualTo(expected);
    assertThat(outside.nextChange(about, about.at())).isEqualTo(next);
    assertThat(SALE.and(outside).nextChange(about, about.at())).isEqualTo(next);
    assertThat(outside.says()).startsWith("it is outside ").contains("8:00");
    if (expected == Truth.TRUE) {
      assertThat(outside.tells(about).get())
          .startsWith("it is ")
          .contains("in America/New_York; the hours are ");
      assertThat(outside.or(SALE).tells(about).get()).isEqualTo(outside.tells(about).get());
    }
    Contact nowhere = Contact.builder().at(NOON).build();
    assertThat(outside.test(nowhere)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(outside, nowhere)).containsExactly("to.timeZone");
  }
}
