package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * A range of card numbers of one network, from the table that the scanner uses.
 *
 * <p>The bounds are the first digits of the numbers, both inclusive, and have the same number of
 * digits. Immutable.
 *
 * @since 0.1
 */
public final class CardRange {

  private final String network;
  private final String from;
  private final String to;
  private final Set<Integer> lengths;

  CardRange(String network, String from, String to, Set<Integer> lengths) {
    this.network = requireNonNull(network, "network");
    this.from = requireNonNull(from, "from");
    this.to = requireNonNull(to, "to");
    this.lengths = Set.copyOf(lengths);
  }

  /**
   * Returns every range of the table, for all dates.
   *
   * @return the ranges in the order of the table
   */
  public static List<CardRange> all() {
    return CardNetworks.ranges();
  }

  /** Returns the network's id, as in {@link Span#network}. */
  public String network() {
    return network;
  }

  /** Returns the first digits of the lowest number, inclusive. */
  public String from() {
    return from;
  }

  /** Returns the first digits of the highest number, inclusive. */
  public String to() {
    return to;
  }

  /** Returns how many digits the numbers of this range may have. */
  public Set<Integer> lengths() {
    return lengths;
  }

  @Override
  public String toString() {
    return network + " " + from + "-" + to;
  }
}
