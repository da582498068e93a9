package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Truth;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose answers the engine may remember, and which conditions it need ask only once. */
class LastsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);
  private static final Condition<Contact> SALE =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);
  private static final Condition<Contact> STRANGE = new Strange();

  /** What a stranger writes and does not say that it lasts. */
  private static final class Strange extends Condition<Contact> {
    @Override
    public Truth test(Contact contact) {
      return Truth.of(contact.at().getEpochSecond() % 2 == 0);
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "the second is even";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Instant after) {
      return after.plusSeconds(1);
    }
  }

  private static Condition<Contact> hours(int from, HolidayCalendar holidays) {
    return Condition.outsideHours(
        WeeklyHours.daily(new CallingWindow(LocalTime.of(from, 0), LocalTime.of(21, 0))), holidays);
  }

  /** Conditions that last, each made anew whenever it is asked for. */
  private static List<Condition<Contact>> lasting() {
    CheckedList national = CheckedList.of(ListKind.NATIONAL_DNC);
    Fact<Contact, Instant> bought = Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT);
    return List.of(
        Condition.always(),
        Condition.unknown(Contact.PHI),
        Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING),
        Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY),
        Condition.isTrue(Contact.RECORDED),
        Condition.known(Contact.SUBJECT),
        Condition.known(Contact.PURPOSE),
        SALE.and(Condition.known(Contact.SUBJECT)),
        SALE.or(Condition.known(Contact.SUBJECT)),
        SALE.not(),
        Condition.happened(Contact.OBJECTED_AT),
        Condition.happened(Contact.RELATIONSHIP, bought),
        Condition.happenedWithin(Contact.RELATIONSHIP, bought, LookBack.months(18)),
        Condition.happenedWithin(Contact.RELATIONSHIP, bought, LookBack.months(3)),
        hours(8, HolidayCalendar.NONE),
        hours(9, HolidayCalendar.NONE),
        national.listed(),
        national.foundListed(),
        national.asks(national.olderThan(LookBack.days(31))),
        national.asks(national.olderThan(LookBack.days(30))),
        CONSENTS.any(CONSENTS.in(Consent.KIND, ConsentKind.EXPRESS)),
        CONSENTS.atLeast(2, CONSENTS.in(Consent.KIND, ConsentKind.EXPRESS)),
        CONSENTS.labelled("a").any(CONSENTS.labelled("a").isTrue(Consent.AUTOMATED)),
        CONSENTS.any(CONSENTS.isTrue(Consent.AUTOMATED)),
        CONSENTS.any(CONSENTS.isTrue(Consent.AUTOMATED).not()),
        CONSENTS.any(CONSENTS.is(Consent.SELLER, "acme")),
        CONSENTS.any(CONSENTS.happened(Consent.REVOKED_AT)),
        CONSENTS.any(CONSENTS.given(SALE)),
        HISTORY.any(HISTORY.within(EarlierContact.AT, Duration.ofDays(7))),
        HISTORY.any(HISTORY.within(EarlierContact.AT, Duration.ofDays(8))),
        HISTORY.any(HISTORY.within(EarlierContact.AT, LookBack.months(1))),
        HISTORY.any(
            HISTORY.isTrue(EarlierContact.CONNECTED).and(HISTORY.isTrue(EarlierContact.REFUSED))),
        HISTORY.any(
            HISTORY.isTrue(EarlierContact.CONNECTED).or(HISTORY.isTrue(EarlierContact.REFUSED))));
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void conditionsOfOurs_last(Condition<Contact> condition) {
    assertThat(condition.lasts()).as(condition.says()).isTrue();
    assertThat(condition.says()).isNotBlank();
  }

  @Test
  void twoMadeOfTheSame_areAlike_andNoOthers() {
    List<Condition<Contact>> ones = lasting();
    List<Condition<Contact>> others = lasting();
    for (int i = 0; i < ones.size(); i++) {
      for (int j = 0; j < others.size(); j++) {
        if (i == j) {
          assertThat(ones.get(i))
              .as(ones.get(i).says())
              .isEqualTo(others.get(j))
              .hasSameHashCodeAs(others.get(j));
        } else {
          assertThat(ones.get(i)).as(ones.get(i).says()).isNotEqualTo(others.get(j));
        }
      }
    }
  }

  static Stream<Condition<Contact>> notLasting() {
    MemberTest<Contact, Consent> own =
        CONSENTS.where(Consent.SELLER, "any", (contact, seller) -> Truth.TRUE);
    CheckedList national = CheckedList.of(ListKind.NATIONAL_DNC);
    return Stream.of(
        STRANGE,
        STRANGE.not(),
        SALE.and(STRANGE),
        STRANGE.or(SALE),
        CONSENTS.any(own),
        CONSENTS.any(own.not()),
        CONSENTS.any(CONSENTS.isTrue(Consent.AUTOMATED), own),
        CONSENTS.any(CONSENTS.given(STRANGE)),
        national.asks(national.members().given(STRANGE)),
        national.where(national.members().given(STRANGE)).listed());
  }

  @ParameterizedTest
  @MethodSource("notLasting")
  void whatHoldsAStrangersCondition_doesNotLast(Condition<Contact> condition) {
    assertThat(condition.lasts()).as(condition.says()).isFalse();
  }

  @Test
  void strangersCondition_isLikeNoneButItself() {
    assertThat(Set.of(STRANGE)).contains(STRANGE).doesNotContain(new Strange());
    assertThat(new Strange().hashCode()).isNotEqualTo(STRANGE.hashCode());
  }

  @Test
  void changes_areThoseOfTheirParts() {
    Contact about =
        Contact.builder()
            .at(NOON)
            .objectedAt(NOON.plusSeconds(60))
            .to(Called.inRegion("US-NY").build())
            .consents(Consent.builder().grantedAt(NOON).revokedAt(NOON.plusSeconds(30)).build())
            .build();
    Condition<Contact> objected = Condition.happened(Contact.OBJECTED_AT);
    Condition<Contact> revoked = CONSENTS.any(CONSENTS.happened(Consent.REVOKED_AT));

    assertThat(objected.and(revoked).nextChange(about, NOON)).isEqualTo(NOON.plusSeconds(60));
    assertThat(revoked.or(objected).nextChange(about, NOON)).isEqualTo(NOON.plusSeconds(30));
    assertThat(objected.and(revoked).nextChange(about, NOON.plusSeconds(30)))
        .isEqualTo(NOON.plusSeconds(60));
    assertThat(objected.or(revoked).nextChange(about, NOON.plusSeconds(30))).isNull();
    assertThat(objected.or(revoked).nextChange(about, NOON.plusSeconds(60))).isNull();
    assertThat(CONSENTS.any(CONSENTS.given(objected)).nextChange(about, NOON))
        .isEqualTo(NOON.plusSeconds(60));
    assertThat(
            CONSENTS
                .any(CONSENTS.happened(Consent.REVOKED_AT).and(CONSENTS.given(objected)))
                .nextChange(about, NOON))
        .isEqualTo(NOON.plusSeconds(30));
  }
}
