package io.lexicall.scan;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that holds a finding or a part of one. It has the position, never the data.
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

  /** Returns a piece of a line or stretch as one of the file in which it stands. */
  Piece moved(long by, @Nullable String line) {
    String moved = line == null || pointer == null ? pointer : line + pointer;
    return new Piece(start + by, end + by, moved, valueStart, valueEnd, fromMillis, toMillis);
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
   * Returns a JSON pointer (RFC 6901) to the value of the JSON text that holds the piece. The names
   * in it come from the file and are untrusted. If the file is lines of JSON, the first step is the
   * number of the line among those that are not blank, from 0.
   *
   * @return the pointer, or empty if the file is not JSON or if the piece is in the name of a
   *     member
   */
  public Optional<String> pointer() {
    return Optional.ofNullable(pointer);
  }

  /**
   * Returns the offset of the first code unit within the unescaped JSON value, or {@link #start} if
   * the file is not JSON.
   */
  public long valueStart() {
    return pointer == null ? start : valueStart;
  }

  /** Returns the offset after the last code unit, exclusive, counted like {@link #valueStart}. */
  public long valueEnd() {
    return pointer == null ? end : valueEnd;
  }

  /**
   * Returns when the word, cue, segment or turn that holds the piece begins, from the beginning of
   * the recording, so that the audio can be muted from there.
   */
  public Optional<Duration> from() {
    return fromMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(fromMillis));
  }

  /** Returns when that word, cue, segment or turn ends; empty if the file does not state it. */
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
