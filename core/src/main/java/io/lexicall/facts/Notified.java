package io.lexicall.facts;

import java.time.Instant;

/**
 * Who was notified of a breach, and when. An event that is left out has not happened.
 *
 * @since 0.1
 */
public final class Notified extends Facts<Notified> {
  /** The facts that this group can hold. */
  public static final Schema<Notified> SCHEMA = Schema.ofGroup("notified", Builder::new);

  /**
   * The supervisory authority, or the Secretary; where neither must be notified, the first of the
   * states' authorities.
   */
  public static final Fact<Notified, Instant> AUTHORITY = SCHEMA.event("authority");

  /** The people concerned. */
  public static final Fact<Notified, Instant> INDIVIDUALS = SCHEMA.event("individuals");

  /** Prominent media. */
  public static final Fact<Notified, Instant> MEDIA = SCHEMA.event("media");

  /** The controller or covered entity. */
  public static final Fact<Notified, Instant> CONTROLLER = SCHEMA.event("controller");

  /** The acquiring bank. */
  public static final Fact<Notified, Instant> ACQUIRER = SCHEMA.event("acquirer");

  private Notified(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Notified> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Notified}. */
  public static final class Builder extends FactsBuilder<Notified, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Notified#AUTHORITY}. */
    public Builder authority(Instant authority) {
      return with(AUTHORITY, authority);
    }

    /** States {@link Notified#INDIVIDUALS}. */
    public Builder individuals(Instant individuals) {
      return with(INDIVIDUALS, individuals);
    }

    /** States {@link Notified#MEDIA}. */
    public Builder media(Instant media) {
      return with(MEDIA, media);
    }

    /** States {@link Notified#CONTROLLER}. */
    public Builder controller(Instant controller) {
      return with(CONTROLLER, controller);
    }

    /** States {@link Notified#ACQUIRER}. */
    public Builder acquirer(Instant acquirer) {
      return with(ACQUIRER, acquirer);
    }

    @Override
    public Notified build() {
      return new Notified(this);
    }
  }
}
