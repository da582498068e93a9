package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Combines the findings of the engine and of the host's detectors. It drops those below the
 * threshold, resolves overlaps, and returns the rest in the order of the text. One per text, not
 * thread-safe.
 */
final class Findings implements ScanEngine.Sink {

  /** One finding with its digits or text. */
  static final class Finding {

    private final Span span;
    private final char[] value;
    private final int[] elements;

    Finding(Span span, char[] value, int[] elements) {
      this.span = span;
      this.value = value;
      this.elements = elements;
    }

    /**
     * Returns the groups and words that it is made of: of each where it begins and ends, and how
     * many digits it has.
     */
    int[] elements() {
      return elements.length > 0
          ? elements
          : new int[] {(int) span.start(), (int) span.end(), value.length};
    }

    Span span() {
      return span;
    }

    /** Returns the digits or text itself, which {@link #wipe} overwrites. */
    char[] value() {
      return value;
    }

    void wipe() {
      Arrays.fill(value, '\0');
    }
  }

  private static final int[] NO_ELEMENTS = {};

  private static final Comparator<Finding> BY_START =
      Comparator.comparingLong(finding -> finding.span.start());

  private final ScanEngine engine;
  private final CardNetworks networks;
  private final Confidence minimum;
  private final List<Detector> detectors;
  private final boolean keepsValues;
  private final boolean keepsElements;

  /** What was found and not yet handed on, by its start. */
  private final List<Finding> open = new ArrayList<>(0);

  /** Up to where the detectors have looked, as an offset of the whole text. */
  private long detected;

  Findings(CardScanner scanner, TextWindow window, boolean keepsValues) {
    this(scanner, window, keepsValues, false);
  }

  Findings(CardScanner scanner, TextWindow window, boolean keepsValues, boolean keepsElements) {
    this.keepsElements = keepsElements;
    networks = scanner.networks;
    minimum = scanner.minimum;
    detectors = scanner.detectors;
    this.keepsValues = keepsValues;
    engine = new ScanEngine(networks, scanner.lexicon, new Skim(window), this);
  }

  TextWindow window() {
    return engine.window;
  }

  /** Takes what fits of a chunk; returns where the rest of it begins. */
  int feed(CharSequence chunk, int from) {
    int to = engine.feed(chunk, from);
    detect();
    return to;
  }

  void finish() {
    engine.finish();
    detect();
  }

  void compact() {
    engine.compact();
  }

  /** Returns the offset in the whole text before which nothing more will be found. */
  long settled() {
    return engine.window.base + engine.settled();
  }

  @Override
  public void found(
      SpanKind kind,
      int start,
      int end,
      int network,
      Confidence confidence,
      byte[] digits,
      int from,
      int length) {
    if (confidence.compareTo(minimum) < 0) {
      return;
    }
    char[] value = new char[keepsValues ? length : 0];
    for (int i = 0; i < value.length; i++) {
      value[i] = (char) ('0' + digits[from + i]);
    }
    long base = engine.window.base;
    String id = network < 0 ? null : networks.id(network);
    int[] elements = keepsElements ? engine.elements() : NO_ELEMENTS;
    open.add(new Finding(Span.of(base + start, base + end, kind, id, confidence), value, elements));
  }

  private void detect() {
    if (detectors.isEmpty()) {
      return;
    }
    TextWindow window = engine.window;
    int from = (int) (detected - window.base);
    int to = engine.settled();
    if (to <= from) {
      return;
    }
    CharSequence text = window.asText();
    int builtIn = open.size();
    for (Detector detector : detectors) {
      int reach = detector.reach();
      detector.detect(
          text,
          from,
          to,
          (start, end, kind, confidence) -> {
            if (start < from || start >= to || end <= start || end - start > reach) {
              throw new IllegalStateException(
                  "%s reported a span from %s to %s; one begins in [%s, %s) and is no longer than its reach of %s"
                      .formatted(detector.getClass().getName(), start, end, from, to, reach));
            }
            if (confidence.compareTo(minimum) >= 0) {
              char[] value =
                  keepsValues ? Arrays.copyOfRange(window.text, start, end) : new char[0];
              open.add(
                  new Finding(
                      Span.of(window.base + start, window.base + end, kind, confidence),
                      value,
                      NO_ELEMENTS));
            }
          });
    }
    detected = window.base + to;
    if (open.size() > builtIn) {
      open.sort(BY_START);
    }
  }

  /** Takes the first finding that nothing to come can overlap, or null. */
  @Nullable Finding next() {
    long settled = settled();
    while (!open.isEmpty()) {
      Finding first = open.get(0);
      if (open.size() > 1 && open.get(1).span.start() < first.span.end()) {
        Finding second = open.get(1);
        long firstLength = first.span.end() - first.span.start();
        long secondLength = second.span.end() - second.span.start();
        open.remove(secondLength > firstLength ? 0 : 1).wipe();
      } else if (first.span.end() <= settled) {
        return open.remove(0);
      } else {
        return null;
      }
    }
    return null;
  }

  /**
   * Returns the offset before which the text may be let go: nothing found or to be found lies
   * there.
   */
  long free() {
    long settled = settled();
    return open.isEmpty() ? settled : Math.min(settled, open.get(0).span.start());
  }

  /**
   * Finds the card data at [from, to) of a passage, and is as new.
   *
   * @param stretches where it may be, from {@code from} on; null if anywhere
   */
  List<Finding> find(Passage passage, int from, int to, int @Nullable [] stretches) {
    engine.lookAt(stretches);
    List<Finding> found = List.of();
    int at = from;
    boolean more = true;
    while (more) {
      more = at < to;
      if (more) {
        at = engine.feed(passage, at, to);
        detect();
      } else {
        finish();
      }
      Finding finding = next();
      while (finding != null) {
        if (found.isEmpty()) {
          found = new ArrayList<>();
        }
        found.add(finding);
        finding = next();
      }
      compact();
    }
    restart();
    return found;
  }

  /** Forgets the text, and is as new. */
  void restart() {
    engine.window.wipe();
    engine.restart();
    open.clear();
    detected = 0;
  }

  void wipe() {
    engine.window.wipe();
    open.forEach(Finding::wipe);
    open.clear();
  }
}
