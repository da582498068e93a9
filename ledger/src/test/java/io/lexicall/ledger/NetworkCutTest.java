package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.ledger.LedgerException.Reason;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The line between client and server is cut and halted at random, also after a commit and before
 * its answer: a host that repeats a call with its id has each event once, and no cap is exceeded.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class NetworkCutTest {
  private static final int CLIENTS = 3;
  private static final int STOPS = Torture.rounds(60, 3_000);
  private static final int PEOPLE = Torture.rounds(8, 500);

  @TempDir Path folder;

  private final Map<Reason, AtomicInteger> failures = new ConcurrentHashMap<>();

  @Test
  void lineCutAtAnyMoment_repeatedCallsDoubleNothing() throws Exception {
    String url = Databases.Kind.POSTGRESQL.url(folder);
    Matcher port = Pattern.compile(":(\\d+)/").matcher(url);
    assertThat(port.find()).isTrue();
    LedgerOptions options =
        LedgerOptions.builder()
            .writeTimeout(Duration.ofMillis(500))
            .cache(0, Duration.ZERO)
            .clockTolerance(Duration.ofHours(1))
            .build();
    try (Wire wire = new Wire(Integer.parseInt(port.group(1)));
        Ledger ledger =
            Ledger.create(url.replace(port.group(), ":" + wire.port() + "/"), options)) {
      wire.cutting(Torture.IS_ON ? System.nanoTime() : 5, 15, 80);
      List<Thread> clients = new ArrayList<>();
      List<Throwable> wrong = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        Thread thread = new Thread(() -> run(ledger, first));
        thread.setUncaughtExceptionHandler((who, what) -> wrong.add(what));
        thread.start();
        clients.add(thread);
      }
      for (Thread client : clients) {
        client.join();
      }
      wire.cuttingNoMore();
      assertThat(wrong).isEmpty();
      for (int i = 0; i < CLIENTS * STOPS; i++) {
        String id = "stop-" + i;
        assertThat(again(() -> ledger.event(id))).as(id).hasSize(1);
      }
      for (int person = 0; person < PEOPLE; person++) {
        PhoneNumber number = TestLaw.number(6_000 + person);
        assertThat(again(() -> ledger.standing(number).events())).hasSize(TestLaw.CAP);
      }
      assertThat(wire.cuts()).as("cuts").isPositive();
      assertThat(wire.cutCommits()).as("commits of which nobody heard").isPositive();
      assertThat(failures).as("what clients were told").containsKey(Reason.UNCERTAIN);
      System.out.printf(
          "%s%d cuts of the line to PostgreSQL, and %d of the answer to a commit: %d requests to stop"
              + " are there once; clients were told %s%n",
          Torture.IS_ON ? "torture: " : "",
          wire.cuts(),
          wire.cutCommits(),
          CLIENTS * STOPS,
          failures);
    }
  }

  private void run(Ledger ledger, int client) {
    for (int i = client; i < CLIENTS * STOPS; i += CLIENTS) {
      Event stop =
          Event.toldToStop(TestLaw.number(i % 5_000), InstantSource.system().instant())
              .id("stop-" + i)
              .build();
      again(() -> ledger.record(stop));
    }
    Compliance compliance = TestLaw.engine();
    for (int i = 0; i < PEOPLE * TestLaw.CAP; i++) {
      PhoneNumber number = TestLaw.number(6_000 + i % PEOPLE);
      String id = "dial-%d-%d".formatted(client, i);
      again(
          () ->
              ledger.reserve(
                  compliance, id, TestLaw.call(number, InstantSource.system().instant())));
    }
  }

  /** Repeats a call with its id until it is answered. */
  private <T> T again(Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (LedgerException lost) {
        assertThat(lost.reason()).isIn(Reason.UNAVAILABLE, Reason.UNCERTAIN);
        failures.computeIfAbsent(lost.reason(), each -> new AtomicInteger()).incrementAndGet();
      }
    }
  }
}
