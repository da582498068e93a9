package io.lexicall.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The topic of a call where a number is said: a card, or something else that has a number. */
final class Topics {

  /** What a number is about. */
  enum Topic {
    CARD,
    OTHER,
    /** No topic was mentioned. */
    NONE
  }

  /** A topic counts for a number at most so many characters later. */
  private static final int CONTEXT = 1500;

  /** Things with a number that is not a card number, in all known languages. */
  private static final String THINGS =
      "postcode social birth birthday born phone telephone cell mobile account routing date"
          + " reference policy license licence tracking imei serial meter passport iban bank"
          + " confirmation case claim incident member membership loyalty vin callback pin contract"
          + " device sim isbn ssn npi model checking direct debit tel\u00e9fono celular m\u00f3vil"
          + " cuenta ruta referencia p\u00f3liza rastreo seguimiento serie pasaporte caso reclamo"
          + " nacimiento contrato c\u00e9dula medidor dni ruc gu\u00eda socio socia contador bastidor"
          + " incidencia t\u00e9l\u00e9phone portable"
          + " compte r\u00e9f\u00e9rence suivi s\u00e9rie dossier naissance contrat rib adh\u00e9rent adh\u00e9rente"
          + " abonn\u00e9 compteur telefon"
          + " telefonnummer handy handynummer rufnummer konto kontonummer bestellnummer"
          + " rechnungsnummer kundennummer vertragsnummer sendungsnummer seriennummer geburtsdatum"
          + " mitgliedsnummer best\u00e4tigungsnummer versicherungsnummer versichertennummer"
          + " z\u00e4hlernummer fahrgestellnummer auftragsnummer buchungsnummer buchungscode"
          + " steuernummer policennummer"
          + " r\u00fcckrufnummer personalnummer z\u00e4hler trackingnummer ticketnummer fallnummer"
          + " sendungsverfolgungsnummer bonusnummer vielfliegernummer ausweisnummer passnummer"
          + " ger\u00e4tenummer artikelnummer lieferscheinnummer aktenzeichen"
          + " postleitzahl ger\u00e4t vorgangsnummer paketnummer referenznummer telefone conta"
          + " rastreamento rastreio protocolo flyer siret aadhaar carteirinha nascimento cep cpf ap\u00f3lice aparelho refer\u00eancia"
          + " s\u00f3cio s\u00f3cia chassi";

  /** Such things that are asked for together with a card number. */
  private static final String OF_CARDS =
      ExpiryDates.WORDS
          + " zip postal address direcci\u00f3n adresse endere\u00e7o verfallsdatum"
          + " g\u00fcltigkeit validit\u00e9";

  /** Such things that people pay for. */
  private static final String PAYABLE =
      "order amount dollars invoice shipment parcel package booking reservation ticket flight"
          + " prescription pedido factura reserva env\u00edo paquete commande facture colis bestellung"
          + " rechnung paket fatura encomenda";

  /** "The card ending in 4421", "the card on file": no card's number is asked for there. */
  private static final String OF_OTHER_CARDS =
      "ending ends file termina terminada registrada archivo endet hinterlegte hinterlegten finit"
          + " enregistr\u00e9e cadastrado";

  /** "Card receipt number": of a payment, and not of the card. */
  private static final Set<String> OF_PAYMENTS =
      Set.of("receipt", "confirmation", "transaction", "authorization", "reference");

  private static final Set<String> LAST =
      Set.of("last", "\u00faltimos", "derniers", "letzten", "finais");

  private static final Set<String> FOUR = Set.of("four", "cuatro", "quatre", "vier", "quatro");

  /** At most so far apart, a card and something else are asked for together. */
  private static final int BESIDE = 60;

  /** A network named so shortly before says what card it is: "Visa gift card". */
  private static final int NAMED_REACH = 24;

  /** So many digits between say that they were asked for, and these no more. */
  private static final int MOST_DIGITS_BETWEEN = 4;

  /** What stands before what is paid. */
  private static final Set<String> FOR = Set.of("for", "para", "por", "pour", "f\u00fcr");

  /** A number of its own is asked for: "for the order number". */
  private static final Set<String> NUMBERS =
      Set.of("number", "numbers", "no", "id", "code", "reference", "digits", "card", "nummer");

  /** By these a card with money stored on it is paid out. */
  private static final Set<String> CODES = Set.of("code", "codes", "pin", "pins");

  /** By these somebody is called at a number, in all known languages. */
  private static final Set<String> REACHING =
      Set.of("reach", "call", "erreichen", "anrufen", "joindre", "localizar", "llamar", "ligar");

  /** At most so far behind the word for a number. */
  private static final int MOST_TO_REACH = 30;

  /** A code that is sent and read back, in all known languages. */
  private static final Set<String> SENT_CODES =
      Set.of("code", "codes", "passcode", "c\u00f3digo", "codigo");

  private static final Set<String> SENDING =
      Set.of(
          ("text texted texting sms sent send sending message enviado enviamos envi\u00e9 mensaje"
                  + " envoy\u00e9 envoy\u00e9e geschickt gesendet schicken enviei mensagem")
              .split(" ", -1));

  /** Codes of cards stand there. */
  private static final Set<String> OF_CODES_OF_CARDS =
      Set.of("security", "back", "seguridad", "seguran\u00e7a", "s\u00e9curit\u00e9", "verso");

  /** The longest sentence about such a code, on either side of the word. */
  private static final int MOST_OF_SENTENCE = 80;

  /** Behind these, something else is asked for in the same sentence. */
  private static final Set<String> AND = Set.of("and", "y", "et", "und", "e");

  private static final Set<String> NUMBERS_ALONE = Set.of("number", "numbers");

  /** Before a thing that has a number. */
  private static final Set<String> OWNERS = Set.of("your", "the", "a", "his", "her", "their");

  private static final int LONGEST_OWNER = 6;

  private static final int OF_CODES =
      Lexicon.CODE_NAME | Lexicon.CODE_NAME_ALONE | Lexicon.CODE_ASKED;

  private static final int SHORTEST_THING = 3;

  /** What is said about a number, and whose it is: no thing of its own. */
  private static final Set<String> ABOUT_NUMBERS =
      Set.copyOf(
          List.of(
              ("whole full entire complete long longer big main front actual correct right wrong same"
                      + " real new old current other next last first second third fourth fifth sixth"
                      + " seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
                      + " fifteenth sixteenth final middle updated replacement reissued replaced"
                      + " starting ending missing personal prepaid virtual digital expired"
                      + " remaining rest digit following previous single exact original valid payment"
                      + " bank account checking embossed raised printed plastic cardholder primary"
                      + " secondary back bottom top large larger small little short security"
                      + " verification above below different good better")
                  .split(" ", -1)));

  /** It is the bill that is paid: "for the phone bill". */
  private static final Set<String> BILLS = Set.of("bill", "bills", "balance", "fee", "payment");

  /** Cards of any kind are called so. */
  private static final Set<String> PLAIN = Set.of(Lexicon.CARD_WORDS.split(" ", -1));

  private static final Set<String> VALID =
      Set.of("good", "valid", "v\u00e1lida", "valida", "v\u00e1lido", "valable", "g\u00fcltig");

  /** Behind one of the words above, these ask for the expiry date of a card. */
  private static final String UNTIL = "through thru until till hasta jusqu bis at\u00e9";

  /** A speaker who says so has no card at hand. */
  private static final List<String> MISSING =
      List.of("don't have", "don\u2019t have", "do not have", "without", "no tengo", "sin ");

  /** So far before the word. */
  private static final int MISSING_REACH = 24;

  /** No word that is known is longer. */
  private static final int LONGEST_WORD = 24;

  private final Lexicon lexicon;
  private char[] chars = {};

  /** Where a card, or something else, is spoken of. */
  private int[] places = new int[16];

  private Topic[] topics = new Topic[16];

  /** Whether it is a card that need not be one of a payment network. */
  private boolean[] areDoubtful = new boolean[16];

  private int count;

  Topics(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Reads the words of a text, after those of another. */
  void read(SpokenWords words) {
    chars = words.text;
    count = 0;
    boolean isPortuguese = words.languageInFile() == SpokenLanguage.PORTUGUESE;
    for (int t = 0; t < words.count; t++) {
      int i = words.start[t];
      if (words.areFigures(t) || words.end[t] - i >= LONGEST_WORD) {
        continue;
      }
      boolean isEnd = words.is(t, Lexicon.VALID_UNTIL) && isAfterValid(chars, i);
      if (isEnd
          || words.is(t, Lexicon.OTHER_TOPIC)
              && !(isPortuguese && isYes(t, words))
              && !PhoneRemarks.isDevice(chars, i, words.end[t])
              && !isOfItsKind(t, words)) {
        boolean beside =
            (isEnd || words.is(t, Lexicon.OF_CARDS))
                && count > 0
                && topics[count - 1] == Topic.CARD
                && i - places[count - 1] < BESIDE
                && isInOneSentence(places[count - 1], i);
        if (!beside && !isPaidByCard(t, words)) {
          add(i, Topic.OTHER);
        }
      } else if (isOfOtherThing(t, words) || isOfCallBack(t, words) || isSentCode(t, words)) {
        add(i, Topic.OTHER);
      } else if (words.is(t, Lexicon.OF_OTHER_CARDS)) {
        if (count > 0
            && topics[count - 1] == Topic.CARD
            && i - places[count - 1] < BESIDE
            && !areDigitsBefore(t, places[count - 1], words)) {
          count--; // "the card on file" is not asked for
        }
      } else if (words.isCardWord(t)
          || (words.known[t] & Lexicon.PHRASE) != 0
              && lexicon.phraseAt(chars, i, words.length, Lexicon.CARD) != null) {
        int kind = CardKinds.at(chars, i, words.end[t], words.length);
        boolean isNamed =
            count > 0 && topics[count - 1] == Topic.CARD && i - places[count - 1] < NAMED_REACH;
        if (isOfLastDigits(i)) {
          if (count > 0
              && topics[count - 1] == Topic.CARD
              && !areDigitsBefore(t, places[count - 1], words)) {
            count--; // it is known by these, and its number is not asked for
          }
        } else if (!isNamed
            && (kind == CardKinds.OTHER
                || isFollowedBy(OF_PAYMENTS, words.end[t], words.length)
                || kind == CardKinds.DOUBTFUL && isItsCode(i, words.end[t], words.length))) {
          add(i, Topic.OTHER);
        } else if (!isMissing(i)) {
          add(i, Topic.CARD);
          areDoubtful[count - 1] = kind == CardKinds.DOUBTFUL && !isNamed;
        }
      }
    }
  }

  /**
   * "The code on the gift card", "gift card PIN": what such a card is paid out by, which is no
   * number of a card.
   */
  private boolean isItsCode(int card, int end, int length) {
    if (isFollowedBy(CODES, end, length)) {
      return true;
    }
    int from = card;
    while (from > 0 && card - from < BESIDE && !isSentenceEnd(from - 1)) {
      from--;
    }
    // "Your zip code and your store card": that code is of something else.
    int code = Lexicon.lastOf(CODES, chars, from, card);
    return code >= 0
        && Lexicon.lastOf(NUMBERS_ALONE, chars, from, card) < 0
        && Lexicon.lastOf(AND, chars, code, card) < 0;
  }

  /** "The last four digits of the card": a card is known by them. */
  private boolean isOfLastDigits(int card) {
    int from = card;
    while (from > 0 && card - from < BESIDE && !isSentenceEnd(from - 1)) {
      from--;
    }
    return Lexicon.lastOf(LAST, chars, from, card) >= 0
        && Lexicon.lastOf(FOUR, chars, from, card) >= 0;
  }

  /**
   * "Your Medicare number", "the group number": a thing that has a number of its own, whatever it
   * is. What is only said about a number is none: "the whole number".
   */
  private boolean isOfOtherThing(int t, SpokenWords words) {
    int i = words.start[t];
    if (words.end[t] - i != 6 || !Lexicon.is("number", chars, i)) {
      return false;
    }
    int end = i - 1;
    int from = end;
    while (from > 0 && end - from < LONGEST_WORD && Chars.isLetter(chars[from - 1])) {
      from--;
    }
    if (end - from < SHORTEST_THING
        || chars[end] != ' '
        || from == 0
        || chars[from - 1] != ' '
        || t > 0 && words.end[t - 1] == end && words.is(t - 1, OF_CODES)
        || lexicon.isCardWord(chars, from, end)
        || (lexicon.lookup(chars, from, end) & Lexicon.TYPE) != 0
        || ABOUT_NUMBERS.contains(word(from, end))) {
      return false;
    }
    int owner = from - 1;
    while (owner > 0 && from - owner < LONGEST_OWNER && Chars.isLetter(chars[owner - 1])) {
      owner--;
    }
    return OWNERS.contains(word(owner, from - 1));
  }

  /** "What's the best number to reach you on?" */
  private boolean isOfCallBack(int t, SpokenWords words) {
    int i = words.start[t];
    int end = words.end[t];
    return (chars[i] | 0x20) == 'n'
        && SaidAmid.namesNumber(chars, i, end)
        && Lexicon.lastOf(REACHING, chars, end, sentenceEnd(end, MOST_TO_REACH, words.length)) >= 0
        && words.cardBefore(i) < sentenceStart(i);
  }

  /** "I've just sent you a code by text message": what is read back is that, and no card's. */
  private boolean isSentCode(int t, SpokenWords words) {
    int i = words.start[t];
    char first = Chars.lower(chars[i]);
    if (first != 'c' && first != 'p' || !SENT_CODES.contains(word(i, words.end[t]))) {
      return false;
    }
    int from = sentenceStart(i);
    int to = sentenceEnd(words.end[t], MOST_OF_SENTENCE, words.length);
    return Lexicon.lastOf(SENDING, chars, from, to) >= 0
        && Lexicon.lastOf(OF_CODES_OF_CARDS, chars, from, to) < 0
        && words.cardBefore(to) < from;
  }

  /** Where the sentence begins that holds a place, or as far before it as is looked at. */
  private int sentenceStart(int place) {
    int from = place;
    while (from > 0 && place - from < MOST_OF_SENTENCE && !isSentenceEnd(from - 1)) {
      from--;
    }
    return from;
  }

  /** Where the sentence ends that goes on at a place, or so far behind it. */
  private int sentenceEnd(int place, int most, int length) {
    int to = place;
    while (to < length && to - place < most && !isSentenceEnd(to)) {
      to++;
    }
    return to;
  }

  /**
   * Whether somebody asks of which kind a card is: "which bank is that?", "debit or credit?", but
   * not "direct debit".
   */
  private boolean isOfItsKind(int t, SpokenWords words) {
    int i = words.start[t];
    int size = words.end[t] - i;
    return size == 5 && Lexicon.is("debit", chars, i) && !isBehind("direct", i)
        || size == 4
            && Lexicon.is("bank", chars, i)
            && (isBehind("which", i) || isBehind("what", i) || isBehind("issuing", i));
  }

  /**
   * Whether a question for a card only says what is paid by it: "your credit card number for the
   * order", "card number please, for the 42 dollars". It asks for another number if the thing's own
   * is named ("for the order number"). A policy or an account has a card itself, so there only a
   * payment card will do.
   */
  private boolean isPaidByCard(int t, SpokenWords words) {
    if (count == 0 || topics[count - 1] != Topic.CARD || areDoubtful[count - 1]) {
      return false;
    }
    int card = places[count - 1];
    int thing = words.start[t];
    if (isSum(t, words)) {
      return true;
    }
    boolean isOfBill = isFollowedBy(BILLS, words.end[t], words.length);
    return thing - card < BESIDE
        && isInOneSentence(card, thing)
        && Lexicon.lastOf(FOR, chars, card, thing) >= 0
        && !isFollowedBy(NUMBERS, words.end[t], words.length)
        && (isOfBill || words.is(t, Lexicon.PAYABLE) || isPaymentCard(card, words.length));
  }

  /** "Forty two dollars": a sum is told there, and no number asked for. */
  private boolean isSum(int t, SpokenWords words) {
    return t > 0
        && Lexicon.is("dollars", chars, words.start[t])
        && words.start[t] - words.end[t - 1] == 1
        && (words.areFigures(t - 1) || words.maySayNumber(t - 1));
  }

  /** "Credit card", "visa". */
  private boolean isPaymentCard(int card, int length) {
    return !PLAIN.contains(word(card, Lexicon.wordEnd(chars, card, length)))
        || count > 1 && topics[count - 2] == Topic.CARD && card - places[count - 2] < NAMED_REACH;
  }

  private boolean isFollowedBy(Set<String> those, int from, int length) {
    int i = from;
    while (i < length && Chars.isBlank(chars[i])) {
      i++;
    }
    return i < length
        && Chars.isLetter(chars[i])
        && those.contains(word(i, Lexicon.wordEnd(chars, i, length)));
  }

  private String word(int from, int to) {
    return to - from > LONGEST_WORD
        ? ""
        : String.valueOf(chars, from, to - from).toLowerCase(Locale.ROOT);
  }

  private boolean isBehind(String before, int word) {
    int start = word - 1 - before.length();
    return start >= 0
        && Chars.isBlank(chars[word - 1])
        && Lexicon.is(before, chars, start)
        && (start == 0 || !Chars.isLetter(chars[start - 1]));
  }

  /** Whether figures were told since a place, of which what follows is the rest: "ends in 8327". */
  private static boolean areDigitsBefore(int t, int place, SpokenWords words) {
    for (int before = t - 1; before >= 0 && words.start[before] > place; before--) {
      if (words.areFigures(before) || SpokenDigits.isDigit(words.known[before])) {
        return true;
      }
    }
    return false;
  }

  /** "Sim": a card of a telephone, but where people speak Portuguese they say yes by it. */
  private boolean isYes(int t, SpokenWords words) {
    return words.end[t] - words.start[t] == 3 && Lexicon.is("sim", chars, words.start[t]);
  }

  /** "Good through", "valid until": its end is asked for, as by "expires". */
  static boolean isAfterValid(char[] chars, int word) {
    int end = word;
    while (end > 0 && Chars.isBlank(chars[end - 1])) {
      end--;
    }
    int start = end;
    while (start > 0 && Chars.isLetter(chars[start - 1])) {
      start--;
    }
    return end < word
        && VALID.contains(String.valueOf(chars, start, end - start).toLowerCase(Locale.ROOT));
  }

  /** What the words mean of which this class knows, for {@link Lexicon#said}. */
  static Map<String, Integer> meanings() {
    Map<String, Integer> meanings = new HashMap<>();
    Lexicon.mean(meanings, THINGS, Lexicon.OTHER_TOPIC);
    Lexicon.mean(meanings, OF_CARDS, Lexicon.OTHER_TOPIC | Lexicon.OF_CARDS);
    Lexicon.mean(meanings, PAYABLE, Lexicon.OTHER_TOPIC | Lexicon.PAYABLE);
    Lexicon.mean(meanings, OF_OTHER_CARDS, Lexicon.OF_OTHER_CARDS);
    Lexicon.mean(meanings, UNTIL, Lexicon.VALID_UNTIL);
    return meanings;
  }

  private boolean isMissing(int card) {
    int from = Math.max(0, card - MISSING_REACH);
    String before = String.valueOf(chars, from, card - from).toLowerCase(Locale.ROOT);
    return MISSING.stream().anyMatch(before::contains);
  }

  private void add(int place, Topic topic) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      topics = Arrays.copyOf(topics, 2 * count);
      areDoubtful = Arrays.copyOf(areDoubtful, 2 * count);
    }
    places[count] = place;
    topics[count] = topic;
    areDoubtful[count] = false;
    count++;
  }

  private boolean isSentenceEnd(int i) {
    char c = chars[i];
    return c == '\n' || (c == '?' || c == '.' || c == '!') && Chars.isWhite(chars[i + 1]);
  }

  private boolean isInOneSentence(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isSentenceEnd(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What was spoken of last before a number, or is behind it in its sentence. A card counts no more
   * if other digits were said since.
   */
  Topic at(int start, int end, SpokenDigits digits) {
    int last = lastBefore(start);
    int behind = lastBefore(end) + 1;
    if (behind < count
        && topics[behind] == Topic.CARD
        && places[behind] - end < BESIDE
        && isInOneSentence(end, places[behind])) {
      return Topic.CARD;
    }
    if (last < 0 || start - places[last] > CONTEXT) {
      return Topic.NONE;
    }
    if (topics[last] == Topic.OTHER) {
      return Topic.OTHER;
    }
    return hasDigitsBetween(places[last], start, digits) ? Topic.NONE : Topic.CARD;
  }

  /** Whether the card of which was spoken last before a place need not be a payment card. */
  boolean isOfDoubtfulCard(int place) {
    int last = lastBefore(place);
    return last >= 0
        && areDoubtful[last]
        && topics[last] == Topic.CARD
        && place - places[last] <= CONTEXT;
  }

  /** Whether something else than a card was spoken of last before a place. */
  boolean isOtherAt(int place) {
    int last = lastBefore(place);
    return last >= 0 && place - places[last] <= CONTEXT && topics[last] == Topic.OTHER;
  }

  /** Whether that is so, and a card is what is spoken of next. */
  boolean isOtherBeforeCard(int place) {
    int next = lastBefore(place) + 1;
    return next < count && topics[next] == Topic.CARD && isOtherAt(place);
  }

  /** Whether digits lie between that are no beginning of the number that was broken off. */
  private static boolean hasDigitsBetween(int from, int start, SpokenDigits digits) {
    int first = digits.firstFrom(from);
    int number = digits.firstFrom(start);
    if (number - first <= MOST_DIGITS_BETWEEN) {
      return false;
    }
    for (int k = 0; k < MOST_DIGITS_BETWEEN; k++) {
      if (number + k >= digits.count || digits.digits[first + k] != digits.digits[number + k]) {
        return true;
      }
    }
    return false;
  }

  /** Whether something else is spoken of between two places. */
  boolean turnsAway(int from, int to) {
    for (int t = lastBefore(to); t >= 0 && places[t] > from; t--) {
      if (topics[t] == Topic.OTHER) {
        return true;
      }
    }
    return false;
  }

  /** The last place between two where a card is spoken of; -1 if there is none. */
  int lastCard(int from, int to) {
    for (int t = lastBefore(to); t >= 0 && places[t] > from; t--) {
      if (topics[t] == Topic.CARD) {
        return places[t];
      }
    }
    return -1;
  }

  private int lastBefore(int place) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[middle] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
