package io.lexicall.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of decisions, and of the folder, when a journal is closed or its thread dies. */
class ClosingTest {
  private static final int ROUNDS =
      System.getProperty("lexicall.torture.seconds") == null ? 40 : 2_000;
  private static final int DIALS = 48;
  private static final JournalOptions IMPATIENT =
      JournalOptions.defaults().withPatience(Duration.ofMillis(300));

  @TempDir Path top;

  private final Contact call = TestLaw.call(1);
  private final Verdict verdict = TestLaw.engine().check(call);

  private Path folder() {
    return top.resolve("journal");
  }

  private JournalKeys keys() throws IOException {
    return JournalKeys.open(top.resolve("keys"));
  }

  /** So many dials that some stand between asking whether it is open and handing over. */
  @Test
  void decisionsHandedOverWhileItCloses_areInIt_orWereNotTaken() throws Exception {
    JournalOptions options = JournalOptions.defaults().withCapacity(4);
    for (int round = 0; round < ROUNDS; round++) {
      Path folder = top.resolve("journal-" + round);
      FaultyDisk disk = FaultyDisk.withoutSyncs(); // so that it ends sooner than a dial wakes up
      AtomicInteger taken = new AtomicInteger();
      try (JournalKeys keys = JournalKeys.open(top.resolve("keys-" + round), disk)) {
        Journal journal = Journal.open(folder, keys, options, disk);
        CountDownLatch begun = new CountDownLatch(DIALS);
        List<Thread> dials = new ArrayList<>();
        for (int i = 0; i < DIALS; i++) {
          Thread dial =
              new Thread(
                  () -> {
                    begun.countDown();
                    dialUntilClosed(journal, taken);
                  });
          dial.start();
          dials.add(dial);
        }
        begun.await();
        journal.close();
        for (Thread dial : dials) {
          dial.join();
        }
        int[] there = new int[1];
        JournalReader.open(folder)
            .forEach(
                entry -> {
                  there[0] += entry.decision().isPresent() ? 1 : 0;
                  return true;
                });
        assertThat(there[0]).as("in round %d", round).isEqualTo(taken.get());
      }
    }
  }

  private void dialUntilClosed(Journal journal, AtomicInteger taken) {
    try {
      while (true) {
        taken.addAndGet(journal.record(call, verdict) ? 1 : 0);
      }
    } catch (JournalException closed) {
      // It was told that this one is not in it.
    }
  }

  /** As in a pool that was shut down at once. */
  @Test
  void closeByAThreadThatIsInterrupted_writesWhatWaits() throws IOException {
    try (JournalKeys keys = keys()) {
      Journal journal = Journal.open(folder(), keys, JournalOptions.defaults());
      for (int i = 0; i < 2_000; i++) {
        journal.record(call, verdict);
      }
      Thread.currentThread().interrupt();
      journal.close();
      assertThat(Thread.interrupted()).as("it is told on").isTrue();
    }
    assertThat(decisions()).isEqualTo(2_000);
  }

  private int decisions() throws IOException {
    int[] there = new int[1];
    JournalReader.open(folder())
        .forEach(
            entry -> {
              there[0] += entry.decision().isPresent() ? 1 : 0;
              return true;
            });
    return there[0];
  }

  /** Its queue is full, and nothing of it can be written. */
  @Test
  void checkThatCannotBeHandedOver_isNotAcknowledgedInTime() throws Exception {
    Path elsewhere = top.resolve("elsewhere");
    try (JournalKeys keys = keys()) {
      Journal journal = Journal.open(folder(), keys, IMPATIENT.withCapacity(2));
      Files.move(folder(), elsewhere);
      for (int i = 0; i < 6; i++) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                assertThatThrownBy(() -> journal.check(TestLaw.engine(), call))
                    .isInstanceOf(JournalException.class));
      }
      Files.move(elsewhere, folder());
      journal.close();
    }
  }

  /** Another process could lock a file of its own then, and write the journal. */
  @Test
  void lockThatWasRemoved_endsTheWriting() throws IOException {
    try (JournalKeys keys = keys()) {
      Journal journal = Journal.open(folder(), keys, IMPATIENT);
      journal.check(TestLaw.engine(), call);
      Files.delete(folder().resolve("lock"));
      assertThatThrownBy(() -> journal.check(TestLaw.engine(), call))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("lock");
      Files.createFile(folder().resolve("lock"));
      assertThatThrownBy(() -> journal.check(TestLaw.engine(), call))
          .isInstanceOf(JournalException.class);
      assertThatThrownBy(journal::close).isInstanceOf(JournalException.class);
    }
    assertThat(decisions()).isEqualTo(1);
  }

  /** As when there is no memory: what waits is lost with what was on its way, and is counted. */
  @Test
  void threadThatDies_countsAllThatItWasHanded() throws Exception {
    CountDownLatch handed = new CountDownLatch(1);
    DecisionWriters dying =
        new DecisionWriters(
            () ->
                new Deflation(new Deflation.Dictionary(new byte[0])) {
                  @Override
                  byte[] deflate(byte[] text, int length) {
                    try {
                      handed.await();
                    } catch (InterruptedException closed) {
                      Thread.currentThread().interrupt();
                    }
                    throw new OutOfMemoryError("of a test");
                  }
                });
    try (JournalKeys keys = keys()) {
      Journal journal = Journal.open(folder(), keys, JournalOptions.defaults(), Disk.SYSTEM, dying);
      for (int i = 0; i < 500; i++) {
        journal.record(call, verdict);
      }
      handed.countDown();
      assertThatThrownBy(journal::sync)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("OutOfMemoryError");
      assertThatThrownBy(() -> journal.record(call, verdict)).hasMessageContaining("has stopped");
      assertThatThrownBy(journal::close)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("could not write 500 decisions");
    }
  }

  @Test
  void lastFileThatCannotBeClosed_isTold_andTheFolderIsFree() throws IOException {
    FaultyDisk disk = new FaultyDisk(Integer.MAX_VALUE, 0);
    try (JournalKeys keys = keys()) {
      Journal journal = Journal.open(folder(), keys, JournalOptions.defaults(), disk);
      journal.record(call, verdict);
      journal.sync();
      journal.publish();
      disk.failToClose();
      assertThatThrownBy(journal::close)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Input/output error");
      Journal.open(folder(), keys, JournalOptions.defaults()).close();
    }
  }

  /** How many are lost is told first: that a file could not be closed matters less. */
  @Test
  void lostDecisions_areTold_alsoWhereTheLastFileCannotBeClosed() throws IOException {
    FaultyDisk disk = new FaultyDisk(Integer.MAX_VALUE, 0);
    Path keysFolder = top.resolve("keys");
    try (JournalKeys keys = keys()) {
      Journal journal = Journal.open(folder(), keys, IMPATIENT, disk);
      disk.failToClose();
      Files.move(
          keysFolder, top.resolve("elsewhere")); // so that the files of the journal stay open
      journal.record(call, verdict);
      assertThatThrownBy(journal::close)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("could not write 1 decisions")
          .satisfies(lost -> assertThat(lost.getSuppressed()).hasSize(1));
      Files.move(top.resolve("elsewhere"), keysFolder);
    }
    try (JournalKeys keys = keys()) {
      Journal.open(folder(), keys, JournalOptions.defaults()).close();
    }
  }

  @Test
  void journalThatCannotBeOpened_leavesNoFileOpen() throws IOException {
    FaultyDisk disk = new FaultyDisk(Integer.MAX_VALUE, 0);
    try (JournalKeys keys = keys()) {
      Files.createDirectories(folder().resolve(Store.FORGETTING));
      assertThatThrownBy(() -> Journal.open(folder(), keys, JournalOptions.defaults(), disk))
          .isInstanceOf(IOException.class);
      assertThat(disk.open()).isZero();
    }
  }
}
