package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The databases of tests: one server of PostgreSQL for the virtual machine, files of SQLite. */
final class Databases {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Databases() {}

  /** The one server. */
  private static final class Shared {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setServerConfig("fsync", "on")
            .start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** Returns the program of the server, beside which are the others. */
  static Path serverProgram() throws SQLException {
    try (Connection connection = Shared.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      ProcessHandle server = ProcessHandle.of(row.getLong(1)).orElseThrow();
      return Path.of(server.info().command().orElseThrow());
    }
  }

  /** A kind of store. */
  enum Kind {
    POSTGRESQL {
      @Override
      String url(Path folder) {
        String name = "ledger_" + COUNT.incrementAndGet();
        try (Connection connection = Shared.POSTGRES.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
          throw new IllegalStateException(failure);
        }
        return Shared.POSTGRES.getJdbcUrl("postgres", name);
      }
    },
    SQLITE {
      @Override
      String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("ledger-" + COUNT.incrementAndGet() + ".db");
      }
    };

    /** Returns the URL of a new, empty database. */
    abstract String url(Path folder);
  }

  static Stream<Kind> both() {
    return Stream.of(Kind.values());
  }

  /**
   * Waits until a ledger listens. It hears of no write before that, and of its own ones some time
   * later, when it drops the answers that it has kept since.
   */
  static void awaitListening(Kind kind, Ledger ledger) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (kind == Kind.POSTGRESQL && !ledger.isListening()) {
      assertThat(System.nanoTime()).as("does not listen").isLessThan(end);
      Thread.sleep(5);
    }
  }

  static void execute(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
