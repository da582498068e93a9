package io.lexicall.rules.tcpa.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a consent stands to a do-not-call request, and to machines. */
class ConsentAndRequestTest {
  /** Midnight has come in New York, and not yet in Denver. */
  private static final Instant BETWEEN = Instant.parse("2026-11-24T05:30:00Z");

  private static final Consent CONSENT =
      Consent.builder().kind(ConsentKind.EXPRESS).grantedAt(BETWEEN).build();

  private static Contact contact(@Nullable String zone, @Nullable String since) {
    ListEntry.Builder entry =
        ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme").listed(true);
    if (since != null) {
      entry.since(
          since.contains("T")
              ? Moment.of(Instant.parse(since))
              : Moment.of(LocalDate.parse(since)));
    }
    Contact.Builder contact =
        Contact.builder()
            .at(BETWEEN.plusSeconds(60))
            .caller(io.lexicall.facts.Caller.builder().seller("acme").build())
            .lists(entry.build());
    return (zone == null ? contact : contact.to(Called.builder().timeZone(ZoneId.of(zone)).build()))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    // the consent stands against a request that is not later, and lifts one that is earlier
    "2026-11-24T05:29:59Z, America/New_York, TRUE, TRUE",
    "2026-11-24T05:30:00Z, America/New_York, TRUE, FALSE",
    "2026-11-24T05:30:01Z, America/New_York, FALSE, FALSE",
    // a date is its first moment in the place of the person
    "2026-11-24, America/New_York, TRUE, TRUE",
    "2026-11-23, America/Denver, TRUE, TRUE",
    // in Denver that day is yet to come, and the number is not listed
    "2026-11-24, America/Denver, TRUE, TRUE",
    "2026-11-24, , UNKNOWN, UNKNOWN",
    // of unknown age: taken to be later
    ", America/New_York, FALSE, FALSE",
  })
  void consentAndRequest(@Nullable String since, @Nullable String zone, Truth stands, Truth lifts) {
    Contact about = contact(zone, since);
    for (boolean mustBeLater : new boolean[] {false, true}) {
      NotEndedByRequest test = mustBeLater ? NotEndedByRequest.lifts() : NotEndedByRequest.stands();
      assertThat(test.test(about, CONSENT)).isEqualTo(mustBeLater ? lifts : stands);
      if (stands == Truth.UNKNOWN) {
        Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
        test.missing(about, CONSENT, named);
        assertThat(named).extracting(Fact::path).containsExactly("to.timeZone");
      }
    }
  }

  @Test
  void whereARequestLapses_itsDateDecidesOfTheConsentToo() {
    Contact about = contact("America/New_York", null);
    NotEndedByRequest test = NotEndedByRequest.liftsDated();
    assertThat(test.test(about, CONSENT)).isEqualTo(Truth.UNKNOWN);
    Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
    test.missing(about, CONSENT, named);
    assertThat(named).extracting(Fact::path).containsExactly("lists[internal-dnc].since");
    assertThat(test.test(contact("America/New_York", "2026-11-24T05:29:59Z"), CONSENT))
        .isEqualTo(Truth.TRUE);
    assertThat(test.test(contact("America/New_York", "2026-11-24T05:30:00Z"), CONSENT))
        .isEqualTo(Truth.FALSE);
  }

  @Test
  void whoNeverAsked_hasEndedNothing() {
    Contact about =
        contact("America/New_York", "2026-11-25").with(Contact.LISTS, java.util.List.of());
    ListEntry free =
        ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme").listed(false).build();
    NotEndedByRequest test = NotEndedByRequest.lifts();
    assertThat(test.test(about.with(Contact.LISTS, java.util.List.of(free)), CONSENT))
        .isEqualTo(Truth.TRUE);
    assertThat(test.test(about, CONSENT)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void card() {
    assertThat(NotEndedByRequest.lifts().says()).isEqualTo("later than the do-not-call request");
    assertThat(NotEndedByRequest.stands().says()).isEqualTo("no later do-not-call request");
    assertThat(
            NotEndedByRequest.lifts().reads().stream().map(Fact::path).collect(Collectors.toSet()))
        .contains("lists[internal-dnc].listed", "lists[internal-dnc].since");
  }

  @ParameterizedTest
  @CsvSource({
    "EXPRESS, true, TRUE",
    "EXPRESS, false, FALSE",
    "EXPRESS, , TRUE",
    "EXPRESS_WRITTEN, true, TRUE",
    "EXPRESS_WRITTEN, false, FALSE",
    "EXPRESS_WRITTEN, , UNKNOWN",
  })
  void consentToMachines_isHarmlessToLeaveOutOfAnExpressOne(
      ConsentKind kind, @Nullable Boolean automated, Truth covers) {
    Consent.Builder consent = Consent.builder().kind(kind).grantedAt(BETWEEN);
    if (automated != null) {
      consent.automated(automated);
    }
    assertThat(new CoversMachines().test(contact(null, null), consent.build())).isEqualTo(covers);
  }
}
