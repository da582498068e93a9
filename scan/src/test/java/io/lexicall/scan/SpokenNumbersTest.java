package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lexicall.scan.TranscriptWriters.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say while they read a number out; the speakers change at each bar. */
class SpokenNumbersTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static List<Turn> call(String said) {
    List<Turn> turns = new ArrayList<>();
    String speaker = "Agent";
    for (String turn : said.split(" \\| ", -1)) {
      turns.add(new Turn(speaker, turn));
      speaker = speaker.equals("Agent") ? "Customer" : "Agent";
    }
    return turns;
  }

  private static final List<String> FORMATS =
      List.of(
          "labelled lines",
          "WebVTT",
          "WebVTT without speakers",
          "SRT",
          "CTM",
          "Amazon Transcribe",
          "Deepgram",
          "Whisper",
          "WhisperX",
          "chat JSON");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the card number please | sure it's 4260. 1815. 9083. 0167. | thanks",
        "the card number please | 4260 1815 | okay | 9083 0167 | thanks",
        "the card number please | 4260 | 4260 | 1815 | 1815 | 9083 0167 | thanks",
        "the card number please | 4260 | okay | 1815 | mm-hmm | 9083 | got it | 0167 | thanks",
        "the card number please | 4260 1815 9082 no sorry 9083 0167 | thanks",
        "the card number please | 4260 18 wait 4260 1815 9083 0167 | thanks",
        "the card number please | four two six zero one eight one five okay nine oh eight three zero"
            + " one six seven | thanks",
        "the card number please | four two six zero um one eight one five and then 9083 0167 | thanks",
        "the card number please | 42 60 18 15 90 83 01 67 | thanks",
        "the card number please | 426 018 159 083 016 7 | thanks",
        "the card number please | four two six zero one eight one five niner zero eight three zero"
            + " one six seven | thanks",
        "which card | It is a Visa. Okay. It's 4260, 1815, 9083, 0167. | thanks",
        "the card number please | 4260 1815 | and the next digits | 9083 0167 | thanks",
      })
  void scan_numberAsPeopleSayIt_isFound(String said) {
    for (String format : FORMATS) {
      String text = TranscriptWriters.ALL.get(format).apply(call(said));
      TranscriptScan scan = SCANNER.scan(text);
      assertThat(scan.findings()).as(format + ": " + said).isNotEmpty();
      String redacted = SCANNER.redact(text, Redaction.lastFour());
      assertThat(redacted)
          .as(format + "\n" + redacted)
          .doesNotContain("4260")
          .doesNotContain("1815");
      assertThat(SCANNER.scan(redacted).findings()).as(format + "\n" + redacted).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The card number is 4260. 1815. 9083. 0167.",
        "Card? It's 4260, 1815, 9083, 0167.",
        "my card number four two six zero okay one eight one five mm-hmm nine oh eight three yes zero"
            + " one six seven",
        "card 4260 1815 okay 9083 0167",
        "card 4,260 1,815 9,083 0167",
        "card 4260 [pause] 1815 [pause] 9083 0167",
        "card 4260 then 1815 then 9083 then 0167",
        "card 4260 1815 9082 no sorry 9083 0167",
      })
  void scan_paragraph_isReadAsSpeechToo(String text) {
    TranscriptScan scan = SCANNER.scan(text);
    assertThat(scan.format()).isEqualTo(TranscriptFormat.TEXT);
    assertThat(scan.findings()).hasSize(1);
    assertThat(SCANNER.redact(text, Redaction.remove()))
        .doesNotContain("4260")
        .doesNotContain("0167");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card 4260 was read 1815 times in 9083 ms of 0167",
        "the card\n4260\nokay\n1815\nokay\n9083\nokay\n0167",
        "4260 okay 1815 okay 9083 okay 0167",
        "card 4260 x 1815 y 9083 z 0167",
      })
  void scan_otherText_isNotJoined(String text) {
    assertThat(SCANNER.scan(text).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "your zip code for the card | 42601 | and the last four of your social | 8159 | your birthday"
            + " | 08 30 167 | thanks",
        "the card ends in 0167 | yes | and your order | 4260 1815 9083 was 12 dollars 0167 | thanks",
        "one moment please for your card | I have 4260 of them and 1815 of those 9083 or 0167",
        "your phone number for the card file | 212 555 0123 | again | 212 555 0123 | thanks",
      })
  void scan_otherNumbersOfACall_areNoCard(String said) {
    for (String format : FORMATS) {
      String text = TranscriptWriters.ALL.get(format).apply(call(said));
      assertThat(SCANNER.scan(text).findings()).as(format + ": " + text).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "el n\u00famero de la tarjeta | cuatro dos seis cero uno ocho uno cinco nueve cero ocho tres cero"
            + " uno seis siete | gracias",
        "le num\u00e9ro de la carte | quatre deux six z\u00e9ro un huit un cinq neuf z\u00e9ro huit trois z\u00e9ro"
            + " un six sept | merci",
        "die kartennummer bitte | vier zwei sechs null eins acht eins f\u00fcnf neun null acht drei null"
            + " eins sechs sieben | danke",
        "o n\u00famero do cart\u00e3o | quatro dois seis zero um oito um cinco nove zero oito tr\u00eas zero um"
            + " seis sete | obrigado",
      })
  void scan_otherLanguages_areKnown(String said) {
    for (String format : FORMATS) {
      String text = TranscriptWriters.ALL.get(format).apply(call(said));
      assertThat(SCANNER.scan(text).findings()).as(format + ": " + text).hasSizeGreaterThan(0);
    }
  }

  /** Some formats also hold all turns in one text, where "next 8" looks like a count. */
  @ParameterizedTest
  @ValueSource(strings = {"Amazon Transcribe", "Deepgram", "AssemblyAI"})
  void redact_digitsBehindNext_areGoneInTheTextOfAllTurnsToo(String format) {
    String told =
        "4 2 | got it | 6 0 | okay | 1 | next | 8 | yes | 1 5 9 0 | next | 8 | yes | 3 0 ";
    String redacted = redactedCall(format, told + "1 6 7");
    assertThat(redacted).doesNotContain("4 2 got").doesNotContain("next 8 ");
    assertThat(redactedCall(format, "4260 1815 9083 0167 | and your reference | " + told + "1 6 9"))
        .contains("4 2 got it 6 0 okay 1 next 8 yes 1 5 9 0 next 8 yes 3 0 1 6 9");
  }

  private static String redactedCall(String format, String said) {
    String call = "the card number please | " + said + " | thanks";
    return SCANNER.redact(TranscriptWriters.ALL.get(format).apply(call(call)), Redaction.remove());
  }

  /** Twice the groups take about twice the time, however they repeat each other. */
  @Test
  void scan_manyGroups_endsInTime() {
    for (String group : new String[] {"44 ", "4 ", "no sorry 42 ", "4444, "}) {
      String text = "WEBVTT\n\n00:01.000 --> 00:02.000\nmy card " + group.repeat(20_000) + "\n";
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> SCANNER.scan(text), () -> "for " + group);
    }
  }

  /** What begins in every turn is not looked for again behind each of them. */
  @Test
  void scan_sameGroupInManyTurns_endsInTime() {
    String text = "Agent: the card number\n" + "Caller: 4242\nAgent: 4242\n".repeat(20_000);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SCANNER.scan(text));
  }

  private static int looks(String text) {
    CardScanner scanner = CardScanner.standard();
    MatchedFile file = new MatchedFile(scanner, TranscriptText.plain(text), text);
    Passage passage = Passage.of(text, 0, text.length());
    int looks =
        SpokenNumbers.looks(
            file.wordsOf(passage),
            file.digitsOf(passage),
            scanner.networks,
            scanner.lexicon,
            true,
            file.topicsOf(passage));
    file.close();
    return looks;
  }

  /** A caller may say in every call of a file how the card begins or ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "card 4485 2757\nokay\n",
        "card 4485 2757\n",
        "my card ends in 8327\n",
        "card 4485\nokay\n",
        "card 4485 2757, sorry 4485 2758\nokay\n"
      })
  void find_sameGroupsInEveryTurn_takesTwiceTheLooksForTwiceTheTurns(String turns) {
    int looks = looks(turns.repeat(400));
    assertThat(looks(turns.repeat(800))).isLessThan(2 * looks + looks / 10 + 100);
  }

  @Test
  void find_aGroupThatIsCorrectedAfterAReadBackOfAll_isStillLookedFor() {
    assertThat(
            CallFinder.found(
                "Agent: card number?\nCustomer: 4485 2757 4320 8327\nAgent: so 4485\nCustomer: yes\n"
                    + "Agent: 2757\nCustomer: yes\nAgent: 4320\nCustomer: no, 4230\n"))
        .contains("pan 4485 2757 4320 8327", "pan 4230");
  }
}
