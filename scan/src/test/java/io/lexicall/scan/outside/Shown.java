package io.lexicall.scan.outside;

import io.lexicall.scan.Finding;
import io.lexicall.scan.Piece;
import io.lexicall.scan.Redaction;
import io.lexicall.scan.SpanKind;
import io.lexicall.scan.TranscriptScanner;
import io.lexicall.scan.outside.Formats.Document;
import io.lexicall.scan.outside.Sheet.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The places of a card in a file in which redaction leaves a digit that is neither of the first six
 * nor of the last four. A finding that covers the digits may still show them, if it takes the
 * middle of the card for the beginning of a number.
 */
final class Shown {
  private static final char DIGIT = '\ue000';
  private static final char HIDDEN = '\ue00a';
  private static final int FIRST = 6;
  private static final int LAST = 4;

  /** A digit of the card at so many places is seen everywhere: no proof where places do not fit. */
  private static final int SHORTEST = 3;

  /** Keeps the digits that {@link Redaction#firstSixLastFour} keeps, in signs no file has. */
  private static final Redaction MARKING =
      (span, value) -> {
        StringBuilder marked = new StringBuilder();
        for (int i = 0; i < value.length; i++) {
          boolean kept = span.kind().equals(SpanKind.PAN) && !isHidden(i, value.length);
          marked.append(kept ? (char) (DIGIT + value[i] - '0') : HIDDEN);
        }
        return marked;
      };

  private Shown() {}

  private static boolean isHidden(int digit, int length) {
    return digit >= (length >= 14 ? FIRST : 0) && digit < length - LAST;
  }

  static Set<Place> of(TranscriptScanner scanner, Document document, String pan) {
    String text = document.text();
    String redacted = scanner.redact(text, MARKING);
    Set<Place> shown = new HashSet<>();
    int at = 0;
    int read = 0;
    for (int[] stretch : stretches(scanner.scan(text).findings())) {
      while (at < stretch[0]) {
        // Only quotes are added to what stands between.
        at += redacted.charAt(read) == text.charAt(at) ? 1 : 0;
        read++;
      }
      // A piece without digits, such as a hyphen, leaves nothing.
      boolean isQuote = "\"'".indexOf(charAt(redacted, read)) >= 0;
      read += isQuote && isMark(charAt(redacted, read + 1)) ? 1 : 0;
      int from = read;
      while (read < redacted.length() && isMark(redacted.charAt(read))) {
        read++;
      }
      at = stretch[1];
      note(redacted.substring(from, read), placesIn(document, stretch), pan, shown);
    }
    return shown;
  }

  /** The pieces of all findings in their order, those that touch as one. */
  private static List<int[]> stretches(List<Finding> findings) {
    List<Piece> pieces = new ArrayList<>();
    findings.forEach(finding -> pieces.addAll(finding.pieces()));
    pieces.sort(Comparator.comparingLong(Piece::start));
    List<int[]> stretches = new ArrayList<>();
    for (Piece piece : pieces) {
      int[] last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
      if (last != null && last[1] == piece.start()) {
        last[1] = (int) piece.end();
      } else {
        stretches.add(new int[] {(int) piece.start(), (int) piece.end()});
      }
    }
    return stretches;
  }

  private static char charAt(String text, int i) {
    return i < text.length() ? text.charAt(i) : ' ';
  }

  private static boolean isMark(char c) {
    return c >= DIGIT && c <= HIDDEN || c == '*';
  }

  private static List<Place> placesIn(Document document, int[] stretch) {
    return document.places().stream()
        .filter(place -> place.start() >= stretch[0] && place.end() <= stretch[1])
        .filter(place -> !place.isCode())
        .sorted(Comparator.comparingInt(Place::start))
        .toList();
  }

  private static void note(String written, List<Place> places, String pan, Set<Place> shown) {
    int told = places.stream().mapToInt(place -> place.mark().digits().size()).sum();
    int at = 0;
    for (Place place : places) {
      List<Integer> digits = place.mark().digits();
      boolean isOpen = false;
      if (told == written.length()) {
        for (int digit : digits) {
          isOpen |= isHidden(digit, pan.length()) && isDigit(written.charAt(at));
          at++;
        }
      } else if (digits.size() >= SHORTEST
          && digits.stream().anyMatch(digit -> isHidden(digit, pan.length()))) {
        StringBuilder marked = new StringBuilder();
        digits.forEach(digit -> marked.append((char) (DIGIT + pan.charAt(digit) - '0')));
        isOpen = written.contains(marked);
      }
      if (isOpen && place.isSecret()) {
        shown.add(place);
      }
    }
  }

  private static boolean isDigit(char c) {
    return c >= DIGIT && c < HIDDEN;
  }
}
