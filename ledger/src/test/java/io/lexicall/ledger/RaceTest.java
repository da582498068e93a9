package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.number.PhoneNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leads that are alike, on many threads: as many are dialled as the cap allows, and no more. */
class RaceTest {
  private static final int ROUNDS = Torture.rounds(40, 10_000);
  private static final int PROCESS_ROUNDS = Torture.rounds(20, 2_000);
  private static final int THREADS = 8;
  private static final int LEADS = 24;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void likeLeadsOnManyThreads_areDialledAsOftenAsTheCapAllows(Databases.Kind kind)
      throws Exception {
    String url = kind.url(folder);
    Compliance compliance = TestLaw.engine();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    // Two ledgers over one database, as of two processes.
    try (Ledger one = Ledger.create(url, LedgerOptions.defaults());
        Ledger other = Ledger.open(url, LedgerOptions.defaults())) {
      for (int round = 0; round < ROUNDS; round++) {
        PhoneNumber number = TestLaw.number(round);
        String ids = "r" + round + "-";
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        List<Future<Integer>> taken = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          Ledger ledger = thread % 2 == 0 ? one : other;
          int first = thread;
          Callable<Integer> dialer =
              () -> {
                barrier.await();
                int dials = 0;
                for (int lead = first; lead < LEADS; lead += THREADS) {
                  Reservation reservation =
                      ledger.reserve(
                          compliance,
                          ids + lead,
                          TestLaw.call(number, InstantSource.system().instant()));
                  dials += reservation.isTaken() ? 1 : 0;
                }
                return dials;
              };
          taken.add(threads.submit(dialer));
        }
        int dials = 0;
        for (Future<Integer> each : taken) {
          dials += each.get();
        }
        assertThat(dials).as("round " + round).isEqualTo(TestLaw.CAP);
      }
    } finally {
      threads.shutdownNow();
    }
    if (Torture.IS_ON) {
      System.out.printf("torture: %d races on %s: never more than the cap%n", ROUNDS, kind);
    }
  }

  /** A process that dials some of the leads, on threads of its own, when it is told to. */
  static final class Dialer {
    private Dialer() {}

    public static void main(String[] arguments) throws Exception {
      Compliance compliance = TestLaw.engine();
      try (Ledger ledger = Ledger.open(arguments[0], LedgerOptions.defaults())) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        System.out.println("ready");
        for (String round = in.readLine(); round != null; round = in.readLine()) {
          PhoneNumber number = TestLaw.number(Integer.parseInt(round));
          AtomicInteger next = new AtomicInteger();
          AtomicInteger dials = new AtomicInteger();
          String ids = "%s-%s-".formatted(arguments[1], round);
          List<Thread> threads = new ArrayList<>();
          for (int thread = 0; thread < THREADS / 2; thread++) {
            threads.add(
                new Thread(
                    () -> {
                      for (int lead = next.getAndIncrement();
                          lead < LEADS / 2;
                          lead = next.getAndIncrement()) {
                        Reservation reservation =
                            ledger.reserve(
                                compliance,
                                ids + lead,
                                TestLaw.call(number, InstantSource.system().instant()));
                        dials.addAndGet(reservation.isTaken() ? 1 : 0);
                      }
                    }));
          }
          threads.forEach(Thread::start);
          for (Thread thread : threads) {
            thread.join();
          }
          System.out.println(dials);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void likeLeadsInTwoProcesses_areDialledAsOftenAsTheCapAllows(Databases.Kind kind)
      throws Exception {
    String url = kind.url(folder);
    Ledger.create(url, LedgerOptions.defaults()).close();
    List<Process> dialers = List.of(start(url, "one"), start(url, "other"));
    List<BufferedReader> heard = new ArrayList<>();
    for (Process dialer : dialers) {
      BufferedReader out =
          new BufferedReader(new InputStreamReader(dialer.getInputStream(), UTF_8));
      assertThat(out.readLine()).isEqualTo("ready");
      heard.add(out);
    }
    for (int round = 0; round < PROCESS_ROUNDS; round++) {
      for (Process dialer : dialers) {
        dialer.getOutputStream().write((round + "\n").getBytes(UTF_8));
        dialer.getOutputStream().flush();
      }
      int dials = 0;
      for (BufferedReader each : heard) {
        dials += Integer.parseInt(each.readLine());
      }
      assertThat(dials).as("round " + round).isEqualTo(TestLaw.CAP);
    }
    for (Process dialer : dialers) {
      dialer.getOutputStream().close();
      assertThat(dialer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    if (Torture.IS_ON) {
      System.out.printf(
          "torture: %d races of two processes on %s: never more than the cap%n",
          PROCESS_ROUNDS, kind);
    }
  }

  private static Process start(String url, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Dialer.class.getName(),
            url,
            name)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
