package io.lexicall;

import io.lexicall.engine.Owed;
import io.lexicall.rule.Duty;
import io.lexicall.rule.RuleInfo;

/**
 * What must be done for an activity to stay lawful, and which rule says so.
 *
 * @param duty what must be done, and by when
 * @param rule the card of the rule that demands it
 * @param citation the provision
 * @since 0.1
 */
@SuppressWarnings("exports") // what the engine calls it is for the engine alone
public record Obligation(Duty duty, RuleInfo rule, String citation) implements Owed {
  @Override
  public String toString() {
    return duty + " [" + rule.id() + "] " + citation;
  }
}
