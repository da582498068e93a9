package io.lexicall.facts;

import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.List;

/**
 * Data that are about to be stored, or are still stored.
 *
 * @since 0.1
 */
public final class Storage extends Activity<Storage> {
  /** The facts that this group can hold. */
  public static final Schema<Storage> SCHEMA = Schema.ofActivity("storage", Builder::new);

  /** The host's own name for it, echoed in the verdict. */
  public static final Fact<Storage, String> ID = SCHEMA.text("id");

  /** When it happens or would happen. */
  public static final Fact<Storage, Instant> AT = SCHEMA.requiredInstant("at");

  /** What is kept. */
  public static final Fact<Storage, Artifact> ARTIFACT = SCHEMA.choice("artifact", Artifact.class);

  /** The kinds of data in it. */
  public static final Fact<Storage, List<DataKind>> CONTAINS =
      SCHEMA.choices("contains", DataKind.class);

  /**
   * The content itself, if it can be scanned. What a scan finds is added to a given {@link
   * #CONTAINS}.
   */
  public static final Fact<Storage, String> TEXT = SCHEMA.text("text");

  /** Whether the card authorization is done. */
  public static final Fact<Storage, Boolean> AUTHORIZED = SCHEMA.bool("authorized");

  /** Whether the organisation that stores it issues cards or supports issuing. */
  public static final Fact<Storage, Boolean> ISSUER = SCHEMA.bool("issuer");

  /** The form of the primary account number. */
  public static final Fact<Storage, PanForm> PAN = SCHEMA.choice("pan", PanForm.class);

  /** Whether it is encrypted. */
  public static final Fact<Storage, Boolean> ENCRYPTED = SCHEMA.bool("encrypted");

  /** When it was made. */
  public static final Fact<Storage, Instant> CREATED_AT = SCHEMA.event("createdAt");

  /** When it will be deleted; left out, there is no plan. */
  public static final Fact<Storage, Instant> DELETE_AT = SCHEMA.plan("deleteAt");

  /** The controller's own retention period, in days. */
  public static final Fact<Storage, Integer> RETENTION_DAYS = SCHEMA.count("retentionDays");

  /** Whether a legal hold applies. */
  public static final Fact<Storage, Boolean> LEGAL_HOLD = SCHEMA.bool("legalHold");

  /** Whether there is a documented business need. */
  public static final Fact<Storage, Boolean> BUSINESS_NEED = SCHEMA.bool("businessNeed");

  /** What it is kept for. */
  public static final Fact<Storage, RecordingPurpose> PURPOSE =
      SCHEMA.choice("purpose", RecordingPurpose.class);

  /** The country of the data. */
  public static final Fact<Storage, Place> COUNTRY = SCHEMA.country("country");

  /** The region of the data. */
  public static final Fact<Storage, Place> REGION = SCHEMA.region("region");

  private Storage(Builder builder) {
    super(builder, AT);
  }

  private Storage(Storage original) {
    super(original);
  }

  @Override
  Schema<Storage> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  Storage copy() {
    return new Storage(this);
  }

  @Override
  boolean isPlacedBy(Fact<Storage, ?> fact) {
    return fact.equals(COUNTRY) || fact.equals(REGION);
  }

  @Override
  public Fact<Storage, ?> countryFact() {
    return COUNTRY;
  }

  @Override
  public Fact<Storage, ?> regionFact() {
    return REGION;
  }

  @Override
  public Fact<Storage, ?> timeZoneFact() {
    return REGION;
  }

  @Override
  Fact<Storage, Instant> atFact() {
    return AT;
  }

  @Override
  Fact<Storage, String> idFact() {
    return ID;
  }

  @Override
  boolean isOnStatedClock() {
    return REGION.in(this) == null;
  }

  @Override
  List<Contradiction> contradicting() {
    return StatedPlace.between(COUNTRY.in(this), REGION.in(this));
  }

  @Override
  Whereabouts locate() {
    return Atlas.resolve(Whereabouts.UNKNOWN, COUNTRY.in(this), REGION.in(this), null, null);
  }

  /** Builds a {@link Storage}. */
  public static final class Builder extends FactsBuilder<Storage, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Storage#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Storage#AT}. */
    public Builder at(Instant at) {
      return with(AT, at);
    }

    /** States {@link Storage#ARTIFACT}. */
    public Builder artifact(Artifact artifact) {
      return with(ARTIFACT, artifact);
    }

    /** States {@link Storage#CONTAINS}. */
    public Builder contains(List<DataKind> contains) {
      return with(CONTAINS, contains);
    }

    /** States {@link Storage#CONTAINS}. */
    public Builder contains(DataKind... contains) {
      return with(CONTAINS, List.of(contains));
    }

    /** States {@link Storage#TEXT}. */
    public Builder text(String text) {
      return with(TEXT, text);
    }

    /** States {@link Storage#AUTHORIZED}. */
    public Builder authorized(boolean authorized) {
      return with(AUTHORIZED, authorized);
    }

    /** States {@link Storage#ISSUER}. */
    public Builder issuer(boolean issuer) {
      return with(ISSUER, issuer);
    }

    /** States {@link Storage#PAN}. */
    public Builder pan(PanForm pan) {
      return with(PAN, pan);
    }

    /** States {@link Storage#ENCRYPTED}. */
    public Builder encrypted(boolean encrypted) {
      return with(ENCRYPTED, encrypted);
    }

    /** States {@link Storage#CREATED_AT}. */
    public Builder createdAt(Instant createdAt) {
      return with(CREATED_AT, createdAt);
    }

    /** States {@link Storage#DELETE_AT}. */
    public Builder deleteAt(Instant deleteAt) {
      return with(DELETE_AT, deleteAt);
    }

    /** States {@link Storage#RETENTION_DAYS}. */
    public Builder retentionDays(int retentionDays) {
      return with(RETENTION_DAYS, retentionDays);
    }

    /** States {@link Storage#LEGAL_HOLD}. */
    public Builder legalHold(boolean legalHold) {
      return with(LEGAL_HOLD, legalHold);
    }

    /** States {@link Storage#BUSINESS_NEED}. */
    public Builder businessNeed(boolean businessNeed) {
      return with(BUSINESS_NEED, businessNeed);
    }

    /** States {@link Storage#COUNTRY}. */
    public Builder country(Place country) {
      return with(COUNTRY, country);
    }

    /** States {@link Storage#REGION}. */
    public Builder region(Place region) {
      return with(REGION, region);
    }

    /** States {@link Storage#PURPOSE}. */
    public Builder purpose(RecordingPurpose purpose) {
      return with(PURPOSE, purpose);
    }

    @Override
    public Storage build() {
      return new Storage(this);
    }
  }
}
