package io.lexicall.spring;

import io.lexicall.journal.Journal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Shows whether a journal can be written, and counts the entries that it could not take or write as
 * intended, which nothing else reports.
 */
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
          FunctionCounter.builder("lexicall.journal.refused", journal, Journal::refused)
              .description("Decisions that the journal did not take")
              .register(registry);
          Gauge.builder("lexicall.journal.waiting", journal, Journal::waiting)
              .description("Decisions that are in memory and not on the disk yet")
              .register(registry);
          Gauge.builder("lexicall.journal.up", journal, JournalMetrics::up)
              .description("1 while decisions can be written, 0 while they cannot")
              .register(registry);
        });
  }

  private static double up(Journal journal) {
    return journal.failure().isEmpty() ? 1 : 0;
  }
}
