package com.example.dialer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.calls.Calls;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.executable.ExecutableValidator;
import org.junit.jupiter.api.Test;

class DialerTest {
  private final Dialer dialer = new Dialer();

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

  @Test
  void withoutAnEngine_nothingIsValidated_andTheCureIsNamed() throws Exception {
    ExecutableValidator validator =
        Validation.buildDefaultValidatorFactory().getValidator().forExecutables();

    Throwable thrown =
        assertThrows(
            ValidationException.class,
            () ->
                validator.validateParameters(
                    dialer,
                    Dialer.class.getMethod("dial", Calls.AT_NOON.getClass()),
                    new Object[] {Calls.AT_NOON}));

    while (thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertTrue(
        thrown.getMessage().contains("ComplianceConstraintValidatorFactory"), thrown.getMessage());
  }
}
