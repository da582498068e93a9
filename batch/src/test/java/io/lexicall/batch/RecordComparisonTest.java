package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Payment;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal recorded, and what the rows say was done. */
class RecordComparisonTest {
  private static final Compliance LAW = Compliance.builder().module(new HouseLaw()).build();
  private static final Instant NOON = Instant.parse("2026-03-03T17:00:00Z");

  @TempDir Path folder;

  private static Contact call(int number, String id, long seconds) {
    Contact.Builder call =
        Contact.callTo(PhoneNumber.ofDigits(12_125_550_000L + number))
            .at(NOON.plusSeconds(seconds))
            .purpose(ContactPurpose.TELEMARKETING)
            .dialing(Dialing.MANUAL);
    return (id == null ? call : call.id(id)).build();
  }

  private static RecordComparison compare(List<Contact> rows, List<RecordedDecision> recorded)
      throws IOException {
    Iterator<RecordedDecision> entries = recorded.iterator();
    return Audit.of(LAW)
        .memory(500)
        .against(() -> entries.hasNext() ? entries.next() : null)
        .build()
        .run(rows.stream().map(PastActivity::of).iterator(), row -> {})
        .comparison()
        .orElseThrow();
  }

  private static RecordedDecision entry(long line, Decision decision, Contact asked) {
    return RecordedDecision.of(1, line, decision, asked);
  }

  private static Map<String, Long> counts(RecordComparison comparison) {
    Map<String, Long> counts = new TreeMap<>();
    comparison.differences().forEach(each -> counts.put(each.code(), each.rows().rows()));
    return counts;
  }

  @Test
  void sameCalls_differInNothing() throws IOException {
    RecordComparison comparison =
        compare(
            List.of(call(1, "a", 20), call(2, null, 600), call(2, null, 0)),
            List.of(
                entry(1, Decision.PERMIT, call(2, null, 1)),
                entry(2, Decision.PERMIT, call(1, "a", 0)),
                entry(3, Decision.PERMIT, call(2, "x", 599))));

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.matched()).isEqualTo(3);
    assertThat(comparison.rows()).isEqualTo(3);
    assertThat(comparison.entries()).isEqualTo(3);
    assertThat(comparison.greatestShift()).isEqualTo(Duration.ofSeconds(20));
  }

  /** A decision on a number that is not in the sample has no row, and tells nothing. */
  @Test
  void sample_isComparedWithTheDecisionsOnItsNumbers() throws IOException {
    List<Contact> calls = new ArrayList<>();
    List<RecordedDecision> recorded = new ArrayList<>();
    for (int number = 0; number < 200; number++) {
      Contact call = call(number, "call-" + number, 0);
      calls.add(call);
      recorded.add(entry(number + 1, Decision.PERMIT, call));
    }
    recorded.add(RecordedDecision.of(1, 201, Decision.PERMIT, null));
    Iterator<RecordedDecision> entries = recorded.iterator();
    Audit.Result result =
        Audit.of(LAW)
            .sample(20)
            .against(() -> entries.hasNext() ? entries.next() : null)
            .build()
            .run(calls.stream().map(PastActivity::of).iterator(), row -> {});
    RecordComparison comparison = result.comparison().orElseThrow();

    assertThat(result.sample().orElseThrow().rows()).isBetween(1L, 20L);
    assertThat(comparison.rows()).isEqualTo(result.sample().orElseThrow().rows());
    assertThat(comparison.entries()).isEqualTo(comparison.rows());
    assertThat(comparison.matched()).isEqualTo(comparison.rows());
    assertThat(counts(comparison)).isEqualTo(Map.of("entry-not-compared", 1L));
  }

  @Test
  void idThatIsTheSame_goesBeforeTheNearestInstant() throws IOException {
    RecordComparison comparison =
        compare(
            List.of(call(1, "a", 0), call(1, "b", 7_200)),
            List.of(
                entry(1, Decision.PERMIT, call(1, "b", 0)),
                entry(2, Decision.PERMIT, call(1, "a", 7_200))));

    assertThat(counts(comparison)).isEqualTo(Map.of("instant", 2L));
    assertThat(comparison.greatestShift()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void whatIsMissingOnASide_andWhatWasDeniedOrSealed_isTold() throws IOException {
    Contact night = call(3, "n", 36_000);
    RecordComparison comparison =
        compare(
            List.of(
                call(1, "a", 0),
                night,
                call(4, "d", 0).with(Contact.DIALING, Dialing.AUTOMATED),
                call(5, null, 0)),
            List.of(
                entry(1, Decision.INDETERMINATE, call(1, "a", 0)),
                entry(2, Decision.DENY, night),
                entry(3, Decision.PERMIT, call(4, "d", 0)),
                entry(4, Decision.DENY, call(6, "e", 0)),
                entry(5, Decision.PERMIT, call(5, null, 601)),
                RecordedDecision.of(1, 6, Decision.PERMIT, null),
                RecordedDecision.of(1, 7, Decision.PERMIT, Payment.builder().at(NOON).build())));

    assertThat(counts(comparison))
        .isEqualTo(
            Map.of(
                "called-though-denied", 1L,
                "called-though-undecided", 1L,
                "decision-indeterminate-permit", 1L,
                "fact-dialing", 1L,
                "row-without-entry", 1L,
                "entry-without-row-deny", 1L,
                "entry-without-row-permit", 1L,
                "entry-not-compared", 2L));
    assertThat(comparison.differences())
        .filteredOn(each -> each.code().equals("called-though-denied"))
        .extracting(RecordComparison.Difference::rows)
        .containsExactly(Tally.OfRefusal.of(new Tally.At(0, 2)));
    assertThat(comparison.differences())
        .filteredOn(each -> each.code().equals("entry-without-row-deny"))
        .extracting(RecordComparison.Difference::rows)
        .containsExactly(Tally.OfRefusal.of(new Tally.At(1, 4)));
  }

  @Test
  void sameRowTwice_isComparedOnce() throws IOException {
    RecordComparison comparison =
        compare(
            List.of(call(1, "a", 0), call(1, "a", 0)),
            List.of(entry(1, Decision.PERMIT, call(1, "a", 0))));

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.rows()).isEqualTo(1);
  }

  @Test
  void workFolder_andJournal_doNotGoTogether() throws IOException {
    try (AuditWork work = AuditWork.open(folder.resolve("work"), "rows")) {
      Audit.Builder audit = Audit.of(LAW).work(work).against(() -> null);
      assertThatThrownBy(audit::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot be kept in a work folder");
    }
  }

  /** The row that was refused is none that was compared: its correction is. */
  @Test
  void rowWhoseEarlierRowWasRefused_isCompared() throws IOException {
    Contact night = call(3, "n", 36_000).with(Contact.CHANNEL, ContactChannel.VOICE);
    PastActivity refused =
        PastActivity.refused("n", Refusal.BAD_FACT, List.of())
            .leaving(
                new Remains(
                    12_125_550_003L,
                    night.at(),
                    Contact.builder().at(night.at()).id("n").channel(ContactChannel.VOICE).build(),
                    Set.of()));
    Iterator<RecordedDecision> entries = List.of(entry(1, Decision.DENY, night)).iterator();

    Audit.Result result =
        Audit.of(LAW)
            .against(() -> entries.hasNext() ? entries.next() : null)
            .build()
            .run(List.of(refused, PastActivity.of(night)).iterator(), row -> {});

    assertThat(result.tally().repeated().orElseThrow().rows()).isEqualTo(1);
    assertThat(counts(result.comparison().orElseThrow())).containsEntry("called-though-denied", 1L);
  }
}
