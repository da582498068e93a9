package io.lexicall.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Does work on all cores, such as reading files, and passes on the output of each piece in the
 * order in which they were given. Only a few are in progress at a time, so memory is bounded. Used
 * by one thread, which also receives the output.
 */
final class WorkInOrder implements AutoCloseable {
  private static final int PIECES_A_CORE = 4;

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          cores,
          task -> {
            Thread worker = new Thread(task, "lexicall-worker");
            worker.setDaemon(true);
            return worker;
          });

  /** The output of each piece in progress. */
  private final Deque<Future<List<Runnable>>> underWay = new ArrayDeque<>();

  /**
   * Does a piece of work.
   *
   * @param work does it on another thread, and returns its output
   */
  void add(Consumer<Consumer<Runnable>> work) {
    underWay.add(
        workers.submit(
            () -> {
              List<Runnable> told = new ArrayList<>();
              work.accept(told::add);
              return told;
            }));
    while (underWay.size() > PIECES_A_CORE * cores) {
      tellFirst();
    }
  }

  /** Passes something on after everything before it. */
  void tell(Runnable what) {
    underWay.add(CompletableFuture.completedFuture(List.of(what)));
  }

  /** Waits for all pieces, and passes on their output. */
  void finish() {
    while (!underWay.isEmpty()) {
      tellFirst();
    }
  }

  private void tellFirst() {
    try {
      underWay.remove().get().forEach(Runnable::run);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Failure.broken("interrupted");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Ends and discards what is in progress. */
  void stop() {
    underWay.clear();
    workers.shutdownNow();
  }

  @Override
  public void close() {
    try {
      finish();
    } finally {
      workers.shutdownNow();
    }
  }
}
