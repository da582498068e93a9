package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** Contacts of which everything is known, to be changed in what a test is about. */
final class Calls {
  private Calls() {}

  /** A manual live sales call to a consumer's fixed line: no consent, no relationship, no list. */
  static Contact.Builder call(String state, String at) {
    LocalDate today = OffsetDateTime.parse(at).toLocalDate();
    return Contact.builder()
        .at(instant(at))
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .subject("solar panels")
        .caller(caller(state).build())
        .to(to(state, LineType.FIXED_LINE).build())
        .consents()
        .relationship(Relationship.builder().customer(false).build())
        .lists(
            ListEntry.builder()
                .list(ListKind.NATIONAL_DNC)
                .listed(false)
                .asOf(Moment.of(today))
                .build(),
            internal(false).build(),
            stateList(state, false).asOf(Moment.of(today)).build())
        .history();
  }

  static Contact.Builder recorded(String state, String at) {
    return call(state, at)
        .voice(Voice.PRERECORDED)
        .dialing(Dialing.AUTOMATED)
        .message(Message.builder().identifiesCaller(true).optOutMechanism(true).build());
  }

  static Contact.Builder text(String state, String at) {
    Contact call = call(state, at).build();
    Contact.Builder text =
        Contact.builder()
            .at(call.at())
            .channel(ContactChannel.TEXT)
            .purpose(ContactPurpose.TELEMARKETING)
            .dialing(Dialing.MANUAL)
            .subject("solar panels")
            .caller(caller(state).build())
            .to(to(state, LineType.MOBILE).build())
            .consents()
            .history()
            .message(Message.builder().identifiesCaller(true).optOutMechanism(true).build());
    return text.relationship(call.get(Contact.RELATIONSHIP).orElseThrow())
        .lists(call.get(Contact.LISTS).orElseThrow());
  }

  static Caller.Builder caller(String state) {
    return Caller.builder()
        .seller("acme")
        .taxExempt(false)
        .financialInstitution(false)
        .registeredIn(List.of(Place.of(state)))
        .transmitsCallerId(true);
  }

  static Called.Builder to(String state, LineType line) {
    return Called.builder().region(Place.of(state)).lineType(line).subscriber(Subscriber.CONSUMER);
  }

  static ListEntry.Builder internal(boolean listed) {
    return ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme").listed(listed);
  }

  static ListEntry.Builder stateList(String state, boolean listed) {
    return ListEntry.builder().list(ListKind.STATE_DNC).region(Place.of(state)).listed(listed);
  }

  /** A consent to acme for sales calls and texts, by machines too. */
  static Consent consent(ConsentKind kind, String grantedAt) {
    return consentBuilder(kind, grantedAt).build();
  }

  static Consent.Builder consentBuilder(ConsentKind kind, String grantedAt) {
    return Consent.builder()
        .kind(kind)
        .grantedAt(instant(grantedAt))
        .seller("acme")
        .channels(List.of(ContactChannel.VOICE, ContactChannel.TEXT))
        .purposes(List.of(ContactPurpose.TELEMARKETING))
        .automated(true);
  }

  static Relationship bought(String at) {
    return Relationship.builder().customer(false).lastTransactionAt(instant(at)).build();
  }

  static Instant instant(String at) {
    return OffsetDateTime.parse(at).toInstant();
  }

  static Moment day(String date) {
    return Moment.of(LocalDate.parse(date));
  }
}
