package io.lexicall.source;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import java.util.Set;

/**
 * A source of several facts of an activity that the host finds together, for example with one
 * query.
 *
 * <p>The engine asks once a check, for those of the facts that it reads, and not at all if it reads
 * none of them. It asks on the thread of the check, from any number of threads at once. If the
 * source throws, the facts stay as they were, and the failure is logged once. A failure never leads
 * to a permit: an event that is missing for that reason does not count as one that did not happen,
 * and a list that was not completed does not count as complete.
 *
 * @param <A> the kind of activity
 * @see Source
 * @since 0.1
 */
@FunctionalInterface
public interface JointSource<A extends Activity<A>> {
  /**
   * Returns an activity with what is known of some facts.
   *
   * @param activity the activity with all facts known so far; do not log it, since it holds
   *     personal data
   * @param read the facts that the verdict can depend on, some of which the activity may state
   *     already. It is asked again, for other facts, if the new facts show that they matter
   * @return the activity with those facts of them that are known. Only these facts are taken from
   *     it, and what the given activity states stays: a list only gets further entries, and a group
   *     only gets facts that are unknown in it
   */
  A complete(A activity, Set<Fact<A, ?>> read);

  /**
   * Returns an activity with what is known of some facts, and says which of them the source is in
   * doubt about. The engine calls this method alone. By default, it calls {@link #complete}, and
   * nothing is in doubt.
   *
   * <p>A source is in doubt about a fact if it holds something that it can neither state nor leave
   * out: for example, a withdrawal for a seller whose name is nearly that of the caller. To leave
   * the fact unknown does not suffice, since some law heeds a withdrawal only if it is stated.
   *
   * @param activity the activity with all facts known so far
   * @param read the facts that the verdict can depend on
   */
  default Told<A> tell(A activity, Set<Fact<A, ?>> read) {
    return new Told<>(complete(activity, read), Set.of());
  }

  /**
   * What a source tells of an activity.
   *
   * @param activity the activity with those facts that are known, as {@link #complete} returns it
   * @param doubtful the facts about which the source is in doubt. For the verdict they count as
   *     after a failure, which is not logged
   * @since 0.1
   */
  record Told<A extends Activity<A>>(A activity, Set<Fact<A, ?>> doubtful) {
    /** Copies the facts. */
    public Told {
      requireNonNull(activity, "activity");
      doubtful = Set.copyOf(doubtful);
    }
  }

  /**
   * Returns an activity with what can be stated although the source just threw, such as that a list
   * could not be looked up, so that a verdict can name the list. By default, the activity is
   * unchanged.
   *
   * @param activity the activity with all facts known so far
   * @param read the facts that it was asked for
   */
  default A afterFailure(A activity, Set<Fact<A, ?>> read) {
    return activity;
  }
}
