package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Emergency;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.time.LookBack;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on the entries of a list, and tests of one entry. */
class MembersTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);

  private static final Condition<Contact> TWO_TALKS =
      HISTORY.atLeast(2, HISTORY.isTrue(EarlierContact.CONNECTED));

  private static EarlierContact earlier(@Nullable Boolean connected) {
    EarlierContact.Builder entry = EarlierContact.builder().at(NOON.minusSeconds(60));
    return connected == null ? entry.build() : entry.connected(connected).build();
  }

  private static Contact after(EarlierContact... history) {
    return Contact.builder().at(NOON).history(history).build();
  }

  private static List<String> missing(Condition<Contact> condition, Contact about) {
    Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
    condition.missing(about, missing);
    return missing.stream().map(Fact::path).toList();
  }

  @Test
  void atLeast_countsWhatIsCertain_andLeavesOpenWhatCanStillBe() {
    assertThat(TWO_TALKS.test(after())).isEqualTo(Truth.FALSE);
    assertThat(TWO_TALKS.test(after(earlier(true)))).isEqualTo(Truth.FALSE);
    assertThat(TWO_TALKS.test(after(earlier(true), earlier(false)))).isEqualTo(Truth.FALSE);
    assertThat(TWO_TALKS.test(after(earlier(true), earlier(null)))).isEqualTo(Truth.UNKNOWN);
    assertThat(TWO_TALKS.test(after(earlier(null), earlier(null)))).isEqualTo(Truth.UNKNOWN);
    assertThat(TWO_TALKS.test(after(earlier(null)))).isEqualTo(Truth.FALSE);
    assertThat(TWO_TALKS.test(after(earlier(true), earlier(null), earlier(true))))
        .isEqualTo(Truth.TRUE);
  }

  /** Passes every entry, before any other test is made of it, and counts them. */
  private static final class Visited extends MemberTest<Contact, EarlierContact> {
    private int entries;

    @Override
    boolean isOfTime() {
      return true;
    }

    @Override
    public Truth test(Contact contact, EarlierContact entry) {
      entries++;
      return Truth.TRUE;
    }

    @Override
    public void missing(Contact contact, EarlierContact entry, Set<Fact<Contact, ?>> into) {
      // It is never unknown.
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "it was visited";
    }
  }

  /** One contact an hour up to noon; of each third it is not known whether anybody answered. */
  private static Contact afterHourly(int count) {
    List<EarlierContact> history = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      EarlierContact.Builder entry = EarlierContact.builder().at(NOON.minus(Duration.ofHours(i)));
      history.add(i % 3 == 0 ? entry.build() : entry.connected(i % 2 == 0).build());
    }
    return Contact.builder()
        .at(NOON)
        .to(Called.builder().timeZone(ZoneId.of("America/New_York")).build())
        .history(history)
        .build();
  }

  private static int visited(MemberTest<Contact, EarlierContact> lately, int entries) {
    Visited visited = new Visited();
    Condition<Contact> cap =
        HISTORY.atLeast(150, visited, lately, HISTORY.isTrue(EarlierContact.CONNECTED).not());
    Contact contact = afterHourly(entries);
    assertThat(cap.testNaming(contact, new FewFacts<>())).isEqualTo(cap.test(contact));
    missing(cap, contact);
    cap.nextChange(contact, NOON);
    cap.nextChange(contact, NOON.plus(Duration.ofDays(1)));
    return visited.entries;
  }

  /** What came before the period is not even looked at, so a history can grow at no cost. */
  @Test
  void historyInOrder_isReadFromTheBeginningOfThePeriod() {
    for (MemberTest<Contact, EarlierContact> lately :
        List.of(
            HISTORY.within(EarlierContact.AT, Duration.ofDays(7)),
            HISTORY.within(EarlierContact.AT, LookBack.days(7)),
            HISTORY
                .within(EarlierContact.AT, LookBack.window(7))
                .and(HISTORY.happened(EarlierContact.AT)),
            HISTORY
                .within(EarlierContact.AT, Duration.ofHours(12))
                .or(HISTORY.within(EarlierContact.AT, LookBack.days(7))))) {
      int few = visited(lately, 1_000);

      assertThat(few).isPositive();
      assertThat(visited(lately, 9_000)).isEqualTo(few);
    }
    MemberTest<Contact, EarlierContact> ever = HISTORY.happened(EarlierContact.AT);
    assertThat(visited(ever, 9_000)).isGreaterThan(visited(ever, 1_000));
  }

  @Test
  void testWithAFixedAnswer_isLeftOutOfThoseThatItIsJoinedWith() {
    MemberTest<Contact, EarlierContact> talked = HISTORY.isTrue(EarlierContact.CONNECTED);
    MemberTest<Contact, EarlierContact> always = HISTORY.given(Condition.always());
    MemberTest<Contact, EarlierContact> never = HISTORY.given(Condition.never());

    assertThat(always.and(talked)).isSameAs(talked);
    assertThat(talked.or(never)).isSameAs(talked);
    assertThat(talked.and(never)).isSameAs(never);
    assertThat(talked.and(never.not())).isSameAs(talked);
    assertThat(talked.or(always.not())).isSameAs(talked);
    assertThat(talked.or(always)).isSameAs(always);
    assertThat(HISTORY.any(always, talked, always).says())
        .isEqualTo("one of history with: connected is true");
    assertThat(HISTORY.any(always).test(after(earlier(null)))).isEqualTo(Truth.TRUE);
    assertThat(HISTORY.any(always).test(after())).isEqualTo(Truth.FALSE);
    assertThat(HISTORY.any(never).test(after(earlier(true)))).isEqualTo(Truth.FALSE);
  }

  @Test
  void listThatIsNotKnown_isAskedFor_andNothingElse() {
    Contact unknown = Contact.builder().at(NOON).build();

    assertThat(TWO_TALKS.test(unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(TWO_TALKS, unknown)).containsExactly("history");
    assertThat(TWO_TALKS.given(Trait.traitsOf(unknown)).test(unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(TWO_TALKS, after(earlier(true), earlier(null))))
        .containsExactly("history.connected");
    assertThat(TWO_TALKS.given(Trait.traitsOf(after())).settled()).isEqualTo(Truth.FALSE);
    assertThat(TWO_TALKS.given(Trait.traitsOf(after(earlier(true))))).isEqualTo(TWO_TALKS);
  }

  @Test
  void atLeast_none_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> HISTORY.atLeast(0));
  }

  @Test
  void entryThatIsTooOld_isNotLookedAtFurther() {
    List<Boolean> lookedAt = new ArrayList<>();
    Condition<Contact> recentTalk =
        HISTORY.any(
            HISTORY.where(
                EarlierContact.CONNECTED,
                "is a talk",
                connected -> {
                  lookedAt.add(connected);
                  return Truth.of(connected);
                }),
            HISTORY.within(EarlierContact.AT, LookBack.days(7)));
    Instant longAgo = NOON.minus(Duration.ofDays(30));
    EarlierContact old = EarlierContact.builder().at(longAgo).connected(true).build();

    assertThat(recentTalk.test(after(old, old))).isEqualTo(Truth.FALSE);
    assertThat(lookedAt).isEmpty();
    assertThat(recentTalk.test(after(old, earlier(true)))).isEqualTo(Truth.TRUE);
    assertThat(lookedAt).containsExactly(true);
    assertThat(recentTalk.says()).contains("is a talk, at came at most");
  }

  @Test
  void standingList_thatIsLeftOut_isEmpty() {
    Members<Contact, Emergency> emergencies = Members.of(Contact.EMERGENCIES);
    Condition<Contact> some = emergencies.any(emergencies.is(Emergency.REGION, Place.of("US-NY")));

    assertThat(some.test(Contact.builder().at(NOON).build())).isEqualTo(Truth.FALSE);
  }

  @Test
  void cards_sayWhatIsAskedOfTheEntries() {
    Condition<Contact> written =
        CONSENTS.any(
            CONSENTS.in(Consent.KIND, ConsentKind.EXPRESS_WRITTEN, ConsentKind.PERMISSION),
            CONSENTS.same(Consent.SELLER, Contact.CALLER.then(Caller.SELLER)),
            CONSENTS.happened(Consent.REVOKED_AT).not());

    assertThat(TWO_TALKS.says()).isEqualTo("at least 2 of history with: connected is true");
    assertThat(written.says())
        .startsWith("one of consents with: kind is express-written or permission")
        .contains("seller is caller.seller", "not revokedAt has come");
    assertThat(written.reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder(
            "consents", "consents.kind", "consents.seller", "caller.seller", "consents.revokedAt");
    assertThat(CONSENTS.labelled("ours").name(Consent.KIND).path())
        .isEqualTo("consents[ours].kind");
    assertThat(CONSENTS.list()).isEqualTo(Contact.CONSENTS);
  }

  @ParameterizedTest
  @CsvSource({
    "acme, acme, TRUE, ''",
    "acme, other, FALSE, ''",
    "acme, , UNKNOWN, caller.seller",
    ", acme, UNKNOWN, consents.seller",
    ", , UNKNOWN, consents.seller caller.seller",
  })
  void same_isUnknownWhereEitherIs(
      @Nullable String theirs, @Nullable String ours, Truth expected, String missing) {
    Consent.Builder consent = Consent.builder().grantedAt(NOON);
    if (theirs != null) {
      consent.seller(theirs);
    }
    Caller.Builder caller = Caller.builder();
    if (ours != null) {
      caller.seller(ours);
    }
    Contact about =
        Contact.builder().at(NOON).caller(caller.build()).consents(consent.build()).build();
    Condition<Contact> condition =
        CONSENTS.any(CONSENTS.same(Consent.SELLER, Contact.CALLER.then(Caller.SELLER)));

    assertThat(condition.test(about)).isEqualTo(expected);
    if (expected == Truth.UNKNOWN) {
      assertThat(String.join(" ", missing(condition, about))).isEqualTo(missing);
    }
  }

  @Test
  void holds_looksIntoTheListOfTheEntry() {
    Condition<Contact> covers = CONSENTS.any(CONSENTS.holds(Consent.CHANNELS, Contact.CHANNEL));
    Consent calls = Consent.builder().grantedAt(NOON).channels(ContactChannel.VOICE).build();
    Contact.Builder about = Contact.builder().at(NOON).consents(calls);

    assertThat(covers.test(about.channel(ContactChannel.VOICE).build())).isEqualTo(Truth.TRUE);
    assertThat(covers.test(about.channel(ContactChannel.TEXT).build())).isEqualTo(Truth.FALSE);
    assertThat(covers.says()).isEqualTo("one of consents with: channels hold channel");
  }

  @Test
  void given_asksTheActivity_whateverTheEntry() {
    Condition<Contact> recorded = Condition.isTrue(Contact.RECORDED);
    Condition<Contact> some = HISTORY.any(HISTORY.given(recorded));
    Contact unknown = after(earlier(true));

    assertThat(some.test(Contact.builder().from(unknown).recorded(true).build()))
        .isEqualTo(Truth.TRUE);
    assertThat(some.test(unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(some, unknown)).containsExactly("recorded");
    assertThat(some.reads()).extracting(Fact::path).contains("recorded");
    assertThat(some.says()).isEqualTo("one of history with: recorded is true");
  }

  /** Less than a week back: one exactly as old no longer counts. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-17T17:00:00Z, FALSE,",
    "2026-11-17T17:00:00.000000001Z, TRUE, 2026-11-24T17:00:00.000000001Z",
    "2026-11-24T17:00:00Z, TRUE, 2026-12-01T17:00:00Z",
    "2026-11-24T17:00:01Z, FALSE, 2026-11-24T17:00:01Z", // still to come
  })
  void within_aDuration(Instant then, Truth expected, @Nullable Instant next) {
    Condition<Contact> recent = HISTORY.any(HISTORY.within(EarlierContact.AT, Duration.ofDays(7)));
    Contact about = after(EarlierContact.builder().at(then).build());

    assertThat(recent.test(about)).isEqualTo(expected);
    assertThat(recent.nextChange(about, NOON)).isEqualTo(next);
    assertThat(recent.says()).isEqualTo("one of history with: at is less than 168h ago");
  }

  /** The slow twin looks at every instant at which any entry changes. */
  @Property
  void nextChange_leavesOutNoChangeOfTheCount(
      @ForAll @Size(max = 12) List<@IntRange(min = -72, max = 24) Integer> hours,
      @ForAll @IntRange(min = 1, max = 5) int count,
      @ForAll Set<@IntRange(min = 0, max = 11) Integer> unknown) {
    MemberTest<Contact, EarlierContact> recent =
        HISTORY.within(EarlierContact.AT, Duration.ofDays(1));
    Condition<Contact> capped =
        HISTORY.atLeast(count, recent.and(HISTORY.isTrue(EarlierContact.CONNECTED)));
    List<EarlierContact> history = new ArrayList<>();
    for (int i = 0; i < hours.size(); i++) {
      EarlierContact.Builder entry =
          EarlierContact.builder().at(NOON.plus(Duration.ofHours(hours.get(i))));
      history.add(unknown.contains(i) ? entry.build() : entry.connected(true).build());
    }
    Contact about = after(history.toArray(new EarlierContact[0]));

    TreeSet<Instant> changes = new TreeSet<>();
    for (EarlierContact entry : history) {
      changes.add(EarlierContact.AT.of(entry).orElseThrow());
      changes.add(EarlierContact.AT.of(entry).orElseThrow().plus(Duration.ofDays(1)));
    }
    Truth now = capped.test(about);
    Instant differs =
        changes.tailSet(NOON, false).stream()
            .filter(then -> capped.test(about.at(then)) != now)
            .findFirst()
            .orElse(null);
    Instant told = NOON;
    do {
      told = capped.nextChange(about.at(told), told);
    } while (told != null && capped.test(about.at(told)) == now);
    assertThat(told).isEqualTo(differs);
  }

  @Test
  void nextChange_ofACapOnManyContacts_isTheDayOnWhichItEnds() {
    EarlierContact[] history = new EarlierContact[20_000];
    for (int i = 0; i < history.length; i++) {
      history[i] = EarlierContact.builder().at(NOON.minusSeconds(i)).build();
    }
    Condition<Contact> capped =
        HISTORY.atLeast(3, HISTORY.within(EarlierContact.AT, Duration.ofDays(1)));

    assertThat(capped.nextChange(after(history), NOON))
        .isEqualTo(NOON.minusSeconds(2).plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T04:59:59Z, TRUE, 2026-11-25T05:00:00Z",
    "2026-11-25T05:00:00Z, FALSE,",
  })
  void within_aPeriodOfDays_endsAtMidnightOfThePlace(
      Instant at, Truth expected, @Nullable Instant next) {
    Condition<Contact> recent = HISTORY.any(HISTORY.within(EarlierContact.AT, LookBack.months(1)));
    Contact about =
        Contact.builder()
            .at(at)
            .to(Called.inRegion("US-NY").timeZone(ZoneId.of("America/New_York")).build())
            .history(EarlierContact.builder().at(Instant.parse("2026-10-24T16:00:00Z")).build())
            .build();

    assertThat(recent.test(about)).isEqualTo(expected);
    assertThat(recent.nextChange(about, at)).isEqualTo(next);
  }

  @Test
  void within_aPeriodWhoseEndTheZoneTells_asksForTheZone() {
    Condition<Contact> recent = HISTORY.any(HISTORY.within(EarlierContact.AT, LookBack.months(1)));
    Contact about =
        Contact.builder()
            .at(Instant.parse("2026-11-25T05:30:00Z")) // past midnight in New York, not in Chicago
            .history(EarlierContact.builder().at(Instant.parse("2026-10-24T16:00:00Z")).build())
            .build();

    assertThat(recent.test(about)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(recent, about)).containsExactly("to.timeZone");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T17:00:00.000000001Z, FALSE, 2026-11-24T17:00:00.000000001Z",
    "2026-11-24T17:00:00Z, TRUE,",
    ", FALSE,",
  })
  void happened_atItsInstantOrBefore(
      @Nullable Instant revoked, Truth expected, @Nullable Instant next) {
    Consent.Builder consent = Consent.builder().grantedAt(NOON.minusSeconds(60));
    if (revoked != null) {
      consent.revokedAt(revoked);
    }
    Contact about = Contact.builder().at(NOON).consents(consent.build()).build();
    Condition<Contact> gone = CONSENTS.any(CONSENTS.happened(Consent.REVOKED_AT));

    assertThat(gone.test(about)).isEqualTo(expected);
    assertThat(gone.nextChange(about, NOON)).isEqualTo(next);
    assertThat(CONSENTS.any(CONSENTS.happened(Consent.REVOKED_AT).not()).nextChange(about, NOON))
        .isEqualTo(next);
  }

  @Test
  void tests_joinAsConditionsDo() {
    MemberTest<Contact, EarlierContact> talked = HISTORY.isTrue(EarlierContact.CONNECTED);
    MemberTest<Contact, EarlierContact> refused = HISTORY.isTrue(EarlierContact.REFUSED);
    EarlierContact entry = EarlierContact.builder().at(NOON).connected(true).build();
    Contact about = after(entry);

    assertThat(talked.and(refused).test(about, entry)).isEqualTo(Truth.UNKNOWN);
    assertThat(talked.or(refused).test(about, entry)).isEqualTo(Truth.TRUE);
    assertThat(talked.not().and(refused).test(about, entry)).isEqualTo(Truth.FALSE);
    assertThat(talked.not().or(refused).test(about, entry)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(HISTORY.any(talked, refused), about)).containsExactly("history.refused");
    assertThat(talked.and(refused).says()).isEqualTo("connected is true, refused is true");
    assertThat(talked.and(refused)).isEqualTo(talked.and(refused)).isNotEqualTo(talked.or(refused));
    assertThat(HISTORY.any(talked))
        .isEqualTo(HISTORY.any(HISTORY.isTrue(EarlierContact.CONNECTED)))
        .isNotEqualTo(HISTORY.any(refused))
        .isNotEqualTo(TWO_TALKS);
  }
}
