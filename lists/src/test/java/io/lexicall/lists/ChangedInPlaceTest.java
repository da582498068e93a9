package io.lexicall.lists;

import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.ListEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody writes into the file of an edition, copies another one over it or cuts it off, while it
 * is asked: an answer is right, or there is none. In a process of its own, since a virtual machine
 * can tell of a file that was cut off wherever it likes.
 */
@DisabledOnOs(OS.WINDOWS) // a mapped file cannot be changed there
@Timeout(value = 3, unit = TimeUnit.HOURS)
class ChangedInPlaceTest {
  private static final long DENSE = 12_122_000_000L;
  private static final long SPARSE = 442_070_000_000L;
  private static final int NUMBERS = 600_000;

  @TempDir Path folder;

  @Test
  void lookUps_inAFileThatIsChanged_areRightOrThrow() throws Exception {
    String counts;
    try (ChildProcess child =
        ChildProcess.start(Attack.class, folder, Torture.seconds(4), Torture.seed())) {
      do {
        counts = child.readLine(); // after what is logged
      } while (counts != null && !counts.contains("wrong"));
      assertThat(child.exitCode()).as(counts).isZero();
    }
    Torture.tell("changed in place: %s", counts);
    assertThat(counts).matches("[1-9][0-9]* right, [1-9][0-9]* unknown, 0 wrong, 0 errors");
  }

  /** Changes a file that others ask, and tells how they fared. */
  static final class Attack {
    private final Path file;
    private final BitSet numbers;
    private final AtomicBoolean done = new AtomicBoolean();

    private Attack(Path file, BitSet numbers) {
      this.file = file;
      this.numbers = numbers;
    }

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      Random random = new Random(Long.parseLong(arguments[2]));
      BitSet numbers = numbers(random);
      Path original = write(folder.resolve("original"), numbers);
      Path other = write(folder.resolve("other"), numbers(random));
      Path file = Files.copy(original, folder.resolve("us.lexi"));
      new Attack(file, numbers).run(original, other, Long.parseLong(arguments[1]), random);
    }

    private static BitSet numbers(Random random) {
      BitSet numbers = new BitSet(2 * NUMBERS);
      for (int i = 0; i < 2 * NUMBERS; i++) {
        numbers.set(i, random.nextBoolean());
      }
      return numbers;
    }

    /** The first half of them in pages of bits, the other half in sorted pages. */
    private static long digits(int number) {
      return number < NUMBERS ? DENSE + number : SPARSE + (number - NUMBERS) * 1009L;
    }

    private static Path write(Path target, BitSet numbers) throws IOException {
      EditionBuilder builder = EditionBuilder.of(Editions.US);
      for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
        if (i % 100 == 0) {
          builder.add(number(digits(i)), Editions.NOVEMBER);
        } else {
          builder.add(number(digits(i)));
        }
      }
      builder.write(target);
      return target;
    }

    private void run(Path original, Path other, long seconds, Random random) throws Exception {
      List<Reader> readers = new ArrayList<>();
      try (ListEdition edition = ListEdition.open(file);
          CurrentEdition current = CurrentEdition.open(file)) {
        readers.add(new Reader(edition));
        readers.add(new Reader(current));
        readers.forEach(Thread::start);
        Files.setPosixFilePermissions(
            file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
          change(original, other, random);
          Thread.sleep(random.nextInt(20));
          copy(original);
          try {
            current.refresh();
          } catch (IOException damaged) {
            // Not while it is changed.
          }
          Thread.sleep(random.nextInt(20));
        }
        done.set(true);
        for (Reader reader : readers) {
          reader.join();
        }
      }
      long right = readers.stream().mapToLong(reader -> reader.right).sum();
      long unknown = readers.stream().mapToLong(reader -> reader.unknown).sum();
      long wrong = readers.stream().mapToLong(reader -> reader.wrong).sum();
      long errors = readers.stream().mapToLong(reader -> reader.errors).sum();
      System.out.println(
          right + " right, " + unknown + " unknown, " + wrong + " wrong, " + errors + " errors");
    }

    private void change(Path original, Path other, Random random) throws IOException {
      switch (random.nextInt(4)) {
        case 0 -> copy(other);
        case 1 -> {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate((long) (channel.size() * random.nextDouble()));
          }
        }
        case 2 -> {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] noise = new byte[1 << 16];
            random.nextBytes(noise);
            channel.write(
                ByteBuffer.wrap(noise), (long) (Files.size(original) * random.nextDouble()));
          }
        }
        default -> {
          Path next = file.resolveSibling("next");
          Files.copy(original, next, StandardCopyOption.REPLACE_EXISTING);
          Files.setPosixFilePermissions(
              next, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
          Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }

    /** As {@code cp} does: it cuts the file to nothing, and writes it anew. */
    private void copy(Path from) throws IOException {
      byte[] bytes = Files.readAllBytes(from);
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        for (int at = 0; at < bytes.length; at += 1 << 17) {
          channel.write(ByteBuffer.wrap(bytes, at, Math.min(1 << 17, bytes.length - at)));
        }
      }
    }

    /** Asks without end, and counts how it is answered. */
    private final class Reader extends Thread {
      private final NumberList list;
      private final DoNotCallLists joined;
      private long right;
      private long unknown;
      private long wrong;
      private long errors;

      Reader(NumberList list) {
        super("reader");
        this.list = list;
        this.joined = DoNotCallLists.of(list);
      }

      @Override
      public void run() {
        SplittableRandom random = new SplittableRandom();
        while (!done.get()) {
          try {
            ask(random.nextInt(2 * NUMBERS), random.nextInt(4) == 0);
          } catch (Throwable anywhere) {
            errors++;
            anywhere.printStackTrace();
          }
        }
      }

      private void ask(int i, boolean whole) {
        boolean told;
        try {
          if (whole && i < NUMBERS) {
            List<ListEntry> entries = joined.entries(number(digits(i)), "acme");
            Optional<Boolean> listed =
                entries.stream().findFirst().flatMap(entry -> entry.get(ListEntry.LISTED));
            if (listed.isEmpty()) {
              unknown++;
              return;
            }
            told = listed.get();
          } else {
            told = list.contains(number(digits(i)));
          }
        } catch (UncheckedIOException damaged) {
          unknown++;
          return;
        }
        if (told == numbers.get(i)) {
          right++;
        } else {
          wrong++;
        }
      }
    }
  }
}
