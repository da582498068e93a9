package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a verdict says of each rule to a person. */
class FindingTest {
  private static final Condition<Contact> SALE =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name)
        .title("Nothing is sold.")
        .cites("House Rules 1");
  }

  private static Contact call() {
    return Contact.builder()
        .at(Instant.parse("2026-11-25T03:00:00Z"))
        .purpose(ContactPurpose.TELEMARKETING)
        .to(Called.inRegion("US-NY").build())
        .build();
  }

  @Test
  void denial_saysWhatIsRequired_andWhatCuresIt() {
    Verdict verdict =
        HouseRules.of(rule("x").when(SALE).remedy("ask-first", "wait").denies())
            .engine()
            .check(call());
    Finding finding = verdict.findings().get(0);

    assertThat(finding.message()).isEqualTo("Nothing is sold.");
    assertThat(finding.outcome()).isEqualTo(Decision.DENY);
    assertThat(finding.citation()).isEqualTo("House Rules 1");
    assertThat(finding.remedies()).containsExactly("ask-first");
    assertThat(finding.missing()).isEmpty();
    assertThat(finding.permittedFrom()).isEmpty();
    assertThat(finding).hasToString("DENY [house.x] Nothing is sold.");
    assertThat(verdict).hasToString("DENY\nDENY [house.x] Nothing is sold.");
  }

  @Test
  void denial_saysWhatMeetsTheRule_whereItCanTell() {
    Condition<Contact> outside =
        Condition.outsideHours(
            WeeklyHours.daily(CallingWindow.parse("08:00-21:00")), HolidayCalendar.NONE);
    Finding finding =
        HouseRules.of(rule("x").when(outside).remedy("wait").denies())
            .engine()
            .check(call())
            .findings()
            .get(0);

    assertThat(finding.message())
        .isEqualTo(
            "Nothing is sold. It is 22:00:00 on Tuesday 24 November 2026 in America/New_York; the"
                + " hours are %s.",
            WeeklyHours.daily(CallingWindow.parse("08:00-21:00")));
    assertThat(finding.message()).isSameAs(finding.message());
    assertThat(finding.permittedFrom()).contains(Instant.parse("2026-11-25T13:00:00Z"));
  }

  @Test
  void waiting_isARemedy_whereTheDenialEnds_andOnlyThere() {
    Condition<Contact> outside =
        Condition.outsideHours(
            WeeklyHours.daily(CallingWindow.parse("08:00-21:00")), HolidayCalendar.NONE);
    for (String[] named : new String[][] {{"ask-first"}, {"ask-first", "wait"}}) {
      Rule<Contact> night = rule("x").variant("night").when(outside).remedy(named).denies();
      assertThat(HouseRules.of(night).engine().check(call()).findings())
          .singleElement()
          .satisfies(each -> assertThat(each.permittedFrom()).isPresent())
          .extracting(Finding::remedies)
          .isEqualTo(List.of("ask-first", "wait"));
      // Another rule of the id denies for ever, so waiting for the hours cures nothing.
      Rule<Contact> ever = rule("x").variant("ever").when(SALE).remedy(named).denies();
      assertThat(HouseRules.of(night, ever).engine().check(call()).findings())
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.permittedFrom()).isEmpty())
          .allSatisfy(each -> assertThat(each.remedies()).containsExactly("ask-first"));
    }
  }

  @Test
  void undecided_saysWhatIsMissing_inTheOrderOfTheAlphabet() {
    Verdict verdict =
        HouseRules.of(
                rule("x")
                    .variant("a")
                    .when(Condition.isTrue(Contact.RECORDED))
                    .when(Condition.isTrue(Contact.CALLER.then(Caller.TAX_EXEMPT)))
                    .denies(),
                rule("x").variant("b").when(Condition.isTrue(Contact.PHI)).denies())
            .engine()
            .check(call());
    Finding finding = verdict.findings().get(0);

    assertThat(verdict.findings()).hasSize(1);
    assertThat(finding.message())
        .isEqualTo("Nothing is sold. Cannot be decided without caller.taxExempt, phi, recorded.");
    assertThat(finding.missing())
        .extracting(Fact::path)
        .containsExactly("recorded", "caller.taxExempt", "phi");
    assertThat(finding.remedies()).containsExactly("supply-fact");
    assertThat(finding.permittedFrom()).isEmpty();
    assertThat(verdict)
        .hasToString(
            "INDETERMINATE\nINDETERMINATE [house.x] Nothing is sold. Cannot be decided without"
                + " caller.taxExempt, phi, recorded.");
  }

  @Test
  void undecided_inSeveralPlaces_doesNotReadAsIfOneOfThemWereKnown() {
    Verdict verdict =
        HouseRules.of(
                rule("x").in(Place.of("US-FL")).when(Condition.isTrue(Contact.RECORDED)).denies(),
                rule("x").in(Place.of("US-NY")).when(Condition.isTrue(Contact.PHI)).denies())
            .engine()
            .check(Contact.builder().at(call().at()).build());

    assertThat(verdict.findings())
        .filteredOn(finding -> finding.rule().id().equals("house.x"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .startsWith(
                        "The law of one of several possible places says: Nothing is sold. Cannot be decided"
                            + " without "));
  }

  /** A rule that failed lacks no fact, so that what another of its id lacks is told beside it. */
  @Test
  void failedRule_saysSo_andKeepsApartFromOthersOfItsId() {
    Verdict verdict =
        HouseRules.of(
                rule("x")
                    .variant("a")
                    .when(
                        Condition.where(
                            Contact.AT,
                            "it fails",
                            at -> {
                              throw new IllegalStateException();
                            }))
                    .denies(),
                rule("x").variant("b").when(Condition.isTrue(Contact.PHI)).denies(),
                rule("x").variant("c").when(Condition.isTrue(Contact.RECORDED)).denies())
            .engine()
            .check(call());

    assertThat(verdict.findings()).hasSize(2);
    assertThat(verdict.findings().get(0).message())
        .isEqualTo("The rule house.x failed on these facts and could not decide.");
    assertThat(verdict.findings().get(0).remedies()).isEmpty();
    assertThat(verdict.findings().get(1).missing())
        .extracting(Fact::path)
        .containsExactly("phi", "recorded");
  }

  @Test
  void permit_andItsObligations_areWords() {
    Verdict verdict =
        HouseRules.of(rule("x").when(SALE).obliges(Duty.to("identify-caller")))
            .engine()
            .check(call());

    assertThat(verdict).hasToString("PERMIT");
    assertThat(verdict.obligations())
        .singleElement()
        .hasToString("identify-caller [house.x] House Rules 1");
  }
}
