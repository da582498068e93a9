package io.lexicall.facts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A member of staff who is about to open data.
 *
 * @since 0.1
 */
public final class Access extends Activity<Access> {
  /** The facts that this group can hold. */
  public static final Schema<Access> SCHEMA = Schema.ofActivity("access", Builder::new);

  /** The host's own name for it, echoed in the verdict. */
  public static final Fact<Access, String> ID = SCHEMA.text("id");

  /** When it happens or would happen. */
  public static final Fact<Access, Instant> AT = SCHEMA.requiredInstant("at");

  /** The member of staff who opens the data. */
  public static final Fact<Access, Agent> AGENT = SCHEMA.group("agent", Agent.SCHEMA);

  /** The kinds of data. */
  public static final Fact<Access, List<DataKind>> DATA = SCHEMA.choices("data", DataKind.class);

  /** What the access is for. */
  public static final Fact<Access, DataPurpose> PURPOSE =
      SCHEMA.choice("purpose", DataPurpose.class);

  /** Whether the access is logged. */
  public static final Fact<Access, Boolean> LOGGED = SCHEMA.bool("logged");

  private Access(Builder builder) {
    super(builder, AT);
  }

  private Access(Access original) {
    super(original);
  }

  @Override
  Schema<Access> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  Access copy() {
    return new Access(this);
  }

  @Override
  Fact<Access, Instant> atFact() {
    return AT;
  }

  @Override
  Fact<Access, String> idFact() {
    return ID;
  }

  /** Builds an {@link Access}. */
  public static final class Builder extends FactsBuilder<Access, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Access#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Access#AT}. */
    public Builder at(Instant at) {
      return with(AT, at);
    }

    /** States {@link Access#AT}, and the offset in which dates are read. */
    public Builder at(OffsetDateTime at) {
      return with(AT, at);
    }

    /** States {@link Access#AGENT}. */
    public Builder agent(Agent agent) {
      return with(AGENT, agent);
    }

    /** States {@link Access#DATA}. */
    public Builder data(List<DataKind> data) {
      return with(DATA, data);
    }

    /** States {@link Access#DATA}. */
    public Builder data(DataKind... data) {
      return with(DATA, List.of(data));
    }

    /** States {@link Access#PURPOSE}. */
    public Builder purpose(DataPurpose purpose) {
      return with(PURPOSE, purpose);
    }

    /** States {@link Access#LOGGED}. */
    public Builder logged(boolean logged) {
      return with(LOGGED, logged);
    }

    @Override
    public Access build() {
      return new Access(this);
    }
  }
}
