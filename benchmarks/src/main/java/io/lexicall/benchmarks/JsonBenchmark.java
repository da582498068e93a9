package io.lexicall.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.lexicall.Compliance;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.facts.Activity;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.Reading;
import io.lexicall.json.VerdictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A line of facts read, checked and answered with a line, beside Jackson's streaming copy of both
 * lines, token by token.
 *
 * <p>{@code benchmarks/run --only json}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class JsonBenchmark {
  private static final int COUNT = 1 << 12;
  private static final JsonFactory JACKSON = new JsonFactory();

  private final Compliance compliance = Compliance.load();
  private final List<byte[]> facts = new ArrayList<>();
  private final List<byte[]> verdicts = new ArrayList<>();
  private final ByteArrayOutputStream copied = new ByteArrayOutputStream(1 << 12);
  private int next;

  /** Writes the lines. */
  @Setup
  public void write() {
    Week.dials(COUNT, 42)
        .forEach(
            dial -> {
              String line = ActivityJson.write(Host.facts(Host.onFile(dial), HostLists.said(dial)));
              facts.add(line.getBytes(UTF_8));
              verdicts.add(answer(line).getBytes(UTF_8));
            });
  }

  private String answer(String line) {
    if (!(ActivityJson.tryRead(line) instanceof Reading.Understood understood)) {
      throw new IllegalStateException("A line of ours cannot be read");
    }
    Activity<?> activity = understood.activity();
    return VerdictJson.write(activity, compliance.check(activity));
  }

  private int next() {
    next = (next + 1) & (COUNT - 1);
    return next;
  }

  /** Reads a line, checks it, writes the verdict. */
  @Benchmark
  public byte[] lexicall() {
    return answer(new String(facts.get(next()), UTF_8)).getBytes(UTF_8);
  }

  /** Copies a line of facts and its verdict. */
  @Benchmark
  public int jacksonCopy() throws IOException {
    int at = next();
    copied.reset();
    copy(facts.get(at));
    copy(verdicts.get(at));
    return copied.size();
  }

  private void copy(byte[] line) throws IOException {
    try (JsonParser parser = JACKSON.createParser(line);
        JsonGenerator generator = JACKSON.createGenerator(copied)) {
      while (parser.nextToken() != null) {
        generator.copyCurrentEvent(parser);
      }
    }
  }
}
