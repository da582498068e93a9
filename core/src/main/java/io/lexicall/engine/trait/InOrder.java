package io.lexicall.engine.trait;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list of entries that stand in the order of their instants, the earliest first. A
 * rule that looks back for a period need not read what came before it.
 *
 * @hidden
 * @param <E> the kind of entry
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public final class InOrder<E> extends AbstractList<E> implements RandomAccess {
  private final List<E> entries;
  private final Object instant;

  private InOrder(List<E> entries, Object instant) {
    this.entries = entries;
    this.instant = instant;
  }

  /**
   * Returns an immutable copy of some entries, which knows whether they are in order.
   *
   * @param instant the fact of an entry that is its instant
   * @param at returns the value of that fact
   */
  public static <E> List<E> copyOf(
      List<E> entries, Object instant, Function<? super E, @Nullable Instant> at) {
    if (isOf(entries, instant)) {
      return entries;
    }
    List<E> copy = List.copyOf(entries);
    Instant last = Instant.MIN;
    for (int i = 0; i < copy.size(); i++) {
      Instant next = at.apply(copy.get(i));
      if (next == null || next.isBefore(last)) {
        return copy;
      }
      last = next;
    }
    return new InOrder<>(copy, instant);
  }

  /** Returns whether a list is known to be in the order of a fact of its entries. */
  public static boolean isOf(List<?> entries, Object instant) {
    return entries instanceof InOrder<?> ordered && ordered.instant.equals(instant);
  }

  @Override
  public E get(int index) {
    return entries.get(index);
  }

  @Override
  public int size() {
    return entries.size();
  }
}
