package io.lexicall.testkit;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.rule.Outcome;
import io.lexicall.testkit.FactTree.Spot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for two values of a missing fact that give two outcomes, all else being alike.
 *
 * <p>That none is found proves little unless the rule was made to speak again and again: only then
 * did the rest of it leave the answer to this fact.
 */
final class Influence<A extends Activity<A>> {
  /** How many completions to look at in all. */
  static final int MOST_COMPLETIONS = 120;

  private static final int STRONG_EVIDENCE = 30;

  private final Trials<A> trials;
  private final Indeterminate<A> indeterminate;
  private final NamedFact named;
  private final Map<String, Object> fuller;
  private final Map<String, Object> fixed;
  private final boolean tellsOfPlace;
  private final List<Spot> spotsOfFuller;
  private final Set<String> unknown = new HashSet<>();
  private int tried;
  private int spoke;

  Influence(Trials<A> trials, Indeterminate<A> indeterminate, NamedFact named) {
    this.trials = trials;
    this.indeterminate = indeterminate;
    this.named = named;
    this.spotsOfFuller = FactTree.spots(indeterminate.fuller());
    this.fuller = Trials.valuesOf(spotsOfFuller);
    List<Spot> spots = FactTree.spots(indeterminate.facts());
    this.fixed = Trials.valuesOf(spots);
    this.tellsOfPlace = tellsOfPlace(named);
    for (Spot spot : spots) {
      if (spot.isUnknown()) {
        unknown.add(spot.path());
      }
    }
  }

  /**
   * Looks on from where it stopped.
   *
   * @param most how many completions to look at in all, those of before among them
   */
  boolean isFound(int most) {
    while (tried < most) {
      int i = tried++;
      if (givesTwo(i % 2 == 0 ? keptOpen() : completion(i / 2))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the facts with other missing ones supplied, one after the other, such that this one is
   * still missing: as far as the rule itself says, it is this fact that decides then.
   */
  private A keptOpen() {
    Random random = trials.random();
    A open = indeterminate.facts();
    Set<Fact<?, ?>> tried = new LinkedHashSet<>();
    while (trials.judge(open).outcome() instanceof Outcome.Indeterminate now) {
      List<Fact<?, ?>> others = new ArrayList<>(now.missing());
      others.remove(named.fact());
      others.removeAll(tried);
      if (others.isEmpty()) {
        break;
      }
      others.sort(Comparator.comparing(Fact::path)); // sets have no order of their own
      Fact<?, ?> other = others.get(random.nextInt(others.size()));
      tried.add(other);
      open = stillOpen(open, NamedFact.of(other));
    }
    return open;
  }

  private A stillOpen(A open, NamedFact other) {
    if (!other.isMissingIn(open)) {
      return open;
    }
    List<Object> values = new ArrayList<>(values(other, open, 6));
    Collections.shuffle(values, trials.random());
    for (Object value : values) {
      A next = other.statedIn(open, value);
      if (trials.judge(next).outcome() instanceof Outcome.Indeterminate left
          && left.missing().contains(named.fact())) {
        return next;
      }
    }
    return open;
  }

  boolean isLookedForWell() {
    return spoke >= STRONG_EVIDENCE;
  }

  /** Returns the facts with all known but this one, and what else can tell of the place. */
  private A completion(int i) {
    Random random = trials.random();
    boolean alone = random.nextBoolean();
    Predicate<Spot> others =
        spot ->
            !spot.plain().equals(named.plain())
                && !(alone && tellsOfPlace && trials.isLocation(spot));
    A some =
        switch (i % 3) {
          case 0 -> trials.restore(indeterminate.facts(), fuller, others);
          case 1 ->
              trials.restore(
                  indeterminate.facts(), fuller, spot -> others.test(spot) && random.nextBoolean());
          default -> indeterminate.facts();
        };
    A completed = trials.fill(some, others);
    for (Fact<?, ?> other : indeterminate.missing()) {
      if (!other.equals(named.fact()) && random.nextBoolean()) {
        completed = restated(completed, NamedFact.of(other));
      }
    }
    if (i % 4 == 3) {
      List<A> met = new ArrayList<>();
      List<Object> values = values(named, completed, 1);
      A whole = named.statedIn(completed, values.get(random.nextInt(values.size())));
      trials.climb(whole, this::wasUnknown, 30, met);
      completed = met.isEmpty() ? completed : met.get(random.nextInt(met.size()));
    }
    return completed;
  }

  /** States another fact that is missing, as one of the values worth trying. */
  private A restated(A about, NamedFact other) {
    if (other.isOpenList()) {
      return other.statedIn(about, trials.everyCheck(about, other));
    }
    if (!other.isMissingIn(indeterminate.facts()) || tellsOfPlace(other)) {
      return about;
    }
    Random random = trials.random();
    List<Object> values =
        trials.generator().values(other.declaredIn(trials.rule().activity()), about, 2, random);
    A without = withoutWhatWasUnknown(about, other);
    return values.isEmpty()
        ? about
        : other.statedIn(without, values.get(random.nextInt(values.size())));
  }

  private boolean tellsOfPlace(NamedFact fact) {
    return spotsOfFuller.stream()
        .anyMatch(spot -> spot.plain().equals(fact.plain()) && trials.isLocation(spot));
  }

  /** Returns values worth trying for a fact that is missing. */
  private List<Object> values(NamedFact fact, A about, int most) {
    return fact.isOpenList()
        ? checks(about, fact)
        : trials
            .generator()
            .values(fact.declaredIn(trials.rule().activity()), about, most, trials.random());
  }

  private List<Object> checks(A about, NamedFact list) {
    return List.of(
        trials.everyCheck(about, list),
        trials.everyCheck(about, list),
        saying(true, trials.everyCheck(about, list)),
        saying(false, trials.everyCheck(about, list)));
  }

  private boolean givesTwo(A completed) {
    List<Object> values = new ArrayList<>(values(named, completed, 8));
    Object theirs = named.valueIn(indeterminate.fuller());
    if (theirs != null && !named.isOpenList()) {
      values.add(0, theirs);
    }
    Answer first = null;
    boolean speaks = false;
    for (Object value : values) {
      Answer answer = trials.judge(stated(completed, value));
      if (answer.decides() || answer.awaitsOpenList()) {
        if (first != null && !first.sameAs(answer)) {
          return true;
        }
        first = answer;
        speaks |= answer.speaks();
      }
    }
    spoke += speaks ? 1 : 0;
    return false;
  }

  /** States a value in place of the one that is there, if one is; an open list begins anew. */
  private A stated(A completed, Object value) {
    A without = completed;
    if (named.isOpenList()) {
      without = FactTree.edit(completed, Set.of(named.plain()), spot -> fixed.get(named.plain()));
    } else if (!named.isMissingIn(completed)) {
      without = withoutWhatWasUnknown(completed, named);
    }
    return named.statedIn(without, value);
  }

  private A withoutWhatWasUnknown(A completed, NamedFact fact) {
    return FactTree.edit(
        completed,
        spot -> spot.plain().equals(fact.plain()) && wasUnknown(spot) ? null : spot.value());
  }

  /** Returns whether a spot was unknown, or is in what was. */
  private boolean wasUnknown(Spot spot) {
    String path = spot.path();
    if (unknown.contains(path)) {
      return true;
    }
    for (int i = path.length() - 1; i > 0; i--) {
      char step = path.charAt(i);
      if ((step == '.' || step == '[') && unknown.contains(path.substring(0, i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns entries in which all that is true or false is the one. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an entry is rewritten into one of its own schema
  private static List<Object> saying(boolean answer, List<Object> entries) {
    List<Object> all = new ArrayList<>();
    for (Object entry : entries) {
      Facts facts = (Facts) entry;
      FactsBuilder builder = facts.schema().builder();
      builder.from(facts);
      for (Fact fact : (List<Fact>) facts.schema().facts()) {
        if (fact.type().form() == FactType.Form.BOOLEAN) {
          builder.with(fact, answer);
        }
      }
      all.add(builder.build());
    }
    return all;
  }
}
