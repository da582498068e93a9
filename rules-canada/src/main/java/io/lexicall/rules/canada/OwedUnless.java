package io.lexicall.rules.canada;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something is owed on every call; one of which it is stated that it is not done is denied. */
final class OwedUnless extends Effect<Contact> {
  private final Condition<Contact> refused;
  private final Duty[] duties;

  OwedUnless(Condition<Contact> refused, Duty... duties) {
    this.refused = refused;
    this.duties = duties.clone();
  }

  @Override
  public Outcome on(Contact contact) {
    return outcome(refused.test(contact));
  }

  private Outcome outcome(Truth isRefused) {
    return isRefused == Truth.TRUE ? Outcome.deny() : Outcome.oblige(duties);
  }

  @Override
  public @Nullable Outcome constant() {
    Truth settled = refused.settled();
    return settled == null ? null : outcome(settled);
  }

  @Override
  public Effect<Contact> given(long traits) {
    return new OwedUnless(refused.given(traits), duties);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return refused.reads();
  }

  @Override
  public List<String> obligations() {
    return Arrays.stream(duties).map(Duty::name).toList();
  }
}
