package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Agent;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Payment;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who made the calls, and for whom. */
class AgentAuditTest {
  private static final Instant NIGHT = Instant.parse("2026-03-03T03:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-03T17:00:00Z");

  private static Contact.Builder call(Instant at) {
    return Contact.callTo(PhoneNumber.ofDigits(12125550142L))
        .at(at)
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL);
  }

  private static AuditTally audit(PastActivity... rows) throws IOException {
    return Audit.of(Compliance.builder().module(new CapLaw()).module(new HouseLaw()).build())
        .build()
        .run(List.of(rows).iterator(), row -> {})
        .tally();
  }

  private static PastActivity row(Instant at, String agent) {
    return PastActivity.of(call(at).id(agent + at).build())
        .connected(false)
        .refused(false)
        .agent(agent);
  }

  @Test
  void rows_areCountedByAgent_withWhatEachBroke_andWhoWasNotTrained() throws IOException {
    AuditTally tally =
        audit(
            row(NIGHT, "Ann"),
            row(NIGHT.plusSeconds(60), "Ann").trained(false),
            row(NOON, "Ann").trained(true),
            row(NOON.plusSeconds(1), "Bo").trained(false),
            PastActivity.of(call(NOON.plusSeconds(2)).id("x").build())
                .connected(false)
                .refused(false),
            PastActivity.of(
                Payment.builder().at(NOON).agent(Agent.builder().id("Cy").build()).build()));

    assertThat(tally.agents())
        .containsExactly(
            Map.entry(
                "Ann",
                new AuditTally.OfAgent(
                    new Tally.OfPlace(1, 2, 2, 0), Map.of("house.calling-hours", 2L), 1, 1)),
            Map.entry(
                "(none)", new AuditTally.OfAgent(new Tally.OfPlace(1, 0, 0, 0), Map.of(), 0, 0)),
            Map.entry("Bo", new AuditTally.OfAgent(new Tally.OfPlace(1, 0, 0, 0), Map.of(), 1, 0)),
            Map.entry("Cy", new AuditTally.OfAgent(new Tally.OfPlace(0, 0, 0, 1), Map.of(), 0, 0)));
    assertThat(tally.agents().get(0).getValue().worst())
        .containsExactly(Map.entry("house.calling-hours", 2L));
  }

  @Test
  void nameThatIsANumber_isNotShownWhole() throws IOException {
    assertThat(audit(row(NOON, "+1 212 555 0142")).agents().get(0).getKey())
        .doesNotContain("555 01")
        .endsWith("42");
  }

  private static PastActivity talked(int hour, String seller) {
    Contact.Builder call = call(NOON.plusSeconds(3_600L * hour)).id("h" + hour);
    if (seller != null) {
      call.caller(Caller.builder().seller(seller).build());
    }
    return PastActivity.of(call.build()).connected(true).refused(false);
  }

  private static List<Answer> answers(PastActivity... rows) throws IOException {
    List<Answer> answers = new ArrayList<>();
    Audit.of(Compliance.builder().module(new CapLaw()).build())
        .build()
        .run(List.of(rows).iterator(), row -> answers.add(row.answer()));
    return answers;
  }

  /** Whoever was talked to twice in seven days is not called again, by the same seller. */
  @Test
  void callsOfOtherSellers_areNoHistory() throws IOException {
    assertThat(answers(talked(0, "a"), talked(1, "b"), talked(2, "a"), talked(3, "b")))
        .containsOnly(Answer.PERMIT);
    assertThat(answers(talked(0, "a"), talked(1, "b"), talked(2, "a"), talked(3, "a")))
        .containsExactly(Answer.PERMIT, Answer.PERMIT, Answer.PERMIT, Answer.DENY);
  }

  /** Nobody knows whose call it was: it can have been this seller's. */
  @Test
  void callsOfNobodyKnown_areHistoryOfEach() throws IOException {
    assertThat(answers(talked(0, null), talked(1, "b"), talked(2, "a"), talked(3, "a")))
        .containsExactly(Answer.PERMIT, Answer.PERMIT, Answer.PERMIT, Answer.DENY);
    assertThat(answers(talked(0, "a"), talked(1, "b"), talked(2, null)))
        .containsExactly(Answer.PERMIT, Answer.PERMIT, Answer.DENY);
  }

  @Test
  void callsOfOneSecond_withoutId_areOneCall_unlessOfTwoSellers() throws IOException {
    PastActivity first = PastActivity.of(call(NOON).build());
    PastActivity a =
        PastActivity.of(call(NOON).caller(Caller.builder().seller("a").build()).build());
    PastActivity b =
        PastActivity.of(call(NOON).caller(Caller.builder().seller("b").build()).build());

    AuditTally tally = audit(first, first, a, b, row(NOON, "x"), row(NOON, "x"));

    assertThat(tally.repeated().orElseThrow().rows()).isEqualTo(2);
    assertThat(tally.repeatedWithoutId()).isEqualTo(1);
  }
}
