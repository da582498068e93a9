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
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim of a module that it holds the law of some places on one kind of activity. The claim can
 * be limited to activities that meet a condition, to some kinds of data, and to some days.
 *
 * <p>An activity is covered if each kind of its data is covered, by one claim or by several. If its
 * kinds of data are unknown, it is indeterminate, unless all kinds are covered. A claim on
 * incidents in a region concerns the people there: each affected region is a place of its own.
 *
 * <p>A module whose law binds beside that of the place, such as a contract that binds everywhere,
 * can also declare a {@linkplain #gap gap}: what that law leaves open, and no other claim settles.
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
  private final InForce inForce;
  private final boolean gap;

  private Coverage(
      Schema<A> activity,
      Set<Place> places,
      Condition<A> when,
      Set<DataKind> data,
      InForce inForce,
      boolean gap) {
    this.activity = requireNonNull(activity, "activity");
    this.places = Set.copyOf(places);
    this.when = requireNonNull(when, "when");
    this.data = Set.copyOf(data);
    this.inForce = requireNonNull(inForce, "inForce");
    this.gap = gap;
    if (!data.isEmpty() && !DATA.containsKey(activity)) {
      throw new IllegalArgumentException(
          "A "
              + activity.name()
              + " names no kinds of data, so coverage cannot be limited to some");
    }
  }

  /** Returns the coverage of a kind of activity in these places, or everywhere if none is given. */
  public static <A extends Activity<A>> Coverage<A> of(Schema<A> activity, Place... places) {
    return of(activity, Condition.always(), places);
  }

  /**
   * Returns the coverage of only those activities that meet a condition, such as calls but not
   * texts.
   *
   * <p>A condition that depends only on discrete facts is tested once for all activities with the
   * same discrete facts; any other condition is tested for each activity.
   *
   * @param activity the kind of activity
   * @param when the condition
   * @param places the places; everywhere if none is given
   */
  public static <A extends Activity<A>> Coverage<A> of(
      Schema<A> activity, Condition<A> when, Place... places) {
    return new Coverage<>(activity, Set.of(places), when, Set.of(), InForce.always(), false);
  }

  /**
   * Returns a gap: law binds activities that meet a condition, everywhere, and nobody holds it. No
   * claim of any module covers them, also not one on all law of a place. While the condition is
   * unknown, the coverage is unknown, and its missing facts are named.
   *
   * <p>Limit it with {@link #about} to the kinds of data that it concerns.
   *
   * @param activity the kind of activity
   * @param when the condition
   */
  public static <A extends Activity<A>> Coverage<A> gap(Schema<A> activity, Condition<A> when) {
    return new Coverage<>(activity, Set.of(), when, Set.of(), InForce.always(), true);
  }

  /**
   * Returns the same coverage in other places; everywhere if the set is empty.
   *
   * @throws IllegalArgumentException if it is a gap, which is one everywhere
   */
  public Coverage<A> in(Set<Place> others) {
    if (gap && !others.isEmpty()) {
      throw new IllegalArgumentException("A gap is one everywhere, not only in " + others);
    }
    return new Coverage<>(activity, others, when, data, inForce, gap);
  }

  /**
   * Returns the same coverage of some kinds of data only.
   *
   * @throws IllegalArgumentException if the activity names no kinds of data
   */
  public Coverage<A> about(Set<DataKind> kinds) {
    return new Coverage<>(activity, places, when, kinds, inForce, gap);
  }

  /**
   * Returns the same coverage on some days only, for example from the first day on which the law is
   * held. The days are those on which the activity happens, by the calendar of its place. While two
   * places where it can be have two dates, it is covered if both are among the days.
   */
  public Coverage<A> during(InForce days) {
    return new Coverage<>(activity, places, when, data, days, gap);
  }

  /** Returns the kind of activity. */
  public Schema<A> activity() {
    return activity;
  }

  /** Returns the places; empty means everywhere. */
  public Set<Place> places() {
    return places;
  }

  /** Returns the condition that limits the claim; one that is always true if it has no limit. */
  public Condition<A> when() {
    return when;
  }

  /** Returns the kinds of data; empty means all. */
  public Set<DataKind> data() {
    return data;
  }

  /** Returns the days on which the law is held; always if the claim has no limit. */
  public InForce inForce() {
    return inForce;
  }

  /** Returns whether nobody holds the law on these activities, whatever others claim. */
  public boolean isGap() {
    return gap;
  }

  /** Returns the fact that states the kinds of data of an activity, if there is one. */
  @SuppressWarnings("unchecked") // each fact is of its own schema
  public static <A extends Activity<A>> Optional<Fact<A, List<DataKind>>> dataOf(
      Schema<A> activity) {
    return Optional.ofNullable((Fact<A, List<DataKind>>) DATA.get(activity));
  }

  /** Returns whether the other claims the same; conditions are compared by {@code equals}. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Coverage<?> that
        && activity.equals(that.activity)
        && places.equals(that.places)
        && when.equals(that.when)
        && data.equals(that.data)
        && inForce.equals(that.inForce)
        && gap == that.gap;
  }

  @Override
  public int hashCode() {
    return Objects.hash(activity, places, when, data, inForce, gap);
  }

  /** Returns the activity, the places, the condition, the kinds of data and the days. */
  @Override
  public String toString() {
    return (gap ? "gap: " : "")
        + activity.name()
        + " in "
        + places
        + " where "
        + when.says()
        + " about "
        + data
        + ", "
        + inForce;
  }
}
