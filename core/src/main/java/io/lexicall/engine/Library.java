package io.lexicall.engine;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.KebabCase;
import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Schema;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of all modules of an engine, in the order in which a verdict lists them. The chapters
 * of a module are created when they are first needed, and kept.
 *
 * <p>A chapter that cannot be created is replaced by rules that always fail, so that every activity
 * that it governs is indeterminate. Thread-safe: one thread at a time creates a chapter.
 */
public final class Library {
  /** The regulation of the engine's own rules. */
  private static final String CORE = "core";

  private static final Optional<Place> EVERYWHERE = Optional.empty();

  /** The rules of a module, or of one chapter of it. */
  final class Volume {
    private final @Nullable RuleModule module;

    /** Null if the rules were created with the library. */
    private final @Nullable Chapter chapter;

    private volatile @Nullable List<Rule<?>> rules;
    private volatile @Nullable RuntimeException failure;

    private Volume(
        @Nullable RuleModule module, @Nullable Chapter chapter, @Nullable List<Rule<?>> rules) {
      this.module = module;
      this.chapter = chapter;
      this.rules = rules;
    }

    /** Returns the places where an activity must be for the rules to apply; empty if anywhere. */
    Set<Place> places() {
      return chapter == null ? Set.of() : Terms.places(chapter);
    }

    boolean isMade() {
      return rules != null;
    }

    boolean isMadeAtOnce() {
      return chapter == null;
    }

    boolean isOn(Schema<?> activity) {
      Chapter mine = chapter;
      return mine == null || Terms.activities(mine).contains(activity);
    }

    /** Returns its rules; if they cannot be created, rules that always fail. */
    List<Rule<?>> rules() {
      List<Rule<?>> known = rules;
      return known == null ? make(this) : known;
    }

    private List<Rule<?>> rulesOrFailure() {
      List<Rule<?>> all = rules();
      RuntimeException why = failure;
      if (why != null) {
        throw why;
      }
      return all;
    }
  }

  private final List<Volume> volumes = new ArrayList<>();

  /** The module of each rule id; changed under the lock. */
  private final Map<String, RuleModule> owners = new HashMap<>();

  private volatile @Nullable List<Rule<?>> all;

  private Library() {}

  /** Returns a library of these rules, which belong to the modules of another one. */
  public Library of(List<Rule<?>> some) {
    Library library = new Library();
    for (Rule<?> rule : some) {
      RuleModule owner = requireNonNull(owner(rule.info().id()));
      library.owners.put(rule.info().id(), owner);
    }
    library.volumes.add(library.new Volume(null, null, List.copyOf(some)));
    return library;
  }

  /**
   * Returns a library of the rules of modules.
   *
   * @param modules sorted by name
   * @param inShadow the modules whose rules are all in shadow
   * @throws IllegalStateException if a module fails to return its rules, or if two rules conflict
   */
  public static Library of(List<RuleModule> modules, Set<RuleModule> inShadow, Settings settings) {
    ModuleFiles.refuseShared(modules);
    Library library = new Library();
    Map<String, RuleModule> byName = new HashMap<>();
    List<Rule<?>> made = new ArrayList<>();
    for (RuleModule module : modules) {
      RuleModule twin = byName.putIfAbsent(module.name(), module);
      if (twin != null) {
        throw new IllegalStateException(
            "Two rule modules are called '%s': %s and %s; remove one, or give yours another name"
                .formatted(
                    module.name(), describeApart(twin, module), describeApart(module, twin)));
      }
      library.add(module, inShadow.contains(module), settings, made);
    }
    library.makeContested(made);
    refuseTwins(made);
    return library;
  }

  /**
   * Returns modules in the order of their names, so that equal facts give equal verdicts, byte for
   * byte, whatever the order on the class path.
   *
   * @throws IllegalStateException if one fails to return its name or its edition, or if a name is
   *     not in lower case with hyphens
   */
  public static List<RuleModule> inOrder(List<RuleModule> modules) {
    IdentityHashMap<RuleModule, String> names = new IdentityHashMap<>();
    for (RuleModule module : modules) {
      String name;
      try {
        name = requireNonNull(module.name(), "its name is null");
        requireNonNull(module.edition(), "its edition is null");
      } catch (Throwable broken) {
        throw silent(module, "name and its edition", broken);
      }
      if (!KebabCase.holds(name, 0, name.length()) || name.equals(CORE)) {
        throw new IllegalStateException(
            "A rule module's name is in lower case with hyphens and not %s; give another to %s"
                .formatted(CORE, describe(module)));
      }
      names.put(module, name);
    }
    List<RuleModule> sorted = new ArrayList<>(modules);
    sorted.sort(Comparator.comparing(names::get));
    return sorted;
  }

  /**
   * Returns what a module covers.
   *
   * @throws IllegalStateException if it fails to return that
   */
  public static List<Coverage<?>> coverage(RuleModule module, Settings settings) {
    try {
      return List.copyOf(module.coverage(settings));
    } catch (Throwable broken) {
      throw silent(module, "coverage", broken);
    }
  }

  /**
   * Returns the settings that a module offers.
   *
   * @throws IllegalStateException if it fails to return them
   */
  static List<Setting> settings(RuleModule module) {
    try {
      return List.copyOf(module.settings());
    } catch (Throwable broken) {
      throw silent(module, "settings", broken);
    }
  }

  /**
   * Returns the penalties of a module.
   *
   * @throws IllegalStateException if it fails to return them
   */
  static List<Penalty> penalties(RuleModule module) {
    try {
      return List.copyOf(module.penalties());
    } catch (Throwable broken) {
      throw new IllegalStateException(
          "The rule module '%s', %s, does not return its penalties: %s"
              .formatted(module.name(), describe(module), broken),
          broken);
    }
  }

  private static IllegalStateException silent(RuleModule module, String what, Throwable broken) {
    return new IllegalStateException(
        "The rule module %s does not return its %s, and without it nothing may be permitted: %s"
            .formatted(describe(module), what, broken),
        broken);
  }

  /** Creates at once the chapters that can have a rule with the id of another module's rule. */
  private void makeContested(List<Rule<?>> made) {
    Map<String, RuleModule> regulations = new HashMap<>();
    for (Rule<?> rule : made) {
      regulations.put(rule.info().regulation(), owners.get(rule.info().id()));
    }
    for (Volume volume : volumes) {
      Chapter chapter = volume.chapter;
      if (chapter != null) {
        for (String regulation : Terms.regulations(chapter)) {
          RuleModule owner = regulations.putIfAbsent(regulation, requireNonNull(volume.module));
          if (owner != null && owner != volume.module) {
            makeAllOf(regulation);
          }
        }
      }
    }
  }

  private void makeAllOf(String regulation) {
    for (Volume volume : volumes) {
      Chapter chapter = volume.chapter;
      if (chapter != null && Terms.regulations(chapter).contains(regulation)) {
        volume.rulesOrFailure();
      }
    }
  }

  private void add(RuleModule module, boolean shadowed, Settings settings, List<Rule<?>> made) {
    List<Chapter> chapters = List.of();
    List<Rule<?>> rules = new ArrayList<>();
    try {
      if (!shadowed) {
        chapters = List.copyOf(module.chapters(settings));
      }
      if (chapters.isEmpty()) {
        for (Rule<?> rule : module.rules(settings)) {
          requireNonNull(rule.info().reads(), "a rule reads null"); // no verdict could name it
          rules.add(shadowed ? rule.inShadow() : rule);
        }
      }
    } catch (Throwable broken) {
      throw missing(module, broken);
    }
    for (Chapter chapter : chapters) {
      volumes.add(new Volume(module, chapter, null));
    }
    own(rules, module);
    made.addAll(rules);
    if (!rules.isEmpty()) {
      volumes.add(new Volume(module, null, List.copyOf(rules)));
    }
  }

  private void own(List<Rule<?>> rules, RuleModule module) {
    for (Rule<?> rule : rules) {
      if (rule.info().regulation().equals(CORE)) {
        throw new IllegalStateException(
            "The rule %s has a name that is reserved for the engine; give it another, in %s"
                .formatted(rule.info().id(), describe(module)));
      }
      RuleModule owner = owners.putIfAbsent(rule.info().id(), module);
      if (owner != null && owner != module) {
        throw new IllegalStateException(
            "Two rule modules have a rule %s: %s and %s; give yours another id"
                .formatted(rule.info().id(), describe(owner), describe(module)));
      }
    }
  }

  private static IllegalStateException missing(RuleModule module, Throwable broken) {
    return new IllegalStateException(
        "The rule module '%s', %s, does not return its rules, and without them nothing may be permitted: %s"
            .formatted(module.name(), describe(module), broken),
        broken);
  }

  private synchronized List<Rule<?>> make(Volume volume) {
    List<Rule<?>> known = volume.rules;
    if (known != null) {
      return known;
    }
    Chapter chapter = requireNonNull(volume.chapter);
    RuleModule module = requireNonNull(volume.module);
    List<Rule<?>> made;
    try {
      made = Terms.rules(chapter);
      List<Rule<?>> ofModule = new ArrayList<>(made);
      for (Volume other : volumes) {
        List<Rule<?>> others = other.rules;
        if (other.module == module && others != null) {
          ofModule.addAll(others);
        }
      }
      refuseTwins(ofModule);
      own(made, module);
    } catch (Throwable broken) { // without its rules nothing may be permitted
      volume.failure = missing(module, broken);
      made = failing(chapter, module, broken);
    }
    volume.rules = made;
    return made;
  }

  private static List<Rule<?>> failing(Chapter chapter, RuleModule module, Throwable why) {
    List<Rule<?>> rules = new ArrayList<>();
    for (Schema<? extends Activity<?>> activity : Terms.activities(chapter)) {
      rules.add(failing(activity, chapter, module, why));
    }
    return rules;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an activity of its own schema
  private static Rule<?> failing(
      Schema activity, Chapter chapter, RuleModule module, Throwable why) {
    return Rule.on(activity, "core.rules")
        .variant(module.name())
        .title("The rules on an activity must be loaded before it can be permitted.")
        .cites("rules could not be loaded")
        .in(Terms.places(chapter))
        .remedy("mend-rule-module")
        .judges(
            Set.of(),
            about -> {
              throw new IllegalStateException(why.toString(), why);
            });
  }

  /**
   * Returns all rules.
   *
   * @throws IllegalStateException if the rules of a chapter cannot be created
   */
  public List<Rule<?>> all() {
    List<Rule<?>> known = all;
    if (known == null) {
      List<Rule<?>> made = new ArrayList<>();
      for (Volume volume : volumes) {
        made.addAll(volume.rulesOrFailure());
      }
      known = List.copyOf(made);
      all = known; // a race collects the same twice
    }
    return known;
  }

  /**
   * Returns the rules that were created with the library; the digest of the law covers their cards.
   */
  public List<Rule<?>> madeAtOnce() {
    List<Rule<?>> rules = new ArrayList<>();
    for (Volume volume : volumes) {
      if (volume.chapter == null) {
        rules.addAll(volume.rules());
      }
    }
    return rules;
  }

  /** Returns whether nothing could ever be denied: all rules are in shadow, or there is none. */
  public boolean isAllInShadow() {
    for (Volume volume : volumes) {
      if (volume.chapter != null
          || volume.rules().stream().anyMatch(rule -> !rule.info().isInShadow())) {
        return false;
      }
    }
    return true;
  }

  /** Returns the module of a rule; null if there is no such rule. */
  public @Nullable RuleModule owner(String ruleId) {
    synchronized (this) {
      RuleModule known = owners.get(ruleId);
      if (known != null) {
        return known;
      }
    }
    int dot = ruleId.indexOf('.');
    makeAllOf(dot < 0 ? ruleId : ruleId.substring(0, dot));
    synchronized (this) {
      return owners.get(ruleId);
    }
  }

  /** Returns the rules on a kind of activity: those that decide, or those in shadow. */
  public <A extends Activity<A>> Shelf<A> shelf(Schema<A> activity, boolean shadow) {
    List<Volume> some = new ArrayList<>();
    for (Volume volume : volumes) {
      if (shadow ? volume.isMadeAtOnce() : volume.isOn(activity)) {
        some.add(volume);
      }
    }
    return new Shelf<>(activity, shadow, some);
  }

  /** What two cards may have in common only if they differ in place or time. */
  private record Namesakes(String id, String activity, String variant) {
    // Written out: a record's own methods are linked at the first call, which delays the start.

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Namesakes that
          && id.equals(that.id)
          && activity.equals(that.activity)
          && variant.equals(that.variant);
    }

    @Override
    public int hashCode() {
      return 31 * id.hashCode() + variant.hashCode();
    }
  }

  private static void refuseTwins(List<Rule<?>> rules) {
    Map<Namesakes, Map<Optional<Place>, List<RuleInfo>>> known = new HashMap<>();
    for (Rule<?> rule : rules) {
      RuleInfo card = rule.info();
      Map<Optional<Place>, List<RuleInfo>> byPlace =
          known.computeIfAbsent(
              new Namesakes(card.id(), card.activity(), card.variant()), key -> new HashMap<>());
      List<Optional<Place>> places = new ArrayList<>();
      for (Place place : card.places()) {
        places.add(Optional.of(place));
      }
      if (places.isEmpty()) {
        places.add(EVERYWHERE);
      }
      if (!byPlace.isEmpty()) { // most names occur once
        places.forEach(place -> refuseTwins(card, place, byPlace));
      }
      for (Optional<Place> place : places) {
        byPlace.computeIfAbsent(place, key -> new ArrayList<>(1)).add(card);
      }
    }
  }

  private static void refuseTwins(
      RuleInfo card, Optional<Place> place, Map<Optional<Place>, List<RuleInfo>> byPlace) {
    if (place.isPresent() && place.get().isRegion()) {
      // Many rules are law in one region, and only three keys can overlap with a region.
      refuseTwins(card, byPlace.getOrDefault(place, List.of()));
      refuseTwins(card, byPlace.getOrDefault(Optional.of(place.get().country()), List.of()));
      refuseTwins(card, byPlace.getOrDefault(EVERYWHERE, List.of()));
      return;
    }
    byPlace.forEach(
        (other, cards) -> {
          if (place.isEmpty() || other.isEmpty() || place.get().contains(other.get())) {
            refuseTwins(card, cards);
          }
        });
  }

  private static void refuseTwins(RuleInfo card, List<RuleInfo> others) {
    for (RuleInfo other : others) {
      if (other.inForce().overlaps(card.inForce())) {
        throw new IllegalStateException(
            "The rule %s is declared twice for %s, %s and %s; give one a variant, or separate their periods"
                .formatted(card.id(), card.placesText(), other.inForce(), card.inForce()));
      }
    }
  }

  /** Two versions of a module have equal classes, and differ in the place. */
  private static String describeApart(RuleModule module, RuleModule other) {
    String text = describe(module);
    return text.equals(describe(other)) && module.getClass() != other.getClass()
        ? text + ModuleFiles.place(module.getClass()).map(place -> " of " + place).orElse("")
        : text;
  }

  private static String describe(RuleModule module) {
    Class<?> type = module.getClass();
    String version = type.getPackage().getImplementationVersion();
    return type.getName() + (version == null ? "" : " (" + version + ")");
  }
}
