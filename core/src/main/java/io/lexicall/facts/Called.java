package io.lexicall.facts;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The person whom a contact is to reach, and where that person can be.
 *
 * @since 0.1
 */
public final class Called extends Facts<Called> {
  /** The facts that this group can hold. */
  public static final Schema<Called> SCHEMA = Schema.ofGroup("to", Builder::new);

  /** The number that is called. */
  public static final Fact<Called, PhoneNumber> NUMBER = SCHEMA.number("number");

  /** The kind of line. */
  public static final Fact<Called, LineType> LINE_TYPE =
      SCHEMA.choiceOrUnknown("lineType", LineType.class);

  /** Whose line it is. */
  public static final Fact<Called, Subscriber> SUBSCRIBER =
      SCHEMA.choice("subscriber", Subscriber.class);

  /** The country where the person is; takes precedence over the number. */
  public static final Fact<Called, Place> COUNTRY = SCHEMA.country("country");

  /**
   * The region where the person is; takes precedence over the number. If the number can be in the
   * region, only the number's time zones in the region count.
   */
  public static final Fact<Called, Place> REGION = SCHEMA.region("region");

  /**
   * The postal code where the person is. It has its own region and time zone, and takes precedence
   * over the number. {@link #contradictions} reports a code that does not exist in the stated
   * country, or that belongs to another region or time zone than the stated one.
   */
  public static final Fact<Called, String> POSTAL_CODE = SCHEMA.text("postalCode");

  /** The time zone where the person is; takes precedence over the number. */
  public static final Fact<Called, ZoneId> TIME_ZONE = SCHEMA.timeZone("timeZone");

  /** The age of the person, in whole years. */
  public static final Fact<Called, Integer> AGE = SCHEMA.count("age");

  /** When the number was ported from wireline to wireless. */
  public static final Fact<Called, Instant> PORTED_AT = SCHEMA.event("portedAt");

  /** Whether the number is that of a place of work. */
  public static final Fact<Called, Boolean> WORKPLACE = SCHEMA.rarelyRead(SCHEMA.bool("workplace"));

  /** Whether the number is in a public directory of subscribers. */
  public static final Fact<Called, Boolean> IN_DIRECTORY =
      SCHEMA.rarelyRead(SCHEMA.bool("inDirectory"));

  /** Whether its holder published the number for contacts of this kind. */
  public static final Fact<Called, Boolean> PUBLISHED_CONTACT =
      SCHEMA.rarelyRead(SCHEMA.bool("publishedContact"));

  private Called(Builder builder) {
    super(builder);
    mark(statesPlace());
    VarHandle.storeStoreFence();
  }

  private Called(Called original) {
    super(original);
  }

  /**
   * Returns the same called party with another value of one fact; cheaper than a builder.
   *
   * @throws InvalidFactsException if the value is not valid
   */
  @Override
  public <T> Called with(Fact<Called, T> fact, T value) {
    Called copy = new Called(this);
    copy.state(fact, value);
    if (!fact.equals(NUMBER)) {
      copy.mark(copy.statesPlace());
    }
    return copy.made();
  }

  @Override
  List<Contradiction> contradicting() {
    return isPlaced() ? statedPlace().contradictions() : List.of();
  }

  StatedPlace statedPlace() {
    return new StatedPlace(
        NUMBER.in(this),
        COUNTRY.in(this),
        REGION.in(this),
        POSTAL_CODE.in(this),
        TIME_ZONE.in(this));
  }

  /**
   * Returns which fact decided where the person is assumed to be, for people to read; empty if
   * nothing is known.
   */
  String placing(Whereabouts where) {
    return statedPlace().told(where);
  }

  /**
   * Returns whether a fact states where the person is. Kept as the mark of the group, because it is
   * rare, and searching for it is slow.
   */
  private boolean isPlaced() {
    return isMarked();
  }

  private boolean statesPlace() {
    return COUNTRY.in(this) != null
        || REGION.in(this) != null
        || POSTAL_CODE.in(this) != null
        || TIME_ZONE.in(this) != null;
  }

  /** Returns where the person can be: as stated, or else as the number suggests. */
  Whereabouts whereabouts() {
    PhoneNumber number = NUMBER.in(this);
    Whereabouts suggested = number == null ? Whereabouts.UNKNOWN : number.whereabouts();
    return isPlaced()
        ? Atlas.resolve(
            suggested, COUNTRY.in(this), REGION.in(this), POSTAL_CODE.in(this), TIME_ZONE.in(this))
        : suggested;
  }

  /** Returns the same, but with all time zones of a stated region, whatever the number. */
  Whereabouts wideWhereabouts() {
    Place region = REGION.in(this);
    return region == null
        ? whereabouts()
        : Atlas.resolve(null, COUNTRY.in(this), region, POSTAL_CODE.in(this), TIME_ZONE.in(this));
  }

  @Override
  Schema<Called> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder for a person in that region, such as {@code US-NY}. */
  public static Builder inRegion(String region) {
    return new Builder().region(Place.of(region));
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Called}. */
  public static final class Builder extends FactsBuilder<Called, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Called#NUMBER}. */
    public Builder number(PhoneNumber number) {
      return with(NUMBER, number);
    }

    /** States {@link Called#LINE_TYPE}. */
    public Builder lineType(LineType lineType) {
      return with(LINE_TYPE, lineType);
    }

    /** States {@link Called#SUBSCRIBER}. */
    public Builder subscriber(Subscriber subscriber) {
      return with(SUBSCRIBER, subscriber);
    }

    /** States {@link Called#COUNTRY}. */
    public Builder country(Place country) {
      return with(COUNTRY, country);
    }

    /** States {@link Called#REGION}. */
    public Builder region(Place region) {
      return with(REGION, region);
    }

    /** States {@link Called#POSTAL_CODE}. */
    public Builder postalCode(String postalCode) {
      return with(POSTAL_CODE, postalCode);
    }

    /** States {@link Called#TIME_ZONE}. */
    public Builder timeZone(ZoneId timeZone) {
      return with(TIME_ZONE, timeZone);
    }

    /** States {@link Called#AGE}. */
    public Builder age(int age) {
      return with(AGE, age);
    }

    /** States {@link Called#PORTED_AT}. */
    public Builder portedAt(Instant portedAt) {
      return with(PORTED_AT, portedAt);
    }

    /** States {@link Called#WORKPLACE}. */
    public Builder workplace(boolean workplace) {
      return with(WORKPLACE, workplace);
    }

    /** States {@link Called#IN_DIRECTORY}. */
    public Builder inDirectory(boolean inDirectory) {
      return with(IN_DIRECTORY, inDirectory);
    }

    /** States {@link Called#PUBLISHED_CONTACT}. */
    public Builder publishedContact(boolean publishedContact) {
      return with(PUBLISHED_CONTACT, publishedContact);
    }

    @Override
    public Called build() {
      return new Called(this);
    }
  }
}
