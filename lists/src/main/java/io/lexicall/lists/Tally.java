package io.lexicall.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the results of lines while files are read, and stops the import if too many are bad. */
final class Tally {
  private static final int EXAMPLES_OF_A_KIND = 5;

  private final RefusalLimit limit;
  private final Map<RefusalReason, Long> refusals = new EnumMap<>(RefusalReason.class);
  private final List<RefusedLine> examples = new ArrayList<>();
  private long lines;
  private long blank;
  private long numbers;
  private long refused;

  Tally(RefusalLimit limit) {
    this.limit = limit;
  }

  /** Counts a stretch. */
  void take(String source, long firstLine, Batch batch) throws RefusedImportException {
    lines += batch.lines();
    blank += batch.blank();
    numbers += batch.count();
    for (Batch.Refused each : batch.refused()) {
      refused += each.reason().losesNumber() ? 1 : 0;
      if (refusals.merge(each.reason(), 1L, Long::sum) <= EXAMPLES_OF_A_KIND) {
        examples.add(new RefusedLine(source, firstLine + each.line(), each.reason(), each.shown()));
      }
    }
    if (limit.isHopeless(refused, lines)) {
      throw exceeded();
    }
  }

  /** Ends counting. */
  void finish() throws RefusedImportException {
    if (limit.isExceeded(refused, lines)) {
      throw exceeded();
    }
  }

  private RefusedImportException exceeded() {
    return refuse(
        "%s of %s lines cannot be read, and at most %s may be refused"
            .formatted(refused, lines, limit));
  }

  RefusedImportException refuse(String message) {
    return new RefusedImportException(
        message, new ImportReport(this, 0, ImportReport.Changes.NONE));
  }

  long lines() {
    return lines;
  }

  long blank() {
    return blank;
  }

  long numbers() {
    return numbers;
  }

  long refused() {
    return refused;
  }

  Map<RefusalReason, Long> refusals() {
    return Collections.unmodifiableMap(new EnumMap<>(refusals));
  }

  List<RefusedLine> examples() {
    return List.copyOf(examples);
  }
}
