package io.lexicall.benchmarks.dialing;

import io.lexicall.benchmarks.dialing.StateLaw.Hours;
import io.lexicall.facts.LineType;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A dial as engines that know no telephone law are handed it: the number read, the local time in
 * its zones worked out, the lists looked up, consents and earlier calls counted, the law of its
 * state and the hours of that day found. Their rules have little left to do.
 *
 * @param westMinute the local time in the westernmost zone where the person can be, in minutes
 * @param westOpen when calls may begin there on that day under the state's law
 * @param westClose when they must have ended
 * @param eastMinute the same in the easternmost zone
 * @param consent 0 for none that stands, 1 for an oral one, 2 for a signed one
 * @param relation 0 for none, 1 for a person who bought once, 2 for a customer
 * @param registryAge the age of the version of the registry, in days
 * @param callsInDay earlier calls in the 24 hours before
 * @param abandoned of {@code answered} calls of the campaign
 */
public record SalesCall(
    StateLaw law,
    boolean mobile,
    boolean automated,
    boolean recorded,
    int westMinute,
    int westOpen,
    int westClose,
    int eastMinute,
    int eastOpen,
    int eastClose,
    int consent,
    int relation,
    boolean onRegistry,
    int registryAge,
    boolean onStateList,
    boolean onOwnList,
    int callsInDay,
    int answered,
    int abandoned) {
  /** The hours of federal law, on every day. */
  public static final Hours FEDERAL = new Hours(8 * 60, 21 * 60);

  /**
   * Works out all that an engine needs to know of a dial.
   *
   * @param zones those in which the person can be
   * @param onRegistry what the look-up in the National Registry said
   * @param onStateList what the look-up in the state's list said
   * @param onOwnList what the look-up in the seller's own list said
   */
  public static SalesCall of(
      Dial dial, List<ZoneId> zones, boolean onRegistry, boolean onStateList, boolean onOwnList) {
    ZonedDateTime west = dial.at().atZone(zones.get(0));
    ZonedDateTime east = west;
    for (int i = 1; i < zones.size(); i++) {
      ZonedDateTime there = dial.at().atZone(zones.get(i));
      west = isWestOf(there, west) ? there : west;
      east = isWestOf(east, there) ? there : east;
    }
    StateLaw law = dial.law();
    Hours westHours = law.on(west.getDayOfWeek());
    Hours eastHours = law.on(east.getDayOfWeek());
    return new SalesCall(
        law,
        dial.lineType() == LineType.MOBILE,
        dial.automated(),
        dial.recorded(),
        minute(west),
        westHours.open(),
        westHours.close(),
        minute(east),
        eastHours.open(),
        eastHours.close(),
        dial.consentCount(),
        dial.relation(),
        onRegistry,
        (int) ChronoUnit.DAYS.between(Week.LISTS_AS_OF, east.toLocalDate()),
        onStateList || (law.bansRegistry() && onRegistry),
        onOwnList,
        dial.callsInDay(),
        Week.ANSWERED,
        Week.abandoned(dial.campaign()));
  }

  private static boolean isWestOf(ZonedDateTime one, ZonedDateTime other) {
    return one.getOffset().getTotalSeconds() < other.getOffset().getTotalSeconds();
  }

  private static int minute(ZonedDateTime time) {
    return time.getHour() * 60 + time.getMinute();
  }
}
