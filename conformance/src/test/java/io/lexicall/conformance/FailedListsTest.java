package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import io.lexicall.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wherever a list bars a call, the call is not permitted while that list cannot be read, whether or
 * not the law requires that the list is checked.
 */
class FailedListsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T11:30:00Z");
  private static final Compliance BROKEN =
      Compliance.builder()
          .discover()
          .source(
              Contact.SCHEMA,
              Contact.LISTS,
              contact -> {
                throw new IllegalStateException("down");
              })
          .build();

  private static Compliance with(List<ListEntry> entries) {
    return Compliance.builder()
        .discover()
        .source(Contact.SCHEMA, Contact.LISTS, ofAll(entries))
        .build();
  }

  private static Source<Contact, List<ListEntry>> ofAll(List<ListEntry> entries) {
    return contact -> Optional.of(entries);
  }

  private static ListEntry own(Boolean... listed) {
    ListEntry.Builder entry = ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme");
    for (Boolean each : listed) {
      entry.listed(each);
    }
    return entry.build();
  }

  private static List<Contact> calls(String place) {
    Place where = Place.of(place);
    Called.Builder to = Called.builder().subscriber(Subscriber.CONSUMER);
    Called called =
        where.isRegion() ? to.region(where).build() : to.country(where.country()).build();
    List<Contact> calls = new ArrayList<>();
    for (ContactPurpose purpose : ContactPurpose.values()) {
      for (ContactChannel channel : List.of(ContactChannel.VOICE, ContactChannel.TEXT)) {
        calls.add(
            Contact.builder()
                .at(NOON)
                .channel(channel)
                .purpose(purpose)
                .dialing(Dialing.MANUAL)
                .voice(Voice.LIVE)
                .caller(Caller.builder().seller("acme").build())
                .to(called)
                .history(List.of())
                .consents(List.of())
                .build());
      }
    }
    return calls;
  }

  static Stream<String> places() {
    return Stream.concat(
        Stream.of(Locale.getISOCountries()), Stream.of("US-NY", "US-TX", "US-FL", "CA-ON"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void listThatBars_neverPermits_whenItCannotBeRead(String place) {
    Compliance listed = Engines.LISTED;
    for (Contact call : calls(place)) {
      if (listed.check(call).decision() == Decision.DENY) {
        assertThat(BROKEN.check(call).decision()).as("%s", call).isNotEqualTo(Decision.PERMIT);
        assertThat(Engines.UNTOLD.check(call).decision())
            .as("%s", call)
            .isNotEqualTo(Decision.PERMIT);
      }
    }
  }

  /** Built once, since each holds all law. */
  private static final class Engines {
    static final Compliance LISTED = with(List.of(own(true)));
    static final Compliance UNTOLD = with(List.of(own()));
  }
}
