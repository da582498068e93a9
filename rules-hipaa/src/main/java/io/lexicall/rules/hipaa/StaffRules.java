package io.lexicall.rules.hipaa;

import static io.lexicall.rule.Condition.isFalse;

import io.lexicall.facts.Access;
import io.lexicall.facts.Agent;
import io.lexicall.facts.DataPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Training;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Access by staff, and storage: 45 CFR 164.306 to 164.316 and 164.530. */
final class StaffRules {
  /**
   * A use that needs no authorization. Marketing needs one (45 CFR 164.508(a)(3)); research needs
   * one too, or a waiver of a board, which no fact of an access states (164.512(i)).
   */
  static final Condition<Access> WITHOUT_AUTHORIZATION =
      Condition.in(Access.PURPOSE, DataPurpose.MARKETING, DataPurpose.RESEARCH).not();

  private static final String LAST_BEFORE_SECURITY_RULE = "2005-04-19";

  private StaffRules() {}

  static List<Rule<?>> rules() {
    return List.of(
        access("unique-user-id")
            .title("Each user of systems with PHI has a unique name or number.")
            .cites("45 CFR 164.312(a)(2)(i)")
            .source(HealthData.READ)
            .inForceFrom(HealthData.SECURITY_RULE)
            .when(isFalse(Access.AGENT.then(Agent.UNIQUE_ID)))
            .remedy("assign-unique-id")
            .denies(),
        access("workforce-access")
            .title("Staff have access only to the PHI that their work needs.")
            .cites("45 CFR 164.308(a)(3)")
            .source(HealthData.READ)
            .when(isFalse(Access.AGENT.then(Agent.NEED_TO_KNOW)))
            .remedy("limit-access")
            .denies(),
        access("audit-controls")
            .title("Activity in systems with PHI is logged.")
            .cites("45 CFR 164.312(b)")
            .source(HealthData.READ)
            .inForceFrom(HealthData.SECURITY_RULE)
            .when(isFalse(Access.LOGGED))
            .remedy("log-access")
            .denies(),
        training("").inForceTo(LAST_BEFORE_SECURITY_RULE).remedy("train").denies(),
        training("obligation").inForceTo(LAST_BEFORE_SECURITY_RULE).obliges("train"),
        trainingSinceSecurityRule("").remedy("train").denies(),
        trainingSinceSecurityRule("obligation").obliges("train"),
        access("automatic-logoff")
            .title("An inactive session ends after a time that the entity sets.")
            .cites("45 CFR 164.312(a)(2)(iii)")
            .source(HealthData.READ)
            .inForceFrom(HealthData.SECURITY_RULE)
            .obliges("automatic-logoff"),
        Rule.on(Storage.SCHEMA, "hipaa.encryption")
            .verifiedOn(HealthData.READ_ON)
            .title("PHI at rest is encrypted, or the reason why not is documented.")
            .cites("45 CFR 164.312(a)(2)(iv)")
            .source(HealthData.READ)
            .inForceFrom(HealthData.SECURITY_RULE)
            .when(isFalse(Storage.ENCRYPTED))
            .when(HealthData.in(Storage.CONTAINS))
            .obliges("encrypt"));
  }

  private static Rule.Builder<Access> access(String name) {
    return Rule.on(Access.SCHEMA, "hipaa." + name)
        .verifiedOn(HealthData.READ_ON)
        .inForceFrom(HealthData.PRIVACY_RULE)
        .when(HealthData.in(Access.DATA));
  }

  private static Rule.Builder<Access> training(String variant) {
    return access("training")
        .variant(variant)
        .title("Staff are trained in the policies on PHI before they work with it.")
        .cites("45 CFR 164.530(b)(1)")
        .source(HealthData.READ)
        .unless(Condition.dayReached(TRAINED_AT, "trained in HIPAA"));
  }

  /** 45 CFR 164.530 binds covered entities; the Security Rule binds business associates too. */
  private static Rule.Builder<Access> trainingSinceSecurityRule(String variant) {
    return training(variant)
        .cites("45 CFR 164.530(b)(1); 45 CFR 164.308(a)(5)(i)")
        .verifiedOn(HealthData.READ_IN_FULL_ON)
        .inForceFrom(HealthData.SECURITY_RULE);
  }

  private static final Fact<Access, Optional<LocalDate>> TRAINED_AT =
      Access.AGENT.then(Agent.TRAINED_AT).then(Training.HIPAA);
}
