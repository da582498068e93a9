package io.lexicall.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** An edition answers as a set of the same numbers does. */
class ListEditionPropertiesTest {
  private static Path folder = Path.of(".");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("lexicall-lists");
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

  @Property(tries = 300)
  void contains_isThatOfASet(@ForAll("numbers") List<Long> numbers) throws IOException {
    Path file = folder.resolve("any.lexi");
    Editions.write(file, Editions.US, numbers);
    Set<Long> twin = new HashSet<>(numbers);
    try (ListEdition edition = ListEdition.open(file)) {
      edition.verify();
      assertThat(edition.size()).isEqualTo(twin.size());
      for (long number : numbers) {
        for (long near = number - 65; near <= number + 65; near++) {
          assertThat(edition.contains(near)).isEqualTo(twin.contains(near));
        }
      }
      List<Long> told = new ArrayList<>();
      NumberCursor cursor = edition.numbers();
      while (cursor.next() != NumberCursor.END) {
        told.add(cursor.number());
      }
      assertThat(told).isEqualTo(List.copyOf(new TreeSet<>(twin)));
    }
  }

  /** Where numbers are spread as unevenly as can be, a search still finds each and no other. */
  @Property(tries = 100)
  void contains_whateverTheSpread(
      @ForAll @LongRange(min = 1, max = 3_000_000_000L) long span,
      @ForAll @IntRange(min = 1, max = 1100) int count,
      @ForAll @DoubleRange(min = 0.05, max = 20) double power)
      throws IOException {
    Path file = folder.resolve("uneven.lexi");
    long first = 442_071_000_000L;
    TreeSet<Long> twin = new TreeSet<>();
    for (int i = 0; i <= count; i++) {
      twin.add(first + (long) (Math.pow(i / (double) count, power) * span));
    }
    Editions.write(file, Editions.US, twin);
    try (ListEdition edition = ListEdition.open(file)) {
      for (long number : twin) {
        assertThat(edition.contains(number)).isTrue();
        assertThat(edition.contains(number - 1)).isEqualTo(twin.contains(number - 1));
        assertThat(edition.contains(number + 1)).isEqualTo(twin.contains(number + 1));
      }
    }
  }

  @Property(tries = 200)
  void since_isThatOfAMap(
      @ForAll("numbers") List<Long> numbers, @ForAll("moments") List<Moment> moments)
      throws IOException {
    Path file = folder.resolve("dated.lexi");
    EditionBuilder builder = EditionBuilder.of(Editions.US);
    Map<Long, Moment> twin = new HashMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      PhoneNumber number = Editions.number(numbers.get(i));
      if (i < moments.size()) {
        Moment moment = moments.get(i);
        builder.add(number, moment);
        twin.merge(
            number.digits(),
            moment,
            (one, other) ->
                Since.second(Since.of(one)) <= Since.second(Since.of(other)) ? one : other);
      } else {
        builder.add(number);
      }
    }
    builder.write(file);
    try (ListEdition edition = ListEdition.open(file)) {
      assertThat(edition.dated()).isEqualTo(twin.size());
      for (long digits : numbers) {
        Moment found = edition.since(Editions.number(digits)).orElse(null);
        Moment expected = twin.get(digits);
        assertThat(found == null ? 0 : Since.second(Since.of(found)))
            .isEqualTo(expected == null ? 0 : Since.second(Since.of(expected)));
        assertThat(edition.contains(digits)).isTrue();
        assertThat(edition.since(digits + 1) != Since.UNKNOWN)
            .isEqualTo(twin.containsKey(digits + 1));
      }
    }
  }

  @Provide
  Arbitrary<List<Moment>> moments() {
    Arbitrary<Moment> days =
        Arbitraries.longs()
            .between(1, LocalDate.parse("2105-12-31").toEpochDay())
            .map(day -> Moment.of(LocalDate.ofEpochDay(day)));
    Arbitrary<Moment> instants =
        Arbitraries.longs()
            .between(1L << 20, (1L << 32) - 1)
            .map(second -> Moment.of(Instant.ofEpochSecond(second)));
    return Arbitraries.oneOf(days, instants).list().ofMaxSize(400);
  }

  /** Numbers all over the world, and crowds of them in a few places. */
  @Provide
  Arbitrary<List<Long>> numbers() {
    Arbitrary<Long> anywhere = Arbitraries.longs().between(1_000_000L, 999_999_999_999_999L);
    Arbitrary<Long> northAmerica = Arbitraries.longs().between(12_000_000_000L, 19_999_999_999L);
    Arbitrary<List<Long>> crowds =
        Arbitraries.of(
                12_125_550_000L, 12_129_999_000L, 19_899_999_900L, 442_071_000_000L, 4_930_123_000L)
            .flatMap(
                first ->
                    Arbitraries.longs()
                        .between(0, 6000)
                        .list()
                        .ofMinSize(200)
                        .ofMaxSize(2000)
                        .map(more -> more.stream().map(each -> first + each).toList()));
    Arbitrary<List<Long>> scattered =
        Arbitraries.oneOf(anywhere, northAmerica).list().ofMaxSize(200);
    return Arbitraries.oneOf(scattered, crowds, joined(scattered, crowds))
        .map(
            all ->
                all.stream().filter(each -> PhoneNumber.tryParse("+" + each).isPresent()).toList());
  }

  private static Arbitrary<List<Long>> joined(
      Arbitrary<List<Long>> some, Arbitrary<List<Long>> others) {
    return some.flatMap(
        one ->
            others.map(
                other -> {
                  List<Long> all = new ArrayList<>(one);
                  all.addAll(other);
                  return all;
                }));
  }
}
