package io.lexicall.rules.tcpa.terms;

import static io.lexicall.rules.tcpa.terms.Terms.INTERNAL_DNC;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The relation of a consent to the do-not-call requests that the seller received: a later request
 * ends the consent for telemarketing, and the consent lifts an earlier request.
 *
 * <p>A listing with an unknown date is taken as the later one, the careful reading; but not if
 * requests lapse, since then the date must be known to decide whether it applies at all.
 */
final class NotEndedByRequest extends MemberTest<Contact, Consent> {
  private static final Fact<Contact, ?> SINCE = INTERNAL_DNC.members().name(ListEntry.SINCE);

  private final MemberTest<Contact, ListEntry> listed =
      INTERNAL_DNC.members().isTrue(ListEntry.LISTED);
  private final Condition<Contact> onList = INTERNAL_DNC.asks(listed);
  private final boolean mustBeLater;
  private final Truth endedByUndated;

  private NotEndedByRequest(boolean mustBeLater, Truth endedByUndated) {
    this.mustBeLater = mustBeLater;
    this.endedByUndated = endedByUndated;
  }

  /**
   * Returns the test that no request is later than the consent; a request of the same time does not
   * end it.
   */
  static NotEndedByRequest stands() {
    return new NotEndedByRequest(false, Truth.TRUE);
  }

  /** Returns the test that the consent is later than every request, and lifts them. */
  static NotEndedByRequest lifts() {
    return new NotEndedByRequest(true, Truth.TRUE);
  }

  /** Returns the test of {@link #lifts()} for a law that needs the date of a request. */
  static NotEndedByRequest liftsDated() {
    return new NotEndedByRequest(true, Truth.UNKNOWN);
  }

  @Override
  public Truth test(Contact contact, Consent consent) {
    if (Contact.LISTS.in(contact) == null) {
      return Truth.UNKNOWN;
    }
    // A person who never asked, which is nearly everybody, has ended nothing.
    return onList.test(contact) == Truth.FALSE ? Truth.TRUE : ended(consent).test(contact).not();
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    if (Contact.LISTS.in(contact) == null) {
      onList.missing(contact, into);
    } else {
      ended(consent).missing(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return ended(null).reads();
  }

  @Override
  public String says() {
    return mustBeLater ? "later than the do-not-call request" : "no later do-not-call request";
  }

  /** A list of a later day than the contact's tells nothing yet. */
  @Override
  public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
    Instant next = onList.nextChange(contact, after);
    Contact then = after.equals(contact.at()) ? contact : contact.at(after);
    return onList.test(then) == Truth.FALSE
        ? next
        : earlier(next, ended(consent).nextChange(contact, after));
  }

  private Condition<Contact> ended(@Nullable Consent consent) {
    Instant granted = consent == null ? null : Consent.GRANTED_AT.in(consent);
    return INTERNAL_DNC.asks(listed.and(new Ends(granted)));
  }

  /** A listing ends a consent that was given then. */
  private final class Ends extends MemberTest<Contact, ListEntry> {
    private final @Nullable Instant granted;

    Ends(@Nullable Instant granted) {
      this.granted = granted;
    }

    @Override
    public Truth test(Contact contact, ListEntry entry) {
      Moment since = ListEntry.SINCE.in(entry);
      if (granted == null) {
        return Truth.TRUE;
      }
      if (since == null) {
        return endedByUndated;
      }
      return Terms.CLOCKS.some(contact, clock -> Truth.of(ends(since.at(clock), granted)));
    }

    private boolean ends(Instant since, Instant consent) {
      return mustBeLater ? !consent.isAfter(since) : since.isAfter(consent);
    }

    @Override
    public void missing(Contact contact, ListEntry entry, Set<Fact<Contact, ?>> into) {
      if (ListEntry.SINCE.in(entry) == null) {
        into.add(SINCE);
      } else {
        Clocks.missingZone(contact, into);
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(SINCE);
    }

    @Override
    public String says() {
      return "it ends the consent";
    }
  }
}
