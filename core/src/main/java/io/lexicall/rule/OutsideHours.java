package io.lexicall.rule;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import io.lexicall.time.ZoneClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** It is outside certain hours at any place where the activity can be. */
class OutsideHours<A extends Activity<A>> extends Condition<A> {
  /** A separate class, so that the JVM does not load date formatting at the start. */
  private static final class Words {
    static final DateTimeFormatter WALL_CLOCK =
        DateTimeFormatter.ofPattern("HH:mm:ss 'on' EEEE d MMMM yyyy", Locale.ENGLISH);
  }

  /** A toll-free number can be in sixteen zones, which are too many for a message. */
  private static final int MOST_TOLD = 2;

  private final WeeklyHours hours;
  private final HolidayCalendar holidays;

  /** The places whose law it is; empty if it is that of all. */
  private final Set<Place> lawOf;

  private final String inWords;

  /** The clocks that are tested, if it is for activities at certain whereabouts; else null. */
  private final @Nullable List<ZoneClock> there;

  OutsideHours(WeeklyHours hours, HolidayCalendar holidays, Set<Place> lawOf) {
    this(hours, holidays, lawOf, null);
  }

  private OutsideHours(
      WeeklyHours hours,
      HolidayCalendar holidays,
      Set<Place> lawOf,
      @Nullable List<ZoneClock> there) {
    this.hours = hours;
    this.holidays = holidays;
    this.lawOf = lawOf;
    this.there = there;
    this.inWords = hours.toString();
  }

  /** Returns the clocks that are tested. */
  List<ZoneClock> clocks(A activity) {
    return there != null ? there : clocks(activity.whereabouts());
  }

  private List<ZoneClock> clocks(Whereabouts where) {
    return testsAll(where)
        ? where.clocks()
        : where.zonesIn(lawOf).stream().map(ZoneClock::of).toList();
  }

  /** Returns whether all clocks of the whereabouts are tested. */
  private boolean testsAll(Whereabouts where) {
    return lawOf.isEmpty() || where.regionKnown();
  }

  /** Which clocks are those of the law is worked out once for all activities at a place. */
  @Override
  protected Condition<A> given(Whereabouts where) {
    return there != null || testsAll(where)
        ? this
        : new OutsideHours<>(hours, holidays, lawOf, clocks(where));
  }

  /** Returns the answer if there is no clock. */
  Truth withoutClock() {
    return Truth.UNKNOWN;
  }

  @Override
  public Truth test(A activity) {
    List<ZoneClock> clocks = clocks(activity);
    if (clocks.isEmpty()) {
      return withoutClock();
    }
    long second = activity.at().getEpochSecond();
    for (int i = 0; i < clocks.size(); i++) {
      if (!hours.isOpen(clocks.get(i), holidays, second)) {
        return Truth.TRUE;
      }
    }
    return Truth.FALSE;
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    Fact<A, ?> zone = activity.timeZoneFact();
    if (zone != null) {
      into.add(zone);
    }
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    return Set.of();
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    Object where = there == null ? lawOf : there;
    return hours.windowsOnHolidays().isEmpty()
        ? List.of(hours, where)
        : List.of(hours, where, holidays);
  }

  @Override
  public String says() {
    return "it is outside " + inWords;
  }

  @Override
  public Supplier<String> tells(A activity) {
    long second = activity.at().getEpochSecond();
    List<ZoneClock> clocks = clocks(activity);
    return () -> told(clocks, second);
  }

  private String told(List<ZoneClock> clocks, long second) {
    List<ZoneClock> shut =
        clocks.stream().filter(clock -> !hours.isOpen(clock, holidays, second)).toList();
    if (shut.isEmpty()) {
      return "";
    }
    String more =
        shut.size() > MOST_TOLD
            ? "; it is also outside in " + (shut.size() - MOST_TOLD) + " more possible zones"
            : "";
    return shut.stream()
        .limit(MOST_TOLD)
        .map(clock -> tell(clock, second))
        .collect(Collectors.joining("; ", "", more + "; " + hoursTold()));
  }

  private String hoursTold() {
    boolean neverOpen =
        Stream.of(DayOfWeek.values()).allMatch(day -> hours.windowsOn(day).isEmpty())
            && hours.windowsOnHolidays().orElse(List.of()).isEmpty();
    return neverOpen ? "there are no permitted hours" : "the hours are " + inWords;
  }

  private String tell(ZoneClock clock, long second) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(clock.localSecondsAt(second), 0, ZoneOffset.UTC);
    return "it is "
        + Words.WALL_CLOCK.format(local)
        + " in "
        + clock.zone()
        + holidays.nameOf(local.toLocalDate()).map(name -> ", " + name).orElse("");
  }

  @Override
  public @Nullable Instant nextChange(A activity, Instant after) {
    Instant next = null;
    for (ZoneClock clock : clocks(activity)) {
      next = Terms.earlier(next, hours.nextChange(clock, holidays, after).orElse(null));
    }
    return next;
  }
}
