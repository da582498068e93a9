package io.lexicall.facts;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Whom a contact is to reach, and where that person can be.
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

  /** The country where the person is; wins over what the number suggests. */
  public static final Fact<Called, Place> COUNTRY = SCHEMA.country("country");

  /** The region where the person is; wins over what the number suggests. */
  public static final Fact<Called, Place> REGION = SCHEMA.region("region");

  /** The postal code where the person is; wins over what the number suggests. */
  public static final Fact<Called, String> POSTAL_CODE = SCHEMA.text("postalCode");

  /** The time zone where the person is; wins over what the number suggests. */
  public static final Fact<Called, ZoneId> TIME_ZONE = SCHEMA.timeZone("timeZone");

  /** The age of the person, in whole years. */
  public static final Fact<Called, Integer> AGE = SCHEMA.count("age");

  /** When the number was ported from wireline to wireless. */
  public static final Fact<Called, Instant> PORTED_AT = SCHEMA.event("portedAt");

  private Called(Builder builder) {
    super(builder);
  }

  private Called(Called original, int index, Object value, long traits) {
    super(original, index, value, NONE, null, null, traits);
  }

  /**
   * Returns the same with another value of one fact; cheaper than a builder.
   *
   * @throws InvalidFactsException if the value cannot be
   */
  @Override
  public <T> Called with(Fact<Called, T> fact, T value) {
    T checked = checked(fact, value);
    int index = fact.index();
    return new Called(this, index, checked, traitsWith(index, checked));
  }

  @Override
  public Schema<Called> schema() {
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

    @Override
    public Called build() {
      return new Called(this);
    }
  }
}
