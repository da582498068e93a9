package io.lexicall.benchmarks;

import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.NumberBits;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Looking a number up in a list of 250 million, seldom in a cache, beside one random read of as
 * much memory.
 *
 * <p>{@code benchmarks/run --only look-ups}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xms3g")
public class LookUpBenchmark {
  private static final int COUNT = 1 << 20;
  private static final int OF_AREA_CODE = 10_000_000;

  /** Numbers to look up: half of them made up, all over the country. */
  @State(Scope.Thread)
  public static class Numbers {
    final long[] asked = new long[COUNT];
    final int[] areaCodes =
        Week.dials(20_000, 1).stream()
            .map(Dial::digits)
            .mapToInt(digits -> (int) (digits / 10_000_000 - 1_000))
            .distinct()
            .sorted()
            .toArray();
    private int next;

    /** Draws them. */
    @Setup
    public void draw() {
      SplittableRandom random = new SplittableRandom(42);
      for (int i = 0; i < COUNT; i++) {
        int areaCode = areaCodes[random.nextInt(areaCodes.length)];
        asked[i] = (1_000L + areaCode) * 10_000_000 + 2_000_000 + random.nextInt(8_000_000);
      }
    }

    int next() {
      next = (next + 1) & (COUNT - 1);
      return next;
    }
  }

  /** The list, and as much memory. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Bits {
    private NumberBits list;
    private long[] memory;
    private final int[] places = new int[COUNT];

    /** Makes the list. */
    @Setup
    public void make(Numbers numbers) {
      list = NumberBits.random(numbers.areaCodes, 1);
      memory = new long[numbers.areaCodes.length * 156_250];
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < memory.length; i++) {
        memory[i] = i;
      }
      for (int i = 0; i < COUNT; i++) {
        places[i] = random.nextInt(memory.length);
      }
    }
  }

  /** The same list as a Roaring bitmap, of what is left when unused area codes are left out. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Roaring {
    private RoaringBitmap list;
    private final int[] slots = new int[1_000];

    /** Makes the list. */
    @Setup
    public void make(Numbers numbers) {
      NumberBits bits = NumberBits.random(numbers.areaCodes, 1);
      RoaringBitmapWriter<RoaringBitmap> writer =
          RoaringBitmapWriter.writer().constantMemory().get();
      for (int i = 0; i < numbers.areaCodes.length; i++) {
        slots[numbers.areaCodes[i]] = i;
        long first = (1_000L + numbers.areaCodes[i]) * OF_AREA_CODE;
        for (long number = first; number < first + OF_AREA_CODE; number++) {
          if (bits.contains(number)) {
            writer.add(place(number));
          }
        }
      }
      list = writer.get();
      for (long number : numbers.asked) {
        if (list.contains(place(number)) != bits.contains(number)) {
          throw new IllegalStateException("The lists differ");
        }
      }
    }

    /** The place of a number among those of all used area codes, which 32 bits hold. */
    private int place(long number) {
      int areaCode = (int) (number / OF_AREA_CODE) - 1_000;
      return (int) ((long) slots[areaCode] * OF_AREA_CODE + number % OF_AREA_CODE);
    }
  }

  /** One random read. */
  @Benchmark
  public long floor(Numbers numbers, Bits bits) {
    return bits.memory[bits.places[numbers.next()]];
  }

  /** A bit for each number, as the host keeps them whose dials are checked. */
  @Benchmark
  public boolean bits(Numbers numbers, Bits bits) {
    return bits.list.contains(numbers.asked[numbers.next()]);
  }

  /** A Roaring bitmap. */
  @Benchmark
  public boolean roaring(Numbers numbers, Roaring roaring) {
    return roaring.list.contains(roaring.place(numbers.asked[numbers.next()]));
  }
}
