package io.lexicall.benchmarks.peers;

import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.StateLaw;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.facts.LineType;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The check that dialers write today: libphonenumber for the number and its zones, a {@code
 * HashSet} for each list, {@link ZonedDateTime} for the hours, a map from area codes to the rules
 * of states. Its lists hold half a million numbers, not the nation's.
 */
public final class HandWritten {
  private static final LocalTime OPEN = LocalTime.of(8, 0);
  private static final LocalTime CLOSE = LocalTime.of(21, 0);

  private final Map<String, StateLaw> laws = new HashMap<>();
  private final Set<String> registry = new HashSet<>();
  private final Set<String> stateLists = new HashSet<>();
  private final Set<String> ownList = new HashSet<>();

  /** Fills the lists: with what the dials say of themselves, and with others. */
  public HandWritten(Iterable<Dial> dials) {
    for (int i = 0; i < 500_000; i++) {
      registry.add("+1999" + (2_000_000 + i));
    }
    for (Dial dial : dials) {
      laws.put(dial.number().substring(2, 5), dial.law());
      if (dial.onRegistry()) {
        registry.add(dial.number());
      }
      if (dial.onStateList()) {
        stateLists.add(dial.number());
      }
      if (dial.onOwnList()) {
        ownList.add(dial.number());
      }
    }
  }

  /** Returns why a number may not be dialled; nothing if it may. */
  public List<String> reasonsAgainst(Dial dial) {
    List<String> reasons = new ArrayList<>();
    NumberByLibrary number = NumberByLibrary.read(dial.number());
    if (number == null) {
      reasons.add("not a number");
      return reasons;
    }
    String e164 = number.e164();
    StateLaw law = laws.get(e164.substring(2, 5));
    if (law == null) {
      reasons.add("unknown area code");
      return reasons;
    }
    int consent = dial.consentCount();
    int relation = dial.relation();
    for (ZoneId zone : number.zones()) {
      ZonedDateTime there = dial.at().atZone(zone);
      LocalTime time = there.toLocalTime();
      if ((time.isBefore(OPEN) || !time.isBefore(CLOSE)) && consent < 1) {
        reasons.add("outside calling hours in " + zone);
      }
      if (!law.on(there.getDayOfWeek()).contain(time.getHour() * 60 + time.getMinute())
          && consent < law.hoursConsent()
          && relation < law.hoursRelation()) {
        reasons.add("outside the state's hours in " + zone);
      }
      if (ChronoUnit.DAYS.between(Week.LISTS_AS_OF, there.toLocalDate()) > 31
          && consent < 2
          && relation < 2) {
        reasons.add("the registry is too old");
      }
    }
    if (registry.contains(e164) && consent < 2 && relation < 2) {
      reasons.add("on the national registry");
    }
    if (ownList.contains(e164)) {
      reasons.add("on our own list");
    }
    if ((stateLists.contains(e164) || (law.bansRegistry() && registry.contains(e164)))
        && consent < law.listConsent()
        && relation < law.listRelation()) {
      reasons.add("on the state's list");
    }
    if (consent < law.consent()
        && relation
            < (dial.lineType() == LineType.MOBILE
                ? law.mobileConsentRelation()
                : law.consentRelation())) {
      reasons.add("no consent");
    }
    if (dial.automated() && consent < law.dialerConsent() && relation < law.dialerRelation()) {
      reasons.add("no consent to a dialer");
    }
    if (dial.callsInDay() >= law.cap() && relation < law.capRelation()) {
      reasons.add("called too often");
    }
    if (dial.recorded() && consent < 2) {
      reasons.add("a recorded voice without consent");
    }
    if (dial.automated() && 100 * Week.abandoned(dial.campaign()) > 3 * Week.ANSWERED) {
      reasons.add("too many abandoned");
    }
    return reasons;
  }
}
