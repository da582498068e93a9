package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.lexicall.place.Place;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The national holidays on working days, against those of Jollyday.
 *
 * <p>Not asked for CY and IS: its Cyprus keeps the western Easter, its Iceland has flag days and no
 * Good Friday. {@link HolidaysTest} holds those to what the states published.
 */
class HolidaysOracleTest {
  private final Regimes regimes = new Regimes();

  /** Where the two differ: a plus is a day that only we have. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          // 1 May on the Saturday before Orthodox Easter; days off around the change to the euro.
          Map.entry("BG", "\\+(2021|2027)-05-04|-2025-12-31|-2026-01-02"),
          // Eves are free by agreement or custom.
          Map.entry("FI", "-\\d+-(12-24|06-(19|2[0-5]))"),
          Map.entry("SE", "-\\d+-(12-24|12-31|06-(19|2[0-5]))"),
          Map.entry("HU", "-\\d+-12-24"),
          // It takes the holidays of England and Wales for regional ones.
          Map.entry("GB", "\\+\\d+-(0[34]|08)-\\d+"),
          // A day of the schools; 1 May moved by decisions of ministers.
          Map.entry("GR", "-\\d+-01-30|\\+2021-05-04|\\+2022-05-02"),
          // Days that it lacks.
          Map.entry("IE", "\\+2022-03-18"),
          Map.entry("LT", "\\+\\d+-12-24"),
          Map.entry("LV", "\\+\\d+-(05-0[56]|11-(19|20))"),
          // Good Friday counts for periods of law (Algemene termijnenwet Art. 3).
          Map.entry("NL", "\\+\\d+-0[34]-\\d+"),
          Map.entry("LI", "-\\d+-(02-02|03-19)"),
          // State holidays that are days of rest once only, or no longer, or not in one year.
          Map.entry("SK", "\\+2018-10-30|-(2025|202[678])-11-17|-2026-(05-08|09-15)"),
          // Declared free once, after a flood.
          Map.entry("SI", "-2023-08-14"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU",
        "IE", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"
      })
  void workingDays_from2018_asJollyday(String country) {
    HolidayManager oracle =
        HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    String known = KNOWN.getOrDefault(country, "none");
    List<String> differences = new ArrayList<>();
    for (int year = 2018; year <= 2030; year++) {
      Set<LocalDate> theirs =
          weekdays(
              oracle.getHolidays(Year.of(year)).stream()
                  .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                  .map(Holiday::getDate));
      Set<LocalDate> ours =
          weekdays(regimes.holidays(Place.of(country)).holidaysIn(year).keySet().stream());
      ours.stream().filter(day -> !theirs.contains(day)).forEach(day -> differences.add("+" + day));
      theirs.stream().filter(day -> !ours.contains(day)).forEach(day -> differences.add("-" + day));
    }
    assertThat(differences.stream().filter(each -> !each.matches(known))).isEmpty();
  }

  private static Set<LocalDate> weekdays(Stream<LocalDate> days) {
    return days.filter(day -> day.getDayOfWeek().getValue() < 6)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
