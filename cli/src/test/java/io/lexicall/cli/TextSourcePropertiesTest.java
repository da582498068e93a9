package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TextSourcePropertiesTest {
  /** Whatever the bytes, and wherever the file and the text are cut, they come back. */
  @Property(tries = 300)
  void anyBytes_comeBackAsTheyWere(
      @ForAll @Size(max = 60) byte[] bytes,
      @ForAll @IntRange(max = 2000) int repeats,
      @ForAll long seed)
      throws IOException {
    byte[] all =
        (new String(bytes, ISO_8859_1) + "\u00e9").repeat(1 + repeats).getBytes(ISO_8859_1);
    Random random = new Random(seed);
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    StringBuilder decoded = new StringBuilder();
    try (TextSource source = new TextSource(inPieces(all, random), UTF_8, true)) {
      for (String piece = source.next(); piece != null; piece = source.next()) {
        decoded.append(piece);
        int cut = random.nextInt(piece.length() + 1);
        write(source.encode(piece.substring(0, cut), false), back);
        write(source.encode(piece.substring(cut), false), back);
      }
      write(source.encode("", true), back);
      assertThat(source.size()).isEqualTo(all.length);
      assertThat(source.isFaithful()).isTrue();
      String asJavaHasIt = new String(all, UTF_8);
      assertThat(source.isMalformed()).isEqualTo(!asJavaHasIt.equals(decoded.toString()));
      assertThat(decoded.toString().replaceAll("[\\uDC80-\\uDCFF]+", "\uFFFD"))
          .isEqualTo(asJavaHasIt.replaceAll("\uFFFD+", "\uFFFD"));
    }
    assertThat(back.toByteArray()).isEqualTo(all);
  }

  private static void write(ByteBuffer bytes, ByteArrayOutputStream to) {
    to.write(bytes.array(), bytes.position(), bytes.remaining());
  }

  private static ByteArrayInputStream inPieces(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 1 + random.nextInt(5000)));
      }
    };
  }
}
