package io.lexicall.spark;

import java.io.Serializable;

/**
 * A list that was not available on some executors. Rows for which it matters are undecided there.
 *
 * @param list its id and version
 * @param reason why it was not available, on one of them
 * @param partitions in how many partitions it was missing
 * @since 0.1
 */
public record MissingList(String list, String reason, long partitions) implements Serializable {
  MissingList plus(MissingList other) {
    return new MissingList(list, reason, partitions + other.partitions);
  }
}
