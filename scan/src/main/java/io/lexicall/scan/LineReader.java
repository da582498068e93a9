package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads transcripts of lines that begin with the speaker, the time, or both: "Agent: …", "[00:12]
 * Customer: …", "(Agent) …", "01:12 Agent …". The label may also be on a line of its own above what
 * was said.
 */
final class LineReader {

  private static final int FEWEST_WORDS = 2;

  /** With such a word an entry of a log begins. */
  private static final Set<String> LEVELS =
      Set.of("info", "warn", "warning", "error", "debug", "trace", "notice");

  /** So many, and no more, are called by a letter. */
  private static final int MOST_LETTERS = 4;

  private final Lines lines;
  private final Lexicon lexicon;
  private final SpeakerLabels labels;

  /** The beginnings of the first lines as they look. */
  private final List<SpeakerLabels.Label> read = new ArrayList<>();

  private boolean isOfLog;

  private LineReader(Lines lines, Lexicon lexicon) {
    this.lines = lines;
    this.lexicon = lexicon;
    labels = new SpeakerLabels(lexicon);
  }

  /**
   * Returns a reader for a text that begins so, if it is such a transcript, else null.
   *
   * <p>It is one if half of the lines begin with a speaker, of whom there are several, and people
   * in a call are called so; or if the names come again and again, and words follow them, or nearly
   * all lines have one, and somebody asks. Lines of times alone are one if the times are those of a
   * recording and rise. What else has colons (forms, logs, lists of fields) is none.
   */
  static @Nullable LineReader of(String head, Lines lines, int count, Lexicon lexicon) {
    LineReader reader = new LineReader(lines, lexicon);
    reader.learn(head, lines, count);
    return reader.isTranscript(head, count) ? reader : null;
  }

  /** Whether the lines are those of a log, of which some say nothing of a speaker. */
  boolean isOfLog() {
    return isOfLog;
  }

  private boolean isTranscript(String head, int count) {
    int filled = 0;
    int labelled = 0;
    int timed = 0;
    int talking = 0;
    long last = -1;
    boolean rising = true;
    Set<String> speakers = new HashSet<>();
    boolean roles = false;
    boolean names = true;
    boolean isAsked = false;
    boolean letters = true;
    int turns = 0;
    String before = "";
    for (int line = 0; line < count; line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      if (Lines.isBlank(head, start, end)) {
        continue;
      }
      filled++;
      SpeakerLabels.Label label = labels.known(read.get(line), head, start, end);
      String speaker = label.speaker();
      if (speaker != null) {
        labelled++;
        speakers.add(speaker);
        roles |= labels.isRole(speaker);
        names &= isWrittenAsName(head, start, label.end());
        letters &= SpeakerLabels.isLetter(speaker);
        turns += speaker.equals(before) ? 0 : 1;
        before = speaker;
        boolean above = label.fromMillis() >= 0 && Lines.isBlank(head, label.end(), end);
        talking += above || holdsWords(head, label.end(), end) ? 1 : 0;
        isAsked |=
            head.charAt(lastVisible(head, label.end(), end)) == '?'
                && !isUpper(head, start, label.end());
      } else if (label.fromMillis() >= 0) {
        rising &= label.fromMillis() >= last && (last >= 0 || label.fromMillis() < 600_000);
        last = label.fromMillis();
        timed++;
      }
    }
    isOfLog = timed > 0 && speakers.stream().anyMatch(LineReader::isOfLog);
    boolean several = speakers.size() > 1 && speakers.size() <= 16;
    boolean mostly = labelled * 10 >= filled * 9;
    // Letters are speakers where the same few speak by turns, and of a card.
    boolean talks =
        talking * 2 >= labelled && names
            || isAsked && mostly
            || letters
                && mostly
                && speakers.size() <= MOST_LETTERS
                && turns * 3 >= labelled * 2
                && labelled >= 2 * speakers.size()
                && speaksOfCards(head);
    return several && labelled * 2 >= filled && (roles || talks)
        || several && roles && labelled * 3 >= filled
        || labelled == 0
            && filled >= 3
            && timed * 10 >= filled * 9
            && rising
            && last > 0
            && last < 36_000_000;
  }

  private boolean speaksOfCards(String head) {
    return new SpokenWords(Passage.of(head, 0, head.length()), lexicon).speaksOfCards();
  }

  private static boolean isOfLog(String speaker) {
    int blank = speaker.indexOf(' ');
    return blank > 0 && LEVELS.contains(speaker.substring(0, blank).toLowerCase(Locale.ROOT));
  }

  private static int lastVisible(String text, int start, int end) {
    int i = end - 1;
    while (i > start && Chars.isBlank(text.charAt(i))) {
      i--;
    }
    return Math.max(i, 0);
  }

  /** "INFO:", as in logs; but "A:" may be somebody. */
  private static boolean isUpper(String text, int start, int end) {
    int letters = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        if (Character.isLowerCase(c)) {
          return false;
        }
      }
    }
    return letters > 2;
  }

  /** "Jane", "Speaker 1": not "INFO", not "key". */
  private static boolean isWrittenAsName(String text, int start, int end) {
    boolean upper = false;
    boolean lower = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return isWrittenAsName(text.substring(start, end));
      }
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
    }
    return upper && lower;
  }

  private static boolean isWrittenAsName(String label) {
    return !label.equals(label.toUpperCase(Locale.ROOT))
        && !label.equals(label.toLowerCase(Locale.ROOT));
  }

  private static boolean holdsWords(String text, int start, int end) {
    int words = 0;
    boolean letter = false;
    for (int i = start; i < end && words < FEWEST_WORDS; i++) {
      char c = text.charAt(i);
      boolean now = Chars.isAsciiLetter(c) || c >= 0x80 && Character.isLetter(c);
      words += now && !letter ? 1 : 0;
      letter = now;
    }
    return words >= FEWEST_WORDS;
  }

  /** Reads the text, which begins with what the reader is for. */
  TranscriptText read(String text, boolean isHead) {
    Lines lines = isHead ? this.lines : new Lines(text);
    learn(text, lines, lines.count());
    TranscriptText.Builder file = new TranscriptText.Builder(lines.count());
    Speech speech = new Speech(false, lines.count());
    String speaker = null;
    Passage turn = new Passage();
    for (int line = 0; line < lines.count(); line++) {
      int start = lines.start(line);
      int end = lines.end(line);
      SpeakerLabels.Label label = labels.known(read.get(line), text, start, end);
      if (!label.isEmpty()) {
        // The times rise with the lines: there is nothing to sort.
        speech.add(speaker, Slot.UNKNOWN, turn);
        turn = new Passage();
        if (label.speaker() != null) {
          speaker = label.speaker();
        }
        if (label.speaker() != null && label.end() - start >= CardNetworks.MIN_LENGTH) {
          file.slot(Slot.of(start, label.end(), Slot.Form.LINE));
          file.passage(Passage.of(text, start, label.end()));
        }
      } else if (turn.length() > 0) {
        turn.add('\n', start - 1, start);
      }
      turn.add(text, label.end(), end);
      file.slot(label.end(), end, Slot.Form.LINE, label.fromMillis(), Slot.UNKNOWN);
    }
    speech.add(speaker, Slot.UNKNOWN, turn);
    file.speech(speech);
    return file.build(TranscriptFormat.TURNS);
  }

  /** Reads the beginnings of the first lines, as far as it did not yet. */
  private void learn(String text, Lines lines, int count) {
    for (int line = read.size(); line < count; line++) {
      read.add(labels.learn(text, lines.start(line), lines.end(line)));
    }
  }
}
