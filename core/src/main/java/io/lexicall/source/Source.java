package io.lexicall.source;

import io.lexicall.facts.Activity;
import java.util.Optional;

/**
 * Finds one fact of an activity in the host's own data: the lists that its number is on, the
 * consents on file, the contacts that were made.
 *
 * <p>Asked only where neither the activity nor the profile states the fact. Called on the thread of
 * the check, by any number of threads at once; a source on the path of every dial should answer
 * from memory. One that throws leaves the fact unknown; it is never a permit.
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
   * @return the value, or empty where the host does not know
   */
  Optional<T> find(A activity);

  /**
   * Joins what the activity states to what was found; by default what it states stands alone.
   *
   * <p>A source of lists adds the lists that the activity does not mention.
   */
  default Optional<T> complete(A activity, T stated) {
    return Optional.empty();
  }
}
