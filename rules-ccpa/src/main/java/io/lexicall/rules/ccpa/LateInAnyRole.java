package io.lexicall.rules.ccpa;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * It is not known who suffered the breach, and nothing depends on it: the owner of the data is late
 * to tell the people or the authority, and a holder is late to tell the owner. The owner's rule
 * answers then, and nobody is asked for the role. That needs both to owe a notice: if the owner
 * owes none, the answer depends on the role. Never unknown itself.
 */
final class LateInAnyRole extends Condition<Incident> {
  private final BreachNotice owner;
  private final BreachNotice holder;
  private final Condition<Incident> ownerOwes;
  private final Condition<Incident> holderOwes;

  /**
   * Makes the condition.
   *
   * @param owner the notice of whoever owns the data
   * @param holder the notice of whoever holds data for another
   * @param ownerOwes when the law has an owner give it; if unknown, the owner's rule asks
   * @param holderOwes when the law has every such holder give it
   */
  LateInAnyRole(
      BreachNotice owner,
      BreachNotice holder,
      Condition<Incident> ownerOwes,
      Condition<Incident> holderOwes) {
    this.owner = owner;
    this.holder = holder;
    this.ownerOwes = ownerOwes;
    this.holderOwes = holderOwes;
  }

  @Override
  public Truth test(Incident incident) {
    return Truth.of(
        Incident.ROLE.in(incident) == null
            && owner.isLate(incident)
            && holder.isLate(incident)
            && ownerOwes.test(incident) != Truth.FALSE
            && holderOwes.test(incident) == Truth.TRUE);
  }

  @Override
  public void missing(Incident incident, Set<Fact<Incident, ?>> into) {
    // never unknown
  }

  @Override
  public Set<Fact<Incident, ?>> reads() {
    Set<Fact<Incident, ?>> reads = new LinkedHashSet<>(owner.reads());
    reads.addAll(holder.reads());
    reads.addAll(ownerOwes.reads());
    reads.addAll(holderOwes.reads());
    reads.add(Incident.ROLE);
    return reads;
  }

  @Override
  public @Nullable Instant nextChange(Incident incident, Instant after) {
    Instant ofNotices =
        earlier(owner.nextChange(incident, after), holder.nextChange(incident, after));
    Instant ofDuties =
        earlier(ownerOwes.nextChange(incident, after), holderOwes.nextChange(incident, after));
    return earlier(ofNotices, ofDuties);
  }

  @Override
  public String says() {
    return "whoever suffered it is late";
  }
}
