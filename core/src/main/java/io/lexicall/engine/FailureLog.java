package io.lexicall.engine;

import io.lexicall.rule.Rule;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs failures of rules, sources and observers, once for each.
 *
 * <p>It is separate from the engine, because a verdict refers to it until its texts are built, and
 * must not refer to the caches of the engine. Thread-safe.
 */
public final class FailureLog {
  private final String logger;
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  /** Creates a log that writes to the logger of this name. */
  public FailureLog(String logger) {
    this.logger = logger;
  }

  /** Logs that a rule failed. */
  public void rule(Rule<?> rule, Throwable failure) {
    logOnce("The rule " + rule.info().id(), failure);
  }

  /** Logs that an observer failed. */
  public void observer(Object observer, Throwable failure) {
    logOnce(
        "The observer " + observer.getClass().getName(), failure, "the check continues without it");
  }

  void logOnce(String who, Throwable failure) {
    logOnce(who, failure, "what it would decide is unknown");
  }

  /** Logs only the class and the place of a failure, since its message could hold personal data. */
  private void logOnce(String who, Throwable failure, String consequence) {
    if (!logged.add(who)) {
      return;
    }
    try {
      StackTraceElement[] trace = failure.getStackTrace();
      // Not a constant: the first logger costs more than 10 ms, and it is rarely needed.
      System.Logger log = System.getLogger(logger);
      log.log(
          System.Logger.Level.ERROR,
          "{0} failed with {1} at {2}; " + consequence,
          who,
          failure.getClass().getName(),
          trace.length == 0 ? "an unknown place" : trace[0].toString());
    } catch (Throwable unheard) {
      // If the log fails, such as on a full disk, no verdict changes; the next failure is logged
      // again.
      logged.remove(who);
    }
  }
}
