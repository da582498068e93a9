package io.lexicall.benchmarks;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The check that dialers write today: libphonenumber for the number and its zones, a {@code
 * HashSet} for the lists, {@link ZonedDateTime} for the hours.
 */
final class HandWritten {
  private static final LocalTime OPEN = LocalTime.of(8, 0);
  private static final LocalTime CLOSE = LocalTime.of(21, 0);

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final PhoneNumberToTimeZonesMapper zones = PhoneNumberToTimeZonesMapper.getInstance();
  private final Set<String> registry;
  private final Set<String> internal;
  private final LocalDate registryEdition;

  HandWritten(Set<String> registry, Set<String> internal, LocalDate registryEdition) {
    this.registry = registry;
    this.internal = internal;
    this.registryEdition = registryEdition;
  }

  /** Returns why the number may not be dialled; nothing if it may. */
  List<String> reasonsAgainst(String number, Instant at) throws NumberParseException {
    Phonenumber.PhoneNumber parsed = numbers.parse(number, "US");
    List<String> reasons = new ArrayList<>();
    if (!numbers.isPossibleNumber(parsed)) {
      reasons.add("not a number");
      return reasons;
    }
    for (String zone : zones.getTimeZonesForNumber(parsed)) {
      ZonedDateTime there = at.atZone(ZoneId.of(zone));
      LocalTime time = there.toLocalTime();
      if (time.isBefore(OPEN) || !time.isBefore(CLOSE)) {
        reasons.add("outside calling hours in " + zone);
      }
      if (ChronoUnit.DAYS.between(registryEdition, there.toLocalDate()) > 31) {
        reasons.add("the registry is too old");
      }
    }
    String e164 = numbers.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164);
    if (registry.contains(e164)) {
      reasons.add("on the national registry");
    }
    if (internal.contains(e164)) {
      reasons.add("on our own list");
    }
    return reasons;
  }
}
