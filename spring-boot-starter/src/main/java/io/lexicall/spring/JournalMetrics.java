package io.lexicall.spring;

import io.lexicall.journal.Journal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

/** Counts the entries that a journal could not write as intended, which nothing else reports. */
final class JournalMetrics implements MeterBinder {
  private final ObjectProvider<Journal> journals;

  JournalMetrics(ObjectProvider<Journal> journals) {
    this.journals = journals;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    journals.ifUnique(
        journal -> {
          FunctionCounter.builder("lexicall.journal.unwritable", journal, Journal::unwritable)
              .description("Decisions that stand in the journal without their facts")
              .register(registry);
          FunctionCounter.builder("lexicall.journal.mended", journal, Journal::mended)
              .description("Entries that the JDK had to compress")
              .register(registry);
        });
  }
}
