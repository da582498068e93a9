package io.lexicall.ledger;

import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import java.time.Instant;
import java.util.Optional;

/**
 * The answer to {@link Ledger#reserve}: the verdict and, for a permit, the reserved attempt.
 *
 * @param contact the contact as it was judged, with the facts that the profile, the ledger and
 *     other sources added, for a record of the decision
 * @param verdict the verdict, with the law's reasons and obligations
 * @param attempt the reserved attempt; empty if there is none
 * @param isRepeated whether an earlier call with the same id had reserved it
 * @since 0.1
 */
public record Reservation(
    Contact contact, Verdict verdict, Optional<Event> attempt, boolean isRepeated) {
  /**
   * Returns whether the contact may be made, until {@link #expiresAt}. If an attempt was reserved
   * earlier and the law no longer permits it, this is false, and the attempt counts until it is
   * released.
   */
  public boolean isTaken() {
    return attempt.isPresent() && verdict.decision() == Decision.PERMIT;
  }

  /** Returns until when it may be started; empty if none was reserved. */
  public Optional<Instant> expiresAt() {
    return attempt.flatMap(Event::expiresAt);
  }

  /** Returns whether it was reserved, and the verdict. */
  @Override
  public String toString() {
    return (isTaken() ? "taken: " : "not taken: ") + verdict;
  }
}
