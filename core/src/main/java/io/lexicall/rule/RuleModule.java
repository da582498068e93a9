package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Supplies the rules of one body of law.
 *
 * <p>Modules are found through {@link java.util.ServiceLoader}, so they need a public constructor
 * without parameters. Declare a module twice, as {@code provides} in {@code module-info} and in
 * {@code META-INF/services}, so that it is found on the module path and on the class path. It is
 * called by one thread while the engine is built; if it throws, the engine is not built. Its
 * {@linkplain #chapters chapters} and rules are then called by any number of threads at once. They
 * must not block, and must not read a clock, a file or the network: every instant they need is
 * {@link io.lexicall.facts.Activity#at()}.
 *
 * @since 0.1
 */
public interface RuleModule {
  /**
   * Returns a new instance of every module that the service loader finds with a class loader, in
   * the order in which they are found.
   *
   * @throws IllegalStateException if one cannot be loaded; if two places have a module of one
   *     class, of which the service loader would ignore one, unless they are copies of one jar; or
   *     if the class of a module of this library is there and no service entry names it, as in a
   *     jar that was made of several without merging their service files
   */
  static List<RuleModule> discover(ClassLoader loader) {
    return ModuleSearch.modules(requireNonNull(loader, "loader"));
  }

  /**
   * Returns the name, unique among modules, in lower case with hyphens, such as {@code tcpa}. The
   * name {@code core}, and rule ids that begin with it, are reserved for the engine.
   */
  String name();

  /**
   * Returns the places whose law it holds, for each kind of activity. Empty for a module that only
   * adds to the law of others, such as house rules. A place that no loaded module covers is
   * indeterminate, so a module that claims a place here must hold all its law.
   */
  List<Coverage<?>> coverage();

  /**
   * Returns what it covers under these settings, by default {@link #coverage()}. Override it if
   * settings change the coverage: if rules on a kind of activity are off by default, the module
   * covers that kind only when they are on.
   */
  default List<Coverage<?>> coverage(Settings settings) {
    return coverage();
  }

  /**
   * Returns the rules under these settings, in the order in which a verdict lists them; by default
   * those of all {@linkplain #chapters chapters}. A module overrides one of the two methods.
   */
  default List<Rule<?>> rules(Settings settings) {
    List<Rule<?>> rules = new ArrayList<>();
    chapters(settings).forEach(chapter -> rules.addAll(chapter.rules()));
    return rules;
  }

  /**
   * Returns the rules in chapters, in the order in which a verdict lists them. An engine creates
   * the rules of a chapter at the first activity to which they can apply. Use chapters for a module
   * with much law of which most processes need little. Empty by default: then all rules are created
   * while the engine is built.
   *
   * <p>Throw here if something is wrong, such as a table that cannot be read. If a chapter fails
   * later, for example because the class loader of the module was closed, every activity to which
   * it can apply is indeterminate. The rules must depend only on the files of the module and the
   * settings, since the {@linkplain io.lexicall.Verdict.Edition#lawDigest() digest} of the law then
   * covers only these, and no cards.
   */
  default List<Chapter> chapters(Settings settings) {
    return List.of();
  }

  /** Returns the settings that the module offers. */
  default List<Setting> settings() {
    return List.of();
  }

  /**
   * Returns the law book with the section about a rule of this module, as a path from the root of
   * the module's project, such as {@code law/us-federal.md}. The section's heading is the rule's
   * id.
   *
   * @param ruleId the id of one of its rules
   * @return the path, or an empty text if the module has no book about that rule
   */
  default String book(String ruleId) {
    return "";
  }

  /**
   * Returns the penalties for breaking its rules, in any order. None by default. Called when
   * penalties are requested, not while the engine is built, and never by a check.
   *
   * @see Penalty#allOf
   */
  default List<Penalty> penalties() {
    return List.of();
  }

  /**
   * Returns the edition of its law tables: the day on which the most recently verified row was
   * verified, such as {@code 2026-11-24}. A verdict names it, so that the verdict can be replayed.
   */
  String edition();
}
