package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Supplies the rules of one body of law.
 *
 * <p>Found through {@link java.util.ServiceLoader}; must have a public constructor without
 * parameters. Declare it twice, as {@code provides} in {@code module-info} and in {@code
 * META-INF/services}, and it is found on the module path and on the class path. Called while the
 * engine is built, by one thread; a module that throws stops the build. Its rules are then called
 * by any number of threads at once, must not block, and must not read a clock, a file or the
 * network: every instant they need is {@link io.lexicall.facts.Activity#at()}.
 *
 * @since 0.1
 */
public interface RuleModule {
  /**
   * Returns every module that the service loader finds by a class loader, each newly made, in the
   * order in which they are found.
   *
   * @throws IllegalStateException if one cannot be loaded
   */
  static List<RuleModule> discover(ClassLoader loader) {
    List<RuleModule> found = new ArrayList<>();
    try {
      ServiceLoader.load(RuleModule.class, requireNonNull(loader, "loader")).forEach(found::add);
    } catch (ServiceConfigurationError broken) {
      throw new IllegalStateException(
          "A rule module cannot be loaded, and without its rules nothing may be permitted: "
              + broken.getMessage(),
          broken);
    }
    return List.copyOf(found);
  }

  /** Returns the name, unique among modules, lower case and hyphens, such as {@code tcpa}. */
  String name();

  /**
   * Returns which places' law it holds, for each kind of activity; empty for a module that only
   * adds to the law of others, such as the rules of a house. A place that no loaded module covers
   * is indeterminate: whoever claims one here, vouches that all its law is held.
   */
  List<Coverage<?>> coverage();

  /**
   * Returns what it covers under these settings, where they change that: a module whose rules on a
   * kind of activity are off unless chosen covers it only then. What {@link #coverage()} says, if a
   * module says nothing else.
   */
  default List<Coverage<?>> coverage(Settings settings) {
    return coverage();
  }

  /** Returns the rules under these settings, in the order in which a verdict lists them. */
  List<Rule<?>> rules(Settings settings);

  /** Returns the settings that the module offers. */
  default List<Setting> settings() {
    return List.of();
  }

  /**
   * Returns the law book in which a rule of this module has its section, as a path from the top of
   * the module's project, such as {@code law/us-federal.md}; the section's heading is the rule's
   * id.
   *
   * @param ruleId the id of one of its rules
   * @return the path, or an empty text if the module has no book of that rule
   */
  default String book(String ruleId) {
    return "";
  }

  /**
   * Returns the edition of its law tables: the day on which the youngest row was verified, such as
   * {@code 2026-11-24}. A verdict names it, so that it can be replayed.
   */
  String edition();
}
