package io.lexicall.journal;

import io.lexicall.ModuleEdition;
import io.lexicall.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the entry with the edition of the law tells: which law gave the decisions after it. Entries
 * of earlier programs tell neither modules nor choices.
 */
final class LoadedLaw {
  private static final String MODULES = "modules";
  private static final String CHOICES = "choices";
  private static final String LEFT_OUT = "leftOut";

  /**
   * The longest text of modules and choices, in characters: with it and the shared parts, an entry
   * stays within its longest, whatever a host has loaded.
   */
  private static final int MOST_CHARACTERS = 8_000;

  private LoadedLaw() {}

  /** Returns the members of the entry. */
  static Map<String, Object> members(Verdict.Edition told) {
    List<Object> modules = new ArrayList<>();
    List<Object> choices = new ArrayList<>();
    long leftOut = 0;
    int characters = 0;
    for (String choice : told.choices()) {
      characters += choice.length();
      leftOut += add(choice, choices, characters);
    }
    for (ModuleEdition module : told.modules()) {
      Map<String, String> one =
          Map.of(
              "digest", module.digest(),
              "edition", module.law(),
              "name", module.module(),
              "version", module.version());
      characters += one.values().stream().mapToInt(String::length).sum();
      leftOut += add(one, modules, characters);
    }
    Map<String, Object> members = new TreeMap<>();
    members.put("lawDigest", told.lawDigest());
    members.put("lawEdition", told.law());
    members.put("program", Journal.program());
    members.put("zoneRules", told.zoneRules());
    members.put(MODULES, modules);
    members.put(CHOICES, choices);
    if (leftOut > 0) {
      members.put(LEFT_OUT, leftOut);
    }
    return members;
  }

  private static int add(Object told, List<Object> all, int characters) {
    if (characters > MOST_CHARACTERS) {
      return 1;
    }
    all.add(told);
    return 0;
  }

  /** Returns it in words, a line each; empty if the entry does not tell. */
  static List<String> lines(Map<String, @Nullable Object> edition) {
    List<String> lines = new ArrayList<>();
    if (edition.get(MODULES) instanceof List<?> modules) {
      for (Object each : modules) {
        if (each instanceof Map<?, ?> module) {
          lines.add(line(module));
        }
      }
    }
    if (edition.get(CHOICES) instanceof List<?> choices) {
      choices.forEach(each -> lines.add(String.valueOf(each)));
    }
    if (edition.get(LEFT_OUT) instanceof Long count) {
      lines.add(count + " more, for which there was no room");
    }
    return List.copyOf(lines);
  }

  private static String line(Map<?, ?> module) {
    StringBuilder line = new StringBuilder("module ").append(module.get("name"));
    if (module.get("version") instanceof String version && !version.isEmpty()) {
      line.append(' ').append(version);
    }
    if (module.get("edition") instanceof String edition && !edition.isEmpty()) {
      line.append(" of ").append(edition);
    }
    return line.append(", ").append(module.get("digest")).toString();
  }
}
