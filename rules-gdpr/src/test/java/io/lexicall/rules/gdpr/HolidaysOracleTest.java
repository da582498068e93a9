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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The national holidays on working days, against those of Jollyday. */
class HolidaysOracleTest {
  private static final Regimes REGIMES = new Regimes();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR",
        "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
        "SI", "SK"
      })
  void workingDays_from2018_asJollyday(String country) {
    HolidayManager oracle =
        HolidayManager.getInstance(
            ManagerParameters.create(country.toLowerCase(java.util.Locale.ROOT)));
    List<String> differences = new ArrayList<>();
    for (int year = 2018; year <= 2030; year++) {
      Set<LocalDate> theirs =
          oracle.getHolidays(Year.of(year)).stream()
              .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
              .map(Holiday::getDate)
              .filter(day -> day.getDayOfWeek().getValue() < 6)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<LocalDate> ours =
          REGIMES.holidays(Place.of(country)).holidaysIn(year).keySet().stream()
              .filter(day -> day.getDayOfWeek().getValue() < 6)
              .collect(Collectors.toCollection(TreeSet::new));
      ours.stream().filter(day -> !theirs.contains(day)).forEach(day -> differences.add("+" + day));
      theirs.stream().filter(day -> !ours.contains(day)).forEach(day -> differences.add("-" + day));
    }
    assertThat(differences).isEmpty();
  }
}
