package io.lexicall.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shares out the memory that requests may take, so that no number of them takes all of it: a
 * quarter of the heap for bodies, and a quarter for the JSON that is read from them.
 */
final class Memory {
  private static final int KIB = 1 << 10;

  /** While a body is taken in, it is copied twice: from its pieces, and with what follows it. */
  private static final int COPIES = 3;

  /**
   * The most memory that a character of JSON takes when it is read. The costliest text is a list of
   * one-digit numbers: two characters make a node, its text, the bytes of that, and a place in the
   * list, 72 bytes in all.
   */
  private static final int BYTES_OF_A_CHARACTER = 40;

  private final Semaphore bodies;
  private final Semaphore trees;
  private final int mostOfTrees;
  private final Duration patience;

  Memory(long heap, ServerLimits limits) {
    long mostOfBodies = Math.max(heap / 4, (long) COPIES * limits.bodyBytes());
    this.bodies = new Semaphore(kibibytes(mostOfBodies));
    this.mostOfTrees = kibibytes(heap / 4);
    this.trees = new Semaphore(mostOfTrees);
    this.patience = limits.patience();
  }

  private static int kibibytes(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes / KIB + 1);
  }

  /** Returns the memory of one body, which is nothing yet. */
  Body body() {
    return new Body();
  }

  /** The memory that one body has. Not thread-safe. */
  final class Body implements AutoCloseable {
    private int held;

    private Body() {}

    /**
     * Holds memory for so many bytes of a body.
     *
     * @throws Refusal if there is none left; waiting would keep what is held from others
     */
    void require(long bytes) {
      int needed = kibibytes(COPIES * bytes);
      if (needed > held) {
        if (!bodies.tryAcquire(needed - held)) {
          throw busy();
        }
        held = needed;
      }
    }

    @Override
    public void close() {
      bodies.release(held);
      held = 0;
    }
  }

  /**
   * Reads a text when there is memory for what it may become. Whoever reads waits for nobody else,
   * so that the wait is short.
   *
   * @throws Refusal if there is none in time
   */
  <T> T reading(int length, Supplier<T> reader) {
    // Whatever is larger than all there is, is read alone.
    int needed = Math.min(mostOfTrees, kibibytes((long) length * BYTES_OF_A_CHARACTER));
    try {
      if (!trees.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return reader.get();
    } finally {
      trees.release(needed);
    }
  }

  private static Refusal busy() {
    return Refusal.of(Refusal.Kind.BUSY, "There is no memory for more bodies; ask again later")
        .with("Retry-After", "1");
  }
}
