package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Explanation;
import io.lexicall.Finding;
import io.lexicall.HouseRules;
import io.lexicall.Stretch;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Party;
import io.lexicall.facts.PartyRole;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Recording;
import io.lexicall.facts.RecordingNotice;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Transport;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which law governs on which day, until when it denies, and where none is loaded. */
class ActivityEngineTest {
  private static final Condition<Contact> SALE =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("It is so.").cites("House Rules 1");
  }

  private static Contact.Builder call() {
    return Contact.builder()
        .at(Instant.parse("2026-11-24T17:00:00Z"))
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .to(Called.inRegion("US-NY").build());
  }

  private static Contact callAt(String at) {
    return call().at(Instant.parse(at)).build();
  }

  private static List<String> rulesOf(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  private static List<String> missing(Verdict verdict) {
    return ((Verdict.Indeterminate) verdict).missing().stream().map(Fact::path).toList();
  }

  private static Optional<Instant> until(Verdict verdict) {
    return ((Verdict.Denial) verdict).permittedFrom();
  }

  // ---- the law of the day

  /** One engine, asked of one hour after the other and back again, at both ends of the world. */
  @Test
  void law_isThatOfTheDateAtThePlace_whateverWasAskedBefore() {
    Compliance engine =
        HouseRules.of(
                rule("x").inForceFrom("2026-03-10").inForceTo("2026-03-19").denies(),
                rule("y").inForceFrom("2026-04-02").denies())
            .engine()
            .only(List.of("house"));
    Instant from = Instant.parse("2026-03-06T00:00:00Z");
    int hours = 30 * 24;
    for (String zone :
        List.of("Pacific/Kiritimati", "Europe/London", "America/New_York", "Pacific/Pago_Pago")) {
      Contact contact = call().to(Called.builder().timeZone(ZoneId.of(zone)).build()).build();
      for (int i = 0; i < 2 * hours; i++) {
        Instant at = from.plus(Duration.ofHours(i < hours ? i : 2 * hours - i));
        LocalDate day = at.atZone(ZoneId.of(zone)).toLocalDate();
        boolean ofX =
            !day.isBefore(LocalDate.of(2026, 3, 10)) && day.isBefore(LocalDate.of(2026, 3, 20));
        boolean ofY = !day.isBefore(LocalDate.of(2026, 4, 2));
        assertThat(rulesOf(engine.check(contact.at(at))))
            .as("%s in %s", at, zone)
            .isEqualTo(ofX ? List.of("house.x") : ofY ? List.of("house.y") : List.of());
      }
    }
  }

  @Test
  void law_whereNoPlaceIsKnown_isThatOfTheDateInUtc() {
    Compliance engine =
        HouseRules.of(rule("x").inForceFrom("2026-03-10").denies()).engine().only(List.of("house"));
    Contact nowhere = Contact.builder().at(Instant.parse("2026-03-09T23:59:59Z")).build();

    assertThat(rulesOf(engine.check(nowhere))).isEmpty();
    assertThat(rulesOf(engine.check(nowhere.at(Instant.parse("2026-03-10T00:00:00Z")))))
        .containsExactly("house.x");
    assertThat(Statutes.Days.of(nowhere).at(Set.of()))
        .containsExactly(LocalDate.of(2026, 3, 9).toEpochDay());
    assertThat(Statutes.Days.of(nowhere.at(Instant.parse("1969-12-31T23:59:59Z"))).at(Set.of()))
        .containsExactly(-1L);
  }

  private static Recording among(List<Place> places, String at) {
    List<Party> parties = new ArrayList<>();
    for (Place place : places) {
      Party.Builder party = Party.builder().role(PartyRole.CUSTOMER).country(place.country());
      parties.add((place.isRegion() ? party.region(place) : party).build());
    }
    return Recording.builder().at(Instant.parse(at)).parties(parties).build();
  }

  /** In Guam a day begins 15 hours before it does in Illinois. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-09T14:00:00Z, old", // 00:00 of the tenth in Guam, 09:00 of the ninth in Illinois
    "2026-03-10T04:59:59Z, old",
    "2026-03-10T05:00:00Z, new",
    "2026-03-10T09:59:59Z, new", // the last second of the ninth in Honolulu
  })
  void law_isThatOfTheDateAtItsOwnPlace_notOfAnotherParty(String at, String law) {
    HouseRules rules =
        HouseRules.of(
            inIllinois("old").inForceTo("2026-03-09").denies(),
            inIllinois("new").inForceFrom("2026-03-10").denies());
    List<Place> three = List.of(Place.of("US-GU"), Place.of("US-IL"), Place.of("US-HI"));
    // A stretch tells so many clocks apart; of more, only all together.
    List<Place> many = new ArrayList<>(three);
    for (String country :
        "NL DE FR GB PT GR FI IN JP KR CN SG NZ FJ AR CL PE CO EG KE NG".split(" ")) {
      many.add(Place.of(country));
    }
    Recording recording = among(three, at);
    assertThat(among(many, at).whereabouts().zones()).hasSizeGreaterThan(24);

    assertThat(rulesOf(rules.engine().only(List.of("house")).check(recording)))
        .containsExactly("house." + law);
    assertThat(rulesOf(rules.engine().only(List.of("house")).check(among(many, at))))
        .contains("house." + law);
    assertThat(
            rules.engine().only(List.of("house")).explain(recording).considered().stream()
                .filter(each -> each.result() == Explanation.Result.DENIED)
                .map(each -> each.rule().id()))
        .containsExactly("house." + law);
  }

  @Test
  void denial_byALawThatEnds_endsWithTheDayAtItsPlace() {
    HouseRules rules = HouseRules.of(inIllinois("old").inForceTo("2026-03-09").denies());
    Recording recording =
        among(
            List.of(Place.of("US-IL"), Place.of("US-HI"), Place.of("US-GU")),
            "2026-03-09T15:00:00Z");

    assertThat(until(rules.engine().only(List.of("house")).check(recording)))
        .contains(Instant.parse("2026-03-10T05:00:00Z"));
  }

  private static Rule.Builder<Recording> inIllinois(String name) {
    return Rule.on(Recording.SCHEMA, "house." + name)
        .title("It is so.")
        .cites("House Rules 1")
        .in(Place.of("US-IL"))
        .when(Condition.always());
  }

  /** Where it is 23:30 or 00:30, the law that ends is still law, and that which begins already. */
  @Test
  void law_ofTwoDates_isThatOfBoth() {
    Compliance engine =
        HouseRules.of(
                rule("ends").inForceTo("2026-03-09").denies(),
                rule("begins").inForceFrom("2026-03-10").denies())
            .engine()
            .only(List.of("house"));
    Contact panhandle =
        callAt("2026-03-10T03:59:59Z")
            .with(Contact.TO, Called.builder().number(PhoneNumber.parse("+18505550142")).build());

    assertThat(panhandle.whereabouts().zones())
        .containsExactly(ZoneId.of("America/Chicago"), ZoneId.of("America/New_York"));
    assertThat(rulesOf(engine.check(panhandle))).containsExactly("house.ends");
    for (String at : List.of("2026-03-10T04:00:00Z", "2026-03-10T04:59:59.999999999Z")) {
      assertThat(rulesOf(engine.check(panhandle.at(Instant.parse(at)))))
          .containsExactlyInAnyOrder("house.ends", "house.begins");
    }
    assertThat(rulesOf(engine.check(panhandle.at(Instant.parse("2026-03-10T05:00:00Z")))))
        .containsExactly("house.begins");
  }

  private static final Instant EVENING = Instant.parse("2026-03-10T02:30:00Z"); // 22:30 on the 9th

  private static Rule.Builder<Contact> hours(String window) {
    return rule("hours")
        .when(
            Condition.outsideHours(
                WeeklyHours.daily(CallingWindow.parse(window)), HolidayCalendar.NONE));
  }

  private static Verdict.Denial denial(Rule<?>... rules) {
    return (Verdict.Denial)
        HouseRules.of(rules).engine().only(List.of("house")).check(call().at(EVENING).build());
  }

  private static List<Optional<Instant>> ends(Verdict verdict) {
    return verdict.findings().stream().map(Finding::permittedFrom).toList();
  }

  @Test
  void denial_byLawThatIsRepealed_endsWithItsLastDay() {
    Optional<Instant> midnight = Optional.of(Instant.parse("2026-03-10T04:00:00Z"));

    Verdict.Denial forGood = denial(rule("x").inForceTo("2026-03-09").denies());
    assertThat(forGood.permittedFrom()).isEqualTo(midnight);
    assertThat(ends(forGood)).containsExactly(midnight);

    Verdict.Denial byHours = denial(hours("10:00-12:00").inForceTo("2026-03-09").denies());
    assertThat(byHours.permittedFrom()).isEqualTo(midnight);
    assertThat(ends(byHours)).containsExactly(midnight);
  }

  @Test
  void denial_byLawThatIsReplaced_endsAsTheNextLawSays() {
    Rule<?> before = hours("10:00-12:00").inForceTo("2026-03-09").denies();
    Optional<Instant> eight = Optional.of(Instant.parse("2026-03-10T12:00:00Z"));

    Verdict.Denial eased = denial(before, hours("08:00-12:00").inForceFrom("2026-03-10").denies());
    assertThat(eased.permittedFrom()).isEqualTo(eight);
    assertThat(ends(eased)).containsExactly(eight);

    Verdict.Denial barred = denial(before, rule("hours").inForceFrom("2026-03-10").denies());
    assertThat(barred.permittedFrom()).isEmpty();
    assertThat(ends(barred)).containsExactly(Optional.empty());
  }

  /** What another rule denies is told by its own finding, and by the verdict. */
  @Test
  void finding_endsWhereNoVariantOfItsRuleDenies() {
    Optional<Instant> eight = Optional.of(Instant.parse("2026-03-10T12:00:00Z"));
    Verdict.Denial denial =
        denial(
            hours("23:00-23:30").variant("early").inForceTo("2026-03-09").denies(),
            hours("08:00-22:50").variant("late").denies(),
            Rule.on(Contact.SCHEMA, "house.other")
                .title("It is so.")
                .cites("House Rules 2")
                .when(
                    Condition.outsideHours(
                        WeeklyHours.daily(CallingWindow.parse("09:00-22:00")),
                        HolidayCalendar.NONE))
                .denies());

    Optional<Instant> nine = Optional.of(Instant.parse("2026-03-10T13:00:00Z"));
    assertThat(denial.permittedFrom()).isEqualTo(nine);
    assertThat(denial.findings().stream().map(each -> each.rule().id()))
        .containsExactly("house.hours", "house.other");
    assertThat(ends(denial)).containsExactly(eight, nine);
  }

  @Test
  void denial_ofOneRuleByTheLawOfTwoDays_isOneFinding() {
    Compliance engine =
        HouseRules.of(
                hours("10:00-20:00").inForceTo("2026-03-09").denies(),
                hours("09:00-20:00").inForceFrom("2026-03-10").denies(),
                hours("11:00-20:00").variant("b").cites("Old 2").inForceTo("2026-03-09").denies(),
                hours("11:00-20:00").variant("b").cites("New 2").inForceFrom("2026-03-10").denies())
            .engine()
            .only(List.of("house"));
    Contact panhandle =
        callAt("2026-03-10T04:30:00Z")
            .with(Contact.TO, Called.builder().number(PhoneNumber.parse("+18505550142")).build());

    Verdict verdict = engine.check(panhandle);

    assertThat(verdict.findings().stream().map(Finding::citation))
        .containsExactly("House Rules 1", "Old 2", "New 2");
    Instant eleven = Instant.parse("2026-03-10T16:00:00Z");
    assertThat(until(verdict)).contains(eleven);
    assertThat(ends(verdict)).containsOnly(Optional.of(eleven));
  }

  /** Who waits until the morning checks the list anew; who calls with it today does not. */
  @Test
  void denial_byTheAgeOfAList_countsTodayAndNotLater() {
    Condition<Contact> later =
        SALE.and(
            Condition.outsideHours(
                WeeklyHours.daily(CallingWindow.parse("22:00-23:00")), HolidayCalendar.NONE));
    Rule<?> hours = hours("08:00-22:00").denies();

    Verdict.Denial willBeOld =
        denial(hours, rule("age").when(later).remedy("refresh-list").denies());
    assertThat(willBeOld.permittedFrom()).contains(Instant.parse("2026-03-10T12:00:00Z"));

    assertThat(
            denial(hours, rule("age").when(SALE).remedy("refresh-list").denies()).permittedFrom())
        .isEmpty();
    assertThat(denial(hours, rule("age").when(SALE).denies()).permittedFrom()).isEmpty();
  }

  /** A list that is too old is still so when the text of the law that says it ends. */
  @Test
  void denial_byTheAgeOfAList_goesOnUnderTheNextTextOfTheLaw() {
    Rule<?> old = rule("age").when(SALE).remedy("refresh-list").inForceTo("2026-03-09").denies();
    Rule<?> next = rule("age").when(SALE).remedy("refresh-list").inForceFrom("2026-03-10").denies();
    Verdict.Denial goesOn = denial(old, next);
    assertThat(goesOn.permittedFrom()).isEmpty();
    assertThat(ends(goesOn)).containsOnly(Optional.empty());

    Rule<?> another =
        rule("other-age").when(SALE).remedy("refresh-list").inForceFrom("2026-03-10").denies();
    assertThat(denial(old, another).permittedFrom())
        .contains(Instant.parse("2026-03-10T04:00:00Z"));
  }

  /** A host that states its clock tells the date, if a clock of the country shows it. */
  @Test
  void law_whereOnlyACountryIsStated_isThatOfTheDateOnTheStatedClock() {
    Compliance engine =
        HouseRules.of(
                Rule.on(Storage.SCHEMA, "house.ends")
                    .title("It is so.")
                    .cites("House Rules 1")
                    .inForceTo("2026-03-09")
                    .denies(),
                Rule.on(Storage.SCHEMA, "house.begins")
                    .title("It is so.")
                    .cites("House Rules 2")
                    .inForceFrom("2026-03-10")
                    .denies())
            .engine()
            .only(List.of("house"));
    Storage.Builder storage = Storage.builder().country(Place.of("US"));

    for (String at : List.of("2026-03-09T08:00:00-04:00", "2026-03-09T23:59:59-04:00")) {
      assertThat(rulesOf(engine.check(storage.with(Storage.AT, OffsetDateTime.parse(at)).build())))
          .containsExactly("house.ends");
    }
    assertThat(
            rulesOf(
                engine.check(
                    storage
                        .with(Storage.AT, OffsetDateTime.parse("2026-03-10T00:00:00-04:00"))
                        .build())))
        .containsExactly("house.begins");
    // UTC says nothing of the place, and no place of the United States is on the clock of Berlin
    for (String at :
        List.of("2026-03-09T12:00:00Z", "2026-03-10T10:59:59Z", "2026-03-09T13:00:00+01:00")) {
      assertThat(rulesOf(engine.check(storage.with(Storage.AT, OffsetDateTime.parse(at)).build())))
          .as(at)
          .containsExactlyInAnyOrder("house.ends", "house.begins");
    }
  }

  @Test
  void ruleOfOneDay_isLawOnThatDayOnly() {
    Compliance engine =
        HouseRules.of(rule("x").inForceFrom("2026-03-10").inForceTo("2026-03-10").denies())
            .engine();

    assertThat(rulesOf(engine.check(callAt("2026-03-10T03:59:59Z")))).isEmpty();
    assertThat(rulesOf(engine.check(callAt("2026-03-10T04:00:00Z")))).containsExactly("house.x");
    assertThat(rulesOf(engine.check(callAt("2026-03-11T03:59:59Z")))).containsExactly("house.x");
    assertThat(rulesOf(engine.check(callAt("2026-03-11T04:00:00Z")))).isEmpty();
  }

  // ---- plans

  /** Holds of every call, and counts for how many kinds of calls the law was compiled. */
  private static final class Compiled extends Condition<Contact> {
    private int times;

    /** Returns how often since it was last asked this. */
    int times() {
      int counted = times;
      times = 0;
      return counted;
    }

    @Override
    public Condition<Contact> given(long traits) {
      times++;
      return this;
    }

    @Override
    public Truth test(Contact activity) {
      return Truth.TRUE;
    }

    @Override
    public void missing(Contact activity, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "it is so";
    }
  }

  /** More kinds of calls than the table of plans has room for at first. */
  @Test
  void everyKindOfCall_isCompiledOnce_andKeepsItsAnswer() {
    Compiled compiled = new Compiled();
    Compliance engine =
        HouseRules.of(
                rule("sale")
                    .when(compiled)
                    .when(SALE)
                    .when(Condition.isTrue(Contact.RECORDED))
                    .denies(),
                rule("florida").in(Place.of("US-FL")).when(SALE.not()).denies())
            .engine();
    List<String> regions = List.of("US-NY", "US-FL", "US-CA", "US-TX", "US-OH");
    for (int round = 0; round < 2; round++) {
      for (ContactPurpose purpose : ContactPurpose.values()) {
        for (String region : regions) {
          for (int bits = 0; bits < 4; bits++) {
            boolean recorded = (bits & 1) != 0;
            Contact contact =
                call()
                    .purpose(purpose)
                    .recorded(recorded)
                    .phi((bits & 2) != 0)
                    .to(Called.inRegion(region).build())
                    .build();
            boolean sale = purpose == ContactPurpose.TELEMARKETING;
            boolean denied = sale ? recorded : region.equals("US-FL");
            assertThat(engine.check(contact).decision())
                .isEqualTo(denied ? Decision.DENY : Decision.PERMIT);
          }
        }
      }
      // Nobody reads whether there are health data, so kinds that differ in that are one; and what
      // is left of a rule for one place is left of it for the others.
      int kinds = 2 * ContactPurpose.values().length;
      assertThat(engine.statistics().plans()).isEqualTo(kinds * regions.size());
      assertThat(engine.statistics().compilations()).isEqualTo((long) kinds * regions.size());
      assertThat(engine.statistics().places()).isEqualTo(regions.size());
      assertThat(compiled.times()).isBetween(round == 0 ? 1 : 0, round == 0 ? kinds : 0);
    }
  }

  // ---- until when

  private static Condition<Contact> outside(String hours) {
    return Condition.outsideHours(
        WeeklyHours.daily(CallingWindow.parse(hours)), HolidayCalendar.NONE);
  }

  private static Rule<Contact> endingAt(String name, String end) {
    return rule(name).judges(Set.of(), call -> Outcome.denyUntil(Instant.parse(end)));
  }

  @Test
  void statedEnd_isTheEnd_thoughTheFactsStillTellOfBefore() {
    Compliance engine = HouseRules.of(endingAt("month", "2026-12-01T05:00:00Z")).engine();

    assertThat(until(engine.check(call().build()))).contains(Instant.parse("2026-12-01T05:00:00Z"));
  }

  @Test
  void statedEnds_ofSeveralRules_endWithTheLast() {
    for (List<String> ends :
        List.of(
            List.of("2026-12-01T05:00:00Z", "2026-12-03T05:00:00Z"),
            List.of("2026-12-03T05:00:00Z", "2026-12-01T05:00:00Z"))) {
      Compliance engine =
          HouseRules.of(endingAt("one", ends.get(0)), endingAt("other", ends.get(1))).engine();

      assertThat(until(engine.check(call().build())))
          .contains(Instant.parse("2026-12-03T05:00:00Z"));
    }
  }

  @Test
  void statedEnd_thatADenialForGoodFollows_isNoEnd() {
    Instant end = Instant.parse("2026-12-01T05:00:00Z");
    Compliance engine =
        HouseRules.of(
                endingAt("month", "2026-12-01T05:00:00Z"),
                rule("never")
                    .judges(
                        Set.of(),
                        call -> call.at().isBefore(end) ? Outcome.pass() : Outcome.deny()))
            .engine();

    assertThat(until(engine.check(call().build()))).isEmpty();
  }

  @Test
  void statedEnd_inTheNight_goesOnUntilTheMorning() {
    Compliance engine =
        HouseRules.of(
                rule("hours").when(outside("08:00-21:00")).denies(),
                endingAt("month", "2026-12-01T05:00:00Z"))
            .engine();

    assertThat(until(engine.check(call().build()))).contains(Instant.parse("2026-12-01T13:00:00Z"));
    assertThat(until(engine.check(callAt("2026-11-25T04:00:00Z"))))
        .contains(Instant.parse("2026-12-01T13:00:00Z"));
  }

  /** One that comes into force by then has not ended yet. */
  @Test
  void statedEnds_oneAfterTheOther_areBothWaitedFor() {
    Compliance engine =
        HouseRules.of(
                endingAt("now", "2026-12-01T05:00:00Z"),
                rule("then")
                    .inForceFrom("2026-12-01")
                    .judges(
                        Set.of(), call -> Outcome.denyUntil(Instant.parse("2026-12-05T05:00:00Z"))))
            .engine();

    assertThat(until(engine.check(call().build()))).contains(Instant.parse("2026-12-05T05:00:00Z"));
  }

  @Test
  void statedEnd_staysTheEnd_thoughAnotherRuleDeniedInBetween() {
    Compliance engine =
        HouseRules.of(
                rule("hours").when(outside("08:00-21:00")).denies(),
                rule("month")
                    .judges(
                        Set.of(),
                        call ->
                            call.at().atOffset(ZoneOffset.UTC).getHour() >= 13
                                ? Outcome.denyUntil(Instant.parse("2026-12-01T05:00:00Z"))
                                : Outcome.pass()))
            .engine();

    assertThat(until(engine.check(call().build()))).contains(Instant.parse("2026-12-01T13:00:00Z"));
  }

  @Test
  void denialsThatTakeTurns_areForGood() {
    Compliance engine =
        HouseRules.of(
                rule("day").when(outside("08:00-21:00")).denies(),
                rule("night").when(outside("00:00-08:00").and(outside("21:00-24:00"))).denies())
            .engine();

    assertThat(until(engine.check(call().build()))).isEmpty();
    assertThat(until(engine.check(callAt("2026-11-25T04:00:00Z")))).isEmpty();
  }

  // ---- coverage

  @Test
  void coverage_isThatOfTheActivityAndThePlace() {
    Condition<Contact> calls = Condition.in(Contact.CHANNEL, ContactChannel.VOICE);
    Compliance engine =
        HouseRules.of(rule("x").when(SALE.not()).denies())
            .covering(
                Coverage.of(Payment.SCHEMA),
                Coverage.of(Contact.SCHEMA, calls, Place.of("US-NY")),
                Coverage.of(Contact.SCHEMA, Place.of("US-FL")))
            .engine();
    Contact.Builder unknown =
        Contact.builder().at(call().build().at()).purpose(ContactPurpose.TELEMARKETING);

    assertThat(engine.check(call().build()).decision()).isEqualTo(Decision.PERMIT);
    Verdict text = engine.check(call().channel(ContactChannel.TEXT).build());
    assertThat(rulesOf(text)).containsExactly("core.coverage");
    assertThat(missing(text)).isEmpty();
    assertThat(text.findings().get(0).message())
        .isEqualTo("The loaded rule modules do not hold all the law on this contact in US-NY.");
    assertThat(text.findings().get(0).citation()).isEqualTo("no law loaded");
    Verdict either = engine.check(unknown.to(Called.inRegion("US-NY").build()).build());
    assertThat(missing(either)).containsExactly("channel");
    assertThat(
            engine
                .check(
                    call()
                        .channel(ContactChannel.TEXT)
                        .to(Called.inRegion("US-FL").build())
                        .build())
                .decision())
        .isEqualTo(Decision.PERMIT);
  }

  /**
   * A claim holds the law of its days, by the clock of the place; New York is four hours behind.
   */
  @Test
  void coverage_isThatOfTheDay() {
    Compliance engine =
        HouseRules.of(rule("x").when(SALE.not()).denies())
            .covering(
                Coverage.of(Contact.SCHEMA, Place.of("US-NY"))
                    .during(InForce.between(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 3))))
            .engine();

    assertThat(rulesOf(engine.check(callAt("2026-06-02T03:59:59Z"))))
        .containsExactly("core.coverage");
    assertThat(missing(engine.check(callAt("2026-06-02T03:59:59Z")))).isEmpty();
    assertThat(engine.check(callAt("2026-06-02T04:00:00Z")).decision()).isEqualTo(Decision.PERMIT);
    assertThat(engine.check(callAt("2026-06-04T03:59:59Z")).decision()).isEqualTo(Decision.PERMIT);
    assertThat(rulesOf(engine.check(callAt("2026-06-04T04:00:00Z"))))
        .containsExactly("core.coverage");
    assertThat(
            engine.windows(
                callAt("2026-06-01T12:00:00Z"),
                Instant.parse("2026-06-01T12:00:00Z"),
                Instant.parse("2026-06-05T12:00:00Z")))
        .extracting(Stretch::from, stretch -> stretch.verdict().decision())
        .containsExactly(
            tuple(Instant.parse("2026-06-01T12:00:00Z"), Decision.INDETERMINATE),
            tuple(Instant.parse("2026-06-02T04:00:00Z"), Decision.PERMIT),
            tuple(Instant.parse("2026-06-04T04:00:00Z"), Decision.INDETERMINATE));
    assertThat(
            engine
                .underLawOf(LocalDate.of(2026, 6, 3))
                .check(callAt("2026-11-24T17:00:00Z"))
                .decision())
        .isEqualTo(Decision.PERMIT);
  }

  /**
   * While two clocks show two dates, both must be covered: by one claim, or by one after another.
   */
  @Test
  void coverage_ofTwoDates_isThatOfBoth() {
    Coverage<Contact> florida = Coverage.of(Contact.SCHEMA, Place.of("US-FL"));
    LocalDate june = LocalDate.of(2026, 6, 1);
    Rule<Contact> rule = rule("x").when(SALE.not()).denies();
    Contact call =
        call()
            .at(Instant.parse("2026-06-01T04:30:00Z"))
            .to(Called.inRegion("US-FL").build())
            .build();
    Compliance since =
        HouseRules.of(rule).covering(florida.during(InForce.startingAt(june))).engine();
    Compliance divided =
        HouseRules.of(rule)
            .covering(
                florida.during(InForce.endingAt(june.minusDays(1))),
                florida.during(InForce.startingAt(june)))
            .engine();

    assertThat(since.check(call).decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(since.check(call.at(Instant.parse("2026-06-01T05:00:00Z"))).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(divided.check(call).decision()).isEqualTo(Decision.PERMIT);
  }

  @Test
  void coverage_ofSomeActivitiesEverywhere_namesWhatWouldTell() {
    Condition<Contact> calls = Condition.in(Contact.CHANNEL, ContactChannel.VOICE);
    Compliance engine =
        HouseRules.of(rule("x").when(SALE.not()).denies())
            .covering(Coverage.of(Contact.SCHEMA, calls))
            .engine();
    Contact.Builder nowhere =
        Contact.builder().at(call().build().at()).purpose(ContactPurpose.TELEMARKETING);

    Verdict verdict = engine.check(nowhere.build());

    assertThat(missing(verdict)).containsExactly("to.country", "channel");
    assertThat(verdict.findings().get(0).message()).endsWith("in an unknown place.");
    assertThat(engine.check(nowhere.channel(ContactChannel.VOICE).build()).decision())
        .isEqualTo(Decision.PERMIT);
  }

  /** A call between several places must be covered in each, and each that is not is a finding. */
  @Test
  void coverage_isAskedOfEachPlaceThatIsPossible() {
    HouseRules rules =
        HouseRules.of(
            Rule.on(Recording.SCHEMA, "house.beep")
                .title("It is so.")
                .cites("House Rules 1")
                .when(Condition.in(Recording.NOTICE, RecordingNotice.BEEP))
                .denies());
    Recording recording =
        Recording.builder()
            .at(call().build().at())
            .notice(RecordingNotice.SPOKEN)
            .parties(List.of(party("US-NY"), party("FR-IDF"), party("US-FL")))
            .build();

    assertThat(
            rules
                .covering(Coverage.of(Recording.SCHEMA, Place.of("US-FL")))
                .engine()
                .check(recording)
                .findings())
        .extracting(Finding::message)
        .containsExactly(
            "The loaded rule modules do not hold all the law on this recording in FR-IDF.",
            "The loaded rule modules do not hold all the law on this recording in US-NY.");
    assertThat(
            rules
                .covering(Coverage.of(Recording.SCHEMA, Place.of("US"), Place.of("FR")))
                .engine()
                .check(recording)
                .decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(
            Compliance.builder()
                .module(rules.covering(Coverage.of(Recording.SCHEMA, Place.of("US"))))
                .profile(Profile.builder().permitUncovered(Place.of("FR")).build())
                .build()
                .check(recording)
                .decision())
        .isEqualTo(Decision.PERMIT);
  }

  /** Where only regions of a country are covered, the region would tell; a list of parties too. */
  @Test
  void coverage_ofRegions_asksForTheRegionOfAParty() {
    Compliance engine =
        HouseRules.of(
                Rule.on(Recording.SCHEMA, "house.beep")
                    .title("It is so.")
                    .cites("House Rules 1")
                    .when(Condition.in(Recording.NOTICE, RecordingNotice.BEEP))
                    .denies())
            .covering(Coverage.of(Recording.SCHEMA, Place.of("US-FL")))
            .engine();
    Recording recording =
        Recording.builder()
            .at(call().build().at())
            .notice(RecordingNotice.SPOKEN)
            .parties(List.of(Party.builder().country(Place.of("US")).build()))
            .build();

    assertThat(missing(engine.check(recording))).containsExactly("parties.region");
  }

  /**
   * Each party is where it is, so its country is asked for only if it is in doubt. The first to be
   * asked does not decide for those that come after.
   */
  @Test
  void coverage_asksForTheCountryOfAParty_onlyIfItIsInDoubt() {
    Compliance engine =
        HouseRules.of(
                Rule.on(Recording.SCHEMA, "house.beep")
                    .title("It is so.")
                    .cites("House Rules 1")
                    .when(Condition.in(Recording.NOTICE, RecordingNotice.BEEP))
                    .denies())
            .covering(Coverage.of(Recording.SCHEMA, Place.of("GB")))
            .engine();
    Party stated = Party.builder().country(Place.of("GG")).build();
    Party covered = Party.builder().country(Place.of("GB")).build();
    Party either = Party.builder().number(PhoneNumber.parse("+447012345678")).build();
    assertThat(either.whereabouts().countries())
        .extracting(Place::code)
        .containsExactly("GB", "GG");

    assertThat(missing(engine.check(recorded(stated, covered)))).isEmpty();
    assertThat(missing(engine.check(recorded(either, covered)))).containsExactly("parties.country");
    assertThat(missing(engine.check(recorded(either, stated)))).isEmpty();
    assertThat(missing(engine.check(recorded(stated, covered)))).isEmpty();
    for (Recording each :
        List.of(recorded(stated, covered), recorded(either, covered), recorded(either, stated))) {
      assertThat(engine.check(each).findings())
          .extracting(Finding::message)
          .containsExactly(
              "The loaded rule modules do not hold all the law on this recording in GG.");
    }
  }

  private static Recording recorded(Party... parties) {
    return Recording.builder()
        .at(call().build().at())
        .notice(RecordingNotice.SPOKEN)
        .parties(parties)
        .build();
  }

  private static Party party(String region) {
    return Party.builder().region(Place.of(region)).build();
  }

  @Test
  void activityThatHasNoPlace_isCoveredByWhoeverHoldsItsLaw() {
    Payment payment = Payment.builder().at(call().build().at()).transport(Transport.TLS).build();
    HouseRules rules =
        HouseRules.of(
            Rule.on(Payment.SCHEMA, "house.clear")
                .title("It is so.")
                .cites("House Rules 1")
                .when(Condition.in(Payment.TRANSPORT, Transport.CLEAR))
                .denies());

    assertThat(rules.covering(Coverage.of(Payment.SCHEMA)).engine().check(payment).decision())
        .isEqualTo(Decision.PERMIT);
    Verdict uncovered = rules.covering(Coverage.of(Contact.SCHEMA)).engine().check(payment);
    assertThat(rulesOf(uncovered)).containsExactly("core.coverage");
    assertThat(uncovered.findings().get(0).message())
        .isEqualTo("The loaded rule modules do not hold all the law on this payment in any place.");
    assertThat(missing(uncovered)).isEmpty();
  }

  // ---- coverage of kinds of data

  private static final Compliance HEALTH_AND_FRANCE =
      HouseRules.of(
              Rule.on(Storage.SCHEMA, "house.encrypt")
                  .title("It is so.")
                  .cites("House Rules 1")
                  .when(Condition.isFalse(Storage.ENCRYPTED))
                  .denies())
          .covering(
              Coverage.of(Storage.SCHEMA, Place.of("US")).about(Set.of(DataKind.PHI)),
              Coverage.of(Storage.SCHEMA, Place.of("US-CA")).about(Set.of(DataKind.PERSONAL_DATA)),
              Coverage.of(Storage.SCHEMA, Place.of("FR")),
              Coverage.of(Storage.SCHEMA, Place.of("DE"))
                  .about(Set.of(DataKind.PHI, DataKind.PERSONAL_DATA)))
          .engine();

  private static Storage.Builder kept(String country, DataKind... kinds) {
    return Storage.builder()
        .at(call().build().at())
        .encrypted(true)
        .country(Place.of(country))
        .contains(kinds);
  }

  /**
   * The first to be asked does not decide for those that come after: the data are each one's own.
   */
  @Test
  void coverage_ofSomeKindsOfData_isAskedOfEachActivity() {
    Compliance engine = HEALTH_AND_FRANCE;

    assertThat(engine.check(kept("US", DataKind.PHI).build()).decision())
        .isEqualTo(Decision.PERMIT);
    Verdict uncovered = engine.check(kept("US", DataKind.PHI, DataKind.PAN).build());
    assertThat(rulesOf(uncovered)).containsExactly("core.coverage");
    assertThat(missing(uncovered)).isEmpty();
    assertThat(uncovered.findings().get(0).message())
        .isEqualTo("The loaded rule modules do not hold all the law on this storage of pan in US.");
    assertThat(engine.check(kept("US", DataKind.PHI).build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.check(kept("DE", DataKind.PHI, DataKind.PERSONAL_DATA).build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.check(kept("FR", DataKind.values()).build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.check(kept("US").build()).decision())
        .as("nothing in it that a law could speak of")
        .isEqualTo(Decision.PERMIT);
    assertThat(rulesOf(engine.check(kept("BR").build()))).containsExactly("core.coverage");
    Verdict denied = engine.check(kept("US", DataKind.PAN).encrypted(false).build());
    assertThat(denied.decision()).isEqualTo(Decision.DENY);
    assertThat(rulesOf(denied)).containsExactly("core.coverage", "house.encrypt");
  }

  /** Where nothing is held, all activities are uncovered alike, but for the data that they name. */
  @Test
  void coverage_whereNothingIsHeld_namesTheDataOfTheVeryActivity() {
    for (DataKind kind : List.of(DataKind.PAN, DataKind.PHI, DataKind.PAN)) {
      assertThat(HEALTH_AND_FRANCE.check(kept("BR", kind).build()).findings().get(0).message())
          .isEqualTo(
              "The loaded rule modules do not hold all the law on this storage of %s in BR."
                  .formatted(FactType.code(kind)));
    }
  }

  /** What would tell is named, and nothing that could not. */
  @Test
  void coverage_ofSomeKindsOfData_namesWhatWouldTell() {
    Compliance engine = HEALTH_AND_FRANCE;
    Storage.Builder unknown =
        Storage.builder().at(call().build().at()).encrypted(true).country(Place.of("DE"));

    assertThat(missing(engine.check(unknown.build()))).containsExactly("contains");
    assertThat(engine.check(unknown.country(Place.of("FR")).build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(missing(engine.check(unknown.country(Place.of("US")).build())))
        .containsExactly("contains", "region");
    assertThat(missing(engine.check(unknown.country(Place.of("BR")).build()))).isEmpty();
    assertThat(missing(engine.check(kept("US", DataKind.PERSONAL_DATA).build())))
        .containsExactly("region");
    assertThat(missing(engine.check(kept("US", DataKind.PERSONAL_DATA, DataKind.PAN).build())))
        .isEmpty();
    assertThat(
            engine
                .check(kept("US", DataKind.PERSONAL_DATA).region(Place.of("US-CA")).build())
                .decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(
            missing(
                engine.check(
                    Storage.builder()
                        .at(call().build().at())
                        .encrypted(true)
                        .contains(DataKind.PHI)
                        .build())))
        .containsExactly("country");
    assertThat(engine.explain(unknown.build()).verdict().decision())
        .isEqualTo(Decision.INDETERMINATE);
  }

  /**
   * What one module says that nobody holds is not covered by another that holds a whole country.
   */
  @Test
  void coverage_gap_countsWhateverIsClaimed() {
    Compliance engine =
        HouseRules.of(
                Rule.on(Storage.SCHEMA, "house.hold")
                    .title("It is so.")
                    .cites("House Rules 1")
                    .when(Condition.known(Storage.LEGAL_HOLD))
                    .denies())
            .covering(
                Coverage.of(Storage.SCHEMA, Place.of("FR")),
                Coverage.gap(Storage.SCHEMA, Condition.isFalse(Storage.ENCRYPTED))
                    .about(Set.of(DataKind.PIN, DataKind.CVV)),
                Coverage.of(Storage.SCHEMA, Place.of("US")).about(Set.of(DataKind.PHI)))
            .engine();

    assertThat(engine.check(kept("FR", DataKind.PIN).build()).decision())
        .as("outside the gap")
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.check(kept("FR", DataKind.PAN).encrypted(false).build()).decision())
        .as("data of another kind")
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.check(kept("FR").encrypted(false).build()).decision())
        .as("no data")
        .isEqualTo(Decision.PERMIT);
    Verdict inIt = engine.check(kept("FR", DataKind.PHI, DataKind.PIN).encrypted(false).build());
    assertThat(rulesOf(inIt)).containsExactly("core.coverage");
    assertThat(missing(inIt)).isEmpty();
    assertThat(inIt.findings().get(0).message()).contains("storage of pin in FR");

    Storage.Builder unsure =
        Storage.builder().at(call().build().at()).country(Place.of("FR")).contains(DataKind.PIN);
    assertThat(missing(engine.check(unsure.build()))).containsExactly("encrypted");
    assertThat(missing(engine.check(unsure.country(Place.of("US")).build())))
        .as("not covered anyway")
        .isEmpty();
    Storage.Builder anything =
        Storage.builder().at(call().build().at()).country(Place.of("FR")).encrypted(false);
    assertThat(missing(engine.check(anything.build()))).containsExactly("contains");
    assertThat(engine.check(anything.encrypted(true).build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.reads(unsure.country(Place.of("FR")).build()))
        .extracting(Fact::path)
        .contains("encrypted", "contains");
  }

  /** A gap for a time closes when the time is over, and windows tell when. */
  @Test
  void coverage_gapThatEnds_isTold() {
    Instant end = call().build().at();
    Instant from = end.minus(Duration.ofHours(2));
    Compliance engine =
        HouseRules.of(rule("x").when(SALE.not()).denies())
            .covering(
                Coverage.of(Contact.SCHEMA, Place.of("US")),
                Coverage.gap(Contact.SCHEMA, Condition.happened(Contact.OBJECTED_AT).not()))
            .engine();
    List<Stretch> stretches =
        engine.windows(
            call().objectedAt(end).at(from).build(), from, end.plus(Duration.ofHours(5)));

    assertThat(stretches)
        .extracting(each -> each.verdict().decision())
        .containsExactly(Decision.INDETERMINATE, Decision.PERMIT);
    assertThat(stretches.get(1).from()).isEqualTo(end);
  }

  /** A condition that is not discrete is tested for each activity, and can change with time. */
  @Test
  void coverage_onAConditionThatIsNotDiscrete_isTestedEachTime() {
    Condition<Contact> doors =
        Condition.where(
            Contact.SUBJECT, "subject is doors", told -> Truth.of(told.equals("doors")));
    Compliance engine =
        HouseRules.of(rule("x").when(SALE.not()).denies())
            .covering(Coverage.of(Contact.SCHEMA, doors, Place.of("US")))
            .engine();

    assertThat(engine.check(call().subject("doors").build()).decision()).isEqualTo(Decision.PERMIT);
    assertThat(rulesOf(engine.check(call().subject("windows").build())))
        .containsExactly("core.coverage");
    assertThat(missing(engine.check(call().build()))).containsExactly("subject");
    assertThat(engine.check(call().subject("doors").build()).decision()).isEqualTo(Decision.PERMIT);
  }

  /** The people of each region are under its law, wherever the breach was. */
  @Test
  void coverage_ofIncidents_isThatOfTheRegionsAffected() {
    Compliance engine =
        HouseRules.of(
                Rule.on(Incident.SCHEMA, "house.encrypt")
                    .title("It is so.")
                    .cites("House Rules 1")
                    .when(Condition.isFalse(Incident.ENCRYPTED))
                    .denies())
            .covering(
                Coverage.of(Incident.SCHEMA, Place.of("US")).about(Set.of(DataKind.PHI)),
                Coverage.of(Incident.SCHEMA, Place.of("US-NY"), Place.of("US-CA"))
                    .about(Set.of(DataKind.PERSONAL_DATA)),
                Coverage.of(Incident.SCHEMA, Place.of("FR")))
            .engine();
    Incident.Builder breach =
        Incident.builder()
            .at(call().build().at())
            .discoveredAt(call().build().at())
            .encrypted(true)
            .country(Place.of("US"))
            .data(DataKind.PERSONAL_DATA);

    assertThat(missing(engine.check(breach.build()))).containsExactly("affectedByRegion");
    assertThat(
            engine
                .check(
                    breach
                        .affectedByRegion(Map.of(Place.of("US-NY"), 5, Place.of("US-ID"), 0))
                        .build())
                .decision())
        .isEqualTo(Decision.PERMIT);
    Verdict uncovered =
        engine.check(
            breach.affectedByRegion(Map.of(Place.of("US-NY"), 5, Place.of("US-ID"), 1)).build());
    assertThat(uncovered.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The loaded rule modules do not hold all the law on this incident of personal-data in"
                + " US-ID.");
    assertThat(missing(uncovered)).isEmpty();
    assertThat(engine.check(breach.data(DataKind.PHI).build()).decision())
        .isEqualTo(Decision.PERMIT);
    breach.country(Place.of("FR")).data(DataKind.PERSONAL_DATA);
    assertThat(rulesOf(engine.check(breach.build()))).containsExactly("core.coverage");
    assertThat(
            engine.check(breach.affectedByRegion(Map.of(Place.of("US-CA"), 1)).build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.check(breach.affectedByRegion(Map.of()).build()).decision())
        .isEqualTo(Decision.PERMIT);
  }
}
