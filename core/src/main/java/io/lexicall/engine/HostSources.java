package io.lexicall.engine;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.Schema;
import io.lexicall.source.JointSource;
import io.lexicall.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sources of one kind of activity. They are asked in their order, for the facts that the law
 * reads. This is repeated until the new facts do not make the law read further facts.
 */
public final class HostSources<A extends Activity<A>> {
  /** A bit for each fact of a source. */
  private static final int MOST_FACTS = Integer.SIZE;

  private static final String NULL = "The source returned null";

  private final List<Asking<A>> askings;
  private final FailureLog failures;

  /** A source, and the facts of a kind of activity that it supplies. */
  public record Asking<A extends Activity<A>>(
      Schema<A> activity, List<Fact<A, ?>> facts, JointSource<A> source) {
    /** Checks the number of facts. */
    public Asking {
      if (facts.size() > MOST_FACTS) {
        throw new IllegalArgumentException(
            "A source can supply at most %s facts".formatted(MOST_FACTS));
      }
    }

    /** Returns the asking of a source of one fact. */
    public static <A extends Activity<A>, T> Asking<A> of(
        Schema<A> activity, Fact<A, T> fact, Source<A, T> source) {
      return new Asking<>(
          activity,
          List.of(fact),
          (known, read) -> {
            T stated = fact.in(known);
            Optional<T> found =
                stated == null ? source.find(known) : source.complete(known, stated);
            return found.isPresent() ? known.with(fact, found.get()) : known;
          });
    }

    private Asking<A> without(Fact<?, ?> fact) {
      return new Asking<>(
          activity, facts.stream().filter(each -> !each.equals(fact)).toList(), source);
    }
  }

  /** Returns sources none of which supplies a fact of a kind of activity, in their order. */
  public static List<Asking<?>> without(
      Schema<?> activity, Fact<?, ?> fact, List<Asking<?>> sources) {
    List<Asking<?>> others = new ArrayList<>();
    for (Asking<?> source : sources) {
      if (source.activity != activity || !source.facts.contains(fact)) {
        others.add(source);
      } else if (source.facts.size() > 1) {
        others.add(source.without(fact));
      }
    }
    return others;
  }

  /**
   * An activity with the facts of the sources.
   *
   * @param untold the facts for which a source failed or was in doubt, and which are unknown or
   *     incomplete as a result
   */
  public record Told<A extends Activity<A>>(A activity, Set<Fact<?, ?>> untold) {
    /** Returns the same with further facts about which a source was in doubt. */
    public Told<A> withDoubts(Set<Fact<A, ?>> doubtful) {
      if (doubtful.isEmpty()) {
        return this;
      }
      Set<Fact<?, ?>> all = new LinkedHashSet<>(untold);
      doubtful.stream().filter(fact -> isOpen(fact, activity)).forEach(all::add);
      return new Told<>(activity, all);
    }
  }

  /**
   * Returns whether a source could add to a fact: a stated list may lack further entries, and a
   * stated group may lack facts.
   */
  private static <A extends Activity<A>> boolean isOpen(Fact<A, ?> fact, A activity) {
    return fact.type().form() == FactType.Form.LIST
        || !fact.isStated(activity)
        || (fact.in(activity) instanceof Facts<?> group && lacksFacts(group));
  }

  private static <G extends Facts<G>> boolean lacksFacts(Facts<G> group) {
    for (Fact<G, ?> fact : group.schema().facts()) {
      Object value = group.get(fact).orElse(null);
      if (value == null || (value instanceof Facts<?> inner && lacksFacts(inner))) {
        return true;
      }
    }
    return false;
  }

  /** What the law needs to know about an activity. */
  public interface Law<A extends Activity<A>> {
    /** Returns the facts at the top level on which the verdict can depend. */
    Set<Fact<?, ?>> topReads(A known);

    /**
     * Returns facts that are asked for in any case, since a plan may not report that it reads them.
     */
    Set<Fact<?, ?>> hidden();

    /** Returns whether the end of its denial depends on other law, which may read other facts. */
    boolean isDeniedIntoOtherLaw(A known);
  }

  private HostSources(List<Asking<A>> askings, FailureLog failures) {
    this.askings = askings;
    this.failures = failures;
  }

  /**
   * Returns the sources of one kind of activity.
   *
   * @param all those of all kinds, in the order in which they are asked
   */
  @SuppressWarnings("unchecked") // of this kind of activity
  public static <A extends Activity<A>> HostSources<A> of(
      Schema<A> activity, List<Asking<?>> all, FailureLog failures) {
    List<Asking<A>> askings = new ArrayList<>();
    for (Asking<?> each : all) {
      if (each.activity == activity) {
        askings.add((Asking<A>) each);
      }
    }
    return new HostSources<>(List.copyOf(askings), failures);
  }

  /** Returns the facts that they supply. */
  public Set<Fact<?, ?>> facts() {
    Set<Fact<?, ?>> facts = new HashSet<>();
    askings.forEach(asking -> facts.addAll(asking.facts));
    return facts;
  }

  /** Returns whether there is none. */
  public boolean isEmpty() {
    return askings.isEmpty();
  }

  /** Asks all of them for all facts. */
  public Told<A> all(A known) {
    Run run = new Run(known);
    run.pass(fact -> true);
    return run.told();
  }

  /**
   * Asks for the facts that the law reads.
   *
   * @param placed prepares an activity for judging
   */
  public Told<A> read(A known, Law<A> law, UnaryOperator<A> placed) {
    Run run = new Run(known);
    boolean more = true;
    while (more) {
      // New facts can show another place, or other law.
      Set<Fact<?, ?>> reads = law.topReads(placed.apply(run.known));
      Set<Fact<?, ?>> hidden = law.hidden();
      more =
          run.pass(fact -> reads.contains(fact) || hidden.contains(fact) || run.isSettledBy(fact))
              && run.hasMore();
    }
    if (run.hasMore() && law.isDeniedIntoOtherLaw(placed.apply(run.known))) {
      run.pass(fact -> true);
    }
    return run.told();
  }

  /** Whether leaving the fact out has a meaning other than unknown: an event, a plan, a default. */
  public static boolean saysSomethingLeftOut(Fact<?, ?> fact) {
    return switch (fact.kind()) {
      case EVENT, PLAN, STANDING -> true;
      case STATE, LIST, OBJECT, REQUIRED -> false;
    };
  }

  /** One round of questions. */
  private final class Run {
    private final int[] asked = new int[askings.size()];
    private A known;
    private Set<Fact<A, ?>> untold = Set.of();

    Run(A known) {
      this.known = known;
    }

    Told<A> told() {
      return new Told<A>(known, Set.of()).withDoubts(untold);
    }

    boolean hasMore() {
      for (int i = 0; i < asked.length; i++) {
        if (Integer.bitCount(asked[i]) < askings.get(i).facts.size()) {
          return true;
        }
      }
      return false;
    }

    /** Returns whether a stated fact that a source can change decided which facts are read. */
    boolean isSettledBy(Fact<A, ?> fact) {
      return Trait.of(fact) != null
          && fact.type().form() != FactType.Form.LIST // only whether a list is stated counts
          && fact.isStated(known);
    }

    /** Asks for the wanted facts that were not asked for yet; returns whether there were any. */
    boolean pass(Predicate<Fact<A, ?>> wanted) {
      boolean some = false;
      for (int i = 0; i < asked.length; i++) {
        Asking<A> asking = askings.get(i);
        Set<Fact<A, ?>> now = new LinkedHashSet<>();
        for (int f = 0; f < asking.facts.size(); f++) {
          Fact<A, ?> fact = asking.facts.get(f);
          if ((asked[i] & 1 << f) == 0 && wanted.test(fact)) {
            asked[i] |= 1 << f;
            now.add(fact);
          }
        }
        if (!now.isEmpty()) {
          some = true;
          ask(asking, now);
        }
      }
      return some;
    }

    private void ask(Asking<A> asking, Set<Fact<A, ?>> now) {
      try {
        JointSource.Told<A> told = requireNonNull(asking.source.tell(known, now), NULL);
        known = told(told.activity(), now);
        addUntold(told.doubtful(), now);
      } catch (Throwable failure) {
        failures.logOnce(
            "The source of "
                + asking.facts.stream().map(Fact::path).collect(Collectors.joining(", ")),
            failure);
        known = knownAfterFailure(asking, now);
        addUntold(now, now);
      }
    }

    /** Adds facts of those that were asked for. */
    private void addUntold(Set<Fact<A, ?>> facts, Set<Fact<A, ?>> now) {
      if (facts.isEmpty()) {
        return; // nearly always
      }
      Set<Fact<A, ?>> more = new LinkedHashSet<>(untold);
      now.stream().filter(facts::contains).forEach(more::add);
      untold = more;
    }

    /** A source supplies only the facts that it was asked for, and does not change stated facts. */
    private A told(@Nullable A facts, Set<Fact<A, ?>> now) {
      // The code of a host may ignore the annotations.
      A theirs = requireNonNull(facts, NULL);
      A completed = known;
      for (Fact<A, ?> fact : now) {
        completed = completed(completed, theirs, fact);
      }
      return completed;
    }

    private A knownAfterFailure(Asking<A> asking, Set<Fact<A, ?>> now) {
      try {
        return told(asking.source.afterFailure(known, now), now);
      } catch (Throwable failure) { // the first one is logged
        return known;
      }
    }
  }

  /** Returns facts with what other facts state of one fact; stated values stay. */
  @SuppressWarnings("ReferenceEquality") // by identity, so that nothing is copied
  private static <G extends Facts<G>, T> G completed(G known, G others, Fact<G, T> fact) {
    T theirs = fact.in(others);
    if (theirs == null) {
      return known;
    }
    T ours = fact.in(known);
    T both = ours == null ? theirs : joined(ours, theirs);
    return both == ours ? known : known.with(fact, both);
  }

  /** Returns a stated value with further entries of a list, or with further facts of a group. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // two values of one fact
  private static <T> T joined(T stated, T other) {
    if (stated instanceof List<?> entries) {
      return (T) joined(entries, (List<?>) other);
    }
    if (stated instanceof Facts group) {
      Facts completed = group;
      for (Object fact : group.schema().facts()) {
        completed = completed(completed, (Facts) other, (Fact) fact);
      }
      return (T) completed;
    }
    return stated;
  }

  /**
   * Entries are counted: an entry that is stated twice counts twice, such as two calls in the same
   * second. Of an entry that both have, the greater number counts, in whatever order.
   */
  private static List<?> joined(List<?> stated, List<?> other) {
    int count = stated.size();
    if (other.size() >= count && other.subList(0, count).equals(stated)) {
      return other.size() == count ? stated : other;
    }
    Map<Object, Integer> left = new HashMap<>();
    for (Object entry : stated) {
      left.merge(entry, 1, Integer::sum);
    }
    List<Object> all = new ArrayList<>(stated);
    for (Object entry : other) {
      int known = left.getOrDefault(entry, 0);
      if (known == 0) {
        all.add(entry);
      } else {
        left.put(entry, known - 1);
      }
    }
    return all;
  }
}
