package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lexicall.Compliance;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Payment;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final Instant NOON = Instant.parse("2026-06-02T17:00:00Z");

  /** The figures of E. B. Wilson's interval, as textbooks give them for 10 of 100. */
  @Test
  void share_isWilsons() {
    Sample.Interval share = new Sample(1_000, 100, 100, 100, 100).share(10);

    assertThat(share.low()).isCloseTo(0.0552, within(0.0001));
    assertThat(share.high()).isCloseTo(0.1744, within(0.0001));
  }

  @Test
  void nothingFound_isNotNothing() {
    Sample.Interval share = new Sample(1_000, 100, 100, 100, 100).share(0);

    assertThat(share.low()).isZero();
    assertThat(share.high()).isCloseTo(0.0370, within(0.0001));
  }

  @Test
  void shareOfNothing_isAnything() {
    Sample.Interval open = new Sample(1_000, 100, 100, 100, 100).share(10, 60);
    assertThat(open.low()).isEqualTo(new Sample(1_000, 100, 100, 100, 100).share(10).low());
    assertThat(open.high()).isEqualTo(new Sample(1_000, 100, 100, 100, 100).share(70).high());
    assertThat(new Sample(0, 0, 0, 0, 0).share(0)).isEqualTo(new Sample.Interval(0, 1));
  }

  @Test
  void fewerPersons_tellLess() {
    assertThat(new Sample(1_000, 100, 100, 20, 500).share(10).high())
        .isGreaterThan(new Sample(1_000, 100, 100, 100, 100).share(10).high());
  }

  /**
   * Few numbers with most of the calls, and all calls to a number alike: the true share is in at
   * least 93 of 100 intervals. By the count of numbers it is in fewer than 85.
   */
  @Test
  void fewNumbersWithMostCalls_theShareLiesInTheInterval() {
    Random random = new Random(5);
    long[] calls = new long[15_000];
    boolean[] unlawful = new boolean[calls.length];
    long all = 0;
    long found = 0;
    for (int i = 0; i < calls.length; i++) {
      calls[i] = i < 800 ? 20 : 1;
      unlawful[i] = random.nextInt(3) == 0;
      all += calls[i];
      found += unlawful[i] ? calls[i] : 0;
    }
    double truth = (double) found / all;
    int missed = 0;
    int missedByNumbers = 0;
    for (int sample = 0; sample < 1_000; sample++) {
      long rows = 0;
      long persons = 0;
      long squares = 0;
      long denied = 0;
      for (int i = 0; i < calls.length; i++) {
        if (random.nextInt(20) == 0) {
          rows += calls[i];
          persons++;
          squares += calls[i] * calls[i];
          denied += unlawful[i] ? calls[i] : 0;
        }
      }
      missed += misses(new Sample(all, rows, rows, persons, squares).share(denied), truth);
      missedByNumbers +=
          misses(new Sample(all, rows, rows, persons, rows * rows / persons).share(denied), truth);
    }

    assertThat(missed).isBetween(10, 65);
    assertThat(missedByNumbers).isGreaterThan(150);
  }

  private static int misses(Sample.Interval interval, double truth) {
    return truth < interval.low() || truth > interval.high() ? 1 : 0;
  }

  /** Three calls to each of many numbers; every tenth number is called for sales. */
  private static List<PastActivity> rows(int numbers) {
    List<PastActivity> rows = new ArrayList<>();
    for (int i = 0; i < 3 * numbers; i++) {
      int number = i % numbers;
      rows.add(
          PastActivity.of(
              Contact.callTo(PhoneNumber.ofDigits(12_125_550_000L + 7L * number))
                  .id(number + "-" + i / numbers)
                  .at(NOON.plusSeconds(i))
                  .purpose(
                      number % 10 == 0
                          ? ContactPurpose.TELEMARKETING
                          : ContactPurpose.INFORMATIONAL)
                  .dialing(Dialing.MANUAL)
                  .build()));
    }
    return rows;
  }

  private static Audit.Result audit(int numbers, long sample, List<Audited> into)
      throws IOException {
    return Audit.of(Compliance.builder().module(new FinedLaw()).build())
        .sample(sample)
        .memory(1 << 14)
        .build()
        .run(rows(numbers).iterator(), into::add);
  }

  @Test
  void sample_holdsAllContactsOfItsNumbers_andTheShareLiesInTheInterval() throws IOException {
    List<Audited> judged = new ArrayList<>();

    Audit.Result result = audit(4_000, 1_500, judged);
    Sample sample = result.sample().orElseThrow();

    assertThat(sample.of()).isEqualTo(12_000);
    assertThat(sample.rows()).isBetween(1_400L, 1_500L).isEqualTo(judged.size());
    assertThat(sample.persons()).isEqualTo(sample.rows() / 3);
    assertThat(sample.squares()).isEqualTo(9 * sample.persons());
    assertThat(sample.isAll()).isFalse();
    Set<String> numbers = new HashSet<>();
    judged.forEach(row -> numbers.add(row.id().orElseThrow().split("-")[0]));
    assertThat(numbers).hasSize((int) sample.persons());
    assertThat(result.tally().verdicts().rows()).isEqualTo(sample.rows());
    Sample.Interval share = sample.share(result.tally().verdicts().rows(Answer.DENY));
    assertThat(0.1).isBetween(share.low(), share.high());
  }

  @Test
  void sample_isTheSameEachTime() throws IOException {
    List<Audited> one = new ArrayList<>();
    List<Audited> other = new ArrayList<>();
    audit(1_000, 200, one);
    audit(1_000, 200, other);

    assertThat(one.stream().map(Audited::id)).isEqualTo(other.stream().map(Audited::id).toList());
  }

  @Test
  void sampleOfFewRows_isAll() throws IOException {
    List<Audited> judged = new ArrayList<>();

    Audit.Result result = audit(10, 1_000, judged);

    assertThat(judged).hasSize(30);
    assertThat(result.sample().orElseThrow().isAll()).isTrue();
  }

  @Test
  void sampleOfNothing_isRefused() {
    Audit.Builder audit = Audit.of(Compliance.builder().module(new FinedLaw()).build());

    assertThatThrownBy(() -> audit.sample(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Refused rows are in the sample, but tell nothing of the share. */
  @Test
  void shareOfTheJudged_liesInTheInterval_whateverWasRefused() throws IOException {
    List<PastActivity> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long number = 12_125_550_000L + 7L * i;
      Contact.Builder call =
          Contact.callTo(PhoneNumber.ofDigits(number))
              .at(NOON.plusSeconds(i))
              .purpose(ContactPurpose.TELEMARKETING)
              .dialing(Dialing.MANUAL);
      rows.add(
          i % 2 == 0
              ? PastActivity.of(call.build())
              : PastActivity.refused(null, Refusal.BAD_FACT, List.of())
                  .leaving(new Remains(number, NOON, Remains.nothing(), Set.of())));
      rows.add(PastActivity.of(Payment.builder().at(NOON.plusSeconds(i)).build()));
    }
    Audit.Result result =
        Audit.of(Compliance.builder().module(new FinedLaw()).build())
            .sample(40)
            .build()
            .run(rows.iterator(), row -> {});
    Sample sample = result.sample().orElseThrow();
    Tally.OfPlace contacts = result.tally().contacts();
    Sample.Interval share = sample.share(contacts.denied(), contacts.undecided());

    assertThat(sample.judged()).isEqualTo(contacts.rows()).isPositive().isLessThan(sample.rows());
    assertThat(sample.persons()).isEqualTo(sample.judged());
    assertThat((double) contacts.denied() / contacts.rows()).isBetween(share.low(), share.high());
    assertThatThrownBy(() -> sample.share(sample.judged() + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
