package io.lexicall.benchmarks.dialing;

import io.lexicall.benchmarks.dialing.StateLaw.Hours;
import io.lexicall.facts.LineType;
import io.lexicall.number.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * A dial as the engines that know no telephone law are handed it: the number read, its zones and
 * their local time worked out, the lists looked up, consents and earlier calls counted, the law of
 * its state found. All of that is done before anything is timed, which saves them more work than
 * the rules that are left.
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

  /** Works out all that an engine needs to know of a dial. */
  public static SalesCall of(Dial dial) {
    StateLaw law = dial.law();
    List<ZonedDateTime> times =
        PhoneNumber.parse(dial.number()).whereabouts().zones().stream()
            .map((ZoneId zone) -> dial.at().atZone(zone))
            .sorted(Comparator.comparing(ZonedDateTime::toLocalDateTime))
            .toList();
    ZonedDateTime west = times.get(0);
    ZonedDateTime east = times.get(times.size() - 1);
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
        consent(dial),
        dial.customer() ? 2 : dial.boughtAt() != null ? 1 : 0,
        dial.onRegistry(),
        (int) ChronoUnit.DAYS.between(Week.LISTS_AS_OF, east.toLocalDate()),
        dial.onStateList(),
        dial.onOwnList(),
        callsInDay(dial),
        Week.ANSWERED,
        Week.abandoned(dial.campaign()));
  }

  private static int minute(ZonedDateTime time) {
    return time.getHour() * 60 + time.getMinute();
  }

  private static int consent(Dial dial) {
    return switch (dial.consent()) {
      case NONE, REVOKED -> 0;
      case EXPRESS -> 1;
      case WRITTEN -> 2;
      case LAPSING -> dial.at().isBefore(Week.CONSENTS_LAPSE) ? 2 : 0;
    };
  }

  private static int callsInDay(Dial dial) {
    Instant dayBefore = dial.at().minus(Duration.ofHours(24));
    return (int) dial.calledAt().stream().filter(call -> !call.isBefore(dayBefore)).count();
  }
}
