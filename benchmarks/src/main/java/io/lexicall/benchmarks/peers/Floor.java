package io.lexicall.benchmarks.peers;

import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Dial.ConsentOnFile;
import io.lexicall.benchmarks.dialing.StateLaw;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.benchmarks.host.NumberBits;
import io.lexicall.benchmarks.host.NumberHash;
import io.lexicall.facts.LineType;
import io.lexicall.number.PhoneNumber;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least that the same answer can cost: what can be known before the call lies in bare arrays,
 * and the rules that decide these dials are inlined by hand. It knows one week, one country and one
 * kind of call. {@link #permits} gives no reasons; {@link #denial} gives an object for each, and
 * when the dial may be made.
 */
public final class Floor {
  private static final int DAY = 86_400;

  /** The instant of a dial that may never be made. */
  private static final long NEVER = Long.MAX_VALUE;

  // The reasons against a dial. Those below the first that lasts end when time passes.
  private static final int FEDERAL_HOURS = 1;
  private static final int STATE_HOURS = 1 << 1;
  private static final int CAP = 1 << 2;
  private static final int FIRST_THAT_LASTS = 1 << 3;
  private static final int REGISTRY = FIRST_THAT_LASTS;
  private static final int STATE_LIST = 1 << 4;
  private static final int OWN_LIST = 1 << 5;
  private static final int RECORDED = 1 << 6;
  private static final int ABANDONED = 1 << 7;
  private static final int CONSENT = 1 << 8;
  private static final int DIALER_CONSENT = 1 << 9;
  private static final int ALL_REASONS = (1 << 10) - 1;

  /** Of each reason the rule, and what it is read in. */
  private static final String[] RULES = {
    "tcpa.calling-hours",
    "us-state.calling-hours",
    "us-state.frequency-cap",
    "tcpa.national-dnc",
    "us-state.do-not-call-list",
    "tcpa.internal-dnc",
    "tcpa.written-consent",
    "tcpa.abandonment",
    "us-state.telemarketing-consent",
    "us-state.automated-dialing-consent"
  };

  private static final String[] CITATIONS = {
    "47 CFR 64.1200(c)(1)",
    "the state's act on calling hours",
    "the state's act on repeated calls",
    "47 CFR 64.1200(c)(2)",
    "the state's act on its list",
    "47 CFR 64.1200(d)(3)",
    "47 CFR 64.1200(a)(3)",
    "47 CFR 64.1200(a)(7)",
    "the state's act on consent",
    "the state's act on automated dialing"
  };

  /** Offsets from UTC in seconds, by area code; nothing changes in that week. */
  private final int[] west = new int[1_000];

  private final int[] east = new int[1_000];

  /** The index of the state, by area code. */
  private final int[] states = new int[1_000];

  /** By state and day: the second at which calls may begin, and the one at which they end. */
  private final int[] open = new int[64 * 8];

  private final int[] close = new int[64 * 8];
  private final int[] hoursConsent = new int[64];
  private final int[] hoursRelation = new int[64];
  private final boolean[] bansRegistry = new boolean[64];
  private final int[] listConsent = new int[64];
  private final int[] listRelation = new int[64];
  private final int[] consent = new int[64];
  private final int[] mobileConsentRelation = new int[64];
  private final int[] consentRelation = new int[64];
  private final int[] dialerConsent = new int[64];
  private final int[] dialerRelation = new int[64];
  private final int[] cap = new int[64];
  private final int[] capRelation = new int[64];
  private final boolean[] tooManyAbandoned = new boolean[8];
  private final long registryEdition = Week.LISTS_AS_OF.toEpochDay();
  private final NumberBits registry;
  private final NumberBits stateLists;
  private final NumberHash ownList;

  /** What is on file of a dial, in seconds since 1970 where it is a time. */
  public record OnFile(
      String number,
      long at,
      boolean mobile,
      boolean automated,
      boolean recorded,
      int campaign,
      int consent,
      long consentUntil,
      long boughtAt,
      long[] calledAt) {}

  /** Lays the law out in arrays. */
  public Floor(Iterable<Dial> dials, HostLists lists) {
    registry = lists.registry();
    stateLists = lists.states();
    ownList = lists.own();
    for (int i = 0; i < tooManyAbandoned.length; i++) {
      tooManyAbandoned[i] = 100 * Week.abandoned(i) > 3 * Week.ANSWERED;
    }
    Instant monday = Week.MONDAY.atStartOfDay(ZoneId.of("UTC")).toInstant();
    for (Dial dial : dials) {
      PhoneNumber number = PhoneNumber.parse(dial.number());
      int code = number.areaCode();
      west[code] = Integer.MAX_VALUE;
      east[code] = Integer.MIN_VALUE;
      for (ZoneId zone : number.whereabouts().zones()) {
        int offset = zone.getRules().getOffset(monday).getTotalSeconds();
        west[code] = Math.min(west[code], offset);
        east[code] = Math.max(east[code], offset);
      }
      int state = Week.states().indexOf(dial.law().state());
      states[code] = state;
      lay(state, dial.law());
    }
  }

  private void lay(int state, StateLaw law) {
    for (DayOfWeek day : DayOfWeek.values()) {
      open[state * 8 + day.ordinal()] = law.on(day).open() * 60;
      close[state * 8 + day.ordinal()] = law.on(day).close() * 60;
    }
    hoursConsent[state] = law.hoursConsent();
    hoursRelation[state] = law.hoursRelation();
    bansRegistry[state] = law.bansRegistry();
    listConsent[state] = law.listConsent();
    listRelation[state] = law.listRelation();
    consent[state] = law.consent();
    mobileConsentRelation[state] = law.mobileConsentRelation();
    consentRelation[state] = law.consentRelation();
    dialerConsent[state] = law.dialerConsent();
    dialerRelation[state] = law.dialerRelation();
    cap[state] = law.cap();
    capRelation[state] = law.capRelation();
  }

  /** Returns what is on file of a dial. */
  public static OnFile onFile(Dial dial) {
    return new OnFile(
        dial.number(),
        dial.at().getEpochSecond(),
        dial.lineType() == LineType.MOBILE,
        dial.automated(),
        dial.recorded(),
        dial.campaign(),
        switch (dial.consent()) {
          case NONE, REVOKED -> 0;
          case EXPRESS -> 1;
          case WRITTEN, LAPSING -> 2;
        },
        dial.consent() == ConsentOnFile.LAPSING
            ? Week.CONSENTS_LAPSE.getEpochSecond()
            : Long.MAX_VALUE,
        dial.boughtAt() == null ? Long.MIN_VALUE : dial.boughtAt().getEpochSecond(),
        dial.calledAt().stream().mapToLong(Instant::getEpochSecond).toArray());
  }

  /** Tells whether a dial is permitted. */
  public boolean permits(OnFile dial) {
    String text = dial.number;
    long digits = 0;
    for (int i = 1; i < text.length(); i++) {
      digits = digits * 10 + (text.charAt(i) - '0');
    }
    int code = (int) (digits / 10_000_000) - 1_000;
    int state = states[code];
    long at = dial.at;
    long bought = dial.boughtAt;
    int given = at < dial.consentUntil ? dial.consent : 0;
    int relation = bought == Long.MIN_VALUE ? 0 : at - bought < 541L * DAY ? 2 : 1;

    long westSecond = at + west[code];
    long eastSecond = at + east[code];
    int westDay = (int) (westSecond / DAY);
    int eastDay = (int) (eastSecond / DAY);
    int westTime = (int) (westSecond - (long) westDay * DAY);
    int eastTime = (int) (eastSecond - (long) eastDay * DAY);
    if (given < 1
        && (westTime < 8 * 3_600
            || westTime >= 21 * 3_600
            || eastTime < 8 * 3_600
            || eastTime >= 21 * 3_600)) {
      return false;
    }
    int onWestDay = state * 8 + (westDay + 3) % 7;
    int onEastDay = state * 8 + (eastDay + 3) % 7;
    if ((westTime < open[onWestDay]
            || westTime >= close[onWestDay]
            || eastTime < open[onEastDay]
            || eastTime >= close[onEastDay])
        && given < hoursConsent[state]
        && relation < hoursRelation[state]) {
      return false;
    }
    if (given < 2
        && relation < 2
        && (eastDay - registryEdition > 31 || registry.contains(digits))) {
      return false;
    }
    if ((stateLists.contains(digits) || bansRegistry[state] && registry.contains(digits))
        && given < listConsent[state]
        && relation < listRelation[state]) {
      return false;
    }
    if (ownList.contains(digits)
        || (dial.recorded && given < 2)
        || (dial.automated && tooManyAbandoned[dial.campaign])) {
      return false;
    }
    if (given < consent[state]
        && relation < (dial.mobile ? mobileConsentRelation[state] : consentRelation[state])) {
      return false;
    }
    if (dial.automated && given < dialerConsent[state] && relation < dialerRelation[state]) {
      return false;
    }
    return calls(dial, at) < cap[state] || relation >= capRelation[state];
  }

  /**
   * A reason against a dial.
   *
   * @param permittedFrom when it alone would be over; null for never
   */
  public record Reason(String rule, String citation, @Nullable Instant permittedFrom) {}

  /**
   * Why a dial may not be made, and from when it may.
   *
   * @param permittedFrom null for never
   */
  public record Denial(List<Reason> reasons, @Nullable Instant permittedFrom) {}

  /** Returns every reason against a dial, and when it may be made; null if it may now. */
  public @Nullable Denial denial(OnFile dial) {
    String text = dial.number;
    long digits = 0;
    for (int i = 1; i < text.length(); i++) {
      digits = digits * 10 + (text.charAt(i) - '0');
    }
    int code = (int) (digits / 10_000_000) - 1_000;
    int found = reasons(dial, digits, code, dial.at);
    if (found == 0) {
      return null;
    }
    List<Reason> reasons = new ArrayList<>();
    for (int left = found; left != 0; left &= left - 1) {
      int number = Integer.numberOfTrailingZeros(left);
      reasons.add(
          new Reason(
              RULES[number], CITATIONS[number], ended(dial, digits, code, found, 1 << number)));
    }
    // Another reason can begin by the time at which these end.
    return new Denial(reasons, ended(dial, digits, code, found, ALL_REASONS));
  }

  /** Returns when none of some reasons is left; null for never. */
  private @Nullable Instant ended(OnFile dial, long digits, int code, int found, int some) {
    int left = found & some;
    long at = dial.at;
    while (left != 0) {
      if (left >= FIRST_THAT_LASTS) {
        return null;
      }
      at = end(dial, code, left, at);
      left = reasons(dial, digits, code, at) & some;
    }
    return Instant.ofEpochSecond(at);
  }

  private int reasons(OnFile dial, long digits, int code, long at) {
    int state = states[code];
    long bought = dial.boughtAt;
    int given = at < dial.consentUntil ? dial.consent : 0;
    int relation = bought == Long.MIN_VALUE ? 0 : at - bought < 541L * DAY ? 2 : 1;
    int reasons = 0;
    if (given < 1
        && (isOutside(at + west[code], 8 * 3_600, 21 * 3_600)
            || isOutside(at + east[code], 8 * 3_600, 21 * 3_600))) {
      reasons = FEDERAL_HOURS;
    }
    if (given < hoursConsent[state]
        && relation < hoursRelation[state]
        && (isClosed(state, at + west[code]) || isClosed(state, at + east[code]))) {
      reasons |= STATE_HOURS;
    }
    // Of a version that will be too old by then, a host that waits has a newer one.
    if (given < 2 && relation < 2 && registry.contains(digits)) {
      reasons |= REGISTRY;
    }
    if ((stateLists.contains(digits) || bansRegistry[state] && registry.contains(digits))
        && given < listConsent[state]
        && relation < listRelation[state]) {
      reasons |= STATE_LIST;
    }
    if (ownList.contains(digits)) {
      reasons |= OWN_LIST;
    }
    if (dial.recorded && given < 2) {
      reasons |= RECORDED;
    }
    if (dial.automated && tooManyAbandoned[dial.campaign]) {
      reasons |= ABANDONED;
    }
    if (given < consent[state]
        && relation < (dial.mobile ? mobileConsentRelation[state] : consentRelation[state])) {
      reasons |= CONSENT;
    }
    if (dial.automated && given < dialerConsent[state] && relation < dialerRelation[state]) {
      reasons |= DIALER_CONSENT;
    }
    if (relation < capRelation[state] && calls(dial, at) >= cap[state]) {
      reasons |= CAP;
    }
    return reasons;
  }

  private static int calls(OnFile dial, long at) {
    int calls = 0;
    for (long call : dial.calledAt) {
      calls += at - call < DAY ? 1 : 0;
    }
    return calls;
  }

  private static boolean isOutside(long localSecond, int open, int close) {
    int time = (int) (localSecond % DAY);
    return time < open || time >= close;
  }

  private boolean isClosed(int state, long localSecond) {
    int on = onDay(state, localSecond);
    return isOutside(localSecond, open[on], close[on]);
  }

  private static int onDay(int state, long localSecond) {
    return state * 8 + (int) (localSecond / DAY + 3) % 7;
  }

  /** Returns the first instant at which none of these reasons is left. */
  private long end(OnFile dial, int code, int reasons, long at) {
    int state = states[code];
    long then = at;
    for (long before = -1; before != then; ) {
      before = then;
      for (int i = 0; i < 2; i++) {
        long offset = i == 0 ? west[code] : east[code];
        if ((reasons & FEDERAL_HOURS) != 0) {
          then = opening(then + offset, 8 * 3_600, 21 * 3_600) - offset;
        }
        if ((reasons & STATE_HOURS) != 0) {
          while (isClosed(state, then + offset)) {
            int on = onDay(state, then + offset);
            then = opening(then + offset, open[on], close[on]) - offset;
          }
        }
      }
      if ((reasons & CAP) != 0) {
        while (calls(dial, then) >= cap[state]) {
          long first = NEVER;
          for (long call : dial.calledAt) {
            first = then - call < DAY ? Math.min(first, call) : first;
          }
          then = first + DAY;
        }
      }
    }
    return then;
  }

  /** Returns when it is open; the next midnight if it is not any more on that day. */
  private static long opening(long localSecond, int open, int close) {
    int time = (int) (localSecond % DAY);
    if (time < open && open < close) {
      return localSecond - time + open;
    }
    return time >= open && time < close ? localSecond : localSecond - time + DAY;
  }
}
