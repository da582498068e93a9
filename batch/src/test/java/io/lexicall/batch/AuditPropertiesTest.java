package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Problem;
import io.lexicall.json.VerdictJson;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An audit finds what a judge finds who looks through all rows for each. */
class AuditPropertiesTest {
  private static final Compliance LAW =
      Compliance.builder().module(new CapLaw()).module(new HouseLaw()).build();

  private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

  /** A row, and how it ended. */
  private record Row(
      Contact contact, Boolean connected, Boolean refused, Boolean exempt, int position) {
    PastActivity past() {
      PastActivity past =
          position % 3 == 0 // as of a host, or of a table
              ? PastActivity.of(contact)
              : PastActivity.alike(
                  alike(),
                  number(),
                  contact.at(),
                  Contact.ID.in(contact),
                  Ending.UNTOLD,
                  0,
                  PastActivity.OWN_NUMBER);
      past = connected == null ? past : past.connected(connected);
      past = refused == null ? past : past.refused(refused);
      return exempt == null ? past : past.exempt(exempt);
    }

    private Contact alike() {
      return Contact.builder()
          .from(contact)
          .without(Contact.ID)
          .without(Contact.TO)
          .at(Instant.EPOCH)
          .build();
    }

    PhoneNumber number() {
      return Called.NUMBER.in(Contact.TO.in(contact));
    }

    boolean isSameCall(Row other) {
      return number().equals(other.number())
          && contact.at().equals(other.contact.at())
          && Contact.CHANNEL.in(contact) == Contact.CHANNEL.in(other.contact)
          && contact.id().equals(other.contact.id())
          && Objects.equals(seller(), other.seller());
    }

    String seller() {
      Caller caller = Contact.CALLER.in(contact);
      return caller == null ? null : Caller.SELLER.in(caller);
    }

    /** Whether it is, or can be, of the same seller. */
    boolean mayBeOfSeller(Row other) {
      return seller() == null || other.seller() == null || seller().equals(other.seller());
    }
  }

  @Property(tries = 60)
  void everyRow_isJudgedAsBySomebodyWhoLooksThroughAll(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 3) int threads,
      @ForAll boolean onDisk)
      throws IOException {
    Random random = new Random(seed);
    List<Row> rows = IntStream.range(0, count).mapToObj(i -> row(random, i)).toList();
    List<Audited> found = new ArrayList<>();

    Audit.Result result =
        Audit.of(LAW)
            .threads(threads)
            .memory(onDisk ? 700 : 1 << 20)
            .build()
            .run(rows.stream().map(Row::past).iterator(), found::add);

    assertThat(found).hasSameSizeAs(rows);
    long repeated = 0;
    for (Row row : rows) {
      Audited answer = found.get(row.position);
      boolean isRepeated =
          rows.stream().anyMatch(each -> each.position < row.position && each.isSameCall(row));
      repeated += isRepeated ? 1 : 0;
      assertThat(answer.place().line()).isEqualTo(row.position + 1);
      assertThat(answer.id()).isEqualTo(row.contact.id());
      assertThat(answer.isRepeated()).isEqualTo(isRepeated);
      assertThat(answer.json())
          .as("row %d of seed %d", row.position, seed)
          .isEqualTo(VerdictJson.write(row.contact, LAW.check(withHistory(row, rows))));
    }
    assertThat(result.tally().verdicts().rows()).isEqualTo(count);
    assertThat(result.tally().repeated().map(Tally.OfRefusal::rows).orElse(0L)).isEqualTo(repeated);
    for (Answer each : Answer.values()) {
      assertThat(result.tally().verdicts().rows(each))
          .isEqualTo(found.stream().filter(row -> row.answer() == each).count());
    }
  }

  private static Contact withHistory(Row row, List<Row> rows) {
    if (Contact.HISTORY.in(row.contact) != null) {
      return row.contact;
    }
    List<Row> earlier =
        rows.stream()
            .filter(each -> each.number().equals(row.number()) && isBefore(each, row))
            .sorted(
                Comparator.comparing((Row each) -> each.contact.at()).thenComparing(Row::position))
            .toList();
    Map<Row, List<Row>> calls = new LinkedHashMap<>();
    for (Row each : earlier) {
      Row first = earlier.stream().filter(each::isSameCall).findFirst().orElseThrow();
      calls.computeIfAbsent(first, key -> new ArrayList<>()).add(each);
    }
    return row.contact.with(
        Contact.HISTORY,
        calls.entrySet().stream()
            .filter(call -> !call.getKey().isSameCall(row) && call.getKey().mayBeOfSeller(row))
            .map(call -> entry(call.getKey(), call.getValue()))
            .toList());
  }

  private static boolean isBefore(Row one, Row other) {
    int byTime = one.contact.at().compareTo(other.contact.at());
    return byTime < 0 || byTime == 0 && one.position < other.position;
  }

  private static EarlierContact entry(Row first, List<Row> all) {
    EarlierContact.Builder entry = EarlierContact.builder().at(first.contact.at());
    ContactChannel channel = Contact.CHANNEL.in(first.contact);
    if (channel != null) {
      entry.channel(channel);
    }
    ContactPurpose purpose = agreed(all, row -> Contact.PURPOSE.in(row.contact));
    if (purpose != null) {
      entry.purpose(purpose);
    }
    Boolean connected = agreed(all, Row::connected);
    if (connected != null) {
      entry.connected(connected);
    }
    boolean told = all.stream().anyMatch(row -> Boolean.TRUE.equals(row.refused()));
    Boolean refused = told ? Boolean.TRUE : agreed(all, Row::refused);
    if (refused != null) {
      entry.refused(refused);
    }
    Boolean exempt = agreed(all, Row::exempt);
    if (exempt != null) {
      entry.exempt(exempt);
    }
    return entry.build();
  }

  /** What all say who say anything; null where they do not agree, or nobody does. */
  private static <T> T agreed(List<Row> rows, Function<Row, T> says) {
    List<T> said = rows.stream().map(says).filter(Objects::nonNull).distinct().toList();
    return said.size() == 1 ? said.get(0) : null;
  }

  private static Row row(Random random, int position) {
    Contact.Builder contact =
        Contact.callTo(PhoneNumber.ofDigits(12125550100L + random.nextInt(4)))
            .at(FIRST.plusSeconds(3_600L * random.nextInt(600)));
    if (random.nextInt(4) > 0) {
      contact.channel(random.nextInt(5) == 0 ? ContactChannel.TEXT : ContactChannel.VOICE);
    }
    if (random.nextBoolean()) {
      contact.id("call " + random.nextInt(3));
    }
    if (random.nextBoolean()) {
      contact.purpose(random.nextBoolean() ? ContactPurpose.TELEMARKETING : ContactPurpose.SURVEY);
    }
    if (random.nextInt(3) == 0) {
      contact.caller(Caller.builder().seller(random.nextBoolean() ? "a" : "b").build());
    }
    if (random.nextInt(20) == 0) {
      contact.history();
    }
    return new Row(contact.build(), bool(random), bool(random), bool(random), position);
  }

  private static Boolean bool(Random random) {
    int drawn = random.nextInt(8);
    return drawn == 0 ? null : drawn == 1;
  }

  /** What is no contact with a number has no history, and stays in its place. */
  @Property(tries = 20)
  void otherRows_areAnsweredInTheirPlaces(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<PastActivity> rows = new ArrayList<>();
    List<Answer> expected = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      switch (random.nextInt(3)) {
        case 0 -> {
          rows.add(PastActivity.of(Payment.builder().id("pay").at(FIRST).build()));
          expected.add(Answer.INDETERMINATE);
        }
        case 1 -> {
          rows.add(
              PastActivity.refused(
                  "bad", Refusal.UNREADABLE, List.of(new Problem("", "is wrong", "right"))));
          expected.add(Answer.REFUSED);
        }
        default -> {
          Row call = row(new Random(1), i);
          rows.add(PastActivity.of(call.contact.with(Contact.HISTORY, List.of())));
          expected.add(null);
        }
      }
    }
    List<Audited> found = new ArrayList<>();

    Audit.of(LAW).memory(500).build().run(rows.iterator(), found::add);

    assertThat(found).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(found.get(i).place()).isEqualTo(new Tally.At(0, i + 1));
      if (expected.get(i) != null) {
        assertThat(found.get(i).answer()).isEqualTo(expected.get(i));
      }
    }
  }
}
