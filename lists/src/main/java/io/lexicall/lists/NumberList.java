package io.lexicall.lists;

import io.lexicall.facts.ListEntry;
import io.lexicall.number.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A list of telephone numbers that answers whether a number is on it.
 *
 * <p>Implementations are thread-safe and answer from memory, without blocking. A host that keeps a
 * list elsewhere can implement this interface.
 *
 * @since 0.1
 */
public interface NumberList {
  /** Returns information about the list as a whole, for the edition that is currently in use. */
  ListInfo info();

  /**
   * Returns whether a number is on the list.
   *
   * <p>{@code false} can also mean that the number is outside the list's {@link ListInfo#coverage()
   * coverage}, about which the list knows nothing. {@link #check} distinguishes the two.
   *
   * @throws java.io.UncheckedIOException if the answer cannot be read; the method never returns
   *     {@code false} then
   */
  boolean contains(PhoneNumber number);

  /**
   * Checks a number, and returns its entry for the fact {@code lists}: whether and since when it is
   * listed, and the version of the list.
   *
   * <p>The whole answer comes from one edition. Allocates nothing for a number that is not listed.
   *
   * @return the entry; empty if the list neither covers nor contains the number, so that nothing is
   *     known
   * @throws java.io.UncheckedIOException if the answer cannot be read
   */
  Optional<ListEntry> check(PhoneNumber number);

  /**
   * Checks a number for a contact.
   *
   * <p>A list that can change between the instant of the contact and the check, such as a company's
   * own, tells an entry that is later as of that instant if the contact is about to be made: the
   * law counts an entry from its time, and a request that is known binds at once. All others answer
   * as {@link #check(PhoneNumber)} does. A list that passes on to another passes on this, too.
   *
   * @param at the instant of the contact
   * @return as {@link #check(PhoneNumber)}
   * @throws java.io.UncheckedIOException if the answer cannot be read
   */
  default Optional<ListEntry> check(PhoneNumber number, Instant at) {
    return check(number);
  }
}
