package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An explanation tells of every rule what became of it, and why. */
class ExplanationTest {
  private static final Condition<Contact> SALE =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);
  private static final Condition<Contact> RECORDED = Condition.isTrue(Contact.RECORDED);

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("It is so.").cites("House Rules 1");
  }

  private static Contact.Builder call() {
    return Contact.builder()
        .at(Instant.parse("2026-11-24T17:00:00Z"))
        .purpose(ContactPurpose.TELEMARKETING)
        .to(Called.inRegion("US-NY").build());
  }

  private static List<String> results(Contact call, Rule<?>... rules) {
    return HouseRules.of(rules).engine().only(List.of("house")).explain(call).considered().stream()
        .map(each -> each.rule().id() + " " + each.result() + " " + each.citation())
        .toList();
  }

  /** Half past eight in the evening in Nashville is half past nine in Chattanooga. */
  @Test
  void settingForAllClocksOfARegion_widensCheckExplainAndWindows_andStaysForSomeRegulations() {
    Condition<Contact> outside =
        Condition.outsideHours(
            WeeklyHours.daily(CallingWindow.parse("08:00-21:00")), HolidayCalendar.NONE);
    HouseRules house = HouseRules.of(rule("hours").when(outside).denies());
    Contact evening =
        Contact.builder()
            .at(Instant.parse("2026-11-25T02:30:00Z"))
            .to(
                Called.builder()
                    .number(PhoneNumber.parse("+16155550142"))
                    .region(Place.of("US-TN"))
                    .build())
            .build();
    Compliance narrow = house.engine();
    Compliance wide =
        Compliance.builder().module(house).setting(Compliance.ALL_CLOCKS_OF_REGION, true).build();

    assertThat(Compliance.settings()).containsExactly(Compliance.ALL_CLOCKS_OF_REGION);
    assertThat(narrow.check(evening).decision()).isEqualTo(Decision.PERMIT);
    assertThat(wide.check(evening).decision()).isEqualTo(Decision.DENY);
    assertThat(wide.only(List.of("house")).check(evening).decision()).isEqualTo(Decision.DENY);
    assertThat(wide.windows(evening, evening.at(), evening.at().plusSeconds(60)))
        .extracting(stretch -> stretch.verdict().decision())
        .containsExactly(Decision.DENY);
    assertThat(narrow.explain(evening).placing())
        .isEqualTo("US-TN on America/Chicago time, as to.region says");
    assertThat(wide.explain(evening).placing())
        .isEqualTo(
            "US-TN on America/Chicago or America/New_York time, as to.region says; the number"
                + " suggests US-TN on America/Chicago time");
  }

  @Test
  void everyRule_isToldInItsOrder_withWhatBecameOfIt() {
    assertThat(
            results(
                call().build(),
                rule("denies").when(SALE).denies(),
                rule("asks").when(RECORDED).denies(),
                rule("obliges").when(RECORDED).obliges("announce-recording"),
                rule("passes").when(SALE.not()).denies(),
                rule("elsewhere").in(Place.of("US-FL")).denies(),
                rule("here").in(Place.of("US-NY")).citesWhere(SALE, "House Rules 2").denies(),
                rule("past").inForceTo("2026-11-23").denies(),
                rule("last-day").inForceTo("2026-11-24").denies(),
                rule("first-day").inForceFrom("2026-11-24").denies(),
                rule("future").inForceFrom("2026-11-25").denies(),
                rule("demands").demands(SALE, "sell"),
                rule("fails")
                    .when(SALE)
                    .when(
                        Condition.where(
                            Contact.AT,
                            "it fails",
                            at -> {
                              throw new IllegalStateException();
                            }))
                    .denies()))
        .containsExactly(
            "house.denies DENIED House Rules 1",
            "house.asks UNDECIDED House Rules 1",
            "house.obliges OBLIGED House Rules 1",
            "house.passes PASSED House Rules 1",
            "house.elsewhere ELSEWHERE House Rules 1",
            "house.here DENIED House Rules 2",
            "house.past NOT_IN_FORCE House Rules 1",
            "house.last-day DENIED House Rules 1",
            "house.first-day DENIED House Rules 1",
            "house.future NOT_IN_FORCE House Rules 1",
            "house.demands PASSED House Rules 1",
            "house.fails FAILED House Rules 1");
  }

  /** What no place governs passes by its own condition; it is not the law of another place. */
  @Test
  void ruleOfEveryPlace_isNeverElsewhere() {
    assertThat(results(call().build(), rule("never").when(Condition.never()).denies()))
        .containsExactly("house.never PASSED House Rules 1");
  }

  @Test
  void clauses_areTheConditions_eachWithItsTruth_andWhatItTells() {
    Condition<Contact> outside =
        Condition.outsideHours(
            WeeklyHours.daily(CallingWindow.parse("08:00-21:00")), HolidayCalendar.NONE);
    Explanation explanation =
        HouseRules.of(rule("x").when(SALE).when(RECORDED).when(outside).denies())
            .engine()
            .explain(call().at(Instant.parse("2026-11-25T03:00:00Z")).build());
    Explanation.Considered considered = explanation.considered().get(0);

    assertThat(considered.clauses())
        .extracting(Explanation.Clause::says, Explanation.Clause::truth)
        .containsExactly(
            tuple("purpose is telemarketing", Truth.TRUE),
            tuple("recorded is true", Truth.UNKNOWN),
            tuple(outside.says(), Truth.TRUE));
    assertThat(considered.clauses().get(0).tells()).isEmpty();
    assertThat(considered.clauses().get(1).tells()).isEmpty();
    assertThat(considered.clauses().get(2).tells())
        .startsWith("it is 22:00:00 on Tuesday 24 November 2026 in America/New_York");
    assertThat(considered.missing()).extracting(Fact::path).containsExactly("recorded");
    assertThat(explanation.verdict().decision()).isEqualTo(Decision.INDETERMINATE);
  }

  @Test
  void clause_thatIsUnknown_tellsNothing_andWhatAFailingRuleSaidBefore_isKept() {
    Condition<Contact> talkative =
        new Condition<>() {
          @Override
          public Truth test(Contact activity) {
            return Truth.UNKNOWN;
          }

          @Override
          public void missing(Contact activity, Set<Fact<Contact, ?>> into) {
            throw new IllegalStateException();
          }

          @Override
          public Set<Fact<Contact, ?>> reads() {
            return Set.of();
          }

          @Override
          public String says() {
            return "it talks";
          }

          @Override
          public Supplier<String> tells(Contact activity) {
            return () -> "it talks much";
          }
        };
    Explanation.Considered considered =
        HouseRules.of(rule("x").when(SALE).when(talkative).denies())
            .engine()
            .explain(call().build())
            .considered()
            .get(0);

    assertThat(considered.result()).isEqualTo(Explanation.Result.FAILED);
    assertThat(considered.clauses())
        .extracting(Explanation.Clause::says)
        .containsExactly("purpose is telemarketing", "it talks");
    assertThat(considered.clauses().get(1).tells()).isEmpty();
    assertThat(considered.missing()).isEmpty();
  }
}
