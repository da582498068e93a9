package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Needs;
import io.lexicall.facts.Called;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rules.tcpa.TcpaRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acts that name the area code bind where only the number is one of the state's. */
class NumberReachTest {
  private static final String NOON = "2026-11-24T12:00:00-05:00";
  private static final String VIRGINIA = "+18045550142";
  private static final String SOUTH_CAROLINA = "+18035550142";
  private static final String CONNECTICUT = "+12035550142";
  private static final String GEORGIA = "+14045550142";

  private static final List<Place> STATES =
      List.of(Place.of("US-VA"), Place.of("US-SC"), Place.of("US-CT"));

  private final States states = new States();

  private static Called.Builder to(String state, @Nullable LineType line, String number) {
    Called.Builder to = Called.builder().region(Place.of(state)).subscriber(Subscriber.CONSUMER);
    if (line != null) {
      to.lineType(line);
    }
    return number.isEmpty() ? to : to.number(PhoneNumber.parse(number));
  }

  /** Who asked acme six years ago not to be called, which federal law no longer counts. */
  private static Contact.Builder toldLongAgo(Contact.Builder contact, Called.Builder to) {
    return contact
        .to(to.build())
        .lists(
            ListEntry.builder()
                .list(ListKind.NATIONAL_DNC)
                .listed(false)
                .asOf(Calls.day("2026-11-24"))
                .build(),
            Calls.internal(true).since(Calls.day("2020-11-01")).build());
  }

  /** So that many calls that are alike but for their numbers are judged once. */
  @Test
  void number_isReadForItsPlacesAlone() {
    Compliance compliance = Compliance.builder().module(new TcpaRules()).build();
    for (String place : List.of("US-NY", "US-VA", "US-GA")) {
      for (String number : List.of(VIRGINIA, GEORGIA)) {
        Contact call =
            Calls.call(place, NOON).to(to(place, LineType.FIXED_LINE, number).build()).build();
        assertThat(compliance.reads(call)).extracting(Fact::path).doesNotContain("to.number");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // number, line, stated place, what the rule says
    "+18045550142, FIXED_LINE, US-GA, deny until 2030-11-01T04:00Z", // ten years
    "+18045550142, FIXED_LINE, US-VA, deny until 2030-11-01T04:00Z",
    "+14045550142, FIXED_LINE, US-VA, deny until 2030-11-01T04:00Z",
    "+14045550142, FIXED_LINE, US-GA, ''", // Georgia has no such list
    "+18045550142, FIXED_LINE, CA-ON, ''", // abroad the states' acts are not judged
    "'', FIXED_LINE, US-GA, ''", // no number is stated: none is asked for
  })
  void internalList_followsNumbersOfVirginia(String number, LineType line, String at, String says) {
    Contact.Builder call = toldLongAgo(Calls.call("US-VA", NOON), to(at, line, number));
    assertThat(states.says(call, "internal-do-not-call")).isEqualTo(says);
  }

  @ParameterizedTest
  @CsvSource({"MOBILE, deny until 2030-11-01T04:00Z", "FIXED_LINE, ''", ", needs to.lineType"})
  void texts_followMobileNumbersOfVirginia(@Nullable LineType line, String says) {
    Contact.Builder text = toldLongAgo(Calls.text("US-VA", NOON), to("US-GA", line, VIRGINIA));
    assertThat(states.says(text, "internal-do-not-call")).isEqualTo(says);
  }

  /** Until 2020-06-30 the wireless numbers alone, and no texts. */
  @ParameterizedTest
  @CsvSource({
    "2020-06-30, FIXED_LINE, ''",
    "2020-06-30, MOBILE, deny until 2024-01-01T05:00Z",
    "2020-07-01, FIXED_LINE, deny until 2024-01-01T05:00Z",
    "2020-07-01, MOBILE, deny until 2024-01-01T05:00Z",
  })
  void virginia_fixedLinesSince2020(String day, LineType line, String says) {
    Contact.Builder call =
        Calls.call("US-VA", day + "T12:00:00-04:00")
            .to(to("US-GA", line, VIRGINIA).build())
            .lists(Calls.internal(true).since(Calls.day("2014-01-01")).build());
    assertThat(states.says(call, "internal-do-not-call")).isEqualTo(says);
  }

  private static Contact.Builder listed(String state, String day, Called.Builder to) {
    return Calls.call(state, day + "T12:00:00-05:00")
        .to(to.build())
        .lists(
            ListEntry.builder()
                .list(ListKind.NATIONAL_DNC)
                .listed(true)
                .since(Calls.day("2010-01-01"))
                .asOf(Calls.day(day))
                .build())
        .consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, "2018-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    // day, number, line, what the rule says of a listed number with a written consent
    "2018-05-17, +18035550142, MOBILE, ''",
    "2018-05-18, +18035550142, MOBILE, deny",
    "2026-11-24, +18035550142, MOBILE, deny",
    "2026-11-24, +18035550142, FIXED_LINE, ''", // a residence counts in the State alone
    "2026-11-24, +18035550142, , needs to.lineType",
    "2026-11-24, +14045550142, MOBILE, ''",
  })
  void nationalList_followsMobileNumbersOfSouthCarolina(
      String day, String number, @Nullable LineType line, String says) {
    assertThat(states.says(listed("US-SC", day, to("US-NC", line, number)), "do-not-call-list"))
        .isEqualTo(says);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-09-30, +12035550142, ''",
    "2023-10-01, +12035550142, deny",
    "2026-11-24, +12035550142, deny",
    "2026-11-24, +14045550142, ''",
  })
  void consent_followsNumbersOfConnecticut(String day, String number, String says) {
    Contact.Builder call =
        Calls.call("US-CT", day + "T12:00:00-05:00")
            .to(to("US-GA", LineType.FIXED_LINE, number).build());
    assertThat(states.says(call, "telemarketing-consent")).isEqualTo(says);
    assertThat(states.obligations(call).contains("ask-permission-to-continue"))
        .isEqualTo(!says.isEmpty());
  }

  /** The hours are those of the state of the number, on the clock of the person. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T19:59:59-08:00, ''",
    "2026-11-24T20:00:00-08:00, deny until 2026-11-25T17:00Z",
    "2026-11-24T08:59:59-08:00, deny until 2026-11-24T17:00Z",
    "2026-11-24T09:00:00-08:00, ''",
  })
  void hours_followTheNumber_onTheClockOfThePerson(String at, String says) {
    Contact.Builder call =
        Calls.call("US-CT", at).to(to("US-CA", LineType.FIXED_LINE, CONNECTICUT).build());
    assertThat(states.says(call, "calling-hours")).isEqualTo(says);
  }

  @Test
  void customer_isFreeInConnecticut_byNumberToo() {
    Contact.Builder call =
        Calls.call("US-CT", NOON)
            .to(to("US-GA", LineType.FIXED_LINE, CONNECTICUT).build())
            .relationship(Relationship.builder().customer(true).build());
    assertThat(states.says(call, "telemarketing-consent")).isEmpty();
  }

  @Test
  void obligations_areThoseOfTheNumbersStateToo() {
    Contact.Builder call =
        Calls.call("US-SC", NOON).to(to("US-GA", LineType.MOBILE, SOUTH_CAROLINA).build());
    Contact.Builder other =
        Calls.call("US-SC", NOON).to(to("US-GA", LineType.MOBILE, GEORGIA).build());
    assertThat(states.obligations(call)).contains("offer-opt-out");
    assertThat(states.obligations(other)).doesNotContain("offer-opt-out");
  }

  /** A place that is not known is asked for as ever. */
  @Test
  void region_isAskedForWhereItTells() {
    Contact.Builder call =
        toldLongAgo(
            Calls.call("US-VA", NOON),
            Called.builder().country(Place.of("US")).lineType(LineType.FIXED_LINE));
    assertThat(states.says(call, "internal-do-not-call")).contains("to.region");
  }

  /** Needs leave the number out: it may be of one of these states, whose law is named last. */
  @Test
  void needs_nameTheLawOfOtherStatesLast() {
    Contact call = Calls.call("US-GA", NOON).to(to("US-GA", null, "").build()).build();
    List<Needs.Need> needs =
        Compliance.builder().module(new TcpaRules()).build().needs(call).needs();
    assertThat(needs).anyMatch(need -> !ofElsewhere(need).isEmpty());
    for (Needs.Need need : needs) {
      List<Needs.Reason> last = ofElsewhere(need);
      int all = need.reasons().size();
      assertThat(need.reasons().subList(all - last.size(), all))
          .as("%s", need.fact())
          .isEqualTo(last);
    }
  }

  private static List<Needs.Reason> ofElsewhere(Needs.Need need) {
    return need.reasons().stream()
        .filter(reason -> STATES.stream().anyMatch(reason.rule().places()::contains))
        .toList();
  }

  /**
   * A row of the table that begins or ends within a stretch of a rule would be applied too long.
   */
  @Test
  void rows_beginAndEndWithTheRulesThatTheyReach() {
    Tables tables = new Tables();
    for (LawTable.Row row : tables.rows(Tables.NUMBER_REACH)) {
      for (var rule : StateRules.rules(tables)) {
        InForce stretch = rule.info().inForce();
        boolean reached =
            rule.info().places().contains(Cells.place(row))
                && row.list("rules", '|').contains(rule.info().id().substring("us-state.".length()))
                && row.inForce().overlaps(stretch);
        if (reached) {
          assertThat(holds(row.inForce(), stretch)).as("%s of %s", rule, row).isTrue();
        }
      }
    }
  }

  private static boolean holds(InForce outer, InForce inner) {
    return (outer.from() == null || (inner.from() != null && !inner.from().isBefore(outer.from())))
        && (outer.to() == null || (inner.to() != null && !inner.to().isAfter(outer.to())));
  }
}
