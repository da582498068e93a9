package io.lexicall.rules.tcpa.state;

import io.lexicall.law.LawTable;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  static final String DEBT_COLLECTION_WORKPLACE = "us-state-debt-collection-workplace.csv";
  static final String DEBT_COLLECTION_DISCLOSURE = "us-state-debt-collection-disclosure.csv";
  static final String DEBT_COLLECTION_REFUSAL = "us-state-debt-collection-refusal.csv";
  static final String DEBT_COLLECTION_TEXT_CONSENT = "us-state-debt-collection-text-consent.csv";
  static final String DEBT_COLLECTION_EMERGENCY = "us-state-debt-collection-emergency.csv";
  static final String TEXT_ADVERTISEMENTS = "us-state-text-advertisements.csv";
  static final String REASSIGNED_NUMBERS = "us-state-reassigned-numbers.csv";
  static final String AI_DISCLOSURE = "us-state-ai-disclosure.csv";
  static final String TRADE_BAN = "us-state-trade-ban.csv";
  static final String MINORS = "us-state-minors.csv";
  static final String NUMBER_REACH = "us-state-number-reach.csv";

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
          DEBT_COLLECTION_WORKPLACE,
          DEBT_COLLECTION_DISCLOSURE,
          DEBT_COLLECTION_REFUSAL,
          DEBT_COLLECTION_TEXT_CONSENT,
          DEBT_COLLECTION_EMERGENCY,
          TEXT_ADVERTISEMENTS,
          REASSIGNED_NUMBERS,
          AI_DISCLOSURE,
          TRADE_BAN,
          MINORS,
          NUMBER_REACH);

  /** The tables with rows that are kept for a reader and not applied. */
  private static final Set<String> SOME_UNAPPLIED =
      Set.of(CALLING_HOURS, SCOPE, HOLIDAYS, PRERECORDED_CONSENT, CALLER_ID, AI_DISCLOSURE);

  private final Map<String, LawTable> read;
  private final Map<String, Map<String, List<LawTable.Row>>> byState;

  private final Function<String, @Nullable InputStream> source;

  /** The states whose rows are read, sorted as in the tables; null for all. */
  private final @Nullable SortedSet<String> states;

  /** Creates the tables of this module. */
  Tables() {
    this(Tables.class::getResourceAsStream);
  }

  /** Creates tables that are read from elsewhere. */
  Tables(Function<String, @Nullable InputStream> source) {
    this.source = source;
    this.read = new LinkedHashMap<>();
    this.byState = new LinkedHashMap<>();
    this.states = null;
  }

  private Tables(Tables all, Set<String> states) {
    this.source = all.source;
    this.read = all.read;
    this.byState = all.byState;
    this.states = new TreeSet<>(states);
  }

  /** Returns the same tables with the rows of some states only. */
  Tables of(Set<String> some) {
    return new Tables(this, some);
  }

  /** Returns the states that have a row. */
  Set<String> states() {
    Set<String> all = new TreeSet<>();
    ALL.forEach(file -> all.addAll(rowsByState(file).keySet()));
    return all;
  }

  LawTable table(String file) {
    return read.computeIfAbsent(file, name -> LawTable.read(name, source.apply(name)));
  }

  List<LawTable.Row> rows(String file) {
    if (states == null) {
      return table(file).rows();
    }
    List<LawTable.Row> rows = new ArrayList<>();
    states.forEach(state -> rows.addAll(rowsOf(file, state)));
    return rows;
  }

  /** Returns the rows of all states, whichever are read. */
  List<LawTable.Row> rowsOfAllStates(String file) {
    return table(file).rows();
  }

  /** Returns the rows that are applied: all that cite a law, except those marked as not applied. */
  List<LawTable.Row> applied(String file) {
    return rows(file).stream().filter(row -> isApplied(file, row)).toList();
  }

  /**
   * Returns whether a row is applied. Its certainty does not matter: a row that is not applied says
   * so in the column {@code applied}, and its note says why.
   */
  static boolean isApplied(String file, LawTable.Row row) {
    return !row.isBlank("citation") && !(SOME_UNAPPLIED.contains(file) && isNot(row));
  }

  private static boolean isNot(LawTable.Row row) {
    return switch (row.requireText("applied")) {
      case Cells.YES -> false;
      case Cells.NO -> true;
      default -> throw row.unreadable("applied", new IllegalArgumentException("No such choice"));
    };
  }

  List<LawTable.Row> rowsOf(String file, String state) {
    return rowsByState(file).getOrDefault(state, List.of());
  }

  private Map<String, List<LawTable.Row>> rowsByState(String file) {
    return byState.computeIfAbsent(file, name -> table(name).rowsBy("state"));
  }
}
