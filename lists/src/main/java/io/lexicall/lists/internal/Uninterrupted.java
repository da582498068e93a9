package io.lexicall.lists.internal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Calls that a thread of the host finishes even if it is interrupted.
 *
 * <p>An interrupt closes the channel that the thread uses. The call is then made again, with
 * another channel, and the thread stays interrupted for the host.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  /**
   * A call that opens its channels itself, and that may be made again.
   *
   * @param <T> what it returns
   */
  public interface Call<T> {
    /** Does the work. */
    T run() throws IOException;
  }

  /** Makes a call, and again for each interrupt. */
  public static <T> T call(Call<T> call) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return call.run();
        } catch (ClosedByInterruptException closed) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
