package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads conversations in HTML whose turns are separated by line breaks only: {@code Agent: …<br>}.
 * Without its tags such a file is a text of lines, which is read like any other.
 */
final class BreakReader {

  private static final int FEWEST_BREAKS = 3;
  private static final int LONGEST_TAG = 512;

  /** Where one of these begins or ends, so does a line. */
  private static final Set<String> LINES =
      Set.of("br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr");

  private BreakReader() {}

  /** Returns whether a text that begins so is such a conversation. */
  static boolean isTranscript(String head, boolean whole, Lexicon lexicon) {
    return holdsBreaks(head, 0, head.length())
        && InferredLayout.speaksOfCards(head, lexicon)
        && inside(lines(head, new TranscriptText.Builder()), whole, lexicon, false) != null;
  }

  /** A quick look whether so many lines are broken at [from, to). */
  static boolean holdsBreaks(String text, int from, int to) {
    int breaks = 0;
    for (int i = from; i < to && breaks < FEWEST_BREAKS; i++) {
      breaks += text.charAt(i) == '<' && text.regionMatches(true, i, "<br", 0, 3) ? 1 : 0;
    }
    return breaks == FEWEST_BREAKS;
  }

  static TranscriptText read(String text, Lexicon lexicon, boolean all) {
    TranscriptText.Builder file = new TranscriptText.Builder();
    Passage lines = lines(text, file);
    TranscriptText inside = inside(lines, true, lexicon, all);
    if (inside == null) {
      return TranscriptText.plain(text);
    }
    Slot whole = Slot.of(0, text.length(), Slot.Form.LINE);
    file.inside(inside, lines, whole, false);
    return file.build(TranscriptFormat.TURNS);
  }

  private static @Nullable TranscriptText inside(
      Passage lines, boolean whole, Lexicon lexicon, boolean all) {
    String text = lines.text();
    int end = whole ? text.length() : text.lastIndexOf('\n') + 1;
    TranscriptText read = TranscriptFormats.readLines(text.substring(0, end), lexicon, all);
    return read != null && read.format == TranscriptFormat.TURNS ? read : null;
  }

  /**
   * The text without its tags, with a line's end for each that breaks it. What stands in tags and
   * comments nobody said, and is scanned as text.
   */
  private static Passage lines(String text, TranscriptText.Builder file) {
    Passage lines = new Passage();
    int at = 0;
    int tags = -1;
    while (at < text.length()) {
      char c = text.charAt(at);
      int tagEnd = c == '<' ? tagEnd(text, at, file) : -1;
      if (tagEnd > 0) {
        if (LINES.contains(nameAt(text, at))) {
          lines.add('\n', at, tagEnd);
        }
        tags = tags < 0 ? at : tags;
        at = tagEnd;
        continue;
      }
      if (tags >= 0) {
        file.rest(text, tags, at);
        tags = -1;
      }
      int entityEnd = c == '&' ? find(text, ';', at, at + Entities.LONGEST + 1, file) : -1;
      if (entityEnd > 0) {
        char value = Entities.value(text, at, entityEnd + 1);
        lines.add(value == 0 ? ' ' : value, at, entityEnd + 1);
        at = entityEnd + 1;
        continue;
      }
      int plain = at + 1;
      while (plain < text.length() && text.charAt(plain) != '<' && text.charAt(plain) != '&') {
        plain++;
      }
      lines.add(text, at, plain);
      at = plain;
    }
    if (tags >= 0) {
      file.rest(text, tags, at);
    }
    return lines;
  }

  private static int tagEnd(String text, int tag, TranscriptText.Builder file) {
    char next = tag + 1 < text.length() ? text.charAt(tag + 1) : ' ';
    return Chars.isAsciiLetter(next) || next == '/' || next == '!'
        ? find(text, '>', tag, tag + LONGEST_TAG + 1, file) + 1
        : -1;
  }

  private static int find(String text, char sign, int from, int to, TranscriptText.Builder file) {
    int found = Chars.indexOf(text, sign, from, to);
    file.looked((found < 0 ? Math.min(to, text.length()) : found) - from);
    return found;
  }

  private static String nameAt(String text, int tag) {
    int from = tag + (text.charAt(tag + 1) == '/' ? 2 : 1);
    int to = from;
    while (to < text.length() && Chars.isAsciiAlphanumeric(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }
}
