package io.lexicall.facts;

import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A breach of personal, card or health data, judged at an instant.
 *
 * @since 0.1
 */
public final class Incident extends Activity<Incident> {
  /** The facts that this group can hold. */
  public static final Schema<Incident> SCHEMA = Schema.ofActivity("incident", Builder::new);

  /** The host's own name for it, echoed in the verdict. */
  public static final Fact<Incident, String> ID = SCHEMA.text("id");

  /** When it happens or would happen. */
  public static final Fact<Incident, Instant> AT = SCHEMA.requiredInstant("at");

  /** The kinds of data. */
  public static final Fact<Incident, List<DataKind>> DATA = SCHEMA.choices("data", DataKind.class);

  /** When it was discovered. */
  public static final Fact<Incident, Instant> DISCOVERED_AT =
      SCHEMA.requiredInstant("discoveredAt");

  /** How many people it affects. */
  public static final Fact<Incident, Integer> AFFECTED = SCHEMA.count("affected");

  /** How many people it affects in each region. */
  public static final Fact<Incident, Map<Place, Integer>> AFFECTED_BY_REGION =
      SCHEMA.countByRegion("affectedByRegion");

  /** Whether the data were encrypted, and the key was not taken with them. */
  public static final Fact<Incident, Boolean> ENCRYPTED = SCHEMA.bool("encrypted");

  /** The risk to people; under HIPAA, the probability that the data were compromised. */
  public static final Fact<Incident, BreachRisk> RISK = SCHEMA.choice("risk", BreachRisk.class);

  /** The role of the organisation. */
  public static final Fact<Incident, BreachRole> ROLE = SCHEMA.choice("role", BreachRole.class);

  /** The country. */
  public static final Fact<Incident, Place> COUNTRY = SCHEMA.country("country");

  /** Who was notified, and when. */
  public static final Fact<Incident, Notified> NOTIFIED = SCHEMA.group("notified", Notified.SCHEMA);

  /** What the breach affected: the confidentiality, integrity or availability of the data. */
  public static final Fact<Incident, List<BreachEffect>> AFFECTS =
      SCHEMA.choices("affects", BreachEffect.class);

  /** Whether a late notification gives the reasons for the delay. */
  public static final Fact<Incident, Boolean> LATE_REASONS = SCHEMA.bool("lateReasons");

  private Incident(Builder builder) {
    super(builder, AT);
  }

  private Incident(Incident original) {
    super(original);
  }

  @Override
  Schema<Incident> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  Incident copy() {
    return new Incident(this);
  }

  @Override
  boolean isPlacedBy(Fact<Incident, ?> fact) {
    return fact.equals(COUNTRY);
  }

  @Override
  public Fact<Incident, ?> countryFact() {
    return COUNTRY;
  }

  @Override
  public Fact<Incident, ?> regionFact() {
    return AFFECTED_BY_REGION;
  }

  @Override
  public Fact<Incident, ?> timeZoneFact() {
    return COUNTRY;
  }

  @Override
  Fact<Incident, Instant> atFact() {
    return AT;
  }

  @Override
  Fact<Incident, String> idFact() {
    return ID;
  }

  @Override
  boolean isOnStatedClock() {
    return true;
  }

  @Override
  Whereabouts locate() {
    return Atlas.resolve(Whereabouts.UNKNOWN, COUNTRY.in(this), null, null, null);
  }

  /** Builds an {@link Incident}. */
  public static final class Builder extends FactsBuilder<Incident, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Incident#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Incident#AT}. */
    public Builder at(Instant at) {
      return with(AT, at);
    }

    /** States {@link Incident#DATA}. */
    public Builder data(List<DataKind> data) {
      return with(DATA, data);
    }

    /** States {@link Incident#DATA}. */
    public Builder data(DataKind... data) {
      return with(DATA, List.of(data));
    }

    /** States {@link Incident#DISCOVERED_AT}. */
    public Builder discoveredAt(Instant discoveredAt) {
      return with(DISCOVERED_AT, discoveredAt);
    }

    /** States {@link Incident#AFFECTED}. */
    public Builder affected(int affected) {
      return with(AFFECTED, affected);
    }

    /** States {@link Incident#AFFECTED_BY_REGION}. */
    public Builder affectedByRegion(Map<Place, Integer> affectedByRegion) {
      return with(AFFECTED_BY_REGION, affectedByRegion);
    }

    /** States {@link Incident#ENCRYPTED}. */
    public Builder encrypted(boolean encrypted) {
      return with(ENCRYPTED, encrypted);
    }

    /** States {@link Incident#RISK}. */
    public Builder risk(BreachRisk risk) {
      return with(RISK, risk);
    }

    /** States {@link Incident#ROLE}. */
    public Builder role(BreachRole role) {
      return with(ROLE, role);
    }

    /** States {@link Incident#COUNTRY}. */
    public Builder country(Place country) {
      return with(COUNTRY, country);
    }

    /** States {@link Incident#NOTIFIED}. */
    public Builder notified(Notified notified) {
      return with(NOTIFIED, notified);
    }

    /** States {@link Incident#AFFECTS}. */
    public Builder affects(List<BreachEffect> affects) {
      return with(AFFECTS, affects);
    }

    /** States {@link Incident#AFFECTS}. */
    public Builder affects(BreachEffect... affects) {
      return with(AFFECTS, List.of(affects));
    }

    /** States {@link Incident#LATE_REASONS}. */
    public Builder lateReasons(boolean lateReasons) {
      return with(LATE_REASONS, lateReasons);
    }

    @Override
    public Incident build() {
      return new Incident(this);
    }
  }
}
