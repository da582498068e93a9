package io.lexicall.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any sequence of requests, removals, compactions and restarts leaves what a map says. */
class CompanyListPropertiesTest {
  private static final long FIRST = 12_125_550_000L;
  private static final long START = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();

  enum Kind {
    ADD,
    REMOVE,
    COMPACT,
    REOPEN
  }

  record Step(Kind kind, int number, int second) {}

  private record Known(boolean listed, long second) {}

  @Property(tries = 60)
  void steps_leaveWhatAMapSays(@ForAll("steps") List<Step> steps) throws IOException {
    Path folder = Files.createTempDirectory("lexicall-own").resolve("own");
    Map<Long, Known> twin = new HashMap<>();
    try {
      CompanyList.create(folder, Editions.own("acme"));
      CompanyList list = CompanyList.open(folder);
      try {
        for (Step step : steps) {
          switch (step.kind) {
            case ADD -> add(list, step, twin);
            case REMOVE -> list.remove(Editions.number(FIRST + step.number), at(step));
            case COMPACT -> list.compact();
            case REOPEN -> {
              list.close();
              list = CompanyList.open(folder);
            }
          }
          if (step.kind == Kind.ADD || step.kind == Kind.REMOVE) {
            take(step, twin);
          }
        }
        assertSame(list, twin);
      } finally {
        list.close();
      }
      try (CompanyList again = CompanyList.openReadOnly(folder)) {
        assertSame(again, twin);
      }
    } finally {
      try (var files = Files.walk(folder.getParent())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** A request that a later removal makes void is told so. */
  private static void add(CompanyList list, Step step, Map<Long, Known> twin) throws IOException {
    Known known = twin.get(FIRST + step.number);
    boolean isVoid = known != null && !known.listed && known.second > START + step.second;
    try {
      list.add(Editions.number(FIRST + step.number), at(step));
      assertThat(isVoid).isFalse();
    } catch (SupersededRequestException told) {
      assertThat(isVoid).isTrue();
    }
  }

  private static Instant at(Step step) {
    return Instant.ofEpochSecond(START + step.second);
  }

  private static void take(Step step, Map<Long, Known> twin) {
    Known told = new Known(step.kind == Kind.ADD, START + step.second);
    Known known = twin.get(FIRST + step.number);
    if (known == null
        || told.second > known.second
        || (told.second == known.second && told.listed)) {
      twin.put(FIRST + step.number, told);
    }
  }

  private static void assertSame(CompanyList list, Map<Long, Known> twin) {
    for (long digits = FIRST; digits < FIRST + 30; digits++) {
      Known known = twin.get(digits);
      boolean listed = known != null && known.listed;
      assertThat(list.contains(Editions.number(digits))).isEqualTo(listed);
      assertThat(list.since(Editions.number(digits)).map(Moment::toString).orElse(""))
          .isEqualTo(listed ? Instant.ofEpochSecond(known.second).toString() : "");
    }
    assertThat(list.size()).isEqualTo(twin.values().stream().filter(Known::listed).count());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(12, Kind.ADD),
            net.jqwik.api.Tuple.of(8, Kind.REMOVE),
            net.jqwik.api.Tuple.of(1, Kind.COMPACT),
            net.jqwik.api.Tuple.of(1, Kind.REOPEN));
    return Combinators.combine(
            kinds, Arbitraries.integers().between(0, 29), Arbitraries.integers().between(0, 20))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }
}
