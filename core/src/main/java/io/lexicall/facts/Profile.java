package io.lexicall.facts;

import io.lexicall.place.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every activity of one host, stated once.
 *
 * <p>A fact stated on an activity wins over the profile, group by group: a profile with {@code
 * caller.taxExempt} fills it in for a caller that leaves it out. A list that an activity states
 * wins whole.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Profile {
  /** The profile of a host that has stated nothing. */
  public static final Profile EMPTY = builder().build();

  private final Map<Schema<?>, @Nullable Object[]> standing;
  private final Set<Place> uncoveredPermitted;

  private Profile(Map<Schema<?>, @Nullable Object[]> standing, Set<Place> uncoveredPermitted) {
    this.standing = standing;
    this.uncoveredPermitted = uncoveredPermitted;
  }

  /** Returns a builder that holds nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the activity with what is unknown in it filled in; itself if nothing is. */
  public <A extends Activity<A>> A applyTo(A activity) {
    @Nullable Object[] values = standing.get(activity.schema());
    return values == null ? activity : activity.filledFrom(values);
  }

  /**
   * Tells whether the host takes an activity in that country, which no module covers, as lawful.
   */
  public boolean permitsUncovered(Place country) {
    return uncoveredPermitted.contains(country);
  }

  /** Builds a {@link Profile}. Not thread-safe. */
  public static final class Builder {
    private final Map<Schema<?>, FactsBuilder<?, ?>> builders = new HashMap<>();
    private final Set<Place> uncoveredPermitted = new HashSet<>();

    private Builder() {}

    /**
     * States a fact for every activity of a kind.
     *
     * @throws IllegalArgumentException if the fact is not one that an activity holds at its top
     * @throws InvalidFactsException from {@link #build}, if the value cannot be
     */
    @SuppressWarnings("unchecked") // a schema builds its own group
    public <A extends Activity<A>, T> Builder with(Fact<A, T> fact, T value) {
      if (fact.path().contains(".")) {
        throw new IllegalArgumentException(
            "State the whole group " + fact.path().substring(0, fact.path().indexOf('.')));
      }
      FactsBuilder<A, ?> builder =
          (FactsBuilder<A, ?>)
              builders.computeIfAbsent(fact.root(), schema -> fact.root().builder());
      builder.with(fact, value);
      return this;
    }

    /** Takes activities in that country as lawful where no module covers them. */
    public Builder permitUncovered(Place country) {
      uncoveredPermitted.add(country.country());
      return this;
    }

    /**
     * Builds the profile.
     *
     * @throws InvalidFactsException with every value that cannot be
     */
    public Profile build() {
      Map<Schema<?>, @Nullable Object[]> standing = new HashMap<>();
      builders.forEach((schema, builder) -> standing.put(schema, builder.partial()));
      return new Profile(Map.copyOf(standing), Set.copyOf(uncoveredPermitted));
    }
  }
}
