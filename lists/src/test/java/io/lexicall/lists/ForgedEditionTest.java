package io.lexicall.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers and directories that say what cannot be, with right checksums. */
class ForgedEditionTest {
  private static final int TRIALS = 6000;
  private static final int TEXT = 60;
  private static final long[] EXTREMES = {
    0,
    1,
    -1,
    2,
    63,
    64,
    4095,
    4096,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1L << 30,
    1L << 31,
    1L << 32,
    (1L << 32) + 1,
    1L << 62
  };

  @TempDir Path folder;

  @Test
  void edition_thatIsForged_throwsWhatIsDocumented() throws IOException {
    byte[] sound = Files.readAllBytes(write());
    Random random = new Random(42);
    Path forged = folder.resolve("forged.lexi");
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      ByteBuffer bytes = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
      int directory = (int) bytes.getLong(64);
      for (int change = random.nextInt(2); change >= 0; change--) {
        forge(bytes, directory, random);
      }
      CRC32C sum = new CRC32C();
      sum.update(bytes.array(), directory, bytes.capacity() - directory);
      bytes.putInt(72, (int) sum.getValue());
      seal(bytes);
      Files.write(forged, bytes.array());
      refused += isRefused(forged, trial) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(TRIALS / 2);
  }

  private Path write() throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      numbers.add(12_125_550_000L + i * 3);
      numbers.add(442_070_000_000L + i * 7919L);
    }
    Path file = folder.resolve("sound.lexi");
    EditionBuilder builder = EditionBuilder.of(Editions.US);
    numbers.forEach(each -> builder.add(Editions.number(each), Editions.NOVEMBER));
    builder.write(file);
    return file;
  }

  /** Changes a field of the header, its text, or a field of the directory. */
  private static void forge(ByteBuffer bytes, int directory, Random random) {
    long value =
        random.nextBoolean() ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextLong();
    switch (random.nextInt(4)) {
      case 0 -> bytes.putLong(24 + 8 * random.nextInt(6), value);
      case 1 -> bytes.putInt(76 + 4 * random.nextInt(3), (int) value);
      case 2 -> bytes.put(96 + random.nextInt(TEXT), (byte) value);
      default -> {
        int fields = (bytes.capacity() - directory) / 8;
        bytes.putLong(directory + 8 * random.nextInt(fields), value);
      }
    }
  }

  private static void seal(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.array(), 20, 4096 - 20);
    sum.update(bytes.array(), 0, 16);
    bytes.putInt(16, (int) sum.getValue());
  }

  private static boolean isRefused(Path file, int trial) throws IOException {
    try (ListEdition edition = ListEdition.open(file)) {
      for (long digits : new long[] {12_125_550_000L, 442_070_007_919L, 12_125_550_001L}) {
        edition.check(Editions.number(digits));
      }
      edition.verify();
      return false;
    } catch (DamagedListException documented) {
      return true;
    } catch (UncheckedIOException documented) {
      assertThat(documented).as("trial %d", trial).hasCauseInstanceOf(DamagedListException.class);
      return true;
    } catch (RuntimeException | Error undocumented) {
      throw new AssertionError("trial " + trial, undocumented);
    }
  }

  @Test
  void companyEdition_thatNamesNoJournal_isRefused() throws IOException {
    Path own = folder.resolve("own");
    CompanyList.create(own, Editions.own("acme"));
    try (CompanyList list = CompanyList.open(own)) {
      list.compact();
    }
    Path edition = own.resolve("edition.lexi");
    byte[] sound = Files.readAllBytes(edition);
    Files.delete(edition);
    String text = new String(sound, 0, 4096, java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = text.indexOf("journal:1") + "journal:".length();
    for (char digit : new char[] {'x', '-'}) {
      ByteBuffer forged = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
      forged.put(at, (byte) digit);
      seal(forged);
      Files.write(edition, forged.array());
      assertThatExceptionOfType(DamagedListException.class)
          .isThrownBy(() -> CompanyList.open(own))
          .withMessageContaining("which journals it includes");
    }
  }
}
