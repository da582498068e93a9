package com.example.dialer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.calls.Calls;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DialerTest {
  @Inject Dialer dialer;

  @Test
  void callAtTenInTheEvening_isRefused_andSaysWhy() {
    Exception refusal =
        assertThrows(ConstraintViolationException.class, () -> dialer.dial(Calls.AT_TEN));

    assertTrue(refusal.getMessage().contains("[tcpa.calling-hours]"), refusal.getMessage());
  }

  @Test
  void callAtNoon_isMade() {
    assertDoesNotThrow(() -> dialer.dial(Calls.AT_NOON));
  }

  @Test
  void numberThatIsNone_isRefused() {
    Exception refusal =
        assertThrows(ConstraintViolationException.class, () -> dialer.transfer("555"));

    assertTrue(refusal.getMessage().contains("phone number"), refusal.getMessage());
    assertDoesNotThrow(() -> dialer.transfer("+12125550142"));
  }
}
