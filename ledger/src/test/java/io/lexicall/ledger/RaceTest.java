package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leads that are alike, on many threads: as many are dialled as the cap allows, and no more. */
class RaceTest {
  /** {@code .ci/torture} lets it go on for longer. */
  private static final boolean TORTURE = System.getProperty("lexicall.torture.seconds") != null;

  private static final int ROUNDS = TORTURE ? 10_000 : 40;
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
    if (TORTURE) {
      System.out.printf("torture: %d races on %s: never more than the cap%n", ROUNDS, kind);
    }
  }
}
