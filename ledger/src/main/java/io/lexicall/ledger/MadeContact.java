package io.lexicall.ledger;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;

/**
 * A contact that was made, or was reserved and not released, and how it ended.
 *
 * @param contact what was recorded of it: the id, the instant, the seller, the subject, and the
 *     channel and the purpose where it has one of each. It has no number if the ledger stores the
 *     number of the person as a hash
 * @param end how it ended; unknown for an attempt whose end was not recorded
 * @since 0.1
 */
public record MadeContact(Contact contact, ContactEnd end) {
  static MadeContact of(Event attempt, ContactEnd end) {
    Contact.Builder contact = Contact.builder().id(attempt.requireId()).at(attempt.happenedAt());
    attempt.number().ifPresent(number -> contact.to(Called.builder().number(number).build()));
    Scope scope = attempt.scope();
    if (scope.seller() != null) {
      contact.caller(Caller.builder().seller(scope.seller()).build());
    }
    ContactChannel channel = scope.onlyChannel();
    if (channel != null) {
      contact.channel(channel);
    }
    ContactPurpose purpose = scope.onlyPurpose();
    if (purpose != null) {
      contact.purpose(purpose);
    }
    if (scope.subject() != null) {
      contact.subject(scope.subject());
    }
    return new MadeContact(contact.build(), end);
  }
}
