package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition for each kind of contact; the one for the kind of the contact counts.
 *
 * <p>If the channel or the voice is not known, several kinds are possible. The answer is then what
 * all of their conditions agree on, so an unknown voice matters only if it makes a difference.
 */
final class ByKind extends Condition<Contact> {
  private static final Condition<Contact> CALL =
      Condition.in(Contact.CHANNEL, ContactChannel.VOICE);
  private static final Condition<Contact> LIVE = Condition.in(Contact.VOICE, Voice.LIVE);

  // Used for each contact: creating a set would take longer than the answer.
  private static final Set<Kind> SPOKEN = kinds(Kind.LIVE);
  private static final Set<Kind> RECORDED = kinds(Kind.PRERECORDED);
  private static final Set<Kind> TEXT = kinds(Kind.TEXT);
  private static final Set<Kind> ANY_CALL = kinds(Kind.LIVE, Kind.PRERECORDED);
  private static final Set<Kind> SPOKEN_OR_TEXT = kinds(Kind.LIVE, Kind.TEXT);
  private static final Set<Kind> RECORDED_OR_TEXT = kinds(Kind.PRERECORDED, Kind.TEXT);
  private static final Set<Kind> ANY = kinds(Kind.LIVE, Kind.PRERECORDED, Kind.TEXT);

  private static Set<Kind> kinds(Kind... some) {
    return Collections.unmodifiableSet(EnumSet.copyOf(List.of(some)));
  }

  private final Map<Kind, Condition<Contact>> conditions;

  /**
   * Creates the condition.
   *
   * @param conditions the condition for each kind; a kind that is left out never meets it
   */
  ByKind(Map<Kind, Condition<Contact>> conditions) {
    this.conditions = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      this.conditions.put(kind, conditions.getOrDefault(kind, Condition.never()));
    }
  }

  private static Set<Kind> possible(Contact contact) {
    return possible(CALL.test(contact), LIVE.test(contact));
  }

  private static Truth answer(Condition<Contact> condition, long traits) {
    Truth settled = settledAnswer(simplified(condition, traits));
    return settled == null ? Truth.UNKNOWN : settled;
  }

  private static Set<Kind> possible(Truth call, Truth live) {
    if (call == Truth.FALSE) {
      return TEXT;
    }
    boolean isCall = call == Truth.TRUE;
    if (live == Truth.UNKNOWN) {
      return isCall ? ANY_CALL : ANY;
    }
    return live == Truth.TRUE
        ? isCall ? SPOKEN : SPOKEN_OR_TEXT
        : isCall ? RECORDED : RECORDED_OR_TEXT;
  }

  private Condition<Contact> of(Kind kind) {
    return conditions.getOrDefault(kind, Condition.never());
  }

  @Override
  public Truth test(Contact contact) {
    Truth agreed = null;
    for (Kind kind : possible(contact)) {
      Truth truth = of(kind).test(contact);
      if (agreed != null && truth != agreed) {
        return Truth.UNKNOWN;
      }
      agreed = truth;
    }
    return agreed == null ? Truth.UNKNOWN : agreed;
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    Map<Kind, Truth> truths = new EnumMap<>(Kind.class);
    for (Kind kind : possible(contact)) {
      truths.put(kind, of(kind).test(contact));
    }
    if (differ(truths, Kind.LIVE, Kind.PRERECORDED)) {
      into.add(Contact.VOICE);
    }
    if (differ(truths, Kind.LIVE, Kind.TEXT) || differ(truths, Kind.PRERECORDED, Kind.TEXT)) {
      into.add(Contact.CHANNEL);
    }
    truths.forEach(
        (kind, truth) -> {
          if (truth == Truth.UNKNOWN) {
            of(kind).missing(contact, into);
          }
        });
  }

  /** Returns whether two kinds are both possible, and it can matter which one it is. */
  private boolean differ(Map<Kind, Truth> truths, Kind one, Kind other) {
    Truth first = truths.get(one);
    Truth second = truths.get(other);
    return first != null
        && second != null
        && (first != second
            || (first == Truth.UNKNOWN && !of(one).says().equals(of(other).says())));
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    Set<Fact<Contact, ?>> reads = new LinkedHashSet<>(List.of(Contact.CHANNEL, Contact.VOICE));
    conditions.values().forEach(condition -> reads.addAll(condition.reads()));
    return reads;
  }

  @Override
  public String says() {
    return conditions.entrySet().stream()
        .filter(each -> settledAnswer(each.getValue()) != Truth.FALSE)
        .map(each -> "for " + each.getKey() + ": " + each.getValue().says())
        .collect(Collectors.joining("; "));
  }

  @Override
  public Supplier<String> tells(Contact contact) {
    for (Kind kind : possible(contact)) {
      if (of(kind).test(contact) == Truth.TRUE) {
        return of(kind).tells(contact);
      }
    }
    return () -> "";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant next = null;
    for (Kind kind : possible(contact)) {
      next = earlier(next, of(kind).nextChange(contact, after));
    }
    return next;
  }

  @Override
  protected Set<Fact<Contact, ?>> decidedByAbsence() {
    Set<Fact<Contact, ?>> facts = new LinkedHashSet<>();
    conditions.values().forEach(condition -> facts.addAll(decidedByAbsenceOf(condition)));
    return facts;
  }

  @Override
  protected Condition<Contact> given(long traits) {
    Set<Kind> kinds = possible(answer(CALL, traits), answer(LIVE, traits));
    if (kinds.size() == 1) {
      return simplified(of(kinds.iterator().next()), traits);
    }
    Map<Kind, Condition<Contact>> left = new EnumMap<>(Kind.class);
    boolean neverMet = true;
    for (Kind kind : kinds) {
      Condition<Contact> condition = simplified(of(kind), traits);
      neverMet &= settledAnswer(condition) == Truth.FALSE;
      left.put(kind, condition);
    }
    return neverMet ? Condition.never() : new ByKind(left);
  }
}
