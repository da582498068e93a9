package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.time.LookBack;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list that was not checked is unknown, however many others were. */
class CheckedListTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final CheckedList NATIONAL = CheckedList.of(ListKind.NATIONAL_DNC);
  private static final CheckedList DATED = CheckedList.of(ListKind.INTERNAL_DNC).dated();
  private static final CheckedList OF_CANADA =
      CheckedList.of(ListKind.NATIONAL_DNC).in(Place.of("CA"));

  private static ListEntry entry(
      @Nullable ListKind kind, @Nullable String country, @Nullable Boolean listed) {
    ListEntry.Builder entry = ListEntry.builder();
    if (kind != null) {
      entry.list(kind);
    }
    if (country != null) {
      entry.country(Place.of(country));
    }
    if (listed != null) {
      entry.listed(listed);
    }
    return entry.build();
  }

  private static Contact checked(ListEntry... lists) {
    return Contact.builder().at(NOON).lists(lists).build();
  }

  private static List<String> missing(Condition<Contact> condition, Contact about) {
    Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
    condition.missing(about, missing);
    return missing.stream().map(Fact::path).toList();
  }

  @ParameterizedTest
  @CsvSource({
    // kind, country, listed, answer, missing
    "NATIONAL_DNC, CA, true, TRUE, ''",
    "NATIONAL_DNC, CA, false, FALSE, ''",
    "NATIONAL_DNC, CA, , UNKNOWN, lists[national-dnc CA].listed",
    "NATIONAL_DNC, US, true, UNKNOWN, lists[national-dnc CA]",
    "NATIONAL_DNC, , true, UNKNOWN, lists[national-dnc CA].country",
    "NATIONAL_DNC, , false, UNKNOWN, lists[national-dnc CA].country",
    "INTERNAL_DNC, CA, true, UNKNOWN, lists[national-dnc CA]",
    ", CA, true, UNKNOWN, lists[national-dnc CA].list",
    ", , , UNKNOWN, lists[national-dnc CA].list lists[national-dnc CA].country lists[national-dnc CA].listed",
  })
  void listed_ofOneEntry(
      @Nullable ListKind kind,
      @Nullable String country,
      @Nullable Boolean listed,
      Truth expected,
      String missing) {
    Contact about = checked(entry(kind, country, listed));
    Condition<Contact> condition = OF_CANADA.listed();

    assertThat(condition.test(about)).isEqualTo(expected);
    assertThat(condition.given(Trait.traitsOf(about)).test(about)).isEqualTo(expected);
    if (expected == Truth.UNKNOWN) {
      assertThat(String.join(" ", missing(condition, about))).isEqualTo(missing);
    }
  }

  @Test
  void listed_ofSeveralEntries_isThatOfAnyThatCounts() {
    ListEntry clean = entry(ListKind.NATIONAL_DNC, "CA", false);
    ListEntry listed = entry(ListKind.NATIONAL_DNC, "CA", true);
    ListEntry somewhere = entry(ListKind.NATIONAL_DNC, null, true);
    Condition<Contact> condition = OF_CANADA.listed();

    assertThat(condition.test(checked(clean, listed))).isEqualTo(Truth.TRUE);
    assertThat(condition.test(checked(clean, somewhere))).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(condition, checked(clean, somewhere)))
        .containsExactly("lists[national-dnc CA].country");
    assertThat(condition.test(checked(listed, somewhere))).isEqualTo(Truth.TRUE);
    assertThat(condition.test(checked(clean, entry(ListKind.NATIONAL_DNC, null, false))))
        .isEqualTo(Truth.FALSE);
  }

  @Test
  void listsThatAreNotKnown_areAskedFor() {
    Contact unknown = Contact.builder().at(NOON).build();

    assertThat(NATIONAL.listed().test(unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(NATIONAL.listed(), unknown)).containsExactly("lists[national-dnc]");
    assertThat(NATIONAL.listed().given(Trait.traitsOf(unknown)).test(unknown))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(missing(NATIONAL.listed(), checked())).containsExactly("lists[national-dnc]");
  }

  /** By its kind, and the country or region where it is of one; one of a seller has none. */
  @Test
  void listThatWasNotChecked_isNamed() {
    Contact unknown = Contact.builder().at(NOON).build();
    CheckedList texas = CheckedList.of(ListKind.STATE_DNC).in(Place.of("US-TX"));
    CheckedList all = CheckedList.of(ListKind.INTERNAL_DNC);
    CheckedList ours =
        all.where(all.members().same(ListEntry.SELLER, Contact.CALLER.then(Caller.SELLER)));

    for (Contact about : List.of(unknown, checked(entry(ListKind.NATIONAL_DNC, "US", false)))) {
      for (Condition<Contact> condition :
          List.of(texas.listed(), texas.asks(texas.olderThan(LookBack.days(9))))) {
        assertThat(missing(condition, about)).containsExactly("lists[state-dnc US-TX]");
        assertThat(missing(condition.given(Trait.traitsOf(about)), about))
            .containsExactly("lists[state-dnc US-TX]");
      }
      assertThat(missing(ours.listed(), about)).containsExactly("lists[internal-dnc]");
    }
    ListEntry ofTexas =
        ListEntry.builder().list(ListKind.STATE_DNC).region(Place.of("US-TX")).build();
    assertThat(missing(texas.listed(), checked(ofTexas)))
        .containsExactly("lists[state-dnc US-TX].listed");
    ListEntry ofSomebody = entry(ListKind.INTERNAL_DNC, null, true).with(ListEntry.SELLER, "acme");
    assertThat(missing(ours.listed(), checked(ofSomebody))).containsExactly("caller.seller");
  }

  /** Nobody is obliged to check, so that what was not checked is not missing. */
  @Test
  void finds_asksOfChecksThatWereMade() {
    Condition<Contact> old = NATIONAL.finds(NATIONAL.olderThan(LookBack.days(31)));
    ListEntry check = entry(ListKind.NATIONAL_DNC, null, true);

    assertThat(old.test(checked())).isEqualTo(Truth.FALSE);
    assertThat(old.test(Contact.builder().at(NOON).build())).isEqualTo(Truth.FALSE);
    assertThat(old.test(checked(check))).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(old, checked(check))).containsExactly("lists[national-dnc].asOf");
    assertThat(
            old.test(
                inNewYork(check.with(ListEntry.AS_OF, Moment.of(LocalDate.parse("2026-10-23"))))))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void made_isATestOfAnEntry() {
    MemberTest<Contact, ListEntry> made = OF_CANADA.made();
    ListEntry later =
        entry(ListKind.NATIONAL_DNC, "CA", false)
            .with(ListEntry.AS_OF, Moment.of(LocalDate.parse("2026-11-25")));
    Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
    made.missing(checked(later), later, missing);

    assertThat(made.test(inNewYork(later), later)).isEqualTo(Truth.FALSE);
    assertThat(made.test(checked(later), later)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing).extracting(Fact::path).containsExactly("to.timeZone");
    assertThat(made.says()).isEqualTo("the version is not newer than the contact");
    assertThat(made.lasts()).isTrue();
    assertThat(made).isEqualTo(OF_CANADA.made()).isNotEqualTo(NATIONAL.made());
  }

  @Test
  void foundListed_doesNotHoldWithoutACheck() {
    Contact unknown = Contact.builder().at(NOON).build();
    Condition<Contact> found = OF_CANADA.foundListed();

    assertThat(found.test(unknown)).isEqualTo(Truth.FALSE);
    assertThat(found.given(Trait.traitsOf(unknown)).settled()).isEqualTo(Truth.FALSE);
    assertThat(found.test(checked())).isEqualTo(Truth.FALSE);
    assertThat(found.test(checked(entry(ListKind.NATIONAL_DNC, "CA", true)))).isEqualTo(Truth.TRUE);
    Contact half = checked(entry(ListKind.NATIONAL_DNC, null, true));
    assertThat(found.test(half)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(found, half)).containsExactly("lists[national-dnc CA].country");
    assertThat(found.test(checked(entry(ListKind.NATIONAL_DNC, null, false))))
        .isEqualTo(Truth.FALSE);
  }

  /** More than 31 days before the day of the call, in New York. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-24, FALSE, 2026-11-25T05:00:00Z",
    "2026-10-23, TRUE,",
    ", UNKNOWN,",
  })
  void olderThan_countsDaysOfThePlace(
      @Nullable LocalDate asOf, Truth expected, @Nullable Instant next) {
    ListEntry.Builder entry = ListEntry.builder().list(ListKind.NATIONAL_DNC);
    if (asOf != null) {
      entry.asOf(Moment.of(asOf));
    }
    Contact about =
        Contact.builder()
            .at(NOON)
            .to(Called.inRegion("US-NY").timeZone(ZoneId.of("America/New_York")).build())
            .lists(entry.build())
            .build();
    Condition<Contact> old = NATIONAL.asks(NATIONAL.olderThan(LookBack.days(31)));

    assertThat(old.test(about)).isEqualTo(expected);
    assertThat(old.nextChange(about, NOON)).isEqualTo(next);
    if (expected == Truth.TRUE) {
      assertThat(old.tells(about).get())
          .isEqualTo(
              "the newest version that was checked is of 2026-10-23; one of 2026-10-24 or later counts");
      assertThat(NATIONAL.listed().tells(about).get()).isEmpty();
    }
    if (expected == Truth.UNKNOWN) {
      assertThat(missing(old, about)).containsExactly("lists[national-dnc].asOf");
    }
  }

  /** Three months before 31 May is the last day of February. */
  @ParameterizedTest
  @CsvSource({
    "2026-02-28, FALSE, 2026-06-01T04:00:00Z",
    "2026-02-27, TRUE,",
    "2026-06-01, FALSE,", // not made yet: no other test than that of its age
  })
  void olderThan_aPeriod_countsItsMonths(LocalDate asOf, Truth expected, @Nullable Instant next) {
    Instant may = Instant.parse("2026-05-31T16:00:00Z");
    ListEntry entry = ListEntry.builder().list(ListKind.NATIONAL_DNC).asOf(Moment.of(asOf)).build();
    MemberTest<Contact, ListEntry> old = NATIONAL.olderThan(LookBack.months(3));
    Contact about = inNewYork(entry).at(may);

    assertThat(old.test(about, entry)).isEqualTo(expected);
    if (next != null) {
      assertThat(old.nextChange(about, entry, may)).isEqualTo(next);
    }
    assertThat(old.says()).isEqualTo("the version is older than 3 months before the contact");
  }

  private static Contact inNewYork(ListEntry entry) {
    return Contact.builder()
        .at(NOON)
        .to(Called.inRegion("US-NY").timeZone(ZoneId.of("America/New_York")).build())
        .lists(entry)
        .build();
  }

  /** A version that is younger than the contact was not looked at before it. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24, FALSE, ",
    "2026-11-25, UNKNOWN, 2026-11-25T05:00:00Z",
    "2026-12-24, UNKNOWN, 2026-12-24T05:00:00Z",
    "2026-11-24T17:00:00Z, FALSE, ",
    "2026-11-24T17:00:00.000000001Z, UNKNOWN, 2026-11-24T17:00:00.000000001Z",
  })
  void youngerVersion_wasNotChecked(String asOf, Truth listed, @Nullable Instant next) {
    Moment version =
        asOf.contains("T") ? Moment.of(Instant.parse(asOf)) : Moment.of(LocalDate.parse(asOf));
    ListEntry clean = entry(ListKind.NATIONAL_DNC, "CA", false).with(ListEntry.AS_OF, version);
    Contact about = inNewYork(clean);
    Condition<Contact> condition = OF_CANADA.listed();

    assertThat(condition.test(about)).isEqualTo(listed);
    assertThat(condition.nextChange(about, NOON)).isEqualTo(next);
    assertThat(OF_CANADA.foundListed().test(inNewYork(clean.with(ListEntry.LISTED, true))))
        .isEqualTo(listed.not() == Truth.TRUE ? Truth.TRUE : Truth.FALSE);
    if (next != null) {
      assertThat(missing(condition, about)).containsExactly("lists[national-dnc CA]");
      assertThat(condition.test(about.at(next))).isEqualTo(Truth.FALSE);
      assertThat(condition.test(about.at(next.minusNanos(1)))).isEqualTo(Truth.UNKNOWN);
    }
  }

  @Test
  void youngerVersion_tellsWhoWasListedBefore() {
    ListEntry listed =
        entry(ListKind.NATIONAL_DNC, "CA", true)
            .with(ListEntry.AS_OF, Moment.of(LocalDate.parse("2026-12-01")));
    Moment today = Moment.of(LocalDate.parse("2026-11-24"));
    Moment tomorrow = Moment.of(LocalDate.parse("2026-11-25"));
    Condition<Contact> condition = OF_CANADA.listed();

    assertThat(condition.test(inNewYork(listed))).isEqualTo(Truth.UNKNOWN);
    assertThat(condition.test(inNewYork(listed.with(ListEntry.SINCE, today))))
        .isEqualTo(Truth.TRUE);
    Contact later = inNewYork(listed.with(ListEntry.SINCE, tomorrow));
    assertThat(condition.test(later)).isEqualTo(Truth.UNKNOWN);
    assertThat(condition.nextChange(later, NOON)).isEqualTo(Instant.parse("2026-11-25T05:00:00Z"));
  }

  /** At noon in New York the 25th has begun in the east of the Pacific, and nowhere the 26th. */
  @Test
  void youngerVersion_whereTheZoneIsUnknown_isAskedOfEveryPlace() {
    ListEntry clean = entry(ListKind.NATIONAL_DNC, "CA", false);
    Condition<Contact> condition = OF_CANADA.listed();
    Contact perhaps =
        checked(clean.with(ListEntry.AS_OF, Moment.of(LocalDate.parse("2026-11-25"))));

    assertThat(condition.test(perhaps)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(condition, perhaps)).containsExactly("to.timeZone");
    Contact surely = checked(clean.with(ListEntry.AS_OF, Moment.of(LocalDate.parse("2026-11-26"))));
    assertThat(missing(condition, surely)).containsExactly("lists[national-dnc CA]");
    assertThat(
            condition.test(
                checked(clean.with(ListEntry.AS_OF, Moment.of(LocalDate.parse("2026-11-24"))))))
        .isEqualTo(Truth.FALSE);
  }

  @Test
  void cards_sayWhichListIsAskedWhat() {
    assertThat(OF_CANADA.listed().says())
        .isEqualTo("the check of national-dnc (country is CA) says: listed is true");
    assertThat(NATIONAL.asks(NATIONAL.olderThan(LookBack.days(31))).says())
        .isEqualTo(
            "the check of national-dnc says: the version is older than 31 days before the contact");
    assertThat(OF_CANADA.listed().reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder(
            "lists",
            "lists[national-dnc CA]",
            "lists[national-dnc CA].list",
            "lists[national-dnc CA].asOf",
            "lists[national-dnc CA].country",
            "lists[national-dnc CA].since",
            "lists[national-dnc CA].listed");
    assertThat(NATIONAL.asks(NATIONAL.olderThan(LookBack.days(31))).reads())
        .extracting(Fact::path)
        .contains("lists[national-dnc].asOf");
    assertThat(NATIONAL.listed())
        .isEqualTo(CheckedList.of(ListKind.NATIONAL_DNC).listed())
        .isNotEqualTo(NATIONAL.foundListed())
        .isNotEqualTo(OF_CANADA.listed())
        .isNotEqualTo(CheckedList.of(ListKind.INTERNAL_DNC).listed());
    assertThat(NATIONAL.olderThan(LookBack.days(31)))
        .isEqualTo(NATIONAL.olderThan(LookBack.days(31)))
        .isNotEqualTo(NATIONAL.olderThan(LookBack.days(30)));
  }

  /** A list of today says of a past call that the number was not on it yet. */
  @ParameterizedTest
  @CsvSource({
    // since, region, answer, missing
    "2026-11-24T17:00:00Z, US-NY, TRUE, ''",
    "2026-11-24T17:00:00.000000001Z, US-NY, FALSE, ''",
    "2026-11-24, US-NY, TRUE, ''",
    "2026-11-25, US-NY, FALSE, ''",
    "2031-01-01, , FALSE, ''",
    "2026-11-25, , UNKNOWN, to.timeZone",
  })
  void numberListedLater_wasNotListedThen(
      String since, @Nullable String region, Truth expected, String missing) {
    ListEntry entry =
        ListEntry.builder()
            .list(ListKind.INTERNAL_DNC)
            .listed(true)
            .since(
                since.length() == 10
                    ? Moment.of(LocalDate.parse(since))
                    : Moment.of(Instant.parse(since)))
            .build();
    // At noon in New York it is tomorrow in Auckland.
    Contact about = checked(entry);
    about = region == null ? about : about.with(Contact.TO, Called.inRegion(region).build());

    assertThat(DATED.listed().test(about)).isEqualTo(expected);
    assertThat(CheckedList.of(ListKind.INTERNAL_DNC).listed().test(about)).isEqualTo(Truth.TRUE);
    if (expected == Truth.UNKNOWN) {
      assertThat(String.join(" ", missing(DATED.listed(), about))).isEqualTo(missing);
    }
  }

  @Test
  void numberListedLater_changesThen() {
    Instant later = NOON.plusSeconds(3600);
    ListEntry entry =
        ListEntry.builder()
            .list(ListKind.INTERNAL_DNC)
            .listed(true)
            .since(Moment.of(later))
            .build();
    Contact about = checked(entry).with(Contact.TO, Called.inRegion("US-NY").build());

    assertThat(DATED.listed().nextChange(about, NOON)).isEqualTo(later);
    assertThat(DATED.listed().nextChange(about, later)).isNull();
    assertThat(DATED.listed().test(about.at(later))).isEqualTo(Truth.TRUE);
  }
}
