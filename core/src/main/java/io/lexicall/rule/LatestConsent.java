package io.lexicall.rule;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Truth;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When the latest of the consents of one contact was given that pass a test. Whether one of them
 * was given after something else then needs no second look at the consents. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class LatestConsent {
  private final @Nullable Instant certain;
  private final @Nullable Instant possible;

  /** The consents are unknown, so any could be among them. */
  private final boolean any;

  private LatestConsent(@Nullable Instant certain, @Nullable Instant possible, boolean any) {
    this.certain = certain;
    this.possible = possible;
    this.any = any;
  }

  /** Looks at each consent of a contact once. */
  public static LatestConsent of(Contact contact, MemberTest<Contact, Consent> test) {
    List<Consent> entries = Contact.CONSENTS.in(contact);
    if (entries == null) {
      return new LatestConsent(null, null, true);
    }
    MemberTest<Contact, Consent> each = entries.size() < 2 ? test : test.forAllOf(contact);
    Instant certain = null;
    Instant possible = null;
    for (int i = 0; i < entries.size(); i++) {
      Instant granted = Consent.GRANTED_AT.of(entries.get(i)).orElseThrow();
      if (certain != null && !granted.isAfter(certain)) {
        continue;
      }
      Truth passes = each.test(contact, entries.get(i));
      if (passes == Truth.TRUE) {
        certain = granted;
      } else if (passes == Truth.UNKNOWN) {
        possible = possible == null || granted.isAfter(possible) ? granted : possible;
      }
    }
    return new LatestConsent(certain, possible, false);
  }

  /** Returns whether one of them was given after an instant. */
  Truth isSince(Instant instant) {
    return is(granted -> Truth.of(granted.isAfter(instant)));
  }

  /**
   * Returns whether one of them was given late enough; unknown if the consents are unknown.
   *
   * @param lateEnough must not become less true for a later instant
   */
  public Truth is(Function<Instant, Truth> lateEnough) {
    if (any) {
      return Truth.UNKNOWN;
    }
    Truth is = certain == null ? Truth.FALSE : lateEnough.apply(certain);
    return is == Truth.TRUE || possible == null
        ? is
        : is.or(lateEnough.apply(possible).and(Truth.UNKNOWN));
  }
}
