package io.lexicall.facts;

import java.time.Instant;
import java.util.List;

/**
 * A consent that somebody gave.
 *
 * @since 0.1
 */
public final class Consent extends Facts<Consent> {
  /** The facts that this group can hold. */
  public static final Schema<Consent> SCHEMA = Schema.ofGroup("consent", Builder::new);

  /** The kind of consent. */
  public static final Fact<Consent, ConsentKind> KIND = SCHEMA.choice("kind", ConsentKind.class);

  /** When it was given; it is valid from that instant, inclusive. */
  public static final Fact<Consent, Instant> GRANTED_AT = SCHEMA.requiredInstant("grantedAt");

  /** When it was revoked; from that instant it is no longer valid. */
  public static final Fact<Consent, Instant> REVOKED_AT = SCHEMA.event("revokedAt");

  /** When it expires by itself; from that instant it is no longer valid. */
  public static final Fact<Consent, Instant> EXPIRES_AT = SCHEMA.plan("expiresAt");

  /** The seller to whom it was given. */
  public static final Fact<Consent, String> SELLER = SCHEMA.text("seller");

  /**
   * Whether it was given to the seller itself or to the outside caller that makes the contact for
   * it. Laws on debts that ask for a consent given directly to the debt collector do not count one
   * that an outside collector's creditor received (12 CFR 1006.6(b)(4)(i)). If left out, it is
   * judged as one that the caller received.
   */
  public static final Fact<Consent, ConsentReceiver> RECEIVED_BY =
      SCHEMA.choice("receivedBy", ConsentReceiver.class);

  /** The channels it covers. */
  public static final Fact<Consent, List<ContactChannel>> CHANNELS =
      SCHEMA.choices("channels", ContactChannel.class);

  /** The purposes it covers. */
  public static final Fact<Consent, List<ContactPurpose>> PURPOSES =
      SCHEMA.choices("purposes", ContactPurpose.class);

  /**
   * Whether it covers autodialed, prerecorded or artificial contact. If left out, it is true for an
   * express consent, since a person who gives a number agrees to be reached there; for other kinds
   * it is unknown.
   */
  public static final Fact<Consent, Boolean> AUTOMATED = SCHEMA.bool("automated");

  private Consent(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Consent> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Consent}. */
  public static final class Builder extends FactsBuilder<Consent, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Consent#KIND}. */
    public Builder kind(ConsentKind kind) {
      return with(KIND, kind);
    }

    /** States {@link Consent#GRANTED_AT}. */
    public Builder grantedAt(Instant grantedAt) {
      return with(GRANTED_AT, grantedAt);
    }

    /** States {@link Consent#REVOKED_AT}. */
    public Builder revokedAt(Instant revokedAt) {
      return with(REVOKED_AT, revokedAt);
    }

    /** States {@link Consent#EXPIRES_AT}. */
    public Builder expiresAt(Instant expiresAt) {
      return with(EXPIRES_AT, expiresAt);
    }

    /** States {@link Consent#SELLER}. */
    public Builder seller(String seller) {
      return with(SELLER, seller);
    }

    /** States {@link Consent#RECEIVED_BY}. */
    public Builder receivedBy(ConsentReceiver receivedBy) {
      return with(RECEIVED_BY, receivedBy);
    }

    /** States {@link Consent#CHANNELS}. */
    public Builder channels(List<ContactChannel> channels) {
      return with(CHANNELS, channels);
    }

    /** States {@link Consent#CHANNELS}. */
    public Builder channels(ContactChannel... channels) {
      return with(CHANNELS, List.of(channels));
    }

    /** States {@link Consent#PURPOSES}. */
    public Builder purposes(List<ContactPurpose> purposes) {
      return with(PURPOSES, purposes);
    }

    /** States {@link Consent#PURPOSES}. */
    public Builder purposes(ContactPurpose... purposes) {
      return with(PURPOSES, List.of(purposes));
    }

    /** States {@link Consent#AUTOMATED}. */
    public Builder automated(boolean automated) {
      return with(AUTOMATED, automated);
    }

    @Override
    public Consent build() {
      return new Consent(this);
    }
  }
}
