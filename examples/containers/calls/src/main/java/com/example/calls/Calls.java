package com.example.calls;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The engine of a seller, and a sales call of its own to a consumer in New York. */
public final class Calls {
  private static final Caller OURSELVES =
      Caller.builder()
          .seller("acme")
          .thirdParty(false)
          .taxExempt(false)
          .financialInstitution(false)
          .build();

  /** Twelve in New York. */
  public static final Contact AT_NOON = at("2026-11-24T17:00:00Z");

  /** Ten in the evening in New York. */
  public static final Contact AT_TEN = at("2026-11-25T03:00:00Z");

  private Calls() {}

  /** Makes the engine: once, when the application starts. */
  public static Compliance engine() {
    return Compliance.builder()
        .discover()
        .profile(Profile.builder().with(Contact.CALLER, OURSELVES).build())
        .build();
  }

  private static Contact at(String instant) {
    PhoneNumber number = PhoneNumber.parse("+12125550142");
    return Contact.callTo(number)
        .at(Instant.parse(instant))
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .to(Called.builder().number(number).subscriber(Subscriber.CONSUMER).build())
        .consents(List.of())
        .relationship(Relationship.builder().build())
        .lists(notOn(ListKind.INTERNAL_DNC), notOn(ListKind.NATIONAL_DNC))
        .recorded(false)
        .build();
  }

  private static ListEntry notOn(ListKind list) {
    return ListEntry.builder()
        .list(list)
        .country(Place.of("US"))
        .seller("acme")
        .listed(false)
        .asOf(Moment.of(LocalDate.of(2026, 11, 20)))
        .build();
  }
}
