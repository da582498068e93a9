package io.lexicall.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds written card numbers slowly and obviously: every run of whole groups is tried. Knows no
 * words, codes or tracks, and of card words only "card". What a number may be a part of ({@link
 * Lookalikes}) it asks as the scanner does.
 */
final class WrittenTwin {

  private static final String INVISIBLE = "[\\u200b\\u200c\\u200d\\u2060\\ufeff]";
  private static final Pattern GROUP =
      Pattern.compile(
          "(?<!&#[0-9]{0,3}|\\\\u[0-9a-f]{0,3})\\d(?:" + INVISIBLE + "*\\d)*",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern GAP =
      Pattern.compile(
          INVISIBLE
              + "*(?:[ \\u00a0\\u202f.\\-\\u2011\\u2013]|[ \\u00a0\\u202f]*\\r"
              + "?\\n"
              + "[ \\u00a0\\u202f]*)"
              + INVISIBLE
              + "*");
  private static final String BLANKS = "[ \\u00a0\\u202f]{0,3}";
  private static final Pattern WIDE_GAP =
      Pattern.compile(
          BLANKS + "(?:[-\\u2011\\u2013,\\t]" + BLANKS + ")?|[/+\\u00b7\\u2219\\u22c5]");
  private static final String LINE = "[ \\u00a0\\u202f]*\\r?\\n[ \\u00a0\\u202f]*";
  private static final String TAGS = "(?:</?[a-z][^<>]*>[ \\t\\n]*)+";
  private static final String ESCAPES = "&nbsp;|&#8209;|\\\\n|\\\\u00a0";

  /** Behind a group of four or more, as one blank or hyphen. */
  private static final Pattern MARKUP =
      Pattern.compile(INVISIBLE + "*(?:&nbsp;|&#8209;|\\\\u00a0)" + INVISIBLE + "*");

  /** Joins the groups of cards only; most of it only behind a group of four or more. */
  private static final Pattern FAR_GAP =
      Pattern.compile(
          "[_|:]"
              + BLANKS
              + "|[ \\u00a0\\u202f]{1,3}[|/][ \\u00a0\\u202f]{1,3}|"
              + LINE
              + LINE
              + "|[ \\t\\n]*"
              + TAGS
              + "|\\\\n");

  private static final Pattern SENTENCE_GAP = Pattern.compile("\\.[ \\u00a0\\u202f]{1,3}");
  private static final String WHITE = "[ \\t\\r\\n\\u00a0\\u202f\\u200b]*";
  private static final String SIGN = WHITE + "[-.,\\u2011\\u2013]" + WHITE;
  private static final String MARK_RUN =
      "(?:"
          + ESCAPES
          + "|"
          + TAGS
          + ")(?:[ \\t\\r\\n\\u00a0\\u202f\\u200b]|"
          + ESCAPES
          + "|"
          + TAGS
          + ")*";
  private static final String MARKS =
      "(?:(?:" + SIGN + "|" + WHITE + ")" + MARK_RUN + "|" + WHITE + MARK_RUN + SIGN + "(?:"
          + MARK_RUN + ")?)";
  private static final Pattern WIDE_MARKS = Pattern.compile(MARKS);
  private static final Pattern BESIDE_BEFORE =
      Pattern.compile(
          "(?<!\\\\u[0-9a-f]{3})[0-9](?:[ \\u00a0\\u202f\\t\\u200b]+|[-.\\u2011\\u2013]|"
              + MARKS
              + ")\\z");
  private static final Pattern BESIDE_AFTER =
      Pattern.compile("(?:[ \\u00a0\\u202f\\t\\u200b]+|[-.\\u2011\\u2013]|" + MARKS + ")[0-9]");
  private static final Pattern CLOCK =
      Pattern.compile(
          "[0-9]{1,3}:[0-9]{2}|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])");
  private static final Pattern CARD_SHAPE =
      Pattern.compile("4 4 4 4|4 6 5|4 6 4|4 4 4 4 3|4 4 4 4 2|6 13");
  private static final Pattern CARD = Pattern.compile("(?<![a-z])card(?![a-z])");
  private static final Pattern NAMED =
      Pattern.compile("(?:(?<!\\\\)[a-z]|(?<![0-9a-z_])_)(?:[0-9]*(?<=[0-9a-z_])[-_])*\\z");
  private static final Pattern NAMES_BEHIND = Pattern.compile("_(?![0-9])");
  private static final Pattern SMALL_SHAPE = Pattern.compile("1( 1)*|2( 2)*( 1)?|4( 4)*( [1-3])?");
  private static final Pattern LOOSE_SHAPE =
      Pattern.compile(
          "(?:4|8|12|16)(?: (?:4|8|12))* [0-9]+|6 (?:[7-9]|1[0-3])"
              + "|4 1[01]|10 [45]|3( 3)* [1-4]|5( 5)* [1-6]");
  private static final Pattern SENTENCE_END = Pattern.compile("(?U)[.!?](?=\\s|\\z)");
  private static final List<TableRow> ROWS = TableRow.detected();

  private WrittenTwin() {}

  static List<String> scan(String text) {
    List<Matcher> groups = new ArrayList<>();
    Matcher matcher = GROUP.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      Matcher group = GROUP.matcher(text);
      group.find(from);
      groups.add(group);
      from = matcher.end();
    }
    List<String> found = new ArrayList<>();
    int k = 0;
    while (k < groups.size()) {
      int last = longest(text, groups, k, false);
      last = last < 0 ? longest(text, groups, k, true) : last;
      if (last < 0) {
        k++;
      } else {
        found.add("pan[" + groups.get(k).start() + "," + groups.get(last).end() + ")");
        int next = codeBehind(text, groups, k, last, found);
        k = next + 1;
      }
    }
    return found.stream()
        .filter(span -> !span.startsWith("cvv") || !overlapsNumber(span, found))
        .toList();
  }

  /** What is a part of the next number is no code of the one before. */
  private static boolean overlapsNumber(String code, List<String> found) {
    int at = Integer.parseInt(code, 4, code.indexOf(','), 10);
    return found.stream()
        .filter(span -> span.startsWith("pan"))
        .anyMatch(
            span -> {
              int comma = span.indexOf(',');
              return Integer.parseInt(span, 4, comma, 10) <= at
                  && at < Integer.parseInt(span, comma + 1, span.length() - 1, 10);
            });
  }

  private static final Pattern LINE_START = Pattern.compile("(?:\\A|\n)[ \\u00a0\\u202f]*\\z");

  private static final String FIELD_SIGNS = "[ ,;|\\t/:_#*.()-]";

  private static final String DATE =
      "(?:(?:0[1-9]|1[0-2])(?:[/-](?:[0-9]{4}|[0-9]{2})(?![0-9])"
          + "|(?:"
          + FIELD_SIGNS
          + "{1,3}+2[0-9])?[2-4][0-9](?![0-9])|"
          + FIELD_SIGNS
          + "{1,3}+[2-4][0-9])"
          + "|[1-9]/(?:[2-4][0-9]|20[0-9]{2}))"
          + "(?![0-9])";

  private static final Pattern EXPIRY = Pattern.compile(FIELD_SIGNS + "{0,4}+" + DATE);

  private static final Pattern CODE_AFTER_EXPIRY =
      Pattern.compile(
          FIELD_SIGNS
              + "{0,4}+"
              + DATE
              + FIELD_SIGNS
              + "{1,4}+"
              + "([0-9]{3,4})(?![0-9a-zA-Z/:_%-]|[.,][0-9])");

  private static final Pattern CODE_BEFORE_DATE =
      Pattern.compile(
          FIELD_SIGNS
              + "{0,3}(?<before>"
              + FIELD_SIGNS
              + ")(?<code>[0-9]{3,4})(?<behind>"
              + FIELD_SIGNS
              + ")"
              + FIELD_SIGNS
              + "{0,3}+(?<date>"
              + DATE
              + ")(?<=[2-4][0-9])(?![0-9a-zA-Z%]|[/:_.-][0-9])");

  private static final Pattern CODE_AFTER_COMMA =
      Pattern.compile(", ([0-9]{3,4})(?![0-9a-zA-Z/:_%-]|[.,][0-9]|[ ,;|\\t]{1,4}[0-9])");

  /** Adds the code behind a number; returns the last group that was used. */
  private static int codeBehind(
      String text, List<Matcher> groups, int first, int last, List<String> found) {
    String number = digits(groups, first, last);
    if (number.length() < 14 || number.length() > 16) {
      return last;
    }
    int digits = number.length() == 15 ? 4 : 3;
    int end = groups.get(last).end();
    String shape =
        IntStream.rangeClosed(first, last)
            .mapToObj(g -> String.valueOf(digits(groups, g, g).length()))
            .collect(Collectors.joining(" "));
    boolean asCard =
        first == last
            || CARD_SHAPE.matcher(shape).matches()
            || cardWord(text, groups.get(first).start(), end);
    if (last + 1 < groups.size() && digits(groups, last + 1, last + 1).length() == digits) {
      Matcher code = groups.get(last + 1);
      String before = text.substring(end, code.start());
      boolean narrow =
          GAP.matcher(before).matches() && before.indexOf('\n') < 0
              || digits(groups, last, last).length() >= 4 && MARKUP.matcher(before).matches();
      boolean longer = isCard(number + digits(groups, last + 1, last + 1));
      boolean touches =
          Pattern.compile("[0-9a-zA-Z_]").matcher(text.substring(code.end())).lookingAt();
      boolean ends = !touches;
      if (last + 2 < groups.size()) {
        Matcher behind = groups.get(last + 2);
        String gap = text.substring(code.end(), behind.start());
        boolean isOfNextLine = gap.contains("\n") && clock(text, behind);
        ends &= isOfNextLine || !GAP.matcher(gap).matches() && !WIDE_GAP.matcher(gap).matches();
        ends &= digits < 4 || !MARKUP.matcher(gap).matches();
      }
      if (narrow && (longer || ends && asCard)) {
        found.add("cvv[" + code.start() + "," + code.end() + ")");
        return last + 1;
      }
    }
    Matcher expiry = at(CODE_AFTER_EXPIRY, text, end);
    Matcher comma = at(CODE_AFTER_COMMA, text, end);
    if (expiry.lookingAt() && expiry.end(1) - expiry.start(1) == digits) {
      found.add("cvv[" + expiry.start(1) + "," + expiry.end(1) + ")");
    } else if (asCard && comma.lookingAt() && comma.end(1) - comma.start(1) == digits) {
      found.add("cvv[" + comma.start(1) + "," + comma.end(1) + ")");
    } else if (!at(EXPIRY, text, end).lookingAt()) {
      Matcher before = at(CODE_BEFORE_DATE, text, end);
      if (before.lookingAt() && before.group("code").length() == digits && !isOfOther(before)) {
        found.add("cvv[" + before.start("code") + "," + before.end("code") + ")");
      }
    }
    return last;
  }

  private static Matcher at(Pattern pattern, String text, int from) {
    return pattern.matcher(text).region(from, text.length()).useTransparentBounds(true);
  }

  /** "1/123 04/28", "123 12:30", "123 12.30": parts of a fraction, a time, an amount. */
  private static boolean isOfOther(Matcher code) {
    char behind = code.group("behind").charAt(0);
    String date = code.group("date");
    return "/:-_.".indexOf(behind) >= 0 && behind != code.group("before").charAt(0)
        || date.charAt(2) == ':' && behind != ':'
        || date.charAt(2) == '.' && behind != '.' && date.charAt(0) != '0';
  }

  private static boolean isCodeGap(String gap) {
    return GAP.matcher(gap).matches() && gap.indexOf('\n') < 0 || MARKUP.matcher(gap).matches();
  }

  private static String digits(List<Matcher> groups, int first, int last) {
    StringBuilder digits = new StringBuilder();
    for (int g = first; g <= last; g++) {
      groups
          .get(g)
          .group()
          .codePoints()
          .filter(Character::isDigit)
          .forEach(digit -> digits.append(Character.digit(digit, 10)));
    }
    return digits.toString();
  }

  private static boolean isCard(String number) {
    return number.length() <= 19
        && TableRow.luhn(number)
        && ROWS.stream().anyMatch(row -> row.holds(number));
  }

  private static int longest(String text, List<Matcher> groups, int first, boolean overWideGaps) {
    int best = -1;
    StringBuilder number = new StringBuilder();
    List<String> lengths = new ArrayList<>();
    boolean wide = false;
    boolean lines = true;
    for (int j = first; j < groups.size(); j++) {
      if (j > first) {
        String gap = text.substring(groups.get(j - 1).end(), groups.get(j).start());
        boolean four = digits(groups, j - 1, j - 1).length() >= 4;
        boolean narrow = GAP.matcher(gap).matches() || four && MARKUP.matcher(gap).matches();
        boolean far =
            SENTENCE_GAP.matcher(gap).matches()
                || four && (FAR_GAP.matcher(gap).matches() || WIDE_MARKS.matcher(gap).matches());
        if (!narrow && !(overWideGaps && (far || WIDE_GAP.matcher(gap).matches()))) {
          break;
        }
        if (gap.indexOf('\n') >= 0 && clock(text, groups.get(j))) {
          break;
        }
        wide |= !narrow;
        lines &= j > first + 1 || gap.indexOf('\n') >= 0;
      }
      int[] digits = groups.get(j).group().codePoints().filter(Character::isDigit).toArray();
      for (int digit : digits) {
        number.append(Character.digit(digit, 10));
      }
      lengths.add(String.valueOf(digits.length));
      if (number.length() > 19) {
        break;
      }
      int start = groups.get(first).start();
      int end = groups.get(j).end();
      String shape = String.join(" ", lengths);
      boolean card = CARD_SHAPE.matcher(shape).matches();
      boolean small = SMALL_SHAPE.matcher(shape).matches();
      String before = text.substring(0, start);
      boolean decimal = j == first + 1 && text.charAt(groups.get(first).end()) == '.';
      boolean beside =
          BESIDE_BEFORE.matcher(before).find()
              || BESIDE_AFTER.matcher(text.substring(end)).lookingAt();
      boolean loose = !decimal && !beside && LOOSE_SHAPE.matcher(shape).matches();
      boolean named = isNamed(text, start) || NAMES_BEHIND.matcher(text.substring(end)).lookingAt();
      boolean other =
          j > first
              ? !card && !small && (!loose || named)
              : number.length() == 13 && isArticleNumber(number) || named;
      if (wide && (!card && (!small || shape.startsWith("2")) || !cardWord(text, start, end))
          || wide && holdsNumber(text, groups, first, j)
          || j > first && !card && Lookalikes.isCutOutOfGroups(window(text).text, start, end)
          || (other || lines && j > first && LINE_START.matcher(before).find())
              && !CARD.matcher(text.substring(Math.max(0, start - 512), start)).find()
              && !CARD.matcher(text.substring(end, Math.min(text.length(), end + 512))).find()) {
        continue;
      }
      boolean code =
          (shape.equals("4 4 4 4 3") || shape.equals("16 3"))
              && isCodeGap(text.substring(groups.get(j - 1).end(), groups.get(j).start()))
              && isCard(number.substring(0, 16))
              && !isPartOfOther(text, start, groups.get(j - 1).end(), 16);
      if (!code && passes(text, start, end, number.toString())) {
        best = j;
      }
    }
    return best;
  }

  /** Whether a name begins before a number that is joined to it, and not too far before. */
  private static boolean isNamed(String text, int start) {
    return NAMED
        .matcher(text)
        .region(Math.max(0, start - Lookalikes.MAX_TOKEN - 1), start)
        .useTransparentBounds(true)
        .find();
  }

  /** Whether a number without a wide gap begins behind the first group. */
  private static boolean holdsNumber(String text, List<Matcher> groups, int first, int last) {
    for (int e = first + 1; e <= last; e++) {
      if (longest(text, groups, e, false) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(String text, int start, int end, String number) {
    List<TableRow> rows =
        ROWS.stream().filter(row -> number.length() >= 12 && row.holds(number)).toList();
    if (rows.isEmpty() || !TableRow.luhn(number)) {
      return false;
    }
    if (isPartOfOther(text, start, end, number.length())
        || !cardWord(text, start, end) && Lookalikes.hasShapeOfIban(window(text).text, start)) {
      return false;
    }
    return rows.stream().anyMatch(row -> !row.needsWord(number.length()))
        || cardWord(text, start, end);
  }

  private static boolean isPartOfOther(String text, int start, int end, int digits) {
    return Lookalikes.isPartOfOther(window(text), start, end, digits);
  }

  private static TextWindow window(String text) {
    TextWindow window = new TextWindow(text.length());
    window.append(text, 0, text.length());
    window.last = true;
    return window;
  }

  /** Whether a line begins with a time there. */
  private static boolean clock(String text, Matcher group) {
    return CLOCK.matcher(text).region(group.start(), text.length()).lookingAt();
  }

  private static boolean isArticleNumber(CharSequence number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      sum += (number.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }

  private static boolean cardWord(String text, int start, int end) {
    int from = 0;
    Matcher stop = SENTENCE_END.matcher(text);
    while (stop.find() && stop.start() < start) {
      from = stop.end();
    }
    stop.reset();
    int to = stop.find(end) ? stop.start() : text.length();
    String before = text.substring(from, start).toLowerCase(Locale.ROOT);
    String after = text.substring(end, to).toLowerCase(Locale.ROOT);
    return CARD.matcher(before).find() || CARD.matcher(after).find();
  }
}
