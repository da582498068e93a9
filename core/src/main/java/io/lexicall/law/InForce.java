package io.lexicall.law;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The period in which a law, or a row of a table, is in force. It consists of whole days; both ends
 * are inclusive, and each can be open.
 *
 * <p>A day is a local calendar date at the place whose law it is. An open beginning means that the
 * law was in force on every earlier day that can be asked for. An open end means that it still is.
 *
 * @param from the first day in force, or null if the beginning is open
 * @param to the last day in force, or null if it is still in force
 * @since 0.1
 */
public record InForce(@Nullable LocalDate from, @Nullable LocalDate to) {

  private static final InForce ALWAYS = new InForce(null, null);

  /**
   * Creates a period.
   *
   * @throws IllegalArgumentException if the last day is before the first
   */
  public InForce {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "A law must not end before it begins, but it begins " + from + " and ends " + to);
    }
  }

  /**
   * Returns the period that contains every day.
   *
   * @return the period without bounds
   */
  public static InForce always() {
    return ALWAYS;
  }

  /**
   * Returns the period from a day on.
   *
   * @param firstDay the first day in force, inclusive
   * @return the period
   */
  public static InForce startingAt(LocalDate firstDay) {
    return new InForce(requireNonNull(firstDay, "firstDay"), null);
  }

  /**
   * Returns the period up to a day.
   *
   * @param lastDay the last day in force, inclusive
   * @return the period
   */
  public static InForce endingAt(LocalDate lastDay) {
    return new InForce(null, requireNonNull(lastDay, "lastDay"));
  }

  /**
   * Returns the period from one day to another.
   *
   * @param firstDay the first day in force, inclusive
   * @param lastDay the last day in force, inclusive
   * @return the period
   * @throws IllegalArgumentException if the last day is before the first
   */
  public static InForce between(LocalDate firstDay, LocalDate lastDay) {
    return new InForce(requireNonNull(firstDay, "firstDay"), requireNonNull(lastDay, "lastDay"));
  }

  /**
   * Returns whether it is in force on a day.
   *
   * @param date the day, local to the place whose law it is
   * @return true on the first day, on the last and between
   */
  public boolean contains(LocalDate date) {
    return contains(date.toEpochDay());
  }

  /**
   * Returns whether it is in force on a day.
   *
   * @param epochDay the day, local to the place whose law it is, in days since 1970-01-01
   * @return true on the first day, on the last and between
   */
  public boolean contains(long epochDay) {
    return epochDay >= firstEpochDay() && epochDay <= lastEpochDay();
  }

  /**
   * Returns whether there is a day that is in both periods.
   *
   * @param other the other period
   * @return true if they share at least one day
   */
  public boolean overlaps(InForce other) {
    return firstEpochDay() <= other.lastEpochDay() && other.firstEpochDay() <= lastEpochDay();
  }

  /**
   * Returns the first day in force as a number, for sorting and for arrays.
   *
   * @return days since 1970-01-01, {@link Long#MIN_VALUE} if the beginning is open
   */
  public long firstEpochDay() {
    return from == null ? Long.MIN_VALUE : from.toEpochDay();
  }

  /**
   * Returns the last day in force as a number, for sorting and for arrays.
   *
   * @return days since 1970-01-01, inclusive; {@link Long#MAX_VALUE} if the end is open
   */
  public long lastEpochDay() {
    return to == null ? Long.MAX_VALUE : to.toEpochDay();
  }

  // Written out: a record's own methods are linked at the first call, which would delay the start.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InForce that
        && Objects.equals(from, that.from)
        && Objects.equals(to, that.to);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(from) + Objects.hashCode(to);
  }

  /**
   * Returns the period for people to read: {@code always}, {@code from 2025-04-11}, {@code to
   * 2023-06-30}, {@code from 2018-05-25 to 2024-12-31}.
   */
  @Override
  public String toString() {
    if (from == null) {
      return to == null ? "always" : "to " + to;
    }
    return to == null ? "from " + from : "from " + from + " to " + to;
  }
}
