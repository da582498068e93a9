package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long BEGIN = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(2); // it wraps

  @Test
  void client_hasItsRequestsOfASecond_andThenWhatTimeRefills() {
    RateLimit limit = new RateLimit(10);
    int taken = 0;
    for (int i = 0; i < 30; i++) {
      taken += limit.take("a", BEGIN) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(10);
    assertThat(limit.take("b", BEGIN)).isTrue();
    assertThat(limit.take("a", BEGIN + TimeUnit.MILLISECONDS.toNanos(99))).isFalse();
    assertThat(limit.take("a", BEGIN + TimeUnit.MILLISECONDS.toNanos(100))).isTrue();
    assertThat(limit.take("a", BEGIN + TimeUnit.MILLISECONDS.toNanos(100))).isFalse();
    long later = BEGIN + TimeUnit.SECONDS.toNanos(5);
    int again = 0;
    for (int i = 0; i < 30; i++) {
      again += limit.take("a", later) ? 1 : 0;
    }
    assertThat(again).isEqualTo(10);
  }

  /** Names that come and go do not fill the memory, and who is limited is not forgotten for it. */
  @Test
  void manyNames_areForgotten_butNotWhoIsLimited() {
    RateLimit limit = new RateLimit(1);
    assertThat(limit.take("busy", BEGIN)).isTrue();
    for (int i = 0; i < 10_000; i++) {
      assertThat(limit.take("n" + i, BEGIN + i)).isTrue();
    }
    assertThat(limit.take("busy", BEGIN + 10_000)).isFalse();
    for (int i = 0; i < 100_000; i++) {
      limit.take("m" + i, BEGIN + TimeUnit.MILLISECONDS.toNanos(i));
    }
    assertThat(limit.names()).isBetween(1_000, 10_000);
  }
}
