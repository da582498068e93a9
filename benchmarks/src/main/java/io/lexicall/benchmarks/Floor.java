package io.lexicall.benchmarks;

import io.lexicall.number.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * The least that the same answer can cost: everything that can be known before the call lies in
 * bare arrays, and the check is inlined by hand. It gives no reasons and knows just one week.
 */
final class Floor {
  private static final long FIRST_NUMBER = 12_000_000_000L;

  /** Offsets from UTC in seconds, for each area code one or two zones; that week has no change. */
  private final int[] earliest = new int[1_000];

  private final int[] latest = new int[1_000];
  private final long[] registry = new long[125_000_000];
  private final long[] internal = new long[125_000_000];
  private final long registryEdition;

  Floor(Collection<String> listed, LocalDate registryEdition, List<Dial> dials) {
    this.registryEdition = registryEdition.toEpochDay();
    for (String number : listed) {
      long bit = Long.parseLong(number.substring(1)) - FIRST_NUMBER;
      registry[(int) (bit >>> 6)] |= 1L << bit;
    }
    for (Dial dial : dials) {
      PhoneNumber number = PhoneNumber.parse(dial.number());
      int code = number.areaCode();
      earliest[code] = Integer.MAX_VALUE;
      latest[code] = Integer.MIN_VALUE;
      for (ZoneId zone : number.whereabouts().zones()) {
        int offset = zone.getRules().getOffset(Dial.MONDAY).getTotalSeconds();
        earliest[code] = Math.min(earliest[code], offset);
        latest[code] = Math.max(latest[code], offset);
      }
    }
  }

  boolean permits(String number, Instant at) {
    long digits = 0;
    for (int i = 1; i < number.length(); i++) {
      digits = digits * 10 + (number.charAt(i) - '0');
    }
    int code = (int) (digits / 10_000_000 - 1_000);
    long second = at.getEpochSecond();
    long west = second + earliest[code];
    long east = second + latest[code];
    int westTime = (int) Math.floorMod(west, 86_400L);
    int eastTime = (int) Math.floorMod(east, 86_400L);
    long bit = digits - FIRST_NUMBER;
    long mask = 1L << bit;
    return westTime >= 28_800
        && westTime < 75_600
        && eastTime >= 28_800
        && eastTime < 75_600
        && Math.floorDiv(east, 86_400L) - registryEdition <= 31
        && (registry[(int) (bit >>> 6)] & mask) == 0
        && (internal[(int) (bit >>> 6)] & mask) == 0;
  }
}
