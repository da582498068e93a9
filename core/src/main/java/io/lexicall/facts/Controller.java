package io.lexicall.facts;

import io.lexicall.place.Place;
import java.util.List;

/**
 * Who decides on the processing of personal data.
 *
 * @since 0.1
 */
public final class Controller extends Facts<Controller> {
  /** The facts that this group can hold. */
  public static final Schema<Controller> SCHEMA = Schema.ofGroup("controller", Builder::new);

  /** The country of its establishment. */
  public static final Fact<Controller, Place> COUNTRY = SCHEMA.country("country");

  /** The countries in which it offers goods or services, or monitors behaviour. */
  public static final Fact<Controller, List<Place>> TARGETS = SCHEMA.countries("targets");

  private Controller(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Controller> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Controller}. */
  public static final class Builder extends FactsBuilder<Controller, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Controller#COUNTRY}. */
    public Builder country(Place country) {
      return with(COUNTRY, country);
    }

    /** States {@link Controller#TARGETS}. */
    public Builder targets(List<Place> targets) {
      return with(TARGETS, targets);
    }

    /** States {@link Controller#TARGETS}. */
    public Builder targets(Place... targets) {
      return with(TARGETS, List.of(targets));
    }

    @Override
    public Controller build() {
      return new Controller(this);
    }
  }
}
