package io.lexicall.lists;

/**
 * Is told how far a long task has come.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ImportProgress {
  /**
   * Tells that more is done, on the thread that asked for the task.
   *
   * @param bytes how many bytes of its input were read since the last call, compressed ones where
   *     the input is compressed
   */
  void advance(long bytes);
}
