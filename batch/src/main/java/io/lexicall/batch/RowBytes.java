package io.lexicall.batch;

import io.lexicall.json.internal.Formulas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * Rows as they are written to a file. FastCSV is not used for writing because it needs cells as
 * strings; a test checks that FastCSV reads back what is written here.
 */
final class RowBytes {
  /** The form in which the rows of one scrub are written. */
  static final class Form {
    private final Charset charset;
    private final char delimiter;
    private final boolean asciiAsItIs;
    private final boolean utf8;
    private final boolean escapesFormulas;
    private final byte[] delimiterBytes;
    private final byte[] quoteBytes;

    Form(Charset charset, char delimiter) {
      this(charset, delimiter, false);
    }

    Form(Charset charset, char delimiter, boolean escapesFormulas) {
      this.charset = charset;
      this.escapesFormulas = escapesFormulas;
      this.delimiter = delimiter;
      this.asciiAsItIs = keepsAscii(charset);
      this.utf8 = charset.equals(StandardCharsets.UTF_8);
      this.delimiterBytes = bytes(String.valueOf(delimiter));
      this.quoteBytes = bytes("\"");
    }

    static boolean keepsAscii(Charset charset) {
      StringBuilder ascii = new StringBuilder();
      for (char c = 0; c < 128; c++) {
        ascii.append(c);
      }
      return Arrays.equals(
          ascii.toString().getBytes(charset), ascii.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Encodes one of our own texts; characters that the encoding lacks are replaced. */
    byte[] bytes(String text) {
      return charset.newEncoder().canEncode(text)
          ? text.getBytes(charset)
          : Plain.of(text, charset.newEncoder()).getBytes(charset);
    }

    /** Returns a text as a cell, in quotes if necessary. */
    String cell(String unescaped) {
      String text = escapesFormulas ? Formulas.escaped(unescaped) : unescaped;
      boolean quotes = text.indexOf(delimiter) >= 0;
      for (int i = 0; i < text.length() && !quotes; i++) {
        char c = text.charAt(i);
        quotes = c == '"' || c == '\n' || c == '\r';
      }
      return quotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
  }

  /** A character of UTF-8 takes at most this many bytes, and a quote two. */
  private static final int MOST_BYTES = 3;

  private final Form form;
  private byte[] bytes = new byte[1 << 17];
  private int length;

  RowBytes(Form form) {
    this.form = form;
  }

  void clear() {
    length = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void room(int more) {
    if (bytes.length - length < more) { // rarely: an array that has grown is kept
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + (bytes.length >> 1)));
    }
  }

  void append(byte[] more) {
    room(more.length);
    if (more.length == 1) {
      bytes[length++] = more[0];
      return;
    }
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  void appendDelimiter() {
    append(form.delimiterBytes);
  }

  /** Writes cells as they were read, with the delimiter between them. */
  void appendCells(Batch from, int first, int end) {
    for (int cell = first; cell < end; cell++) {
      if (cell > first) {
        appendDelimiter();
      }
      if (form.asciiAsItIs) {
        appendCell(from.text(), from.start(cell), from.end(cell), from.quoted(cell));
      } else {
        appendEncoded(from.text(), from.start(cell), from.end(cell), from.quoted(cell));
      }
    }
  }

  private void appendCell(char[] text, int start, int end, boolean quoted) {
    room(MOST_BYTES * (end - start) + 3);
    byte[] into = bytes;
    int at = length;
    if (quoted) {
      into[at++] = '"';
    }
    if (form.escapesFormulas && Formulas.isFormula(text, start, end)) {
      into[at++] = Formulas.ESCAPE;
    }
    for (int i = start; i < end; i++) {
      char c = text[i];
      if (c < 0x80 && c != '"') {
        into[at++] = (byte) c;
      } else if (c == '"' && quoted) {
        into[at++] = '"';
        into[at++] = '"';
      } else if (c == '"') {
        appendCell(text, start, end, true);
        return;
      } else if (!form.utf8) {
        appendEncoded(text, start, end, quoted);
        return;
      } else if (Character.isHighSurrogate(c) && i + 1 < end) {
        at = utf8(Character.toCodePoint(c, text[++i]), into, at);
      } else {
        at = utf8(c, into, at);
      }
    }
    if (quoted) {
      into[at++] = '"';
    }
    length = at;
  }

  /** Writes a character beyond ASCII; every surrogate that was decoded has its other half. */
  private static int utf8(int point, byte[] into, int start) {
    int at = start;
    if (point < 0x800) {
      into[at++] = (byte) (0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        into[at++] = (byte) (0xE0 | point >> 12);
      } else {
        into[at++] = (byte) (0xF0 | point >> 18);
        into[at++] = (byte) (0x80 | point >> 12 & 0x3F);
      }
      into[at++] = (byte) (0x80 | point >> 6 & 0x3F);
    }
    into[at++] = (byte) (0x80 | point & 0x3F);
    return at;
  }

  private void appendEncoded(char[] text, int start, int end, boolean quoted) {
    String read = new String(text, start, end - start);
    String cell = form.escapesFormulas ? Formulas.escaped(read) : read;
    if (quoted || cell.indexOf('"') >= 0) {
      append(form.quoteBytes);
      append(cell.replace("\"", "\"\"").getBytes(form.charset));
      append(form.quoteBytes);
    } else {
      append(cell.getBytes(form.charset));
    }
  }

  /** Compresses the content as one member of a gzip file; such members may follow each other. */
  void pack() {
    if (length == 0) {
      return;
    }
    Packed packed = new Packed(length / 4 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(packed, 1 << 13)) {
      out.write(bytes, 0, length);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    bytes = packed.bytes();
    length = packed.size();
  }

  /** Hands out its array without copying it. */
  private static final class Packed extends java.io.ByteArrayOutputStream {
    Packed(int size) {
      super(size);
    }

    byte[] bytes() {
      return buf;
    }
  }
}
