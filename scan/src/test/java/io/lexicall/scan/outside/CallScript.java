package io.lexicall.scan.outside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A conversation as it was spoken: turns of two speakers, words with times, and for each word which
 * digits of the card it tells. {@link Calls} makes them and {@link Formats} writes them down.
 *
 * <p>This package knows nothing of how the scanner works: it was written from recordings' manuals
 * and the speech services' own pages, so that its rates say something about texts that the scanner
 * was not made for.
 */
final class CallScript {
  /** How the number is spoken, or written down by the speech service. */
  enum Form {
    FIGURES("figures"),
    FIGURES_COMMAS("figures, commas"),
    FIGURES_STOPS("figures, full stops"),
    FIGURES_RUN("figures in one run"),
    FIGURES_HYPHENS("figures with hyphens"),
    FIGURES_APART("figures one by one"),
    FIGURES_UNEVEN("figures, uneven groups"),
    FIGURES_THOUSANDS("figures, thousands separated"),
    WORDS("digit words"),
    WORDS_COMMAS("digit words, commas"),
    WORDS_STOPS("digit words, full stops"),
    WORDS_OH("digit words, oh and niner"),
    PAIRS("pairs"),
    DOUBLES("double and triple"),
    HUNDREDS("hundreds and thousands"),
    MIXED("figures and words mixed");

    final String title;

    Form(String title) {
      this.title = title;
    }

    /** Whether the number falls into groups that somebody may interrupt. */
    boolean isGrouped() {
      return this != FIGURES_RUN && this != FIGURES_HYPHENS;
    }
  }

  /** What happens while the number is spoken. */
  enum Course {
    PLAIN("uninterrupted", Goal.CLEAR),
    DISTANT("card word sentences before", Goal.CLEAR),
    APART("one utterance a word or group", Goal.CLEAR),
    FILLERS("fillers", Goal.CLEAR),
    PAUSES("pauses", Goal.CLEAR),
    ACKNOWLEDGED("acknowledged", Goal.DISTURBED),
    READ_BACK("groups read back", Goal.DISTURBED),
    CORRECTED("a group corrected", Goal.DISTURBED),
    GROUP_RESTARTED("a group begun again", Goal.DISTURBED),
    ALL_RESTARTED("all begun again", Goal.DISTURBED),
    ACKNOWLEDGED_CORRECTED("acknowledged and corrected", Goal.BOTH),
    READ_BACK_CORRECTED("read back and corrected", Goal.BOTH);

    final String title;
    final Goal goal;

    Course(String title, Goal goal) {
      this.title = title;
      this.goal = goal;
    }
  }

  /** What a course is measured against. */
  enum Goal {
    CLEAR("neither interrupted nor corrected", 97),
    DISTURBED("interrupted or corrected", 90),
    BOTH("interrupted and corrected", 80);

    final String title;
    final int percent;

    Goal(String title, int percent) {
      this.title = title;
      this.percent = percent;
    }
  }

  /** Who speaks. */
  enum Speaker {
    AGENT,
    CUSTOMER
  }

  /** One telling of a stretch of the number, or of its code. */
  static final class Run {
    private final int digitsOfCard;
    private final boolean whole;
    private boolean middle;

    private Run(int digitsOfCard, boolean whole) {
      this.digitsOfCard = digitsOfCard;
      this.whole = whole;
    }

    /** The telling of the number itself. */
    static Run whole(int digitsOfCard) {
      return new Run(digitsOfCard, true);
    }

    /** A part of the number told once more, or given up. */
    static Run part(int digitsOfCard) {
      return new Run(digitsOfCard, false);
    }

    /** The code on the card. */
    static Run code() {
      return new Run(0, true);
    }

    boolean isCode() {
      return digitsOfCard == 0;
    }

    private void tells(List<Integer> digits) {
      middle |= digits.stream().anyMatch(digit -> digit >= 6 && digit < digitsOfCard - 4);
    }

    /**
     * Whether it must be covered: a part within the first six or the last four digits may be read
     * by anybody.
     */
    boolean isSecret() {
      return whole || middle;
    }
  }

  /** The characters of a word that tell digits of the card. */
  record Mark(int start, int end, List<Integer> digits, Run run) {
    Mark {
      digits = List.copyOf(digits);
      run.tells(digits);
    }
  }

  /** A word as it is shown, the punctuation behind it, and the words that were heard. */
  static final class Token {
    final String text;
    final String tail;
    final List<Mark> marks;
    final List<Token> spoken;
    double start;
    double end;

    private Token(String text, String tail, List<Mark> marks, List<Token> spoken) {
      this.text = text;
      this.tail = tail;
      this.marks = List.copyOf(marks);
      this.spoken = List.copyOf(spoken);
    }

    static Token word(String text, String tail) {
      return new Token(text, tail, List.of(), List.of());
    }

    static Token marked(String text, List<Mark> marks) {
      return new Token(text, "", marks, List.of());
    }

    static Token shown(String text, List<Mark> marks, List<Token> spoken) {
      return new Token(text, "", marks, spoken);
    }

    Token tail(String newTail) {
      return new Token(text, newTail, marks, spoken);
    }

    /** The words heard, in lower case and without punctuation. */
    List<Token> heard() {
      if (spoken.isEmpty()) {
        Token lower = new Token(text.toLowerCase(Locale.ROOT), "", marks, List.of());
        lower.start = start;
        lower.end = end;
        return List.of(lower);
      }
      double each = (end - start) / spoken.size();
      for (int i = 0; i < spoken.size(); i++) {
        spoken.get(i).start = start + i * each;
        spoken.get(i).end = start + (i + 1) * each;
      }
      return spoken;
    }

    String shown() {
      return text + tail;
    }
  }

  /** What one speaker says without a break. */
  record Turn(Speaker speaker, List<Token> tokens, double pauseBefore) {
    Turn {
      tokens = List.copyOf(tokens);
    }

    double start() {
      return tokens.get(0).start;
    }

    double end() {
      return tokens.get(tokens.size() - 1).end;
    }

    /** Its words in pieces that a line of subtitles holds, none longer than so many characters. */
    List<Turn> cut(int characters) {
      List<Turn> pieces = new ArrayList<>();
      List<Token> piece = new ArrayList<>();
      int length = 0;
      for (Token token : tokens) {
        int more = token.shown().length() + 1;
        if (length + more > characters && !piece.isEmpty()) {
          pieces.add(new Turn(speaker, piece, 0));
          piece = new ArrayList<>();
          length = 0;
        }
        piece.add(token);
        length += more;
      }
      pieces.add(new Turn(speaker, piece, 0));
      return pieces;
    }

    /** Its sentences. */
    List<Turn> sentences() {
      List<Turn> pieces = new ArrayList<>();
      List<Token> piece = new ArrayList<>();
      for (Token token : tokens) {
        piece.add(token);
        if (token.tail.startsWith(".")
            || token.tail.startsWith("?")
            || token.tail.startsWith("!")) {
          pieces.add(new Turn(speaker, piece, 0));
          piece = new ArrayList<>();
        }
      }
      if (!piece.isEmpty()) {
        pieces.add(new Turn(speaker, piece, 0));
      }
      return pieces;
    }
  }

  final List<Turn> turns;
  final String pan;
  final Form form;
  final Course course;
  final Tongue tongue;

  CallScript(List<Turn> turns, String pan, Form form, Course course, Tongue tongue) {
    this.turns = List.copyOf(turns);
    this.pan = pan;
    this.form = form;
    this.course = course;
    this.tongue = tongue;
    double now = 0.4;
    for (Turn turn : this.turns) {
      now += turn.pauseBefore();
      for (Token token : turn.tokens()) {
        token.start = now;
        token.end = now + 0.12 + 0.055 * Math.max(token.text.length(), 4 * token.spoken.size());
        now = token.end + (token.tail.isEmpty() ? 0.02 : 0.3);
      }
    }
  }

  boolean hasCard() {
    return !pan.isEmpty();
  }

  double end() {
    return turns.get(turns.size() - 1).end();
  }
}
