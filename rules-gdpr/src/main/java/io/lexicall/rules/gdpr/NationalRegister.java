package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.time.LookBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registers of those who are not to be called that a state has on a stretch of days. */
final class NationalRegister {
  private static final String NONE = "none";

  private final NationalLaw law;

  /** The row of {@code eu-registers.csv}; null where the state has none on these days. */
  private final LawTable.@Nullable Row row;

  NationalRegister(NationalLaw law) {
    this.law = law;
    this.row = law.row(NationalTables.REGISTERS).orElse(null);
  }

  /** Returns the lists that hold consumers; empty for none. */
  String ofConsumers() {
    return lists("list");
  }

  /** Returns the lists that hold businesses; empty for none. */
  String ofBusinesses() {
    return lists("list_business");
  }

  /**
   * Returns the lists that no check of consumers is ordered of, though an entry that was found bars
   * them too; empty for none.
   */
  String heededForConsumers() {
    return row == null ? "" : row.text("list_heeded");
  }

  private String lists(String column) {
    String lists = row == null ? NONE : row.requireText(column);
    return lists.equals(NONE) ? "" : lists;
  }

  /** Returns the row that a rule on the register rests on: another where no list is kept. */
  LawTable.Row rowOr(LawTable.Row other) {
    return row == null || (ofConsumers().isEmpty() && ofBusinesses().isEmpty()) ? other : row;
  }

  /** Tells whether a consent lifts an entry only if it was given after the number was listed. */
  boolean wantsNewerConsent() {
    return row != null && Tables.says(row, "consent_after_listing", "yes");
  }

  /** The number was found on the register, which takes it from texts to own customers too. */
  Condition<Contact> barsTextsToCustomers() {
    return row != null && Tables.says(row, "texts", "heeded")
        ? holds(ofConsumers(), false, null).or(holds(heededForConsumers(), false, null))
        : Condition.never();
  }

  /** Returns for how long a consent lifts an entry; empty for as long as it stands. */
  Optional<LookBack> liftingPeriod() {
    return row == null || row.isBlank("lifting_months")
        ? Optional.empty()
        : Optional.of(LookBack.months(row.integer("lifting_months")));
  }

  /** Tells whether the law orders the check for calls of machines too. */
  boolean isOrderedForMachines() {
    return row != null && Tables.says(row, "voices", "machine");
  }

  /**
   * The number is on one of these lists.
   *
   * @param lists kinds of lists with spaces between them
   * @param ordered whether the law orders the check
   * @param lifting the consents that lift an entry if they are newer; null for none
   */
  Condition<Contact> holds(String lists, boolean ordered, @Nullable Consents lifting) {
    return holds(lists, ordered, lifting, false);
  }

  /**
   * The number is on one of these lists.
   *
   * @param requestLifts whether a request for this very call lifts an entry if it is newer
   */
  Condition<Contact> holds(
      String lists, boolean ordered, @Nullable Consents lifting, boolean requestLifts) {
    if (row == null || lists.isEmpty()) {
      return Condition.never();
    }
    List<Condition<Contact>> registers = new ArrayList<>();
    for (String list : lists.split(" ", -1)) {
      Register register =
          Register.national(
              law.clocks(),
              kind(row, "list", list),
              law.country(),
              row.optionalInteger("max_age_days").orElse(-1),
              row.optionalInteger("grace_days").orElse(0),
              ordered,
              lifting == null ? null : lifting.valid());
      Register dated =
          Tables.says(row, "same_month", "yes")
              ? register.ofTheMonth()
              : row.isBlank("careful_days")
                  ? register
                  : register.knownYounger(row.integer("careful_days"));
      Register bound = row.isBlank("effective") ? dated : dated.fromHalfMonths();
      registers.add(requestLifts ? bound.liftedByRequests() : bound);
    }
    return Condition.any(registers);
  }

  static ListKind kind(LawTable.Row row, String column, String list) {
    return ListEntry.LIST
        .type()
        .choice(list)
        .orElseThrow(
            () -> row.unreadable(column, new IllegalArgumentException("There is no such list")));
  }
}
