package io.lexicall.internal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip: one member, or several that follow each other.
 *
 * <p>The stream of the JDK treats an invalid header of a later member as the end of the file, and
 * looks for a later member only if the stream has bytes available, which a slow pipe may not have.
 * Numbers that are lost in this way would be dialed, and requests to stop forgotten. Here, the end
 * of the file within a member is an {@link EOFException}, and anything after a member that is not a
 * member is a {@link ZipException}. Only zeros may follow, which pad the blocks of tapes.
 *
 * <p>Not thread-safe.
 */
public final class GzipStream extends InflaterInputStream {
  /** The first two bytes of a member. */
  private static final int MAGIC = 0x1F8B;

  private static final int DEFLATE = 8;
  private static final int FIXED_REST = 6;
  private static final int HEADER_CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xE0;

  private final CRC32 checksum = new CRC32();

  /** How many of the bytes that were read last the inflater did not consume. */
  private int rest;

  private boolean ended;

  /**
   * Begins.
   *
   * @param in begins with a member; single bytes are read from it too
   * @param size how many bytes are read at a time
   * @throws EOFException if it ends in the header
   * @throws ZipException if it does not begin with one
   */
  public GzipStream(InputStream in, int size) throws IOException {
    super(in, new Inflater(true), size);
    try {
      header(byteOrEnd());
    } catch (IOException none) {
      inf.end();
      throw none;
    }
  }

  /**
   * Returns a stream unpacked if it begins like gzip, otherwise as it is, buffered.
   *
   * @param in may be a pipe
   * @param size how many bytes are read at a time
   * @throws EOFException if it ends in the header
   * @throws ZipException if it begins like gzip and is not
   */
  public static InputStream unpacked(InputStream in, int size) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, size);
    buffered.mark(2);
    boolean packed = buffered.read() == MAGIC >>> 8 && buffered.read() == (MAGIC & 0xFF);
    buffered.reset();
    return packed ? new GzipStream(buffered, size) : buffered;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!ended) {
      int read = super.read(into, offset, length);
      if (read >= 0) {
        checksum.update(into, offset, read);
        return read;
      }
      rest = inf.getRemaining();
      trailer();
      int next = next();
      ended = next < 0 || next == 0 && onlyZeros();
      if (!ended) {
        header(next);
      }
    }
    return -1;
  }

  @Override
  public int available() {
    return ended ? 0 : 1;
  }

  @Override
  public void close() throws IOException {
    super.close();
    inf.end();
  }

  private void header(int first) throws IOException {
    checksum.reset();
    checksum.update(first);
    if (first != MAGIC >>> 8 || headerByte() != (MAGIC & 0xFF)) {
      throw new ZipException("what follows is not gzip");
    }
    if (headerByte() != DEFLATE) {
      throw new ZipException("it is packed in a way that gzip does not know");
    }
    int flags = headerByte();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("its gzip header is damaged");
    }
    for (int i = 0; i < FIXED_REST; i++) {
      headerByte();
    }
    if ((flags & EXTRA) != 0) {
      for (int left = headerByte() | headerByte() << 8; left > 0; left--) {
        headerByte();
      }
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    if ((flags & HEADER_CHECKSUM) != 0) {
      int expected = (int) checksum.getValue() & 0xFFFF;
      if ((headerByte() | headerByte() << 8) != expected) {
        throw new ZipException("its gzip header is damaged");
      }
    }
    checksum.reset();
    inf.reset();
    if (rest > 0) {
      inf.setInput(buf, len - rest, rest);
    }
  }

  private void skipText(int flag) throws IOException {
    if (flag != 0) {
      int next = headerByte();
      while (next != 0) {
        next = headerByte();
      }
    }
  }

  private void trailer() throws IOException {
    if (number() != checksum.getValue() || number() != (inf.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw new ZipException("its checksum is not that of what was packed");
    }
  }

  private long number() throws IOException {
    long number = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      number |= (long) byteOrEnd() << shift;
    }
    return number;
  }

  private boolean onlyZeros() throws IOException {
    int next = next();
    while (next == 0) {
      next = next();
    }
    return next < 0;
  }

  private int headerByte() throws IOException {
    int read = byteOrEnd();
    checksum.update(read);
    return read;
  }

  private int byteOrEnd() throws IOException {
    int read = next();
    if (read < 0) {
      throw new EOFException("The gzip data end too early");
    }
    return read;
  }

  /** Returns the next byte that the inflater did not consume, -1 at the end of the file. */
  private int next() throws IOException {
    return rest > 0 ? buf[len - rest--] & 0xFF : in.read();
  }
}
