package io.lexicall.lists;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lexicall.internal.GzipStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads whole files of numbers, and passes on their content in order.
 *
 * <p>One thread reads and passes on; other threads parse the lines meanwhile. Not thread-safe.
 */
final class NumberReader implements AutoCloseable {
  private static final int CHUNK = 1 << 18;
  private static final int PEEKED = 64;

  /** Small, so that chunks are read without this buffer. */
  private static final int PEEK_BUFFER = 1 << 13;

  private static final int GZIP = 0x1F8B;
  private static final int MOST_THREADS = 4;

  private final ImportProgress progress;
  private final boolean changes;
  private final boolean mayBeEmpty;
  private final Sink sink;

  /** No change and no entry can have a later second. */
  private final long latest;

  private final int ahead;
  private final ExecutorService parsers;
  private final Deque<Chunk> free = new ArrayDeque<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private long lineBefore;

  /** Receives what was read. */
  interface Sink {
    /**
     * Takes some numbers.
     *
     * @param source the file
     * @param firstLine how many lines precede them in the file
     * @return false to stop reading
     */
    boolean accept(String source, long firstLine, Batch batch) throws IOException;
  }

  private static final class Chunk {
    private final byte[] bytes = new byte[CHUNK + LineParser.SLACK];
    private final Batch batch = new Batch();
    private int length;
  }

  private record Pending(Chunk chunk, Future<?> parsed) {}

  /** Thrown if the sink stops the reading. */
  private static final class Enough extends Exception {
    private static final long serialVersionUID = 1L;

    Enough() {
      super(null, null, false, false);
    }
  }

  NumberReader(boolean changes, boolean mayBeEmpty, ImportProgress progress, Sink sink) {
    this.changes = changes;
    this.mayBeEmpty = mayBeEmpty;
    this.progress = progress;
    this.sink = sink;
    // Today has begun somewhere up to fourteen hours before it begins in UTC.
    this.latest = InstantSource.system().instant().plus(Duration.ofDays(1)).getEpochSecond();
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    this.ahead = threads + 2;
    this.parsers =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "lexicall-import");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Reads files one after the other.
   *
   * @return whether everything was read; false if the sink stopped the reading
   */
  boolean read(List<NumberFile> files) throws IOException {
    try {
      for (NumberFile file : files) {
        try (InputStream bytes = file.open()) {
          read(file, new BufferedInputStream(new Watched(bytes), PEEK_BUFFER));
        }
      }
      return true;
    } catch (Enough enough) {
      return false;
    }
  }

  private void read(NumberFile file, BufferedInputStream bytes) throws IOException, Enough {
    byte[] beginning = peek(bytes, 2);
    if (beginning.length == 0) {
      if (!mayBeEmpty) {
        throw new IOException(file.name() + " is empty; leave it out if that is as it should be");
      }
      return;
    }
    int magic = beginning.length < 2 ? 0 : magic(beginning);
    try {
      if (magic == GZIP) {
        readText(file, file.name(), new GzipStream(bytes, CHUNK));
      } else if (magic == ('P' << 8 | 'K')) {
        readZip(file, new ZipReader(bytes));
      } else {
        readText(file, file.name(), bytes);
      }
    } catch (EOFException cut) {
      throw new IOException(file.name() + " was cut off: its compressed data end too early", cut);
    } catch (ZipException damaged) {
      throw new IOException(
          "%s cannot be unpacked: %s".formatted(file.name(), damaged.getMessage()), damaged);
    }
  }

  private static int magic(byte[] bytes) {
    return magic(bytes, 0);
  }

  private static int magic(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  private void readZip(NumberFile file, ZipReader zip) throws IOException, Enough {
    boolean any = false;
    int entries = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      entries++;
      if (entry.getName().equals("[Content_Types].xml")) {
        throw new IOException(file.name() + " is a spreadsheet; save it as CSV");
      }
      if (!entry.isDirectory()) {
        any = true;
        readText(file, file.name() + "!" + entry.getName(), zip);
      }
    }
    if (!any) {
      throw new IOException(file.name() + " is a zip without a file in it, or was cut off");
    }
    if (!zip.endsAfter(entries)) {
      throw new IOException(
          "%s was cut off, or is damaged: its table of contents does not list the %s files that were found in it"
              .formatted(file.name(), entries));
    }
  }

  private void readText(NumberFile file, String source, InputStream bytes)
      throws IOException, Enough {
    BufferedInputStream text =
        bytes instanceof BufferedInputStream buffered
            ? buffered
            : new BufferedInputStream(bytes, PEEK_BUFFER);
    byte[] beginning = peek(text, PEEKED);
    refuseOtherTexts(source, beginning);
    if (beginning.length >= 3 && magic(beginning) == 0xEFBB && beginning[2] == (byte) 0xBF) {
      text.skipNBytes(3);
    }
    lineBefore = 0;
    if (file.format() == NumberFile.Format.CSV) {
      readTable(file, source, text);
    } else {
      readLines(new LineParser(file, changes, latest), source, text);
    }
  }

  private static byte[] peek(BufferedInputStream bytes, int length) throws IOException {
    bytes.mark(length);
    byte[] beginning = bytes.readNBytes(length);
    bytes.reset();
    return beginning;
  }

  private static void refuseOtherTexts(String source, byte[] beginning) throws IOException {
    int zeros = 0;
    for (byte b : beginning) {
      zeros += b == 0 ? 1 : 0;
    }
    int magic = beginning.length < 2 ? 0 : magic(beginning);
    if (magic == 0xFEFF || magic == 0xFFFE || zeros > beginning.length / 3) {
      throw new IOException(source + " is not UTF-8, but UTF-16 or no text; save it as UTF-8");
    }
    String text = new String(beginning, ISO_8859_1).strip();
    if (text.startsWith("<") || text.startsWith("\u00EF\u00BB\u00BF<")) {
      throw new IOException(source + " is XML or HTML; get the flat text file of the list");
    }
  }

  private void readTable(NumberFile file, String source, InputStream text)
      throws IOException, Enough {
    TableReader table = new TableReader(file, source, text, changes, latest);
    Batch batch = new Batch();
    for (boolean more = true; more; ) {
      batch.clear();
      more = table.read(batch);
      if (!sink.accept(source, 0, batch)) {
        throw new Enough();
      }
    }
  }

  private void readLines(LineParser parser, String source, InputStream text)
      throws IOException, Enough {
    byte[] rest = new byte[CHUNK];
    int left = 0;
    boolean more = true;
    while (more || left > 0) {
      Chunk chunk = free.isEmpty() ? new Chunk() : free.pop();
      System.arraycopy(rest, 0, chunk.bytes, 0, left);
      int read = more ? text.readNBytes(chunk.bytes, left, CHUNK - 1 - left) : 0;
      more = left + read == CHUNK - 1;
      int length = left + read;
      if (!more && length > 0 && chunk.bytes[length - 1] != '\n') {
        chunk.bytes[length++] = '\n';
      }
      int end = length;
      while (end > 0 && chunk.bytes[end - 1] != '\n') {
        end--;
      }
      if (end == 0 && more) {
        skipLine(source, chunk, text);
        left = 0;
        continue;
      }
      left = length - end;
      System.arraycopy(chunk.bytes, end, rest, 0, left);
      chunk.length = end;
      chunk.batch.clear();
      pending.add(new Pending(chunk, parsers.submit(() -> parse(parser, chunk))));
      if (pending.size() >= ahead) {
        handOn(source);
      }
    }
    while (!pending.isEmpty()) {
      handOn(source);
    }
  }

  private static void parse(LineParser parser, Chunk chunk) {
    parser.parse(chunk.bytes, chunk.length, chunk.batch);
  }

  /** Counts a line that is longer than a chunk, and skips to its end. */
  private void skipLine(String source, Chunk chunk, InputStream text) throws IOException, Enough {
    while (!pending.isEmpty()) {
      handOn(source);
    }
    chunk.batch.clear();
    chunk.batch.line();
    chunk.batch.refuse(RefusalReason.TOO_LONG, new String(chunk.bytes, 0, PEEKED, UTF_8));
    int next = text.read();
    while (next >= 0 && next != '\n') {
      next = text.read();
    }
    handOn(source, chunk);
  }

  private void handOn(String source) throws IOException, Enough {
    Pending first = pending.remove();
    try {
      first.parsed.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A line cannot be parsed", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("The import was interrupted", stopped);
    }
    handOn(source, first.chunk);
  }

  private void handOn(String source, Chunk chunk) throws IOException, Enough {
    if (!sink.accept(source, lineBefore, chunk.batch)) {
      throw new Enough();
    }
    lineBefore += chunk.batch.lines();
    free.push(chunk);
  }

  /** Reads a zip from beginning to end, including its table of contents at the end. */
  private static final class ZipReader extends ZipInputStream {
    private static final int END = 22;
    private static final int END_COUNT = 10;
    private static final int END_COMMENT = 20;
    private static final int MANY = 0xFFFF;
    private static final int LONGEST_CONTENTS = 1 << 24;

    ZipReader(InputStream bytes) {
      super(bytes);
    }

    /**
     * Returns, if there is no further entry, whether the file ends like a zip of this number of
     * entries. Otherwise a file that is cut off or damaged between two entries would look complete.
     */
    boolean endsAfter(int entries) throws IOException {
      byte[] rest = in.readNBytes(LONGEST_CONTENTS);
      for (int at = rest.length - END; at >= 0; at--) {
        if (magic(rest, at) == ('P' << 8 | 'K')
            && magic(rest, at + 2) == 0x0506
            && number(rest, at + END_COMMENT) == rest.length - at - END) {
          int told = number(rest, at + END_COUNT);
          return told == entries || told == MANY;
        }
      }
      return false;
    }

    private static int number(byte[] bytes, int at) {
      return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
  }

  /** Stops what is still in progress. */
  @Override
  public void close() {
    parsers.shutdownNow();
  }

  private final class Watched extends FilterInputStream {
    Watched(InputStream bytes) {
      super(bytes);
    }

    /** Not asked of the file stream itself, which throws if the file is a pipe. */
    @Override
    public int available() {
      return 0;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        progress.advance(1);
      }
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0) {
        progress.advance(read);
      }
      return read;
    }
  }
}
