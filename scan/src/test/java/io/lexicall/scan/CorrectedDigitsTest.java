package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static io.lexicall.scan.CallFinder.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One digit, or a pair, is taken back right behind it, and another told in its place. */
class CorrectedDigitsTest {

  private static final String ENGLISH = "Agent: What is your card number?\nCustomer: ";

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  /** A whole group is taken back, of which the last digit may be the first too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1851, no, that's 1815, not 1851, 9083 0167",
        "1851, sorry, not 1851, 1815, 9083 0167",
        "1851, I said 1851 but it's 1815, 9083 0167",
        "1851, 1815 instead of 1851, 9083 0167",
        "1815 9038, no, not 9038, 9083. 0167",
        "one eight five one, no, that's one eight one five, not one eight five one, nine zero"
            + " eight three zero one six seven",
        "one eight five one, wait, not one eight five one. one eight one five. nine zero eight"
            + " three. zero one six seven",
        "one eight one five nine zero three eight, no, not nine zero three eight, nine zero eight"
            + " three. zero one six seven",
      })
  void group_takenBack_isReplaced(String told) {
    assertThat(redacted(ENGLISH + "4260 " + told + ".\nA: ok\n"))
        .contains("Customer: 426018******0167");
  }

  /** The eight of 4111 1165 7048 is a nine. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What is your card number? | sorry, not 8, 9
          What is your card number? | no, that's 9, not 8
          What is your card number? | wait, that 8 is a 9
          What is your card number? | that 8 should be a 9 okay
          What is your card number? | no, make that last one 9
          What is your card number? | sorry, the last digit is 9
          What is your card number? | I said 8 but it's 9
          What is your card number? | it's 9 instead of 8
          What is your card number? | hang on, instead of 8 it's 9
          \u00bfCu\u00e1l es el n\u00famero de su tarjeta? | perd\u00f3n, no es 8, es 9
          \u00bfCu\u00e1l es el n\u00famero de su tarjeta? | no, 9, no 8
          \u00bfCu\u00e1l es el n\u00famero de su tarjeta? | ese 8 es un 9
          \u00bfCu\u00e1l es el n\u00famero de su tarjeta? | espere, el \u00faltimo es 9
          \u00bfCu\u00e1l es el n\u00famero de su tarjeta? | uy, dije 8 pero es 9
          \u00bfCu\u00e1l es el n\u00famero de su tarjeta? | en lugar de 8 es 9
          Quel est le num\u00e9ro de votre carte ? | pardon, pas 8, 9
          Quel est le num\u00e9ro de votre carte ? | non, c'est 9, pas 8
          Quel est le num\u00e9ro de votre carte ? | oups, le 8 c'est un 9
          Quel est le num\u00e9ro de votre carte ? | attendez, le dernier c'est 9
          Quel est le num\u00e9ro de votre carte ? | j\u2019ai dit 8 mais c\u2019est 9
          Quel est le num\u00e9ro de votre carte ? | au lieu du 8 c'est 9
          Wie ist Ihre Kartennummer? | Entschuldigung, nicht 8, 9
          Wie ist Ihre Kartennummer? | nein, 9, nicht 8
          Wie ist Ihre Kartennummer? | die 8 ist eine 9
          Wie ist Ihre Kartennummer? | ups, die letzte ist 9
          Wie ist Ihre Kartennummer? | ich sagte 8, es ist aber 9
          Wie ist Ihre Kartennummer? | statt 8 ist es 9
          Qual \u00e9 o n\u00famero do cart\u00e3o? | desculpa, n\u00e3o \u00e9 8, \u00e9 9
          Qual \u00e9 o n\u00famero do cart\u00e3o? | n\u00e3o, 9, n\u00e3o 8
          Qual \u00e9 o n\u00famero do cart\u00e3o? | esse 8 \u00e9 9
          Qual \u00e9 o n\u00famero do cart\u00e3o? | opa, o \u00faltimo \u00e9 9
          Qual \u00e9 o n\u00famero do cart\u00e3o? | falei 8 mas \u00e9 9
          Qual \u00e9 o n\u00famero do cart\u00e3o? | em vez de 8 \u00e9 9
          """)
  void digit_takenBack_isReplaced(String question, String correction) {
    String call = "A: " + question + "\nB: 4111 1165 7048, " + correction + ", 3959.\nA: ok\n";
    assertThat(redacted(call)).contains("B: 411111******3959");
    String turns = "A: " + question + "\nB: 4111\nB: 1165\nB: 7048\nB: " + correction;
    assertThat(redacted(turns + "\nB: 3959\nA: ok\n"))
        .contains("4111\n", "3959\n")
        .doesNotContain("65", "70", "8", " 9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven zero four eight, sorry, not eight, nine, three nine five nine",
        "seven zero four eight no not eight nine three nine five nine",
        "seven zero four eight, no, that's nine, not eight, three nine five nine",
        "seven zero four eight, wait, that eight is a nine, three nine five nine",
        "seven zero four eight, no, make that last one nine three nine five nine",
        "seven zero four eight, I said four eight but it's forty-nine, three nine five nine",
        "seventy forty-eight, sorry, not forty-eight, forty-nine, thirty-nine fifty-nine",
        "seventy forty-eight, oops, forty-nine, not forty-eight, thirty-nine fifty-nine",
      })
  void digitInWords_takenBack_isReplaced(String told) {
    String call = ENGLISH + "four one one one, one one six five, " + told + ".\nA: ok\n";
    assertThat(redacted(call)).contains("Customer: 411111******3959");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \u00bfCu\u00e1l es el n\u00famero de su tarjeta? | siete cero cuatro ocho, perd\u00f3n, ese ocho es un nueve, tres nueve cinco nueve
          Quel est le num\u00e9ro de votre carte ? | sept z\u00e9ro quatre huit, pardon, le huit c'est un neuf, trois neuf cinq neuf
          Wie ist Ihre Kartennummer? | sieben null vier acht, ach nein, statt acht ist es neun, drei neun f\u00fcnf neun
          Qual \u00e9 o n\u00famero do cart\u00e3o? | sete zero quatro oito, opa, esse oito \u00e9 nove, tr\u00eas nove cinco nove
          """)
  void digitInWordsAbroad_takenBack_isReplaced(String question, String told) {
    assertThat(redacted("A: " + question + "\nB: 4111 1165 " + told + "\nA: ok\n"))
        .contains("B: 411111******3959");
  }

  /** At the end of the number, and at its beginning: what is wrong is masked as well. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4111 1165 7049 3958, no sorry, not 8, 9. | 411111******3959.
          4111 1165 7049 3958, no, that's 9, not 8. | 411111******3959, not *.
          5, no, not 5, 4 111 1165 7049 3959 | *, no, not *, 411111******3959
          5, sorry, 4, not 5, 111 1165 7049 3959 | *, sorry, 411111******3959
          """)
  void digit_atEitherEnd_isReplaced(String told, String masked) {
    assertThat(redacted(ENGLISH + told + "\nAgent: ok\n")).contains("Customer: " + masked);
  }

  /** In another format each word has a place of its own; the wrong digits are masked too. */
  @Test
  void digit_inTurnsOfATable_isReplaced() {
    String csv =
        "speaker,text\nagent,What is your card number?\ncustomer,4111 1165\n"
            + "customer,\"7048, sorry, not 8, 9\"\ncustomer,3959\n";
    assertThat(redacted(csv)).contains("411111**", "\"****\"", "customer,3959");
  }

  /** Who denies nothing, or speaks of another digit, corrects none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1165 7049, that's 9, next is 3959",
        "4111 1165 7049, yes, 9, and then 3959",
        "4111 1165 7049 3959, sorry, is it 9, not 8?",
        "four one one one, one one six five, seven oh four nine, nine, then three, nine five nine",
      })
  void digit_thatIsOnlyRepeated_staysOne(String told) {
    assertThat(found(ENGLISH + told + "\nAgent: ok\n")).isNotEmpty();
  }

  /** The same words about a number of another kind make no card of it. */
  @Test
  void digit_takenBackInANumberOfAnotherKind_isNotFound() {
    assertThat(
            found(
                "A: What is your order number?\nB: 4111 1165 7048, sorry, not 8, 9, 3959.\nA: ok\n"))
        .isEmpty();
  }
}
