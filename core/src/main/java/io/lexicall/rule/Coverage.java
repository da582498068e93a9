package io.lexicall.rule;

import io.lexicall.facts.Schema;
import io.lexicall.place.Place;
import java.util.Set;

/**
 * The places whose law on one kind of activity a module holds.
 *
 * @param activity the kind of activity
 * @param places where; empty for everywhere
 * @since 0.1
 */
public record Coverage(Schema<?> activity, Set<Place> places) {
  /** Copies the set. */
  public Coverage {
    places = Set.copyOf(places);
  }

  /** Returns the coverage of a kind of activity in these places, or everywhere if none is given. */
  public static Coverage of(Schema<?> activity, Place... places) {
    return new Coverage(activity, Set.of(places));
  }
}
