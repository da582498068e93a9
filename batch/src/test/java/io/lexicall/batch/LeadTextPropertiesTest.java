package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is decoded fast against what the JDK decodes, in pieces of any size. */
class LeadTextPropertiesTest {
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("windows-1252"),
          Charset.forName("GB18030"),
          Charset.forName("ISO-2022-JP"));

  private static final String[] PIECES = {
    "a",
    "some ascii text of more than eight characters",
    "\r\n",
    "é",
    "ß",
    "日本",
    "\uD83D\uDE00",
    ","
  };

  @Property(tries = 1500)
  void text_isDecodedAsTheJdkDoes(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
    String text = text(random, charset);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean marked = random.nextBoolean() && LeadText.markOf(charset).length > 0;
    marked &= charset.equals(StandardCharsets.UTF_8) || charset.name().startsWith("UTF-16");
    bytes.write(marked ? LeadText.markOf(charset) : new byte[0]);
    bytes.write(text.getBytes(charset));
    boolean packed = random.nextBoolean();
    InputStream in = dribbling(packed ? pack(bytes.toByteArray()) : bytes.toByteArray(), random);
    try (LeadText read = LeadText.open("leads", in, marked ? null : charset)) {
      assertThat(readAll(read, random)).isEqualTo(text);
      assertThat(read.charset()).isEqualTo(charset);
      assertThat(read.marked()).isEqualTo(marked);
    }
  }

  @Property(tries = 500)
  void bytes_thatAreNotOfTheEncoding_areRefused_afterAllBeforeThem(@ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    String before = text(random, StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("a".getBytes(StandardCharsets.UTF_8));
    bytes.write(before.getBytes(StandardCharsets.UTF_8));
    bytes.write(0xE9); // é in Latin-1
    bytes.write(" and more".getBytes(StandardCharsets.UTF_8));
    StringBuilder read = new StringBuilder();
    try (LeadText text =
        LeadText.open("leads", dribbling(bytes.toByteArray(), random), StandardCharsets.UTF_8)) {
      assertThatThrownBy(
              () -> {
                char[] piece = new char[1 + random.nextInt(40)];
                int count;
                while ((count = text.read(piece, 0, piece.length)) >= 0) {
                  read.append(piece, 0, count);
                }
              })
          .isInstanceOfSatisfying(
              BatchFileException.class,
              refused -> assertThat(refused.hint()).contains(BatchFileException.Hint.CHARSET))
          .hasMessageContaining("0xE9");
    }
    assertThat(read.toString()).isEqualTo("a" + before);
  }

  private static String text(Random random, Charset charset) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      if (charset.newEncoder().canEncode(piece)) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  private static String readAll(LeadText text, Random random) throws IOException {
    StringBuilder all = new StringBuilder();
    char[] buffer = new char[64];
    while (true) {
      int offset = random.nextInt(8);
      int read = text.read(buffer, offset, 2 + random.nextInt(buffer.length - offset - 2));
      if (read < 0) {
        return all.toString();
      }
      all.append(buffer, offset, read);
    }
  }

  private static byte[] pack(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** A stream that gives a few bytes at a time, as a pipe does. */
  private static InputStream dribbling(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 1 + random.nextInt(20)));
      }
    };
  }
}
