package io.lexicall.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Problem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
  @Test
  void next_countsBlankLinesAndPassesOverThem() throws IOException {
    assertThat(read("a\n\n \t\nb\r\n\r\nc".getBytes(UTF_8), 10))
        .containsExactly("1:a", "4:b", "6:c");
  }

  @Test
  void next_passesOverAByteOrderMarkBeforeTheFirstLineOnly() throws IOException {
    assertThat(read("\uFEFFa\n\uFEFFb".getBytes(UTF_8), 10)).containsExactly("1:a", "2:\uFEFFb");
  }

  @ParameterizedTest
  @CsvSource({"10, false", "11, true"})
  void next_aLineAtTheLimit_isReadAndOneAboveIsNot(int length, boolean tooLong) throws IOException {
    for (String end : List.of("", "\n", "\r\n", "\nnext")) {
      List<String> lines = read(("x".repeat(length) + end).getBytes(UTF_8), 10);
      assertThat(lines.get(0))
          .isEqualTo(tooLong ? "1!is too long to be read" : "1:" + "x".repeat(length));
      assertThat(lines.size()).isEqualTo(end.endsWith("next") ? 2 : 1);
    }
  }

  @Test
  void next_aLineThatIsNotUtf8_isAProblemThatNamesTheByte() throws IOException {
    for (String bytes :
        List.of("ab\u00ff", "ab\u00c3\n", "ab\u00ed\u00a0\u0080", "ab\u00c0\u0080")) {
      List<String> lines = read(bytes.getBytes(ISO_8859_1), 10);
      assertThat(lines).containsExactly("1!is not UTF-8 at byte 3");
    }
  }

  @Test
  void next_fromEndlessInput_usesConstantMemory() throws IOException {
    Endless endless = new Endless(2_000_000_000L);
    try (JsonLines lines = new JsonLines(endless, 1_000)) {
      JsonLines.Line line = lines.next();
      assertThat(line.problem()).isPresent();
      assertThat(lines.next()).isNull();
    }
    assertThat(endless.largestRead).isLessThan(100_000);
  }

  @Test
  void isReady_isTrueOnlyWhereAWholeLineIsHere() throws IOException {
    JsonLines lines = new JsonLines(new ByteArrayInputStream("a\nb\nc".getBytes(UTF_8)));
    assertThat(lines.isReady()).isTrue();
    assertThat(lines.next().text()).isEqualTo("a");
    assertThat(lines.isReady()).isTrue();
    assertThat(lines.next().text()).isEqualTo("b");
    assertThat(lines.isReady()).isFalse();
    assertThat(lines.next().text()).isEqualTo("c");
    assertThat(lines.next()).isNull();
    assertThat(lines.next()).isNull();
  }

  @Test
  void isReady_readsWhatIsThere_andNeverWaits() throws IOException {
    PipedOutputStream writer = new PipedOutputStream();
    JsonLines lines = new JsonLines(new PipedInputStream(writer));
    assertThat(lines.isReady()).isFalse();
    writer.write("a\nb".getBytes(UTF_8));
    assertThat(lines.isReady()).isTrue();
    assertThat(lines.next().text()).isEqualTo("a");
    assertThat(lines.isReady()).as("half a line").isFalse();
    writer.write("b\n".getBytes(UTF_8));
    assertThat(lines.isReady()).isTrue();
    assertThat(lines.next().text()).isEqualTo("bb");
  }

  /** Who flushes only where nothing is ready must come to do so before the end is told. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", " \t\n", "\n\n \n", "\n ", " "})
  void isReady_isFalseWhereOnlyBlankLinesAreLeft(String rest) throws IOException {
    JsonLines lines = new JsonLines(new ByteArrayInputStream(("a\n" + rest).getBytes(UTF_8)));
    assertThat(lines.isReady()).isTrue();
    assertThat(lines.next().text()).isEqualTo("a");
    assertThat(lines.isReady()).isFalse();
    assertThat(lines.next()).isNull();
  }

  @Test
  void isReady_countsTheBlankLinesThatItSkips() throws IOException {
    JsonLines lines =
        new JsonLines(new ByteArrayInputStream("\uFEFF\n\r\n\na\n\n\nb\n".getBytes(UTF_8)));
    assertThat(lines.isReady()).isTrue();
    assertThat(lines.next().number()).isEqualTo(4);
    assertThat(lines.isReady()).isTrue();
    assertThat(lines.isReady()).isTrue();
    JsonLines.Line last = lines.next();
    assertThat(last.number()).isEqualTo(7);
    assertThat(last.text()).isEqualTo("b");
  }

  @Test
  void isReady_aByteOrderMarkBeforeTheFirstLine_isNoBlankLine() throws IOException {
    JsonLines lines = new JsonLines(new ByteArrayInputStream("\uFEFFa\n".getBytes(UTF_8)));
    assertThat(lines.isReady()).isTrue();
    assertThat(lines.next().text()).isEqualTo("a");
  }

  /** Such as that of {@code Files.newInputStream} over a named pipe, which cannot seek. */
  @Test
  void isReady_aStreamThatCannotTellWhatIsAvailable_isReadAllTheSame() throws IOException {
    InputStream mute =
        new FilterInputStream(new ByteArrayInputStream("a\n".getBytes(UTF_8))) {
          @Override
          public int available() throws IOException {
            throw new IOException("Illegal seek");
          }
        };
    JsonLines lines = new JsonLines(mute);
    assertThat(lines.isReady()).isFalse();
    assertThat(lines.next().text()).isEqualTo("a");
    assertThat(lines.next()).isNull();
  }

  @Test
  void isReady_linesLongerThanTheBuffer_areFound() throws IOException {
    String line = "x".repeat(1 << 17);
    JsonLines lines =
        new JsonLines(new ByteArrayInputStream((line + "\n" + line + "\n").getBytes(UTF_8)));
    for (int i = 0; i < 2; i++) {
      assertThat(lines.isReady()).isTrue();
      assertThat(lines.next().text()).isEqualTo(line);
    }
    assertThat(lines.isReady()).isFalse();
  }

  @Test
  void constructor_refusesALimitThatCannotBe() {
    assertThatThrownBy(() -> new JsonLines(InputStream.nullInputStream(), 0))
        .hasMessageContaining("not 0");
  }

  /** Whatever the pieces in which the bytes come, the lines are those of a plain split. */
  @Property(tries = 300)
  void next_givesTheLinesOfAPlainSplit(
      @ForAll @IntRange(max = 40) int lineCount,
      @ForAll @IntRange(min = 1, max = 7) int piece,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < lineCount; i++) {
      texts.add("ä".repeat(random.nextInt(4)) + "x".repeat(random.nextInt(12)));
    }
    String text = String.join("\n", texts);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String line = texts.get(i);
      if (line.getBytes(UTF_8).length > 9) {
        expected.add((i + 1) + "!is too long to be read");
      } else if (!line.isEmpty()) {
        expected.add((i + 1) + ":" + line);
      }
    }
    assertThat(read(new Pieces(text.getBytes(UTF_8), piece), 9)).isEqualTo(expected);
  }

  private static List<String> read(byte[] bytes, int most) throws IOException {
    return read(new ByteArrayInputStream(bytes), most);
  }

  private static List<String> read(InputStream in, int most) throws IOException {
    List<String> read = new ArrayList<>();
    JsonLines lines = new JsonLines(in, most);
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      String problem = line.problem().map(Problem::problem).stream().collect(Collectors.joining());
      read.add(line.number() + (problem.isEmpty() ? ":" + line.text() : "!" + problem));
    }
    return read;
  }

  /** Gives its bytes in small pieces. */
  private static final class Pieces extends ByteArrayInputStream {
    private final int piece;

    Pieces(byte[] bytes, int piece) {
      super(bytes);
      this.piece = piece;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, piece));
    }
  }

  /** A line that is longer than the memory. */
  private static final class Endless extends InputStream {
    private long left;
    private int largestRead;

    Endless(long length) {
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      largestRead = Math.max(largestRead, length);
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(left, length);
      java.util.Arrays.fill(into, offset, offset + read, (byte) 'x');
      left -= read;
      return read;
    }
  }
}
