package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.LocalDate;
import java.util.List;

/** The engine, and the facts of a dial as a host states them. */
final class Engine {
  private static final Caller CALLER =
      Caller.builder()
          .seller("acme")
          .thirdParty(false)
          .taxExempt(false)
          .coveredEntity(false)
          .financialInstitution(false)
          .transmitsCallerId(true)
          .build();
  private static final Relationship STRANGER = Relationship.builder().build();
  private static final ListEntry NOT_ON_OURS =
      ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme").listed(false).build();
  private static final List<ListEntry> LISTED = List.of(registry(true), NOT_ON_OURS);
  private static final List<ListEntry> NOT_LISTED = List.of(registry(false), NOT_ON_OURS);

  private Engine() {}

  static Compliance load() {
    return Compliance.load().only(List.of("tcpa", "tsr"));
  }

  private static ListEntry registry(boolean listed) {
    return ListEntry.builder()
        .list(ListKind.NATIONAL_DNC)
        .country(Place.of("US"))
        .listed(listed)
        .asOf(Moment.of(LocalDate.parse(Dial.REGISTRY_EDITION)))
        .build();
  }

  /** Reads the number and states the facts of a dial. */
  static Contact facts(Dial dial) {
    return Contact.builder()
        .channel(io.lexicall.facts.ContactChannel.VOICE)
        .at(dial.at())
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .caller(CALLER)
        .to(
            Called.builder()
                .number(PhoneNumber.parse(dial.number()))
                .lineType(LineType.MOBILE)
                .subscriber(Subscriber.CONSUMER)
                .build())
        .consents(List.of())
        .relationship(STRANGER)
        .lists(dial.listed() ? LISTED : NOT_LISTED)
        .history(List.of())
        .build();
  }
}
