package io.lexicall.cli;

import io.lexicall.batch.Audit;
import io.lexicall.batch.PastActivity;
import io.lexicall.batch.Refusal;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Problem;
import io.lexicall.journal.JournalReader;
import io.lexicall.ledger.LedgerException;
import io.lexicall.ledger.MadeContact;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The rows that are recorded: in journals, or as the contacts of a ledger. */
final class RecordedRows {
  /** Its URL can hold the name of a user. */
  private static final String LEDGER = "the ledger";

  private static final List<Problem> HASHED =
      List.of(
          new Problem(
              "to.number",
              "is stored in the ledger as a hash, which does not tell the number",
              "the calls as a file"));

  private RecordedRows() {}

  /**
   * Returns the rows of files, then those of journals. Without any of these they are the contacts
   * of the ledger, numbered from 1 in the order in which they were recorded.
   *
   * @param files how many files there are
   */
  static Audit.Rows after(
      Audit.Rows ofFiles, int files, List<JournalReader> journals, OpenLedger ledger) {
    if (journals.isEmpty() && files > 0) {
      return ofFiles; // which are read ahead
    }
    Audit.Rows recorded =
        journals.isEmpty()
            ? contacts(ledger.ledger().contacts())
            : JournalEntries.rows(journals, files);
    return () -> {
      PastActivity row = ofFiles.next();
      return row == null ? recorded.next() : row;
    };
  }

  /** Returns the names of the files of the rows, as they may be shown. */
  static List<String> names(List<String> files, List<String> journals) {
    List<String> names = new ArrayList<>(files);
    journals.forEach(folder -> names.add(Input.called(folder)));
    return names.isEmpty() ? List.of(LEDGER) : names;
  }

  private static Audit.Rows contacts(Iterator<MadeContact> contacts) {
    long[] read = {0};
    return () -> {
      try {
        return contacts.hasNext() ? row(contacts.next()).in(0, ++read[0]) : null;
      } catch (LedgerException failed) {
        throw LedgerOption.told(failed);
      }
    };
  }

  private static PastActivity row(MadeContact made) {
    Contact contact = made.contact();
    if (contact.get(Contact.TO).isEmpty()) {
      return PastActivity.refused(contact.id().orElse(null), Refusal.NO_NUMBER, HASHED);
    }
    PastActivity row = PastActivity.of(contact);
    if (made.end().connected() != null) {
      row = row.connected(made.end().connected());
    }
    if (made.end().refused() != null) {
      row = row.refused(made.end().refused());
    }
    if (made.end().exempt() != null) {
      row = row.exempt(made.end().exempt());
    }
    return row;
  }
}
