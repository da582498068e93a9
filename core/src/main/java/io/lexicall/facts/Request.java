package io.lexicall.facts;

import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.List;

/**
 * A person's request under a privacy or telemarketing law, judged at an instant.
 *
 * @since 0.1
 */
public final class Request extends Activity<Request> {
  /** The facts that this group can hold. */
  public static final Schema<Request> SCHEMA = Schema.ofActivity("request", Builder::new);

  /** The host's own name for it, echoed in the verdict. */
  public static final Fact<Request, String> ID = SCHEMA.text("id");

  /** When it happens or would happen. */
  public static final Fact<Request, Instant> AT = SCHEMA.requiredInstant("at");

  /** What is asked for. */
  public static final Fact<Request, RequestKind> KIND = SCHEMA.choice("kind", RequestKind.class);

  /** Under which law; left out, it follows from country and region. */
  public static final Fact<Request, PrivacyLaw> LAW = SCHEMA.choice("law", PrivacyLaw.class);

  /** The country of the person. */
  public static final Fact<Request, Place> COUNTRY = SCHEMA.country("country");

  /** The region of the person. */
  public static final Fact<Request, Place> REGION = SCHEMA.region("region");

  /** When the request was received. */
  public static final Fact<Request, Instant> RECEIVED_AT = SCHEMA.requiredInstant("receivedAt");

  /** When it was acknowledged. */
  public static final Fact<Request, Instant> ACKNOWLEDGED_AT = SCHEMA.event("acknowledgedAt");

  /** When it was answered; left out, it is open. */
  public static final Fact<Request, Instant> COMPLETED_AT = SCHEMA.event("completedAt");

  /** When the person was told that more time is needed. */
  public static final Fact<Request, Instant> EXTENDED_AT = SCHEMA.event("extendedAt");

  /** Whether the person's identity was verified. */
  public static final Fact<Request, Boolean> IDENTITY_VERIFIED = SCHEMA.bool("identityVerified");

  /** When the person was asked for proof of identity. */
  public static final Fact<Request, Instant> IDENTITY_REQUESTED_AT =
      SCHEMA.event("identityRequestedAt");

  /** When the identity was proved. */
  public static final Fact<Request, Instant> IDENTITY_VERIFIED_AT =
      SCHEMA.event("identityVerifiedAt");

  /** When the person was asked what the request is about. */
  public static final Fact<Request, Instant> CLARIFICATION_REQUESTED_AT =
      SCHEMA.event("clarificationRequestedAt");

  /** When the person made that clear. */
  public static final Fact<Request, Instant> CLARIFIED_AT = SCHEMA.event("clarifiedAt");

  /** How the request came. */
  public static final Fact<Request, CommunicationChannel> CHANNEL =
      SCHEMA.choice("channel", CommunicationChannel.class);

  /** Who makes the request on behalf of the person, if anybody does. */
  public static final Fact<Request, AuthorizedAgent> AGENT =
      SCHEMA.group("agent", AuthorizedAgent.SCHEMA);

  private Request(Builder builder) {
    super(builder, AT);
  }

  private Request(Request original) {
    super(original);
  }

  @Override
  Schema<Request> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  Request copy() {
    return new Request(this);
  }

  @Override
  boolean isPlacedBy(Fact<Request, ?> fact) {
    return fact.equals(COUNTRY) || fact.equals(REGION);
  }

  @Override
  public Fact<Request, ?> countryFact() {
    return COUNTRY;
  }

  @Override
  public Fact<Request, ?> regionFact() {
    return REGION;
  }

  @Override
  public Fact<Request, ?> timeZoneFact() {
    return REGION;
  }

  @Override
  Fact<Request, Instant> atFact() {
    return AT;
  }

  @Override
  Fact<Request, String> idFact() {
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

  /** Builds a {@link Request}. */
  public static final class Builder extends FactsBuilder<Request, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Request#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Request#AT}. */
    public Builder at(Instant at) {
      return with(AT, at);
    }

    /** States {@link Request#KIND}. */
    public Builder kind(RequestKind kind) {
      return with(KIND, kind);
    }

    /** States {@link Request#LAW}. */
    public Builder law(PrivacyLaw law) {
      return with(LAW, law);
    }

    /** States {@link Request#COUNTRY}. */
    public Builder country(Place country) {
      return with(COUNTRY, country);
    }

    /** States {@link Request#REGION}. */
    public Builder region(Place region) {
      return with(REGION, region);
    }

    /** States {@link Request#RECEIVED_AT}. */
    public Builder receivedAt(Instant receivedAt) {
      return with(RECEIVED_AT, receivedAt);
    }

    /** States {@link Request#ACKNOWLEDGED_AT}. */
    public Builder acknowledgedAt(Instant acknowledgedAt) {
      return with(ACKNOWLEDGED_AT, acknowledgedAt);
    }

    /** States {@link Request#COMPLETED_AT}. */
    public Builder completedAt(Instant completedAt) {
      return with(COMPLETED_AT, completedAt);
    }

    /** States {@link Request#EXTENDED_AT}. */
    public Builder extendedAt(Instant extendedAt) {
      return with(EXTENDED_AT, extendedAt);
    }

    /** States {@link Request#IDENTITY_VERIFIED}. */
    public Builder identityVerified(boolean identityVerified) {
      return with(IDENTITY_VERIFIED, identityVerified);
    }

    /** States {@link Request#CHANNEL}. */
    public Builder channel(CommunicationChannel channel) {
      return with(CHANNEL, channel);
    }

    /** States {@link Request#IDENTITY_REQUESTED_AT}. */
    public Builder identityRequestedAt(Instant identityRequestedAt) {
      return with(IDENTITY_REQUESTED_AT, identityRequestedAt);
    }

    /** States {@link Request#IDENTITY_VERIFIED_AT}. */
    public Builder identityVerifiedAt(Instant identityVerifiedAt) {
      return with(IDENTITY_VERIFIED_AT, identityVerifiedAt);
    }

    /** States {@link Request#CLARIFICATION_REQUESTED_AT}. */
    public Builder clarificationRequestedAt(Instant clarificationRequestedAt) {
      return with(CLARIFICATION_REQUESTED_AT, clarificationRequestedAt);
    }

    /** States {@link Request#CLARIFIED_AT}. */
    public Builder clarifiedAt(Instant clarifiedAt) {
      return with(CLARIFIED_AT, clarifiedAt);
    }

    /** States {@link Request#AGENT}. */
    public Builder agent(AuthorizedAgent agent) {
      return with(AGENT, agent);
    }

    @Override
    public Request build() {
      return new Request(this);
    }
  }
}
