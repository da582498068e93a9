package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Authorization;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.DataPurpose;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Recipient;
import io.lexicall.facts.Request;
import io.lexicall.facts.SpecialCategoryCondition;
import io.lexicall.place.Place;
import io.lexicall.rule.RuleModule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Art. 9: an authorization that the person signed, from when and until when, and for what. */
class SpecialCategoryTest {
  private static final Instant AT = Instant.parse("2026-06-10T07:00:00Z");

  private static Verdict check(Authorization authorization) {
    Disclosure disclosure =
        Disclosure.builder()
            .at(AT)
            .data(List.of(DataKind.SPECIAL_CATEGORY))
            .to(Recipient.PROCESSOR)
            .purpose(DataPurpose.SERVICE)
            .minimumNecessary(true)
            .processorContract(true)
            .subjectAgreed(false)
            .identityVerified(true)
            .country(Place.of("DE"))
            .recipientCountry(Place.of("DE"))
            .encrypted(true)
            .specialCategoryCondition(SpecialCategoryCondition.A)
            .authorization(authorization)
            .build();
    return Compliance.builder().module(new GdprRules()).build().check(disclosure);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-10T07:00:00Z, , , special-category, PERMIT",
    "2026-06-10T07:00:00Z, , , special-categories, PERMIT",
    "2026-06-10T07:00:00Z, , , all, PERMIT",
    "2026-06-10T07:00:00Z, , , phi, DENY",
    "2026-06-10T07:00:00.000000001Z, , , all, DENY", // still to come
    ", , , all, DENY", // not signed
    "2026-06-01T07:00:00Z, 2026-06-10T07:00:00Z, , all, DENY",
    "2026-06-01T07:00:00Z, 2026-06-10T07:00:00.000000001Z, , all, PERMIT",
    "2026-06-01T07:00:00Z, , 2026-06-10T07:00:00Z, all, DENY",
    "2026-06-01T07:00:00Z, , 2026-06-10T07:00:00.000000001Z, all, PERMIT",
  })
  void authorization_whileItIsInForce(
      @Nullable Instant signed,
      @Nullable Instant expires,
      @Nullable Instant revoked,
      String covers,
      Decision expected) {
    Authorization.Builder authorization = Authorization.builder().covers(List.of(covers));
    if (signed != null) {
      authorization.signedAt(signed);
    }
    if (expires != null) {
      authorization.expiresAt(expires);
    }
    if (revoked != null) {
      authorization.revokedAt(revoked);
    }
    Verdict verdict = check(authorization.build());

    assertThat(verdict.decision()).as("%s", verdict).isEqualTo(expected);
    if (verdict instanceof Verdict.Denial denial && signed != null && signed.isAfter(AT)) {
      assertThat(denial.permittedFrom()).contains(signed);
    }
  }

  @Test
  void authorization_thatDoesNotSayWhatItCovers_isAskedFor() {
    Verdict verdict = check(Authorization.builder().signedAt(AT).build());

    assertThat(verdict).isInstanceOf(Verdict.Indeterminate.class);
    assertThat(((Verdict.Indeterminate) verdict).missing())
        .extracting(Fact::path)
        .containsExactly("authorization.covers");
  }

  @Test
  void module_hasItsName_settings_andCountries() {
    RuleModule module = new GdprRules();

    assertThat(module.name()).isEqualTo("gdpr");
    assertThat(module.settings())
        .containsExactly(
            GdprRules.TRADE_CODE_HOURS, GdprRules.CONSENT_LIFTS_HOURS, GdprRules.ACCESS);
    assertThat(covered("FR")).isTrue();
    assertThat(covered("GB")).isTrue();
    assertThat(covered("CH")).isTrue();
    assertThat(covered("US")).isFalse();
  }

  private static boolean covered(String country) {
    return Compliance.builder()
        .module(new GdprRules())
        .build()
        .check(Request.builder().at(AT).receivedAt(AT).country(Place.of(country)).build())
        .findings()
        .stream()
        .noneMatch(finding -> finding.rule().id().equals("core.coverage"));
  }
}
