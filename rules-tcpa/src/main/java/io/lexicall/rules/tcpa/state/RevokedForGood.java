package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A consent was revoked, and none that counts was given since.
 *
 * <p>The last consent decides for all revoked ones, so the work is proportional to the number of
 * consents.
 */
final class RevokedForGood extends Condition<Contact> {
  private final MemberTest<Contact, Consent> revoked;
  private final MemberTest<Contact, Consent> counts;

  /**
   * Creates the condition.
   *
   * @param revoked tests whether the revocation of a consent concerns the contact and applies
   * @param counts tests whether a consent counts for the contact
   */
  RevokedForGood(MemberTest<Contact, Consent> revoked, MemberTest<Contact, Consent> counts) {
    this.revoked = revoked;
    this.counts = counts;
  }

  @Override
  public Truth test(Contact contact) {
    List<Consent> consents = Contact.CONSENTS.in(contact);
    if (consents == null) {
      return Truth.UNKNOWN;
    }
    Truth result = Truth.FALSE;
    GivenLast last = null;
    for (int i = 0; i < consents.size() && result != Truth.TRUE; i++) {
      Truth bars = revoked.test(contact, consents.get(i));
      if (bars != Truth.FALSE) {
        last = last == null ? new GivenLast(contact, consents) : last;
        result = result.or(bars.and(last.isSince(Consent.REVOKED_AT.in(consents.get(i))).not()));
      }
    }
    return result;
  }

  /** When the last consent that counts was given, and the last that may count. */
  private final class GivenLast {
    private @Nullable Instant counting;
    private @Nullable Instant possible;

    GivenLast(Contact contact, List<Consent> consents) {
      for (Consent consent : consents) {
        Instant granted = Consent.GRANTED_AT.in(consent);
        Truth counted = granted == null ? Truth.FALSE : counts.test(contact, consent);
        if (counted == Truth.TRUE) {
          counting = later(counting, granted);
        } else if (counted == Truth.UNKNOWN) {
          possible = later(possible, granted);
        }
      }
    }

    /** Returns whether a consent that counts was given after one was revoked. */
    Truth isSince(@Nullable Instant revocation) {
      return isAfter(counting, revocation)
          ? Truth.TRUE
          : isAfter(possible, revocation) ? Truth.UNKNOWN : Truth.FALSE;
    }
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  private static boolean isAfter(@Nullable Instant granted, @Nullable Instant revocation) {
    return granted != null && revocation != null && granted.isAfter(revocation);
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    List<Consent> consents = Contact.CONSENTS.in(contact);
    if (consents == null) {
      into.add(Contact.CONSENTS);
      return;
    }
    GivenLast last = new GivenLast(contact, consents);
    Instant first = null;
    for (Consent consent : consents) {
      Instant revocation = Consent.REVOKED_AT.in(consent);
      Truth bars = revoked.test(contact, consent);
      Truth renewed = last.isSince(revocation);
      if (bars == Truth.UNKNOWN && renewed != Truth.TRUE) {
        revoked.missing(contact, consent, into);
      }
      if (bars != Truth.FALSE && renewed == Truth.UNKNOWN) {
        first = earlier(first, revocation);
      }
    }
    for (Consent consent : consents) {
      if (isAfter(Consent.GRANTED_AT.in(consent), first)
          && counts.test(contact, consent) == Truth.UNKNOWN) {
        counts.missing(contact, consent, into);
      }
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Contact.CONSENTS);
    reads.addAll(revoked.reads());
    reads.addAll(counts.reads());
    return reads;
  }

  @Override
  public String says() {
    return "one of consents with: " + revoked.says() + ", and none was given since that counts";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Contact then = contact.at(after);
    return switch (test(then)) {
      case TRUE -> whileOneBars(then);
      case FALSE -> whileNoneBars(then);
      case UNKNOWN ->
          earlier(
              firstChange(revoked, then, consent -> true),
              firstChange(counts, then, consent -> true));
    };
  }

  /** Returns when the last revocation can end, or a later consent can start to count. */
  private @Nullable Instant whileOneBars(Contact then) {
    Consent last = null;
    for (Consent consent : Fact.entries(Contact.CONSENTS, then)) {
      if (revoked.test(then, consent) == Truth.TRUE
          && (last == null
              || isAfter(Consent.REVOKED_AT.in(consent), Consent.REVOKED_AT.in(last)))) {
        last = consent;
      }
    }
    if (last == null) {
      return null;
    }
    Instant since = Consent.REVOKED_AT.in(last);
    return earlier(
        revoked.nextChange(then, last, then.at()),
        firstChange(counts, then, consent -> isAfter(Consent.GRANTED_AT.in(consent), since)));
  }

  /** Returns when a revocation can start, or the last consent against all of them can end. */
  private @Nullable Instant whileNoneBars(Contact then) {
    Instant since = null;
    for (Consent consent : Fact.entries(Contact.CONSENTS, then)) {
      if (revoked.test(then, consent) != Truth.FALSE) {
        since = later(since, Consent.REVOKED_AT.in(consent));
      }
    }
    Instant begins =
        firstChange(revoked, then, consent -> revoked.test(then, consent) == Truth.FALSE);
    Instant ends = null;
    for (Consent consent : Fact.entries(Contact.CONSENTS, then)) {
      if (isAfter(Consent.GRANTED_AT.in(consent), since)
          && counts.test(then, consent) == Truth.TRUE) {
        Instant end = counts.nextChange(then, consent, then.at());
        if (end == null) {
          return begins;
        }
        ends = later(ends, end);
      }
    }
    return earlier(begins, ends);
  }

  private static @Nullable Instant firstChange(
      MemberTest<Contact, Consent> test, Contact then, Predicate<Consent> of) {
    Instant first = null;
    for (Consent consent : Fact.entries(Contact.CONSENTS, then)) {
      if (of.test(consent)) {
        first = earlier(first, test.nextChange(then, consent, then.at()));
      }
    }
    return first;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(revoked, counts);
  }
}
