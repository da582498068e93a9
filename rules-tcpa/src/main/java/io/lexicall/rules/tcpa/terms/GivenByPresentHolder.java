package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * No check reports that the number was reassigned after a consent was given; if the date of a
 * reassignment is not known, no consent counts (47 CFR 64.1200(m)). The query is not mandatory, so
 * only stated checks count.
 */
final class GivenByPresentHolder extends MemberTest<Contact, Consent> {
  private static final CheckedList REASSIGNED = CheckedList.of(ListKind.REASSIGNED_NUMBERS);

  /** The day on which the database opened: no call before it can have been checked against it. */
  private static final LocalDate OPENED = LocalDate.of(2021, 11, 1);

  private final MemberTest<Contact, ListEntry> made = REASSIGNED.made();
  private final Truth untold;

  private GivenByPresentHolder(Truth untold) {
    this.untold = untold;
  }

  /** Returns the test that no stated check reports a reassignment. */
  static GivenByPresentHolder asStated() {
    return new GivenByPresentHolder(Truth.FALSE);
  }

  /**
   * Returns the test for a rule on this only: the result of a check that was made must be known.
   */
  static GivenByPresentHolder known() {
    return new GivenByPresentHolder(Truth.UNKNOWN);
  }

  @Override
  public Truth test(Contact contact, Consent consent) {
    List<ListEntry> entries = Contact.LISTS.in(contact);
    Truth holds = Truth.TRUE;
    for (int i = 0; entries != null && i < entries.size() && holds != Truth.FALSE; i++) {
      ListEntry entry = entries.get(i);
      Truth found = found(entry);
      if (found != Truth.FALSE) {
        holds = holds.and(found.and(ends(contact, consent, entry)).not());
      }
    }
    return holds;
  }

  /** Returns whether an entry says that the number was reassigned. */
  private Truth found(ListEntry entry) {
    ListKind kind = ListEntry.LIST.in(entry);
    Boolean listed = ListEntry.LISTED.in(entry);
    Truth ours = kind == null ? untold : Truth.of(kind == ListKind.REASSIGNED_NUMBERS);
    // A check that was made has a result: if that is not stated, it is not known.
    return ours == Truth.FALSE ? ours : ours.and(listed == null ? Truth.UNKNOWN : Truth.of(listed));
  }

  private Truth ends(Contact contact, Consent consent, ListEntry entry) {
    return made.test(contact, entry).and(isReassignedSince(contact, consent, entry));
  }

  /** Returns whether the number was reassigned after a consent, in any time zone of the person. */
  private static Truth isReassignedSince(Contact contact, Consent consent, ListEntry entry) {
    Instant granted = Consent.GRANTED_AT.in(consent);
    Moment since = ListEntry.SINCE.in(entry);
    return Terms.CLOCKS.some(
        contact,
        clock -> {
          Instant changed = since == null ? null : since.at(clock);
          return Truth.of(
              !contact.at().isBefore(clock.startOfDay(OPENED))
                  && (changed == null
                      || (!changed.isAfter(contact.at())
                          && (granted == null || granted.isBefore(changed)))));
        });
  }

  @Override
  public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      Truth found = found(entry);
      Truth ends = ends(contact, consent, entry);
      if (found.and(ends) == Truth.UNKNOWN) {
        addUntold(found, entry, into);
        if (ends == Truth.UNKNOWN) {
          Clocks.missingZone(contact, into);
        }
      }
    }
  }

  private static void addUntold(Truth found, ListEntry entry, Set<Fact<Contact, ?>> into) {
    if (found == Truth.UNKNOWN && ListEntry.LIST.in(entry) == null) {
      into.add(REASSIGNED.members().name(ListEntry.LIST));
    }
    if (found == Truth.UNKNOWN && ListEntry.LISTED.in(entry) == null) {
      into.add(REASSIGNED.members().name(ListEntry.LISTED));
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Terms.CONSENTS.name(Consent.GRANTED_AT));
    reads.add(REASSIGNED.members().name(ListEntry.LIST));
    reads.addAll(made.reads());
    reads.add(REASSIGNED.members().name(ListEntry.SINCE));
    return reads;
  }

  @Override
  public String says() {
    return "given since the number was reassigned, if it was";
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(GivenByPresentHolder.class, untold);
  }

  @Override
  protected Set<Fact<Contact, ?>> decidedByAbsence() {
    return Set.of(Contact.LISTS);
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Consent consent, Instant after) {
    Instant next = null;
    for (ListEntry entry : Fact.entries(Contact.LISTS, contact)) {
      Moment since = ListEntry.SINCE.in(entry);
      if (found(entry) != Truth.FALSE) {
        next = earlier(next, made.nextChange(contact, entry, after));
        next =
            earlier(
                next, Terms.CLOCKS.firstAfter(contact, after, clock -> clock.startOfDay(OPENED)));
        if (since != null) {
          next = earlier(next, Terms.CLOCKS.firstAfter(contact, after, since::at));
        }
      }
    }
    return next;
  }
}
