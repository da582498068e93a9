package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskSortTest {
  private static final int KEY = Long.BYTES + Integer.BYTES;

  @TempDir Path folder;

  /** A record with a key, and as many bytes more as the key says. */
  private static byte[] record(int key, int length) {
    byte[] record = new byte[KEY + length];
    Arrays.fill(record, (byte) key);
    // Some differ in the first eight bytes, some only behind them.
    ByteBuffer.wrap(record).putLong(key >> 2).putInt(key);
    return record;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100, 10_000, 1 << 20})
  void records_comeInOrder_whateverTheMemory(long memory) throws IOException {
    Random random = new Random(memory);
    List<Integer> keys = new ArrayList<>(IntStream.range(-1_000, 1_000).boxed().toList());
    Collections.shuffle(keys, random);
    try (Scratch scratch = new Scratch(folder)) {
      DiskSort sort = new DiskSort(scratch, KEY, memory);
      for (int key : keys) {
        sort.add(record(key, Math.abs(key) % 50));
      }
      assertThat(sort.runs()).isLessThan(4 * 64);

      DiskSort.Sorted sorted = sort.sorted(true);

      keys.sort(Integer::compareUnsigned);
      for (int key : keys) {
        assertThat(sorted.next()).isEqualTo(record(key, Math.abs(key) % 50));
      }
      assertThat(sorted.next()).isNull();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void recordsLargerThanAnyBuffer_areKeptWhole() throws IOException {
    try (Scratch scratch = new Scratch(folder)) {
      DiskSort sort = new DiskSort(scratch, KEY, 0);
      sort.add(record(2, 300_000));
      sort.add(record(1, 65_536 - KEY - Integer.BYTES));
      sort.add(record(3, 1));
      DiskSort.Sorted sorted = sort.sorted(true);
      assertThat(sorted.next()).isEqualTo(record(1, 65_536 - KEY - Integer.BYTES));
      assertThat(sorted.next()).isEqualTo(record(2, 300_000));
      assertThat(sorted.next()).isEqualTo(record(3, 1));
      assertThat(sorted.next()).isNull();
    }
  }

  @Test
  void noRecord_isNone() throws IOException {
    try (Scratch scratch = new Scratch(folder)) {
      assertThat(new DiskSort(scratch, KEY, 10).sorted(true).next()).isNull();
    }
  }

  @Test
  void whatIsWritten_hasNoName_soThatNothingStaysHoweverTheProcessEnds() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    try (Scratch scratch = new Scratch(folder)) {
      assertThat(folder).isEmptyDirectory();
      DiskSort sort = new DiskSort(scratch, KEY, 0);
      sort.add(record(1, 10));
      assertThat(sort.runs()).isEqualTo(1);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void whatIsWritten_isTheOwnersOnly() throws IOException {
    Path open = Path.of("/proc/self/fd"); // where files without a name can be looked at
    assumeTrue(Files.isDirectory(open));
    try (Scratch scratch = new Scratch(folder)) {
      DiskSort sort = new DiskSort(scratch, KEY, 0);
      sort.add(record(1, 10));
      assertThat(sort.runs()).isEqualTo(1);
      List<String> permissions = new ArrayList<>();
      try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(open)) {
        for (Path each : descriptors) {
          if (isIn(folder, each)) {
            permissions.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
          }
        }
      }
      assertThat(permissions).containsExactly("rw-------");
    }
  }

  private static boolean isIn(Path folder, Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath());
    } catch (NoSuchFileException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void folderThatIsNotThere_isNamed() {
    assertThatThrownBy(() -> new Scratch(folder.resolve("none")))
        .isInstanceOf(BatchFileException.class)
        .hasMessageContaining("temporary files cannot be created: their folder does not exist");
  }
}
