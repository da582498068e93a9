package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Party;
import io.lexicall.facts.PartyRole;
import io.lexicall.facts.Recording;
import io.lexicall.facts.RecordingNotice;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the calling hours, the holidays and the consent to record in the United States against what
 * others say; the folder of the foils says who they are.
 */
class LawFoilsTest {
  private static final Set<String> WHEN_TO_CALL =
      Set.of(
          "tcpa.calling-hours",
          "tsr.calling-hours",
          "us-state.calling-hours",
          "us-state.holiday-ban");

  /** Days of one winter: a Wednesday, a Saturday, a Sunday and Christmas Day, a Friday. */
  private static final TreeMap<String, LocalDate> DAYS =
      new TreeMap<>(
          Map.of(
              "weekday", LocalDate.of(2026, 12, 2),
              "saturday", LocalDate.of(2026, 12, 5),
              "sunday", LocalDate.of(2026, 12, 6),
              "holiday", LocalDate.of(2026, 12, 25)));

  private static final int YEAR_FROM = 2015;
  private static final int YEAR_TO = 2035;

  private final Compliance calls = Suite.engine().only(Set.of("tcpa", "tsr", "us-state"));
  private final Compliance recordings = Suite.engine().only(Set.of("recording"));

  private boolean isClosed(Place state, String kind, LocalDate day, LocalTime time) {
    ZoneId zone = Atlas.ofRegion(state).zones().get(0);
    Instant at = day.atTime(time).atZone(zone).toInstant();
    boolean text = kind.equals("text");
    Contact.Builder contact =
        Contact.builder()
            .at(at)
            .channel(text ? ContactChannel.TEXT : ContactChannel.VOICE)
            .purpose(ContactPurpose.TELEMARKETING)
            .dialing(Dialing.MANUAL)
            .caller(Caller.builder().exemptions(List.of()).build())
            .to(
                Called.builder()
                    .region(state)
                    .timeZone(zone)
                    .lineType(text ? LineType.MOBILE : LineType.FIXED_LINE)
                    .subscriber(Subscriber.CONSUMER)
                    .build())
            .consents(List.of())
            .relationship(Relationship.builder().customer(false).build());
    if (!text) {
      contact.voice(kind.equals("live") ? Voice.LIVE : Voice.PRERECORDED);
    }
    return calls.check(contact.build()).findings().stream()
        .anyMatch(
            finding ->
                finding.outcome() == Decision.DENY && WHEN_TO_CALL.contains(finding.rule().id()));
  }

  /** Returns from when until when a contact may be made on a day, in half hours. */
  private String window(Place state, String kind, LocalDate day) {
    LocalTime opens = null;
    LocalTime closes = null;
    for (int half = 0; half < 48; half++) {
      LocalTime time = LocalTime.of(half / 2, half % 2 * 30);
      if (!isClosed(state, kind, day, time)) {
        opens = opens == null ? time : opens;
        closes = time.plusMinutes(30);
      }
    }
    return opens == null ? "closed" : opens + "-" + closes;
  }

  @Test
  void everyDifferenceFromTheTablesOfCallingHours_isJudged() {
    Set<String> found = new TreeSet<>();
    int cells = 0;
    for (NamedCsvRecord row : FoilsTest.rows("calling-hours.csv")) {
      for (String day : DAYS.keySet()) {
        String theirs = row.getField(day);
        if (!theirs.isEmpty()) {
          cells++;
          String place = row.getField("place");
          String kind = row.getField("kind");
          String ours = window(Place.of(place), kind, DAYS.get(day));
          if (!ours.equals(theirs)) {
            found.add(String.join(" / ", row.getField("foil"), place, kind, day, theirs, ours));
          }
        }
      }
    }

    assertThat(cells).isGreaterThan(130);
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            FoilsTest.judged(
                    "calling-hours-judged.csv", "foil", "place", "kind", "day", "theirs", "ours")
                .keySet());
  }

  /** Tells whether no call may be made on a day, though it may on that day of other weeks. */
  private boolean isHoliday(Place state, LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SUNDAY && isClosed(state, "live", day, LocalTime.NOON);
  }

  @Test
  void everyDifferenceFromTheCalendarsOfHolidays_isJudged() {
    TreeMap<String, TreeMap<LocalDate, String>> theirs = new TreeMap<>();
    for (NamedCsvRecord row : FoilsTest.rows("holidays.csv")) {
      for (String date : row.getField("dates").split("\\|", -1)) {
        theirs
            .computeIfAbsent(row.getField("place"), place -> new TreeMap<>())
            .put(LocalDate.parse(date), row.getField("name"));
      }
    }
    TreeMap<String, TreeSet<LocalDate>> found = new TreeMap<>();
    theirs.forEach(
        (state, holidays) -> {
          LocalDate last = LocalDate.of(YEAR_TO, 12, 31);
          for (LocalDate day = LocalDate.of(YEAR_FROM, 1, 1);
              !day.isAfter(last);
              day = day.plusDays(1)) {
            boolean ours = isHoliday(Place.of(state), day);
            boolean foil = holidays.containsKey(day) && day.getDayOfWeek() != DayOfWeek.SUNDAY;
            if (ours != foil) {
              String what = foil ? "foil only / " + holidays.get(day) : "ours only / ";
              found.computeIfAbsent(state + " / " + what, key -> new TreeSet<>()).add(day);
            }
          }
        });
    TreeMap<String, TreeSet<LocalDate>> judged = new TreeMap<>();
    for (NamedCsvRecord row : FoilsTest.rows("holidays-judged.csv")) {
      assertThat(row.getField("judgement")).isNotBlank();
      TreeSet<LocalDate> dates =
          judged.computeIfAbsent(
              String.join(" / ", row.getField("place"), row.getField("side"), row.getField("name")),
              key -> new TreeSet<>());
      for (String date : row.getField("dates").split("\\|", -1)) {
        assertThat(dates.add(LocalDate.parse(date))).as(date).isTrue();
      }
    }

    assertThat(text(found)).isEqualTo(text(judged));
  }

  private static String text(TreeMap<String, TreeSet<LocalDate>> differences) {
    return differences.entrySet().stream()
        .map(
            each ->
                each.getValue().stream()
                    .map(LocalDate::toString)
                    .collect(Collectors.joining("|", each.getKey() + " / ", "\n")))
        .collect(Collectors.joining());
  }

  /** Tells how many must consent to a recording of a call between two people in a state. */
  private String consent(Place state) {
    Recording recording =
        Recording.builder()
            .at(Instant.parse("2026-12-02T18:00:00Z"))
            .parties(
                Party.builder().role(PartyRole.AGENT).region(state).consented(true).build(),
                Party.builder().role(PartyRole.CUSTOMER).region(state).consented(false).build())
            .notice(RecordingNotice.NONE)
            .build();
    boolean all =
        recordings.check(recording).findings().stream()
            .anyMatch(
                finding ->
                    finding.outcome() == Decision.DENY
                        && finding.rule().id().equals("recording.us-all-party"));
    return all ? "all" : "one";
  }

  @Test
  void everyDifferenceFromTheListsOfRecordingStates_isJudged() {
    Set<String> found = new TreeSet<>();
    for (NamedCsvRecord row : FoilsTest.rows("recording-consent.csv")) {
      String place = row.getField("place");
      String ours = consent(Place.of(place));
      if (!ours.equals(row.getField("consent"))) {
        found.add(String.join(" / ", row.getField("foil"), place, row.getField("consent"), ours));
      }
    }

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            FoilsTest.judged("recording-consent-judged.csv", "foil", "place", "theirs", "ours")
                .keySet());
  }
}
