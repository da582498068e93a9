package io.lexicall.rules.hipaa;

import io.lexicall.facts.Activity;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of health information that HIPAA and 42 CFR Part 2 protect. */
final class HealthData {
  /** All of them: notes and records of Part 2 are PHI too. */
  static final Set<DataKind> KINDS =
      EnumSet.of(DataKind.PHI, DataKind.PSYCHOTHERAPY_NOTES, DataKind.SUBSTANCE_USE_RECORD);

  /** Where the regulations were read. */
  /** The day on which the cards were last compared with what they cite. */
  static final LocalDate READ_ON = LocalDate.of(2026, 11, 24);

  static final String READ = "eCFR read in a copy of 2025-01-27";

  private HealthData() {}

  /** Returns the condition that some health information is among the data. */
  static <A extends Activity<A>> Condition<A> in(Fact<A, List<DataKind>> data) {
    return in(data, KINDS);
  }

  /** Returns the condition that one of some kinds is among the data. */
  static <A extends Activity<A>> Condition<A> in(
      Fact<A, List<DataKind>> data, Set<DataKind> kinds) {
    String words = kinds.stream().sorted().map(FactType::code).collect(Collectors.joining(" or "));
    return Condition.where(
        data, data + " holds " + words, held -> Truth.of(held.stream().anyMatch(kinds::contains)));
  }
}
