package io.lexicall.facts;

/**
 * The calls of a campaign in the last 30 days, or since it began if that is shorter.
 *
 * @since 0.1
 */
public final class Campaign extends Facts<Campaign> {
  /** The facts that this group can hold. */
  public static final Schema<Campaign> SCHEMA = Schema.ofGroup("campaign", Builder::new);

  /** The campaign. */
  public static final Fact<Campaign, String> ID = SCHEMA.text("id");

  /** Calls answered by a person, abandoned ones included. */
  public static final Fact<Campaign, Integer> LIVE_ANSWERS = SCHEMA.count("liveAnswers");

  /** Calls answered by a person and not connected to an agent in time. */
  public static final Fact<Campaign, Integer> ABANDONED = SCHEMA.count("abandoned");

  private Campaign(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Campaign> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Campaign}. */
  public static final class Builder extends FactsBuilder<Campaign, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Campaign#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Campaign#LIVE_ANSWERS}. */
    public Builder liveAnswers(int liveAnswers) {
      return with(LIVE_ANSWERS, liveAnswers);
    }

    /** States {@link Campaign#ABANDONED}. */
    public Builder abandoned(int abandoned) {
      return with(ABANDONED, abandoned);
    }

    @Override
    public Campaign build() {
      return new Campaign(this);
    }
  }
}
