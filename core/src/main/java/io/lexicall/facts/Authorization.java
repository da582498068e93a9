package io.lexicall.facts;

import java.time.Instant;
import java.util.List;

/**
 * A HIPAA authorization, or a consent under 42 CFR Part 2.
 *
 * @since 0.1
 */
public final class Authorization extends Facts<Authorization> {
  /** The facts that this group can hold. */
  public static final Schema<Authorization> SCHEMA = Schema.ofGroup("authorization", Builder::new);

  /** When it was signed. */
  public static final Fact<Authorization, Instant> SIGNED_AT = SCHEMA.event("signedAt");

  /** When it expires. */
  public static final Fact<Authorization, Instant> EXPIRES_AT = SCHEMA.plan("expiresAt");

  /** When it was revoked. */
  public static final Fact<Authorization, Instant> REVOKED_AT = SCHEMA.event("revokedAt");

  /**
   * The kinds of data that it covers, by the codes of {@link DataKind}. A word that names no data,
   * such as a purpose, covers nothing.
   */
  public static final Fact<Authorization, List<String>> COVERS = SCHEMA.texts("covers");

  /** Whether it is combined with another document (45 CFR 164.508(b)(3)). */
  public static final Fact<Authorization, Boolean> COMPOUND = SCHEMA.bool("compound");

  private Authorization(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Authorization> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Authorization}. */
  public static final class Builder extends FactsBuilder<Authorization, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Authorization#SIGNED_AT}. */
    public Builder signedAt(Instant signedAt) {
      return with(SIGNED_AT, signedAt);
    }

    /** States {@link Authorization#EXPIRES_AT}. */
    public Builder expiresAt(Instant expiresAt) {
      return with(EXPIRES_AT, expiresAt);
    }

    /** States {@link Authorization#REVOKED_AT}. */
    public Builder revokedAt(Instant revokedAt) {
      return with(REVOKED_AT, revokedAt);
    }

    /** States {@link Authorization#COVERS}. */
    public Builder covers(List<String> covers) {
      return with(COVERS, covers);
    }

    /** States {@link Authorization#COVERS}. */
    public Builder covers(String... covers) {
      return with(COVERS, List.of(covers));
    }

    /** States {@link Authorization#COMPOUND}. */
    public Builder compound(boolean compound) {
      return with(COMPOUND, compound);
    }

    @Override
    public Authorization build() {
      return new Authorization(this);
    }
  }
}
