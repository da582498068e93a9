package io.lexicall.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** SQLite in a file, for one machine. */
final class SqliteStore extends SqlStore {
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int DAMAGED = 11;
  private static final int FULL = 13;
  private static final int CONSTRAINT = 19;
  private static final int NO_DATABASE = 26;

  /** The low byte of an extended result code. */
  private static final int PRIMARY = 0xFF;

  /** SQLite lets one write at a time; threads that wait here need not poll the file. */
  private final ReentrantLock writing = new ReentrantLock(true);

  private final @Nullable Path file;

  /** What distinguishes the file from others of the same name; null until the first connection. */
  private volatile @Nullable Object fileKey;

  /**
   * Creates a store.
   *
   * @param file where the database is; null if that is not known
   */
  SqliteStore(
      DataSource source, @Nullable Path file, boolean isOurs, int keys, Duration writeTimeout) {
    super(source, isOurs, keys, writeTimeout);
    this.file = file;
  }

  /**
   * A process that holds a file open goes on to read it when it was deleted or another was put in
   * its place, and would never see what others record in the new one.
   */
  @Override
  Connection connection() throws SQLException {
    Object known = fileKey;
    if (known != null && !known.equals(keyOf(file))) {
      throw new LedgerException(
          LedgerException.Reason.UNAVAILABLE,
          "The file of the database was removed or replaced; restart the program, or close the ledger"
              + " and open it again");
    }
    Object before = known == null ? keyOf(file) : known; // null where the connection makes the file
    Connection connection = super.connection();
    if (known == null) {
      fileKey = before == null ? keyOf(file) : before;
    }
    return connection;
  }

  /** Returns null if there is no file, or if the file system has no keys. */
  private static @Nullable Object keyOf(@Nullable Path file) {
    try {
      return file == null ? null : Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException gone) {
      return null;
    }
  }

  @Override
  Tables tables() {
    return new Tables("sqlite");
  }

  @Override
  <T> T timed(Work<T> work, Connection connection) throws SQLException {
    return work.with(connection); // there is no line
  }

  @Override
  <T> T exclusively(Work<T> work, Connection connection) throws SQLException {
    boolean interrupted = false;
    boolean locked = false;
    long end = System.nanoTime() + writeTimeout.toNanos();
    try {
      while (!locked) {
        try {
          locked = writing.tryLock(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
          if (!locked) {
            throw new SQLTransientConnectionException("others write", "57P03");
          }
        } catch (InterruptedException later) {
          interrupted = true; // it is written first
        }
      }
      return work.with(connection);
    } finally {
      if (locked) {
        writing.unlock();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  void beginCreating(Connection connection) throws SQLException {
    begin(connection);
  }

  /**
   * A transaction that will write must say so first; otherwise two can read, and neither can write.
   */
  @Override
  void begin(Connection connection) throws SQLException {
    execute(connection, "PRAGMA busy_timeout = " + writeTimeout.toMillis());
    execute(connection, "PRAGMA synchronous = FULL");
    execute(connection, "BEGIN IMMEDIATE");
  }

  @Override
  void commit(Connection connection) throws SQLException {
    execute(connection, "COMMIT");
  }

  @Override
  void rollback(Connection connection) throws SQLException {
    execute(connection, "ROLLBACK");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  List<Event> beginAndLock(Connection connection, List<String> persons) throws SQLException {
    begin(connection);
    return events(connection, eventsOfPerson(), persons);
  }

  @Override
  void tell(Connection connection, Set<String> persons) {
    // There is no way to notify; the greatest age of answers is the bound.
  }

  @Override
  String isOneOf(String column, int texts) {
    return column + " IN (" + String.join(", ", Collections.nCopies(texts, "?")) + ")";
  }

  @Override
  void setMany(PreparedStatement query, List<String> texts) throws SQLException {
    setAll(query, texts);
  }

  @Override
  boolean hasTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'lexicall_ledger'")) {
      return row.next();
    }
  }

  @Override
  @Nullable String meaning(SQLException failure) {
    return meaningOf(failure);
  }

  /** Reads what a file that is none, or is cut, does not have. */
  static void requireReadable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
      row.next();
    }
  }

  /**
   * Refuses a database in memory: what the ledger acknowledges is on disk.
   *
   * @throws IllegalArgumentException if it has no file
   */
  static void requireOnDisk(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet databases = statement.executeQuery("PRAGMA database_list")) {
      while (databases.next()) {
        String file = databases.getString("file");
        if (databases.getString("name").equals("main") && file != null && !file.isBlank()) {
          return;
        }
      }
    }
    throw Stores.notInAFile();
  }

  /** Returns what the code of a failure says, which nobody knows by heart; null for others. */
  static @Nullable String meaningOf(SQLException failure) {
    return switch (failure.getErrorCode() & PRIMARY) {
      case BUSY, LOCKED -> "Another program holds the file of the database";
      case READ_ONLY -> "The file of the database can only be read";
      case DAMAGED -> "The file of the database is damaged: restore it from a backup";
      case NO_DATABASE -> "The file is no database of SQLite";
      default -> null;
    };
  }

  @Override
  boolean isDuplicate(SQLException failure) {
    return (failure.getErrorCode() & PRIMARY) == CONSTRAINT;
  }

  @Override
  boolean isFull(SQLException failure) {
    return (failure.getErrorCode() & PRIMARY) == FULL;
  }
}
