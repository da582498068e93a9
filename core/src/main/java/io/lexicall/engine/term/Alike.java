package io.lexicall.engine.term;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a rule that the engine evaluates only once if several rules have an equal part.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public abstract class Alike {
  /** For the classes of this package, and for tests of entries. */
  protected Alike() {}

  /**
   * Returns the values that define this part. Two parts of one class with equal values have equal
   * answers, so the engine evaluates only one. Empty by default: this part then equals no other
   * part.
   */
  protected List<Object> madeOf() {
    return List.of();
  }

  /** Returns the earlier of two instants; null means never. */
  protected static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return Terms.earlier(one, other);
  }

  /** Returns an instant if it is later than another; otherwise null. */
  protected static @Nullable Instant ifAfter(@Nullable Instant instant, Instant after) {
    return Terms.ifAfter(instant, after);
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
