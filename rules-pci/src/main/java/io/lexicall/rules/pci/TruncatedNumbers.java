package io.lexicall.rules.pci;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds card numbers in text that are cut short, but not by as much as the brands ask on that day
 * (PCI SSC FAQ 1091).
 *
 * <p>What the brands ask hangs on the number of digits alone here: a rule may not ask for the brand
 * of a number that is cut. Where brands differ, the table has what most of them ask.
 */
final class TruncatedNumbers {
  static final String FILE = "truncation-formats.csv";

  private static final String HIDDEN = "*xX#\u2022";
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<![\\p{Alnum}*#\u2022])[0-9](?:[ -]?[0-9*xX#\u2022]){11,18}"
              + "(?![\\p{Alnum}*#\u2022])");

  private final LawTable table =
      LawTable.read(FILE, TruncatedNumbers.class.getResourceAsStream(FILE));
  private final Map<Integer, List<Format>> formats = new HashMap<>();

  /** The days from which other formats hold. */
  private final TreeSet<LocalDate> changes = new TreeSet<>();

  /**
   * How much of a number may stay.
   *
   * @param first so many digits at its beginning
   * @param others so many more
   * @param onlyLast whether these must be its last
   */
  private record Format(int first, int others, boolean onlyLast, InForce inForce) {
    static Format of(LawTable.Row row) {
      return new Format(
          row.integer("first"),
          row.integer("others"),
          row.requireText("others_where").equals("last"),
          row.inForce());
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

  LawTable table() {
    return table;
  }

  /** Returns the day from which the formats of a day hold; null if they always did. */
  @Nullable LocalDate begin(LocalDate day) {
    return changes.floor(day);
  }

  /** Returns the first day after one from which other formats hold; null if none do. */
  @Nullable LocalDate nextChange(LocalDate day) {
    return changes.higher(day);
  }

  /** Tells whether one of them keeps more than may stay on that day. */
  boolean keepTooMuch(String text, LocalDate day) {
    Matcher matcher = SHAPE.matcher(text);
    while (matcher.find()) {
      String digits = matcher.group().replaceAll("[ -]", "");
      if (digits.chars().anyMatch(c -> HIDDEN.indexOf(c) >= 0) && !isAllowed(digits, day)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAllowed(String digits, LocalDate day) {
    return formats.getOrDefault(digits.length(), List.of()).stream()
        .anyMatch(format -> format.inForce.contains(day) && format.isKeptTo(digits));
  }
}
