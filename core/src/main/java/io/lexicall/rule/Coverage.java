package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.place.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A claim of a module: it holds the law of some places on one kind of activity, as far as the
 * activity meets a condition and is about some kinds of data.
 *
 * <p>An activity is covered where each kind of data in it is covered, by one claim or by several;
 * one whose data are unknown is undecided, unless all kinds are covered. A claim on incidents in a
 * region is one on the people there: each region affected is a place of its own.
 *
 * @param activity the kind of activity
 * @param places where; empty for everywhere
 * @param when on which of these activities, where it is not all of them
 * @param data on which kinds of data; empty for whatever the activity is about
 * @since 0.1
 */
public record Coverage(
    Schema<?> activity, Set<Place> places, Condition<?> when, Set<DataKind> data) {
  private static final Map<Schema<?>, Fact<?, List<DataKind>>> DATA =
      Map.of(
          Storage.SCHEMA, Storage.CONTAINS,
          Disclosure.SCHEMA, Disclosure.DATA,
          Access.SCHEMA, Access.DATA,
          Incident.SCHEMA, Incident.DATA);

  /**
   * Copies the sets.
   *
   * @throws IllegalArgumentException if kinds of data are named for an activity that names none
   */
  public Coverage {
    requireNonNull(activity, "activity");
    places = Set.copyOf(places);
    requireNonNull(when, "when");
    data = Set.copyOf(data);
    if (!data.isEmpty() && !DATA.containsKey(activity)) {
      throw new IllegalArgumentException(
          "A " + activity.name() + " names no kinds of data, so none can be covered of it");
    }
  }

  /** Makes the coverage of all activities of a kind in some places, or everywhere if none. */
  public Coverage(Schema<?> activity, Set<Place> places) {
    this(activity, places, Condition.<Contact>always(), Set.of());
  }

  /** Returns the coverage of a kind of activity in these places, or everywhere if none is given. */
  public static Coverage of(Schema<?> activity, Place... places) {
    return new Coverage(activity, Set.of(places));
  }

  /**
   * Returns the coverage of those activities only that meet a condition: calls, but not texts.
   *
   * <p>What depends on discrete facts alone is settled once for all activities alike; any other
   * condition is tested for each.
   *
   * @param activity the kind of activity
   * @param when pure, and monotone as every condition
   * @param places where; everywhere if none is given
   */
  public static <A extends Activity<A>> Coverage of(
      Schema<A> activity, Condition<A> when, Place... places) {
    return new Coverage(activity, Set.of(places), when, Set.of());
  }

  /** Returns the same coverage in other places; everywhere if there are none. */
  public Coverage in(Set<Place> others) {
    return new Coverage(activity, others, when, data);
  }

  /**
   * Returns the same coverage of some kinds of data only.
   *
   * @throws IllegalArgumentException if the activity names no kinds of data
   */
  public Coverage about(Set<DataKind> kinds) {
    return new Coverage(activity, places, when, kinds);
  }

  /** Returns the fact that says which kinds of data an activity is about, if one does. */
  @SuppressWarnings("unchecked") // each fact is of its own schema
  public static <A extends Activity<A>> Optional<Fact<A, List<DataKind>>> dataOf(
      Schema<A> activity) {
    return Optional.ofNullable((Fact<A, List<DataKind>>) DATA.get(activity));
  }
}
