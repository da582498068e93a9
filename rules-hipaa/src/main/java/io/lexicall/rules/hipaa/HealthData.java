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
  /** All kinds: psychotherapy notes and Part 2 records are PHI too. */
  static final Set<DataKind> KINDS =
      EnumSet.of(DataKind.PHI, DataKind.PSYCHOTHERAPY_NOTES, DataKind.SUBSTANCE_USE_RECORD);

  static final Set<DataKind> KINDS_BUT_NOTES =
      EnumSet.of(DataKind.PHI, DataKind.SUBSTANCE_USE_RECORD);

  static final Set<DataKind> PERSONAL =
      EnumSet.of(DataKind.PERSONAL_DATA, DataKind.SPECIAL_CATEGORY);

  /** The day from which the Privacy Rule binds all but small health plans (45 CFR 164.534). */
  static final String PRIVACY_RULE = "2003-04-14";

  /** The day from which the Security Rule binds all but small health plans (45 CFR 164.318). */
  static final String SECURITY_RULE = "2005-04-20";

  /** The day on which the cards were last compared with what they cite. */
  static final LocalDate READ_ON = LocalDate.of(2026, 11, 24);

  /** The day on which more of it was read. */
  static final LocalDate READ_AGAIN_ON = LocalDate.of(2026, 11, 30);

  /** The day on which the sections on disclosures, requests and Part 2 were read in full. */
  static final LocalDate READ_IN_FULL_ON = LocalDate.of(2026, 12, 1);

  /** The source of the Privacy and Security Rules and 42 CFR Part 2, for the rules that name it. */
  static final String READ = "eCFR read in a copy of 2025-01-27";

  /** The source of 45 CFR 164.402 to 164.412. */
  static final String BREACH_READ =
      "45 CFR 164.402 to 164.412 as an open document quotes the eCFR of 2026-06-08";

  /** The source of rules based only on the law book's first reading. */
  static final String EARLIER = "a public copy read on 2026-11-24, its edition not noted";

  /** The source of rules based on that reading and on matching quotations by others. */
  static final String QUOTED = EARLIER + "; its words quoted alike in open texts of 2026";

  /** The source of rules based on that reading and on that of a second reader. */
  static final String CHECKED = EARLIER + "; read again in the text by a second reader";

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
