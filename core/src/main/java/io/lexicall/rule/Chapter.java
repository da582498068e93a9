package io.lexicall.rule;

import io.lexicall.engine.term.ChapterTerm;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Schema;
import io.lexicall.place.Place;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A part of the law of a module. It states to which activities its rules can apply before they are
 * created. An engine creates them at the first such activity.
 *
 * <p>Immutable; thread-safe if its supplier is.
 *
 * @see RuleModule#chapters
 * @since 0.1
 */
@SuppressWarnings({"exports", "InvalidBlockTag"}) // its base is hidden, and what it overrides
public final class Chapter extends ChapterTerm<Rule<?>> {
  private final Set<String> regulations;
  private final Set<Schema<? extends Activity<?>>> activities;
  private final Set<Place> places;
  private final Supplier<List<Rule<?>>> rules;

  private Chapter(
      Set<String> regulations,
      Set<Schema<? extends Activity<?>>> activities,
      Set<Place> places,
      Supplier<List<Rule<?>>> rules) {
    this.regulations = regulations;
    this.activities = activities;
    this.places = places;
    this.rules = rules;
  }

  /**
   * Returns a chapter.
   *
   * @param regulations the parts of the ids of its rules before the dot, such as {@code tcpa}; no
   *     other module may have them
   * @param activities the kinds of activity that its rules judge
   * @param places where an activity must be for any of its rules to apply; empty if anywhere. A
   *     rule that {@linkplain Rule.Builder#lawOf decides} itself where it is law must be false
   *     elsewhere
   * @param rules creates the rules; called once by an engine, on any thread
   */
  public static Chapter of(
      Set<String> regulations,
      Set<Schema<? extends Activity<?>>> activities,
      Collection<Place> places,
      Supplier<List<Rule<?>>> rules) {
    return new Chapter(Set.copyOf(regulations), Set.copyOf(activities), Set.copyOf(places), rules);
  }

  /**
   * {@inheritDoc}
   *
   * @hidden
   */
  @Override
  protected Set<String> regulations() {
    return regulations;
  }

  /**
   * {@inheritDoc}
   *
   * @hidden
   */
  @Override
  protected Set<Schema<? extends Activity<?>>> activities() {
    return activities;
  }

  /**
   * {@inheritDoc}
   *
   * @hidden
   */
  @Override
  protected Set<Place> places() {
    return places;
  }

  /**
   * {@inheritDoc}
   *
   * @hidden
   */
  @Override
  protected List<Rule<?>> rules() {
    List<Rule<?>> made = List.copyOf(rules.get());
    for (Rule<?> rule : made) {
      if (!holds(rule)) {
        throw new IllegalStateException(
            "The rule " + rule + " on " + rule.activity().name() + " is outside its chapter");
      }
    }
    return made;
  }

  private boolean holds(Rule<?> rule) {
    return activities.contains(rule.activity())
        && regulations.contains(rule.info().regulation())
        && !rule.info().isInShadow()
        && (places.isEmpty() || isWithin(rule.info().places()));
  }

  private boolean isWithin(Set<Place> some) {
    for (Place place : some) {
      if (!places.contains(place) && !places.contains(place.country())) {
        return false;
      }
    }
    return !some.isEmpty();
  }
}
