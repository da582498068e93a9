package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules in shadow are reported apart and decide nothing. */
class ShadowTest {
  private static final Contact CALL =
      Contact.builder()
          .at(Instant.parse("2026-11-24T17:00:00Z"))
          .channel(ContactChannel.VOICE)
          .purpose(ContactPurpose.SURVEY)
          .to(Called.inRegion("US-NY").build())
          .build();

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("A rule.").cites("House Rules");
  }

  private static Rule<Contact> harmless() {
    return rule("harmless").when(Condition.never()).denies();
  }

  private static List<String> shadow(Verdict verdict) {
    return verdict.shadow().stream().map(each -> each.rule().id() + " " + each.outcome()).toList();
  }

  @Test
  void denialInShadow_isReportedApart() {
    Compliance engine =
        HouseRules.of(harmless(), rule("no-calls").inShadow().remedy("wait").denies()).engine();

    Verdict verdict = engine.check(CALL);

    assertThat(verdict.decision()).isEqualTo(Decision.PERMIT);
    assertThat(verdict.findings()).isEmpty();
    assertThat(shadow(verdict)).containsExactly("house.no-calls DENY");
    assertThat(verdict.shadow().get(0).rule().isInShadow()).isTrue();
    assertThat(verdict).isNotEqualTo(HouseRules.of(harmless()).engine().check(CALL));
  }

  @Test
  void unknownFactOfARuleInShadow_isMissingOnlyThere() {
    Compliance engine =
        HouseRules.of(
                harmless(),
                rule("recorded").when(Condition.isTrue(Contact.RECORDED)).inShadow().denies())
            .engine();

    Verdict verdict = engine.check(CALL);

    assertThat(verdict.decision()).isEqualTo(Decision.PERMIT);
    assertThat(shadow(verdict)).containsExactly("house.recorded INDETERMINATE");
    assertThat(engine.needs(CALL).needs()).isEmpty();
    assertThat(engine.reads(CALL).stream().map(Fact::path)).contains("recorded");
  }

  @Test
  void obligationOfARuleInShadow_isNotOwed() {
    Compliance engine =
        HouseRules.of(harmless(), rule("announce").inShadow().obliges("state-purpose")).engine();

    assertThat(engine.check(CALL).obligations()).isEmpty();
    assertThat(engine.check(CALL).shadow()).isEmpty();
  }

  @Test
  void ruleInShadow_doesNotLengthenADenial() {
    Compliance engine =
        HouseRules.of(rule("never").denies(), rule("too").inShadow().denies()).engine();

    Verdict verdict = engine.check(CALL);

    assertThat(verdict.decision()).isEqualTo(Decision.DENY);
    assertThat(verdict.findings().stream().map(each -> each.rule().id()))
        .containsExactly("house.never");
    assertThat(shadow(verdict)).containsExactly("house.too DENY");
  }

  @Test
  void moduleInShadow_coversNothing() {
    HouseRules law =
        HouseRules.named(
                "law", Rule.on(Contact.SCHEMA, "law.never").title("None.").cites("1").denies())
            .covering(Coverage.of(Contact.SCHEMA, Place.of("US")));
    HouseRules other =
        HouseRules.of(harmless()).covering(Coverage.of(Contact.SCHEMA, Place.of("CA")));

    Compliance engine = Compliance.builder().module(other).shadow(law).build();
    Verdict verdict = engine.check(CALL);

    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(verdict.findings().stream().map(each -> each.rule().id()))
        .containsExactly("core.coverage");
    assertThat(shadow(verdict)).containsExactly("law.never DENY");
  }

  @Test
  void allRulesInShadow_areNoEngine() {
    Compliance.Builder builder = Compliance.builder().shadow(HouseRules.of(harmless()));

    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void regulationsInShadow_cannotBeAskedAlone() {
    HouseRules law =
        HouseRules.named(
            "law", Rule.on(Contact.SCHEMA, "law.never").title("None.").cites("1").denies());
    Compliance engine = Compliance.builder().module(HouseRules.of(harmless())).shadow(law).build();

    assertThatThrownBy(() -> engine.only(List.of("law")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in shadow");
    assertThat(shadow(engine.only(List.of("law", "house")).check(CALL)))
        .containsExactly("law.never DENY");
  }

  @Test
  void observer_learnsOfIt() {
    List<Verdict> seen = new ArrayList<>();
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(harmless()))
            .shadow(
                HouseRules.named(
                    "law", Rule.on(Contact.SCHEMA, "law.never").title("None.").cites("1").denies()))
            .observer(activity -> seen::add)
            .build();

    Verdict verdict = engine.check(CALL);

    assertThat(seen).containsExactly(verdict);
    assertThat(shadow(seen.get(0))).containsExactly("law.never DENY");
    assertThat(engine.explain(CALL).verdict()).isEqualTo(verdict);
  }

  @Test
  void digest_tellsThatARuleIsInShadow() {
    Rule<Contact> rule = rule("no-calls").denies();

    assertThat(HouseRules.of(harmless(), rule).engine().edition().lawDigest())
        .isNotEqualTo(HouseRules.of(harmless(), rule.inShadow()).engine().edition().lawDigest());
    assertThat(rule.inShadow().info()).isNotEqualTo(rule.info());
    assertThat(rule.inShadow().inShadow().info()).isEqualTo(rule.inShadow().info());
  }
}
