package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Compares what reads transcripts fast with twins that are slow and obvious. */
class ReadingTwinsTest {

  private static final String[] PIECES = {
    "Agent",
    "Speaker 1",
    " ",
    "  ",
    "\t",
    ":",
    ": ",
    "\n",
    "\r\n",
    "\r",
    "four",
    "card",
    "quatre-vingt",
    "[00:12]",
    "00:12 ",
    "(0:12) ",
    "**",
    "-",
    " - ",
    " \u2013 ",
    ">",
    "<v Jane>",
    "'",
    "\u2019",
    "4111",
    "7",
    "\u00e9",
    "\u0130",
    "\u017f",
    "\u00a0",
    "\ud835\udfd8",
    "tel\u00e9fono",
    "CardNumber",
    "\"",
    "nombre",
    "und",
    "sieben",
    "\uff1a",
    "|",
    "/",
    "thousand",
    "order",
    ".",
    ",",
    "?"
  };

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(30); n >= 0; n--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  @Property(tries = 2000)
  void lines_areThoseOfTheTwin(@ForAll long seed) {
    String text = text(new Random(seed));
    List<String> expected = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      expected.add(text.substring(start, end));
      start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
    Lines lines = new Lines(text);
    List<String> read = new ArrayList<>();
    for (int line = 0; line < lines.count(); line++) {
      read.add(text.substring(lines.start(line), lines.end(line)));
    }
    assertThat(read).isEqualTo(expected);
    assertThat(new Lines(text, 3).count()).isEqualTo(Math.min(3, expected.size()));
  }

  @Property(tries = 2000)
  void passage_knowsTheSamePlacesAsTheTwin(@ForAll long seed) {
    Random random = new Random(seed);
    String file = text(random) + text(random);
    Passage passage = new Passage();
    List<int[]> places = new ArrayList<>();
    StringBuilder said = new StringBuilder();
    for (int n = random.nextInt(8); n >= 0; n--) {
      int start = random.nextInt(file.length());
      int end = start + random.nextInt(file.length() - start + 1);
      switch (random.nextInt(4)) {
        case 0 -> {
          passage.add(": ");
          said.append(": ");
          places.add(new int[] {-1, -1});
          places.add(new int[] {-1, -1});
        }
        case 1 -> {
          passage.add('x', start, end + 2);
          said.append('x');
          places.add(new int[] {start, end + 2});
        }
        case 2 -> {
          // What was put together is put into another.
          Passage outer = new Passage();
          outer.add(passage, 0, passage.length());
          passage = outer;
        }
        default -> {
          passage.add(Passage.of(file, start, end));
          said.append(file, start, end);
          for (int i = start; i < end; i++) {
            places.add(new int[] {i, i + 1});
          }
        }
      }
    }
    assertThat(passage.text()).isEqualTo(said.toString());
    for (int i : random.ints(0, Math.max(1, said.length())).limit(20).toArray()) {
      if (i < said.length()) {
        assertThat(new int[] {passage.from(i), passage.to(i)}).isEqualTo(places.get(i));
        int end = i;
        while (end < said.length() && places.get(end)[0] < 0 == places.get(i)[0] < 0) {
          end++;
        }
        assertThat(passage.changeBehind(i)).isEqualTo(end);
      }
    }
    Speech speech = new Speech();
    speech.add(null, Slot.UNKNOWN, passage);
    String alone = speech.size() == 0 ? "" : speech.passages().get(0).text();
    assertThat(alone).isEqualTo(trimmed(said.toString()));
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Chars.isWhite(text.charAt(start))) {
      start++;
    }
    while (end > start && Chars.isWhite(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  @Property(tries = 2000)
  void clock_roundsAsTheTwin(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder number = new StringBuilder();
    for (int n = random.nextInt(22); n >= 0; n--) {
      number.append(random.nextInt(8) == 0 ? '.' : (char) ('0' + random.nextInt(10)));
    }
    for (int unit : new int[] {Clock.SECONDS, Clock.MILLIS, Clock.TICKS}) {
      assertThat(Clock.scaled(number, 0, number.length(), unit))
          .as("%s in %s", number, unit)
          .isEqualTo(slowly(number.toString(), unit));
    }
  }

  @Property(tries = 2000)
  void iso_isReadAsTheTwin(@ForAll long seed) {
    Random random = new Random(seed);
    String seconds = String.valueOf(random.nextInt(40_000_000) >> random.nextInt(24));
    String text =
        "PT" + seconds + (random.nextBoolean() ? "." + random.nextInt(1_000_000_000) : "") + "S";
    long millis = Duration.parse(text).toMillis();
    assertThat(Clock.iso(text))
        .as(text)
        .isEqualTo(millis > Duration.ofDays(366).toMillis() ? -1 : millis);
  }

  private static long slowly(String number, int unit) {
    try {
      BigDecimal millis = new BigDecimal(number).scaleByPowerOfTen(unit);
      return millis.compareTo(BigDecimal.valueOf(Duration.ofDays(366).toMillis())) > 0
          ? -1
          : millis.setScale(0, RoundingMode.HALF_UP).longValueExact();
    } catch (NumberFormatException none) {
      return -1;
    }
  }

  @Property(tries = 5000)
  void label_isPassedOver_onlyIfThePatternDoesNotMatch(@ForAll long seed) {
    Random random = new Random(seed);
    String line = text(random).replaceAll("[\r\n]", "");
    int start = line.isEmpty() ? 0 : random.nextInt(line.length());
    if (SpeakerLabels.SPEAKER.matcher(line).region(start, line.length()).lookingAt()) {
      assertThat(SpeakerLabels.mayBeSpeaker(line, start, line.length())).as(line).isTrue();
    }
    if (SpeakerLabels.TIME.matcher(line).region(start, line.length()).lookingAt()) {
      assertThat(SpeakerLabels.mayBeTime(line, start, line.length())).as(line).isTrue();
    }
  }

  @Property(tries = 20_000)
  void label_isReadAsThePatternsDo(@ForAll long seed) {
    Random random = new Random(seed);
    String line = text(random).replaceAll("[\r\n]", "") + (random.nextBoolean() ? " right" : "");
    int start = line.isEmpty() ? 0 : random.nextInt(line.length());
    int end = start + random.nextInt(line.length() - start + 1);
    SpeakerLabels labels = new SpeakerLabels(CardScanner.standard().lexicon);
    Matcher time = SpeakerLabels.TIME.matcher(line).region(start, end);
    assertThat(labels.timeEnd(line, start, end))
        .as(line)
        .isEqualTo(time.lookingAt() ? time.end() : SpeakerLabels.NONE);
    if (start < end && SpeakerLabels.mayBeSpeaker(line, start, end)) {
      int read = labels.speakerEnd(line, start, end);
      if (read != SpeakerLabels.ASK) {
        Matcher speaker = SpeakerLabels.SPEAKER.matcher(line).region(start, end);
        assertThat(read)
            .as("%s from %s to %s", line, start, end)
            .isEqualTo(speaker.lookingAt() ? speaker.end() : SpeakerLabels.NONE);
      }
    }
  }

  private static final String STAMP = "(?:\\d{1,4}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3}";

  private static final Pattern TIMING =
      Pattern.compile("\\h*(" + STAMP + ")\\h*-->\\h*(" + STAMP + ")(?:\\h.*)?");

  private static final String NUMBER = "\\d+(?:\\.\\d+)?";

  private static final Pattern CTM =
      Pattern.compile(
          "(\\S+)[ \\t]+(\\S+)[ \\t]+(N|\\*)[ \\t]+(N|\\*)[ \\t]+(\\S+)(?:[ \\t]+-?N)?(?:[ \\t]+\\S+){0,2}[ \\t]*"
              .replace("N", NUMBER));

  private static final Pattern STM =
      Pattern.compile(
          "(\\S+)[ \\t]+(\\S+)[ \\t]+(\\S+)[ \\t]+(N)[ \\t]+(N)(?:[ \\t]+<[^>]*>)?[ \\t]*(.*)"
              .replace("N", NUMBER));

  private static final Pattern TIMED_WORD =
      Pattern.compile(
          "\\h{0,4}(\\d{1,6}(?:\\.\\d{1,9})?)[ \\t]+(?:(\\d{1,6}\\.\\d{1,9})[ \\t]+)?(\\S.*?)\\h*");

  private static final String[] PARTS_OF_LINES = {
    " ",
    "  ",
    "\t",
    "call",
    "A",
    "1",
    "12.5",
    "0.30",
    "*",
    "word",
    "-0.98",
    "00:01.500",
    "1:02:03,5",
    "-->",
    " --> ",
    "<o,f0>",
    "<",
    ">",
    "\u00a0",
    "\u2028",
    "\u000b",
    ".",
    "1234567",
    "4.1234567890",
    "align:start",
    "00:1.5",
    "0.25 ",
    "call A 1.0 0.2 ",
    "call 1 jane 0.0 2.5 ",
    "1.5 2.5 "
  };

  private static String line(Random random) {
    StringBuilder line = new StringBuilder();
    for (int n = random.nextInt(9); n >= 0; n--) {
      line.append(PARTS_OF_LINES[random.nextInt(PARTS_OF_LINES.length)]);
      line.append(random.nextInt(3) == 0 ? "" : " ");
    }
    return line.toString();
  }

  private static final String[] CTM_LINES = {
    "call A 12.5 0.30 word 0.98",
    "call A 12.55 0.30 word",
    "call A 12 0 4111",
    "call A 1234567.125 0.1 411111111111 0.9",
    "call A 12345678.1 0.1 word 0.9",
    "call A 12.1234 0.5 word 0.9",
    "call A 12. 0.5 word 0.9",
    "call A .5 0.5 word 0.9",
    "call A * * word",
    "call A 12.5 0.30 word 0.98 ",
    "call A 12.5 0.30 word 0.98 lex spk",
    "call A 12.5 0.30 word x y -0.98",
    "call A 12.5  0.30 word 0.98",
    "call A 12.5\t0.30 word 0.98",
    "call A 12.5 0.30 wo\u001crd 0.98",
    "call A 12.5 0.30 wo\u000brd 0.98",
    "call A 12.5 0.30 ",
    "call A 12.5 0.30",
    "call A 12.5",
    "call A",
    "call AB 12.5 0.30 word 0.98",
    "call\tA 12.5 0.30 word 0.98",
    "call4111111111111111 A 1.5 0.30 word 0.98",
    ";; call A 12.5 0.30 word 0.98",
    ""
  };

  /** A line is read the same whatever lines are before it. */
  @Property(tries = 5_000)
  void lineOfCtm_isReadAsIfAlone(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      String line =
          random.nextInt(5) == 0 ? line(random) : CTM_LINES[random.nextInt(CTM_LINES.length)];
      line = line.replace("\u2028", "").replace("\u000b", n % 2 == 0 ? "" : "\u000b");
      if (!line.isEmpty()) {
        expected.addAll(
            slots(new MarkReader(TranscriptFormat.CTM).read(line + "\n"), text.length()));
      }
      text.append(line).append('\n');
    }
    assertThat(slots(new MarkReader(TranscriptFormat.CTM).read(text.toString()), 0))
        .as(text.toString())
        .isEqualTo(expected);
  }

  private static List<String> slots(TranscriptText file, int from) {
    List<String> slots = new ArrayList<>();
    for (int i = 0; i < file.slots.count(); i++) {
      Slot slot = file.slots.get(i);
      slots.add(
          "%s %s %s %s %s"
              .formatted(
                  slot.start() + from,
                  slot.end() + from,
                  slot.form(),
                  slot.fromMillis(),
                  slot.toMillis()));
    }
    return slots;
  }

  @Property(tries = 20_000)
  void line_isReadAsThePatternsDo(@ForAll long seed) {
    Random random = new Random(seed);
    String line = line(random);
    int start = random.nextInt(line.length());
    int end = start + random.nextInt(line.length() - start + 1);
    boolean matches = TIMING.matcher(line).region(start, end).matches();
    CueReader.Timing timing = new CueReader.Timing(line, start, end);
    assertThat(timing.matches()).as(line).isEqualTo(matches);
    for (boolean ctm : new boolean[] {true, false}) {
      Matcher mark = (ctm ? CTM : STM).matcher(line).region(start, end);
      MarkReader reader = new MarkReader(ctm ? TranscriptFormat.CTM : TranscriptFormat.STM);
      boolean read = reader.read(line, start, end);
      assertThat(read).as("%s as %s", line, ctm).isEqualTo(mark.matches());
      for (int field = 0; read && field < mark.groupCount(); field++) {
        assertThat(new int[] {reader.start(field), reader.end(field)})
            .as("%s, field %s", line, field)
            .isEqualTo(new int[] {mark.start(field + 1), mark.end(field + 1)});
      }
    }
    Matcher word = TIMED_WORD.matcher(line).region(start, end);
    TimedWords.Mark mark = TimedWords.Mark.of(line, start, end);
    assertThat(mark != null).as(line).isEqualTo(word.matches());
    if (mark != null) {
      assertThat(mark.bounds())
          .as(line)
          .isEqualTo(
              new int[] {
                word.start(1),
                word.end(1),
                word.start(2),
                word.start(2) < 0 ? 0 : word.end(2),
                word.start(3),
                word.end(3)
              });
    }
  }

  @Property(tries = 3000)
  void words_areThoseOfTheTwin(@ForAll long seed) {
    Random random = new Random(seed);
    String text = text(random) + text(random);
    Lexicon lexicon = CardScanner.standard().lexicon;
    SpokenWords words = new SpokenWords(Passage.of(text, 0, text.length()), lexicon);
    List<String> read = new ArrayList<>();
    for (int t = 0; t < words.count; t++) {
      read.add(
          "%s-%s %x %x"
              .formatted(
                  words.start[t],
                  words.end[t],
                  words.known[t],
                  words.areFigures(t) ? 0 : lexiconSays(words, t)));
    }
    assertThat(read).as(text).isEqualTo(wordsSlowly(text, lexicon));
    List<Integer> cards = new ArrayList<>();
    for (int c = 0; c < words.cardCount; c++) {
      cards.add(words.cardWords[c]);
    }
    assertThat(cards).as(text).isEqualTo(cardWordsSlowly(text, lexicon));
  }

  private static int lexiconSays(SpokenWords words, int t) {
    int says = 0;
    for (int bit = 0; bit < 21; bit++) {
      says |= words.is(t, 1 << bit) ? 1 << bit : 0;
    }
    return says;
  }

  private static List<String> wordsSlowly(String text, Lexicon lexicon) {
    char[] chars = (text + "\0\0").toCharArray();
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int to = i + 1;
      if (Chars.isLetter(chars[i])) {
        while (Chars.isLetter(chars[to])) {
          to++;
        }
        int known = lexicon.lookup(chars, i, to);
        boolean dotted = text.substring(i, to).indexOf('\u0130') >= 0;
        int said = dotted ? 0 : lexicon.said(chars, i, to);
        boolean says = known != 0 || (said & ~Lexicon.OF_LANGUAGES) != 0;
        if (says || lexicon.isCardWord(chars, i, to)) {
          words.add("%s-%s %x %x".formatted(i, to, known, said));
        }
      } else if (Chars.isDigit(chars[i])) {
        while (Chars.isDigit(chars[to])) {
          to++;
        }
        words.add("%s-%s 0 0".formatted(i, to));
      } else if (Character.isHighSurrogate(chars[i])) {
        to = i + 2;
        words.add("%s-%s 0 0".formatted(i, to));
      }
      i = to;
    }
    return words;
  }

  private static List<Integer> cardWordsSlowly(String text, Lexicon lexicon) {
    char[] chars = (text + "\0\0").toCharArray();
    List<Integer> starts = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int end = Chars.isLetter(chars[i]) ? Lexicon.wordEnd(chars, i, text.length()) : i;
      if (end > i && lexicon.isCardWord(chars, i, end)) {
        starts.add(i);
      }
      i = Math.max(end, i + 1);
    }
    return starts;
  }

  @Property(tries = 2000)
  void worth_isNeverLessThanTheDigitsThatAreRead(@ForAll long seed) {
    String text = text(new Random(seed)).toLowerCase(Locale.ROOT);
    Lexicon lexicon = CardScanner.standard().lexicon;
    SpokenWords words = new SpokenWords(Passage.of(text, 0, text.length()), lexicon);
    int digits = new SpokenDigits(words, lexicon, false).count;
    assertThat(Worth.of(text.toCharArray(), 0, text.length(), lexicon))
        .as(text)
        .isGreaterThanOrEqualTo(Math.min(digits, CardNetworks.MIN_LENGTH));
  }
}
