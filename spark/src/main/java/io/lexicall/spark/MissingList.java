package io.lexicall.spark;

import java.io.Serializable;

/**
 * A list that some executors did not have. Rows for which it matters are undecided there.
 *
 * @param list its id and version
 * @param reason why it could not be had, on one of them
 * @param partitions in how many partitions it was missed
 * @since 0.1
 */
public record MissingList(String list, String reason, long partitions) implements Serializable {
  MissingList plus(MissingList other) {
    return new MissingList(list, reason, partitions + other.partitions);
  }
}
