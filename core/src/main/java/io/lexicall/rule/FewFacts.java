package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Fact;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The facts that a rule lacks, in the order in which they were named. They are few, usually one to
 * four, so searching an array is faster than a hash table, and takes a tenth of the memory.
 *
 * <p>Once {@linkplain #sealed sealed}, it is immutable and can be shared by threads.
 */
final class FewFacts<F extends Fact<?, ?>> extends AbstractSet<F> {
  private static final int MOSTLY = 4;

  /** Until a fact is added: many conditions turn out to lack none. */
  private static final Fact<?, ?>[] NONE = {};

  private Fact<?, ?>[] facts;
  private int size;
  private boolean isSealed;

  FewFacts() {
    this.facts = NONE;
  }

  private FewFacts(int room) {
    this.facts = new Fact<?, ?>[room];
  }

  /** Returns an immutable copy of a set in its order; the set itself if it is such a copy. */
  static Set<Fact<?, ?>> copyOf(Set<? extends Fact<?, ?>> some) {
    if (some instanceof FewFacts<?> few && few.isSealed) {
      return few.asFacts();
    }
    FewFacts<Fact<?, ?>> copy = new FewFacts<>(some.size());
    copy.addAll(some);
    return copy.sealed();
  }

  /** Ends the collecting; nothing can be added afterwards. */
  Set<Fact<?, ?>> sealed() {
    isSealed = true;
    return asFacts();
  }

  @SuppressWarnings("unchecked") // nothing can be added any more
  private Set<Fact<?, ?>> asFacts() {
    return (Set<Fact<?, ?>>) (Set<?>) this;
  }

  @Override
  public boolean add(F fact) {
    if (isSealed) {
      throw new UnsupportedOperationException("the missing facts of a rule cannot be changed");
    }
    if (contains(requireNonNull(fact, "fact"))) {
      return false;
    }
    if (size == facts.length) {
      facts = Arrays.copyOf(facts, Math.max(MOSTLY, 2 * size));
    }
    facts[size++] = fact;
    return true;
  }

  /** Takes out all facts but those that were added first. */
  void cutTo(int first) {
    size = first;
  }

  @Override
  public boolean contains(Object fact) {
    for (int i = 0; i < size; i++) {
      if (facts[i] == fact) { // nearly all facts are shared objects
        return true;
      }
    }
    for (int i = 0; i < size; i++) {
      if (facts[i].equals(fact)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<F> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      @SuppressWarnings("unchecked") // only such facts were added
      public F next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return (F) facts[next++];
      }
    };
  }
}
