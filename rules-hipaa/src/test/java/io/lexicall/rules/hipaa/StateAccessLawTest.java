package io.lexicall.rules.hipaa;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 45 CFR 160.203: state law that lets patients have their records sooner stays. */
class StateAccessLawTest {
  private final Compliance hipaa =
      Compliance.builder().module(new HipaaRules()).build().only(List.of("hipaa"));

  private static Request.Builder request(RequestKind kind) {
    return Request.builder()
        .law(PrivacyLaw.HIPAA)
        .kind(kind)
        .receivedAt(Instant.parse("2026-11-10T12:00:00Z"))
        .at(Instant.parse("2026-11-24T12:00:00Z"));
  }

  private List<String> owed(Request request) {
    Verdict verdict = hipaa.check(request);
    return verdict.obligations().stream().map(each -> each.duty().name()).toList();
  }

  @Test
  void openRequestForAccess_namesIt_untilItIsAnswered() {
    Request.Builder access = request(RequestKind.ACCESS);
    assertThat(owed(access.build())).contains("check-state-access-law");
    assertThat(owed(request(RequestKind.PORTABILITY).build())).contains("check-state-access-law");
    assertThat(owed(access.completedAt(Instant.parse("2026-11-24T12:00:00Z")).build()))
        .doesNotContain("check-state-access-law");
    assertThat(owed(access.completedAt(Instant.parse("2026-11-24T12:00:01Z")).build()))
        .contains("check-state-access-law");
  }

  @Test
  void otherRequests_andOtherLaws_doNot() {
    assertThat(owed(request(RequestKind.AMENDMENT).build()))
        .doesNotContain("check-state-access-law");
    assertThat(owed(request(RequestKind.ACCESS).law(PrivacyLaw.CCPA).build()))
        .doesNotContain("check-state-access-law");
    assertThat(owed(request(RequestKind.ACCESS).without(Request.LAW).build()))
        .doesNotContain("check-state-access-law");
  }
}
