package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExampleTest {
  private static Example example(long line) {
    return new Example(new Tally.At(0, line), Instant.EPOCH.plusSeconds(line), "US-NY", "why");
  }

  private static Example.Drawn drawn(List<Long> lines) {
    Example.Drawn drawn = new Example.Drawn();
    lines.forEach(line -> drawn.draw("rule", new Tally.At(0, line), () -> example(line)));
    return drawn;
  }

  @Test
  void drawn_areTheSameThree_inAnyOrder_andInParts() throws IOException {
    List<Long> lines = new ArrayList<>();
    for (long line = 2; line < 1_000; line++) {
      lines.add(line);
    }
    List<Example> expected = drawn(lines).of("rule");
    assertThat(expected)
        .hasSize(3)
        .isSortedAccordingTo((a, b) -> (int) (a.place().line() - b.place().line()));

    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(lines, random);
      int part = random.nextInt(lines.size());
      Example.Drawn all = drawn(lines.subList(0, part));
      all.add(drawn(lines.subList(part, lines.size())));
      assertThat(all.of("rule")).isEqualTo(expected);
      ByteArrayOutputStream saved = new ByteArrayOutputStream();
      all.write(new DataOutputStream(saved));
      Example.Drawn read = new Example.Drawn();
      read.read(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
      assertThat(read.of("rule")).isEqualTo(expected);
    }
    assertThat(drawn(lines).of("another rule")).isEmpty();
  }

  /** By lot, and not the first rows: those of one morning say little of a year. */
  @Test
  void drawn_areFromAllRows() {
    TreeSet<Long> tenths = new TreeSet<>();
    for (int offset = 0; offset < 40; offset++) {
      List<Long> lines = new ArrayList<>();
      for (long line = 0; line < 100; line++) {
        lines.add(1_000L * offset + line);
      }
      drawn(lines).of("rule").forEach(each -> tenths.add(each.place().line() % 100 / 10));
    }
    assertThat(tenths).hasSize(10);
  }
}
