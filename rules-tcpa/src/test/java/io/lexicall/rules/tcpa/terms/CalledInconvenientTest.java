package io.lexicall.rules.tcpa.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.InconvenientTime;
import io.lexicall.facts.Truth;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class CalledInconvenientTest {
  private static Truth test(InconvenientTime... times) {
    return Terms.CALLED_INCONVENIENT.test(
        Contact.builder()
            .at(Instant.parse("2026-11-24T17:00:00Z"))
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .inconvenient(times)
            .build());
  }

  private static InconvenientTime weekendsTo(LocalTime to) {
    return InconvenientTime.builder().days(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).to(to).build();
  }

  @Test
  void allTimesOfTheWeek_needNoClock() {
    InconvenientTime weekdays =
        InconvenientTime.builder()
            .days(
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY)
            .build();
    InconvenientTime afternoons = InconvenientTime.builder().from(LocalTime.NOON).build();
    assertThat(test(weekdays, weekendsTo(LocalTime.NOON), afternoons)).isEqualTo(Truth.TRUE);
  }

  @Test
  void aMinuteLeftOut_needsAClock() {
    InconvenientTime rest = InconvenientTime.builder().from(LocalTime.of(0, 1)).build();
    assertThat(test(rest)).isEqualTo(Truth.UNKNOWN);
    assertThat(test()).isEqualTo(Truth.FALSE);
  }
}
