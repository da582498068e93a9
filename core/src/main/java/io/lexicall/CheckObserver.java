package io.lexicall;

import io.lexicall.facts.Activity;
import java.util.function.Consumer;

/**
 * Observes every check of an engine, for metrics and audit trails. It cannot change a verdict.
 *
 * <pre>{@code
 * Compliance.builder()
 *     .discover()
 *     .observer(activity -> verdict -> audit.add(activity.id(), verdict))
 *     .build();
 * }</pre>
 *
 * <p>Called on the thread of the check, from any number of threads at once. The time it takes adds
 * to the check. If it throws, the failure is logged once, with the class of the exception and its
 * place in the code, and the check continues. Do not log the activity: it holds personal data, such
 * as a whole telephone number.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CheckObserver {
  /**
   * Begins to observe a check.
   *
   * @param activity the activity as it is judged, completed from the profile and the sources; see
   *     {@link Compliance#complete}
   * @return receives the verdict, on the same thread
   */
  Consumer<Verdict> begin(Activity<?> activity);

  /**
   * Begins to observe a check, with the time at which it began, before the sources were asked.
   * Calls {@link #begin(Activity)} by default.
   *
   * @param activity the activity as it is judged
   * @param begunNanos the value of {@link System#nanoTime} when the check began
   * @return receives the verdict, on the same thread
   */
  default Consumer<Verdict> begin(Activity<?> activity, long begunNanos) {
    return begin(activity);
  }
}
