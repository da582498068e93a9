package io.lexicall.server;

import io.lexicall.Compliance;
import io.lexicall.facts.Profile;

/**
 * Builds the engines of a server: one for each profile, when the server starts and whenever a
 * profile has changed.
 *
 * <p>Called by one thread at a time. Each engine has {@linkplain Compliance.Builder#planMemory
 * memory for plans} of its own, so give each a share where there are many profiles.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Engines {
  /**
   * Builds an engine.
   *
   * @param standing what holds for every activity of the client
   * @throws RuntimeException if it cannot be built; the server then goes on with what it had
   */
  Compliance engine(Profile standing);
}
