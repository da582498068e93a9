package io.lexicall.journal;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Creates the entries of a group of decisions on several processors. Not thread-safe. */
final class DecisionWriters {
  private static final int MOST = 4;

  /**
   * The smallest number of decisions for which another thread is used, since waking a thread takes
   * time.
   */
  private static final int LEAST_EACH = 16;

  private final DecisionWriter[] writers =
      new DecisionWriter[Math.min(MOST, Runtime.getRuntime().availableProcessors())];

  private final LongAdder mended = new LongAdder();
  private final LongAdder unwritable = new LongAdder();

  DecisionWriters() {
    this(() -> new Deflation(new Deflation.Dictionary(new byte[0])));
  }

  /** Creates writers with another compression. */
  DecisionWriters(Supplier<Deflation> deflations) {
    Arrays.setAll(
        writers,
        each -> new DecisionWriter(new CheckedDeflation(deflations.get(), mended), unwritable));
  }

  /**
   * Returns how many texts the JDK had to compress because the journal's own compression was wrong.
   */
  long mended() {
    return mended.sum();
  }

  /** Returns how many entries of decisions were created without their facts. */
  long unwritable() {
    return unwritable.sum();
  }

  /** Returns the entries of decisions in the same order, with null for each null. */
  List<EntryWriter.@Nullable Written> write(List<EntryWriter.@Nullable Draft> drafts) {
    EntryWriter.@Nullable Written[] written = new EntryWriter.Written[drafts.size()];
    int parts = Math.max(1, Math.min(writers.length, drafts.size() / LEAST_EACH));
    IntStream all = IntStream.range(0, parts);
    (parts == 1 ? all : all.parallel())
        .forEach(
            part -> {
              int end = drafts.size() * (part + 1) / parts;
              for (int i = drafts.size() * part / parts; i < end; i++) {
                EntryWriter.Draft draft = drafts.get(i);
                written[i] = draft == null ? null : writers[part].write(draft);
              }
            });
    return Arrays.asList(written);
  }
}
