package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.EARLIER_CALL;
import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;
import static io.lexicall.rules.gdpr.MarketingRules.VOICE;
import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.law.LawTable;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.time.LookBack;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a country allows the same person to be called, and the effect of a refusal during a
 * call.
 */
final class Repetition {
  private static final String REFUSAL = "eprivacy.refusal-cooling-off";

  private Repetition() {}

  static List<Rule<Contact>> of(NationalTables tables) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law :
        tables.law(
            NationalTables.FREQUENCY,
            NationalTables.FINAL_REFUSALS,
            NationalTables.LIVE_CALLS,
            NationalTables.PROTECTED)) {
      rules.add(frequency(law));
      if (!law.row().isBlank("pause_days")) {
        rules.add(pause(law));
      }
    }
    for (NationalLaw law :
        tables.law(
            NationalTables.FINAL_REFUSALS, NationalTables.LIVE_CALLS, NationalTables.PROTECTED)) {
      rules.add(forGood(law));
    }
    return rules;
  }

  private static Rule<Contact> frequency(NationalLaw law) {
    LawTable.Row row = law.row();
    return begin(law, "eprivacy.call-frequency", "call-frequency")
        .title("A trader calls a consumer at most four times in any thirty days.")
        .when(
            HISTORY.atLeast(
                row.integer("calls"),
                EARLIER_CALL,
                HISTORY.in(
                    EarlierContact.PURPOSE, law.purposesOfSelling().toArray(new ContactPurpose[0])),
                HISTORY.within(EarlierContact.AT, LookBack.window(row.integer("days")))))
        .remedy("wait")
        .denies();
  }

  private static Rule<Contact> pause(NationalLaw law) {
    MemberTest<Contact, EarlierContact> recent =
        HISTORY.within(EarlierContact.AT, LookBack.days(law.row().integer("pause_days")));
    MemberTest<Contact, EarlierContact> refused = refused(law);
    MemberTest<Contact, EarlierContact> pauses =
        law.row(NationalTables.FINAL_REFUSALS)
            .map(last -> refused.and(since(law, last).not()).and(recent))
            .orElseGet(() -> refused.and(recent));
    return begin(law, REFUSAL, "refusal-cooling-off")
        .title("After a refusal a consumer is not called for sixty full days.")
        .when(HISTORY.any(pauses))
        .remedy("wait")
        .denies();
  }

  private static Rule<Contact> forGood(NationalLaw law) {
    return begin(law, REFUSAL, "refusal-cooling-off")
        .variant("objection")
        .title("A consumer who objected during a call is never called again by that trader.")
        .when(HISTORY.any(refused(law), since(law, law.row()), HISTORY.happened(EarlierContact.AT)))
        .remedy("do-not-call")
        .denies();
  }

  /** Marketing was refused, and the person has not asked for this call since. */
  private static MemberTest<Contact, EarlierContact> refused(NationalLaw law) {
    return EARLIER_CALL
        .and(HISTORY.isTrue(EarlierContact.REFUSED))
        .and(new ForAnotherPurpose(law.marketingPurposes()).not())
        .and(LaterWord.askedForSince().not());
  }

  /** A refusal that came when the row was already law. */
  private static MemberTest<Contact, EarlierContact> since(NationalLaw law, LawTable.Row row) {
    return new OnOrAfter(requireNonNull(row.inForce().from()), law.clocks());
  }

  private static Rule.Builder<Contact> begin(NationalLaw law, String id, String demand) {
    return law.begin(id)
        .when(VOICE)
        .when(law.marketingCall())
        .when(law.protectedBy(demand, law.protectedFromCalls()));
  }
}
