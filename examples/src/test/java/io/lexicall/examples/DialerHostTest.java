package io.lexicall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.number.PhoneNumber;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DialerHostTest {
  private static final Instant TEN_IN_NEW_YORK = Instant.parse("2026-11-24T15:00:00Z");
  private final DialerHost host = new DialerHost();

  @Test
  void next_stoppedNumber_isNotDialled() {
    assertThat(next("+16145550123")).isEqualTo("never dial");
  }

  @Test
  void next_tooEarlyInCalifornia_waits() {
    assertThat(next("+14155550123")).isEqualTo("wait until 2026-11-24T16:00:00Z");
  }

  private String next(String number) {
    return host.next(PhoneNumber.parse(number), TEN_IN_NEW_YORK);
  }
}
