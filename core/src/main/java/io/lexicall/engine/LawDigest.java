package io.lexicall.engine;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.lexicall.facts.Fact;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the law that an engine holds.
 *
 * <p>A date says which edition a module claims to be. The digest says what was loaded. It covers
 * the bytes of the module's tables and classes as its class loader returns them, so it changes if
 * another jar shadows a table or a class was patched. It also covers what was chosen: settings,
 * modules in shadow, regulations, a day. For modules without chapters it covers the rule cards,
 * since these may depend on something else. The same bytes have the same digest in a jar, in a
 * folder of classes, and in the one-file tool, so the version is not part of it.
 *
 * <p>Reading and hashing takes as long as creating half of the rules, so the digest is computed on
 * the first call that needs it. If there is no such call within a second after an engine was built,
 * it is computed in the background, before the files may change, if the engine is still in use.
 * Then the chapters are created that no activity has needed yet. Immutable and thread-safe.
 */
public final class LawDigest {
  private static final String PREFIX = "sha256:";

  /**
   * The edition of a module.
   *
   * @param version the version of its jar; empty if the jar does not state it
   * @param law the edition of its law tables
   * @param digest of its tables and code, and of its rule cards unless it has chapters
   */
  public record Edition(String module, String version, String law, String digest) {}

  /** What was loaded, and its editions once they are known. */
  private static final class Loaded {
    private final Class<?> core;
    private final List<RuleModule> modules;
    private final Library library;
    private @Nullable List<Edition> editions;

    Loaded(Class<?> core, List<RuleModule> modules, Library library) {
      this.core = core;
      this.modules = modules;
      this.library = library;
    }

    synchronized List<Edition> editions() {
      List<Edition> known = editions;
      if (known == null) {
        known = LawDigest.editions(core, modules, library);
        editions = known;
      }
      return known;
    }

    /** Does so unless the engine is garbage by then, as those of short tests are. */
    void readSoon() {
      WeakReference<Loaded> self = new WeakReference<>(this);
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, ForkJoinPool.commonPool())
          .execute(
              () -> {
                Loaded loaded = self.get();
                if (loaded != null) {
                  loaded.read();
                }
              });
    }

    private void read() {
      try {
        editions();
        library.all();
      } catch (RuntimeException | LinkageError failure) {
        // Nobody has needed them yet; later activities are then indeterminate.
        new FailureLog(core.getName())
            .logOnce("Creating the rest of the rules in the background", failure);
      }
    }
  }

  private final Loaded loaded;
  private final String chosen;
  private @Nullable String all;

  private LawDigest(Loaded loaded, String chosen) {
    this.loaded = loaded;
    this.chosen = chosen;
  }

  private static String all(List<Edition> modules, String chosen) {
    StringBuilder text = new StringBuilder();
    for (Edition module : modules) {
      text.append(module.module()).append('\n').append(module.law()).append('\n');
      text.append(module.digest()).append('\n');
    }
    return PREFIX + hex(sha256().digest(utf8(text.append(chosen).toString())));
  }

  /**
   * Returns the digest of what was loaded just now. The lists must not change any more.
   *
   * @param core the class of the engine that hosts see
   * @param ofCore the settings of the engine itself
   * @param inShadow the names of the modules in shadow
   */
  public static LawDigest of(
      Class<?> core,
      List<Setting> ofCore,
      List<RuleModule> modules,
      List<String> inShadow,
      Library library,
      Settings settings) {
    Loaded loaded = new Loaded(core, modules, library);
    loaded.readSoon();
    StringBuilder chosen = new StringBuilder(chosen(ofCore, modules, settings));
    for (String name : inShadow) {
      chosen.append("shadow ").append(name).append('\n');
    }
    return new LawDigest(loaded, chosen.toString());
  }

  private static List<Edition> editions(Class<?> core, List<RuleModule> modules, Library library) {
    List<Edition> editions = new ArrayList<>();
    editions.add(new Edition("core", version(core), "", PREFIX + hex(ModuleFiles.digest(core))));
    IdentityHashMap<RuleModule, StringBuilder> cards = new IdentityHashMap<>();
    for (Rule<?> rule : ModuleFiles.areKnown(core) ? library.madeAtOnce() : library.all()) {
      RuleModule owner = requireNonNull(library.owner(rule.info().id()));
      append(rule.info(), cards.computeIfAbsent(owner, module -> new StringBuilder()));
    }
    for (RuleModule module : modules) {
      MessageDigest digest = sha256();
      digest.update(ModuleFiles.digest(module.getClass()));
      digest.update(utf8(cards.getOrDefault(module, new StringBuilder()).toString()));
      editions.add(
          new Edition(
              module.name(),
              version(module.getClass()),
              module.edition(),
              PREFIX + hex(digest.digest())));
    }
    return List.copyOf(editions);
  }

  /** Returns the digest of an engine that applies only some regulations. */
  public LawDigest only(Set<String> regulations) {
    return new LawDigest(
        loaded, chosen + "only " + String.join(",", new TreeSet<>(regulations)) + "\n");
  }

  /** Returns the digest of an engine that applies the law of one day. */
  public LawDigest underLawOf(LocalDate day) {
    return new LawDigest(loaded, chosen + "law of " + day + "\n");
  }

  /**
   * Returns the edition of each module; the first is that of the engine itself.
   *
   * @throws IllegalStateException if the files of a module cannot be read
   */
  public List<Edition> modules() {
    return loaded.editions();
  }

  /** Returns what was chosen, such as a setting; each part of the digest of all. */
  public List<String> choices() {
    return chosen.lines().toList();
  }

  /**
   * Returns the digest of all of them and of what was chosen.
   *
   * @throws IllegalStateException if the files of a module cannot be read
   */
  public String ofAll() {
    String known = all;
    if (known == null) {
      known = all(modules(), chosen);
      all = known; // a race computes the same twice
    }
    return known;
  }

  /** Returns the chosen settings, since a setting can change the law without changing a card. */
  private static String chosen(List<Setting> ofCore, List<RuleModule> modules, Settings settings) {
    List<Setting> offered = new ArrayList<>(ofCore);
    for (RuleModule module : modules) {
      offered.addAll(Library.settings(module));
    }
    return offered.stream()
        .filter(setting -> settings.isOn(setting) != setting.byDefault())
        .map(setting -> "set " + setting.name() + " " + settings.isOn(setting) + "\n")
        .sorted()
        .collect(joining());
  }

  /** Appends a card in a form that no other card has. */
  private static void append(RuleInfo card, StringBuilder to) {
    append(card.id(), to);
    append(card.variant(), to);
    append(card.title(), to);
    append(card.citation(), to);
    append(card.inForce().toString(), to);
    append(card.placesText(), to);
    append(card.activity(), to);
    append(card.certainty().text(), to);
    append(card.reads(), Fact::path, to);
    append(card.obligations(), name -> name, to);
    append(card.remedies(), name -> name, to);
    append(card.source(), to);
    append(card.verifiedOn().map(LocalDate::toString).orElse(""), to);
    to.append(card.isInShadow() ? "in shadow\n" : "\n");
  }

  private static <E> void append(List<E> list, Function<E, String> text, StringBuilder to) {
    to.append(list.size()).append('*');
    for (E each : list) {
      append(text.apply(each), to);
    }
  }

  /** Appends a text after its length, so that different texts in a row never look the same. */
  private static void append(String text, StringBuilder to) {
    to.append(text.length()).append(':').append(text);
  }

  private static String version(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    if (version == null && type.getModule().getDescriptor() != null) {
      version = type.getModule().getDescriptor().rawVersion().orElse(null);
    }
    return version == null ? "" : version;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
