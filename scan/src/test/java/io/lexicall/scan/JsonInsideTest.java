package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON in a string of JSON, or in a line of a log: what is redacted in it leaves it JSON. */
class JsonInsideTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  private static String quoted(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    JsonText.escape(text, escaped);
    return escaped.append('"').toString();
  }

  private static String decoded(@Nullable JsonText json, int value, String text) {
    assertThat(json).as(text).isNotNull();
    return json == null
        ? ""
        : JsonText.decode(text, json.start(value) + 1, json.end(value) - 1).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"card\":4111111111111111,\"amount\":12.50}",
        "{\"card\":{\"number\":4111111111111111.0,\"cvv\":123}}",
        "{\"card\":4111111111111111.5,\"cvv\":737}",
        "{\"cards\":[4111111111111111,5555555555554444]}",
        "{\"payment\":{\"cardNumber\":[4111,1111,1111,1111],\"cvv\":737}}",
        "{\"card\":[4,2,6,0,1,8,1,5,9,0,8,3,0,1,6,7],\"n\":1}",
        "[{\"speaker\":\"agent\",\"text\":\"Card number?\"},{\"speaker\":\"caller\",\"text\":\"4111 1111 1111 1111\"}]"
      })
  void redact_jsonInAString_leavesBothJson(String inside) {
    String once = "{\"topic\":\"calls\",\"offset\":12,\"value\":" + quoted(inside) + "}";
    String twice =
        "{\"topic\":\"calls\",\"value\":" + quoted("{\"body\":" + quoted(inside) + "}") + "}";
    for (String text : new String[] {once, twice}) {
      String redacted = redacted(text);
      assertThat(redacted).isNotEqualTo(text);
      JsonText outer = JsonText.parse(redacted);
      int value = 1;
      while (outer != null && outer.next(value) >= 0) {
        value = outer.next(value);
      }
      String within = decoded(outer, value, redacted);
      JsonText inner = JsonText.parse(within);
      assertThat(inner).as(within).isNotNull();
      if (text.equals(twice)) {
        assertThat(JsonText.parse(decoded(inner, 1, within))).as(within).isNotNull();
      }
      assertThat(redacted).doesNotContain("1111111111").doesNotContain("8,1,5,9");
    }
  }

  @Test
  void redact_quotesInTheReplacement_areEscapedForEachString() {
    String text = "{\"value\":\"{\\\"card\\\":4111111111111111}\"}";
    assertThat(SCANNER.redact(text, (span, value) -> "<\"x\">"))
        .isEqualTo("{\"value\":\"{\\\"card\\\":\\\"<\\\\\\\"x\\\\\\\">\\\"}\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INFO body={\"cards\":[4111111111111111,5555555555554444],\"n\":[1]}|INFO body={\"cards\":[\"411111******1111\",\"555555******4444\"],\"n\":[1]}",
        "INFO body={\"card\":4111111111111111.0,\"x\":1}|INFO body={\"card\":\"411111******1111.0\",\"x\":1}",
        "INFO card {\"card\":[4,2,6,0,1,8,1,5,9,0,8,3,0,1,6,7],\"b\":1}|INFO card {\"card\":[\"426018******0167\"],\"b\":1}",
        "INFO card {\"x\":-4111111111111111}|INFO card {\"x\":\"-411111******1111\"}",
        "INFO {\"card\":{\"n\":4111111111111111}}|INFO {\"card\":{\"n\":\"411111******1111\"}}",
        "INFO card [4111111111111111] of 2|INFO card [411111******1111] of 2",
        "INFO \"card\": 4111111111111111.|INFO \"card\": 411111******1111."
      })
  void redact_jsonInALineOfALog_leavesItJson(String text, String expected) {
    assertThat(redacted(text + "\n")).isEqualTo(expected + "\n");
    assertThat(CardScanner.standard().redact(text + "\n", Redaction.firstSixLastFour()))
        .isEqualTo(expected + "\n");
  }

  @Test
  void scan_jsonInAString_tellsWhereInTheWholeString() {
    String inside = "{\"card\":4111111111111111}";
    String text = "{\"value\":" + quoted(inside) + "}";
    Piece piece = SCANNER.scan(text).findings().get(0).pieces().get(0);
    assertThat(piece.pointer()).contains("/value");
    assertThat(inside.substring((int) piece.valueStart(), (int) piece.valueEnd()))
        .isEqualTo("4111111111111111");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"cvv\":[4,1,8],\"n\":[4,1,8]}|{\"cvv\":[\"*\",\"*\",\"*\"],\"n\":[4,1,8]}",
        "{\"card\":{\"cvc\":[ \"4\", \"1\", \"8\" ]}}|{\"card\":{\"cvc\":[ \"*\", \"*\", \"*\" ]}}",
        "{\"security_code\":[7,0,9,7]}|{\"security_code\":[\"***\",\"*\",\"*\",\"*\"]}",
        "{\"cvv\":[4,1]}|{\"cvv\":[4,1]}",
        "{\"cvv\":[4,1,8,0,2]}|{\"cvv\":[4,1,8,0,2]}",
        "{\"cvv\":[4,1,18]}|{\"cvv\":[4,1,18]}",
        "{\"cvv\":[4,1,[8]]}|{\"cvv\":[4,1,[8]]}",
        "{\"counts\":[4,1,8]}|{\"counts\":[4,1,8]}"
      })
  void redact_digitsOfACodeInAList_areGone(String text, String expected) {
    assertThat(redacted(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.111E15", "4.11111111111111E15", "4.11111E+15"})
  void scan_numberThatLostItsDigits_isNone(String number) {
    assertThat(SCANNER.scan("card number,name\n" + number + ",Roe\n").findings()).isEmpty();
    assertThat(SCANNER.scan("{\"card\":" + number + "}").findings()).isEmpty();
  }

  @Test
  void scan_wordsOfShortNames_areWhatWasSaid() {
    String digits = "four one one one one one one one one one one one one one one one";
    StringBuilder words = new StringBuilder();
    for (String word : ("my card is " + digits).split(" ", -1)) {
      words.append(words.length() == 0 ? "" : ",");
      words.append("{\"w\":\"%s\",\"s\":0.1,\"e\":0.2}".formatted(word));
    }
    TranscriptScan scan = SCANNER.scan("{\"words\":[" + words + "]}");
    assertThat(scan.findings()).hasSize(1);
    assertThat(scan.findings().get(0).pieces())
        .hasSize(16)
        .extracting(Piece::from)
        .containsOnly(Optional.of(Duration.ofMillis(100)));
  }

  /** Programs write a column of whole numbers with gaps so: as they do a card's, a code's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"cvv\":321.0}|{\"cvv\":\"***.0\"}",
        "{\"card\":5500005555555559,\"cvv\":321.0}|{\"card\":\"550000******5559\",\"cvv\":\"***.0\"}",
        "INFO body={\"cvv\":321.0,\"x\":1}|INFO body={\"cvv\":\"***.0\",\"x\":1}",
        "cvv: 321.0|cvv: ***.0",
        "cvv=4321.0&zip=1|cvv=***.0&zip=1",
        "<cvv>321.0</cvv>|<cvv>***.0</cvv>"
      })
  void redact_codeThatIsWrittenAsADecimal(String text, String expected) {
    assertThat(redacted(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cvv: 321.0.2",
        "cvv: 321.01",
        "cvv: 321.5",
        "cvv version 321.0",
        "CVE: 321.0 kB",
        "cvv=321.0beta",
        "cvv: $321.0"
      })
  void redact_decimalBehindTheNameOfACode_isLeft(String text) {
    assertThat(redacted(text)).isEqualTo(text);
  }

  /** A speaker is the same, and a time a time, with escapes and without. */
  @Test
  void scan_escapesInSpeakersAndTimes_changeNothing() {
    String plain =
        "{\"m\":[{\"speaker\":\"agent\",\"start\":\"0:01\",\"text\":\"card number?\"},"
            + "{\"speaker\":\"caller\",\"start\":\"0:02\",\"text\":\"4111 1111\"},"
            + "{\"speaker\":\"caller\",\"start\":\"0:03\",\"text\":\"1111 1111\"},"
            + "{\"speaker\":\"agent\",\"start\":\"0:04\",\"text\":\"thanks\"}]}";
    String escaped =
        plain
            .replace("\"caller\",\"start\":\"0:03", "\"c\\u0061ller\",\"start\":\"0\\u003a03")
            .replace("\"agent\",\"start\":\"0:01", "\"\\u0061gent\",\"start\":\"\\u0030:01");
    assertThat(escaped).contains("\\u0061ller").contains("\\u003a").contains("\\u0061gent");
    assertThat(speech(escaped)).isEqualTo(speech(plain)).contains("1111 1111");
    Finding finding = SCANNER.scan(escaped).findings().get(0);
    assertThat(finding.pieces()).hasSize(2);
    assertThat(finding.pieces().get(1).from()).contains(Duration.ofSeconds(3));
  }

  private static String speech(String text) {
    JsonText json = new JsonText();
    TranscriptText read = JsonReader.read(text, json, CardScanner.standard().lexicon, false);
    return read == null ? "" : read.said.get(0).text();
  }
}
