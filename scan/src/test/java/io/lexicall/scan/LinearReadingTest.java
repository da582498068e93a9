package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice the file takes about twice the work, also where its writer wants it to take more. */
class LinearReadingTest {

  private static final String TIME = "00:01.000 --> 00:02.000\n";

  private static final String BREAKS =
      "Agent: what is your card number?<br>Customer: 4111 1111 1111 1111<br>".repeat(400);

  private static final String INSERT = "INSERT INTO turns (speaker, said) VALUES ";

  /** A call that is known as one by its beginning. */
  private static final String SQL =
      (INSERT + "('agent','your card number?'),('caller','4111 1111 1111 1111');\n").repeat(200);

  private static long looks(String text) {
    JsonText json = new JsonText();
    TranscriptText read = TranscriptFormats.read(text, json, CardScanner.standard().lexicon, false);
    return read == null ? -1 : read.looks;
  }

  private static String members(int count, String member) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(member.formatted(i));
    }
    return String.join(",", members);
  }

  private static Arguments file(String name, IntFunction<String> file) {
    return Arguments.of(name, file);
  }

  static Stream<Arguments> files() {
    return Stream.of(
        file(
            "a member for each text", n -> "{" + members(n, "\"key.%d\":\"Some text %1$d\"") + "}"),
        file(
            "many members above a list",
            n ->
                "{"
                    + members(n, "\"k%d\":1")
                    + ",\"a\":["
                    + members(n, "{\"x\":\"val %d\"}")
                    + "]}"),
        file(
            "one speaker, many texts",
            n -> "{\"calls\":[{\"speaker\":\"a\"," + members(n, "\"text\":\"hello %d\"") + "}]}"),
        file(
            "many texts, no speaker",
            n -> "{\"calls\":[{" + members(n, "\"text\":\"hello %d\"") + "}]}"),
        file(
            "an offset of many members above texts",
            n ->
                "{\"offset\":{"
                    + members(n, "\"k%d\":1")
                    + "},\"a\":["
                    + members(n, "{\"text\":\"val %d\"}")
                    + "]}"),
        file(
            "turns of many members beside the text",
            n ->
                "[{\"speaker\":\"a\",\"start\":1,\"end\":2,\"text\":\"one two three\","
                    + members(n, "\"k%d\":\"one two three\"")
                    + "}]"),
        file(
            "forms of one text, far behind others",
            n ->
                "[{\"speaker\":\"a\",\"start\":1,\"end\":2,"
                    + members(n, "\"k%d\":\"one\"")
                    + ",\"text\":\"one two three\"}]"),
        file("ampersands in cues", n -> "WEBVTT\n\n" + (TIME + "Q&A at AT&T\n\n").repeat(n)),
        file("less than in one cue", n -> "WEBVTT\n\n" + TIME + "a < b ".repeat(n)),
        file("braces in one cue", n -> "1\n00:00:01,000 --> 00:00:02,000\n" + "{\\".repeat(n)),
        file("cues of a brace", n -> "WEBVTT\n\n" + (TIME + "{\n").repeat(n)),
        file("cues of cut objects", n -> "WEBVTT\n\n" + (TIME + "{\"a\":[\n").repeat(n)),
        file(
            "an insert for each row", n -> SQL + (INSERT + "('agent','let me look');\n").repeat(n)),
        file("rows that do not end", n -> SQL + (INSERT + "('agent',1,\n").repeat(n)),
        file("strings that do not end", n -> SQL + (INSERT + "('agent,1,\n").repeat(n)),
        file("columns that do not end", n -> SQL + "INSERT INTO turns (speaker\n".repeat(n)),
        file("ampersands behind breaks", n -> BREAKS + "a&b ".repeat(n)),
        file("less than behind breaks", n -> BREAKS + "a <b ".repeat(n)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void read_takesTwiceTheLooksForTwiceTheFile(String name, IntFunction<String> file) {
    long looks = looks(file.apply(4_000));
    assertThat(looks).as(name).isPositive();
    assertThat(looks(file.apply(8_000))).as(name).isLessThan(2 * looks + looks / 2);
  }

  /** A string of JSON is decoded once, not for each card in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"log\":\"%s\"}",
        "{\"x\":1,\"log\":\"{\\\"a\\\":\\\"%s\\\"}\"}",
        "{\"log\":\"Agent: what is your card number?\\nCustomer: yes\\nAgent: ok\\nCustomer: %s\"}"
      })
  void pieces_manyCardsInOneString_areDecodedOnce(String file) {
    String text = file.formatted("card 4111 1111 1111 1111 ok, ".repeat(200) + "\\u0020");
    JsonText json = new JsonText();
    CardScanner scanner = CardScanner.standard();
    TranscriptText read = TranscriptFormats.read(text, json, scanner.lexicon, false);
    assertThat(read).isNotNull();
    Pieces pieces = new Pieces(text);
    List<Hit> hits = TranscriptMatcher.match(scanner, read, text);
    assertThat(hits).hasSizeGreaterThan(50);
    hits.forEach(hit -> hit.parts.forEach(pieces::of));
    assertThat(pieces.decoded()).isPositive().isLessThan(2L * text.length());
  }

  private static Stream<Arguments> filesOfManyNumbers() {
    String turns =
        "\"utterances\":[{\"speaker\":\"A\",\"text\":\"card number?\",\"start\":1,\"end\":2},"
            + "{\"speaker\":\"B\",\"text\":\"ok\",\"start\":3,\"end\":4}]";
    return Stream.of(
        file(
            "numbers and codes in one value",
            n -> "{\"text\":\"card " + "4111 1111 1111 1111 452 ".repeat(n) + "\"," + turns + "}"),
        file(
            "a question for a card in each number of another thing",
            n -> "A: phone number?\nB: 4111 1111\nA: card?\nB: 1111 1111\nA: account?\n".repeat(n)),
        // Sixteen digits are a number, and nineteen are one too.
        file(
            "turns that may go on in the next",
            n -> "A: card number?\n" + "B: 4111 1111 1111 1111\nA: ok\nB: 102\nA: ok\n".repeat(n)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filesOfManyNumbers")
  void match_takesTwiceTheLooksForTwiceTheNumbers(String name, IntFunction<String> file) {
    long looks = looksAgain(file.apply(1_000));
    assertThat(looks).as(name).isPositive();
    assertThat(looksAgain(file.apply(2_000))).as(name).isLessThan(2 * looks + looks / 2);
  }

  private static long looksAgain(String text) {
    CardScanner scanner = CardScanner.standard();
    TranscriptText read = TranscriptFormats.read(text, new JsonText(), scanner.lexicon, false);
    return TranscriptMatcher.looks(scanner, read == null ? TranscriptText.plain(text) : read, text);
  }

  private static long comparedCodes(int calls) {
    String text = "Agent: the cvv?\nCustomer: 123\n".repeat(calls);
    MatchedFile file = new MatchedFile(CardScanner.standard(), TranscriptText.plain(text), text);
    Passage passage = Passage.of(text, 0, text.length());
    long looks =
        SpokenCodes.looks(file.wordsOf(passage), file.digitsOf(passage), file.topicsOf(passage));
    file.close();
    return looks;
  }

  @Test
  void codes_ofManyCalls_areHeldAgainstTheirNeighbours() {
    long looks = comparedCodes(1_000);
    assertThat(looks).isPositive();
    assertThat(comparedCodes(2_000)).isLessThan(2 * looks + looks / 2);
  }

  @Test
  void stretches_areApart_orAreNone() {
    Stretches stretches = new Stretches();
    assertThat(stretches.add(10, 20)).isTrue();
    assertThat(stretches.add(20, 30)).isTrue();
    assertThat(stretches.add(5, 10)).isTrue();
    assertThat(stretches.add(9, 11)).isFalse();
    assertThat(stretches.add(19, 21)).isFalse();
    assertThat(stretches.add(12, 13)).isFalse();
    assertThat(stretches.add(0, 50)).isFalse();
    assertThat(stretches.add(10, 20)).isFalse();
    assertThat(stretches.add(0, 5)).isTrue();
  }

  private static long compared(int runs) {
    Stretches stretches = new Stretches();
    for (int i = 0; i < runs; i++) {
      stretches.add(20 * i, 20 * i + 16);
    }
    return stretches.looks();
  }

  @Test
  void stretches_areHeldAgainstFew() {
    assertThat(compared(20_000)).isLessThan(3 * compared(10_000)).isLessThan(20_000 * 64);
  }
}
