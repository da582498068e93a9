package io.lexicall.batch;

import io.lexicall.internal.GzipStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The text of a lead file, unpacked and decoded. Bytes that are not valid in its encoding are an
 * error, never a replacement character: otherwise a part of a name or of a number would be judged
 * as the whole.
 */
final class LeadText extends Reader {
  private static final int BUFFER = 1 << 16;
  private static final int BYTE_ORDER_MARK = 3;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

  /** How many bytes the decoder gets if the text is not ASCII: about one word. */
  private static final int STRIDE = 16;

  private final InputStream in;
  private final Charset charset;
  private final boolean marked;
  private final CharsetDecoder decoder;
  private final boolean keepsAscii;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private char secondHalf;
  private boolean ended;
  private boolean flushed;
  private @Nullable CoderResult bad;

  private LeadText(InputStream in, Charset charset, boolean marked) {
    this.in = in;
    this.charset = charset;
    this.marked = marked;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    boolean oneByte = charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    this.keepsAscii =
        RowBytes.Form.keepsAscii(charset) && (oneByte || charset.equals(StandardCharsets.UTF_8));
  }

  /**
   * Opens a file.
   *
   * @param name for messages
   * @param raw its bytes, possibly compressed with gzip
   * @param told the encoding, or null for that of the byte order mark, otherwise UTF-8
   */
  static LeadText open(String name, InputStream raw, @Nullable Charset told) throws IOException {
    PushbackInputStream in = new PushbackInputStream(raw, 8);
    byte[] start = peek(in);
    if (begins(start, 0x1F, 0x8B)) {
      try {
        in = new PushbackInputStream(new GzipStream(in, BUFFER), 8);
        start = peek(in);
      } catch (ZipException | EOFException broken) {
        throw new BatchFileException(name + " begins like a gzip file but is not one", broken);
      }
    }
    if (begins(start, 'P', 'K', 3, 4)) {
      throw new BatchFileException(
          name + " is a zip file or a workbook, such as of Excel; save it as CSV");
    }
    if (begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new BatchFileException(name + " is a workbook, such as of Excel; save it as CSV");
    }
    Charset found = markedBy(start);
    if (found == null) {
      return new LeadText(
          in, told == null ? StandardCharsets.UTF_8 : withoutMark(name, told), false);
    }
    if (told != null && !told.equals(found) && !told.equals(StandardCharsets.UTF_16)) {
      throw new BatchFileException(
          "%s begins with the byte order mark of %s, but is said to be %s"
              .formatted(name, found, told));
    }
    if (in.skip(markOf(found).length) != markOf(found).length) {
      throw new BatchFileException(name + " cannot be read");
    }
    return new LeadText(in, found, true);
  }

  /**
   * Returns the encoding of a text without a byte order mark. Some encodings put a mark before
   * everything that is encoded with them, so each cell would begin with one when it is written.
   */
  private static Charset withoutMark(String name, Charset told) throws BatchFileException {
    if (told.equals(StandardCharsets.UTF_16)) {
      return StandardCharsets.UTF_16BE; // as its decoder takes it
    }
    if (told.canEncode() && "xx".getBytes(told).length < 2 * "x".getBytes(told).length) {
      throw new BatchFileException(
          "%s has no byte order mark, so it is not known in which order the bytes of %s are; name the encoding"
              .formatted(name, told),
          BatchFileException.Hint.CHARSET);
    }
    return told;
  }

  private static byte[] peek(PushbackInputStream in) throws IOException {
    byte[] start = in.readNBytes(4);
    in.unread(start);
    return start;
  }

  private static boolean begins(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Charset markedBy(byte[] start) {
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (begins(start, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    return begins(start, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
  }

  /** Returns the byte order mark of an encoding. */
  static byte[] markOf(Charset charset) {
    byte[] mark = "\uFEFF".getBytes(charset);
    return mark.length <= BYTE_ORDER_MARK ? mark : new byte[0];
  }

  Charset charset() {
    return charset;
  }

  /** Returns whether the file begins with a byte order mark. */
  boolean marked() {
    return marked;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (bad != null) {
      throw undecodable(bad);
    }
    if (length == 0) {
      return 0;
    }
    if (secondHalf != 0) {
      into[offset] = secondHalf;
      secondHalf = 0;
      return 1;
    }
    CharBuffer chars = CharBuffer.wrap(into, offset, length).slice(); // its position begins at zero
    while (true) {
      if (ended && !bytes.hasRemaining() && flushed) {
        return chars.position() == 0 ? -1 : chars.position();
      }
      CoderResult result = decode(chars);
      if (result.isError()) {
        // The text before it is read first, so that its row is known.
        bad = result;
        if (chars.position() == 0) {
          throw undecodable(result);
        }
        return chars.position();
      }
      if (result.isOverflow()) {
        return chars.position() > 0 ? chars.position() : firstHalf(into, offset);
      }
      if (ended) {
        flushed = true;
        decoder.flush(chars);
      } else if (chars.position() > 0) {
        return chars.position();
      } else {
        fill();
      }
    }
  }

  /** Reads one char if the next character takes two, and keeps the other for the next call. */
  private int firstHalf(char[] into, int offset) {
    CharBuffer pair = CharBuffer.allocate(2);
    decoder.decode(bytes, pair, ended);
    into[offset] = pair.get(0);
    secondHalf = pair.get(1);
    return 1;
  }

  /** Decodes like the decoder, but eight characters at a time if they are ASCII. */
  private CoderResult decode(CharBuffer chars) {
    if (!keepsAscii || ended) {
      return decoder.decode(bytes, chars, ended);
    }
    int limit = bytes.limit();
    CoderResult result = CoderResult.UNDERFLOW;
    while (bytes.hasRemaining() && chars.hasRemaining() && result.isUnderflow()) {
      widen(chars);
      int until = Math.min(limit, bytes.position() + STRIDE);
      int before = bytes.position();
      result = decoder.decode(bytes.limit(until), chars, false);
      bytes.limit(limit);
      if (bytes.position() == before && until == limit) {
        break; // half a character, the rest follows
      }
    }
    return result.isUnderflow() && bytes.hasRemaining() && !chars.hasRemaining()
        ? CoderResult.OVERFLOW
        : result;
  }

  private void widen(CharBuffer chars) {
    byte[] from = bytes.array();
    char[] into = chars.array();
    int position = bytes.position();
    int base = chars.arrayOffset() + chars.position() - position;
    int end = position + Math.min(bytes.remaining(), chars.remaining()) - Long.BYTES;
    int i = position;
    while (i <= end && ((long) EIGHT.get(from, i) & NOT_ASCII) == 0) {
      for (int k = i; k < i + Long.BYTES; k++) {
        into[base + k] = (char) from[k];
      }
      i += Long.BYTES;
    }
    bytes.position(i);
    chars.position(chars.position() + i - position);
  }

  private void fill() throws IOException {
    bytes.compact();
    try {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (read < 0) {
        ended = true;
      } else {
        bytes.position(bytes.position() + read);
      }
    } catch (EOFException | ZipException damaged) {
      throw new BatchFileException("the gzip file is damaged, or ends too early", damaged);
    } finally {
      bytes.flip();
    }
  }

  /** Returns what is wrong, but not where: the caller counts the rows. */
  private BatchFileException undecodable(CoderResult result) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(result.length(), bytes.remaining()); i++) {
      int value = bytes.get(bytes.position() + i) & 0xFF;
      shown.append(String.format(Locale.ROOT, "0x%02X ", value));
    }
    return new BatchFileException(
        shown.append("is not ").append(charset.name()) + "; name the encoding",
        BatchFileException.Hint.CHARSET);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
