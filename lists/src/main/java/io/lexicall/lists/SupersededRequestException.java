package io.lexicall.lists;

import java.io.IOException;
import java.time.Instant;

/**
 * Thrown if a request not to be called is earlier than a known removal of the number. The request
 * is kept, but the number is not listed.
 *
 * <p>If the request is an old one that was added late, nothing needs to be done. If a clock was
 * slow and the person asked after the removal, add the request again with the right time.
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
