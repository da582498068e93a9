package io.lexicall.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names of the members of a file, found by their characters. Each is created once. */
final class JsonNames {

  /** So many names, and so long ones, are known again. */
  private static final int MOST = 256;

  private static final int LONGEST = 64;

  private final @Nullable JsonName[] names = new JsonName[4 * MOST];
  private int count;

  /** All of them, by their index. */
  private JsonName[] all = {JsonName.NONE};

  private int last;

  /** Forgets all names. */
  void clear() {
    if (last > 0) {
      Arrays.fill(names, null);
      all = new JsonName[] {JsonName.NONE};
      last = 0;
      count = 0;
    }
  }

  JsonName at(int index) {
    return all[index];
  }

  /**
   * Adds a name.
   *
   * @param written with so many characters it stands in the file
   */
  JsonName add(String text, int written) {
    last++;
    if (last == all.length) {
      all = Arrays.copyOf(all, 2 * all.length + 6);
    }
    all[last] = new JsonName(text, written, last);
    return all[last];
  }

  JsonName of(char[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + text[i];
    }
    int slot = (hash ^ hash >>> 10) & names.length - 1;
    JsonName known = names[slot];
    while (known != null) {
      if (known.length() == end - start && known.isAt(text, start)) {
        return known;
      }
      slot = (slot + 1) & names.length - 1;
      known = names[slot];
    }
    JsonName name = add(String.valueOf(text, start, end - start), end - start);
    if (count < MOST && end - start <= LONGEST) {
      names[slot] = name;
      count++;
    }
    return name;
  }
}
