package io.lexicall.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lexicall.ledger.LedgerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds the database of a ledger: URLs, drivers, files and pools of connections. */
final class Stores {
  private static final String SQLITE = "jdbc:sqlite:";

  /**
   * Begins a name of SQLite that can have parameters; without it they would be part of the name.
   */
  private static final String URI = "file:";

  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final int CONNECTIONS = 12;

  /** Hikari's least. */
  private static final long FEWEST_CONNECT_MILLIS = 250;

  private Stores() {}

  /** A missing file would be created, and be empty. */
  private static Path requireFile(String url, boolean creates) {
    String name = url.substring(SQLITE.length());
    boolean isUri = name.startsWith(URI);
    String file = isUri ? name.substring(URI.length()).replaceAll("[?].*", "") : name;
    if (file.isBlank()
        || file.startsWith(":")
        || (isUri ? name.matches(".*[?&]mode=memory\\b.*") : name.indexOf('?') >= 0)) {
      throw notInAFile();
    }
    try {
      Path path = Path.of(file);
      if (!creates && !Files.exists(path)) {
        throw new LedgerException(
            Reason.SCHEMA,
            "There is no file of that name, and so no ledger: begin one with \"lexicall ledger"
                + " init\" or Ledger.create");
      }
      return path;
    } catch (InvalidPathException none) {
      throw new IllegalArgumentException("There can be no file of that name", none);
    }
  }

  static IllegalArgumentException notInAFile() {
    return new IllegalArgumentException(
        "A ledger in SQLite lies in a file: " + SQLITE + "FILE; parameters stand behind " + URI);
  }

  /**
   * Returns the store in the database of a URL, with a pool of connections of its own.
   *
   * @param creates whether a file that is missing is created
   */
  static SqlStore open(String url, LedgerOptions options, boolean creates) {
    boolean sqlite = url.startsWith(SQLITE);
    Path file = sqlite ? requireFile(url, creates) : null;
    if (!sqlite && !url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "A ledger lies in a database with a URL that begins with "
              + POSTGRESQL
              + " or "
              + SQLITE);
    }
    if (!sqlite) {
      requireHosts(url);
    }
    requireReachable(url, file);
    HikariConfig config = new HikariConfig();
    config.setPoolName("lexicall-ledger");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(Math.max(FEWEST_CONNECT_MILLIS, options.writeTimeout().toMillis()));
    config.setInitializationFailTimeout(-1);
    config.setMinimumIdle(1);
    config.setJdbcUrl(url);
    if (sqlite) {
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "FULL");
      config.addDataSourceProperty("busy_timeout", options.writeTimeout().toMillis());
    } else {
      config.addDataSourceProperty("ApplicationName", "lexicall-ledger");
      config.addDataSourceProperty(
          "connectTimeout", Math.max(1, options.writeTimeout().toSeconds()));
    }
    DataSource pool = new HikariDataSource(config);
    return sqlite
        ? new SqliteStore(pool, file, true, options.keys().count(), options.writeTimeout())
        : new PostgresStore(pool, true, options.keys().count(), options.writeTimeout());
  }

  /**
   * The driver writes a URL that it cannot read to the log of the platform, and people put a
   * password before the host.
   */
  private static void requireHosts(String url) {
    String rest = url.substring(POSTGRESQL.length());
    if (!rest.startsWith("//")) {
      return;
    }
    String hosts = rest.substring(2).replaceAll("[/?].*", "");
    if (hosts.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "User and password do not stand before the host: give ?user=NAME after the database, and"
              + " the password in ~/.pgpass");
    }
    for (String host : hosts.split(",", -1)) {
      int port = host.lastIndexOf(':');
      if (port > host.lastIndexOf(']') && !host.substring(port + 1).matches("[0-9]{1,5}")) {
        throw new IllegalArgumentException("A port is a number of up to five digits");
      }
    }
  }

  /** A pool would retry again and again; a failure at the start is reported at once. */
  private static void requireReachable(String url, @Nullable Path file) {
    boolean sqlite = file != null;
    try {
      DriverManager.getDriver(url);
    } catch (SQLException none) {
      throw new LedgerException(
          Reason.UNAVAILABLE,
          "There is no driver for the database on the class path: add "
              + (sqlite ? "org.xerial:sqlite-jdbc" : "org.postgresql:postgresql"));
    }
    if (file != null) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        throw new LedgerException(
            Reason.UNAVAILABLE, "The folder of the database's file does not exist");
      }
      makeForOwnerOnly(file);
    }
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.getMetaData();
      if (sqlite) {
        SqliteStore.requireReadable(connection);
        SqliteStore.requireOnDisk(connection);
      }
    } catch (SQLException unreachable) {
      String meaning = sqlite ? SqliteStore.meaningOf(unreachable) : null;
      throw new LedgerException(
          Reason.UNAVAILABLE,
          sqlite
              ? meaning == null ? "The file of the database cannot be opened" : meaning
              : "The database cannot be reached (SQL state " + unreachable.getSQLState() + ")");
    }
  }

  /**
   * Creates a missing file so that only its owner can read whom it is about. What SQLite writes
   * beside it has the same permissions.
   */
  private static void makeForOwnerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException isThereOrCannotBe) {
      // The driver opens it, or says what is wrong.
    }
  }

  /** Returns the store in the database of the application. */
  static SqlStore in(DataSource source, LedgerOptions options) {
    String product;
    try (Connection connection = source.getConnection()) {
      product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
      if (product.equals("sqlite")) {
        SqliteStore.requireOnDisk(connection);
      }
    } catch (SQLException unreachable) {
      throw new LedgerException(
          Reason.UNAVAILABLE,
          "The database cannot be reached (SQL state " + unreachable.getSQLState() + ")");
    }
    return switch (product) {
      case "postgresql" ->
          new PostgresStore(source, false, options.keys().count(), options.writeTimeout());
      case "sqlite" ->
          new SqliteStore(source, null, false, options.keys().count(), options.writeTimeout());
      default ->
          throw new IllegalArgumentException(
              "A ledger lies in PostgreSQL or SQLite, but the database is " + product);
    };
  }
}
