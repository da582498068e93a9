package com.example.dialer;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
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

/** Asks whether a number may be called. */
public final class FirstCheck {
  private static final Caller OURSELVES =
      Caller.builder()
          .seller("acme")
          .thirdParty(false)
          .taxExempt(false)
          .financialInstitution(false)
          .build();

  private final Compliance compliance =
      Compliance.builder()
          .discover()
          .profile(Profile.builder().with(Contact.CALLER, OURSELVES).build())
          .build();

  /** Asks about a sales call that a person dials. */
  public Verdict mayCall(PhoneNumber number, Instant at) {
    return compliance.check(
        Contact.callTo(number)
            .at(at)
            .purpose(ContactPurpose.TELEMARKETING)
            .dialing(Dialing.MANUAL)
            .voice(Voice.LIVE)
            .to(Called.builder().number(number).subscriber(Subscriber.CONSUMER).build())
            .consents(List.of())
            .relationship(Relationship.builder().build())
            .lists(notOn(ListKind.INTERNAL_DNC), notOn(ListKind.NATIONAL_DNC))
            .recorded(false)
            .build());
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

  /** Asks about a number in New York, a second before eight and at nine. */
  public static void main(String[] args) {
    FirstCheck check = new FirstCheck();
    PhoneNumber number = PhoneNumber.parse("+12125550142");
    System.out.println(check.mayCall(number, Instant.parse("2026-11-24T12:59:59Z")));
    System.out.println(check.mayCall(number, Instant.parse("2026-11-24T14:00:00Z")));
  }
}
