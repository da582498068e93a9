package io.lexicall.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Shows checkpoints to a witness, on a thread of its own, and stores the last one that it signed.
 * While the witness is busy, a newer checkpoint replaces the one that waits. Thread-safe.
 */
final class Witnessing {
  private static final long RETRY_MILLIS = 1_000;

  private final Path folder;
  private final Disk disk;
  private final CheckpointWitness witness;
  private final Thread thread;

  private final SignedNote.Verifier signer;
  private final JournalOptions options;

  // Guarded by this.
  private @Nullable String waiting;

  /** Whether the witness is working on a checkpoint, and how long it may take. */
  private boolean asks;

  private long patienceEnds;
  private @Nullable Throwable failure;
  private boolean ends;

  /** Whether the thread was given up; the folder may have another writer then. */
  private volatile boolean givenUp;

  Witnessing(
      Path folder,
      Disk disk,
      CheckpointWitness witness,
      String verifierKey,
      JournalOptions options) {
    this.folder = folder;
    this.disk = disk;
    this.witness = witness;
    this.signer = SignedNote.Verifier.parse(verifierKey);
    this.options = options;
    this.thread = new Thread(this::showAll, "lexicall-journal-witness");
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void show(String checkpoint) {
    waiting = checkpoint;
    notifyAll();
  }

  synchronized @Nullable Throwable failure() {
    return isLate()
        ? new TimeoutException("The witness has not answered in " + options.patience())
        : failure;
  }

  private synchronized boolean isLate() {
    return asks && System.nanoTime() - patienceEnds > 0;
  }

  private void showAll() {
    try {
      for (String next = next(); next != null; next = next()) {
        synchronized (this) {
          asks = true;
          patienceEnds = options.patienceEnds();
        }
        Throwable broken = shown(next);
        synchronized (this) {
          asks = false;
          failure = broken;
          if (broken != null) {
            if (ends) {
              return;
            }
            waiting = waiting == null ? next : waiting;
            TimeUnit.MILLISECONDS.timedWait(this, RETRY_MILLIS);
          }
        }
      }
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the next checkpoint to show; null at the end. */
  private synchronized @Nullable String next() throws InterruptedException {
    while (waiting == null && !ends) {
      wait();
    }
    String next = waiting;
    waiting = null;
    return next;
  }

  private @Nullable Throwable shown(String checkpoint) throws InterruptedException {
    try {
      String lines = witness.see(checkpoint);
      if (!lines.isEmpty()) {
        keep(signed(checkpoint, lines));
      }
      return null;
    } catch (InterruptedException stopped) {
      if (givenUp) {
        throw stopped;
      }
      return stopped; // not by this class: the next checkpoint is shown
    } catch (Throwable broken) { // also an error of its code: the journal continues, and reports it
      return broken;
    } finally {
      if (!givenUp) {
        Thread.interrupted(); // the witness may have left the interrupt flag set
      }
    }
  }

  /** Adds what the witness answered; the checkpoint itself is sound. */
  private String signed(String checkpoint, String lines) {
    try {
      return SignedNote.withSignatures(checkpoint, lines, signer);
    } catch (JournalException wrong) {
      throw new JournalException(
          "The answer of the witness is not signature lines for the checkpoint", wrong);
    }
  }

  private void keep(String note) throws IOException {
    if (givenUp) {
      return;
    }
    Store.whole(disk, folder.resolve(Store.WITNESSED), Hashes.utf8(note));
    disk.syncFolder(folder);
  }

  /** Shows the waiting checkpoint once more, and ends; gives up after a while. */
  void end() throws InterruptedException {
    boolean isWaitedFor;
    synchronized (this) {
      ends = true;
      notifyAll();
      isWaitedFor = !isLate();
    }
    try {
      if (isWaitedFor) {
        TimeUnit.MILLISECONDS.timedJoin(thread, options.patienceMillis());
      }
    } finally {
      givenUp = true;
      thread.interrupt();
    }
  }
}
