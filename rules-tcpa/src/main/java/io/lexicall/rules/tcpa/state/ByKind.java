package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Trait;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.rule.Condition;
import java.time.Instant;
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
 * A condition for each kind of contact, of which that of the contact counts.
 *
 * <p>Where the channel or the voice is not known, several can be the one that counts; what all of
 * them say is then the answer, so that an unknown voice matters only where it makes a difference.
 */
final class ByKind extends Condition<Contact> {
  private static final Trait CHANNEL = trait(Contact.CHANNEL);
  private static final Trait VOICE = trait(Contact.VOICE);
  private static final long CALL = Trait.setOf(List.of(ContactChannel.VOICE));
  private static final long LIVE = Trait.setOf(List.of(Voice.LIVE));

  private final Map<Kind, Condition<Contact>> conditions;

  /**
   * Makes the condition.
   *
   * @param conditions what holds for each kind; a kind that is left out never meets it
   */
  ByKind(Map<Kind, Condition<Contact>> conditions) {
    this.conditions = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      this.conditions.put(kind, conditions.getOrDefault(kind, Condition.never()));
    }
  }

  private static Trait trait(Fact<Contact, ?> fact) {
    Trait trait = fact.trait();
    if (trait == null) {
      throw new IllegalStateException(fact + " is no discrete fact");
    }
    return trait;
  }

  private static Set<Kind> possible(long traits) {
    Truth call = CHANNEL.among(traits, CALL);
    Truth live = VOICE.among(traits, LIVE);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (call != Truth.FALSE && live != Truth.FALSE) {
      kinds.add(Kind.LIVE);
    }
    if (call != Truth.FALSE && live != Truth.TRUE) {
      kinds.add(Kind.PRERECORDED);
    }
    if (call != Truth.TRUE) {
      kinds.add(Kind.TEXT);
    }
    return kinds;
  }

  private Condition<Contact> of(Kind kind) {
    return conditions.getOrDefault(kind, Condition.never());
  }

  @Override
  public Truth test(Contact contact) {
    Truth agreed = null;
    for (Kind kind : possible(contact.traits())) {
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
    for (Kind kind : possible(contact.traits())) {
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

  /** Tells whether two kinds are both possible, and which of them it is can matter. */
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
        .filter(each -> each.getValue().settled() != Truth.FALSE)
        .map(each -> "for " + each.getKey() + ": " + each.getValue().says())
        .collect(Collectors.joining("; "));
  }

  @Override
  public Supplier<String> tells(Contact contact) {
    for (Kind kind : possible(contact.traits())) {
      if (of(kind).test(contact) == Truth.TRUE) {
        return of(kind).tells(contact);
      }
    }
    return () -> "";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant next = null;
    for (Kind kind : possible(contact.traits())) {
      next = Instants.earlier(next, of(kind).nextChange(contact, after));
    }
    return next;
  }

  @Override
  public Condition<Contact> given(long traits) {
    Set<Kind> kinds = possible(traits);
    if (kinds.size() == 1) {
      return of(kinds.iterator().next()).given(traits);
    }
    Map<Kind, Condition<Contact>> left = new EnumMap<>(Kind.class);
    boolean neverMet = true;
    for (Kind kind : kinds) {
      Condition<Contact> condition = of(kind).given(traits);
      neverMet &= condition.settled() == Truth.FALSE;
      left.put(kind, condition);
    }
    return neverMet ? Condition.never() : new ByKind(left);
  }
}
