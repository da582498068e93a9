package io.lexicall.lists;

/**
 * Is told how far a long task has come.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ImportProgress {
  /**
   * Tells how much is done, on the thread that does it, some times a second at most.
   *
   * @param bytes how many bytes of the input were read so far
   */
  void done(long bytes);
}
