package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Obligation;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.time.HolidayCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The month of a request, against a reading of Regulation 1182/71 that walks day by day. */
class DeadlineCounterTest {
  private static final Compliance COMPLIANCE = Compliance.builder().module(new GdprRules()).build();
  private static final Regimes REGIMES = new Regimes();
  private static final LocalDate FIRST = LocalDate.of(2018, 7, 20);
  private static final int YEARS = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU",
        "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI",
        "SK"
      })
  void dueDate_everyDayOfTwentyYears_asWalked(String country) {
    Place place = Place.of(country);
    ZoneId zone = mainZone(place);
    HolidayCalendar holidays = REGIMES.holidays(place);
    for (LocalDate day = FIRST; day.isBefore(FIRST.plusYears(YEARS)); day = day.plusDays(1)) {
      Instant received = day.atTime(10, 0).atZone(zone).toInstant();
      assertThat(due(place, received, null)).isEqualTo(walk(day, 1, holidays));
      assertThat(due(place, received, received.plus(Duration.ofHours(1))))
          .isEqualTo(walk(day, 3, holidays));
    }
  }

  private static LocalDate due(Place place, Instant received, Instant extended) {
    Request.Builder request =
        Request.builder()
            .kind(RequestKind.ERASURE)
            .country(place)
            .receivedAt(received)
            .identityVerified(true)
            .at(received.plus(Duration.ofHours(2)));
    if (place.code().equals("GB")) {
      request.law(PrivacyLaw.UK_GDPR);
    }
    if (extended != null) {
      request.extendedAt(extended);
    }
    List<Obligation> owed = COMPLIANCE.check(request.build()).obligations();
    return owed.stream()
        .filter(each -> each.duty().name().equals("complete-request"))
        .map(each -> each.duty().due().orElseThrow().date().orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  /** Art. 3(1), 3(2)(c) and 3(4), in words: slow, and with nothing of ours but the holidays. */
  private static LocalDate walk(LocalDate received, int months, HolidayCalendar holidays) {
    YearMonth last = YearMonth.from(received);
    for (int i = 0; i < months; i++) {
      last = last.plusMonths(1);
    }
    LocalDate end = received;
    while (!YearMonth.from(end).equals(last)) {
      end = end.plusDays(1);
    }
    while (end.getDayOfMonth() != received.getDayOfMonth()
        && YearMonth.from(end.plusDays(1)).equals(last)) {
      end = end.plusDays(1);
    }
    while (end.getDayOfWeek() == DayOfWeek.SATURDAY
        || end.getDayOfWeek() == DayOfWeek.SUNDAY
        || holidays.holidaysIn(end.getYear()).containsKey(end)) {
      end = end.plusDays(1);
    }
    return end;
  }

  private static ZoneId mainZone(Place place) {
    return switch (place.code()) {
      case "ES" -> ZoneId.of("Europe/Madrid");
      case "PT" -> ZoneId.of("Europe/Lisbon");
      default -> Atlas.ofCountry(place).zones().get(0);
    };
  }
}
