package io.lexicall.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Card data in a file, in one piece or in several, between which may be the times of a transcript,
 * another speaker's words, or JSON. It has the position and the kind, never the data itself, so it
 * may be logged. Immutable.
 *
 * @since 0.1
 */
public final class Finding {

  private final int number;
  private final Span span;
  private final List<Piece> pieces;
  private final TranscriptFormat format;

  Finding(int number, Span span, List<Piece> pieces, TranscriptFormat format) {
    this.number = number;
    this.format = format;
    this.span = span;
    this.pieces = List.copyOf(pieces);
  }

  /** Returns the finding of a line or stretch as one of the file in which it stands. */
  Finding moved(int newNumber, long by, @Nullable String line, TranscriptFormat readAs) {
    List<Piece> moved = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      moved.add(piece.moved(by, line));
    }
    return new Finding(newNumber, span.moved(by), moved, readAs);
  }

  /** Returns the number of the finding in its file, from 1. */
  public int number() {
    return number;
  }

  /** Returns the kind of data that was found. */
  public SpanKind kind() {
    return span.kind();
  }

  /** Returns the card network, as in {@link Span#network}. */
  public Optional<String> network() {
    return span.network();
  }

  /** Returns how certain it is that the finding is card data. */
  public Confidence confidence() {
    return span.confidence();
  }

  /** Returns the span from the first piece to the last, including everything between them. */
  public Span span() {
    return span;
  }

  /** Returns the pieces in the order of the file: one or more. */
  public List<Piece> pieces() {
    return pieces;
  }

  /**
   * Returns the format in which the file was read, or the line that holds the finding if each line
   * was read for itself.
   */
  public TranscriptFormat format() {
    return format;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Finding that
        && number == that.number
        && span.equals(that.span)
        && pieces.equals(that.pieces)
        && format == that.format;
  }

  @Override
  public int hashCode() {
    return Objects.hash(number, span, pieces, format);
  }

  /** Returns kind, pieces, network and confidence: {@code pan[18,22)[40,52) visa high}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(kind());
    pieces.forEach(text::append);
    network().ifPresent(network -> text.append(' ').append(network));
    return text.append(' ').append(confidence().id()).toString();
  }
}
