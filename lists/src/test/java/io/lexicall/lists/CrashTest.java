package io.lexicall.lists;

import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed at random moments, and disks that are full at some. */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class CrashTest {
  private static final int ROUNDS = 8;
  private static final int LONGEST_LIFE_MILLIS = 500;
  private static final long FIRST = 12_125_550_000L;
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

  private static final Instant FIRST_CHANGE = Instant.parse("2026-11-02T00:00:00Z");

  @TempDir Path folder;

  private static long end() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(Torture.seconds(0));
  }

  // ---- editions

  /**
   * Writes one edition after the other to the same place, each larger by a number than the last.
   */
  static final class Rebuilder {
    private Rebuilder() {}

    public static void main(String[] arguments) throws IOException {
      Path target = Path.of(arguments[0]);
      for (int generation = Integer.parseInt(arguments[1]); ; generation++) {
        write(target, generation);
        System.out.println(generation);
      }
    }

    static void write(Path target, int generation) throws IOException {
      EditionBuilder builder =
          EditionBuilder.of(
              Editions.US.withAsOf(Moment.of(LocalDate.ofEpochDay(20_000 + generation))));
      for (int i = 0; i < 50_000 + generation; i++) {
        builder.add(number(FIRST + i * 17L));
      }
      builder.write(target);
    }
  }

  @Test
  void building_killedAtAnyMoment_leavesAWholeEdition() throws Exception {
    Path target = folder.resolve("us.lexi");
    Rebuilder.write(target, 0);
    Random random = new Random();
    long end = end();
    int last = 0;
    for (int round = 0; round < ROUNDS || System.nanoTime() < end; round++) {
      int told = last;
      try (ChildProcess child = ChildProcess.start(Rebuilder.class, target, last + 1)) {
        told = Integer.parseInt(child.readLine());
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        for (String line : child.kill()) {
          told = Integer.parseInt(line);
        }
      }
      try (ListEdition edition = ListEdition.open(target)) {
        edition.verify();
        int generation = (int) edition.info().asOf().dateOnly().orElseThrow().toEpochDay() - 20_000;
        assertThat(generation).isBetween(told, told + 1);
        assertThat(edition.size()).isEqualTo(50_000 + generation);
        assertThat(edition.contains(FIRST + (50_000L + generation - 1) * 17)).isTrue();
        last = generation;
      }
    }
    Torture.tell("kills of builds: %d editions, each whole", last);
    Rebuilder.write(target, last + 1);
    try (var files = Files.list(folder)) {
      assertThat(files).as("what the killed left behind is gone").containsExactly(target);
    }
  }

  /** Applies one change list after the other to the edition that lies there. */
  static final class Updater {
    private Updater() {}

    public static void main(String[] arguments) throws IOException {
      Path target = Path.of(arguments[0]);
      for (int generation = Integer.parseInt(arguments[1]); ; generation++) {
        byte[] change =
            "212,%d,%s,A\n"
                .formatted(5_550_000 + generation, FIRST_CHANGE.plusSeconds(generation))
                .getBytes(StandardCharsets.US_ASCII);
        try (ListEdition edition = ListEdition.open(target)) {
          EditionUpdate.of(edition)
              .add(
                  NumberFile.registry(target)
                      .from("change list", () -> new ByteArrayInputStream(change)))
              .write(target);
        }
        System.out.println(generation);
      }
    }
  }

  @Test
  void updating_killedAtAnyMoment_leavesAWholeEdition_withEachChangeThatWasTold() throws Exception {
    Path target = folder.resolve("us.lexi");
    Editions.write(target, Editions.US, List.of(FIRST));
    Random random = new Random();
    long end = end();
    int last = 0;
    for (int round = 0; round < ROUNDS || System.nanoTime() < end; round++) {
      int told;
      try (ChildProcess child = ChildProcess.start(Updater.class, target, last + 1)) {
        told = Integer.parseInt(child.readLine());
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        for (String line : child.kill()) {
          told = Integer.parseInt(line);
        }
      }
      try (ListEdition edition = ListEdition.open(target)) {
        edition.verify();
        int applied = (int) edition.size() - 1;
        assertThat(applied).isBetween(told, told + 1);
        for (int i = 0; i <= applied; i++) {
          assertThat(edition.contains(FIRST + i)).isTrue();
        }
        last = applied;
      }
    }
    Torture.tell("kills of updates: %d changes, none lost", last);
  }

  // ---- company lists

  /** Lists one number after the other on several threads, and prints each once it is listed. */
  static final class OptOuts {
    private OptOuts() {}

    public static void main(String[] arguments) throws IOException {
      CompanyList list = CompanyList.open(Path.of(arguments[0]), 150);
      AtomicLong next = new AtomicLong(Long.parseLong(arguments[1]));
      for (int i = 0; i < 3; i++) {
        new Thread(() -> addAll(list, next)).start();
      }
    }

    private static void addAll(CompanyList list, AtomicLong next) {
      try {
        while (true) {
          long i = next.getAndIncrement();
          list.add(number(FIRST + i), Instant.ofEpochSecond(START + i));
          System.out.println(i);
        }
      } catch (IOException full) {
        System.out.println("failed: " + full.getMessage());
        System.exit(7);
      }
    }
  }

  @Test
  void optOuts_thatWereAcknowledged_surviveAKill() throws Exception {
    Path own = folder.resolve("own");
    CompanyList.create(own, Editions.own("acme"));
    Random random = new Random();
    long end = end();
    List<Long> acknowledged = new ArrayList<>();
    for (int round = 0; round < ROUNDS || System.nanoTime() < end; round++) {
      long next = acknowledged.stream().mapToLong(Long::longValue).max().orElse(0) + 1;
      try (ChildProcess child = ChildProcess.start(OptOuts.class, own, next)) {
        acknowledged.add(Long.parseLong(child.readLine()));
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        child.kill().forEach(line -> acknowledged.add(Long.parseLong(line)));
      }
      assertKept(own, acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
    Torture.tell("kills of a company list: %d acknowledged, none lost", acknowledged.size());
  }

  /** Opens a list whenever nobody else has it, tells it some numbers, and leaves it again. */
  static final class Rival {
    private Rival() {}

    public static void main(String[] arguments) throws Exception {
      Path own = Path.of(arguments[0]);
      long next = Long.parseLong(arguments[1]);
      Random random = new Random(next);
      while (true) {
        CompanyList list;
        try {
          list = CompanyList.open(own, 60);
        } catch (DamagedListException damaged) {
          System.out.println("damaged: " + damaged.getMessage());
          return;
        } catch (IOException held) {
          Thread.sleep(random.nextInt(5));
          continue;
        }
        for (int i = random.nextInt(40); i >= 0; i--) {
          list.add(number(FIRST + next), Instant.ofEpochSecond(START + next));
          System.out.println(next++);
        }
        if (random.nextBoolean()) {
          list.close();
          Thread.sleep(random.nextInt(5));
        } else {
          list.compact();
          list.close();
        }
      }
    }
  }

  @Test
  void optOuts_ofTwoProcessesThatWriteInTurn_surviveTheirKills() throws Exception {
    Path own = folder.resolve("own");
    CompanyList.create(own, Editions.own("acme"));
    Random random = new Random();
    long end = end();
    List<Long> acknowledged = new ArrayList<>();
    long next = 1;
    for (int round = 0; round < ROUNDS || System.nanoTime() < end; round++) {
      List<ChildProcess> rivals =
          List.of(
              ChildProcess.start(Rival.class, own, next),
              ChildProcess.start(Rival.class, own, next + 1_000_000));
      try {
        acknowledged.add(Long.parseLong(rivals.get(round % 2).readLine()));
        for (ChildProcess rival : rivals) {
          Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
          rival.kill().forEach(line -> acknowledged.add(Long.parseLong(line)));
        }
      } finally {
        rivals.forEach(ChildProcess::close);
      }
      long most =
          acknowledged.stream().filter(i -> i < 1_000_000).mapToLong(i -> i).max().orElse(0);
      long others = acknowledged.stream().mapToLong(i -> i % 1_000_000).max().orElse(0);
      next = Math.max(most, others) + 1;
      assertKept(own, acknowledged);
    }
    Torture.tell("kills of two writers: %d acknowledged, none lost", acknowledged.size());
  }

  private static void assertKept(Path own, List<Long> acknowledged) throws IOException {
    try (CompanyList list = CompanyList.open(own)) {
      for (long i : acknowledged) {
        PhoneNumber number = number(FIRST + i);
        assertThat(list.contains(number)).as("number %d", i).isTrue();
        assertThat(list.since(number)).contains(Moment.of(Instant.ofEpochSecond(START + i)));
      }
      assertThat(list.size()).isGreaterThanOrEqualTo(acknowledged.size());
    }
  }

  // ---- full disks

  /** Builds an edition that does not fit. */
  static final class Builder {
    private Builder() {}

    public static void main(String[] arguments) {
      try {
        Rebuilder.write(Path.of(arguments[0]), 1);
      } catch (IOException full) {
        System.out.println("failed: " + full.getMessage());
        System.exit(7);
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void building_onAFullDisk_isToldOfAndLeavesTheOldEdition() throws Exception {
    Path target = folder.resolve("us.lexi");
    Editions.write(target, Editions.US, List.of(FIRST));
    byte[] before = Files.readAllBytes(target);
    for (int kib : new int[] {4, 60, 104}) {
      try (ChildProcess child = ChildProcess.startWithFilesUpTo(kib, Builder.class, target)) {
        assertThat(child.readLine()).isEqualTo("failed: File too large");
        assertThat(child.exitCode()).isEqualTo(7);
      }
      assertThat(target).hasBinaryContent(before);
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(target);
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void optOuts_onAFullDisk_areToldOfAndThoseBeforeAreKept() throws Exception {
    Path own = folder.resolve("own");
    CompanyList.create(own, Editions.own("acme"));
    List<Long> acknowledged = new ArrayList<>();
    boolean failed = false;
    try (ChildProcess child = ChildProcess.startWithFilesUpTo(3, OptOuts.class, own, 1)) {
      for (String line = child.readLine(); line != null; line = child.readLine()) {
        if (line.startsWith("failed: ")) {
          failed = true;
        } else {
          acknowledged.add(Long.parseLong(line));
        }
      }
      assertThat(child.exitCode()).isEqualTo(7);
    }
    assertThat(failed).isTrue();
    assertThat(acknowledged).isNotEmpty();
    assertKept(own, acknowledged);
  }
}
