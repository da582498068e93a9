package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Truth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tests whether a subject, as the host states it, names a trade for which a law has special rules.
 * Upper and lower case are equal, and words can be separated and surrounded by blanks, hyphens or
 * underscores.
 *
 * <p>The plain names of the goods and services of a trade count as its word: {@code solar panels}
 * as {@code energy-renovation}. The page on the facts lists them. A word by which calls go free,
 * such as {@code press-subscription}, has no such names: only the word itself frees.
 *
 * <p>Two objects with equal words are equal, so that the conditions that use them are equal.
 * Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class TradeWords implements Function<String, Truth> {
  private static final String TABLE = "trade-words.csv";

  private final List<String> trades;

  /** The trades and their names. Not a list: iterating over one allocates memory in each check. */
  private final String[] names;

  private TradeWords(Collection<String> trades) {
    this.trades = List.copyOf(trades);
    List<String> all = new ArrayList<>(trades);
    for (String trade : trades) {
      all.addAll(Names.OF.getOrDefault(trade, List.of()));
    }
    this.names = all.toArray(new String[0]);
  }

  /** Read when the first test is made. */
  private static final class Names {
    static final Map<String, List<String>> OF = read();

    private static Map<String, List<String>> read() {
      Map<String, List<String>> names = new HashMap<>();
      try (InputStream in = TradeWords.class.getResourceAsStream(TABLE);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(requireNonNull(in, TABLE), StandardCharsets.UTF_8))) {
        lines.readLine(); // the header
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int comma = line.indexOf(',');
          String word = line.substring(0, comma);
          names.putIfAbsent(word, new ArrayList<>());
          requireNonNull(names.get(word)).add(line.substring(comma + 1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(TABLE, e);
      }
      return names;
    }
  }

  /** Returns the test for these trades, as law books write them: {@code medicare-advantage}. */
  public static TradeWords of(Collection<String> trades) {
    return new TradeWords(requireNonNull(trades, "trades"));
  }

  @Override
  public Truth apply(String text) {
    for (String trade : names) {
      if (trade.equals(text) || isSpelled(trade, text)) {
        return Truth.TRUE;
      }
    }
    return Truth.FALSE;
  }

  /** Compares without allocation, since it runs for each contact with a subject. */
  private static boolean isSpelled(String trade, String text) {
    int read = 0;
    for (int i = 0; i < trade.length(); i++) {
      char wanted = trade.charAt(i);
      int gap = gap(text, read);
      if (wanted == '-' ? gap == 0 : gap > 0 && i > 0) {
        return false; // no separator inside a word, and at least one between two words
      }
      read += gap;
      if (wanted != '-') {
        if (read == text.length() || Character.toLowerCase(text.charAt(read)) != wanted) {
          return false;
        }
        read++;
      }
    }
    return read + gap(text, read) == text.length();
  }

  /** Returns the number of separators from there on. */
  private static int gap(String text, int from) {
    int at = from;
    while (at < text.length() && isBetweenWords(text.charAt(at))) {
      at++;
    }
    return at - from;
  }

  private static boolean isBetweenWords(char character) {
    return character == '-'
        || character == '_'
        || character == '\u00a0'
        || Character.isWhitespace(character);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TradeWords words && trades.equals(words.trades);
  }

  @Override
  public int hashCode() {
    return trades.hashCode();
  }

  @Override
  public String toString() {
    return String.join(" or ", trades);
  }
}
