package io.lexicall.batch;

import java.util.Arrays;
import java.util.List;

/**
 * Some rows in the order in which they were read. It is reused, so that a long file needs no more
 * memory than a short one.
 */
final class Batch {
  private static final int CHARS = 1 << 16;
  static final int MOST_ROWS = 1 << 12;

  private char[] text = new char[CHARS + (CHARS >> 2)];
  private int used;

  /** The end of each cell, doubled, plus one if the cell was in quotes. */
  private int[] ends = new int[1 << 13];

  private int cells;
  private int[] lastCells = new int[MOST_ROWS];
  private long[] lines = new long[MOST_ROWS];
  private int rows;
  private int file;

  /** Empties it, for rows of the file of that index. */
  void begin(int fileIndex) {
    clear();
    file = fileIndex;
  }

  /** Returns the index of the file that the rows are from. */
  int file() {
    return file;
  }

  void clear() {
    used = 0;
    cells = 0;
    rows = 0;
  }

  boolean isFull() {
    return used >= CHARS || rows == MOST_ROWS;
  }

  void addCell(char[] from, int offset, int length, boolean quoted) {
    if (used + length > text.length) {
      text = Arrays.copyOf(text, Math.max(used + length, text.length * 2));
    }
    System.arraycopy(from, offset, text, used, length);
    used += length;
    if (cells == ends.length) {
      ends = Arrays.copyOf(ends, ends.length * 2);
    }
    ends[cells++] = used * 2 + (quoted ? 1 : 0);
  }

  /** Adds a row of the host, with a number instead of its line. */
  void addRow(List<String> texts, long number) {
    for (String cell : texts) {
      addCell(cell.toCharArray(), 0, cell.length(), false);
    }
    endRow(number);
  }

  /** Ends a row that consists of the cells since the last row. */
  void endRow(long line) {
    lastCells[rows] = cells;
    lines[rows++] = line;
  }

  int rows() {
    return rows;
  }

  /** Returns the number of the line in which a row begins, from 1. */
  long line(int row) {
    return lines[row];
  }

  /** Returns the index of the first cell of a row among all cells. */
  int firstCell(int row) {
    return row == 0 ? 0 : lastCells[row - 1];
  }

  /** Returns the index after the last cell of a row. */
  int endCell(int row) {
    return lastCells[row];
  }

  char[] text() {
    return text;
  }

  int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1] >>> 1;
  }

  int end(int cell) {
    return ends[cell] >>> 1;
  }

  boolean quoted(int cell) {
    return (ends[cell] & 1) != 0;
  }

  /** Returns a cell's text without white space around it. */
  String stripped(int cell) {
    int from = firstInk(cell);
    return new String(text, from, lastInk(cell, from) - from);
  }

  /**
   * Returns the beginning of a cell's text without white space before it; the end of the cell if it
   * is blank.
   */
  int firstInk(int cell) {
    int from = start(cell);
    int to = end(cell);
    while (from < to && Character.isWhitespace(text[from])) {
      from++;
    }
    return from;
  }

  /** Returns its end without white space after it, but not before the given beginning. */
  int lastInk(int cell, int from) {
    int to = end(cell);
    while (from < to && Character.isWhitespace(text[to - 1])) {
      to--;
    }
    return to;
  }

  /** Returns a cell's text. */
  String cell(int cell) {
    return new String(text, start(cell), end(cell) - start(cell));
  }
}
