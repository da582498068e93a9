package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one lead file into batches. */
final class LeadRows implements AutoCloseable {
  /** A row may have fewer or more cells than the header: this is handled for each row. */
  static final FieldMismatchStrategy ANY = FieldMismatchStrategy.IGNORE;

  private static final int SAMPLE = 1 << 17;
  private static final int LONGEST_CELL = 1 << 20;
  private static final int LONGEST_ROW = 1 << 24;

  private final String file;
  private final LeadText text;
  private final Layout layout;
  private final Filler filler = new Filler();
  private final CsvReader<Boolean> reader;
  private final CloseableIterator<Boolean> rows;
  private boolean headerRead;

  private LeadRows(String file, LeadText text, Layout layout, Reader from) {
    this.file = file;
    this.text = text;
    this.layout = layout;
    this.reader =
        CsvReader.builder()
            .fieldSeparator(layout.delimiter())
            .skipEmptyLines(false)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(ANY)
            .missingFieldStrategy(ANY)
            .maxBufferSize(LONGEST_CELL)
            .build(filler, from);
    this.rows = reader.iterator();
    this.headerRead = !layout.headed();
  }

  /** Opens a file and detects its layout. */
  static LeadRows open(String file, LeadText text, Layout.Told told, LeadNumbers numbers)
      throws IOException {
    char[] start = new char[SAMPLE];
    int used = 0;
    try {
      int read;
      while (used < SAMPLE && (read = text.read(start, used, SAMPLE - used)) >= 0) {
        used += read;
      }
    } catch (BatchFileException bad) {
      long line = 1;
      for (int i = 0; i < used; i++) {
        line += start[i] == '\n' ? 1 : 0;
      }
      throw new BatchFileException("%s, line %s: %s".formatted(file, line, bad.getMessage()), bad);
    }
    String sample = new String(start, 0, used);
    if (sample.isBlank()) {
      throw new BatchFileException(file + " is empty");
    }
    if (sample.indexOf('\0') >= 0) {
      throw new BatchFileException(
          file
              + " holds NUL characters, as UTF-16 does if it is read in another encoding; name its"
              + " encoding",
          BatchFileException.Hint.CHARSET);
    }
    Layout layout = Layout.find(file, sample, used < SAMPLE, told, numbers);
    return new LeadRows(file, text, layout, new Begun(start, used, text));
  }

  Layout layout() {
    return layout;
  }

  LeadText text() {
    return text;
  }

  /** Returns how many lines were empty. */
  long emptyLines() {
    return filler.emptyLines;
  }

  /**
   * Fills a batch.
   *
   * @return whether there are more rows
   */
  boolean fill(Batch batch) throws BatchFileException {
    filler.batch = batch;
    try {
      while (!batch.isFull()) {
        if (!rows.hasNext()) {
          return false;
        }
        rows.next();
        if (!headerRead && batch.rows() == 1) {
          headerRead = true;
          batch.clear();
        }
      }
      return true;
    } catch (CsvParseException broken) {
      Throwable cause = broken.getCause() == null ? broken : broken.getCause();
      throw inRow(String.valueOf(cause.getMessage()), broken);
    } catch (UncheckedIOException broken) {
      throw inRow(String.valueOf(requireNonNull(broken.getCause()).getMessage()), broken);
    }
  }

  private BatchFileException inRow(String message, Exception cause) {
    return new BatchFileException(
        "%s, in the row that begins in line %s: %s".formatted(file, filler.line, message), cause);
  }

  /** Refuses a file with another layout than the first. */
  void mustBeLike(LeadRows first) throws BatchFileException {
    if (!layout.columns().equals(first.layout.columns())) {
      throw new BatchFileException(
          "%s has other columns than %s: %s instead of %s; scrub them separately"
              .formatted(
                  file,
                  first.file,
                  Layout.names(layout.columns()),
                  Layout.names(first.layout.columns())));
    }
    boolean alike =
        layout.delimiter() == first.layout.delimiter()
            && layout.phone() == first.layout.phone()
            && layout.headed() == first.layout.headed()
            && text.charset().equals(first.text.charset());
    if (!alike) {
      throw new BatchFileException(
          "%s has another encoding, delimiter, header or column of numbers than %s; scrub them separately"
              .formatted(file, first.file));
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    text.close();
  }

  /** Puts parsed text into the batch, without an object for each cell or row. */
  private static final class Filler extends CsvCallbackHandler<Boolean> {
    private @Nullable Batch batch;
    private RecordType type = RecordType.DATA;
    private int cells;
    private long chars;
    private long line = 1;
    private long emptyLines;

    @Override
    protected RecordType getRecordType() {
      return type;
    }

    @Override
    protected int getFieldCount() {
      return cells;
    }

    @Override
    protected void beginRecord(long startingLine) {
      type = RecordType.DATA;
      cells = 0;
      chars = 0;
      line = startingLine;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
      cells++;
      chars += length;
      if (chars > LONGEST_ROW) {
        throw new CsvParseException(
            "it is longer than %s characters; perhaps a quote in it is not closed"
                .formatted(LONGEST_ROW));
      }
      requireNonNull(batch).addCell(buffer, offset, length, quoted);
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
      throw new IllegalStateException("comments are not read");
    }

    @Override
    protected void setEmpty() {
      type = RecordType.EMPTY;
      emptyLines++;
    }

    @Override
    protected Boolean buildRecord() {
      if (type == RecordType.DATA) {
        requireNonNull(batch).endRow(line);
      }
      return Boolean.TRUE;
    }
  }

  /** A text whose beginning has already been read. */
  private static final class Begun extends Reader {
    private final char[] start;
    private final int length;
    private final Reader rest;
    private int given;

    Begun(char[] start, int length, Reader rest) {
      this.start = start;
      this.length = length;
      this.rest = rest;
    }

    @Override
    public int read(char[] into, int offset, int most) throws IOException {
      if (given == length) {
        return rest.read(into, offset, most);
      }
      int count = Math.min(most, length - given);
      System.arraycopy(start, given, into, offset, count);
      given += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      rest.close();
    }
  }
}
