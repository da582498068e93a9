package io.lexicall.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Receives notifications from other processes, by LISTEN of PostgreSQL, about whose events they
 * wrote. If that is not possible, such as behind a pooler, nothing is received, and answers are as
 * old as the options allow.
 */
final class Listener implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Listener.class.getName());
  private static final int WAIT_MILLIS = 500;
  private static final long PAUSE_MILLIS = 1_000;

  private final DataSource source;
  private final Cache cache;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Connection listening;

  Listener(DataSource source, Cache cache) {
    this.source = source;
    this.cache = cache;
    this.thread = new Thread(this::listen, "lexicall-ledger-listener");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Returns whether notifications are received now. */
  boolean isListening() {
    return listening != null;
  }

  private void listen() {
    boolean told = false;
    while (!closed) {
      try (Connection connection = source.getConnection()) {
        if (!connection.isWrapperFor(PGConnection.class)) {
          return;
        }
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
          statement.execute("LISTEN " + PostgresStore.CHANNEL);
        }
        // Earlier writes are no longer notified.
        cache.clear();
        listening = connection;
        try {
          hear(connection.unwrap(PGConnection.class));
        } finally {
          stopListening(connection);
        }
      } catch (SQLException lost) {
        if (!closed && !told) {
          told = true;
          LOG.log(
              System.Logger.Level.WARNING,
              "What other processes write into the ledger is not heard for now ({0}); answers are as"
                  + " old as the options allow",
              lost.getSQLState());
        }
      } finally {
        listening = null;
        cache.clear();
      }
      pause();
    }
  }

  private void hear(PGConnection connection) throws SQLException {
    while (!closed) {
      PGNotification[] heard = connection.getNotifications(WAIT_MILLIS);
      if (heard == null) {
        continue;
      }
      for (PGNotification each : heard) {
        if (each.getParameter().equals(PostgresStore.EVERYBODY)) {
          cache.clear();
        } else {
          cache.forget(each.getParameter());
        }
      }
    }
  }

  /**
   * The pool may be the host's: its driver would keep the notifications until somebody reads them.
   */
  private static void stopListening(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UNLISTEN " + PostgresStore.CHANNEL);
    } catch (SQLException lost) {
      // A lost connection no longer listens.
    }
  }

  private void pause() {
    try {
      if (!closed) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
