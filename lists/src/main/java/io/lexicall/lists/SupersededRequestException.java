package io.lexicall.lists;

import java.io.IOException;
import java.time.Instant;

/**
 * A request not to be called was made before a removal of the number that is known: it is kept, and
 * the number is not listed.
 *
 * <p>Either the request is an old one that is told late, and nothing is to be done; or a clock is
 * behind, and the person asked after the removal: add it again with the right time.
 *
 * @since 0.1
 */
public final class SupersededRequestException extends IOException {
  private static final long serialVersionUID = 1L;

  SupersededRequestException(Instant requestedAt, Instant removedAt) {
    super(
        "A request of %s changes nothing, since the number was removed at %s: it is not listed"
            .formatted(requestedAt, removedAt));
  }
}
