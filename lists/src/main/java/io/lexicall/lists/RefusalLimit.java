package io.lexicall.lists;

/**
 * The number of lines that may be refused before the whole import is refused.
 *
 * <p>A person whose line is left out would be called. A few bad lines among millions are usual;
 * many mean that the file has another format. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RefusalLimit {
  /** No lines: the first bad line ends the import. */
  public static final RefusalLimit STRICT = new RefusalLimit(0, 0);

  /** One line in a thousand. */
  public static final RefusalLimit USUAL = ofShare(0.001);

  private final long lines;
  private final double share;

  private RefusalLimit(long lines, double share) {
    this.lines = lines;
    this.share = share;
  }

  /**
   * Returns a limit of a number of lines.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public static RefusalLimit ofLines(long most) {
    if (most < 0) {
      throw new IllegalArgumentException("At least 0 lines may be refused, not " + most);
    }
    return new RefusalLimit(most, 0);
  }

  /**
   * Returns a limit of a share of all lines.
   *
   * @param most from 0 to 1, such as 0.001
   * @throws IllegalArgumentException if it is not
   */
  public static RefusalLimit ofShare(double most) {
    if (!(most >= 0 && most <= 1)) {
      throw new IllegalArgumentException("A share of the lines is from 0 to 1, not " + most);
    }
    return new RefusalLimit(0, most);
  }

  boolean isExceeded(long refused, long ofLines) {
    return refused > Math.max((double) lines, share * ofLines);
  }

  /** Returns whether the limit is exceeded for certain, whatever further lines follow. */
  boolean isHopeless(long refused, long ofLines) {
    return share == 0
        ? refused > lines
        : refused > 10_000 && refused > ofLines * 0.5 && share < 0.5;
  }

  /** Returns it for people to read. */
  @Override
  public String toString() {
    return share > 0 ? share * 100 + "% of the lines" : lines + (lines == 1 ? " line" : " lines");
  }
}
