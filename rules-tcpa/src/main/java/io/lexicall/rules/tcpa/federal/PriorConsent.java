package io.lexicall.rules.tcpa.federal;

import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rules.tcpa.terms.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prior consent given directly, which the next conversation about the debt uses up (12 CFR
 * 1006.14(b)(3)(i)): what it says of this contact and of the earlier ones.
 *
 * <p>A consent counts from the instant at which it was given until something ends it: its own end,
 * a refusal, a conversation. So the work is that of sorting the earlier contacts and of finding
 * both ends of each consent among them; to ask for each earlier contact whether each consent had
 * been used up by any other would be the product of three numbers.
 */
final class PriorConsent {
  private final MemberTest<Contact, Consent> given;
  private final MemberTest<Contact, EarlierContact> conversation;
  private final MemberTest<Contact, EarlierContact> refused;

  /**
   * Creates it.
   *
   * @param given tests that a consent counts, whatever came since; once it was given, the answer
   *     only goes from true to unknown to false as time passes
   * @param conversation tests that an earlier contact was a conversation that uses up a consent,
   *     whatever the time
   * @param refused tests that an earlier contact, if it was refused, ends a consent, whatever the
   *     time
   */
  PriorConsent(
      MemberTest<Contact, Consent> given,
      MemberTest<Contact, EarlierContact> conversation,
      MemberTest<Contact, EarlierContact> refused) {
    this.given = given;
    this.conversation = conversation;
    this.refused = Terms.saidToBeRefused().and(refused);
  }

  /** Returns the condition that this contact is made with such a consent. */
  Condition<Contact> now() {
    return new Now();
  }

  /** Returns the condition that a number of earlier contacts were made without such a consent. */
  Condition<Contact> lackedBy(int count, MemberTest<Contact, EarlierContact> which) {
    return new LackedBy(count, which);
  }

  private Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>();
    reads.add(Contact.CONSENTS);
    reads.add(Contact.HISTORY);
    reads.add(CONSENTS.name(Consent.GRANTED_AT));
    reads.add(Terms.HISTORY.name(EarlierContact.AT));
    reads.add(Contact.REQUESTED_AT);
    reads.addAll(given.reads());
    reads.addAll(conversation.reads());
    reads.addAll(refused.reads());
    return reads;
  }

  private static Instant at(EarlierContact entry) {
    return EarlierContact.AT.of(entry).orElseThrow();
  }

  /** The instant just before an earlier contact: what happened in it came too late for it. */
  private static Instant before(EarlierContact entry) {
    return at(entry).minusNanos(1);
  }

  private static Instant[] sorted(Stream<Instant> instants) {
    return instants.sorted().toArray(Instant[]::new);
  }

  /** Returns the index of the first of some instants in order that is not before another. */
  private static int firstFrom(Instant[] instants, Instant from) {
    int found = Arrays.binarySearch(instants, from);
    while (found > 0 && instants[found - 1].equals(from)) {
      found--;
    }
    return found < 0 ? -found - 1 : found;
  }

  private static int firstAfter(Instant[] instants, Instant after) {
    return firstFrom(instants, after.plusNanos(1));
  }

  /** The earlier contacts that end a consent: those that certainly do, and those that may. */
  private static final class Ending {
    private final MemberTest<Contact, EarlierContact> test;
    private final List<EarlierContact> unsure = new ArrayList<>();
    private final Instant[] unsureAt;

    /** By how many more, or fewer, consents each of the unsure contacts is asked for. */
    private final int[] asked;

    private final Instant[] certain;
    private final Instant[] possible;

    /**
     * Finds them.
     *
     * @param after what came up to then ends no consent; null if there is none to end
     */
    Ending(Contact contact, MemberTest<Contact, EarlierContact> test, @Nullable Instant after) {
      this.test = test;
      List<Instant> sure = new ArrayList<>();
      List<EarlierContact> history =
          after == null ? List.of() : Fact.entries(Contact.HISTORY, contact);
      for (EarlierContact entry : history) {
        if (!at(entry).isAfter(after)) {
          continue;
        }
        Truth ends = test.test(contact, entry);
        if (ends == Truth.TRUE) {
          sure.add(at(entry));
        } else if (ends == Truth.UNKNOWN) {
          unsure.add(entry);
        }
      }
      unsure.sort(Comparator.comparing(PriorConsent::at));
      this.unsureAt = unsure.stream().map(PriorConsent::at).toArray(Instant[]::new);
      this.asked = new int[unsureAt.length + 1];
      this.certain = sorted(sure.stream());
      this.possible = sorted(Stream.concat(sure.stream(), Arrays.stream(unsureAt)));
    }

    static @Nullable Instant firstAfter(Instant[] ends, Instant after) {
      int index = PriorConsent.firstAfter(ends, after);
      return index < ends.length ? ends[index] : null;
    }

    /** Asks for what is not known of the contacts after an instant, up to another. */
    void ask(Instant after, Instant to) {
      asked[PriorConsent.firstAfter(unsureAt, after)]++;
      asked[PriorConsent.firstAfter(unsureAt, to)]--;
    }

    /** Adds what was asked for. */
    void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      for (int i = 0, now = 0; i < unsureAt.length; i++) {
        now += asked[i];
        if (now > 0) {
          test.missing(contact, unsure.get(i), into);
        }
      }
    }
  }

  /** What the consents say of each of some instants. */
  private final class Times {
    private final Contact contact;
    private final Instant[] times;
    private final Truth[] answers;
    private final Ending conversations;
    private final Ending refusals;

    Times(Contact contact, Instant[] times) {
      // The rules concern no other purpose, and an objection ends a consent to sales alone.
      this.contact = contact.with(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION);
      this.times = times;
      Instant first = firstGranted(contact);
      this.conversations = new Ending(this.contact, conversation, first);
      this.refusals = new Ending(this.contact, refused, first);
      this.answers = answers();
    }

    private static @Nullable Instant firstGranted(Contact contact) {
      Instant first = null;
      for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
        Instant granted = Consent.GRANTED_AT.in(consent);
        if (granted != null && (first == null || granted.isBefore(first))) {
          first = granted;
        }
      }
      return first;
    }

    private Truth[] answers() {
      Truth[] known = new Truth[times.length];
      if (Contact.CONSENTS.in(contact) == null) {
        Arrays.fill(known, Truth.UNKNOWN);
        return known;
      }
      int[] counting = new int[times.length + 1];
      int[] perhaps = new int[times.length + 1];
      for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
        for (Span span : spans(consent)) {
          add(counting, span.from, span.certainTo);
          add(perhaps, span.from, span.to);
        }
      }
      for (int i = 0, sure = 0, possible = 0; i < times.length; i++) {
        sure += counting[i];
        possible += perhaps[i];
        known[i] = sure > 0 ? Truth.TRUE : possible > 0 ? Truth.UNKNOWN : Truth.FALSE;
      }
      return known;
    }

    /** Returns whether a consent may count at the first of the times. */
    boolean isLeft(Consent consent) {
      return spans(consent).stream().anyMatch(span -> span.from == 0 && span.to > 0);
    }

    private void add(int[] changes, int from, int to) {
      if (from < to) {
        changes[from]++;
        changes[to]--;
      }
    }

    /** A refusal after which the person asked for a contact no longer counts from then on. */
    private List<Span> spans(Consent consent) {
      Instant granted = Consent.GRANTED_AT.in(consent);
      if (granted == null) {
        return List.of();
      }
      Instant asked = Contact.REQUESTED_AT.in(contact);
      int start = firstFrom(times, granted);
      int turn = asked == null ? times.length : Math.max(start, firstFrom(times, asked));
      Span first = span(consent, granted, start, turn, granted);
      if (asked == null || turn == times.length) {
        return List.of(first);
      }
      Instant refusedAfter = asked.isAfter(granted) ? asked.minusNanos(1) : granted;
      return List.of(first, span(consent, granted, turn, times.length, refusedAfter));
    }

    /** Returns for which of the times from an index to another a consent counts. */
    private Span span(Consent consent, Instant granted, int from, int to, Instant refusedAfter) {
      int possibleTo =
          firstNot(
              from,
              Math.min(
                  endedBy(Ending.firstAfter(conversations.certain, granted), to),
                  endedBy(Ending.firstAfter(refusals.certain, refusedAfter), to)),
              i -> given.test(contact.at(times[i]), consent) != Truth.FALSE);
      int certainTo =
          firstNot(
              from,
              Math.min(
                  possibleTo,
                  Math.min(
                      endedBy(Ending.firstAfter(conversations.possible, granted), to),
                      endedBy(Ending.firstAfter(refusals.possible, refusedAfter), to))),
              i -> given.test(contact.at(times[i]), consent) == Truth.TRUE);
      return new Span(granted, refusedAfter, from, certainTo, possibleTo);
    }

    private int endedBy(@Nullable Instant end, int to) {
      return end == null ? to : Math.min(to, firstFrom(times, end));
    }

    /** Returns the first index that does not pass, where none passes after one that does not. */
    private int firstNot(int from, int to, IntPredicate passes) {
      int low = from;
      int high = Math.max(from, to);
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (passes.test(middle)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    Truth of(Instant time) {
      return answers[firstFrom(times, time)];
    }

    /** Adds what is not known of the consents at one of the times. */
    void missing(Set<Fact<Contact, ?>> into) {
      if (Contact.CONSENTS.in(contact) == null) {
        into.add(Contact.CONSENTS);
        return;
      }
      int[] next = nextOpen();
      for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
        for (Span span : spans(consent)) {
          int open = next[span.certainTo];
          if (span.certainTo < span.to && open < span.to) {
            Contact then = contact.at(times[open]);
            if (given.test(then, consent) == Truth.UNKNOWN) {
              given.missing(then, consent, into);
            }
            if (span.granted.isBefore(times[open])) {
              conversations.ask(span.granted, times[open]);
            }
            if (span.refusedAfter.isBefore(times[open])) {
              refusals.ask(span.refusedAfter, times[open]);
            }
          }
        }
      }
      conversations.missing(contact, into);
      refusals.missing(contact, into);
    }

    /** Returns for each index the first from it on that is undecided. */
    private int[] nextOpen() {
      int[] next = new int[times.length + 1];
      next[times.length] = times.length;
      for (int i = times.length - 1; i >= 0; i--) {
        next[i] = answers[i] == Truth.UNKNOWN ? i : next[i + 1];
      }
      return next;
    }
  }

  /** The times, by their indices, for which a consent certainly counts, and then perhaps. */
  private record Span(Instant granted, Instant refusedAfter, int from, int certainTo, int to) {}

  /** The contact itself is made with such a consent. */
  private final class Now extends Condition<Contact> {
    private Times times(Contact contact) {
      return new Times(contact, new Instant[] {contact.at()});
    }

    @Override
    public Truth test(Contact contact) {
      Truth answer = times(contact).answers[0];
      // Unknown earlier contacts may hold the conversation that used it up.
      return answer == Truth.TRUE && Contact.HISTORY.in(contact) == null ? Truth.UNKNOWN : answer;
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      if (Contact.HISTORY.in(contact) == null && Contact.CONSENTS.in(contact) != null) {
        into.add(Contact.HISTORY);
      }
      Times times = times(contact);
      if (times.answers[0] == Truth.UNKNOWN) {
        times.missing(into);
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return PriorConsent.this.reads();
    }

    @Override
    public String says() {
      return "one of consents with: " + given.says() + ", no conversation since";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Instant after) {
      Times then = new Times(contact, new Instant[] {after});
      Instant next = ifAfter(Contact.REQUESTED_AT.in(contact), after);
      boolean anyIsLeft = false;
      for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
        next = earlier(next, ifAfter(Consent.GRANTED_AT.in(consent), after));
        // A consent that has ended does not come back, so its other dates do not matter.
        if (then.isLeft(consent)) {
          anyIsLeft = true;
          next = earlier(next, given.nextChange(contact, consent, after));
        }
      }
      if (anyIsLeft) {
        for (EarlierContact entry : Fact.entries(Contact.HISTORY, contact)) {
          next = earlier(next, ifAfter(at(entry), after));
        }
      }
      return next;
    }
  }

  /** A number of earlier contacts of a kind were made without such a consent. */
  private final class LackedBy extends Condition<Contact> {
    private final int count;
    private final MemberTest<Contact, EarlierContact> which;
    private final Condition<Contact> enough;

    LackedBy(int count, MemberTest<Contact, EarlierContact> which) {
      this.count = count;
      this.which = which;
      this.enough = Terms.HISTORY.atLeast(count, which);
    }

    /** Returns the contacts that may count: of a long history, those of late. */
    private List<EarlierContact> possible(Contact contact) {
      List<EarlierContact> possible = new ArrayList<>();
      Terms.HISTORY.any(which, new Noted(possible)).test(contact);
      return possible;
    }

    private Times times(Contact contact, List<EarlierContact> of) {
      return new Times(contact, sorted(of.stream().map(PriorConsent::before).distinct()));
    }

    /** The count, with what is known of the consents; it depends on the time as any count does. */
    private Condition<Contact> counted(Contact contact) {
      return Terms.HISTORY.atLeast(count, which, new Without(times(contact, possible(contact))));
    }

    @Override
    public Truth test(Contact contact) {
      // Nearly always there were too few, whatever the consents.
      Truth most = enough.test(contact);
      return most == Truth.FALSE || Contact.HISTORY.in(contact) == null
          ? most
          : counted(contact).test(contact);
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      if (Contact.HISTORY.in(contact) == null) {
        into.add(Contact.HISTORY);
        return;
      }
      List<EarlierContact> possible = possible(contact);
      Times times = times(contact, possible);
      for (EarlierContact entry : possible) {
        if (which.test(contact, entry) == Truth.UNKNOWN && times.of(before(entry)) != Truth.TRUE) {
          which.missing(contact, entry, into);
        }
      }
      times.missing(into);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      Set<Fact<Contact, ?>> reads = PriorConsent.this.reads();
      reads.addAll(which.reads());
      return reads;
    }

    @Override
    public String says() {
      return enough.says() + ", and it was made without a consent";
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Instant after) {
      // What may count then can be other contacts than those that may count now.
      return Contact.HISTORY.in(contact) == null
          ? null
          : counted(contact.at(after)).nextChange(contact, after);
    }
  }

  /** Passes no earlier contact, and notes which were asked about. */
  private static final class Noted extends MemberTest<Contact, EarlierContact> {
    private final List<EarlierContact> asked;

    Noted(List<EarlierContact> asked) {
      this.asked = asked;
    }

    @Override
    public Truth test(Contact contact, EarlierContact entry) {
      asked.add(entry);
      return Truth.FALSE;
    }

    @Override
    public void missing(Contact contact, EarlierContact entry, Set<Fact<Contact, ?>> into) {
      // It is never unknown.
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "it is noted";
    }
  }

  /** An earlier contact was made without such a consent. */
  private static final class Without extends MemberTest<Contact, EarlierContact> {
    private final Times times;

    Without(Times times) {
      this.times = times;
    }

    @Override
    public Truth test(Contact contact, EarlierContact entry) {
      return times.of(before(entry)).not();
    }

    @Override
    public void missing(Contact contact, EarlierContact entry, Set<Fact<Contact, ?>> into) {
      // The condition names what is missing, of all earlier contacts at once.
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "it was made without a consent";
    }
  }
}
