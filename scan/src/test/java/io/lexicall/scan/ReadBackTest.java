package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a card once more, and what was said between: that stays what it is. */
class ReadBackTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static final String CALL =
      "Agent: May I have your card number please?\n"
          + "Caller: four one one one, one one one one,\n"
          + "Caller: one one one one, one one one one.\n"
          + "Agent: And the expiry and the three digits on the back?\n"
          + "Caller: Oh four twenty eight, and one two three. My phone is 212 555 0142.\n";

  private static List<String> found(String text, SpanKind kind) {
    return SCANNER.scan(text).findings().stream()
        .filter(finding -> finding.kind().equals(kind))
        .flatMap(finding -> finding.pieces().stream())
        .map(piece -> text.substring((int) piece.start(), (int) piece.end()))
        .toList();
  }

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "So the card is 4111 1111 1111 1111, thank you.",
        "So that is four one one one, one one one one, one one one one, one one one one.",
        "So the card is 4111 1111 1211, sorry, 1111 1111, thank you.",
        "So the card ends in one one one one.",
        "Thank you."
      })
  void scan_readBack_changesNothingAboutTheLinesBefore(String back) {
    String text = CALL + "Agent: " + back + "\n";
    assertThat(found(text, SpanKind.CVV)).containsExactly("one two three");
    assertThat(redacted(text))
        .contains("Caller: Oh four twenty eight, and ***. My phone is 212 555 0142.\n");
  }

  @Test
  void scan_readBackInEachFormat_leavesTheCodeAndThePhone() {
    String[] turns =
        (CALL + "Agent: So the card is 4111 1111 1111 1111, thank you.").split("\n", -1);
    StringBuilder cues = new StringBuilder("WEBVTT\n");
    StringBuilder json = new StringBuilder("{\"turns\":[");
    StringBuilder table = new StringBuilder("time,speaker,text\n");
    for (int t = 0; t < turns.length; t++) {
      String speaker = turns[t].substring(0, turns[t].indexOf(':'));
      String said = turns[t].substring(turns[t].indexOf(':') + 2);
      cues.append(
          "%n00:0%d.000 --> 00:0%d.900%n<v %s>%s%n"
              .formatted(t, t, speaker, said)
              .replace("\r\n", "\n"));
      json.append(t == 0 ? "" : ",")
          .append("{\"speaker\":\"%s\",\"text\":\"%s\"}".formatted(speaker, said));
      table.append("%d,%s,\"%s\"\n".formatted(t, speaker, said));
    }
    for (String text : List.of(cues.toString(), json.append("]}").toString(), table.toString())) {
      assertThat(found(text, SpanKind.CVV)).as(text).containsExactly("one two three");
      assertThat(redacted(text))
          .contains("Oh four twenty eight, and ***. My phone is 212 555 0142.");
    }
  }

  @Test
  void scan_readBackInSpanish_leavesTheCode() {
    String text =
        "Agente: \u00bfMe da el n\u00famero de su tarjeta, por favor?\n"
            + "Cliente: cuatro uno uno uno, uno uno uno uno,\n"
            + "Cliente: uno uno uno uno, uno uno uno uno.\n"
            + "Agente: \u00bfY el vencimiento y el c\u00f3digo de seguridad?\n"
            + "Cliente: cero cuatro veintiocho, y uno dos tres. Mi tel\u00e9fono es 212 555 0142.\n"
            + "Agente: Entonces la tarjeta es 4111 1111 1111 1111, gracias.\n";
    assertThat(found(text, SpanKind.CVV)).containsExactly("uno dos tres");
    assertThat(redacted(text)).contains("y ***. Mi tel\u00e9fono es 212 555 0142.");
  }

  /** The last four behind it are no end of the number: "the code" is asked for before. */
  @Test
  void scan_lastFourReadBack_findsTheCodeBefore() {
    String text =
        "Agent: May I have your card number please?\nCaller: It's 4111 1111 1111 1111.\n"
            + "Agent: And the expiry?\nCaller: 11/28.\nAgent: And the code?\nCaller: 114.\n"
            + "Agent: So that's the card ending in one one one one, is that right?\n";
    assertThat(found(text, SpanKind.CVV)).containsExactly("114");
  }

  /** Azure has all that the agent said in one text, and all that the caller said in another. */
  @Test
  void scan_groupsInTheChannelOfTheAgent_areFound() {
    String agent = "What's the card number, please? 6011. Right. 7250. 2241. Yes. And the code?";
    String caller = "The card is 6011 7250 2271 1812. 418.";
    String text =
        "{\"combinedRecognizedPhrases\":[{\"channel\":0,\"display\":\"%s\"},{\"channel\":1,\"display\":\"%s\"}],\"recognizedPhrases\":[{\"nBest\":[{\"display\":\"%s\"}]}]}"
            .formatted(agent, caller, caller);
    assertThat(redacted(text)).contains("please? ****. Right. ******41. Yes.");
  }

  /** WhisperX gives no time to a figure; the time of its segment is not that of the word. */
  @Test
  void scan_wordWithoutTime_staysBehindTheWordBefore() {
    String text =
        "{\"segments\":[{\"start\":1.0,\"end\":2.0,\"text\":\"Your card number?\",\"words\":[{\"word\":\"Your\",\"start\":1.0},{\"word\":\"card\",\"start\":1.2},{\"word\":\"number?\",\"start\":1.5}]},{\"start\":3.0,\"end\":9.0,\"text\":\"four two six zero 1815 nine zero eight three 0167\",\"words\":[{\"word\":\"four\",\"start\":3.1},{\"word\":\"two\",\"start\":3.2},{\"word\":\"six\",\"start\":3.3},{\"word\":\"zero\",\"start\":3.4},{\"word\":\"1815\"},{\"word\":\"nine\",\"start\":4.1},{\"word\":\"zero\",\"start\":4.2},{\"word\":\"eight\",\"start\":4.3},{\"word\":\"three\",\"start\":4.4},{\"word\":\"0167\"}]}]}";
    assertThat(redacted(text)).doesNotContain("\"1815\"").doesNotContain("\"nine\"");
  }

  /** With its first two or three digits once more, each of these passes the check digit too. */
  @ParameterizedTest
  @CsvSource({
    "4242 4242 4242 0018, four two four two four two four two four two four two oh oh one eight",
    "5555 5555 5555 0087, five five five five five five five five five five five five oh oh eight seven"
  })
  void redact_figuresAndThenTheirReadBackInWords_showsTheEndsOfTheNumberOnly(
      String figures, String words) {
    String number = figures.replace(" ", "");
    String masked = number.substring(0, 6) + "******" + number.substring(12);
    assertThat(redacted("What is your card number? yes " + figures + " " + words + " thanks."))
        .isEqualTo("What is your card number? yes " + masked + " " + masked + " thanks.");
    String chat =
        ("[{'from':{'name':'a','type':'bot'},'body':'What is your card number?'},"
                + "{'from':{'name':'b','type':'user'},'body':'yep, %s'},"
                + "{'from':{'name':'a','type':'bot'},'body':'%s'}]")
            .replace('\'', '"');
    assertThat(redacted(chat.formatted(figures, words))).isEqualTo(chat.formatted(masked, masked));
  }

  /** Who reads a group back with a mistake is told it once more, which begins no new group. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4539 1488|4539 1489?|1488|okay|0343 6467",
        "4539 1488|4538 1488?|4539|okay|0343 6467",
        "4539 1488|1489?|1488|okay|0343 6467",
        "4539 1488|4539 1489?|4539 1488|okay|0343 6467",
        "4539 1488|4539 1489?|it's one four eight eight|okay|0343 6467",
        "4539 1488|4539 1489?|1488 0343 6467|thanks",
        "4539 1488 0343|4539 1488 0334?|0343|okay|6467",
        "4539|4539|1488|1489?|1488|okay|0343|0343|6467",
        "four five three nine one four eight eight|four five three nine one four eight nine?"
            + "|one four eight eight|okay|oh three four three six four six seven",
      })
  void groupReadBackWithAMistake_doesNotHideTheNumber(String turns) {
    String call = "Agent: Card number?\n" + turns(turns);
    assertThat(SCANNER.scan(call).findings()).as(call).hasSize(1);
    assertThat(redacted(call))
        .as(call)
        .doesNotContain("1488", "1489", "0343", "0334", "four eight", "three four");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4539 1488|4539 1489?|1487|okay|0343 6467", // another group
        "4539 1488|4539 1762?|1488|okay|0343 6467", // nearly nothing was read back
        "4539 1488|4539 1489?|1488|okay|0343 6468", // no check digit
      })
  void groupsThatAreNoneReadBack_arePartsOfOtherNumbers(String turns) {
    assertThat(CallFinder.found("Agent: Card number?\n" + turns(turns))).isEmpty();
  }

  @Test
  void groupOfATelephoneReadBackWithAMistake_isNoCard() {
    assertThat(
            CallFinder.found(
                "Agent: Phone number?\n" + turns("4539 1488|4539 1489?|1488|okay|0343 6467")))
        .isEmpty();
  }

  private static String turns(String turns) {
    StringBuilder call = new StringBuilder();
    boolean isCustomer = true;
    for (String turn : turns.split("\\|", -1)) {
      call.append(isCustomer ? "Customer: " : "Agent: ").append(turn).append('\n');
      isCustomer = !isCustomer;
    }
    return call.toString();
  }
}
