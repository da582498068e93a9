package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Truth;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tests whether a subject, as the host states it, names a trade for which a law has special rules.
 * Upper and lower case are equal, and words can be separated and surrounded by blanks, hyphens or
 * underscores.
 *
 * <p>Two objects with equal words are equal, so that the conditions that use them are equal.
 * Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class TradeWords implements Function<String, Truth> {
  /** Not a list: iterating over one allocates memory in each check. */
  private final String[] trades;

  private TradeWords(Collection<String> trades) {
    this.trades = trades.toArray(new String[0]);
  }

  /** Returns the test for these trades, as law books write them: {@code medicare-advantage}. */
  public static TradeWords of(Collection<String> trades) {
    return new TradeWords(requireNonNull(trades, "trades"));
  }

  @Override
  public Truth apply(String text) {
    for (String trade : trades) {
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
    return other instanceof TradeWords words && Arrays.equals(trades, words.trades);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(trades);
  }

  @Override
  public String toString() {
    return String.join(" or ", trades);
  }
}
