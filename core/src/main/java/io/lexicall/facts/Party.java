package io.lexicall.facts;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party to a call.
 *
 * @since 0.1
 */
public final class Party extends Facts<Party> {
  /** The facts that this group can hold. */
  public static final Schema<Party> SCHEMA = Schema.ofGroup("party", Builder::new);

  /** The role of the party. */
  public static final Fact<Party, PartyRole> ROLE = SCHEMA.choice("role", PartyRole.class);

  /** The party's number. */
  public static final Fact<Party, PhoneNumber> NUMBER = SCHEMA.number("number");

  /** The country where the party is. */
  public static final Fact<Party, Place> COUNTRY = SCHEMA.country("country");

  /** The region where the party is. */
  public static final Fact<Party, Place> REGION = SCHEMA.region("region");

  /**
   * When the party was told of the recording. A check may ask for it where {@link Recording#NOTICE}
   * is in writing or left out: in some places a writing suffices only if the party had it before.
   */
  public static final Fact<Party, Instant> INFORMED_AT = SCHEMA.event("informedAt");

  /** Whether the party consented to the recording. */
  public static final Fact<Party, Boolean> CONSENTED = SCHEMA.bool("consented");

  /**
   * Whether the party objected to the recording. Left out, the party did not object, as far as the
   * host knows.
   */
  public static final Fact<Party, Boolean> OBJECTED = SCHEMA.bool("objected");

  /** Null until it is needed; a race computes it twice, with equal results. */
  private @Nullable Whereabouts whereabouts;

  private Party(Builder builder) {
    super(builder);
  }

  /**
   * Returns where the party can be: as the country and the region say, if they are stated,
   * otherwise as the number suggests; {@link Whereabouts#UNKNOWN} if none of them is known.
   */
  public Whereabouts whereabouts() {
    Whereabouts known = whereabouts;
    if (known == null) {
      PhoneNumber number = NUMBER.in(this);
      known =
          Atlas.resolve(
              number == null ? Whereabouts.UNKNOWN : number.whereabouts(),
              COUNTRY.in(this),
              REGION.in(this),
              null,
              null);
      whereabouts = known;
    }
    return known;
  }

  @Override
  List<Contradiction> contradicting() {
    return StatedPlace.between(COUNTRY.in(this), REGION.in(this));
  }

  @Override
  Schema<Party> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Party}. */
  public static final class Builder extends FactsBuilder<Party, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Party#ROLE}. */
    public Builder role(PartyRole role) {
      return with(ROLE, role);
    }

    /** States {@link Party#NUMBER}. */
    public Builder number(PhoneNumber number) {
      return with(NUMBER, number);
    }

    /** States {@link Party#COUNTRY}. */
    public Builder country(Place country) {
      return with(COUNTRY, country);
    }

    /** States {@link Party#REGION}. */
    public Builder region(Place region) {
      return with(REGION, region);
    }

    /** States {@link Party#INFORMED_AT}. */
    public Builder informedAt(Instant informedAt) {
      return with(INFORMED_AT, informedAt);
    }

    /** States {@link Party#CONSENTED}. */
    public Builder consented(boolean consented) {
      return with(CONSENTED, consented);
    }

    /** States {@link Party#OBJECTED}. */
    public Builder objected(boolean objected) {
      return with(OBJECTED, objected);
    }

    @Override
    public Party build() {
      return new Party(this);
    }
  }
}
