package io.lexicall.server;

import java.util.Locale;
import org.eclipse.jetty.server.Request;

/**
 * The names under which a server that listens on this machine alone, and asks for no token, may be
 * asked: else a page in a browser here could be led to ask it under a name of its own.
 */
final class HostNames {
  private final boolean isLocal;
  private final String host;

  HostNames(boolean isLocal, String host) {
    this.isLocal = isLocal;
    this.host = host;
  }

  void require(Request request) {
    if (isLocal && !isKnown(String.valueOf(Request.getServerName(request)))) {
      throw Refusal.of(
          Refusal.Kind.MISDIRECTED, "Without tokens it is asked as localhost or 127.0.0.1 alone");
    }
  }

  boolean isKnown(String asked) {
    String name = asked.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.equals("::1")
        || name.matches("127(\\.[0-9]{1,3}){3}")
        || name.equals(host.toLowerCase(Locale.ROOT));
  }
}
