package io.lexicall.rules.tcpa.state;

import io.lexicall.law.LawTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of the states' law, each read once. */
final class Tables {
  static final String CALLING_HOURS = "us-state-calling-hours.csv";
  static final String SCOPE = "us-state-scope.csv";
  static final String HOLIDAYS = "us-state-holidays.csv";
  static final String HOLIDAY_BAN = "us-state-holiday-ban.csv";
  static final String EMERGENCY_BAN = "us-state-emergency-ban.csv";
  static final String FREQUENCY_CAPS = "us-state-frequency-caps.csv";
  static final String TELEMARKETING_CONSENT = "us-state-telemarketing-consent.csv";
  static final String AUTOMATED_DIALING_CONSENT = "us-state-automated-dialing-consent.csv";
  static final String PRERECORDED_CONSENT = "us-state-prerecorded-consent.csv";
  static final String TEXT_OPT_OUT = "us-state-text-opt-out.csv";
  static final String DNC_LISTS = "us-state-dnc-lists.csv";
  static final String INTERNAL_DNC = "us-state-internal-do-not-call.csv";
  static final String OPENING_DISCLOSURE = "us-state-opening-disclosure.csv";
  static final String PERMISSION_TO_CONTINUE = "us-state-permission-to-continue.csv";
  static final String HANG_UP = "us-state-hang-up.csv";
  static final String CALLER_ID = "us-state-caller-id.csv";
  static final String REGISTRATION = "us-state-registration.csv";
  static final String EXEMPTIONS = "us-state-exemptions.csv";
  static final String DEBT_COLLECTION_FREQUENCY = "us-state-debt-collection-frequency.csv";
  static final String DEBT_COLLECTION_HOURS = "us-state-debt-collection-hours.csv";
  static final String DEBT_COLLECTION_TEXT_CONSENT = "us-state-debt-collection-text-consent.csv";
  static final String TEXT_ADVERTISEMENTS = "us-state-text-advertisements.csv";
  static final String REASSIGNED_NUMBERS = "us-state-reassigned-numbers.csv";
  static final String AI_DISCLOSURE = "us-state-ai-disclosure.csv";
  static final String TRADE_BAN = "us-state-trade-ban.csv";

  /** All of them. */
  static final List<String> ALL =
      List.of(
          CALLING_HOURS,
          SCOPE,
          HOLIDAYS,
          HOLIDAY_BAN,
          EMERGENCY_BAN,
          FREQUENCY_CAPS,
          TELEMARKETING_CONSENT,
          AUTOMATED_DIALING_CONSENT,
          PRERECORDED_CONSENT,
          TEXT_OPT_OUT,
          DNC_LISTS,
          INTERNAL_DNC,
          OPENING_DISCLOSURE,
          PERMISSION_TO_CONTINUE,
          HANG_UP,
          CALLER_ID,
          REGISTRATION,
          EXEMPTIONS,
          DEBT_COLLECTION_FREQUENCY,
          DEBT_COLLECTION_HOURS,
          DEBT_COLLECTION_TEXT_CONSENT,
          TEXT_ADVERTISEMENTS,
          REASSIGNED_NUMBERS,
          AI_DISCLOSURE,
          TRADE_BAN);

  private final Map<String, LawTable> read = new LinkedHashMap<>();
  private final Map<String, Map<String, List<LawTable.Row>>> byState = new LinkedHashMap<>();

  LawTable table(String file) {
    return read.computeIfAbsent(
        file, name -> LawTable.read(name, Tables.class.getResourceAsStream(name)));
  }

  List<LawTable.Row> rows(String file) {
    return table(file).rows();
  }

  /** Returns the rows that are settled enough to be applied. */
  List<LawTable.Row> applied(String file) {
    return rows(file).stream().filter(Cells::isApplied).toList();
  }

  List<LawTable.Row> rowsOf(String file, String state) {
    return byState
        .computeIfAbsent(file, name -> table(name).rowsBy("state"))
        .getOrDefault(state, List.of());
  }
}
