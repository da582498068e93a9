package io.lexicall.facts;

import io.lexicall.place.Place;
import java.time.Instant;
import java.util.List;

/**
 * A declared state of emergency.
 *
 * @since 0.1
 */
public final class Emergency extends Facts<Emergency> {
  /** The facts that this group can hold. */
  public static final Schema<Emergency> SCHEMA = Schema.ofGroup("emergency", Builder::new);

  /** The region. */
  public static final Fact<Emergency, Place> REGION = SCHEMA.requiredRegion("region");

  /** The counties it covers; left out, all of them. */
  public static final Fact<Emergency, List<String>> COUNTIES = SCHEMA.texts("counties");

  /** When it began. */
  public static final Fact<Emergency, Instant> FROM = SCHEMA.requiredInstant("from");

  /** When it ends; left out, it has no end. */
  public static final Fact<Emergency, Instant> TO = SCHEMA.plan("to");

  private Emergency(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Emergency> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Emergency}. */
  public static final class Builder extends FactsBuilder<Emergency, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Emergency#REGION}. */
    public Builder region(Place region) {
      return with(REGION, region);
    }

    /** States {@link Emergency#COUNTIES}. */
    public Builder counties(List<String> counties) {
      return with(COUNTIES, counties);
    }

    /** States {@link Emergency#COUNTIES}. */
    public Builder counties(String... counties) {
      return with(COUNTIES, List.of(counties));
    }

    /** States {@link Emergency#FROM}. */
    public Builder from(Instant from) {
      return with(FROM, from);
    }

    /** States {@link Emergency#TO}. */
    public Builder to(Instant to) {
      return with(TO, to);
    }

    @Override
    public Emergency build() {
      return new Emergency(this);
    }
  }
}
