package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lexicall.scan.TranscriptWriters.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every format, whatever is said. */
class TranscriptPropertiesTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static final String[] SMALL_TALK = {
    "how are you today",
    "one moment please",
    "and the zip code is 10027",
    "thank you so much",
    "my order is 4715 from march",
    "that was on the twelfth"
  };

  private static final String[] ACKNOWLEDGED = {"okay", "mm-hmm", "got it", "yes", "go on"};

  private static String number(Random random) {
    List<TableRow> rows = TableRow.detected();
    while (true) {
      TableRow row = rows.get(random.nextInt(rows.size()));
      int length = row.lengths().get(random.nextInt(row.lengths().size()));
      if (length >= 15) {
        return row.number(random, length);
      }
    }
  }

  private static String said(String digits, boolean words) {
    String[] names = {
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };
    if (!words) {
      return digits;
    }
    List<String> spoken = new ArrayList<>();
    digits.chars().forEach(c -> spoken.add(names[c - '0']));
    return String.join(" ", spoken);
  }

  /** A call in which a number is said, perhaps over several turns. */
  private static List<Turn> call(Random random, String number) {
    boolean words = random.nextBoolean();
    int turns = 1 + random.nextInt(3);
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < number.length(); i += 4) {
      groups.add(said(number.substring(i, Math.min(i + 4, number.length())), words));
    }
    List<Turn> call = new ArrayList<>();
    call.add(new Turn("Agent", SMALL_TALK[random.nextInt(SMALL_TALK.length)]));
    call.add(new Turn("Customer", SMALL_TALK[random.nextInt(SMALL_TALK.length)]));
    call.add(new Turn("Agent", "may I have the card number"));
    int from = 0;
    for (int turn = 0; turn < turns; turn++) {
      int to = turn + 1 == turns ? groups.size() : Math.min(groups.size() - 1, from + 2);
      if (to > from) {
        call.add(new Turn("Customer", String.join(" ", groups.subList(from, to))));
        call.add(new Turn("Agent", ACKNOWLEDGED[random.nextInt(ACKNOWLEDGED.length)]));
      }
      from = to;
    }
    call.add(new Turn("Agent", SMALL_TALK[random.nextInt(SMALL_TALK.length)]));
    return call;
  }

  private static boolean isOneTurn(List<Turn> call) {
    return call.size() == 6;
  }

  @Property(tries = 150)
  void redact_anyFormat_leavesNothingOfWhatWasFound_andTheFormatValid(@ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    String number = number(random);
    List<Turn> call = call(random, number);
    for (String format : TranscriptWriters.ALL.keySet()) {
      String text = TranscriptWriters.ALL.get(format).apply(call);
      TranscriptScan scan = SCANNER.scan(text);
      assertThat(scan.format()).as(format).isEqualTo(TranscriptWriters.FORMATS.get(format));
      if (isOneTurn(call)) {
        assertThat(scan.findings()).as(format + "\n" + text).isNotEmpty();
      }
      long from = 0;
      for (Finding finding : scan.findings()) {
        for (Piece piece : finding.pieces()) {
          assertThat(piece.end()).isGreaterThan(piece.start()).isLessThanOrEqualTo(text.length());
        }
        assertThat(finding.pieces().get(0).start()).isGreaterThanOrEqualTo(from);
        from = finding.pieces().get(0).start();
      }
      for (Redaction redaction :
          List.of(Redaction.lastFour(), Redaction.remove(), Redaction.token(value -> "tok_\",<"))) {
        String redacted = SCANNER.redact(text, redaction);
        TranscriptScan again = SCANNER.scan(redacted);
        assertThat(again.findings()).as(format + "\n" + redacted).isEmpty();
        assertThat(again.format()).as(format + "\n" + redacted).isEqualTo(scan.format());
        assertThat(redacted.lines().count()).isEqualTo(text.lines().count());
        assertThat(times(redacted)).isEqualTo(times(text));
        if (!scan.findings().isEmpty()) {
          assertThat(digitsOf(redacted)).as(format + "\n" + redacted).doesNotContain(number);
        }
        if (text.startsWith("{")) {
          assertThat(tokens(redacted)).isEqualTo(tokens(text));
        }
      }
    }
  }

  /** The obvious way: every figure and word that is one digit, whatever is between. */
  private static String digitsOf(String text) {
    StringBuilder digits = new StringBuilder();
    for (String word : text.split("[^\\p{L}\\p{N}]+", -1)) {
      int value =
          List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
              .indexOf(word);
      digits.append(value >= 0 ? String.valueOf(value) : word.matches("\\d{4}") ? word : "");
    }
    return digits.toString();
  }

  private static List<String> times(String text) {
    return text.lines().filter(line -> line.contains("-->")).toList();
  }

  private static List<JsonToken> tokens(String json) throws IOException {
    List<JsonToken> tokens = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  @Property(tries = 150)
  void stream_anyFormatInAnyChunks_asTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    List<Turn> call = call(random, number(random));
    List<String> texts = new ArrayList<>();
    TranscriptWriters.ALL.values().forEach(writer -> texts.add(writer.apply(call)));
    texts.add(String.join("\n", SMALL_TALK).repeat(random.nextInt(400)) + texts.get(0));
    texts.add("{\"a\":\"b\"}\n".repeat(2000 + random.nextInt(3000)) + "card 4111111111111111");
    texts.add("");
    for (String text : texts) {
      List<Finding> found = new ArrayList<>();
      TranscriptStream stream =
          SCANNER.stream(Redaction.lastFour(), (finding, replacement) -> found.add(finding));
      StringBuilder redacted = new StringBuilder();
      int from = 0;
      while (from < text.length()) {
        int to = Math.min(text.length(), from + 1 + random.nextInt(1 + text.length() / 3));
        redacted.append(stream.feed(text.substring(from, to)));
        from = to;
      }
      redacted.append(stream.finish());
      TranscriptScan scan = SCANNER.scan(text);
      assertThat(stream.format()).isEqualTo(scan.format());
      assertThat(found).isEqualTo(scan.findings());
      assertThat(redacted.toString()).isEqualTo(SCANNER.redact(text, Redaction.lastFour()));
    }
  }

  /** JSON is what Jackson takes for JSON, but for what is nested too deeply. */
  @Property(tries = 3000)
  void parse_anyText_asJackson(@ForAll long seed) {
    Random random = new Random(seed);
    String[] parts = {
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\"a\"",
      "\"\\u00e9\"",
      "1",
      "-0.5e+3",
      "01",
      "tru",
      "true",
      "null",
      " ",
      "\n",
      "\"\\x\"",
      "\"",
      "{\"a\":1}",
      "[1,2]",
      "\t",
      "\"b\":",
      "-",
      "1."
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    boolean valid;
    try {
      List<JsonToken> tokens = tokens(text.toString());
      int depth = 0;
      int roots = 0;
      for (JsonToken token : tokens) {
        roots += depth == 0 && !token.isStructEnd() && token != JsonToken.FIELD_NAME ? 1 : 0;
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      }
      valid = roots == 1;
    } catch (IOException invalid) {
      valid = false;
    }
    assertThat(JsonText.parse(text.toString()) != null).as(text.toString()).isEqualTo(valid);
  }
}
