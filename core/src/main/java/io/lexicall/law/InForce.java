package io.lexicall.law;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The period for which a law, or a row of a table, is in force: whole days, both ends included,
 * either end open.
 *
 * <p>A day is a local calendar date at the place whose law it is. An open beginning means: since
 * before any day this library is asked about. An open end means: still.
 *
 * @param from the first day in force, or null if it has been in force all along
 * @param to the last day in force, or null if it still is
 * @since 0.1
 */
public record InForce(@Nullable LocalDate from, @Nullable LocalDate to) {

  private static final InForce ALWAYS = new InForce(null, null);

  /**
   * Holds a period.
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
   * In force on every day.
   *
   * @return the period without bounds
   */
  public static InForce always() {
    return ALWAYS;
  }

  /**
   * In force from a day on.
   *
   * @param firstDay the first day in force, inclusive
   * @return the period
   */
  public static InForce startingAt(LocalDate firstDay) {
    return new InForce(requireNonNull(firstDay, "firstDay"), null);
  }

  /**
   * In force up to a day.
   *
   * @param lastDay the last day in force, inclusive
   * @return the period
   */
  public static InForce endingAt(LocalDate lastDay) {
    return new InForce(null, requireNonNull(lastDay, "lastDay"));
  }

  /**
   * In force from one day to another.
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
   * Whether it is in force on a day.
   *
   * @param date the day, local to the place whose law it is
   * @return true on the first day, on the last and between
   */
  public boolean contains(LocalDate date) {
    return contains(date.toEpochDay());
  }

  /**
   * Whether it is in force on a day.
   *
   * @param epochDay the day, local to the place whose law it is, in days since 1970-01-01
   * @return true on the first day, on the last and between
   */
  public boolean contains(long epochDay) {
    return epochDay >= firstEpochDay() && epochDay <= lastEpochDay();
  }

  /**
   * Whether there is a day on which both are in force.
   *
   * @param other the other period
   * @return true if they share at least one day
   */
  public boolean overlaps(InForce other) {
    return firstEpochDay() <= other.lastEpochDay() && other.firstEpochDay() <= lastEpochDay();
  }

  /**
   * The first day in force as a number, for sorting and for arrays.
   *
   * @return days since 1970-01-01, {@link Long#MIN_VALUE} if the beginning is open
   */
  public long firstEpochDay() {
    return from == null ? Long.MIN_VALUE : from.toEpochDay();
  }

  /**
   * The last day in force as a number, for sorting and for arrays.
   *
   * @return days since 1970-01-01, inclusive; {@link Long#MAX_VALUE} if the end is open
   */
  public long lastEpochDay() {
    return to == null ? Long.MAX_VALUE : to.toEpochDay();
  }

  // Written out: those of a record are linked when first called, which starting up would wait for.

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
   * For people: {@code always}, {@code from 2025-04-11}, {@code to 2023-06-30}, {@code from
   * 2018-05-25 to 2024-12-31}.
   */
  @Override
  public String toString() {
    if (from == null) {
      return to == null ? "always" : "to " + to;
    }
    return to == null ? "from " + from : "from " + from + " to " + to;
  }
}
