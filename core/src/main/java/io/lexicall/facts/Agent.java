package io.lexicall.facts;

/**
 * A member of staff.
 *
 * @since 0.1
 */
public final class Agent extends Facts<Agent> {
  /** The facts that this group can hold. */
  public static final Schema<Agent> SCHEMA = Schema.ofGroup("agent", Builder::new);

  /** The person. */
  public static final Fact<Agent, String> ID = SCHEMA.text("id");

  /** The role. */
  public static final Fact<Agent, String> ROLE = SCHEMA.text("role");

  /** Whether the account is used by that person alone. */
  public static final Fact<Agent, Boolean> UNIQUE_ID = SCHEMA.bool("uniqueId");

  /** Whether multi-factor authentication was passed. */
  public static final Fact<Agent, Boolean> MFA = SCHEMA.bool("mfa");

  /** Whether the work at hand needs the data. */
  public static final Fact<Agent, Boolean> NEED_TO_KNOW = SCHEMA.bool("needToKnow");

  /** Whether the person was screened before hire. */
  public static final Fact<Agent, Boolean> SCREENED = SCHEMA.bool("screened");

  /** When the person was last trained. */
  public static final Fact<Agent, Training> TRAINED_AT = SCHEMA.group("trainedAt", Training.SCHEMA);

  /** When the person was hired. */
  public static final Fact<Agent, Moment> HIRED_AT = SCHEMA.moment("hiredAt", Fact.Kind.EVENT);

  /** Whether the person works away from the premises. */
  public static final Fact<Agent, Boolean> REMOTE = SCHEMA.bool("remote");

  /** Minutes for which the session has been idle. */
  public static final Fact<Agent, Integer> IDLE_MINUTES = SCHEMA.count("idleMinutes");

  private Agent(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Agent> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Agent}. */
  public static final class Builder extends FactsBuilder<Agent, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Agent#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Agent#ROLE}. */
    public Builder role(String role) {
      return with(ROLE, role);
    }

    /** States {@link Agent#UNIQUE_ID}. */
    public Builder uniqueId(boolean uniqueId) {
      return with(UNIQUE_ID, uniqueId);
    }

    /** States {@link Agent#MFA}. */
    public Builder mfa(boolean mfa) {
      return with(MFA, mfa);
    }

    /** States {@link Agent#NEED_TO_KNOW}. */
    public Builder needToKnow(boolean needToKnow) {
      return with(NEED_TO_KNOW, needToKnow);
    }

    /** States {@link Agent#SCREENED}. */
    public Builder screened(boolean screened) {
      return with(SCREENED, screened);
    }

    /** States {@link Agent#TRAINED_AT}. */
    public Builder trainedAt(Training trainedAt) {
      return with(TRAINED_AT, trainedAt);
    }

    /** States {@link Agent#HIRED_AT}. */
    public Builder hiredAt(Moment hiredAt) {
      return with(HIRED_AT, hiredAt);
    }

    /** States {@link Agent#REMOTE}. */
    public Builder remote(boolean remote) {
      return with(REMOTE, remote);
    }

    /** States {@link Agent#IDLE_MINUTES}. */
    public Builder idleMinutes(int idleMinutes) {
      return with(IDLE_MINUTES, idleMinutes);
    }

    @Override
    public Agent build() {
      return new Agent(this);
    }
  }
}
