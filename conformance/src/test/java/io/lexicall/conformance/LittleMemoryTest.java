package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.testkit.CaseTests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** All cases, asked of one engine that has room for few plans, in any order. */
class LittleMemoryTest {
  private static final long BYTES = 3_000_000;

  @Test
  void verdicts_areTheSame_whateverTheEngineHasRoomFor() throws IOException {
    List<Activity<?>> all = new ArrayList<>();
    for (String file : Suite.files()) {
      all.addAll(CaseTests.activities(Suite.FOLDER + file));
    }
    Compliance little = Compliance.builder().discover().planMemory(BYTES).build();
    Compliance much = Compliance.builder().discover().planMemory(1L << 30).build();
    Random random = new Random(1);
    for (int round = 0; round < 2; round++) {
      Collections.shuffle(all, random);
      for (Activity<?> activity : all) {
        assertThat(little.check(activity)).hasToString(much.check(activity).toString());
      }
    }
    // An engine that was asked nothing before has been told nothing by others.
    for (Activity<?> activity : all.subList(0, 25)) {
      assertThat(Compliance.load().check(activity)).hasToString(much.check(activity).toString());
    }
    assertThat(little.statistics().evictions()).isGreaterThan(100);
    assertThat(little.statistics().estimatedBytes()).isLessThanOrEqualTo(BYTES);
    assertThat(much.statistics().evictions()).isZero();
  }
}
