package io.lexicall.rule;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the engine asks only once where several rules are made of the same. */
abstract class Alike {
  /** The words of what has nothing to tell. */
  static final Supplier<String> SILENT = () -> "";

  /**
   * Returns what it is made of: two of one class that are made of equal things answer alike, and
   * need be asked only once. Empty, the default, if it is like no other.
   */
  protected List<Object> madeOf() {
    return List.of();
  }

  /** Returns the earlier of two instants; null stands for never. */
  protected static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** Two are equal if they are known to answer alike. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Alike that
            && getClass() == that.getClass()
            && !madeOf().isEmpty()
            && madeOf().equals(that.madeOf()));
  }

  @Override
  public final int hashCode() {
    List<Object> parts = madeOf();
    return parts.isEmpty() ? System.identityHashCode(this) : parts.hashCode();
  }
}
