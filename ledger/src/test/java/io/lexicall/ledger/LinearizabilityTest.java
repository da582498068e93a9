package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lexicall.Compliance;
import io.lexicall.ledger.LedgerException.Reason;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Dialers that reserve and release at random, while connections are lost at random: whatever they
 * were told is what one after the other would have been told, in some order that agrees with time.
 */
class LinearizabilityTest {
  private static final int ROUNDS = Torture.rounds(60, 5_000);
  private static final int DIALERS = 4;
  private static final int STEPS = 5;
  private static final int LOST_PER_THOUSAND = 40;
  private static final long NEVER = Long.MAX_VALUE;

  @TempDir Path folder;

  /**
   * What was called and what was answered.
   *
   * @param attempt which attempt
   * @param reserves whether it was to be reserved, and not released
   * @param taken whether it was taken; means nothing if nobody was told
   * @param returned when it was answered; never if nobody was told, so that it may have happened
   */
  private record Step(int attempt, boolean reserves, boolean taken, long called, long returned) {}

  @ParameterizedTest
  @EnumSource
  void answers_areThoseOfSomeOrder_whateverIsLost(Databases.Kind kind) throws Exception {
    String url = kind.url(folder);
    Ledger.create(url, LedgerOptions.defaults()).close();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(DIALERS + 2);
    int lost = 0;
    try (HikariDataSource pool = new HikariDataSource(config)) {
      FaultySource source = new FaultySource(pool);
      try (Ledger ledger =
          Ledger.open(source, LedgerOptions.builder().cache(0, java.time.Duration.ZERO).build())) {
        source.failing(LOST_PER_THOUSAND);
        for (int round = 0; round < ROUNDS; round++) {
          List<Step> history = run(ledger, TestLaw.number(round), round);
          lost += (int) history.stream().filter(step -> step.returned == NEVER).count();
          assertThat(isLinearizable(history)).as(() -> "round: " + history).isTrue();
        }
      }
    }
    assertThat(lost).as("answers that were lost").isPositive();
    if (Torture.IS_ON) {
      System.out.printf(
          "torture: %d schedules on %s, %d answers lost: linearizable%n", ROUNDS, kind, lost);
    }
  }

  private static List<Step> run(Ledger ledger, PhoneNumber number, int round) throws Exception {
    Compliance compliance = TestLaw.engine();
    AtomicLong time = new AtomicLong();
    List<Step> history = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int dialer = 0; dialer < DIALERS; dialer++) {
      int first = dialer * STEPS;
      Random random = new Random(31L * round + dialer);
      Thread thread =
          new Thread(
              () -> {
                try {
                  go.await();
                } catch (InterruptedException unexpected) {
                  return;
                }
                int held = -1;
                int next = first;
                for (int i = 0; i < STEPS; i++) {
                  boolean releases = held >= 0 && random.nextBoolean();
                  int attempt = releases ? held : next++;
                  Step step = step(ledger, compliance, number, round, attempt, !releases, time);
                  if (step != null) {
                    history.add(step);
                  }
                  held = step != null && !releases && step.taken ? attempt : -1;
                }
              });
      thread.start();
      threads.add(thread);
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(history);
  }

  /** Does something; returns null if it failed and is said not to have happened. */
  private static Step step(
      Ledger ledger,
      Compliance compliance,
      PhoneNumber number,
      int round,
      int attempt,
      boolean reserves,
      AtomicLong time) {
    String id = round + "-" + attempt;
    long called = time.incrementAndGet();
    try {
      boolean taken = false;
      if (reserves) {
        taken =
            ledger
                .reserve(compliance, id, TestLaw.call(number, InstantSource.system().instant()))
                .isTaken();
      } else {
        ledger.release(id);
      }
      return new Step(attempt, reserves, taken, called, time.incrementAndGet());
    } catch (LedgerException failure) {
      return failure.reason() == Reason.UNCERTAIN
          ? new Step(attempt, reserves, false, called, NEVER)
          : null;
    }
  }

  /**
   * Searches for an order in which the answers are right: after Wing and Gong, remembering dead
   * ends.
   */
  static boolean isLinearizable(List<Step> history) {
    return search(history, 0, 0, new HashSet<>());
  }

  private static boolean search(List<Step> history, long done, long held, Set<List<Long>> dead) {
    long firstReturn = NEVER;
    boolean isOver = true;
    for (int i = 0; i < history.size(); i++) {
      if ((done & 1L << i) == 0 && history.get(i).returned != NEVER) {
        isOver = false;
        firstReturn = Math.min(firstReturn, history.get(i).returned);
      }
    }
    if (isOver) {
      return true;
    }
    if (!dead.add(List.of(done, held))) {
      return false;
    }
    for (int i = 0; i < history.size(); i++) {
      Step step = history.get(i);
      if ((done & 1L << i) != 0 || step.called > firstReturn) {
        continue;
      }
      long bit = 1L << step.attempt;
      boolean room = Long.bitCount(held & ~bit) < TestLaw.CAP;
      boolean told = step.returned != NEVER;
      if (step.reserves && told && step.taken != room) {
        continue;
      }
      long after = !step.reserves ? held & ~bit : room ? held | bit : held;
      if (search(history, done | 1L << i, after, dead)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void checker_knowsWhatIsNotInOrder() {
    List<Step> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      four.add(new Step(i, true, true, 1, 10));
    }
    assertThat(isLinearizable(four.subList(0, 3))).isTrue();
    assertThat(isLinearizable(four)).isFalse();
    List<Step> refusedTooEarly =
        List.of(new Step(0, true, true, 1, 2), new Step(1, true, false, 3, 4));
    assertThat(isLinearizable(refusedTooEarly)).isFalse();
    List<Step> perhapsReleased = new ArrayList<>(four.subList(0, 3));
    perhapsReleased.add(new Step(0, false, false, 11, NEVER));
    perhapsReleased.add(new Step(9, true, true, 12, 13));
    assertThat(isLinearizable(perhapsReleased)).isTrue();
    perhapsReleased.add(new Step(8, true, true, 14, 15));
    assertThat(isLinearizable(perhapsReleased)).isFalse();
  }
}
