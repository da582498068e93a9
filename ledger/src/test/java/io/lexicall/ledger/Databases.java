package io.lexicall.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The databases of tests: one server of PostgreSQL for the virtual machine, files of SQLite. */
final class Databases {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Databases() {}

  /** The one server. */
  private static final class Server {
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

  /** A kind of store. */
  enum Kind {
    POSTGRESQL {
      @Override
      String url(Path folder) {
        String name = "ledger_" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
          throw new IllegalStateException(failure);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
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

  static void execute(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
