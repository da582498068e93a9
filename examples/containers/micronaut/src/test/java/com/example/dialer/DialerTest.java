package com.example.dialer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.calls.Calls;
import io.micronaut.context.ApplicationContext;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DialerTest {
  private static ApplicationContext context;
  private static Dialer dialer;

  @BeforeAll
  static void start() {
    context = ApplicationContext.run();
    dialer = context.getBean(Dialer.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

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
  void withoutAnEngine_theStartFails_andNamesTheCure() {
    Exception failure =
        assertThrows(Exception.class, () -> ApplicationContext.run("without-engine"));

    assertTrue(
        failure.getMessage().contains("make a bean of the type io.lexicall.Compliance"),
        failure.getMessage());
  }
}
