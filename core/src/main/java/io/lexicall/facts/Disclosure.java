package io.lexicall.facts;

import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.List;

/**
 * A disclosure of data: they are about to be told, shown, sent or transferred to somebody.
 *
 * @since 0.1
 */
public final class Disclosure extends Activity<Disclosure> {
  /** The facts that this group can hold. */
  public static final Schema<Disclosure> SCHEMA = Schema.ofActivity("disclosure", Builder::new);

  /** The host's own name for it, echoed in the verdict. */
  public static final Fact<Disclosure, String> ID = SCHEMA.text("id");

  /** When it happens or would happen. */
  public static final Fact<Disclosure, Instant> AT = SCHEMA.requiredInstant("at");

  /** The kinds of data. */
  public static final Fact<Disclosure, List<DataKind>> DATA =
      SCHEMA.choices("data", DataKind.class);

  /** The recipient. */
  public static final Fact<Disclosure, Recipient> TO = SCHEMA.choice("to", Recipient.class);

  /** Whether the recipient's identity was verified. */
  public static final Fact<Disclosure, Boolean> IDENTITY_VERIFIED = SCHEMA.bool("identityVerified");

  /** Whether the person concerned agreed. */
  public static final Fact<Disclosure, Boolean> SUBJECT_AGREED = SCHEMA.bool("subjectAgreed");

  /** What the disclosure is for. */
  public static final Fact<Disclosure, DataPurpose> PURPOSE =
      SCHEMA.choice("purpose", DataPurpose.class);

  /** Whether the data are limited to the minimum necessary. */
  public static final Fact<Disclosure, Boolean> MINIMUM_NECESSARY = SCHEMA.bool("minimumNecessary");

  /** Whether a business associate agreement is in force. */
  public static final Fact<Disclosure, Boolean> BUSINESS_ASSOCIATE_AGREEMENT =
      SCHEMA.bool("businessAssociateAgreement");

  /** Whether a contract with the processor is in force. */
  public static final Fact<Disclosure, Boolean> PROCESSOR_CONTRACT =
      SCHEMA.bool("processorContract");

  /** Whether the discloser is paid for it. */
  public static final Fact<Disclosure, Boolean> REMUNERATION = SCHEMA.bool("remuneration");

  /** The lawful basis (GDPR Art. 6(1)). */
  public static final Fact<Disclosure, LawfulBasis> LAWFUL_BASIS =
      SCHEMA.choice("lawfulBasis", LawfulBasis.class);

  /** The condition under which special categories may be processed (GDPR Art. 9(2)). */
  public static final Fact<Disclosure, SpecialCategoryCondition> SPECIAL_CATEGORY_CONDITION =
      SCHEMA.choice("specialCategoryCondition", SpecialCategoryCondition.class);

  /** Whether a law requires the disclosure. */
  public static final Fact<Disclosure, Boolean> REQUIRED_BY_LAW = SCHEMA.bool("requiredByLaw");

  /** Whether the recipient belongs to the controller's own staff. */
  public static final Fact<Disclosure, Boolean> OWN_STAFF = SCHEMA.bool("ownStaff");

  /** The authorization. */
  public static final Fact<Disclosure, Authorization> AUTHORIZATION =
      SCHEMA.group("authorization", Authorization.SCHEMA);

  /** The country of origin. */
  public static final Fact<Disclosure, Place> COUNTRY = SCHEMA.country("country");

  /** The country of the recipient. */
  public static final Fact<Disclosure, Place> RECIPIENT_COUNTRY =
      SCHEMA.country("recipientCountry");

  /** Whether the recipient is certified under the EU-US Data Privacy Framework. */
  public static final Fact<Disclosure, Boolean> RECIPIENT_CERTIFIED =
      SCHEMA.bool("recipientCertified");

  /** The legal tool on which the transfer is based. */
  public static final Fact<Disclosure, TransferTool> TRANSFER =
      SCHEMA.choice("transfer", TransferTool.class);

  /** The channel. */
  public static final Fact<Disclosure, CommunicationChannel> CHANNEL =
      SCHEMA.choice("channel", CommunicationChannel.class);

  /** Whether it is encrypted on the way. */
  public static final Fact<Disclosure, Boolean> ENCRYPTED = SCHEMA.bool("encrypted");

  /** How much of a card number is shown. */
  public static final Fact<Disclosure, PanDisplay> DISPLAY =
      SCHEMA.choice("display", PanDisplay.class);

  private Disclosure(Builder builder) {
    super(builder, AT);
  }

  private Disclosure(Disclosure original) {
    super(original);
  }

  @Override
  Schema<Disclosure> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  Disclosure copy() {
    return new Disclosure(this);
  }

  @Override
  boolean isPlacedBy(Fact<Disclosure, ?> fact) {
    return fact.equals(COUNTRY);
  }

  @Override
  public Fact<Disclosure, ?> countryFact() {
    return COUNTRY;
  }

  @Override
  public Fact<Disclosure, ?> regionFact() {
    return COUNTRY;
  }

  @Override
  public Fact<Disclosure, ?> timeZoneFact() {
    return COUNTRY;
  }

  @Override
  Fact<Disclosure, Instant> atFact() {
    return AT;
  }

  @Override
  Fact<Disclosure, String> idFact() {
    return ID;
  }

  @Override
  boolean isOnStatedClock() {
    return true;
  }

  @Override
  Whereabouts locate() {
    return Atlas.resolve(Whereabouts.UNKNOWN, COUNTRY.in(this), null, null, null);
  }

  /** Builds a {@link Disclosure}. */
  public static final class Builder extends FactsBuilder<Disclosure, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Disclosure#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Disclosure#AT}. */
    public Builder at(Instant at) {
      return with(AT, at);
    }

    /** States {@link Disclosure#DATA}. */
    public Builder data(List<DataKind> data) {
      return with(DATA, data);
    }

    /** States {@link Disclosure#DATA}. */
    public Builder data(DataKind... data) {
      return with(DATA, List.of(data));
    }

    /** States {@link Disclosure#TO}. */
    public Builder to(Recipient to) {
      return with(TO, to);
    }

    /** States {@link Disclosure#IDENTITY_VERIFIED}. */
    public Builder identityVerified(boolean identityVerified) {
      return with(IDENTITY_VERIFIED, identityVerified);
    }

    /** States {@link Disclosure#SUBJECT_AGREED}. */
    public Builder subjectAgreed(boolean subjectAgreed) {
      return with(SUBJECT_AGREED, subjectAgreed);
    }

    /** States {@link Disclosure#PURPOSE}. */
    public Builder purpose(DataPurpose purpose) {
      return with(PURPOSE, purpose);
    }

    /** States {@link Disclosure#MINIMUM_NECESSARY}. */
    public Builder minimumNecessary(boolean minimumNecessary) {
      return with(MINIMUM_NECESSARY, minimumNecessary);
    }

    /** States {@link Disclosure#BUSINESS_ASSOCIATE_AGREEMENT}. */
    public Builder businessAssociateAgreement(boolean businessAssociateAgreement) {
      return with(BUSINESS_ASSOCIATE_AGREEMENT, businessAssociateAgreement);
    }

    /** States {@link Disclosure#PROCESSOR_CONTRACT}. */
    public Builder processorContract(boolean processorContract) {
      return with(PROCESSOR_CONTRACT, processorContract);
    }

    /** States {@link Disclosure#REMUNERATION}. */
    public Builder remuneration(boolean remuneration) {
      return with(REMUNERATION, remuneration);
    }

    /** States {@link Disclosure#AUTHORIZATION}. */
    public Builder authorization(Authorization authorization) {
      return with(AUTHORIZATION, authorization);
    }

    /** States {@link Disclosure#COUNTRY}. */
    public Builder country(Place country) {
      return with(COUNTRY, country);
    }

    /** States {@link Disclosure#RECIPIENT_COUNTRY}. */
    public Builder recipientCountry(Place recipientCountry) {
      return with(RECIPIENT_COUNTRY, recipientCountry);
    }

    /** States {@link Disclosure#RECIPIENT_CERTIFIED}. */
    public Builder recipientCertified(boolean recipientCertified) {
      return with(RECIPIENT_CERTIFIED, recipientCertified);
    }

    /** States {@link Disclosure#TRANSFER}. */
    public Builder transfer(TransferTool transfer) {
      return with(TRANSFER, transfer);
    }

    /** States {@link Disclosure#CHANNEL}. */
    public Builder channel(CommunicationChannel channel) {
      return with(CHANNEL, channel);
    }

    /** States {@link Disclosure#ENCRYPTED}. */
    public Builder encrypted(boolean encrypted) {
      return with(ENCRYPTED, encrypted);
    }

    /** States {@link Disclosure#DISPLAY}. */
    public Builder display(PanDisplay display) {
      return with(DISPLAY, display);
    }

    /** States {@link Disclosure#LAWFUL_BASIS}. */
    public Builder lawfulBasis(LawfulBasis lawfulBasis) {
      return with(LAWFUL_BASIS, lawfulBasis);
    }

    /** States {@link Disclosure#SPECIAL_CATEGORY_CONDITION}. */
    public Builder specialCategoryCondition(SpecialCategoryCondition specialCategoryCondition) {
      return with(SPECIAL_CATEGORY_CONDITION, specialCategoryCondition);
    }

    /** States {@link Disclosure#REQUIRED_BY_LAW}. */
    public Builder requiredByLaw(boolean requiredByLaw) {
      return with(REQUIRED_BY_LAW, requiredByLaw);
    }

    /** States {@link Disclosure#OWN_STAFF}. */
    public Builder ownStaff(boolean ownStaff) {
      return with(OWN_STAFF, ownStaff);
    }

    @Override
    public Disclosure build() {
      return new Disclosure(this);
    }
  }
}
