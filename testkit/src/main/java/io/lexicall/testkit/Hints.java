package io.lexicall.testkit;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Request;
import io.lexicall.place.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that a generator of facts should try in addition to its own: the words that a rule
 * compares with, its limits, its places and its days.
 *
 * <p>For example, invented codes never match a rule that asks for {@code exemptions} with a certain
 * code, so its author gives hints. No hints are needed for the bounds of a rule's own period, its
 * places, the instants at which its conditions change, and the words and figures in {@link
 * io.lexicall.rule.Condition#says}. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Hints {
  private static final Hints STANDARD =
      new Hints(
              Map.of(), Map.of(), Set.of(), Set.of(), List.of(), List.of(), List.of(), List.of(),
              List.of())
          .values(Called.POSTAL_CODE, "10001", "33101-1234", "K1A 0B1", "nowhere")
          .assuming(Caller.THIRD_PARTY, true)
          .assuming(Caller.EXEMPTIONS, List.of())
          .deriving(Request.LAW);

  private final Map<Fact<?, ?>, List<Object>> values;
  private final Map<Fact<?, ?>, Object> assumed;
  private final Set<Fact<?, ?>> derived;
  private final Set<ListKind> unasked;
  private final List<Instant> instants;
  private final List<Duration> distances;
  private final List<Place> places;
  private final List<String> words;
  private final List<Integer> counts;

  private Hints(
      Map<Fact<?, ?>, List<Object>> values,
      Map<Fact<?, ?>, Object> assumed,
      Set<Fact<?, ?>> derived,
      Set<ListKind> unasked,
      List<Instant> instants,
      List<Duration> distances,
      List<Place> places,
      List<String> words,
      List<Integer> counts) {
    this.values = values;
    this.assumed = assumed;
    this.derived = derived;
    this.unasked = unasked;
    this.instants = instants;
    this.distances = distances;
    this.places = places;
    this.words = words;
    this.counts = counts;
  }

  /** Returns the hints that hold for every rule: the facts with a documented default. */
  public static Hints standard() {
    return STANDARD;
  }

  /**
   * Returns these hints with values to try for a fact.
   *
   * @param fact the fact as its group declares it: {@code Exemption.CODE}, not joined to others
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a list
  public final <T> Hints values(Fact<?, T> fact, T... more) {
    Map<Fact<?, ?>, List<Object>> all = new HashMap<>(values);
    List<Object> list = new ArrayList<>(all.getOrDefault(fact, List.of()));
    list.addAll(Arrays.asList(more));
    all.put(fact, List.copyOf(list));
    return new Hints(
        Map.copyOf(all), assumed, derived, unasked, instants, distances, places, words, counts);
  }

  /**
   * Returns these hints with a fact that has a documented default, as which it is judged if it is
   * left out.
   *
   * @param fact as its group declares it
   */
  public <T> Hints assuming(Fact<?, T> fact, T byDefault) {
    Map<Fact<?, ?>, Object> all = new HashMap<>(assumed);
    all.put(fact, byDefault);
    return new Hints(
        values, Map.copyOf(all), derived, unasked, instants, distances, places, words, counts);
  }

  /**
   * Returns these hints with a fact whose documented default depends on other facts. If it is left
   * out, it is not unknown.
   *
   * @param fact as its group declares it
   */
  public Hints deriving(Fact<?, ?> fact) {
    Set<Fact<?, ?>> all = new HashSet<>(derived);
    all.add(fact);
    return new Hints(
        values, assumed, Set.copyOf(all), unasked, instants, distances, places, words, counts);
  }

  /**
   * Returns these hints with lists that no law requires to be checked. If one of them was not
   * checked, the number is judged as not being on it.
   */
  public Hints unasked(ListKind... lists) {
    Set<ListKind> all = new HashSet<>(unasked);
    all.addAll(Arrays.asList(lists));
    return new Hints(
        values, assumed, derived, Set.copyOf(all), instants, distances, places, words, counts);
  }

  /** Returns these hints with instants at which to try the activity, RFC 3339. */
  public Hints at(String... more) {
    return at(Arrays.stream(more).map(Instant::parse).toList());
  }

  /** Returns these hints with instants at which to try the activity. */
  public Hints at(Collection<Instant> more) {
    return new Hints(
        values,
        assumed,
        derived,
        unasked,
        joined(instants, more),
        distances,
        places,
        words,
        counts);
  }

  /** Returns these hints with distances of events before or after the activity. */
  public Hints distances(Duration... more) {
    return new Hints(
        values,
        assumed,
        derived,
        unasked,
        instants,
        joined(distances, Arrays.asList(more)),
        places,
        words,
        counts);
  }

  /** Returns these hints with places to try, such as {@code US-FL}. */
  public Hints places(String... codes) {
    return places(Arrays.stream(codes).map(Place::of).toList());
  }

  /** Returns these hints with places to try. */
  public Hints places(Collection<Place> more) {
    return new Hints(
        values,
        assumed,
        derived,
        unasked,
        instants,
        distances,
        joined(places, more),
        words,
        counts);
  }

  /** Returns these hints with words and figures that any text or count may be. */
  Hints saying(Collection<String> moreWords, Collection<Integer> moreCounts) {
    return new Hints(
        values,
        assumed,
        derived,
        unasked,
        instants,
        distances,
        places,
        joined(words, moreWords),
        joined(counts, moreCounts));
  }

  private static <T> List<T> joined(List<T> some, Collection<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  List<Object> valuesOf(Fact<?, ?> fact) {
    return values.getOrDefault(fact, List.of());
  }

  Optional<Object> assumedFor(Fact<?, ?> fact) {
    return Optional.ofNullable(assumed.get(fact));
  }

  /** Returns whether leaving out the fact has a documented meaning. */
  boolean hasDefault(Fact<?, ?> fact) {
    return assumed.containsKey(fact) || derived.contains(fact);
  }

  /** Takes out of a value that becomes known what leaving the fact out has already said. */
  @Nullable Object unsaid(@Nullable Object value) {
    if (unasked.isEmpty() || !(value instanceof List<?> list)) {
      return value;
    }
    return list.stream().filter(entry -> !isUnasked(entry)).toList();
  }

  private boolean isUnasked(Object entry) {
    if (!(entry instanceof ListEntry check)) {
      return false;
    }
    ListKind list = ListEntry.LIST.in(check);
    return list == null || unasked.contains(list);
  }

  List<Instant> instants() {
    return instants;
  }

  List<Duration> distances() {
    return distances;
  }

  List<String> words() {
    return words;
  }

  List<Integer> counts() {
    return counts;
  }

  List<Place> places() {
    return places;
  }
}
