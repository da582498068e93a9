package io.lexicall.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  /** What a process wrote it hears of too, a little later, and then keeps no earlier answer. */
  static void letItBeHeard(Kind kind) {
    try {
      Thread.sleep(kind == Kind.POSTGRESQL ? 1_000 : 0);
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
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
