package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import java.util.List;
import java.util.Set;

/**
 * Something is owed: a denial if it is known not to be done, otherwise the duty to do it.
 *
 * <p>Unlike {@link Rule.Builder#demands}, it names the duty even if it is stated that it will be
 * done, since the permit depends on it.
 */
final class Owed extends Effect<Contact> {
  private final Condition<Contact> done;
  private final Duty duty;

  Owed(Condition<Contact> done, Duty duty) {
    this.done = done;
    this.duty = duty;
  }

  @Override
  public Outcome on(Contact contact) {
    return done.test(contact) == Truth.FALSE ? Outcome.deny() : Outcome.oblige(duty);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return done.reads();
  }

  @Override
  public List<String> obligations() {
    return List.of(duty.name());
  }

  @Override
  protected Effect<Contact> given(long traits) {
    Truth settled = settledAnswer(done, traits);
    return settled == null
        ? this
        : Effect.always(
            settled == Truth.FALSE ? Outcome.deny() : Outcome.oblige(duty), obligations());
  }
}
