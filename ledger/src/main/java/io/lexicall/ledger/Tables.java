package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.lexicall.ledger.LedgerException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a ledger in one kind of database: their version, the scripts that made them, and
 * the keys under which people are named in them. Transactions are those of the caller.
 */
final class Tables {
  /** The version of the tables that this program reads and writes. */
  static final int VERSION = 5;

  /** Since this version the tables record which scripts created them. */
  private static final int SCRIPTS_ARE_TOLD = 2;

  private static final String SCHEMA = "schema";
  private static final String KEY = "key:";

  private final String scripts;

  /**
   * Creates it.
   *
   * @param scripts the folder of the scripts that make the tables
   */
  Tables(String scripts) {
    this.scripts = scripts;
  }

  /**
   * Makes the tables, or brings those of an earlier version to this one.
   *
   * @param exist whether there are tables
   * @return the version before; 0 if there were none
   */
  int create(Connection connection, boolean exist, List<String> keyMarks) throws SQLException {
    int version = exist ? version(connection) : 0;
    requireKnown(version);
    requireOurScripts(connection, version);
    try (Statement statement = connection.createStatement()) {
      for (int next = version + 1; next <= VERSION; next++) {
        // A blank line parts two statements.
        for (String each : new String(script(next), UTF_8).strip().split("\\R\\R+", -1)) {
          statement.execute(each);
        }
      }
    }
    tellScripts(connection, version);
    put(connection, SCHEMA, Integer.toString(VERSION));
    use(connection, keyMarks);
    return version;
  }

  /**
   * Checks that they are of this version and these keys.
   *
   * @param exist whether there are tables
   * @return whether the current key is known in them
   * @throws LedgerException if they are not
   */
  boolean check(Connection connection, boolean exist, List<String> keyMarks) throws SQLException {
    int version = exist ? version(connection) : 0;
    if (version == 0) {
      throw new LedgerException(
          Reason.SCHEMA,
          "There is no ledger in the database: begin one with \"lexicall ledger init\" or"
              + " Ledger.create");
    }
    requireKnown(version);
    if (version < VERSION) {
      throw new LedgerException(
          Reason.SCHEMA,
          ("The ledger is of version %s, and this program needs %s: bring it there with"
                  + " \"lexicall ledger init\" or Ledger.create")
              .formatted(version, VERSION));
    }
    requireOurScripts(connection, version);
    return requireKeys(connection, keyMarks).contains(KEY + keyMarks.get(0));
  }

  /**
   * Notes that the current key, the first, names people from now on.
   *
   * @throws LedgerException if another has noted a key meanwhile that is none of these: neither
   *     would find what the other records
   */
  static void use(Connection connection, List<String> keyMarks) throws SQLException {
    // Two that do so at once wait for each other.
    try (PreparedStatement lock =
        connection.prepareStatement("UPDATE lexicall_ledger SET value = value WHERE name = ?")) {
      lock.setString(1, SCHEMA);
      lock.executeUpdate();
    }
    requireKeys(connection, keyMarks);
    put(connection, KEY + keyMarks.get(0), "used");
  }

  private byte[] script(int version) {
    String name = "%s/V%s__ledger.sql".formatted(scripts, version);
    try (InputStream in =
        requireNonNull(Tables.class.getResourceAsStream(name), "a script is missing: " + name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void tellScripts(Connection connection, int before) throws SQLException {
    // The tables of the first version did not record the script.
    int first = before < SCRIPTS_ARE_TOLD ? 1 : before + 1;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO lexicall_script (version, sha256) VALUES (?, ?)")) {
      for (int version = first; version <= VERSION; version++) {
        statement.setInt(1, version);
        statement.setString(2, Evidence.sha256Of(script(version)));
        statement.executeUpdate();
      }
    }
  }

  /**
   * Throws if the tables were created by other scripts than ours: they may not be what we expect.
   */
  private void requireOurScripts(Connection connection, int version) throws SQLException {
    if (version < SCRIPTS_ARE_TOLD) {
      return;
    }
    Map<Integer, String> told = new HashMap<>();
    try (PreparedStatement query =
            connection.prepareStatement("SELECT version, sha256 FROM lexicall_script");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        told.put(rows.getInt(1), rows.getString(2));
      }
    }
    for (int each = 1; each <= version; each++) {
      if (!Evidence.sha256Of(script(each)).equals(told.get(each))) {
        throw new LedgerException(
            Reason.SCHEMA,
            ("The script by which version %s of the ledger's tables was made is not the one of this"
                    + " program (its SHA-256 is another), so that they may differ: use the release"
                    + " that made them, or an unaltered one")
                .formatted(each));
      }
    }
  }

  private static void requireKnown(int version) {
    if (version > VERSION) {
      throw new LedgerException(
          Reason.SCHEMA,
          "The ledger is of version %s, and this program knows versions up to %s: update the program"
              .formatted(version, VERSION));
    }
  }

  /** Throws if there are events that none of the keys finds; returns the names of what is known. */
  private static Set<String> requireKeys(Connection connection, List<String> keyMarks)
      throws SQLException {
    Set<String> names = new HashSet<>();
    try (PreparedStatement query =
            connection.prepareStatement("SELECT name FROM lexicall_ledger ORDER BY name");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    for (String name : names) {
      if (name.startsWith(KEY) && !keyMarks.contains(name.substring(KEY.length()))) {
        boolean clear = name.endsWith(PersonKeys.CLEAR);
        throw new LedgerException(
            Reason.KEYS,
            clear
                ? "The ledger holds numbers in clear, which would not be found under the key: open it"
                    + " without a key, or name it as formerly in clear"
                : "The ledger was written with another key, so that requests to stop in it would not"
                    + " be found: open it with that key, also if only as a former one");
      }
    }
    return names;
  }

  private static int version(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT value FROM lexicall_ledger WHERE name = ?")) {
      query.setString(1, SCHEMA);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Integer.parseInt(row.getString(1)) : 0;
      }
    }
  }

  private static void put(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO lexicall_ledger (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.executeUpdate();
    }
  }
}
