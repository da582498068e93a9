package io.lexicall.engine;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a shelf that an engine uses so far, in their order, the periods between their
 * changes, and what was compiled from them. Thread-safe.
 */
final class Statutes<A extends Activity<A>> {
  private static final long SECONDS_PER_DAY = 86_400;

  // A stretch in one number: the first period, and two bits for each clock.
  private static final int PERIOD_BITS = 16;
  private static final int LAST_PERIOD = (1 << PERIOD_BITS) - 1;

  /** Of more clocks, a stretch says only which periods they are in. */
  private static final int MOST_CLOCKS = (Long.SIZE - PERIOD_BITS) / 2;

  /**
   * The days whose law governs an activity: the dates at the places where it can be, each on its
   * own clock. The law of a place is that of the dates there, also where another party of the
   * activity has another date. If the clocks of a place show two dates, the law of both applies,
   * since the activity must be lawful at each: the law that ends with the first date still applies,
   * and the law that begins with the second applies already.
   */
  static final class Days {
    /** Where the clocks are; unknown if the days are not told apart by place. */
    private final Whereabouts where;

    /** For each zone its day, in days since 1970; if there are no zones, all days. */
    private final long[] each;

    private Days(Whereabouts where, long[] each) {
      this.where = where;
      this.each = each;
    }

    static Days of(Activity<?> activity) {
      long second = activity.at().getEpochSecond();
      Whereabouts where = activity.whereabouts();
      List<ZoneClock> clocks = where.clocks();
      if (clocks.isEmpty()) {
        return only(Math.floorDiv(second, SECONDS_PER_DAY));
      }
      long[] each = new long[clocks.size()];
      for (int i = 0; i < each.length; i++) {
        each[i] = clocks.get(i).localEpochDayAt(second);
      }
      return new Days(where, each);
    }

    static Days only(long day) {
      return new Days(Whereabouts.UNKNOWN, new long[] {day});
    }

    /** Returns whether a law is in force on any of the days at its places. */
    boolean any(InForce inForce, Set<Place> places) {
      int law = 0;
      for (long day : each) {
        law += inForce.contains(day) ? 1 : 0;
      }
      if (law == 0 || law == each.length) {
        return law > 0;
      }
      for (long day : at(places)) {
        if (inForce.contains(day)) {
          return true;
        }
      }
      return false;
    }

    /** Returns the days at some places; all days if none of the clocks is theirs. */
    long[] at(Set<Place> places) {
      List<ZoneId> theirs = where.zonesIn(places);
      if (theirs.size() == where.zones().size()) {
        return each;
      }
      long[] days = new long[theirs.size()];
      for (int i = 0; i < days.length; i++) {
        days[i] = each[where.zones().indexOf(theirs.get(i))];
      }
      return days;
    }
  }

  private final Shelf<A> shelf;

  /** The rules of each volume; null until an activity occurs to which they can apply. */
  private final List<@Nullable List<RuleHere.Variants<A>>> volumes;

  private final boolean whole;
  private final List<RuleHere.Variants<A>> rules;

  /** The first days of the periods between changes of law, in days since 1970. */
  private final long[] changes;

  /** The cached laws of places; changed only by the table of plans. */
  private final Slots<LawOfPlace<A>> laws = new Slots<>();

  /**
   * The part of a period in which all dates on earth are in that period, in seconds since 1970.
   *
   * @param to exclusive
   * @param stretch the stretch that consists of only that period
   */
  private record Inside(long from, long to, long stretch) {
    boolean contains(long second) {
      return second >= from && second < to;
    }
  }

  /** That part of each period. */
  private final Inside[] insides;

  /** The last of them that was found, since most activities of a host are on the same day. */
  private Inside inside;

  private @Nullable Set<Fact<?, ?>> hidden;

  /** The periods of the claims of coverage, which divide time as those of the rules do. */
  private final List<InForce> held;

  private Statutes(
      Shelf<A> shelf,
      List<@Nullable List<RuleHere.Variants<A>>> volumes,
      List<InForce> held,
      @Nullable Long onlyDay) {
    this.shelf = shelf;
    this.held = held;
    this.volumes = volumes;
    this.whole = !volumes.contains(null);
    List<RuleHere.Variants<A>> all = new ArrayList<>();
    TreeSet<Long> days = new TreeSet<>();
    for (List<RuleHere.Variants<A>> volume : volumes) {
      if (volume != null) {
        all.addAll(volume);
      }
    }
    held.forEach(period -> addChanges(period, days));
    for (RuleHere.Variants<A> rule : all) {
      addChanges(rule.rule().info().inForce(), days);
    }
    this.rules = all;
    this.changes = days.stream().mapToLong(Long::longValue).toArray();
    if (changes.length > LAST_PERIOD) {
      throw new IllegalArgumentException(
          "The law changes on %s days; at most %s can be told apart"
              .formatted(changes.length, LAST_PERIOD));
    }
    this.insides = new Inside[changes.length + 1];
    for (int period = 0; period < insides.length; period++) {
      insides[period] = inside(period, changes);
    }
    this.inside =
        onlyDay == null
            ? insides[0]
            : new Inside(Long.MIN_VALUE, Long.MAX_VALUE, periodOf(onlyDay));
  }

  private static void addChanges(InForce period, Set<Long> days) {
    if (period.from() != null) {
      days.add(period.from().toEpochDay());
    }
    if (period.to() != null) {
      days.add(period.to().toEpochDay() + 1);
    }
  }

  /**
   * Returns the statutes of the rules that were created with the library.
   *
   * @param held the periods of the claims of coverage
   * @param onlyDay the day whose law governs every activity, in days since 1970; null for the
   *     activity's own day
   */
  static <A extends Activity<A>> Statutes<A> of(
      Shelf<A> shelf,
      List<InForce> held,
      @Nullable Long onlyDay,
      Function<Rule<A>, RuleHere.Variants<A>> variants) {
    List<@Nullable List<RuleHere.Variants<A>>> volumes = new ArrayList<>();
    for (int i = 0; i < shelf.size(); i++) {
      volumes.add(shelf.isMadeAtOnce(i) ? volume(shelf, i, variants) : null);
    }
    return new Statutes<>(shelf, volumes, held, onlyDay);
  }

  private static <A extends Activity<A>> List<RuleHere.Variants<A>> volume(
      Shelf<A> shelf, int volume, Function<Rule<A>, RuleHere.Variants<A>> variants) {
    List<RuleHere.Variants<A>> rules = new ArrayList<>();
    for (Rule<A> rule : shelf.rules(volume)) {
      rules.add(variants.apply(rule));
    }
    return rules;
  }

  /** Returns whether they include all rules that can apply at these whereabouts. */
  boolean reach(Whereabouts where) {
    if (!whole) {
      for (int i = 0; i < volumes.size(); i++) {
        if (volumes.get(i) == null && shelf.isNear(i, where)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Returns the same with all rules that can apply at these whereabouts, and all that were created
   * in the meantime. Each time, what was compiled from fewer rules is lost.
   */
  Statutes<A> reaching(
      Whereabouts where, @Nullable Long onlyDay, Function<Rule<A>, RuleHere.Variants<A>> variants) {
    List<@Nullable List<RuleHere.Variants<A>>> more = new ArrayList<>(volumes);
    for (int i = 0; i < more.size(); i++) {
      if (more.get(i) == null && (shelf.isMade(i) || shelf.isNear(i, where))) {
        more.set(i, volume(shelf, i, variants));
      }
    }
    return new Statutes<>(shelf, more, held, onlyDay);
  }

  Slots<LawOfPlace<A>> laws() {
    return laws;
  }

  /**
   * Returns the facts that a plan may not report as read because they are unknown; computed once.
   */
  Set<Fact<?, ?>> hidden(Function<List<RuleHere.Variants<A>>, Set<Fact<?, ?>>> of) {
    Set<Fact<?, ?>> known = hidden;
    if (known == null) {
      known = Set.copyOf(of.apply(rules));
      hidden = known; // a race computes the same twice
    }
    return known;
  }

  // ---- periods

  /** Returns the rules that are law in a stretch at a place. */
  List<RuleHere.Variants<A>> inForce(long stretch, Whereabouts where) {
    Days days = days(stretch, where);
    List<RuleHere.Variants<A>> inForce = new ArrayList<>();
    for (RuleHere.Variants<A> rule : rules) {
      RuleInfo info = rule.rule().info();
      if (days.any(info.inForce(), info.places())) {
        inForce.add(rule);
      }
    }
    return inForce;
  }

  /** Returns days whose law is that of a stretch at a place. */
  Days days(long stretch, Whereabouts where) {
    int period = (int) stretch & LAST_PERIOD;
    long later = stretch >>> PERIOD_BITS;
    if (later == 0) {
      return Days.only(firstDay(period));
    }
    int clocks = where.zones().size();
    if (clocks > MOST_CLOCKS) {
      long[] all = new long[(int) later + 1];
      for (int i = 0; i < all.length; i++) {
        all[i] = firstDay(period + i);
      }
      return new Days(Whereabouts.UNKNOWN, all);
    }
    long[] each = new long[clocks];
    for (int i = 0; i < each.length; i++) {
      each[i] = firstDay(period + (int) (later >>> 2 * i & 3));
    }
    return new Days(where, each);
  }

  /** Returns the first day of a period, in days since 1970. */
  private long firstDay(int period) {
    return period == 0 ? Long.MIN_VALUE : changes[period - 1];
  }

  long stretchAt(A about) {
    return stretchAt(about, about.at());
  }

  /**
   * Returns the stretch in which an instant lies where an activity can be: the first period, and
   * for each clock by how many periods it is ahead, which is nearly always none. The dates on earth
   * are three at most.
   */
  long stretchAt(A about, Instant at) {
    long second = at.getEpochSecond();
    Inside known = inside;
    if (known.contains(second)) {
      return known.stretch;
    }
    known = insides[periodOf(Math.floorDiv(second, SECONDS_PER_DAY))];
    if (known.contains(second)) {
      inside = known;
      return known.stretch;
    }
    List<ZoneClock> clocks = about.whereabouts().clocks();
    if (clocks.isEmpty()) {
      return known.stretch;
    }
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (ZoneClock clock : clocks) {
      long day = clock.localEpochDayAt(second);
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
    int period = periodOf(first);
    int lastPeriod = periodOf(last);
    if (period == lastPeriod) {
      return period;
    }
    long later = 0;
    if (clocks.size() > MOST_CLOCKS) {
      later = (long) lastPeriod - period;
    } else {
      for (int i = 0; i < clocks.size(); i++) {
        int own = periodOf(clocks.get(i).localEpochDayAt(second));
        later |= (long) (own - period) << 2 * i;
      }
    }
    return later << PERIOD_BITS | period;
  }

  private static Inside inside(int period, long[] changes) {
    // A date is at most a day off that of UTC, wherever it is.
    return new Inside(
        period == 0 ? Long.MIN_VALUE : (changes[period - 1] + 1) * SECONDS_PER_DAY,
        period == changes.length ? Long.MAX_VALUE : (changes[period] - 1) * SECONDS_PER_DAY,
        period);
  }

  private int periodOf(long day) {
    int found = Arrays.binarySearch(changes, day);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns the first instant after another at which the law changes on a clock, or null. */
  @Nullable Instant nextChange(Whereabouts where, Instant after) {
    Instant next = null;
    List<ZoneClock> clocks = where.clocks();
    for (ZoneClock clock : clocks.isEmpty() ? List.of(ZoneClock.of(ZoneOffset.UTC)) : clocks) {
      int period = periodOf(clock.localEpochDayAt(after.getEpochSecond()));
      if (period < changes.length) {
        Instant change = clock.startOfDay(LocalDate.ofEpochDay(changes[period]));
        next = next == null || change.isBefore(next) ? change : next;
      }
    }
    return next;
  }
}
