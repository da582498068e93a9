package com.example.dialer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.number.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstCheckTest {
  private static final PhoneNumber NEW_YORK = PhoneNumber.parse("+12125550142");

  private final FirstCheck check = new FirstCheck();

  @Test
  void aSecondBeforeEight_waitsUntilEight() {
    Verdict verdict = check.mayCall(NEW_YORK, Instant.parse("2026-11-24T12:59:59Z"));

    assertEquals(
        Optional.of(Instant.parse("2026-11-24T13:00:00Z")),
        verdict.match(
            permit -> Optional.empty(), denial -> denial.permittedFrom(), indeterminate -> null));
  }

  @Test
  void atNine_mayGoAhead_onTerms() {
    Verdict verdict = check.mayCall(NEW_YORK, Instant.parse("2026-11-24T14:00:00Z"));

    assertEquals(Decision.PERMIT, verdict.decision(), verdict::toString);
    assertFalse(verdict.obligations().isEmpty());
  }
}
