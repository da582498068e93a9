package io.lexicall;

import io.lexicall.facts.Activity;
import java.util.function.Consumer;

/**
 * Learns of every check of an engine, for metrics and audit trails. It can change no verdict.
 *
 * <pre>{@code
 * Compliance.builder()
 *     .discover()
 *     .observer(activity -> verdict -> audit.add(activity.id(), verdict))
 *     .build();
 * }</pre>
 *
 * <p>Called on the thread of the check, by any number of threads at once; the time it takes is the
 * caller's. One that throws is logged once, by the kind and place of its failure, and the check
 * goes on. The activity holds what nobody may log: a whole telephone number above all.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CheckObserver {
  /**
   * Begins to observe a check.
   *
   * @param activity as it is judged: completed by the profile and the sources, see {@link
   *     Compliance#complete}
   * @return what is told the verdict once it is there, on the same thread
   */
  Consumer<Verdict> begin(Activity<?> activity);

  /**
   * Begins to observe a check, and learns when it began: before the sources were asked. Asks {@link
   * #begin(Activity)} if nothing else is said.
   *
   * @param activity as it is judged
   * @param begunNanos what {@link System#nanoTime} said
   * @return what is told the verdict once it is there, on the same thread
   */
  default Consumer<Verdict> begin(Activity<?> activity, long begunNanos) {
    return begin(activity);
  }
}
