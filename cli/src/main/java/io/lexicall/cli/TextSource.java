package io.lexicall.cli;

import io.lexicall.internal.GzipStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as text: decompressed, distinguished from binary files, and decoded piece by piece, in
 * constant memory whatever its size. Not thread-safe.
 *
 * <p>Bytes that are not UTF-8 become lone low surrogates, which UTF-8 never has, so that {@link
 * #encode} can write them back as they were.
 */
final class TextSource implements Closeable {
  static final int PIECE = 1 << 15;
  private static final int SAMPLE = 1 << 13;

  /** In this many bytes of text, at most one is a control character that text does not have. */
  private static final int BYTES_A_CONTROL = 100;

  private static final char ESCAPE = '\uDC00';

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder;
  private final @Nullable String notText;

  /** The bytes that were read but not yet decoded, from position to limit. */
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).limit(0);

  private final CharBuffer chars = CharBuffer.allocate(PIECE);
  private CharBuffer unencoded = CharBuffer.allocate(0);

  /** The failure that ended the reading early, thrown once the bytes before it are used up. */
  private @Nullable IOException broken;

  private boolean ended;
  private boolean done;
  private boolean malformed;
  private long size;

  /**
   * Opens a text.
   *
   * @param in the file, plain or compressed with gzip; closed with this
   * @param said the encoding, or null for UTF-8, or UTF-16 or UTF-32 with a byte order mark
   * @param evenBinary whether to read binary files as text
   * @throws IOException if a compressed file cannot be decompressed
   */
  TextSource(InputStream in, @Nullable Charset said, boolean evenBinary) throws IOException {
    this.in = GzipStream.unpacked(in, PIECE);
    readSample();
    charset = said == null ? charsetOf(bytes) : said;
    notText = evenBinary ? null : whatElse(bytes, charset);
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** Returns what this is if it is not text, for a message. */
  Optional<String> notText() {
    return Optional.ofNullable(notText);
  }

  Charset charset() {
    return charset;
  }

  /** Returns how many bytes were read so far, decompressed. */
  long size() {
    return size;
  }

  /** Returns whether some bytes read so far are not valid in the encoding. */
  boolean isMalformed() {
    return malformed;
  }

  /** Returns whether {@link #encode} restores the bytes as they were. */
  boolean isFaithful() {
    return !malformed || charset.equals(StandardCharsets.UTF_8);
  }

  /**
   * Reads the next piece.
   *
   * @return null at the end
   * @throws IOException if the file cannot be read further; all that came before was returned
   */
  @Nullable String next() throws IOException {
    chars.clear();
    while (!done && chars.remaining() >= 8) {
      CoderResult result = decoder.decode(bytes, chars, ended && broken == null);
      if (result.isError()) {
        escape(result.length());
      } else if (result.isOverflow() || chars.position() > 0 && !ended) {
        break;
      } else if (!ended) {
        bytes.compact();
        fill();
        bytes.flip();
      } else if (chars.position() > 0 && broken != null) {
        break;
      } else if (broken != null) {
        throw broken;
      } else {
        decoder.flush(chars);
        done = true;
      }
    }
    return chars.position() == 0 ? null : chars.flip().toString();
  }

  /**
   * Encodes a piece of the text in the encoding of the file.
   *
   * @param piece may end between two surrogates if it is not the last
   */
  ByteBuffer encode(CharSequence piece, boolean last) {
    CharBuffer from =
        CharBuffer.allocate(unencoded.remaining() + piece.length())
            .put(unencoded)
            .put(CharBuffer.wrap(piece))
            .flip();
    float most = Math.max(encoder.maxBytesPerChar(), 1);
    ByteBuffer to = ByteBuffer.allocate((int) ((from.remaining() + 1) * most) + 8);
    while (encoder.encode(from, to, last).isError()) {
      to.put((byte) from.get());
    }
    if (last) {
      encoder.flush(to);
    }
    unencoded = from;
    return to.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void readSample() {
    bytes.clear();
    while (!ended && bytes.position() < SAMPLE) {
      fill();
    }
    bytes.flip();
  }

  private void fill() {
    try {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (read < 0) {
        ended = true;
      } else {
        bytes.position(bytes.position() + read);
        size += read;
      }
    } catch (IOException failure) {
      broken = failure;
      ended = true;
    }
  }

  private void escape(int length) {
    malformed = true;
    if (charset.equals(StandardCharsets.UTF_8)) {
      for (int i = 0; i < length; i++) {
        chars.put((char) (ESCAPE + (bytes.get() & 0xff)));
      }
    } else {
      bytes.position(bytes.position() + length);
      chars.put('\uFFFD');
    }
  }

  private static Charset charsetOf(ByteBuffer sample) {
    int first = sample.limit() < 2 ? 0 : (sample.get(0) & 0xff) << 8 | sample.get(1) & 0xff;
    int four = sample.limit() < 4 ? -1 : sample.getInt(0);
    if (four == 0xfffe0000 || four == 0xfeff) { // the mark of UTF-16 begins that of UTF-32
      // Those without the mark read it and do not write it again.
      return Charset.forName(four == 0xfeff ? "X-UTF-32BE-BOM" : "X-UTF-32LE-BOM");
    }
    return first == 0xfeff
        ? StandardCharsets.UTF_16BE
        : first == 0xfffe ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  private static @Nullable String whatElse(ByteBuffer sample, Charset charset) {
    for (Magic magic : Magic.values()) {
      if (magic.begins(sample)) {
        return magic.called;
      }
    }
    if (charset.name().contains("UTF-16") || charset.name().contains("UTF-32")) {
      return null; // every other byte may be zero
    }
    int controls = 0;
    int text = 0;
    for (int i = 0; i < sample.limit(); i++) {
      byte b = sample.get(i);
      if (!isControl(b)) {
        text++;
      } else if (b != 0 || i == 0 || sample.get(i - 1) != 0) {
        // A log that was cut while it was written holds blocks of NULs: one is one character.
        controls++;
      }
    }
    return controls * BYTES_A_CONTROL > text + controls ? "binary" : null;
  }

  /**
   * Distinguishes control characters from those that text and terminals use: BS, TAB, LF, VT, FF,
   * CR, ESC.
   */
  private static boolean isControl(byte b) {
    return b >= 0 && b < 32 && (b < 8 || b > 13) && b != 27 || b == 127;
  }

  /**
   * Binary formats that are known by their first bytes, since they may have few control characters
   * there.
   */
  private enum Magic {
    BZIP2("packed with bzip2", "BZh"),
    PDF("a PDF", "%PDF-"),
    XZ("packed with xz", "\u00fd7zXZ\0"),
    ZIP("a ZIP archive", "PK\u0003\u0004"),
    ZSTD("packed with zstd", "(\u00b5/\u00fd");

    private final String called;

    /** The first bytes, in ISO 8859-1. */
    private final String beginning;

    Magic(String called, String beginning) {
      this.called = called;
      this.beginning = beginning;
    }

    boolean begins(ByteBuffer sample) {
      for (int i = 0; i < beginning.length(); i++) {
        if (i >= sample.limit() || (sample.get(i) & 0xff) != beginning.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
