package io.lexicall.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows checkpoints to a witness, on a thread of its own, and keeps the last one that it signed.
 * While it is busy, a newer checkpoint takes the place of one that waits. Thread-safe.
 */
final class Witnessing {
  private static final long RETRY_MILLIS = 1_000;

  private final Path folder;
  private final Disk disk;
  private final CheckpointWitness witness;
  private final Thread thread;

  // Guarded by this.
  private @Nullable String waiting;
  private @Nullable Throwable failure;
  private boolean ends;

  /** Whether it was given up: the folder may have another writer. */
  private volatile boolean givenUp;

  Witnessing(Path folder, Disk disk, CheckpointWitness witness) {
    this.folder = folder;
    this.disk = disk;
    this.witness = witness;
    this.thread = new Thread(this::showAll, "lexicall-journal-witness");
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void show(String checkpoint) {
    waiting = checkpoint;
    notifyAll();
  }

  synchronized @Nullable Throwable failure() {
    return failure;
  }

  private void showAll() {
    try {
      for (String next = next(); next != null; next = next()) {
        Throwable broken = shown(next);
        synchronized (this) {
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

  /** Returns the next checkpoint to be shown; null at the end. */
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
        keep(SignedNote.withSignatures(checkpoint, lines));
      }
      return null;
    } catch (InterruptedException givenUp) {
      throw givenUp;
    } catch (Exception broken) {
      return broken;
    }
  }

  private void keep(String note) throws IOException {
    if (givenUp) {
      return;
    }
    Store.whole(disk, folder.resolve(Store.WITNESSED), Hashes.utf8(note));
    disk.syncFolder(folder);
  }

  /** Shows what waits once more, and ends; later than that it gives up. */
  void end(Duration patience) throws InterruptedException {
    synchronized (this) {
      ends = true;
      notifyAll();
    }
    TimeUnit.MILLISECONDS.timedJoin(thread, Math.max(1, patience.toMillis()));
    givenUp = true;
    thread.interrupt();
  }
}
