package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server of the database is killed at random moments, while clients record requests to stop and
 * dial: each request that was acknowledged is there after it has recovered, once, and no cap is
 * exceeded.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class ServerCrashTest {
  private static final int ROUNDS = Torture.rounds(10, 300);
  private static final int LONGEST_LIFE_MILLIS = 250;
  private static final int DIALLED_A_ROUND = 2;
  private static final LedgerOptions OPTIONS =
      LedgerOptions.builder()
          .writeTimeout(Duration.ofSeconds(2))
          .cache(0, Duration.ZERO)
          .clockTolerance(Duration.ofHours(1))
          .build();

  @TempDir Path folder;

  private final AtomicInteger ids = new AtomicInteger();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Queue<Supplier<String>> unanswered = new ConcurrentLinkedQueue<>();
  private volatile boolean running;

  @Test
  void serverKilledAtAnyMoment_whatWasAcknowledgedIsThereOnce_andNoCapIsExceeded()
      throws Exception {
    Random random = Torture.IS_ON ? new Random() : new Random(11);
    int again = 0;
    try (Server server = Server.begin(folder.resolve("server"));
        Ledger ledger = Ledger.create(server.url(), OPTIONS)) {
      for (int round = 0; round < ROUNDS; round++) {
        int before = acknowledged.size();
        List<Thread> clients = clients(ledger, round);
        awaitMore(before);
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        boolean recoversItself = random.nextInt(4) == 0;
        if (recoversItself) {
          server.killOne(random);
        } else {
          server.kill(random);
        }
        running = false;
        if (recoversItself) {
          server.awaitAnswer();
        } else {
          server.start();
        }
        for (Thread client : clients) {
          client.join();
        }
        assertThat(untilHeard(server, true)).as("round " + round).containsAll(acknowledged);
        again += unanswered.size();
        for (Supplier<String> each : unanswered) {
          acknowledged.add(untilAnswered(each));
        }
        unanswered.clear();
        assertThat(untilHeard(server, false)).as("each once").hasSameSizeAs(acknowledged);
        for (int i = 0; i < DIALLED_A_ROUND; i++) {
          PhoneNumber number = dialled(round, i);
          assertThat(untilAnswered(() -> ledger.standing(number)).events())
              .hasSizeLessThanOrEqualTo(TestLaw.CAP);
        }
      }
      assertThat(again).as("calls that were cut off").isPositive();
    }
    System.out.printf(
        "%s%d kills of a server of PostgreSQL: %d requests to stop acknowledged, none lost; %d calls"
            + " were cut off and repeated%n",
        Torture.IS_ON ? "torture: " : "", ROUNDS, acknowledged.size(), again);
  }

  private static PhoneNumber dialled(int round, int i) {
    return TestLaw.number(5_000 + round * DIALLED_A_ROUND + i);
  }

  private List<Thread> clients(Ledger ledger, int round) {
    running = true;
    List<Thread> clients = new ArrayList<>();
    Compliance compliance = TestLaw.engine();
    for (int i = 0; i < 4; i++) {
      boolean dials = i < 2;
      clients.add(
          new Thread(
              () -> {
                while (running) {
                  int id = ids.incrementAndGet();
                  if (dials) {
                    dial(ledger, compliance, dialled(round, id % DIALLED_A_ROUND), id);
                  } else {
                    stop(ledger, id);
                  }
                }
              }));
    }
    clients.forEach(Thread::start);
    return clients;
  }

  private static void dial(Ledger ledger, Compliance compliance, PhoneNumber number, int id) {
    try {
      ledger.reserve(
          compliance, "dial-" + id, TestLaw.call(number, InstantSource.system().instant()));
    } catch (LedgerException lost) {
      // It may have been taken, and then counts.
    }
  }

  private void stop(Ledger ledger, int id) {
    Event stop =
        Event.toldToStop(TestLaw.number(id % 4_000), InstantSource.system().instant())
            .id("stop-" + id)
            .build();
    Supplier<String> call = () -> ledger.record(stop).requireId();
    try {
      acknowledged.add(call.get());
    } catch (LedgerException lost) {
      unanswered.add(call);
    }
  }

  /** Repeats a call with its id, as its host would, until it is answered. */
  private static <T> T untilAnswered(Supplier<T> call) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        return call.get();
      } catch (LedgerException notYet) {
        assertThat(System.nanoTime()).as(notYet.getMessage()).isLessThan(end);
        Thread.sleep(20);
      }
    }
  }

  private void awaitMore(int before) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (acknowledged.size() <= before && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    assertThat(acknowledged.size()).as("recorded again").isGreaterThan(before);
  }

  /** A server that recovers by itself may not have noticed yet that it must. */
  private static List<String> untilHeard(Server server, boolean distinct) throws Exception {
    try {
      return stops(server, distinct);
    } catch (SQLException lost) {
      server.awaitAnswer();
      return stops(server, distinct);
    }
  }

  private static List<String> stops(Server server, boolean distinct) throws Exception {
    List<String> ids = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT "
                    + (distinct ? "DISTINCT" : "")
                    + " id FROM lexicall_event WHERE kind = 'told-to-stop'")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
