package io.lexicall.rule;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of a rule that the engine evaluates only once if several rules have an equal part. */
abstract class Alike {
  /** The text of a part that has nothing to tell. */
  static final Supplier<String> SILENT = () -> "";

  /**
   * Returns the values that this part is made of. Two parts of one class with equal values have
   * equal answers, so the engine evaluates only one. Empty by default, which means that this part
   * equals no other.
   */
  protected List<Object> madeOf() {
    return List.of();
  }

  /** Returns the earlier of two instants; null means never. */
  protected static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** Returns whether the two are known to have equal answers. */
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
