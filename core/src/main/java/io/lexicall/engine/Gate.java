package io.lexicall.engine;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A condition that rules need in order to apply. All rules with an equal condition share one
 * object, so gates are compared by identity.
 */
final class Gate<A extends Activity<A>> extends Part {
  /** A gate, its key in the map of known gates, its condition and the parts of the condition. */
  private static final int BYTES = 160;

  /** The facts on which an answer depends. */
  enum Kind {
    /** The time alone. */
    OF_TIME,
    /** The time, and facts that hosts state with the same object for many activities. */
    STEADY,
    /** Anything else. */
    OTHER
  }

  private final Book<A> book;

  /** Its key in the map of known gates; null if it is never in the map. */
  private final @Nullable Key<A> key;

  private final Condition<A> condition;
  private final Kind kind;

  private Gate(Book<A> book, @Nullable Key<A> key, Condition<A> condition, Kind kind) {
    this.book = book;
    this.key = key;
    this.condition = condition;
    this.kind = kind;
  }

  /** A condition with its hash, since computing the hash runs code of modules. */
  private static final class Key<A extends Activity<A>> {
    private final Condition<A> condition;
    private final int hash;

    Key(Condition<A> condition) {
      this.condition = condition;
      this.hash = condition.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Key<?> that
              && hash == that.hash
              && condition.equals(that.condition));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** The known gates, by condition. */
  static final class Book<A extends Activity<A>> {
    private final ConcurrentMap<Key<A>, Gate<A>> gates = new ConcurrentHashMap<>();

    /**
     * Returns the gate of a condition. Comparing conditions runs code of modules. If that fails,
     * the gate is always unsure, and its rule is evaluated each time.
     */
    Gate<A> of(Condition<A> condition) {
      Gate<A> gate = ModuleCode.quietly(() -> find(condition), null);
      return gate == null ? unsure() : gate;
    }

    /** Returns a gate that is always unsure. */
    Gate<A> unsure() {
      return new Gate<>(this, null, new Unsure<>(), Kind.OTHER);
    }

    private Gate<A> find(Condition<A> condition) {
      Key<A> key = new Key<>(condition);
      Gate<A> known = gates.get(key);
      if (known != null) {
        return known;
      }
      Gate<A> made = new Gate<>(this, key, condition, kindOf(condition));
      known = gates.putIfAbsent(key, made);
      return known == null ? made : known;
    }
  }

  static Kind kindOf(Condition<?> condition) {
    if (!Terms.lasts(condition) || !condition.reads().stream().allMatch(Fact::isSteady)) {
      return Kind.OTHER;
    }
    return condition.reads().isEmpty() ? Kind.OF_TIME : Kind.STEADY;
  }

  Condition<A> condition() {
    return condition;
  }

  Kind kind() {
    return kind;
  }

  @Override
  long bytes() {
    return BYTES;
  }

  @Override
  void kept() {
    Key<A> mine = key;
    if (mine != null) {
      ModuleCode.quietly(() -> book.gates.putIfAbsent(mine, this), null);
    }
  }

  @Override
  void dropped() {
    Key<A> mine = key;
    if (mine != null) {
      ModuleCode.quietly(() -> book.gates.remove(mine, this), false);
    }
  }

  /** A condition that is always unknown, so that its rule is evaluated each time. */
  private static final class Unsure<A extends Activity<A>> extends Condition<A> {
    @Override
    public Truth test(A activity) {
      return Truth.UNKNOWN;
    }

    @Override
    public void missing(A activity, Set<Fact<A, ?>> into) {
      throw new IllegalStateException("a gate does not name missing facts");
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "it is unknown";
    }
  }
}
