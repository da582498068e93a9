package io.lexicall.testkit;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.testkit.Answer.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks how a rule treats unknown facts: it makes no decision that an unknown fact could overturn,
 * and if it cannot decide, it names the few facts that would.
 */
final class UnknownChecks<A extends Activity<A>> {
  private static final int BASES = 20;
  private static final int MOST_UNDECIDED = 40;

  /** Indeterminate outcomes to try for each missing fact that is named. */
  private static final int ENOUGH = 8;

  /** Indeterminate outcomes that name a fact in vain, before it is said to be named in vain. */
  private static final int TOO_OFTEN = 3;

  /** How many completions of each outcome to look at, before more of all are looked at. */
  private static final int[] COMPLETIONS = {4, 16, 48, Influence.MOST_COMPLETIONS};

  private static final int MOST_ROUNDS = 4;

  /** How often the missing facts are supplied, with other values each time. */
  private static final int SUPPLIES = 6;

  private final Trials<A> trials;
  private final Rule<A> rule;
  private final Waivers waivers;
  private @Nullable List<Indeterminate<A>> indeterminate;

  UnknownChecks(Trials<A> trials, Waivers waivers) {
    this.trials = trials;
    this.rule = trials.rule();
    this.waivers = waivers;
  }

  /** Returns indeterminate outcomes, few of them with the same missing facts. */
  private List<Indeterminate<A>> indeterminate() {
    List<Indeterminate<A>> known = indeterminate;
    if (known == null) {
      known = new ArrayList<>();
      Map<String, Integer> alike = new HashMap<>();
      for (A about : trials.some(2 * BASES)) {
        for (A less : trials.lessKnown(about, 6, waivers.unless(Check.NAMED))) {
          if (known.size() < MOST_UNDECIDED
              && trials.judge(less).outcome() instanceof Outcome.Indeterminate outcome
              && alike.merge(unlike(less, outcome.missing()), 1, Integer::sum) <= 2) {
            known.add(new Indeterminate<>(less, about, outcome.missing()));
          }
        }
      }
      indeterminate = known;
    }
    return known;
  }

  /**
   * Tells indeterminate outcomes apart: by what is named, and whether more than that is unknown.
   */
  private String unlike(A less, Set<Fact<?, ?>> missing) {
    long unknown =
        FactTree.spots(less).stream().filter(spot -> spot.isUnknown() && isRead(spot)).count();
    return Telling.names(missing) + (unknown > missing.size() ? " and more" : "");
  }

  private boolean isRead(FactTree.Spot spot) {
    return rule.info().reads().stream().anyMatch(fact -> fact.path().equals(spot.plain()));
  }

  @Nullable String named() {
    for (Indeterminate<A> each : indeterminate()) {
      if (each.missing().isEmpty()) {
        return "It cannot tell, but names no missing fact.\nThe facts: "
            + Telling.show(each.facts());
      }
      for (Fact<?, ?> fact : each.missing()) {
        if (!waivers.cover(Check.NAMED, fact.path())
            && !NamedFact.of(fact).isMissingIn(each.facts())) {
          return "It names %s as missing, which is known, or an event that did not happen, or no fact of a %s.\nThe facts: %s"
              .formatted(fact, rule.activity().name(), Telling.show(each.facts()));
        }
      }
    }
    return null;
  }

  @Nullable String kleene() {
    Predicate<FactTree.Spot> where = waivers.unless(Check.KLEENE);
    for (A full : trials.some(BASES)) {
      Map<String, Object> values = Trials.valuesOf(full);
      for (A less : trials.lessKnown(full, 8, where)) {
        Answer answer = trials.judge(less);
        if (!answer.decides()) {
          continue;
        }
        for (int i = 0; i < 4; i++) {
          A more = i == 0 ? trials.restore(less, values, where) : trials.fill(less, where);
          if (breaksKleene(less, answer, more)) {
            return tellKleene(less, more);
          }
        }
        String problem = defaults(less, answer);
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private boolean breaksKleene(A less, A more) {
    return breaksKleene(less, trials.judge(less), more);
  }

  private boolean breaksKleene(A less, Answer before, A more) {
    Answer after = trials.judge(more);
    if (!before.decides() || after.is(Kind.FAILS) || !Trials.sayNoOtherPlace(less, more)) {
      return false;
    }
    return switch (before.kind()) {
      case PASSES -> !after.is(Kind.PASSES);
      case DENIES -> !after.is(Kind.DENIES);
      // A duty that may be owed is given. It goes where it turns out not to be owed, or to be done;
      // and where the effect asks whether it is done, a denial can come of the answer.
      case OBLIGES ->
          !after.is(Kind.PASSES)
              && !after.is(Kind.OBLIGES)
              && Terms.constant(rule.effect()) instanceof Outcome.Obliged;
      default -> false;
    };
  }

  private String tellKleene(A less, A more) {
    List<A> pair = Telling.smallest(less, more, this::breaksKleene);
    return "It %s, though this is unknown: %s. Once it is known, it %s.\nThe facts: %s"
        .formatted(
            trials.judge(pair.get(0)),
            Telling.difference(pair.get(0), pair.get(1)),
            trials.judge(pair.get(1)),
            Telling.show(pair.get(0)));
  }

  /** Checks that a fact with a documented default is judged as that default if it is left out. */
  private @Nullable String defaults(A less, Answer answer) {
    A stated = trials.statingDefaults(less);
    if (stated.equals(less) || !Trials.sayNoOtherPlace(less, stated)) {
      return null;
    }
    Answer other = trials.judge(stated);
    return other.is(Kind.FAILS) || other.kind() == answer.kind()
        ? null
        : "It %s where facts with a documented default are left out, and %s where the default is stated: %s.\nThe facts: %s"
            .formatted(answer, other, Telling.difference(less, stated), Telling.show(less));
  }

  /**
   * Reports a fact that was named repeatedly but could not have changed any of these indeterminate
   * outcomes.
   *
   * <p>That it cannot in one of them does not prove a fault: two consents may happen to cover both
   * values.
   */
  @Nullable String fewest() {
    Map<Fact<?, ?>, List<Indeterminate<A>>> examplesOf = new LinkedHashMap<>();
    for (Indeterminate<A> each : indeterminate()) {
      for (Fact<?, ?> fact : each.missing()) {
        if (!waivers.cover(Check.FEWEST, fact.path())
            && NamedFact.of(fact).isMissingIn(each.facts())) {
          examplesOf.computeIfAbsent(fact, key -> new ArrayList<>()).add(each);
        }
      }
    }
    for (Map.Entry<Fact<?, ?>, List<Indeterminate<A>>> entry : examplesOf.entrySet()) {
      NamedFact named = NamedFact.of(entry.getKey());
      List<Indeterminate<A>> first = entry.getValue();
      List<Indeterminate<A>> inVain = new ArrayList<>();
      boolean counts = counts(named, first.subList(0, Math.min(ENOUGH, first.size())), inVain);
      counts |= !counts && !inVain.isEmpty() && counts(named, moreThatName(entry.getKey()), inVain);
      if (!counts && inVain.size() >= TOO_OFTEN) {
        return "It names %s among the missing facts %s, but no value of it was found to change the answer, whatever the others turn out to be.\nThe facts: %s"
            .formatted(
                named, Telling.names(inVain.get(0).missing()), Telling.show(inVain.get(0).facts()));
      }
    }
    return null;
  }

  /**
   * Returns whether a fact counts in one of some outcomes that name it.
   *
   * @param inVain receives those in which it was looked for well, and does not
   */
  private boolean counts(
      NamedFact named, List<Indeterminate<A>> outcomes, List<Indeterminate<A>> inVain) {
    List<Influence<A>> influences = new ArrayList<>();
    for (Indeterminate<A> each : outcomes) {
      influences.add(new Influence<>(trials, each, named));
    }
    // In most outcomes it shows at once, and in some never: one of them is enough.
    for (int most : COMPLETIONS) {
      for (Influence<A> influence : influences) {
        if (influence.isFound(most)) {
          return true;
        }
      }
    }
    for (int i = 0; i < influences.size(); i++) {
      if (influences.get(i).isLookedForWell()) {
        inVain.add(outcomes.get(i));
      }
    }
    return false;
  }

  /** Looks for more indeterminate outcomes that name a fact, at other instants too. */
  private List<Indeterminate<A>> moreThatName(Fact<?, ?> fact) {
    NamedFact named = NamedFact.of(fact);
    Random random = trials.random();
    List<Indeterminate<A>> more = new ArrayList<>();
    for (A about : trials.pool()) {
      A moved = about.at(about.at().plusSeconds(random.nextInt(7 * 86_400)));
      for (A full : List.of(about, moved)) {
        for (A less : trials.lessKnown(full, 4, waivers.unless(Check.NAMED))) {
          if (more.size() < MOST_UNDECIDED
              && trials.judge(less).outcome() instanceof Outcome.Indeterminate outcome
              && outcome.missing().contains(fact)
              && named.isMissingIn(less)) {
            more.add(new Indeterminate<>(less, full, outcome.missing()));
            break;
          }
        }
      }
    }
    return more;
  }

  @Nullable String sufficient() {
    for (Indeterminate<A> each : indeterminate()) {
      for (int i = 0; i < SUPPLIES; i++) {
        String problem = supplied(each, i == 0);
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  /**
   * Supplies what is missing until the rule decides.
   *
   * <p>More than one round is right only where a list was missing: which facts its entries are
   * compared with counts once there are entries.
   */
  private @Nullable String supplied(Indeterminate<A> each, boolean theirs) {
    A facts = each.facts();
    Set<Fact<?, ?>> missing = each.missing();
    Set<Fact<?, ?>> asked = new LinkedHashSet<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (missing.stream().anyMatch(fact -> waivers.cover(Check.SUFFICIENT, fact.path()))) {
        return null;
      }
      asked.addAll(missing);
      A supplied = supply(facts, missing, theirs ? each.fuller() : null);
      if (missing.stream().anyMatch(fact -> staysUnknown(fact, supplied))) {
        return null; // what was drawn contradicts what is known
      }
      Answer answer = trials.judge(supplied);
      if (!(answer.outcome() instanceof Outcome.Indeterminate again) || answer.awaitsOpenList()) {
        return null; // what was supplied of a list of checks may have been too old to count
      }
      if (isAskedForByPlace(supplied, again.missing())) {
        return null;
      }
      boolean listWasMissing = asked.stream().map(NamedFact::of).anyMatch(NamedFact::holdsEntries);
      if (!listWasMissing || asked.containsAll(again.missing())) {
        return "It cannot tell without %s. Once these are known, it cannot tell without %s.\nThe facts: %s\nSupplied: %s"
            .formatted(
                Telling.names(asked),
                Telling.names(again.missing()),
                Telling.show(each.facts()),
                Telling.difference(each.facts(), supplied));
      }
      facts = supplied;
      missing = again.missing();
    }
    return "It still cannot tell when asked for the %sth time, without %s.\nThe facts: %s"
        .formatted(MOST_ROUNDS, Telling.names(missing), Telling.show(each.facts()));
  }

  private static boolean staysUnknown(Fact<?, ?> fact, Activity<?> supplied) {
    return fact.type().form() != FactType.Form.LIST
        && fact.type().form() != FactType.Form.GROUP
        && !fact.path().contains("[")
        && NamedFact.of(fact).isMissingIn(supplied);
  }

  /** Of a rule that is law somewhere the engine itself asks where an activity is. */
  private boolean isAskedForByPlace(A about, Set<Fact<?, ?>> missing) {
    return !Terms.jurisdiction(rule).isEmpty()
        && !about.whereabouts().countryKnown()
        && missing.stream().allMatch(fact -> trials.tellsOfPlace(NamedFact.plain(fact)));
  }

  private A supply(A facts, Set<Fact<?, ?>> missing, @Nullable A fuller) {
    List<NamedFact> inOrder = new ArrayList<>();
    missing.forEach(fact -> inOrder.add(NamedFact.of(fact)));
    // Lists of checks come last: their entries are about the seller and the place.
    inOrder.sort(
        Comparator.comparing(NamedFact::isOpenList).thenComparing(named -> named.plain().length()));
    A supplied = facts;
    for (NamedFact named : inOrder) {
      if (!named.isMissingIn(supplied)) {
        continue;
      }
      Object value = fuller == null || named.isOpenList() ? null : named.valueIn(fuller);
      if (value == null) {
        List<Object> values =
            named.isOpenList()
                ? List.of()
                : trials
                    .generator()
                    .values(named.declaredIn(rule.activity()), supplied, 6, trials.random());
        value =
            values.isEmpty()
                ? trials.everyCheck(supplied, named)
                : values.get(trials.random().nextInt(values.size()));
      }
      supplied = named.statedIn(supplied, value);
    }
    // Complete the groups and entries that were supplied.
    return trials
        .generator()
        .fill(
            supplied,
            spot ->
                inOrder.stream().anyMatch(named -> Trials.isWithin(spot.plain(), named.plain())),
            trials.random());
  }
}
