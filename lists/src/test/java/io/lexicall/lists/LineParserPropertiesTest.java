package io.lexicall.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The fast forms are read as every line is read slowly, and so are the lines around them. */
class LineParserPropertiesTest {
  private static final Path NOWHERE = Path.of("none.txt");

  @Property(tries = 3000)
  void registry_isReadAsSlowly(@ForAll("texts") String text) throws IOException {
    assertReadAsSlowly(NumberFile.registry(NOWHERE), text);
  }

  @Property(tries = 3000)
  void lines_areReadAsSlowly(@ForAll("texts") String text) throws IOException {
    assertReadAsSlowly(NumberFile.lines(NOWHERE).dialedFrom(Place.of("US")), text);
  }

  private static void assertReadAsSlowly(NumberFile file, String text) throws IOException {
    Batch read = parse(file, text);
    // A blank at the end of a line means nothing, but takes the line off the fast path.
    Batch slowly = parse(file, text.replace("\n", " \n"));
    assertThat(numbers(read)).isEqualTo(numbers(slowly));
    assertThat(read.count()).isEqualTo(slowly.count());
    assertThat(read.lines()).isEqualTo(slowly.lines());
    assertThat(read.blank()).isEqualTo(slowly.blank());
    assertThat(read.refused()).isEqualTo(slowly.refused());
    assertThat(read.count() + read.blank() + read.refused().size()).isEqualTo(read.lines());
  }

  private static Batch parse(NumberFile file, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] chunk = Arrays.copyOf(bytes, bytes.length + LineParser.SLACK);
    // What is left of an earlier, longer chunk could complete a line.
    Arrays.fill(chunk, bytes.length, chunk.length, (byte) '\n');
    chunk[bytes.length] = '5';
    Batch batch = new Batch();
    // A batch is used again: nothing of the text before may stay.
    new LineParser(file, false, Long.MAX_VALUE)
        .parse("989,9999999\n".repeat(2).getBytes(UTF_8), 12, batch);
    batch.clear();
    new LineParser(file, false, Long.MAX_VALUE).parse(chunk, bytes.length, batch);
    return batch;
  }

  private static TreeSet<Long> numbers(Batch batch) throws IOException {
    List<Long> numbers = new ArrayList<>();
    batch.forEach((number, value) -> numbers.add(number));
    return new TreeSet<>(numbers);
  }

  /** Lines with an end each, most of them of a fast form or nearly so. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> area =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of("212", "213", "989")),
            Tuple.of(1, Arbitraries.of("112", "999", "037", "2x2", "21", "2125")),
            Tuple.of(1, Arbitraries.strings().numeric().ofLength(3)));
    Arbitrary<String> number =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(2_000_000, 9_999_999).map(String::valueOf)),
            Tuple.of(4, Arbitraries.integers().between(5_550_100, 5_550_199).map(String::valueOf)),
            Tuple.of(
                2,
                Arbitraries.of("1999999", "2000000", "555014", "55501422", "55501:2", "555014/")),
            Tuple.of(1, Arbitraries.strings().ascii().ofLength(7)));
    Arbitrary<String> end =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.just("\n")),
            Tuple.of(3, Arbitraries.just("\r\n")),
            Tuple.of(1, Arbitraries.of("\r\r\n", "x\n", "\n\n", "\t\n", "\rx\n", "é\n")));
    Arbitrary<String> line =
        Combinators.combine(area, Arbitraries.of(",", ",", ",", "", ";", "-"), number, end)
            .as((a, comma, n, e) -> a + comma + n + e);
    Arbitrary<String> other =
        Arbitraries.of(
            "\n", "\"212\",\"5550142\"\n", "+12125550142\n", "+442071234567\n", "(212) 555-0142\n");
    return Arbitraries.frequencyOf(Tuple.of(12, line), Tuple.of(1, other))
        .list()
        .ofMaxSize(60)
        .map(lines -> lines.stream().collect(Collectors.joining()));
  }
}
