package io.lexicall.source;

import io.lexicall.facts.Activity;
import java.util.Optional;

/**
 * A source of one fact of an activity in the host's own data: the lists that its number is on, the
 * consents on file, earlier contacts.
 *
 * <p>The engine asks for a fact only if the verdict on the activity can depend on it, as {@link
 * io.lexicall.Compliance#reads} says. It calls {@link #find} only if neither the activity nor the
 * profile nor an earlier source states the fact; otherwise it calls {@link #complete}. It calls a
 * source on the thread of the check, from any number of threads at once, so a source on the path of
 * every dial should answer from memory. If a source throws, or returns a value of another class,
 * the fact stays as it was, unknown or as stated, and the failure is logged once. A failure never
 * leads to a permit: an event that is missing for that reason does not count as one that did not
 * happen, and a list that was not completed does not count as complete. A source that is in doubt
 * whether what it found concerns this activity should throw, too; {@link JointSource#tell} can say
 * so without a failure.
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
   * @param activity the activity with all facts known so far; do not log it, since it holds
   *     personal data
   * @return the value, or empty if the host does not know it; an empty list means that there are
   *     none
   */
  Optional<T> find(A activity);

  /**
   * Adds what was found to what the activity states. By default it adds nothing.
   *
   * <p>A source of lists adds the lists that the activity does not mention.
   *
   * @param activity the activity with all facts known so far
   * @param stated the value of the fact in it
   * @return both together, or empty if there is nothing to add. What is stated stays: a list only
   *     gets further entries, and a group only gets facts that are unknown in it
   */
  default Optional<T> complete(A activity, T stated) {
    return Optional.empty();
  }
}
