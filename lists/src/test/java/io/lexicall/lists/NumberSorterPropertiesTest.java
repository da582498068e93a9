package io.lexicall.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.lists.internal.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However many runs lie on disk, all numbers come back, block by block, with their values. */
class NumberSorterPropertiesTest {
  private static Path folder = Path.of(".");

  record Entry(long number, long value) {}

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("lexicall-sorter");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.delete(folder); // and so no run is left in it
  }

  @Property(tries = 100)
  void drain_handsOverAllInTheOrderOfBlocks(
      @ForAll List<@LongRange(min = 1_000_000, max = 999_999_999_999_999L) Long> numbers,
      @ForAll @IntRange(min = 1, max = 5000) int withValuesFrom,
      @ForAll boolean crowded)
      throws IOException {
    List<Entry> added = new ArrayList<>();
    List<Entry> drained = new ArrayList<>();
    try (NumberSorter sorter = new NumberSorter(Disk.system(), folder.resolve("list"), 1 << 12)) {
      for (int copy = 0; copy < 40; copy++) {
        for (long number : numbers) {
          long each = crowded ? 12_000_000_000L + number % 100_000_000 + copy : number + copy * 31;
          long value = added.size() >= withValuesFrom ? added.size() : 0;
          added.add(new Entry(each, value));
          sorter.add(each, value);
        }
      }
      sorter.drain((number, value) -> drained.add(new Entry(number, value)));
    }
    assertThat(drained).containsExactlyInAnyOrderElementsOf(added);
    for (int i = 1; i < drained.size(); i++) {
      assertThat(drained.get(i).number / BlockBuffer.BLOCK)
          .isGreaterThanOrEqualTo(drained.get(i - 1).number / BlockBuffer.BLOCK);
    }
  }
}
