package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition that depends on the audience of the called party. If the audience is not stated, but
 * the condition has the same answer for all possible ones, that is the answer, and the fact is not
 * asked for.
 */
final class ByAudience extends Condition<Contact> {
  /** The condition for one audience. Each called party belongs to exactly one. */
  record Branch(Condition<Contact> who, Condition<Contact> holds) {
    private Branch given(UnaryOperator<Condition<Contact>> known) {
      return new Branch(known.apply(who), known.apply(holds));
    }
  }

  private final List<Branch> branches;

  /** Creates the condition from all audiences. */
  ByAudience(List<Branch> branches) {
    this.branches = List.copyOf(branches);
  }

  @Override
  public Truth test(Contact contact) {
    Truth common = null;
    for (Branch branch : branches) {
      Truth is = branch.who.test(contact);
      if (is == Truth.FALSE) {
        continue;
      }
      Truth holds = branch.holds.test(contact);
      if (is == Truth.TRUE) {
        return holds;
      }
      common = common == null || common == holds ? holds : Truth.UNKNOWN;
    }
    return common == null ? Truth.FALSE : common;
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    for (Branch branch : branches) {
      Truth is = branch.who.test(contact);
      if (is == Truth.UNKNOWN) {
        branch.who.missing(contact, into);
      }
      if (is != Truth.FALSE && branch.holds.test(contact) == Truth.UNKNOWN) {
        branch.holds.missing(contact, into);
      }
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    for (Branch branch : branches) {
      reads.addAll(branch.who.reads());
      reads.addAll(branch.holds.reads());
    }
    return reads;
  }

  @Override
  public String says() {
    return branches.stream()
        .map(branch -> branch.holds.says() + " where " + branch.who.says())
        .collect(Collectors.joining("; "));
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant next = null;
    for (Branch branch : branches) {
      next = earlier(next, branch.who.nextChange(contact, after));
      next = earlier(next, branch.holds.nextChange(contact, after));
    }
    return next;
  }

  @Override
  protected Condition<Contact> given(long traits) {
    return left(condition -> simplified(condition, traits));
  }

  @Override
  protected Condition<Contact> given(Whereabouts where) {
    return left(condition -> simplified(condition, where));
  }

  private Condition<Contact> left(UnaryOperator<Condition<Contact>> known) {
    List<Branch> left = new ArrayList<>();
    for (Branch branch : branches) {
      Branch given = branch.given(known);
      Truth is = settledAnswer(given.who);
      if (is == Truth.TRUE) {
        return given.holds;
      }
      if (is != Truth.FALSE) {
        left.add(given);
      }
    }
    return left.isEmpty() ? Condition.never() : new ByAudience(left);
  }

  @Override
  protected List<Object> madeOf() {
    return List.copyOf(branches);
  }
}
