package io.lexicall.facts;

import io.lexicall.number.PhoneNumber;

/**
 * How a patient asked to be reached (45 CFR 164.522(b)).
 *
 * @since 0.1
 */
public final class ConfidentialCommunication extends Facts<ConfidentialCommunication> {
  /** The facts that this group can hold. */
  public static final Schema<ConfidentialCommunication> SCHEMA =
      Schema.ofGroup("confidentialCommunication", Builder::new);

  /** The only number that the patient allows. */
  public static final Fact<ConfidentialCommunication, PhoneNumber> NUMBER = SCHEMA.number("number");

  private ConfidentialCommunication(Builder builder) {
    super(builder);
  }

  @Override
  Schema<ConfidentialCommunication> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ConfidentialCommunication}. */
  public static final class Builder extends FactsBuilder<ConfidentialCommunication, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link ConfidentialCommunication#NUMBER}. */
    public Builder number(PhoneNumber number) {
      return with(NUMBER, number);
    }

    @Override
    public ConfidentialCommunication build() {
      return new ConfidentialCommunication(this);
    }
  }
}
