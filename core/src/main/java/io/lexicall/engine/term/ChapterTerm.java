package io.lexicall.engine.term;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Schema;
import io.lexicall.place.Place;
import java.util.List;
import java.util.Set;

/**
 * The base of a chapter.
 *
 * @param <R> the class of rules
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public abstract class ChapterTerm<R> {
  /** For chapters. */
  protected ChapterTerm() {}

  /** Returns the regulations of its rules. */
  protected abstract Set<String> regulations();

  /** Returns the kinds of activity that its rules judge. */
  protected abstract Set<Schema<? extends Activity<?>>> activities();

  /** Returns where an activity must be for any of its rules to apply; empty if anywhere. */
  protected abstract Set<Place> places();

  /**
   * Creates its rules, in the order in which a verdict lists them.
   *
   * @throws IllegalStateException if one of them is outside this chapter: an engine might then
   *     never create it where it applies
   */
  protected abstract List<R> rules();
}
