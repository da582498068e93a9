package io.lexicall.rules.gdpr;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The law tables of this package. */
final class Tables {
  /** Every table, and the columns that identify its rows. */
  static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry(NationalTables.LIVE_CALLS, List.of("country")),
          Map.entry(NationalTables.REGISTERS, List.of("country")),
          Map.entry(NationalTables.AUTOMATED_CALLS, List.of("country")),
          Map.entry(NationalTables.TEXTS, List.of("country")),
          Map.entry(NationalTables.HOURS, List.of("country")),
          Map.entry(NationalTables.FREQUENCY, List.of("country")),
          Map.entry(NationalTables.FINAL_REFUSALS, List.of("country")),
          Map.entry(NationalTables.CALLER_ID, List.of("country")),
          Map.entry(NationalTables.CONFIRMATIONS, List.of("country")),
          Map.entry(NationalTables.TRADE_CONFIRMATIONS, List.of("country", "subjects")),
          Map.entry(NationalTables.CONSENT_AGE, List.of("country")),
          Map.entry(
              "eu-telemarketing-exceptions.csv",
              List.of("country", "regime", "exception", "who", "purpose", "subjects")),
          Map.entry(
              NationalTables.OTHER_PURPOSES,
              List.of("country", "purposes", "manners", "who", "demand")),
          Map.entry(NationalTables.RANDOM_NUMBERS, List.of("country")),
          Map.entry("eu-sector-bans.csv", List.of("country", "subject", "channels")),
          Map.entry("eu-text-sender.csv", List.of("country")),
          Map.entry(NationalTables.MESSAGE_DUTIES, List.of("country", "manner", "duty")),
          Map.entry("eu-protected.csv", List.of("country", "demand")),
          Map.entry("eu-automated-business.csv", List.of("country")),
          Map.entry("eu-text-dealings.csv", List.of("country")),
          Map.entry("eu-published-contacts.csv", List.of("country")),
          Map.entry("eu-text-opt-out.csv", List.of("country")),
          Map.entry("eu-requested-calls.csv", List.of("country")),
          Map.entry("eu-directory-only.csv", List.of("country")),
          Map.entry("eu-abandoned-calls.csv", List.of("country")),
          Map.entry("eu-trade-calls.csv", List.of("country", "subjects", "variant")),
          Map.entry("eu-debt-calls.csv", List.of("country")),
          Map.entry("eu-caller-numbers.csv", List.of("country", "calls")),
          Map.entry("eu-opening-disclosure.csv", List.of("country", "calls", "subjects")),
          Map.entry("eu-consent-evidence.csv", List.of("country")),
          Map.entry("eu-child-consent-age.csv", List.of("country")),
          Map.entry("eu-adequacy.csv", List.of("exporter_regime", "recipient_country")),
          Map.entry("eu-holidays.csv", List.of("country", "holiday")),
          Map.entry("eu-regimes.csv", List.of("country")),
          Map.entry("fadp-articles.csv", List.of("gdpr_article")));

  private Tables() {}

  static LawTable read(String file) {
    return LawTable.read(file, Tables.class.getResourceAsStream(file));
  }

  /** Returns whether a cell with space-separated words contains this one. */
  static boolean says(LawTable.Row row, String column, String word) {
    return row.list(column, ' ').contains(word);
  }

  /**
   * Splits a period where others begin or end, so that none of them changes within a part.
   *
   * @param whole has a first day
   */
  static List<InForce> pieces(InForce whole, Collection<InForce> others) {
    TreeSet<LocalDate> starts = new TreeSet<>();
    if (whole.from() == null) {
      throw new IllegalArgumentException("A period to be cut must have a first day");
    }
    starts.add(whole.from());
    for (InForce other : others) {
      if (other.from() != null && whole.contains(other.from())) {
        starts.add(other.from());
      }
      if (other.to() != null && whole.contains(other.to().plusDays(1))) {
        starts.add(other.to().plusDays(1));
      }
    }
    List<InForce> pieces = new ArrayList<>();
    for (LocalDate start : starts) {
      LocalDate next = starts.higher(start);
      pieces.add(new InForce(start, next == null ? whole.to() : next.minusDays(1)));
    }
    return pieces;
  }
}
