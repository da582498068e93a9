package io.lexicall.spring;

import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalOptions;
import org.springframework.beans.factory.ObjectProvider;

/** The journal of the application, which is an observer of its engine; if there is one. */
final class JournalRecord implements LexicallChecksAutoConfiguration.DecisionRecord {
  private final ObjectProvider<Journal> journals;

  JournalRecord(ObjectProvider<Journal> journals) {
    this.journals = journals;
  }

  @Override
  public boolean isFailing() {
    Journal journal = journals.getIfUnique();
    return journal != null && journal.failure().isPresent();
  }

  @Override
  public boolean await() {
    Journal journal = journals.getIfUnique();
    if (journal == null || journal.options().whenFull() == JournalOptions.WhenFull.REFUSE) {
      return true; // the host chose that dials go on while the disk takes no more
    }
    try {
      journal.sync();
      return true;
    } catch (JournalException notInTime) {
      return false;
    }
  }
}
