package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenNumbersTest {
  @Test
  void repeated_isWhatWasThereBefore() {
    SeenNumbers seen = new SeenNumbers();
    Set<Long> plain = new HashSet<>();
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      long number = 12_125_550_000L + random.nextInt(100_000);
      assertThat(seen.isRepeated(number)).isEqualTo(!plain.add(number));
    }
    assertThat(seen.isFull()).isFalse();
  }

  @Test
  void above_whatThereIsRoomFor_nothingIsKept_andThatIsTold() {
    SeenNumbers seen = new SeenNumbers(100);

    assertThat(LongStream.rangeClosed(1, 150).filter(seen::isRepeated)).isEmpty();

    assertThat(seen.isFull()).isTrue();
    assertThat(LongStream.rangeClosed(1, 150).filter(seen::isRepeated).count()).isEqualTo(100);
  }
}
