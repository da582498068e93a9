package io.lexicall.benchmarks;

import io.lexicall.scan.CardScanner;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Finding card data in text, one operation a text: service logs of several formats, a call's
 * transcript, one log line at a time; with no card number, with one in a thousand lines, and with
 * many.
 *
 * <p>The floor reads each character once and counts digits. The regex is the one people use for
 * numbers with blanks and hyphens, with a check digit test on what it finds; it knows no networks,
 * words, codes, tracks or other separators.
 *
 * <p>{@code java -jar benchmarks.jar ScannerBenchmark -rf json -rff target/scanner.json}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@SuppressWarnings("NullAway.Init") // JMH fills them in
public class ScannerBenchmark {

  private static final Pattern CARD = Pattern.compile("\\b(?:\\d[ -]*?){13,19}\\b");
  private static final int LINES = 1000;

  @Param({"LOG_WITHOUT_CARDS", "LOG", "LOG_LINES", "TRANSCRIPT", "DENSE_TRANSCRIPT"})
  private Corpus corpus;

  private CardScanner scanner;
  private String[] texts;

  /** What is scanned. */
  public enum Corpus {
    /** A thousand lines of web server, JSON and Java logs in one text. */
    LOG_WITHOUT_CARDS,
    /** The same with one card number. */
    LOG,
    /** The same, each line a text of its own. */
    LOG_LINES,
    /** A thousand turns of conversation in one text, one with a card number. */
    TRANSCRIPT,
    /** The same, where every fifth turn gives a card number and its code, in words or figures. */
    DENSE_TRANSCRIPT
  }

  @Setup
  public void prepare() {
    scanner = CardScanner.standard();
    Random random = new Random(20_261_124);
    String[] lines = new String[LINES];
    for (int i = 0; i < LINES; i++) {
      lines[i] =
          switch (corpus) {
            case LOG_WITHOUT_CARDS, LOG, LOG_LINES -> logLine(random, i);
            case TRANSCRIPT -> turn(random, i);
            case DENSE_TRANSCRIPT -> i % 5 == 0 ? payment(i) : turn(random, i);
          };
    }
    if (corpus != Corpus.LOG_WITHOUT_CARDS) {
      lines[LINES / 2] =
          "2026-11-24T10:15:30.123Z WARN note saved: card 4111 1111 1111 1111 given by the caller";
    }
    texts = corpus == Corpus.LOG_LINES ? lines : new String[] {String.join("\n", lines)};
  }

  private static String logLine(Random random, int i) {
    long time = 1_795_500_000_000L + i * 137L;
    return switch (i % 4) {
      case 0 ->
          "10.%d.%d.%d - - [24/Nov/2026:10:%02d:%02d +0000] \"GET /api/v1/calls/%d?page=%d HTTP/1.1\" 200 %d \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\" %.3f"
              .formatted(
                  random.nextInt(256),
                  random.nextInt(256),
                  random.nextInt(256),
                  i % 60,
                  random.nextInt(60),
                  random.nextInt(10_000_000),
                  random.nextInt(40),
                  random.nextInt(100_000),
                  random.nextDouble());
      case 1 ->
          "{\"ts\":%d,\"level\":\"info\",\"msg\":\"call connected\",\"callId\":\"%s\",\"durationMs\":%d,\"queue\":\"sales-%d\"}"
              .formatted(
                  time,
                  new UUID(random.nextLong(), random.nextLong()),
                  random.nextInt(600_000),
                  random.nextInt(9));
      case 2 ->
          "2026-11-24 10:%02d:%02d.%03d  INFO 1 --- [nio-8080-exec-%d] i.l.dialer.CampaignService : dialed %d of %d for campaign %d"
              .formatted(
                  i % 60,
                  random.nextInt(60),
                  random.nextInt(1000),
                  random.nextInt(16),
                  random.nextInt(5000),
                  5000,
                  random.nextInt(100_000));
      default ->
          "Nov 24 10:%02d:%02d dialer-%d kernel: [%d.%06d] eth0: link up, 1000 Mbps, trace %016x"
              .formatted(
                  i % 60,
                  random.nextInt(60),
                  random.nextInt(20),
                  random.nextInt(100_000),
                  random.nextInt(1_000_000),
                  random.nextLong());
    };
  }

  private static String payment(int i) {
    return i % 2 == 0
        ? "Customer: it is four one one one, one one one one, one one one one, one one one one and"
            + " the security code is seven three seven"
        : "Customer: 4111 1111 1111 1111 expiring twelve twenty nine, CVV 123";
  }

  private static String turn(Random random, int i) {
    String[] agent = {
      "Thank you for calling, this is Robin speaking, how can I help you today?",
      "Of course, let me look that up for you. Could you confirm the postal code on the account?",
      "I can see the appointment on the fourth of March, and there is one more on the tenth.",
      "That will be twenty dollars a month, and you can cancel at any time without a fee."
    };
    String[] customer = {
      "Yes, I got a letter about my subscription and I do not understand the amount on it.",
      "It is six two seven oh four, and the house number is twelve.",
      "No, that is everything, I think. When will the next one go out?",
      "Right, and could you send me the confirmation to my email address, please?"
    };
    return i % 2 == 0
        ? "Agent: " + agent[random.nextInt(4)]
        : "Customer: " + customer[random.nextInt(4)];
  }

  /** One pass over the characters that counts digits. */
  @Benchmark
  public int floor() {
    int digits = 0;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= '0' && c <= '9') {
          digits++;
        }
      }
    }
    return digits;
  }

  @Benchmark
  public int lexicall() {
    int spans = 0;
    for (String text : texts) {
      spans += scanner.scan(text).size();
    }
    return spans;
  }

  @Benchmark
  public int regex() {
    int numbers = 0;
    for (String text : texts) {
      Matcher matcher = CARD.matcher(text);
      while (matcher.find()) {
        if (luhn(text, matcher.start(), matcher.end())) {
          numbers++;
        }
      }
    }
    return numbers;
  }

  private static boolean luhn(String text, int start, int end) {
    int sum = 0;
    boolean second = false;
    for (int i = end - 1; i >= start; i--) {
      int digit = text.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        int value = second ? digit * 2 : digit;
        sum += value > 9 ? value - 9 : value;
        second = !second;
      }
    }
    return sum % 10 == 0;
  }
}
