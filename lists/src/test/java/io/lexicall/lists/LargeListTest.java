package io.lexicall.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some millions of numbers: pages of bits, and numbers that must be sorted on disk. */
class LargeListTest {
  private static final int LINES = 5_000_000;
  private static final int AREAS = 3;
  private static final int AREA = 8_000_000;

  @TempDir Path folder;

  @Test
  void millions_inAnyOrder_areAllFoundAndNoOthers() throws IOException {
    // Each number of a stretch once, in an order that jumps about in it.
    int stretch = AREAS * AREA;
    IntUnaryOperator shuffled = i -> (int) ((i * 7_368_787L + 11) % stretch);
    BitSet twin = new BitSet(stretch);
    for (int i = 0; i < LINES; i++) {
      twin.set(shuffled.applyAsInt(i));
    }
    Path one = folder.resolve("shuffled.lexi");
    ImportReport report = build(one, shuffled);
    assertThat(report.lines()).isEqualTo(LINES);
    assertThat(report.duplicates()).isEqualTo(LINES - twin.cardinality());
    int[] sorted = twin.stream().toArray();
    Path two = folder.resolve("sorted.lexi");
    build(two, i -> sorted[i % sorted.length]);
    assertThat(one).hasSameBinaryContentAs(two);
    try (ListEdition edition = ListEdition.open(one)) {
      edition.verify();
      assertThat(edition.size()).isEqualTo(twin.cardinality());
      Random random = new Random(3);
      for (int i = 0; i < 2_000_000; i++) {
        int number = random.nextInt(stretch);
        assertThat(edition.contains(digits(number))).isEqualTo(twin.get(number));
      }
      long before = 0;
      NumberCursor cursor = edition.numbers();
      for (int number = twin.nextSetBit(0); number >= 0; number = twin.nextSetBit(number + 1)) {
        assertThat(cursor.next()).isEqualTo(digits(number)).isGreaterThan(before);
        before = cursor.number();
      }
      assertThat(cursor.next()).isEqualTo(NumberCursor.END);
    }
  }

  private static long digits(int number) {
    return (1212L + number / AREA) * 10_000_000L + 2_000_000 + number % AREA;
  }

  private static ImportReport build(Path target, IntUnaryOperator numbers) throws IOException {
    return EditionBuilder.of(Editions.US)
        .refuseAbove(RefusalLimit.STRICT)
        .add(NumberFile.registry(target).from("numbers", () -> lines(numbers)))
        .write(target);
  }

  private static InputStream lines(IntUnaryOperator numbers) {
    return new InputStream() {
      private byte[] bytes = {};
      private int position;
      private int next;

      private boolean fill() {
        if (position == bytes.length && next < LINES) {
          StringBuilder text = new StringBuilder();
          for (int end = Math.min(LINES, next + 10_000); next < end; next++) {
            text.append(digits(numbers.applyAsInt(next)) - 10_000_000_000L).append('\n');
          }
          bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
          position = 0;
        }
        return position < bytes.length;
      }

      @Override
      public int read() {
        return fill() ? bytes[position++] : -1;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        if (!fill()) {
          return -1;
        }
        int some = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, into, offset, some);
        position += some;
        return some;
      }
    };
  }
}
