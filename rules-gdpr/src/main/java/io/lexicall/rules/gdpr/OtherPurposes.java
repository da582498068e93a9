package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.NationalLaw.OBJECTED;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Message;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Consents.Manner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Contacts that are not marketing, and for which a country nevertheless requires consent, a look at
 * the register or a statement in the message: propaganda, surveys, information.
 */
final class OtherPurposes {
  private static final String TEXT_CONSENT = "eprivacy.text-consent";
  private static final Condition<Contact> BUSINESS =
      Condition.in(MarketingRules.SUBSCRIBER, Subscriber.BUSINESS);
  private static final Condition<Contact> LIVE =
      MarketingRules.VOICE.and(Condition.in(Contact.VOICE, Voice.LIVE));

  private OtherPurposes() {}

  static List<Rule<Contact>> of(NationalTables tables, Consents all) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law :
        tables.law(
            NationalTables.OTHER_PURPOSES, NationalTables.REGISTERS, NationalTables.REQUESTED)) {
      for (String manner : law.row().list("manners", ' ')) {
        rules.add(rule(law, manner, all));
      }
    }
    return rules;
  }

  private static Rule<Contact> rule(NationalLaw law, String manner, Consents all) {
    return switch (law.row().requireText("demand")) {
      case "consent" -> consent(law, manner, all);
      case "not-listed" -> notListed(law, manner, all, false);
      case "not-listed-nor-objected" -> notListed(law, manner, all, true);
      case "identify-caller" ->
          stated(law, manner)
              .title("A message for this purpose does not hide who sends it: " + purposes(law))
              .remedy("identify-caller")
              .demands(
                  Condition.isTrue(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER)),
                  "identify-caller");
      case "way-to-refuse" ->
          stated(law, manner)
              .title("A message for this purpose says how to refuse further ones: " + purposes(law))
              .remedy("offer-opt-out-mechanism")
              .demands(
                  Condition.isTrue(Contact.MESSAGE.then(Message.OPT_OUT_MECHANISM)),
                  "offer-opt-out-mechanism");
      default -> throw unreadable(law, "demand", "There is no such demand");
    };
  }

  private static Rule<Contact> consent(NationalLaw law, String manner, Consents all) {
    // Who asks for a contact does not thereby consent to a machine.
    boolean machine = manner.equals("machine");
    Condition<Contact> takenBack = takenBack(law, manner, all, machine);
    return begin(law, manner, consentTo(law, manner))
        .variant(variant(law))
        .title("A contact for this purpose needs consent here: " + purposes(law))
        .when(consents(law, manner, all).any().not().or(takenBack))
        .unless(machine ? Condition.never() : MarketingRules.REQUESTED.and(takenBack.not()))
        .remedy("obtain-opt-in")
        .denies();
  }

  /**
   * The person refused an earlier contact for this purpose or, unless it is for information,
   * objected to marketing, or the seller's own list contains the number. Since then no consent that
   * counts was given, and this contact was not requested.
   *
   * @param untilConsent whether a request is not enough
   */
  private static Condition<Contact> takenBack(
      NationalLaw law, String manner, Consents all, boolean untilConsent) {
    List<Condition<Contact>> ways = new ArrayList<>();
    for (ContactPurpose purpose : purposesOf(law)) {
      Set<ContactPurpose> one = Set.of(purpose);
      Consents given = law.consents(all, manner(law, manner), one);
      Condition<Contact> said =
          untilConsent ? endedConsent(law, purpose, given) : endedRequest(law, purpose, given);
      ways.add(MarketingRules.purposeIn(one).and(said));
    }
    return Condition.any(ways);
  }

  private static Condition<Contact> endedConsent(
      NationalLaw law, ContactPurpose purpose, Consents given) {
    return purpose == ContactPurpose.INFORMATIONAL
        ? given.refusedUntilConsent()
        : MarketingRules.takenBackUntilConsent(Set.of(purpose), given, law.clocks());
  }

  private static Condition<Contact> endedRequest(
      NationalLaw law, ContactPurpose purpose, Consents given) {
    return purpose == ContactPurpose.INFORMATIONAL
        ? given.refused().or(given.tookBackRequest())
        : MarketingRules.takenBack(Set.of(purpose), given, law.clocks());
  }

  /**
   * The number is not on the national register, and the person did not refuse an earlier contact of
   * this kind.
   *
   * @param objections whether an objection to marketing counts too
   */
  private static Rule<Contact> notListed(
      NationalLaw law, String manner, Consents all, boolean objections) {
    boolean texts = manner.equals("text");
    Consents consents = consents(law, manner, all);
    Condition<Contact> refused =
        MarketingRules.refused(
            texts ? ContactChannel.TEXT : ContactChannel.VOICE, purposesOf(law), consents.valid());
    Condition<Contact> said =
        objections
            ? Condition.any(
                refused,
                OBJECTED.and(consents.anyAfter(Contact.OBJECTED_AT).not()),
                Register.ofSeller(law.clocks(), consents.valid()))
            : refused;
    NationalRegister register = new NationalRegister(law);
    boolean firms = law.row().text("who").equals("business");
    String lists = firms ? register.ofBusinesses() : register.ofConsumers();
    Condition<Contact> barred = objections ? OBJECTED : Condition.never();
    Condition<Contact> bars = register.bars(lists, consents, false, barred);
    Condition<Contact> listed;
    if (law.requestFrees("older-entry")) {
      Condition<Contact> barsNewer = register.bars(lists, consents, true, barred);
      listed = barsNewer.or(consents.tookBackRequest().and(bars));
    } else {
      String entries = texts ? "texts" : "register";
      listed = bars.and(law.requestedFrees(entries, said, consents).not());
    }
    // After an objection only a consent given since decides, unless it must be newer than the
    // entry.
    Condition<Contact> onRegister =
        objections && !register.wantsNewerConsent() ? OBJECTED.not().and(listed) : listed;
    return begin(
            law,
            manner,
            manner.equals("live") ? "eprivacy.live-call-opt-out" : consentTo(law, manner))
        .variant(
            variant(law)
                + (firms ? "-business" : "")
                + (register.sparesTheConsented() ? "-found" : "-register"))
        .title(
            "A person who is on the national register, or who refused such contacts, is not"
                + " contacted for this purpose: "
                + purposes(law))
        .when(onRegister.or(said))
        .remedy("obtain-opt-in")
        .denies();
  }

  private static Rule.Builder<Contact> stated(NationalLaw law, String manner) {
    return begin(law, manner, consentTo(law, manner))
        .variant(variant(law) + "-" + law.row().requireText("demand"));
  }

  private static Rule.Builder<Contact> begin(NationalLaw law, String manner, String id) {
    Rule.Builder<Contact> rule =
        law.begin(id)
            .when(
                switch (manner) {
                  case "text" -> MarketingRules.TEXT;
                  case "machine" -> Consents.MACHINE;
                  case "live" -> LIVE;
                  default -> throw unreadable(law, "manners", "There is no such manner");
                })
            .when(isFor(purposesOf(law)));
    return switch (law.row().text("who")) {
      case "" -> rule;
      case "consumer" -> rule.when(MarketingRules.CONSUMER);
      case "business" -> rule.when(BUSINESS);
      default -> throw unreadable(law, "who", "There is no such audience");
    };
  }

  /** What is stated to advertise is a sale, whatever else it is for. */
  private static Condition<Contact> isFor(Set<ContactPurpose> purposes) {
    return purposes.contains(ContactPurpose.TELEMARKETING)
        ? MarketingRules.saidMarketing(purposes)
        : MarketingRules.purposeIn(purposes);
  }

  private static String consentTo(NationalLaw law, String manner) {
    return switch (manner) {
      case "text" -> TEXT_CONSENT;
      case "machine" -> "eprivacy.automated-call-consent";
      case "live" -> "eprivacy.live-call-consent";
      default -> throw unreadable(law, "manners", "There is no such manner");
    };
  }

  private static Consents consents(NationalLaw law, String manner, Consents all) {
    Set<ContactPurpose> purposes = purposesOf(law);
    return law.consents(
        all,
        manner(law, manner),
        purposes.contains(ContactPurpose.TELEMARKETING)
            ? EnumSet.allOf(ContactPurpose.class)
            : purposes);
  }

  private static Manner manner(NationalLaw law, String manner) {
    return switch (manner) {
      case "text" -> Manner.TEXTS;
      case "machine" -> Manner.MACHINE_CALLS;
      case "live" -> Manner.LIVE_CALLS;
      default -> throw unreadable(law, "manners", "There is no such manner");
    };
  }

  private static Set<ContactPurpose> purposesOf(NationalLaw law) {
    Set<ContactPurpose> purposes = EnumSet.noneOf(ContactPurpose.class);
    for (String code : law.row().list("purposes", ' ')) {
      purposes.add(
          Contact.PURPOSE
              .type()
              .choice(code)
              .orElseThrow(() -> unreadable(law, "purposes", "There is no such purpose")));
    }
    if (purposes.isEmpty()) {
      throw unreadable(law, "purposes", "Name a purpose");
    }
    return purposes;
  }

  private static String variant(NationalLaw law) {
    return String.join("-", law.row().list("purposes", ' '));
  }

  private static String purposes(NationalLaw law) {
    return String.join(", ", law.row().list("purposes", ' ')) + ".";
  }

  private static RuntimeException unreadable(NationalLaw law, String column, String why) {
    return law.row().unreadable(column, new IllegalArgumentException(why));
  }
}
