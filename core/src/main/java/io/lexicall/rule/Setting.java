package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

/**
 * A choice that a module leaves to the host: on or off.
 *
 * @param name module, dot, name: {@code tcpa.strict-quiet-hours}; public API
 * @param byDefault what holds where the host does not choose
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
