package io.lexicall.rules.pci;

import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;
import static io.lexicall.rule.Condition.moreThan;

import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Agent;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Training;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Access to card data: requirements 7, 8, 10 and 12. */
final class AccessRules {
  private static final int MONTHS_OF_TRAINING = 12;

  private static final Condition<Access> TRAINED_WITHIN_12_MONTHS =
      trainedInTime(Access.AGENT.then(Agent.TRAINED_AT).then(Training.PCI));

  private static final int MOST_IDLE_MINUTES = 15;
  private static final Condition<Access> ACCOUNT_DATA =
      Condition.listHolds(Access.DATA, DataKind.PAN, DataKind.CVV, DataKind.TRACK, DataKind.PIN);
  private static final Fact<Access, Boolean> MFA = Access.AGENT.then(Agent.MFA);
  private static final Fact<Access, Boolean> REMOTE = Access.AGENT.then(Agent.REMOTE);
  private static final Fact<Access, Boolean> SCREENED = Access.AGENT.then(Agent.SCREENED);
  private static final Fact<Access, Integer> IDLE = Access.AGENT.then(Agent.IDLE_MINUTES);

  private final Requirements requirements;
  private final List<Rule<?>> rules = new ArrayList<>();

  private AccessRules(Requirements requirements) {
    this.requirements = requirements;
  }

  static List<Rule<?>> of(Requirements requirements) {
    AccessRules making = new AccessRules(requirements);
    making.identity();
    making.secondFactor();
    making.idleSession();
    making.people();
    return making.rules;
  }

  static <A extends Activity<A>> Condition<A> trainedInTime(Fact<A, Optional<LocalDate>> trained) {
    return Condition.dayReachedWithin(
        trained, MONTHS_OF_TRAINING, "trained in PCI DSS within 12 months");
  }

  private Draft<Access> draft(String name, String variant) {
    return requirements.draft(Access.SCHEMA, name, variant);
  }

  private void identity() {
    rules.addAll(
        draft("need-to-know", "")
            .title("Staff have access only to the card data that their work needs.")
            .when(isFalse(Access.AGENT.then(Agent.NEED_TO_KNOW)))
            .when(ACCOUNT_DATA)
            .remedy("transfer-to-authorized-agent")
            .denies());
    rules.addAll(
        draft("unique-id", "")
            .title("Each user has a unique account.")
            .when(isFalse(Access.AGENT.then(Agent.UNIQUE_ID)))
            .when(ACCOUNT_DATA)
            .remedy("assign-unique-id")
            .denies());
    rules.addAll(
        draft("access-logged", "")
            .title("Each access to card data is logged.")
            .when(isFalse(Access.LOGGED))
            .when(ACCOUNT_DATA)
            .remedy("log-access")
            .denies());
  }

  /** Once every access needs a second factor, remote work is no longer asked for. */
  private void secondFactor() {
    String remote = "Access from outside the network needs multi-factor authentication.";
    rules.addAll(
        draft("mfa", "")
            .title("Access to card data needs multi-factor authentication.")
            .when(isFalse(MFA))
            .when(ACCOUNT_DATA)
            .remedy("use-second-factor")
            .denies());
    rules.addAll(
        draft("mfa", "remote")
            .title(remote)
            .when(isFalse(MFA))
            .when(isTrue(REMOTE))
            .when(ACCOUNT_DATA)
            .remedy("use-second-factor")
            .denies());
    rules.addAll(
        draft("mfa", "remote-also")
            .title(remote)
            .when(known(REMOTE))
            .when(isTrue(REMOTE))
            .when(isFalse(MFA))
            .when(ACCOUNT_DATA)
            .remedy("use-second-factor")
            .denies());
    rules.addAll(
        draft("remote-access-copy", "")
            .title("Card numbers cannot be copied through remote access.")
            .when(isTrue(REMOTE))
            .when(Condition.listHolds(Access.DATA, DataKind.PAN, DataKind.TRACK))
            .obliges("prevent-copy"));
  }

  private void idleSession() {
    rules.addAll(
        draft("idle-session", "")
            .title(
                "After more than 15 idle minutes a session requires the user to"
                    + " authenticate again.")
            .when(moreThan(IDLE, MOST_IDLE_MINUTES))
            .when(ACCOUNT_DATA)
            .remedy("reauthenticate")
            .denies());
    rules.addAll(
        draft("idle-session", "reauthenticate")
            .title("After more than 15 idle minutes the user authenticates again.")
            .when(moreThan(IDLE, MOST_IDLE_MINUTES))
            .when(ACCOUNT_DATA)
            .obliges("reauthenticate"));
  }

  private void people() {
    rules.addAll(
        draft("awareness-training", "")
            .title("Staff are trained in security at least every 12 months.")
            .unless(TRAINED_WITHIN_12_MONTHS)
            .when(ACCOUNT_DATA)
            .remedy("train")
            .denies());
    rules.addAll(
        draft("awareness-training", "train")
            .title("Staff whose training is more than 12 months old are trained again.")
            .unless(TRAINED_WITHIN_12_MONTHS)
            .when(ACCOUNT_DATA)
            .obliges("train"));
    rules.addAll(
        draft("personnel-screening", "")
            .title("Staff with access to card data are screened before hire.")
            .when(known(SCREENED))
            .when(isFalse(SCREENED))
            .when(ACCOUNT_DATA)
            .obliges("screen-personnel"));
  }
}
