package io.lexicall.lists;

import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Moment;
import io.lexicall.lists.FaultyDisk.Fault;
import io.lexicall.lists.internal.Disk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call by which files are changed fails in turn, in every way that {@link FaultyDisk} knows:
 * what was acknowledged before is there afterwards, and what is there can be opened.
 *
 * <p>{@code lexicall.torture.seconds} lets the random ones go on for longer.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultTest {
  private static final long FIRST = 12_125_550_000L;
  private static final long START = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();
  private static final int POWER_SEEDS = Torture.seconds(0) > 0 ? 40 : 2;

  /** How many runs there were, each with one fault. */
  private static final AtomicInteger RUNS = new AtomicInteger();

  @TempDir Path parent;
  private int folders;

  @AfterAll
  static void tell() {
    Torture.tell("faults: %d runs with one each, nothing lost", RUNS.get());
  }

  private Path newFolder() throws IOException {
    RUNS.incrementAndGet();
    return Files.createDirectories(parent.resolve("f" + ++folders));
  }

  /** A disk that does not fail, and takes its time for nothing. */
  private static FaultyDisk sound(Path folder) throws IOException {
    return new FaultyDisk(folder, 0, null, 0);
  }

  private Path newList() throws IOException {
    Path own = newFolder().resolve("own");
    CompanyList.create(sound(own), own, EditionBuilder.of(Editions.own("acme")));
    return own;
  }

  private static CompanyList open(Path own) throws IOException {
    return CompanyList.open(sound(own), own, 1000);
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static int seeds(Fault fault) {
    return fault == Fault.POWER || fault == Fault.POWER_HALF ? POWER_SEEDS : 1;
  }

  // ---- a company list

  /** What a list was told, and whether that was acknowledged. */
  private record Told(int number, boolean listed, long second, boolean acknowledged) {}

  /** Tells a list things, and notes what it acknowledged. */
  private static final class Teller {
    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());
    private final FaultyDisk disk;

    Teller(FaultyDisk disk) {
      this.disk = disk;
    }

    void add(CompanyList list, int number, long second) {
      tell(list, number, true, second);
    }

    void remove(CompanyList list, int number, long second) {
      tell(list, number, false, second);
    }

    private void tell(CompanyList list, int number, boolean listed, long second) {
      boolean acknowledged = false;
      try {
        Instant at = Instant.ofEpochSecond(START + second);
        if (listed) {
          list.add(number(FIRST + number), at);
        } else {
          list.remove(number(FIRST + number), at);
        }
        acknowledged = true;
      } catch (SupersededRequestException kept) {
        acknowledged = true;
      } catch (IOException | OutOfMemoryError | FaultyDisk.Killed injected) {
        // Nobody was promised it.
      }
      // What a process says after its end nobody hears; what was on its way then may be there.
      told.add(new Told(number, listed, START + second, acknowledged && !disk.isDead()));
    }

    void compact(CompanyList list) {
      try {
        list.compact();
      } catch (IOException | OutOfMemoryError | FaultyDisk.Killed injected) {
        // The list goes on as it is.
      }
    }

    void close(CompanyList list) {
      try {
        list.close();
      } catch (IOException | OutOfMemoryError | FaultyDisk.Killed injected) {
        // What was acknowledged is kept all the same.
      }
    }

    /**
     * Checks that each number is as some of what was told of it says, the acknowledged included.
     */
    void check(CompanyList list) {
      Map<Integer, List<Told>> byNumber = new HashMap<>();
      told.forEach(each -> byNumber.computeIfAbsent(each.number, n -> new ArrayList<>()).add(each));
      byNumber.forEach(
          (number, tellings) -> {
            Set<String> possible = new HashSet<>();
            for (Told last : tellings) {
              // It is the latest if everything that is later was not acknowledged.
              if (tellings.stream().noneMatch(one -> one.acknowledged && isLater(one, last))) {
                possible.add(last.listed ? Instant.ofEpochSecond(last.second).toString() : "");
              }
            }
            if (tellings.stream().noneMatch(Told::acknowledged)) {
              possible.add("");
            }
            boolean listed = list.contains(number(FIRST + number));
            String since = list.since(number(FIRST + number)).map(Moment::toString).orElse("");
            assertThat(possible).as("%s", tellings).contains(since);
            assertThat(listed).isEqualTo(!since.isEmpty());
          });
    }

    private static boolean isLater(Told one, Told other) {
      return one.second > other.second
          || (one.second == other.second && one.listed && !other.listed);
    }
  }

  private interface Scenario {
    void run(Teller teller, FaultyDisk disk, Path own);
  }

  private static void useAList(Teller teller, FaultyDisk disk, Path own) {
    CompanyList list;
    try {
      list = CompanyList.open(disk, own, 1000);
    } catch (IOException | OutOfMemoryError | FaultyDisk.Killed injected) {
      return;
    }
    teller.add(list, 1, 1);
    teller.add(list, 2, 2);
    teller.remove(list, 1, 3);
    teller.compact(list);
    teller.add(list, 3, 4);
    teller.add(list, 1, 2); // behind its removal
    teller.remove(list, 2, 5);
    teller.add(list, 4, 6);
    teller.compact(list);
    teller.add(list, 2, 7);
    teller.add(list, 5, 8);
    teller.close(list);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void companyList_afterAnyFault_holdsWhatItAcknowledged(Fault fault) throws IOException {
    everyCall(fault, FaultTest::useAList);
  }

  private void everyCall(Fault fault, Scenario scenario) throws IOException {
    int calls = run(0, null, 0, scenario);
    assertThat(calls).isGreaterThan(50);
    for (int call = 1; call <= calls; call++) {
      for (int seed = 0; seed < seeds(fault); seed++) {
        try {
          run(call, fault, seed, scenario);
        } catch (IOException | RuntimeException | AssertionError wrong) {
          throw new AssertionError("%s at call %d, seed %d".formatted(fault, call, seed), wrong);
        }
      }
    }
  }

  private int run(int failAt, Fault fault, long seed, Scenario scenario) throws IOException {
    Path own = newList();
    FaultyDisk disk = new FaultyDisk(own, failAt, fault, seed);
    Teller teller = new Teller(disk);
    scenario.run(teller, disk, own);
    disk.end();
    assertHolds(own, teller);
    remove(own.getParent());
    return disk.calls();
  }

  private static void assertHolds(Path own, Teller teller) throws IOException {
    try (CompanyList reader = CompanyList.openReadOnly(own)) {
      teller.check(reader);
    }
    try (CompanyList list = open(own)) {
      teller.check(list);
      list.add(number(FIRST + 9), Instant.ofEpochSecond(START));
      list.compact();
      teller.check(list);
    }
    try (CompanyList list = CompanyList.openReadOnly(own)) {
      teller.check(list);
      assertThat(list.contains(number(FIRST + 9))).isTrue();
    }
    try (var files = Files.list(own)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("[0-9]+", "")))
          .containsExactlyInAnyOrder("edition.lexi", "journal-", "lock", "acknowledged");
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void create_afterAnyFault_leavesAListOrNone(Fault fault) throws IOException {
    boolean isReached = true;
    for (int call = 1; isReached; call++) {
      for (int seed = 0; seed < seeds(fault); seed++) {
        Path own = newFolder();
        FaultyDisk disk = new FaultyDisk(own, call, fault, seed);
        boolean created = false;
        try {
          EditionBuilder numbers = EditionBuilder.of(Editions.own("acme"));
          CompanyList.create(disk, own, numbers.add(number(FIRST)));
          created = !disk.isDead();
        } catch (IOException | OutOfMemoryError | FaultyDisk.Killed injected) {
          // Then it may be there or not.
        }
        disk.end();
        isReached = disk.calls() >= call;
        if (created) {
          assertThat(CompanyList.isList(own)).as("%s at %d", fault, call).isTrue();
        }
        if (!CompanyList.isList(own)) {
          EditionBuilder numbers = EditionBuilder.of(Editions.own("acme"));
          CompanyList.create(sound(own), own, numbers.add(number(FIRST)));
        }
        try (CompanyList list = open(own)) {
          assertThat(list.contains(number(FIRST))).isTrue();
        }
        remove(own);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void recover_afterAnyFault_canBeDoneAgain(Fault fault) throws IOException {
    boolean isReached = true;
    for (int call = 1; isReached; call++) {
      for (int seed = 0; seed < seeds(fault); seed++) {
        Path own = newList();
        try (CompanyList list = open(own)) {
          list.add(number(FIRST), Instant.ofEpochSecond(START));
          list.remove(number(FIRST + 1), Instant.ofEpochSecond(START + 1));
          list.add(number(FIRST + 2), Instant.ofEpochSecond(START + 2));
        }
        Path journal = own.resolve("journal-00000001");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 1));
        FaultyDisk disk = new FaultyDisk(own, call, fault, seed);
        try {
          CompanyFolder.recover(disk, own);
        } catch (IOException | OutOfMemoryError | FaultyDisk.Killed injected) {
          // It is done again.
        }
        disk.end();
        isReached = disk.calls() >= call;
        CompanyFolder.recover(sound(own), own);
        try (CompanyList list = open(own)) {
          assertThat(list.contains(number(FIRST))).as("%s at %d", fault, call).isTrue();
          assertThat(list.contains(number(FIRST + 1))).isFalse();
          assertThat(list.size()).isEqualTo(1);
        }
        remove(own.getParent());
      }
    }
  }

  /** Several threads at once, and one of them meets an error: it takes nobody else's request. */
  @Test
  void threads_whenOneMeetsAFault_loseNoRequestThatWasAcknowledged() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Torture.seconds(3));
    Random random = new Random(Torture.seed());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    long acknowledged = 0;
    int rounds = 0;
    try {
      for (; System.nanoTime() < end; rounds++) {
        Path own = newList();
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        FaultyDisk disk = new FaultyDisk(own, 1 + random.nextInt(150), fault, random.nextLong());
        Teller teller = new Teller(disk);
        useByMany(teller, disk, own, threads);
        disk.end();
        assertHolds(own, teller);
        acknowledged += teller.told.stream().filter(Told::acknowledged).count();
        remove(own.getParent());
      }
    } finally {
      threads.shutdown();
    }
    assertThat(acknowledged).isPositive();
    Torture.tell("faults among threads: %d rounds, %d acknowledged", rounds, acknowledged);
  }

  private static void useByMany(Teller teller, FaultyDisk disk, Path own, ExecutorService threads)
      throws Exception {
    CompanyList list;
    try {
      list = CompanyList.open(disk, own, 40);
    } catch (IOException | OutOfMemoryError | FaultyDisk.Killed injected) {
      return;
    }
    AtomicInteger next = new AtomicInteger(10);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      running.add(
          threads.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < 250; i = next.getAndIncrement()) {
                  if (i % 7 == 0) {
                    teller.remove(list, i - 7, i);
                  } else {
                    teller.add(list, i, i);
                  }
                }
              }));
    }
    for (Future<?> each : running) {
      each.get();
    }
    teller.close(list);
  }

  // ---- editions

  @ParameterizedTest
  @EnumSource(Fault.class)
  void build_afterAnyFault_leavesTheOldEditionOrTheNew(Fault fault) throws IOException {
    everyCall(fault, (disk, target) -> builder().write(disk, target));
  }

  private static EditionBuilder builder() {
    EditionBuilder builder = EditionBuilder.of(Editions.US.withAsOf(Editions.NOVEMBER));
    for (int i = 0; i < 3000; i++) {
      builder.add(number(FIRST + i * 17L), Editions.NOVEMBER);
    }
    return builder;
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void update_afterAnyFault_leavesTheOldEditionOrTheNew(Fault fault) throws IOException {
    byte[] change = "212,5550001,2026-11-02T00:00:00Z,A\n".getBytes(StandardCharsets.US_ASCII);
    everyCall(
        fault,
        (disk, target) -> {
          try (ListEdition edition = ListEdition.open(target)) {
            EditionUpdate.of(edition)
                .add(
                    NumberFile.registry(target)
                        .from("change list", () -> new ByteArrayInputStream(change)))
                .write(disk, target);
          }
        });
  }

  private interface Writing {
    void to(Disk disk, Path target) throws IOException;
  }

  private void everyCall(Fault fault, Writing writing) throws IOException {
    Path first = Editions.write(newFolder().resolve("us.lexi"), Editions.US, List.of(FIRST));
    byte[] before = Files.readAllBytes(first);
    writing.to(Disk.system(), first);
    byte[] after = Files.readAllBytes(first);
    boolean isReached = true;
    for (int call = 1; isReached; call++) {
      for (int seed = 0; seed < seeds(fault); seed++) {
        Path folder = newFolder();
        Path target = Files.write(folder.resolve("us.lexi"), before);
        FaultyDisk disk = new FaultyDisk(folder, call, fault, seed);
        boolean written = false;
        try {
          writing.to(disk, target);
          written = !disk.isDead();
        } catch (IOException | OutOfMemoryError | FaultyDisk.Killed injected) {
          // Then it is the old one or the new.
        }
        disk.end();
        isReached = disk.calls() >= call;
        byte[] found = Files.readAllBytes(target);
        assertThat(Arrays.equals(found, after) || (!written && Arrays.equals(found, before)))
            .as("%s at call %d, written: %s", fault, call, written)
            .isTrue();
        EditionBuilder.of(Editions.US).add(number(FIRST)).write(sound(folder), target);
        try (var files = Files.list(folder)) {
          assertThat(files).as("%s at call %d", fault, call).containsExactly(target);
        }
        remove(folder);
      }
    }
  }
}
