package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Problem;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final PhoneNumber NEW_YORK = PhoneNumber.ofDigits(12125550142L);
  private static final PhoneNumber HONOLULU = PhoneNumber.ofDigits(18085550123L);

  /** Nine in the evening in New York on the last day of March, which is April elsewhere. */
  private static final Instant LATE = Instant.parse("2026-04-01T01:00:00Z");

  @TempDir Path folder;

  /** A call of a host's own. */
  private record Call(String id, Instant at, boolean talked) {}

  private static Compliance law() {
    return Compliance.builder().module(new CapLaw()).module(new HouseLaw()).build();
  }

  private static Contact.Builder call(PhoneNumber to, Instant at) {
    return Contact.callTo(to).at(at).purpose(ContactPurpose.TELEMARKETING).dialing(Dialing.MANUAL);
  }

  private static PastActivity talk(Contact.Builder call) {
    return PastActivity.of(call.build()).connected(true).refused(false);
  }

  /** As README shows it. */
  @Test
  void host_auditsItsOwnCalls() throws IOException {
    Compliance compliance = law();
    Stream<Call> calls =
        IntStream.of(3, 1, 0, 2)
            .mapToObj(
                i -> new Call("c" + i, Instant.parse("2026-03-02T16:00:00Z").plusSeconds(i), true));
    List<Audited> unlawful = new ArrayList<>();

    Audit.Result result =
        Audit.of(compliance)
            .build()
            .run(
                calls
                    .map(
                        call ->
                            PastActivity.of(call(NEW_YORK, call.at()).id(call.id()).build())
                                .connected(call.talked())
                                .refused(false))
                    .iterator(),
                row -> {
                  if (row.answer() == Answer.DENY) {
                    unlawful.add(row);
                  }
                });

    assertThat(unlawful).extracting(row -> row.id().orElseThrow()).containsExactly("c3", "c2");
    assertThat(unlawful.get(0).place().line()).isEqualTo(1);
    assertThat(unlawful.get(0).verdict().orElseThrow().findings())
        .extracting(finding -> finding.rule())
        .containsExactly("caps.two-conversations");
    assertThat(unlawful.get(0).verdict().orElseThrow().decision()).isEqualTo(Decision.DENY);
    assertThat(result.tally().verdicts().rows()).isEqualTo(4);
    assertThat(result.tally().withHistory()).isEqualTo(4);
    assertThat(result.edition()).isEqualTo(compliance.edition());
    assertThat(result.today()).isEmpty();
  }

  /** It would read as the end, and the rows behind it as none. */
  @Test
  void host_thatGivesANullRow_isTold() {
    List<PastActivity> rows =
        Arrays.asList(talk(call(NEW_YORK, LATE)), null, talk(call(NEW_YORK, LATE)));

    assertThatThrownBy(() -> Audit.of(law()).build().run(rows.iterator(), row -> {}))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a row is null");
  }

  @Test
  void counts_areByMonthOfTheCalled_byCampaign_andByPlace() throws IOException {
    List<PastActivity> rows =
        List.of(
            talk(call(NEW_YORK, LATE).campaign(Campaign.builder().id("spring").build())),
            talk(call(HONOLULU, LATE).campaign(Campaign.builder().id("spring").build())),
            talk(call(NEW_YORK, LATE.plusSeconds(12 * 3_600))));

    AuditTally tally = Audit.of(law()).build().run(rows.iterator(), row -> {}).tally();

    assertThat(tally.months())
        .containsExactly(
            Map.entry("2026-03", new Tally.OfPlace(1, 1, 1, 0)),
            Map.entry("2026-04", new Tally.OfPlace(1, 0, 0, 0)));
    assertThat(tally.campaigns())
        .extracting(Map.Entry::getKey)
        .containsExactly("spring", AuditTally.NO_CAMPAIGN);
    assertThat(tally.places()).extracting(Map.Entry::getKey).containsExactly("US-NY", "US-HI");
    assertThat(tally.first()).contains(LATE);
    assertThat(tally.last()).contains(LATE.plusSeconds(12 * 3_600));
  }

  @Test
  void factThatAloneIsMissing_settles() throws IOException {
    Instant day = LATE.minusSeconds(4 * 3_600);
    List<PastActivity> rows =
        List.of(
            PastActivity.of(call(NEW_YORK, day).build()),
            // Nobody knows whether the first was refused.
            PastActivity.of(call(NEW_YORK, day.plusSeconds(60)).build()),
            PastActivity.of(Contact.callTo(HONOLULU).at(LATE).dialing(Dialing.MANUAL).build()),
            PastActivity.of(Contact.callTo(HONOLULU).at(LATE.plusSeconds(43_200)).build()));

    AuditTally tally = Audit.of(law()).build().run(rows.iterator(), row -> {}).tally();

    assertThat(tally.verdicts().rows(Answer.PERMIT)).isEqualTo(2);
    assertThat(tally.verdicts().rows(Answer.INDETERMINATE)).isEqualTo(2);
    assertThat(tally.settledBy("history")).isEqualTo(1);
    assertThat(tally.verdicts().missing())
        .containsExactlyInAnyOrder(
            Map.entry("history", 2L), Map.entry("dialing", 1L), Map.entry("purpose", 1L));
    assertThat(tally.settledBy("purpose")).isZero();
  }

  /** Clocks, spreadsheets and databases count from the years 1, 1899, 1900, 1970 and 1980. */
  @Test
  void rowsOfAClockThatWasNotSet_areNotJudged_andNamed() throws IOException {
    List<PastActivity> rows =
        List.of(
            talk(call(NEW_YORK, Instant.parse("0001-01-01T00:00:00Z"))).in(0, 2),
            talk(call(NEW_YORK, Instant.EPOCH)).in(0, 3),
            talk(call(NEW_YORK, Instant.parse("1999-12-31T23:59:59Z"))).in(0, 4),
            PastActivity.of(Payment.builder().at(Instant.EPOCH).build()).in(0, 5),
            talk(call(NEW_YORK, Instant.parse("2000-01-01T00:00:00Z"))).in(0, 6),
            talk(call(NEW_YORK, LATE)).in(0, 7),
            talk(call(NEW_YORK, LATE.plusSeconds(1))).in(0, 8));
    List<Audited> found = new ArrayList<>();

    AuditTally tally = Audit.of(law()).today(LATE).build().run(rows.iterator(), found::add).tally();

    assertThat(tally.verdicts().refusals().get(Refusal.CLOCK_NOT_SET).rows()).isEqualTo(4);
    assertThat(tally.verdicts().refusals()).containsOnlyKeys(Refusal.CLOCK_NOT_SET);
    assertThat(found.subList(0, 4)).extracting(Audited::answer).containsOnly(Answer.REFUSED);
    assertThat(found.subList(4, 7)).extracting(Audited::answer).doesNotContain(Answer.REFUSED);
    assertThat(found.get(1).reason()).startsWith("clock-not-set: at: the instant is before");
    assertThat(tally.first()).contains(Instant.parse("2000-01-01T00:00:00Z"));
    assertThat(tally.last()).as("without the future").contains(LATE);
  }

  @Test
  void rowsOfTheFuture_repeated_andRefused_areNamedByLine() throws IOException {
    Contact.Builder call = call(NEW_YORK, LATE).id("a");
    List<PastActivity> rows =
        List.of(
            talk(call),
            PastActivity.refused(
                    "b", Refusal.NO_INSTANT, List.of(new Problem("at", "is missing", "an instant")))
                .in(1, 7),
            talk(call).in(1, 8),
            talk(call(NEW_YORK, LATE.plusSeconds(1))).in(1, 9));
    List<Audited> found = new ArrayList<>();

    AuditTally tally = Audit.of(law()).today(LATE).build().run(rows.iterator(), found::add).tally();

    assertThat(tally.repeated()).contains(Tally.OfRefusal.of(new Tally.At(1, 8)));
    assertThat(tally.future()).contains(Tally.OfRefusal.of(new Tally.At(1, 9)));
    assertThat(tally.verdicts().refusals().get(Refusal.NO_INSTANT))
        .isEqualTo(Tally.OfRefusal.of(new Tally.At(1, 7), "at is missing; allowed: an instant"));
    assertThat(found.get(1).json())
        .isEqualTo(
            "{\"line\":7,\"id\":\"b\",\"error\":[{\"path\":\"at\",\"problem\":\"is missing\","
                + "\"allowed\":\"an instant\"}]}");
    assertThat(found.get(1).reason()).startsWith("no-instant: at: is missing");
    assertThat(found.get(1).verdict()).isEmpty();
    assertThat(found.get(2).isRepeated()).isTrue();
    assertThat(found.get(3).isOfTheFuture()).isTrue();
    assertThat(found.get(3)).hasToString("deny at line 9");
  }

  @Test
  void numberThatIsCalledAllTheTime_hasNoHistory_beyondABound() throws IOException {
    int count = Audit.MOST_EARLIER + 3;
    Iterator<PastActivity> rows =
        IntStream.range(0, count)
            .mapToObj(i -> PastActivity.of(call(NEW_YORK, LATE.plusSeconds(60L * i)).build()))
            .iterator();
    List<Answer> last = new ArrayList<>();

    AuditTally tally =
        Audit.of(Compliance.builder().module(new CapLaw()).build())
            .build()
            .run(
                rows,
                row -> {
                  if (row.place().line() > count - 3) {
                    last.add(row.answer());
                  }
                })
            .tally();

    assertThat(tally.withHistory()).isEqualTo(Audit.MOST_EARLIER + 1);
    assertThat(tally.withoutHistory().orElseThrow().rows()).isEqualTo(2);
    assertThat(last).containsOnly(Answer.INDETERMINATE);
  }

  @Test
  void rowsThatAreOnlyCounted_areCountedAlike() throws IOException {
    List<PastActivity> rows =
        List.of(
            talk(call(NEW_YORK, LATE)),
            talk(call(HONOLULU, LATE)),
            PastActivity.refused("b", Refusal.NO_INSTANT, List.of()),
            PastActivity.of(call(NEW_YORK, LATE.plusSeconds(60)).build()));
    Audit audit = Audit.of(law()).memory(0).build();
    Iterator<PastActivity> again = rows.iterator();

    AuditTally handedOn = audit.run(rows.iterator(), row -> {}).tally();
    AuditTally counted = audit.count(() -> again.hasNext() ? again.next() : null).tally();

    for (Answer each : Answer.values()) {
      assertThat(counted.verdicts().rows(each)).isEqualTo(handedOn.verdicts().rows(each));
    }
    assertThat(counted.verdicts().rows()).isEqualTo(4);
    assertThat(counted.months()).isEqualTo(handedOn.months());
    assertThat(counted.verdicts().rules()).isEqualTo(handedOn.verdicts().rules());
  }

  @Test
  void failure_leavesNothingBehind() {
    Audit audit = Audit.of(law()).temporary(folder).memory(0).build();
    List<PastActivity> rows = List.of(talk(call(NEW_YORK, LATE)), talk(call(HONOLULU, LATE)));

    assertThatThrownBy(
            () ->
                audit.run(
                    rows.iterator(),
                    row -> {
                      throw new IOException("nobody takes it");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("nobody takes it");
    assertThatThrownBy(
            () ->
                audit.run(
                    Stream.<PastActivity>generate(
                            () -> {
                              throw new UncheckedIOException(new IOException("no more rows"));
                            })
                        .iterator(),
                    row -> {}))
        .hasMessage("no more rows");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void interruptedAudit_ends_andLeavesNothingBehind() {
    Audit audit = Audit.of(law()).temporary(folder).memory(0).build();
    List<PastActivity> rows = List.of(talk(call(NEW_YORK, LATE)), talk(call(HONOLULU, LATE)));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> audit.run(rows.iterator(), row -> {}))
        .isInstanceOf(BatchFileException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  /** The host may close its lists and its ledger once the audit has ended, however it ended. */
  @Test
  void auditThatIsInterrupted_asksNoSourceOfTheHostAfterItsEnd() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    Thread caller = Thread.currentThread();
    Audit audit =
        Audit.of(SlowLaw.asking(asked)).temporary(folder).threads(2).memory(1 << 20).build();
    Iterator<PastActivity> rows =
        IntStream.range(0, 4_000)
            .mapToObj(i -> Contact.callTo(PhoneNumber.ofDigits(12_125_550_000L + i)).at(LATE))
            .map(call -> PastActivity.of(call.build()))
            .iterator();
    Thread stops =
        new Thread(
            () -> {
              while (asked.get() == 0) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            });
    stops.start();

    assertThatThrownBy(() -> audit.run(rows, row -> {})).hasMessage("the audit was interrupted");

    int atTheEnd = asked.get();
    assertThat(Thread.interrupted()).isTrue();
    Thread.sleep(100); // in which a thread that was not stopped would ask again
    assertThat(asked).hasValue(atTheEnd).hasValueLessThan(2_000);
    stops.join();
  }

  @Test
  void firstEntryOfAJournal_isNamedByItsIndex_andARowWithoutAPlaceByItsNumber() throws IOException {
    PastActivity none = PastActivity.refused(null, Refusal.UNREADABLE, List.of());
    List<PastActivity> rows = List.of(none.in(1, 0), none);
    List<Tally.At> places = List.of(new Tally.At(0, 2), new Tally.At(1, 0));
    Audit audit = Audit.of(law()).build();
    assertThat(refused(audit.run(rows.iterator(), row -> {}).tally())).isEqualTo(places);
    AuditJudge judge = audit.judge();
    rows.forEach(judge::judge);
    assertThat(refused(judge.tally())).isEqualTo(places);
  }

  private static List<Tally.At> refused(AuditTally tally) {
    return tally.verdicts().refusals().get(Refusal.UNREADABLE).first();
  }
}
