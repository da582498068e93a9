package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
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
}
