package io.lexicall.rules.pci;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.rules.pci.MaskedText.Gap;
import io.lexicall.rules.pci.MaskedText.Group;
import io.lexicall.scan.CardRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds card numbers in text that are truncated, but not as much as the brands require on that day
 * (PCI SSC FAQ 1091).
 *
 * <p>The brand is the one that the first digits name ({@link CardRange}). If they name none, since
 * they are hidden or belong to no brand, only what every brand allows may remain.
 *
 * <p>No check digit tells a truncated number from others, so its shape must: the brand, the length,
 * the groups, and signs that hide several neighbouring digits. A telephone number with its
 * extension, a date with the number of a ticket, the sides of a screen are none.
 */
final class TruncatedNumbers {
  static final String FILE = "truncation-formats.csv";

  /** The lengths of most cards. */
  private static final int USUAL_FROM = 14;

  private static final int USUAL_TO = 16;

  private static final int SHORTEST = 12;

  private static final int LAST = 4;

  // How likely digits are a card number.
  private static final int NONE = 0;
  private static final int UNUSUAL = 1;
  private static final int USUAL = 2;
  private static final int OF_A_NETWORK = 3;
  private static final int USUAL_OF_A_NETWORK = 4;

  // Where groups end, as bits: in fours, as on cards of 14 and 15 digits, behind the issuer's.
  private static final int FOURS = 1 << 4 | 1 << 8 | 1 << 12 | 1 << 16;
  private static final int AMEX = 1 << 4 | 1 << 10;
  private static final int BIN = 1 << 6 | 1 << 8 | 1 << 12;

  private final LawTable table = read();
  private final Map<Integer, List<Format>> formats = new HashMap<>();

  /** The days on which the formats change. */
  private final TreeSet<LocalDate> changes = new TreeSet<>();

  private final List<List<CardRange>> ranges = ranges();

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
        if (!MaskedText.isHidden(digits.charAt(i))) {
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
    int length = range.from().length();
    if (!range.lengths().contains(digits.length())) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (MaskedText.isHidden(digits.charAt(i))) {
        return false;
      }
    }
    return range.from().compareTo(digits.substring(0, length)) <= 0
        && digits.substring(0, length).compareTo(range.to()) <= 0;
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

  /** By the first digit; the longest first, since they name the network. */
  private static List<List<CardRange>> ranges() {
    List<CardRange> ranges = new ArrayList<>(CardRange.all());
    ranges.sort(Comparator.comparingInt((CardRange range) -> range.from().length()).reversed());
    List<List<CardRange>> byFirst = new ArrayList<>();
    for (char first = '0'; first <= '9'; first++) {
      char digit = first;
      byFirst.add(
          ranges.stream()
              .filter(range -> range.from().charAt(0) <= digit && digit <= range.to().charAt(0))
              .toList());
    }
    return byFirst;
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

  /**
   * Returns whether one of them keeps more digits than may remain on that day.
   *
   * @param stated whether the host says that the content holds card numbers; otherwise only what
   *     can hardly be anything else is taken for one
   */
  boolean keepTooMuch(String text, LocalDate day, boolean stated) {
    List<Group> groups = MaskedText.groups(text);
    int from = 0;
    while (from < groups.size()) {
      if (!groups.get(from).isMasked()) {
        from++;
        continue;
      }
      int to = from + 1;
      if (groups.get(from).digits().length() < SHORTEST) {
        while (to < groups.size() && isContinued(groups.get(to))) {
          to++;
        }
      }
      if (keepsTooMuch(groups, from, to, day, stated)) {
        return true;
      }
      from = to;
    }
    return false;
  }

  private static boolean isContinued(Group group) {
    return group.isMasked() && group.before() != Gap.END && group.digits().length() < SHORTEST;
  }

  /**
   * Returns whether the hidden groups belong to a number that keeps too much. Text shows not where
   * a number begins and ends, so every run of groups around them is tried. The likeliest decide,
   * and of these one that is short enough suffices.
   */
  private boolean keepsTooMuch(
      List<Group> groups, int hiddenFrom, int hiddenTo, LocalDate day, boolean stated) {
    int shortEnough =
        hiddenTo == hiddenFrom + 1 && isMask(groups.get(hiddenFrom).digits()) ? USUAL : NONE;
    int tooLong = NONE;
    for (int from = hiddenFrom; from >= 0 && hiddenFrom - from < MaskedText.LONGEST; from--) {
      int length = 0;
      for (int to = from; to < groups.size(); to++) {
        Group group = groups.get(to);
        length += group.digits().length();
        if (length > MaskedText.LONGEST || (to > from && group.before() == Gap.END)) {
          break;
        }
        if (to + 1 < hiddenTo || length < SHORTEST) {
          continue;
        }
        Run run = new Run(groups, from, to + 1);
        if (!run.isSpaced()) {
          continue;
        }
        String digits = run.digits();
        String network = network(digits);
        int likely = likely(digits, network);
        if (isAllowed(digits, network, day)) {
          boolean isFollowed = to + 1 < groups.size() && groups.get(to + 1).before() != Gap.END;
          if (!isFollowed || endsWhole(digits)) {
            shortEnough = Math.max(shortEnough, likely);
          }
        } else if (likely > tooLong && run.isCard(digits, network, stated)) {
          tooLong = likely;
        }
      }
      if (groups.get(from).before() == Gap.END) {
        break;
      }
    }
    return tooLong > shortEnough;
  }

  /** Whether it is a mask with at most the last digits: "****1111". */
  private static boolean isMask(String digits) {
    int hidden = 0;
    while (hidden < digits.length() && MaskedText.isHidden(digits.charAt(hidden))) {
      hidden++;
    }
    return hidden > 1
        && digits.length() - hidden <= LAST
        && !MaskedText.hides(digits.substring(hidden));
  }

  /** How likely it is a card number, by its first digits and its length. */
  private static int likely(String digits, String network) {
    int length = digits.length();
    if (network.isEmpty()) {
      return length >= USUAL_FROM && length <= USUAL_TO ? USUAL : UNUSUAL;
    }
    boolean isUsual =
        length == 16
            || (length == 15 && (digits.startsWith("34") || digits.startsWith("37")))
            || (length == 14 && digits.startsWith("3"));
    return isUsual ? USUAL_OF_A_NETWORK : OF_A_NETWORK;
  }

  /** Whether its last digits are all shown or all hidden, as at the end of a number. */
  private static boolean endsWhole(String digits) {
    String last = digits.substring(digits.length() - LAST);
    return last.chars().allMatch(c -> MaskedText.isHidden((char) c)) || !MaskedText.hides(last);
  }

  private static boolean hidesNeighbours(String digits) {
    for (int i = 1; i < digits.length(); i++) {
      if (MaskedText.isHidden(digits.charAt(i)) && MaskedText.isHidden(digits.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Neighbouring groups, {@code to} exclusive, that could be one number. */
  private record Run(List<Group> groups, int from, int to) {
    String digits() {
      if (to == from + 1) {
        return groups.get(from).digits();
      }
      StringBuilder digits = new StringBuilder();
      for (int i = from; i < to; i++) {
        digits.append(groups.get(i).digits());
      }
      return digits.toString();
    }

    /** Whether it keeps a card number rather than anything else. */
    boolean isCard(String digits, String network, boolean stated) {
      boolean isUsual = likely(digits, network) == USUAL_OF_A_NETWORK;
      if (!stated && !isUsual && (network.isEmpty() || digits.length() <= USUAL_TO)) {
        return false;
      }
      char first = digits.charAt(0);
      char last = digits.charAt(digits.length() - 1);
      if (MaskedText.isHidden(first)) {
        // "**411111111111**" is set in bold.
        if (MaskedText.isHidden(last) || digits.length() < USUAL_FROM || !isEven()) {
          return false;
        }
      } else if (network.isEmpty() && !isShaped()) {
        return false;
      }
      return isShaped()
          ? hidesNeighbours(digits) || hidesHereAndThere(digits, network, stated)
          : hidesNeighbours(digits) && !isMarked();
    }

    /** Single signs, which often mean something else: "x5", "#5", "1920x1080". */
    private static boolean hidesHereAndThere(String digits, String network, boolean stated) {
      char first = digits.charAt(0);
      char last = digits.charAt(digits.length() - 1);
      long stars = digits.chars().filter(c -> c == MaskedText.STAR).count();
      return stars > 1
          || (stated
              && (!network.isEmpty() || MaskedText.isHidden(first))
              && (stars == 1
                  || first == MaskedText.LETTER
                  || last == MaskedText.LETTER
                  || last == MaskedText.NUMBER_SIGN));
    }

    /** The same stands between all groups. */
    private boolean isEven() {
      for (int i = from + 2; i < to; i++) {
        if (groups.get(i).before() != groups.get(from + 1).before()) {
          return false;
        }
      }
      return true;
    }

    private boolean isMarked() {
      for (int i = from + 1; i < to; i++) {
        if (groups.get(i).before() == Gap.MARK) {
          return true;
        }
      }
      return false;
    }

    /** Grouped as on a card: in fours, 4-6-5 or 4-6-4, or not at all. */
    private boolean isShaped() {
      return to == from + 1
          || (isEven() && (isPartedAt(FOURS) || (to == from + 3 && isPartedAt(AMEX))));
    }

    /** Grouped as people group a card number, also where its first digits are set apart. */
    boolean isSpaced() {
      return to == from + 1
          || (length(from) > 1
              && (isPartedAt(FOURS) || isPartedAt(AMEX) || isPartedAt(BIN) || isInPairs()));
    }

    private int length(int group) {
      return groups.get(group).digits().length();
    }

    /** Whether each group ends at one of these places, given as bits. */
    private boolean isPartedAt(int places) {
      int place = 0;
      for (int i = from; i + 1 < to; i++) {
        place += length(i);
        if ((places >> place & 1) == 0) {
          return false;
        }
      }
      return true;
    }

    /** In groups of one length, as speech is written down, but for the last. */
    private boolean isInPairs() {
      for (int i = from + 1; i + 1 < to; i++) {
        if (length(i) != length(from)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Returns the network that the first digits name; empty if they name none, or are hidden. */
  private String network(String digits) {
    int first = digits.charAt(0) - '0';
    if (first < 0 || first > 9) {
      return "";
    }
    for (CardRange range : ranges.get(first)) {
      if (holds(range, digits)) {
        return range.network();
      }
    }
    return "";
  }

  private boolean isAllowed(String digits, String network, LocalDate day) {
    for (Format format : formats.getOrDefault(digits.length(), List.of())) {
      if (format.inForce.contains(day) && format.isFor(network) && format.isKeptTo(digits)) {
        return true;
      }
    }
    return false;
  }
}
