package io.lexicall.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a long command, shown on a terminal if the work takes longer than a second: how
 * much is done, the rate, and the time left if the total is known.
 *
 * <p>Must be closed by the thread that created it, which clears the bar.
 */
final class Progress implements AutoCloseable {
  /** A total that is not known. */
  static final long UNKNOWN = -1;

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MILLIS_BETWEEN_DRAWINGS = 250;

  /** What is counted, and how it is shown. */
  enum Unit {
    BYTES(" MB", 1_000_000),
    LINES(" lines", 1),
    NUMBERS(" numbers", 1),
    ENTRIES(" entries", 1);

    private final String shown;
    private final long size;

    Unit(String shown, long size) {
      this.shown = shown;
      this.size = size;
    }
  }

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts to show the progress of some work.
   *
   * @param console on whose terminal it is shown
   * @param task what is done, in a word or two: "scanning"
   * @param unit what {@link #advance} counts
   * @param total how much there is to do, or {@link #UNKNOWN}
   */
  static Progress of(Console console, String task, Unit unit, long total) {
    return of(console, task, unit, total, PATIENCE);
  }

  static Progress of(Console console, String task, Unit unit, long total, Duration patience) {
    int columns = console.terminal().progressColumns();
    if (columns == 0) {
      return new Progress(null);
    }
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setUnit(unit.shown, unit.size)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(MILLIS_BETWEEN_DRAWINGS)
            .setConsumer(new StatusLine(console, columns, patience))
            .continuousUpdate() // a bar that an answer cleared is shown again
            .clearDisplayOnFinish()
            .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    if (total < 0) {
      builder.hideEta();
    } else {
      builder.setEtaFunction(Progress::timeLeft);
    }
    return new Progress(builder.build());
  }

  /** Adds to the work done; cheap, but meant for blocks, not for single bytes. */
  void advance(long more) {
    if (bar != null) {
      bar.stepBy(more);
    }
  }

  /** Returns a stream that advances this by the bytes read from it. */
  InputStream watch(InputStream in) {
    return bar == null ? in : new Watched(in);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /**
   * In floating point: the library's own calculation rounds the time of one byte to nanoseconds.
   */
  private static Optional<Duration> timeLeft(ProgressState state) {
    long done = state.getCurrent();
    if (done <= 0 || state.getMax() <= 0) {
      return Optional.empty();
    }
    double seconds = state.getElapsedAfterStart().toMillis() / 1000.0;
    return Optional.of(Duration.ofSeconds((long) (seconds * (state.getMax() - done) / done)));
  }

  /** Draws on the console's status line, where answers do not run into the bar. */
  private static final class StatusLine implements ProgressBarConsumer {
    private final Console console;
    private final int columns;
    private final long drawsFrom;

    StatusLine(Console console, int columns, Duration patience) {
      this.console = console;
      this.columns = columns - 1; // the last column would move the cursor on
      this.drawsFrom = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    public void accept(String rendered) {
      if (System.nanoTime() - drawsFrom >= 0) {
        console.status(rendered.replace("\r", "").stripTrailing());
      }
    }

    @Override
    public void clear() {
      console.status("");
    }

    @Override
    public void close() {
      clear();
    }
  }

  private final class Watched extends FilterInputStream {
    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        advance(1);
      }
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0) {
        advance(read);
      }
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      advance(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false; // rereading would count twice
    }
  }
}
