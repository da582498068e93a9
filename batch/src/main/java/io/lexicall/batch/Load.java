package io.lexicall.batch;

import java.io.IOException;

/**
 * Rows in progress: one thread reads them, another judges them, and a third delivers them, in
 * order.
 */
abstract class Load {
  private final Batch batch = new Batch();

  /** Returns the rows as they were read. */
  final Batch batch() {
    return batch;
  }

  /** Empties it, for rows of the file of that index. */
  void begin(int file) {
    batch.begin(file);
  }

  /** Judges the rows. */
  abstract void judge(Judge judge);

  /** Delivers the results of the rows. */
  abstract void handOn() throws IOException;
}
