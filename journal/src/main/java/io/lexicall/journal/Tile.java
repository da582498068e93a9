package io.lexicall.journal;

import java.nio.file.Path;

/** The file names of C2SP tlog-tiles. */
final class Tile {
  /** How many hashes or entries a full tile holds. */
  static final int WIDTH = 256;

  static final int MOST_ENTRY_BYTES = 65_535;

  /** Used instead of a level for the entries themselves. */
  static final int ENTRIES = -1;

  private Tile() {}

  /**
   * Returns the file of a tile.
   *
   * @param level {@link #ENTRIES}, or the level of hashes from 0
   * @param width how many hashes or entries it has; {@link #WIDTH} for a full tile
   */
  static Path file(Path folder, int level, long n, int width) {
    StringBuilder name = new StringBuilder(digits(n % 1000));
    for (long rest = n / 1000; rest > 0; rest /= 1000) {
      name.insert(0, "x" + digits(rest % 1000) + "/");
    }
    if (width < WIDTH) {
      name.append(".p/").append(width);
    }
    return folder
        .resolve("tile")
        .resolve(level == ENTRIES ? "entries" : "" + level)
        .resolve(name.toString());
  }

  /** Returns a number as three ASCII digits, whatever the locale. */
  private static String digits(long number) {
    String text = Long.toString(number);
    return "000".substring(text.length()) + text;
  }
}
