package io.lexicall.ledger;

import io.lexicall.ledger.LedgerException.Reason;
import io.lexicall.number.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads what is known about people within the time that the host allows, whatever the driver does:
 * the thread of a check waits for another thread, and continues without it when the time is over.
 */
final class Reads implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int WAITING = 1_024;

  /** How many people are read with one statement. */
  private static final int BLOCK = 500;

  /** How long checks wait before they retry a database that could not be reached. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Store store;
  private final PersonKeys keys;
  private final Cache cache;
  private final boolean isCaching;
  private final long timeoutNanos;
  private final ThreadPoolExecutor threads;

  /**
   * The parts that checks asked for so far. Unguarded: if one of two updates is lost, a later check
   * reads once more.
   */
  private volatile Set<Part> asked = Set.of();

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
   * Returns the standing of a person, at most as old as the options allow.
   *
   * @param parts what must be known; more can be
   * @throws LedgerException if the database did not say so in time
   */
  Standing get(PhoneNumber number, Set<Part> parts) {
    if (!asked.containsAll(parts)) {
      asked = joined(parts);
    }
    requireOpen();
    String token = isCaching ? Cache.token(keys.current(number)) : "";
    long now = System.nanoTime();
    Standing known = isCaching ? cache.get(token, parts, now) : null;
    if (known != null) {
      return known;
    }
    // Parts that are kept of this person are read again too, since they will be asked for again.
    Set<Part> wanted = isCaching ? cache.withThoseKept(token, parts) : parts;
    long mark = cache.mark();
    Standing read = inTime(() -> Standing.of(store.events(keys.all(number), wanted)));
    if (isCaching) {
      cache.put(token, read, wanted, now, mark);
    }
    return read;
  }

  /**
   * Caches the standing of people who will soon be asked for, if answers are kept at all. If the
   * database does not answer in time, each is read separately, and reports what is unknown.
   */
  void ahead(Collection<PhoneNumber> numbers) {
    requireOpen();
    if (!isCaching) {
      return;
    }
    List<PhoneNumber> coming = new ArrayList<>(numbers);
    for (int from = 0; from < coming.size(); from += BLOCK) {
      List<PhoneNumber> block = coming.subList(from, Math.min(coming.size(), from + BLOCK));
      try {
        readBlock(block);
      } catch (LedgerException unknown) {
        return;
      }
    }
  }

  private Set<Part> joined(Set<Part> parts) {
    Set<Part> all = EnumSet.copyOf(parts);
    all.addAll(asked);
    return all;
  }

  private void readBlock(List<PhoneNumber> block) {
    // Before anybody asked, any part may be asked for.
    Set<Part> parts = asked.isEmpty() ? Part.ALL : asked;
    Map<String, List<Event>> byPerson = new HashMap<>();
    List<List<String>> names = new ArrayList<>();
    for (PhoneNumber number : block) {
      List<String> all = keys.all(number);
      List<Event> events = new ArrayList<>();
      all.forEach(name -> byPerson.put(name, events));
      names.add(all);
    }
    long now = System.nanoTime();
    long mark = cache.mark();
    for (Event event : inTime(() -> store.eventsOfMany(List.copyOf(byPerson.keySet()), parts))) {
      byPerson.getOrDefault(event.person(), new ArrayList<>()).add(event);
    }
    for (List<String> all : names) {
      Standing standing = Standing.of(byPerson.getOrDefault(all.get(0), List.of()));
      cache.put(Cache.token(all.get(0)), standing, parts, now, mark);
    }
  }

  /**
   * Returns an event and those that refer to it.
   *
   * @throws LedgerException if the database did not say so in time
   */
  List<Event> withFollowing(String id) {
    return inTime(() -> store.withFollowing(id));
  }

  private void requireOpen() {
    if (threads.isShutdown()) {
      throw SqlStore.closed();
    }
  }

  private <T> T inTime(Callable<T> read) {
    requireOpen();
    if (System.nanoTime() - pausedUntil < 0) {
      throw new LedgerException(Reason.UNAVAILABLE, "The database could not be reached just now");
    }
    FutureTask<T> task = new FutureTask<>(read);
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
