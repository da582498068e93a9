package io.lexicall.facts;

/**
 * What a prerecorded, artificial or text message contains.
 *
 * @since 0.1
 */
public final class Message extends Facts<Message> {
  /** The facts that this group can hold. */
  public static final Schema<Message> SCHEMA = Schema.ofGroup("message", Builder::new);

  /** Whether it says who is responsible for it. */
  public static final Fact<Message, Boolean> IDENTIFIES_CALLER = SCHEMA.bool("identifiesCaller");

  /** Whether it offers a way to opt out. */
  public static final Fact<Message, Boolean> OPT_OUT_MECHANISM = SCHEMA.bool("optOutMechanism");

  /** Its length in seconds. */
  public static final Fact<Message, Integer> LENGTH_SECONDS = SCHEMA.count("lengthSeconds");

  /** Its length in characters. */
  public static final Fact<Message, Integer> LENGTH_CHARACTERS = SCHEMA.count("lengthCharacters");

  /**
   * Whether it advertises. A live call may state it too: in Europe and Canada what advertises is
   * marketing, whatever its purpose.
   */
  public static final Fact<Message, Boolean> CONTAINS_ADVERTISING =
      SCHEMA.bool("containsAdvertising");

  /** Whether it costs the recipient nothing. */
  public static final Fact<Message, Boolean> FREE_TO_RECIPIENT = SCHEMA.bool("freeToRecipient");

  private Message(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Message> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Message}. */
  public static final class Builder extends FactsBuilder<Message, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Message#IDENTIFIES_CALLER}. */
    public Builder identifiesCaller(boolean identifiesCaller) {
      return with(IDENTIFIES_CALLER, identifiesCaller);
    }

    /** States {@link Message#OPT_OUT_MECHANISM}. */
    public Builder optOutMechanism(boolean optOutMechanism) {
      return with(OPT_OUT_MECHANISM, optOutMechanism);
    }

    /** States {@link Message#LENGTH_SECONDS}. */
    public Builder lengthSeconds(int lengthSeconds) {
      return with(LENGTH_SECONDS, lengthSeconds);
    }

    /** States {@link Message#LENGTH_CHARACTERS}. */
    public Builder lengthCharacters(int lengthCharacters) {
      return with(LENGTH_CHARACTERS, lengthCharacters);
    }

    /** States {@link Message#CONTAINS_ADVERTISING}. */
    public Builder containsAdvertising(boolean containsAdvertising) {
      return with(CONTAINS_ADVERTISING, containsAdvertising);
    }

    /** States {@link Message#FREE_TO_RECIPIENT}. */
    public Builder freeToRecipient(boolean freeToRecipient) {
      return with(FREE_TO_RECIPIENT, freeToRecipient);
    }

    @Override
    public Message build() {
      return new Message(this);
    }
  }
}
