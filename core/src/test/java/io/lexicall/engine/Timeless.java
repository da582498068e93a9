package io.lexicall.engine;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition that holds, claims to last, and fails when it is asked when it changes. */
final class Timeless extends Condition<Contact> {
  private final Set<Fact<Contact, ?>> reads;
  private int failures;

  Timeless(Set<Fact<Contact, ?>> reads) {
    this.reads = reads;
  }

  int failures() {
    return failures;
  }

  @Override
  public Truth test(Contact activity) {
    return Truth.TRUE;
  }

  @Override
  public void missing(Contact activity, Set<Fact<Contact, ?>> into) {}

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return reads;
  }

  @Override
  public @Nullable Instant nextChange(Contact activity, Instant after) {
    failures++;
    throw new IllegalStateException("with a secret +12125550142");
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  public String says() {
    return "it is so";
  }
}
