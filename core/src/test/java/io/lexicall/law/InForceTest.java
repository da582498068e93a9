package io.lexicall.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class InForceTest {

  private static final LocalDate FIRST = LocalDate.of(2018, 5, 25);
  private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

  @Test
  void contains_bothBoundsIncluded() {
    InForce days = InForce.between(FIRST, LAST);
    assertThat(days.contains(FIRST.minusDays(1))).isFalse();
    assertThat(days.contains(FIRST)).isTrue();
    assertThat(days.contains(LAST)).isTrue();
    assertThat(days.contains(LAST.plusDays(1))).isFalse();
  }

  @Test
  void contains_openBounds() {
    assertThat(InForce.startingAt(FIRST).contains(FIRST.minusDays(1))).isFalse();
    assertThat(InForce.startingAt(FIRST).contains(FIRST)).isTrue();
    assertThat(InForce.startingAt(FIRST).contains(LocalDate.MAX)).isTrue();
    assertThat(InForce.endingAt(LAST).contains(LocalDate.MIN)).isTrue();
    assertThat(InForce.endingAt(LAST).contains(LAST)).isTrue();
    assertThat(InForce.endingAt(LAST).contains(LAST.plusDays(1))).isFalse();
    assertThat(InForce.always().contains(LocalDate.MIN)).isTrue();
    assertThat(InForce.always().contains(LocalDate.MAX)).isTrue();
  }

  @Test
  void overlaps_oneSharedDay_isEnough() {
    assertThat(InForce.endingAt(FIRST).overlaps(InForce.startingAt(FIRST))).isTrue();
    assertThat(InForce.endingAt(FIRST.minusDays(1)).overlaps(InForce.startingAt(FIRST))).isFalse();
    assertThat(InForce.startingAt(FIRST).overlaps(InForce.endingAt(FIRST.minusDays(1)))).isFalse();
  }

  @Property
  void overlaps_anyTwo_isThatOfDaysWalked(
      @ForAll("periods") InForce one, @ForAll("periods") InForce other) {
    boolean shared = false;
    for (long day = -1; day <= 41; day++) {
      shared |= one.contains(day) && other.contains(day);
    }
    assertThat(one.overlaps(other)).isEqualTo(shared).isEqualTo(other.overlaps(one));
  }

  @Provide
  Arbitrary<InForce> periods() {
    Arbitrary<LocalDate> day = Arbitraries.longs().between(0, 40).map(LocalDate::ofEpochDay);
    return Arbitraries.oneOf(
        Arbitraries.just(InForce.always()),
        day.map(InForce::startingAt),
        day.map(InForce::endingAt),
        day.tuple2()
            .map(
                t ->
                    t.get1().isAfter(t.get2())
                        ? InForce.between(t.get2(), t.get1())
                        : InForce.between(t.get1(), t.get2())));
  }

  @Test
  void toString_forPeople() {
    assertThat(InForce.always()).hasToString("always");
    assertThat(InForce.startingAt(FIRST)).hasToString("from 2018-05-25");
    assertThat(InForce.endingAt(LAST)).hasToString("to 2024-12-31");
    assertThat(InForce.between(FIRST, LAST)).hasToString("from 2018-05-25 to 2024-12-31");
  }

  @Test
  void period_thatEndsBeforeItBegins_isRefused() {
    assertThat(InForce.between(FIRST, FIRST).contains(FIRST)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InForce.between(FIRST, FIRST.minusDays(1)));
  }
}
