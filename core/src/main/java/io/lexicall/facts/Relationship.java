package io.lexicall.facts;

import java.time.Instant;

/**
 * The seller's relationship with the person.
 *
 * @since 0.1
 */
public final class Relationship extends Facts<Relationship> {
  /** The facts that this group can hold. */
  public static final Schema<Relationship> SCHEMA = Schema.ofGroup("relationship", Builder::new);

  /** The last purchase, rental, lease or other transaction. */
  public static final Fact<Relationship, Instant> LAST_TRANSACTION_AT =
      SCHEMA.event("lastTransactionAt");

  /** The last inquiry or application. */
  public static final Fact<Relationship, Instant> LAST_INQUIRY_AT = SCHEMA.event("lastInquiryAt");

  /** Whether the person is a customer: a contract is in force, or there was a purchase. */
  public static final Fact<Relationship, Boolean> CUSTOMER = SCHEMA.bool("customer");

  /** Whether what is offered is similar to what the person bought. */
  public static final Fact<Relationship, Boolean> SIMILAR_PRODUCTS = SCHEMA.bool("similarProducts");

  /** When the contract ended; left out, it has not ended as far as the host knows. */
  public static final Fact<Relationship, Instant> ENDED_AT = SCHEMA.event("endedAt");

  private Relationship(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Relationship> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Relationship}. */
  public static final class Builder extends FactsBuilder<Relationship, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Relationship#LAST_TRANSACTION_AT}. */
    public Builder lastTransactionAt(Instant lastTransactionAt) {
      return with(LAST_TRANSACTION_AT, lastTransactionAt);
    }

    /** States {@link Relationship#LAST_INQUIRY_AT}. */
    public Builder lastInquiryAt(Instant lastInquiryAt) {
      return with(LAST_INQUIRY_AT, lastInquiryAt);
    }

    /** States {@link Relationship#CUSTOMER}. */
    public Builder customer(boolean customer) {
      return with(CUSTOMER, customer);
    }

    /** States {@link Relationship#SIMILAR_PRODUCTS}. */
    public Builder similarProducts(boolean similarProducts) {
      return with(SIMILAR_PRODUCTS, similarProducts);
    }

    /** States {@link Relationship#ENDED_AT}. */
    public Builder endedAt(Instant endedAt) {
      return with(ENDED_AT, endedAt);
    }

    @Override
    public Relationship build() {
      return new Relationship(this);
    }
  }
}
