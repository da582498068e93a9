package io.lexicall.scan;

import static io.lexicall.scan.CallFinder.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of members, parcels and the like, of which the check digit fits by chance. */
class NumbersOfMembersTest {

  private static List<Finding> findings(String call) {
    return SCANNER.scan(call.replace(" / ", "\n") + "\n").findings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Wie ist Ihre Mitgliedsnummer? / Kunde: 5425233430109903. / Agent: Danke. / Kunde: Bitte.",
        "Agent: Die Z\u00e4hlernummer bitte? / Kunde: 5425233430109903. / Agent: Danke. / Kunde: Bitte.",
        "Conseiller: Quel est votre num\u00e9ro d'adh\u00e9rent ? / Client: 5425233430109903. / Conseiller: Merci. / Client: Oui.",
        "Agente: \u00bfSu n\u00famero de socio? / Cliente: 5425233430109903. / Agente: Gracias. / Cliente: S\u00ed.",
        "Atendente: Qual o n\u00famero de s\u00f3cio? / Cliente: 5425233430109903. / Atendente: Obrigada. / Cliente: Sim.",
        "Agent: Ihre hinterlegte Karte endet auf 5425. / Kunde: Ja. / Agent: Gut, Ihre Best\u00e4tigungsnummer ist 233430109903. / Kunde: Danke.",
        "can you read me the label 7 x 8 2 5 4 2 5 2 3 3 4 3 0 1 0 9 9 0 3 thanks will you pay by card no cash",
      })
  void number_ofSomethingElse_isUnlikely(String call) {
    assertThat(findings(call)).allMatch(finding -> finding.confidence() == Confidence.LOW);
  }

  /** A card is spoken of last, or a letter before its number is a word. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Ihre Mitgliedsnummer? / Kunde: 77123. / Agent: Und die Kartennummer? / Kunde: 5425 2334 3010 9903.",
        "Conseiller: Votre num\u00e9ro d'adh\u00e9rent ? / Client: 77123. / Conseiller: Et la carte ? / Client: 5425 2334 3010 9903.",
        "Agente: \u00bfEs socio? / Cliente: No. / Agente: \u00bfEl n\u00famero de la tarjeta? / Cliente: 5425 2334 3010 9903.",
        "Agent: Die Karte, die auf 4421 endet? / Kunde: Nein, die Kreditkarte mit der Nummer 5425 2334 3010 9903.",
        "my card is 7 y 5 4 2 5 2 3 3 4 3 0 1 0 9 9 0 3 thanks",
      })
  void numberOfACard_isFound(String call) {
    assertThat(findings(call)).anyMatch(finding -> finding.confidence() != Confidence.LOW);
  }
}
