package io.lexicall.batch;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run: the calling thread reads, several threads judge, and one delivers, in order. The number
 * of loads in progress is bounded, so that memory does not grow with the rows.
 */
final class Pipeline<L extends Load> {
  private static final long MILLIS_BETWEEN_LOOKS = 100;
  private static final long PATIENCE_MILLIS = 5_000;

  private final Judge.Task task;
  private final @Nullable Weeks weeks;
  private final int threads;
  private final ExecutorService workers;
  private final ConcurrentLinkedQueue<Judge> idle = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<L> free;
  private final BlockingQueue<Future<Optional<L>>> inFlight;
  private final Tally tally;
  private volatile @Nullable Throwable failure;

  /** Whether the run has ended, so that nothing more may be judged. */
  private volatile boolean isOver;

  /** Reads all rows, with {@link #read}. */
  @FunctionalInterface
  interface Reading<L extends Load> {
    void read(Pipeline<L> into) throws IOException, InterruptedException;
  }

  /** Fills a load, and returns whether there are more rows. */
  @FunctionalInterface
  interface Filling<L extends Load> {
    boolean fill(L load) throws IOException;
  }

  /** The result. */
  record Counted(Tally tally, Optional<WeekGrid> week) {}

  Pipeline(Judge.Task task, @Nullable Weeks weeks, int threads, Supplier<L> loads) {
    this.task = task;
    this.weeks = weeks;
    this.threads = threads;
    this.tally = new Tally(task.lists().lists().size());
    int most = 2 * threads + 2;
    this.free = new ArrayBlockingQueue<>(most);
    this.inFlight = new ArrayBlockingQueue<>(most + 1);
    for (int i = 0; i < most; i++) {
      free.add(loads.get());
    }
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "scrub-judge");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs it. */
  Counted run(Reading<L> reading) throws IOException {
    Thread writer = new Thread(this::handOn, "scrub-writer");
    writer.setDaemon(true);
    writer.start();
    try {
      reading.read(this);
      inFlight.put(CompletableFuture.completedFuture(Optional.empty()));
      writer.join();
      rethrow();
      for (Judge judge : idle) {
        tally.add(judge.finish());
      }
      WeekGrid week = weeks == null ? null : weeks.finish(workers, threads);
      return new Counted(tally, Optional.ofNullable(week));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BatchFileException("the scrub was interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } finally {
      failure = failure == null ? new IllegalStateException("over") : failure;
      isOver = true;
      writer.interrupt();
      workers.shutdownNow();
      awaitEnd(writer, workers);
    }
  }

  /**
   * Lets the receiver and the sources of the host finish, since the host may then close its output
   * and its lists.
   */
  private static void awaitEnd(Thread writer, ExecutorService workers) {
    boolean interrupted = Thread.interrupted();
    try {
      writer.join(PATIENCE_MILLIS);
      workers.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether reading should stop. */
  boolean hasFailed() {
    return failure != null;
  }

  /** Counts lines that are no rows. */
  void addEmptyLines(long count) {
    tally.addEmptyLines(count);
  }

  /** Reads the rows of the file of that index, until there are no more or something fails. */
  void read(int file, Filling<L> filling) throws IOException, InterruptedException {
    boolean more = true;
    while (more) {
      L load = free.poll(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
      if (failure != null) {
        return;
      }
      if (load == null) {
        continue;
      }
      load.begin(file);
      more = filling.fill(load);
      inFlight.put(workers.submit(() -> judge(load)));
    }
  }

  private Optional<L> judge(L load) {
    Judge judge = idle.poll();
    if (judge == null) {
      judge = new Judge(task, weeks, () -> isOver);
    }
    load.judge(judge);
    idle.add(judge);
    return Optional.of(load);
  }

  private void handOn() {
    try {
      while (true) {
        Optional<L> next = inFlight.take().get();
        if (next.isEmpty()) {
          return;
        }
        next.get().handOn();
        free.add(next.get());
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      failure = failed.getCause();
    } catch (IOException | RuntimeException | Error failed) {
      failure = failed;
    }
  }

  private void rethrow() throws IOException {
    Throwable failed = failure;
    if (failed instanceof IOException unwritable) {
      throw unwritable;
    }
    if (failed instanceof RuntimeException bug) {
      throw bug;
    }
    if (failed instanceof Error error) {
      throw error;
    }
    if (failed != null) {
      throw new IllegalStateException(failed);
    }
  }
}
