package io.lexicall.batch;

import java.io.IOException;

/** Rows on their way: read by one thread, judged by another, handed on by a third, in order. */
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

  /** Hands on what came of the rows. */
  abstract void handOn() throws IOException;
}
