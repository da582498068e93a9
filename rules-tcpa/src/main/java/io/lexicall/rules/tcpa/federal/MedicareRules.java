package io.lexicall.rules.tcpa.federal;

import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rules.tcpa.terms.Terms.ASKED_FOR;
import static io.lexicall.rules.tcpa.terms.Terms.CALL;
import static io.lexicall.rules.tcpa.terms.Terms.CUSTOMER;
import static io.lexicall.rules.tcpa.terms.Terms.OWN_ACCOUNT;
import static io.lexicall.rules.tcpa.terms.Terms.TELEMARKETING;
import static io.lexicall.rules.tcpa.terms.Terms.UNITED_STATES;
import static io.lexicall.rules.tcpa.terms.Terms.about;

import io.lexicall.facts.Contact;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.ArrayList;
import java.util.List;

/** The marketing of Medicare Advantage and Part D plans, 42 CFR 422 and 423, subparts V. */
public final class MedicareRules {
  private static final String PART_D_PLAN = "medicare-part-d";

  private static final Condition<Contact> ABOUT_A_PLAN = about("medicare-advantage", PART_D_PLAN);

  private static final Condition<Contact> PART_D = about(PART_D_PLAN);

  /** The first day of the rules for third parties that market plans (87 FR 27704). */
  private static final String THIRD_PARTIES = "2022-10-01";

  private MedicareRules() {}

  /** Returns the rules. */
  public static List<Rule<?>> rules() {
    List<Rule<?>> rules = new ArrayList<>();
    rules.add(
        unsolicited()
            .cites("42 CFR 422.2268(d)")
            .citesWhere(PART_D, "42 CFR 423.2268(d)")
            .source(Reading.of(Reading.P7))
            .certainty(Certainty.MEDIUM)
            .inForceFrom("2008-09-18")
            .inForceTo("2021-03-21")
            .denies());
    rules.add(
        unsolicited()
            .cites("42 CFR 422.2264(a)(2)(iv)")
            .citesWhere(PART_D, "42 CFR 423.2264(a)(2)(iv)")
            .source(Reading.of(Reading.S3, Reading.M))
            .certainty(Certainty.MEDIUM)
            .inForceFrom("2021-03-22")
            .denies());
    rules.add(
        rule("plan-business")
            .title(
                "An enrollee who is contacted about plan business is offered to opt out of such"
                    + " contacts.")
            .cites("42 CFR 422.2264(b)(2)")
            .citesWhere(PART_D, "42 CFR 423.2264(b)(2)")
            .source(Reading.of(Reading.P9))
            .certainty(Certainty.MEDIUM)
            .inForceFrom("2021-03-22")
            .inForceTo("2023-09-29")
            .when(CUSTOMER)
            .obliges("offer-opt-out"));
    rules.add(
        recording(
                "Every call with a beneficiary is recorded in full, and the recording is kept"
                    + " for ten years.")
            .inForceFrom(THIRD_PARTIES)
            .inForceTo("2023-09-29")
            .demands(isTrue(Contact.RECORDED), recorded("for ten years")));
    rules.add(
        recording(
                "Calls that market or sell a plan are recorded in full, and the recordings are"
                    + " kept for ten years.")
            .inForceFrom("2023-09-30")
            .inForceTo("2026-09-30")
            .demands(isTrue(Contact.RECORDED), recorded("for ten years")));
    rules.add(
        recording(
                "Calls that market or sell a plan are recorded in full, and the recordings are"
                    + " kept for six years.")
            .inForceFrom("2026-10-01")
            .demands(
                isTrue(Contact.RECORDED),
                recorded(
                    "for six years, the first three as audio, then as audio or"
                        + " transcript; for ten years if it is of an enrolment")));
    rules.add(
        disclaimer()
            .inForceFrom(THIRD_PARTIES)
            .inForceTo("2026-09-30")
            .obliges(disclaimed("within the first minute of the call")));
    rules.add(
        disclaimer()
            .inForceFrom("2026-10-01")
            .obliges(disclaimed("before benefits are discussed")));
    return rules;
  }

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "cms." + name)
        .verifiedOn(Reading.READ_ON)
        .in(UNITED_STATES)
        .when(TELEMARKETING)
        .when(ABOUT_A_PLAN);
  }

  private static Rule.Builder<Contact> unsolicited() {
    return rule("unsolicited-contact")
        .title(
            "A beneficiary is not called or texted about a Medicare plan without having"
                + " asked for it.")
        .unless(ASKED_FOR)
        // Somebody enrolled in the plan, or in another plan of the same organization.
        .unless(CUSTOMER)
        .unless(Terms.consentOfAnyKind()) // the regulation asks for no form
        .remedy("obtain-express-consent");
  }

  private static Rule.Builder<Contact> thirdParty(String name) {
    return rule(name)
        .source(Reading.of(Reading.S3))
        .certainty(Certainty.MEDIUM)
        .when(CALL)
        .unless(OWN_ACCOUNT);
  }

  private static Rule.Builder<Contact> recording(String title) {
    return thirdParty("call-recording")
        .title(title)
        .cites("42 CFR 422.2274(g)(2)(ii)")
        .citesWhere(PART_D, "42 CFR 423.2274(g)(2)(ii)")
        .remedy("record-call");
  }

  private static Duty recorded(String howLong) {
    return Duty.to("keep-call-record")
        .noting("The whole call is recorded and kept " + howLong + ".");
  }

  private static Rule.Builder<Contact> disclaimer() {
    return thirdParty("third-party-disclaimer")
        .title("A third party that markets plans discloses which plans it offers.")
        .cites("42 CFR 422.2267(e)(41)")
        .citesWhere(PART_D, "42 CFR 423.2267(e)(41)");
  }

  private static Duty disclaimed(String when) {
    return Duty.to("read-plan-disclaimer").noting("The disclaimer of the rule, " + when + ".");
  }
}
