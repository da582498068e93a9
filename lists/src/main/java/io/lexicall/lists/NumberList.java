package io.lexicall.lists;

import io.lexicall.facts.ListEntry;
import io.lexicall.number.PhoneNumber;
import java.util.Optional;

/**
 * A list of telephone numbers that can be asked whether a number stands on it.
 *
 * <p>Implementations are thread-safe and answer without blocking, from memory. A host that keeps a
 * list elsewhere can implement this itself.
 *
 * @since 0.1
 */
public interface NumberList {
  /** Returns what is known of the list as a whole, for the edition that is in use now. */
  ListInfo info();

  /**
   * Returns whether a number is on the list.
   *
   * <p>{@code false} does not mean that the list was asked: outside its {@link ListInfo#coverage()
   * coverage} it knows nothing. {@link #check} tells the two apart.
   *
   * @throws java.io.UncheckedIOException if the answer cannot be read; it is never {@code false}
   *     then
   */
  boolean contains(PhoneNumber number);

  /**
   * Checks a number, and tells what the fact {@code lists} holds of it: whether it is listed and
   * since when, and which version of the list says so.
   *
   * <p>All of the answer is of one edition. Allocates nothing for a number that is not listed.
   *
   * @return empty where the list does not cover the number, so that nothing is known
   * @throws java.io.UncheckedIOException if the answer cannot be read
   */
  Optional<ListEntry> check(PhoneNumber number);
}
