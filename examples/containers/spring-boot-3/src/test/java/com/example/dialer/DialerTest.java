package com.example.dialer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.calls.Calls;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lexicall.Compliance;
import io.lexicall.facts.Contact;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class DialerTest {
  @Autowired private Dialer dialer;
  @Autowired private Compliance compliance;
  @Autowired private ObjectMapper json;

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
  void factsAndVerdicts_areJson() throws Exception {
    String facts =
        "{\"activity\":\"contact\",\"at\":\"2026-11-25T03:00:00Z\","
            + "\"purpose\":\"telemarketing\",\"to\":{\"number\":\"+12125550142\"}}";

    Contact call = json.readValue(facts, Contact.class);
    String verdict = json.writeValueAsString(compliance.check(call));

    assertTrue(verdict.contains("\"lawEdition\""), verdict);
  }
}
