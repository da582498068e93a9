package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Incident;
import io.lexicall.law.LawTable;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private static final Instant TODAY = Instant.parse("2026-11-27T12:00:00Z");
  private static final Instant RECENT = Instant.parse("2025-06-03T17:00:00Z");
  private static final long NEW_YORK = 12125550142L;
  private static final long FLORIDA = 13055550142L;

  private static PastActivity call(
      String id, long number, Instant at, ContactPurpose purpose, Dialing dialing) {
    return PastActivity.of(
        Contact.callTo(PhoneNumber.ofDigits(number))
            .id(id)
            .at(at)
            .purpose(purpose)
            .dialing(dialing)
            .build());
  }

  private static PastActivity sale(String id, long number, Instant at) {
    return call(id, number, at, ContactPurpose.TELEMARKETING, Dialing.MANUAL);
  }

  private static Exposure exposure(PastActivity... rows) throws IOException {
    Compliance law = Compliance.builder().module(new FinedLaw()).build();
    return Audit.of(law)
        .today(TODAY)
        .build()
        .run(new ArrayList<>(List.of(rows)).iterator(), row -> {})
        .tally()
        .exposure();
  }

  private static Exposure.Claim claim(Exposure exposure, String citation) {
    List<Exposure.Claim> found =
        exposure.claims().stream().filter(each -> each.citations().contains(citation)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void call_countsOncePerClaim_howeverManyRulesItBroke() throws IOException {
    Exposure exposure =
        exposure(
            call("a", NEW_YORK, RECENT, ContactPurpose.TELEMARKETING, Dialing.AUTOMATED),
            sale("b", NEW_YORK, RECENT.plusSeconds(60)));

    Exposure.Claim damages = claim(exposure, "Act 1");
    assertThat(damages.activities()).isEqualTo(2);
    assertThat(damages.least()).contains(new BigDecimal("1000.00"));
    assertThat(damages.most()).contains(new BigDecimal("3000.00"));
    assertThat(damages.total()).isEqualTo("USD 1,000.00 to 3,000.00");
    assertThat(exposure.toString())
        .startsWith("fined (")
        .contains("USD 1,000.00 to 3,000.00")
        .doesNotContain("@");
    assertThat(exposure.rules()).containsExactly("fined.machines", "fined.sales");
    assertThat(exposure.claims("fined.machines").get(0).most()).contains(new BigDecimal("1500.00"));
  }

  @Test
  void sumOfTheDayOfAssessment_isTodays() throws IOException {
    Exposure.Claim penalty = claim(exposure(sale("a", NEW_YORK, RECENT)), "Act 2");

    assertThat(penalty.ranges()).containsExactly("up to USD 1,100.00 a violation");
    assertThat(penalty.most()).contains(new BigDecimal("1100.00"));
    assertThat(penalty.caps()).containsExactly("a cap in words");
    assertThat(penalty.certainty().text()).isEqualTo("medium");
  }

  /** Somewhere in the country can be Hawaii or New York: of two dates the law of both binds. */
  @Test
  void ruleThatEndedWithTheEarlierOfTwoDates_isPricedByTheLawOfItsLastDay() throws IOException {
    Instant at = Instant.parse("2025-07-01T05:00:00Z");
    Exposure exposure =
        exposure(
            PastActivity.of(
                Contact.builder()
                    .id("a")
                    .at(at)
                    .channel(ContactChannel.VOICE)
                    .purpose(ContactPurpose.DEBT_COLLECTION)
                    .to(Called.builder().country(Place.of("US")).build())
                    .build()),
            call("b", NEW_YORK, at, ContactPurpose.DEBT_COLLECTION, Dialing.MANUAL));

    assertThat(claim(exposure, "Act 6").activities()).isEqualTo(1);
    assertThat(exposure.claims()).noneMatch(each -> each.citations().contains("Act 7"));
  }

  @Test
  void personIsCountedOnce_andAnOpenEndIsTold() throws IOException {
    Exposure.Claim damages =
        claim(
            exposure(
                sale("a", NEW_YORK, RECENT),
                sale("b", NEW_YORK, RECENT.plusSeconds(60)),
                sale("c", FLORIDA, RECENT)),
            "Act 3");

    assertThat(damages.activities()).isEqualTo(3);
    assertThat(damages.units()).isEqualTo(2);
    assertThat(damages.most()).isEmpty();
    assertThat(damages.total()).isEqualTo("USD 200.00 or more; no maximum is set");
  }

  @Test
  void fineForAConduct_isToldAndNotMultiplied_whereItIsLaw() throws IOException {
    Exposure.Claim fine =
        claim(
            exposure(
                sale("a", FLORIDA, RECENT),
                sale("b", FLORIDA, RECENT.plusSeconds(60)),
                sale("c", NEW_YORK, RECENT)),
            "Act 4");

    assertThat(fine.activities()).isEqualTo(2);
    assertThat(fine.count()).isEqualTo(Exposure.Count.FRAME);
    assertThat(fine.most()).isEmpty();
    assertThat(fine.conditions()).containsExactly("minor", "serious");
    assertThat(fine.total()).isEqualTo("not multiplied: one amount for a course of conduct");
  }

  @Test
  void shareOfTurnover_isToldAndNotCounted() throws IOException {
    Exposure.Claim fine = claim(exposure(sale("a", NEW_YORK, RECENT)), "Act 5");

    assertThat(fine.count()).isEqualTo(Exposure.Count.TURNOVER);
    assertThat(fine.least()).isEmpty();
  }

  @Test
  void callOlderThanTheLimitationPeriod_isLeftOutAndTold() throws IOException {
    Exposure exposure =
        exposure(
            sale("a", NEW_YORK, Instant.parse("2022-11-26T17:00:00Z")),
            sale("b", NEW_YORK, Instant.parse("2022-11-27T17:00:00Z")));

    Exposure.Claim damages = claim(exposure, "Act 1");
    assertThat(damages.activities()).isEqualTo(1);
    assertThat(damages.barred()).isEqualTo(1);
    assertThat(claim(exposure, "Act 2").barred()).isZero();
    assertThat(damages.total()).isEqualTo("USD 500.00 to 1,500.00");
  }

  @Test
  void claimOfWhichAllRowsAreTooOld_saysSo_andNoSum() throws IOException {
    Instant old = Instant.parse("2022-11-26T17:00:00Z");
    assertThat(claim(exposure(sale("a", NEW_YORK, old)), "Act 1").total())
        .isEqualTo("time-barred: the one row");
    Exposure.Claim two =
        claim(exposure(sale("a", NEW_YORK, old), sale("b", NEW_YORK, old)), "Act 1");
    assertThat(two.total()).isEqualTo("time-barred: all 2 rows");
  }

  /** It covers most rows only because its period was not read. */
  @Test
  void page_isNotLedByAClaimWhoseLimitationIsNotKnown_unlessThereIsNoOther() throws IOException {
    PastActivity old = sale("a", NEW_YORK, Instant.parse("2022-11-26T17:00:00Z"));
    assertThat(page(old, sale("b", NEW_YORK, RECENT)))
        .contains(
            "by the persons called on the basis with most rows of those with a known limitation period, Act 1:")
        .contains("limitation period not known: counted whatever the age of a row");
    assertThat(page(old))
        .contains("by the persons called on the basis with most rows, Act 3:")
        .contains("The limitation period is not known, so rows of any age count.")
        .contains("time-barred: the one row")
        .doesNotContain("0.00; ");
  }

  private static String page(PastActivity... rows) throws IOException {
    Compliance law = Compliance.builder().module(new FinedLaw()).build();
    return AuditReport.of(
            Audit.of(law).today(TODAY).build().run(List.of(rows).iterator(), row -> {}))
        .html();
  }

  @Test
  void sameCallTwice_countsOnce() throws IOException {
    Exposure exposure = exposure(sale("a", NEW_YORK, RECENT), sale("a", NEW_YORK, RECENT));

    assertThat(claim(exposure, "Act 1").activities()).isEqualTo(1);
  }

  @Test
  void callThatIsStillToCome_isInNoClaim() throws IOException {
    Exposure exposure =
        exposure(sale("a", FLORIDA, TODAY), sale("b", NEW_YORK, TODAY.plus(Duration.ofSeconds(1))));

    assertThat(exposure.claims()).isNotEmpty().allMatch(claim -> claim.activities() == 1);
  }

  @Test
  void ruleWithoutARow_isNamed() throws IOException {
    Exposure exposure =
        exposure(call("a", NEW_YORK, RECENT, ContactPurpose.SURVEY, Dialing.MANUAL));

    assertThat(exposure.claims()).isEmpty();
    assertThat(exposure.rules()).isEmpty();
    assertThat(exposure.withoutPenalty()).containsExactly(java.util.Map.entry("free.surveys", 1L));
  }

  @Test
  void nothingUnlawful_costsNothing() throws IOException {
    assertThat(
            exposure(call("a", NEW_YORK, RECENT, ContactPurpose.INFORMATIONAL, Dialing.MANUAL))
                .isEmpty())
        .isTrue();
  }

  @Test
  void page_tellsRangesByClaimant_andNeverASumOfAll() throws IOException {
    Compliance law = Compliance.builder().module(new FinedLaw()).build();
    Audit.Result result =
        Audit.of(law)
            .today(TODAY)
            .build()
            .run(
                List.of(sale("a", FLORIDA, RECENT), sale("b", NEW_YORK, RECENT)).iterator(),
                row -> {});

    assertThat(AuditReport.of(result).html())
        .contains(
            "Possible costs",
            "Possible claims by the persons called",
            "USD 1,000.00 to 3,000.00",
            "USD 200.00 or more; no maximum is set for 2 persons",
            "Possible claims by an authority",
            "up to USD 90,000.00 a violation",
            "not counted: a share of turnover",
            "not applied: a cap of a cap in words",
            "The same by rule")
        .doesNotContain("Total");
  }

  /** Two statutes for breaking one rule, one of them in two degrees. */
  private static final class TwoActs extends AmericanLaw {
    private static final String PENALTIES =
        """
        regulation,rules,places,kind,per,min,max,currency,cap,claimant,condition,limitation_years,amount_on,in_force_from,in_force_to,citation,source,confidence,verified_on,notes
        acts,acts.*,US,statutory-damages,call,500.00,500.00,USD,,person,,,violation,2020-01-01,,Code 305.053(a),read,high,2026-11-27,
        acts,acts.*,US,statutory-damages,call,500.00,1500.00,USD,,person,knowing,,violation,2020-01-01,,"Code 305.053(c), 305.054",read,high,2026-11-27,
        acts,acts.*,US,statutory-damages,call,0.00,200.00,USD,,person,,,violation,2020-01-01,,Code 302.303,read,high,2026-11-27,
        """;

    TwoActs() {
      super("acts");
    }

    @Override
    public List<Penalty> penalties() {
      return Penalty.allOf(LawTable.read("penalties.csv", new StringReader(PENALTIES)));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "acts.sales")
              .title("A rule.")
              .cites("Code 1")
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
              .denies());
    }
  }

  @Test
  void twoStatutes_areTwoClaims_andDegreesOfOneAreOne() throws IOException {
    PastActivity call =
        PastActivity.of(
            Contact.callTo(PhoneNumber.ofDigits(12125550142L))
                .at(Instant.parse("2026-03-02T17:00:00Z"))
                .purpose(ContactPurpose.TELEMARKETING)
                .build());

    Exposure exposure =
        Audit.of(Compliance.builder().module(new TwoActs()).build())
            .build()
            .run(List.of(call).iterator(), row -> {})
            .tally()
            .exposure();

    assertThat(exposure.claims())
        .extracting(Exposure.Claim::total)
        .containsExactlyInAnyOrder("USD 500.00 to 1,500.00", "up to USD 200.00");
    assertThat(exposure.claims()).extracting(Exposure.Claim::activities).containsOnly(1L);
  }

  /** A claim of a person who got several calls within a year, and one of the persons affected. */
  private static final class SeveralLaw extends AmericanLaw {
    private static final String PENALTIES =
        """
        regulation,rules,places,kind,per,min,max,currency,cap,claimant,condition,least_violations,within_months,limitation_years,amount_on,in_force_from,in_force_to,citation,source,confidence,verified_on,notes
        again,again.sales|again.machines,US,statutory-damages,call,0.00,500.00,USD,,person,,2,12,4,violation,2020-01-01,,Act 1,read,high,2026-11-27,
        again,again.surveys,US,statutory-damages,person,100.00,100.00,USD,,person,,3,,,violation,2020-01-01,,Act 2,read,high,2026-11-27,
        again,again.breaches,US-NY US-FL,statutory-damages,person,100.00,750.00,USD,,person,,,,,violation,2020-01-01,,Act 3,read,high,2026-11-27,
        """;

    SeveralLaw() {
      super("again");
    }

    @Override
    public List<Penalty> penalties() {
      return Penalty.allOf(LawTable.read("penalties.csv", new StringReader(PENALTIES)));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          denying("sales", Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING)),
          denying("machines", Condition.in(Contact.DIALING, Dialing.AUTOMATED)),
          denying("surveys", Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY)),
          Rule.on(Incident.SCHEMA, "again.breaches").title("A rule.").cites("Act 3").denies());
    }

    private static Rule<?> denying(String name, Condition<Contact> when) {
      return Rule.on(Contact.SCHEMA, "again." + name)
          .title("A rule.")
          .cites("Act 1")
          .when(when)
          .denies();
    }
  }

  private static Exposure several(PastActivity... rows) throws IOException {
    return Audit.of(Compliance.builder().module(new SeveralLaw()).build())
        .today(TODAY)
        .build()
        .run(new ArrayList<>(List.of(rows)).iterator(), row -> {})
        .tally()
        .exposure();
  }

  private static PastActivity saleOf(String seller, String id, Instant at) {
    return PastActivity.of(
        Contact.callTo(PhoneNumber.ofDigits(NEW_YORK))
            .id(id)
            .at(at)
            .purpose(ContactPurpose.TELEMARKETING)
            .dialing(Dialing.MANUAL)
            .caller(Caller.builder().seller(seller).build())
            .build());
  }

  @Test
  void personWithOneViolation_hasNoClaimThatNeedsTwo_andIsNamedApart() throws IOException {
    Exposure.Claim claim =
        claim(
            several(
                sale("a", NEW_YORK, RECENT),
                sale("b", FLORIDA, RECENT),
                sale("c", FLORIDA, RECENT.plusSeconds(60)),
                sale("d", FLORIDA, RECENT.plusSeconds(120))),
            "Act 1");

    assertThat(claim.activities()).isEqualTo(3);
    assertThat(claim.most()).contains(new BigDecimal("1500.00"));
    assertThat(claim.withoutClaim()).isEqualTo(1);
    assertThat(claim.personsWithoutClaim()).isEqualTo(1);
    assertThat(claim.leftOut())
        .containsExactly(
            "1 person with fewer than 2 violations within 12 months has no claim yet (1 row without a claim)");
  }

  @Test
  void claimThatNobodyHasYet_hasNoSum() throws IOException {
    Exposure.Claim claim =
        claim(several(sale("a", NEW_YORK, RECENT), sale("b", FLORIDA, RECENT)), "Act 1");

    assertThat(claim.activities()).isZero();
    assertThat(claim.total()).isEqualTo("none yet");
    assertThat(claim.leftOut())
        .containsExactly(
            "2 persons with fewer than 2 violations within 12 months have no claim yet (2 rows without a claim)");
  }

  @Test
  void violationsCountTogether_ifLessThanTwelveMonthsApart() throws IOException {
    Instant yearLater = Instant.parse("2026-06-03T17:00:00Z");
    Exposure.Claim within =
        claim(
            several(sale("a", NEW_YORK, RECENT), sale("b", NEW_YORK, yearLater.minusSeconds(1))),
            "Act 1");
    Exposure.Claim apart =
        claim(several(sale("a", NEW_YORK, RECENT), sale("b", NEW_YORK, yearLater)), "Act 1");

    assertThat(within.activities()).isEqualTo(2);
    assertThat(within.personsWithoutClaim()).isZero();
    assertThat(apart.activities()).isZero();
    assertThat(apart.withoutClaim()).isEqualTo(2);
    assertThat(apart.personsWithoutClaim()).isEqualTo(1);
  }

  @Test
  void violationLongBeforeTheOthers_isInNoClaim() throws IOException {
    Exposure.Claim claim =
        claim(
            several(
                sale("a", NEW_YORK, Instant.parse("2024-01-03T17:00:00Z")),
                sale("b", NEW_YORK, RECENT),
                sale("c", NEW_YORK, RECENT.plusSeconds(60))),
            "Act 1");

    assertThat(claim.activities()).isEqualTo(2);
    assertThat(claim.withoutClaim()).isEqualTo(1);
    assertThat(claim.personsWithoutClaim()).isZero();
    assertThat(claim.leftOut())
        .containsExactly("1 row without a claim: 2 violations within 12 months are needed");
  }

  @Test
  void violationThatIsTooOld_helpsToAClaimButIsInNone() throws IOException {
    Exposure.Claim claim =
        claim(
            several(
                sale("a", NEW_YORK, Instant.parse("2022-11-26T17:00:00Z")),
                sale("b", NEW_YORK, Instant.parse("2022-11-27T17:00:00Z"))),
            "Act 1");

    assertThat(claim.activities()).isEqualTo(1);
    assertThat(claim.barred()).isEqualTo(1);
    assertThat(claim.withoutClaim()).isZero();
  }

  @Test
  void violationsOfTwoSellers_areNotCountedTogether_butAnUnknownSellerCanBeEach()
      throws IOException {
    assertThat(
            claim(
                    several(saleOf("one", "a", RECENT), saleOf("two", "b", RECENT.plusSeconds(60))),
                    "Act 1")
                .activities())
        .isZero();
    assertThat(
            claim(
                    several(saleOf("one", "a", RECENT), saleOf("one", "b", RECENT.plusSeconds(60))),
                    "Act 1")
                .activities())
        .isEqualTo(2);
    assertThat(
            claim(
                    several(
                        saleOf("one", "a", RECENT), sale("b", NEW_YORK, RECENT.plusSeconds(60))),
                    "Act 1")
                .activities())
        .isEqualTo(2);
  }

  @Test
  void sameCallTwice_isNoSecondViolation() throws IOException {
    assertThat(
            claim(several(sale("a", NEW_YORK, RECENT), sale("a", NEW_YORK, RECENT)), "Act 1")
                .activities())
        .isZero();
  }

  /** The claim is one for breaking any of its rules; by rule, each has one violation. */
  @Test
  void violationsOfTwoRules_makeTheClaimTogether() throws IOException {
    Exposure exposure =
        several(
            sale("a", NEW_YORK, RECENT),
            call(
                "b",
                NEW_YORK,
                RECENT.plusSeconds(60),
                ContactPurpose.INFORMATIONAL,
                Dialing.AUTOMATED));

    assertThat(claim(exposure, "Act 1").activities()).isEqualTo(2);
    assertThat(exposure.claims("again.sales").get(0).activities()).isZero();
    assertThat(exposure.claims("again.machines").get(0).withoutClaim()).isEqualTo(1);
  }

  @Test
  void rowWithoutANumber_doesNotShowSeveralViolations_andIsToldApart() throws IOException {
    PastActivity row =
        PastActivity.of(
            Contact.builder()
                .id("a")
                .at(RECENT)
                .channel(ContactChannel.VOICE)
                .purpose(ContactPurpose.TELEMARKETING)
                .to(Called.builder().country(Place.of("US")).build())
                .build());

    Exposure.Claim claim = claim(several(row), "Act 1");

    assertThat(claim.activities()).isZero();
    assertThat(claim.total()).isEqualTo("not counted");
    assertThat(claim.leftOut())
        .containsExactly(
            "1 row without a number not counted: 2 violations within 12 months of one person are needed");
  }

  @Test
  void personWithThreeViolations_countsOnceWhereTheLawCountsByPerson() throws IOException {
    List<PastActivity> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(
          call("n" + i, NEW_YORK, RECENT.plusSeconds(i), ContactPurpose.SURVEY, Dialing.MANUAL));
    }
    rows.add(call("f", FLORIDA, RECENT, ContactPurpose.SURVEY, Dialing.MANUAL));

    Exposure.Claim claim = claim(several(rows.toArray(PastActivity[]::new)), "Act 2");

    assertThat(claim.activities()).isEqualTo(5);
    assertThat(claim.units()).isEqualTo(1);
    assertThat(claim.total()).isEqualTo("USD 100.00");
    assertThat(claim.personsWithoutClaim()).isEqualTo(1);
  }

  private static PastActivity breach(Integer all, Map<Place, Integer> byRegion) {
    Incident.Builder incident = Incident.builder().at(RECENT).discoveredAt(RECENT);
    if (all != null) {
      incident.affected(all);
    }
    if (byRegion != null) {
      incident.affectedByRegion(byRegion);
    }
    return PastActivity.of(incident.build());
  }

  @Test
  void incident_countsThePersonsAffectedWhereTheClaimIsLaw_otherwiseAll() throws IOException {
    Map<Place, Integer> byRegion =
        Map.of(Place.of("US-NY"), 4_000, Place.of("US-FL"), 20, Place.of("US-TX"), 900);

    Exposure.Claim there = claim(several(breach(5_000, byRegion)), "Act 3");
    assertThat(there.activities()).isEqualTo(1);
    assertThat(there.units()).isEqualTo(4_020);
    assertThat(there.total()).isEqualTo("USD 402,000.00 to 3,015,000.00");
    assertThat(claim(several(breach(5_000, null)), "Act 3").units()).isEqualTo(5_000);
  }

  @Test
  void incidentThatDoesNotStateHowManyAreAffected_isNotCounted_andSaysSo() throws IOException {
    Exposure.Claim claim = claim(several(breach(null, null)), "Act 3");

    assertThat(claim.total()).isEqualTo("not counted: the number of persons is not known");
    assertThat(claim.leftOut())
        .containsExactly("1 row not counted: how many persons were affected is not known");
  }

  /** Degrees of fault whose amounts would be in another order as texts. */
  private static final class TieredLaw extends AmericanLaw {
    private static final String PENALTIES =
        """
        regulation,rules,places,kind,per,min,max,currency,cap,claimant,condition,limitation_years,amount_on,in_force_from,in_force_to,citation,source,confidence,verified_on,notes
        tiers,tiers.*,US,civil-penalty,violation,1461.00,73011.00,USD,a year's cap,regulator,tier 2,,violation,2020-01-01,,Act 1,read,high,2026-11-27,
        tiers,tiers.*,US,civil-penalty,violation,73011.00,2190294.00,USD,a year's cap,regulator,tier 4,,violation,2020-01-01,,Act 1,read,high,2026-11-27,
        tiers,tiers.*,US,civil-penalty,violation,145.00,73011.00,USD,a year's cap,regulator,tier 1,,violation,2020-01-01,,Act 1,read,high,2026-11-27,
        tiers,tiers.*,US,civil-penalty,violation,14602.00,73011.00,USD,a year's cap,regulator,tier 3,,violation,2020-01-01,,Act 1,read,high,2026-11-27,
        """;

    TieredLaw() {
      super("tiers");
    }

    @Override
    public List<Penalty> penalties() {
      return Penalty.allOf(LawTable.read("penalties.csv", new StringReader(PENALTIES)));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "tiers.sales")
              .title("A rule.")
              .cites("Act 1")
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
              .denies());
    }
  }

  @Test
  void degrees_keepTheirRange_fromTheLowestToTheHighest() throws IOException {
    Exposure.Claim claim =
        Audit.of(Compliance.builder().module(new TieredLaw()).build())
            .build()
            .run(List.of(sale("a", NEW_YORK, RECENT)).iterator(), row -> {})
            .tally()
            .exposure()
            .claims()
            .get(0);

    assertThat(claim.degrees())
        .extracting(Exposure.Degree::text)
        .containsExactly(
            "USD 145.00 to 73,011.00 a violation (tier 1)",
            "USD 1,461.00 to 73,011.00 a violation (tier 2)",
            "USD 14,602.00 to 73,011.00 a violation (tier 3)",
            "USD 73,011.00 to 2,190,294.00 a violation (tier 4)");
    assertThat(claim.conditions()).containsExactly("tier 1", "tier 2", "tier 3", "tier 4");
    assertThat(claim.degrees()).extracting(Exposure.Degree::cap).containsOnly("a year's cap");
  }

  @Test
  void violations_areToldWithTheirMonths_ifThereIsALimit() {
    assertThat(Exposure.violations(2, OptionalInt.empty())).isEqualTo("2 violations");
    assertThat(Exposure.violations(3, OptionalInt.of(12)))
        .isEqualTo("3 violations within 12 months");
  }
}
