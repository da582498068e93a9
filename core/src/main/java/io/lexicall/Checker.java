package io.lexicall;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.ActivityEngine;
import io.lexicall.engine.FailureLog;
import io.lexicall.engine.Found;
import io.lexicall.engine.HostSources;
import io.lexicall.engine.PlanTable;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Schema;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks one kind of activity. What an activity leaves out is taken from the profile, then from the
 * sources; then the rules judge it, and apart from these the rules in shadow. Thread-safe.
 */
final class Checker<A extends Activity<A>> implements HostSources.Law<A> {
  private final ActivityEngine<A> engine;
  private final @Nullable ActivityEngine<A> shadow;
  private final Profile profile;
  private final HostSources<A> sources;

  /** The facts that the sources supply. */
  private final Set<Fact<?, ?>> supplied;

  /** The card of the findings about sources that failed or were in doubt. */
  private final RuleInfo source;

  private final boolean allClocks;
  private final FailureLog failures;

  /**
   * Creates a checker.
   *
   * @param allClocks whether all time zones of a stated region count
   * @param plans shared with the checkers of the other kinds
   */
  Checker(
      Schema<A> activity,
      LoadedLaw law,
      Profile profile,
      List<HostSources.Asking<?>> sources,
      boolean allClocks,
      PlanTable plans,
      FailureLog failures) {
    this.engine = law.engine(activity, profile, plans, failures);
    this.shadow = law.shadow(activity, plans, failures);
    this.profile = profile;
    this.sources = HostSources.of(activity, sources, failures);
    this.supplied = this.sources.facts();
    this.source =
        Rule.on(activity, "core.source")
            .title("The facts that a source of the host supplies must be known.")
            .cites("a source failed or was in doubt")
            .remedy("supply-fact")
            .denies()
            .info();
    this.allClocks = allClocks;
    this.failures = failures;
  }

  Verdict check(Activity<?> stated) {
    if (sources.isEmpty()) {
      return verdict(placed(profile.applyTo(own(stated))));
    }
    return verdict(told(stated));
  }

  /**
   * Checks an activity before observers.
   *
   * @param doubtful the facts about which a source was in doubt that completed it before
   */
  Verdict check(Activity<?> stated, Set<Fact<A, ?>> doubtful, List<CheckObserver> observers) {
    long begun = System.nanoTime();
    HostSources.Told<A> known = told(stated).withDoubts(doubtful);
    List<Consumer<Verdict>> waiting = new ArrayList<>(observers.size());
    for (CheckObserver observer : observers) {
      try {
        waiting.add(
            requireNonNull(observer.begin(known.activity(), begun), "an observer returned null"));
      } catch (Throwable failure) {
        failures.observer(observer, failure);
      }
    }
    Verdict verdict = verdict(known);
    for (Consumer<Verdict> each : waiting) {
      try {
        each.accept(verdict);
      } catch (Throwable failure) {
        failures.observer(each, failure);
      }
    }
    return verdict;
  }

  A complete(Activity<?> stated) {
    return told(stated).activity();
  }

  Explanation explain(Activity<?> stated) {
    HostSources.Told<A> known = told(stated);
    A complete = known.activity();
    return new Explanation(
        verdict(known), complete.placing(), Explanation.of(engine.consider(complete)));
  }

  /** Law of other days can read other facts, so sources are asked for all facts. */
  List<Stretch> windows(Activity<?> stated, Instant from, Instant to) {
    HostSources.Told<A> told = sources.all(profile.applyTo(own(stated)));
    return engine
        .spans(placed(told.activity()), from, to, then -> doubts(then, told.untold()))
        .stream()
        .map(span -> new Stretch(span.from(), span.to(), VerdictMaker.verdict(span.answer())))
        .toList();
  }

  Set<Fact<?, ?>> reads(Activity<?> stated) {
    A complete = complete(stated);
    Set<Fact<?, ?>> reads = engine.reads(complete);
    if (shadow != null) {
      reads.addAll(shadow.reads(complete));
    }
    return reads;
  }

  Needs needs(Activity<?> kind) {
    return Needs.of(engine.needs(complete(kind)));
  }

  @SuppressWarnings("unchecked") // of the schema of this checker
  private A own(Activity<?> stated) {
    return (A) stated;
  }

  private A placed(A known) {
    return allClocks ? known.withAllClocksOfRegion() : known;
  }

  private HostSources.Told<A> told(Activity<?> stated) {
    A known = profile.applyTo(own(stated));
    if (sources.isEmpty()) {
      return new HostSources.Told<>(placed(known), Set.of());
    }
    HostSources.Told<A> told = sources.read(known, this, this::placed);
    return new HostSources.Told<>(placed(told.activity()), told.untold());
  }

  /** Rules in shadow cost a host without any only one comparison. */
  private Verdict verdict(A complete) {
    Verdict verdict = VerdictMaker.verdict(engine.check(complete));
    if (shadow == null) {
      return verdict;
    }
    List<Finding> found = VerdictMaker.findings(shadow.findings(complete));
    return found.isEmpty() ? verdict : verdict.withShadow(found);
  }

  private Verdict verdict(HostSources.Told<A> told) {
    Verdict verdict = verdict(told.activity());
    if (told.untold().isEmpty()) {
      return verdict;
    }
    List<Found> doubts = doubts(told.activity(), told.untold());
    return doubts.isEmpty() ? verdict : verdict.withDoubts(VerdictMaker.findings(doubts));
  }

  /**
   * Returns why an activity is not permitted, whatever else was found on it: a later attempt, or a
   * replay under other law, would take what is missing for left out. If a source failed or was in
   * doubt, its events do not count as events that did not happen, and its other facts do not count
   * as left out by the host.
   */
  @SuppressWarnings("unchecked") // the facts of the sources of this kind of activity
  private List<Found> doubts(A about, Set<Fact<?, ?>> untold) {
    if (untold.isEmpty()) {
      return List.of();
    }
    Set<Fact<?, ?>> reads = engine.topReads(about);
    Set<Fact<?, ?>> missing = new LinkedHashSet<>(untold);
    missing.removeIf(
        fact ->
            !(HostSources.saysSomethingLeftOut(fact) && reads.contains(fact))
                && !engine.isDecidedByAbsence(about, (Fact<A, ?>) fact));
    missing.addAll(listsThatDecide(about, untold));
    return missing.isEmpty()
        ? List.of()
        : List.of(
            Finding.indeterminate(
                source,
                source.citation(),
                () -> "A source of the host failed or was in doubt, so these facts are unknown.",
                missing,
                false));
  }

  /**
   * Returns the stated lists to which such a source would have added, if the activity would not be
   * permitted without these lists.
   */
  @SuppressWarnings("unchecked") // the facts of the sources of this kind of activity
  private Set<Fact<?, ?>> listsThatDecide(A about, Set<Fact<?, ?>> untold) {
    Set<Fact<?, ?>> parts = new LinkedHashSet<>(untold);
    parts.removeIf(
        fact -> fact.type().form() != FactType.Form.LIST || !((Fact<A, ?>) fact).isStated(about));
    if (parts.isEmpty()) {
      return parts;
    }
    FactsBuilder<A, ?> rest = about.schema().builder().from(about);
    parts.forEach(fact -> rest.without((Fact<A, ?>) fact));
    return VerdictMaker.verdict(engine.check(placed(rest.build()))).decision() == Decision.PERMIT
        ? Set.of()
        : parts;
  }

  @Override
  public Set<Fact<?, ?>> topReads(A known) {
    return withThose(engine.topReads(known), shadow == null ? Set.of() : shadow.topReads(known));
  }

  @Override
  public Set<Fact<?, ?>> hidden() {
    return withThose(
        engine.hiddenWhileUnknown(supplied),
        shadow == null ? Set.of() : shadow.hiddenWhileUnknown(supplied));
  }

  private static Set<Fact<?, ?>> withThose(Set<Fact<?, ?>> facts, Set<Fact<?, ?>> inShadow) {
    if (inShadow.isEmpty()) {
      return facts;
    }
    Set<Fact<?, ?>> all = new HashSet<>(facts);
    all.addAll(inShadow);
    return all;
  }

  @Override
  public boolean isDeniedIntoOtherLaw(A known) {
    return engine.isDeniedIntoOtherLaw(known)
        || (shadow != null && shadow.isDeniedIntoOtherLaw(known));
  }
}
