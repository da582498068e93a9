package io.lexicall.scan;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file that holds a finding or a part of one. It says where, never what.
 *
 * <p>Offsets are UTF-16 code units from the beginning of the file. Immutable.
 *
 * @since 0.1
 */
public final class Piece {

  private final long start;
  private final long end;
  private final @Nullable String pointer;
  private final int valueStart;
  private final int valueEnd;
  private final long fromMillis;
  private final long toMillis;

  Piece(
      long start,
      long end,
      @Nullable String pointer,
      int valueStart,
      int valueEnd,
      long fromMillis,
      long toMillis) {
    this.start = start;
    this.end = end;
    this.pointer = pointer;
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
  }

  /** Returns the offset of the first code unit, inclusive. */
  public long start() {
    return start;
  }

  /** Returns the offset after the last code unit, exclusive. */
  public long end() {
    return end;
  }

  /**
   * Returns the value of a JSON text in which the piece lies, as a JSON pointer (RFC 6901). A
   * member's name may itself be chosen by strangers.
   *
   * @return the pointer, or empty where the file is no JSON, and in the name of a member
   */
  public Optional<String> pointer() {
    return Optional.ofNullable(pointer);
  }

  /**
   * Returns the offset of the first code unit within the JSON value with its escapes undone, or
   * {@link #start} where the file is no JSON.
   */
  public long valueStart() {
    return pointer == null ? start : valueStart;
  }

  /** Returns the offset after the last code unit, counted as {@link #valueStart} is; exclusive. */
  public long valueEnd() {
    return pointer == null ? end : valueEnd;
  }

  /**
   * Returns when what holds the piece (the word, cue, segment or turn) begins, from the beginning
   * of the recording, so that the audio can be muted from there.
   */
  public Optional<Duration> from() {
    return fromMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(fromMillis));
  }

  /** Returns when that ends; empty if the file does not say it. */
  public Optional<Duration> to() {
    return toMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(toMillis));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Piece that
        && start == that.start
        && end == that.end
        && Objects.equals(pointer, that.pointer)
        && fromMillis == that.fromMillis
        && toMillis == that.toMillis;
  }

  @Override
  public int hashCode() {
    return Objects.hash(start, end, pointer, fromMillis, toMillis);
  }

  /** Returns the bounds: {@code [18,37)}. */
  @Override
  public String toString() {
    return "[" + start + "," + end + ")";
  }
}
