package io.lexicall.rules.tcpa.terms;

import static io.lexicall.rules.tcpa.terms.Terms.HISTORY;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person has not taken a consent back by what is said of them since: a refusal of what it
 * allows, such as a reply of STOP, or for sales an objection. A consent may be revoked in any
 * reasonable manner, whether or not anybody dated the record of it (47 CFR 64.1200(a)(10)).
 *
 * <p>A refusal ends a consent to what was refused: contacts for the same purpose. It ends one to
 * robocalls and robotexts by whatever medium it came; of others a refused call ends one to calls
 * and texts, and a refused text one to texts, as {@link ToldToStop} says. Who asks for this very
 * contact later wants it; a later consent is a record of its own. Only what is stated counts.
 */
final class NotTakenBack extends MemberTest<Contact, Consent> {
  private final boolean byAnyMedium;

  /**
   * Makes the test.
   *
   * @param byAnyMedium whether it does not matter by what medium a refusal came, whatever dials or
   *     speaks
   */
  NotTakenBack(boolean byAnyMedium) {
    this.byAnyMedium = byAnyMedium;
  }

  @Override
  public Truth test(Contact contact, Consent consent) {
    Instant granted = Consent.GRANTED_AT.in(consent);
    Truth ended = objected(contact, granted);
    List<EarlierContact> history = Contact.HISTORY.in(contact);
    for (int i = 0; history != null && i < history.size() && ended != Truth.TRUE; i++) {
      if (isRefusedSince(contact, history.get(i), granted)) {
        ended = ended.or(isOfKind(contact, history.get(i)));
      }
    }
    return ended.not();
  }

  private static Truth objected(Contact contact, @Nullable Instant granted) {
    Instant objected = Contact.OBJECTED_AT.in(contact);
    return objected != null && stands(contact, objected, granted)
        ? Terms.TELEMARKETING.test(contact)
        : Truth.FALSE;
  }

  private static boolean isRefusedSince(
      Contact contact, EarlierContact earlier, @Nullable Instant granted) {
    return Boolean.TRUE.equals(EarlierContact.REFUSED.in(earlier))
        && stands(contact, EarlierContact.AT.of(earlier).orElseThrow(), granted);
  }

  /**
   * Tells whether the person said so after the consent, and has not asked for the contact since.
   */
  private static boolean stands(Contact contact, Instant told, @Nullable Instant granted) {
    Instant asked = Contact.REQUESTED_AT.in(contact);
    return !told.isAfter(contact.at())
        && granted != null
        && told.isAfter(granted)
        && (asked == null || asked.isAfter(contact.at()) || !told.isBefore(asked));
  }

  private Truth isOfKind(Contact contact, EarlierContact earlier) {
    ContactPurpose refused = EarlierContact.PURPOSE.in(earlier);
    ContactPurpose now = Contact.PURPOSE.in(contact);
    Truth samePurpose = refused == null || now == null ? Truth.UNKNOWN : Truth.of(refused == now);
    return samePurpose == Truth.FALSE ? samePurpose : samePurpose.and(reaches(contact, earlier));
  }

  private Truth reaches(Contact contact, EarlierContact earlier) {
    Truth byMedium = byAnyMedium ? Truth.TRUE : byMedium(contact, earlier);
    return byMedium == Truth.TRUE ? byMedium : byMedium.or(Terms.ROBOCALL.test(contact));
  }

  private static Truth byMedium(Contact contact, EarlierContact earlier) {
    ContactChannel refused = EarlierContact.CHANNEL.in(earlier);
    ContactChannel now = Contact.CHANNEL.in(contact);
    if (refused == ContactChannel.VOICE || now == ContactChannel.TEXT) {
      return Truth.TRUE;
    }
    return refused == null || now == null ? Truth.UNKNOWN : Truth.FALSE;
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    Instant granted = Consent.GRANTED_AT.in(consent);
    if (objected(contact, granted) == Truth.UNKNOWN) {
      into.add(Contact.PURPOSE);
    }
    for (EarlierContact earlier : Fact.entries(Contact.HISTORY, contact)) {
      if (isRefusedSince(contact, earlier, granted)
          && isOfKind(contact, earlier) == Truth.UNKNOWN) {
        addMissing(contact, earlier, into);
      }
    }
  }

  private void addMissing(Contact contact, EarlierContact earlier, Set<Fact<Contact, ?>> into) {
    if (EarlierContact.PURPOSE.in(earlier) == null) {
      into.add(HISTORY.name(EarlierContact.PURPOSE));
    }
    if (Contact.PURPOSE.in(contact) == null) {
      into.add(Contact.PURPOSE);
    }
    if (reaches(contact, earlier) != Truth.UNKNOWN) {
      return;
    }
    if (EarlierContact.CHANNEL.in(earlier) == null) {
      into.add(HISTORY.name(EarlierContact.CHANNEL));
    }
    if (Contact.CHANNEL.in(contact) == null) {
      into.add(Contact.CHANNEL);
    }
    if (Terms.ROBOCALL.test(contact) == Truth.UNKNOWN) {
      Terms.ROBOCALL.missing(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Terms.CONSENTS.name(Consent.GRANTED_AT));
    reads.add(Contact.OBJECTED_AT);
    reads.add(Contact.HISTORY);
    reads.add(HISTORY.name(EarlierContact.AT));
    reads.add(HISTORY.name(EarlierContact.REFUSED));
    reads.add(HISTORY.name(EarlierContact.PURPOSE));
    reads.add(Contact.PURPOSE);
    reads.add(Contact.REQUESTED_AT);
    if (!byAnyMedium) {
      reads.add(HISTORY.name(EarlierContact.CHANNEL));
      reads.add(Contact.CHANNEL);
      reads.addAll(Terms.ROBOCALL.reads());
    }
    return reads;
  }

  @Override
  public String says() {
    return "not taken back by a refusal of the same kind or an objection since";
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(NotTakenBack.class, byAnyMedium);
  }

  @Override
  protected Set<Fact<Contact, ?>> decidedByAbsence() {
    return Set.of(Contact.HISTORY);
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
    Instant next = ifLater(Contact.REQUESTED_AT.in(contact), after);
    next = earlier(next, ifLater(Contact.OBJECTED_AT.in(contact), after));
    for (EarlierContact earlier : Fact.entries(Contact.HISTORY, contact)) {
      if (Boolean.TRUE.equals(EarlierContact.REFUSED.in(earlier))) {
        next = earlier(next, ifLater(EarlierContact.AT.in(earlier), after));
      }
    }
    return next;
  }

  private static @Nullable Instant ifLater(@Nullable Instant instant, Instant after) {
    return instant != null && instant.isAfter(after) ? instant : null;
  }
}
