package io.lexicall.rules.ccpa;

import io.lexicall.facts.DataKind;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.util.EnumSet;
import java.util.Set;

/** The data that the laws on breaches protect. */
final class BreachedData {
  /** Breaches to which no separate law on health information applies. */
  static final Set<DataKind> NOT_OF_HEALTH =
      EnumSet.of(
          DataKind.PERSONAL_DATA,
          DataKind.SPECIAL_CATEGORY,
          DataKind.PAN,
          DataKind.CVV,
          DataKind.TRACK,
          DataKind.PIN);

  static final Set<DataKind> OF_HEALTH =
      EnumSet.of(DataKind.PHI, DataKind.PSYCHOTHERAPY_NOTES, DataKind.SUBSTANCE_USE_RECORD);

  private BreachedData() {}

  /**
   * Data that may contain an element of the laws' definitions: personal data does not show that, so
   * the careful reading includes it; a card number with what allows its use; track data.
   *
   * @param numberAlone whether a card number counts without a code
   * @param codeAlone whether a code counts without the number
   */
  static Condition<Incident> holds(boolean numberAlone, boolean codeAlone) {
    return Condition.where(
        Incident.DATA,
        "data holds personal-data or special-category, track, "
            + (codeAlone ? "cvv or pin, " : "")
            + "or pan"
            + (numberAlone ? "" : " with cvv or pin"),
        held -> {
          boolean number = held.contains(DataKind.PAN);
          boolean code = held.contains(DataKind.CVV) || held.contains(DataKind.PIN);
          return Truth.of(
              held.contains(DataKind.PERSONAL_DATA)
                  || held.contains(DataKind.SPECIAL_CATEGORY)
                  || held.contains(DataKind.TRACK)
                  || (number && code)
                  || (number && numberAlone)
                  || (code && codeAlone));
        });
  }

  static Condition<Incident> holdsHealthData() {
    return Condition.where(
        Incident.DATA,
        "data holds health information",
        held -> Truth.of(held.stream().anyMatch(OF_HEALTH::contains)));
  }
}
