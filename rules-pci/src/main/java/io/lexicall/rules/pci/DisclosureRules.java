package io.lexicall.rules.pci;

import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.happened;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;
import static io.lexicall.rule.Condition.listHolds;

import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.PanDisplay;
import io.lexicall.facts.Recipient;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Display and disclosure of card data, and incidents. */
final class DisclosureRules {
  private static final Condition<Disclosure> PAN = listHolds(Disclosure.DATA, DataKind.PAN);

  /** A full card number, which a track contains however the number is stated to be displayed. */
  private static final Condition<Disclosure> FULL_NUMBER =
      PAN.and(in(Disclosure.DISPLAY, PanDisplay.FULL))
          .or(listHolds(Disclosure.DATA, DataKind.TRACK));

  private static final Condition<Disclosure> MESSAGE =
      in(
          Disclosure.CHANNEL,
          CommunicationChannel.TEXT,
          CommunicationChannel.EMAIL,
          CommunicationChannel.CHAT);

  /** Left where it is stored after authorization, and not even encrypted. */
  private static final Condition<Disclosure> LEFT_IN_CLEAR =
      in(Disclosure.TO, Recipient.VOICEMAIL).or(MESSAGE.and(isFalse(Disclosure.ENCRYPTED)));

  /**
   * A business associate that receives card data is a service provider too. An agreement is asked
   * for only if the recipient is stated to be a processor.
   */
  private static final Condition<Disclosure> SERVICE_PROVIDER =
      in(Disclosure.TO, Recipient.PROCESSOR)
          .or(
              in(Disclosure.TO, Recipient.BUSINESS_ASSOCIATE)
                  .and(known(Disclosure.PROCESSOR_CONTRACT)));

  /** Own personnel: the data stays within the entity. Used if stated, not asked for. */
  private static final Condition<Disclosure> STATED_TO_BE_OWN_STAFF =
      all(known(Disclosure.OWN_STAFF), isTrue(Disclosure.OWN_STAFF));

  /**
   * Disclosures of sensitive authentication data to which a requirement applies: for others it
   * would depend on who discloses it and whether authorization is complete, which no fact states.
   */
  static final Condition<Disclosure> SENSITIVE_DATA_READ =
      LEFT_IN_CLEAR.or(SERVICE_PROVIDER.and(MESSAGE.not()));

  private DisclosureRules() {}

  static List<Rule<?>> of(Requirements requirements) {
    List<Rule<?>> rules = new ArrayList<>();
    rules.addAll(
        requirements
            .draft(Disclosure.SCHEMA, "display-mask", "")
            .title("A card number is masked when shown.")
            .when(in(Disclosure.TO, Recipient.VOICEMAIL, Recipient.FAMILY, Recipient.THIRD_PARTY))
            .unless(STATED_TO_BE_OWN_STAFF)
            .when(FULL_NUMBER)
            .remedy("mask")
            .denies());
    rules.addAll(
        requirements
            .draft(Disclosure.SCHEMA, "display-mask", "minimum")
            .title("A card number is shown in full only to those who need it.")
            .when(
                in(
                        Disclosure.TO,
                        Recipient.SUBJECT,
                        Recipient.PERSONAL_REPRESENTATIVE,
                        Recipient.BUSINESS_ASSOCIATE,
                        Recipient.PROCESSOR,
                        Recipient.AUTHORITY)
                    .or(in(Disclosure.TO, Recipient.THIRD_PARTY).and(STATED_TO_BE_OWN_STAFF)))
            .when(FULL_NUMBER)
            .obliges("limit-to-minimum"));
    rules.addAll(
        requirements
            .draft(Disclosure.SCHEMA, "end-user-messaging", "")
            .title("A card number in a message is protected by strong cryptography.")
            .when(MESSAGE)
            .when(isFalse(Disclosure.ENCRYPTED))
            .when(FULL_NUMBER)
            .remedy("encrypt", "mask")
            .denies());
    rules.addAll(
        requirements
            .draft(Disclosure.SCHEMA, "transmission", "disclosure")
            .title("A card number is sent over the internet only under strong cryptography.")
            .when(in(Disclosure.CHANNEL, CommunicationChannel.WEB))
            .when(isFalse(Disclosure.ENCRYPTED))
            .when(FULL_NUMBER)
            .remedy("encrypt", "mask")
            .denies());
    rules.addAll(
        requirements
            .draft(Disclosure.SCHEMA, "sad-disclosure", "")
            .title(
                "Sensitive authentication data is not left in a voicemail or in an"
                    + " unencrypted message.")
            .when(LEFT_IN_CLEAR)
            .when(listHolds(Disclosure.DATA, DataKind.CVV, DataKind.PIN, DataKind.TRACK))
            .remedy("delete")
            .denies());
    rules.addAll(
        requirements
            .draft(Disclosure.SCHEMA, "service-provider", "")
            .title("A service provider receives card data only under a written agreement.")
            .when(SERVICE_PROVIDER)
            .unless(STATED_TO_BE_OWN_STAFF)
            .when(isFalse(Disclosure.PROCESSOR_CONTRACT))
            .when(FULL_NUMBER.or(listHolds(Disclosure.DATA, DataKind.CVV, DataKind.PIN)))
            .remedy("conclude-processor-contract")
            .denies());
    rules.addAll(
        requirements
            .draft(Incident.SCHEMA, "incident-notice", "")
            .title("The acquirer is notified at once of an incident that involves card data.")
            .when(
                listHolds(Incident.DATA, DataKind.PAN, DataKind.CVV, DataKind.TRACK, DataKind.PIN))
            .unless(happened(Incident.NOTIFIED.then(Notified.ACQUIRER)))
            .obliges("notify-acquirer"));
    return rules;
  }
}
