package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rules.tcpa.terms.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long listings and requests bind, how long a version is current, and what is missing. */
class ListingsTest {
  private static final String NEW_YORK = "America/New_York";

  private static final Pattern OF_ENTRY = Pattern.compile("lists\\[state-dnc US-..\\]\\.");

  private static OnStateList onListOf(String state) {
    return new OnStateList(
        CheckedList.of(ListKind.STATE_DNC).in(Place.of(state)).members(),
        new Tables().rowsOf(Tables.DNC_LISTS, state).get(0),
        OnStateList.Found.LISTED_OR_STALE);
  }

  /** Of several checks, a current one answers; whichever says that the number is listed counts. */
  @ParameterizedTest
  @CsvSource({
    "false, 2026-07-02, false, 2026-10-05, FALSE,",
    "false, 2026-07-02, false, 2026-09-05, UNKNOWN, lists[state-dnc US-MA]",
    "true, 2026-06-02, false, 2026-10-05, TRUE,",
    "false, 2026-07-02, true, 2026-06-05, TRUE,",
    "false, , false, 2026-10-05, FALSE,",
    "false, , false, 2026-07-05, UNKNOWN, asOf lists[state-dnc US-MA]",
    ", 2026-10-05, false, 2026-10-05, UNKNOWN, listed since",
  })
  void checks_ofSeveralVersions(
      @Nullable Boolean listed,
      @Nullable String asOf,
      @Nullable Boolean again,
      @Nullable String later,
      Truth barred,
      @Nullable String lacks) {
    String state = "US-MA";
    Condition<Contact> asked =
        OnStateList.asked(
            CheckedList.of(ListKind.STATE_DNC).in(Place.of(state)).dated(),
            new Tables().rowsOf(Tables.DNC_LISTS, state).get(0));
    Contact contact = contact("2026-11-20T12:00:00-05:00", NEW_YORK);
    for (List<ListEntry> lists :
        List.of(
            List.of(entry(listed, asOf, null), entry(again, later, null)),
            List.of(entry(again, later, null), entry(listed, asOf, null)))) {
      Contact checked =
          contact.with(
              Contact.LISTS,
              lists.stream().map(each -> each.with(ListEntry.REGION, Place.of(state))).toList());
      assertThat(asked.test(checked)).isEqualTo(barred);
      if (lacks != null) {
        Set<Fact<Contact, ?>> missing = new HashSet<>();
        asked.missing(checked, missing);
        assertThat(paths(missing)).isEqualTo(lacks);
      }
    }
  }

  private static Contact contact(String at, @Nullable String zone) {
    Contact.Builder contact = Contact.builder().at(Calls.instant(at));
    return (zone == null ? contact : contact.to(Called.builder().timeZone(ZoneId.of(zone)).build()))
        .build();
  }

  private static ListEntry entry(
      @Nullable Boolean listed, @Nullable String asOf, @Nullable String since) {
    ListEntry.Builder entry = ListEntry.builder().list(ListKind.STATE_DNC);
    if (listed != null) {
      entry.listed(listed);
    }
    if (asOf != null) {
      entry.asOf(Calls.day(asOf));
    }
    return since == null ? entry.build() : entry.since(Calls.day(since)).build();
  }

  private static String paths(Set<Fact<Contact, ?>> facts) {
    return facts.stream()
        .map(fact -> OF_ENTRY.matcher(fact.path()).replaceFirst("").replace("to.timeZone", "zone"))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    // a quarterly list: the version of a quarter is current to its last day
    "US-IN, 2026-10-01T05:30:00Z, America/New_York, false, 2026-07-01, , UNKNOWN, lists[state-dnc US-IN]",
    "US-IN, 2026-10-01T05:30:00Z, America/Denver, false, 2026-07-01, , FALSE,",
    "US-IN, 2026-10-01T05:30:00Z, , false, 2026-07-01, , UNKNOWN, zone",
    "US-IN, 2026-12-31T12:00:00-05:00, America/New_York, false, 2026-12-31, , FALSE,",
    "US-IN, 2026-10-01T12:00:00-05:00, America/New_York, false, 2026-09-30, , UNKNOWN, lists[state-dnc US-IN]",
    // 30 days late in Colorado
    "US-CO, 2026-10-31T12:00:00-05:00, America/New_York, false, 2026-09-30, , FALSE,",
    "US-CO, 2026-11-01T12:00:00-05:00, America/New_York, false, 2026-09-30, , UNKNOWN, lists[state-dnc US-CO]",
    // 31 days old in Louisiana
    "US-LA, 2026-11-24T12:00:00-05:00, America/New_York, false, 2026-10-24, , FALSE,",
    "US-LA, 2026-11-24T12:00:00-05:00, America/New_York, false, 2026-10-23, , UNKNOWN, lists[state-dnc US-LA]",
    "US-LA, 2026-11-24T12:00:00-05:00, America/New_York, false, , , UNKNOWN, asOf",
    // on it without grace: at once, whatever its dates
    "US-LA, 2026-11-24T12:00:00-05:00, America/New_York, true, , , TRUE,",
    "US-LA, 2026-11-24T12:00:00-05:00, , true, , , TRUE,",
    // whether it is listed is not known: what would tell either way
    "US-LA, 2026-11-24T12:00:00-05:00, America/New_York, , 2026-11-01, , UNKNOWN, listed",
    "US-LA, 2026-11-24T12:00:00-05:00, America/New_York, , , , UNKNOWN, asOf listed",
    "US-LA, 2026-11-24T12:00:00-05:00, America/New_York, , 2026-10-01, , UNKNOWN, listed lists[state-dnc US-LA]",
    "US-TX, 2026-11-24T12:00:00-05:00, America/New_York, , 2026-10-01, 2026-01-01, UNKNOWN,"
        + " listed",
    "US-TX, 2026-11-24T12:00:00-05:00, America/New_York, , 2026-10-01, , UNKNOWN, listed since",
    // 60 days of grace
    "US-TX, 2026-11-30T05:30:00Z, America/New_York, true, 2026-10-01, , TRUE,",
    "US-TX, 2026-11-30T05:30:00Z, America/Chicago, true, 2026-10-01, , UNKNOWN, since",
    "US-TX, 2026-11-30T05:30:00Z, America/New_York, true, 2026-10-15, 2026-10-01, TRUE,",
    "US-TX, 2026-11-30T05:30:00Z, America/Chicago, true, 2026-10-15, 2026-10-01, FALSE,",
    "US-TX, 2026-11-30T05:30:00Z, , true, 2026-10-15, 2026-10-01, UNKNOWN, zone",
    "US-TX, 2026-11-30T05:30:00Z, America/New_York, true, 2026-10-01, 2026-10-15, TRUE,",
    "US-TX, 2026-11-30T05:30:00Z, America/New_York, true, 2026-10-15, 2026-10-15, FALSE,",
    "US-TX, 2026-11-30T05:30:00Z, America/New_York, true, , 2026-10-01, TRUE,",
    "US-TX, 2026-11-30T05:30:00Z, America/New_York, true, , 2026-10-02, UNKNOWN, asOf",
    "US-TX, 2026-11-30T05:30:00Z, America/New_York, true, , , UNKNOWN, asOf since",
    // 30 days after the first of the month that follows
    "US-TN, 2026-12-01T05:30:00Z, America/New_York, true, 2026-11-20, 2026-10-31, TRUE,",
    "US-TN, 2026-12-01T05:30:00Z, America/Chicago, true, 2026-11-20, 2026-10-31, FALSE,",
    "US-TN, 2026-12-30T12:00:00-05:00, America/New_York, true, 2026-11-20, 2026-11-01, FALSE,",
    "US-TN, 2026-12-31T12:00:00-05:00, America/New_York, true, 2026-11-20, 2026-11-01, TRUE,",
    // 60 days after the first quarterly list that carries it: that of 1 October
    "US-MA, 2026-11-30T05:30:00Z, America/New_York, true, 2026-11-24, 2026-09-15, TRUE,",
    "US-MA, 2026-11-30T05:30:00Z, America/Chicago, true, 2026-11-24, 2026-09-15, FALSE,",
    "US-MA, 2026-11-30T05:30:00Z, , true, 2026-11-24, 2026-09-15, UNKNOWN, zone",
    "US-MA, 2026-11-30T05:30:00Z, America/New_York, true, 2026-11-24, 2026-10-01, TRUE,",
    "US-MA, 2026-11-30T05:30:00Z, America/New_York, true, 2026-11-24, 2026-10-02, FALSE,",
    "US-MA, 2027-03-01T12:00:00Z, America/New_York, true, 2027-02-24, 2026-10-02, FALSE,",
    "US-MA, 2027-03-02T12:00:00Z, America/New_York, true, 2027-02-24, 2026-10-02, TRUE,",
    // 30 in Pennsylvania; the version that was checked carried it
    "US-PA, 2026-10-31T12:00:00Z, America/New_York, true, 2026-10-01, , TRUE,",
    "US-PA, 2026-10-30T12:00:00Z, America/New_York, true, 2026-10-01, , UNKNOWN, since",
    "US-PA, 2026-11-24T12:00:00Z, America/New_York, true, 2026-10-02, , UNKNOWN, since",
    "US-PA, 2026-11-24T12:00:00Z, America/New_York, true, , 2026-10-02, UNKNOWN, asOf",
  })
  void stateList(
      String state,
      String at,
      @Nullable String zone,
      @Nullable Boolean listed,
      @Nullable String asOf,
      @Nullable String since,
      Truth expected,
      @Nullable String missing) {
    OnStateList test = onListOf(state);
    Contact about = contact(at, zone);
    ListEntry entry = entry(listed, asOf, since);

    assertThat(test.test(about, entry)).isEqualTo(expected);
    if (missing != null) {
      Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
      test.missing(about, entry, named);
      assertThat(paths(named)).isEqualTo(missing);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // a version of a quarterly list is stale from the first day of the next one on
    "US-IN, America/New_York, false, 2026-10-15, , 2026-11-24T17:00:00Z, 2027-01-01T05:00:00Z",
    "US-IN, America/New_York, false, 2026-10-15, , 2027-01-01T04:59:59Z, 2027-01-01T05:00:00Z",
    "US-IN, America/New_York, false, 2026-10-15, , 2027-01-01T05:00:00Z,",
    "US-CO, America/Denver, false, 2026-10-15, , 2026-11-24T17:00:00Z, 2027-02-01T07:00:00Z",
    "US-LA, America/Chicago, false, 2026-10-24, , 2026-11-24T17:00:00Z, 2026-11-25T06:00:00Z",
    "US-LA, America/Chicago, false, , , 2026-11-24T17:00:00Z,",
    // where nobody knows the place, at each in turn: Wake, Guam, San Juan, New York
    "US-LA, , false, 2026-10-24, , 2026-11-24T10:00:00Z, 2026-11-24T12:00:00Z",
    "US-LA, , false, 2026-10-24, , 2026-11-24T12:00:00Z, 2026-11-24T14:00:00Z",
    "US-LA, , false, 2026-10-24, , 2026-11-24T14:00:00Z, 2026-11-25T04:00:00Z",
    "US-LA, , false, 2026-10-24, , 2026-11-25T04:00:00Z, 2026-11-25T05:00:00Z",
    // grace
    "US-TX, America/Chicago, true, 2026-10-15, 2026-10-01, 2026-11-24T17:00:00Z,"
        + " 2026-11-30T06:00:00Z",
    "US-TX, America/Chicago, true, 2026-10-01, 2026-10-15, 2026-11-24T17:00:00Z,"
        + " 2026-11-30T06:00:00Z",
    "US-TX, America/Chicago, true, , 2026-10-01, 2026-11-24T17:00:00Z, 2026-11-30T06:00:00Z",
    "US-TX, America/Chicago, true, 2026-10-01, , 2026-11-24T17:00:00Z, 2026-11-30T06:00:00Z",
    "US-TX, America/Chicago, true, 2026-10-01, , 2026-11-30T06:00:00Z,",
    "US-TX, America/Chicago, true, , , 2026-11-24T17:00:00Z,",
    "US-TN, America/Chicago, true, 2026-11-20, 2026-10-31, 2026-11-24T17:00:00Z,"
        + " 2026-12-01T06:00:00Z",
    "US-MA, America/New_York, true, 2026-11-20, 2026-09-15, 2026-11-24T17:00:00Z,"
        + " 2026-11-30T05:00:00Z",
    "US-PA, America/New_York, true, 2026-11-20, 2026-10-15, 2026-11-24T17:00:00Z,"
        + " 2027-01-31T05:00:00Z",
    // without grace it binds at once, and for good
    "US-LA, America/Chicago, true, 2026-10-24, 2026-10-01, 2026-10-01T17:00:00Z,",
  })
  void stateList_changesWithTheDay(
      String state,
      @Nullable String zone,
      boolean listed,
      @Nullable String asOf,
      @Nullable String since,
      Instant after,
      @Nullable Instant next) {
    assertThat(
            onListOf(state)
                .nextChange(contact(after.toString(), zone), entry(listed, asOf, since), after))
        .isEqualTo(next);
  }

  @Test
  void stateList_card() {
    OnStateList texas = onListOf("US-TX");
    assertThat(texas.reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder(
            "lists",
            "lists[state-dnc US-TX]",
            "lists[state-dnc US-TX].listed",
            "lists[state-dnc US-TX].asOf",
            "lists[state-dnc US-TX].since");
    assertThat(texas.says())
        .isEqualTo("the number is on it for 60 days, or the version is too old to tell");
    assertThat(onListOf("US-LA").says())
        .isEqualTo("the number is on it, or the version is too old to tell");
    assertThat(texas.lasts()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-01-01",
    "2026-01-02, 2026-04-01",
    "2026-03-31, 2026-04-01",
    "2026-04-01, 2026-04-01",
    "2026-06-30, 2026-07-01",
    "2026-07-01, 2026-07-01",
    "2026-09-30, 2026-10-01",
    "2026-10-01, 2026-10-01",
    "2026-12-31, 2027-01-01",
    "2024-02-29, 2024-04-01",
  })
  void quarterlyList_containsTheNumberFromItsNextFirstDay(LocalDate listed, LocalDate contained) {
    assertThat(GraceFrom.QUARTER.from(listed)).isEqualTo(contained);
  }

  // ---- requests that last

  private static Lasting<ListEntry> listing(int firstDay, @Nullable Integer years) {
    return new Lasting<>(Terms.INTERNAL_DNC.members(), ListEntry.SINCE, firstDay, optional(years));
  }

  private static Lasting<Consent> revocation(int firstDay, @Nullable Integer years) {
    return Lasting.ofEvent(Terms.CONSENTS, Consent.REVOKED_AT, firstDay, optional(years));
  }

  private static OptionalInt optional(@Nullable Integer years) {
    return years == null ? OptionalInt.empty() : OptionalInt.of(years);
  }

  private static ListEntry internal(@Nullable Moment since) {
    ListEntry.Builder entry = Calls.internal(true);
    return since == null ? entry.build() : entry.since(since).build();
  }

  private static Moment moment(String text) {
    return text.contains("T") ? Moment.of(Calls.instant(text)) : Calls.day(text);
  }

  @ParameterizedTest
  @CsvSource({
    // for ten years from the request, by the day where only that is known
    "0, 10, 2016-11-24T12:00:00-05:00, America/New_York, 2026-11-24T11:59:59-05:00, TRUE",
    "0, 10, 2016-11-24T12:00:00-05:00, America/New_York, 2026-11-24T12:00:00-05:00, FALSE",
    "0, 10, 2016-11-24T12:00:00-05:00, America/New_York, 2016-11-24T12:00:00-05:00, TRUE",
    "0, 10, 2016-11-24T12:00:00-05:00, America/New_York, 2016-11-24T11:59:59-05:00, FALSE",
    "0, 10, 2016-11-24, America/New_York, 2026-11-23T23:59:59-05:00, TRUE",
    "0, 10, 2016-11-24, America/New_York, 2026-11-24T00:00:00-05:00, FALSE",
    "0, 10, 2016-11-24, America/Chicago, 2026-11-24T00:00:00-05:00, TRUE",
    "0, 10, 2016-11-24, , 2026-11-24T00:00:00-05:00, UNKNOWN",
    // from the sixteenth day after it, for good
    "16, , 2026-11-08T23:00:00-05:00, America/New_York, 2026-11-23T23:59:59-05:00, FALSE",
    "16, , 2026-11-08T23:00:00-05:00, America/New_York, 2026-11-24T00:00:00-05:00, TRUE",
    "16, , 2026-11-08T23:00:00-05:00, America/New_York, 2099-11-24T00:00:00-05:00, TRUE",
    "16, , 2026-11-08, , 2026-11-24T00:00:00-05:00, UNKNOWN",
    // at once and for good
    "0, , 2026-11-08, America/New_York, 2026-11-08T00:00:00-05:00, TRUE",
    "0, , 2026-11-08, America/New_York, 2026-11-07T23:59:59-05:00, FALSE",
  })
  void request_bindsFromItsFirstDayToItsLast(
      int firstDay,
      @Nullable Integer years,
      String since,
      @Nullable String zone,
      String at,
      Truth expected) {
    Contact about = contact(at, zone);
    ListEntry entry = internal(moment(since));
    Lasting<ListEntry> test = listing(firstDay, years);

    assertThat(test.test(about, entry)).isEqualTo(expected);
    if (expected == Truth.UNKNOWN) {
      Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
      test.missing(about, entry, named);
      assertThat(paths(named)).isEqualTo("zone");
    }
    if (since.contains("T")) {
      Consent consent =
          Consent.builder()
              .grantedAt(Calls.instant("2015-01-05T12:00:00Z"))
              .revokedAt(Calls.instant(since))
              .build();
      assertThat(revocation(firstDay, years).test(about, consent)).isEqualTo(expected);
    }
  }

  @Test
  void request_whoseDayIsNotKnown_hasNotLapsedAndIsAskedForWhereItCanBeTooYoung() {
    Contact about = contact("2026-11-24T12:00:00-05:00", NEW_YORK);
    ListEntry undated = internal(null);
    assertThat(listing(0, null).test(about, undated)).isEqualTo(Truth.TRUE);
    assertThat(listing(0, 10).test(about, undated)).isEqualTo(Truth.TRUE);
    assertThat(listing(16, null).test(about, undated)).isEqualTo(Truth.UNKNOWN);
    Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
    listing(16, null).missing(about, undated, named);
    assertThat(paths(named)).isEqualTo("lists[internal-dnc].since");

    Consent live = Consent.builder().grantedAt(about.at()).build();
    for (Lasting<Consent> test :
        Set.of(revocation(0, null), revocation(0, 10), revocation(16, 1))) {
      assertThat(test.test(about, live)).as("not revoked").isEqualTo(Truth.FALSE);
    }
  }

  @Test
  void request_changesAsItBeginsAndAsItEnds() {
    ListEntry entry = internal(Calls.day("2026-11-08"));
    Contact about = contact("2026-11-01T12:00:00-05:00", NEW_YORK);
    Instant begin = Instant.parse("2026-11-24T05:00:00Z");
    Instant end = Instant.parse("2027-11-08T05:00:00Z");
    Lasting<ListEntry> test = listing(16, 1);

    assertThat(test.nextChange(about, entry, begin.minusNanos(1))).isEqualTo(begin);
    assertThat(test.nextChange(about, entry, begin)).isEqualTo(end);
    assertThat(test.nextChange(about, entry, end)).isNull();
    assertThat(listing(16, null).nextChange(about, entry, begin)).isNull();
    assertThat(test.nextChange(about, internal(null), begin)).isNull();
    assertThat(test.lasts()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0, , lists[internal-dnc].since binds",
    "16, , lists[internal-dnc].since binds from day 16",
    "0, 10, lists[internal-dnc].since binds for 10 years",
    "16, 5, lists[internal-dnc].since binds from day 16 for 5 years",
  })
  void request_card(int firstDay, @Nullable Integer years, String says) {
    assertThat(listing(firstDay, years).says()).isEqualTo(says);
    assertThat(listing(firstDay, years).reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder("lists", "lists[internal-dnc].since");
  }
}
