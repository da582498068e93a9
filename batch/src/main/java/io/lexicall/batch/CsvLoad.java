package io.lexicall.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Rows of a file, which are written again with their results after their cells. */
final class CsvLoad extends Load {
  private final Plan plan;
  private final byte[] lineEnd;
  private final RowBytes[] written;

  /**
   * The form and the outputs of rows.
   *
   * @param layout the layout of the files
   * @param form the form in which the rows are written
   * @param outputs the outputs
   * @param byAnswer the index of the output for each of {@link Answer}, -1 for none
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Plan(Layout layout, RowBytes.Form form, List<OutputStream> outputs, int[] byAnswer) {}

  CsvLoad(Plan plan) {
    this.plan = plan;
    this.lineEnd = plan.form.bytes(plan.layout.lineEnd());
    this.written = new RowBytes[plan.outputs.size()];
    for (int i = 0; i < written.length; i++) {
      written[i] = new RowBytes(plan.form);
    }
  }

  @Override
  void begin(int file) {
    super.begin(file);
    for (RowBytes rows : written) {
      rows.clear();
    }
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // an index within this run
  void judge(Judge judge) {
    judge.begin(batch());
    int rows = batch().rows();
    for (int row = 0; row < rows; row++) {
      RowAnswer answer = judge.judge(batch(), row);
      int output = plan.byAnswer[answer.answer().ordinal()];
      if (output >= 0) {
        write(row, tail(answer), written[output]);
      }
    }
    for (int i = 0; i < written.length; i++) {
      if (Outputs.isPacked(plan.outputs.get(i))) {
        written[i].pack();
      }
    }
  }

  /** Returns the added cells as they are written; equal ones are encoded only once. */
  private byte[] tail(RowAnswer answer) {
    byte[] tail = answer.tail();
    if (tail == null) {
      StringBuilder text = new StringBuilder();
      for (String cell : answer.cells()) {
        text.append(plan.layout.delimiter()).append(plan.form.cell(cell));
      }
      tail = plan.form.bytes(text.toString());
      answer.keepTail(tail);
    }
    return tail;
  }

  private void write(int row, byte[] tail, RowBytes output) {
    Batch batch = batch();
    int width = plan.layout.columns().size();
    int first = batch.firstCell(row);
    int end = batch.endCell(row);
    int columns = Math.min(end - first, width);
    output.appendCells(batch, first, first + columns);
    for (int i = columns; i < width; i++) {
      output.appendDelimiter();
    }
    output.append(tail);
    if (end - first > width) {
      output.appendDelimiter();
      output.appendCells(batch, first + width, end);
    }
    output.append(lineEnd);
  }

  @Override
  void handOn() throws IOException {
    for (int i = 0; i < written.length; i++) {
      if (written[i].length() > 0) {
        plan.outputs.get(i).write(written[i].bytes(), 0, written[i].length());
      }
    }
  }
}
