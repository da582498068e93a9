package io.lexicall.benchmarks.peers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What libphonenumber says of a number in a dialing list: how hosts read numbers that have no
 * library of compliance.
 *
 * @param e164 the number in E.164
 * @param zones those in which the person can be
 */
public record NumberByLibrary(String e164, List<ZoneId> zones) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToTimeZonesMapper ZONES =
      PhoneNumberToTimeZonesMapper.getInstance();

  /** Reads a number; null if it is none. */
  public static @Nullable NumberByLibrary read(String text) {
    Phonenumber.PhoneNumber number;
    try {
      number = NUMBERS.parse(text, "US");
    } catch (NumberParseException e) {
      return null;
    }
    if (!NUMBERS.isPossibleNumber(number)) {
      return null;
    }
    List<ZoneId> zones = new ArrayList<>();
    for (String zone : ZONES.getTimeZonesForNumber(number)) {
      zones.add(ZoneId.of(zone));
    }
    return new NumberByLibrary(NUMBERS.format(number, PhoneNumberFormat.E164), zones);
  }
}
