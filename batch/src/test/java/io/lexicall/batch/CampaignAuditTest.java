package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Profile;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a campaign did over its days, as the rows tell it. */
class CampaignAuditTest {
  private static final Compliance LAW = Compliance.builder().module(new CampaignLaw()).build();
  private static final Instant FIRST = Instant.parse("2026-03-02T17:00:00Z");

  private static Contact.Builder call(int number, int day, String campaign) {
    return Contact.callTo(PhoneNumber.ofDigits(12_125_550_000L + number))
        .id("call " + number)
        .at(FIRST.plus(Duration.ofDays(day)))
        .campaign(Campaign.builder().id(campaign).build());
  }

  private static PastActivity ended(Contact.Builder call, boolean answered, boolean abandoned) {
    return PastActivity.of(call.build()).answered(answered).abandoned(abandoned);
  }

  /** So many calls on a day, of which so many were answered, and of these so many abandoned. */
  private static List<PastActivity> calls(
      String campaign, int first, int day, int count, int answered, int abandoned) {
    List<PastActivity> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(ended(call(first + i, day, campaign), i < answered, i < abandoned));
    }
    return calls;
  }

  private static AuditTally audit(List<PastActivity> rows) throws IOException {
    Collections.shuffle(rows, new Random(5));
    AuditTally tally = null;
    for (long memory : new long[] {1 << 20, 900}) {
      AuditTally again =
          Audit.of(LAW).memory(memory).build().run(rows.iterator(), row -> {}).tally();
      if (tally != null) {
        assertThat(again.abandonment()).isEqualTo(tally.abandonment());
        assertThat(again.verdicts().rows(Answer.DENY))
            .isEqualTo(tally.verdicts().rows(Answer.DENY));
      }
      tally = again;
    }
    return tally;
  }

  @Test
  void share_isThatOfThirtyDays_fromTheFirstCall() throws IOException {
    // 3 of 100 is allowed; in the second period, from day 30, 4 of 100 are not.
    List<PastActivity> rows = new ArrayList<>(calls("spring", 0, 0, 120, 60, 3));
    rows.addAll(calls("spring", 1_000, 29, 80, 40, 0));
    rows.addAll(calls("spring", 2_000, 30, 60, 50, 4));
    rows.addAll(calls("spring", 3_000, 59, 50, 50, 0));

    AuditTally tally = audit(rows);

    assertThat(tally.abandonment())
        .containsExactly(
            new Abandonment("", "spring", LocalDate.of(2026, 4, 1), 110, 100, 4, 0, false),
            new Abandonment("", "spring", LocalDate.of(2026, 3, 2), 200, 100, 3, 0, false));
    assertThat(tally.abandonment().get(0).share()).hasValue(0.04);
    assertThat(tally.abandonment().get(0).last()).isEqualTo(LocalDate.of(2026, 4, 30));
    assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(110);
    assertThat(tally.verdicts().rows(Answer.PERMIT)).isEqualTo(200);
    assertThat(tally.unlawfulByCampaignOnly()).isEqualTo(110);
    assertThat(tally.unlawfulByCampaignOnlyAbandoned()).isEqualTo(4);
    // Whoever was connected in time has no claim since others were not.
    assertThat(tally.exposure().claims()).hasSize(1);
    assertThat(tally.exposure().claims().get(0).activities()).isEqualTo(4);
    assertThat(tally.exposure().claims().get(0).most()).contains(new BigDecimal("400.00"));
  }

  @Test
  void tally_thatIsWrittenAndRead_hasTheSharesOfItsCampaigns() throws IOException {
    AuditTally tally = audit(new ArrayList<>(calls("spring", 0, 0, 120, 60, 3)));
    Tallies tallies = Tallies.of(LAW, null);

    AuditTally read = tallies.readAuditTally(tallies.write(tally));

    assertThat(read.abandonment()).isNotEmpty().isEqualTo(tally.abandonment());
  }

  /** The numbers are of New York, where the last calls are of the day after the period. */
  @Test
  void placeOfTheProfile_countsAsThatOfTheRows() throws IOException {
    Profile hawaii =
        Profile.builder()
            .with(Contact.TO, Called.builder().region(Place.of("US-HI")).build())
            .with(Contact.CAMPAIGN, Campaign.builder().id("spring").build())
            .build();
    List<PastActivity> rows = new ArrayList<>();
    for (int i = 0; i < 63; i++) {
      Instant at = i < 60 ? FIRST : Instant.parse("2026-04-01T04:30:00Z");
      Contact.Builder call = Contact.callTo(PhoneNumber.ofDigits(12_125_550_000L + i)).at(at);
      rows.add(ended(call, true, i >= 60));
    }

    AuditTally tally =
        Audit.of(LAW).profile(hawaii).build().run(rows.iterator(), row -> {}).tally();

    assertThat(tally.abandonment())
        .containsExactly(
            new Abandonment("", "spring", LocalDate.of(2026, 3, 2), 63, 63, 3, 0, false));
    assertThat(tally.verdicts().places()).extracting(Map.Entry::getKey).containsExactly("US-HI");
    assertThat(tally.campaigns()).extracting(Map.Entry::getKey).containsExactly("spring");
  }

  @Test
  void oneCallThatIsNotTold_leavesThePeriodUnknown_andNoOther() throws IOException {
    List<PastActivity> rows = new ArrayList<>(calls("spring", 0, 0, 10, 10, 5));
    rows.add(PastActivity.of(call(50, 3, "spring").build()).answered(true));
    rows.addAll(calls("spring", 100, 40, 10, 10, 5));
    rows.addAll(calls("fall", 200, 0, 10, 10, 0));
    rows.add(PastActivity.of(call(300, 3, "silent").build()));

    AuditTally tally = audit(rows);

    assertThat(tally.verdicts().rows(Answer.INDETERMINATE)).isEqualTo(12);
    assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(10);
    assertThat(tally.verdicts().rows(Answer.PERMIT)).isEqualTo(10);
    assertThat(tally.abandonment())
        .filteredOn(each -> !each.isKnown())
        .extracting(Abandonment::campaign, Abandonment::untold)
        .containsExactly(tuple("silent", 1L), tuple("spring", 1L));
    assertThat(tally.abandonment().get(3).share()).isEmpty();
  }

  /** No agent was there in time for a person who is said not to have answered. */
  @Test
  void rowThatContradictsItself_leavesThePeriodUnknown() throws IOException {
    List<PastActivity> rows = new ArrayList<>(calls("spring", 0, 0, 100, 100, 0));
    rows.add(ended(call(200, 1, "spring"), false, true));
    rows.addAll(calls("fall", 300, 0, 100, 100, 0));
    rows.add(ended(call(400, 1, "fall"), false, false).connected(true));
    rows.addAll(calls("winter", 500, 0, 10, 5, 0));
    rows.add(PastActivity.of(call(600, 0, "winter").build()).connected(true).abandoned(false));

    AuditTally tally = audit(rows);

    assertThat(tally.abandonment())
        .extracting(Abandonment::campaign, Abandonment::answered, Abandonment::untold)
        .containsExactlyInAnyOrder(
            tuple("spring", 100L, 1L), tuple("fall", 100L, 1L), tuple("winter", 6L, 0L));
    assertThat(tally.verdicts().rows(Answer.INDETERMINATE)).isEqualTo(202);
    assertThat(tally.verdicts().rows(Answer.DENY)).isZero();
  }

  @Test
  void rowsThatTellNothing_leaveItUnknown() throws IOException {
    AuditTally tally =
        audit(new ArrayList<>(List.of(PastActivity.of(call(1, 0, "spring").build()))));

    assertThat(tally.abandonment()).isEmpty();
    assertThat(tally.verdicts().missing())
        .extracting(Map.Entry::getKey)
        .contains("campaign.abandoned");
  }

  @Test
  void sameCallTwice_countsOnce_andIsUnknownWhereTheTwoDisagree() throws IOException {
    List<PastActivity> rows = new ArrayList<>(calls("spring", 0, 0, 100, 100, 3));
    rows.addAll(calls("spring", 0, 0, 3, 3, 3));
    rows.addAll(calls("fall", 200, 0, 10, 10, 0));
    rows.add(ended(call(200, 0, "fall"), true, true));

    AuditTally tally = audit(rows);

    assertThat(tally.abandonment())
        .extracting(Abandonment::campaign, Abandonment::answered, Abandonment::untold)
        .containsExactly(tuple("spring", 100L, 0L), tuple("fall", 9L, 1L));
  }

  @Test
  void campaignsOfTwoSellers_areTwo_andTextsAndStatedFactsStay() throws IOException {
    List<PastActivity> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(
          ended(
              call(i, 0, "spring").caller(Caller.builder().seller(i < 10 ? "a" : "b").build()),
              true,
              i == 0));
    }
    rows.add(PastActivity.of(call(50, 0, "spring").channel(ContactChannel.TEXT).build()));
    rows.add(
        PastActivity.of(
            call(51, 0, "told")
                .campaign(Campaign.builder().id("told").liveAnswers(1_000).abandoned(0).build())
                .build()));

    AuditTally tally = audit(rows);

    assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(10);
    assertThat(tally.verdicts().rows(Answer.PERMIT)).isEqualTo(11);
    assertThat(tally.abandonment())
        .extracting(Abandonment::seller, Abandonment::abandoned)
        .startsWith(tuple("a", 1L), tuple("b", 0L));
  }

  @Test
  void daysAreThoseOfTheCalled() throws IOException {
    // Ten in the evening in New York is the next day in UTC.
    Contact.Builder late =
        call(1, 0, "spring").at(Instant.parse("2026-03-02T03:00:00Z")); // the first of March there

    AuditTally tally = audit(new ArrayList<>(List.of(ended(late, true, false))));

    assertThat(tally.abandonment().get(0).first()).isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @Test
  void moreDaysThanAreKept_areToldAndNotGuessed() {
    CampaignPeriods periods = new CampaignPeriods(2);
    periods.add("a\nspring", 0, true, true);
    periods.add("a\nspring", 1, true, false);
    periods.add("a\nspring", 2, true, false);
    periods.add("a\nfall", 2, true, false);
    periods.divide();
    Contact asked = call(1, 0, "spring").build();

    assertThat(periods.notCounted()).isEqualTo(2);
    assertThat(periods.all()).hasSize(1);
    assertThat(periods.all().get(0).isKnown()).isFalse();
    assertThat(periods.told(asked, "a\nspring", 0)).isSameAs(asked);
    assertThat(periods.told(asked, "a\nfall", 2)).isSameAs(asked);
  }

  private static CampaignPeriods part(int most, int... days) {
    CampaignPeriods part = new CampaignPeriods(most);
    for (int day : days) {
      part.add("a\nspring", day, true, day == 0);
    }
    return part;
  }

  /** Parts that were counted apart, such as the partitions of a cluster. */
  @Test
  void parts_areAddedUp_andWhatOneLeftOutIsUnknownInAll() {
    CampaignPeriods all = part(9);
    all.add(part(9, 0, 1));
    all.add(part(9, 1, 29));
    all.divide();
    assertThat(all.all())
        .containsExactly(new Abandonment("a", "spring", LocalDate.EPOCH, 4, 4, 1, 0, false));

    for (CampaignPeriods one : List.of(part(1, 0, 1), part(1))) {
      CampaignPeriods cut = part(9, 0, 1);
      one.add("b\nfall", 0, true, true); // in the second part it is the one day that is kept
      cut.add(one);
      cut.divide();
      assertThat(unknown(cut)).hasSize(one.notCounted() == 0 ? 0 : 1);
    }
    CampaignPeriods full = part(2, 0, 1);
    full.add(part(2, 2));
    full.divide();
    assertThat(full.notCounted()).isEqualTo(1);
    assertThat(unknown(full)).containsExactly("a spring 1970-01-01");
  }

  private static CampaignPeriods periods(int most, String... openCalls) {
    CampaignPeriods periods = new CampaignPeriods(most);
    periods.add("a\nspring", 0, true, false);
    periods.add("a\nspring", 40, true, false);
    periods.add("b\nspring", 0, true, false);
    for (String each : openCalls) {
      periods.add(each, 41, null, null);
    }
    periods.divide();
    return periods;
  }

  private static List<String> unknown(CampaignPeriods periods) {
    return periods.all().stream()
        .filter(each -> !each.isKnown())
        .map(each -> each.seller() + " " + each.campaign() + " " + each.first())
        .sorted()
        .toList();
  }

  /** A call that can be of several campaigns leaves the period of each unknown that has its day. */
  @Test
  void callThatCanBeOfSeveralCampaigns_leavesItsPeriodUnknownInEach() {
    assertThat(unknown(periods(100))).isEmpty();
    assertThat(unknown(periods(100, "a\n"))).containsExactly("a spring 1970-01-31");
    assertThat(unknown(periods(100, "b\n"))).isEmpty(); // no call of that period is judged
    assertThat(unknown(periods(100, "\n"))).containsExactly("a spring 1970-01-31");
    assertThat(unknown(periods(100, "\nfall"))).containsExactly(" fall 1970-02-11");
    assertThat(unknown(periods(100, "\nspring")))
        .containsExactly(" spring 1970-02-11", "a spring 1970-01-31");
  }

  /** Where no more days are kept, such a call can be of any. */
  @Test
  void callOfAnyCampaign_beyondTheDaysThatAreKept_leavesAllUnknown() {
    assertThat(unknown(periods(3, "a\n"))).hasSize(2);
    assertThat(unknown(periods(3, "\n"))).hasSize(3);
    assertThat(unknown(periods(3, "\nspring"))).hasSize(3);
    assertThat(unknown(periods(3, "c\nspring"))).isEmpty();
  }

  /** What is kept of a name is short, however long it is. */
  @Test
  void longNames_areKeptApart_andShort() {
    String longName = "x".repeat(60_000);
    Contact one = call(1, 0, longName).caller(Caller.builder().seller(longName).build()).build();
    Contact other =
        call(1, 0, longName + "y").caller(Caller.builder().seller(longName).build()).build();

    assertThat(CampaignPeriods.campaign(one, false))
        .hasSizeLessThan(400)
        .isNotEqualTo(CampaignPeriods.campaign(other, false));
    assertThat(CampaignPeriods.campaign(call(1, 0, "a\n").build(), false)).doesNotEndWith("\n");
  }

  private static List<PastActivity> inTwoRows(int abandoned, boolean isResultFirst) {
    List<PastActivity> rows = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      PastActivity attempt = PastActivity.of(call(i, 0, "spring").build());
      PastActivity result = ended(call(i, 0, "spring"), true, i < abandoned);
      rows.add(isResultFirst ? result : attempt);
      rows.add(isResultFirst ? attempt : result);
    }
    return rows;
  }

  /** The row of an attempt does not say how it ended; that of its result does. */
  @Test
  void abandonedCallsInTwoRows_costWhatTheyCostInOne() throws IOException {
    for (boolean isResultFirst : new boolean[] {true, false}) {
      AuditTally tally =
          Audit.of(LAW)
              .memory(900)
              .build()
              .run(inTwoRows(1, isResultFirst).iterator(), row -> {})
              .tally();

      assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(62);
      assertThat(tally.exposure().claims()).hasSize(1);
      assertThat(tally.exposure().claims().get(0).activities()).isEqualTo(1);
      assertThat(tally.exposure().claims().get(0).most()).contains(new BigDecimal("100.00"));
      assertThat(tally.unlawfulByCampaignOnlyAbandoned()).isEqualTo(2);
    }
  }

  /** The rows of one instant are judged together, where a batch would end between two of them. */
  @Test
  void rowsOfOneCall_areJudgedTogether() throws IOException {
    for (int before = 1020; before < 1026; before++) {
      List<PastActivity> rows = new ArrayList<>();
      for (int i = 0; i < before; i++) {
        rows.add(ended(call(i % 2, 0, "fall").id("b" + i).at(FIRST.minusSeconds(i)), true, false));
      }
      for (int i = 0; i < 31; i++) {
        // The number is that of the last rows above, so that the batch goes on with it.
        Contact.Builder one = call(1, 0, "spring").id("c" + i).at(FIRST.plusSeconds(1 + i));
        rows.add(PastActivity.of(one.build()));
        rows.add(ended(one, true, i == 0));
      }
      AuditTally tally = Audit.of(LAW).threads(2).build().run(rows.iterator(), row -> {}).tally();

      assertThat(tally.exposure().claims().get(0).activities()).as("%d", before).isEqualTo(1);
    }
  }

  /** Of an attempt that is undecided and its result that is unlawful, the call costs once. */
  @Test
  void callThatOnlyItsLaterRowMakesUnlawful_costsOnce() throws IOException {
    List<PastActivity> rows = new ArrayList<>();
    Campaign told = Campaign.builder().id("told").liveAnswers(100).abandoned(4).build();
    Contact.Builder attempt = call(1, 0, "silent");
    rows.add(PastActivity.of(attempt.build()));
    rows.add(PastActivity.of(attempt.campaign(told).build()));
    rows.add(PastActivity.of(attempt.campaign(told).build()));

    AuditTally tally = Audit.of(LAW).build().run(rows.iterator(), row -> {}).tally();

    assertThat(tally.verdicts().rows(Answer.INDETERMINATE)).isEqualTo(1);
    assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(2);
    assertThat(tally.repeated().orElseThrow().rows()).isEqualTo(2);
    assertThat(tally.exposure().claims().get(0).activities()).isEqualTo(1);
  }

  /** What was denied was not done: it is no earlier call, in no campaign and in no claim. */
  @Test
  void callThatWasNotMade_isJudgedAndCountedApart() throws IOException {
    List<PastActivity> rows = new ArrayList<>(calls("spring", 0, 0, 100, 100, 4));
    for (int i = 0; i < 4; i++) {
      rows.set(i, rows.get(i).notMade().in(0, i + 1));
    }
    List<Answer> answers = new ArrayList<>();
    AuditTally tally =
        Audit.of(LAW).build().run(rows.iterator(), row -> answers.add(row.answer())).tally();

    assertThat(answers).hasSize(100);
    assertThat(tally.verdicts().rows()).isEqualTo(96);
    assertThat(tally.verdicts().rows(Answer.PERMIT)).isEqualTo(96);
    assertThat(tally.abandonment()).extracting(Abandonment::calls).containsExactly(96L);
    assertThat(tally.notMade().orElseThrow().rows()).isEqualTo(4);
    assertThat(tally.verdictsOfNotMade().rows()).isEqualTo(4);
    assertThat(tally.exposure().claims()).isEmpty();
  }

  /** Two conversations a week are allowed; the three that were denied before were none. */
  @Test
  void callThatWasNotMade_isInNoHistory_butHasOne() throws IOException {
    List<PastActivity> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      PastActivity talk =
          PastActivity.of(call(1, i, "spring").build()).connected(true).refused(false);
      rows.add(i == 1 || i == 2 ? talk.notMade() : talk);
    }
    List<Answer> answers = new ArrayList<>();
    Compliance caps = Compliance.builder().module(new CapLaw()).build();
    Audit.of(caps).build().run(rows.iterator(), row -> answers.add(row.answer()));

    assertThat(answers)
        .containsExactly(Answer.PERMIT, Answer.PERMIT, Answer.PERMIT, Answer.PERMIT, Answer.DENY);
    answers.clear();
    rows.set(2, rows.get(3));
    rows.set(3, PastActivity.of(call(1, 9, "spring").build()).notMade());
    rows.set(4, PastActivity.of(call(1, 3, "spring").id("late").build()).notMade());
    AuditJudge judge = Audit.of(caps).build().judge();
    for (PastActivity each : List.of(rows.get(0), rows.get(1), rows.get(2), rows.get(4))) {
      answers.add(judge.judge(each).answer());
    }
    assertThat(answers).containsExactly(Answer.PERMIT, Answer.PERMIT, Answer.PERMIT, Answer.DENY);
    assertThat(judge.tally().notMade().orElseThrow().rows()).isEqualTo(2);
  }
}
