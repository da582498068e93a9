package io.lexicall.rules.tcpa.federal;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.InconvenientTime;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A contact with every fact stated and nothing against it, to be changed in the one or two facts
 * that a test is about.
 *
 * <p>The seller {@code acme} reaches a person in New York at noon on Tuesday 24 November 2026; its
 * lists were checked two weeks before and hold nothing, and nothing is on file.
 */
final class Scene {
  private static final Moment USUAL_VERSION = moment("2026-11-10");

  private final Contact.Builder contact = Contact.builder();
  private final Caller.Builder caller = Caller.builder();
  private final Called.Builder to = Called.builder();
  private final Message.Builder message = Message.builder();
  private final List<Consent> consents = new ArrayList<>();
  private final List<EarlierContact> history = new ArrayList<>();
  private final List<ListEntry> lists = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final ContactChannel channel;
  private final ContactPurpose purpose;
  private @Nullable ListEntry national = entry(ListKind.NATIONAL_DNC, false).build();
  private @Nullable ListEntry internal = entry(ListKind.INTERNAL_DNC, false).build();
  private Relationship relationship = Relationship.builder().build();
  private boolean exemptBefore;
  private Instant contactAt = instant("2026-11-24T12:00:00-05:00");

  private Scene(ContactChannel channel, ContactPurpose purpose) {
    this.channel = channel;
    this.purpose = purpose;
    contact.channel(channel).purpose(purpose).at(instant("2026-11-24T12:00:00-05:00"));
    contact.dialing(Dialing.MANUAL).subject("s-1");
    caller.seller("acme").taxExempt(false).coveredEntity(false).financialInstitution(false);
    caller.thirdParty(true).transmitsCallerId(true);
    to.number(PhoneNumber.parse("+12125550142")).country(Place.of("US")).region(Place.of("US-NY"));
    to.timeZone(ZoneId.of("America/New_York"));
    to.lineType(LineType.FIXED_LINE).subscriber(Subscriber.CONSUMER);
    message.identifiesCaller(true).optOutMechanism(true).freeToRecipient(true);
    message.containsAdvertising(purpose == ContactPurpose.TELEMARKETING);
    message.lengthSeconds(30).lengthCharacters(120);
  }

  /** A call by hand, by a person, to somebody's home. */
  static Scene liveCall(ContactPurpose purpose) {
    return new Scene(ContactChannel.VOICE, purpose).voice(Voice.LIVE);
  }

  /** A sales call by hand, by a person, to somebody's home. */
  static Scene salesCall() {
    return liveCall(ContactPurpose.TELEMARKETING);
  }

  /** A recorded message to a mobile number, dialled from a list. */
  static Scene recording(ContactPurpose purpose) {
    return new Scene(ContactChannel.VOICE, purpose)
        .voice(Voice.PRERECORDED)
        .dialing(Dialing.AUTOMATED)
        .line(LineType.MOBILE);
  }

  /** A text to a mobile number, sent from a list. */
  static Scene text(ContactPurpose purpose) {
    return new Scene(ContactChannel.TEXT, purpose).dialing(Dialing.AUTOMATED).line(LineType.MOBILE);
  }

  /** Reads an instant with an offset; a date is its noon in New York. */
  static Instant instant(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atTime(12, 0).atZone(ZoneId.of("America/New_York")).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }

  static Moment moment(String text) {
    return text.length() == 10
        ? Moment.of(LocalDate.parse(text))
        : Moment.of(OffsetDateTime.parse(text).toInstant());
  }

  /** A version of which nothing is said is younger than no contact. */
  private ListEntry notYounger(ListEntry entry) {
    LocalDate day = contactAt.atZone(ZoneId.of("America/New_York")).toLocalDate();
    return USUAL_VERSION.equals(entry.get(ListEntry.AS_OF).orElse(null))
            && day.isBefore(LocalDate.parse("2026-11-10"))
        ? entry.with(ListEntry.AS_OF, Moment.of(day.minusDays(10)))
        : entry;
  }

  private static ListEntry.Builder entry(ListKind list, boolean listed) {
    ListEntry.Builder entry = ListEntry.builder().list(list).listed(listed);
    return list == ListKind.INTERNAL_DNC
        ? entry.seller("acme")
        : entry.country(Place.of("US")).asOf(USUAL_VERSION);
  }

  Scene at(String at) {
    contactAt = instant(at);
    contact.at(contactAt);
    return this;
  }

  Scene voice(Voice voice) {
    contact.voice(voice);
    return this;
  }

  Scene dialing(Dialing dialing) {
    contact.dialing(dialing);
    return this;
  }

  Scene subject(String subject) {
    contact.subject(subject);
    return this;
  }

  Scene line(LineType line) {
    to.lineType(line);
    return this;
  }

  Scene business() {
    to.subscriber(Subscriber.BUSINESS);
    return this;
  }

  /** Somebody of whom only the number tells where he is. */
  Scene number(String number) {
    to.number(PhoneNumber.parse(number));
    return unknown("to.country", "to.region", "to.timeZone");
  }

  Scene recorded(boolean recorded) {
    contact.recorded(recorded);
    return this;
  }

  Scene customer(boolean customer) {
    relationship = Relationship.builder().customer(customer).build();
    return this;
  }

  Scene relationship(Consumer<Relationship.Builder> more) {
    Relationship.Builder known = Relationship.builder();
    more.accept(known);
    relationship = known.build();
    return this;
  }

  /** Somebody of whom the number and a postal code tell where he is. */
  Scene address(String postalCode) {
    to.postalCode(postalCode);
    return unknown("to.region", "to.timeZone");
  }

  /** Somebody who asked for this contact. */
  Scene asked(String at) {
    contact.requestedAt(instant(at));
    return this;
  }

  /** Somebody who called these times inconvenient. */
  Scene inconvenient(InconvenientTime... times) {
    contact.inconvenient(times);
    return this;
  }

  /** Somebody in another zone. */
  Scene zone(String zone) {
    to.timeZone(ZoneId.of(zone));
    return this;
  }

  Scene called(Consumer<Called.Builder> more) {
    more.accept(to);
    return this;
  }

  Scene caller(Consumer<Caller.Builder> more) {
    more.accept(caller);
    return this;
  }

  Scene nonprofit() {
    return caller(who -> who.taxExempt(true));
  }

  Scene coveredEntity() {
    return caller(who -> who.coveredEntity(true));
  }

  Scene bank() {
    return caller(who -> who.financialInstitution(true));
  }

  Scene message(Consumer<Message.Builder> more) {
    more.accept(message);
    return this;
  }

  /** A consent to just this, given in January, that covers machines. */
  Scene consent(ConsentKind kind) {
    return consent(kind, consent -> {});
  }

  /** A consent to just this, given in January, that covers machines, but for something. */
  Scene consent(ConsentKind kind, Consumer<Consent.Builder> more) {
    Consent.Builder consent =
        Consent.builder()
            .kind(kind)
            .grantedAt(instant("2026-01-10"))
            .seller("acme")
            .channels(channel)
            .purposes(purpose)
            .automated(true);
    more.accept(consent);
    consents.add(consent.build());
    return this;
  }

  Scene granted(ConsentKind kind, String at) {
    return consent(kind, consent -> consent.grantedAt(instant(at)));
  }

  Scene bought(String at) {
    relationship = Relationship.builder().lastTransactionAt(instant(at)).build();
    return this;
  }

  Scene inquired(String at) {
    relationship = Relationship.builder().lastInquiryAt(instant(at)).build();
    return this;
  }

  Scene onNationalList() {
    return national(entry -> entry.listed(true));
  }

  /** A check of the National Registry that found nothing, in that version. */
  Scene nationalListOf(String asOf) {
    return national(entry -> entry.asOf(moment(asOf)));
  }

  Scene national(Consumer<ListEntry.Builder> more) {
    ListEntry.Builder entry = entry(ListKind.NATIONAL_DNC, false);
    more.accept(entry);
    national = entry.build();
    return this;
  }

  /** Another check of the National Registry, beside the one that every scene has. */
  Scene checkedAgain(Consumer<ListEntry.Builder> more) {
    ListEntry.Builder entry = entry(ListKind.NATIONAL_DNC, false);
    more.accept(entry);
    lists.add(entry.build());
    return this;
  }

  Scene noNationalCheck() {
    national = null;
    return this;
  }

  Scene noInternalCheck() {
    internal = null;
    return this;
  }

  Scene askedToStop(String since) {
    return internal(entry -> entry.listed(true).since(moment(since)));
  }

  Scene internal(Consumer<ListEntry.Builder> more) {
    ListEntry.Builder entry = entry(ListKind.INTERNAL_DNC, false);
    more.accept(entry);
    internal = entry.build();
    return this;
  }

  Scene reassigned(Consumer<ListEntry.Builder> more) {
    ListEntry.Builder entry = entry(ListKind.REASSIGNED_NUMBERS, true);
    more.accept(entry);
    lists.add(entry.build());
    return this;
  }

  /** From here on, earlier contacts were made under an exemption from consent. */
  Scene exempt() {
    exemptBefore = true;
    return this;
  }

  /** The person objected to marketing. */
  Scene objected(String at) {
    contact.objectedAt(instant(at));
    return this;
  }

  /** Earlier contacts like this one, without a conversation. */
  Scene before(String... at) {
    for (String each : at) {
      before(each, entry -> {});
    }
    return this;
  }

  Scene history(EarlierContact entry) {
    history.add(entry);
    return this;
  }

  /** An earlier contact like this one, without a conversation, but for something. */
  Scene before(String at, Consumer<EarlierContact.Builder> more) {
    EarlierContact.Builder entry =
        EarlierContact.builder()
            .at(instant(at))
            .channel(channel)
            .purpose(purpose)
            .subject("s-1")
            .connected(false)
            .refused(false)
            .exempt(exemptBefore);
    more.accept(entry);
    history.add(entry.build());
    return this;
  }

  Scene campaign(Consumer<Campaign.Builder> more) {
    Campaign.Builder campaign = Campaign.builder();
    more.accept(campaign);
    contact.campaign(campaign.build());
    return this;
  }

  /** Leaves facts out, by their paths. */
  Scene unknown(String... paths) {
    unknown.addAll(List.of(paths));
    return this;
  }

  Contact contact() {
    Called.Builder toKnown = Called.builder().from(to.build());
    Caller.Builder callerKnown = Caller.builder().from(caller.build());
    Message.Builder messageKnown = Message.builder().from(message.build());
    for (String path : unknown) {
      String fact = path.substring(path.indexOf('.') + 1);
      if (path.startsWith("to.")) {
        toKnown.without(Called.SCHEMA.fact(fact).orElseThrow());
      } else if (path.startsWith("caller.")) {
        callerKnown.without(Caller.SCHEMA.fact(fact).orElseThrow());
      } else if (path.startsWith("message.")) {
        messageKnown.without(Message.SCHEMA.fact(fact).orElseThrow());
      }
    }
    List<ListEntry> checked = new ArrayList<>(lists);
    if (national != null) {
      checked.add(national);
    }
    if (internal != null) {
      checked.add(internal);
    }
    contact.caller(callerKnown.build()).to(toKnown.build()).message(messageKnown.build());
    checked.replaceAll(this::notYounger);
    contact.consents(consents).history(history).relationship(relationship).lists(checked);
    for (String path : unknown) {
      if (!path.contains(".")) {
        contact.without(Contact.SCHEMA.fact(path).orElseThrow());
      }
    }
    return contact.build();
  }

  /** Asks the federal rules, and looks at what one of them says. */
  Ruling under(String ruleId) {
    return new Ruling(ruleId, FederalRules.engine().check(contact()));
  }

  /** Asks the rules of some regulations only. */
  Ruling underAll(Collection<String> regulations) {
    return new Ruling("", FederalRules.engine().only(regulations).check(contact()));
  }
}
