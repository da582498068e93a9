package io.lexicall.json.internal;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words with a meaning each. A word of a longer text is found without a string of its own.
 *
 * <p>Immutable and thread-safe. Only its own words are kept, so that untrusted texts cannot make it
 * slow.
 *
 * @param <T> what they mean
 */
final class Words<T> {
  private final Map<String, T> meanings;

  /** A table at least half of which is empty, so that each search ends. */
  private final @Nullable String[] words;

  private final @Nullable Object[] meant;

  /** Takes over the words in their order. */
  Words(Map<String, T> meanings) {
    this.meanings = meanings;
    int size = Integer.highestOneBit(Math.max(1, meanings.size())) << 2;
    this.words = new String[size];
    this.meant = new Object[size];
    meanings.forEach(
        (word, meaning) -> {
          int slot = slot(word.hashCode());
          while (words[slot] != null) {
            slot = slot + 1 & words.length - 1;
          }
          words[slot] = word;
          meant[slot] = meaning;
        });
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & words.length - 1;
  }

  /** Returns all words in their order. */
  Set<String> all() {
    return meanings.keySet();
  }

  /** Returns what a word means, or null. */
  @Nullable T get(String word) {
    return meanings.get(word);
  }

  /**
   * Returns what a part of a text means, or null.
   *
   * @param hash the part's hash, as {@link String#hashCode} defines it
   */
  @SuppressWarnings("unchecked") // filled with meanings only
  @Nullable T find(String text, int from, int to, int hash) {
    int slot = slot(hash);
    for (String word = words[slot]; word != null; word = words[slot]) {
      if (word.length() == to - from && text.startsWith(word, from)) {
        return (T) meant[slot];
      }
      slot = slot + 1 & words.length - 1;
    }
    return null;
  }
}
