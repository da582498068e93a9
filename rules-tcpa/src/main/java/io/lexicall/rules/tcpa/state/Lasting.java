package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.rules.tcpa.terms.Anniversary;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person's request is in effect: from it or some days after it, until some years after it or
 * permanently.
 *
 * @param <E> the type of the entries that hold the request
 */
final class Lasting<E extends Facts<E>> extends MemberTest<Contact, E> {
  private final Fact<Contact, ?> list;
  private final Fact<Contact, ?> name;
  private final Function<E, @Nullable Moment> moment;
  private final boolean canBeUnknown;
  private final int firstDay;
  private final int years;

  /**
   * Creates the test of a moment that can be unknown: a request of unknown age has not lapsed.
   *
   * @param firstDay the days from the request to the first day on which it applies
   * @param years how long it lasts; empty for permanently
   */
  Lasting(Members<Contact, E> members, Fact<E, Moment> moment, int firstDay, OptionalInt years) {
    this(members, moment, moment::in, true, firstDay, years);
  }

  private Lasting(
      Members<Contact, E> members,
      Fact<E, ?> fact,
      Function<E, @Nullable Moment> moment,
      boolean canBeUnknown,
      int firstDay,
      OptionalInt years) {
    this.list = members.list();
    this.name = members.name(fact);
    this.moment = moment;
    this.canBeUnknown = canBeUnknown;
    this.firstDay = firstDay;
    this.years = years.orElse(0);
  }

  /** Returns the test of an event, which has not happened if it is left out. */
  static <E extends Facts<E>> Lasting<E> ofEvent(
      Members<Contact, E> members, Fact<E, Instant> event, int firstDay, OptionalInt years) {
    return new Lasting<>(
        members,
        event,
        entry -> {
          Instant instant = event.in(entry);
          return instant == null ? null : Moment.of(instant);
        },
        false,
        firstDay,
        years);
  }

  private Instant begin(Moment request, ZoneClock clock) {
    return firstDay == 0
        ? request.at(clock)
        : clock.startOfDay(request.dateAt(clock).plusDays(firstDay));
  }

  private Instant end(Moment request, ZoneClock clock) {
    return Anniversary.of(request.at(clock), years, clock);
  }

  @Override
  public Truth test(Contact contact, E entry) {
    Moment request = moment.apply(entry);
    if (request == null) { // a request of unknown age applies; whether it already does is not known
      return canBeUnknown && firstDay > 0 ? Truth.UNKNOWN : Truth.of(canBeUnknown);
    }
    return Terms.CLOCKS.some(
        contact,
        clock ->
            Truth.of(
                !contact.at().isBefore(begin(request, clock))
                    && (years == 0 || contact.at().isBefore(end(request, clock)))));
  }

  @Override
  public void missing(Contact contact, E entry, Set<Fact<Contact, ?>> into) {
    if (moment.apply(entry) == null) {
      into.add(name);
    } else {
      Clocks.missingZone(contact, into);
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(list, name);
  }

  @Override
  public String says() {
    return name
        + " binds"
        + (firstDay == 0 ? "" : " from day " + firstDay)
        + (years == 0 ? "" : " for " + years + " years");
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, E entry, Instant after) {
    Moment request = moment.apply(entry);
    if (request == null) {
      return null;
    }
    Instant next = Terms.CLOCKS.firstAfter(contact, after, clock -> begin(request, clock));
    return years == 0
        ? next
        : earlier(next, Terms.CLOCKS.firstAfter(contact, after, clock -> end(request, clock)));
  }
}
