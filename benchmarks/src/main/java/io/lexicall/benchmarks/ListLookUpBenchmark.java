package io.lexicall.benchmarks;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

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
import org.jspecify.annotations.Nullable;
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
 * <p>{@code benchmarks/run --only look-ups}, or {@code java -jar benchmarks/target/benchmarks.jar
 * ListLookUp -prof gc}; with {@code -p file=us.lexi} an edition that {@code lexicall lists build}
 * wrote of {@link Registry}'s flat file is asked, and no fork builds its own.
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

  /** An edition of as many numbers; where it is empty, one is built. */
  @Param("")
  public String file = "";

  /** What {@link #tearDown} deletes. */
  private @Nullable Path deleted;

  private ListEdition edition;
  private ByteBuffer bytes;

  private final long[] digits = new long[ASKED];
  private final PhoneNumber[] phones = new PhoneNumber[ASKED];
  private final int[] places = new int[ASKED];
  private int next;
  private byte last;

  /** The same numbers on the heap. */
  @State(Scope.Benchmark)
  public static class Roaring {
    private final RoaringBitmap[] bitmaps = new RoaringBitmap[1000];

    /** Builds them, and sees that they answer as the edition does. */
    @Setup
    public void setUp(ListLookUpBenchmark list) throws IOException {
      RoaringBitmapWriter<?>[] writers = new RoaringBitmapWriter<?>[bitmaps.length];
      new Registry(list.numbers)
          .forEach(
              (area, number) -> {
                if (writers[area] == null) {
                  writers[area] = RoaringBitmapWriter.writer().get();
                }
                writers[area].add(number);
              });
      for (int area = 0; area < writers.length; area++) {
        bitmaps[area] =
            writers[area] == null ? new RoaringBitmap() : (RoaringBitmap) writers[area].get();
        bitmaps[area].runOptimize();
      }
      for (long asked : list.digits) {
        if (list.edition.contains(asked) != contains(asked)) {
          throw new IllegalStateException("The ways of asking differ");
        }
      }
    }

    private boolean contains(long number) {
      int area = (int) (number / AREA_NUMBERS) - 1000;
      return bitmaps[area].contains((int) (number % AREA_NUMBERS));
    }
  }

  /** Opens the registry, after it was built if need be. */
  @Setup
  public void setUp() throws IOException {
    Registry registry = new Registry(numbers);
    Path opened = file.isEmpty() ? built(registry) : Path.of(file);
    edition = ListEdition.open(opened);
    edition.verify();
    try (FileChannel channel = FileChannel.open(opened)) {
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    SplittableRandom random = new SplittableRandom(250);
    int[] areaCodes = registry.areaCodes();
    for (int i = 0; i < ASKED; i++) {
      int area = areaCodes[random.nextInt(areaCodes.length)];
      digits[i] = NANP_FIRST + area * AREA_NUMBERS + 2_000_000 + random.nextInt(AREA);
      phones[i] = PhoneNumber.ofDigits(digits[i]);
      places[i] = random.nextInt(bytes.limit());
    }
  }

  /**
   * Builds the edition; under {@code benchmarks/run} once, and the forks after the first find it.
   */
  private Path built(Registry registry) throws IOException {
    Path kept = BuildFolder.path().resolve("registry-" + numbers + ".lexi");
    if (BuildFolder.isNamed() && Files.exists(kept)) {
      return kept;
    }
    Path part = Files.createTempFile("lexicall-benchmark", ".lexi");
    build(registry, part);
    return BuildFolder.isNamed() ? Files.move(part, kept, REPLACE_EXISTING) : (deleted = part);
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

  @TearDown
  public void tearDown() throws IOException {
    edition.close();
    if (deleted != null) {
      Files.deleteIfExists(deleted);
    }
  }

  /**
   * Which number is asked for next. It depends on the last answer, as what a dialer does next does:
   * else the processor begins some look-ups before the last one is answered, and hides what a
   * single one takes.
   */
  private int after(int answer) {
    next = next + 1 + (answer & 1) & ASKED - 1;
    return next;
  }

  /** The floor: one byte of the mapped file, anywhere. */
  @Benchmark
  public byte randomRead() {
    last = bytes.get(places[after(last)]);
    return last;
  }

  /** The floor where several are under way: the next place does not depend on what is read. */
  @Benchmark
  public byte randomReadsSideBySide() {
    return bytes.get(places[next = next + 1 & ASKED - 1]);
  }

  /** Look-ups that do not wait for one another. */
  @Benchmark
  public boolean editionSideBySide() {
    return edition.contains(digits[next = next + 1 & ASKED - 1]);
  }

  @Benchmark
  public boolean edition() {
    boolean listed = edition.contains(digits[after(last)]);
    last = (byte) (listed ? 1 : 0);
    return listed;
  }

  /** With what the verdict needs to know: the version, and since when. */
  @Benchmark
  public Optional<ListEntry> editionChecked() {
    Optional<ListEntry> checked = edition.check(phones[after(last)]);
    last = (byte) (Boolean.TRUE.equals(ListEntry.LISTED.in(checked.orElseThrow())) ? 1 : 0);
    return checked;
  }

  @Benchmark
  public boolean roaringByAreaCode(Roaring roaring) {
    boolean listed = roaring.contains(digits[after(last)]);
    last = (byte) (listed ? 1 : 0);
    return listed;
  }

  /**
   * Times the rows in turn, a fiftieth of a second each, and prints each one's median and its ratio
   * to the floor: on a machine that others use too, the ratios hold where absolute times do not.
   *
   * <p>{@code java -Xmx3g -cp benchmarks/target/benchmarks.jar
   * io.lexicall.benchmarks.ListLookUpBenchmark}
   *
   * @param arguments how many numbers; by default 250 million
   */
  public static void main(String[] arguments) throws IOException {
    ListLookUpBenchmark benchmark = new ListLookUpBenchmark();
    benchmark.numbers = arguments.length == 0 ? 250_000_000 : Long.parseLong(arguments[0]);
    benchmark.setUp();
    Roaring roaring = new Roaring();
    roaring.setUp(benchmark);
    Paired.run(
        new Paired.Way("randomRead", benchmark::randomRead),
        new Paired.Way("edition", benchmark::edition),
        new Paired.Way("randomReadsSideBySide", benchmark::randomReadsSideBySide),
        new Paired.Way("editionSideBySide", benchmark::editionSideBySide),
        new Paired.Way("editionChecked", benchmark::editionChecked),
        new Paired.Way("roaringByAreaCode", () -> benchmark.roaringByAreaCode(roaring)));
    benchmark.tearDown();
  }
}
