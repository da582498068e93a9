package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.engine.trait.InOrder;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

  @Test
  void history_inAnyOrder_isJudgedAlike() {
    Random random = new Random(28);
    for (int i = 0; i < 300; i++) {
      List<EarlierContact> ordered = new ArrayList<>();
      for (Instant at = NOON.minus(Duration.ofDays(30));
          at.isBefore(NOON.plus(Duration.ofDays(3)));
          at = at.plusSeconds(random.nextInt(70_000))) {
        EarlierContact.Builder entry = EarlierContact.builder().at(at);
        if (random.nextInt(4) > 0) {
          entry.connected(random.nextBoolean());
        }
        if (random.nextInt(4) > 0) {
          entry.refused(random.nextInt(30) == 0);
        }
        ordered.add(entry.build());
      }
      List<EarlierContact> shuffled = new ArrayList<>(ordered);
      Collections.shuffle(shuffled, random);
      assertThat(ordered).hasSizeGreaterThan(64);
      Compliance engine = engine(condition(random));
      Called called =
          random.nextBoolean()
              ? Called.inRegion("US-NY").build()
              : Called.inRegion("US-FL").build();
      Contact one = call(ordered).with(Contact.TO, called);
      Contact other = call(shuffled).with(Contact.TO, called);

      assertThat(InOrder.isOf(Contact.HISTORY.in(one), EarlierContact.AT)).isTrue();
      assertThat(InOrder.isOf(Contact.HISTORY.in(other), EarlierContact.AT)).isFalse();
      assertThat(said(engine.check(one))).isEqualTo(said(engine.check(other)));
      Instant end = NOON.plus(Duration.ofDays(40));
      assertThat(engine.windows(one, NOON, end).stream().map(CostOfEntriesTest::said).toList())
          .isEqualTo(
              engine.windows(other, NOON, end).stream().map(CostOfEntriesTest::said).toList());
    }
  }

  private static List<Object> said(Verdict verdict) {
    List<Object> said = new ArrayList<>(List.of(verdict.decision()));
    for (Finding finding : verdict.findings()) {
      said.add(List.of(finding.outcome(), finding.missing(), finding.permittedFrom()));
    }
    return said;
  }

  private static List<Object> said(Stretch stretch) {
    return List.of(stretch.from(), stretch.to(), said(stretch.verdict()));
  }

  private static Condition<Contact> condition(Random random) {
    MemberTest<Contact, EarlierContact> lately =
        random.nextBoolean()
            ? HISTORY.within(EarlierContact.AT, Duration.ofHours(1 + random.nextInt(500)))
            : HISTORY.within(EarlierContact.AT, LookBack.days(1 + random.nextInt(20)));
    MemberTest<Contact, EarlierContact> spoken = HISTORY.isTrue(EarlierContact.CONNECTED);
    MemberTest<Contact, EarlierContact> told = HISTORY.isTrue(EarlierContact.REFUSED);
    MemberTest<Contact, EarlierContact> which =
        switch (random.nextInt(6)) {
          case 0 -> lately;
          case 1 -> spoken.and(lately);
          case 2 -> lately.or(told);
          case 3 -> lately.not().and(HISTORY.happened(EarlierContact.AT)).and(told);
          case 4 -> spoken.and(HISTORY.within(EarlierContact.AT, LookBack.days(9))).and(lately);
          default -> lately.and(told.or(HISTORY.within(EarlierContact.AT, Duration.ofHours(9))));
        };
    return HISTORY.atLeast(1 + random.nextInt(20), which);
  }
}
