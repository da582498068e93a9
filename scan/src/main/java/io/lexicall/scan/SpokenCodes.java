package io.lexicall.scan;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds security codes that one speaker asks for and another says. The code is the next three or
 * four digits, unless something else is asked for before.
 */
final class SpokenCodes {

  /**
   * A code, or what answers something else that was asked for beside it.
   *
   * @param from where its digits are, by their indices
   * @param isVague whether its name means other things too
   */
  record Found(int from, int to, boolean isVague, boolean isCode) {}

  /** What the question before some digits asks for, the code or the date too. */
  private enum Asked {
    NOTHING,
    FOR_CODE,
    FOR_DATE
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
              + "|(?:(?:trois|quatre|3|4)\\h+)?(?:derniers\\h+)?(?:chiffres|num\\u00e9ros)\\h+(?:au|du|\\u00e0\\h+l'arri\\u00e8re)\\h+(?:dos|verso)"
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

  private static final int SHORTEST = 3;
  private static final int LONGEST_CODE = 4;

  /** The month and the year of a date. */
  private static final int DATE = 4;

  /** Most cards have so many digits. */
  private static final int USUAL_LENGTH = 16;

  /** At most so many characters between the name and the code. */
  private static final int REACH = 160;

  /** The most lines that may end between the name and the code. */
  private static final int MOST_LINES = 4;

  /** The most characters between two digits of a code. */
  private static final int GAP = 12;

  /** The most characters between two digits of a code that is interrupted. */
  private static final int WIDE_GAP = 60;

  /** So many digits in one breath are no code and no date. */
  private static final int LONGEST_GROUP = 12;

  /** The most characters between the answer to another question and the code behind it. */
  private static final int BESIDE = 40;

  /** Signs that join two figures to one word, as in a date or the name of a file. */
  private static final String IN_TOKENS = "-:/.,_+";

  /** So often a code is told again. */
  private static final int MOST_AGAIN = 4;

  /** A pause as between sentences. */
  private static final int STOP = 2;

  /** The pause of one who takes back what was said. */
  private static final int CORRECTION = 3;

  /** A bit for each language. */
  private static final int ANY = (1 << SpokenLanguage.COUNT) - 1;

  private static final Set<String> BEHIND_OH =
      Set.of(
          ("okay ok yes yeah yep sure right sorry here there i wait that that's it it's its let"
                  + " hold where which um uh")
              .split(" ", -1));

  /** One of these words between a date and digits says that the digits are the code. */
  private static final Set<String> NAMING =
      Set.of("code", "cvv", "cvc", "cid", "security", "c\u00f3digo", "seguridad", "back", "the");

  /** How many digits a date may have: 0428, 042028, 42028, 428, and the year alone. */
  private static final int[] DATES = {4, 6, 5, 3, 2};

  /** The months in the languages whose digits are read. */
  private static final Set<String> MONTHS =
      new HashSet<>(
          List.of(
              ("january february march april may june july august september october november"
                      + " december jan feb mar apr jun jul aug sep sept oct nov dec enero febrero"
                      + " marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre"
                      + " diciembre janvier f\u00e9vrier mars avril mai juin juillet ao\u00fbt"
                      + " septembre octobre novembre d\u00e9cembre januar j\u00e4nner februar"
                      + " m\u00e4rz juni juli oktober dezember janeiro fevereiro mar\u00e7o maio junho"
                      + " julho setembro outubro novembro dezembro")
                  .split(" ", -1)));

  private static final int SHORTEST_REFUSAL = 8;

  /** A refusal to tell the code, or a question for something else. */
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?<![\\p{L}])(?:(?:won['\\u2019]t|will\\h+not|can['\\u2019]t|cannot|not\\h+going\\h+to|rather\\h+not"
              + "|don['\\u2019]t\\h+want\\h+to)\\h+(?:give|share|tell|say|read)"
              + "|don['\\u2019]t\\h+have\\h+(?:one|it|that)|(?:no|n\\u00e3o)\\h+(?:lo\\h+|o\\h+)?ten[gh]o"
              + "|ne\\h+l['\\u2019]ai\\h+pas|habe\\h+ich\\h+nicht"
              + "|how\\h+(?:much|old|many(?!\\h+(?:digits|numbers)))|(?:house|apartment|unit|room|suite|floor)\\h+number"
              + "|extension|apartment|what(?:['\\u2019]s|\\h+is)\\h+your"
              + "|cu\\u00e1nto|combien|wie\\h*viel|quanto|hausnummer|(?:su|sua|votre)\\h+(?:casa|maison|rue)"
              + ")(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final char[] text;
  private final SpokenWords words;
  private final SpokenDigits digits;
  private final Topics topics;
  private final List<Found> found = new ArrayList<>();

  private final Stretches taken = new Stretches();

  private SpokenCodes(SpokenWords words, SpokenDigits digits, Topics topics) {
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
   * @param numberEnds where the numbers of cards end
   */
  static List<Found> find(
      SpokenWords words,
      SpokenDigits digits,
      Topics topics,
      IntPredicate isOfNumber,
      List<Integer> numberEnds) {
    SpokenCodes codes = new SpokenCodes(words, digits, topics);
    codes.find(isOfNumber, numberEnds);
    return codes.found;
  }

  /** Returns how often {@link #find} compares a code with another, where no number is near. */
  static long looks(SpokenWords words, SpokenDigits digits, Topics topics) {
    SpokenCodes codes = new SpokenCodes(words, digits, topics);
    codes.find(place -> false, List.of());
    return codes.taken.looks();
  }

  private void find(IntPredicate isOfNumber, List<Integer> numberEnds) {
    if (digits.count >= SHORTEST) {
      findNames(isOfNumber);
      findCodes();
      findAsked(isOfNumber);
      numberEnds.forEach(this::behindNumber);
      numberEnds.forEach(this::behindRemark);
      findBehindDates(isOfNumber);
    }
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

  /** The words with which a name, or what leads to a code, may begin, for {@link Lexicon#said}. */
  static Map<String, Integer> openings() {
    Map<String, Integer> openings = new HashMap<>();
    open(
        openings,
        Lexicon.CODE_NAME_ALONE,
        "c cc cav ccv cid cv cvd cvv cvc cvn csc cvtwo cryptogramme pr\u00fcfziffer pr\u00fcfnummer pr\u00fcfcode"
            + " kartenpr\u00fcfziffer kartenpr\u00fcfnummer kartenpr\u00fcfcode sicherheitscode"
            + " sicherheitsnummer sicherheitsnr pr\u00fcfnr kartenpr\u00fcfnr");
    open(
        openings,
        Lexicon.CODE_NAME,
        "card security secure verification validation c\u00f3digo code codes number numbers digit digits n\u00fameros"
            + " d\u00edgitos cifras derniers chiffres num\u00e9ros ziffern zahlen");
    open(
        openings,
        Lexicon.CODE_NAME | Lexicon.CODE_COUNT,
        "three four tres cuatro tr\u00eas quatro trois quatre drei vier");
    open(openings, Lexicon.CODE_ARTICLE, "the el le der o");
    open(
        openings,
        Lexicon.CODE_ASKED,
        "code c\u00f3digo digit digits numbers vee three back over little small last cv codiguito dbc identification security"
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

  /** The text, for the patterns. */
  private CharSequence said() {
    return CharBuffer.wrap(text, 0, words.length);
  }

  private void findNames(IntPredicate isOfNumber) {
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
            behind(from, matcher.group("vague") != null, matcher.group("thing") != null);
          }
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
        matcher = matcher == null ? CODE_IS.matcher(said()) : matcher;
        matcher.region(start, words.length).useTransparentBounds(true);
        if (matcher.lookingAt()) {
          from = matcher.end();
          behind(from, true, true);
        }
      }
    }
  }

  private void findAsked(IntPredicate isOfNumber) {
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
          behind(from, true, true);
        }
      }
    }
  }

  /** "Last" asks for a code only before a figure; mostly it stands before other words. */
  private boolean isOtherLast(int t) {
    int start = words.start[t];
    return words.end[t] - start == 4
        && Lexicon.is("last", text, start)
        && !Chars.isDigit(text[afterBlanks(words.end[t])]);
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

  /**
   * Takes the answer to a name or a question: the code, or what is said instead.
   *
   * @param isOfThings whether the number of a device or a form is asked for so too
   */
  private void behind(int name, boolean vague, boolean isOfThings) {
    int from = digits.firstFrom(name);
    if (from >= digits.count
        || !leads(name, digits.start[from], REACH)
        || isRefused(name, digits.start[from])
        || isOfAnother(name, digits.start[from])
        || Masks.holdCode(text, name, digits.start[from])
        || isPartOfAWord(text, digits.start[from])) {
      return;
    }
    from = afterInterjection(from);
    int to = groupEnd(from);
    int first = to - from > LONGEST_CODE ? codeBeforeDate(from, to) : from;
    if (first > from && !isDate(from, from + DATE)) {
      add(from, first, vague, true);
      return;
    }
    int code = endOfDate(from, to, isAskedWithDate(name) ? Asked.FOR_DATE : Asked.FOR_CODE);
    if (code < to) {
      add(from, code, vague, false);
      take(code, endBehindDate(code, to), vague);
      return;
    }
    if (isOfSomethingElse(from, to, name) || isDateBeforeCode(from, to)) {
      boolean date = isDate(from, to);
      if (date) {
        add(from, to, vague, false);
      }
      if (isBeside(to) && !isCut(from, to)) {
        from = to;
        to = groupEnd(from);
      } else if (date) {
        return;
      }
    }
    if (!isOfThings || !beginsNumber(from, to)) {
      take(from, to, vague);
    }
  }

  /**
   * Whether figures are the first group of a longer number, such as that of a device: "939 093
   * 102". A date may follow a code, and so may the code again, or the number of a card.
   */
  private boolean beginsNumber(int from, int to) {
    int end = to;
    while (end < digits.count
        && end - from < CardNetworks.MAX_LENGTH + LONGEST_CODE
        && digits.start[end] <= digits.end[end - 1] + 1
        && (digits.start[end] == digits.end[end - 1] || text[digits.end[end - 1]] == ' ')
        && Chars.isAsciiDigit(text[digits.start[end]])) {
      end++;
    }
    int rest = end - to;
    return rest > 0
        && !(rest >= CardNetworks.MIN_LENGTH && CardNetworks.luhn(digits.digits, to, rest))
        && Chars.isAsciiDigit(text[digits.start[from]])
        && !isAmount(end)
        && !(rest == DATE && isDate(to, end))
        && !(rest == to - from && digits.areSame(from, to, to, end));
  }

  /**
   * Whether digits are only the beginning of what is told: as many as are looked at, and no end.
   */
  private boolean isCut(int from, int to) {
    return to - from == LONGEST_GROUP
        && digits.start[to] - digits.end[to - 1] <= digits.start[to - 1] - digits.end[to - 2];
  }

  /**
   * Whether the answer to a question for a code is a date and then digits that can be the code: who
   * asked said "date" or "validity", which are asked for of other things too.
   */
  private boolean isDateBeforeCode(int from, int to) {
    if (to - from != 4 || !isDate(from, to) || !isBeside(to)) {
      return false;
    }
    int end = groupEnd(to);
    int gap = digits.end[to - 1];
    return isCode(to, end)
        && widest(gap, digits.start[to]) < STOP
        && areAsides(gap, digits.start[to])
        && !isAmount(end)
        && !digits.areSame(from, to, to, end);
  }

  /** "04 24 to 04 28": the days from which and until which the card is valid. */
  private boolean isSecondDate(int from) {
    int to = groupEnd(from);
    return to - from == SHORTEST + 1 && isDate(from, to);
  }

  /**
   * Returns the end of the code with which the digits of one breath begin if a date follows it, in
   * the same breath or the next: "837 04/28"; the index itself if there is none.
   */
  private int codeBeforeDate(int from, int to) {
    int code = to - from > LONGEST_CODE ? to - DATE : to;
    if (code - from != SHORTEST && code - from != LONGEST_CODE || !isCode(from, code)) {
      return from;
    }
    int end = code < to || to >= digits.count ? to : groupEnd(to);
    boolean isBehind = code < to || isBeside(to) && areAsides(digits.end[to - 1], digits.start[to]);
    return isBehind && end - code == DATE && isDate(code, end) ? code : from;
  }

  /** Whether the digits from one on stand in the sentence of those before, and near. */
  private boolean isBeside(int k) {
    return k < digits.count
        && digits.start[k] - digits.end[k - 1] <= BESIDE
        && widest(digits.end[k - 1], digits.start[k]) < STOP
        && !isPartOfAWord(text, digits.start[k]);
  }

  /** Takes a group as the code, or what is left of it where it was begun twice. */
  private void take(int begin, int end, boolean vague) {
    int from = begin;
    int to = once(from, end);
    if (!isCode(from, to) && !holds('\n', digits.start[from], digits.end[to - 1])) {
      for (int k = from + 1; k < to; k++) {
        if (widest(digits.end[k - 1], digits.start[k]) >= STOP) {
          from = k;
        }
      }
    }
    if (isCode(from, to)) {
      add(from, to, vague, true);
      saidInstead(from, to, vague);
    }
  }

  /**
   * Finds the code that is told behind a number in the same breath, alone or behind the day on
   * which the card expires.
   */
  private void behindNumber(int end) {
    int from = digits.firstFrom(end);
    if (from == 0 || !isBeside(from) || digits.start[from] < end) {
      return;
    }
    int to = groupEnd(from);
    int date = endOfDate(from, to, Asked.NOTHING);
    int first = date < to || isDate(from, to) ? from : codeBeforeDate(from, to);
    if (first > from && areAsides(end, digits.start[from])) {
      add(from, first, false, true);
    } else if (date < to) {
      int code = endBehindDate(date, to);
      if (!isAmount(code)) {
        take(date, code, false);
      }
    } else if (isDate(from, to)) {
      if (isBeside(to)
          && areAsides(digits.end[to - 1], digits.start[to])
          && !isSecondDate(to)
          && !isAmount(groupEnd(to))) {
        take(to, groupEnd(to), false);
      }
    } else if (digits.start[from] - end <= GAP
        && to - from == SHORTEST
        && isCode(from, to)
        && !isAmount(to)
        && (to == digits.count || isLineBetween(to))
        && areAsides(end, digits.start[from])) {
      add(from, to, false, true);
    }
  }

  /**
   * Finds three digits that are told alone, behind a remark, and with which the sixteen before them
   * are a number too. They are its end or its code: nothing else was asked for.
   */
  private void behindRemark(int end) {
    int from = digits.firstFrom(end);
    int to = from + SHORTEST;
    if (from >= USUAL_LENGTH
        && to <= digits.count
        && (to == digits.count || isLineBetween(to))
        && isLineBetween(from)
        && leads(end, digits.start[from], REACH)
        && !holds('?', end, digits.start[from])
        && CardNetworks.luhn(digits.digits, from - USUAL_LENGTH, USUAL_LENGTH + SHORTEST)
        && isCode(from, to)
        && isAlone(from, to)
        && !isAmount(to)) {
      add(from, to, true, true);
    }
  }

  /** Finds codes behind the dates that answer a question for the day on which a card expires. */
  private void findBehindDates(IntPredicate isOfNumber) {
    for (int t = 0; t < words.count; t++) {
      int start = words.start[t];
      if (asksForEnd(t) && isOfNumber.test(start)) {
        int from = digits.firstFrom(start);
        int to = from < digits.count ? groupEnd(from) : from;
        int date = endOfDate(from, to, isCodeAskedBefore(start) ? Asked.FOR_DATE : Asked.NOTHING);
        if (date < to) {
          if (digits.start[from] - start <= REACH
              && !topics.turnsAway(start + 1, digits.start[from])
              && !isAmount(endBehindDate(date, to))) {
            take(date, endBehindDate(date, to), true);
          }
        } else if (from < digits.count
            && digits.start[from] - start <= REACH
            && isDate(from, to)
            && isBeside(to)
            && areAsides(digits.end[to - 1], digits.start[to])
            && isCode(to, groupEnd(to))
            && !isSecondDate(to)
            && !isAmount(groupEnd(to))) {
          take(to, groupEnd(to), true);
        }
      }
    }
  }

  /** Whether the question for the date asks for the code before: "the CVV and the expiry?" */
  private boolean isCodeAskedBefore(int date) {
    int from = date;
    while (from > 0 && date - from < BESIDE && ".?!:\n".indexOf(text[from - 1]) < 0) {
      from--;
    }
    for (int t = words.firstFrom(from); t < words.count && words.start[t] < date; t++) {
      if (words.is(t, Lexicon.CODE_NAME_ALONE)) {
        return true;
      }
    }
    return areAskedFor(words, from, date);
  }

  /** "218 dollars", "218 North Street" */
  private boolean isAmount(int to) {
    if (CardFields.isOfHouse(text, digits.end[to - 1])) {
      return true;
    }
    int next = afterBlanks(digits.end[to - 1]);
    int end = next;
    while (Chars.isLetter(text[end])) {
      end++;
    }
    return end > next && (SaidBetween.of(text, next, end) & SaidBetween.OTHER_TOPIC) != 0
        || text[next] == '%'
        || Character.getType(text[next]) == Character.CURRENCY_SYMBOL;
  }

  private void add(int from, int to, boolean vague, boolean isCode) {
    if (taken.add(from, to)) {
      found.add(new Found(from, to, vague, isCode));
    }
  }

  private boolean isCode(int from, int to) {
    if (to - from != 3 && to - from != 4) {
      return false;
    }
    int start = digits.start[from];
    int end = digits.end[to - 1];
    for (int k = from + 1; k < to; k++) {
      int gap = digits.end[k - 1];
      if (digits.start[k] - gap == 1 && (text[gap] == ':' || text[gap] == '/')) {
        return false;
      }
    }
    return !goesOnBehind(end)
        && (start < 2 || !goesOnBefore(start))
        && !Masks.areAbout(text, start, end);
  }

  /** "56s", "14:20", "2026-11-12", "description.pt.11" */
  private boolean goesOnBehind(int end) {
    return Chars.isAsciiDigit(text[end - 1])
        && (Chars.isLetter(text[end])
            || IN_TOKENS.indexOf(text[end]) >= 0 && Chars.isAsciiDigit(text[end + 1]));
  }

  private boolean goesOnBefore(int start) {
    char sign = text[start - 1];
    return Chars.isAsciiDigit(text[start])
        && IN_TOKENS.indexOf(sign) >= 0
        && (Chars.isAsciiDigit(text[start - 2])
            || (sign == '.' || sign == '_') && Chars.isLetter(text[start - 2]));
  }

  /** The codes that follow one, since it is taken back, read back, or told again. */
  private void saidInstead(int from, int to, boolean vague) {
    int before = from;
    int end = to;
    for (int n = 0; n < MOST_AGAIN && end < digits.count; n++) {
      int next = afterInterjection(end);
      int last = once(next, groupEnd(next));
      int gap = digits.end[end - 1];
      if (!isCode(next, last)
          || !leads(gap, digits.start[next], REACH)
          || isPartOfAWord(text, digits.start[next])) {
        return;
      }
      boolean again = digits.areSame(next, last, before, end);
      boolean alone =
          isLineBetween(next) && !holds('?', gap, digits.start[next]) && isAlone(next, last);
      if (!again && !alone && widest(gap, digits.start[next]) < CORRECTION) {
        return;
      }
      add(next, last, vague, true);
      before = next;
      end = last;
    }
  }

  /** "Oh, 301": who says so says no digit. */
  private int afterInterjection(int k) {
    boolean isWord = k + 1 < digits.count && digits.digits[k] == 0 && isO(digits.start[k]);
    if (!isWord) {
      return k;
    }
    int next = afterBlanks(digits.end[k]);
    int to = asciiWordEnd(next);
    boolean says =
        text[next] == ',' || text[next] == '.' || text[next] == '!'
            ? isCode(k + 1, groupEnd(k + 1))
            : BEHIND_OH.contains(String.valueOf(text, next, to - next).toLowerCase(Locale.ROOT));
    return says ? k + 1 : k;
  }

  private boolean isO(int at) {
    char c = text[at];
    return c == 'o' || c == 'O';
  }

  /**
   * Returns the end of the digits that are said in one breath: where one has three or more, a pause
   * that is longer than those before ends them.
   */
  private int groupEnd(int from) {
    int to = from + 1;
    int pause = 0;
    while (to < digits.count && to - from < LONGEST_GROUP) {
      int end = digits.end[to - 1];
      int start = digits.start[to];
      boolean one = start - end <= GAP && !isLineBetween(to);
      boolean goesOn = to - from < SHORTEST && leads(end, start, WIDE_GAP);
      if (!one && !goesOn) {
        break;
      }
      int next = widest(end, start);
      boolean ends =
          to - from >= SHORTEST
              && (next > pause
                  || start > end && digits.end[to - 1] - digits.start[from] == to - from);
      if (ends || next >= CORRECTION) {
        break;
      }
      pause = Math.max(pause, next);
      to++;
    }
    return to;
  }

  /** The greatest pause at [from, to): nothing, a comma or a word, a stop, a correction. */
  private int widest(int from, int to) {
    int pause = 0;
    int i = from;
    while (i < to) {
      int end = i;
      while (end < to && (Chars.isLetter(text[end]) || text[end] == '\'')) {
        end++;
      }
      if (end > i) {
        boolean corrects = (SaidBetween.of(text, i, end) / SaidBetween.CORRECTION & ANY) != 0;
        pause = Math.max(pause, corrects ? CORRECTION : 1);
      } else if (".;?!\u2026\n".indexOf(text[i]) >= 0) {
        pause = Math.max(pause, STOP);
      } else if (text[i] == ',' || text[i] == '-' && Chars.isBlank(text[i + 1])) {
        pause = Math.max(pause, 1);
      }
      i = Math.max(end, i + 1);
    }
    return pause;
  }

  /** Said twice at once: the first time. */
  private int once(int from, int to) {
    int half = (to - from) / 2;
    return (to - from == 6 || to - from == 8) && digits.areSame(from, from + half, from + half, to)
        ? from + half
        : to;
  }

  /** Whether digits answer what else was asked for in the same breath. */
  private boolean isOfSomethingElse(int from, int to, int name) {
    return to - from > 4
        || isDate(from, to)
            && (holds('/', digits.end[from], digits.start[to - 1]) || isAskedWithDate(name));
  }

  /** Whether digits can be the month and the year, or the year, in which a card expires. */
  private boolean isDate(int from, int to) {
    if (to - from < 3 || to - from > 4) {
      return false;
    }
    if (to - from == 3
        && !holds('/', digits.end[from], digits.start[to - 1])
        && (digits.start[to - 2] < digits.start[to - 1]
            || digits.start[from] == digits.start[to - 1])) {
      return false; // 837 is no August of 2037, but "nine twenty-eight" is a date
    }
    int value = digits.number(from, to);
    int month = value / 100;
    return value % 100 >= 20 && value % 100 <= 49 && (month >= 1 && month <= 12 || month == 20);
  }

  /**
   * Returns the end of the date with which the digits of one breath begin if they end with a code:
   * "04/28 837", and "0428 837", "April 28 837" where the date or the code was asked for. Else
   * their end.
   */
  private int endOfDate(int from, int to, Asked asked) {
    for (int size : DATES) {
      int code = from + size < to ? endBehindDate(from + size, to) - from - size : 0;
      if ((code == SHORTEST || code == SHORTEST + 1)
          && digits.start[from + size] > digits.end[from + size - 1]
          && (asked != Asked.NOTHING && size % 2 == 0
              || size > 2 && holds('/', digits.end[from], digits.start[from + size - 1]))
          && isDay(from, from + size)
          && (size > 2 || asked == Asked.FOR_DATE || isBehindMonth(from))
          && !digits.areSame(from, from + size, from + size, to)) {
        return from + size;
      }
    }
    return to;
  }

  /**
   * Returns the end of the code behind a date in one breath. If the code is told digit by digit
   * ("04/28 eight, one, two"), its first pause has ended that breath.
   */
  private int endBehindDate(int date, int to) {
    return to - date < SHORTEST ? Math.max(to, groupEnd(date)) : to;
  }

  /** Whether a word asks for the day on which the card expires, or for another thing of it. */
  private boolean asksForEnd(int t) {
    return words.is(t, Lexicon.OF_CARDS)
        || words.is(t, Lexicon.VALID_UNTIL) && Topics.isAfterValid(text, words.start[t]);
  }

  /** Whether digits are a month and a year of two digits or four, or such a year behind a word. */
  private boolean isDay(int from, int to) {
    int value = digits.number(from, to);
    int year = value % 100;
    int before = value / 100;
    boolean hasCentury = before % 100 == 20;
    int month = hasCentury && to - from > 4 ? before / 100 : before;
    boolean isMonth = month >= 1 && month <= 12;
    return year >= 20
        && year <= 49
        && (to - from == 2 ? isBehindWord(from) : isMonth || to - from == 4 && hasCentury);
  }

  /** "April 28", "April twenty-eight": the year stands behind a word, which must be a month's. */
  private boolean isBehindWord(int k) {
    int start = digits.start[k];
    if (start < 2 || !Chars.isBlank(text[start - 1]) || !Chars.isLetter(text[start - 2])) {
      return false;
    }
    int word = start - 1;
    while (word > 0 && Chars.isLetter(text[word - 1])) {
      word--;
    }
    return Chars.isDigit(text[start]) || SaidBetween.of(text, word, start - 1) == 0;
  }

  private boolean isBehindMonth(int k) {
    int end = digits.start[k] - 1;
    int word = end;
    while (word > 0 && Chars.isLetter(text[word - 1])) {
      word--;
    }
    return MONTHS.contains(String.valueOf(text, word, end - word).toLowerCase(Locale.ROOT));
  }

  /** Whether the day on which the card expires is asked for in the sentence of a name. */
  private boolean isAskedWithDate(int name) {
    for (int t = words.firstFrom(name + REACH) - 1; t >= 0 && words.start[t] > name - REACH; t--) {
      int start = words.start[t];
      if (asksForEnd(t)) {
        int from = Math.min(start, name);
        int to = Math.max(start, name);
        return isNothingCounted(from, to) && widest(from, to) < STOP;
      }
    }
    return false;
  }

  /**
   * Whether no digits are said at [from, to) but the count of the question: "the three on the
   * back".
   */
  private boolean isNothingCounted(int from, int to) {
    int first = digits.firstFrom(from);
    int said = digits.firstFrom(to) - first;
    return said == 0
        || said == 1 && (digits.digits[first] == SHORTEST || digits.digits[first] == SHORTEST + 1);
  }

  /** Whether somebody will not tell the code, or something else is asked for in its place. */
  private boolean isRefused(int from, int to) {
    return to - from > SHORTEST_REFUSAL
        && REFUSED.matcher(said()).region(from, to).useTransparentBounds(true).find();
  }

  /** Whether nothing else that matters is said in the line of some digits. */
  private boolean isAlone(int from, int to) {
    int start = digits.start[from];
    while (start > 0 && text[start - 1] != '\n' && text[start - 1] != ':') {
      start--;
    }
    int end = digits.end[to - 1];
    while (end < words.length && text[end] != '\n') {
      end++;
    }
    return areAsides(start, digits.start[from]) && areAsides(digits.end[to - 1], end);
  }

  private boolean areAsides(int from, int to) {
    int i = from;
    while (i < to) {
      int end = i;
      while (end < to && (Chars.isLetter(text[end]) || text[end] == '\'')) {
        end++;
      }
      int word = end > i ? SaidBetween.of(text, i, end) : SaidBetween.BETWEEN;
      boolean isAside = word != 0 && (word & SaidBetween.OTHER_TOPIC) == 0;
      if (!isAside && !NAMING.contains(String.valueOf(text, i, end - i).toLowerCase(Locale.ROOT))) {
        return false;
      }
      i = Math.max(end, i + 1);
    }
    return true;
  }

  private boolean holds(char sign, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == sign) {
        return true;
      }
    }
    return false;
  }

  /** Whether digits tell which card is meant: "the card ending in 1111". */
  private boolean isOfAnother(int from, int to) {
    for (int t = words.firstFrom(from); t < words.count && words.start[t] < to; t++) {
      if (words.is(t, Lexicon.OF_OTHER_CARDS)) {
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
    return holds('\n', digits.end[k - 1], digits.start[k]);
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
