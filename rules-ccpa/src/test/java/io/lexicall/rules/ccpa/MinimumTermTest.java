package io.lexicall.rules.ccpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.time.ZoneClock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinimumTermTest {
  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

  @Test
  void termWithoutClockOrMonths_isRefused() {
    assertThatThrownBy(() -> new MinimumTerm(12, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clock");
    assertThatThrownBy(() -> new MinimumTerm(0, List.of(UTC)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("months");
  }

  @Test
  void clocks_areCopied() {
    List<ZoneClock> clocks = new ArrayList<>(List.of(UTC));
    MinimumTerm term = new MinimumTerm(12, clocks);
    clocks.clear();
    assertThat(term.clocks()).containsExactly(UTC);
  }
}
