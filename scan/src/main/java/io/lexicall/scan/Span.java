package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text that holds card data. It has the position and the kind, never the data itself,
 * so it may be logged.
 *
 * <p>Offsets are UTF-16 code units from the beginning of the text or stream. Immutable.
 *
 * @since 0.1
 */
public final class Span {

  private final long start;
  private final long end;
  private final SpanKind kind;
  private final @Nullable String network;
  private final Confidence confidence;

  private Span(
      long start, long end, SpanKind kind, @Nullable String network, Confidence confidence) {
    this.start = start;
    this.end = end;
    this.kind = kind;
    this.network = network;
    this.confidence = confidence;
  }

  /**
   * Returns a span, for a {@link Detector} of the host's own.
   *
   * @param startInclusive offset of the first code unit, from 0
   * @param endExclusive offset after the last code unit, greater than {@code startInclusive}
   * @throws IllegalArgumentException if the bounds are negative or the span is empty
   */
  public static Span of(
      long startInclusive, long endExclusive, SpanKind kind, Confidence confidence) {
    return of(startInclusive, endExclusive, kind, null, confidence);
  }

  static Span of(
      long start, long end, SpanKind kind, @Nullable String network, Confidence confidence) {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "A span begins at 0 or later and ends after it begins, but begins at %s and ends at %s"
              .formatted(start, end));
    }
    return new Span(
        start,
        end,
        requireNonNull(kind, "kind"),
        network,
        requireNonNull(confidence, "confidence"));
  }

  /** Returns the offset of the first code unit, inclusive. */
  public long start() {
    return start;
  }

  /** Returns the offset after the last code unit, exclusive. */
  public long end() {
    return end;
  }

  /** Returns the span in a text before which so many code units stand. */
  Span moved(long by) {
    return new Span(start + by, end + by, kind, network, confidence);
  }

  /** Returns what the span holds. */
  public SpanKind kind() {
    return kind;
  }

  /**
   * Returns the card network, such as {@code visa}, {@code mastercard} or {@code american-express}:
   * that of the longest prefix in the table of networks that allows the number's length.
   *
   * @return the network's id, or empty if the span holds no card number, or a track whose number
   *     belongs to no network
   */
  public Optional<String> network() {
    return Optional.ofNullable(network);
  }

  /** Returns how certain it is that the span holds card data. */
  public Confidence confidence() {
    return confidence;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Span that
        && start == that.start
        && end == that.end
        && kind.equals(that.kind)
        && Objects.equals(network, that.network)
        && confidence == that.confidence;
  }

  @Override
  public int hashCode() {
    return Objects.hash(start, end, kind, network, confidence);
  }

  /** Returns kind, bounds, network and confidence: {@code pan[18,37) visa high}. */
  @Override
  public String toString() {
    return kind
        + "["
        + start
        + ","
        + end
        + ")"
        + (network == null ? "" : " " + network)
        + " "
        + confidence.id();
  }
}
