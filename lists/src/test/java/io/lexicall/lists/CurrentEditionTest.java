package io.lexicall.lists;

import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CurrentEditionTest {
  /** On every edition. */
  private static final PhoneNumber ALWAYS = number(12125550142L);

  private static final PhoneNumber NEVER = number(12125550143L);

  /** On the later edition only. */
  private static final PhoneNumber LATER = number(13105550142L);

  private static final ListInfo LATER_INFO = Editions.national("US", "2026-12-01");

  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

  @TempDir Path folder;
  private Path list;

  @BeforeEach
  void setUp() throws IOException {
    list = Editions.write(folder.resolve("us.lexi"), Editions.US, List.of(ALWAYS.digits()));
  }

  private void replace() throws IOException {
    Editions.write(list, LATER_INFO, List.of(ALWAYS.digits(), LATER.digits()));
  }

  @Test
  void refresh_swapsInWhatLiesThere() throws IOException {
    try (CurrentEdition current = CurrentEdition.open(list)) {
      assertThat(current.refresh()).isFalse();
      replace();
      assertThat(current.contains(LATER)).isFalse();
      assertThat(current.refresh()).isTrue();
      assertThat(current.contains(LATER)).isTrue();
      assertThat(current.info().asOf()).isEqualTo(LATER_INFO.asOf());
      assertThat(current.check(NEVER).orElseThrow().get(ListEntry.AS_OF))
          .contains(LATER_INFO.asOf());
      assertThat(current.refresh()).isFalse();
    }
  }

  @Test
  void refresh_toADamagedOrOtherList_keepsTheOldOne() throws IOException {
    try (CurrentEdition current = CurrentEdition.open(list)) {
      Path other = folder.resolve("other");
      Files.writeString(other, "no list");
      Files.move(other, list, StandardCopyOption.ATOMIC_MOVE);
      assertThatExceptionOfType(DamagedListException.class).isThrownBy(current::refresh);
      Editions.write(list, Editions.national("CA", "2026-12-01"), List.of());
      assertThatThrownBy(current::refresh)
          .hasMessageContaining("now holds another list: ca-national-dnc, not us-national-dnc");
      Files.delete(list);
      assertThatThrownBy(current::refresh).isInstanceOf(IOException.class);
      assertThat(current.contains(ALWAYS)).isTrue();
      assertThat(current.contains(LATER)).isFalse();
      replace();
      assertThat(current.refresh()).isTrue();
      assertThat(current.contains(LATER)).isTrue();
    }
  }

  /** The usual accident is a job that copies last month's file: who was listed since is still. */
  @Test
  void refresh_toAnOlderEdition_keepsTheLaterOne() throws IOException {
    replace();
    try (CurrentEdition current = CurrentEdition.open(list)) {
      Editions.write(list, Editions.US, List.of(ALWAYS.digits()));
      assertThatThrownBy(current::refresh)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("older edition");
      assertThat(current.contains(LATER)).isTrue();
      replace(); // of the same version
      assertThat(current.refresh()).isTrue();
    }
    Editions.write(list, Editions.US, List.of(ALWAYS.digits()));
    try (CurrentEdition opened = CurrentEdition.open(list)) { // on purpose
      assertThat(opened.contains(LATER)).isFalse();
    }
  }

  /** To check a damaged file of gigabytes again each minute would keep the machine busy. */
  @Test
  void refresh_toADamagedOne_readsItOnce() throws IOException {
    byte[] bytes = Files.readAllBytes(list);
    try (CurrentEdition current = CurrentEdition.open(list)) {
      Path damaged = folder.resolve("damaged");
      bytes[4100] ^= 1;
      Files.write(damaged, bytes);
      Files.setLastModifiedTime(damaged, FileTime.fromMillis(1_000));
      Files.move(damaged, list, StandardCopyOption.ATOMIC_MOVE);
      assertThatExceptionOfType(DamagedListException.class)
          .isThrownBy(current::refresh)
          .withMessageContaining("is damaged in the page");
      bytes[4100] ^= 1;
      Files.write(list, bytes); // it is sound now, and looks as before
      Files.setLastModifiedTime(list, FileTime.fromMillis(1_000));
      assertThatExceptionOfType(DamagedListException.class)
          .isThrownBy(current::refresh)
          .withMessageContaining("is damaged in the page");
      Files.setLastModifiedTime(list, FileTime.fromMillis(2_000));
      assertThat(current.refresh()).isTrue();
      assertThat(current.contains(ALWAYS)).isTrue();
    }
  }

  @Test
  @Timeout(30)
  void follow_findsTheNewEditionByItself() throws Exception {
    try (CurrentEdition current = CurrentEdition.follow(list, Duration.ofMillis(5))) {
      assertThat(current.contains(LATER)).isFalse();
      Editions.write(list, Editions.national("CA", "2026-12-01"), List.of()); // is told of and left
      Thread.sleep(50);
      replace();
      while (!current.contains(LATER)) {
        Thread.sleep(5);
      }
      assertThat(current.contains(ALWAYS)).isTrue();
    }
  }

  /** "For ever", as a host may write it, once ended the thread at its first sleep. */
  @Test
  void follow_withTheLongestOfIntervals_goesOnSleeping() throws Exception {
    try (CurrentEdition current =
        CurrentEdition.follow(list, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))) {
      Thread follower =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("lexicall-list " + list))
              .findAny()
              .orElseThrow();
      while (follower.getState() == Thread.State.RUNNABLE
          || follower.getState() == Thread.State.NEW) {
        Thread.sleep(1);
      }
      assertThat(follower.getState()).isEqualTo(Thread.State.TIMED_WAITING);
      assertThat(current.contains(ALWAYS)).isTrue();
    }
  }

  /** Once such an interval was no sleep at all. */
  @Test
  void follow_withAnIntervalOfNanoseconds_sleeps() throws Exception {
    try (CurrentEdition current = CurrentEdition.follow(list, Duration.ofNanos(1))) {
      replace();
      while (!current.contains(LATER)) {
        Thread.sleep(1);
      }
      assertThat(current.info().asOf()).isEqualTo(LATER_INFO.asOf());
    }
  }

  @Test
  void close_laterLookUps_throw_alsoOfNumbersInNoPage() throws IOException {
    CurrentEdition current = CurrentEdition.open(list);
    current.close();
    PhoneNumber inNoPage = PhoneNumber.ofDigits(442071234567L);
    assertThatThrownBy(() -> current.contains(inNoPage)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> current.check(inNoPage)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void close_endsIt() throws IOException {
    CurrentEdition current = CurrentEdition.open(list);
    current.close();
    assertThatThrownBy(() -> current.contains(ALWAYS)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(current::refresh).isInstanceOf(IllegalStateException.class);
  }

  /**
   * A swap a day for half a year, or with torture for three, with readers that never stop: no
   * answer is wrong, none is missing, and old editions do not pile up in memory.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void swapping_forLong_leaksNothingAndNoReaderIsWrong() throws Exception {
    List<Long> numbers = new ArrayList<>(List.of(ALWAYS.digits()));
    LongStream.range(0, 2_000).forEach(each -> numbers.add(14155550000L + each * 3));
    List<Long> more = new ArrayList<>(numbers);
    more.add(LATER.digits());
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try (CurrentEdition current = CurrentEdition.open(list)) {
      List<Future<Long>> read = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        read.add(readers.submit(() -> read(current, done)));
      }
      long most = 0;
      int days = Torture.seconds(0) > 0 ? 1000 : 200;
      for (int day = 0; day < days; day++) {
        Path link = folder.resolve("next");
        Editions.write(link, ofDay(day), day % 2 == 1 ? more : numbers);
        Files.move(link, list, StandardCopyOption.ATOMIC_MOVE);
        assertThat(current.refresh()).isTrue();
        assertThat(current.contains(LATER)).isEqualTo(day % 2 == 1);
        most = Math.max(most, mappings());
      }
      done.set(true);
      for (Future<Long> each : read) {
        assertThat(each.get(20, TimeUnit.SECONDS)).isPositive();
      }
      // A swap waits only a moment for the thread that unmaps what the collector found. On a busy
      // machine that thread may be some swaps behind, so that more than the four are mapped.
      assertThat(most).isLessThanOrEqualTo(4L * Retired.MOST);
    } finally {
      done.set(true);
      readers.shutdown();
    }
  }

  /** A version for each day; the number is listed on every other. */
  private static ListInfo ofDay(int day) {
    return Editions.US.withAsOf(Moment.of(FIRST.plusDays(day)));
  }

  private static long read(CurrentEdition current, AtomicBoolean done) {
    long lookups = 0;
    while (!done.get()) {
      assertThat(current.contains(ALWAYS)).isTrue();
      assertThat(current.contains(NEVER)).isFalse();
      ListEntry entry = current.check(LATER).orElseThrow();
      boolean listed = entry.get(ListEntry.LISTED).orElseThrow();
      LocalDate version = entry.get(ListEntry.AS_OF).flatMap(Moment::dateOnly).orElseThrow();
      assertThat(version.toEpochDay() % 2 == FIRST.toEpochDay() % 2).isNotEqualTo(listed);
      lookups++;
    }
    return lookups;
  }

  private long mappings() throws IOException {
    try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.filter(line -> line.contains(list.toString())).count();
    }
  }
}
