package io.lexicall.rules.pci;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.scan.CardRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds card numbers in text that are truncated, but not as much as the brands require on that day
 * (PCI SSC FAQ 1091).
 *
 * <p>The brand is the one that the first digits name ({@link CardRange}). If they name none, since
 * they are hidden or belong to no brand, only what every brand allows may remain.
 */
final class TruncatedNumbers {
  static final String FILE = "truncation-formats.csv";

  private static final String HIDDEN = "*xX#\u2022";

  /**
   * Twelve to nineteen digits, shown or hidden. If the first is hidden, the second follows at once
   * and the last is shown, so that "* 1 800 …", "#4111…" and "**4111…**" are not mistaken for one.
   */
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<![\\p{Alnum}*#\u2022])"
              + "(?:[0-9](?:[ -]?[0-9*xX#\u2022]){11,18}"
              + "|(?!#[0-9])[*xX#\u2022][0-9*xX#\u2022](?:[ -]?[0-9*xX#\u2022]){9,16}[ -]?[0-9])"
              + "(?![\\p{Alnum}*#\u2022])");

  /** The lengths of most cards: a number of such a length may be followed by another. */
  private static final int USUAL_FROM = 14;

  private static final int USUAL_TO = 16;

  private static final int LAST = 4;

  private final LawTable table = read();
  private final Map<Integer, List<Format>> formats = new HashMap<>();

  /** The days on which the formats change. */
  private final TreeSet<LocalDate> changes = new TreeSet<>();

  private final List<CardRange> ranges = ranges();

  static LawTable read() {
    return LawTable.read(FILE, TruncatedNumbers.class.getResourceAsStream(FILE));
  }

  /**
   * How much of a number may remain.
   *
   * @param networks the brands; empty for every brand
   * @param first the number of digits at its beginning
   * @param others so many more
   * @param onlyLast whether these must be its last
   */
  private record Format(
      Set<String> networks, int first, int others, boolean onlyLast, InForce inForce) {
    static Format of(LawTable.Row row) {
      return new Format(
          Set.copyOf(row.list("networks", '|')),
          row.integer("first"),
          row.integer("others"),
          row.requireText("others_where").equals("last"),
          row.inForce());
    }

    boolean isFor(String network) {
      return networks.isEmpty() || networks.contains(network);
    }

    boolean isKeptTo(String digits) {
      int kept = 0;
      for (int i = first; i < digits.length(); i++) {
        if (HIDDEN.indexOf(digits.charAt(i)) < 0) {
          kept++;
          if (onlyLast && i < digits.length() - others) {
            return false;
          }
        }
      }
      return kept <= others;
    }
  }

  /** Whether a number, possibly with hidden digits, begins like those of the range. */
  private static boolean holds(CardRange range, String digits) {
    String start = digits.substring(0, range.from().length());
    return start.chars().allMatch(c -> HIDDEN.indexOf(c) < 0)
        && range.from().compareTo(start) <= 0
        && start.compareTo(range.to()) <= 0
        && range.lengths().contains(digits.length());
  }

  TruncatedNumbers() {
    for (LawTable.Row row : table.rows()) {
      Format format = Format.of(row);
      formats.computeIfAbsent(row.integer("digits"), digits -> new ArrayList<>()).add(format);
      LocalDate from = format.inForce.from();
      if (from != null) {
        changes.add(from);
      }
    }
  }

  /** The longest first, since they name the network. */
  private static List<CardRange> ranges() {
    List<CardRange> ranges = new ArrayList<>(CardRange.all());
    ranges.sort(Comparator.comparingInt((CardRange range) -> range.from().length()).reversed());
    return ranges;
  }

  LawTable table() {
    return table;
  }

  /** Returns the day from which the formats of a day apply; null if they always did. */
  @Nullable LocalDate begin(LocalDate day) {
    return changes.floor(day);
  }

  /** Returns the first day after one on which the formats change; null if there is none. */
  @Nullable LocalDate nextChange(LocalDate day) {
    return changes.higher(day);
  }

  /** Returns whether one of them keeps more digits than may remain on that day. */
  boolean keepTooMuch(String text, LocalDate day) {
    Matcher matcher = SHAPE.matcher(text);
    while (matcher.find()) {
      String number = matcher.group();
      if (isHidden(number, 0) && !isShortEnough(number, day)) {
        return true;
      }
    }
    return false;
  }

  /** Whether some digit from {@code from} on is hidden. */
  private static boolean isHidden(String number, int from) {
    return number.chars().skip(from).anyMatch(c -> HIDDEN.indexOf(c) >= 0);
  }

  /** Whether it is one, or follows one and shows its last four digits. */
  private boolean isShortEnough(String number, LocalDate day) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c != ' ' && c != '-') {
        digits.append(c);
      } else if (digits.length() >= USUAL_FROM
          && digits.length() <= USUAL_TO
          && !isHidden(digits.toString(), digits.length() - LAST)
          && !isHidden(number, i)
          && isAllowed(digits.toString(), day)) {
        return true;
      }
    }
    return isAllowed(digits.toString(), day);
  }

  private boolean isAllowed(String digits, LocalDate day) {
    String network =
        ranges.stream()
            .filter(range -> holds(range, digits))
            .map(CardRange::network)
            .findFirst()
            .orElse("");
    return formats.getOrDefault(digits.length(), List.of()).stream()
        .anyMatch(
            format ->
                format.inForce.contains(day) && format.isFor(network) && format.isKeptTo(digits));
  }
}
