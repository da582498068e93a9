package io.lexicall.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that scrubs without a command line: its files, and rows that it holds itself. */
class ScrubTest {
  /** Half past nine in New York, half past four in Honolulu. */
  private static final Instant AT = Instant.parse("2026-11-24T14:30:00Z");

  private static final String CSV = "name,phone\nAnn,2125550142\nBob,8085550123\nCyd,n/a\n";

  /** A host's own row. */
  private record Lead(int id, String phone, String state) {
    List<String> cells() {
      return List.of(phone, state);
    }
  }

  private static final List<String> COLUMNS = List.of("phone", "state");

  @TempDir Path folder;

  private static Compliance law() {
    return Compliance.builder().module(new HouseLaw()).build();
  }

  private static Scrub.Builder scrub() {
    return Scrub.of(law(), AT).fact("purpose", "telemarketing").fact("dialing", "manual");
  }

  private static Scrub.Builder scrubOf(String csv) {
    return scrub()
        .input(new Scrub.Input("leads", () -> new ByteArrayInputStream(csv.getBytes(UTF_8))));
  }

  private static Scrub.Builder scrubOfRows() {
    return scrub().phoneColumn("phone").map("state", "to.region");
  }

  @Test
  void stream_isWrittenAgain_withWhatCameOfEachRow() throws IOException {
    ByteArrayOutputStream permitted = new ByteArrayOutputStream();
    ByteArrayOutputStream others = new ByteArrayOutputStream();
    Scrub.Result result =
        scrubOf(CSV)
            .output(Answer.PERMIT, permitted)
            .output(Answer.DENY, others)
            .output(Answer.REFUSED, others)
            .build()
            .run();

    assertThat(permitted.toString(UTF_8))
        .isEqualTo(
            "name,phone,decision,rule,citation,permitted_from,obligations,reason\n"
                + "Ann,2125550142,permit,,,,,\n");
    assertThat(others.toString(UTF_8).lines())
        .hasSize(3)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "Bob,8085550123,deny,house.calling-hours,House Rules"
                            + " 1(a),2026-11-24T18:00:00Z,,"))
        .anySatisfy(line -> assertThat(line).startsWith("Cyd,n/a,refused,"));
    assertThat(result.tally().rows()).isEqualTo(3);
    assertThat(result.phoneColumn()).isEqualTo("phone");
    assertThat(result.columns()).isEqualTo(2);
    assertThat(result.at()).isEqualTo(AT);
    assertThat(result.week()).isEmpty();
  }

  @Test
  void files_areReplacedTogether() throws IOException {
    Path leads = Files.writeString(folder.resolve("leads.csv"), CSV);
    try (Outputs outputs = new Outputs()) {
      OutputStream all = outputs.file(folder.resolve("judged.csv"));
      Scrub.Builder scrub = scrub().input(leads).week(null);
      for (Answer answer : Answer.values()) {
        scrub.output(answer, all);
      }
      Scrub.Result result = scrub.build().run();
      outputs
          .file(folder.resolve("report.html"))
          .write(ScrubReport.of(result).contacts("sales calls").html().getBytes(UTF_8));
      assertThat(folder.resolve("judged.csv")).doesNotExist();
      outputs.complete();
    }
    assertThat(folder.resolve("judged.csv")).content().hasLineCount(4);
    assertThat(folder.resolve("report.html"))
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("3 rows", "sales calls", "house.<wbr>calling-<wbr>hours")
        .doesNotContain("2125550142", "Command", "Done");
  }

  @Test
  void report_needsTheWeek() throws IOException {
    Scrub.Result result = scrubOf(CSV).build().run();
    assertThatThrownBy(() -> ScrubReport.of(result)).hasMessageContaining("week");
  }

  @Test
  void ownRows_areHandedBackInOrder_eachWithItsAnswer() throws IOException {
    List<Lead> leads =
        IntStream.range(0, 20_000)
            .mapToObj(
                i ->
                    new Lead(
                        i, "212555" + (1_000 + i % 9_000), List.of("NY", "HI", "XX").get(i % 3)))
            .toList();
    List<Integer> order = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();

    Scrub.Result result =
        scrubOfRows()
            .threads(3)
            .build()
            .run(
                COLUMNS,
                leads.iterator(),
                Lead::cells,
                (lead, answer) -> {
                  order.add(lead.id());
                  answers.add(answer.answer());
                });

    assertThat(order).isEqualTo(leads.stream().map(Lead::id).toList());
    assertThat(answers.subList(0, 3)).containsExactly(Answer.PERMIT, Answer.DENY, Answer.REFUSED);
    assertThat(answers).hasSize(20_000);
    assertThat(result.tally().rows(Answer.PERMIT)).isEqualTo(6_667);
    assertThat(result.tally().rows(Answer.DENY)).isEqualTo(6_667);
    assertThat(result.tally().rows(Answer.REFUSED)).isEqualTo(6_666);
    assertThat(result.tally().refusals().get(Refusal.BAD_FACT).first())
        .contains(new Tally.At(0, 3));
  }

  @Test
  void ownRows_whoseConsumerFails_failTheScrub_withItsException() {
    List<Lead> leads = List.of(new Lead(0, "2125550142", "NY"));
    assertThatThrownBy(
            () ->
                scrubOfRows()
                    .build()
                    .run(
                        COLUMNS,
                        leads.iterator(),
                        Lead::cells,
                        (lead, answer) -> {
                          throw new IllegalStateException("the dialer is gone");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the dialer is gone");
  }

  private static Lead fromDatabaseThatIsGone() {
    throw new IllegalStateException("the database is gone");
  }

  @Test
  void ownRows_thatCannotBeRead_failTheScrub() {
    Iterator<Lead> broken = Stream.generate(ScrubTest::fromDatabaseThatIsGone).iterator();
    assertThatThrownBy(
            () -> scrubOfRows().build().run(COLUMNS, broken, Lead::cells, (lead, answer) -> {}))
        .hasMessage("the database is gone");
  }

  /** A receiver that heeds no interrupt: what it writes to may be closed after the scrub. */
  @Test
  void scrubThatFails_endsWhenTheReceiverIsDoneWithItsRow() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    Iterator<Lead> broken =
        Stream.generate(
                () -> begun.get() > 0 ? fromDatabaseThatIsGone() : new Lead(0, "2125550142", "NY"))
            .iterator();
    assertThatThrownBy(
            () ->
                scrubOfRows()
                    .build()
                    .run(
                        COLUMNS,
                        broken,
                        Lead::cells,
                        (lead, answer) -> {
                          // The first alone: all may have been read before, and they are many.
                          boolean isSlow = begun.incrementAndGet() == 1;
                          long until = System.nanoTime() + (isSlow ? 200_000_000 : 0);
                          while (System.nanoTime() < until) {
                            Thread.onSpinWait();
                          }
                          ended.incrementAndGet();
                        }))
        .hasMessage("the database is gone");
    assertThat(ended).hasValue(begun.get()).hasPositiveValue();
  }

  /** A source of the host may be closed after the scrub, too. */
  @Test
  void scrubThatFails_asksNoSourceOfTheHostAfterItsEnd() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger read = new AtomicInteger();
    Iterator<Lead> broken =
        Stream.generate(
                () -> {
                  int index = read.getAndIncrement();
                  while (index > 5_000 && asked.get() == 0) {
                    Thread.onSpinWait();
                  }
                  return index > 5_000
                      ? fromDatabaseThatIsGone()
                      : new Lead(index, "2125550142", "NY");
                })
            .iterator();

    assertThatThrownBy(
            () ->
                Scrub.of(SlowLaw.asking(asked), AT)
                    .phoneColumn("phone")
                    .map("state", "to.region")
                    .eachAlone(true)
                    .build()
                    .run(COLUMNS, broken, Lead::cells, (lead, answer) -> {}))
        .hasMessage("the database is gone");

    int atTheEnd = asked.get();
    Thread.sleep(100); // in which a thread that was not stopped would ask again
    assertThat(asked).hasValue(atTheEnd).hasValueLessThan(2_000);
  }

  @Test
  void rowJudge_answersOneRowAtATime_andTalliesAreAdded() {
    Scrub scrub = scrubOfRows().build();
    RowJudge one = scrub.judge(COLUMNS);
    RowJudge other = scrub.judge(COLUMNS);

    RowAnswer permitted = one.judge(List.of("(212) 555-0142", "NY"));
    RowAnswer denied = one.judge(List.of("212-555-0143", "HI"));
    RowAnswer refused = other.judge(List.of("2125550142", "nowhere"));
    RowAnswer tooLong = other.judge(List.of("2125550142", "NY", "more"));
    RowAnswer tooShort = other.judge(List.of("2125550142"));
    RowAnswer empty = other.judge(List.of("2125550142", ""));

    assertThat(permitted.answer()).isEqualTo(Answer.PERMIT);
    assertThat(permitted.reason()).isEmpty();
    assertThat(permitted.verdict().orElseThrow().decision()).isEqualTo(Decision.PERMIT);
    assertThat(permitted).hasToString("permit");
    assertThat(denied.answer()).isEqualTo(Answer.DENY);
    assertThat(denied.reason()).contains("Sales calls");
    assertThat(denied.cells()).hasSameSizeAs(RowAnswer.COLUMNS).startsWith("deny");
    assertThat(refused.refusal()).contains(Refusal.BAD_FACT);
    assertThat(refused.verdict()).isEmpty();
    assertThat(refused.toString()).doesNotContain("2125550142");
    assertThat(tooLong.refusal()).contains(Refusal.TOO_MANY_CELLS);
    assertThat(tooShort.refusal()).contains(Refusal.TOO_FEW_CELLS);
    assertThat(tooShort.reason())
        .isEqualTo("too-few-cells: the row ends before a column that is read");
    assertThat(empty.refusal()).isEmpty();
    Tally tally = one.tally();
    tally.add(other.tally());
    assertThat(tally.rows()).isEqualTo(6);
    assertThat(one.tally().rows()).isEqualTo(2);
    assertThat(tally.places()).extracting(Map.Entry::getKey).containsExactly("US-NY", "US-HI");
    assertThatThrownBy(() -> tally.refusals().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void rowThatEndsBeforeAColumnThatIsRead_isRefused_alsoInAFile() throws IOException {
    String leads =
        """
        phone,given,note,revoked,city
        2125550142,2026-01-01T00:00:00Z,,2026-02-01T00:00:00Z,Albany
        2125550143,2026-01-01T00:00:00Z,,2026-02-01T00:00:00Z
        2125550144,2026-01-01T00:00:00Z,
        2125550145,2026-01-01T00:00:00Z
        2125550146
        """;
    ByteArrayOutputStream refused = new ByteArrayOutputStream();
    Scrub.Result result =
        Scrub.of(law(), AT)
            .input(
                new Scrub.Input("leads.csv", () -> new ByteArrayInputStream(leads.getBytes(UTF_8))))
            .phoneColumn("phone")
            .fact("consents.kind", "express-written")
            .map("given", "consents.grantedAt")
            .map("revoked", "consents.revokedAt")
            .output(Answer.REFUSED, refused)
            .build()
            .run();

    Map<Refusal, Tally.OfRefusal> refusals = result.tally().refusals();
    assertThat(refusals).containsOnlyKeys(Refusal.TOO_FEW_CELLS);
    assertThat(requireNonNull(refusals.get(Refusal.TOO_FEW_CELLS)).rows()).isEqualTo(3);
    assertThat(refused.toString(UTF_8)).contains("2125550144", "2125550145", "2125550146");
  }

  @Test
  void columnOfWithdrawalsThatIsNotRead_stopsTheScrub() {
    byte[] leads = "phone,given,revoked_at\n2125550142,,\n".getBytes(UTF_8);
    Scrub.Builder scrub =
        Scrub.of(law(), AT)
            .input(new Scrub.Input("leads.csv", () -> new ByteArrayInputStream(leads)))
            .phoneColumn("phone")
            .map("given", "consents.grantedAt");

    assertThatThrownBy(() -> scrub.build().run())
        .hasMessageContaining("the column 'revoked_at' is not read");
    assertThatThrownBy(() -> scrub.build().judge(List.of("phone", "given", "revoked_at")))
        .hasMessageContaining("the column 'revoked_at' is not read");
  }

  @Test
  void rowJudge_ofManyKindsOfRows_countsEachOnce() {
    RowJudge judge =
        scrub()
            .phoneColumn("1")
            .map("seller", "caller.seller")
            .build()
            .judge(List.of("phone", "seller"));
    int rows = 2 * Judge.MOST_KINDS + 10;
    for (int i = 0; i < rows; i++) {
      judge.judge(List.of("2125550142", "seller " + i));
    }
    assertThat(judge.tally().rows(Answer.PERMIT)).isEqualTo(rows);
  }

  @Test
  void lists_areAskedForEachRow() throws IOException {
    Path file = folder.resolve("national.lexi");
    EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.parse("2026-11-20")))
                .build())
        .add(PhoneNumber.parse("+12125550143"))
        .write(file);
    try (ListEdition national = ListEdition.open(file)) {
      DoNotCallLists lists = DoNotCallLists.of(national);
      Compliance law = Compliance.builder().module(new HouseLaw()).lists(lists).build();
      RowJudge judge =
          Scrub.of(law, AT).lists(lists).phoneColumn("phone").build().judge(List.of("phone"));
      judge.judge(List.of("2125550142"));
      judge.judge(List.of("2125550143"));
      assertThat(judge.tally().checked(0)).isEqualTo(2);
      assertThat(judge.tally().listed(0)).isEqualTo(1);
      assertThatThrownBy(() -> judge.tally().add(scrubOfRows().build().judge(COLUMNS).tally()))
          .hasMessage("One counts rows of 1 lists, the other of 0");
    }
  }

  @Test
  void strangers_haveNothingToKnow_unlessAColumnOrAFactSaysSo() {
    assertThat(contact(scrubOfRows().strangers()).get(Contact.TO.then(Called.SUBSCRIBER)))
        .contains(Subscriber.CONSUMER);
    assertThat(contact(scrubOfRows().strangers()).get(Contact.CONSENTS)).contains(List.of());
    assertThat(contact(scrubOfRows().strangers()).get(Contact.HISTORY)).contains(List.of());
    assertThat(
            contact(scrubOfRows().strangers())
                .get(Contact.RELATIONSHIP.then(Relationship.CUSTOMER)))
        .contains(false);
    Contact known =
        contact(
            scrubOfRows()
                .strangers()
                .fact("to.subscriber", "business")
                .fact("relationship.lastInquiryAt", "2026-11-01T12:00:00Z")
                .fact("consents.kind", "express")
                .fact("consents.grantedAt", "2026-11-01T12:00:00Z"));
    assertThat(known.get(Contact.TO.then(Called.SUBSCRIBER))).contains(Subscriber.BUSINESS);
    assertThat(known.get(Contact.RELATIONSHIP.then(Relationship.CUSTOMER))).isEmpty();
    assertThat(known.get(Contact.CONSENTS).orElseThrow()).hasSize(1);
  }

  private static Contact contact(Scrub.Builder scrub) {
    RowAnswer answer = scrub.build().judge(COLUMNS).judge(List.of("2125550142", "NY"));
    return requireNonNull(answer.judged()).contact();
  }

  @Test
  void mistakes_areToldBeforeARowIsRead() {
    assertThatThrownBy(() -> scrub().build().judge(COLUMNS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which column holds the numbers");
    assertThatThrownBy(() -> scrub().phoneColumn("mobile").build().judge(COLUMNS))
        .hasMessageContaining("no column mobile");
    assertThatThrownBy(() -> scrubOfRows().map("zip", "to.postalCode").build().judge(COLUMNS))
        .hasMessageContaining("no column zip");
    assertThatThrownBy(() -> scrub().build().run()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> scrub().threads(0)).hasMessageContaining("one thread");
    assertThatThrownBy(() -> scrub().accept(Refusal.NO_NUMBER)).hasMessageContaining("no-number");
    assertThat(Scrub.acceptable()).containsExactly(Refusal.EXTENSION, Refusal.LETTERS);
  }

  @Test
  void columnThatWeWouldAddTwice_asksForAPrefix() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    assertThatThrownBy(
            () ->
                scrubOf("phone,decision\n2125550142,yes\n")
                    .output(Answer.PERMIT, all)
                    .build()
                    .run())
        .isInstanceOfSatisfying(
            BatchFileException.class,
            refused -> assertThat(refused.hint()).contains(BatchFileException.Hint.PREFIX));
    scrubOf("phone,decision\n2125550142,yes\n")
        .prefix("lx_")
        .output(Answer.PERMIT, all)
        .build()
        .run();
    assertThat(all.toString(UTF_8)).contains("phone,decision,lx_decision,lx_rule");
  }

  @Test
  void builder_thatIsUsedAgain_changesNoScrubThatItMade() {
    Scrub.Builder builder = scrubOfRows();
    Scrub earlier = builder.build();
    builder.fact("voice", "live").map("zip", "to.postalCode");
    assertThat(earlier.judge(COLUMNS).judge(List.of("2125550142", "NY")).answer())
        .isEqualTo(Answer.PERMIT);
  }
}
