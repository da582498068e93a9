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

  /** Whether something else was asked for and told amid it, which is no part of it. */
  final boolean isAroundOther;

  Hit(
      SpanKind kind,
      @Nullable String network,
      Confidence confidence,
      char[] value,
      List<Part> parts) {
    this(kind, network, confidence, value, parts, false);
  }

  Hit(
      SpanKind kind,
      @Nullable String network,
      Confidence confidence,
      char[] value,
      List<Part> parts,
      boolean isOfOther) {
    this(kind, network, confidence, value, parts, isOfOther, false);
  }

  Hit(
      SpanKind kind,
      @Nullable String network,
      Confidence confidence,
      char[] value,
      List<Part> parts,
      boolean isOfOther,
      boolean isAroundOther) {
    this.isAroundOther = isAroundOther;
    this.kind = kind;
    this.network = network;
    this.confidence = confidence;
    this.value = value;
    this.parts = parts;
    this.isOfOther = isOfOther;
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

  /** Returns this finding with another confidence. */
  Hit as(Confidence other) {
    return new Hit(kind, network, other, value, parts, isOfOther, isAroundOther);
  }

  Span span() {
    return Span.of(start(), end(), kind, network, confidence);
  }

  void wipe() {
    Arrays.fill(value, '\0');
  }
}
