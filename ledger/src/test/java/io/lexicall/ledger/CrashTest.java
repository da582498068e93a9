package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pairs of processes that write into one ledger, killed at random moments: each request to stop
 * that was acknowledged is there, once, and no cap is exceeded.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class CrashTest {
  /** Each time two processes are killed. */
  private static final int ROUNDS = Torture.rounds(5, 250);

  private static final int LONGEST_LIFE_MILLIS = 500;
  private static final int STRIDE = 100_000;

  /** The people who are dialled; all others only told to stop. */
  private static final int DIALLED = 5;

  @TempDir Path folder;

  /** Records requests to stop, and dials, on several threads, and tells each when it is done. */
  static final class Dialer {
    private Dialer() {}

    public static void main(String[] arguments) {
      AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[1]));
      Ledger ledger = Ledger.open(arguments[0], LedgerOptions.defaults());
      Compliance compliance = TestLaw.engine();
      for (int thread = 0; thread < 3; thread++) {
        boolean dials = thread == 0;
        new Thread(
                () -> {
                  while (true) {
                    int i = next.getAndIncrement();
                    Instant now = InstantSource.system().instant();
                    if (!dials) {
                      ledger.record(
                          Event.toldToStop(TestLaw.number(DIALLED + i % 5_000), now)
                              .id("stop-" + i)
                              .build());
                      System.out.println("stop-" + i);
                    } else if (ledger
                        .reserve(
                            compliance, "dial-" + i, TestLaw.call(TestLaw.number(i % DIALLED), now))
                        .isTaken()) {
                      System.out.println("dial-" + i);
                    }
                  }
                })
            .start();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void killedAtAnyMoment_whatWasAcknowledgedIsThereOnce_andNoCapIsExceeded(Databases.Kind kind)
      throws Exception {
    Random random = Torture.IS_ON ? new Random() : new Random(7);
    String url = kind.url(folder);
    List<String> acknowledged = new ArrayList<>();
    try (Ledger ledger = Ledger.create(url, LedgerOptions.defaults())) {
      for (int round = 0; round < ROUNDS; round++) {
        Process one = start(url, 2 * round * STRIDE);
        Process other = start(url, (2 * round + 1) * STRIDE);
        boolean early = random.nextInt(8) == 0;
        acknowledged.addAll(killAndHear(one, early, random));
        acknowledged.addAll(killAndHear(other, false, random));
        for (String id : acknowledged) {
          assertThat(ledger.event(id)).as(id).hasSize(1);
        }
        for (int person = 0; person < DIALLED; person++) {
          assertThat(ledger.standing(TestLaw.number(person)).events())
              .hasSizeLessThanOrEqualTo(TestLaw.CAP);
        }
        Ledger.open(url, LedgerOptions.defaults()).close();
      }
      long stops = acknowledged.stream().filter(id -> id.startsWith("stop")).count();
      assertThat(stops).isGreaterThan(2 * ROUNDS);
      for (int person = 0; person < DIALLED; person++) {
        assertThat(ledger.standing(TestLaw.number(person)).events()).hasSize(TestLaw.CAP);
      }
      if (Torture.IS_ON) {
        System.out.printf(
            "torture: %d kills of processes that write into %s: %d requests to stop acknowledged,"
                + " none lost%n",
            2 * ROUNDS, kind, stops);
      }
    }
  }

  private static Process start(String url, int from) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Dialer.class.getName(),
            url,
            Integer.toString(from))
        .redirectErrorStream(true)
        .start();
  }

  private static List<String> killAndHear(Process process, boolean early, Random random)
      throws Exception {
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      if (!early) {
        String first = out.readLine();
        assertThat(first).matches("(stop|dial)-\\d+");
        lines.add(first);
      }
      Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
      process.toHandle().destroyForcibly(); // kill -9; leaves the output to be read
      StringBuilder line = new StringBuilder();
      for (int c = out.read(); c >= 0; c = out.read()) {
        if (c == '\n') {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          line.append((char) c);
        }
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return lines;
  }
}
