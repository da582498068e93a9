package io.lexicall.rules.gdpr;

import io.lexicall.facts.ContactPurpose;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of national law on marketing, one for each topic. A row applies to one country until
 * the law on that topic changes there.
 */
final class NationalTables {
  static final String LIVE_CALLS = "eu-live-calls.csv";
  static final String REGISTERS = "eu-registers.csv";
  static final String AUTOMATED_CALLS = "eu-automated-calls.csv";
  static final String TEXTS = "eu-texts.csv";
  static final String HOURS = "eu-calling-hours.csv";
  static final String FREQUENCY = "eu-call-frequency.csv";
  static final String FINAL_REFUSALS = "eu-final-refusals.csv";
  static final String CALLER_ID = "eu-caller-id.csv";
  static final String CALLER_NUMBERS = "eu-caller-numbers.csv";
  static final String CONFIRMATIONS = "eu-confirmations.csv";
  static final String TRADE_CONFIRMATIONS = "eu-trade-confirmations.csv";
  static final String CONSENT_AGE = "eu-consent-age.csv";
  static final String EXCEPTIONS = "eu-telemarketing-exceptions.csv";
  static final String SENDER = "eu-text-sender.csv";
  static final String MESSAGE_DUTIES = "eu-message-duties.csv";
  static final String PROTECTED = "eu-protected.csv";
  static final String MACHINES = "eu-automated-business.csv";
  static final String DEALINGS = "eu-text-dealings.csv";
  static final String PUBLISHED = "eu-published-contacts.csv";
  static final String TEXT_OPT_OUT = "eu-text-opt-out.csv";
  static final String REQUESTED = "eu-requested-calls.csv";
  static final String DIRECTORY = "eu-directory-only.csv";
  static final String OTHER_PURPOSES = "eu-other-purposes.csv";
  static final String RANDOM_NUMBERS = "eu-random-numbers.csv";

  private final Regimes regimes;
  private final Map<String, LawTable> tables = new HashMap<>();
  private final Map<String, Map<String, List<LawTable.Row>>> byCountry = new HashMap<>();

  NationalTables(Regimes regimes) {
    this.regimes = regimes;
  }

  /** Returns the purposes that are marketing in a country, on any day in the table. */
  Set<ContactPurpose> marketingEver(String country) {
    List<LawTable.Row> live = rows(LIVE_CALLS, country);
    Set<ContactPurpose> purposes =
        MarketingRules.marketingPurposes(live.stream().anyMatch(row -> row.isYes("political")));
    if (!live.isEmpty() && live.stream().allMatch(row -> NationalLaw.giftsAreFree(row, "calls"))) {
      purposes.remove(ContactPurpose.CHARITABLE_SOLICITATION);
    }
    return purposes;
  }

  /**
   * Returns the law on a topic: its rows, each split where another table changes for the same
   * country.
   *
   * @param topic the table whose rows define the periods
   * @param others the other tables that are used
   */
  List<NationalLaw> law(String topic, String... others) {
    List<NationalLaw> law = new ArrayList<>();
    for (LawTable.Row row : table(topic).rows()) {
      String country = row.requireText("country");
      List<InForce> changes = new ArrayList<>();
      for (String other : others) {
        for (LawTable.Row each : rows(other, country)) {
          changes.add(each.inForce());
        }
      }
      for (InForce days : Tables.pieces(row.inForce(), changes)) {
        Map<String, List<LawTable.Row>> rows = new HashMap<>();
        for (String other : others) {
          List<LawTable.Row> then = new ArrayList<>();
          for (LawTable.Row each : rows(other, country)) {
            if (each.inForce().overlaps(days)) {
              then.add(each);
            }
          }
          rows.put(other, then);
        }
        rows.put(topic, List.of(row));
        law.add(new NationalLaw(row, days, rows, regimes));
      }
    }
    return law;
  }

  private List<LawTable.Row> rows(String file, String country) {
    return byCountry
        .computeIfAbsent(file, key -> table(key).rowsBy("country"))
        .getOrDefault(country, List.of());
  }

  private LawTable table(String file) {
    return tables.computeIfAbsent(file, Tables::read);
  }
}
