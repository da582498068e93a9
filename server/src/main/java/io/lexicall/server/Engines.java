package io.lexicall.server;

import io.lexicall.Compliance;
import io.lexicall.facts.Profile;

/**
 * Builds the engines of a server: one for each profile, when the server starts and whenever a
 * profile has changed.
 *
 * <p>Called by one thread at a time. Each engine has its own {@linkplain
 * Compliance.Builder#planMemory memory for plans}, so give each a share if there are many profiles.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Engines {
  /**
   * Builds an engine.
   *
   * @param standing the facts that hold for every activity of the client
   * @throws RuntimeException if it cannot be built; the server then continues with the engine that
   *     it had
   */
  Compliance engine(Profile standing);
}
