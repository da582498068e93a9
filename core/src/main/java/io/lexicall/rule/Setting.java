package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

/**
 * An option of a module that the host can turn on or off.
 *
 * @param name module, dot, name: {@code tcpa.strict-quiet-hours}; public API
 * @param byDefault the value if the host does not set it
 * @param meaning what it does when it is on, as a sentence
 * @since 0.1
 */
public record Setting(String name, boolean byDefault, String meaning) {
  /** Checks that nothing is null. */
  public Setting {
    requireNonNull(name, "name");
    requireNonNull(meaning, "meaning");
  }
}
