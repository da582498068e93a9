package io.lexicall.facts;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * One outbound call or text that is about to be made.
 *
 * @since 0.1
 */
public final class Contact extends Activity<Contact> {
  /** The facts that this group can hold. */
  public static final Schema<Contact> SCHEMA = Schema.ofActivity("contact", Builder::new);

  /** The host's own name for it, echoed in the verdict. */
  public static final Fact<Contact, String> ID = SCHEMA.text("id");

  /** When it happens or would happen. */
  public static final Fact<Contact, Instant> AT = SCHEMA.requiredInstant("at");

  /** How the contact reaches the person. */
  public static final Fact<Contact, ContactChannel> CHANNEL =
      SCHEMA.choice("channel", ContactChannel.class);

  /** What the contact is for. */
  public static final Fact<Contact, ContactPurpose> PURPOSE =
      SCHEMA.choice("purpose", ContactPurpose.class);

  /** How the number comes to be dialled. */
  public static final Fact<Contact, Dialing> DIALING = SCHEMA.choice("dialing", Dialing.class);

  /** Whose voice is heard; a text has none. */
  public static final Fact<Contact, Voice> VOICE = SCHEMA.choice("voice", Voice.class);

  /** What the contact is about; some caps count per subject. */
  public static final Fact<Contact, String> SUBJECT = SCHEMA.text("subject");

  /** Who makes the contact. */
  public static final Fact<Contact, Caller> CALLER =
      SCHEMA.steady(SCHEMA.group("caller", Caller.SCHEMA));

  /** The person whom the contact is to reach. */
  public static final Fact<Contact, Called> TO = SCHEMA.group("to", Called.SCHEMA);

  private static final Fact<Contact, Place> TO_COUNTRY = TO.then(Called.COUNTRY);
  private static final Fact<Contact, Place> TO_REGION = TO.then(Called.REGION);
  private static final Fact<Contact, ZoneId> TO_TIME_ZONE = TO.then(Called.TIME_ZONE);

  /** The consents on file. */
  public static final Fact<Contact, List<Consent>> CONSENTS =
      SCHEMA.groups("consents", Consent.SCHEMA);

  /** The seller's relationship with the person. */
  public static final Fact<Contact, Relationship> RELATIONSHIP =
      SCHEMA.group("relationship", Relationship.SCHEMA);

  /** Every list that was checked. A list that is not among them was not checked. */
  public static final Fact<Contact, List<ListEntry>> LISTS =
      SCHEMA.steady(SCHEMA.groups("lists", ListEntry.SCHEMA));

  /** Earlier contacts to this person or number. */
  public static final Fact<Contact, List<EarlierContact>> HISTORY =
      SCHEMA.groups("history", EarlierContact.SCHEMA);

  /** The figures of the campaign. */
  public static final Fact<Contact, Campaign> CAMPAIGN = SCHEMA.group("campaign", Campaign.SCHEMA);

  /** What a prerecorded, artificial or text message contains. */
  public static final Fact<Contact, Message> MESSAGE = SCHEMA.group("message", Message.SCHEMA);

  /** Whether the call will be recorded. */
  public static final Fact<Contact, Boolean> RECORDED = SCHEMA.steady(SCHEMA.bool("recorded"));

  /** The lawful basis. */
  public static final Fact<Contact, LawfulBasis> LAWFUL_BASIS =
      SCHEMA.choice("lawfulBasis", LawfulBasis.class);

  /** Whether a legitimate-interests assessment is on file. */
  public static final Fact<Contact, Boolean> BALANCING_TEST = SCHEMA.bool("balancingTest");

  /** When the person objected to direct marketing. */
  public static final Fact<Contact, Instant> OBJECTED_AT = SCHEMA.event("objectedAt");

  /** When the person asked for this contact: a call-back. */
  public static final Fact<Contact, Instant> REQUESTED_AT = SCHEMA.event("requestedAt");

  /** The times that the person stated to be inconvenient; left out, none is known. */
  public static final Fact<Contact, List<InconvenientTime>> INCONVENIENT =
      SCHEMA.eventGroups("inconvenient", InconvenientTime.SCHEMA);

  /** Where the data about the person came from. */
  public static final Fact<Contact, DataSource> DATA_SOURCE =
      SCHEMA.choice("dataSource", DataSource.class);

  /** When the person was told where the data came from. */
  public static final Fact<Contact, Instant> INFORMED_AT = SCHEMA.event("informedAt");

  /** Who decides on the processing. */
  public static final Fact<Contact, Controller> CONTROLLER =
      SCHEMA.steady(SCHEMA.group("controller", Controller.SCHEMA));

  /** Whether the contact carries health information. */
  public static final Fact<Contact, Boolean> PHI = SCHEMA.steady(SCHEMA.bool("phi"));

  /** The authorization for health information. */
  public static final Fact<Contact, Authorization> AUTHORIZATION =
      SCHEMA.group("authorization", Authorization.SCHEMA);

  /** How the patient asked to be reached. */
  public static final Fact<Contact, ConfidentialCommunication> CONFIDENTIAL_COMMUNICATION =
      SCHEMA.group("confidentialCommunication", ConfidentialCommunication.SCHEMA);

  /** Declared states of emergency, usually stated in the profile; left out means none. */
  public static final Fact<Contact, List<Emergency>> EMERGENCIES =
      SCHEMA.steady(SCHEMA.standingGroups("emergencies", Emergency.SCHEMA));

  private Contact(Builder builder) {
    super(builder, AT);
  }

  private Contact(Contact original) {
    super(original);
  }

  @Override
  Schema<Contact> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder for a telephone call to that number. */
  public static Builder callTo(PhoneNumber number) {
    return new Builder().channel(ContactChannel.VOICE).to(Called.builder().number(number).build());
  }

  /** Returns a builder for a text message to that number. */
  public static Builder textTo(PhoneNumber number) {
    return new Builder().channel(ContactChannel.TEXT).to(Called.builder().number(number).build());
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  Contact copy() {
    return new Contact(this);
  }

  @Override
  boolean isPlacedBy(Fact<Contact, ?> fact) {
    return fact.equals(TO);
  }

  @Override
  public Fact<Contact, ?> countryFact() {
    return TO_COUNTRY;
  }

  @Override
  public Fact<Contact, ?> regionFact() {
    return TO_REGION;
  }

  @Override
  public Fact<Contact, ?> timeZoneFact() {
    return TO_TIME_ZONE;
  }

  @Override
  Fact<Contact, Instant> atFact() {
    return AT;
  }

  @Override
  Fact<Contact, String> idFact() {
    return ID;
  }

  @Override
  Whereabouts locate() {
    Called to = TO.in(this);
    return to == null ? Whereabouts.UNKNOWN : to.whereabouts();
  }

  @Override
  public Contact withAllClocksOfRegion() {
    Called to = TO.in(this);
    Whereabouts wide = to == null ? whereabouts() : to.wideWhereabouts();
    return wide.equals(whereabouts()) ? this : placedAt(wide);
  }

  @Override
  public String placing() {
    Called to = TO.in(this);
    return to == null ? "" : to.placing(whereabouts());
  }

  /** Builds a {@link Contact}. */
  public static final class Builder extends FactsBuilder<Contact, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Contact#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Contact#AT}. */
    public Builder at(Instant at) {
      return with(AT, at);
    }

    /** States {@link Contact#CHANNEL}. */
    public Builder channel(ContactChannel channel) {
      return with(CHANNEL, channel);
    }

    /** States {@link Contact#PURPOSE}. */
    public Builder purpose(ContactPurpose purpose) {
      return with(PURPOSE, purpose);
    }

    /** States {@link Contact#DIALING}. */
    public Builder dialing(Dialing dialing) {
      return with(DIALING, dialing);
    }

    /** States {@link Contact#VOICE}. */
    public Builder voice(Voice voice) {
      return with(VOICE, voice);
    }

    /** States {@link Contact#SUBJECT}. */
    public Builder subject(String subject) {
      return with(SUBJECT, subject);
    }

    /** States {@link Contact#CALLER}. */
    public Builder caller(Caller caller) {
      return with(CALLER, caller);
    }

    /** States {@link Contact#TO}. */
    public Builder to(Called to) {
      return with(TO, to);
    }

    /** States {@link Contact#CONSENTS}. */
    public Builder consents(List<Consent> consents) {
      return with(CONSENTS, consents);
    }

    /** States {@link Contact#CONSENTS}. */
    public Builder consents(Consent... consents) {
      return with(CONSENTS, List.of(consents));
    }

    /** States {@link Contact#RELATIONSHIP}. */
    public Builder relationship(Relationship relationship) {
      return with(RELATIONSHIP, relationship);
    }

    /** States {@link Contact#LISTS}. */
    public Builder lists(List<ListEntry> lists) {
      return with(LISTS, lists);
    }

    /** States {@link Contact#LISTS}. */
    public Builder lists(ListEntry... lists) {
      return with(LISTS, List.of(lists));
    }

    /** States {@link Contact#HISTORY}. */
    public Builder history(List<EarlierContact> history) {
      return with(HISTORY, history);
    }

    /** States {@link Contact#HISTORY}. */
    public Builder history(EarlierContact... history) {
      return with(HISTORY, List.of(history));
    }

    /** States {@link Contact#CAMPAIGN}. */
    public Builder campaign(Campaign campaign) {
      return with(CAMPAIGN, campaign);
    }

    /** States {@link Contact#MESSAGE}. */
    public Builder message(Message message) {
      return with(MESSAGE, message);
    }

    /** States {@link Contact#RECORDED}. */
    public Builder recorded(boolean recorded) {
      return with(RECORDED, recorded);
    }

    /** States {@link Contact#LAWFUL_BASIS}. */
    public Builder lawfulBasis(LawfulBasis lawfulBasis) {
      return with(LAWFUL_BASIS, lawfulBasis);
    }

    /** States {@link Contact#BALANCING_TEST}. */
    public Builder balancingTest(boolean balancingTest) {
      return with(BALANCING_TEST, balancingTest);
    }

    /** States {@link Contact#OBJECTED_AT}. */
    public Builder objectedAt(Instant objectedAt) {
      return with(OBJECTED_AT, objectedAt);
    }

    /** States {@link Contact#DATA_SOURCE}. */
    public Builder dataSource(DataSource dataSource) {
      return with(DATA_SOURCE, dataSource);
    }

    /** States {@link Contact#INFORMED_AT}. */
    public Builder informedAt(Instant informedAt) {
      return with(INFORMED_AT, informedAt);
    }

    /** States {@link Contact#CONTROLLER}. */
    public Builder controller(Controller controller) {
      return with(CONTROLLER, controller);
    }

    /** States {@link Contact#PHI}. */
    public Builder phi(boolean phi) {
      return with(PHI, phi);
    }

    /** States {@link Contact#AUTHORIZATION}. */
    public Builder authorization(Authorization authorization) {
      return with(AUTHORIZATION, authorization);
    }

    /** States {@link Contact#CONFIDENTIAL_COMMUNICATION}. */
    public Builder confidentialCommunication(ConfidentialCommunication confidentialCommunication) {
      return with(CONFIDENTIAL_COMMUNICATION, confidentialCommunication);
    }

    /** States {@link Contact#EMERGENCIES}. */
    public Builder emergencies(List<Emergency> emergencies) {
      return with(EMERGENCIES, emergencies);
    }

    /** States {@link Contact#REQUESTED_AT}. */
    public Builder requestedAt(Instant requestedAt) {
      return with(REQUESTED_AT, requestedAt);
    }

    /** States {@link Contact#INCONVENIENT}. */
    public Builder inconvenient(List<InconvenientTime> inconvenient) {
      return with(INCONVENIENT, inconvenient);
    }

    /** States {@link Contact#INCONVENIENT}. */
    public Builder inconvenient(InconvenientTime... inconvenient) {
      return with(INCONVENIENT, List.of(inconvenient));
    }

    @Override
    public Contact build() {
      return new Contact(this);
    }
  }
}
