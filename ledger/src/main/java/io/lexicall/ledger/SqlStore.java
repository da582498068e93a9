package io.lexicall.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.lexicall.facts.FactType;
import io.lexicall.facts.RequestKind;
import io.lexicall.ledger.LedgerException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the stores have in common: the statements that both databases understand, and transactions
 * that either are committed or leave nothing.
 */
abstract class SqlStore implements Store {
  /** The number of ids in one query: fewer than the parameters of a statement in SQLite. */
  private static final int MOST_IDS = EVENTS_AT_ONCE;

  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String IN_ORDER = " ORDER BY seq";
  static final String BY_ID = Rows.SELECT + "WHERE id = ?";
  private static final String ATTEMPTS_OF_PART =
      Rows.SELECT + "WHERE seq BETWEEN ? AND ? AND kind = 'contact-attempted'" + IN_ORDER;
  static final String WITH_FOLLOWING = Rows.SELECT + "WHERE id = ? OR refers_to = ?" + IN_ORDER;

  private final DataSource source;
  private final boolean isOurs;
  private final String ofPerson;
  private final String eventsOfPerson;
  final Duration writeTimeout;
  private volatile boolean closed;

  SqlStore(DataSource source, boolean isOurs, int keys, Duration writeTimeout) {
    this.source = source;
    this.isOurs = isOurs;
    this.ofPerson =
        Rows.SELECT + "WHERE person IN (" + String.join(", ", Collections.nCopies(keys, "?")) + ")";
    this.eventsOfPerson = ofPerson + IN_ORDER;
    this.writeTimeout = writeTimeout;
  }

  /** Something that is done with a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  abstract Tables tables();

  /** Begins a transaction that excludes other programs that create tables. */
  abstract void beginCreating(Connection connection) throws SQLException;

  /** Begins a transaction that will write. */
  abstract void begin(Connection connection) throws SQLException;

  /** Commits it; when this returns, what was written is on the disk. */
  abstract void commit(Connection connection) throws SQLException;

  /** Ends a transaction without a commit. */
  abstract void rollback(Connection connection) throws SQLException;

  /** Begins a transaction, keeps others from deciding on the person, and reads the events. */
  abstract List<Event> beginAndLock(Connection connection, List<String> persons)
      throws SQLException;

  /** Notifies other processes, within a transaction, whose cached answers they must drop. */
  abstract void tell(Connection connection, Set<String> persons) throws SQLException;

  abstract boolean hasTable(Connection connection) throws SQLException;

  abstract boolean isDuplicate(SQLException failure);

  abstract boolean isFull(SQLException failure);

  /** Runs it with a time limit on the connection, so that nobody waits forever on a dead one. */
  abstract <T> T timed(Work<T> work, Connection connection) throws SQLException;

  /** Runs before and after a transaction, whatever its outcome. */
  abstract <T> T exclusively(Work<T> work, Connection connection) throws SQLException;

  final String eventsOfPerson() {
    return eventsOfPerson;
  }

  @Override
  public final int create(List<String> keyMarks) {
    return write(
        new Transaction<Integer>() {
          @Override
          public void begin(Connection connection) throws SQLException {
            beginCreating(connection);
          }

          @Override
          public Integer with(Connection connection) throws SQLException {
            return tables().create(connection, hasTable(connection), keyMarks);
          }
        });
  }

  @Override
  public final void check(List<String> keyMarks) {
    boolean isKnown =
        read(connection -> tables().check(connection, hasTable(connection), keyMarks));
    if (!isKnown) {
      // At once, not with the first write: who opens it under the old keys meanwhile would not find
      // what is recorded under the new one.
      write(
          connection -> {
            Tables.use(connection, keyMarks);
            return Tables.VERSION;
          });
    }
  }

  @Override
  public final List<Event> events(List<String> persons) {
    return read(connection -> events(connection, eventsOfPerson, persons));
  }

  @Override
  public final List<Event> events(List<String> persons, Set<Part> parts) {
    String sql = eventsOfPerson(parts);
    return read(connection -> events(connection, sql, persons));
  }

  /** Returns the condition that a column holds one of so many texts. */
  abstract String isOneOf(String column, int texts);

  /** Sets its parameters. */
  abstract void setMany(PreparedStatement query, List<String> texts) throws SQLException;

  @Override
  public final List<Event> eventsOfMany(List<String> persons, Set<Part> parts) {
    return read(connection -> many(connection, eventsOfMany(persons.size(), parts), persons));
  }

  final String eventsOfMany(int people, Set<Part> parts) {
    return Rows.SELECT + "WHERE " + isOneOf("person", people) + only(parts) + IN_ORDER;
  }

  @Override
  public final Map<String, Instant> forgotten(List<String> persons) {
    Map<String, Instant> forgotten = new HashMap<>();
    for (int from = 0; from < persons.size(); from += MOST_IDS) {
      List<String> some = persons.subList(from, Math.min(from + MOST_IDS, persons.size()));
      for (Event each : eventsOfMany(some, Set.of())) {
        forgotten.merge(
            String.valueOf(each.person()),
            each.happenedAt(),
            (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    return forgotten;
  }

  final String byIds(int ids) {
    return Rows.SELECT + "WHERE " + isOneOf("id", ids);
  }

  private List<Event> many(Connection connection, String sql, List<String> parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      setMany(query, parameters);
      return events(query.executeQuery());
    }
  }

  final String eventsOfPerson(Set<Part> parts) {
    return ofPerson + only(parts) + IN_ORDER;
  }

  private static String only(Set<Part> parts) {
    return parts.size() == Part.ALL.size() ? "" : " AND " + Part.condition(parts);
  }

  static List<Event> events(Connection connection, String sql, List<String> parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      setAll(query, parameters);
      return events(query.executeQuery());
    }
  }

  static List<Event> events(ResultSet rows) throws SQLException {
    try (rows) {
      List<Event> events = new ArrayList<>();
      while (rows.next()) {
        events.add(Rows.read(rows));
      }
      return events;
    }
  }

  @Override
  public final List<Event> withFollowing(String id) {
    return read(connection -> events(connection, WITH_FOLLOWING, List.of(id, id)));
  }

  @Override
  public final List<Event> clocks(Instant since) {
    return read(
        connection -> {
          String some =
              "kind IN ('request-received', 'told-to-stop', 'consent-withdrawn') AND happened_at >= ?";
          try (PreparedStatement query =
              connection.prepareStatement(
                  Rows.SELECT
                      + "WHERE ("
                      + some
                      + ") OR refers_to IN (SELECT id FROM lexicall_event WHERE "
                      + some
                      + ") ORDER BY seq")) {
            query.setLong(1, Rows.micros(since));
            query.setLong(2, Rows.micros(since));
            return events(query.executeQuery());
          }
        });
  }

  @Override
  public final long lastEvent() {
    return read(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement("SELECT MAX(seq) FROM lexicall_event");
              ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1); // 0 for null
          }
        });
  }

  @Override
  public final List<Event> contacts(long first, long last) {
    return read(
        connection -> {
          List<Event> contacts = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(ATTEMPTS_OF_PART)) {
            query.setLong(1, first);
            query.setLong(2, last);
            contacts.addAll(events(query.executeQuery()));
          }
          if (!contacts.isEmpty()) {
            List<String> ids = contacts.stream().map(Event::requireId).toList();
            String ends =
                Rows.SELECT + "WHERE refers_to IS NOT NULL AND " + isOneOf("refers_to", ids.size());
            contacts.addAll(many(connection, ends, ids));
          }
          return contacts;
        });
  }

  @Override
  public final Set<String> sellers(int lastEvents) {
    return read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT DISTINCT seller FROM (SELECT seller FROM lexicall_event"
                      + " ORDER BY seq DESC LIMIT ?) last WHERE seller IS NOT NULL")) {
            query.setInt(1, lastEvents);
            Set<String> sellers = new TreeSet<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                sellers.add(rows.getString(1));
              }
            }
            return sellers;
          }
        });
  }

  @Override
  public final Recorded record(List<Event> events) {
    return write(connection -> insert(connection, events));
  }

  private Recorded insert(Connection connection, List<Event> events) throws SQLException {
    List<Event> recorded = new ArrayList<>(events.size());
    for (Event event : events) {
      recorded.add(followingCause(connection, event, recorded));
    }
    int[] inserted;
    try (PreparedStatement statement = connection.prepareStatement(Rows.INSERT)) {
      for (Event event : recorded) {
        Rows.write(statement, event);
        statement.addBatch();
      }
      inserted = statement.executeBatch();
    } catch (SQLException failure) {
      SQLException cause =
          failure.getNextException() == null ? failure : failure.getNextException();
      if (isDuplicate(cause)) {
        throw endedTwice();
      }
      throw failure;
    }
    Map<String, Event> there = storedUnlessInserted(connection, inserted, recorded);
    Set<String> added = new HashSet<>();
    Set<String> concerned = new LinkedHashSet<>();
    for (int i = 0; i < inserted.length; i++) {
      Event event = recorded.get(i);
      boolean isNew = inserted[i] == 1;
      if (!isNew) {
        Event known = requireSame(there.get(event.requireId()), event);
        recorded.set(i, known);
        isNew = inserted[i] < 0 && known.recordedAt().equals(event.recordedAt());
      }
      if (isNew
          && added.add(event.requireId())
          && event.person() != null
          && !isContact(event.kind())) {
        concerned.add(event.person());
      }
    }
    if (!concerned.isEmpty()) {
      tell(connection, concerned);
    }
    return new Recorded(recorded, added.size());
  }

  /**
   * Returns the events that are in the ledger under the ids of those of which the driver does not
   * say that they were inserted: they were there before (0), or it joined the inserts of the batch
   * and does not know (negative, as with reWriteBatchedInserts of PostgreSQL's driver).
   */
  private Map<String, Event> storedUnlessInserted(
      Connection connection, int[] inserted, List<Event> recorded) throws SQLException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] != 1) {
        ids.add(recorded.get(i).requireId());
      }
    }
    Map<String, Event> there = new HashMap<>();
    withIds(connection, ids).forEach(each -> there.put(each.requireId(), each));
    return there;
  }

  @Override
  public final List<Event> withIds(List<String> ids) {
    return read(connection -> withIds(connection, ids));
  }

  private List<Event> withIds(Connection connection, List<String> ids) throws SQLException {
    List<Event> events = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += MOST_IDS) {
      List<String> some = ids.subList(from, Math.min(from + MOST_IDS, ids.size()));
      events.addAll(many(connection, byIds(some.size()), some));
    }
    return events;
  }

  /**
   * Contacts are not notified: many are written, and a reservation always reads from the database.
   */
  private static boolean isContact(EventKind kind) {
    return kind == EventKind.CONTACT_ATTEMPTED || kind.cause() == EventKind.CONTACT_ATTEMPTED;
  }

  private static LedgerException endedTwice() {
    return new LedgerException(Reason.CONFLICT, "The attempt has ended already, and ends once");
  }

  /** Returns an event with the person of its cause; throws if that is not there, or is later. */
  private static Event followingCause(Connection connection, Event event, List<Event> before)
      throws SQLException {
    String refersTo = event.refersToOrNull();
    if (refersTo == null) {
      return event;
    }
    Event cause = null;
    for (Event each : before) {
      cause = each.requireId().equals(refersTo) ? each : cause;
    }
    if (cause == null) {
      List<Event> found = events(connection, BY_ID, List.of(refersTo));
      cause = found.isEmpty() ? null : found.get(0);
    }
    // A request under a law not to be called is lifted like any other.
    if (cause == null
        || cause.kind() != event.kind().cause()
            && !(event.kind() == EventKind.STOP_LIFTED && cause.isStop())) {
      throw new LedgerException(
          Reason.UNKNOWN_EVENT,
          "There is no event of kind %s with the id to which this %s refers"
              .formatted(event.kind().cause(), event.kind()));
    }
    if (event.latest().isBefore(cause.happenedAt())) {
      throw new LedgerException(
          Reason.INVALID,
          "%s at %s lies before its cause, %s at %s"
              .formatted(event.kind(), event.happenedAt(), cause.kind(), cause.happenedAt()));
    }
    if (event.person() != null && !event.person().equals(cause.person())) {
      if (PersonKeys.number(event.person()).isPresent()
          == PersonKeys.number(String.valueOf(cause.person())).isPresent()) {
        throw new LedgerException(
            Reason.INVALID, "This %s refers to an event of another person".formatted(event.kind()));
      }
    }
    return event.toBuilder().person(cause.person()).build();
  }

  private static Event requireSame(@Nullable Event known, Event event) throws SQLException {
    if (known == null) {
      throw new SQLException("it was erased meanwhile", SERIALIZATION_FAILURE);
    }
    if (!known.tellsTheSame(event)) {
      throw idTaken(known);
    }
    return known;
  }

  static LedgerException idTaken(Event known) {
    return new LedgerException(
        Reason.CONFLICT,
        "There is another event with this id, of kind %s at %s: give each event an id of its own"
            .formatted(known.kind(), known.happenedAt()));
  }

  @Override
  public final <T> T decide(List<String> persons, Decision<T> decision) {
    return write(
        new Transaction<T>() {
          private List<Event> events = List.of();

          @Override
          public void begin(Connection connection) throws SQLException {
            events = beginAndLock(connection, persons);
          }

          @Override
          public T with(Connection connection) throws SQLException {
            Decided<T> decided = decision.decide(events);
            Event event = decided.event();
            if (event != null) {
              insertOne(connection, event);
            }
            return decided.answer();
          }
        });
  }

  private void insertOne(Connection connection, Event event) throws SQLException {
    int inserted;
    try (PreparedStatement statement = connection.prepareStatement(Rows.INSERT)) {
      Rows.write(statement, event);
      inserted = statement.executeUpdate();
    } catch (SQLException failure) {
      if (isDuplicate(failure)) {
        throw endedTwice();
      }
      throw failure;
    }
    if (inserted == 0) {
      throw new LedgerException(
          Reason.CONFLICT,
          "There is an event of another person with this id: give each attempt an id of its own");
    }
  }

  @Override
  public final int forget(
      List<String> persons, List<EventKind> kept, List<RequestKind> keptRequests, Event forgotten) {
    String requests =
        "kind = '%s' AND request_kind IN (%s)"
            .formatted(EventKind.REQUEST_RECEIVED.code(), places(keptRequests));
    String delete =
        "DELETE FROM lexicall_event WHERE person = ? AND kind NOT IN (%s) AND NOT (%s)"
                .formatted(places(kept), requests)
            + " AND (refers_to IS NULL OR refers_to NOT IN"
            + " (SELECT id FROM lexicall_event WHERE person = ? AND "
            + requests
            + "))";
    List<String> codes = keptRequests.stream().map(FactType::code).toList();
    return write(
        connection -> {
          int deleted = 0;
          for (String person : persons) {
            update(connection, "INSERT INTO lexicall_forgetting (person) VALUES (?)", person);
            try (PreparedStatement statement = connection.prepareStatement(delete)) {
              List<String> values = new ArrayList<>(List.of(person));
              kept.forEach(kind -> values.add(kind.code()));
              values.addAll(codes);
              values.add(person);
              values.addAll(codes);
              setAll(statement, values);
              deleted += statement.executeUpdate();
            }
            update(connection, "DELETE FROM lexicall_forgetting WHERE person = ?", person);
          }
          if (deleted > 0) {
            insertOne(connection, forgotten);
            tell(connection, Set.copyOf(persons));
          }
          return deleted;
        });
  }

  private static String places(List<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }

  static void update(Connection connection, String sql, String parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      statement.executeUpdate();
    }
  }

  static void setAll(PreparedStatement statement, List<String> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setString(i + 1, values.get(i));
    }
  }

  /** What is done in a transaction, and how it begins. */
  interface Transaction<T> extends Work<T> {
    void begin(Connection connection) throws SQLException;
  }

  private <T> T write(Work<T> work) {
    return write(
        new Transaction<T>() {
          @Override
          public void begin(Connection connection) throws SQLException {
            SqlStore.this.begin(connection);
          }

          @Override
          public T with(Connection connection) throws SQLException {
            return work.with(connection);
          }
        });
  }

  private <T> T write(Transaction<T> transaction) {
    boolean[] committing = {false};
    try (Connection connection = uninterrupted()) {
      return exclusively(
          own -> {
            boolean done = false;
            try {
              transaction.begin(own);
              T answer = transaction.with(own);
              committing[0] = true;
              commit(own);
              done = true;
              return answer;
            } finally {
              if (!done) {
                rollBackQuietly(own);
              }
            }
          },
          connection);
    } catch (SQLException failure) {
      throw committing[0] && !isFull(failure) ? uncertain(failure) : failed(failure, true);
    }
  }

  private void rollBackQuietly(Connection connection) {
    try {
      rollback(connection);
    } catch (SQLException lost) {
      // The database rolls back what a lost connection began; the first failure is the one to tell.
    }
  }

  /**
   * Returns a connection also to a thread that is interrupted, which stays so: a request to stop is
   * recorded, whatever its thread is to do next.
   */
  private Connection uninterrupted() throws SQLException {
    if (closed) {
      throw closed();
    }
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return connection();
        } catch (SQLException failure) {
          if (!(failure.getCause() instanceof InterruptedException)) {
            throw failure;
          }
          interrupted = true;
          Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static LedgerException closed() {
    return new LedgerException(Reason.UNAVAILABLE, "The ledger is closed");
  }

  /** Returns a connection to the database that was opened, not to another in its place. */
  Connection connection() throws SQLException {
    return source.getConnection();
  }

  final <T> T read(Work<T> work) {
    try (Connection connection = uninterrupted()) {
      return timed(work, connection);
    } catch (SQLException failure) {
      throw failed(failure, false);
    }
  }

  private static LedgerException uncertain(SQLException failure) {
    return new LedgerException(
        Reason.UNCERTAIN,
        "The database did not say whether it wrote (%s): do it again with the same id"
            .formatted(state(failure)),
        told(failure));
  }

  /** Returns what a failure means, where that is known; null where it is not. */
  @Nullable String meaning(SQLException failure) {
    return null;
  }

  private LedgerException failed(SQLException failure, boolean writes) {
    String nothing = writes ? "; nothing was written" : "";
    String meaning = meaning(failure);
    if (meaning != null) {
      return new LedgerException(Reason.UNAVAILABLE, meaning + nothing, told(failure));
    }
    if (isFull(failure)) {
      return new LedgerException(
          Reason.FULL,
          "The disk of the database is full (%s); nothing was written".formatted(state(failure)),
          told(failure));
    }
    return new LedgerException(
        Reason.UNAVAILABLE,
        (isConnection(failure)
                    ? "The database cannot be reached (%s)"
                    : "The database refused (%s)")
                .formatted(state(failure))
            + nothing,
        told(failure));
  }

  private static boolean isConnection(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P");
  }

  /** Returns what a message may say: the message of a driver can quote what was to be written. */
  private static String state(SQLException failure) {
    return failure.getSQLState() == null
        ? failure.getClass().getSimpleName() + " " + failure.getErrorCode()
        : "SQL state " + failure.getSQLState();
  }

  /** Returns the cause without its message, which can quote what was to be written. */
  private static Throwable told(SQLException failure) {
    SQLException bare = new SQLException(state(failure), failure.getSQLState());
    bare.setStackTrace(failure.getStackTrace());
    return bare;
  }

  final DataSource source() {
    return source;
  }

  @Override
  public void close() {
    closed = true;
    if (isOurs && source instanceof HikariDataSource pool) {
      pool.close();
    }
  }
}
