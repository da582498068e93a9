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
 * Reads files on all cores, and tells what is to be told of them in the order in which they were
 * given. A few are under way at a time, so what they hold is bounded. Used by one thread.
 */
final class FilesInOrder implements AutoCloseable {
  private static final int FILES_A_CORE = 4;

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          cores,
          task -> {
            Thread reader = new Thread(task, "scan");
            reader.setDaemon(true);
            return reader;
          });

  /** What is to be told of each file under way. */
  private final Deque<Future<List<Runnable>>> underWay = new ArrayDeque<>();

  /**
   * Reads a file.
   *
   * @param reading reads it, and hands on what is to be told of it
   */
  void read(Consumer<Consumer<Runnable>> reading) {
    underWay.add(
        readers.submit(
            () -> {
              List<Runnable> told = new ArrayList<>();
              reading.accept(told::add);
              return told;
            }));
    while (underWay.size() > FILES_A_CORE * cores) {
      tellFirst();
    }
  }

  /** Tells something when all before it was told. */
  void tell(Runnable what) {
    underWay.add(CompletableFuture.completedFuture(List.of(what)));
  }

  /** Waits for all files, and tells of them. */
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
      throw Failure.broken("interrupted while files were read");
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

  @Override
  public void close() {
    try {
      finish();
    } finally {
      readers.shutdownNow();
    }
  }
}
