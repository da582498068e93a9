package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.number.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The week that is added up from the engine's windows against an engine asked every ten minutes.
 */
class WeekGridPropertiesTest {
  private static final Compliance TEST_LAW = Compliance.builder().module(new HouseLaw()).build();
  private static final List<String> ZONES =
      List.of("America/New_York", "America/Los_Angeles", "Asia/Kolkata", "UTC", "Pacific/Honolulu");
  private static final List<String> NUMBERS =
      List.of("+12125550142", "+18505550123", "+18085550123");

  @Property(tries = 30)
  void counts_areWhatTheEngineSaysThroughoutEachHour(@ForAll long seed) {
    Random random = new Random(seed);
    // Some of these weeks hold a change of clocks.
    Instant from = Instant.parse("2026-03-04T00:00:00Z").plusSeconds(random.nextInt(5 * 86_400));
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    WeekGrid grid = new WeekGrid(from, zone);
    Contact[] contacts = new Contact[2];
    long[] weights = {3, 5};
    for (int i = 0; i < contacts.length; i++) {
      contacts[i] =
          Contact.builder()
              .at(from)
              .purpose(ContactPurpose.TELEMARKETING)
              .to(
                  Called.builder()
                      .number(PhoneNumber.parse(NUMBERS.get(random.nextInt(NUMBERS.size()))))
                      .build())
              .build();
      grid.add(TEST_LAW.windows(contacts[i], grid.from(), grid.to()), weights[i]);
    }
    long[][] counts = grid.counts();
    int hours = 0;
    for (int day = 0; day < WeekGrid.DAYS; day++) {
      for (int hour = 0; hour < 24; hour++) {
        LocalDateTime local = grid.firstDay().plusDays(day).atTime(hour, 0);
        ZonedDateTime begin = local.atZone(zone);
        if (!begin.toLocalDateTime().equals(local) || begin.toInstant().isBefore(from)) {
          assertThat(counts[day][hour]).as(local.toString()).isEqualTo(WeekGrid.NONE);
          continue;
        }
        long expected = throughout(contacts, weights, begin.toInstant());
        Instant again = begin.withLaterOffsetAtOverlap().toInstant();
        assertThat(counts[day][hour])
            .as(local.toString())
            .isEqualTo(Math.min(expected, throughout(contacts, weights, again)));
        hours++;
      }
    }
    assertThat(hours).isBetween(6 * 24 - 1, 7 * 24);
  }

  private static long throughout(Contact[] contacts, long[] weights, Instant hour) {
    long count = 0;
    for (int i = 0; i < contacts.length; i++) {
      boolean permitted = true;
      for (int minute = 0; minute < 60; minute += 10) {
        Instant at = hour.plus(Duration.ofMinutes(minute));
        permitted &= TEST_LAW.check(contacts[i].at(at)).decision() == Decision.PERMIT;
      }
      count += permitted ? weights[i] : 0;
    }
    return count;
  }
}
