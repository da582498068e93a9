package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Contact;
import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTableException;
import io.lexicall.place.Place;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenaltyTest {
  private static final String HEADER =
      "regulation,rules,places,kind,per,min,max,currency,cap,claimant,condition,limitation_years,"
          + "amount_on,in_force_from,in_force_to,citation,source,confidence,verified_on,notes\n";

  private static final String DAMAGES =
      "acme,acme.hours|acme.quiet-*,US,statutory-damages,call,500.00,1500.00,USD,,person,,4,"
          + "violation,2020-01-01,,Acme Act 1,read,high,2026-11-27,\n";

  private static List<Penalty> read(String rows) {
    return Penalty.allOf(LawTable.read("penalties.csv", new StringReader(HEADER + rows)));
  }

  private static RuleInfo rule(String id, String... places) {
    Rule.Builder<Contact> rule =
        Rule.on(Contact.SCHEMA, id).title("Nobody is called.").cites("Acme House Rules 1");
    for (String place : places) {
      rule.in(Place.of(place));
    }
    return rule.denies().info();
  }

  @Test
  void row_isReadAsItStands() {
    Penalty penalty = read(DAMAGES).get(0);

    assertThat(penalty.regulation()).isEqualTo("acme");
    assertThat(penalty.rules()).containsExactly("acme.hours", "acme.quiet-*");
    assertThat(penalty.places()).containsExactly(Place.of("US"));
    assertThat(penalty.kind()).isEqualTo(Penalty.Kind.STATUTORY_DAMAGES);
    assertThat(penalty.per()).isEqualTo(Penalty.Per.CALL);
    assertThat(penalty.min()).contains(new BigDecimal("500.00"));
    assertThat(penalty.max()).contains(new BigDecimal("1500.00"));
    assertThat(penalty.currency()).isEqualTo("USD");
    assertThat(penalty.claimant()).isEqualTo(Penalty.Claimant.PERSON);
    assertThat(penalty.limitationYears()).isEqualTo(OptionalInt.of(4));
    assertThat(penalty.isOfAssessment()).isFalse();
    assertThat(penalty.inForce().from()).isEqualTo(LocalDate.of(2020, 1, 1));
    assertThat(penalty.citation()).isEqualTo("Acme Act 1");
    assertThat(penalty.certainty()).isEqualTo(Certainty.HIGH);
    assertThat(penalty.range()).isEqualTo("USD 500.00 to 1,500.00 a call");
  }

  @Test
  void rule_isMatchedByItsWholeIdAndItsPlaces() {
    Penalty penalty = read(DAMAGES).get(0);

    assertThat(penalty.isFor(rule("acme.hours"))).isTrue();
    assertThat(penalty.isFor(rule("acme.hours", "US"))).isTrue();
    assertThat(penalty.isFor(rule("acme.hours", "US-FL"))).isTrue();
    assertThat(penalty.isFor(rule("acme.quiet-sunday"))).isTrue();
    assertThat(penalty.isFor(rule("acme.hours", "DE"))).isFalse();
    assertThat(penalty.isFor(rule("acme.hours-of-others"))).isFalse();
    assertThat(penalty.isFor(rule("acme.quiet"))).isFalse();
    assertThat(penalty.isFor(rule("other.hours"))).isFalse();
  }

  @Test
  void claimBeginsWithTheFirstViolation_unlessTheTableSaysOtherwise() {
    assertThat(read(DAMAGES).get(0).leastViolations()).isEqualTo(1);
    assertThat(read(DAMAGES).get(0).withinMonths()).isEmpty();
    assertThat(several("", "").leastViolations()).isEqualTo(1);
    assertThat(several("2", "").leastViolations()).isEqualTo(2);
    assertThat(several("2", "").withinMonths()).isEmpty();
    assertThat(several("2", "12").withinMonths()).isEqualTo(OptionalInt.of(12));
  }

  @ParameterizedTest
  @CsvSource({"0, '', least_violations", "2, 0, within_months", "'', 12, within_months"})
  void claimThatCannotBeCounted_isRefused(String least, String months, String column) {
    assertThatThrownBy(() -> several(least, months))
        .isInstanceOf(LawTableException.class)
        .hasMessageContaining(column);
  }

  private static Penalty several(String least, String months) {
    String header =
        HEADER.replace("limitation_years", "least_violations,within_months,limitation_years");
    String row = DAMAGES.replace("person,,4", "person,," + least + "," + months + ",4");
    return Penalty.allOf(LawTable.read("penalties.csv", new StringReader(header + row))).get(0);
  }

  @Test
  void sumOfAnAct_isForRulesThatCiteIt() {
    String header = HEADER.replace("rules,places", "rules,acts,places");
    Penalty penalty =
        Penalty.allOf(
                LawTable.read(
                    "penalties.csv",
                    new StringReader(
                        header
                            + DAMAGES.replace(
                                "acme.quiet-*,US", "acme.quiet-*,Acme Act 3.*|Acme Code 7,US"))))
            .get(0);

    assertThat(penalty.isFor(cited("Acme Act 3.1(a)"))).isTrue();
    assertThat(penalty.isFor(cited("Acme Act 9; Acme Act 3.2"))).isTrue();
    assertThat(penalty.isFor(cited("Acme Code 7"))).isTrue();
    assertThat(penalty.isFor(cited("Acme Code 71"))).isFalse();
    assertThat(penalty.isFor(cited("Acme Act 31"))).isFalse();
    assertThat(penalty.isFor(cited("Acme Act 9"))).isFalse();
  }

  private static RuleInfo cited(String citation) {
    return Rule.on(Contact.SCHEMA, "acme.hours")
        .title("Nobody is called.")
        .cites(citation)
        .denies()
        .info();
  }

  @Test
  void ruleThatIsLeftOut_isNoneOfThose() {
    Penalty penalty = read(DAMAGES.replace("acme.hours|", "acme.*|-acme.debt-*|")).get(0);

    assertThat(penalty.isFor(rule("acme.hours"))).isTrue();
    assertThat(penalty.isFor(rule("acme.debt"))).isTrue();
    assertThat(penalty.isFor(rule("acme.debt-hours"))).isFalse();
    assertThat(penalty.rules()).containsExactly("acme.*", "-acme.debt-*", "acme.quiet-*");
  }

  @Test
  void dotOfAnId_isADot() {
    assertThat(read(DAMAGES).get(0).isFor(rule("acme-x.hours"))).isFalse();
  }

  @Test
  void degreesOfOneClaim_areOneClaim() {
    List<Penalty> rows =
        read(
            DAMAGES
                + DAMAGES.replace(",person,,", ",person,willful,")
                + DAMAGES.replace(",person,,", ",regulator,,")
                + DAMAGES.replace(",US,", ",US-FL,"));

    assertThat(rows.get(0).isSameClaim(rows.get(1))).isTrue();
    assertThat(rows.get(0).isSameClaim(rows.get(2))).isFalse();
    assertThat(rows.get(0).isSameClaim(rows.get(3))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.00,10.00,violation,up to USD 10.00 a violation",
    ",10.00,person,up to USD 10.00 a person",
    "10.00,10.00,day,USD 10.00 a day",
    "10.00,,call,USD 10.00 or more a call",
    "0.00,,call,no fixed sum a call",
    ",,violation,no sum is set a violation",
    "0.00,10.00,turnover,'up to USD 10.00, or a share of turnover'"
  })
  void range_isToldInWords(String min, String max, String per, String said) {
    Penalty penalty =
        read(DAMAGES.replace(
                ",call,500.00,1500.00,",
                "," + per + "," + (min == null ? "" : min) + "," + (max == null ? "" : max) + ","))
            .get(0);

    assertThat(penalty.range()).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "statutory-damages,damages,kind",
    "',call,',',month,',per",
    "',person,',',nobody,',claimant",
    "500.00,five,min",
    "500.00,-1,min",
    "',500.00,',',1600.00,',max",
    "',USD,',',dollars,',currency",
    "',violation,',',sometime,',amount_on",
    "acme.hours|acme.quiet-*,'',rules",
    "',US,',',XX,',places"
  })
  void cellThatCannotBeRead_isNamed(String cell, String broken, String column) {
    assertThatThrownBy(() -> read(DAMAGES.replace(cell, broken)))
        .isInstanceOf(LawTableException.class)
        .hasMessageContaining("penalties.csv, line 2, column " + column);
  }
}
