package io.lexicall.examples;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalException;
import io.lexicall.ledger.ContactEnd;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.Reservation;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.number.PhoneNumber;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * A dialing loop with all that a call centre needs: lists of any size, a ledger that several
 * dialers share, so that caps hold and an opt-out counts at once, and a journal that proves each
 * decision. No call is made without a record of it.
 *
 * <p>Thread-safe, as its parts are: the threads of a dialer share one.
 */
public final class PreDial {
  private final Compliance compliance;
  private final Ledger ledger;
  private final Journal journal;
  private final InstantSource clock;

  /**
   * Creates it. The caller closes what it was given.
   *
   * @param profile what is true of all calls
   * @param lists the registries, and the company's own list
   * @param journal {@code ACKNOWLEDGED}, so that what is recorded is on the disk
   */
  public PreDial(
      Profile profile, DoNotCallLists lists, Ledger ledger, Journal journal, InstantSource clock) {
    // The journal is no observer of this engine: an observer cannot prevent a call.
    this.compliance =
        ledger.addTo(Compliance.builder().discover().profile(profile).lists(lists)).build();
    this.ledger = ledger;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Dials a number if it may be called now, and returns what happened.
   *
   * @param attemptId equal for a repetition after a failure
   * @param phone makes the call, and returns how it ended
   */
  public String dial(String attemptId, PhoneNumber number, Function<Contact, ContactEnd> phone) {
    Contact contact =
        Contact.callTo(number)
            .id(attemptId)
            .at(clock.instant())
            .purpose(ContactPurpose.TELEMARKETING)
            .to(Called.builder().number(number).subscriber(Subscriber.CONSUMER).build())
            .relationship(Relationship.builder().customer(false).build())
            .build();
    Reservation reservation = ledger.reserve(compliance, attemptId, contact);
    if (!isRecorded(reservation)) {
      reservation.attempt().ifPresent(attempt -> ledger.release(attemptId));
      return "not recorded, so not dialed";
    }
    if (!reservation.isTaken()) {
      return reservation
          .verdict()
          .match(
              permit -> "somebody else dials it",
              denial ->
                  denial.permittedFrom().map(from -> "wait until " + from).orElse("never dial"),
              indeterminate -> "find out " + indeterminate.missing());
    }
    ledger.confirm(attemptId, phone.apply(contact));
    return "dialed";
  }

  private boolean isRecorded(Reservation reservation) {
    try {
      return journal.record(reservation.contact(), reservation.verdict());
    } catch (JournalException notOnTheDiskInTime) {
      return false;
    }
  }
}
