package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of security codes, empty cells and fields, and lists of digits, in text and in logs. */
class CodeNamesTest {

  private static List<String> codes(String text) {
    return TranscriptScanner.of(CardScanner.standard()).scan(text).findings().stream()
        .filter(finding -> finding.span().kind().equals(SpanKind.CVV))
        .map(
            finding ->
                text.substring((int) finding.span().start(), (int) finding.span().end())
                    .replaceAll("\\D", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KPN 523",
        "CVN 523",
        "CID 523",
        "Kartenprüfnummer 523",
        "cryptogramme 523",
        "CVV_523",
        "cvv_523",
        "4111 1111 1111 1111 CVV_523",
        "My card is 4111 1111 1111 1111, the back says 523",
        "My card is 4111 1111 1111 1111, on the back it says 523",
        "4111 1111 1111 1111. On the back it says 523.",
        "the back of the card says 523",
        "the back of my card reads 523",
        "the Visa, validation code 523",
        "4111 1111 1111 1111 validation code 523",
        "card 4111 1111 1111 1111, the validation code is 523",
        "card 4111 1111 1111 1111, the validation code was 523",
        "card 4111 1111 1111 1111, validation code est 523",
        "sin CVV: es 523",
        "card validation code 523",
        "card validation number: 523",
        "card_code: 523",
        "cardCode=523&x=1",
        "security_code: 523",
        "{\"cardCode\":523}",
        "pan,card_code\n4111111111111111,523",
        "pan;cvv;zip\n4111111111111111;523;7001",
        "cvv\tzip\n523\t418",
        "cvv=523;zip=418",
        "cvv: , code: 523",
        "{\"cvv\":[\"5\",\"2\",\"3\"]}",
        "2026-11-29 10:00:00 INFO body {\"a\":1,\"cvv\":[\"5\",\"2\",\"3\"]}",
        "2026-11-29 10:00:00 INFO body {\"a\":1,\"cvv\": [5, 2, 3]}",
        "{\"a\":1,\"securityCode\":[\"5\",\"2\",\"3\"]}\n{\"a\":2,\"x\":[\"4\",\"1\",\"8\"]}",
        "cvv: [5, 2, 3]",
      })
  void code_isFound(String text) {
    assertThat(codes(text)).as(text).containsExactly("523");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CID_523",
        "CVE_523",
        "CSC_523",
        "test_cvv_523_ok",
        "cvv_52",
        "cvv_52345",
        "cvv_1_523",
        "the back says 523",
        "the back door says 523",
        "the back of the book says 523",
        "My card is 4111 1111 1111 1111, and the back office says 523",
        "My card is 4111 1111 1111 1111. The back says made in 1998 or so.",
        "validation code 523",
        "validation code 404 not found",
        "card 4111 1111 1111 1111, the validation code gave 523",
        "card 4111 1111 1111 1111, the validation code was at 523",
        "sin CVV: con 523",
        "validation code returned 523",
        "the card validation failed, its code returned 523",
        "the input validation code has 523 lines",
        "zip_code: 523",
        "country_code=523",
        "giftCardCode: 523",
        "gift_card_code: 5234",
        "discount card code 523",
        "simCardCode=523",
        "cvv\tzip\n\t523",
        "cvv;zip\n;523",
        "cvv|zip\n|523",
        "cvv | zip\n | 523",
        "pan;cvv;zip\n4111111111111111;;523",
        "pan|cvv|zip\n4111111111111111||523",
        "pan\tcvv\tzip\n4111111111111111\t\t523",
        "| cvv | zip |\n|---|---|\n|  | 523 |",
        "INSERT INTO t (pan, cvv, zip) VALUES ('4111111111111111', '', '523');",
        "INSERT INTO t (pan, cvv, zip) VALUES ('4111111111111111', NULL, '523');",
        "<tr><th>cvv</th><th>zip</th></tr><tr><td></td><td>523</td></tr>",
        "cvv: , zip: 523",
        "cvv=,zip=523",
        "cvv=;zip=523",
        "cvv= zip=523",
        "cvv: \"\"; zip: \"523\"",
        "{\"dates\":[\"5\",\"2\",\"3\"]}",
        "2026-11-29 10:00:00 INFO body {\"a\":1,\"cvv\":[\"5\",\"2\",\"3\",\"4\",\"1\"]}",
        "2026-11-29 10:00:00 INFO body {\"a\":1,\"cvv\":[5,2]}",
        "2026-11-29 10:00:00 INFO body {\"a\":1,\"cvvLengths\":[3,4,3]}",
      })
  void anythingElse_isNoCode(String text) {
    assertThat(codes(text)).as(text).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"cvv\":[\"5\",\"2\",\"3\"],\"b\":2} tail",
        "{\"a\":1,\"cvv\":[5, 2, 3],\"b\":2} tail"
      })
  void listOfDigits_isRedactedToAString(String text) {
    String redacted = CardScanner.standard().redact("log " + text, Redaction.firstSixLastFour());
    assertThat(redacted).isEqualTo("log {\"a\":1,\"cvv\":[\"***\"],\"b\":2} tail");
  }

  /** In groups they are a number under the same names as groups without quotes. */
  @Test
  void redact_listOfGroupsInQuotes_isANumberIfItsNameSaysSo() {
    TranscriptScanner scanner = TranscriptScanner.of(CardScanner.standard());
    String groups = "{\"pan\":[\"4539\",\"5787\",\"6362\",\"1486\"]}";
    assertThat(scanner.redact(groups, Redaction.firstSixLastFour()))
        .isEqualTo("{\"pan\":[\"4539\",\"57**\",\"****\",\"1486\"]}");
    for (String name : List.of("cardNumber", "card_number", "credit_card")) {
      assertThat(scanner.scan(groups.replace("pan", name)).findings()).as(name).hasSize(1);
    }
    for (String name : List.of("orders", "extensions", "x")) {
      assertThat(scanner.scan(groups.replace("pan", name)).findings()).as(name).isEmpty();
    }
    assertThat(scanner.scan(groups.replace("1486", "1487")).findings()).isEmpty();
    assertThat(scanner.scan(groups.replace("\"1486\"", "\"1486\",\"3330\"")).findings())
        .as("a list of more than a number has")
        .isEmpty();
  }

  /** The digits of a card in a list, each in quotes. */
  @Test
  void numberInAListOfStrings_isFoundAndRedacted() {
    String list =
        "\"4\",\"5\",\"3\",\"9\",\"1\",\"4\",\"8\",\"8\",\"0\",\"3\",\"4\",\"3\",\"6\",\"4\",\"6\",\"7\"";
    TranscriptScanner scanner = TranscriptScanner.of(CardScanner.standard());
    for (String text : List.of("{\"card\":[" + list + "]}", "[" + list + "]")) {
      assertThat(scanner.scan(text).findings()).as(text).hasSize(1);
      assertThat(scanner.redact(text, Redaction.firstSixLastFour()))
          .isEqualTo(
              text.replace(
                  "\"8\",\"8\",\"0\",\"3\",\"4\",\"3\"", "\"*\",\"*\",\"*\",\"*\",\"*\",\"*\""));
    }
    for (String text :
        List.of(
            "{\"card\":[" + list + ",\"1\"]}",
            "{\"card\":[" + list.replace('7', '8') + "]}",
            "{\"card\":[" + list.replace("\"7\"", "\"7x\"") + "]}",
            "{\"card\":[],\"b\":[[]],\"c\":{}}")) {
      assertThat(scanner.scan(text).findings()).as(text).isEmpty();
    }
  }
}
