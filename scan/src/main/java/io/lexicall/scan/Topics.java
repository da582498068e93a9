package io.lexicall.scan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a call is about where a number is said: a card, or something else that has a number. */
final class Topics {

  /** What a number is about. */
  enum Topic {
    CARD,
    OTHER,
    /** Nothing was said of it. */
    NONE
  }

  /** So far before a number one speaks of what it is. */
  private static final int CONTEXT = 1500;

  /** What has a number that is no card's, in all languages that are known. */
  private static final Set<String> OTHERS =
      new HashSet<>(
          List.of(
              ("zip postal postcode social birth birthday born phone telephone cell mobile account"
                      + " routing order expiry expiration expires expire address amount dollars date"
                      + " invoice reference policy license licence tracking shipment parcel package"
                      + " imei serial meter passport iban bank confirmation booking reservation ticket"
                      + " case claim incident member membership loyalty vin callback pin contract"
                      + " device sim isbn ssn npi prescription flight model checking direct debit"
                      + " tel\u00e9fono celular m\u00f3vil cuenta ruta pedido vencimiento caducidad"
                      + " direcci\u00f3n factura referencia p\u00f3liza rastreo seguimiento env\u00edo paquete"
                      + " serie pasaporte reserva caso reclamo nacimiento contrato c\u00e9dula medidor"
                      + " dni ruc gu\u00eda"
                      + " t\u00e9l\u00e9phone portable compte commande facture r\u00e9f\u00e9rence suivi colis s\u00e9rie"
                      + " dossier naissance contrat rib adresse"
                      + " telefon telefonnummer handy handynummer rufnummer konto kontonummer"
                      + " bestellnummer bestellung rechnung rechnungsnummer kundennummer"
                      + " vertragsnummer sendungsnummer seriennummer geburtsdatum postleitzahl"
                      + " ger\u00e4t paket vorgangsnummer paketnummer referenznummer"
                      + " telefone conta validade endere\u00e7o fatura rastreamento rastreio encomenda"
                      + " protocolo nascimento cep cpf ap\u00f3lice aparelho refer\u00eancia")
                  .split(" ", -1)));

  /** "The card ending in 4421", "the card on file": no card's number is asked for there. */
  private static final Set<String> OF_OTHER_CARDS =
      Set.of("ending", "ends", "file", "termina", "terminada", "registrada", "archivo");

  private final char[] chars;
  private final int length;

  /**
   * The sentences and lines in which something is spoken of: where they begin, or where the other
   * thing is named.
   */
  private int[] sentences = new int[16];

  private int[] sentenceEnds = new int[16];
  private Topic[] topics = new Topic[16];
  private int count;

  Topics(String text, Lexicon lexicon) {
    length = text.length();
    chars = Arrays.copyOf(text.toCharArray(), length + 2);
    int start = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || isSentenceEnd(i)) {
        add(text, start, i, lexicon);
        start = i;
      }
    }
  }

  private boolean isSentenceEnd(int i) {
    char c = chars[i];
    return c == '\n' || (c == '?' || c == '.' || c == '!') && Chars.isWhite(chars[i + 1]);
  }

  private void add(String text, int start, int end, Lexicon lexicon) {
    boolean card = false;
    int other = -1;
    boolean otherCard = false;
    int i = start;
    while (i < end) {
      int to = i;
      while (to < end && Chars.isLetter(chars[to])) {
        to++;
      }
      if (to > i) {
        String word = text.substring(i, to).toLowerCase(Locale.ROOT);
        other = other < 0 && OTHERS.contains(word) ? i : other;
        otherCard |= OF_OTHER_CARDS.contains(word);
        card |=
            lexicon.isCardWord(chars, i, to)
                || (lexicon.lookup(chars, i, to) & Lexicon.PHRASE) != 0
                    && lexicon.phraseAt(chars, i, end, Lexicon.CARD) != null;
      }
      i = Math.max(to, i + 1);
    }
    boolean ofCard = card && !otherCard;
    if (ofCard || other >= 0) {
      if (count == sentences.length) {
        sentences = Arrays.copyOf(sentences, 2 * count);
        sentenceEnds = Arrays.copyOf(sentenceEnds, 2 * count);
        topics = Arrays.copyOf(topics, 2 * count);
      }
      sentences[count] = ofCard ? start : other;
      sentenceEnds[count] = end;
      topics[count] = ofCard ? Topic.CARD : Topic.OTHER;
      count++;
    }
  }

  /** What is spoken of in the sentence of a number, or else in the last one before. */
  Topic at(int start, int end) {
    int last = lastBefore(end);
    if (last >= 0 && sentenceEnds[last] > start && topics[last] == Topic.CARD) {
      return Topic.CARD;
    }
    for (int s = last; s >= 0 && start - sentences[s] <= CONTEXT; s--) {
      if (sentences[s] <= start) {
        return topics[s];
      }
    }
    return Topic.NONE;
  }

  /** Whether something else is spoken of between two places. */
  boolean turnsAway(int from, int to) {
    for (int s = lastBefore(to); s >= 0 && sentences[s] > from; s--) {
      if (topics[s] == Topic.OTHER) {
        return true;
      }
    }
    return false;
  }

  private int lastBefore(int place) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sentences[middle] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  void wipe() {
    Arrays.fill(chars, '\0');
  }
}
