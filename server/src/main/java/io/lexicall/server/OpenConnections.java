package io.lexicall.server;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The open connections. Near the limit, the connection that has been idle the longest is closed for
 * a new one, so that a client with many idle connections locks nobody out.
 *
 * <p>Thread-safe.
 */
final class OpenConnections implements Connection.Listener {
  /** One of this many places is kept free, for the time that closing takes. */
  private static final int PLACES_OF_A_SPARE = 16;

  private final int most;

  /** Idle connections, the one that has been silent the longest first. */
  private final Set<Connection> silent = new LinkedHashSet<>();

  private int open;

  /**
   * Creates the register.
   *
   * @param limit how many may be open
   */
  OpenConnections(int limit) {
    this.most = Math.max(1, limit - 1 - limit / PLACES_OF_A_SPARE);
  }

  @Override
  public void onOpened(Connection connection) {
    if (!isOfRequests(connection)) {
      return;
    }
    Connection longestSilent;
    synchronized (this) {
      open++;
      longestSilent = open > most ? first() : null;
      silent.add(connection);
    }
    if (longestSilent != null) {
      longestSilent.getEndPoint().close();
    }
  }

  private @Nullable Connection first() {
    Iterator<Connection> all = silent.iterator();
    if (!all.hasNext()) {
      return null;
    }
    Connection first = all.next();
    all.remove();
    return first;
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    if (isOfRequests(connection)) {
      open--;
      silent.remove(connection);
    }
  }

  /** Keeps the connection of a request until it is answered. */
  void answering(Request request) {
    Connection connection = request.getConnectionMetaData().getConnection();
    synchronized (this) {
      silent.remove(connection);
    }
    Request.addCompletionListener(request, failure -> answered(connection));
  }

  private synchronized void answered(Connection connection) {
    if (connection.getEndPoint().isOpen()) {
      silent.add(connection);
    }
  }

  /** TLS is a connection of its own, below that of the requests. */
  private static boolean isOfRequests(Connection connection) {
    return connection instanceof ConnectionMetaData;
  }
}
