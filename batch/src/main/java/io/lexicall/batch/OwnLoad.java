package io.lexicall.batch;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Rows of the host; each is returned with its result. */
final class OwnLoad<T> extends Load {
  private final BiConsumer<? super T, RowAnswer> each;
  private final List<T> rows = new ArrayList<>();
  private final List<RowAnswer> answers = new ArrayList<>();

  OwnLoad(BiConsumer<? super T, RowAnswer> each) {
    this.each = each;
  }

  @Override
  void begin(int file) {
    super.begin(file);
    rows.clear();
    answers.clear();
  }

  /**
   * Reads rows until it is full.
   *
   * @param before how many there were before
   * @return how many it read
   */
  int fill(Iterator<? extends T> from, Function<? super T, List<String>> cells, long before) {
    while (!batch().isFull() && from.hasNext()) {
      T row = from.next();
      rows.add(row);
      batch().addRow(cells.apply(row), before + rows.size());
    }
    return rows.size();
  }

  @Override
  void judge(Judge judge) {
    judge.begin(batch());
    for (int row = 0; row < rows.size(); row++) {
      answers.add(judge.judge(batch(), row));
    }
  }

  @Override
  void handOn() throws InterruptedIOException {
    for (int row = 0; row < rows.size(); row++) {
      if (Thread.currentThread().isInterrupted()) { // the scrub has failed
        throw new InterruptedIOException();
      }
      each.accept(rows.get(row), answers.get(row));
    }
  }
}
