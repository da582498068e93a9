package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was taken for card data in texts of other kinds, and what must still be found beside it. */
class FalseFindingsTest {

  private final Finder finder = new Finder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3807\n4504\n8086\n7312\n",
        "3673\r\n20171223-22:17",
        "##33444553\n20171224-0:0:0",
        "ARPT: 672922.026642: wl0",
        "fromXYZ [[2.04,-.5650069742788596]]",
        "DE46-3659-4330-9178-3314-37",
        "sip:4916223475537@example.com",
        "see /articles/4375593391438 for help",
        "https://nvd.nist.gov/CVERecord?id=CVE-2026-59984)",
        "see https://www.cve.org/CVERecord?id=CVE-2026-59984)",
        "CVE 2021-44228 and CVE_2021_44228",
        "card api 52.57.63.20:8443 -> 34.81.36.21:443 len 8919",
        "card: 4,385 5,750 6,243 3,640",
        "integrity sha512-AAAAAAAAAAAAAAAAAAAACVVbAAAAAAAAAAAAAAAAAAAAAA== v1.3.2 resolved 737",
      })
  void scan_whatIsNoCard_findsNothing(String text) {
    assertThat(finder.rated(text.replace("\\n", "\n").replace("\\r", "\r"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card\n4111\n1111\n1111\n1111\n",
        "4111 1111 1111 1111\n20171223-22:17",
        "card 4111-1111-1111-1111",
        "card 4916223475537@example.com",
        "the card /articles/4111111111111111",
        "CVE is 737",
      })
  void scan_whatIsACard_isStillFound(String text) {
    assertThat(finder.rated(text)).hasSize(1);
  }

  @Test
  void scan_wordsOfOtherMeaning_areNoCardWords() {
    assertThat(finder.rated("discover the new phone, order 123456789012347"))
        .doesNotContain("pan high");
    assertThat(finder.rated("Cc: jane@example.com order 4111111111111111"))
        .containsExactly("pan low");
    assertThat(finder.rated("cc: 4111111111111111")).containsExactly("pan high");
    assertThat(finder.rated("<AccountNumber>4111111111111111</AccountNumber>"))
        .containsExactly("pan medium");
    assertThat(finder.rated("account 4111111111111111")).containsExactly("pan low");
    assertThat(finder.rated("my Discover 6011111111111117")).containsExactly("pan high");
  }

  /** What has the digits of a card but stands among others of its kind is hardly one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ports 2265 0383 4228 7306 6396 0029",
        "4228 7306 6396 0029 2265 0383",
        "<@355514499222351992>",
        "4988696052358"
      })
  void scan_numberThatIsRatherSomethingElse_isLow(String text) {
    assertThat(finder.rated(text)).containsExactly("pan low");
    assertThat(finder.rated("my card is " + text)).doesNotContain("pan low");
  }
}
