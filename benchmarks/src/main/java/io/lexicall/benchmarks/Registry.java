package io.lexicall.benchmarks;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A do-not-call registry that never was, as large and as settled as that of the United States: all
 * its area codes, each more or less full, with exchanges that are not in use and others that are
 * crowded. The same size gives the same numbers.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.lexicall.benchmarks.Registry 250000000
 * FILE} writes it as the registry's flat file, and with a fourth argument so many changes, half of
 * them additions and half deletions, as a change list.
 */
public final class Registry {
  private static final int FIRST_AREA = 201;
  private static final int LAST_AREA = 989;
  private static final int EXCHANGES = 800;
  private static final int LINES = 10_000;
  private static final double EXCHANGES_IN_USE = 0.88;
  private static final int LINE_BYTES = 12;
  private static final int BLOCKS_AT_ONCE = 64;
  private static final Instant FIRST_CHANGE = Instant.parse("2026-11-01T12:00:00Z");

  private final int[] areaCodes;
  private final int[] counts;

  /** One of so many numbers, or a few more or less. */
  Registry(long size) {
    areaCodes =
        IntStream.rangeClosed(FIRST_AREA, LAST_AREA).filter(Registry::isUnitedStates).toArray();
    double[] weights = new double[areaCodes.length * EXCHANGES];
    SplittableRandom random = new SplittableRandom(2003);
    double sum = 0;
    for (int area = 0; area < areaCodes.length; area++) {
      double fullness = 0.25 + 1.5 * random.nextDouble();
      for (int exchange = 0; exchange < EXCHANGES; exchange++) {
        boolean inUse = random.nextDouble() < EXCHANGES_IN_USE;
        double weight = inUse ? fullness * (0.3 + 1.4 * random.nextDouble()) : 0;
        weights[area * EXCHANGES + exchange] = weight;
        sum += weight;
      }
    }
    counts = new int[weights.length];
    for (int i = 0; i < weights.length; i++) {
      counts[i] = (int) Math.min(LINES * 0.9, weights[i] / sum * size + random.nextDouble());
    }
  }

  private static boolean isUnitedStates(int areaCode) {
    return PhoneNumber.tryParse("+1" + areaCode + "5550142")
        .map(number -> number.whereabouts().countries().equals(Set.of(Place.of("US"))))
        .orElse(false);
  }

  int[] areaCodes() {
    return areaCodes;
  }

  /** Takes what is generated. */
  interface Sink {
    void accept(int areaCode, int number);
  }

  /** Hands over the numbers in ascending order. */
  void forEach(Sink sink) {
    for (int block = 0; block < counts.length; block++) {
      forEachOf(block, sink);
    }
  }

  private void forEachOf(int block, Sink sink) {
    SplittableRandom random = new SplittableRandom(block);
    int left = counts[block];
    for (int line = 0; line < LINES && left > 0; line++) {
      if (random.nextInt(LINES - line) < left) {
        left--;
        sink.accept(areaCodes[block / EXCHANGES], (200 + block % EXCHANGES) * LINES + line);
      }
    }
  }

  /** Returns the numbers as the registry's flat file. */
  InputStream flatFile() {
    return new InputStream() {
      private final ByteArrayOutputStream some = new ByteArrayOutputStream();
      private byte[] bytes = {};
      private int position;
      private int block;

      private boolean fill() {
        while (position == bytes.length && block < counts.length) {
          int from = block;
          block = Math.min(from + BLOCKS_AT_ONCE, counts.length);
          some.reset();
          IntStream.range(from, block)
              .parallel()
              .mapToObj(Registry.this::linesOf)
              .forEachOrdered(some::writeBytes);
          bytes = some.toByteArray();
          position = 0;
        }
        return position < bytes.length;
      }

      @Override
      public int read() {
        return fill() ? bytes[position++] : -1;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        if (!fill()) {
          return -1;
        }
        int copied = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, into, offset, copied);
        position += copied;
        return copied;
      }
    };
  }

  private byte[] linesOf(int block) {
    byte[] text = new byte[counts[block] * LINE_BYTES];
    int[] end = {0};
    forEachOf(block, (area, number) -> end[0] = write(area, number, text, end[0]));
    return Arrays.copyOf(text, end[0]);
  }

  private static int write(int area, int number, byte[] into, int at) {
    put(area, 3, into, at);
    into[at + 3] = ',';
    put(number, 7, into, at + 4);
    into[at + 11] = '\n';
    return at + LINE_BYTES;
  }

  private static void put(int value, int digits, byte[] into, int at) {
    int left = value;
    for (int i = digits - 1; i >= 0; i--) {
      into[at + i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }

  /** Writes changes that fit, in the order of their numbers, of the fortnight after the version. */
  private void writeChanges(int changes, Path into) throws IOException {
    SplittableRandom random = new SplittableRandom(14);
    int ofBlock = Math.max(1, (int) Math.ceil(changes / 2.0 / counts.length));
    boolean[] listed = new boolean[LINES];
    int left = changes;
    try (BufferedWriter text = Files.newBufferedWriter(into)) {
      for (int block = 0; block < counts.length && left > 0; block++) {
        Arrays.fill(listed, false);
        forEachOf(block, (area, number) -> listed[number % LINES] = true);
        int additions = 0;
        int deletions = 0;
        for (int line = random.nextInt(LINES / 2); line < LINES && left > 0; line++) {
          boolean wanted = listed[line] ? deletions < ofBlock : additions < ofBlock;
          if (wanted && random.nextInt(LINES / 100) < ofBlock) {
            writeChange(block, line, listed[line] ? 'D' : 'A', random, text);
            deletions += listed[line] ? 1 : 0;
            additions += listed[line] ? 0 : 1;
            left--;
          }
        }
      }
    }
  }

  private void writeChange(
      int block, int line, char letter, SplittableRandom random, BufferedWriter text)
      throws IOException {
    text.write(
        "%d,%d,%s,%c%n"
            .formatted(
                areaCodes[block / EXCHANGES],
                (200 + block % EXCHANGES) * LINES + line,
                FIRST_CHANGE.plusSeconds(random.nextInt(14 * 24 * 3600)),
                letter));
  }

  /** Writes the flat file: how many numbers, and where; or changes to it: and how many. */
  public static void main(String[] arguments) throws IOException {
    Registry registry = new Registry(Long.parseLong(arguments[0]));
    Path into = Path.of(arguments[1]);
    if (arguments.length > 2) {
      registry.writeChanges(Integer.parseInt(arguments[2]), into);
      return;
    }
    try (InputStream text = registry.flatFile();
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(into), 1 << 20)) {
      text.transferTo(file);
    }
  }
}
