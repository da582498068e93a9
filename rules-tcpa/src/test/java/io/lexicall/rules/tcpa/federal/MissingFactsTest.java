package io.lexicall.rules.tcpa.federal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import java.time.Duration;
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

/** What is named where a date is that of a place, and when that ends. */
class MissingFactsTest {
  /** Midnight has come in New York, and not yet in Chicago. */
  private static final Instant BETWEEN = Instant.parse("2026-11-24T05:30:00Z");

  private static Contact.Builder contact(@Nullable String zone) {
    Contact.Builder contact = Contact.builder().at(BETWEEN);
    return zone == null ? contact : contact.to(Called.builder().timeZone(ZoneId.of(zone)).build());
  }

  private static ListEntry entry(
      @Nullable ListKind kind, @Nullable Boolean listed, @Nullable String since) {
    ListEntry.Builder entry = ListEntry.builder();
    if (kind != null) {
      entry.list(kind);
    }
    if (listed != null) {
      entry.listed(listed);
    }
    return since == null ? entry.build() : entry.since(Moment.of(LocalDate.parse(since))).build();
  }

  private static String paths(Set<Fact<Contact, ?>> facts) {
    return facts.stream().map(Fact::path).sorted().collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "true, 2021-11-24, , UNKNOWN, to.timeZone",
    "true, 2021-11-24, America/New_York, FALSE,",
    "true, 2021-11-24, America/Chicago, TRUE,",
    ", 2021-11-24, America/Chicago, UNKNOWN, lists[internal-dnc].listed",
    ", 2021-11-24, , UNKNOWN, lists[internal-dnc].listed to.timeZone",
    ", , , UNKNOWN, lists[internal-dnc].listed",
    "true, , , TRUE,",
  })
  void fiveYears_askForTheZoneWhereItTells(
      @Nullable Boolean listed,
      @Nullable String since,
      @Nullable String zone,
      Truth expected,
      @Nullable String missing) {
    ListEntry entry = entry(ListKind.INTERNAL_DNC, listed, since);
    Contact about = contact(zone).build();
    FiveYears years = new FiveYears();

    assertThat(years.test(about, entry)).isEqualTo(expected);
    if (missing != null) {
      Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
      years.missing(about, entry, named);
      assertThat(paths(named)).isEqualTo(missing);
    }
    assertThat(years.lasts()).isTrue();
  }

  @Test
  void fiveYears_endAtEachPlaceInTurn() {
    ListEntry entry = entry(ListKind.INTERNAL_DNC, true, "2021-11-24");
    Contact anywhere = contact(null).build();
    Instant inNewYork = Instant.parse("2026-11-24T05:00:00Z");
    Instant inChicago = Instant.parse("2026-11-24T06:00:00Z");
    FiveYears years = new FiveYears();

    assertThat(years.nextChange(anywhere, entry, inNewYork.minusNanos(1))).isEqualTo(inNewYork);
    assertThat(years.nextChange(anywhere, entry, inNewYork)).isEqualTo(inChicago);
    assertThat(years.nextChange(contact("America/Chicago").build(), entry, inChicago)).isNull();
    assertThat(years.nextChange(anywhere, entry(ListKind.INTERNAL_DNC, true, null), BETWEEN))
        .isNull();
    assertThat(years.reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder("lists[internal-dnc].listed", "lists[internal-dnc].since");
  }

  @Test
  void daysSinceAPort_beginAtItsInstant_andEndANanosecondAfterTheLast() {
    WithinDays days = new WithinDays(Contact.TO.then(Called.PORTED_AT), 15);
    Contact about = contact(null).to(Called.builder().portedAt(BETWEEN).build()).build();
    Instant last = BETWEEN.plus(Duration.ofDays(15));

    assertThat(days.test(about.at(BETWEEN.minusNanos(1)))).isEqualTo(Truth.FALSE);
    assertThat(days.test(about)).isEqualTo(Truth.TRUE);
    assertThat(days.test(about.at(last))).isEqualTo(Truth.TRUE);
    assertThat(days.test(about.at(last.plusNanos(1)))).isEqualTo(Truth.FALSE);
    assertThat(days.nextChange(about, BETWEEN.minusNanos(1))).isEqualTo(BETWEEN);
    assertThat(days.nextChange(about, BETWEEN)).isEqualTo(last.plusNanos(1));
    assertThat(days.nextChange(about, last.plusNanos(1))).isNull();
    assertThat(days.says()).isEqualTo("to.portedAt is at most 15 days back");
  }
}
