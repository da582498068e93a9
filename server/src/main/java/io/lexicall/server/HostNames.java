package io.lexicall.server;

import java.util.Locale;
import org.eclipse.jetty.server.Request;

/**
 * The host names that requests may use if the server listens only on this machine and requires no
 * token. Otherwise a web page in a local browser could be made to call it under another name (DNS
 * rebinding).
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
