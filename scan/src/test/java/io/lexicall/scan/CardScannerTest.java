package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardScannerTest {

  private @Nullable CardScanner made;

  /** Made when a test first asks: mutation tests charge a test with what runs within it. */
  private CardScanner scanner() {
    CardScanner known = made;
    if (known == null) {
      known = CardScanner.builder().build();
      made = known;
    }
    return known;
  }

  private List<String> found(String text) {
    return scanner().scan(text).stream()
        .map(span -> span.kind() + ": " + text.substring((int) span.start(), (int) span.end()))
        .toList();
  }

  /** Commas, tabs and more than one blank part members of lists too: a card word must be by. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111, 1111, 1111, 1111",
        "4111,1111,1111,1111",
        "4111/1111/1111/1111",
        "4111+1111+1111+1111",
        "4111%201111%201111%201111",
        "4111\u00b71111\u00b71111\u00b71111",
        "4111\t1111\t1111\t1111",
        "4111  1111  1111  1111",
        "4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1",
        "4 1 1 1, 1 1 1 1, 1 1 1 1, 1 1 1 1",
        "6759, 6498, 2643, 8453"
      })
  void scan_groupsInAList_areANumberByACardWordOnly(String number) {
    assertThat(found("the card is " + number + " and")).containsExactly("pan: " + number);
    assertThat(found("the values are " + number + " and")).isEmpty();
  }

  @Test
  void scan_smallGroupsOfAnySize_areANumberByACardWordOnly() {
    assertThat(found("took 411 1111 11111 1111 of them")).isEmpty();
    assertThat(found("the card 411 1111 11111 1111 of hers"))
        .containsExactly("pan: 411 1111 11111 1111");
  }

  /** Eights of the text are looked at: where they lie must not matter. */
  @Test
  void scan_hesitationAtAnyPlace_isFound() {
    String number = "4111 um 1111 uh 1111 1111";
    for (int before = 0; before < 16; before++) {
      for (String behind : List.of("", ":", "\n", ".", "/")) {
        String text = "*".repeat(before) + " " + number + behind;
        assertThat(found(text)).as(text).containsExactly("pan: " + number);
      }
    }
  }

  @Test
  void scan_okayBetweenWords_goesOnWithTheNumber() {
    String number =
        "four one one one, okay, one one one one ok one one one one okay one one one one";
    assertThat(found("it is " + number + ".")).containsExactly("pan: " + number);
  }

  @Test
  void scan_whatIsSaidBetweenFours_goesOnWithTheNumber() {
    for (String between : List.of("you know", "yeah", "please", "right, and next", "comma")) {
      String four = "one one one one";
      String number = String.join(", " + between + ", ", "four one one one", four, four, four);
      assertThat(found("it is " + number + ".")).containsExactly("pan: " + number);
    }
  }

  static Stream<Arguments> cardNumbers() {
    return Stream.of(
        Arguments.of("41 11 11 11 11 11 11 11", "pan: 41 11 11 11 11 11 11 11"),
        Arguments.of("4111-1111 1111.1111", "pan: 4111-1111 1111.1111"),
        Arguments.of(
            "4111\u00a01111\u202f1111\u20111111", "pan: 4111\u00a01111\u202f1111\u20111111"),
        Arguments.of("4111 1111 \r\n   1111 1111", "pan: 4111 1111 \r\n   1111 1111"),
        Arguments.of("4\u200b111111111111111", "pan: 4\u200b111111111111111"),
        Arguments.of(
            "\uff14\uff11\uff11\uff11111111111111", "pan: \uff14\uff11\uff11\uff11111111111111"),
        Arguments.of(
            "\u0664\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 1111 1111",
            "pan: \u0664\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 1111 1111"),
        Arguments.of("\ud835\udfd2111111111111111", "pan: \ud835\udfd2111111111111111"),
        Arguments.of("\u53614111111111111111\u53f7", "pan: 4111111111111111"),
        Arguments.of("{\"pan\":\"4111111111111111\"}", "pan: 4111111111111111"),
        Arguments.of("first\\n4111111111111111", "pan: 4111111111111111"),
        Arguments.of("Visa4111111111111111", "pan: 4111111111111111"),
        Arguments.of("4111111111111111exp12/29", "pan: 4111111111111111"),
        Arguments.of(
            "four double one one 1111 1111 one one one one",
            "pan: four double one one 1111 1111 one one one one"),
        Arguments.of(
            "forty-one hundred oh three four five, six seven eight, nine twelve, and oh five",
            "pan: forty-one hundred oh three four five, six seven eight, nine twelve, and oh five"),
        Arguments.of(
            "FOUR ONE ONE ONE triple one treble one double one double one one one",
            "pan: FOUR ONE ONE ONE triple one treble one double one double one one one"),
        Arguments.of("card 4111  1111  1111  1111", "pan: 4111  1111  1111  1111"),
        Arguments.of("4111 - 1111 - 1111 - 1111 visa", "pan: 4111 - 1111 - 1111 - 1111"),
        Arguments.of("amex 3782 -822463 -10005", "pan: 3782 -822463 -10005"),
        Arguments.of("411 11111111 1111 1. Thus my card.", "pan: 411 11111111 1111 1"),
        Arguments.of("card TXN4111111111111111 and 4006381333931", "pan: 4111111111111111"),
        Arguments.of("card 4111  1111 1111 1111", "pan: 4111  1111 1111 1111"),
        Arguments.of(
            "4111\u20141111\u20141111\u20141111", "pan: 4111\u20141111\u20141111\u20141111"),
        Arguments.of(
            "four triple one, quadruple one, quadruple one, quadruple one",
            "pan: four triple one, quadruple one, quadruple one, quadruple one"),
        Arguments.of("on the card of this session: 4111111111111111", "pan: 4111111111111111"),
        Arguments.of("4111 um 1111 uh, 1111 space 1111", "pan: 4111 um 1111 uh, 1111 space 1111"),
        Arguments.of("41111111 11111111 is my number", "pan: 41111111 11111111"),
        Arguments.of("It says 4111 1111 11111111 exp 12/29", "pan: 4111 1111 11111111"),
        Arguments.of("My number: 4111 111111111111.", "pan: 4111 111111111111"),
        Arguments.of("411111-1111111111", "pan: 411111-1111111111"),
        Arguments.of("411 111 111 111 1111", "pan: 411 111 111 111 1111"),
        Arguments.of("37828 22463 10005", "pan: 37828 22463 10005"),
        Arguments.of("4917610000000000003", "pan: 4917610000000000003"),
        Arguments.of("1234-4111111111111111", "pan: 4111111111111111"),
        Arguments.of("2026-11-24-4111111111111111", "pan: 4111111111111111"),
        Arguments.of("12345678901234567890-4111111111111111", "pan: 4111111111111111"),
        Arguments.of("4111111111111111.00", "pan: 4111111111111111"),
        Arguments.of("pan%3D4111111111111111", "pan: 4111111111111111"));
  }

  @ParameterizedTest
  @MethodSource("cardNumbers")
  void scan_oneCardNumber_isFoundWhole(String text, String expected) {
    assertThat(found(text)).containsExactly(expected);
    assertThat(found("Well, " + text)).containsExactly(expected);
  }

  @Test
  void scan_numbersJoinedBySeparators_takesTheLongestFromTheLeftAndGoesOn() {
    assertThat(found("4111111111111111 5555555555554444\n3782 822463 10005 9"))
        .containsExactly(
            "pan: 4111111111111111", "pan: 5555555555554444", "pan: 3782 822463 10005");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "-", ".", "_", ", ", "/"})
  void scan_twoNumbersJoined_areBothFound(String joint) {
    assertThat(found("4111111111111111" + joint + "5555555555554444"))
        .containsExactly("pan: 4111111111111111", "pan: 5555555555554444");
  }

  /** A comma, tab or more than one blank never adds to what the other separators alone settle. */
  @ParameterizedTest
  @ValueSource(strings = {", ", ",", "/", "  ", "\t", " - ", "+"})
  void scan_wideGapBesideANumber_doesNotJoin(String gap) {
    // What stands behind it may be its code.
    assertThat(found("card 4111 1111 1111 1111" + gap + "003"))
        .startsWith("pan: 4111 1111 1111 1111")
        .allMatch(each -> each.startsWith("cvv") || each.equals("pan: 4111 1111 1111 1111"));
    assertThat(found("card 4917 6100 0000 0000" + gap + "003"))
        .startsWith("pan: 4917 6100 0000 0000")
        .allMatch(each -> each.startsWith("cvv") || each.equals("pan: 4917 6100 0000 0000"));
    assertThat(found("card 4" + gap + "2" + gap + "4111111111111111"))
        .containsExactly("pan: 4111111111111111");
    String whole = String.join(gap, "4917", "6100", "0000", "0000", "003");
    assertThat(found("card " + whole)).containsExactly("pan: " + whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "41111111111111111111",
        "04111111111111111",
        "14111111111111111",
        "4111  1111  1111  1111",
        "4111 - 1111 - 1111 - 1111",
        "41 11  11 11  11 11  11 11 card",
        "card 4111    1111    1111    1111",
        "card 4111 -- 1111 -- 1111 -- 1111",
        "4111/1111/1111/1111",
        "0000000000000000",
        "1748503543012",
        "1748503543012345",
        "1748503543012345678",
        "order 112-3612345-3812344",
        "DE89 3704 0044 0532 0130 00",
        "FR76 3000 6000 0112 3456 7890 189",
        "123e4567-e89b-12d3-8123-456789012345",
        "f4111111111111111",
        "4111111111111111f",
        "0x4111111111111111",
        "1Z4111111111111111",
        "a1b4111111111111111",
        "0.4111111111111111",
        "lat 48.85837009999999",
        "36.1111111111111",
        "10.123.200.101 4 1 1 1",
        "30.11.2026 10.15.30",
        "415-555-0132 212-555-0147",
        "+49 4111 1111 1111 1",
        "8901 4103 2111 1851 0720",
        "\"spanId\":\"4111111111111111\"",
        "trace_id=4111111111111111",
        "{\"requestId\": \"4111111111111111\"}",
        "request id 4111111111111111",
        "[req 4111111111111111]",
        "session: 4111111111111111",
        "4.111.111.111.111.111",
        "411 11111111 1111 1",
        "12 41111111 11111111",
        "41111111 11111111 12",
        "12.41111111 11111111",
        "41111111 11111111-12",
        "411111.1111111111",
        "x-41111111 11111111",
        "x-12-4111111111111111",
        "img_4111111111111111.png",
        "260321 162752 4069 INFO",
        "358469.081048106716",
        "TXN4111111111111111",
        "req-52171380-0587-4868-f825-b9a9f412c840",
        "tracking number 378282246310005",
        "4013641571293",
        "imei=378282246310005",
        "blk_4111111111111111",
        "blk_-4111111111111111",
        "4111 1111 **** 1111",
        "one two three four five six seven eight nine ten",
        "135412345678911",
        "9860000000000004",
        "50339619890917"
      })
  void scan_lookalike_isLeftAlone(String text) {
    assertThat(found(text)).isEmpty();
    assertThat(found("It says " + text + ", then nothing")).isEmpty();
  }

  @Test
  void scan_rangeThatNeedsACardWord_isFoundOnlyWithOneInTheSentence() {
    assertThat(found("My UATP number is 135412345678911.")).hasSize(1);
    assertThat(found("Number 135412345678911 is on my credit account.")).hasSize(1);
    assertThat(found("I have a card. The number is 135412345678911. A card, I say.")).isEmpty();
    assertThat(found("discard 135412345678911, cardiology")).isEmpty();
    assertThat(found("Agent: Your card number, please?\nJane: 135412345678911")).hasSize(1);
    assertThat(found("Agent: Your card number, please?\n135412345678911")).isEmpty();
    assertThat(found("4b5cc8d 135412345678911 and 7cc 00:16:cc")).isEmpty();
    assertThat(found("cc135412345678911")).hasSize(1);
  }

  @Test
  void scan_lastCardWordAtTheEndOfItsReach_counts() {
    String near = "135412345678911" + " ".repeat(CardWords.CONTEXT - 5) + "card";
    String far = "135412345678911" + " ".repeat(CardWords.CONTEXT) + "card";
    assertThat(scanner().scan(near)).hasSize(1);
    assertThat(scanner().scan(far)).isEmpty();
  }

  static Stream<Arguments> codes() {
    return Stream.of(
        Arguments.of("CVV2: 123", "123"),
        Arguments.of("cvv=123&exp=1229", "123"),
        Arguments.of("cid=123", "123"),
        Arguments.of("cid=4821 queue=sales", "4821"),
        Arguments.of("{\"cid\":4821}", "4821"),
        Arguments.of("\"cvc\":\"999\"", "999"),
        Arguments.of("securityCode=4321", "4321"),
        Arguments.of("card_cvv: 123", "123"),
        Arguments.of("the three digits on the back are 7 3 7", "7 3 7"),
        Arguments.of("the four-digit code is 7373", "7373"),
        Arguments.of(
            "my security code, hold on, it is somewhere here on the back, yes, is seven three"
                + " seven",
            "seven three seven"),
        Arguments.of("CVC double seven three", "double seven three"),
        Arguments.of("cvv seven hundred and thirty-seven", "seven hundred and thirty-seven"),
        Arguments.of("cvv one twenty-three", "one twenty-three"),
        Arguments.of("Agent: And the security code?\nCustomer: yes, it's 737.", "737"),
        Arguments.of(
            "Agent: What is the CVV, please? Customer: seven three seven", "seven three seven"),
        Arguments.of("CVV for the card ending in 1111 is 737", "737"),
        Arguments.of("Kreditkartenpr\u00fcfnummer 123", "123"),
        Arguments.of("num\u00e9ro de s\u00e9curit\u00e9 : 123", "123"),
        Arguments.of("c\u00f3digo de seguran\u00e7a 123", "123"),
        Arguments.of("cvv123", "123"),
        Arguments.of("CVV\u662f123", "123"),
        Arguments.of("CVV?\n737.\nThanks", "737"),
        Arguments.of("Agent: And the CVV?\nJane Doe: that would be 737, thanks", "737"),
        Arguments.of("the code on the back of my card is 123", "123"),
        Arguments.of("the verification code is 123", "123"),
        Arguments.of("cvv valid until 11/2027 is 123", "123"));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void scan_codeAfterItsName_isFound(String text, String code) {
    assertThat(found(text)).containsExactly("cvv: " + code);
    for (int shift = 1; shift < 8; shift++) {
      assertThat(found(";".repeat(shift) + text))
          .as("shifted by %d", shift)
          .containsExactly("cvv: " + code);
    }
  }

  @Test
  void scan_codeFarFromItsNameInOneSentence_isFoundHoweverFar() {
    assertThat(found("cvv " + "and so on ".repeat(20_000) + "123")).containsExactly("cvv: 123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CVV. 123",
        "CVV 12",
        "CVV 12345",
        "cvv one two three four five six",
        "123 is the CVV",
        "ICCID 123",
        "area code 415",
        "promo code 737",
        "confirmation code 4412",
        "Do you have the CVV?\n300 people asked",
        "CVV? 2026-11-24",
        "CVV? 12345",
        "CVE-2021-4422",
        "cvv: *** at 1234",
        "cvv: XXX 1234",
        "CVV? call 415-555-0132",
        "CVV, call 415-555-0132",
        "CVV sent on 2026-11-24",
        "CVV fee $123",
        "cvv of A123b",
        "CVV of the card ending in 1111"
      })
  void scan_noCode_isLeftAlone(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void scan_codeAndNumberTogether_areBothFound() {
    assertThat(found("CVV 4111111111111111 123"))
        .containsExactly("pan: 4111111111111111", "cvv: 123");
    assertThat(found("cvv 123 4111 1111 1111 1111"))
        .containsExactly("cvv: 123", "pan: 4111 1111 1111 1111");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%B4111111111111111^CARDHOLDER/TEST^29121010000000000000?",
        "%B4111111111111111^TEST/CARDHOLDER           ^2912101?",
        ";5555555555554444=29121010000000000?",
        ";5555555555554444=2912101?",
        "5555555555554444=29121010000000000",
        "5555555555554444D29121010000000000000F",
        "B4111111111111111^CARDHOLDER/TEST^29121010000000000000"
      })
  void scan_track_isFoundWithItsSentinelsAndItsNumberNotAgain(String track) {
    assertThat(found(track)).containsExactly("track: " + track);
    assertThat(found("raw: " + track + " read")).containsExactly("track: " + track);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%B<4111111111111111>^A^2912101?",
        "%B<4111111111111111>^^2912101?",
        "%B<4111111111111111>^DOE J",
        "%B<4111 1111 1111 1111>^DOE/JOHN^2912101?",
        "%B<4111111111111111>&DOE/JOHN&2912101?",
        "%B<4111111111111111>^DOE/JOHN^2913101?",
        "%B<4111111111111111>^DOE/JOHN",
        "%b<4111111111111111>^A^2912101?",
        "B<4111111111111111>^A^2912101?",
        ";<4111111111111111>:2912101?",
      })
  void scan_noWholeTrack_isTheNumberOnly(String text) {
    String number = text.substring(text.indexOf('<') + 1, text.indexOf('>'));
    String plain = text.replace("<", "").replace(">", "");
    assertThat(found(plain)).containsExactly("pan: " + number);
    assertThat(found("read " + plain + " end")).containsExactly("pan: " + number);
  }

  @Test
  void scan_partOfATrack_isTheNumberOnly() {
    assertThat(found(";5555555555554444=2912?")).containsExactly("pan: 5555555555554444");
    assertThat(found(";5555555555554444=2913101000?")).containsExactly("pan: 5555555555554444");
  }

  @Test
  void scan_numberOverTurns_isFoundAcrossTheOtherSpeaker() {
    assertThat(found("Customer: 4111 1111\nAgent: ok go on\nCustomer: 1111 1111"))
        .containsExactly("pan: 4111 1111\nAgent: ok go on\nCustomer: 1111 1111");
    assertThat(
            found(
                """
                [00:01] Speaker 1: it's 4111
                [00:03] Speaker 1: 1111, ok
                [00:04] Speaker 2: and the last eight?
                [00:06] Speaker 1: um 1111 1111
                """))
        .containsExactly(
            """
            pan: 4111
            [00:03] Speaker 1: 1111, ok
            [00:04] Speaker 2: and the last eight?
            [00:06] Speaker 1: um 1111 1111\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4012 8888\nAgent: right\nCustomer: 8888 1881",
        "four oh one two triple eight\nAgent: go on\nCustomer: eight eight eight eight eight one"
            + " double eight one",
        "4012\nAgent: ok\nCustomer: 8888\nAgent: 8888?\nCustomer: yes, 8888\nAgent:"
            + " ok\nCustomer: perfect. Here, 1881"
      })
  void scan_numberOverTurns_isFoundHoweverSpeakersAreCalled(String number) {
    for (String[] names :
        new String[][] {
          {"Customer", "Agent"},
          {"[00:00:12] Customer", "[00:00:15] Agent"},
          {"00:12 Customer", "00:15 Agent"},
          {"10:15:30.250 CALLER", "10:15:31.000 REP"},
          {"Speaker 1", "Speaker 2"},
          {"SPEAKER_01", "SPEAKER_00"},
          {"Jane Doe", "Robin"},
          {"(0:12) Mr. O'Neill", "(0:13) Renée"}
        }) {
      String text = number.replace("Customer", names[0]).replace("Agent", names[1]);
      assertThat(found(names[0] + ": my card, " + text + "\nThe end"))
          .containsExactly("pan: " + text);
    }
  }

  @Test
  void scan_digitsOfDifferentSpeakersOrKeys_areNotJoined() {
    assertThat(found("Count: 41111111\nCount: 11111111")).isEmpty();
    assertThat(found("Customer: 4111 1111\n10:30 Agent: 1111 1111")).isEmpty();
    assertThat(found("at 4111 1111\n11:11 Agent: 1111")).isEmpty();
    assertThat(found("Customer: 4111 1111\nAgent: 1111 1111")).isEmpty();
    assertThat(found("count: 41111111\nsize: 12\ncount: 11111111")).isEmpty();
    assertThat(found("Customer: 4111 1111 is my order\nAgent: ok\nCustomer: 1111 1111")).isEmpty();
  }

  static Stream<Arguments> confidences() {
    return Stream.of(
        Arguments.of("my card is 4111111111111111", "pan[11,27) visa high"),
        Arguments.of("4111 1111 1111 1111", "pan[0,19) visa high"),
        Arguments.of("4111111111111111", "pan[0,16) visa medium"),
        Arguments.of("order 4111111111111111", "pan[6,22) visa low"),
        Arguments.of("card. TXN4111111111111111", "pan[9,25) visa low"),
        Arguments.of("card. 41 11-1111 1111 1-111", "pan[6,27) visa low"),
        Arguments.of("cvv 123", "cvv[4,7) high"),
        Arguments.of("cid 123", "cvv[4,7) low"),
        Arguments.of("1 4 8 0 4111 1111 1111 1111 6408", "pan[8,27) visa low"),
        Arguments.of("amex cid=1234", "cvv[9,13) medium"),
        Arguments.of("cid=1234", "cvv[4,8) low"),
        Arguments.of("4111 11111111 1111", "pan[0,18) visa low"),
        Arguments.of("3782 822463 10005", "pan[0,17) american-express high"),
        Arguments.of("6759649826438453", "pan[0,16) maestro medium"));
  }

  @ParameterizedTest
  @MethodSource("confidences")
  void scan_confidenceAndNetwork_asWhatSpeaksForIt(String text, String expected) {
    assertThat(scanner().scan(text)).hasToString("[" + expected + "]");
  }

  @Test
  void minimumConfidence_leavesOutTheRest() {
    String text = "order 4111111111111111. Card 5555555555554444.";
    assertThat(CardScanner.builder().minimumConfidence(Confidence.HIGH).build().scan(text))
        .extracting(Span::start)
        .containsExactly(29L);
  }

  @Test
  void scan_veryLongGroupsAndChains_areReadInBoundedMemory() {
    ScanStream stream = scanner().stream();
    List<Span> spans = new ArrayList<>();
    for (String piece :
        new String[] {
          "7", "4 ", "one ", "\u200b", "\ud835", "\0", "um ", "Customer: 1\n", "cvv "
        }) {
      String chunk = piece.repeat(8192 / piece.length());
      for (int i = 0; i < 20; i++) {
        spans.addAll(stream.feed(chunk));
      }
      spans.addAll(stream.feed(" x "));
    }
    spans.addAll(stream.feed("4111 1111 1111 1111"));
    spans.addAll(stream.finish());
    assertThat(spans.get(spans.size() - 1).network()).contains("visa");
  }

  @Test
  void stream_afterItsEnd_refuses() {
    ScanStream stream = scanner().stream();
    stream.finish();
    assertThatThrownBy(() -> stream.feed("x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void toStringAndExceptions_holdNoNumber() {
    String number = "4111111111111111";
    assertThat(scanner().scan("card " + number).toString()).doesNotContain("1111");
    Redaction broken =
        (span, value) -> {
          throw new IllegalStateException(span.toString());
        };
    assertThatThrownBy(() -> scanner().redact("card " + number, broken))
        .hasMessage("pan[5,21) visa high");
  }

  @Test
  void scan_fromManyThreads_givesEachItsOwn() {
    List<String> texts =
        java.util.stream.IntStream.range(0, 2000)
            .mapToObj(i -> "x".repeat(i % 97) + " 4111111111111111")
            .toList();
    CardScanner shared = scanner();
    assertThat(texts.parallelStream().map(text -> shared.scan(text).get(0).start()).toList())
        .isEqualTo(texts.stream().map(text -> (long) text.indexOf('4')).toList());
  }

  /**
   * A sign that the fast loop takes for the first letter of a word stands where the text begins.
   */
  @Test
  void scan_anySignBeforeTheRestOfAWord_isNoWord() {
    for (char sign = 0; sign < 0x300; sign++) {
      for (String word : Lexicon.numberOpenings()) {
        assertThat(CardScanner.standard().scan(sign + word.substring(1))).isEmpty();
        assertThat(CardScanner.standard().scan(sign + "mm")).isEmpty();
      }
    }
  }

  /** What is known of a place does not depend on how much of the text is in memory. */
  @Test
  void redact_longSentenceBehindTheName_isTheSameInAStream() {
    StringBuilder text = new StringBuilder("xxxxx cvv,").append("x".repeat(51)).append(',');
    text.append("x".repeat(898)).append("    one").append(" ".repeat(47)).append("231".repeat(334));
    text.append("2")
        .append("\uff14".repeat(2_144))
        .append("x".repeat(32))
        .append(" 111    xxxxxxx");
    text.append(" ".repeat(856));
    CardScanner scanner = CardScanner.standard();
    RedactingStream stream = scanner.redactingStream(Redaction.firstSixLastFour());
    StringBuilder redacted = new StringBuilder();
    for (int from = 0; from < text.length(); from += 100) {
      redacted.append(stream.feed(text.substring(from, Math.min(text.length(), from + 100))));
    }
    redacted.append(stream.finish());
    assertThat(scanner.redact(text, Redaction.firstSixLastFour())).isEqualTo(redacted.toString());
    assertThat(redacted.toString()).contains("\uff14xxx");
  }
}
