package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Findings by their places, beside a look at all of them. */
class HitsTest {
  private static final Slot SLOT = Slot.of(0, 2_000, Slot.Form.ANY);

  private static Hit hit(Part... parts) {
    return new Hit(
        SpanKind.PAN, null, Confidence.HIGH, "4111".toCharArray(), new ArrayList<>(List.of(parts)));
  }

  private static Part part(int start, int end) {
    return new Part(start, end, end - start, false, SLOT);
  }

  @Property(tries = 300)
  void at_findsWhatALookAtAllFinds(@ForAll long seed) {
    Random random = new Random(seed);
    Hits hits = new Hits();
    List<Hit> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      switch (random.nextInt(5)) {
        case 0 -> {
          if (!all.isEmpty()) {
            Hit gone = all.remove(random.nextInt(all.size()));
            hits.remove(gone);
          }
        }
        case 1 -> {
          if (!all.isEmpty()) {
            Hit longer = all.get(random.nextInt(all.size()));
            List<Part> more = List.of(any(random));
            longer.parts.addAll(more);
            hits.addParts(longer, more);
          }
        }
        default -> {
          Hit more = hit(any(random), any(random));
          all.add(more);
          hits.add(more);
        }
      }
      List<Part> where = List.of(any(random), any(random));
      List<Hit> there =
          all.stream()
              .filter(each -> each.parts.stream().anyMatch(part -> part.overlapsAny(where)))
              .toList();

      assertThat(hits.at(where)).containsExactlyInAnyOrderElementsOf(there);
      assertThat(hits.isAnyAt(where)).isEqualTo(!there.isEmpty());
      assertThat(hits.toList()).containsExactlyElementsOf(all);
    }
  }

  private static Part any(Random random) {
    int start = random.nextInt(1_000);
    return part(start, start + 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 20));
  }

  @Test
  void at_endsBeforeTheNext() {
    Hits hits = new Hits(List.of(hit(part(64, 128))));

    assertThat(hits.isAnyAt(List.of(part(0, 64)))).isFalse();
    assertThat(hits.isAnyAt(List.of(part(128, 129)))).isFalse();
    assertThat(hits.isAnyAt(List.of(part(127, 128)))).isTrue();
    assertThat(hits.isAnyAt(List.of(part(63, 65)))).isTrue();
  }
}
