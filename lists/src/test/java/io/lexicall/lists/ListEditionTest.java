package io.lexicall.lists;

import static io.lexicall.lists.Editions.NOVEMBER;
import static io.lexicall.lists.Editions.US;
import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListEditionTest {
  private static final long LISTED = 12125550142L;

  @TempDir Path folder;

  @Test
  void check_tellsWhatIsListedAndSinceWhen() throws Exception {
    Moment day = Moment.of(LocalDate.parse("2020-01-02"));
    Moment second = Moment.of(Instant.parse("2026-10-31T23:59:59Z"));
    Path file = folder.resolve("us.lexi");
    EditionBuilder.of(US)
        .add(number(LISTED))
        .add(number(LISTED + 1), day)
        .add(number(LISTED + 2), second)
        .write(file);
    try (ListEdition edition = ListEdition.open(file)) {
      edition.verify();
      assertThat(edition.size()).isEqualTo(3);
      assertThat(edition.dated()).isEqualTo(2);
      assertThat(edition.toString()).isEqualTo("us-national-dnc of 2026-11-01");
      ListEntry undated = edition.check(number(LISTED)).orElseThrow();
      assertThat(undated)
          .isEqualTo(
              ListEntry.builder()
                  .list(ListKind.NATIONAL_DNC)
                  .country(Place.of("US"))
                  .listed(true)
                  .asOf(NOVEMBER)
                  .build());
      assertThat(edition.check(number(LISTED + 1)).orElseThrow().get(ListEntry.SINCE))
          .contains(day);
      assertThat(edition.since(number(LISTED + 2))).contains(second);
      ListEntry free = edition.check(number(LISTED - 1)).orElseThrow();
      assertThat(free.get(ListEntry.LISTED)).contains(false);
      assertThat(free.get(ListEntry.AS_OF)).contains(NOVEMBER);
      assertThat(edition.check(number(LISTED - 1))).isSameAs(edition.check(number(LISTED - 2)));
    }
  }

  @Test
  void check_outsideTheCoverage_knowsNothing() throws Exception {
    ListInfo info = US.toBuilder().coverage(Coverage.ofLeadingDigits(List.of("1212"))).build();
    Path file = Editions.write(folder.resolve("us.lexi"), info, Set.of(LISTED));
    try (ListEdition edition = ListEdition.open(file)) {
      assertThat(edition.check(number(LISTED)).orElseThrow().get(ListEntry.LISTED)).contains(true);
      assertThat(edition.check(number(12125550143L))).isPresent();
      assertThat(edition.check(number(13105550142L))).isEmpty();
      assertThat(edition.check(number(442071234567L))).isEmpty();
      assertThat(edition.info().coverage()).isEqualTo(info.coverage());
    }
  }

  @Test
  void open_anEmptyList_answers() throws Exception {
    Path file = Editions.write(folder.resolve("us.lexi"), US, Set.of());
    try (ListEdition edition = ListEdition.open(file)) {
      edition.verify();
      assertThat(edition.size()).isZero();
      assertThat(edition.contains(number(LISTED))).isFalse();
    }
  }

  @Test
  void contains_whatIsNoNumber_isFalse() throws Exception {
    Path file = Editions.write(folder.resolve("us.lexi"), US, Set.of(LISTED));
    try (ListEdition edition = ListEdition.open(file)) {
      for (long digits : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
        assertThat(edition.contains(digits)).isFalse();
      }
    }
  }

  @Test
  void info_isWhatWasWritten() throws Exception {
    ListInfo info =
        ListInfo.builder(ListKind.INTERNAL_DNC)
            .id("acme = own, \"déjà\"")
            .seller("acme")
            .asOf(Moment.of(Instant.parse("2026-11-01T12:00:00Z")))
            .place(Place.of("US-TX"))
            .coverage(Coverage.ofLeadingDigits(List.of("1", "44")))
            .build();
    Path file = Editions.write(folder.resolve("own.lexi"), info, Set.of(LISTED));
    try (ListEdition edition = ListEdition.open(file)) {
      ListInfo read = edition.info();
      assertThat(read.id()).isEqualTo(info.id());
      assertThat(read.kind()).isEqualTo(info.kind());
      assertThat(read.seller()).isEqualTo(info.seller());
      assertThat(read.asOf()).isEqualTo(info.asOf());
      assertThat(read.place()).isEqualTo(info.place());
      assertThat(read.coverage()).isEqualTo(info.coverage());
    }
  }

  @Test
  void write_theSameNumbersTwice_givesTheSameBytes() throws Exception {
    Set<Long> numbers = crowded();
    Path one = Editions.write(folder.resolve("one.lexi"), US, numbers);
    Path two =
        Editions.write(folder.resolve("two.lexi"), US, new TreeSet<>(numbers).descendingSet());
    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void open_whatIsNoEdition_isRefused() throws Exception {
    for (String text : List.of("", "LXC", "212,5550142\n".repeat(1000), "\0".repeat(8192))) {
      Path file = Files.writeString(folder.resolve("other"), text);
      assertThatExceptionOfType(DamagedListException.class)
          .isThrownBy(() -> ListEdition.open(file))
          .withMessageContaining("holds no edition of a list");
    }
    assertThatThrownBy(() -> ListEdition.open(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void open_aLaterFormat_saysSo() throws Exception {
    Path file = Editions.write(folder.resolve("us.lexi"), US, Set.of(LISTED));
    byte[] bytes = Files.readAllBytes(file);
    bytes[8] = 3;
    Path later = Files.write(folder.resolve("later.lexi"), bytes);
    assertThatExceptionOfType(DamagedListException.class)
        .isThrownBy(() -> ListEdition.open(later))
        .withMessageEndingWith("is of format 3, and this version of Lexicall reads format 2");
    bytes[8] = 1;
    Path earlier = Files.write(folder.resolve("earlier.lexi"), bytes);
    assertThatExceptionOfType(DamagedListException.class)
        .isThrownBy(() -> ListEdition.open(earlier))
        .withMessageContaining("build it again with 'lexicall lists build'");
  }

  /** Every length at which a file can be cut, and a byte too many. */
  @Test
  void open_aFileThatWasCutOff_isRefused() throws Exception {
    Path whole = Editions.write(folder.resolve("us.lexi"), US, crowded());
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.lexi");
    for (int length = 0; length <= bytes.length + 1; length += length < 200 ? 1 : 97) {
      if (length != bytes.length) {
        Files.write(cut, java.util.Arrays.copyOf(bytes, length));
        assertThatExceptionOfType(DamagedListException.class)
            .as("cut to %d of %d bytes", length, bytes.length)
            .isThrownBy(() -> ListEdition.open(cut));
      }
    }
  }

  /** Whichever byte changes, no number that is listed is told to be free. */
  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x80, 0xFF})
  void damage_inAnyByte_isFoundAndNeverAnswersNotListed(int flipped) throws Exception {
    Set<Long> numbers = crowded();
    Path whole = Editions.write(folder.resolve("us.lexi"), US, numbers);
    byte[] bytes = Files.readAllBytes(whole);
    Path damaged = folder.resolve("damaged.lexi");
    int unnoticed = 0;
    for (int i = 0; i < bytes.length; i += step(flipped, i)) {
      byte before = bytes[i];
      bytes[i] ^= (byte) flipped;
      Files.write(damaged, bytes);
      bytes[i] = before;
      if (!isNoticed(damaged, numbers)) {
        assertThat(isPadding(whole, i)).as("byte %d", i).isTrue();
        unnoticed++;
      }
    }
    assertThat(unnoticed).isLessThan(200);
  }

  /** Every byte is tried once, but for the zeros that fill the header up. */
  private static int step(int flipped, int position) {
    return flipped != 1 ? 37 : position > 300 && position < 4096 ? 19 : 1;
  }

  /** The bytes between two pages belong to none, and nothing is read from them. */
  private static boolean isPadding(Path file, int position) throws IOException {
    return Files.readAllBytes(file)[position] == 0;
  }

  private static boolean isNoticed(Path file, Set<Long> numbers) {
    try (ListEdition edition = ListEdition.open(file)) {
      boolean noticed = false;
      for (long digits : numbers) {
        try {
          assertThat(edition.contains(digits)).isTrue();
        } catch (UncheckedIOException damaged) {
          assertThat(damaged).hasCauseInstanceOf(DamagedListException.class);
          assertThat(damaged.getMessage()).doesNotContain(Long.toString(digits));
          noticed = true;
        }
      }
      try {
        edition.verify();
      } catch (DamagedListException damaged) {
        return true;
      }
      return noticed;
    } catch (DamagedListException refused) {
      return true;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Test
  void close_laterLookUps_throw() throws Exception {
    Path file = Editions.write(folder.resolve("us.lexi"), US, Set.of(LISTED));
    ListEdition edition = ListEdition.open(file);
    edition.close();
    edition.close();
    assertThatThrownBy(() -> edition.contains(LISTED)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(edition::verify).isInstanceOf(IllegalStateException.class);
    // A number that lies in no page needs no memory, but nothing is known of it either.
    assertThatThrownBy(() -> edition.contains(13105550142L))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
    assertThatThrownBy(() -> edition.check(number(13105550142L)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> edition.since(number(13105550142L)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void close_ofAnEmptyList_answersNothingEither() throws Exception {
    Path file = Editions.write(folder.resolve("us.lexi"), US, Set.of());
    ListEdition edition = ListEdition.open(file);
    edition.close();
    assertThatThrownBy(() -> edition.contains(LISTED)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(edition::verify).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void open_onAnInterruptedThread_opens_andTheThreadStaysInterrupted() throws Exception {
    Path file = Editions.write(folder.resolve("us.lexi"), US, Set.of(LISTED));
    Thread.currentThread().interrupt();
    try (ListEdition edition = ListEdition.open(file)) {
      assertThat(Thread.interrupted()).isTrue();
      assertThat(edition.contains(LISTED)).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void edition_mayBeReplacedWhileItIsOpen() throws Exception {
    Path file = Editions.write(folder.resolve("us.lexi"), US, Set.of(LISTED));
    try (ListEdition before = ListEdition.open(file)) {
      Editions.write(file, US, Set.of(LISTED + 1));
      assertThat(before.contains(LISTED)).isTrue();
      assertThat(before.contains(LISTED + 1)).isFalse();
      try (ListEdition after = ListEdition.open(file)) {
        assertThat(after.contains(LISTED)).isFalse();
        assertThat(after.contains(LISTED + 1)).isTrue();
      }
    }
    assertThat(folder).isDirectoryContaining("glob:**us.lexi");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  /** A page of bits, sorted pages of several countries, and dates would be in another edition. */
  private static Set<Long> crowded() {
    Set<Long> numbers =
        LongStream.range(0, 700)
            .map(i -> 12125550000L + i * 7)
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    LongStream.range(0, 40).forEach(i -> numbers.add(13105550000L + i * 1000));
    LongStream.range(0, 40).forEach(i -> numbers.add(442071000000L + i * 7919));
    return numbers;
  }
}
