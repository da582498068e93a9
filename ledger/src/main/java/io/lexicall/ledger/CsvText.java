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
 */
final class CsvText {
  private static final int LONGEST_MARK = 3;

  private CsvText() {}

  /**
   * Decodes a file.
   *
   * @param charset the encoding of a file without a byte order mark
   */
  static Reader of(InputStream bytes, Charset charset) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, LONGEST_MARK);
    byte[] start = in.readNBytes(LONGEST_MARK);
    Charset used = charset;
    int mark = 0;
    if (Arrays.equals(start, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
      used = StandardCharsets.UTF_8;
      mark = LONGEST_MARK;
    } else if (start.length > 1 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      used = StandardCharsets.UTF_16BE;
      mark = 2;
    } else if (start.length > 1 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      used = StandardCharsets.UTF_16LE;
      mark = 2;
    }
    in.unread(start, mark, start.length - mark);
    return new InputStreamReader(
        in,
        used.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
