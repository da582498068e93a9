package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The words that the scanner knows: number words, words between them, card words, names of security
 * codes, and speakers.
 *
 * <p>It looks up a range of characters without creating a string. Immutable.
 */
final class Lexicon {

  static final int TYPE = 0xf;
  static final int DIGIT = 1;
  static final int TEEN = 2;
  static final int TENS = 3;
  static final int HUNDRED = 4;
  static final int MULTIPLIER = 5;

  /** It joins number words only. Between digits it is prose. */
  static final int FILLER = 6;

  /** It is said only in the middle of a number, so it joins digits too. */
  static final int HESITATION = 7;

  static final int CARD = 1 << 12;
  static final int SPEAKER = 1 << 13;
  static final int ASSENT = 1 << 14;
  static final int REFERENCE = 1 << 15;
  static final int PHRASE = 1 << 16;

  /** A name that means other things too. */
  static final int VAGUE = 1 << 17;

  /** Before a hexadecimal number, or that of a device, an article or a parcel. */
  static final int IDENTIFIER = 1 << 18;

  /** A speaker who mentions it asks for a number of another kind. */
  static final int TOPIC = 1 << 19;

  /** A name only with the 2 behind it: CV2. */
  static final int NEEDS_TWO = 1 << 20;

  /** A name only shortly after a card number: "and the code is 123". */
  static final int AFTER_NUMBER = 1 << 21;

  /** A name only where the code is directly behind it, and a card is spoken of. */
  static final int DIRECT = 1 << 22;

  // What a word means where people speak.

  /** The lowest bits say of which languages it is a word, by {@link SpokenLanguage#COUNT}. */
  static final int OF_LANGUAGES = (1 << SpokenLanguage.COUNT) - 1;

  /** It says a digit, or begins what says two, in another language than English. */
  static final int NUMBER_ABROAD = 1 << 8;

  /** It may be a part of what says digits, in any language. */
  static final int NUMBER = 1 << 9;

  /** What has a number that is no card's ({@link Topics}). */
  static final int OTHER_TOPIC = 1 << 10;

  /** What is asked for in one breath with a card's number. */
  static final int OF_CARDS = 1 << 11;

  /** "The card on file". */
  static final int OF_OTHER_CARDS = 1 << 12;

  /** The names of codes of several words begin with it ({@link CodeMentions}). */
  static final int CODE_NAME = 1 << 13;

  /** The names of codes of one word, or of letters, begin with it. */
  static final int CODE_NAME_ALONE = 1 << 14;

  /** "Three digits …". */
  static final int CODE_COUNT = 1 << 15;

  /** "The code is …". */
  static final int CODE_ARTICLE = 1 << 16;

  /** "Valid until". */
  static final int VALID_UNTIL = 1 << 17;

  /** A word of a question for the code of a card whose number is known. */
  static final int CODE_ASKED = 1 << 18;

  /** It speaks of a card behind "sixteen", behind "how", and the like. */
  static final int WHOLE_NUMBER = 1 << 19;

  /** What has a number of its own, and is paid for. */
  static final int PAYABLE = 1 << 20;

  private static final int SLOTS = 4096;

  private static final int SHORT_SLOTS = 2048;
  private static final int SHORT_BITS = 14;
  private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

  /** Cards of any kind are called so. */
  static final String CARD_WORDS =
      "card cards kart karte karten pan tarjeta tarjetas carte cartes cart\u00e3o cartao";

  private static final String[] DIGITS = {
    "zero oh o nought naught",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine niner"
  };
  private static final String[] TEENS = {
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS_WORDS = {
    "twenty", "thirty", "forty fourty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };

  /**
   * The names of the card verification code. A leading {@code ?} marks one that means other things
   * too, {@code ??} one that is {@link #DIRECT}, a {@code *} the word by which the fast loop
   * notices it ({@link Skim}; else the first).
   */
  private static final String[] CODE_NAMES = {
    "cvv",
    "cvc",
    "?cid",
    "?csc",
    "cav",
    "cvn",
    "?cve",
    "cvp",
    "cvd",
    "ccv",
    "c v v",
    "c v c",
    "?c s c",
    "cv",
    "code is",
    "security code",
    "security codes",
    "cvvs",
    "cvcs",
    "securitycode",
    "security number",
    "card *verification code",
    "?verification code",
    "?code on the back",
    "?code on the reverse",
    "verification value",
    "card *verification number",
    "digits on the back",
    "digits on the front",
    "digits on the reverse",
    "digits from the back",
    "digits off the back",
    "digits at the back",
    "digits on back",
    "numbers on the back",
    "numbers on back",
    "numbers on the front",
    "numbers on the reverse",
    "numbers from the back",
    "numbers off the back",
    "numbers at the back",
    "digit code",
    "digit number on the back",
    "digit number on the front",
    "digit number on the reverse",
    "digit number on the rear",
    "digits on the rear",
    "digits behind the *card",
    "numbers behind the *card",
    "little number on the *back",
    "last three on the *back",
    "last three digits on the *back",
    "three on the *back",
    "cee *vee vee",
    "see *vee vee",
    "?card *code",
    "sec *code",
    "?verification digits",
    "signature strip",
    "signature panel",
    "cryptogramme",
    "num\u00e9ro de s\u00e9curit\u00e9",
    "code de *s\u00e9curit\u00e9",
    "code de *securite",
    "kreditkartenpr\u00fcfnummer",
    "kartenpr\u00fcfnummer",
    "pr\u00fcfziffer",
    "kartenpr\u00fcfziffer",
    "sicherheitscode",
    "codice di *verifica",
    "codice di *sicurezza",
    "cod *sicurezza",
    "c\u00f3digo de *seguran\u00e7a",
    "codigo de *seguranca",
    "c\u00f3digo de *seguridad",
    "codigo de *seguridad",
    "n\u00fameros de *atr\u00e1s",
    "numeros de *atras",
    "d\u00edgitos de *atr\u00e1s",
    "digitos de *atras",
    "n\u00fameros del *reverso",
    "d\u00edgitos del *reverso",
    "pr\u00fcfnummer",
    "ziffern auf der *r\u00fcckseite",
    "ziffern hinten",
    "zahlen hinten",
    "?code hinten",
    "zahlen auf der *r\u00fcckseite",
    "chiffres au *dos",
    "chiffres au *verso",
    "d\u00edgitos no *verso",
    "digitos no *verso",
    "n\u00fameros no *verso",
    "cifre sul *retro",
    "numeri sul *retro",
    "beveiligingscode",
    "cijfers op de *achterkant",
    "s\u00e4kerhetskod",
    "s\u00e4kerhetskoden",
    "kontrolcifre",
    "kontrolcifrene",
    "sikkerhedskode",
    "sikkerhedskoden",
    "sikkerhetskode",
    "sikkerhetskoden",
    "turvakoodi",
    "veiligheidscode",
    "cijfers *achterop",
    "kod *bezpiecze\u0144stwa",
    "g\u00fcvenlik kodu",
    "cv code",
    "cvv code",
    "security digits",
    "secure code",
    "card *identification number",
    "?card *verification",
    "?code from the *back",
    "?kpn",
    "verification *number",
    "card *validation code",
    "card *validation number",
    "card *validation value",
    "??validation code",
    "??*back says",
    "??*back reads",
    "??*back it says",
    "??*back of the card says",
    "??*back of the card reads",
    "??*back of the card it says",
    "??*back of my card says",
    "??*back of my card reads",
    "??*back of my card it says",
    "c\u00f3digo de *verificaci\u00f3n",
    "codigo de *verificacion",
    "c\u00f3digo de *verifica\u00e7\u00e3o",
    "sea *vee vee",
    "sicherheitsnummer",
    "sicherheitsnr",
    "pr\u00fcfnr",
    "kartenpr\u00fcfnr",
    "dreistellige nummer",
    "dreistelliger code",
    "kartenpr\u00fcfcode",
    "clave de *seguridad",
    "n\u00famero de *seguridad",
    "numero de *seguridad",
    "c\u00f3digo de tres *d\u00edgitos",
    "codigo de tres *digitos",
    "n\u00famero de *seguran\u00e7a",
    "c\u00f3digo de tr\u00eas *d\u00edgitos",
    "?code de *v\u00e9rification",
    "?code au *dos",
    "?code au *verso",
    "code \u00e0 trois *chiffres",
    "number on the *back",
    "cardsecval",
    "card sec *val",
    "security value",
    "securityvalue",
    "cardcvn",
    "cardcvv",
    "cardcvc",
    // Behind an escape of an address, of which the first letter is the last: %22cvv, %5Bcvc%5D.
    "acvv",
    "bcvv",
    "ccvv",
    "dcvv",
    "ecvv",
    "fcvv",
    "acvc",
    "bcvc",
    "ccvc",
    "dcvc",
    "ecvc",
    "fcvc",
  };

  /** The names of codes that are names only shortly after a card number. */
  private static final Set<String> AFTER_NUMBERS =
      Set.of(
          "code is",
          "number on the *back",
          "verification *number",
          "??*back says",
          "??*back reads",
          "??*back it says",
          "c\u00f3digo de *verificaci\u00f3n",
          "codigo de *verificacion",
          "c\u00f3digo de *verifica\u00e7\u00e3o");

  private static final List<String> GERMAN_CARDS =
      List.of("kreditkart", "bankkart", "debitkart", "zahlungskart");

  private static final int MAX_NUMBER_WORD = 9;

  /**
   * The last letters of number words by the first, to tell most words apart from them without a
   * look-up.
   */
  private static final int[] ENDS = new int[32];

  static {
    for (String word : words(value -> (value & TYPE) != 0)) {
      ENDS[word.charAt(0) & 0x1f] |= 1 << (word.charAt(word.length() - 1) & 0x1f);
    }
  }

  private final char[][] keys = new char[SLOTS][];
  private final int[] values = new int[SLOTS];

  /** What the key means where people speak. */
  private final int[] meanings = new int[SLOTS];

  /** The phrases whose anchor is the key. */
  private final Phrase[][] phrases = new Phrase[SLOTS][];

  /** Words of at most eight letters of ASCII, as their bytes, the first the lowest; else 0. */
  private final long[] shortKeys = new long[SHORT_SLOTS];

  private final short[] shortSlots = new short[SHORT_SLOTS];

  /** The first letters of the words for cards. */
  private final BitSet cardOpenings = new BitSet();

  /** A bit for each of these words, to tell most others apart from them. */
  private final long[] shortBits = new long[1 << SHORT_BITS - 6];

  /** A bit for each longer word, by its first eight letters. */
  private final long[] longBits = new long[1 << SHORT_BITS - 6];

  Lexicon(Collection<String> networkWords) {
    for (int i = 0; i < 10; i++) {
      put(DIGITS[i], DIGIT | i << 4);
      put(TEENS[i], TEEN | (10 + i) << 4);
    }
    for (int i = 0; i < TENS_WORDS.length; i++) {
      put(TENS_WORDS[i], TENS | (20 + 10 * i) << 4);
    }
    put("hundred", HUNDRED);
    put("double", MULTIPLIER | 2 << 4);
    put("triple treble", MULTIPLIER | 3 << 4);
    put("quadruple", MULTIPLIER | 4 << 4);
    put("and ok okay you know like so yeah yes yep right please now next sorry comma", FILLER);
    put("uh uhh uhm um umm hm hmm mhm er err erm then space dash hyphen pause", HESITATION);
    put(CARD_WORDS + " kreditkarte credit debit cc", CARD);
    put("sechzehnstellige sechzehnstelligen", CARD); // "the sixteen-digit" number
    put(
        "agent customer caller callee client rep representative operator advisor adviser speaker"
            + " spk cust user member guest cardholder consumer buyer patient csr ivr bot assistant"
            + " employee merchant support seller clerk collector debtor"
            + " agente cliente asesor asesora operador operadora usuario usuaria titular"
            + " atendente berater beraterin kunde kundin mitarbeiter mitarbeiterin anrufer anruferin"
            + " conseiller conseill\u00e8re",
        SPEAKER);
    put(
        "yes yeah yep yup ok okay so right sure alright well it its is s that thats then and uh um"
            + " er would be just of course here please thanks thank you perfect great got",
        ASSENT);
    put(
        "order tracking invoice reference ref ticket case serial imei isbn ean account acct"
            + " contract trace id parcel shipment booking policy claim voucher coupon confirmation conf loan"
            + " meter rma",
        REFERENCE);
    put(
        "trace span request req session correlation hash digest commit checksum etag nonce"
            + " fingerprint sscc imei imeisv imsi iccid ean isbn gtin upc sku barcode blk tracking parcel"
            + " shipment waybill consignment",
        IDENTIFIER);
    put(String.join(" ", SaidAmid.OTHER_TOPICS), TOPIC);
    for (String word : networkWords) {
      phrase(word, CARD);
    }
    for (String name : CODE_NAMES) {
      boolean vague = name.startsWith("?");
      boolean direct = name.startsWith("??");
      int more =
          (name.equals("cv") ? NEEDS_TWO : AFTER_NUMBERS.contains(name) ? AFTER_NUMBER | VAGUE : 0)
              | (direct ? DIRECT : 0);
      String words = name.substring(direct ? 2 : vague ? 1 : 0);
      phrase(words, more | (vague ? PHRASE | VAGUE : PHRASE));
    }
    SpokenLanguage.meanings().forEach(this::mean);
    Topics.meanings().forEach(this::mean);
    for (String word :
        ("number nummer n\u00famero num\u00e9ro digit digits long embossed pay paying pagar payer"
                + " zahlen bezahlen american")
            .split(" ", -1)) {
      mean(word, WHOLE_NUMBER);
    }
    CodeMentions.openings().forEach(this::mean);
    for (int slot = 0; slot < SLOTS; slot++) {
      char[] word = keys[slot];
      addShort(word, slot);
      if (word != null && word.length > 1 && (values[slot] & CARD) != 0) {
        cardOpenings.set(opening(word[0], word[1], word.length > 2 ? word[2] : ' '));
      }
    }
    SpokenLanguage.beginningsOfLarge().forEach(word -> addLong(word.toCharArray()));
    for (String german : GERMAN_CARDS) {
      addLong(german.toCharArray());
    }
  }

  /** The first three letters of a word, of which there may be fewer: each one of 27. */
  private static int opening(char first, char second, char third) {
    return (letter(first) * 27 + letter(second)) * 27 + letter(third);
  }

  private static int letter(char c) {
    int letter = (c | 0x20) - 'a' + 1;
    return letter >= 1 && letter <= 26 && c < 0x80 ? letter : 0;
  }

  /** A quick look whether a text may hold a word for a card; true too often, never too seldom. */
  boolean mayMentionCard(Passage text) {
    int before = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      int letter = letter(c);
      if (letter != 0) {
        char third = i + 2 < text.length() ? text.charAt(i + 2) : ' ';
        boolean begins = before == 0 && cardOpenings.get(opening(c, text.charAt(i + 1), third));
        // "Kreditkarte", "giftcard"
        if (begins
            || letter(text.charAt(i + 1)) == 1
                && letter(third) == 18
                && (letter == 3 || letter == 11)) {
          return true;
        }
      }
      before = letter;
    }
    return false;
  }

  private void addLong(char[] word) {
    long key = 0;
    for (int i = Math.min(8, word.length) - 1; i >= 0; i--) {
      key = key << 8 | word[i] & 0xff;
    }
    int bit = (int) (key * SPREAD >>> 64 - SHORT_BITS);
    longBits[bit >>> 6] |= 1L << bit;
  }

  /**
   * Whether a word of more than eight letters may be known, or put together with that for a card.
   *
   * @param key the first eight of them, as {@link #shortSlot} takes them
   */
  boolean mayBeLong(long key) {
    int bit = (int) (key * SPREAD >>> 64 - SHORT_BITS);
    return (longBits[bit >>> 6] >>> bit & 1) != 0;
  }

  private void addShort(char @Nullable [] word, int slot) {
    if (word == null || word.length == 0) {
      return;
    }
    if (word.length > 8) {
      addLong(word);
      return;
    }
    long key = 0;
    for (int i = word.length - 1; i >= 0; i--) {
      if (word[i] < 'a' || word[i] > 'z') {
        return;
      }
      key = key << 8 | word[i];
    }
    long hash = key * SPREAD;
    int at = (int) (hash >>> 64 - SHORT_BITS) & SHORT_SLOTS - 1;
    while (shortKeys[at] != 0) {
      at = (at + 1) & SHORT_SLOTS - 1;
    }
    shortKeys[at] = key;
    shortSlots[at] = (short) slot;
    int bit = (int) (hash >>> 64 - SHORT_BITS);
    shortBits[bit >>> 6] |= 1L << bit;
  }

  /**
   * Returns the slot of a word of at most eight letters of ASCII; -1 if it is not known.
   *
   * @param key its letters in lower case, as bytes, the first the lowest
   */
  int shortSlot(long key) {
    int bit = (int) (key * SPREAD >>> 64 - SHORT_BITS);
    if ((shortBits[bit >>> 6] >>> bit & 1) == 0) {
      return -1;
    }
    int at = bit & SHORT_SLOTS - 1;
    while (shortKeys[at] != key) {
      if (shortKeys[at] == 0) {
        return -1;
      }
      at = (at + 1) & SHORT_SLOTS - 1;
    }
    return shortSlots[at];
  }

  /** Adds a meaning to that of each of some words. */
  static void mean(Map<String, Integer> meanings, String words, int meaning) {
    for (String word : words.split(" ", -1)) {
      meanings.merge(word, meaning, (one, other) -> one | other);
    }
  }

  private void mean(String word, int meaning) {
    char[] letters = word.toCharArray();
    int slot = slot(letters, 0, letters.length);
    keys[slot] = letters;
    meanings[slot] |= meaning;
  }

  private void put(String words, int value) {
    for (String word : words.split(" ", -1)) {
      add(word.toCharArray(), value);
    }
  }

  private void phrase(String text, int value) {
    String[] words = text.split("[ -]", -1);
    if (words.length == 1 && (value & CARD) != 0) {
      add(text.toCharArray(), CARD);
      return;
    }
    int anchor = 0;
    for (int w = 0; w < words.length; w++) {
      if (words[w].startsWith("*")) {
        anchor = w;
        words[w] = words[w].substring(1);
      }
    }
    char[][] parts = Arrays.stream(words).map(String::toCharArray).toArray(char[][]::new);
    add(parts[anchor], PHRASE);
    int slot = slot(parts[anchor], 0, parts[anchor].length);
    Phrase[] known = phrases[slot] == null ? new Phrase[0] : phrases[slot];
    phrases[slot] = Arrays.copyOf(known, known.length + 1);
    phrases[slot][known.length] = new Phrase(parts, anchor, value);
  }

  private void add(char[] word, int value) {
    int slot = slot(word, 0, word.length);
    keys[slot] = word;
    values[slot] |= value;
  }

  private int slot(char[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + Chars.lower(text[i]);
    }
    return slotOf(text, start, end, hash);
  }

  /**
   * Returns the slot of a word, which may be empty.
   *
   * @param hash that of the word in lower case, as {@link String#hashCode} makes it
   */
  int slotOf(char[] text, int start, int end, int hash) {
    int slot = (hash ^ hash >>> 12) & (SLOTS - 1);
    while (keys[slot] != null && !same(keys[slot], text, start, end)) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private static boolean same(char[] word, char[] text, int start, int end) {
    if (word.length != end - start) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != Chars.lower(text[start + i])) {
        return false;
      }
    }
    return true;
  }

  /** What is known of a word, in any letter case; 0 if nothing. */
  int lookup(char[] text, int start, int end) {
    int slot = slotOf(text, start, end);
    return slot < 0 ? 0 : values[slot];
  }

  /** Returns the slot of a word, in any letter case, which may be empty; -1 if it is not known. */
  int slotOf(char[] text, int start, int end) {
    int length = end - start;
    if (length > 8 || length <= 0) {
      return length > 24 || length <= 0 ? -1 : slot(text, start, end);
    }
    long key = 0;
    for (int i = end - 1; i >= start; i--) {
      int letter = text[i] | 0x20;
      if (letter < 'a' || letter > 'z') {
        return slot(text, start, end);
      }
      key = key << 8 | letter;
    }
    return shortSlot(key);
  }

  /** What is known of the word in a slot. */
  int known(int slot) {
    return values[slot];
  }

  /** What the word in a slot means where people speak. */
  int said(int slot) {
    return meanings[slot];
  }

  /** What a word means where people speak, in any letter case; 0 if nothing. */
  int said(char[] text, int start, int end) {
    int slot = slotOf(text, start, end);
    return slot < 0 ? 0 : meanings[slot];
  }

  /** Whether a word holds the letter that in lower case is i with a dot, of which none is known. */
  static boolean isDottedCapital(char[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text[i] == '\u0130') {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a word speaks of a payment card. */
  boolean isCardWord(char[] text, int start, int end) {
    return (lookup(text, start, end) & CARD) != 0 || holdsCard(text, start, end);
  }

  /** Whether a word that is not known is put together with that for a card. */
  static boolean holdsCard(char[] text, int start, int end) {
    int length = end - start;
    return length > 4
        && (Chars.lower(text[start]) == 'c'
                && is("card", text, start)
                && !is("cardi", text, start)
                && !is("cardb", text, start)
            || Chars.lower(text[end - 1]) == 'd'
                && is("card", text, end - 4)
                && !isOtherCard(text, start, end)
            || is("kart", text, start)
            || length > 10 && isGermanCard(text, start));
  }

  /** "Kreditkartennummer": German joins to the word for a card whatever is said of it. */
  private static boolean isGermanCard(char[] text, int start) {
    for (String german : GERMAN_CARDS) {
      if (is(german, text, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOtherCard(char[] text, int start, int end) {
    int length = end - start;
    return length == 7 && is("discard", text, start)
        || length == 7 && is("placard", text, start)
        || length == 8 && is("postcard", text, start)
        || length == 8 && is("wildcard", text, start)
        || length == 9 && is("scorecard", text, start)
        || length == 9 && is("flashcard", text, start);
  }

  static boolean is(String word, char[] text, int start) {
    for (int i = 0; i < word.length(); i++) {
      if (start + i >= text.length || Chars.lower(text[start + i]) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether [start, end) of a text holds a word, or letters that are as it. */
  static boolean holds(String word, char[] text, int start, int end) {
    for (int i = start; i + word.length() <= end; i++) {
      if (is(word, text, i)) {
        return true;
      }
    }
    return false;
  }

  /** The longest phrase whose anchor is the word at {@code start}, or null. */
  @Nullable Match phraseAt(char[] text, int start, int end, int kind) {
    Match best = null;
    int wordEnd = wordEnd(text, start, end);
    Phrase[] anchored = phrases[slot(text, start, wordEnd)];
    if (anchored == null) {
      return null;
    }
    for (Phrase phrase : anchored) {
      if ((phrase.value & kind) != 0) {
        int first = phrase.start(text, start);
        int stop = first < 0 ? -1 : phrase.matchEnd(text, first, end);
        if (stop > start && (best == null || stop > best.end)) {
          best = new Match(first, stop, phrase.value);
        }
      }
    }
    return best;
  }

  /** Returns whether a short text holds the name of a code. */
  boolean holdsPhrase(String text) {
    // What looks for phrases looks a little beyond.
    char[] chars = (text + "\0").toCharArray();
    for (int i = 0; i < text.length(); i++) {
      boolean begins =
          Chars.isLetter(chars[i])
              && (i == 0 || !Chars.isLetter(chars[i - 1]) || Chars.isUpper(chars[i]));
      if (begins && phraseAt(chars, i, text.length(), PHRASE) != null) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a word is one that a spoken number may hold. */
  boolean isOfNumbers(char[] text, int start, int end) {
    char first = text[start];
    char last = text[end - 1];
    return end - start <= MAX_NUMBER_WORD
        && first < 128
        && last < 128
        && (ENDS[first & 0x1f] >> (last & 0x1f) & 1) != 0
        && (lookup(text, start, end) & TYPE) != 0;
  }

  /** Returns the words of which every number has one that is spoken, or interrupted by words. */
  static List<String> numberOpenings() {
    return words(value -> (value & TYPE) != 0 && (value & TYPE) != FILLER);
  }

  /** Returns the words by which the names of security codes are noticed. */
  static List<String> nameOpenings() {
    return words(value -> (value & PHRASE) != 0);
  }

  private static List<String> words(IntPredicate wanted) {
    List<String> words = new ArrayList<>();
    Lexicon lexicon = new Lexicon(List.of());
    for (int slot = 0; slot < lexicon.keys.length; slot++) {
      if (lexicon.keys[slot] != null
          && lexicon.values[slot] != 0
          && wanted.test(lexicon.values[slot])) {
        words.add(String.valueOf(lexicon.keys[slot]));
      }
    }
    return words;
  }

  /** Returns where a letter run that holds {@code i} begins, or the hump of a camel-cased one. */
  static int wordStart(char[] text, int i, int low) {
    int start = i;
    while (start > low
        && Chars.isLetter(text[start - 1])
        && i - start < 40
        && !(Chars.isUpper(text[start]) && !Chars.isUpper(text[start - 1]))) {
      start--;
    }
    return start;
  }

  static int wordEnd(char[] text, int start, int length) {
    int end = start;
    while (end < length
        && Chars.isLetter(text[end])
        && end - start < 40
        && !(end > start && Chars.isUpper(text[end]) && !Chars.isUpper(text[end - 1]))) {
      end++;
    }
    return end;
  }

  /**
   * Where the last of some words begins in [from, to); -1 if there is none.
   *
   * @param those words in small letters
   */
  static int lastOf(Set<String> those, char[] text, int from, int to) {
    int end = to;
    while (end > from) {
      int start = end;
      while (start > from && Chars.isLetter(text[start - 1])) {
        start--;
      }
      if (start < end
          && those.contains(String.valueOf(text, start, end - start).toLowerCase(Locale.ROOT))) {
        return start;
      }
      end = Math.min(start, end - 1);
    }
    return -1;
  }

  record Match(int start, int end, int value) {}

  private static final class Phrase {

    private final char[][] words;
    private final int anchor;
    private final int value;

    Phrase(char[][] words, int anchor, int value) {
      this.words = words;
      this.anchor = anchor;
      this.value = value;
    }

    int start(char[] text, int at) {
      int start = at;
      for (int w = 0; w < anchor; w++) {
        int end = start;
        while (end > 0 && start - end < 4 && isGap(text[end - 1])) {
          end--;
        }
        if (end == 0 || !Chars.isLetter(text[end - 1])) {
          return -1;
        }
        start = wordStart(text, end - 1, 0);
      }
      return start;
    }

    int matchEnd(char[] text, int start, int length) {
      int at = start;
      for (int w = 0; w < words.length; w++) {
        if (w > 0) {
          int gap = at;
          while (gap < length && gap - at < 4 && isGap(text[gap])) {
            gap++;
          }
          if (gap == at && !Chars.isUpper(text[at])) {
            return -1;
          }
          at = gap;
        }
        int end = wordEnd(text, at, length);
        if (!same(words[w], text, at, end)) {
          return -1;
        }
        at = end;
      }
      if (words.length == 3 && words[0].length == 1 && at < length && text[at] == '.') {
        at++; // C.V.V. ends no sentence
      }
      // CVV2, CVC2, CVN2, CVP2, CAV2, CV2: the 2 belongs to the name.
      if (words.length == 1
          && (words[0].length == 3 || words[0].length == 2)
          && at < length
          && text[at] == '2'
          && !Chars.isDigit(text[at + 1])) {
        at++;
      }
      return at;
    }

    private static boolean isGap(char c) {
      int kind = Chars.KIND[c];
      return kind >= Chars.SPACE && kind <= Chars.CR || kind == Chars.TAB || c == '_';
    }
  }
}
