package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the turns of XML: references, sections in which no sign means anything. */
class MarkupTurnsTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static String call(String... said) {
    StringBuilder call = new StringBuilder("<call>");
    for (int turn = 0; turn < said.length; turn++) {
      String who = turn % 2 == 0 ? "agent" : "customer";
      call.append("<turn who='%s'>%s</turn>".formatted(who, said[turn]));
    }
    return call.append("</call>").toString();
  }

  private static String told(String number, String code) {
    return call("what is your card number?", number, "and the cvv?", code, "thanks?", "bye");
  }

  /** What an XML parser reads as said, a turn a line. */
  private static String parsed(String xml) throws Exception {
    var turns =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("turn");
    StringBuilder said = new StringBuilder();
    for (int turn = 0; turn < turns.getLength(); turn++) {
      said.append(turns.item(turn).getTextContent()).append('\n');
    }
    return said.toString();
  }

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5500&#160;0055&#160;5555&#160;5559",
        "5500&#xA0;0055&#xa0;5555&#XA0;5559",
        "5500&#32;0055&#32;5555&#32;5559",
        "5500 0055&#8201;5555 5559",
        "5500&#8209;0055&#8209;5555&#8209;5559",
        "it&#39;s &#53;500 0055 5555 555&#57;"
      })
  void redact_referencesInANumber_areNoDigits(String number) throws Exception {
    String text = told(number.replace("XA0", "xA0"), "it&#39;s 3&#50;1");
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.TURNS);
    String said = parsed(redacted(text));
    assertThat(said).contains("550000******5559\n").contains("it's ***\n").contains("cvv?");
  }

  /** What is no reference stays as it is. */
  @ParameterizedTest
  @ValueSource(strings = {"&amp;", "Q&amp;A &lt;ok&gt;", "&#x1F4B3;"})
  void redact_otherReferences_stay(String sign) throws Exception {
    String text = told(sign + " 5500 0055 5555 5559", "321 " + sign);
    assertThat(redacted(text)).isEqualTo(told(sign + " 550000******5559", "*** " + sign));
    assertThat(parsed(redacted(text))).contains("550000******5559");
  }

  @Test
  void redact_aTokenWithSigns_isWrittenAsText() throws Exception {
    String text = told("5500 0055 5555 5559", "<![CDATA[321]]>");
    String redacted = SCANNER.redact(text, Redaction.token(value -> "<card & code>"));
    assertThat(parsed(redacted)).contains("\n<card & code>\nand the cvv?\n***\n");
  }

  @ParameterizedTest
  @CsvSource({
    "card number?,4111 1111,1111 1111,321",
    "<![CDATA[card number?]]>,<![CDATA[4111 1111]]>,<![CDATA[1111 1111]]>,<![CDATA[321]]>",
    "card number?,4111 1111,<![CDATA[1111 1111]]>,<![CDATA[321]]>",
    "card <![CDATA[number?]]>,<b><![CDATA[ 4111 ]]></b><![CDATA[1111 ]]>,1111<![CDATA[ 1111]]>,321",
    "<![CDATA[<card> number?]]>,<![CDATA[4111 1111]]>,<![CDATA[1111 1111 & thanks]]>,<![CDATA[321]]>"
  })
  void redact_sections_areText(String card, String first, String second, String code)
      throws Exception {
    String text = call(card, first, "yes?", second, "and the cvv?", code, "ok?", "bye");
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.TURNS);
    String said = parsed(redacted(text));
    assertThat(said).contains("\nyes?\n").contains("\n***\n");
    // The first six and the last four.
    assertThat(said.replaceAll("[^0-9]", "")).isEqualTo("4111111111");
  }

  /** A section that is cut ends what is read as turns; the rest is scanned as text. */
  @Test
  void redact_sectionThatDoesNotEnd_isText() {
    String text = told("4111 1111 1111 1111", "321") + "<x><![CDATA[card 5500005555555559";
    assertThat(redacted(text))
        .contains("411111******1111", "***")
        .endsWith("<![CDATA[card 550000******5559");
  }
}
