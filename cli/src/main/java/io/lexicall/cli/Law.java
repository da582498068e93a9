package io.lexicall.cli;

import io.lexicall.CheckObserver;
import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Profile;
import io.lexicall.json.ProfileJson;
import io.lexicall.json.SafeText;
import io.lexicall.json.internal.Nearest;
import io.lexicall.ledger.AsKnown;
import io.lexicall.ledger.Ledger;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import io.lexicall.source.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The law that a command applies, and for which host. */
final class Law {
  static final String SETTING = "NAME=true|false";
  static final String SET =
      "Set a setting of the rules, such as core.all-clocks-of-region=true; docs/rules.md lists"
          + " them. May be repeated.";

  /** Where the tool's own modules are. */
  private static final ClassLoader TOOL = Law.class.getClassLoader();

  @Option(
      names = "--regulations",
      paramLabel = "NAME",
      split = ",",
      description =
          "Apply only these regulations, such as tcpa,tsr; 'lexicall rules' lists"
              + " them. A permit then says nothing about other law, and places whose law is"
              + " not loaded no longer matter. Rules of your own modules apply as well, unless some of their"
              + " regulations are named here.")
  List<String> regulations = List.of();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "The facts that hold for every activity of this host: a JSON object in the"
              + " shape of the facts.")
  @Nullable String profile;

  @Option(names = "--set", paramLabel = SETTING, description = SET)
  List<String> settings = List.of();

  @Option(
      names = ModuleOption.NAME,
      paramLabel = ModuleOption.JAR,
      description = ModuleOption.DESCRIPTION)
  List<String> modules = List.of();

  private List<String> inShadow = List.of();
  private @Nullable List<RuleModule> shadows;
  private final Map<String, List<RuleModule>> loaded = new HashMap<>();
  private @Nullable CheckObserver observer;
  private @Nullable Ledger ledger;
  private AsKnown asKnown = AsKnown.NOW;
  private long planMemory;

  /** Adds an observer of every check to laws that are loaded from then on. */
  void observedBy(CheckObserver who) {
    observer = who;
  }

  /** Lets laws that are loaded from then on read facts from a ledger, if one is given. */
  void asking(OpenLedger opened) {
    if (opened.isGiven()) {
      ledger = opened.ledger();
    }
  }

  /** Lets them read the facts as known at some time. */
  void asking(OpenLedger opened, AsKnown known) {
    if (!opened.isGiven() && !known.equals(AsKnown.NOW)) {
      throw Failure.usage("--as-known chooses records of a ledger: name it with --db");
    }
    asking(opened);
    asKnown = known;
  }

  /** Sets the memory for plans of each engine that is loaded from then on. */
  void planMemory(long bytes) {
    planMemory = bytes;
  }

  /** Adds the rules of these jars in shadow to laws that are loaded from then on. */
  void shadowing(List<String> jars) {
    inShadow = jars;
    shadows = null;
  }

  /** Loads the chosen law, and in addition the rules of a jar. */
  Compliance loadBeside(
      String jar, Profile standing, @Nullable Source<Contact, List<ListEntry>> lists) {
    return loadMore(jar, List.of(), standing, lists);
  }

  /**
   * Loads the chosen law, and in addition the rules of a jar; its modules take the place of those
   * of the host with the same names, which are older or newer versions of them.
   */
  Compliance loadInsteadOfOwn(
      String jar, Profile standing, @Nullable Source<Contact, List<ListEntry>> lists) {
    return loadMore(jar, replacedBy(jar), standing, lists);
  }

  /** Returns the names of the host's modules of which a jar holds another version. */
  List<String> replacedBy(String jar) {
    requireDistinct(List.of(jar));
    List<String> theirs = ofJar(jar).stream().map(Law::name).toList();
    return ofJars(modules).stream().map(Law::name).filter(theirs::contains).toList();
  }

  private Compliance loadMore(
      String jar,
      List<String> replaced,
      Profile standing,
      @Nullable Source<Contact, List<ListEntry>> lists) {
    requireDistinct(List.of(jar));
    List<RuleModule> ofHost = new ArrayList<>(ofJars(modules));
    ofHost.removeIf(module -> replaced.contains(name(module)));
    ofHost.addAll(ofJar(jar));
    List<RuleModule> all = new ArrayList<>(RuleModule.discover(TOOL));
    all.addAll(ofHost);
    ofHost.addAll(shadows());
    return some(loadAll(standing, lists, () -> all), ofHost);
  }

  /** Loads the chosen law, with the modules of a jar in place of ours with the same names. */
  Compliance loadInPlace(
      String jar, Profile standing, @Nullable Source<Contact, List<ListEntry>> lists) {
    return some(loadAll(standing, lists, () -> inPlace(jar)), ofHost());
  }

  private List<RuleModule> inPlace(String jar) {
    List<RuleModule> theirs = ModuleJars.apart(TOOL, jar);
    List<RuleModule> all = new ArrayList<>(theirs);
    boolean replaces = false;
    for (RuleModule ours : discovered()) {
      if (theirs.stream().noneMatch(each -> name(each).equals(name(ours)))) {
        all.add(ours);
      } else {
        replaces = true;
      }
    }
    if (!replaces) {
      throw Failure.usage(
          ("%s is not another release: it holds %s, and none of our modules;"
                  + " --with-module takes rules of your own")
              .formatted(
                  Input.called(jar),
                  SafeText.of(theirs.stream().map(Law::name).collect(Collectors.joining(", ")))));
    }
    return all;
  }

  /** Returns the profile as another release reads it; nothing if there is none. */
  Optional<String> profileText() {
    return profile == null ? Optional.empty() : Optional.of(ProfileJson.write(profile()));
  }

  /** Returns what the profile says; nothing if there is none. */
  Profile profile() {
    String file = profile;
    return file == null ? Profile.EMPTY : read(file);
  }

  /** Returns an activity with the facts of a profile, for messages besides the verdict. */
  static Activity<?> completed(Activity<?> activity, Profile profile) {
    return activity instanceof Contact contact ? profile.applyTo(contact) : activity;
  }

  /** Loads the chosen law, for a host with that profile and those lists. */
  Compliance load(Profile standing, DoNotCallLists lists) {
    return loadWith(standing, lists.lists().isEmpty() ? null : lists);
  }

  /** Loads the chosen law, for a host with that profile, and optionally with lists. */
  Compliance loadWith(Profile standing, @Nullable Source<Contact, List<ListEntry>> lists) {
    return some(loadAll(standing, lists, this::discovered), ofHost());
  }

  /** Returns the modules of the jars that are given, those in shadow too. */
  private List<RuleModule> ofHost() {
    List<RuleModule> ofHost = new ArrayList<>(shadows());
    ofHost.addAll(ofJars(modules));
    return ofHost;
  }

  /** Returns the modules of the jars in shadow, which are loaded once. */
  private List<RuleModule> shadows() {
    List<RuleModule> known = shadows;
    if (known == null) {
      requireDistinct(List.of());
      known = ofJars(inShadow);
      shadows = known;
    }
    return known;
  }

  /** Returns the modules of this tool, and those of the given jars. */
  private List<RuleModule> discovered() {
    requireDistinct(List.of());
    List<RuleModule> all = new ArrayList<>(RuleModule.discover(TOOL));
    all.addAll(ofJars(modules));
    return all;
  }

  private List<RuleModule> ofJars(List<String> jars) {
    List<RuleModule> all = new ArrayList<>();
    jars.forEach(jar -> all.addAll(ofJar(jar)));
    return all;
  }

  private List<RuleModule> ofJar(String jar) {
    return loaded.computeIfAbsent(jar, named -> ModuleJars.of(TOOL, named));
  }

  /** Returns the name of a module; empty if it fails, which the engine then reports. */
  private static String name(RuleModule module) {
    try {
      return String.valueOf(module.name());
    } catch (Throwable broken) {
      return "";
    }
  }

  private void requireDistinct(List<String> more) {
    List<String> all = new ArrayList<>(modules);
    all.addAll(inShadow);
    all.addAll(more);
    DistinctFiles.requireOnce(all);
  }

  /** Returns the chosen regulations, with those of the host's own rules. */
  private Compliance some(Compliance all, List<RuleModule> ofHost) {
    if (regulations.isEmpty()) {
      return all;
    }
    try {
      List<String> asked = new ArrayList<>(regulations);
      for (RuleModule own : ofHost) {
        List<String> theirs = regulations(own);
        if (Collections.disjoint(regulations, theirs)) {
          asked.addAll(theirs);
        }
      }
      asked.removeIf(each -> !regulations.contains(each) && !all.regulations().contains(each));
      return all.only(asked);
    } catch (IllegalArgumentException unknown) {
      List<String> known = all.regulations();
      String hint =
          regulations.stream()
              .filter(each -> !known.contains(each))
              .findFirst()
              .map(each -> Nearest.hint(each, known))
              .orElse("");
      throw Failure.usage(unknown.getMessage() + hint);
    }
  }

  private static List<String> regulations(RuleModule module) {
    return module.rules(Settings.defaults()).stream()
        .map(rule -> rule.info().regulation())
        .distinct()
        .toList();
  }

  /** Loads all the law, with default settings. */
  static Compliance load(Profile profile) {
    return with(List.of()).loadWith(profile, null);
  }

  /** Returns all the law, with the rules of these jars, and with default settings. */
  static Law with(List<String> jars) {
    return with(jars, List.of());
  }

  /** Returns all the law, with the rules of these jars, and with these settings. */
  static Law with(List<String> jars, List<String> settings) {
    Law all = new Law();
    all.modules = jars;
    all.settings = settings;
    return all;
  }

  private Compliance loadAll(
      Profile profile,
      @Nullable Source<Contact, List<ListEntry>> lists,
      Supplier<List<RuleModule>> asked) {
    try {
      Compliance.Builder builder = Compliance.builder().profile(profile);
      asked.get().forEach(builder::module);
      shadows().forEach(builder::shadow);
      if (lists != null) {
        builder.lists(lists);
      }
      Ledger opened = ledger;
      if (opened != null) {
        opened.addTo(builder, asKnown);
      }
      if (planMemory > 0) {
        builder.planMemory(planMemory);
      }
      CheckObserver told = observer;
      if (told != null) {
        builder.observer(told);
      }
      if (!settings.isEmpty()) {
        chosen().forEach(builder::setting);
      }
      return builder.build();
    } catch (IllegalStateException broken) {
      throw Failure.broken(SafeText.of(String.valueOf(broken.getMessage())));
    } catch (LinkageError broken) { // from a jar compiled for a later Java, or for other jars
      throw Failure.broken(
          "a rule module cannot be loaded: " + SafeText.of(String.valueOf(broken.getMessage())));
    }
  }

  /**
   * Reads the penalties of all modules now, so that a module that fails to return them is reported
   * before hours of work, and not after.
   */
  static void readPenalties(Compliance compliance) {
    Set<String> regulations = new HashSet<>();
    try {
      for (Rule<?> rule : compliance.rules()) {
        if (regulations.add(rule.info().regulation())) {
          compliance.penalties(rule.info());
        }
      }
    } catch (IllegalStateException broken) {
      throw Failure.broken(SafeText.of(String.valueOf(broken.getMessage())));
    }
  }

  private static List<Setting> settings(RuleModule module) {
    try {
      return List.copyOf(module.settings());
    } catch (Throwable broken) {
      throw Failure.broken(
          "the rule module "
              + SafeText.of(module.getClass().getName())
              + " does not return its settings: "
              + SafeText.of(broken.toString()));
    }
  }

  private Map<String, Setting> offered() {
    Map<String, Setting> offered = new TreeMap<>();
    Compliance.settings().forEach(setting -> offered.put(setting.name(), setting));
    for (RuleModule module : discovered()) {
      settings(module).forEach(setting -> offered.put(setting.name(), setting));
    }
    return offered;
  }

  private Map<Setting, Boolean> chosen() {
    Map<String, Setting> offered = offered();
    Map<Setting, Boolean> chosen = new LinkedHashMap<>();
    for (String each : settings) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      Setting setting = setting(name, offered);
      boolean isOn =
          switch (each.substring(equals + 1)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Failure.usage("--set takes NAME=true or NAME=false");
          };
      if (chosen.putIfAbsent(setting, isOn) != null) {
        throw Failure.usage(name + " is set twice");
      }
    }
    return chosen;
  }

  private static Setting setting(String name, Map<String, Setting> offered) {
    Setting setting = offered.get(name);
    if (setting == null) {
      throw Failure.usage(
          "there is no setting '"
              + SafeText.of(name)
              + "'; there are "
              + String.join(", ", offered.keySet()));
    }
    return setting;
  }

  private static Profile read(String file) {
    Path path = Input.path(file);
    if (Files.isDirectory(path)) {
      throw Failure.broken(Input.called(file) + " is a directory; name the files in it");
    }
    try {
      return ProfileJson.read(path);
    } catch (CharacterCodingException notUtf8) {
      throw Failure.broken("the profile " + Input.called(file) + " is not UTF-8");
    } catch (IOException failure) {
      throw Input.unreadable("the profile " + file, failure);
    } catch (InvalidFactsException invalid) {
      throw Failure.broken(
          "the profile " + Input.called(file) + " is not valid: " + Input.told(invalid.problems()));
    }
  }
}
