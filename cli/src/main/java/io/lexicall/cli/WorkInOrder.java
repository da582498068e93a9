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
 * Does work on all cores, such as reading files, and tells what is to be told of each piece in the
 * order in which they were given. A few are under way at a time, so what they hold is bounded. Used
 * by one thread, which is the one that tells.
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

  /** What is to be told of each piece under way. */
  private final Deque<Future<List<Runnable>>> underWay = new ArrayDeque<>();

  /**
   * Does a piece of work.
   *
   * @param work does it on another thread, and hands on what is to be told of it
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

  /** Tells something when all before it was told. */
  void tell(Runnable what) {
    underWay.add(CompletableFuture.completedFuture(List.of(what)));
  }

  /** Waits for all pieces, and tells of them. */
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

  /** Ends without telling of what is under way. */
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
