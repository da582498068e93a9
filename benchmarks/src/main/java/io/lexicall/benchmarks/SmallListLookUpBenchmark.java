package io.lexicall.benchmarks;

import io.lexicall.lists.ListEdition;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
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

/**
 * Looking a number up in a list that is small enough for a {@code HashSet} on the heap and for an
 * indexed table of SQLite. Half of the numbers asked for are listed.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar SmallListLookUp -prof gc}
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
public class SmallListLookUpBenchmark {
  private static final int ASKED = 1 << 20;
  private static final long AREA_NUMBERS = 10_000_000L;
  private static final long NANP_FIRST = 10_000_000_000L;

  /** How many numbers the list holds. */
  @Param("5000000")
  public int numbers;

  private Path file = Path.of("");
  private Path table = Path.of("");
  private ListEdition edition;
  private final Set<PhoneNumber> set = new HashSet<>();
  private Connection connection;
  private PreparedStatement query;
  private final PhoneNumber[] asked = new PhoneNumber[ASKED];
  private int next;

  /** Builds the list in each form. */
  @Setup
  public void setUp() throws IOException, SQLException {
    Registry registry = new Registry(numbers);
    file = Files.createTempFile("lexicall-benchmark", ".lexi");
    ListLookUpBenchmark.build(registry, file);
    edition = ListEdition.open(file);
    edition.verify();
    table = Files.createTempFile("lexicall-benchmark", ".sqlite");
    connection = DriverManager.getConnection("jdbc:sqlite:" + table);
    connection.createStatement().execute("create table listed (number integer primary key)");
    connection.setAutoCommit(false);
    SplittableRandom random = new SplittableRandom(5);
    int[] filled = {0};
    try (PreparedStatement insert = connection.prepareStatement("insert into listed values (?)")) {
      registry.forEach(
          (area, number) -> {
            long digits = NANP_FIRST + area * AREA_NUMBERS + number;
            PhoneNumber phone = PhoneNumber.ofDigits(digits);
            set.add(phone);
            if (random.nextInt(numbers) < ASKED / 2 && filled[0] < ASKED / 2) {
              asked[filled[0]++] = phone;
            }
            try {
              insert.setLong(1, digits);
              insert.addBatch();
              if (set.size() % 100_000 == 0) {
                insert.executeBatch();
              }
            } catch (SQLException failure) {
              throw new IllegalStateException(failure);
            }
          });
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
    query = connection.prepareStatement("select 1 from listed where number = ?");
    fillWithOthers(registry, random, filled[0]);
    for (int i = 0; i < 10_000; i++) {
      boolean listed = set.contains(asked[i]);
      if (edition.contains(asked[i]) != listed || inTable(asked[i]) != listed) {
        throw new IllegalStateException("The ways of asking differ");
      }
    }
  }

  private void fillWithOthers(Registry registry, SplittableRandom random, int from) {
    int[] areaCodes = registry.areaCodes();
    for (int i = from; i < ASKED; i++) {
      long area = areaCodes[random.nextInt(areaCodes.length)];
      asked[i] =
          PhoneNumber.ofDigits(
              NANP_FIRST + area * AREA_NUMBERS + 2_000_000 + random.nextInt(8_000_000));
    }
    for (int i = ASKED - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      PhoneNumber moved = asked[i];
      asked[i] = asked[other];
      asked[other] = moved;
    }
  }

  @TearDown
  public void tearDown() throws IOException, SQLException {
    edition.close();
    connection.close();
    Files.deleteIfExists(file);
    Files.deleteIfExists(table);
  }

  private PhoneNumber next() {
    next = next + 1 & ASKED - 1;
    return asked[next];
  }

  @Benchmark
  public boolean edition() {
    return edition.contains(next());
  }

  @Benchmark
  public boolean hashSet() {
    return set.contains(next());
  }

  @Benchmark
  public boolean sqlite() throws SQLException {
    return inTable(next());
  }

  private boolean inTable(PhoneNumber number) throws SQLException {
    query.setLong(1, number.digits());
    try (ResultSet found = query.executeQuery()) {
      return found.next();
    }
  }
}
