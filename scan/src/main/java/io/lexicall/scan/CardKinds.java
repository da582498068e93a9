package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Tells by the word beside "card" whether it is a payment card: "loyalty card", "carte de
 * fid\u00e9lit\u00e9".
 */
final class CardKinds {

  // From what says nothing to what says most.

  static final int NONE = 0;

  /** A card whose number is none of a payment network. */
  static final int OTHER = 1;

  /** A card that may be one of a payment network, or have a number of its own. */
  static final int DOUBTFUL = 2;

  static final int PAYMENT = 3;

  private static final int LONGEST = 16;

  private static final Set<String> OTHERS =
      words(
          "loyalty membership member library insurance medicare medicaid sim discount id identity"
              + " identification green club warranty punch promo coupon bonus points calling time"
              + " voucher student donor vaccination reward rewards kunden treue mitglieds gesundheits"
              + " versicherten krankenversicherten studenten visiten fahr eintritts bibliotheks");

  /** What is stored on these is money, and some carry the number of a network. */
  private static final Set<String> STORED = words("gift fuel phone ebt");

  private static final Set<String> DOUBTFULS = words("store travel health geschenk guthaben tank");

  private static final Set<String> OTHERS_BEHIND =
      words(
          "fid\u00e9lit\u00e9 fidelidad fidelidade socio s\u00f3cio puntos pontos identit\u00e9"
              + " identidad identidade sim vitale sanitaria biblioteca biblioth\u00e8que membre");

  private static final Set<String> DOUBTFULS_BEHIND =
      words("regalo cadeau presente carburant combustible combust\u00edvel");

  private CardKinds() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }

  /** Returns which kind of card the word for a card at [start, end) of a text speaks of. */
  static int at(char[] text, int start, int end, int length) {
    boolean isPlain = Lexicon.is("card", text, start) && end - start <= 5;
    if (isPlain) {
      return kind(before(text, start));
    }
    if (end - start > 4 && Lexicon.is("card", text, end - 4)) {
      return kind(word(text, start, end - 4)); // "giftcard"
    }
    int german = germanCard(text, start, end);
    if (german >= 0) {
      return kind(german > start ? word(text, start, german) : before(text, start));
    }
    return Lexicon.is("tarjeta", text, start)
            || Lexicon.is("carte", text, start)
            || Lexicon.is("cart\u00e3o", text, start)
        ? kindBehind(behind(text, end, length))
        : PAYMENT;
  }

  /** Where "Karte" begins in a German word for a card: "Kundenkarte", "Kartennummer"; or -1. */
  private static int germanCard(char[] text, int start, int end) {
    for (int i = start; i + 5 <= end; i++) {
      if (Lexicon.is("karte", text, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the word before "card" says that its code is no security code. */
  static boolean isWithoutCode(char[] text, int card) {
    String before = before(text, card);
    return OTHERS.contains(before) || STORED.contains(before);
  }

  private static int kind(String before) {
    if (OTHERS.contains(before)) {
      return OTHER;
    }
    return STORED.contains(before) || DOUBTFULS.contains(before) ? DOUBTFUL : PAYMENT;
  }

  private static int kindBehind(String behind) {
    if (OTHERS_BEHIND.contains(behind)) {
      return OTHER;
    }
    return DOUBTFULS_BEHIND.contains(behind) ? DOUBTFUL : PAYMENT;
  }

  /** "giftCard", "gift_card", "gift card" */
  private static String before(char[] text, int card) {
    int end = card;
    if (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '_' || text[end - 1] == '-')) {
      end--;
    }
    int from = end == 0 ? 0 : Lexicon.wordStart(text, end - 1, Math.max(0, end - LONGEST));
    return word(text, from, end);
  }

  /** The word behind one for a card, without "de" or "d'". */
  private static String behind(char[] text, int end, int length) {
    int from = end;
    if (from < length && text[from] == ' ') {
      from++;
      if (Lexicon.is("de ", text, from)) {
        from += 3;
      } else if (Lexicon.is("d'", text, from) || Lexicon.is("d\u2019", text, from)) {
        from += 2;
      }
    }
    return word(text, from, Lexicon.wordEnd(text, from, Math.min(length, from + LONGEST + 1)));
  }

  private static String word(char[] text, int from, int to) {
    return to - from > LONGEST || from >= to
        ? ""
        : String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT);
  }
}
