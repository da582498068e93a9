package io.lexicall.benchmarks;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberFile;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Looking a number up in a registry of 250 million, beside one random read of a mapped file of the
 * same size, and beside a RoaringBitmap for each area code on the heap.
 *
 * <p>The numbers asked for lie anywhere in the country's area codes; some nine in a hundred are
 * listed.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ListLookUp -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx3g"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@SuppressWarnings("NullAway.Init") // by setUp
public class ListLookUpBenchmark {
  private static final int ASKED = 1 << 21;
  private static final int AREA = 8_000_000;
  private static final long AREA_NUMBERS = 10_000_000L;
  private static final long NANP_FIRST = 10_000_000_000L;

  /** How many numbers the registry holds. */
  @Param("250000000")
  public long numbers;

  private Path file = Path.of("");
  private ListEdition edition;
  private ByteBuffer bytes;
  private final RoaringBitmap[] roaring = new RoaringBitmap[1000];

  private final long[] digits = new long[ASKED];
  private final PhoneNumber[] phones = new PhoneNumber[ASKED];
  private final int[] places = new int[ASKED];
  private int next;

  /** Builds the registry, and opens it in each way. */
  @Setup
  public void setUp() throws IOException {
    Registry registry = new Registry(numbers);
    file = Files.createTempFile("lexicall-benchmark", ".lexi");
    build(registry, file);
    edition = ListEdition.open(file);
    edition.verify();
    try (FileChannel channel = FileChannel.open(file)) {
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    buildRoaring(registry);
    SplittableRandom random = new SplittableRandom(250);
    int[] areaCodes = registry.areaCodes();
    for (int i = 0; i < ASKED; i++) {
      int area = areaCodes[random.nextInt(areaCodes.length)];
      digits[i] = NANP_FIRST + area * AREA_NUMBERS + 2_000_000 + random.nextInt(AREA);
      phones[i] = PhoneNumber.ofDigits(digits[i]);
      places[i] = random.nextInt(bytes.limit());
      if (edition.contains(digits[i]) != inRoaring(digits[i])) {
        throw new IllegalStateException("The ways of asking differ");
      }
    }
  }

  static void build(Registry registry, Path into) throws IOException {
    EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.parse("2026-11-01")))
                .build())
        .add(NumberFile.registry(into).from("a made-up registry", registry::flatFile))
        .write(into);
  }

  private void buildRoaring(Registry registry) throws IOException {
    RoaringBitmapWriter<?>[] writers = new RoaringBitmapWriter<?>[roaring.length];
    registry.forEach(
        (area, number) -> {
          if (writers[area] == null) {
            writers[area] = RoaringBitmapWriter.writer().get();
          }
          writers[area].add(number);
        });
    for (int area = 0; area < writers.length; area++) {
      roaring[area] =
          writers[area] == null ? new RoaringBitmap() : (RoaringBitmap) writers[area].get();
      roaring[area].runOptimize();
    }
  }

  @TearDown
  public void tearDown() throws IOException {
    edition.close();
    Files.deleteIfExists(file);
  }

  private int next() {
    next = next + 1 & ASKED - 1;
    return next;
  }

  /** The floor: one byte of the mapped file, anywhere. */
  @Benchmark
  public byte randomRead() {
    return bytes.get(places[next()]);
  }

  @Benchmark
  public boolean edition() {
    return edition.contains(digits[next()]);
  }

  /** With what the verdict needs to know: the version, and since when. */
  @Benchmark
  public Optional<ListEntry> editionChecked() {
    return edition.check(phones[next()]);
  }

  @Benchmark
  public boolean roaringByAreaCode() {
    return inRoaring(digits[next()]);
  }

  private boolean inRoaring(long number) {
    int area = (int) (number / AREA_NUMBERS) - 1000;
    return roaring[area].contains((int) (number % AREA_NUMBERS));
  }
}
