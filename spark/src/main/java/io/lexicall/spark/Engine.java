package io.lexicall.spark;

import io.lexicall.Compliance;
import io.lexicall.batch.Tallies;
import io.lexicall.batch.internal.ModuleJar;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Profile;
import io.lexicall.json.ProfileJson;
import io.lexicall.lists.DatedLists;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.NumberList;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * The engine of this process, with its lists. It is built when the first task needs it, serves all
 * tasks of the same description concurrently, and is closed when the process ends.
 */
final class Engine {
  private static final Map<String, Engine> ENGINES = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> ENGINES.values().forEach(Engine::close), "lexicall-lists"));
  }

  private final Compliance compliance;
  private final Profile profile;
  private final List<NumberList> lists;
  private final Map<Optional<Instant>, Tallies> tallies = new ConcurrentHashMap<>();

  private Engine(EngineDescription described, List<Path> places, boolean past) {
    this.profile =
        described.profile().isEmpty() ? Profile.EMPTY : ProfileJson.read(described.profile());
    this.lists = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      lists.add(described.lists().get(i).open(places.get(i)));
    }
    this.compliance = compliance(described, past);
  }

  /**
   * Returns the engine for rows that are to be called at one instant.
   *
   * @throws IllegalStateException if the law cannot be loaded here
   */
  static Engine forScrub(EngineDescription described) {
    return of(described, false);
  }

  /** Returns the engine for past activities, with the list editions of their day. */
  static Engine forPast(EngineDescription described) {
    return of(described, true);
  }

  /**
   * Returns an engine that adds counts. It needs no lists, so that a missing list does not cause an
   * engine to be built for each addition.
   */
  static Engine forCounts(EngineDescription described, boolean past) {
    Engine known = ENGINES.get(key(described, places(described), past));
    return known == null ? of(described.withoutLists(), past) : known;
  }

  private static List<Path> places(EngineDescription described) {
    return described.lists().stream().map(described.locator()::locate).toList();
  }

  private static String key(EngineDescription described, List<Path> places, boolean past) {
    return described.digest() + past + places;
  }

  private static Engine of(EngineDescription described, boolean past) {
    List<Path> places = places(described);
    String key = key(described, places, past);
    Engine known = ENGINES.get(key);
    if (known != null) {
      return known;
    }
    synchronized (ENGINES) { // so that two tasks do not map the same lists twice
      known = ENGINES.get(key);
      if (known == null) {
        known = new Engine(described, places, past);
        TaskContext task = TaskContext.get();
        if (known.missing().isEmpty() || task == null) {
          ENGINES.put(key, known);
        } else {
          // A list that is missing now may be available for the next task.
          Engine once = known;
          task.addTaskCompletionListener((TaskCompletionListener) context -> once.close());
        }
      }
      return known;
    }
  }

  private Compliance compliance(EngineDescription described, boolean past) {
    Compliance.Builder builder = Compliance.builder().profile(profile);
    List<RuleModule> modules = modules(described);
    modules.forEach(builder::module);
    if (!lists.isEmpty()) {
      Source<Contact, List<ListEntry>> source =
          past ? DatedLists.of(lists) : DoNotCallLists.of(lists);
      builder.lists(source);
    }
    if (!described.settings().isEmpty()) {
      Map<String, Setting> offered = new TreeMap<>();
      Compliance.settings().forEach(setting -> offered.put(setting.name(), setting));
      modules.forEach(
          module -> module.settings().forEach(setting -> offered.put(setting.name(), setting)));
      described
          .settings()
          .forEach(
              (name, on) -> {
                Setting setting = offered.get(name);
                if (setting == null) {
                  throw new IllegalArgumentException(
                      "There is no setting %s; there are %s"
                          .formatted(name, String.join(", ", offered.keySet())));
                }
                builder.setting(setting, on);
              });
    }
    Compliance all = builder.build();
    return described.regulations().isEmpty()
        ? all
        : all.onlyWithHouseRules(described.regulations());
  }

  /** Returns the modules where this class is, and those of the jars. */
  private static List<RuleModule> modules(EngineDescription described) {
    ClassLoader ours = Engine.class.getClassLoader();
    List<RuleModule> known = RuleModule.discover(ours);
    List<RuleModule> all = new ArrayList<>(known);
    for (ModuleFile module : described.modules()) {
      List<RuleModule> own = ModuleJar.modules(module.here(), ours, known);
      if (own.isEmpty()) { // its rules would be missing silently
        throw new IllegalStateException(
            "%s holds no rule module of its own".formatted(module.name()));
      }
      all.addAll(own);
    }
    return all;
  }

  Compliance compliance() {
    return compliance;
  }

  /**
   * Returns the codec that carries counts between processes, for a day of the audit; null for none.
   */
  Tallies tallies(@Nullable Instant today) {
    return tallies.computeIfAbsent(
        Optional.ofNullable(today), day -> Tallies.of(compliance, day.orElse(null)));
  }

  Profile profile() {
    return profile;
  }

  List<NumberList> lists() {
    return lists;
  }

  /** Returns the lists that are not available here, with the reasons. */
  Map<String, String> missing() {
    Map<String, String> missing = new TreeMap<>();
    for (NumberList list : lists) {
      if (list instanceof ListFile.Missing gone) {
        missing.put(gone.info().toString(), gone.problem());
      }
    }
    return missing;
  }

  /**
   * Checks that the law here is the same as on the machine that started the job.
   *
   * @throws IllegalStateException if it is not
   */
  void mustBe(String lawDigest) {
    String ours = compliance.edition().lawDigest();
    if (!ours.equals(lawDigest)) {
      throw new IllegalStateException(
          "The law on this executor is %s and on the driver %s; give all the same jars"
              .formatted(ours, lawDigest));
    }
  }

  private void close() {
    for (NumberList list : lists) {
      try {
        ListFile.close(list);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure); // it was only read, so this is of the system
      }
    }
  }
}
