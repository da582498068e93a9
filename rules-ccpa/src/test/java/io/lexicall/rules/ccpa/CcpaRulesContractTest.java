package io.lexicall.rules.ccpa;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Request;
import io.lexicall.place.Place;
import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.Check;
import io.lexicall.testkit.Hints;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class CcpaRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new CcpaRules();
  }

  @Override
  protected Hints hints() {
    return Hints.standard()
        .values(
            Incident.AFFECTED_BY_REGION,
            Map.of(Place.of("US-CA"), 501, Place.of("US-NY"), 1, Place.of("US-FL"), 500),
            Map.of(Place.of("US-CA"), 500, Place.of("US-FL"), 499, Place.of("US-TX"), 250))
        // A day after the discovery of an old breach, which the search may find far from the
        // others.
        .values(
            Incident.NOTIFIED,
            Notified.builder().individuals(Instant.parse("2015-08-24T12:00:00Z")).build())
        .distances(
            Duration.ofDays(16), Duration.ofDays(31), Duration.ofDays(46), Duration.ofDays(91));
  }

  @Override
  protected List<? extends Activity<?>> examples() {
    return activitiesOf(
        "book.jsonl",
        "bounds.jsonl",
        "breach-authorities.jsonl",
        "breach-elements.jsonl",
        "breach-holders.jsonl",
        "data-duties.jsonl");
  }

  @Override
  protected List<Waiver> waivers() {
    String byPlace = "A request whose law is left out follows country and region.";
    String elsewhere =
        "Where the region is not known a state's act asks for it, which no rule alone can settle:"
            + " its place is the engine's to tell.";
    String guam = "In the United States a day of law begins in Guam, half a day before.";
    List<Waiver> waivers = new ArrayList<>();
    for (String name :
        List.of(
            "request-acknowledge",
            "request-response",
            "opt-out-response",
            "limit-response",
            "automated-decisions",
            "verification",
            "request-records",
            "purpose-limitation",
            "authorized-agent",
            "state-breach-notice",
            "breach-notice")) {
      waivers.add(Waiver.of(Check.IN_FORCE, "ccpa." + name, guam));
    }
    for (String name :
        List.of(
            "request-acknowledge",
            "request-response",
            "opt-out-response",
            "limit-response",
            "automated-decisions",
            "verification",
            "request-records",
            "authorized-agent",
            "state-request-response",
            "state-consent-revocation")) {
      waivers.add(Waiver.of(Check.KLEENE, "ccpa." + name, Request.LAW, byPlace));
      waivers.add(Waiver.of(Check.KLEENE, "ccpa." + name, Request.REGION, elsewhere));
      waivers.add(Waiver.of(Check.FEWEST, "ccpa." + name, Request.REGION, elsewhere));
    }
    for (String name :
        List.of(
            "request-acknowledge",
            "request-response",
            "opt-out-response",
            "limit-response",
            "state-request-response",
            "state-consent-revocation",
            "state-breach-notice",
            "breach-notice")) {
      waivers.add(
          Waiver.of(
              Check.CARD,
              "ccpa." + name,
              "It names no remedy, since what is late stays late whatever is done then."));
    }
    for (String name : List.of("ccpa.breach-notice", "ccpa.state-breach-notice")) {
      waivers.add(
          Waiver.of(
              Check.PLACE,
              name,
              "Residents of the state can be among those whom a breach elsewhere affects."));
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              name,
              Incident.ROLE,
              "Where every role is late the owner's rule denies without asking for it; the holder's"
                  + " denies in its place once it is a holder."));
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              name,
              Incident.AFFECTS,
              "Data of which nobody said what they lost are taken for seen."));
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              name,
              Incident.AFFECTED_BY_REGION,
              "A breach in another country is not asked for its residents of the state; where"
                  + " stated, they count."));
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "ccpa.state-breach-notice",
            Incident.NOTIFIED,
            "What nobody says was told to the Secretary starts no days at the state's authority."));
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "ccpa.state-breach-notice attorney-general-discovered-until-2019-12-31",
            Incident.NOTIFIED,
            "Only a notice within weeks of a discovery years ago counts, which the search does not"
                + " find; two cases of Oregon do."));
    for (String variant : List.of("attorney-general", "holder-attorney-general")) {
      waivers.add(
          Waiver.of(
              Check.SUFFICIENT,
              "ccpa.state-breach-notice " + variant + "-discovered-until-2023-08-31",
              Incident.NOTIFIED,
              "Whether a notice went to the Secretary is asked for once there was one."));
    }
    waivers.add(
        Waiver.of(
            Check.FEWEST,
            "ccpa.state-breach-notice holder-attorney-general-discovered-until-2023-08-31",
            Incident.RISK,
            "Only a notice within weeks of a discovery years ago counts, which the search does not"
                + " find; a case of Texas, discovered since, does."));
    for (String variant : List.of("low-risk", "low-risk-discovered-until-2020-06-30")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              "ccpa.state-breach-notice " + variant,
              Incident.RISK,
              "What nobody says was found, is told to nobody."));
    }
    for (String variant :
        List.of(
            "record", "record-discovered-until-2018-06-30", "record-discovered-until-2019-12-31")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              "ccpa.state-breach-notice " + variant,
              Incident.RISK,
              "What nobody says was found, is not written down."));
    }
    for (String name :
        List.of(
            "request-acknowledge",
            "request-response",
            "opt-out-response",
            "limit-response",
            "authorized-agent",
            "state-request-response",
            "state-consent-revocation")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              "ccpa." + name,
              Request.AGENT,
              "Where no agent is named, the consumer asks in person."));
    }
    for (String name :
        List.of("verification", "state-request-response", "state-consent-revocation")) {
      waivers.add(
          Waiver.of(
              Check.KLEENE,
              "ccpa." + name,
              Request.IDENTITY_VERIFIED,
              "Unknown is silent, as the book has it: nothing is denied for it."));
    }
    String asked =
        "Whether and when a person was asked who he is, is an event; a host that says his identity"
            + " is in doubt is asked for it all the same, since it decides whether it is late.";
    for (Check check : List.of(Check.NAMED, Check.SUFFICIENT, Check.FEWEST)) {
      waivers.add(Waiver.of(check, "ccpa.state-request-response", asked));
      waivers.add(Waiver.of(check, "ccpa.state-consent-revocation", asked));
    }
    return waivers;
  }
}
