package io.lexicall.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.ledger.ContactEnd;
import io.lexicall.ledger.Event;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerOptions;
import io.lexicall.ledger.Reservation;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Reserving an attempt on PostgreSQL, beside its floor: one transaction with one insert into a
 * table with an index, with the same driver and pool, both ending on the disk. And a check that
 * reads the history of a person, beside one bare select of the same rows. Nobody is asked for
 * twice, and no answer is kept.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ReserveBenchmark -t 1 -rf json}. Throughput
 * by threads: {@code for t in 1 2 4 8; do java -jar benchmarks/target/benchmarks.jar
 * ReserveBenchmark -bm thrpt -tu s -p people=100000 -t $t; done}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // by start
public class ReserveBenchmark {
  private static final int BATCH = 10_000;
  private static final int CONNECTIONS = 12;

  /** How many people there are, each with five contacts before. */
  @Param({"1000", "100000"})
  int people;

  private Path folder;
  private EmbeddedPostgres postgres;
  private HikariDataSource pool;
  private Ledger ledger;
  private Compliance compliance;
  private Compliance sourced;
  private final AtomicLong ids = new AtomicLong();

  /** A law with a cap that nobody reaches, so that what is measured is the ledger. */
  static final class Permitting implements RuleModule {
    private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);

    @Override
    public String name() {
      return "permitting";
    }

    @Override
    public String edition() {
      return "2026-11-28";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "permitting.cap")
              .title("A hundred thousand calls a day.")
              .cites("Benchmark 1")
              .in(Place.of("US"))
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
              .when(
                  HISTORY.atLeast(100_000, HISTORY.within(EarlierContact.AT, Duration.ofHours(24))))
              .denies());
    }
  }

  /** Starts the server on tables that are filled. */
  @Setup(Level.Trial)
  public void start() throws IOException, SQLException {
    folder = Files.createTempDirectory(BuildFolder.path(), "reserve-benchmark");
    Path filled = filled();
    if (filled == null) {
      open(folder);
      fill();
    } else {
      copy(filled, folder);
      open(folder);
    }
    compliance = Compliance.builder().module(new Permitting()).build();
    sourced = ledger.addTo(Compliance.builder().module(new Permitting())).build();
  }

  /**
   * Returns the folder of a server whose tables are filled, or null where nobody says which build
   * it belongs to. Every row begins with a copy of it: to fill tables takes longer than to measure.
   */
  private @Nullable Path filled() throws IOException, SQLException {
    if (!BuildFolder.isNamed()) {
      return null;
    }
    Path filled = BuildFolder.path().resolve("reserve-" + people);
    Path done = BuildFolder.path().resolve("reserve-" + people + ".done");
    if (!BuildFolder.made(done)) {
      delete(filled);
      open(filled);
      fill();
      close();
      Files.deleteIfExists(done);
      Files.createFile(done);
    }
    return filled;
  }

  private void open(Path folder) throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on") // the floor syncs too
            .start();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    config.setMaximumPoolSize(CONNECTIONS);
    pool = new HikariDataSource(config);
    ledger =
        Ledger.create(
            pool,
            LedgerOptions.builder()
                .cache(0, Duration.ZERO)
                .readTimeout(Duration.ofSeconds(10))
                .build());
  }

  private void fill() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, person TEXT, at BIGINT)");
      statement.execute("CREATE INDEX bare_person ON bare (person)");
    }
    Instant before = InstantSource.system().instant().minus(Duration.ofDays(40));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < people * 5; i++) {
      events.add(
          Event.contact(number(i % people), before.plusSeconds(i), ContactEnd.NOT_CONNECTED)
              .id("before-" + i)
              .build());
      if (events.size() == BATCH || i == people * 5 - 1) {
        ledger.record(events);
        events.clear();
      }
    }
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
  }

  private void close() throws IOException {
    ledger.close();
    pool.close();
    postgres.close();
  }

  /** Stops the server, and deletes what it wrote. */
  @TearDown(Level.Trial)
  public void stop() throws IOException {
    close();
    delete(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Files.copy(
            each,
            to.resolve(from.relativize(each)),
            StandardCopyOption.COPY_ATTRIBUTES,
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static PhoneNumber number(int i) {
    return PhoneNumber.ofDigits(1_212_200_0000L + i);
  }

  /** The floor. */
  @Benchmark
  public int oneInsert() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      int inserted;
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bare (id, person, at) VALUES (?, ?, ?)")) {
        insert.setString(1, "bare-" + ids.incrementAndGet());
        insert.setString(2, number(ThreadLocalRandom.current().nextInt(people)).e164());
        insert.setLong(3, System.nanoTime());
        inserted = insert.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
      return inserted;
    }
  }

  private Contact contact() {
    PhoneNumber number = number(ThreadLocalRandom.current().nextInt(people));
    return Contact.callTo(number)
        .at(InstantSource.system().instant())
        .purpose(ContactPurpose.TELEMARKETING)
        .caller(Caller.builder().seller("acme").build())
        .to(Called.inRegion("US-NY").number(number).build())
        .build();
  }

  /** Judged and taken. */
  @Benchmark
  public Reservation reserve() {
    return ledger.reserve(compliance, "r-" + ids.incrementAndGet(), contact());
  }

  /** The floor of a check. */
  @Benchmark
  public int oneSelect() throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT * FROM lexicall_event WHERE person = ?")) {
      select.setString(1, number(ThreadLocalRandom.current().nextInt(people)).e164());
      int rows = 0;
      try (ResultSet result = select.executeQuery()) {
        while (result.next()) {
          rows += result.getString("kind").length();
        }
      }
      return rows;
    }
  }

  /** Judged with what the ledger tells, read anew. */
  @Benchmark
  public Verdict sourcedCheck() {
    Verdict verdict = sourced.check(contact());
    if (verdict.decision() != Decision.PERMIT) {
      throw new IllegalStateException("the ledger did not answer");
    }
    return verdict;
  }
}
