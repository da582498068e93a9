package io.lexicall.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** PostgreSQL, for several dialers. */
final class PostgresStore extends SqlStore {
  /** The channel on which processes notify each other of whose events they wrote. */
  static final String CHANNEL = "lexicall_ledger";

  /** If more people than this are concerned, the notification says that everybody may be. */
  private static final int MANY = 100;

  static final String EVERYBODY = "*";

  /**
   * Keeps others from deciding on the person until the end of the transaction. It writes nothing,
   * unlike a lock on a row. Two people with the same hash only wait for each other; the second
   * argument keeps the numbers apart from those of the application's own locks.
   */
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended(?, 7810781522778221676))";

  private static final long CREATING = 0x6C65_7869_6C67_0001L;

  private final String settings;
  private final String lockAndRead;

  PostgresStore(DataSource source, boolean isOurs, int keys, Duration writeTimeout) {
    super(source, isOurs, keys, writeTimeout);
    long millis = writeTimeout.toMillis();
    // What is acknowledged is on disk, even if the server is configured to acknowledge earlier.
    this.settings =
        ("SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE;"
                + " SELECT set_config('lock_timeout', '%1$s', true),"
                + " set_config('statement_timeout', '%1$s', true),"
                + " CASE WHEN current_setting('synchronous_commit') = 'off'"
                + " THEN set_config('synchronous_commit', 'on', true) END")
            .formatted(millis);
    // One round trip; each statement sees what was committed before it began, so the last of them
    // sees all that was written under the lock.
    this.lockAndRead = settings + "; " + LOCK + "; " + eventsOfPerson();
  }

  @Override
  Tables tables() {
    return new Tables("postgresql");
  }

  @Override
  <T> T timed(Work<T> work, Connection connection) throws SQLException {
    int before;
    try {
      before = connection.getNetworkTimeout();
      // Later than the server's own, which leaves the connection usable.
      connection.setNetworkTimeout(
          Runnable::run, Math.toIntExact(writeTimeout.plusSeconds(1).toMillis()));
    } catch (SQLFeatureNotSupportedException noDriverOfOurs) {
      return work.with(connection);
    }
    try {
      return work.with(connection);
    } finally {
      if (!connection.isClosed()) {
        connection.setNetworkTimeout(Runnable::run, before);
      }
    }
  }

  @Override
  <T> T exclusively(Work<T> work, Connection connection) throws SQLException {
    return timed(
        own -> {
          own.setAutoCommit(false);
          try {
            return work.with(own);
          } finally {
            if (!own.isClosed()) {
              own.setAutoCommit(true);
            }
          }
        },
        connection);
  }

  @Override
  void beginCreating(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + CREATING + ")");
    }
  }

  @Override
  void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(settings);
    }
  }

  @Override
  void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  @Override
  void rollback(Connection connection) throws SQLException {
    connection.rollback();
  }

  @Override
  List<Event> beginAndLock(Connection connection, List<String> persons) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(lockAndRead)) {
      query.setString(1, persons.get(0));
      for (int i = 0; i < persons.size(); i++) {
        query.setString(i + 2, persons.get(i));
      }
      query.execute(); // the level
      query.getMoreResults(); // the settings
      query.getMoreResults(); // the lock
      query.getMoreResults();
      return events(query.getResultSet());
    }
  }

  @Override
  void tell(Connection connection, Set<String> persons) throws SQLException {
    List<String> told = new ArrayList<>();
    if (persons.size() > MANY) {
      told.add(EVERYBODY);
    } else {
      persons.forEach(person -> told.add(Cache.token(person)));
    }
    String sql =
        "SELECT "
            + String.join(
                ", ", Collections.nCopies(told.size(), "pg_notify('" + CHANNEL + "', ?)"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < told.size(); i++) {
        statement.setString(i + 1, told.get(i));
      }
      statement.execute();
    }
  }

  @Override
  String isOneOf(String column, int texts) {
    return column + " = ANY (?)";
  }

  @Override
  void setMany(PreparedStatement query, List<String> texts) throws SQLException {
    query.setArray(1, query.getConnection().createArrayOf("text", texts.toArray()));
  }

  @Override
  boolean hasTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT to_regclass('lexicall_ledger')")) {
      return row.next() && row.getString(1) != null;
    }
  }

  @Override
  boolean isDuplicate(SQLException failure) {
    return "23505".equals(failure.getSQLState());
  }

  @Override
  boolean isFull(SQLException failure) {
    return "53100".equals(failure.getSQLState());
  }
}
