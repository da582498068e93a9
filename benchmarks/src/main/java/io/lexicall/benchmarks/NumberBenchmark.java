package io.lexicall.benchmarks;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.number.PhoneNumber;
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
 * Reading a number such as {@code +12125550142}, over those of a week of dialing, beside a loop
 * over its characters and libphonenumber.
 *
 * <p>{@code benchmarks/run --only numbers}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class NumberBenchmark {
  private static final int COUNT = 1 << 12;

  private final String[] numbers =
      Week.dials(COUNT, 42).stream().map(Dial::number).toArray(String[]::new);
  private final PhoneNumberUtil peer = PhoneNumberUtil.getInstance();
  private int next;

  private String next() {
    next = (next + 1) & (COUNT - 1);
    return numbers[next];
  }

  /** Refuses to time readers that read otherwise. */
  @Setup
  public void agree() throws NumberParseException {
    for (String number : numbers) {
      long digits = Long.parseLong(number.substring(1));
      Phonenumber.PhoneNumber theirs = peer.parse(number, "US");
      if (PhoneNumber.parse(number).digits() != digits
          || loop(number) != digits
          || theirs.getCountryCode() * 10_000_000_000L + theirs.getNationalNumber() != digits) {
        throw new IllegalStateException("A number is read otherwise");
      }
    }
  }

  private static long loop(String text) {
    long digits = 0;
    for (int i = 1; i < text.length(); i++) {
      digits = digits * 10 + (text.charAt(i) - '0');
    }
    return digits;
  }

  /** A loop over the characters. */
  @Benchmark
  public long floor() {
    return loop(next());
  }

  /** We. */
  @Benchmark
  public PhoneNumber lexicall() {
    return PhoneNumber.parse(next());
  }

  /** libphonenumber. */
  @Benchmark
  public Phonenumber.PhoneNumber libphonenumber() throws NumberParseException {
    return peer.parse(next(), "US");
  }
}
