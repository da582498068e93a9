package io.lexicall.facts;

import io.lexicall.place.Place;

/**
 * An exemption that a seller claims under one region's law.
 *
 * @since 0.1
 */
public final class Exemption extends Facts<Exemption> {
  /** The facts that this group can hold. */
  public static final Schema<Exemption> SCHEMA = Schema.ofGroup("exemption", Builder::new);

  /** The region whose law exempts. */
  public static final Fact<Exemption, Place> REGION = SCHEMA.region("region");

  /** The code of the exemption, as the law books name it; not blank. */
  public static final Fact<Exemption, String> CODE = SCHEMA.named("code");

  private Exemption(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Exemption> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Exemption}. */
  public static final class Builder extends FactsBuilder<Exemption, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Exemption#REGION}. */
    public Builder region(Place region) {
      return with(REGION, region);
    }

    /** States {@link Exemption#CODE}. */
    public Builder code(String code) {
      return with(CODE, code);
    }

    @Override
    public Exemption build() {
      return new Exemption(this);
    }
  }
}
