package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.time.LookBack;
import io.lexicall.time.ZoneClock;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LapseTest {
  private static final long DAY = 86_400;

  @Property
  void isSurelyBefore_onlyIfNoClockHasTheEventInThePeriod(
      @ForAll @LongRange(min = 0, max = 2_000_000_000) long from,
      @ForAll @LongRange(min = -14 * DAY, max = 2 * DAY) long aroundItsEnd,
      @ForAll @IntRange(min = 1, max = 30) int count) {
    for (LookBack period :
        List.of(LookBack.months(count), LookBack.days(count), LookBack.window(count))) {
      long event = begin(period, from) * DAY + aroundItsEnd;
      if (Lapse.isSurelyBefore(event, from, period)) {
        for (String zone : List.of("Pacific/Apia", "Pacific/Midway", "America/New_York", "UTC")) {
          ZoneClock clock = ZoneClock.of(ZoneId.of(zone));
          assertThat(period.contains(clock.localEpochDayAt(event), clock.localEpochDayAt(from)))
              .as("%s, %s", period, zone)
              .isFalse();
        }
      }
    }
  }

  private static long begin(LookBack period, long from) {
    long day = from / DAY;
    long first = day;
    while (period.contains(first - 1, day)) {
      first--;
    }
    return first;
  }

  @Test
  void isSurelyBefore_seesWhatIsTwoWeeksPastThePeriod() {
    long from = 1_800_000_000;
    assertThat(Lapse.isSurelyBefore(from - 21 * DAY, from, LookBack.days(7))).isTrue();
    assertThat(Lapse.isSurelyBefore(from - 45 * DAY, from, LookBack.months(1))).isTrue();
    assertThat(Lapse.isSurelyBefore(from - 7 * DAY, from, LookBack.days(7))).isFalse();
    assertThat(Lapse.isSurelyBefore(from, from, LookBack.days(7))).isFalse();
  }
}
