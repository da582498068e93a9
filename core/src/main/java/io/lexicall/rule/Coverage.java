package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.place.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim of a module: it holds the law of some places on one kind of activity, as far as the
 * activity meets a condition and is about some kinds of data.
 *
 * <p>An activity is covered where each kind of data in it is covered, by one claim or by several;
 * one whose data are unknown is indeterminate, unless all kinds are covered. A claim on incidents
 * in a region is one on the people there: each region affected is a place of its own.
 *
 * @param <A> the kind of activity
 * @since 0.1
 */
public final class Coverage<A extends Activity<A>> {
  private static final Map<Schema<?>, Fact<?, List<DataKind>>> DATA =
      Map.of(
          Storage.SCHEMA, Storage.CONTAINS,
          Disclosure.SCHEMA, Disclosure.DATA,
          Access.SCHEMA, Access.DATA,
          Incident.SCHEMA, Incident.DATA);

  private final Schema<A> activity;
  private final Set<Place> places;
  private final Condition<A> when;
  private final Set<DataKind> data;

  private Coverage(Schema<A> activity, Set<Place> places, Condition<A> when, Set<DataKind> data) {
    this.activity = requireNonNull(activity, "activity");
    this.places = Set.copyOf(places);
    this.when = requireNonNull(when, "when");
    this.data = Set.copyOf(data);
    if (!data.isEmpty() && !DATA.containsKey(activity)) {
      throw new IllegalArgumentException(
          "A " + activity.name() + " names no kinds of data, so none can be covered of it");
    }
  }

  /** Returns the coverage of a kind of activity in these places, or everywhere if none is given. */
  public static <A extends Activity<A>> Coverage<A> of(Schema<A> activity, Place... places) {
    return new Coverage<>(activity, Set.of(places), Condition.always(), Set.of());
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
  public static <A extends Activity<A>> Coverage<A> of(
      Schema<A> activity, Condition<A> when, Place... places) {
    return new Coverage<>(activity, Set.of(places), when, Set.of());
  }

  /** Returns the same coverage in other places; everywhere if there are none. */
  public Coverage<A> in(Set<Place> others) {
    return new Coverage<>(activity, others, when, data);
  }

  /**
   * Returns the same coverage of some kinds of data only.
   *
   * @throws IllegalArgumentException if the activity names no kinds of data
   */
  public Coverage<A> about(Set<DataKind> kinds) {
    return new Coverage<>(activity, places, when, kinds);
  }

  /** Returns the kind of activity. */
  public Schema<A> activity() {
    return activity;
  }

  /** Returns where; empty for everywhere. */
  public Set<Place> places() {
    return places;
  }

  /** Returns on which of these activities; a condition that always holds if on all of them. */
  public Condition<A> when() {
    return when;
  }

  /** Returns on which kinds of data; empty for whatever the activity is about. */
  public Set<DataKind> data() {
    return data;
  }

  /** Returns the fact that says which kinds of data an activity is about, if one does. */
  @SuppressWarnings("unchecked") // each fact is of its own schema
  public static <A extends Activity<A>> Optional<Fact<A, List<DataKind>>> dataOf(
      Schema<A> activity) {
    return Optional.ofNullable((Fact<A, List<DataKind>>) DATA.get(activity));
  }

  /** Returns whether the other claims the same; conditions are compared by what they hold. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Coverage<?> that
        && activity.equals(that.activity)
        && places.equals(that.places)
        && when.equals(that.when)
        && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(activity, places, when, data);
  }

  /** Returns the activity, the places, the condition and the kinds of data. */
  @Override
  public String toString() {
    return activity.name() + " in " + places + " where " + when.says() + " about " + data;
  }
}
