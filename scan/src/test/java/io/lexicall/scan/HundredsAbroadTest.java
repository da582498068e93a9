package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that are told as one number: in hundreds, and in thousands. */
class HundredsAbroadTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static List<String> found(String text, SpanKind kind) {
    return SCANNER.scan(text).findings().stream()
        .filter(finding -> finding.kind().equals(kind))
        .flatMap(finding -> finding.pieces().stream())
        .map(piece -> text.substring((int) piece.start(), (int) piece.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¿Me da el número de su tarjeta, por favor?|¿Y el código de seguridad?|cuatrocientos dieciocho",
        "¿Me da el número de su tarjeta, por favor?|¿Y los tres números de atrás?|ochocientos treinta y siete",
        "¿Me da el número de su tarjeta, por favor?|¿Y el código de seguridad?|quinientos tres",
        "¿Me da el número de su tarjeta, por favor?|¿Cuál es el cvv?|ciento veintitrés",
        "¿Me da el número de su tarjeta, por favor?|¿Cuál es el cvv?|setecientos",
        "Votre numéro de carte, s'il vous plaît ?|Et le cryptogramme ?|quatre cent dix-huit",
        "Votre numéro de carte, s'il vous plaît ?|Et le cryptogramme ?|quatre cent dix huit",
        "Votre numéro de carte, s'il vous plaît ?|Et les trois chiffres au dos ?|cent vingt-trois",
        "Votre numéro de carte, s'il vous plaît ?|Et le code de sécurité ?|cinq cents",
        "Votre numéro de carte, s'il vous plaît ?|Et le code de sécurité ?|deux cent quatre-vingt-onze",
        "Ihre Kartennummer bitte?|Und die Prüfnummer?|vierhundertachtzehn",
        "Ihre Kartennummer bitte?|Und die Prüfnummer?|vierhundertundachtzehn",
        "Ihre Kartennummer bitte?|Und die Prüfnummer?|achthundertsiebenunddreißig",
        "Ihre Kartennummer bitte?|Und die Prüfnummer?|Einhundertdreiundzwanzig",
        "Ihre Kartennummer bitte?|Und die Prüfnummer?|hundertdreiundzwanzig",
        "Ihre Kartennummer bitte?|Und die Prüfnummer?|fünfhundertfünf",
        "Ihre Kartennummer bitte?|Und die Prüfnummer?|vierhundert achtzehn",
        "Qual é o número do seu cartão, por favor?|E o código de segurança?|quatrocentos e dezoito",
        "Qual é o número do seu cartão, por favor?|E o cvv?|cento e vinte e três",
        "Qual é o número do seu cartão, por favor?|E o cvv?|duzentos e cinco"
      })
  void scan_codeToldAsOneNumber_isFound(String card, String code, String answer) {
    String text = "A: " + card + "\nB: 4260 1815 9083 0167\nA: " + code + "\nB: " + answer + ".\n";
    assertThat(found(text, SpanKind.CVV)).containsExactly(answer);
    assertThat(found(text, SpanKind.PAN)).containsExactly("4260 1815 9083 0167");
  }

  /** What the amount of a payment is, is no code. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¿Me da el número de su tarjeta?|¿Cuánto debo cobrar?|Doscientos cincuenta dólares.",
        "Votre numéro de carte ?|Combien dois-je débiter ?|Deux cent cinquante euros.",
        "Ihre Kartennummer bitte?|Wie viel soll ich abbuchen?|Zweihundertfünfzig Euro."
      })
  void scan_amountToldAsOneNumber_isNoCode(String card, String amount, String answer) {
    String text = "A: " + card + "\nB: 4260 1815 9083 0167\nA: " + amount + "\nB: " + answer + "\n";
    assertThat(found(text, SpanKind.CVV)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¿Me da el número de su tarjeta, por favor?|cuatro dos seis cero ciento ochenta y uno quinientos noventa ochenta y tres cero uno sesenta y siete",
        "Ihre Kartennummer bitte?|zweiundvierzig sechzig einhunderteinundachtzig fünfhundertneunzig dreiundachtzig null eins siebenundsechzig",
        "Ihre Kartennummer bitte?|zweiundvierzighundertsechzig achtzehnhundertfünfzehn neunzig dreiundachtzig null eins siebenundsechzig"
      })
  void scan_numberWithHundreds_isFound(String card, String number) {
    assertThat(found("A: " + card + "\nB: " + number + "\nA: OK.\n", SpanKind.PAN))
        .containsExactly(number);
  }

  @ParameterizedTest
  @CsvSource({
    "one thousand two hundred thirty-four",
    "one thousand two hundred and thirty-four",
    "seven thousand ninety-seven",
    "one thousand two hundred and five",
    "one thousand and five"
  })
  void scan_codeToldInThousandsBehindItsNumber_isWhole(String code) {
    String text = "The card is 3782 822463 10005 and the CID is " + code + ".";
    assertThat(found(text, SpanKind.CVV)).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "The CID is one thousand two hundred thirty-four.",
    "The card is 3782 822463 10005. We sold one thousand two hundred thirty-four of them.",
  })
  void scan_thousandsOfSomethingElse_areNoCode(String text) {
    assertThat(found(text, SpanKind.CVV)).doesNotContain("one thousand two hundred thirty-four");
  }
}
