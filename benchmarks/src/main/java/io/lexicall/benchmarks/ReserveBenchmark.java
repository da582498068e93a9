package io.lexicall.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.ledger.ContactEnd;
import io.lexicall.ledger.Event;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerOptions;
import io.lexicall.ledger.Reservation;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
 * table with an index, with the same driver and pool. Both end on the disk.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ReserveBenchmark -t 1 -rf json}; more
 * threads by {@code -t}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // by fill
public class ReserveBenchmark {
  private static final int BATCH = 10_000;

  /** How many people there are, each with five contacts before. */
  @Param({"1000", "100000"})
  int people;

  private EmbeddedPostgres postgres;
  private HikariDataSource pool;
  private Ledger ledger;
  private Compliance compliance;
  private final AtomicLong ids = new AtomicLong();

  /** A law that permits, so that what is measured is the ledger. */
  private static final class Permitting implements RuleModule {
    @Override
    public String name() {
      return "permitting";
    }

    @Override
    public String edition() {
      return "2026-11-27";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "permitting.nothing-by-day")
              .title("No survey is made.")
              .cites("Benchmark 1")
              .in(Place.of("US"))
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY))
              .denies());
    }
  }

  /** Starts the server, and fills both tables. */
  @Setup(Level.Trial)
  public void fill() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    pool = new HikariDataSource(config);
    ledger = Ledger.create(pool, LedgerOptions.defaults());
    compliance = Compliance.builder().module(new Permitting()).build();
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

  /** Stops the server. */
  @TearDown(Level.Trial)
  public void stop() throws IOException {
    ledger.close();
    pool.close();
    postgres.close();
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

  /** Judged and taken. */
  @Benchmark
  public Reservation reserve() {
    PhoneNumber number = number(ThreadLocalRandom.current().nextInt(people));
    Contact contact =
        Contact.callTo(number)
            .at(InstantSource.system().instant())
            .purpose(ContactPurpose.TELEMARKETING)
            .caller(Caller.builder().seller("acme").build())
            .to(Called.inRegion("US-NY").number(number).build())
            .build();
    return ledger.reserve(compliance, "r-" + ids.incrementAndGet(), contact);
  }
}
