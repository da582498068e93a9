package io.lexicall.source;

import io.lexicall.facts.Activity;
import java.util.Optional;

/**
 * Finds one fact of an activity in the host's own data: the lists that its number is on, the
 * consents on file, the contacts that were made.
 *
 * <p>{@link #find} is asked only where neither the activity nor the profile states the fact, nor a
 * source before this one; elsewhere {@link #complete} is. Called on the thread of the check, by any
 * number of threads at once; a source on the path of every dial should answer from memory. One that
 * throws leaves the fact as it was, unknown or as stated, and is logged once; it is never a permit.
 *
 * @param <A> the kind of activity
 * @param <T> the type of the fact
 * @since 0.1
 */
@FunctionalInterface
public interface Source<A extends Activity<A>, T> {
  /**
   * Finds the fact.
   *
   * @param activity with all that is known by now; it holds what nobody may log
   * @return the value, or empty where the host does not know: an empty list is an answer, that
   *     there are none
   */
  Optional<T> find(A activity);

  /**
   * Joins what the activity states to what was found; by default what it states stands alone.
   *
   * <p>A source of lists adds the lists that the activity does not mention.
   *
   * @param activity with all that is known by now
   * @param stated the value of the fact in it
   * @return both together, or empty where there is nothing to add
   */
  default Optional<T> complete(A activity, T stated) {
    return Optional.empty();
  }
}
