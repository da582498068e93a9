package com.acme.rules;

import static io.lexicall.testkit.LexicallAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.number.PhoneNumber;
import io.lexicall.rule.RuleModule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The module as a host finds it: on the class path and on the module path. */
class AcmeRulesTest {
  private final Compliance compliance = Compliance.load();

  private static Contact call(String at) {
    return Contact.callTo(PhoneNumber.parse("+13055550142"))
        .at(Instant.parse(at))
        .purpose(ContactPurpose.TELEMARKETING)
        .build();
  }

  @Test
  void module_isFound() {
    assertThat(compliance.modules()).extracting(RuleModule::name).containsExactly("acme");
    assertThat(AcmeRules.class.getModule().isNamed())
        .isEqualTo(System.getProperty("path").equals("module path"));
  }

  @Test
  void callToMiami_beforeTen_waitsUntilTen() {
    Verdict verdict = compliance.only(List.of("acme")).check(call("2026-11-24T14:59:59Z"));

    assertThat(verdict)
        .denies("acme.calling-hours")
        .until("2026-11-24T15:00:00Z")
        .citing("Client Agreement 4.2 (2026)");
  }

  @Test
  void callToMiami_atTen_mayGoAhead_withTheTextOfTheClient() {
    Verdict verdict = compliance.only(List.of("acme")).check(call("2026-11-24T15:00:00Z"));

    assertThat(verdict).permits().owing("read-client-script");
  }

  @Test
  void callToMiami_whereNoModuleHoldsTheLaw_isNoPermit() {
    assertThat(compliance.check(call("2026-11-24T15:00:00Z"))).isUndecided();
  }
}
