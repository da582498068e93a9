package io.lexicall.rules.ccpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTable.Row;
import io.lexicall.law.LawTableException;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.time.Due;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counters of days against a reading that goes from one day to the next. */
class DeadlinesTest {
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private final Compliance ccpa =
      Compliance.builder().module(new CcpaRules()).build().only(List.of("ccpa"));

  @Property
  void california_dueAsCounted(
      @ForAll @IntRange(min = 0, max = 1_400) int day,
      @ForAll @IntRange(min = 0, max = 70) int toldAfter) {
    LocalDate received = LocalDate.of(2023, 1, 1).plusDays(day);
    Request request =
        Request.builder()
            .law(PrivacyLaw.CCPA)
            .kind(RequestKind.ERASURE)
            .country(Place.of("US"))
            .region(California.PLACE)
            .receivedAt(noon(received))
            .at(noon(received))
            .build();
    assertThat(due(request, "acknowledge-request")).isEqualTo(moved(countBusiness(received, 10)));
    assertThat(due(request, "complete-request")).isEqualTo(moved(received.plusDays(45)));
    Request told =
        request(request, received)
            .extendedAt(noon(received.plusDays(toldAfter)))
            .acknowledgedAt(noon(received))
            .build();
    boolean inTime = !received.plusDays(toldAfter).isAfter(moved(received.plusDays(45)));
    LocalDate last = moved(count(received, inTime ? 90 : 45));
    assertThat(ccpa.check(told.at(lastSecond(last))).decision()).isEqualTo(Decision.PERMIT);
    assertThat(ccpa.check(told.at(lastSecond(last).plusSeconds(1))).findings())
        .singleElement()
        .satisfies(each -> assertThat(each.outcome()).isEqualTo(Decision.DENY))
        .satisfies(each -> assertThat(each.message()).endsWith(" It was due by " + last + "."));
    Request optOut = request(request, received).kind(RequestKind.OPT_OUT_OF_SALE).build();
    assertThat(due(optOut, "complete-request")).isEqualTo(moved(countBusiness(received, 15)));
  }

  private static Request.Builder request(Request like, LocalDate received) {
    return Request.builder()
        .law(PrivacyLaw.CCPA)
        .kind(RequestKind.ERASURE)
        .region(California.PLACE)
        .receivedAt(noon(received))
        .at(like.at());
  }

  @Test
  void states_firstAndLastDay() {
    for (Row row : Acts.read().table().rows()) {
      if (!row.text("kind_of_act").equals("health data only")) {
        LocalDate first = row.date("in_force_from");
        String column = row.isBlank("response_days") ? "opt_out_days" : "response_days";
        RequestKind kind =
            row.isBlank("response_days") ? RequestKind.OPT_OUT_OF_SALE : RequestKind.ACCESS;
        Place region = Acts.place(row);
        Instant noon = first.atTime(12, 0).atZone(zone(region)).toInstant();
        Request request =
            Request.builder().kind(kind).region(region).receivedAt(noon).at(noon).build();
        assertThat(due(request, "complete-request"))
            .as(row.toString())
            .isBetween(count(first, row.integer(column)), count(first, row.integer(column) + 4));
        Instant late = noon.plusSeconds(86_400L * (row.integer(column) + 5));
        assertThat(ccpa.check(request.at(late)).decision()).isEqualTo(Decision.DENY);
        for (LocalDate told : daysTold(request.at(late))) {
          Instant midnight = // of the first place in the state whose day is over
              Atlas.ofRegion(region).clocks().stream()
                  .map(clock -> clock.endOfDayExclusive(told))
                  .min(Comparator.naturalOrder())
                  .orElseThrow();
          assertThat(daysTold(request.at(midnight))).as(row.toString()).contains(told);
          assertThat(daysTold(request.at(midnight.minusSeconds(1))))
              .as(row.toString())
              .doesNotContain(told);
        }
      }
    }
  }

  /** Returns the days on which, by the messages of the denials, something was due. */
  private List<LocalDate> daysTold(Request request) {
    return ccpa.check(request).findings().stream()
        .map(Finding::message)
        .map(message -> message.replaceAll(".* It was due by (.*)\\.$", "$1"))
        .map(LocalDate::parse)
        .toList();
  }

  /** Nevada's act on health data answers in 45 days, and deletes in 30 that nothing extends. */
  @ParameterizedTest
  @CsvSource({
    "US-NV, ACCESS, , 2026-08-20",
    "US-NV, ACCESS, 2026-08-01, 2026-10-04",
    "US-NV, ERASURE, , 2026-08-05",
    "US-NV, ERASURE, 2026-08-01, 2026-08-05",
    "US-WA, ERASURE, , 2026-08-20",
    "US-WA, ERASURE, 2026-08-01, 2026-10-05", // not on a Sunday
  })
  void healthData_isDeletedInDaysOfItsOwn(
      String region, RequestKind kind, @Nullable LocalDate extended, LocalDate due) {
    Request.Builder request =
        Request.builder()
            .kind(kind)
            .region(Place.of(region))
            .receivedAt(noon(LocalDate.of(2026, 7, 6)))
            .at(noon(LocalDate.of(2026, 8, 2)));
    if (extended != null) {
      request.extendedAt(noon(extended));
    }
    assertThat(due(request.build(), "complete-request")).isEqualTo(due);
  }

  @Test
  void states_actsStartOnTheirDay() {
    Acts acts = Acts.read();
    for (Row row : acts.table().rows()) {
      Place region = Acts.place(row);
      LocalDate first = acts.since(row, before -> true);
      Instant dayBefore = first.minusDays(1).atTime(12, 0).atZone(zone(region)).toInstant();
      Request request =
          Request.builder()
              .kind(RequestKind.ACCESS)
              .region(region)
              .receivedAt(dayBefore)
              .at(dayBefore.plusSeconds(86_400L * 200))
              .build();
      assertThat(ccpa.check(request).decision()).as(row.toString()).isEqualTo(Decision.PERMIT);
    }
  }

  @Test
  void tables_hangTogether() {
    assertThat(Acts.read().table().check("state", "kind_of_act")).isEmpty();
    assertThat(CaliforniaRequests.read().check("state", "section", "variant")).isEmpty();
  }

  /** A word that nobody reads would leave a duty out. */
  @ParameterizedTest
  @CsvSource({
    "erasure|oblivion, complete-request, kinds: There is no request for oblivion",
    "erasure, forget, duty: No such duty",
  })
  void californianRow_withAWordThatIsNone_isNamed(String kinds, String duty, String message) {
    LawTable table =
        LawTable.read(
            "us-ca-requests.csv",
            new StringReader(
                "state,section,variant,kinds,duty,days,extension_days,late_denies,months,"
                    + "received_from,received_to,title,citation,in_force_from,in_force_to,source,"
                    + "confidence,verified_on\n"
                    + "US-CA,request-response,,"
                    + kinds
                    + ","
                    + duty
                    + ",45,45,yes,,,,A title.,Act 1,,,the act,high,2026-11-24\n"));
    assertThatThrownBy(() -> CaliforniaRequests.rules(table, lastDays()))
        .isInstanceOf(LawTableException.class)
        .hasMessageEndingWith(message);
  }

  private static LastDays lastDays() {
    return new LastDays(CcpaRules.read(LastDays.FILE), CcpaRules.read(LastDays.HOLIDAYS));
  }

  private static ZoneId zone(Place region) {
    return Atlas.ofRegion(region).clocks().get(0).zone();
  }

  private static LocalDate count(LocalDate from, int days) {
    LocalDate day = from;
    for (int counted = 0; counted < days; counted++) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static LocalDate countBusiness(LocalDate from, int days) {
    LocalDate day = from;
    int counted = 0;
    while (counted < days) {
      day = day.plusDays(1);
      if (day.getDayOfWeek().getValue() <= 5 && !isFederalHoliday(day)) {
        counted++;
      }
    }
    return day;
  }

  /**
   * Cal. Code Civ. Proc. 12a and 135: the next day that is no day off in California, where Columbus
   * Day is none, and a holiday on a weekend is not moved.
   */
  private static LocalDate moved(LocalDate last) {
    LocalDate day = last;
    while (day.getDayOfWeek().getValue() > 5 || isCalifornian(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static boolean isCalifornian(LocalDate day) {
    int week = (day.getDayOfMonth() - 1) / 7 + 1;
    boolean columbus = day.getMonth() == Month.OCTOBER; // no other Monday of October is one
    return (isHolidayItself(day) && !columbus)
        || Set.of("02-12", "03-31").contains(day.toString().substring(5))
        || (day.getDayOfWeek() == DayOfWeek.FRIDAY
            && day.getMonth() == Month.SEPTEMBER
            && week == 4)
        || (day.getDayOfWeek() == DayOfWeek.FRIDAY
            && day.getMonth() == Month.NOVEMBER
            && day.getDayOfMonth() >= 23
            && day.getDayOfMonth() <= 29);
  }

  /** 5 U.S.C. 6103, as observed: a slow twin of the calendar in core. */
  private static boolean isFederalHoliday(LocalDate day) {
    return isHolidayItself(day)
        || (day.getDayOfWeek() == DayOfWeek.MONDAY && isFixed(day.minusDays(1)))
        || (day.getDayOfWeek() == DayOfWeek.FRIDAY && isFixed(day.plusDays(1)));
  }

  private static boolean isFixed(LocalDate day) {
    return Set.of("01-01", "06-19", "07-04", "11-11", "12-25")
        .contains(day.toString().substring(5));
  }

  private static boolean isHolidayItself(LocalDate day) {
    int week = (day.getDayOfMonth() - 1) / 7 + 1;
    boolean monday = day.getDayOfWeek() == DayOfWeek.MONDAY;
    Month month = day.getMonth();
    return isFixed(day)
        || (monday && month == Month.JANUARY && week == 3)
        || (monday && month == Month.FEBRUARY && week == 3)
        || (monday && month == Month.MAY && day.getDayOfMonth() > 24)
        || (monday && month == Month.SEPTEMBER && week == 1)
        || (monday && month == Month.OCTOBER && week == 2)
        || (day.getDayOfWeek() == DayOfWeek.THURSDAY && month == Month.NOVEMBER && week == 4);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(LOS_ANGELES).toInstant();
  }

  private static Instant lastSecond(LocalDate day) {
    return day.plusDays(1).atStartOfDay(LOS_ANGELES).toInstant().minusSeconds(1);
  }

  private LocalDate due(Request request, String obligation) {
    return ccpa.check(request).obligations().stream()
        .map(Obligation::duty)
        .filter(duty -> duty.name().equals(obligation))
        .flatMap(duty -> duty.due().stream())
        .flatMap((Due due) -> due.date().stream())
        .findFirst()
        .orElseThrow();
  }
}
