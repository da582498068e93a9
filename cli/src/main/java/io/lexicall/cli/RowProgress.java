package io.lexicall.cli;

import io.lexicall.batch.Audit;
import java.io.InputStream;

/** Shows the progress of a run over rows: first how much is read, then how many are judged. */
final class RowProgress implements Audit.Watcher, AutoCloseable {
  private final Console console;
  private Progress progress;
  private boolean judging;
  private long shown;

  /**
   * Begins.
   *
   * @param bytes how much there is to read
   */
  RowProgress(Console console, long bytes) {
    this.console = console;
    this.progress = Progress.of(console, "reading", Progress.Unit.BYTES, bytes);
  }

  InputStream reading(InputStream in) {
    return progress.watch(in);
  }

  @Override
  public void judged(long judged, long rows) {
    if (!judging) {
      judging = true;
      progress.close();
      progress = Progress.of(console, "judging", Progress.Unit.LINES, rows);
    }
    progress.advance(judged - shown);
    shown = judged;
  }

  @Override
  public void close() {
    progress.close();
  }
}
