package io.lexicall.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a file. Bytes that are not valid in its encoding are an error, never a replacement
 * character: the name of a seller with one in it is that of another seller, whom nobody told to
 * stop.
 *
 * @param charset its encoding
 */
record CsvText(Reader reader, Charset charset) {
  private static final int LONGEST_MARK = 3;
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /**
   * Decodes a file.
   *
   * @param otherwise the encoding of a file without a byte order mark
   */
  static CsvText of(InputStream bytes, Charset otherwise) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, LONGEST_MARK);
    byte[] start = in.readNBytes(LONGEST_MARK);
    Charset charset = otherwise;
    int mark = 0;
    if (Arrays.equals(start, UTF_8_MARK)) {
      charset = StandardCharsets.UTF_8;
      mark = LONGEST_MARK;
    } else if (start.length > 1 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else if (start.length > 1 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    }
    in.unread(start, mark, start.length - mark);
    return new CsvText(
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        charset);
  }
}
