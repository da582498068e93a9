package io.lexicall;

import static io.lexicall.facts.ContactPurpose.SURVEY;
import static io.lexicall.facts.ContactPurpose.TELEMARKETING;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isTrue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a verdict comes out of what the rules say. */
class VerdictTest {
  private static final Place FLORIDA = Place.of("US-FL");
  private static final Condition<Contact> SALE = in(Contact.PURPOSE, TELEMARKETING);

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("It is so.").cites("House Rules 1");
  }

  private static Contact.Builder call() {
    return Contact.builder()
        .at(Instant.parse("2026-11-24T17:00:00Z"))
        .channel(ContactChannel.VOICE)
        .purpose(TELEMARKETING)
        .to(Called.inRegion("US-NY").build());
  }

  private static Contact callIn(String region, String at) {
    return call().at(Instant.parse(at)).to(Called.inRegion(region).build()).build();
  }

  private static List<String> rulesOf(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  /** A condition that is what a function makes of the activity. */
  private static final class Made extends Condition<Contact> {
    private final Function<Contact, @Nullable Truth> test;
    private final @Nullable Fact<Contact, ?> fact;

    Made(Function<Contact, @Nullable Truth> test, @Nullable Fact<Contact, ?> fact) {
      this.test = test;
      this.fact = fact;
    }

    @Override
    @SuppressWarnings("NullAway") // a broken rule answers null
    public Truth test(Contact activity) {
      return test.apply(activity);
    }

    @Override
    public void missing(Contact activity, Set<Fact<Contact, ?>> into) {
      if (fact != null) {
        into.add(fact);
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "it is made up";
    }
  }

  private static Condition<Contact> failing() {
    return new Made(
        activity -> {
          throw new ArithmeticException("with a secret +12125550142");
        },
        null);
  }

  // ---- decisions

  @Test
  void missing_isInTheOrderOfTheConditions_andCannotBeChanged() {
    Compliance engine =
        HouseRules.of(
                rule("many")
                    .when(isTrue(Contact.RECORDED))
                    .when(isTrue(Contact.PHI))
                    .when(isTrue(Contact.BALANCING_TEST))
                    .when(isTrue(Contact.CALLER.then(Caller.TAX_EXEMPT)))
                    .when(isTrue(Contact.CALLER.then(Caller.THIRD_PARTY)))
                    .denies())
            .engine();
    Verdict.Indeterminate indeterminate = (Verdict.Indeterminate) engine.check(call().build());

    Set<Fact<?, ?>> missing = indeterminate.missing();

    assertThat(missing)
        .extracting(Fact::path)
        .containsExactly(
            "recorded", "phi", "balancingTest", "caller.taxExempt", "caller.thirdParty")
        .isEqualTo(indeterminate.findings().get(0).missing().stream().map(Fact::path).toList());
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(missing::clear);
    assertThat(engine.explain(call().build()).considered().get(0).missing())
        .containsExactlyElementsOf(missing);
  }

  @Test
  void deny_overIndeterminate_overPermit() {
    Rule<Contact> denies = rule("denies").when(SALE).denies();
    Rule<Contact> asks = rule("asks").when(isTrue(Contact.RECORDED)).denies();
    Rule<Contact> obliges = rule("obliges").obliges("identify-caller");
    Contact call = call().build();
    assertThat(HouseRules.of(obliges).engine().check(call).decision()).isEqualTo(Decision.PERMIT);
    Verdict unsure = HouseRules.of(obliges, asks).engine().check(call);
    assertThat(unsure.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(unsure.obligations()).hasSize(1);
    Verdict denial = HouseRules.of(obliges, asks, denies).engine().check(call);
    assertThat(denial.decision()).isEqualTo(Decision.DENY);
    assertThat(rulesOf(denial)).containsExactly("house.asks", "house.denies");
    assertThat(denial.obligations()).hasSize(1);
  }

  @Test
  void match_takesTheFunctionOfTheDecision() {
    Verdict denial = HouseRules.of(rule("denies").denies()).engine().check(call().build());
    assertThat(denial.<String>match(p -> "permit", d -> "deny", u -> "unsure")).isEqualTo("deny");
    Verdict permit =
        HouseRules.of(rule("x").when(SALE.not()).denies()).engine().check(call().build());
    assertThat(permit.<String>match(p -> "permit", d -> "deny", u -> "unsure")).isEqualTo("permit");
  }

  @Test
  void undecidedVariants_areOneFinding_withAllThatIsMissing() {
    Verdict verdict =
        HouseRules.of(
                rule("one").variant("a").when(isTrue(Contact.RECORDED)).denies(),
                rule("one").variant("b").when(isTrue(Contact.PHI)).denies(),
                rule("two").when(isTrue(Contact.PHI)).denies())
            .engine()
            .check(call().build());
    assertThat(rulesOf(verdict)).containsExactly("house.one", "house.two");
    assertThat(verdict.findings().get(0).missing())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder("recorded", "phi");
    assertThat(verdict.findings().get(0).remedies()).containsExactly("supply-fact");
  }

  @Test
  void obligation_thatMayBeOwed_isGiven() {
    Verdict verdict =
        HouseRules.of(rule("one").when(isTrue(Contact.RECORDED)).obliges("announce-recording"))
            .engine()
            .check(call().build());
    assertThat(verdict.decision()).isEqualTo(Decision.PERMIT);
    assertThat(verdict.obligations())
        .extracting(o -> o.duty().name())
        .containsExactly("announce-recording");
  }

  // ---- rules that fail

  @Test
  void ruleThatFails_isNamed_andLosesNoOther() {
    Rule<Contact> silent = rule("silent").when(new Made(activity -> null, null)).denies();
    Rule<Contact> nameless =
        rule("nameless").when(new Made(activity -> Truth.UNKNOWN, null)).denies();
    Verdict verdict =
        HouseRules.of(
                rule("first").when(SALE).denies(),
                rule("throws").when(failing()).denies(),
                silent,
                rule("silent-part").when(SALE).when(new Made(activity -> null, null)).denies(),
                nameless,
                rule("null-outcome").judges(Set.of(Contact.PURPOSE), VerdictTest::nothing),
                rule("last").obliges("identify-caller"))
            .engine()
            .check(call().build());
    assertThat(verdict.decision()).isEqualTo(Decision.DENY);
    assertThat(rulesOf(verdict))
        .containsExactly(
            "house.first",
            "house.throws",
            "house.silent",
            "house.silent-part",
            "house.nameless",
            "house.null-outcome");
    assertThat(verdict.findings())
        .filteredOn(finding -> !finding.rule().id().equals("house.first"))
        .allSatisfy(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Decision.INDETERMINATE);
              assertThat(finding.missing()).isEmpty();
              assertThat(finding.message()).contains("failed").doesNotContain("secret");
            });
    assertThat(verdict.obligations()).hasSize(1);
  }

  @SuppressWarnings("NullAway") // a broken rule answers null
  private static Outcome nothing(Contact contact) {
    return null;
  }

  @Test
  void ruleThatFailsAlone_leavesTheVerdictOpen() {
    for (Throwable failure :
        new Throwable[] {
          new IllegalStateException(),
          new StackOverflowError(),
          new NoClassDefFoundError(),
          new AssertionError()
        }) {
      Condition<Contact> broken =
          new Made(
              activity -> {
                throw sneaky(failure);
              },
              null);
      Verdict verdict =
          HouseRules.of(rule("throws").when(broken).denies()).engine().check(call().build());
      assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
      assertThat(rulesOf(verdict)).containsExactly("house.throws");
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
    throw (T) failure;
  }

  /** Holds of every activity, and fails wherever else it is asked for something. */
  private static final class FailsLater extends Condition<Contact> {
    private final String where;

    FailsLater(String where) {
      this.where = where;
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
      return "it fails at " + where;
    }

    @Override
    public Supplier<String> tells(Contact activity) {
      if (where.equals("tells")) {
        throw new IllegalStateException();
      }
      return () -> "";
    }

    @Override
    public @Nullable Instant nextChange(Contact activity, Instant after) {
      if (where.equals("nextChange")) {
        throw new IllegalStateException();
      }
      return null;
    }

    @Override
    protected Condition<Contact> given(long traits) {
      if (where.equals("given")) {
        throw new IllegalStateException();
      }
      return this;
    }
  }

  @ParameterizedTest
  @CsvSource({"tells, DENY", "nextChange, INDETERMINATE", "given, INDETERMINATE"})
  void ruleThatFailsElsewhereThanInItsJudgement_neverPermits(String where, Decision decision) {
    Compliance engine = HouseRules.of(rule("later").when(new FailsLater(where)).denies()).engine();
    assertThat(engine.check(call().build()).decision()).isEqualTo(decision);
    assertThat(engine.explain(call().build()).verdict().decision()).isEqualTo(decision);
  }

  @Test
  void denialThatCannotBeWorded_isStillADenial() {
    Compliance engine =
        HouseRules.of(rule("mute").title("Never.").when(new FailsLater("tells")).denies()).engine();
    Finding finding = engine.check(call().build()).findings().get(0);
    assertThat(finding.outcome()).isEqualTo(Decision.DENY);
    assertThat(finding.message()).isEqualTo("Never.");
    assertThat(finding.toString()).isEqualTo("DENY [house.mute] Never.");
  }

  @Test
  void rules_ofMoreGatesThanAWordHasBits_areAllAsked() {
    Instant at = Instant.parse("2026-11-24T17:00:00Z");
    for (int denying : new int[] {0, 30, 31, 32, 62, 63, 64, 99}) {
      Rule<?>[] rules = new Rule<?>[100];
      for (int i = 0; i < rules.length; i++) {
        boolean denies = i == denying;
        rules[i] =
            rule("gate-" + i)
                .when(Condition.where(Contact.AT, "asked", time -> Truth.of(denies)))
                .denies();
      }
      Verdict verdict = HouseRules.of(rules).engine().check(call().at(at).build());
      assertThat(rulesOf(verdict)).containsExactly("house.gate-" + denying);
    }
  }

  @Test
  void permitOnTerms_ofMoreRulesThanAWordHasBits_owesWhatTheirOwnRulesOblige() {
    Rule<?>[] rules = new Rule<?>[130];
    for (int i = 0; i < rules.length; i++) {
      String subject = "subject-" + i;
      rules[i] =
          rule("terms-" + i)
              .when(
                  Condition.where(
                      Contact.SUBJECT,
                      "subject is " + subject,
                      told -> Truth.of(told.equals(subject))))
              .obliges("duty-" + i);
    }
    Compliance engine = HouseRules.of(rules).engine();
    for (int owing : new int[] {0, 3, 31, 63, 64, 67, 127, 128, 129}) {
      Verdict verdict = engine.check(call().subject("subject-" + owing).build());
      assertThat(verdict.decision()).isEqualTo(Decision.PERMIT);
      assertThat(verdict.obligations())
          .extracting(obligation -> obligation.duty().name())
          .containsExactly("duty-" + owing);
    }
  }

  @Test
  void ruleThatFails_isToldInTheExplanation() {
    Explanation explanation =
        HouseRules.of(rule("throws").when(failing()).denies()).engine().explain(call().build());
    assertThat(explanation.considered())
        .extracting(Explanation.Considered::result)
        .containsExactly(Explanation.Result.FAILED);
  }

  // ---- coverage

  @ParameterizedTest
  @CsvSource({"US-NY, PERMIT", "US-PR, PERMIT", "DE-BE, INDETERMINATE"})
  void place_thatNoModuleCovers_isUndecided(String region, Decision decision) {
    Compliance engine = HouseRules.of(rule("x").when(SALE.not()).denies()).engine();
    Verdict verdict = engine.check(callIn(region, "2026-11-24T17:00:00Z"));
    assertThat(verdict.decision()).isEqualTo(decision);
    if (decision == Decision.INDETERMINATE) {
      assertThat(rulesOf(verdict)).containsExactly("core.coverage");
      assertThat(verdict.findings().get(0).message()).contains(region);
    }
    assertThat(
            engine.only(List.of("house")).check(callIn(region, "2026-11-24T17:00:00Z")).decision())
        .isEqualTo(Decision.PERMIT);
  }

  @Test
  void coverage_ofSomeRegions_isNoCoverageOfTheOthers() {
    Compliance engine =
        HouseRules.of(rule("x").when(SALE.not()).denies())
            .covering(Coverage.of(Contact.SCHEMA, FLORIDA))
            .engine();
    assertThat(engine.check(callIn("US-FL", "2026-11-24T17:00:00Z")).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(rulesOf(engine.check(callIn("US-NY", "2026-11-24T17:00:00Z"))))
        .containsExactly("core.coverage");
  }

  @Test
  void place_uncovered_canBePermittedByTheHost() {
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule("x").when(SALE.not()).denies()))
            .profile(Profile.builder().permitUncovered(Place.of("DE")).build())
            .build();
    assertThat(engine.check(callIn("DE-BE", "2026-11-24T17:00:00Z")).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.check(callIn("FR-IDF", "2026-11-24T17:00:00Z")).decision())
        .isEqualTo(Decision.INDETERMINATE);
  }

  @Test
  void place_unknown_isAskedFor() {
    Contact nowhere = call().to(Called.builder().build()).build();
    Verdict verdict = HouseRules.of(rule("x").when(SALE.not()).denies()).engine().check(nowhere);
    assertThat(verdict).isInstanceOf(Verdict.Indeterminate.class);
    assertThat(((Verdict.Indeterminate) verdict).missing())
        .extracting(Fact::path)
        .containsExactly("to.country");
    Compliance everywhere =
        HouseRules.of(rule("x").when(SALE.not()).denies())
            .covering(Coverage.of(Contact.SCHEMA))
            .engine();
    assertThat(everywhere.check(nowhere).decision()).isEqualTo(Decision.PERMIT);
  }

  @Test
  void rule_whosePlaceIsUnknown_cannotDeny() {
    Rule<Contact> florida = rule("florida").in(FLORIDA).denies();
    Compliance engine = HouseRules.of(florida).engine();
    Contact somewhere = call().to(Called.builder().country(Place.of("US")).build()).build();
    Verdict verdict = engine.only(List.of("house")).check(somewhere);
    assertThat(verdict.decision()).isNotEqualTo(Decision.PERMIT);
    Contact nowhere = call().to(Called.builder().build()).build();
    Verdict unknown = engine.only(List.of("house")).check(nowhere);
    assertThat(((Verdict.Indeterminate) unknown).missing())
        .extracting(Fact::path)
        .containsExactly("to.region"); // which tells the country too
    Rule<Contact> everywhere = rule("us").in(Place.of("US")).denies();
    Verdict countryUnknown =
        HouseRules.of(everywhere).engine().only(List.of("house")).check(nowhere);
    assertThat(((Verdict.Indeterminate) countryUnknown).missing())
        .extracting(Fact::path)
        .containsExactly("to.country");
  }

  @Test
  void candidateRegions_followFromTheNumber() {
    Rule<Contact> florida = rule("florida").in(FLORIDA).denies();
    Compliance engine = HouseRules.of(florida).engine();
    Contact.Builder call = call();
    for (String number : List.of("+18505550142", "+12125550142")) {
      Contact contact =
          call.to(Called.builder().number(io.lexicall.number.PhoneNumber.parse(number)).build())
              .build();
      boolean inFlorida = contact.whereabouts().regions().contains(FLORIDA);
      assertThat(engine.check(contact).decision())
          .isEqualTo(inFlorida ? Decision.DENY : Decision.PERMIT);
    }
  }

  // ---- the law of the day

  @ParameterizedTest
  @CsvSource({
    "US-NY, 2024-03-26T03:59:59Z, PERMIT", // 23:59:59 the day before
    "US-NY, 2024-03-26T04:00:00Z, DENY",
    "US-CA, 2024-03-26T04:00:00Z, PERMIT",
    "US-CA, 2024-03-26T06:59:59Z, PERMIT",
    "US-CA, 2024-03-26T07:00:00Z, DENY",
    "US-GU, 2024-03-25T13:59:59Z, PERMIT",
    "US-GU, 2024-03-25T14:00:00Z, DENY",
    "US-NY, 2025-01-01T04:59:59Z, DENY", // the last second of the last day
    "US-NY, 2025-01-01T05:00:00Z, PERMIT",
  })
  void rule_isLawOnTheDaysOfThePlace(String region, String at, Decision decision) {
    Compliance engine =
        HouseRules.of(
                rule("x").inForceFrom("2024-03-26").inForceTo("2024-12-31").denies(),
                rule("y").inForceFrom("2030-01-01").denies())
            .engine();
    assertThat(engine.check(callIn(region, at)).decision()).isEqualTo(decision);
  }

  @Test
  void rule_whereTheDateIsOpen_isLawAsSoonAsAtOneOfThem() {
    Compliance engine = HouseRules.of(rule("x").inForceFrom("2024-03-26").denies()).engine();
    Contact.Builder panhandle =
        call()
            .to(
                Called.builder()
                    .number(io.lexicall.number.PhoneNumber.parse("+18505550142"))
                    .build());
    assertThat(engine.check(panhandle.at(Instant.parse("2024-03-26T03:59:59Z")).build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.check(panhandle.at(Instant.parse("2024-03-26T04:00:00Z")).build()).decision())
        .isEqualTo(Decision.DENY);
  }

  // ---- until when

  private static Condition<Contact> outside(String hours) {
    return Condition.outsideHours(
        WeeklyHours.daily(CallingWindow.parse(hours)), HolidayCalendar.NONE);
  }

  private static Optional<Instant> until(Verdict verdict) {
    return ((Verdict.Denial) verdict).permittedFrom();
  }

  @Test
  void denials_chain() {
    // from 08:00 by one rule, but then the other has the morning off
    Compliance engine =
        HouseRules.of(
                rule("day").when(outside("08:00-21:00")).denies(),
                rule("noon").when(outside("00:00-07:00").and(outside("12:00-24:00"))).denies())
            .engine();
    Verdict verdict = engine.check(callIn("US-NY", "2026-11-25T03:00:00Z"));
    assertThat(rulesOf(verdict)).containsExactly("house.day");
    assertThat(verdict.findings().get(0).permittedFrom())
        .contains(Instant.parse("2026-11-25T13:00:00Z"));
    assertThat(until(verdict)).contains(Instant.parse("2026-11-25T17:00:00Z"));
  }

  @Test
  void denial_forGood_nowOrByThen_hasNoEnd() {
    Compliance now =
        HouseRules.of(
                rule("day").when(outside("08:00-21:00")).denies(), rule("sale").when(SALE).denies())
            .engine();
    assertThat(until(now.check(callIn("US-NY", "2026-11-25T03:00:00Z")))).isEmpty();
    Compliance byThen =
        HouseRules.of(
                rule("day").when(outside("08:00-21:00")).denies(),
                rule("later").inForceFrom("2026-11-25").when(SALE).denies())
            .engine();
    Verdict verdict = byThen.check(callIn("US-NY", "2026-11-25T03:00:00Z"));
    assertThat(rulesOf(verdict)).containsExactly("house.day");
    assertThat(until(verdict)).isEmpty();
  }

  @Test
  void denial_endsWhereNothingDenies_evenIfSomethingCannotBeToldThen() {
    Compliance engine =
        HouseRules.of(
                rule("day").when(outside("08:00-21:00")).denies(),
                rule("asks").when(isTrue(Contact.RECORDED)).denies())
            .engine();
    assertThat(until(engine.check(callIn("US-NY", "2026-11-25T03:00:00Z"))))
        .contains(Instant.parse("2026-11-25T13:00:00Z"));
  }

  @Test
  void denial_thatTheRuleItselfEnds_endsThen() {
    Instant end = Instant.parse("2026-12-01T00:00:00Z");
    Compliance engine =
        HouseRules.of(
                rule("x")
                    .judges(
                        Set.of(Contact.PURPOSE),
                        c -> c.at().isBefore(end) ? Outcome.denyUntil(end) : Outcome.pass()))
            .engine();
    assertThat(until(engine.check(call().build()))).contains(end);
  }

  @Test
  void denial_ofADemand_endsWhenWhatIsDemandedComes() {
    Rule<Contact> atNight = rule("night").demands(outside("08:00-21:00").not(), "call-by-day");
    Verdict verdict =
        HouseRules.of(atNight).engine().check(callIn("US-NY", "2026-11-25T03:00:00Z"));
    assertThat(until(verdict)).contains(Instant.parse("2026-11-25T13:00:00Z"));
  }

  @Test
  void denial_thatNeverEndsThoughTimeChangesIt_isForGood() {
    Condition<Contact> always = outside("08:00-21:00").or(outside("21:00-24:00"));
    Verdict verdict = HouseRules.of(rule("x").when(always).denies()).engine().check(call().build());
    assertThat(until(verdict)).isEmpty();
  }

  // ---- standing facts

  @Test
  void profile_fillsInWhatIsLeftOut_groupByGroup() {
    Fact<Contact, Boolean> taxExempt = Contact.CALLER.then(Caller.TAX_EXEMPT);
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule("x").unless(isTrue(taxExempt)).denies()))
            .profile(
                Profile.builder()
                    .with(Contact.CALLER, Caller.builder().taxExempt(true).build())
                    .build())
            .build();
    assertThat(engine.check(call().build()).decision()).isEqualTo(Decision.PERMIT);
    Caller named = Caller.builder().name("Acme").build();
    assertThat(engine.check(call().caller(named).build()).decision()).isEqualTo(Decision.PERMIT);
    Caller taxed = Caller.builder().taxExempt(false).build();
    assertThat(engine.check(call().caller(taxed).build()).decision()).isEqualTo(Decision.DENY);
  }

  @Test
  void profile_listThatIsStated_winsWhole() {
    Condition<Contact> registered =
        Condition.where(
            Contact.CALLER.then(Caller.REGISTERED_IN),
            "registered in Florida",
            regions -> Truth.of(regions.contains(FLORIDA)));
    Caller inFlorida = Caller.builder().registeredIn(List.of(FLORIDA)).build();
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule("x").unless(registered).denies()))
            .profile(Profile.builder().with(Contact.CALLER, inFlorida).build())
            .build();
    assertThat(engine.check(call().build()).decision()).isEqualTo(Decision.PERMIT);
    Caller nowhere = Caller.builder().registeredIn(List.of()).build();
    assertThat(engine.check(call().caller(nowhere).build()).decision()).isEqualTo(Decision.DENY);
  }

  @Test
  void profile_tellsThePlaceToo() {
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule("florida").in(FLORIDA).denies()))
            .profile(Profile.builder().with(Contact.TO, Called.inRegion("US-FL").build()).build())
            .build();
    Contact.Builder nowhere = Contact.builder().at(call().build().at()).purpose(SURVEY);
    assertThat(engine.check(nowhere.build()).decision()).isEqualTo(Decision.DENY);
    assertThat(engine.check(nowhere.to(Called.inRegion("US-NY").build()).build()).decision())
        .isEqualTo(Decision.PERMIT);
  }

  // ---- sources

  private static Compliance asking(
      io.lexicall.source.Source<Contact, Boolean> source, Profile profile) {
    return Compliance.builder()
        .module(HouseRules.of(rule("x").when(isTrue(Contact.RECORDED)).denies()))
        .profile(profile)
        .source(Contact.SCHEMA, Contact.RECORDED, source)
        .build();
  }

  @Test
  void source_findsWhatNobodyStates() {
    assertThat(asking(c -> Optional.of(true), Profile.EMPTY).check(call().build()).decision())
        .isEqualTo(Decision.DENY);
    assertThat(asking(c -> Optional.of(false), Profile.EMPTY).check(call().build()).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(asking(c -> Optional.empty(), Profile.EMPTY).check(call().build()).decision())
        .isEqualTo(Decision.INDETERMINATE);
  }

  @Test
  void source_yieldsToTheProfile_andThatToTheActivity() {
    Profile recorded = Profile.builder().with(Contact.RECORDED, true).build();
    Compliance engine = asking(c -> Optional.of(false), recorded);
    assertThat(engine.check(call().build()).decision()).isEqualTo(Decision.DENY);
    assertThat(engine.check(call().recorded(false).build()).decision()).isEqualTo(Decision.PERMIT);
  }

  @Test
  @SuppressWarnings("NullAway") // a broken source answers null
  void source_thatFails_leavesTheFactUnknown() {
    assertThat(
            asking(
                    c -> {
                      throw new IllegalStateException("no database");
                    },
                    Profile.EMPTY)
                .check(call().build())
                .decision())
        .isEqualTo(Decision.INDETERMINATE);
    assertThat(asking(c -> null, Profile.EMPTY).check(call().build()).decision())
        .isEqualTo(Decision.INDETERMINATE);
  }

  @Test
  void source_cannotReplaceWhatIsStated() {
    io.lexicall.source.Source<Contact, Boolean> stricter =
        new io.lexicall.source.Source<>() {
          @Override
          public Optional<Boolean> find(Contact activity) {
            return Optional.empty();
          }

          @Override
          public Optional<Boolean> complete(Contact activity, Boolean stated) {
            return Optional.of(!stated);
          }
        };
    Compliance engine = asking(stricter, Profile.EMPTY);
    assertThat(engine.check(call().recorded(false).build()).decision()).isEqualTo(Decision.PERMIT);
    assertThat(engine.check(call().recorded(true).build()).decision()).isEqualTo(Decision.DENY);
  }

  @Test
  void source_isAskedForItsActivityOnly() {
    Compliance engine = asking(c -> Optional.of(true), Profile.EMPTY);
    Verdict verdict =
        engine.check(io.lexicall.facts.Recording.builder().at(call().build().at()).build());
    assertThat(rulesOf(verdict)).doesNotContain("house.x");
  }

  // ---- obligations that are settled

  @Test
  void obligations_keepTheirNotes_andCiteWhatBearsOnTheContact() {
    Verdict verdict =
        HouseRules.of(
                rule("x")
                    .citesWhere(SALE, "House Rules 2")
                    .obliges(Duty.to("identify-caller").noting("At once.")))
            .engine()
            .check(call().build());
    assertThat(verdict.obligations())
        .singleElement()
        .satisfies(
            obligation -> {
              assertThat(obligation.citation()).isEqualTo("House Rules 2");
              assertThat(obligation.duty().note()).isEqualTo("At once.");
            });
  }

  @Test
  void zone_statedOutsideTheCountry_isTheOneThatCounts() {
    Compliance engine = HouseRules.of(rule("day").when(outside("08:00-21:00")).denies()).engine();
    Called to = Called.inRegion("US-NY").timeZone(ZoneId.of("Pacific/Honolulu")).build();
    assertThat(
            engine
                .check(call().at(Instant.parse("2026-11-24T14:00:00Z")).to(to).build())
                .decision())
        .isEqualTo(Decision.DENY);
  }

  // ---- equality

  @Test
  void verdict_equalsAnotherThatSaysTheSame() {
    HouseRules law = HouseRules.of(rule("a").when(SALE).denies());
    Contact call = callIn("US-NY", "2026-11-24T17:00:00Z");
    Verdict verdict = law.engine().check(call);

    assertThat(verdict)
        .isEqualTo(law.engine().check(call))
        .hasSameHashCodeAs(law.engine().check(call))
        .isNotEqualTo(law.engine().check(call.with(Contact.PURPOSE, SURVEY)))
        .isNotEqualTo(HouseRules.of(rule("b").when(SALE).denies()).engine().check(call));
    assertThat(verdict.findings().get(0)).isNotEqualTo(null).isNotEqualTo("a");
  }

  @Test
  void finding_differsByItsWords() {
    Contact call = callIn("US-NY", "2026-11-24T17:00:00Z");

    Finding other =
        HouseRules.of(rule("a").title("It is otherwise.").when(SALE).denies())
            .engine()
            .check(call)
            .findings()
            .get(0);

    assertThat(HouseRules.of(rule("a").when(SALE).denies()).engine().check(call).findings())
        .singleElement()
        .isNotEqualTo(other);
  }
}
