package io.lexicall.lists;

/**
 * Receives the progress of a long task.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ImportProgress {
  /**
   * Reports progress, on the thread that runs the task.
   *
   * @param bytes how many bytes of the input were read since the last call; compressed bytes if the
   *     input is compressed
   */
  void advance(long bytes);
}
