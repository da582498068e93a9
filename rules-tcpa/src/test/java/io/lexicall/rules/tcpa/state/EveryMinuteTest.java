package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hours of every state, minute by minute, against a slow and obvious reading of the table. */
class EveryMinuteTest {
  private final List<LawTable.Row> rows = new Tables().rows(Tables.CALLING_HOURS);

  private Set<String> listed() {
    Set<String> listed = new TreeSet<>();
    rows.forEach(row -> listed.add(row.text("state")));
    return listed;
  }

  /** Returns the rows on a kind of contact in a state that are law on a day. */
  private List<LawTable.Row> rowsOn(String state, Kind kind, LocalDate lawDay) {
    Map<String, LawTable.Row> chosen = new LinkedHashMap<>();
    for (LawTable.Row row : rows) {
      if (row.text("state").equals(state)
          && row.inForce().contains(lawDay)
          && row.certainty() != Certainty.LOW
          && row.isBlank("subject")
          && row.isBlank("purposes")
          && !row.text("mon_fri").equals("none")) {
        Kind ofRow = Kind.of(row);
        if (ofRow == kind) {
          chosen.put(row.text("variant"), row);
        } else if (kind == Kind.PRERECORDED && ofRow == Kind.LIVE) {
          chosen.putIfAbsent(row.text("variant"), row);
        }
      }
    }
    return List.copyOf(chosen.values());
  }

  /** The slow and obvious reading of rows: may somebody there be contacted then? */
  private static boolean isShut(String state, List<LawTable.Row> chosen, Instant at) {
    List<ZoneId> local = Atlas.ofRegion(Place.of(state)).zones();
    for (LawTable.Row row : chosen) {
      String clock = row.text("clock");
      List<ZoneId> zones =
          clock.equals("called-party-local") || clock.equals("state-time")
              ? local
              : List.of(ZoneId.of(clock));
      for (ZoneId zone : zones) {
        ZonedDateTime there = at.atZone(zone);
        String cell =
            switch (there.getDayOfWeek()) {
              case SATURDAY -> row.text("sat");
              case SUNDAY -> row.text("sun");
              default -> row.text("mon_fri");
            };
        if (cell.equals("closed")) {
          return true;
        }
        LocalTime time = there.toLocalTime();
        if (time.isBefore(LocalTime.parse(cell.substring(0, 5)))
            || !time.isBefore(LocalTime.parse(cell.substring(6)))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Rule<Contact>> rulesOf(List<Rule<?>> all, String state, LocalDate day) {
    List<Rule<Contact>> found = new ArrayList<>();
    for (Rule<?> rule : all) {
      if (rule.info().id().equals("us-state.calling-hours")
          && rule.info().places().contains(Place.of(state))
          && rule.info().inForce().contains(day)) {
        @SuppressWarnings("unchecked") // rules of this id judge contacts
        Rule<Contact> ofContacts = (Rule<Contact>) rule;
        found.add(ofContacts);
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-05T00:00:00Z", "2026-10-29T00:00:00Z"})
  void everyMinuteOfAWeekWithAClockChange_isAsTheTableSays(String start) {
    Instant from = Instant.parse(start);
    LocalDate lawDay = LocalDate.parse(start.substring(0, 10)).plusDays(3);
    List<String> wrong = new ArrayList<>();
    List<Rule<?>> all = StateRules.rules(new Tables());
    for (String state : listed()) {
      List<Rule<Contact>> rules = rulesOf(all, state, lawDay);
      for (Kind kind : Kind.values()) {
        String at = "2026-03-05T12:00:00Z";
        Contact contact =
            (switch (kind) {
                  case LIVE -> Calls.call(state, at);
                  case PRERECORDED -> Calls.recorded(state, at);
                  case TEXT -> Calls.text(state, at);
                })
                .build();
        List<LawTable.Row> chosen = rowsOn(state, kind, lawDay);
        for (int minute = 0; minute < 7 * 24 * 60; minute++) {
          Instant then = from.plusSeconds(60L * minute);
          Contact now = contact.at(then);
          boolean denied = false;
          for (Rule<Contact> rule : rules) {
            denied |= rule.judge(now) instanceof Outcome.Denied;
          }
          if (denied != isShut(state, chosen, then)) {
            wrong.add(state + " " + kind + " " + then + " denied: " + denied);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
