package io.lexicall.scan;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding, its parts in the order in which they are said. */
final class Hit {
  final SpanKind kind;
  final @Nullable String network;
  final Confidence confidence;
  final char[] value;
  final List<Part> parts;

  /** Whether the topic was something else where it was said. */
  final boolean isOfOther;

  /**
   * The digits of something else that was asked for and told amid it, and is no part of it; null if
   * nothing was.
   */
  final char @Nullable [] amid;

  Hit(
      SpanKind kind,
      @Nullable String network,
      Confidence confidence,
      char[] value,
      List<Part> parts) {
    this(kind, network, confidence, value, parts, false, null);
  }

  private Hit(
      SpanKind kind,
      @Nullable String network,
      Confidence confidence,
      char[] value,
      List<Part> parts,
      boolean isOfOther,
      char @Nullable [] amid) {
    this.kind = kind;
    this.network = network;
    this.confidence = confidence;
    this.value = value;
    this.parts = parts;
    this.isOfOther = isOfOther;
    this.amid = amid;
  }

  int start() {
    int start = Integer.MAX_VALUE;
    for (Part part : parts) {
      start = Math.min(start, part.start());
    }
    return start;
  }

  int end() {
    int end = 0;
    for (Part part : parts) {
      end = Math.max(end, part.end());
    }
    return end;
  }

  /** The end of its last part that is no repetition; else 0. */
  int endOfTelling() {
    int end = 0;
    for (Part part : parts) {
      end = part.repeated() ? end : Math.max(end, part.end());
    }
    return end;
  }

  /** Whether all its parts are repetitions. */
  boolean isRepeated() {
    for (Part part : parts) {
      if (!part.repeated()) {
        return false;
      }
    }
    return true;
  }

  boolean isAroundOther() {
    return amid != null;
  }

  /** Returns this finding with another confidence. */
  Hit as(Confidence other) {
    return new Hit(kind, network, other, value, parts, isOfOther, amid);
  }

  /** Returns this finding in other parts. */
  Hit in(List<Part> others) {
    return new Hit(kind, network, confidence, value, others, isOfOther, amid);
  }

  /** Returns this finding as one that was said where the topic was something else, or not. */
  Hit ofOther(boolean isSo) {
    return new Hit(kind, network, confidence, value, parts, isSo, amid);
  }

  /** Returns this finding as one amid which other digits were told. */
  Hit around(char[] others) {
    return new Hit(kind, network, confidence, value, parts, isOfOther, others);
  }

  /** Returns the same digits as a finding in other parts. */
  Hit again(List<Part> others) {
    return new Hit(kind, network, confidence, value.clone(), others);
  }

  Span span() {
    return Span.of(start(), end(), kind, network, confidence);
  }

  void wipe() {
    Arrays.fill(value, '\0');
    if (amid != null) {
      Arrays.fill(amid, '\0');
    }
  }
}
