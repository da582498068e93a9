package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.law.Citation;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.time.LookBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The opt-out registers of a country in a period. */
final class NationalRegister {
  private static final String NONE = "none";

  private final NationalLaw law;

  /** The row of {@code eu-registers.csv}; null if the country has none in this period. */
  private final LawTable.@Nullable Row row;

  NationalRegister(NationalLaw law) {
    this.law = law;
    this.row = law.row(NationalTables.REGISTERS).orElse(null);
  }

  /** Returns the lists of consumers; empty for none. */
  String ofConsumers() {
    return lists("list");
  }

  /** Returns the lists of businesses; empty for none. */
  String ofBusinesses() {
    return lists("list_business");
  }

  /**
   * Returns the lists that need not be checked for consumers, although an entry that was found bars
   * calls to them too; empty for none.
   */
  String heededForConsumers() {
    return row == null ? "" : row.text("list_heeded");
  }

  private String lists(String column) {
    String lists = row == null ? NONE : row.requireText(column);
    return lists.equals(NONE) ? "" : lists;
  }

  /**
   * Returns the row on which a rule on the register is based; a different one if no list is kept.
   */
  LawTable.Row rowOr(LawTable.Row other) {
    return row == null || (ofConsumers().isEmpty() && ofBusinesses().isEmpty()) ? other : row;
  }

  /** Returns the act that protects businesses, if it is not the one that protects consumers. */
  Optional<Citation> citationForBusinesses() {
    return row == null ? Optional.empty() : row.optionalCitation("business_citation");
  }

  /** Returns whether a consent lifts an entry only if it was given after the number was listed. */
  boolean wantsNewerConsent() {
    return row != null
        && (Tables.says(row, "consent_after_listing", "yes") || sparesTheConsented());
  }

  /**
   * Returns whether only callers without a consent or a request need to look; an entry that was
   * found binds all.
   */
  boolean sparesTheConsented() {
    return row != null && Tables.says(row, "consent_after_listing", "found");
  }

  /** The number was found on the register, which also bars texts to own customers. */
  Condition<Contact> barsTextsToCustomers() {
    return row != null && Tables.says(row, "texts", "heeded")
        ? holds(ofConsumers(), false, null).or(holds(heededForConsumers(), false, null))
        : Condition.never();
  }

  /**
   * The number was found on the register, which revoked the consents to texts from before the
   * entry.
   *
   * @param newer the consents that count if they are newer
   * @param requestLifts whether a request for this text counts if it is newer
   */
  Condition<Contact> revokesTexts(Consents newer, boolean requestLifts) {
    return row != null && Tables.says(row, "texts", "revokes")
        ? holds(ofConsumers(), false, newer, requestLifts)
        : Condition.never();
  }

  /** Returns how long a consent lifts an entry; empty if it does as long as it is in force. */
  Optional<LookBack> liftingPeriod() {
    return row == null || row.isBlank("lifting_months")
        ? Optional.empty()
        : Optional.of(LookBack.months(row.integer("lifting_months")));
  }

  /**
   * Returns whether the law requires the check also for calls with a prerecorded or artificial
   * voice.
   */
  boolean isOrderedForMachines() {
    return row != null && Tables.says(row, "voices", "machine");
  }

  /**
   * The number is on one of these lists.
   *
   * @param lists kinds of lists with spaces between them
   * @param ordered whether the law requires the check
   * @param lifting the consents that lift an entry if they are newer; null for none
   */
  Condition<Contact> holds(String lists, boolean ordered, @Nullable Consents lifting) {
    return holds(lists, ordered, lifting, false);
  }

  /**
   * A check of these lists counts, whatever it shows: without one it is unknown whether the number
   * is on them.
   */
  Condition<Contact> consulted(String lists) {
    return holds(lists, true, null).not().or(holds(lists, false, null));
  }

  /**
   * The number is on one of these lists, which must be checked, and no consent lifts that: any, or
   * if the law wants a newer one, one that was given after the number was listed.
   *
   * @param requestLifts whether a request for this contact lifts an entry if it is newer
   * @param barred where the contact is barred anyway, so that nobody need look without a consent
   */
  Condition<Contact> bars(
      String lists, Consents consents, boolean requestLifts, Condition<Contact> barred) {
    if (!wantsNewerConsent()) {
      return holds(lists, true, null, requestLifts).and(consents.any().not());
    }
    if (!sparesTheConsented()) {
      return holds(lists, true, consents, requestLifts);
    }
    Condition<Contact> wanted =
        requestLifts ? consents.any().or(MarketingRules.REQUESTED) : consents.any();
    Condition<Contact> checked = holds(lists, true, null, false);
    Condition<Contact> found = holds(lists, false, consents, requestLifts);
    return Condition.all(wanted.not(), barred.not(), checked).or(wanted.and(found));
  }

  /**
   * The number is on one of these lists.
   *
   * @param requestLifts whether a request for this call lifts an entry if it is newer
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
          row.isYes("same_month")
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
