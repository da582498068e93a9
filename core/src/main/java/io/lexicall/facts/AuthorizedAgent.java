package io.lexicall.facts;

/**
 * Somebody who makes a request on behalf of a person.
 *
 * @since 0.1
 */
public final class AuthorizedAgent extends Facts<AuthorizedAgent> {
  /** The facts that this group can hold. */
  public static final Schema<AuthorizedAgent> SCHEMA =
      Schema.ofGroup("authorizedAgent", Builder::new);

  /** Whether the person gave a signed permission, or a power of attorney. */
  public static final Fact<AuthorizedAgent, Boolean> AUTHORIZED = SCHEMA.bool("authorized");

  private AuthorizedAgent(Builder builder) {
    super(builder);
  }

  @Override
  Schema<AuthorizedAgent> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AuthorizedAgent}. */
  public static final class Builder extends FactsBuilder<AuthorizedAgent, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link AuthorizedAgent#AUTHORIZED}. */
    public Builder authorized(boolean authorized) {
      return with(AUTHORIZED, authorized);
    }

    @Override
    public AuthorizedAgent build() {
      return new AuthorizedAgent(this);
    }
  }
}
