package io.lexicall.facts;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * Times of the week that a person stated to be inconvenient, in local time at the person's place.
 *
 * <p>If {@code to} is not after {@code from}, the period runs past midnight, and the days are those
 * on which it begins.
 *
 * @since 0.1
 */
public final class InconvenientTime extends Facts<InconvenientTime> {
  /** The facts that this group can hold. */
  public static final Schema<InconvenientTime> SCHEMA =
      Schema.ofGroup("inconvenientTime", Builder::new);

  /** The days of the week; left out or empty, every day. */
  public static final Fact<InconvenientTime, List<DayOfWeek>> DAYS =
      SCHEMA.choices("days", DayOfWeek.class);

  /** When it begins, inclusive; left out, at the start of the day. */
  public static final Fact<InconvenientTime, LocalTime> FROM = SCHEMA.localTime("from");

  /** When it ends, exclusive; left out, at the end of the day. */
  public static final Fact<InconvenientTime, LocalTime> TO = SCHEMA.localTime("to");

  private InconvenientTime(Builder builder) {
    super(builder);
  }

  @Override
  Schema<InconvenientTime> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link InconvenientTime}. */
  public static final class Builder extends FactsBuilder<InconvenientTime, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link InconvenientTime#DAYS}. */
    public Builder days(List<DayOfWeek> days) {
      return with(DAYS, days);
    }

    /** States {@link InconvenientTime#DAYS}. */
    public Builder days(DayOfWeek... days) {
      return with(DAYS, List.of(days));
    }

    /** States {@link InconvenientTime#FROM}. */
    public Builder from(LocalTime from) {
      return with(FROM, from);
    }

    /** States {@link InconvenientTime#TO}. */
    public Builder to(LocalTime to) {
      return with(TO, to);
    }

    @Override
    public InconvenientTime build() {
      return new InconvenientTime(this);
    }
  }
}
