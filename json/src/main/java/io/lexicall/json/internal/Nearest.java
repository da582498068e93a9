package io.lexicall.json.internal;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
public final class Nearest {
  private static final int LONGEST = 40;

  private Nearest() {}

  /** Returns the nearest of the words, or null if none is near. */
  public static @Nullable String to(String word, Collection<String> words) {
    if (word.length() > LONGEST) {
      return null;
    }
    String meant = plain(word);
    String nearest = null;
    // Any letter is as near to another one.
    int least = meant.length() < 2 ? 1 : Math.min(3, Math.max(1, meant.length() / 3)) + 1;
    for (String candidate : words) {
      int distance = distance(meant, plain(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Returns the end of a message that asks whether the nearest word was meant; empty for none. */
  public static String hint(String word, Collection<String> words) {
    String nearest = to(word, words);
    return nearest == null ? "" : "; did you mean " + nearest + "?";
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  /** Returns how many letters must be added, dropped or changed. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
