package io.lexicall.facts;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.util.List;

/**
 * The party that makes a contact, and for whom.
 *
 * @since 0.1
 */
public final class Caller extends Facts<Caller> {
  /** The facts that this group can hold. */
  public static final Schema<Caller> SCHEMA = Schema.ofGroup("caller", Builder::new);

  /** The seller for whom the contact is made: an id chosen by the host. */
  public static final Fact<Caller, String> SELLER = SCHEMA.text("seller");

  /** The number that is shown to the called party. */
  public static final Fact<Caller, PhoneNumber> NUMBER = SCHEMA.number("number");

  /** The name of the caller. */
  public static final Fact<Caller, String> NAME = SCHEMA.text("name");

  /** The country from which the contact is made. */
  public static final Fact<Caller, Place> COUNTRY = SCHEMA.country("country");

  /** Whether the caller acts for the seller: an outside telemarketer, a third-party collector. */
  public static final Fact<Caller, Boolean> THIRD_PARTY = SCHEMA.bool("thirdParty");

  /** Whether the caller is, or acts for, a tax-exempt nonprofit organisation. */
  public static final Fact<Caller, Boolean> TAX_EXEMPT = SCHEMA.bool("taxExempt");

  /** Whether the caller is a HIPAA covered entity or its business associate. */
  public static final Fact<Caller, Boolean> COVERED_ENTITY = SCHEMA.bool("coveredEntity");

  /** Whether the caller is a bank, a credit union or a savings institution. */
  public static final Fact<Caller, Boolean> FINANCIAL_INSTITUTION =
      SCHEMA.bool("financialInstitution");

  /** The regions in which the seller is registered as a solicitor. */
  public static final Fact<Caller, List<Place>> REGISTERED_IN = SCHEMA.regions("registeredIn");

  /** The exemptions that the seller claims; left out means none. */
  public static final Fact<Caller, List<Exemption>> EXEMPTIONS =
      SCHEMA.groups("exemptions", Exemption.SCHEMA);

  /** Whether the number, and where possible the name, is shown to the called party. */
  public static final Fact<Caller, Boolean> TRANSMITS_CALLER_ID = SCHEMA.bool("transmitsCallerId");

  private Caller(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Caller> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Caller}. */
  public static final class Builder extends FactsBuilder<Caller, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Caller#SELLER}. */
    public Builder seller(String seller) {
      return with(SELLER, seller);
    }

    /** States {@link Caller#NUMBER}. */
    public Builder number(PhoneNumber number) {
      return with(NUMBER, number);
    }

    /** States {@link Caller#NAME}. */
    public Builder name(String name) {
      return with(NAME, name);
    }

    /** States {@link Caller#COUNTRY}. */
    public Builder country(Place country) {
      return with(COUNTRY, country);
    }

    /** States {@link Caller#THIRD_PARTY}. */
    public Builder thirdParty(boolean thirdParty) {
      return with(THIRD_PARTY, thirdParty);
    }

    /** States {@link Caller#TAX_EXEMPT}. */
    public Builder taxExempt(boolean taxExempt) {
      return with(TAX_EXEMPT, taxExempt);
    }

    /** States {@link Caller#COVERED_ENTITY}. */
    public Builder coveredEntity(boolean coveredEntity) {
      return with(COVERED_ENTITY, coveredEntity);
    }

    /** States {@link Caller#FINANCIAL_INSTITUTION}. */
    public Builder financialInstitution(boolean financialInstitution) {
      return with(FINANCIAL_INSTITUTION, financialInstitution);
    }

    /** States {@link Caller#REGISTERED_IN}. */
    public Builder registeredIn(List<Place> registeredIn) {
      return with(REGISTERED_IN, registeredIn);
    }

    /** States {@link Caller#REGISTERED_IN}. */
    public Builder registeredIn(Place... registeredIn) {
      return with(REGISTERED_IN, List.of(registeredIn));
    }

    /** States {@link Caller#EXEMPTIONS}. */
    public Builder exemptions(List<Exemption> exemptions) {
      return with(EXEMPTIONS, exemptions);
    }

    /** States {@link Caller#EXEMPTIONS}. */
    public Builder exemptions(Exemption... exemptions) {
      return with(EXEMPTIONS, List.of(exemptions));
    }

    /** States {@link Caller#TRANSMITS_CALLER_ID}. */
    public Builder transmitsCallerId(boolean transmitsCallerId) {
      return with(TRANSMITS_CALLER_ID, transmitsCallerId);
    }

    @Override
    public Caller build() {
      return new Caller(this);
    }
  }
}
