package io.lexicall;

import io.lexicall.law.InForce;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Identifies the law that an engine holds.
 *
 * <p>A date says which edition a module claims to be. The digest says what was loaded. It covers
 * the bytes of the module's tables and classes as its class loader returns them, so it changes if
 * another jar shadows a table or a class was patched. It also covers the cards of its rules under
 * the chosen settings. The same bytes have the same digest in a jar, in a folder of classes, and in
 * the one-file tool, so the version is not part of it.
 *
 * <p>Immutable and thread-safe.
 */
final class LawDigest {
  private static final String PREFIX = "sha256:";

  private final List<ModuleEdition> modules;
  private final String chosen;
  private final String all;

  private LawDigest(List<ModuleEdition> modules, String chosen) {
    this.modules = modules;
    this.chosen = chosen;
    StringBuilder text = new StringBuilder();
    for (ModuleEdition module : modules) {
      text.append(module.module()).append('\n').append(module.law()).append('\n');
      text.append(module.digest()).append('\n');
    }
    this.all = PREFIX + hex(sha256().digest(utf8(text.append(chosen).toString())));
  }

  static LawDigest of(
      List<RuleModule> modules,
      List<Rule<?>> rules,
      Map<String, RuleModule> owners,
      Settings settings) {
    List<ModuleEdition> editions = new ArrayList<>();
    editions.add(
        new ModuleEdition(
            "core",
            version(LawDigest.class),
            "",
            PREFIX + hex(ModuleFiles.digest(LawDigest.class))));
    for (RuleModule module : modules) {
      MessageDigest digest = sha256();
      digest.update(ModuleFiles.digest(module.getClass()));
      for (Rule<?> rule : rules) {
        if (owners.get(rule.info().id()) == module) {
          digest.update(utf8(card(rule.info())));
        }
      }
      editions.add(
          new ModuleEdition(
              module.name(),
              version(module.getClass()),
              module.edition(),
              PREFIX + hex(digest.digest())));
    }
    return new LawDigest(List.copyOf(editions), chosen(modules, settings));
  }

  /** Returns the digest of an engine that applies only some regulations. */
  LawDigest only(Set<String> regulations) {
    return new LawDigest(
        modules, chosen + "only " + String.join(",", new TreeSet<>(regulations)) + "\n");
  }

  /** Returns the digest of an engine that applies the law of one day. */
  LawDigest underLawOf(LocalDate day) {
    return new LawDigest(modules, chosen + "law of " + day + "\n");
  }

  List<ModuleEdition> modules() {
    return modules;
  }

  String ofAll() {
    return all;
  }

  /** Returns the chosen settings, since a setting can change the law without changing a card. */
  private static String chosen(List<RuleModule> modules, Settings settings) {
    List<Setting> offered = new ArrayList<>(Compliance.settings());
    modules.forEach(module -> offered.addAll(module.settings()));
    return offered.stream()
        .filter(setting -> settings.isOn(setting) != setting.byDefault())
        .map(setting -> "set " + setting.name() + " " + settings.isOn(setting) + "\n")
        .sorted()
        .collect(Collectors.joining());
  }

  private static String card(RuleInfo card) {
    InForce inForce = card.inForce();
    StringBuilder text = new StringBuilder();
    for (String part :
        List.of(
            card.id(),
            card.variant(),
            card.title(),
            card.citation(),
            inForce.toString(),
            card.placesText(),
            card.activity(),
            card.certainty().text(),
            joined(card.reads(), fact -> fact.path()),
            joined(card.obligations(), name -> name),
            joined(card.remedies(), name -> name),
            card.source(),
            card.verifiedOn().map(LocalDate::toString).orElse(""))) {
      // After its length, so that different cards never give the same text.
      text.append(part.length()).append(':').append(part);
    }
    return text.append(card.isInShadow() ? "in shadow\n" : "\n").toString();
  }

  private static <E> String joined(List<E> list, Function<E, String> name) {
    return list.stream().map(name).collect(Collectors.joining(" "));
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
