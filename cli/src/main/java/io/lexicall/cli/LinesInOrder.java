package io.lexicall.cli;

import io.lexicall.json.JsonLines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers lines on all cores, and passes on the answers in the order of the lines, on the thread
 * that adds them. The work in progress is bounded in lines and in characters, however long the
 * input is.
 *
 * <p>Not thread-safe.
 *
 * @param <T> an answer
 */
final class LinesInOrder<T> implements AutoCloseable {
  private static final int MOST_LINES = 64;
  private static final int MOST_CHARACTERS = 1 << 18;

  private final boolean isSerial;
  private final Function<JsonLines.Line, T> answering;
  private final Consumer<T> taking;
  private final WorkInOrder work = new WorkInOrder();
  private List<JsonLines.Line> share = new ArrayList<>();
  private long characters;
  private boolean isUnderWay;

  /**
   * Creates one without lines.
   *
   * @param isSerial whether the lines are answered one after the other, on the calling thread
   * @param answering is called on several threads
   * @param taking is called on the thread that adds the lines
   */
  LinesInOrder(boolean isSerial, Function<JsonLines.Line, T> answering, Consumer<T> taking) {
    this.isSerial = isSerial || Runtime.getRuntime().availableProcessors() == 1;
    this.answering = answering;
    this.taking = taking;
  }

  /** Adds a line. */
  void add(JsonLines.Line line) {
    share.add(line);
    characters += line.text().length();
    if (share.size() < MOST_LINES && characters < MOST_CHARACTERS) {
      return;
    }
    boolean isHuge = line.text().length() >= MOST_CHARACTERS; // no more of these at once
    if (isSerial || isHuge) {
      finish();
      return;
    }
    List<JsonLines.Line> full = share;
    work.add(
        told -> {
          for (JsonLines.Line each : full) {
            T answer = answering.apply(each);
            told.accept(() -> taking.accept(answer));
          }
        });
    isUnderWay = true;
    share = new ArrayList<>(MOST_LINES);
    characters = 0;
  }

  /** Passes on the answers of all lines; few lines are answered without another thread. */
  void finish() {
    if (isUnderWay) {
      work.finish();
      isUnderWay = false;
    }
    List<JsonLines.Line> rest = share;
    share = new ArrayList<>();
    characters = 0;
    rest.forEach(line -> taking.accept(answering.apply(line)));
  }

  /** Ends the work; work in progress is discarded. */
  @Override
  public void close() {
    work.stop();
  }
}
