package io.lexicall.facts;

import java.time.Instant;

/**
 * An earlier contact to this person or number.
 *
 * @since 0.1
 */
public final class EarlierContact extends Facts<EarlierContact> {
  /** The facts that this group can hold. */
  public static final Schema<EarlierContact> SCHEMA =
      Schema.ofGroup("earlierContact", Builder::new);

  /** When it was made. */
  public static final Fact<EarlierContact, Instant> AT = SCHEMA.requiredInstant("at");

  /** The channel. */
  public static final Fact<EarlierContact, ContactChannel> CHANNEL =
      SCHEMA.choice("channel", ContactChannel.class);

  /** The purpose. */
  public static final Fact<EarlierContact, ContactPurpose> PURPOSE =
      SCHEMA.choice("purpose", ContactPurpose.class);

  /** What it was about. */
  public static final Fact<EarlierContact, String> SUBJECT = SCHEMA.text("subject");

  /** Whether a conversation took place. */
  public static final Fact<EarlierContact, Boolean> CONNECTED = SCHEMA.bool("connected");

  /** Whether the person asked not to be contacted this way. */
  public static final Fact<EarlierContact, Boolean> REFUSED = SCHEMA.bool("refused");

  /** Whether it was made under an exemption from consent. */
  public static final Fact<EarlierContact, Boolean> EXEMPT = SCHEMA.bool("exempt");

  private EarlierContact(Builder builder) {
    super(builder);
  }

  @Override
  Schema<EarlierContact> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EarlierContact}. */
  public static final class Builder extends FactsBuilder<EarlierContact, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link EarlierContact#AT}. */
    public Builder at(Instant at) {
      return with(AT, at);
    }

    /** States {@link EarlierContact#CHANNEL}. */
    public Builder channel(ContactChannel channel) {
      return with(CHANNEL, channel);
    }

    /** States {@link EarlierContact#PURPOSE}. */
    public Builder purpose(ContactPurpose purpose) {
      return with(PURPOSE, purpose);
    }

    /** States {@link EarlierContact#SUBJECT}. */
    public Builder subject(String subject) {
      return with(SUBJECT, subject);
    }

    /** States {@link EarlierContact#CONNECTED}. */
    public Builder connected(boolean connected) {
      return with(CONNECTED, connected);
    }

    /** States {@link EarlierContact#REFUSED}. */
    public Builder refused(boolean refused) {
      return with(REFUSED, refused);
    }

    /** States {@link EarlierContact#EXEMPT}. */
    public Builder exempt(boolean exempt) {
      return with(EXEMPT, exempt);
    }

    @Override
    public EarlierContact build() {
      return new EarlierContact(this);
    }
  }
}
