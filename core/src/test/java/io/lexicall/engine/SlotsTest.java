package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is put into the table is found, what is removed is not, and readers are never led astray.
 */
class SlotsTest {
  private static final class Number extends Slots.Element {
    private final int number;

    Number(int number, int hash) {
      super(hash);
      this.number = number;
    }

    @Override
    long bytes() {
      return 1;
    }
  }

  private static @Nullable Number find(Slots<Number> slots, int number, int hash) {
    Slots.@Nullable Element[] array = slots.array();
    int mask = array.length - 1;
    int i = hash & mask;
    for (Slots.Element each = array[i]; each != null; each = array[i]) {
      if (((Number) each).number == number) {
        return (Number) each;
      }
      i = (i + 1) & mask;
    }
    return null;
  }

  /** Numbers of few hashes, which displace each other, around the end of the table too. */
  @Property(tries = 500)
  void elements_areFoundUntilTheyAreRemoved(@ForAll long seed) {
    Random random = new Random(seed);
    Slots<Number> slots = new Slots<>();
    List<Number> there = new ArrayList<>();
    int hashes = 1 + random.nextInt(20);
    for (int i = 0; i < 300; i++) {
      if (there.isEmpty() || random.nextInt(5) > 1) {
        Number number = new Number(i, -random.nextInt(hashes));
        slots.add(number);
        there.add(number);
      } else {
        Number gone = there.remove(random.nextInt(there.size()));
        slots.remove(gone);
        assertThat(find(slots, gone.number, gone.hash)).isNull();
      }
      assertThat(slots.size()).isEqualTo(there.size());
      for (Number each : there) {
        assertThat(find(slots, each.number, each.hash)).isSameAs(each);
      }
    }
    assertThat(slots.array().length).isLessThanOrEqualTo(1_024);
  }

  @Test
  void elementsThatAreGone_takeNoRoom() {
    Slots<Number> slots = new Slots<>();
    int least = slots.array().length;
    List<Number> there = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      there.add(new Number(i, Slots.mix(i)));
      slots.add(there.get(i));
    }
    assertThat(slots.array().length).isGreaterThan(10_000);
    Number last = there.remove(5_000);
    there.forEach(slots::remove);

    assertThat(slots.array().length).isEqualTo(least);
    assertThat(find(slots, last.number, last.hash)).isSameAs(last);
  }

  /** A reader beside a writer finds nothing, or what it looks for. */
  @Test
  void readers_findNothingElse_whileOthersChange() throws Exception {
    Slots<Number> slots = new Slots<>();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> found =
          thread.submit(
              () -> {
                int count = 0;
                Random random = new Random(1);
                while (!done.get()) {
                  int number = random.nextInt(40);
                  Number element = find(slots, number, number % 7);
                  if (element != null) {
                    if (element.number != number) {
                      throw new AssertionError(element.number);
                    }
                    count++;
                  }
                }
                return count;
              });
      Random random = new Random(2);
      @Nullable Number[] there = new Number[40];
      for (int i = 0; i < 300_000; i++) {
        int number = random.nextInt(there.length);
        Number known = there[number];
        if (known == null) {
          there[number] = new Number(number, number % 7);
          slots.add(there[number]);
        } else {
          slots.remove(known);
          there[number] = null;
        }
      }
      done.set(true);
      assertThat(found.get()).isPositive();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void hashes_ofFactsThatAreBitsApart_differInTheirLowBits() {
    List<Integer> low = new ArrayList<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      low.add(Slots.mix(1L << bit) & 1_023);
    }
    assertThat(low.stream().distinct().count()).isGreaterThan(50);
  }
}
