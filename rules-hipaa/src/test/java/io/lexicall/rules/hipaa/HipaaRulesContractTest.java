package io.lexicall.rules.hipaa;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Authorization;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.ConfidentialCommunication;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Request;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.Check;
import io.lexicall.testkit.Hints;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class HipaaRulesContractTest extends RuleModuleContract {
  private static final PhoneNumber ONE = PhoneNumber.parse("+12125550188");
  private static final PhoneNumber OTHER = PhoneNumber.parse("+12125550199");

  @Override
  protected RuleModule module() {
    return new HipaaRules();
  }

  @Override
  protected Hints hints() {
    return Hints.standard()
        .values(
            Authorization.COVERS,
            List.of("phi", "psychotherapy-notes", "substance-use-record"),
            List.of("phi"))
        .values(Called.NUMBER, ONE, OTHER)
        .values(ConfidentialCommunication.NUMBER, ONE, OTHER)
        .values(
            Incident.AFFECTED_BY_REGION,
            Map.of(Place.of("US-HI"), 501),
            Map.of(Place.of("US-PR"), 500))
        .distances(Duration.ofDays(31), Duration.ofDays(61), Duration.ofDays(91));
  }

  @Override
  protected List<? extends Activity<?>> examples() {
    return activitiesOf("book.jsonl", "bounds.jsonl", "within.jsonl");
  }

  @Override
  protected List<Waiver> waivers() {
    String byPlace = "A request whose law is left out follows the place, which never says HIPAA.";
    String unstated = "What is not stated is silent, as the book has it.";
    String guam = "In the United States a day of law begins in Guam, half a day before.";
    String hours =
        "Asked for only in the hours in which it is late in some places and not in others.";
    List<Waiver> waivers = new ArrayList<>();
    for (String name :
        List.of(
            "access-request",
            "amendment-request",
            "accounting-request",
            "restriction",
            "documentation")) {
      waivers.add(waive(Check.KLEENE, name, Request.LAW, byPlace));
    }
    waivers.add(waive(Check.KLEENE, "documentation", Disclosure.AUTHORIZATION, unstated));
    String underOne = "A disclosure goes under an authorization only where one is stated.";
    for (String name :
        List.of("minimum-necessary", "psychotherapy-notes", "substance-use-records")) {
      waivers.add(waive(Check.KLEENE, name, Disclosure.AUTHORIZATION, underOne));
    }
    waivers.add(
        waive(
            Check.KLEENE,
            "family",
            Disclosure.SUBJECT_AGREED,
            "Notes and records of Part 2 go on no agreement, so none is asked for; a no counts."));
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "hipaa.marketing",
            "That a caller is a vendor is used if stated, and not asked for."));
    waivers.add(
        waive(
            Check.KLEENE,
            "confidential-communications",
            Contact.CONFIDENTIAL_COMMUNICATION.then(ConfidentialCommunication.NUMBER),
            "Given without a number, it says that there is no such request."));
    String host = "HIPAA asks for no residence: where none is told, the day is that of the host.";
    for (String name : List.of("breach-individuals", "breach-business-associate")) {
      waivers.add(waive(Check.KLEENE, name, Incident.AFFECTED_BY_REGION, host));
    }
    waivers.add(waive(Check.SUFFICIENT, "breach-media", Incident.AFFECTED_BY_REGION, host));
    for (String name : List.of("access-request", "amendment-request", "accounting-request")) {
      waivers.add(waive(Check.KLEENE, name, Request.REGION, host));
    }
    String heard = "Not asked for, only heard: few hosts state it, and mostly it changes nothing.";
    for (String name :
        List.of(
            "verification",
            "authorization",
            "permitted-disclosure",
            "business-associate",
            "substance-use-records")) {
      waivers.add(waive(Check.KLEENE, name, Disclosure.OWN_STAFF, heard));
    }
    waivers.add(waive(Check.KLEENE, "marketing", Disclosure.CHANNEL, heard));
    waivers.add(waive(Check.KLEENE, "minimum-necessary", Disclosure.PURPOSE, heard));
    waivers.add(
        waive(
            Check.KLEENE,
            "authorization",
            Disclosure.AUTHORIZATION,
            "Notes need one of their own: what goes under several is stated as several activities."));
    waivers.add(waive(Check.KLEENE, "authorization", Disclosure.REMUNERATION, heard));
    String asker = "Where no agent is named, the person asks.";
    for (String name :
        List.of("access-request", "amendment-request", "accounting-request", "verification")) {
      waivers.add(waive(Check.KLEENE, name, Request.AGENT, asker));
    }
    waivers.add(waive(Check.KLEENE, "marketing", Contact.CALLER.then(Caller.THIRD_PARTY), heard));
    waivers.add(
        waive(
            Check.KLEENE,
            "fundraising",
            Contact.LISTS.each(ListEntry.SINCE),
            "An entry of unknown age is taken to be later than what would lift it."));
    waivers.add(
        Waiver.of(Check.CARD, "hipaa.fundraising", "Only the person can take back that word."));
    waivers.add(waive(Check.KLEENE, "verification", Disclosure.AUTHORIZATION, underOne));
    waivers.add(waive(Check.KLEENE, "verification", Disclosure.SUBJECT_AGREED, underOne));
    waivers.add(waive(Check.KLEENE, "substance-use-records", Disclosure.PURPOSE, heard));
    waivers.add(waive(Check.KLEENE, "family", Disclosure.AUTHORIZATION, underOne));
    for (Fact<Authorization, ?> fact : List.of(Authorization.COVERS, Authorization.COMPOUND)) {
      waivers.add(
          waive(
              Check.FEWEST,
              "family",
              Disclosure.AUTHORIZATION.then(fact),
              "Either way will do: what is agreed to, or what is authorized."));
    }
    for (String name : List.of("breach-media", "breach-secretary")) {
      waivers.add(
          waive(
              Check.KLEENE,
              name,
              Incident.AFFECTED_BY_REGION,
              "No state can have more people than are affected in all."));
    }
    for (String name : List.of("breach-individuals", "breach-business-associate")) {
      waivers.add(
          waive(
              Check.KLEENE,
              name,
              Incident.AFFECTED_BY_REGION,
              "Where the regions are not told, the day is that of the clock that the host"
                  + " states."));
    }
    waivers.add(
        waive(
            Check.FEWEST,
            "confidential-communications",
            Contact.CONFIDENTIAL_COMMUNICATION,
            "The search tries no empty object, which is the one that settles it."));
    waivers.add(
        waive(
            Check.FEWEST,
            "confidential-communications",
            Contact.TO.then(Called.NUMBER),
            "The search seldom meets the very number that the patient named."));
    waivers.add(
        waive(
            Check.FEWEST,
            "minimum-necessary",
            Disclosure.AUTHORIZATION,
            "The search seldom meets a valid one that covers all, for a service."));
    waivers.add(waive(Check.FEWEST, "breach-secretary", Incident.AFFECTED, hours));
    for (String name : List.of("access-request", "amendment-request", "accounting-request")) {
      waivers.add(waive(Check.FEWEST, name, Request.REGION, hours));
    }
    for (String name :
        List.of(
            "breach-individuals",
            "breach-secretary",
            "breach-media",
            "breach-business-associate")) {
      waivers.add(waive(Check.FEWEST, name, Incident.AFFECTED_BY_REGION, hours));
      waivers.add(
          waive(
              Check.FEWEST,
              name,
              Incident.NOTIFIED,
              "The search seldom lays a notice within 60 days of a discovery long ago."));
    }
    for (String name :
        List.of(
            "access-request",
            "amendment-request",
            "accounting-request",
            "breach-individuals",
            "breach-secretary",
            "breach-media",
            "breach-business-associate")) {
      waivers.add(
          Waiver.of(
              Check.CARD,
              "hipaa." + name,
              "It names no remedy, since what is late stays late whatever is done then."));
    }
    for (Check check : List.of(Check.SPEAKS, Check.FEWEST)) {
      waivers.add(
          Waiver.of(
              check,
              "hipaa.permitted-disclosure",
              "It asks for the purpose only; what is decided then, other rules decide."));
    }
    for (String name :
        List.of(
            "substance-use-records",
            "reproductive-attestation",
            "marketing",
            "breach-individuals",
            "breach-secretary",
            "breach-media",
            "breach-business-associate",
            "documentation")) {
      waivers.add(Waiver.of(Check.IN_FORCE, "hipaa." + name, guam));
    }
    for (String name : List.of("authorization", "psychotherapy-notes")) {
      waivers.add(
          waive(
              Check.KLEENE,
              name,
              Disclosure.REQUIRED_BY_LAW,
              "That a law requires it frees those who say so; the others need an authorization."));
      waivers.add(
          waive(
              Check.KLEENE,
              name,
              Disclosure.PURPOSE,
              "The purpose counts with a law that requires the disclosure, which is not asked"
                  + " for."));
    }
    waivers.add(
        waive(
            Check.SUFFICIENT,
            "confidential-communications",
            Contact.CONFIDENTIAL_COMMUNICATION,
            "Which number is dialled matters only once it is known that another was asked for."));
    return waivers;
  }

  private static Waiver waive(Check check, String name, Fact<?, ?> fact, String reason) {
    return Waiver.of(check, "hipaa." + name, fact, reason);
  }
}
