package io.lexicall;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.ActivityEngine;
import io.lexicall.engine.Covering;
import io.lexicall.engine.FailureLog;
import io.lexicall.engine.LawDigest;
import io.lexicall.engine.Library;
import io.lexicall.engine.ModuleCode;
import io.lexicall.engine.Penalties;
import io.lexicall.engine.PlanTable;
import io.lexicall.engine.Shelf;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Schema;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.LocalDate;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The law that an engine applies: rules of its modules, and what these cover. Thread-safe. */
final class LoadedLaw {
  /** The package of the rule modules of this library; others are modules of a host. */
  private static final String OWN_MODULES = "io.lexicall.rules.";

  private final List<RuleModule> modules;
  private final Library library;
  private final LawDigest digest;

  /** Null if it is not checked whether a place is covered. */
  private final @Nullable List<Coverage<?>> coverage;

  /** The day whose law governs every activity; null for the activity's own day. */
  private final @Nullable LocalDate onlyDay;

  private final Verdict.Edition edition;
  private final VerdictMaker verdicts;
  private final Penalties penalties = new Penalties();

  private LoadedLaw(
      List<RuleModule> modules,
      Library library,
      LawDigest digest,
      @Nullable List<Coverage<?>> coverage,
      @Nullable LocalDate onlyDay) {
    this.modules = modules;
    this.library = library;
    this.digest = digest;
    this.coverage = coverage;
    this.onlyDay = onlyDay;
    this.edition = new Verdict.Edition(dateOf(modules), zoneRules(), digest);
    this.verdicts = new VerdictMaker(edition);
  }

  /**
   * Loads the law of modules.
   *
   * @param inShadow those of the modules whose rules are all in shadow, by identity
   * @param required the names of modules that must be there, and not in shadow
   * @throws IllegalStateException if there is no rule that decides, if a required module is
   *     missing, if a module fails, or if two modules or two rules conflict
   */
  static LoadedLaw of(
      List<RuleModule> modules, Set<RuleModule> inShadow, Set<String> required, Settings settings) {
    List<RuleModule> sorted = List.copyOf(Library.inOrder(modules));
    List<String> shadows = new ArrayList<>();
    Set<String> deciding = new TreeSet<>();
    for (RuleModule module : sorted) {
      (inShadow.contains(module) ? shadows : deciding).add(module.name());
    }
    requireThese(required, deciding);
    Library library = Library.of(sorted, inShadow, settings);
    if (library.isAllInShadow()) {
      throw new IllegalStateException(
          "No rules are loaded, so nothing could ever be denied; put a rule module such as"
              + " lexicall-rules-tcpa on the class path or module path, or pass one to the builder");
    }
    List<Coverage<?>> coverage = new ArrayList<>();
    for (RuleModule module : sorted) {
      if (!inShadow.contains(module)) {
        coverage.addAll(Library.coverage(module, settings));
      }
    }
    LawDigest digest =
        LawDigest.of(Compliance.class, Compliance.settings(), sorted, shadows, library, settings);
    return new LoadedLaw(sorted, library, digest, List.copyOf(coverage), null);
  }

  private static void requireThese(Set<String> required, Set<String> deciding) {
    Set<String> missing = new TreeSet<>(required);
    missing.removeAll(deciding);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "These rule modules are required and not loaded: %s; there are %s"
              .formatted(String.join(", ", missing), String.join(", ", deciding)));
    }
  }

  /** Returns the latest of the editions that are dates; if none is a date, all editions. */
  private static String dateOf(List<RuleModule> modules) {
    Set<String> editions = modules.stream().map(RuleModule::edition).collect(Collectors.toSet());
    return editions.stream()
        .filter(edition -> edition.matches("\\d{4}-\\d{2}-\\d{2}"))
        .max(Comparator.naturalOrder())
        .orElseGet(() -> editions.stream().sorted().collect(Collectors.joining(", ")));
  }

  private static String zoneRules() {
    return ZoneRulesProvider.getVersions("America/New_York").lastKey();
  }

  /** Returns the law of some regulations alone, without what it covers. */
  LoadedLaw only(Collection<String> regulations) {
    if (regulations.isEmpty()) {
      throw new IllegalArgumentException(
          "No regulation is named, so nothing could ever be denied; there are "
              + String.join(", ", regulations()));
    }
    Set<String> known = new TreeSet<>(regulations());
    for (String regulation : regulations) {
      if (!known.contains(regulation)) {
        throw new IllegalArgumentException(
            "No rules of '" + regulation + "' are loaded; there are " + String.join(", ", known));
      }
    }
    Set<String> asked = Set.copyOf(regulations);
    Library some =
        library.of(
            rules().stream().filter(rule -> asked.contains(rule.info().regulation())).toList());
    if (some.isAllInShadow()) {
      throw new IllegalArgumentException(
          "All rules of these regulations are in shadow, so nothing could ever be denied");
    }
    return new LoadedLaw(modules, some, digest.only(asked), null, onlyDay);
  }

  /**
   * Returns some regulations, and those of each module of a host of which none is among them; none
   * if none is given.
   */
  Set<String> withHouseRules(Collection<String> regulations) {
    Set<String> asked = new TreeSet<>(regulations);
    if (asked.isEmpty()) {
      return asked;
    }
    Map<String, Set<String>> ofHost = new HashMap<>();
    for (Rule<?> rule : rules()) {
      RuleModule owner = requireNonNull(library.owner(rule.info().id()));
      if (!owner.getClass().getName().startsWith(OWN_MODULES)) {
        ofHost.computeIfAbsent(owner.name(), name -> new TreeSet<>()).add(rule.info().regulation());
      }
    }
    for (Set<String> theirs : ofHost.values()) {
      if (Collections.disjoint(theirs, regulations)) {
        asked.addAll(theirs);
      }
    }
    return asked;
  }

  /** Returns the same rules and coverage, as they are law on one day, for every activity. */
  LoadedLaw underLawOf(LocalDate day) {
    return new LoadedLaw(modules, library, digest.underLawOf(day), coverage, day);
  }

  /** Returns the engine of the rules on a kind of activity that decide. */
  @SuppressWarnings("unchecked") // the coverage of this kind of activity
  <A extends Activity<A>> ActivityEngine<A> engine(
      Schema<A> activity, Profile profile, PlanTable plans, FailureLog failures) {
    Covering<A> covering = null;
    if (coverage != null) {
      List<Coverage<A>> covered = new ArrayList<>();
      for (Coverage<?> each : coverage) {
        if (each.activity() == activity) {
          covered.add((Coverage<A>) each);
        }
      }
      covering = new Covering<>(activity, covered, profile, verdicts);
    }
    return engine(library.shelf(activity, false), covering, plans, failures);
  }

  /** Returns the engine of the rules on a kind of activity that are in shadow; null if none is. */
  <A extends Activity<A>> @Nullable ActivityEngine<A> shadow(
      Schema<A> activity, PlanTable plans, FailureLog failures) {
    Shelf<A> rules = library.shelf(activity, true);
    return rules.isEmpty() ? null : engine(rules, null, plans, failures);
  }

  private <A extends Activity<A>> ActivityEngine<A> engine(
      Shelf<A> rules, @Nullable Covering<A> covering, PlanTable plans, FailureLog failures) {
    return new ActivityEngine<>(
        rules,
        covering,
        verdicts,
        new ModuleCode(failures::rule),
        plans,
        onlyDay == null ? null : onlyDay.toEpochDay());
  }

  List<RuleModule> modules() {
    return modules;
  }

  List<Rule<?>> rules() {
    return library.all();
  }

  List<String> regulations() {
    return rules().stream().map(rule -> rule.info().regulation()).distinct().toList();
  }

  Optional<String> section(String ruleId) {
    RuleModule owner = library.owner(ruleId);
    String book = owner == null ? "" : owner.book(ruleId);
    return book.isEmpty() ? Optional.empty() : Optional.of(book + '#' + ruleId);
  }

  List<Penalty> penalties(RuleInfo rule) {
    RuleModule owner = library.owner(rule.id());
    return owner == null ? List.of() : penalties.of(owner, rule);
  }

  Verdict.Edition edition() {
    return edition;
  }
}
