package io.lexicall.server;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clients of the server and their engines; built completely and then swapped in.
 *
 * @param common the engine with the profile of the server
 * @param byToken each client by the hash of its token; null if no token is required
 */
record Asked(Serving common, @Nullable Map<String, Known> byToken) {
  /**
   * A known client.
   *
   * @param name for limits
   * @param serving the engine with its profile; null if its profile could never be read
   */
  record Known(String name, @Nullable Serving serving) {}

  boolean asksTokens() {
    return byToken != null;
  }

  Optional<Known> client(String token) {
    return byToken == null
        ? Optional.empty()
        : Optional.ofNullable(byToken.get(Clients.hash(token)));
  }
}
