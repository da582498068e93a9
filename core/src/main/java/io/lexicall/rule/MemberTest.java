package io.lexicall.rule;

import io.lexicall.engine.term.Alike;
import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.InOrder;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A test of one entry of a list of an activity. It is true, false, or unknown from the facts.
 *
 * <p>Pure and monotone, like {@link Condition}. Made by {@link Members}.
 *
 * @param <A> the kind of activity
 * @param <E> the kind of entry
 * @since 0.1
 */
@SuppressWarnings("exports") // its base is for the engine alone
public abstract class MemberTest<A extends Activity<A>, E extends Facts<E>> extends Alike {
  /** For subclasses. */
  protected MemberTest() {}

  /** Returns whether the test is true for an entry. */
  public abstract Truth test(A activity, E entry);

  /** Adds the unknown facts that could decide the test; called only if {@link #test} is unknown. */
  public abstract void missing(A activity, E entry, Set<Fact<A, ?>> into);

  /** Does for an entry what {@link Condition#testNaming} does for an activity. */
  Truth testNaming(A activity, E entry, FewFacts<Fact<A, ?>> missing) {
    Truth truth = test(activity, entry);
    if (truth == Truth.UNKNOWN) {
      missing(activity, entry, missing);
    }
    return truth;
  }

  /**
   * Returns the same test, prepared for all entries of one activity: what a test learns from the
   * other entries of the list is then computed once, not once for each entry. Itself by default.
   *
   * @param activity the only activity with which the result may be asked
   */
  public MemberTest<A, E> forAllOf(A activity) {
    return this;
  }

  /**
   * Returns whether only the instants of the entry and of the activity matter; false by default.
   */
  boolean isOfTime() {
    return false;
  }

  /**
   * Returns the index of the first of some entries for which the test can be other than false, at
   * the instant of the activity or at any later one.
   *
   * @param entries in the order of their instants if {@link InOrder#isOf} says so
   * @return 0 by default
   */
  int firstPossible(A activity, List<E> entries) {
    return 0;
  }

  /** Returns the answer if it is the same for every entry of every activity; null if it is not. */
  @Nullable Truth settled() {
    return null;
  }

  /** Returns the facts that it reads. */
  public abstract Set<Fact<A, ?>> reads();

  /** Adds the facts that it reads to a set that collects those of many tests. */
  void gatherReads(Set<? super Fact<A, ?>> into) {
    into.addAll(reads());
  }

  /** Returns the test as a clause for people. */
  public abstract String says();

  /**
   * Returns a supplier of details about an entry that passes, in the sense of {@link
   * Condition#tells}; of an empty text by default.
   */
  Supplier<String> tells(A activity, E entry) {
    return Condition.SILENT;
  }

  /**
   * Returns the next instant at which the answer can change if only time passes, or null if it
   * never does.
   */
  public @Nullable Instant nextChange(A activity, E entry, Instant after) {
    return null;
  }

  /**
   * Returns whether an answer stays valid, in the sense of {@link Condition#lasts()}; false by
   * default.
   */
  protected boolean lasts() {
    return false;
  }

  /**
   * Returns the facts of the activity for which the test checks whether they are known, in the
   * sense of {@link Condition#decidedByAbsence()}; none by default.
   */
  protected Set<Fact<A, ?>> decidedByAbsence() {
    return Set.of();
  }

  /**
   * Returns whether the test can be true or unknown for any entry of an activity with these
   * {@linkplain Activity#whereabouts() whereabouts}. True by default. False only if such
   * whereabouts come from the list itself, so that the list is known and all its entries are
   * elsewhere.
   */
  protected boolean canHold(Whereabouts where) {
    return true;
  }

  /** Returns the test that is true if both are. */
  public final MemberTest<A, E> and(MemberTest<A, E> other) {
    return join(List.of(this, other), Truth.FALSE);
  }

  /** Returns the test that is true if either is. */
  public final MemberTest<A, E> or(MemberTest<A, E> other) {
    return join(List.of(this, other), Truth.TRUE);
  }

  /** Returns the test that is true if this one is false. */
  public final MemberTest<A, E> not() {
    return new Opposite<>(this);
  }

  /** Joins tests; all must be true. */
  static <A extends Activity<A>, E extends Facts<E>> MemberTest<A, E> all(
      List<MemberTest<A, E>> tests) {
    return join(tests, Truth.FALSE);
  }

  /** Joins tests and leaves out those with a fixed answer. */
  private static <A extends Activity<A>, E extends Facts<E>> MemberTest<A, E> join(
      List<MemberTest<A, E>> tests, Truth decisive) {
    List<MemberTest<A, E>> open = new ArrayList<>(tests.size());
    for (MemberTest<A, E> test : tests) {
      Truth settled = test.settled();
      if (settled == decisive) {
        return test;
      }
      if (test instanceof Joined<A, E> joined && joined.decisive == decisive) {
        open.addAll(joined.asWritten);
      } else if (settled != decisive.not()) {
        open.add(test);
      }
    }
    return open.size() == 1 ? open.get(0) : new Joined<>(open, decisive);
  }

  /** Tests joined by "and" (one false decides) or by "or" (one true decides). */
  private static final class Joined<A extends Activity<A>, E extends Facts<E>>
      extends MemberTest<A, E> {
    private final List<MemberTest<A, E>> asWritten;

    /**
     * The tests in the order in which they are made: those of time first. Most entries of a long
     * history are too old to count, and that is seen without naming what else is unknown of them.
     */
    private final MemberTest<A, E>[] tests;

    private final Truth decisive;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
    Joined(List<MemberTest<A, E>> tests, Truth decisive) {
      List<MemberTest<A, E>> ordered = new ArrayList<>(tests.size());
      int ofTime = 0;
      for (MemberTest<A, E> test : tests) {
        ordered.add(test.isOfTime() ? ofTime++ : ordered.size(), test);
      }
      this.asWritten = tests;
      this.tests = ordered.toArray(new MemberTest[0]);
      this.decisive = decisive;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very test
    public MemberTest<A, E> forAllOf(A activity) {
      List<MemberTest<A, E>> prepared = new ArrayList<>(asWritten.size());
      boolean same = true;
      for (MemberTest<A, E> test : asWritten) {
        MemberTest<A, E> each = test.forAllOf(activity);
        same &= each == test;
        prepared.add(each);
      }
      return same ? this : new Joined<>(prepared, decisive);
    }

    @Override
    int firstPossible(A activity, List<E> entries) {
      boolean all = decisive == Truth.FALSE;
      int first = all ? 0 : entries.size();
      for (MemberTest<A, E> test : tests) {
        int its = test.firstPossible(activity, entries);
        first = all ? Math.max(first, its) : Math.min(first, its);
      }
      return first;
    }

    @Override
    public Truth test(A activity, E entry) {
      Truth neutral = decisive.not();
      Truth result = neutral;
      for (MemberTest<A, E> test : tests) {
        Truth truth = test.test(activity, entry);
        if (truth == decisive) {
          return decisive;
        }
        if (truth != neutral) {
          result = Truth.UNKNOWN;
        }
      }
      return result;
    }

    @Override
    public void missing(A activity, E entry, Set<Fact<A, ?>> into) {
      for (MemberTest<A, E> test : tests) {
        if (test.test(activity, entry) == Truth.UNKNOWN) {
          test.missing(activity, entry, into);
        }
      }
    }

    @Override
    Truth testNaming(A activity, E entry, FewFacts<Fact<A, ?>> missing) {
      int before = missing.size();
      Truth neutral = decisive.not();
      Truth result = neutral;
      for (MemberTest<A, E> test : tests) {
        Truth truth = test.testNaming(activity, entry, missing);
        if (truth == decisive) {
          missing.cutTo(before);
          return decisive;
        }
        if (truth != neutral) {
          result = Truth.UNKNOWN;
        }
      }
      return result;
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      Set<Fact<A, ?>> reads = new LinkedHashSet<>();
      gatherReads(reads);
      return reads;
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      for (MemberTest<A, E> test : tests) {
        test.gatherReads(into);
      }
    }

    @Override
    Supplier<String> tells(A activity, E entry) {
      for (MemberTest<A, E> test : tests) {
        if (decisive == Truth.FALSE || test.test(activity, entry) == Truth.TRUE) {
          Supplier<String> words = test.tells(activity, entry);
          if (words != Condition.SILENT) {
            return words; // one part has details
          }
        }
      }
      return Condition.SILENT;
    }

    @Override
    public String says() {
      return asWritten.stream()
          .map(MemberTest::says)
          .collect(Collectors.joining(decisive == Truth.FALSE ? ", " : " or "));
    }

    @Override
    public @Nullable Instant nextChange(A activity, E entry, Instant after) {
      Instant next = null;
      for (MemberTest<A, E> test : tests) {
        next = Terms.earlier(next, test.nextChange(activity, entry, after));
      }
      return next;
    }

    @Override
    protected boolean lasts() {
      for (MemberTest<A, E> test : tests) {
        if (!test.lasts()) {
          return false;
        }
      }
      return true;
    }

    @Override
    protected Set<Fact<A, ?>> decidedByAbsence() {
      Set<Fact<A, ?>> facts = new LinkedHashSet<>();
      for (MemberTest<A, E> test : tests) {
        facts.addAll(test.decidedByAbsence());
      }
      return facts;
    }

    @Override
    protected boolean canHold(Whereabouts where) {
      for (MemberTest<A, E> test : tests) {
        if (test.canHold(where) == (decisive == Truth.TRUE)) {
          return decisive == Truth.TRUE;
        }
      }
      return decisive == Truth.FALSE;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(decisive, asWritten);
    }
  }

  /** The opposite of a test. */
  private static final class Opposite<A extends Activity<A>, E extends Facts<E>>
      extends MemberTest<A, E> {
    private final MemberTest<A, E> test;

    Opposite(MemberTest<A, E> test) {
      this.test = test;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very test
    public MemberTest<A, E> forAllOf(A activity) {
      MemberTest<A, E> prepared = test.forAllOf(activity);
      return prepared == test ? this : new Opposite<>(prepared);
    }

    @Override
    @Nullable Truth settled() {
      Truth settled = test.settled();
      return settled == null ? null : settled.not();
    }

    @Override
    boolean isOfTime() {
      return test.isOfTime();
    }

    @Override
    public Truth test(A activity, E entry) {
      return test.test(activity, entry).not();
    }

    @Override
    public void missing(A activity, E entry, Set<Fact<A, ?>> into) {
      test.missing(activity, entry, into);
    }

    @Override
    Truth testNaming(A activity, E entry, FewFacts<Fact<A, ?>> missing) {
      return test.testNaming(activity, entry, missing).not();
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return test.reads();
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      test.gatherReads(into);
    }

    @Override
    public String says() {
      return "not " + test.says();
    }

    @Override
    public @Nullable Instant nextChange(A activity, E entry, Instant after) {
      return test.nextChange(activity, entry, after);
    }

    @Override
    protected boolean lasts() {
      return test.lasts();
    }

    @Override
    protected Set<Fact<A, ?>> decidedByAbsence() {
      return test.decidedByAbsence();
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(test);
    }
  }
}
