package io.lexicall.benchmarks.host;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Dial.ConsentOnFile;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A dialer that embeds us, with every rule module on the class path.
 *
 * <p>What holds for a campaign and what is on file of a person it keeps as facts; for each dial it
 * reads the number, looks its lists up, puts the facts together and asks.
 */
public final class Host {
  static final String SELLER = "acme";

  private static final Place US = Place.of("US");
  private static final Instant CONSENTED = Instant.parse("2025-06-01T12:00:00Z");
  private static final Instant REVOKED = Instant.parse("2026-10-01T12:00:00Z");

  private static final Caller CALLER =
      Caller.builder()
          .seller(SELLER)
          .name("Acme")
          .number(PhoneNumber.parse("+18335550100"))
          .country(US)
          .thirdParty(false)
          .taxExempt(false)
          .coveredEntity(false)
          .financialInstitution(false)
          .registeredIn(Week.states().stream().map(Place::of).toList())
          .transmitsCallerId(true)
          .build();

  private static final Controller CONTROLLER = Controller.builder().country(US).targets(US).build();

  /** Those of the week: what is counted is counted once for all dials of one. */
  private static final List<Campaign> CAMPAIGNS =
      IntStream.range(0, Week.CAMPAIGNS)
          .mapToObj(
              campaign ->
                  Campaign.builder()
                      .id("campaign-" + campaign)
                      .liveAnswers(Week.ANSWERED)
                      .abandoned(Week.abandoned(campaign))
                      .build())
          .toList();

  private final Compliance compliance;
  private final Function<PhoneNumber, List<ListEntry>> lists;

  /**
   * What a host holds of a dial before it is due.
   *
   * @param number as it stands in the dialing list
   * @param called all but the number
   * @param standing all but the called party and the time
   */
  public record OnFile(String number, Instant at, Called called, Contact standing) {}

  /**
   * Loads every module.
   *
   * @param lists what the lists of the host say of a number
   */
  public Host(Function<PhoneNumber, List<ListEntry>> lists) {
    this(Compliance.load(), lists);
  }

  /** Asks an engine that is loaded already. */
  public Host(Compliance compliance, Function<PhoneNumber, List<ListEntry>> lists) {
    this.compliance = compliance;
    this.lists = lists;
  }

  /** Returns what the host holds of a dial. */
  public static OnFile onFile(Dial dial) {
    Relationship.Builder relationship = Relationship.builder().customer(dial.customer());
    if (dial.boughtAt() != null) {
      relationship.lastTransactionAt(dial.boughtAt());
    }
    Contact standing =
        Contact.builder()
            .at(dial.at())
            .channel(ContactChannel.VOICE)
            .purpose(ContactPurpose.TELEMARKETING)
            .dialing(dial.automated() ? Dialing.AUTOMATED : Dialing.MANUAL)
            .voice(dial.recorded() ? Voice.PRERECORDED : Voice.LIVE)
            .subject("solar-roofs")
            .caller(CALLER)
            .consents(consents(dial.consent()))
            .relationship(relationship.build())
            .history(dial.calledAt().stream().map(Host::earlierCall).toList())
            .campaign(CAMPAIGNS.get(dial.campaign()))
            .recorded(false)
            .controller(CONTROLLER)
            .phi(false)
            .build();
    Called called =
        Called.builder().lineType(dial.lineType()).subscriber(Subscriber.CONSUMER).build();
    return new OnFile(dial.number(), dial.at(), called, standing);
  }

  private static List<Consent> consents(ConsentOnFile onFile) {
    if (onFile == ConsentOnFile.NONE) {
      return List.of();
    }
    Consent.Builder consent =
        Consent.builder()
            .kind(
                onFile == ConsentOnFile.EXPRESS ? ConsentKind.EXPRESS : ConsentKind.EXPRESS_WRITTEN)
            .grantedAt(CONSENTED)
            .seller(SELLER)
            .channels(List.of(ContactChannel.VOICE))
            .purposes(List.of(ContactPurpose.TELEMARKETING))
            .automated(true);
    if (onFile == ConsentOnFile.REVOKED) {
      consent.revokedAt(REVOKED);
    } else if (onFile == ConsentOnFile.LAPSING) {
      consent.expiresAt(Week.CONSENTS_LAPSE);
    }
    return List.of(consent.build());
  }

  private static EarlierContact earlierCall(Instant at) {
    return EarlierContact.builder()
        .at(at)
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .subject("solar-roofs")
        .connected(false)
        .refused(false)
        .exempt(false)
        .build();
  }

  /** Reads the number, looks its lists up, and puts the facts of a dial together. */
  public Contact facts(OnFile onFile) {
    PhoneNumber number = PhoneNumber.parse(onFile.number);
    return facts(onFile, number, lists.apply(number));
  }

  /** The same with what the lists say. */
  public static Contact facts(OnFile onFile, List<ListEntry> lists) {
    return facts(onFile, PhoneNumber.parse(onFile.number), lists);
  }

  private static Contact facts(OnFile onFile, PhoneNumber number, List<ListEntry> lists) {
    return onFile.standing.with(
        Contact.AT,
        onFile.at,
        Contact.TO,
        onFile.called.with(Called.NUMBER, number),
        Contact.LISTS,
        lists);
  }

  /** Asks about a dial. */
  public Verdict check(OnFile onFile) {
    return compliance.check(facts(onFile));
  }

  /** Asks about facts that are put together already. */
  public Verdict check(Contact facts) {
    return compliance.check(facts);
  }

  /** Returns the engine. */
  public Compliance compliance() {
    return compliance;
  }
}
