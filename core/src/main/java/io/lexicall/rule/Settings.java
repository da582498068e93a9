package io.lexicall.rule;

import java.util.HashMap;
import java.util.Map;

/**
 * The settings that the host chose for the modules. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Settings {
  private static final Settings DEFAULTS = new Settings(Map.of());

  private final Map<String, Boolean> chosen;

  private Settings(Map<String, Boolean> chosen) {
    this.chosen = chosen;
  }

  /** Returns the default settings. */
  public static Settings defaults() {
    return DEFAULTS;
  }

  /** Returns these settings with one more value set. */
  public Settings with(Setting setting, boolean on) {
    Map<String, Boolean> more = new HashMap<>(chosen);
    more.put(setting.name(), on);
    return new Settings(Map.copyOf(more));
  }

  /** Returns whether a setting is on. */
  public boolean isOn(Setting setting) {
    return chosen.getOrDefault(setting.name(), setting.byDefault());
  }
}
