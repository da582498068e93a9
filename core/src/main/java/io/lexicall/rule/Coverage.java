package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Schema;
import io.lexicall.place.Place;
import java.util.Set;

/**
 * The places whose law on one kind of activity a module holds.
 *
 * @param activity the kind of activity
 * @param places where; empty for everywhere
 * @param when on which of these activities, where it is not all of them
 * @since 0.1
 */
public record Coverage(Schema<?> activity, Set<Place> places, Condition<?> when) {
  /** Copies the set. */
  public Coverage {
    requireNonNull(activity, "activity");
    places = Set.copyOf(places);
    requireNonNull(when, "when");
  }

  /** Makes the coverage of all activities of a kind in some places, or everywhere if none. */
  public Coverage(Schema<?> activity, Set<Place> places) {
    this(activity, places, Condition.<Contact>always());
  }

  /** Returns the coverage of a kind of activity in these places, or everywhere if none is given. */
  public static Coverage of(Schema<?> activity, Place... places) {
    return new Coverage(activity, Set.of(places));
  }

  /**
   * Returns the coverage of those activities only that meet a condition: calls, but not texts.
   *
   * @param activity the kind of activity
   * @param when a condition on discrete facts, such as {@link Condition#in}
   * @param places where; everywhere if none is given
   */
  public static <A extends Activity<A>> Coverage of(
      Schema<A> activity, Condition<A> when, Place... places) {
    return new Coverage(activity, Set.of(places), when);
  }
}
