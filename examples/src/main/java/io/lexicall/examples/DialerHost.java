package io.lexicall.examples;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Controller;
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
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A dialer that asks before it dials. */
public final class DialerHost {
  private static final Set<String> STOPPED = Set.of("+16145550123");

  private static final Place US = Place.of("US");

  private final Compliance compliance =
      Compliance.builder()
          .discover()
          .profile(
              Profile.builder()
                  .with(Contact.CALLER, ourselves())
                  .with(Contact.CONTROLLER, Controller.builder().country(US).targets(US).build())
                  .with(Contact.PHI, false)
                  .build())
          .source(Contact.SCHEMA, Contact.LISTS, DialerHost::lists)
          .build();

  private static Caller ourselves() {
    return Caller.builder()
        .seller("acme")
        .thirdParty(false)
        .taxExempt(false)
        .coveredEntity(false)
        .financialInstitution(false)
        .build();
  }

  /** What our own systems know of the number that is about to be called. */
  private static Optional<List<ListEntry>> lists(Contact contact) {
    boolean stopped =
        contact
            .get(Contact.TO.then(Called.NUMBER))
            .map(number -> STOPPED.contains(number.e164()))
            .orElse(false);
    return Optional.of(
        List.of(
            ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme").listed(stopped).build(),
            ListEntry.builder()
                .list(ListKind.NATIONAL_DNC)
                .country(Place.of("US"))
                .listed(false)
                .asOf(Moment.of(LocalDate.of(2026, 11, 10)))
                .build()));
  }

  /** Asks whether a number may be called now, and says what to do. */
  public String next(PhoneNumber number, Instant now) {
    Verdict verdict =
        compliance.check(
            Contact.callTo(number)
                .at(now)
                .purpose(ContactPurpose.TELEMARKETING)
                .to(Called.builder().number(number).subscriber(Subscriber.CONSUMER).build())
                .consents()
                .relationship(Relationship.builder().build())
                .history()
                .dialing(Dialing.MANUAL)
                .voice(Voice.LIVE)
                .build());
    return verdict.match(
        permit -> "dial; owing " + permit.obligations().size() + " obligations",
        denial -> denial.permittedFrom().map(from -> "wait until " + from).orElse("never dial"),
        indeterminate -> "find out " + indeterminate.missing());
  }

  /** Asks about three numbers. */
  public static void main(String[] args) {
    DialerHost host = new DialerHost();
    PrintStream out = System.out;
    for (String number : List.of("+12125550142", "+14155550123", "+16145550123")) {
      PhoneNumber to = PhoneNumber.parse(number);
      out.println(to + ": " + host.next(to, Instant.parse("2026-11-24T15:00:00Z")));
    }
  }
}
