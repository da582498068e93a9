package io.lexicall.scan.outside;

import io.lexicall.scan.outside.CallScript.Form;
import io.lexicall.scan.outside.CallScript.Mark;
import io.lexicall.scan.outside.CallScript.Run;
import io.lexicall.scan.outside.CallScript.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Tells a number, or a part of it, in one of the forms. */
final class Spelling {
  private final Form form;
  private final Tongue tongue;
  private final SplittableRandom random;

  /** Some callers say oh, some services write forty-two in one word: each keeps to it. */
  private final boolean oh;

  private final boolean joined;

  Spelling(Form form, Tongue tongue, SplittableRandom random) {
    this.form = form;
    this.tongue = tongue;
    this.random = random;
    this.oh = form == Form.WORDS_OH || random.nextInt(3) == 0;
    this.joined = tongue == Tongue.ENGLISH && random.nextInt(3) > 0;
  }

  /** The lengths of the groups in which the number is told. */
  List<Integer> groups(int length) {
    if (!form.isGrouped()) {
      return List.of(length);
    }
    if (form != Form.FIGURES_UNEVEN) {
      return Numbers.groups(length);
    }
    List<Integer> groups = new ArrayList<>();
    int rest = length;
    while (rest > 0) {
      int group = Math.min(rest, 1 + random.nextInt(6));
      groups.add(group);
      rest -= group;
    }
    return groups;
  }

  /**
   * A group: its digits, the place of the first in the number, and the telling that it belongs to.
   */
  List<Token> group(String digits, int at, Run run, boolean last) {
    List<Token> tokens =
        switch (form) {
          case FIGURES, FIGURES_COMMAS, FIGURES_STOPS, FIGURES_RUN, FIGURES_UNEVEN ->
              List.of(figures(digits, at, run, 0, ' '));
          case FIGURES_HYPHENS -> List.of(figures(digits, at, run, 4, '-'));
          case FIGURES_THOUSANDS ->
              List.of(
                  digits.charAt(0) == '0'
                      ? figures(digits, at, run, 0, ' ')
                      : figures(digits, at, run, 3, ','));
          case FIGURES_APART -> {
            List<Token> each = new ArrayList<>();
            for (int i = 0; i < digits.length(); i++) {
              each.add(figures(digits.substring(i, i + 1), at + i, run, 0, ' '));
            }
            yield each;
          }
          case WORDS, WORDS_COMMAS, WORDS_STOPS, WORDS_OH -> words(digits, at, run);
          case PAIRS -> pairs(digits, at, run);
          case DOUBLES -> doubles(digits, at, run);
          case HUNDREDS -> hundreds(digits, at, run);
          case MIXED ->
              random.nextBoolean()
                  ? List.of(figures(digits, at, run, 0, ' '))
                  : words(digits, at, run);
        };
    String tail =
        switch (form) {
          case FIGURES_COMMAS, WORDS_COMMAS -> last ? "" : ",";
          case FIGURES_STOPS, WORDS_STOPS -> ".";
          default -> "";
        };
    List<Token> closed = new ArrayList<>(tokens);
    closed.set(closed.size() - 1, closed.get(closed.size() - 1).tail(tail));
    return closed;
  }

  /** Figures, as a word that was heard digit by digit. */
  Token figures(String digits, int at, Run run, int every, char between) {
    StringBuilder shown = new StringBuilder();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < digits.length(); i++) {
      int before = between == ',' ? digits.length() - i : i;
      if (every > 0 && i > 0 && before % every == 0) {
        shown.append(between);
      }
      marks.add(new Mark(shown.length(), shown.length() + 1, List.of(at + i), run));
      shown.append(digits.charAt(i));
    }
    return Token.shown(shown.toString(), marks, words(digits, at, run));
  }

  private List<Token> words(String digits, int at, Run run) {
    List<Token> words = new ArrayList<>();
    for (int i = 0; i < digits.length(); i++) {
      words.add(word(one(digits.charAt(i)), run, at + i));
    }
    return words;
  }

  private String one(char digit) {
    if (digit == '0' && oh) {
      return random.nextInt(6) == 0 ? tongue.one('0') : tongue.oh;
    }
    return form == Form.WORDS_OH ? tongue.telephone(digit) : tongue.one(digit);
  }

  private static Token word(String text, Run run, int... digits) {
    List<Integer> told = new ArrayList<>();
    for (int digit : digits) {
      told.add(digit);
    }
    return Token.marked(text, List.of(new Mark(0, text.length(), told, run)));
  }

  private List<Token> pairs(String digits, int at, Run run) {
    List<Token> words = new ArrayList<>();
    int i = 0;
    while (i + 1 < digits.length()) {
      words.addAll(pair(digits.charAt(i), digits.charAt(i + 1), at + i, run));
      i += 2;
    }
    if (i < digits.length()) {
      words.add(word(one(digits.charAt(i)), run, at + i));
    }
    return words;
  }

  private List<Token> pair(char ten, char one, int at, Run run) {
    String whole = tongue.pair(ten, one);
    if (!whole.isEmpty()) {
      return List.of(word(whole, run, at, at + 1));
    }
    if (ten == '0') {
      return List.of(word(one('0'), run, at), word(one(one), run, at + 1));
    }
    String tens = tongue.tens.get(ten - '0');
    if (!tongue.and.isEmpty()) {
      return List.of(
          word(tens, run, at), Token.word(tongue.and, ""), word(tongue.one(one), run, at + 1));
    }
    return joined
        ? List.of(word(tens + "-" + tongue.one(one), run, at, at + 1))
        : List.of(word(tens, run, at), word(tongue.one(one), run, at + 1));
  }

  private List<Token> doubles(String digits, int at, Run run) {
    List<Token> words = new ArrayList<>();
    int i = 0;
    while (i < digits.length()) {
      char digit = digits.charAt(i);
      int same = 1;
      while (same < 3 && i + same < digits.length() && digits.charAt(i + same) == digit) {
        same++;
      }
      if (same == 1) {
        words.add(word(one(digit), run, at + i));
      } else {
        words.add(Token.word(same == 2 ? tongue.twice : tongue.thrice, ""));
        words.add(
            same == 2
                ? word(one(digit), run, at + i, at + i + 1)
                : word(one(digit), run, at + i, at + i + 1, at + i + 2));
      }
      i += same;
    }
    return words;
  }

  private List<Token> hundreds(String digits, int at, Run run) {
    if (digits.length() != 4
        || digits.charAt(0) == '0'
        || !digits.endsWith("00")
        || tongue != Tongue.ENGLISH) {
      return pairs(digits, at, run);
    }
    if (digits.charAt(1) == '0') {
      return List.of(
          word(tongue.one(digits.charAt(0)), run, at),
          word("thousand", run, at + 1, at + 2, at + 3));
    }
    List<Token> words = new ArrayList<>(pair(digits.charAt(0), digits.charAt(1), at, run));
    words.add(word("hundred", run, at + 2, at + 3));
    return words;
  }
}
