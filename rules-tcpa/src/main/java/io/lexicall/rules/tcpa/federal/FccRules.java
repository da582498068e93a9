package io.lexicall.rules.tcpa.federal;

import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rules.tcpa.terms.Terms.ARTIFICIAL_VOICE;
import static io.lexicall.rules.tcpa.terms.Terms.AUTOMATED_DIALING;
import static io.lexicall.rules.tcpa.terms.Terms.CALL;
import static io.lexicall.rules.tcpa.terms.Terms.CONSUMER;
import static io.lexicall.rules.tcpa.terms.Terms.IDENTIFIES_CALLER;
import static io.lexicall.rules.tcpa.terms.Terms.LIVE_VOICE;
import static io.lexicall.rules.tcpa.terms.Terms.NONPROFIT;
import static io.lexicall.rules.tcpa.terms.Terms.OPT_OUT_MECHANISM;
import static io.lexicall.rules.tcpa.terms.Terms.TELEMARKETING;
import static io.lexicall.rules.tcpa.terms.Terms.TRANSMITS_CALLER_ID;
import static io.lexicall.rules.tcpa.terms.Terms.UNITED_STATES;
import static io.lexicall.rules.tcpa.terms.Terms.WIRELESS;

import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The FCC's rules under the Telephone Consumer Protection Act: 47 U.S.C. 227, 47 CFR 64.1200 and
 * 64.1601. Those on what a recorded message contains, and on how a telemarketer places calls, are
 * written here.
 */
public final class FccRules {
  /** The act and the first rules; later provisions state their own first day. */
  static final String FIRST_DAY = "1992-12-20";

  /**
   * The first day of the abandonment rate per campaign (77 FR 63240); before, all calls were
   * counted together.
   */
  private static final String ABANDONMENT_PER_CAMPAIGN = "2012-11-15";

  private static final String RING = "ring-15-seconds";

  /** More than three per cent of the calls of the campaign answered live were abandoned. */
  static final Condition<Contact> ABANDONED_SHARE_ABOVE_THREE =
      Condition.shareAbove(
          Contact.CAMPAIGN.then(Campaign.ABANDONED),
          Contact.CAMPAIGN.then(Campaign.LIVE_ANSWERS),
          3);

  private FccRules() {}

  /**
   * Returns the rules, in the order in which verdicts list them.
   *
   * @param strictQuietHours whether calling hours apply despite permission and relationship
   */
  public static List<Rule<?>> rules(boolean strictQuietHours) {
    List<Rule<?>> rules = new ArrayList<>();
    rules.add(Solicitations.callingHours(strictQuietHours));
    rules.addAll(RobocallConsent.rules());
    rules.addAll(WirelessExemption.rules());
    rules.addAll(Solicitations.doNotCall());
    rules.addAll(RobocallConsent.ofFormerHolders());
    messages(rules);
    rules.addAll(Solicitations.identifications());
    conduct(rules);
    return rules;
  }

  /** Starts a rule on contacts that is law since the act, if nothing else is said. */
  static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "tcpa." + name)
        .verifiedOn(Reading.READ_ON)
        .in(UNITED_STATES)
        .inForceFrom(FIRST_DAY);
  }

  private static void messages(List<Rule<?>> rules) {
    rules.add(
        rule("prerecorded-identification")
            .title(
                "An artificial or prerecorded voice message states at its beginning"
                    + " who is responsible for the call.")
            .cites("47 CFR 64.1200(b)(1)")
            .source(Reading.of(Reading.P4, Reading.S2))
            .when(ARTIFICIAL_VOICE)
            .remedy("change-message")
            .demands(isTrue(IDENTIFIES_CALLER), "identify-caller"));
    rules.add(
        optOut("advertising")
            .inForceFrom("2013-01-14")
            .when(ARTIFICIAL_VOICE)
            .when(TELEMARKETING)
            .when(any(CONSUMER, WIRELESS))
            .demands(isTrue(OPT_OUT_MECHANISM), optOutInTwoSeconds()));
    rules.add(
        optOut("exempt-calls")
            .inForceFrom(RobocallConsent.QUOTAS_AT_HOME)
            .when(RobocallConsent.EXEMPT_AT_HOME)
            .unless(RobocallConsent.ANY_CONSENT_BUT_TO_SALES)
            .demands(isTrue(OPT_OUT_MECHANISM), optOutInTwoSeconds()));
  }

  private static Rule.Builder<Contact> optOut(String variant) {
    return rule("prerecorded-opt-out")
        .variant(variant)
        .title("An artificial or prerecorded voice message provides an automated way to opt out.")
        .cites("47 CFR 64.1200(b)(3)")
        .source(Reading.of(Reading.P8, Reading.S2))
        .remedy("change-message");
  }

  private static Duty optOutInTwoSeconds() {
    return Duty.to("offer-opt-out-mechanism")
        .noting("By key press or voice, explained within 2 seconds of the identification.");
  }

  private static void conduct(List<Rule<?>> rules) {
    rules.add(
        abandonment("of-each-campaign", "47 CFR 64.1200(a)(7)")
            .title(
                "At most three per cent of a campaign's calls that are answered live are"
                    + " abandoned.")
            .inForceFrom(ABANDONMENT_PER_CAMPAIGN)
            .denies());
    rules.add(
        abandonment("of-all-calls", "47 CFR 64.1200(a)(6)")
            .title("At most three per cent of the calls that are answered live are abandoned.")
            .certainty(Certainty.MEDIUM) // this wording was not read
            .inForceFrom("2003-10-01")
            .inForceTo("2012-11-14")
            .denies());
    rules.add(
        abandonedCallMessage("message", "47 CFR 64.1200(a)(7)(i)")
            .inForceFrom(ABANDONMENT_PER_CAMPAIGN)
            .obliges(
                Duty.to("play-abandoned-call-message")
                    .noting(
                        "Within two seconds of the greeting a call that finds no agent says that"
                            + " it was for telemarketing, the seller's name and a number for"
                            + " requests not to be called, and offers an automated opt-out.")));
    rules.add(
        abandonedCallMessage("message until-2012", "47 CFR 64.1200(a)(6)")
            .certainty(Certainty.MEDIUM) // this wording was not read
            .inForceFrom("2003-10-01")
            .inForceTo("2012-11-14")
            .obliges(
                Duty.to("play-abandoned-call-message")
                    .noting(
                        "Within two seconds of the greeting a call that finds no agent says that"
                            + " it was for telemarketing, the seller's name and a number.")));
    rules.add(ringTime("", "47 CFR 64.1200(a)(6)").inForceFrom("2012-07-11").obliges(RING));
    rules.add(
        ringTime("until-2012", "47 CFR 64.1200(a)(5)")
            .certainty(Certainty.MEDIUM) // this wording was not read
            .inForceFrom("2003-10-01")
            .inForceTo("2012-07-10")
            .obliges(RING));
    rules.add(
        rule("caller-id")
            .title("Telemarketers transmit caller ID: a number and, where available, a name.")
            .cites("47 CFR 64.1601(e)")
            .source(Reading.of(Reading.P8, Reading.P5))
            .inForceFrom("2004-01-29")
            .when(CALL)
            .when(TELEMARKETING)
            .unless(NONPROFIT)
            .remedy("transmit-caller-id")
            .demands(isTrue(TRANSMITS_CALLER_ID), "transmit-caller-id"));
  }

  private static Rule.Builder<Contact> abandonment(String variant, String citation) {
    return predictive(variant, citation)
        .when(ABANDONED_SHARE_ABOVE_THREE)
        .remedy("dial-slower", "dial-manually");
  }

  /** Whether an agent will be free is unknown before the call. */
  private static Rule.Builder<Contact> abandonedCallMessage(String variant, String citation) {
    return predictive(variant, citation)
        .title("A sales call that is answered when no agent is free plays a message at once.");
  }

  private static Rule.Builder<Contact> predictive(String variant, String citation) {
    return rule("abandonment")
        .variant(variant)
        .cites(citation)
        .source(Reading.of(Reading.P8, Reading.S1))
        .when(LIVE_VOICE)
        .when(TELEMARKETING)
        .when(AUTOMATED_DIALING)
        .unless(NONPROFIT);
  }

  private static Rule.Builder<Contact> ringTime(String variant, String citation) {
    return rule("ring-time")
        .variant(variant)
        .title(
            "An unanswered telemarketing call is not disconnected before 15 seconds or"
                + " four rings.")
        .cites(citation)
        .source(Reading.of(Reading.P8, Reading.S1))
        .when(CALL)
        .when(TELEMARKETING);
  }
}
