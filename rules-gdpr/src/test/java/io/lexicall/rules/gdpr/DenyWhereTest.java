package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import org.junit.jupiter.api.Test;

/** A duty that stands until it is known that it is not kept. */
class DenyWhereTest {
  private static Rule<Contact> rule(Condition<Contact> broken) {
    return Rule.on(Contact.SCHEMA, "test.duty")
        .title("A duty.")
        .cites("Art. 1")
        .then(new DenyWhere<>(broken, Duty.to("identify-caller")));
  }

  @Test
  void duty_stands_untilItIsKnownToBeBroken() {
    Rule<Contact> rule = rule(Condition.isTrue(Contact.RECORDED));
    Rows.alone(rule)
        .hold(
            "at=2026-11-24T12:00:00Z",
            """
            recorded=true  | deny; Art. 1
            recorded=false | owes identify-caller, Art. 1
            recorded=-     | owes identify-caller, Art. 1
            """);
    assertThat(rule.info().reads()).extracting(Fact::path).containsExactly("recorded");
    assertThat(rule.info().obligations()).containsExactly("identify-caller");
  }

  @Test
  void duty_isBrokenForAsLongAsTheConditionHolds() {
    Rows.alone(rule(Condition.happened(Contact.OBJECTED_AT).not()))
        .hold(
            "at=2026-11-24T12:00:00Z",
            """
            objectedAt=2026-11-24T12:00:00Z | owes identify-caller, Art. 1
            objectedAt=2026-11-24T12:00:01Z | deny; Art. 1 until 2026-11-24T12:00:01Z
            objectedAt=-                    | deny; Art. 1
            """);
  }
}
