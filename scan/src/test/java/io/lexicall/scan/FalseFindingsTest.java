package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  /** "Loyalty card number": its kind says that it is no payment card, whatever "card" says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "loyalty card number %s",
        "loyaltyCardNumber=%s",
        "library_card: %s",
        "rewards card number %s",
        "clubcard %s",
        "tarjeta de fidelidad %s",
        "carte de fid\u00e9lit\u00e9 %s",
        "Agent: hi\nCaller: hello\nAgent: What is your loyalty card number?\nCaller: %s\nAgent: ok\n",
        "Agent: hi\nCaller: hello\nAgent: Your Medicare card number?\nCaller: %s\nAgent: ok\n",
        "Agent: hi\nCaller: hello\nAgent: Do you have your rewards card number?\nCaller: %s\nAgent: ok\n",
      })
  void scan_cardOfAnotherKind_isLow(String text) {
    assertThat(finder.rated(text.formatted("4539578763621486"))).containsExactly("pan low");
  }

  /** Gift cards and cards of stores have the number of a network, or one of their own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gift card number %s",
        "giftCardNumber: %s",
        "store card %s",
        "tarjeta regalo %s",
        "Agent: hi\nCaller: hello\nAgent: What is your gift card number?\nCaller: %s\nAgent: ok\n",
        "Agent: hi\nCaller: hello\nAgent: Your store card?\nCaller: one sec\nCaller: %s\nAgent: ok\n",
      })
  void scan_cardThatMayBeOneOfANetwork_isMedium(String text) {
    assertThat(finder.rated(text.formatted("4539578763621486"))).containsExactly("pan medium");
    assertThat(finder.rated(text.formatted("4539 5787 6362 1486"))).containsExactly("pan medium");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credit card number %s",
        "Visa gift card number %s",
        "rewards credit card number %s",
        "amex green card, then %s",
        "a loyalty card and a credit card %s",
        "Agent: hi\nCaller: hello\nAgent: Your Visa gift card number?\nCaller: %s\nAgent: ok\n",
        "Agent: A loyalty card?\nCaller: no\nAgent: Your card number then?\nCaller: %s\nAgent: ok\n",
      })
  void scan_paymentCard_isHigh(String text) {
    assertThat(finder.rated(text.formatted("4539578763621486"))).containsExactly("pan high");
  }

  /** What is said of codes, what opens doors, and constants of programs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "security code of the door: 9400",
        "the alarm security code is 9400",
        "What is the security code for your alarm? 4521",
        "Agent: security code for your alarm?\nCaller: 4521\nAgent: ok\n",
        "Agent: your gate security code?\nCaller: four five two one\nAgent: ok\n",
        "security code review 2025 was done",
        "CVV failures 403 today",
        "cvv errors: 403",
        "private static final int CVC_36 = 0xc6c; // 239",
      })
  void scan_codeOfNoCard_isNone(String text) {
    assertThat(finder.rated(text)).isEmpty();
    assertThat(transcripts(text)).isEmpty();
  }

  /** The number of a person, and what is told of a thing: no card is spoken of. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Last four digits of your social security number?\nCaller: It's 9778.",
        "Can I have the last four of your social security number?\nCaller: 9778",
        "And your social security number, just the last four?\nCaller: 9778",
        "Can I have your Social Security number?\nCaller: 212 55 9778.",
        "\u00bfSu n\u00famero de seguridad social, los \u00faltimos cuatro?\nCaller: 9778",
        "Votre num\u00e9ro de s\u00e9curit\u00e9 sociale ?\nCaller: 9778",
        "What's the serial number on the back?\nCaller: 9778",
        "What's the code on the back of the box?\nCaller: 9778",
        "What are the digits on the back of the meter?\nCaller: 9778",
        "The number on the back of your router?\nCaller: 9778",
      })
  void scan_codeOfAPersonOrAThing_isNone(String asked) {
    assertThat(transcripts(called(asked))).isEmpty();
  }

  /** The same beside a card, and what sounds alike and is of one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The security number on your card?\nCaller: It's 977.",
        "What's the code on the back of the card?\nCaller: 977",
        "What are the digits on the back of your Visa?\nCaller: 977",
        "Your social security number later. The security code of the card?\nCaller: 977",
        "The security code on the card we sent you?\nCaller: 977",
        "\u00bfEl c\u00f3digo de seguridad?\nCaller: 977",
        "The verification code on the card?\nCaller: 977",
      })
  void scan_codeOfTheCard_isNotLow(String asked) {
    assertThat(transcripts(called(asked)))
        .hasSize(1)
        .allMatch(found -> found.startsWith("cvv") && !found.endsWith("low"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What's the verification code we sent to your phone?\nCaller: 9778",
        "I just texted you a four digit code, what is it?\nCaller: 9778",
        "What's the security code I just texted you?\nCaller: 9778",
        "What's the verification code on the app?\nCaller: 9778",
      })
  void scan_codeThatWasSent_isLowAtMost(String asked) {
    assertThat(transcripts(called(asked))).allMatch("cvv low"::equals);
  }

  private static String called(String asked) {
    return "Agent: Good morning, how can I help?\nCaller: Hello there, a question.\nAgent: "
        + asked
        + "\nAgent: Thank you.\nCaller: Is that all?\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the CVV field has length 403",
        "CVV must have a length of 403",
        "security code, audit of 2025",
        "I sent you a security code to your phone: 4521",
        "Agent: I sent you a security code, what is it?\nCaller: 4521\nAgent: ok\n",
      })
  void scan_whatIsHardlyACode_isLow(String text) {
    assertThat(transcripts(text)).containsExactly("cvv low");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "security code for the door: 9400, and the security code of the card is 523",
        "security code on the card: 5234",
        "we sent you a new card, the security code is 523",
        "security code: 2025",
        "CVV_523",
        "cvv_2: 523",
        "the cvv field has 523",
        "There were CVV errors. The cvv is 523",
      })
  void scan_codeOfACard_isHigh(String text) {
    assertThat(transcripts(text)).containsExactly("cvv high");
  }

  private List<String> transcripts(String text) {
    return TranscriptScanner.of(finder.scanner()).scan(text).findings().stream()
        .map(finding -> finding.kind() + " " + finding.confidence().id())
        .toList();
  }
}
