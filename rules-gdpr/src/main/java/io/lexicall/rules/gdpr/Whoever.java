package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The called party is one whom a rule protects. If that is not known, but a rule for all others
 * bars the contact as well, it is taken to be so, since it does not matter: who is called is then
 * not asked for.
 *
 * <p>A verdict keeps its answer whoever it turns out to be, though not by the same rule.
 */
final class Whoever extends Condition<Contact> {
  private final Condition<Contact> who;
  private final Condition<Contact> othersAreBarred;

  private Whoever(Condition<Contact> who, Condition<Contact> othersAreBarred) {
    this.who = who;
    this.othersAreBarred = othersAreBarred;
  }

  /**
   * Returns the condition.
   *
   * @param who whom the rule protects
   * @param othersAreBarred the condition that another rule bars the contact to everybody else
   */
  static Condition<Contact> isCalled(Condition<Contact> who, Condition<Contact> othersAreBarred) {
    Truth settled = settledAnswer(who);
    boolean isKnown = settled == Truth.TRUE || settled == Truth.FALSE;
    return isKnown || settledAnswer(othersAreBarred) == Truth.FALSE
        ? who
        : new Whoever(who, othersAreBarred);
  }

  @Override
  public Truth test(Contact contact) {
    Truth is = who.test(contact);
    return is == Truth.UNKNOWN && othersAreBarred.test(contact) == Truth.TRUE ? Truth.TRUE : is;
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    who.missing(contact, into); // what bars the others is asked for by their own rule
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(who.reads());
    reads.addAll(othersAreBarred.reads());
    return reads;
  }

  /** Who is called says nothing by being left out. */
  @Override
  protected Set<Fact<Contact, ?>> decidedByAbsence() {
    Set<Fact<Contact, ?>> facts = new LinkedHashSet<>(decidedByAbsenceOf(who));
    facts.addAll(decidedByAbsenceOf(othersAreBarred));
    return facts;
  }

  @Override
  public String says() {
    return who.says() + ", or whoever else is called is barred too";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    return earlier(who.nextChange(contact, after), othersAreBarred.nextChange(contact, after));
  }

  @Override
  protected Condition<Contact> given(long traits) {
    return isCalled(simplified(who, traits), simplified(othersAreBarred, traits));
  }

  @Override
  protected Condition<Contact> given(Whereabouts where) {
    return isCalled(simplified(who, where), simplified(othersAreBarred, where));
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(who, othersAreBarred);
  }
}
