package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Card data in the addresses and bodies of web requests, and in mails as they are stored. */
class EncodedTextTest {
  private static final CardScanner SCANNER = CardScanner.standard();

  private static List<String> found(String text) {
    return SCANNER.scan(text).stream()
        .map(span -> span.kind().id() + " " + text.substring((int) span.start(), (int) span.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          payload=%7B%22card%22%3A%224485275742308327%22%2C%22cvv%22%3A%22812%22%7D|pan 4485275742308327,cvv 812
          GET /pay?cardNumber=%224485275742308327%22|pan 4485275742308327
          card=%204485275742308327|pan 4485275742308327
          card%20number%3A%204485275742308327|pan 4485275742308327
          card=4485%202757%204230%208327|pan 4485%202757%204230%208327
          cvv%3D812|cvv 812
          cvv%3d812|cvv 812
          card%3A4485275742308327%2Ccvv%3A812|pan 4485275742308327,cvv 812
          %22cvv%22%3A812|cvv 812
          card%5Bcvc%5D=812|cvv 812
          card=4485275742308327%0D%0Acvv=812|pan 4485275742308327,cvv 812
          """)
  void addresses_andBodies(String text, String found) {
    assertThat(found(text)).containsExactly(found.split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x=%2244852757423083271",
        "x=%224485275742308328",
        "bcvv=812",
        "x acvc: 812",
        "%7Gcvv",
        "cvv%3D81",
        "cvv%3Dx812",
        "cvv_required_field=302",
      })
  void addresses_withoutCards(String text) {
    assertThat(found(text)).isEmpty();
  }

  /** Letters and digits are escaped in no address: what looks so is the number's own. */
  @Test
  void percentBeforeANumber_takesNoneOfItsDigits() {
    assertThat(found("card: 100%4485275742308327")).containsExactly("pan 4485275742308327");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%25B4485275742308327%5ESMITH%2FJOHN%5E2709101000%3F",
        "%25B4485275742308327%5eSMITH%2FJOHN%5e2709101000%3f",
        "%3B4485275742308327%3D27091011234500000%3F",
        ";4485275742308327&#61;27091011234500000?",
      })
  void tracks_whoseSignsAreEscaped_areFoundWhole(String track) {
    assertThat(found("track=" + track + "&x=1")).containsExactly("track " + track);
  }

  @Test
  void track_withoutAnExpiryDate_isANumber() {
    assertThat(found("track2=%3B4485275742308327%3D2799x")).containsExactly("pan 4485275742308327");
  }

  /** A line of quoted-printable has at most 76 characters, wherever that cuts a number. */
  @Test
  void mail_whoseLinesGoOn_isFoundWhereverItIsCut() {
    String number = "4485275742308327";
    for (int cut = 1; cut < number.length(); cut++) {
      for (String end : new String[] {"=\n", "=\r\n"}) {
        String told = number.substring(0, cut) + end + number.substring(cut);
        assertThat(found("my card number is " + told + " exp 09/27"))
            .as("%d", cut)
            .containsExactly("pan " + told);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          card 4485 2757 =\\n4230 8327|pan 4485 2757 =\\n4230 8327
          card number:=204485275742308327|pan 4485275742308327
          card number:=A04485275742308327|pan 4485275742308327
          cvv:=20812|cvv 812
          card=3D4485275742308327&cvv=3D812|pan 4485275742308327,cvv 812
          > my card is 4485 2757\\n> 4230 8327 exp 09/27|pan 4485 2757\\n> 4230 8327
          >> my card is 4485 2757\\n>> 4230 8327|pan 4485 2757\\n>> 4230 8327
          > > my card is 4485 2757 4230\\n> > 8327|pan 4485 2757 4230\\n> > 8327
          """)
  void mails(String text, String found) {
    assertThat(found(text.replace("\\n", "\n")))
        .containsExactly(found.replace("\\n", "\n").split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=4485 2757=\n4230 8328",
        "x=20448527574230832",
        "amount=204485275742308327",
        "my list 4485 2757\n> 4230 8327",
        "> 4485 2757\n4230 8328",
        "1 > 4485 2757 > 4230 8327",
      })
  void mails_withoutCards(String text) {
    assertThat(found(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EWAY_CARDCVN=812", "CARDCVV=812", "cvv_entered=812", "cvvInput=812"})
  void namesOfFields(String field) {
    assertThat(found(field)).containsExactly("cvv 812");
  }

  // ---- attributes, and values before their names

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<input name=\"cvv\" maxlength=\"4\" size=\"300\" value=\"812\">",
        "<input name=\"cvv\" tabindex=\"101\" maxlength=\"4\" value=\"812\">",
        "<td class=\"cvv\" width=\"120\">812</td>",
        "<input value=\"812\" name=\"cvv\">",
        "<input value=\"812\" type=\"text\" name=\"cvv\">",
        "<Attribute Value=\"812\" Name=\"CVV\"/>",
        "{\"value\":\"812\",\"name\":\"cvv\"}",
        "{\"value\": 812, \"name\": \"cvv\"}",
        "[{\"value\":\"812\",\"name\":\"cvv\"},{\"value\":\"150\",\"name\":\"amount\"}]",
        "[{\"name\":\"cvv\",\"value\":\"812\"},{\"name\":\"amount\",\"value\":\"150\"}]",
        "<member><name>cvv</name><value><string>812</string></value></member>",
        "{\"cvv\":{\"S\":\"812\"},\"amount\":{\"N\":\"150\"}}",
        "<field name=\"cvv\">812</field>",
        "<cvv value=\"812\"/>",
        "CVV code=\"812\"",
      })
  void codesOfNamedValues(String text) {
    assertThat(found(text)).containsExactly("cvv 812");
    assertThat(found("x 150 " + text + " y 150")).containsExactly("cvv 812");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rect id=\"cvv\" width=\"120\" height=\"300\"/>",
        "<rect id=\"cvv\" width=\"120\" height=\"300\"/><text>the 412</text>",
        "<cvv length=\"300\">n/a</cvv>",
        "{\"value\":\"\",\"name\":\"cvv\"},{\"value\":\"150\",\"name\":\"amount\"}",
        "{\"value\":\"812\"},{\"name\":\"cvv\"}",
        "{\"size\":\"812\",\"name\":\"cvv\"}",
        "{\"value\":\"81234\",\"name\":\"cvv\"}",
      })
  void attributesOfOtherThings(String text) {
    assertThat(found(text)).isEmpty();
  }

  /** What stands before its name is reported before it, in chunks too. */
  @Test
  void valueBeforeItsName_inChunks_isFoundOnce() {
    String text = "x ".repeat(3000) + "{\"value\":\"812\",\"name\":\"cvv\"}" + " y".repeat(3000);
    for (int size : new int[] {1, 7, 64, 1000, 4096}) {
      RedactingStream stream = SCANNER.redactingStream((span, value) -> "#");
      StringBuilder redacted = new StringBuilder();
      for (int from = 0; from < text.length(); from += size) {
        redacted.append(stream.feed(text.substring(from, Math.min(text.length(), from + size))));
      }
      redacted.append(stream.finish());
      assertThat(redacted.toString()).isEqualTo(text.replace("812", "#"));
    }
  }
}
