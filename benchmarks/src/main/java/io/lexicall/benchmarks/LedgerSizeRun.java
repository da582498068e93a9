package io.lexicall.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerOptions;
import io.lexicall.number.PhoneNumber;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A ledger of a million people with many contacts each: whether a check and a reservation cost more
 * as the table grows.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.lexicall.benchmarks.LedgerSizeRun [PEOPLE]
 * [CONTACTS]}; a million people and ten contacts each unless told. It fills a server of PostgreSQL
 * of its own, in steps of a hundredth, a tenth and all of it, and after each asks of random people.
 * Ten million rows take about 4 GB below the folder for temporary files.
 */
public final class LedgerSizeRun {
  private static final int CHECKS = 4_000;
  private static final int RESERVATIONS = 1_000;
  private static final long FIRST_NUMBER = 1_212_200_0000L;

  /** Of the rows that one statement writes, so that each ends in good time. */
  private static final int PEOPLE_AT_ONCE = 250_000;

  private final HikariDataSource pool;
  private final Random random = new Random(1);
  private int reserved;

  private LedgerSizeRun(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, SQLException {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int contacts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .start()) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
      try (HikariDataSource pool = new HikariDataSource(config)) {
        new LedgerSizeRun(pool).run(people, contacts);
      }
    }
  }

  private void run(int people, int contacts) throws SQLException {
    LedgerOptions anew =
        LedgerOptions.builder().cache(0, Duration.ZERO).readTimeout(Duration.ofSeconds(10)).build();
    try (Ledger ledger = Ledger.create(pool, anew)) {
      Compliance compliance =
          ledger.addTo(Compliance.builder().module(new ReserveBenchmark.Permitting())).build();
      System.out.printf(
          "%12s %12s %10s | %22s | %22s%n",
          "people", "rows", "MB", "check: median, 99 %", "reserve: median, 99 %");
      int before = 0;
      for (int until : new int[] {people / 100, people / 10, people}) {
        fill(before, until, contacts);
        before = until;
        measure(ledger, compliance, until);
      }
    }
  }

  /** Contact by contact, as they would come: those of a person lie far apart. */
  private void fill(int from, int to, int contacts) throws SQLException {
    long day = TimeUnit.DAYS.toMicros(1);
    Instant now = InstantSource.system().instant();
    long start = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) - (contacts + 2L) * day;
    for (int contact = 0; contact < contacts; contact++) {
      for (int first = from; first < to; first += PEOPLE_AT_ONCE) {
        execute(
            ("INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, seller,"
                    + " channels, purposes, connected)"
                    + " SELECT 'c-' || p || '-%1$d', 'contact-attempted', '+' || (%2$d + p),"
                    + " %3$d + p, %3$d + p, 'acme', 'voice', 'telemarketing', false"
                    + " FROM generate_series(%4$d, %5$d) p")
                .formatted(
                    contact,
                    FIRST_NUMBER,
                    start + contact * day,
                    first,
                    Math.min(to, first + PEOPLE_AT_ONCE) - 1));
      }
    }
    execute("VACUUM ANALYZE lexicall_event");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void measure(Ledger ledger, Compliance compliance, int people) throws SQLException {
    long[] checks = new long[CHECKS];
    long[] reservations = new long[RESERVATIONS];
    for (int round = 0; round < 2; round++) { // the first warms up
      for (int i = 0; i < CHECKS; i++) {
        Contact contact = contact(people);
        long begun = System.nanoTime();
        boolean permitted = compliance.check(contact).decision() == Decision.PERMIT;
        checks[i] = System.nanoTime() - begun;
        require(permitted);
      }
      for (int i = 0; i < RESERVATIONS; i++) {
        Contact contact = contact(people);
        long begun = System.nanoTime();
        boolean taken = ledger.reserve(compliance, "r-" + reserved++, contact).isTaken();
        reservations[i] = System.nanoTime() - begun;
        require(taken);
      }
    }
    System.out.printf(
        "%,12d %,12d %,10d | %10s %11s | %10s %11s%n",
        people,
        number("SELECT count(*) FROM lexicall_event"),
        number("SELECT pg_total_relation_size('lexicall_event')") >> 20,
        micros(checks, 50),
        micros(checks, 99),
        micros(reservations, 50),
        micros(reservations, 99));
  }

  private static void require(boolean permitted) {
    if (!permitted) {
      throw new IllegalStateException("the ledger did not answer");
    }
  }

  private Contact contact(int people) {
    PhoneNumber number = PhoneNumber.ofDigits(FIRST_NUMBER + random.nextInt(people));
    return Contact.callTo(number)
        .at(InstantSource.system().instant())
        .purpose(ContactPurpose.TELEMARKETING)
        .caller(Caller.builder().seller("acme").build())
        .to(Called.inRegion("US-NY").number(number).build())
        .build();
  }

  private static String micros(long[] nanos, int percent) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return "%,d us".formatted(sorted[(sorted.length - 1) * percent / 100] / 1_000);
  }
}
