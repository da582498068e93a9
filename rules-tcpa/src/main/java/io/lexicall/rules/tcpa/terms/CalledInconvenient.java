package io.lexicall.rules.tcpa.terms;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.InconvenientTime;
import io.lexicall.facts.Truth;
import io.lexicall.number.PhoneNumber;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Members;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import io.lexicall.time.ZoneClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * It is a time that the person called inconvenient, at some place where the person can be: the
 * place that the facts state, and the place of the number, unless a time zone is stated.
 */
final class CalledInconvenient extends Condition<Contact> {
  private static final Members<Contact, InconvenientTime> TIMES = Members.of(Contact.INCONVENIENT);
  private static final CallingWindow WHOLE_DAY =
      new CallingWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /**
   * Returns the hours of the week that the person named, with all entries combined; null if there
   * are none.
   */
  static @Nullable WeeklyHours times(Contact contact) {
    Map<DayOfWeek, List<CallingWindow>> windows = windows(contact);
    if (windows.isEmpty()) {
      return null;
    }
    WeeklyHours.Builder week = WeeklyHours.builder();
    windows.forEach(week::day);
    return week.build();
  }

  /** Returns the same by days; empty if there are none. */
  private static Map<DayOfWeek, List<CallingWindow>> windows(Contact contact) {
    Map<DayOfWeek, List<CallingWindow>> windows = new EnumMap<>(DayOfWeek.class);
    List<InconvenientTime> named = Contact.INCONVENIENT.in(contact);
    if (named != null && !named.isEmpty()) {
      for (DayOfWeek day : DayOfWeek.values()) {
        windows.put(day, new ArrayList<>());
      }
      named.forEach(entry -> add(entry, windows));
      windows.replaceAll((day, some) -> joined(some));
    }
    return windows;
  }

  /** Whether all times of the week are named, so that no clock matters. */
  private static boolean isAlways(Contact contact) {
    return windows(contact).values().stream()
        .allMatch(day -> day.size() == 1 && day.get(0).equals(WHOLE_DAY));
  }

  /** Adds the hours in an entry: those past midnight are of the day after. */
  private static void add(InconvenientTime entry, Map<DayOfWeek, List<CallingWindow>> windows) {
    List<DayOfWeek> named = InconvenientTime.DAYS.in(entry);
    Set<DayOfWeek> days =
        named == null || named.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(named);
    LocalTime from = InconvenientTime.FROM.in(entry);
    LocalTime to = InconvenientTime.TO.in(entry);
    LocalTime begin = from == null ? LocalTime.MIDNIGHT : from;
    LocalTime end = to == null ? LocalTime.MIDNIGHT : to;
    boolean pastMidnight = to != null && !to.isAfter(begin) && !to.equals(LocalTime.MIDNIGHT);
    windows.forEach(
        (day, some) -> {
          if (days.contains(day)) {
            some.add(new CallingWindow(begin, pastMidnight ? LocalTime.MIDNIGHT : end));
          }
          if (pastMidnight && days.contains(day.minus(1))) {
            some.add(new CallingWindow(LocalTime.MIDNIGHT, end));
          }
        });
  }

  /** Joins windows that overlap or touch. */
  private static List<CallingWindow> joined(List<CallingWindow> windows) {
    List<CallingWindow> sorted = new ArrayList<>(windows);
    sorted.sort(Comparator.comparingInt(CallingWindow::openSecondOfDay));
    List<CallingWindow> joined = new ArrayList<>();
    CallingWindow last = null;
    for (CallingWindow next : sorted) {
      if (last == null || next.openSecondOfDay() > last.closeSecondOfDay()) {
        joined.add(next);
        last = next;
      } else if (next.closeSecondOfDay() > last.closeSecondOfDay()) {
        last = new CallingWindow(last.openInclusive(), next.closeExclusive());
        joined.set(joined.size() - 1, last);
      }
    }
    return joined;
  }

  /** Returns the clocks of every place where the person can be; none if no place is known. */
  static List<ZoneClock> clocks(Contact contact) {
    Set<ZoneClock> clocks = new LinkedHashSet<>(contact.whereabouts().clocks());
    PhoneNumber number = Terms.NUMBER.in(contact);
    if (number != null && Terms.TIME_ZONE.in(contact) == null) {
      clocks.addAll(number.whereabouts().clocks());
    }
    return List.copyOf(clocks);
  }

  @Override
  public Truth test(Contact contact) {
    WeeklyHours times = times(contact);
    if (times == null) {
      return Truth.FALSE;
    }
    List<ZoneClock> clocks = clocks(contact);
    return clocks.isEmpty()
        ? isAlways(contact) ? Truth.TRUE : Truth.UNKNOWN
        : Truth.of(clocks.stream().anyMatch(clock -> isIn(times, clock, contact.at())));
  }

  private static boolean isIn(WeeklyHours times, ZoneClock clock, Instant at) {
    return times.isOpen(clock, HolidayCalendar.NONE, at.getEpochSecond());
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    Clocks.missingZone(contact, into);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(
        Contact.INCONVENIENT,
        TIMES.name(InconvenientTime.DAYS),
        TIMES.name(InconvenientTime.FROM),
        TIMES.name(InconvenientTime.TO),
        Terms.NUMBER,
        Terms.TIME_ZONE);
  }

  @Override
  public String says() {
    return "it is a time that the person called inconvenient";
  }

  @Override
  public Supplier<String> tells(Contact contact) {
    WeeklyHours times = times(contact);
    if (times == null) {
      return () -> "";
    }
    List<ZoneClock> clocks = clocks(contact);
    String text =
        clocks.stream()
            .filter(clock -> isIn(times, clock, contact.at()))
            .findFirst()
            .map(clock -> "it is a time that the person called inconvenient, in " + clock.zone())
            .orElse(clocks.isEmpty() && isAlways(contact) ? says() : "");
    return () -> text;
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Instant next = null;
    WeeklyHours times = times(contact);
    if (times == null) {
      return null;
    }
    for (ZoneClock clock : clocks(contact)) {
      Instant change = times.nextChange(clock, HolidayCalendar.NONE, after).orElse(null);
      next = next == null || (change != null && change.isBefore(next)) ? change : next;
    }
    return next;
  }
}
