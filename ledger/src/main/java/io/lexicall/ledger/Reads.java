package io.lexicall.ledger;

import io.lexicall.ledger.LedgerException.Reason;
import io.lexicall.number.PhoneNumber;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads what is known of people within the time that the host allows, whatever the driver does: the
 * thread of a check waits for another, and goes on without it when the time is over.
 */
final class Reads implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int WAITING = 1_024;

  /** After the database could not be reached, checks do not wait for it for so long. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Store store;
  private final PersonKeys keys;
  private final Cache cache;
  private final boolean isCaching;
  private final long timeoutNanos;
  private final ThreadPoolExecutor threads;
  private volatile long pausedUntil = System.nanoTime();

  Reads(Store store, LedgerOptions options, Cache cache) {
    this.store = store;
    this.keys = options.keys();
    this.cache = cache;
    this.isCaching = options.cachedPeople() > 0 && !options.staleness().isZero();
    this.timeoutNanos = options.readTimeout().toNanos();
    AtomicInteger count = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "lexicall-ledger-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Returns how a person stands, at most as old as the options allow.
   *
   * @throws LedgerException if the database did not say so in time
   */
  Standing get(PhoneNumber number) {
    String token = isCaching ? Cache.token(keys.current(number)) : "";
    long now = System.nanoTime();
    Standing known = isCaching ? cache.get(token, now) : null;
    if (known != null) {
      return known;
    }
    if (now - pausedUntil < 0) {
      throw new LedgerException(Reason.UNAVAILABLE, "The database could not be reached just now");
    }
    long mark = cache.mark();
    Standing read = inTime(number);
    if (isCaching) {
      cache.put(token, read, now, mark);
    }
    return read;
  }

  private Standing inTime(PhoneNumber number) {
    FutureTask<Standing> task = new FutureTask<>(() -> Standing.of(store.events(keys.all(number))));
    try {
      threads.execute(task);
      return task.get(timeoutNanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | RejectedExecutionException late) {
      task.cancel(false);
      pause();
      throw new LedgerException(Reason.UNAVAILABLE, "The database did not answer in time", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LedgerException(
          Reason.UNAVAILABLE,
          "The thread was interrupted while the database answered",
          interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof LedgerException told) {
        if (told.reason() == Reason.UNAVAILABLE) {
          pause();
        }
        throw told;
      }
      throw new LedgerException(
          Reason.SCHEMA, "The events of a person cannot be read", failed.getCause());
    }
  }

  private void pause() {
    pausedUntil = System.nanoTime() + PAUSE_NANOS;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
