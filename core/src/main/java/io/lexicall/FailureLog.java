package io.lexicall;

import io.lexicall.rule.Rule;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs what fails of the code of others, each rule, source or observer once.
 *
 * <p>Apart from the engine, since a verdict keeps it for the words that are not yet made, and must
 * not keep what the engine remembers. Thread-safe.
 */
final class FailureLog {
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  void rule(Rule<?> rule, Throwable failure) {
    logOnce("The rule " + rule.info().id(), failure);
  }

  void observer(Object observer, Throwable failure) {
    logOnce(
        "The observer " + observer.getClass().getName(), failure, "the check goes on without it");
  }

  void logOnce(String who, Throwable failure) {
    logOnce(who, failure, "what it would decide is unknown");
  }

  /** Logs a failure by its kind and place only: its message could hold what nobody may read. */
  private void logOnce(String who, Throwable failure, String consequence) {
    if (logged.add(who)) {
      StackTraceElement[] trace = failure.getStackTrace();
      // Not a constant: the first logger costs more than a hundredth of a second, and few ever log.
      System.Logger log = System.getLogger(Compliance.class.getName());
      log.log(
          System.Logger.Level.ERROR,
          "{0} failed with {1} at {2}; " + consequence,
          who,
          failure.getClass().getName(),
          trace.length == 0 ? "an unknown place" : trace[0].toString());
    }
  }
}
