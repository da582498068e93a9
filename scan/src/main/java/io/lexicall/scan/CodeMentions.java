package io.lexicall.scan;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a text names the code of a card, or asks for it. The patterns are tried only at words
 * with which they may begin.
 */
final class CodeMentions {

  /** Hears of each mention, in the order of the text. */
  interface Listener {
    /**
     * A code was named or asked for.
     *
     * @param end behind the mention
     * @param isVague whether it means other things too
     * @param isOfThings whether the number of a device or a form is asked for so too
     */
    void mentioned(int end, boolean isVague, boolean isOfThings);
  }

  private static final String ON_BACK =
      "(?:on|from|off|at|to)\\h+(?:the\\h+)?(?:back|front|reverse|signature)";

  private static final Pattern NAMES =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:"
              + "c[.\\h-]{0,2}v[.\\h-]{0,2}[vc]2?|c[.\\h-]{0,2}c[.\\h-]{0,2}v2?|c[.\\h]?v[.\\h]?(?:2|two)|cvn2?|csc|cv\\h?code"
              + "|(?:card\\h+)?secur(?:ity|e)\\h+(?:code|number|digits)|card\\h+(?:verification|validation)\\h+(?:code|number|value)"
              + "|(?<vague>cid|cvd2?|cav2?|verification\\h+(?:code|number|value)|validation\\h+(?:code|digits|number)|c\\u00f3digo\\h+de\\h+verifica(?:ci\\u00f3n|\\u00e7\\u00e3o)"
              + "|code\\h+de\\h+v\\u00e9rification)"
              + "|(?<front>numbers?\\h+(?:on|at)\\h+(?:the\\h+)?front)"
              + "|(?<thing>number\\h+"
              + ON_BACK
              + ")|(?:(?:three|four|3|4)[\\h-]+)?(?:(?:digit\\h+)?(?:code|number)s?"
              + "|(?<!(?:sixteen|fifteen|16|15|long|all)\\h)(?:digits|numbers))\\h+"
              + ON_BACK
              + "|(?:three|four|3|4)[\\h-]+digit\\h+(?:security\\h+)?(?:code|number)"
              + "|c\\u00f3digo\\h+de\\h+seguri?dad|c\\u00f3digo\\h+de\\h+seguran\\u00e7a"
              + "|(?:(?:tres|cuatro|3|4|tr\\u00eas|quatro)\\h+)?(?:n\\u00fameros|d\\u00edgitos|cifras)\\h+"
              + "(?:(?:que\\h+\\p{L}+\\h+)?(?:al|en\\h+el|del|de\\h+la|da|por|no|na|do|de)\\h+)?"
              + "(?:parte\\h+de\\h+)?(?:atr\\u00e1s|tr\\u00e1s|detr\\u00e1s|dorso|reverso|verso)"
              + "|cryptogramme(?:\\h+visuel)?|code\\h+de\\h+s\\u00e9curit\\u00e9"
              + "|(?:(?:trois|quatre|3|4)\\h+)?(?:derniers\\h+)?(?:chiffres|num\\u00e9ros)\\h+"
              + "(?:derniers\\h+)?(?:(?:au|du|\\u00e0\\h+l'arri\\u00e8re)\\h+(?:dos|verso)|derri\\u00e8re)"
              + "|c\\u00f3digo\\h+(?:do|no|de|del|da|na)\\h+(?:verso|reverso|dorso|atr\\u00e1s|detr\\u00e1s|tr\\u00e1s)"
              + "|(?:drei|vier)stellige\\p{L}*\\h+(?:code|nummer|zahl)\\h+(?:auf|von)\\h+der\\h+r\\u00fcckseite"
              + "|(?:karten)?pr\\u00fcf(?:ziffer|nummer|nr|code)|sicherheits(?:code|nummer|nr)"
              + "|(?:(?:drei|vier|3|4)\\h+)?(?:ziffern|zahlen)\\h+(?:auf|von)\\h+der\\h+r\\u00fcckseite"
              + ")(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "The code is": of which, one knows by the card that was spoken of. */
  private static final Pattern CODE_IS =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:(?:the|el|le|der|o)\\h+(?:code|c\\u00f3digo)\\h+(?:is|es|est|ist|\\u00e9))(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "The next three digits?" asks for more of the number. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?:next|remaining|following|other|final|siguientes|pr\\u00f3xim[oa]s|suivants|n\\u00e4chsten|seguintes)"
              + "\\h+(?:the\\h+)?$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  // The letters with which the second word of a name may begin.
  private static final String BEHIND_COUNT = "dcnz";
  private static final String BEHIND_NOUN = "svcndofatqepr";
  private static final String BEHIND_ARTICLE = "c";

  /** A question for a code reaches at most so far from one of its words. */
  private static final int BEFORE_ASKED = 24;

  private static final int BEHIND_ASKED = 32;

  /** The letters with which "back", "front", "reverse" and "signature" begin. */
  private static final String BACKS = "bfrs";

  /** How many digits a card's code has. */
  private static final String COUNTS =
      "three four tres cuatro tr\u00eas quatro trois quatre drei vier";

  /** The same, and in figures. */
  static final Set<String> COUNTED = Set.of((COUNTS + " 3 4").split(" ", -1));

  private final SpokenWords words;
  private final char[] text;

  /** The text for the patterns, once one is tried. */
  private @Nullable CharSequence said;

  CodeMentions(SpokenWords words) {
    this.words = words;
    text = words.text;
  }

  /** The words with which a name, or what leads to a code, may begin, for {@link Lexicon#said}. */
  static Map<String, Integer> openings() {
    Map<String, Integer> openings = new HashMap<>();
    Lexicon.mean(
        openings,
        "c cc cav ccv cid cv cvd cvv cvc cvn csc cvtwo cryptogramme pr\u00fcfziffer pr\u00fcfnummer pr\u00fcfcode"
            + " kartenpr\u00fcfziffer kartenpr\u00fcfnummer kartenpr\u00fcfcode sicherheitscode"
            + " sicherheitsnummer sicherheitsnr pr\u00fcfnr kartenpr\u00fcfnr",
        Lexicon.CODE_NAME_ALONE);
    Lexicon.mean(
        openings,
        "card security secure verification validation c\u00f3digo code codes number numbers digit digits n\u00fameros"
            + " d\u00edgitos cifras derniers chiffres num\u00e9ros ziffern zahlen"
            + " dreistellige dreistelligen dreistelliger vierstellige vierstelligen vierstelliger",
        Lexicon.CODE_NAME);
    Lexicon.mean(openings, COUNTS, Lexicon.CODE_NAME | Lexicon.CODE_COUNT);
    Lexicon.mean(openings, "the el le der o", Lexicon.CODE_ARTICLE);
    Lexicon.mean(
        openings,
        "code c\u00f3digo digit digits numbers vee three back over little small last cv codiguito dbc identification security"
            + " tres tr\u00eas d\u00edgitos n\u00fameros cifras d\u00edgito clave atr\u00e1s tr\u00e1s verso reverso"
            + " trois chiffres dos derri\u00e8re drei ziffern zahlen dreistellige dreistelliger"
            + " dreistelligen vierstellige vierstelliger vierstelligen hinten r\u00fcckseite n\u00famero",
        Lexicon.CODE_ASKED);
    return openings;
  }

  /** Whether the code of a card whose number was told is asked for at [from, to). */
  static boolean areAskedFor(SpokenWords words, int from, int to) {
    int t = Arrays.binarySearch(words.start, 0, words.count, from);
    for (t = t < 0 ? -t - 1 : t; t < words.count && words.end[t] <= to; t++) {
      if (words.is(t, Lexicon.CODE_ASKED)) {
        CharSequence said = CharBuffer.wrap(words.text, 0, words.length);
        Matcher asked =
            CodeQuestions.ASKED.matcher(said).region(from, to).useTransparentBounds(true);
        while (asked.find()) {
          if (!GOES_ON.matcher(said).region(from, asked.start()).find()) {
            return true;
          }
        }
        return false;
      }
    }
    return false;
  }

  /**
   * Tells of the names of codes.
   *
   * @param isOfNumber whether a place is behind the number of a card, and near
   */
  void tellNames(IntPredicate isOfNumber, Listener listener) {
    Matcher matcher = null;
    int from = 0;
    for (int t = 0; t < words.count; t++) {
      int start = words.mayNameCode(t) ? startOfName(t) : -1;
      if (start >= from) {
        matcher = matcher == null ? NAMES.matcher(said()) : matcher;
        matcher.region(start, words.length).useTransparentBounds(true);
        if (matcher.lookingAt()) {
          from = matcher.end();
          // "The number on the front of the card" is mostly the card's own.
          boolean isOfBuilding =
              Lexicon.is("security", text, start)
                  && CodeField.isOfBuilding(text, words.length, start, from);
          boolean isOfOther =
              isOfBuilding
                  || CodeField.isSocial(text, words.length, start, from)
                  || CodeField.isOfThing(text, words.length, start, from)
                  || CodeField.isSentBehind(text, words.length, from);
          if (!isOfOther && (matcher.group("front") == null || isOfNumber.test(start))) {
            listener.mentioned(
                from, matcher.group("vague") != null, matcher.group("thing") != null);
          }
        }
      }
    }
  }

  /** Tells of "the code is". */
  void tellCodes(Listener listener) {
    Matcher matcher = null;
    int from = 0;
    for (int t = 0; t < words.count; t++) {
      int start = words.is(t, Lexicon.CODE_ARTICLE) ? startOfCode(t) : -1;
      if (start >= from) {
        matcher = matcher == null ? CODE_IS.matcher(said()) : matcher;
        matcher.region(start, words.length).useTransparentBounds(true);
        if (matcher.lookingAt()) {
          from = matcher.end();
          listener.mentioned(from, true, true);
        }
      }
    }
  }

  /**
   * Tells of what asks for the code once the number of a card was told.
   *
   * @param isOfNumber whether a place is behind such a number, and near
   */
  void tellQuestions(IntPredicate isOfNumber, Listener listener) {
    CodeQuestions questions = null;
    int from = 0;
    for (int t = 0; t < words.count; t++) {
      int start = words.start[t];
      if (words.is(t, Lexicon.CODE_ASKED)
          && start >= from
          && !isOtherLast(t)
          && isOfNumber.test(start)) {
        questions = questions == null ? new CodeQuestions(text, words.length) : questions;
        int low = Math.max(from, start - BEFORE_ASKED);
        int high = Math.min(words.length, start + BEHIND_ASKED);
        int end = questions.firstEnd(low, high);
        if (end >= 0) {
          from = end;
          listener.mentioned(from, true, true);
        }
      }
    }
  }

  /** "Last" asks for a code only before a figure; mostly it stands before other words. */
  private boolean isOtherLast(int t) {
    int start = words.start[t];
    return words.end[t] - start == 4
        && Lexicon.is("last", text, start)
        && !Chars.isDigit(text[Chars.afterBlanks(text, words.end[t])]);
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
    int start = Chars.afterBlanks(text, end);
    int to = Chars.asciiWordEnd(text, start);
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
    int next = Chars.afterBlanks(text, to);
    int nextEnd = Chars.asciiWordEnd(text, next);
    if (isWord("the", next, nextEnd)) {
      next = Chars.afterBlanks(text, nextEnd);
    }
    // What is not of ASCII, a blank among them, the pattern must tell.
    return text[nextEnd] < 0x80 && text[next] < 0x80 && BACKS.indexOf(text[next] | 0x20) < 0;
  }

  private boolean isWord(String word, int from, int to) {
    return to - from == word.length() && text[to] < 0x80 && Lexicon.is(word, text, from);
  }

  /** Where "the code" may begin; else -1. */
  private int startOfCode(int t) {
    int end = words.end[t];
    return goesOn(end, BEHIND_ARTICLE) && maySayCode(behindGap(end)) ? words.start[t] : -1;
  }

  /** By its third letter: most words behind an article begin otherwise. */
  private boolean maySayCode(int start) {
    return text[start] >= 0x80 || (text[start + 2] | 0x20) == 'd';
  }

  /**
   * A quick look whether a word with one of these letters follows; what is not ASCII may be any.
   */
  private boolean goesOn(int end, String letters) {
    int i = behindGap(end);
    char c = text[i];
    return c >= 0x80 || i > end && letters.indexOf(c | 0x20) >= 0;
  }

  private int behindGap(int end) {
    int i = end;
    while (text[i] == ' ' || text[i] == '-' || text[i] == '\t') {
      i++;
    }
    return i;
  }

  /** The text, for patterns. */
  CharSequence said() {
    CharSequence known = said;
    if (known == null) {
      known = CharBuffer.wrap(text, 0, words.length);
      said = known;
    }
    return known;
  }
}
