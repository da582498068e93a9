package io.lexicall;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A condition that does not hold until the first of certain instants, holds until the second, and
 * so on; of calls that are recorded the opposite, if it reads that. Counts how often it is asked.
 */
public final class Alternating extends Condition<Contact> {
  private final TreeSet<Instant> changes = new TreeSet<>();
  private final Set<Fact<Contact, ?>> reads;
  private int asked;

  private Alternating(Set<Fact<Contact, ?>> reads, String... changes) {
    this.reads = reads;
    Arrays.stream(changes).map(Instant::parse).forEach(this.changes::add);
  }

  public static Alternating at(String... changes) {
    return new Alternating(Set.of(), changes);
  }

  public static Alternating ofRecordedCalls(String... changes) {
    return new Alternating(Set.of(Contact.LISTS, Contact.RECORDED), changes);
  }

  /** Returns how often it was asked since it was last asked this. */
  public int timesAsked() {
    int times = asked;
    asked = 0;
    return times;
  }

  public boolean holds(Contact activity) {
    boolean odd = changes.headSet(activity.at(), true).size() % 2 == 1;
    boolean recorded = !reads.isEmpty() && Boolean.TRUE.equals(Contact.RECORDED.in(activity));
    return odd != recorded;
  }

  @Override
  public Truth test(Contact activity) {
    asked++;
    return Truth.of(holds(activity));
  }

  @Override
  public void missing(Contact activity, Set<Fact<Contact, ?>> into) {}

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return reads;
  }

  @Override
  public @Nullable Instant nextChange(Contact activity, Instant after) {
    return changes.higher(after);
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  public String says() {
    return "it alternates at " + changes;
  }
}
