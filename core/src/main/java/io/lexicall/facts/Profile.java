package io.lexicall.facts;

import io.lexicall.place.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that hold for every activity of one host, stated once.
 *
 * <p>A fact that an activity states takes precedence over the profile. The profile fills in facts
 * inside groups too: {@code caller.taxExempt} is filled in for a caller that leaves it out. Lists
 * are not merged: a list that an activity states replaces that of the profile.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Profile {
  /** The profile of a host that has stated nothing. */
  public static final Profile EMPTY = builder().build();

  private final Map<Schema<?>, Standing<?>> standing;
  private final Set<Place> uncoveredPermitted;

  private Profile(Map<Schema<?>, Standing<?>> standing, Set<Place> uncoveredPermitted) {
    this.standing = standing;
    this.uncoveredPermitted = uncoveredPermitted;
  }

  /** Returns a builder that holds nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the activity with its unknown facts filled in; itself if nothing changes. */
  @SuppressWarnings("unchecked") // kept under their own schema
  public <A extends Activity<A>> A applyTo(A activity) {
    Standing<A> values = (Standing<A>) standing.get(activity.schema());
    return values == null ? activity : values.applyTo(activity);
  }

  /** The standing values of one kind of activity. */
  @SuppressWarnings("ReferenceEquality") // whether it is the very group, which is cheap to know
  private static final class Standing<A extends Activity<A>> {
    private final @Nullable Object[] values;

    /** The facts that have one. */
    private final List<Fact<A, ?>> stated = new ArrayList<>();

    /**
     * The last group that was filled, for each fact that has one, since hosts use one caller for a
     * campaign. Each entry is replaced as a whole.
     */
    private final @Nullable Filled[] filled;

    /** A stated group, and the same group completed with the standing values. */
    private record Filled(Facts<?> stated, Facts<?> whole) {}

    Standing(Schema<A> schema, @Nullable Object[] values) {
      this.values = values;
      this.filled = new Filled[values.length];
      for (Fact<A, ?> fact : schema.facts()) {
        if (values[fact.index()] != null) {
          stated.add(fact);
        }
      }
    }

    A applyTo(A activity) {
      long traits = activity.traits();
      boolean fills = false;
      for (int i = 0; i < stated.size(); i++) {
        int index = stated.get(i).index();
        Object theirs = activity.value(index);
        if (theirs == null) {
          fills = true;
          traits = activity.schema().repack(traits, index, values[index]);
        } else if (theirs instanceof Facts<?> group && values[index] instanceof Facts<?> ours) {
          fills |= fill(index, group, ours) != group;
        }
      }
      if (!fills) {
        return activity;
      }
      A whole = activity.above(values, traits);
      for (int i = 0; i < stated.size(); i++) {
        Fact<A, ?> fact = stated.get(i);
        if (activity.value(fact.index()) instanceof Facts<?> group
            && values[fact.index()] instanceof Facts<?> ours) {
          whole = replace(whole, fact, group, fill(fact.index(), group, ours));
        }
      }
      return whole;
    }

    @SuppressWarnings("unchecked") // a group filled is a group of the same kind
    private static <A extends Activity<A>, T> A replace(
        A activity, Fact<A, T> fact, Facts<?> stated, Facts<?> whole) {
      return whole == stated ? activity : activity.with(fact, (T) whole);
    }

    private Facts<?> fill(int index, Facts<?> stated, Facts<?> ours) {
      Filled last = filled[index];
      if (last == null || last.stated != stated) {
        last = new Filled(stated, stated.filledFrom(ours.values()));
        filled[index] = last;
      }
      return last.whole;
    }
  }

  /** Returns whether the host permits activities in that country if no module covers it. */
  public boolean permitsUncovered(Place country) {
    return uncoveredPermitted.contains(country);
  }

  /**
   * Builds a {@link Profile}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final Map<Schema<?>, FactsBuilder<?, ?>> builders = new LinkedHashMap<>();
    private final Set<Place> uncoveredPermitted = new HashSet<>();

    private Builder() {}

    /**
     * States a fact for every activity of a kind; a later value replaces an earlier one.
     *
     * @param fact a fact at the top level of the activity, such as {@code caller}
     * @throws IllegalArgumentException if the fact is not at the top level of an activity
     * @throws InvalidFactsException from {@link #build}, if the value is not valid
     */
    @SuppressWarnings("unchecked") // a schema builds its own group
    public <A extends Activity<A>, T> Builder with(Fact<A, T> fact, T value) {
      if (!fact.top().equals(fact)) {
        throw new IllegalArgumentException(
            "A profile states whole facts of an activity: %s for %s".formatted(fact.top(), fact));
      }
      FactsBuilder<A, ?> builder =
          (FactsBuilder<A, ?>)
              builders.computeIfAbsent(fact.root(), schema -> fact.root().builder());
      builder.with(fact, value);
      return this;
    }

    /**
     * Permits activities in that country that no module covers.
     *
     * @param country a country; a region stands for its country
     */
    public Builder permitUncovered(Place country) {
      uncoveredPermitted.add(country.country());
      return this;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // only activities have builders here
    private static Standing<?> standing(FactsBuilder<?, ?> builder) {
      return new Standing((Schema) builder.schema(), builder.partial());
    }

    /**
     * Builds the profile.
     *
     * @throws InvalidFactsException with every invalid value
     */
    public Profile build() {
      List<Problem> problems = new ArrayList<>();
      builders.values().forEach(builder -> problems.addAll(builder.wrongValues()));
      if (!problems.isEmpty()) {
        throw new InvalidFactsException(problems);
      }
      Map<Schema<?>, Standing<?>> standing = new HashMap<>();
      builders.values().forEach(builder -> standing.put(builder.schema(), standing(builder)));
      return new Profile(Map.copyOf(standing), Set.copyOf(uncoveredPermitted));
    }
  }
}
