package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.time.LookBack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lists of hostile length cost, in entries that are tested rather than by the clock. */
class CostOfEntriesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);

  private final AtomicLong tested = new AtomicLong();

  private MemberTest<Contact, EarlierContact> counted() {
    return HISTORY.where(
        EarlierContact.CONNECTED,
        "it was counted",
        connected -> {
          tested.incrementAndGet();
          return Truth.of(connected);
        });
  }

  private static Contact call(List<EarlierContact> history) {
    return Contact.builder()
        .at(NOON)
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.SURVEY)
        .to(Called.inRegion("US-NY").build())
        .history(history)
        .build();
  }

  /** One a second before noon; of some it is not known whether anybody answered. */
  private static List<EarlierContact> history(int count, int unknownEach) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              EarlierContact.Builder entry = EarlierContact.builder().at(NOON.minusSeconds(i));
              return i % unknownEach == unknownEach - 1
                  ? entry.build()
                  : entry.connected(true).build();
            })
        .toList();
  }

  private static Compliance engine(Condition<Contact> cap) {
    return HouseRules.of(
            Rule.on(Contact.SCHEMA, "acme.cap")
                .title("Nobody is called too often.")
                .cites("House Rules")
                .remedy("wait")
                .when(cap)
                .denies())
        .engine();
  }

  private long cost(Compliance engine, Contact call, boolean windows) {
    tested.set(0);
    if (windows) {
      assertThat(engine.windows(call, NOON, NOON.plus(Duration.ofDays(60)))).isNotEmpty();
    } else {
      assertThat(engine.check(call).findings()).isNotEmpty();
    }
    return tested.get();
  }

  private static Finding ofCap(Verdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> finding.rule().id().equals("acme.cap"))
        .findFirst()
        .orElseThrow();
  }

  private void assertLinear(Condition<Contact> cap) {
    assertLinear(entries -> engine(cap), Integer.MAX_VALUE);
  }

  /** The engine may depend on the number of entries, so that all of them are decided alike. */
  private void assertLinear(IntFunction<Compliance> engine, int unknownEach) {
    for (boolean windows : new boolean[] {false, true}) {
      long one = cost(engine.apply(1_000), call(history(1_000, unknownEach)), windows);
      long two = cost(engine.apply(2_000), call(history(2_000, unknownEach)), windows);
      long four = cost(engine.apply(4_000), call(history(4_000, unknownEach)), windows);
      assertThat(one).isPositive();
      assertThat(two).isLessThan(5 * one / 2);
      assertThat(four).isLessThan(5 * one);
    }
  }

  @Test
  void cap_inAPeriodOfHours_testsEachEntryAFewTimes() {
    assertLinear(
        HISTORY.atLeast(3, counted(), HISTORY.within(EarlierContact.AT, Duration.ofDays(7))));
  }

  @Test
  void cap_inAPeriodOfDays_testsEachEntryAFewTimes() {
    assertLinear(
        HISTORY.atLeast(8, counted(), HISTORY.within(EarlierContact.AT, LookBack.days(7))));
  }

  @Test
  void cap_thatCannotBeTold_testsEachEntryAFewTimes() {
    assertLinear(
        entries ->
            engine(
                HISTORY.atLeast(
                    entries - entries / 100,
                    counted(),
                    HISTORY.within(EarlierContact.AT, Duration.ofDays(7)))),
        10);
  }

  @Test
  void endOfACap_isExact_whateverTheNumberOfEntries() {
    Compliance engine =
        engine(
            HISTORY.atLeast(3, counted(), HISTORY.within(EarlierContact.AT, Duration.ofDays(7))));
    for (int count : new int[] {3, 9_500, 20_000}) {
      Verdict verdict = engine.check(call(history(count, Integer.MAX_VALUE)));
      assertThat(ofCap(verdict).permittedFrom())
          .contains(NOON.minusSeconds(2).plus(Duration.ofDays(7)));
    }
  }

  @Test
  void endOfAnythingWithinAPeriod_isThatOfTheLatestEntry() {
    Compliance engine = engine(HISTORY.any(HISTORY.within(EarlierContact.AT, Duration.ofDays(7))));
    Verdict verdict = engine.check(call(history(20_000, Integer.MAX_VALUE)));
    assertThat(ofCap(verdict).permittedFrom()).contains(NOON.plus(Duration.ofDays(7)));
  }
}
