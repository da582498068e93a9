package io.lexicall.engine;

import io.lexicall.engine.term.Terms;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Logs failures of rules, sources and observers, once for each.
 *
 * <p>It is separate from the engine, because a verdict refers to it until its texts are built, and
 * must not refer to the caches of the engine. Thread-safe.
 */
public final class FailureLog {
  /** The packages in which our code calls that of a module. */
  private static final Set<String> ENGINE =
      Set.of("io.lexicall.engine", "io.lexicall.engine.term", "io.lexicall.rule");

  /** What hosts call. */
  private static final Pattern FACE =
      Pattern.compile(
          "io[.]lexicall[.](Checker|Compliance|Explanation|Finding|Verdict|VerdictMaker)([$].*)?");

  private final String logger;
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  /** Creates a log that writes to the logger of this name. */
  public FailureLog(String logger) {
    this.logger = logger;
  }

  /** Logs that a rule failed. */
  public void rule(Rule<?> rule, Throwable failure) {
    String who = "The rule " + rule.info().id();
    logOnce(who, failure, () -> place(rule, failure) + "; what it would decide is unknown");
  }

  /**
   * Returns where the code of the author failed: the first line of code that is neither of Java nor
   * of the engine. There is none if that code returned something wrong; then the classes that the
   * author wrote for the rule are named, and what was wrong, in words of the engine.
   */
  private static String place(Rule<?> rule, Throwable failure) {
    boolean ofEngine = false;
    for (StackTraceElement frame : failure.getStackTrace()) {
      String type = frame.getClassName();
      if (isOfEngine(type)) {
        ofEngine = true;
      } else if (FACE.matcher(type).matches()) {
        break; // below is the code of the host
      } else if (!type.startsWith("java.") && !type.startsWith("jdk.") && !isOfCore(type)) {
        return frame.toString();
      }
    }
    if (!ofEngine) {
      return first(failure);
    }
    Set<String> written = new TreeSet<>();
    for (Condition<?> part : Terms.parts(rule.when())) {
      written.add(part.getClass().getName());
    }
    written.add(rule.effect().getClass().getName());
    written.removeIf(FailureLog::isOfEngine);
    return first(failure)
        + (failure.getMessage() == null || !isThrownByEngine(failure)
            ? ""
            : ": " + failure.getMessage())
        + (written.isEmpty() ? "" : ", for " + String.join(", ", written));
  }

  private static String first(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }

  private static boolean isOfEngine(String type) {
    return ENGINE.contains(packageOf(type));
  }

  /** Such as a number that the author's code parses. */
  private static boolean isOfCore(String type) {
    String folder = packageOf(type);
    return ModuleFiles.OF_CORE.stream().anyMatch(each -> folder.equals("io.lexicall." + each));
  }

  private static String packageOf(String type) {
    int dot = type.lastIndexOf('.');
    return dot < 0 ? "" : type.substring(0, dot);
  }

  /** Its own messages hold no personal data; those of Java can quote what it could not read. */
  private static boolean isThrownByEngine(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (!frame.getClassName().equals(Objects.class.getName())) { // with a message of its caller
        return isOfEngine(frame.getClassName());
      }
    }
    return false;
  }

  /** Logs that an observer failed. */
  public void observer(Object observer, Throwable failure) {
    logOnce(
        "The observer " + observer.getClass().getName(),
        failure,
        () -> first(failure) + "; the check continues without it");
  }

  void logOnce(String who, Throwable failure) {
    logOnce(who, failure, () -> first(failure) + "; what it would decide is unknown");
  }

  /** Logs only the class and the place of a failure, since its message could hold personal data. */
  private void logOnce(String who, Throwable failure, Supplier<String> placeAndConsequence) {
    if (!logged.add(who)) {
      return;
    }
    try {
      // Not a constant: the first logger costs more than 10 ms, and it is rarely needed.
      System.Logger log = System.getLogger(logger);
      log.log(
          System.Logger.Level.ERROR,
          "{0} failed with {1} at {2}",
          who,
          failure.getClass().getName(),
          placeAndConsequence.get());
    } catch (Throwable unheard) {
      // If the log fails, such as on a full disk, no verdict changes; the next failure is logged
      // again.
      logged.remove(who);
    }
  }
}
