package io.lexicall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules in shadow would do is counted, apart from what was decided. */
class ShadowMetricsTest {
  private static final Instant NOON = Instant.parse("2026-03-03T17:00:00Z");

  /** Rules that are only watched. */
  private static final class Watched implements RuleModule {
    @Override
    public String name() {
      return "watched";
    }

    @Override
    public String edition() {
      return "2026-01-01";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "watched.sellers")
              .title("Nothing is sold for anybody else.")
              .cites("House Rules 1")
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
              .when(Condition.isTrue(Contact.CALLER.then(Caller.THIRD_PARTY)))
              .denies());
    }
  }

  private static Contact call(Caller caller) {
    return Contact.callTo(PhoneNumber.parse("+12125550142"))
        .at(NOON)
        .purpose(ContactPurpose.TELEMARKETING)
        .caller(caller)
        .build();
  }

  @Test
  void findingsInShadow_areCountedByRuleAndOutcome_andInNoOtherMeter() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Compliance compliance =
        Compliance.builder()
            .module(new AutoConfigurationTest.HouseRules())
            .shadow(new Watched())
            .observer(new ComplianceMetrics(registry))
            .build();
    Caller ours = Caller.builder().thirdParty(false).build();
    Caller theirs = Caller.builder().thirdParty(true).build();

    Decision alone = compliance.check(call(ours)).decision();
    compliance.check(call(theirs));
    compliance.check(call(theirs));
    compliance.check(call(Caller.builder().build()));

    assertThat(alone).isNotEqualTo(Decision.DENY);
    assertThat(
            registry
                .get("lexicall.shadow.findings")
                .tag("activity", "contact")
                .tag("rule", "watched.sellers")
                .tag("outcome", "deny")
                .counter()
                .count())
        .isEqualTo(2);
    assertThat(
            registry
                .get("lexicall.shadow.findings")
                .tag("rule", "watched.sellers")
                .tag("outcome", "indeterminate")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(registry.find("lexicall.findings").tag("rule", "watched.sellers").meters())
        .isEmpty();
    assertThat(registry.find("lexicall.findings").tag("rule", "house.sellers").counters())
        .isNotEmpty();
  }
}
