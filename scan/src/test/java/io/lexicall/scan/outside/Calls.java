package io.lexicall.scan.outside;

import io.lexicall.scan.outside.CallScript.Course;
import io.lexicall.scan.outside.CallScript.Form;
import io.lexicall.scan.outside.CallScript.Run;
import io.lexicall.scan.outside.CallScript.Speaker;
import io.lexicall.scan.outside.CallScript.Token;
import io.lexicall.scan.outside.CallScript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes whole calls: with a card in a given form and course, or without any. */
final class Calls {
  private static final Pattern BLANK = Pattern.compile(" +");
  private static final Pattern TAIL = Pattern.compile("^(.*?)([,.?!;:…]*)$");
  private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");

  private final SplittableRandom random;
  private final Tongue tongue;
  private final Phrases phrases;
  private final List<Turn> turns = new ArrayList<>();
  private final Map<String, String> fields;
  private final List<Token> held = new ArrayList<>();
  private double pause = 0.5;

  private Calls(long seed, Tongue tongue) {
    this.random = new SplittableRandom(seed);
    this.tongue = tongue;
    this.phrases = Phrases.of(tongue);
    this.fields = Details.of(random, tongue);
  }

  /** A call in which a card is told. */
  static CallScript withCard(long seed, Tongue tongue, Form form, Course course) {
    return new Calls(seed, tongue).card(form, course);
  }

  /** A call in which none is. */
  static CallScript withoutCard(long seed, Tongue tongue) {
    return new Calls(seed, tongue).noCard();
  }

  // The whole call

  private CallScript noCard() {
    Form form = Form.values()[random.nextInt(Form.values().length)];
    talk(phrases.greeting());
    int topics = 3 + random.nextInt(4);
    List<List<String>> left = new ArrayList<>(phrases.topics());
    for (int i = 0; i < topics; i++) {
      talk(left.remove(random.nextInt(left.size())));
    }
    talk(pick(phrases.farewells()));
    return new CallScript(turns, "", form, Course.PLAIN, tongue);
  }

  private CallScript card(Form form, Course course) {
    String pan =
        switch (form) {
          case DOUBLES -> Numbers.plainPan(random, false);
          case HUNDREDS -> Numbers.plainPan(random, true);
          default -> Numbers.pan(random);
        };
    talk(phrases.greeting());
    List<List<String>> before = new ArrayList<>(phrases.beforeCards());
    int topics = 1 + random.nextInt(3);
    for (int i = 0; i < topics; i++) {
      talk(before.remove(random.nextInt(before.size())));
    }
    Spelling spelling = new Spelling(form, tongue, random);
    ask(course);
    tell(pan, spelling, course);
    after(pan, spelling);
    talk(pick(phrases.farewells()));
    return new CallScript(turns, pan, form, course, tongue);
  }

  private void ask(Course course) {
    if (course == Course.DISTANT) {
      talk(pick(phrases.distantPrompts()));
      return;
    }
    say(Speaker.AGENT, pick(phrases.prompts()));
    if (random.nextInt(4) == 0) {
      say(Speaker.CUSTOMER, pick(phrases.holds()));
      pause = 3;
      say(Speaker.AGENT, pick(phrases.waits()));
    }
  }

  /** The number itself, group by group. */
  private void tell(String pan, Spelling spelling, Course course) {
    Run main = Run.whole(pan.length());
    List<Integer> groups = spelling.groups(pan.length());
    if (course != Course.DISTANT || random.nextBoolean()) {
      hold(course == Course.DISTANT ? pick(phrases.bareOpenings()) : pick(phrases.openings()));
    }
    int wrong =
        groups.size() < 2 ? -1 : random.nextInt(groups.size() - 1) + (random.nextBoolean() ? 1 : 0);
    boolean corrects =
        course == Course.CORRECTED
            || course == Course.ACKNOWLEDGED_CORRECTED
            || course == Course.READ_BACK_CORRECTED;
    int at = 0;
    for (int i = 0; i < groups.size(); i++) {
      String digits = pan.substring(at, at + groups.get(i));
      boolean last = i == groups.size() - 1;
      if (course == Course.ALL_RESTARTED && i == wrong && i > 0) {
        restart(pan, groups, i, spelling);
      }
      if (i == wrong && course == Course.GROUP_RESTARTED && digits.length() > 1) {
        int part = 1 + random.nextInt(digits.length() - 1);
        held.addAll(spelling.group(digits.substring(0, part), at, Run.part(pan.length()), true));
        comma();
        hold(pick(phrases.slips()));
      }
      if (i == wrong
          && corrects
          && (course != Course.READ_BACK_CORRECTED || random.nextBoolean())) {
        held.addAll(
            spelling.group(slipped(digits), 0, Run.code(), true).stream()
                .map(Calls::bare)
                .toList());
        comma();
        hold(pick(phrases.slips()));
        if (course == Course.ACKNOWLEDGED_CORRECTED && random.nextBoolean()) {
          between(pick(phrases.acks()));
        }
      }
      List<Token> tokens = spelling.group(digits, at, main, last);
      if (course == Course.APART) {
        apart(
            tokens,
            tokens.stream()
                .noneMatch(token -> !tongue.and.isEmpty() && token.text.equals(tongue.and)));
      } else {
        held.addAll(tokens);
      }
      if (!last) {
        betweenGroups(course, digits, at, pan.length(), spelling, i == wrong);
      }
      at += digits.length();
    }
    if (random.nextInt(8) == 0) {
      stop();
      hold(pick(phrases.expiries()));
    }
    release(Speaker.CUSTOMER);
  }

  private void betweenGroups(
      Course course, String digits, int at, int length, Spelling spelling, boolean disputed) {
    switch (course) {
      case FILLERS -> {
        if (random.nextInt(3) > 0) {
          hold(pick(phrases.fillers()));
        }
      }
      case PAUSES -> {
        if (random.nextInt(3) == 0) {
          hold(pick(phrases.pauseMarks()));
        } else if (random.nextBoolean()) {
          release(Speaker.CUSTOMER);
          pause = 2.5;
        }
      }
      case ACKNOWLEDGED, ACKNOWLEDGED_CORRECTED -> {
        if (random.nextInt(4) > 0) {
          between(pick(phrases.acks()));
        }
      }
      case READ_BACK, READ_BACK_CORRECTED -> {
        release(Speaker.CUSTOMER);
        boolean misheard = disputed && course == Course.READ_BACK_CORRECTED;
        if (misheard) {
          held.addAll(
              spelling.group(slipped(digits), 0, Run.code(), true).stream()
                  .map(Calls::bare)
                  .toList());
        } else {
          held.addAll(spelling.group(digits, at, Run.part(length), true));
        }
        if (random.nextInt(3) == 0) {
          comma();
          hold(pick(phrases.acks()));
        } else {
          end(random.nextBoolean() ? "?" : ".");
        }
        release(Speaker.AGENT);
        if (misheard) {
          hold(pick(phrases.denials()));
          held.addAll(spelling.group(digits, at, Run.part(length), true));
        } else if (random.nextInt(4) == 0) {
          hold(pick(phrases.yeses()));
        }
      }
      default -> {}
    }
  }

  private void apart(List<Token> tokens, boolean divisible) {
    release(Speaker.CUSTOMER);
    pause = 0.7;
    boolean words = divisible && random.nextBoolean();
    for (Token token : tokens) {
      held.add(token);
      if (words) {
        release(Speaker.CUSTOMER);
        pause = 0.7;
      }
    }
    release(Speaker.CUSTOMER);
    pause = 0.9;
  }

  private void restart(String pan, List<Integer> groups, int until, Spelling spelling) {
    // What was held so far is the number given up: it is told once more as a part, and begun again.
    held.clear();
    hold(pick(phrases.openings()));
    Run given = Run.part(pan.length());
    int at = 0;
    for (int i = 0; i < until; i++) {
      held.addAll(spelling.group(pan.substring(at, at + groups.get(i)), at, given, i == until - 1));
      at += groups.get(i);
    }
    comma();
    hold(pick(phrases.restarts()));
    Run main = Run.whole(pan.length());
    at = 0;
    for (int i = 0; i < until; i++) {
      held.addAll(spelling.group(pan.substring(at, at + groups.get(i)), at, main, false));
      at += groups.get(i);
    }
  }

  private void after(String pan, Spelling spelling) {
    if (random.nextInt(4) == 0) {
      hold(pick(phrases.readBacks()));
      Run back = Run.part(pan.length());
      int at = 0;
      List<Integer> groups = spelling.groups(pan.length());
      for (int i = 0; i < groups.size(); i++) {
        held.addAll(
            spelling.group(
                pan.substring(at, at + groups.get(i)), at, back, i == groups.size() - 1));
        at += groups.get(i);
      }
      end("?");
      release(Speaker.AGENT);
      say(Speaker.CUSTOMER, pick(phrases.yeses()));
    }
    say(Speaker.AGENT, pick(phrases.expiryPrompts()));
    say(Speaker.CUSTOMER, pick(phrases.expiries()));
    if (random.nextInt(4) > 0) {
      say(Speaker.AGENT, pick(phrases.codePrompts()));
      code(pan.length() == 15 ? 4 : 3, spelling);
    }
    if (random.nextInt(3) == 0) {
      fields.put("lastFour", pan.substring(pan.length() - 4));
      say(Speaker.AGENT, pick(phrases.lastFours()));
      say(Speaker.CUSTOMER, pick(phrases.yeses()));
    }
  }

  private void code(int length, Spelling spelling) {
    hold(pick(phrases.codeOpenings()));
    held.addAll(spelling.group(Numbers.digits(random, length), 0, Run.code(), true));
    end(".");
    release(Speaker.CUSTOMER);
  }

  // Words

  private void talk(List<String> lines) {
    Speaker speaker = Speaker.AGENT;
    for (String line : lines) {
      say(speaker, line);
      speaker = speaker == Speaker.AGENT ? Speaker.CUSTOMER : Speaker.AGENT;
    }
  }

  private void say(Speaker speaker, String line) {
    hold(line);
    release(speaker);
  }

  /** Lets the agent in between. */
  private void between(String line) {
    release(Speaker.CUSTOMER);
    say(Speaker.AGENT, line);
  }

  private void hold(String line) {
    String filled = filled(line);
    for (String word : BLANK.splitAsStream(filled).filter(each -> !each.isEmpty()).toList()) {
      Matcher parts = TAIL.matcher(word);
      if (parts.matches()) {
        held.add(word(parts.group(1), parts.group(2)));
      }
    }
  }

  /** A word as it stands; figures were heard digit by digit. */
  private Token word(String text, String tail) {
    if (text.isEmpty()) {
      return Token.word("...", "");
    }
    if (text.chars().noneMatch(Character::isDigit)) {
      return Token.word(text, tail);
    }
    List<Token> heard = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isLetter(each)) {
        letters.append(each);
        continue;
      }
      if (!letters.isEmpty()) {
        heard.add(Token.word(letters.toString().toLowerCase(Locale.ROOT), ""));
        letters.setLength(0);
      }
      if (Character.isDigit(each)) {
        heard.add(Token.word(tongue.one(each), ""));
      }
    }
    if (!letters.isEmpty()) {
      heard.add(Token.word(letters.toString().toLowerCase(Locale.ROOT), ""));
    }
    return Token.shown(text, List.of(), heard).tail(tail);
  }

  private String filled(String line) {
    Matcher matcher = FIELD.matcher(line);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = fields.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException("No such field: " + matcher.group(1));
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private void comma() {
    if (held.isEmpty()) {
      return;
    }
    Token last = held.remove(held.size() - 1);
    held.add(last.tail(last.tail.isEmpty() && random.nextInt(3) > 0 ? "," : last.tail));
  }

  private void stop() {
    end(".");
  }

  private void end(String tail) {
    if (held.isEmpty()) {
      return;
    }
    Token last = held.remove(held.size() - 1);
    held.add(last.tail(tail));
  }

  private void release(Speaker speaker) {
    if (!held.isEmpty()) {
      turns.add(new Turn(speaker, held, pause));
      held.clear();
      pause = 0.3 + random.nextInt(100) / 100.0;
    }
  }

  /** A group with one digit wrong. */
  private String slipped(String digits) {
    int at = random.nextInt(digits.length());
    char wrong = (char) ('0' + (digits.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
    return digits.substring(0, at) + wrong + digits.substring(at + 1);
  }

  /** The same words without marks: they tell nothing of the card. */
  private static Token bare(Token token) {
    return Token.shown(token.text, List.of(), token.spoken.stream().map(Calls::bare).toList())
        .tail(token.tail);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
