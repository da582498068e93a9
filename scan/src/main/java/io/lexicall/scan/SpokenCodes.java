package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds security codes where one speaker asks for one and another says it: the three or four digits
 * that are said next, unless something else is asked for before.
 */
final class SpokenCodes {

  /**
   * A code: where its digits are, by their indices, and whether its name means other things too.
   */
  record Found(int from, int to, boolean isVague) {}

  private static final String ON_BACK =
      "(?:on|from|off|at|to)\\h+(?:the\\h+)?(?:back|front|reverse|signature)";

  private static final Pattern NAMES =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:"
              + "c[.\\h-]{0,2}v[.\\h-]{0,2}[vc]2?|c[.\\h-]{0,2}c[.\\h-]{0,2}v|c[.\\h]?v[.\\h]?(?:2|two)|cvn2?|csc|cv\\h?code"
              + "|(?:card\\h+)?secur(?:ity|e)\\h+(?:code|number|digits)|card\\h+verification\\h+(?:code|number|value)"
              + "|(?<vague>cid|verification\\h+(?:code|number)|c\\u00f3digo\\h+de\\h+verifica(?:ci\\u00f3n|\\u00e7\\u00e3o)"
              + "|code\\h+de\\h+v\\u00e9rification)"
              + "|(?:(?:three|four|3|4)[\\h-]+)?(?:(?:digit\\h+)?(?:code|number)s?"
              + "|(?<!(?:sixteen|fifteen|16|15|long|all)\\h)(?:digits|numbers))\\h+"
              + ON_BACK
              + "|(?:three|four|3|4)[\\h-]+digit\\h+(?:security\\h+)?(?:code|number)"
              + "|c\\u00f3digo\\h+de\\h+seguri?dad|c\\u00f3digo\\h+de\\h+seguran\\u00e7a"
              + "|(?:(?:tres|cuatro|3|4|tr\\u00eas|quatro)\\h+)?(?:n\\u00fameros|d\\u00edgitos|cifras)\\h+"
              + "(?:(?:que\\h+\\p{L}+\\h+)?(?:al|en\\h+el|del|de\\h+la|da|por|no|na|do|de)\\h+)?"
              + "(?:parte\\h+de\\h+)?(?:atr\\u00e1s|tr\\u00e1s|detr\\u00e1s|dorso|reverso|verso)"
              + "|cryptogramme(?:\\h+visuel)?|code\\h+de\\h+s\\u00e9curit\\u00e9"
              + "|(?:(?:trois|quatre|3|4)\\h+)?(?:derniers\\h+)?(?:chiffres|num\\u00e9ros)\\h+(?:au|du|\\u00e0\\h+l'arri\\u00e8re)\\h+(?:dos|verso)"
              + "|(?:karten)?pr\\u00fcf(?:ziffer|nummer|code)|sicherheits(?:code|nummer)"
              + "|(?:(?:drei|vier|3|4)\\h+)?(?:ziffern|zahlen)\\h+(?:auf|von)\\h+der\\h+r\\u00fcckseite"
              + ")(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "The code is": of which, one knows by the card that was spoken of. */
  private static final Pattern CODE_IS =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:(?:the|el|le|der|o)\\h+(?:code|c\\u00f3digo)\\h+(?:is|es|est|ist|\\u00e9))(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * What asks for the code once the number of a card was told: "the code?", "what's on the back?"
   */
  private static final Pattern ASKED =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:"
              + "(?:the|and|your|v|cv|card|back|security|secure|el|le|der|den|o)\\h+(?:code|c\\u00f3digo)"
              + "|(?:last\\h+|the\\h+)?(?:three|3)\\h+(?:last\\h+)?(?:digits?|numbers?)|last\\h+three"
              + "|on\\h+(?:the|its)\\h+back|back\\h+of\\h+(?:the|your)\\h+card|turn(?:ed)?\\h+(?:the|your)\\h+card\\h+over"
              + "|security\\h+digits?|card\\h+identification\\h+(?:code|number)"
              + "|(?:los|las|os|as)?\\h*(?:\\u00faltimos\\h+)?tr[e\\u00ea]s\\h+(?:\\u00faltimos\\h+)?(?:d\\u00edgitos|n\\u00fameros|cifras)"
              + "|c\\u00f3digo\\h+de\\h+tr[e\\u00ea]s\\h+d\\u00edgitos|d\\u00edgito\\h+verificador|(?:n\\u00famero|clave)\\h+de\\h+seg\\p{L}+"
              + "|trois\\h+(?:derniers\\h+)?chiffres|code\\h+\\u00e0\\h+trois\\h+chiffres|au\\h+(?:dos|verso)|derri\\u00e8re\\h+(?:la|votre)\\h+carte"
              + "|drei\\h+(?:letzten\\h+)?(?:ziffern|zahlen)|dreistellige\\p{L}*\\h+(?:nummer|code|zahl)|hinten\\h+d?rauf|auf\\h+der\\h+r\\u00fcckseite"
              + "|(?:de|no|na)\\h+(?:atr\\u00e1s|tr\\u00e1s|verso|reverso)"
              + ")(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  // The letters with which the second word of a name may begin.
  private static final String BEHIND_COUNT = "dcnz";
  private static final String BEHIND_NOUN = "svcndofatqepr";
  private static final String BEHIND_ARTICLE = "c";

  /** So far about a word of it what asks for a code may reach. */
  private static final int BEFORE_ASKED = 24;

  private static final int BEHIND_ASKED = 32;

  /** Those of "back", "front", "reverse", "signature". */
  private static final String BACKS = "bfrs";

  private static final int SHORTEST = 3;

  /** Most of what is said between the name and the code. */
  private static final int REACH = 160;

  /** So many lines may end between. */
  private static final int MOST_LINES = 4;

  /** Most between two digits of a code. */
  private static final int GAP = 12;

  /** The same where a code is interrupted. */
  private static final int WIDE_GAP = 60;

  private final Passage passage;
  private final char[] text;
  private final SpokenWords words;
  private final SpokenDigits digits;
  private final Topics topics;
  private final List<Found> found = new ArrayList<>();

  private SpokenCodes(Passage passage, SpokenWords words, SpokenDigits digits, Topics topics) {
    this.passage = passage;
    text = words.text;
    this.words = words;
    this.digits = digits;
    this.topics = topics;
  }

  /**
   * Finds the codes of a text, each once.
   *
   * @param isOfNumber whether a place is behind the number of a card, and near: there "the code?"
   *     asks for its code
   */
  static List<Found> find(
      Passage passage,
      SpokenWords words,
      SpokenDigits digits,
      Topics topics,
      IntPredicate isOfNumber) {
    SpokenCodes codes = new SpokenCodes(passage, words, digits, topics);
    if (digits.count >= SHORTEST) {
      codes.findNames();
      codes.findCodes();
      codes.findAsked(isOfNumber);
    }
    return codes.found;
  }

  /** The words with which a name, or what leads to a code, may begin, for {@link Lexicon#said}. */
  static Map<String, Integer> openings() {
    Map<String, Integer> openings = new HashMap<>();
    open(
        openings,
        Lexicon.CODE_NAME_ALONE,
        "c cc ccv cid cv cvv cvc cvn csc cvtwo cryptogramme pr\u00fcfziffer pr\u00fcfnummer pr\u00fcfcode"
            + " kartenpr\u00fcfziffer kartenpr\u00fcfnummer kartenpr\u00fcfcode sicherheitscode"
            + " sicherheitsnummer");
    open(
        openings,
        Lexicon.CODE_NAME,
        "card security secure verification c\u00f3digo code codes number numbers digit digits n\u00fameros"
            + " d\u00edgitos cifras derniers chiffres num\u00e9ros ziffern zahlen");
    open(
        openings,
        Lexicon.CODE_NAME | Lexicon.CODE_COUNT,
        "three four tres cuatro tr\u00eas quatro trois quatre drei vier");
    open(openings, Lexicon.CODE_ARTICLE, "the el le der o");
    open(
        openings,
        Lexicon.CODE_ASKED,
        "code c\u00f3digo digit digits numbers three back over identification security"
            + " tres tr\u00eas d\u00edgitos n\u00fameros cifras d\u00edgito clave atr\u00e1s tr\u00e1s verso reverso"
            + " trois chiffres dos derri\u00e8re drei ziffern zahlen dreistellige dreistelliger"
            + " dreistelligen hinten r\u00fcckseite n\u00famero");
    return openings;
  }

  private static void open(Map<String, Integer> openings, int meaning, String words) {
    for (String word : words.split(" ", -1)) {
      openings.merge(word, meaning, (one, other) -> one | other);
    }
  }

  private void findNames() {
    Matcher matcher = null;
    int from = 0;
    for (int t = 0; t < words.count; t++) {
      int start = words.mayNameCode(t) ? startOfName(t) : -1;
      if (start >= from) {
        matcher = matcher == null ? NAMES.matcher(passage.text()) : matcher;
        matcher.region(start, words.length).useTransparentBounds(true);
        if (matcher.lookingAt()) {
          from = matcher.end();
          behind(from, matcher.group("vague") != null);
        }
      }
    }
  }

  private void findCodes() {
    Matcher matcher = null;
    int from = 0;
    for (int t = 0; t < words.count; t++) {
      int start = words.is(t, Lexicon.CODE_ARTICLE) ? startOfCode(t) : -1;
      if (start >= from) {
        matcher = matcher == null ? CODE_IS.matcher(passage.text()) : matcher;
        matcher.region(start, words.length).useTransparentBounds(true);
        if (matcher.lookingAt()) {
          from = matcher.end();
          behind(from, true);
        }
      }
    }
  }

  private void findAsked(IntPredicate isOfNumber) {
    Matcher matcher = null;
    int from = 0;
    for (int t = 0; t < words.count; t++) {
      int start = words.start[t];
      if (words.is(t, Lexicon.CODE_ASKED) && start >= from && isOfNumber.test(start)) {
        matcher = matcher == null ? ASKED.matcher(passage.text()) : matcher;
        int low = Math.max(from, start - BEFORE_ASKED);
        int high = Math.min(words.length, start + BEHIND_ASKED);
        matcher.region(low, high).useTransparentBounds(true);
        if (matcher.find()) {
          from = matcher.end();
          behind(from, true);
        }
      }
    }
  }

  /** Where a name may begin: at one of its first words, or at "3 digits …"; else -1. */
  private int startOfName(int t) {
    if (words.areFigures(t)) {
      int last = words.end[t] - 1;
      boolean counts =
          (text[last] == '3' || text[last] == '4')
              && (last == words.start[t] || !Chars.isAsciiDigit(text[last - 1]));
      return counts && goesOn(words.end[t], BEHIND_COUNT) ? last : -1;
    }
    if (words.is(t, Lexicon.CODE_NAME_ALONE)) {
      return words.start[t];
    }
    String next = words.is(t, Lexicon.CODE_COUNT) ? BEHIND_COUNT : BEHIND_NOUN;
    return words.is(t, Lexicon.CODE_NAME)
            && goesOn(words.end[t], next)
            && !leadsElsewhere(words.end[t])
        ? words.start[t]
        : -1;
  }

  /**
   * Whether "of" follows, or "on", "at" and the like and then no word for the back of a card: as in
   * "the number of the card", "the code on the account", which need no pattern.
   */
  private boolean leadsElsewhere(int end) {
    int start = afterBlanks(end);
    int to = asciiWordEnd(start);
    if (isWord("of", start, to)) {
      return true;
    }
    if (!isWord("on", start, to)
        && !isWord("at", start, to)
        && !isWord("to", start, to)
        && !isWord("off", start, to)
        && !isWord("from", start, to)) {
      return false;
    }
    int next = afterBlanks(to);
    int nextEnd = asciiWordEnd(next);
    if (isWord("the", next, nextEnd)) {
      next = afterBlanks(nextEnd);
    }
    // What is not of ASCII, a blank among them, the pattern must tell.
    return text[nextEnd] < 0x80 && text[next] < 0x80 && BACKS.indexOf(text[next] | 0x20) < 0;
  }

  private int afterBlanks(int from) {
    int i = from;
    while (text[i] == ' ' || text[i] == '\t') {
      i++;
    }
    return i;
  }

  private int asciiWordEnd(int from) {
    int i = from;
    while (Chars.isAsciiLetter(text[i])) {
      i++;
    }
    return i;
  }

  private boolean isWord(String word, int from, int to) {
    return to - from == word.length() && text[to] < 0x80 && Lexicon.is(word, text, from);
  }

  /** Where "the code" may begin; else -1. */
  private int startOfCode(int t) {
    return goesOn(words.end[t], BEHIND_ARTICLE) ? words.start[t] : -1;
  }

  /**
   * A quick look whether a word with one of these letters follows; what is not ASCII may be any.
   */
  private boolean goesOn(int end, String letters) {
    int i = end;
    while (text[i] == ' ' || text[i] == '-' || text[i] == '\t') {
      i++;
    }
    char c = text[i];
    return c >= 0x80 || i > end && letters.indexOf(c | 0x20) >= 0;
  }

  private void behind(int name, boolean vague) {
    int from = digits.firstFrom(name);
    if (from >= digits.count
        || !leads(name, digits.start[from], REACH)
        || isOfAnother(name, digits.start[from])
        || isPartOfAWord(text, digits.start[from])) {
      return;
    }
    int to = from + 1;
    while (to < digits.count && to - from < 12) {
      int gap = digits.start[to] - digits.end[to - 1];
      boolean one = gap <= GAP && !isLineBetween(to);
      boolean goesOn = to - from < 3 && leads(digits.end[to - 1], digits.start[to], WIDE_GAP);
      if (!one && !goesOn) {
        break;
      }
      to++;
    }
    int length = to - from;
    if (length == 6 || length == 8) {
      // Said twice at once.
      if (digits.text(from, from + length / 2).equals(digits.text(from + length / 2, to))) {
        length /= 2;
      }
    }
    if (length == 3 || length == 4) {
      int start = from;
      int end = from + length;
      if (found.stream().noneMatch(each -> each.from < end && start < each.to)) {
        found.add(new Found(start, end, vague));
      }
    }
  }

  /** Whether digits tell which card is meant: "the card ending in 1111". */
  private boolean isOfAnother(int from, int to) {
    for (int t = words.count - 1; t >= 0 && words.start[t] >= from; t--) {
      if (words.start[t] < to && words.is(t, Lexicon.OF_OTHER_CARDS)) {
        return true;
      }
    }
    return false;
  }

  /** Whether digits are the end of a word or an amount: "the T316", "$84.08". */
  static boolean isPartOfAWord(char[] text, int start) {
    return start > 0
        && (Chars.isLetter(text[start - 1])
            || Character.getType(text[start - 1]) == Character.CURRENCY_SYMBOL);
  }

  private boolean isLineBetween(int k) {
    for (int i = digits.end[k - 1]; i < digits.start[k]; i++) {
      if (text[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing else is asked for between. */
  private boolean leads(int from, int to, int reach) {
    if (to - from > reach || topics.turnsAway(from, to)) {
      return false;
    }
    int lines = 0;
    for (int i = from; i < to; i++) {
      lines += text[i] == '\n' ? 1 : 0;
    }
    return lines <= MOST_LINES;
  }
}
