package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static io.lexicall.scan.CallFinder.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A group that is told wrong and then right, and what is said between: articles are no digits. */
class CorrectedGroupsTest {

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  /** Nearly the same digits tell a correction, not the words. */
  @ParameterizedTest
  @ValueSource(strings = {"that should be", "hang on", "blimey", "dear me"})
  void correction_inAnyWords_isOne(String words) {
    String call =
        "Agent: What is your card number?\n"
            + "Customer: 4111 1165\n"
            + "Customer: 7149 %s, 7049\n"
            + "Customer: 3959\n";
    assertThat(redacted(call.formatted(words))).doesNotContain("7149", "7049", "65\n");
    String digits =
        "Agent: What is your card number?\n"
            + "Customer: four one one one one one six five\n"
            + "Customer: seven one four nine\n"
            + "Customer: %s, seven zero four nine\n"
            + "Customer: three nine five nine\n";
    assertThat(redacted(digits.formatted(words))).doesNotContain("four nine", "six five");
  }

  /** Three digits of four are another group: who begins anew is not known to have taken it back. */
  @Test
  void group_thatIsUnlikeTheOneBefore_correctsNothing() {
    assertThat(
            found(
                "Agent: What is your card number?\nCustomer: 4111 1165\n"
                    + "Customer: 7235 blimey, 7049\nCustomer: 3959\n"))
        .isEmpty();
  }

  /** In a text without turns only words that are known take back. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What is your card number? | my bad
          What is your card number? | whoops
          What is your card number? | strike that
          What is your card number? | make that
          \u00bfCu\u00e1l es el n\u00famero de su tarjeta? | mejor dicho
          \u00bfCu\u00e1l es el n\u00famero de su tarjeta? | miento
          Quel est le num\u00e9ro de votre carte ? | oups
          Quel est le num\u00e9ro de votre carte ? | enfin
          Qual \u00e9 o n\u00famero do cart\u00e3o? | errei
          Qual \u00e9 o n\u00famero do cart\u00e3o? | digo
          Qual \u00e9 o n\u00famero do cart\u00e3o? | corrigindo
          """)
  void correction_inKnownWords_inOneTurn(String question, String words) {
    assertThat(redacted("A: " + question + "\nB: 4111 1165 7149 " + words + ", 7049 3959\nA: ok\n"))
        .doesNotContain("7149", "7049");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Qual \u00e9 o n\u00famero do cart\u00e3o? | um momento
          Qual \u00e9 o n\u00famero do cart\u00e3o? | um segundo
          Qual \u00e9 o n\u00famero do cart\u00e3o? | espera um pouco
          Qual \u00e9 o n\u00famero do cart\u00e3o? | tenho um cachorro
          Quel est le num\u00e9ro de votre carte ? | un moment
          Quel est le num\u00e9ro de votre carte ? | un instant
          """)
  void article_beforeANoun_isNoDigit(String question, String remark) {
    String call = "Agent: %s\nCustomer: 4111 1165\nCustomer: %s\nCustomer: 7049 3959\n";
    assertThat(found(call.formatted(question, remark)))
        .containsExactly("pan 4111 1165", "pan 7049 3959");
  }

  /** "Um" behind a digit is one, whatever comes next. */
  @ParameterizedTest
  @ValueSource(strings = {"", " est\u00e1 certo?", " obrigada", "\nAgent: um momento"})
  void article_behindADigit_isADigit(String behind) {
    String four = "quatro um um um ";
    String ones = "um um um um ";
    String call =
        "Agent: Qual \u00e9 o n\u00famero do cart\u00e3o?\nCustomer: "
            + four
            + ones
            + ones
            + ones.trim();
    assertThat(redacted(call + behind + "\nAgent: certo\n")).doesNotContain("um um um um um");
  }

  /** The question behind the last group: what the other speaker reads back is masked too. */
  @Test
  void redact_readBackBeforeAQuestionWithAnArticle_isMasked() {
    assertThat(
            redacted(
                "Agent: Qual \u00e9 o n\u00famero do cart\u00e3o?\n"
                    + "Customer: 6011\n"
                    + "Agent: 6011\n"
                    + "Customer: 0039\n"
                    + "Agent: 0039\n"
                    + "Customer: 7974\n"
                    + "Agent: 7974\n"
                    + "Customer: 7167\n"
                    + "Agent: 7167 E um telefone?\n"
                    + "Customer: sim\n"))
        .contains("Agent: **** E um telefone?");
  }

  /** "Oh" is zero, but not before "it is" and other digits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1165 7149 oh it is 7049 3959",
        "4111 1165 7149, oh it's 7049, 3959",
        "4111 1165 7149\nAgent: ok\nCustomer: Oh, it is 7049\nCustomer: 3959",
      })
  void correction_behindOhItIs_isOne(String told) {
    assertThat(redacted("Agent: What is your card number?\nCustomer: " + told + "\nAgent: ok\n"))
        .doesNotContain("7149", "7049", "1165");
  }

  @Test
  void zero_beforeWhatIsSaidOfTheNumber_isADigit() {
    String call = "Agent: Your card number?\nCustomer: %s oh it is a visa\nAgent: ok\n";
    String digits = "four one one one one one one one one one one one one one six";
    assertThat(found(call.formatted(digits))).hasSize(1);
  }
}
