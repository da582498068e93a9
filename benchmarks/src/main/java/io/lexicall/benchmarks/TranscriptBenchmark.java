package io.lexicall.benchmarks;

import io.lexicall.scan.CardScanner;
import io.lexicall.scan.TranscriptScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Finding card data in stored transcripts, one operation a file: the same call of a hundred turns,
 * in which one card is told in groups, in the formats of which there are kinds.
 *
 * <p>The floor reads each character once and counts digits.
 *
 * <p>{@code java -jar benchmarks.jar TranscriptBenchmark -rf json -rff target/transcripts.json}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@SuppressWarnings("NullAway.Init") // JMH fills them in
public class TranscriptBenchmark {

  private static final int TURNS = 100;

  @Param({"LABELLED", "WEBVTT", "CTM", "TABLE", "JSON_TURNS", "JSON_WORDS"})
  private Form form;

  private TranscriptScanner scanner;
  private String file;

  /** How the call is stored. */
  public enum Form {
    /** A line for each turn, with a label. */
    LABELLED {
      @Override
      String write(List<String> turns) {
        StringBuilder out = new StringBuilder();
        for (int turn = 0; turn < turns.size(); turn++) {
          out.append(speaker(turn)).append(": ").append(turns.get(turn)).append('\n');
        }
        return out.toString();
      }
    },
    /** A cue for each turn, with a voice. */
    WEBVTT {
      @Override
      String write(List<String> turns) {
        StringBuilder out = new StringBuilder("WEBVTT\n\n");
        for (int turn = 0; turn < turns.size(); turn++) {
          out.append(clock(turn)).append(" --> ").append(clock(turn + 1)).append('\n');
          out.append("<v ").append(speaker(turn)).append('>').append(turns.get(turn));
          out.append("</v>\n\n");
        }
        return out.toString();
      }
    },
    /** A word a line, with its time. */
    CTM {
      @Override
      String write(List<String> turns) {
        StringBuilder out = new StringBuilder();
        int words = 0;
        for (int turn = 0; turn < turns.size(); turn++) {
          for (String word : turns.get(turn).split(" ", -1)) {
            out.append("call ").append((char) ('A' + turn % 2)).append(' ');
            out.append(seconds(words)).append(" 0.30 ").append(word).append(" 0.98\n");
            words++;
          }
        }
        return out.toString();
      }
    },
    /** A row for each turn. */
    TABLE {
      @Override
      String write(List<String> turns) {
        StringBuilder out = new StringBuilder("start,speaker,text\n");
        for (int turn = 0; turn < turns.size(); turn++) {
          out.append(4 * turn).append(".00,").append(speaker(turn)).append(",\"");
          out.append(turns.get(turn)).append("\"\n");
        }
        return out.toString();
      }
    },
    /** An object for each turn. */
    JSON_TURNS {
      @Override
      String write(List<String> turns) {
        List<String> objects = new ArrayList<>();
        for (int turn = 0; turn < turns.size(); turn++) {
          objects.add(
              "{\"speaker\":\"%s\",\"start\":%d.5,\"end\":%d.25,\"text\":\"%s\"}"
                  .formatted(speaker(turn), 4 * turn, 4 * turn + 3, turns.get(turn)));
        }
        return "{\"turns\":[" + String.join(",", objects) + "]}";
      }
    },
    /** An object for each word, as speech services write them, and the text. */
    JSON_WORDS {
      @Override
      String write(List<String> turns) {
        List<String> items = new ArrayList<>();
        for (int turn = 0; turn < turns.size(); turn++) {
          for (String word : turns.get(turn).split(" ", -1)) {
            String start = seconds(items.size());
            String end = seconds(items.size() + 1);
            items.add(
                "{\"type\":\"pronunciation\",\"alternatives\":[{\"confidence\":\"0.998\",\"content\":\"%s\"}],\"start_time\":\"%s\",\"end_time\":\"%s\",\"speaker_label\":\"spk_%d\"}"
                    .formatted(word, start, end, turn % 2));
          }
        }
        return "{\"jobName\":\"call\",\"status\":\"COMPLETED\",\"results\":{\"transcripts\":[{\"transcript\":\"%s\"}],\"items\":[%s]}}"
            .formatted(String.join(" ", turns), String.join(",", items));
      }
    };

    abstract String write(List<String> turns);

    private static String speaker(int turn) {
      return turn % 2 == 0 ? "Agent" : "Customer";
    }

    private static String clock(int turn) {
      return "00:%02d:%02d.000".formatted(turn * 4 / 60, turn * 4 % 60);
    }

    private static String seconds(int word) {
      return String.format(Locale.ROOT, "%.2f", word * 0.4);
    }
  }

  @Setup
  public void prepare() {
    scanner = TranscriptScanner.of(CardScanner.standard());
    file = form.write(turns());
    if (scanner.scan(file).findings().isEmpty()) {
      throw new IllegalStateException("The card is not found in " + form);
    }
  }

  private static List<String> turns() {
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
    String[] payment = {
      "May I have the number of the card?",
      "Sure, it is four one one one, one one one one",
      "Okay, go on.",
      "one one one one, one one one one"
    };
    Random random = new Random(20_261_128);
    List<String> turns = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      int paying = turn - TURNS / 2;
      turns.add(
          paying >= 0 && paying < payment.length
              ? payment[paying]
              : (turn % 2 == 0 ? agent : customer)[random.nextInt(4)]);
    }
    return turns;
  }

  /** One pass over the characters that counts digits. */
  @Benchmark
  public int floor() {
    int digits = 0;
    for (int i = 0; i < file.length(); i++) {
      char c = file.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      }
    }
    return digits;
  }

  @Benchmark
  public int lexicall() {
    return scanner.scan(file).findings().size();
  }
}
