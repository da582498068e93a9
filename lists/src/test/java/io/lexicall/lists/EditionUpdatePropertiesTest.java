package io.lexicall.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Any sequence of change lists leaves what the same changes leave of a map. */
class EditionUpdatePropertiesTest {
  private static final long START = Instant.parse("2026-11-02T00:00:00Z").getEpochSecond();

  private static Path folder = Path.of(".");

  /**
   * A change.
   *
   * @param second after the change list before it
   */
  record Change(long number, boolean addition, long second) {}

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("lexicall-updates");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 150)
  void updates_areThoseOfAMap(
      @ForAll("numbers") @Size(max = 300) List<Long> first,
      @ForAll("changeLists") @Size(min = 1, max = 4) List<List<Change>> changeLists)
      throws IOException {
    Path file = folder.resolve("list.lexi");
    Editions.write(file, Editions.US, first);
    Map<Long, Long> twin = new TreeMap<>(); // to the second of the addition, 0 where unknown
    first.forEach(number -> twin.put(number, 0L));
    long from = START;
    for (List<Change> changes : changeLists) {
      List<Change> dated = new ArrayList<>();
      for (Change change : changes) {
        dated.add(new Change(change.number, change.addition, from + change.second));
      }
      apply(dated, twin);
      from += 1000;
      update(file, dated, Instant.ofEpochSecond(from));
    }
    try (ListEdition edition = ListEdition.open(file)) {
      edition.verify();
      Map<Long, Long> told = new TreeMap<>();
      NumberCursor cursor = edition.numbers();
      while (cursor.next() != NumberCursor.END) {
        int since = edition.since(cursor.number());
        told.put(cursor.number(), since == Since.UNKNOWN ? 0 : Since.second(since));
      }
      assertThat(told).isEqualTo(twin);
    }
  }

  /** The obvious way: all changes in the order of their times, additions last. */
  private static void apply(List<Change> changes, Map<Long, Long> twin) {
    Map<Long, Change> latest = new TreeMap<>();
    for (Change change : changes) {
      latest.merge(
          change.number,
          change,
          (one, other) ->
              one.second != other.second
                  ? (one.second > other.second ? one : other)
                  : (one.addition ? one : other));
    }
    latest.forEach(
        (number, change) -> {
          if (change.addition) {
            twin.putIfAbsent(number, change.second);
          } else {
            twin.remove(number);
          }
        });
  }

  private static void update(Path file, List<Change> changes, Instant asOf) throws IOException {
    StringBuilder text = new StringBuilder("number,change,time\n");
    for (Change change : changes) {
      text.append('+').append(change.number).append(change.addition ? ",A," : ",D,");
      text.append(Instant.ofEpochSecond(change.second)).append('\n');
    }
    Path table = Files.writeString(folder.resolve("changes.csv"), text);
    try (ListEdition edition = ListEdition.open(file)) {
      EditionUpdate.of(edition)
          .add(NumberFile.csv(table, "number").dates("time").changes("change"))
          .asOf(Moment.of(asOf))
          .refuseAbove(RefusalLimit.STRICT)
          .write(file);
    }
  }

  @Provide
  Arbitrary<List<Long>> numbers() {
    return number().list();
  }

  @Provide
  Arbitrary<List<List<Change>>> changeLists() {
    Arbitrary<Change> change =
        number()
            .flatMap(
                number ->
                    Arbitraries.of(true, false)
                        .flatMap(
                            addition ->
                                Arbitraries.longs()
                                    .between(0, 9)
                                    .map(second -> new Change(number, addition, second))));
    return change.list().ofMaxSize(200).list();
  }

  /** Few enough that changes meet numbers and one another. */
  private static Arbitrary<Long> number() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(12_125_550_000L, 12_125_550_300L),
        Arbitraries.longs().between(13_105_550_000L, 13_105_550_020L),
        Arbitraries.longs().between(442_071_234_500L, 442_071_234_520L));
  }
}
