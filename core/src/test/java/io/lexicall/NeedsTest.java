package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What contacts of a kind take is what the rules that are left have still to ask. */
class NeedsTest {
  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("It is so.").cites("House Rules 1");
  }

  private static final Rule<Contact> TEXAS_LIST =
      rule("texas-list")
          .in(Place.of("US-TX"))
          .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
          .when(CheckedList.of(ListKind.STATE_DNC).in(Place.of("US-TX")).listed())
          .denies();

  private static final Rule<Contact> EXEMPT =
      rule("exempt").unless(Condition.isTrue(Contact.CALLER.then(Caller.TAX_EXEMPT))).denies();

  private static Contact contact(String region, ContactPurpose purpose) {
    return Contact.builder()
        .at(Instant.parse("2026-11-24T17:00:00Z"))
        .purpose(purpose)
        .to(Called.inRegion(region).build())
        .build();
  }

  private static Needs needs(Contact kind, Rule<?>... rules) {
    return HouseRules.of(rules).engine().needs(kind);
  }

  private static List<String> told(Needs needs) {
    return needs.needs().stream()
        .map(need -> need.fact() + " " + need.kind() + (need.decides() ? "" : " if"))
        .toList();
  }

  @Test
  void needs_areThoseOfRulesThatCanSpeakThere_andForThatPurpose() {
    assertThat(told(needs(contact("US-TX", ContactPurpose.TELEMARKETING), TEXAS_LIST)))
        .containsExactly("lists[state-dnc US-TX] LIST");
    assertThat(told(needs(contact("US-TX", ContactPurpose.SURVEY), TEXAS_LIST))).isEmpty();
    assertThat(told(needs(contact("US-NY", ContactPurpose.TELEMARKETING), TEXAS_LIST))).isEmpty();
  }

  /** A list that nobody must check is none that a host needs; the duty to check one names it. */
  @Test
  void lists_areThoseThatMustBeChecked() {
    Contact sale = contact("US-TX", ContactPurpose.TELEMARKETING);
    CheckedList list = CheckedList.of(ListKind.STATE_DNC).in(Place.of("US-TX"));
    CheckedList own = CheckedList.of(ListKind.INTERNAL_DNC);

    assertThat(told(needs(sale, rule("found").when(list.foundListed()).denies()))).isEmpty();
    assertThat(
            told(
                needs(
                    sale,
                    rule("both").when(list.foundListed()).denies(),
                    rule("own").when(own.listed().or(list.foundListed())).denies())))
        .containsExactly("lists[internal-dnc] LIST");
    Rule<Contact> duty =
        rule("duty")
            .unless(Condition.happened(Contact.REQUESTED_AT))
            .demands(list.listed().not(), "check-list");
    assertThat(told(needs(sale, duty))).contains("lists[state-dnc US-TX] LIST if");
  }

  @Test
  void needs_tellWhichRulesAsk_andWithWhichCitation() {
    Rule<Contact> other = rule("other").when(Condition.isTrue(Contact.RECORDED)).denies();
    Rule<Contact> again = rule("again").when(Condition.isTrue(Contact.RECORDED)).denies();

    Needs needs = needs(contact("US-TX", ContactPurpose.TELEMARKETING), other, again);

    assertThat(told(needs)).containsExactly("recorded STANDING");
    assertThat(needs.needs().get(0).reasons())
        .extracting(reason -> reason.rule().id() + ": " + reason.citation())
        .containsExactly("house.other: House Rules 1", "house.again: House Rules 1");
  }

  @Test
  void needs_areSorted_listsFirst_thenWhatIsStatedOnce_thenWhatEachCallTakes() {
    Rule<Contact> consent = rule("consent").when(Condition.isTrue(Contact.BALANCING_TEST)).denies();
    assertThat(
            told(
                needs(contact("US-TX", ContactPurpose.TELEMARKETING), consent, EXEMPT, TEXAS_LIST)))
        .containsExactly(
            "lists[state-dnc US-TX] LIST", "caller.taxExempt STANDING", "balancingTest EACH");
  }

  /** A vendor that calls for others is asked whether they are covered entities. */
  @Test
  void whatCountsOnlyIfItIsStated_isNamedToo() {
    Fact<Contact, Boolean> thirdParty = Contact.CALLER.then(Caller.THIRD_PARTY);
    Condition<Contact> ofEntity =
        Condition.any(
            Condition.isTrue(Contact.CALLER.then(Caller.COVERED_ENTITY)),
            Condition.all(Condition.known(thirdParty), Condition.isFalse(thirdParty)).not());
    Rule<Contact> rule =
        rule("entities").when(Condition.isTrue(Contact.BALANCING_TEST)).when(ofEntity).denies();
    assertThat(told(needs(contact("US-TX", ContactPurpose.TELEMARKETING), rule)))
        .containsExactly(
            "caller.coveredEntity STANDING if",
            "caller.thirdParty STANDING if",
            "balancingTest EACH");
  }

  @Test
  void whatMayHaveHappenedInAGroup_isNamedBesideTheGroup() {
    Fact<Contact, Instant> inquiry = Contact.RELATIONSHIP.then(Relationship.LAST_INQUIRY_AT);
    Rule<Contact> rule =
        rule("asked").unless(Condition.happened(Contact.RELATIONSHIP, inquiry)).denies();
    assertThat(told(needs(contact("US-TX", ContactPurpose.TELEMARKETING), rule)))
        .containsExactly("relationship EACH", "relationship.lastInquiryAt EACH if");
  }

  @Test
  void profile_isNoLongerAsked_andWhatItSettlesIsTold() {
    Contact kind = contact("US-TX", ContactPurpose.TELEMARKETING);
    for (boolean exempt : new boolean[] {true, false}) {
      Compliance engine =
          Compliance.builder()
              .module(HouseRules.of(EXEMPT))
              .profile(
                  Profile.builder()
                      .with(Contact.CALLER, Caller.builder().taxExempt(exempt).build())
                      .build())
              .build();
      Needs needs = engine.needs(kind);
      assertThat(needs.needs()).isEmpty();
      assertThat(needs.settled())
          .extracting(finding -> finding.rule().id())
          .isEqualTo(exempt ? List.of() : List.of("house.exempt"));
    }
  }

  @Test
  void denialThatTimeCures_isNotSettled() {
    Rule<Contact> later =
        rule("later")
            .when(
                Condition.outsideHours(
                    WeeklyHours.daily(CallingWindow.parse("20:00-21:00")), HolidayCalendar.NONE))
            .denies();
    assertThat(needs(contact("US-NY", ContactPurpose.TELEMARKETING), later).settled()).isEmpty();
  }

  /** A rule for callers from elsewhere asks nothing of a caller who says where they are. */
  @Test
  void ruleThatAStandingFactKeepsFromSpeaking_asksNothing_andUntilThenOnlyThatFact() {
    Condition<Contact> fromGermany =
        Condition.where(
            Contact.CALLER.then(Caller.COUNTRY),
            "the caller is in Germany",
            country -> Truth.of(country.equals(Place.of("DE"))));
    Rule<Contact> abroad =
        rule("abroad").when(fromGermany).when(Condition.isTrue(Contact.BALANCING_TEST)).denies();
    Contact kind = contact("US-TX", ContactPurpose.TELEMARKETING);

    Needs open = needs(kind, abroad);
    assertThat(told(open)).containsExactly("caller.country STANDING", "balancingTest EACH if");
    assertThat(open.needs().get(1).reasons().get(0).hinges())
        .extracting(Fact::path)
        .containsExactly("caller.country");
    assertThat(open.needs().get(0).reasons().get(0).hinges()).isEmpty();

    assertThat(told(needs(from("US", kind), abroad))).isEmpty();
    assertThat(told(needs(from("DE", kind), abroad))).containsExactly("balancingTest EACH");
  }

  private static Contact from(String country, Contact kind) {
    return Contact.builder()
        .from(kind)
        .caller(Caller.builder().country(Place.of(country)).build())
        .build();
  }

  /** It is false now, and will not be later: who has not objected may, and the hours go by. */
  @Test
  void ruleThatTimeOrAnEventWillMakeSpeak_isAsked() {
    Rule<Contact> later =
        rule("later")
            .when(
                Condition.outsideHours(
                    WeeklyHours.daily(CallingWindow.parse("08:00-21:00")), HolidayCalendar.NONE))
            .when(Condition.isTrue(Contact.BALANCING_TEST))
            .denies();
    Rule<Contact> objected =
        rule("objected")
            .when(Condition.happened(Contact.OBJECTED_AT))
            .when(Condition.isTrue(Contact.RECORDED))
            .denies();
    assertThat(told(needs(contact("US-NY", ContactPurpose.TELEMARKETING), later, objected)))
        .containsExactly("recorded STANDING if", "balancingTest EACH if", "objectedAt EACH if");
  }

  /** What may be owed is owed: nothing more is asked. */
  @Test
  void obligationThatIsOwedWhateverIsKnown_asksNothing() {
    Rule<Contact> both =
        rule("both")
            .when(Condition.isTrue(Contact.RECORDED))
            .demands(Condition.isTrue(Contact.BALANCING_TEST), "announce-recording");
    Needs needs = needs(contact("US-NY", ContactPurpose.TELEMARKETING), both);
    assertThat(needs.needs()).noneMatch(Needs.Need::decides);
  }

  @Test
  void ofEveryKindOfActivity_itCanBeAsked() {
    Request request =
        Request.builder()
            .at(Instant.parse("2026-11-24T17:00:00Z"))
            .receivedAt(Instant.parse("2026-11-24T17:00:00Z"))
            .build();
    assertThat(HouseRules.of(EXEMPT).engine().needs(request).needs()).isNotNull();
  }

  @Test
  void wholeOfAFact_isTheEntryOrTheListAroundIt() {
    assertThat(Contact.LISTS.entry("national-dnc", ListEntry.AS_OF).whole())
        .isEqualTo(Contact.LISTS.entry("national-dnc"));
    assertThat(Contact.LISTS.entry("state-dnc US-TX").whole())
        .hasToString("lists[state-dnc US-TX]");
    assertThat(Contact.LISTS.each(ListEntry.LISTED).whole()).isEqualTo(Contact.LISTS);
    assertThat(Contact.CONSENTS.each(Consent.SELLER).whole()).isEqualTo(Contact.CONSENTS);
    Fact<Contact, ?> inside = Contact.CALLER.then(Caller.TAX_EXEMPT);
    assertThat(inside.whole()).isSameAs(inside);
    assertThat(Contact.LISTS.whole()).isSameAs(Contact.LISTS);
  }
}
