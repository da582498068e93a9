package io.lexicall.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipStreamTest {
  private static final List<String> TEXTS = List.of("212,5550142\n".repeat(50), "", "310,5550143");
  private static final String JOINED = String.join("", TEXTS);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20, 8192})
  void members_thatFollowEachOther_areAllRead(int size) throws IOException {
    assertThat(unpack(new ByteArrayInputStream(members()), size)).isEqualTo(JOINED);
    assertThat(unpack(slowPipe(members()), size)).isEqualTo(JOINED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20, 8192})
  void cut_withinAnyMember_isTheEndTooEarly(int size) throws IOException {
    byte[] whole = members();
    List<Integer> ends = List.of(ends(1), ends(2), whole.length);
    for (int length = 0; length < whole.length; length++) {
      InputStream cut = new ByteArrayInputStream(whole, 0, length);
      if (ends.contains(length)) {
        assertThat(unpack(cut, size))
            .startsWith(TEXTS.get(0)); // cut between two it is a whole file
      } else {
        assertThatThrownBy(() -> unpack(cut, size)).isInstanceOf(EOFException.class);
      }
    }
  }

  @Test
  void bytes_thatAreNoMember_areRefusedBehindOne() throws IOException {
    byte[] whole = members();
    for (String behind : List.of("x", "\0\0x", "\u001F\0", "\u001Fx")) {
      assertThatThrownBy(() -> unpack(new ByteArrayInputStream(joined(whole, behind)), 64))
          .isInstanceOf(ZipException.class)
          .hasMessageContaining("what follows is not gzip");
    }
    assertThat(unpack(new ByteArrayInputStream(joined(whole, "\0".repeat(700))), 64))
        .isEqualTo(JOINED);
  }

  @Test
  void damage_isFound_whereverItIs() throws IOException {
    byte[] whole = members();
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x20;
      String read;
      try {
        read = unpack(new ByteArrayInputStream(damaged), 64);
      } catch (IOException found) {
        continue;
      }
      assertThat(read).isEqualTo(JOINED); // in a time or a system, of which a header tells
    }
  }

  @Test
  void header_withEverythingInIt_isReadAsByTheJdk() throws IOException {
    byte[] plain = members();
    byte[] head = {0x1F, (byte) 0x8B, 8, 0b11110, 1, 2, 3, 4, 0, 3, 3, 0, 9, 0, 9, 'n', 0, 'c', 0};
    CRC32 checksum = new CRC32();
    checksum.update(head);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head);
    all.write((int) checksum.getValue());
    all.write((int) checksum.getValue() >>> 8);
    int checked = all.size() - 1;
    all.write(plain, 10, plain.length - 10);
    byte[] packed = all.toByteArray();
    assertThat(unpack(new ByteArrayInputStream(packed), 8)).isEqualTo(JOINED);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
        .isEqualTo(JOINED.getBytes(UTF_8));
    packed[checked] ^= 1;
    assertThatThrownBy(() -> unpack(new ByteArrayInputStream(packed), 8))
        .isInstanceOf(ZipException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "\u001F", "\u001Fx", "212,5550142\n"})
  void text_thatDoesNotBeginLikeGzip_isReadAsItIs(String text) throws IOException {
    for (InputStream in :
        List.of(new ByteArrayInputStream(text.getBytes(UTF_8)), slowPipe(text.getBytes(UTF_8)))) {
      assertThat(new String(GzipStream.unpacked(in, 8).readAllBytes(), UTF_8)).isEqualTo(text);
    }
  }

  @Test
  void text_thatBeginsLikeGzip_isUnpackedOrRefused() throws IOException {
    for (InputStream in : List.of(new ByteArrayInputStream(members()), slowPipe(members()))) {
      assertThat(new String(GzipStream.unpacked(in, 8).readAllBytes(), UTF_8)).isEqualTo(JOINED);
    }
    assertThatThrownBy(
            () -> GzipStream.unpacked(new ByteArrayInputStream(new byte[] {0x1F, (byte) 0x8B}), 8))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(
            () ->
                GzipStream.unpacked(new ByteArrayInputStream(new byte[] {0x1F, (byte) 0x8B, 1}), 8))
        .isInstanceOf(ZipException.class);
  }

  private static String unpack(InputStream packed, int size) throws IOException {
    try (GzipStream stream = new GzipStream(packed, size)) {
      String text = new String(stream.readAllBytes(), UTF_8);
      assertThat(stream.read()).isEqualTo(-1);
      assertThat(stream.available()).isZero();
      return text;
    }
  }

  private static byte[] members() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String text : TEXTS) {
      all.write(member(text));
    }
    return all.toByteArray();
  }

  private static int ends(int members) throws IOException {
    int length = 0;
    for (String text : TEXTS.subList(0, members)) {
      length += member(text).length;
    }
    return length;
  }

  private static byte[] member(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream pack = new GZIPOutputStream(packed)) {
      pack.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[] bytes, String behind) {
    byte[] more = behind.getBytes(UTF_8);
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    return all;
  }

  /** Gives a byte at a time, and never says that there is one. */
  private static InputStream slowPipe(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 1));
      }

      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }
}
