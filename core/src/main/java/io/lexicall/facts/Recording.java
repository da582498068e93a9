package io.lexicall.facts;

import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.List;

/**
 * A live call that is about to be recorded.
 *
 * @since 0.1
 */
public final class Recording extends Activity<Recording> {
  /** The facts that this group can hold. */
  public static final Schema<Recording> SCHEMA = Schema.ofActivity("recording", Builder::new);

  /** The host's own name for it, echoed in the verdict. */
  public static final Fact<Recording, String> ID = SCHEMA.text("id");

  /** When it happens or would happen. */
  public static final Fact<Recording, Instant> AT = SCHEMA.requiredInstant("at");

  /** Everybody on the call. */
  public static final Fact<Recording, List<Party>> PARTIES = SCHEMA.groups("parties", Party.SCHEMA);

  /** What the recording is for. */
  public static final Fact<Recording, RecordingPurpose> PURPOSE =
      SCHEMA.choice("purpose", RecordingPurpose.class);

  /** How the parties are told. */
  public static final Fact<Recording, RecordingNotice> NOTICE =
      SCHEMA.choice("notice", RecordingNotice.class);

  /** The lawful basis. */
  public static final Fact<Recording, LawfulBasis> LAWFUL_BASIS =
      SCHEMA.choice("lawfulBasis", LawfulBasis.class);

  /** Whether card data will be spoken or keyed. */
  public static final Fact<Recording, Boolean> CONTAINS_CARD_DATA = SCHEMA.bool("containsCardData");

  /** The channel. Left out, the law on calls applies; a talk in person must be stated. */
  public static final Fact<Recording, CommunicationChannel> CHANNEL =
      SCHEMA.choice("channel", CommunicationChannel.class);

  /** Who called whom. */
  public static final Fact<Recording, Direction> DIRECTION =
      SCHEMA.choice("direction", Direction.class);

  /** Who decides on the processing. */
  public static final Fact<Recording, Controller> CONTROLLER =
      SCHEMA.group("controller", Controller.SCHEMA);

  private Recording(Builder builder) {
    super(builder, AT);
  }

  private Recording(Recording original) {
    super(original);
  }

  @Override
  Schema<Recording> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  Recording copy() {
    return new Recording(this);
  }

  @Override
  boolean isPlacedBy(Fact<Recording, ?> fact) {
    return fact.equals(PARTIES);
  }

  @Override
  public Fact<Recording, ?> countryFact() {
    return PARTIES.each(Party.COUNTRY);
  }

  @Override
  public Fact<Recording, ?> regionFact() {
    return PARTIES.each(Party.REGION);
  }

  @Override
  public Fact<Recording, ?> timeZoneFact() {
    return PARTIES.each(Party.REGION);
  }

  @Override
  Fact<Recording, Instant> atFact() {
    return AT;
  }

  @Override
  Fact<Recording, String> idFact() {
    return ID;
  }

  @Override
  Whereabouts locate() {
    Whereabouts somewhere = null;
    for (Party party : Fact.entries(PARTIES, this)) {
      Whereabouts here = party.whereabouts();
      somewhere = somewhere == null ? here : Whereabouts.anyOf(List.of(somewhere, here));
    }
    return somewhere == null ? Whereabouts.UNKNOWN : somewhere;
  }

  /** Builds a {@link Recording}. */
  public static final class Builder extends FactsBuilder<Recording, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Recording#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Recording#AT}. */
    public Builder at(Instant at) {
      return with(AT, at);
    }

    /** States {@link Recording#PARTIES}. */
    public Builder parties(List<Party> parties) {
      return with(PARTIES, parties);
    }

    /** States {@link Recording#PARTIES}. */
    public Builder parties(Party... parties) {
      return with(PARTIES, List.of(parties));
    }

    /** States {@link Recording#PURPOSE}. */
    public Builder purpose(RecordingPurpose purpose) {
      return with(PURPOSE, purpose);
    }

    /** States {@link Recording#NOTICE}. */
    public Builder notice(RecordingNotice notice) {
      return with(NOTICE, notice);
    }

    /** States {@link Recording#LAWFUL_BASIS}. */
    public Builder lawfulBasis(LawfulBasis lawfulBasis) {
      return with(LAWFUL_BASIS, lawfulBasis);
    }

    /** States {@link Recording#CONTAINS_CARD_DATA}. */
    public Builder containsCardData(boolean containsCardData) {
      return with(CONTAINS_CARD_DATA, containsCardData);
    }

    /** States {@link Recording#CHANNEL}. */
    public Builder channel(CommunicationChannel channel) {
      return with(CHANNEL, channel);
    }

    /** States {@link Recording#DIRECTION}. */
    public Builder direction(Direction direction) {
      return with(DIRECTION, direction);
    }

    /** States {@link Recording#CONTROLLER}. */
    public Builder controller(Controller controller) {
      return with(CONTROLLER, controller);
    }

    @Override
    public Recording build() {
      return new Recording(this);
    }
  }
}
