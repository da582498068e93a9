package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Emergency;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.HolidayRule;
import io.lexicall.time.WeeklyHours;
import io.lexicall.time.ZoneClock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When people may be called: hours, holidays, states of emergency. */
final class CallingTimes {
  private static final WeeklyHours ALL_BUT_HOLIDAYS =
      WeeklyHours.of("00:00-24:00", "00:00-24:00", "00:00-24:00", "closed");

  private final Tables tables;
  private final Exemptions exemptions;
  private final NumberReach reach;

  CallingTimes(Tables tables, Exemptions exemptions) {
    this.tables = tables;
    this.exemptions = exemptions;
    this.reach = new NumberReach(tables);
  }

  List<Rule<Contact>> rules() {
    List<Rule<Contact>> rules = new ArrayList<>();
    addHours(rules);
    addHolidays(rules);
    addEmergencies(rules);
    return rules;
  }

  /** The rows that belong together: those of one state and one variant. */
  private record Law(String state, String variant) {
    // Written out, because a record's generated methods are linked at the first call, which delays
    // the start.

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Law that && state.equals(that.state) && variant.equals(that.variant);
    }

    @Override
    public int hashCode() {
      return 31 * state.hashCode() + variant.hashCode();
    }
  }

  private static Map<Law, List<LawTable.Row>> byLaw(List<LawTable.Row> rows) {
    Map<Law, List<LawTable.Row>> laws = new LinkedHashMap<>();
    for (LawTable.Row row : rows) {
      laws.computeIfAbsent(
              new Law(row.requireText("state"), row.text("variant")), law -> new ArrayList<>())
          .add(row);
    }
    return laws;
  }

  private void addHours(List<Rule<Contact>> rules) {
    byLaw(tables.rows(Tables.CALLING_HOURS))
        .forEach(
            (law, rows) -> {
              Scope scope = new Scope(tables, law.state, Scope.HOURS, law.variant);
              Periods periods = new Periods().cutBy(rows).cutBy(scope.rows());
              for (InForce stretch : periods.stretches()) {
                Rule<Contact> rule = hours(law, rows, scope, stretch);
                if (rule != null) {
                  rules.add(rule);
                }
              }
            });
  }

  private @Nullable Rule<Contact> hours(
      Law law, List<LawTable.Row> rows, Scope scope, InForce stretch) {
    Map<Kind, LawTable.Row> inForce = new EnumMap<>(Kind.class);
    for (LawTable.Row row : rows) {
      if (Tables.isApplied(Tables.CALLING_HOURS, row) && Periods.holds(row, stretch)) {
        inForce.put(Kind.of(row), row);
      }
    }
    LawTable.Row live = inForce.get(Kind.LIVE);
    if (live != null) {
      // A recorded message has the calling hours of calls if it has none of its own.
      inForce.putIfAbsent(Kind.PRERECORDED, live);
    }
    if (inForce.isEmpty()) {
      return null;
    }
    Place place = Place.of(law.state);
    Map<Kind, Condition<Contact>> conditions = new EnumMap<>(Kind.class);
    Certainty certainty = Certainty.HIGH;
    for (Map.Entry<Kind, LawTable.Row> each : inForce.entrySet()) {
      LawTable.Row row = each.getValue();
      Condition<Contact> closed =
          Cells.about(row).and(outside(place, row)).and(liftsHours(place, row).not());
      conditions.put(each.getKey(), reached(row, each.getKey(), scope, stretch).and(closed));
      certainty = certainty.atMost(row.certainty());
    }
    LawTable.Row first = inForce.values().iterator().next();
    Rule.Builder<Contact> rule =
        reach
            .ruleOfTrade("us-state.calling-hours", first, stretch)
            .variant(law.variant)
            .title(
                "A sales call or text is made only within the hours that the called party's state"
                    + " sets.")
            .certainty(certainty)
            .when(new ByKind(conditions))
            .remedy("wait");
    inForce.forEach(
        (kind, row) -> {
          if (!row.citation().equals(first.citation())) {
            rule.citesWhere(kind.condition(), row.citation().text());
          }
        });
    return rule.denies();
  }

  /**
   * A law on certain purposes itself says whom it covers; what the scope adds is from another law.
   */
  private static Condition<Contact> reached(
      LawTable.Row row, Kind kind, Scope scope, InForce stretch) {
    return row.isBlank("purposes")
        ? scope.reaches(kind, stretch)
        : Condition.all(
            Cells.purposeIn(Cells.purposes(row)), Cells.byWhom(row), Cells.subscribers(row));
  }

  private Condition<Contact> outside(Place place, LawTable.Row row) {
    // A holiday that is closed to all calls belongs to another section, which has its own
    // exceptions.
    String holidays = row.text("holidays").equals("closed") ? "same" : row.text("holidays");
    WeeklyHours hours;
    try {
      hours = WeeklyHours.of(row.text("mon_fri"), row.text("sat"), row.text("sun"), holidays);
    } catch (IllegalArgumentException e) {
      throw row.unreadable("mon_fri", e);
    }
    HolidayCalendar calendar =
        holidays.equals("same") ? HolidayCalendar.NONE : holidaysOf(place.code());
    ZoneId zone = zoneOf(place, row.requireText("clock"));
    return zone == null
        ? Condition.outsideHours(hours, calendar, place)
        : new HoursAt(hours, calendar, ZoneClock.of(zone));
  }

  /** Returns the zone whose clock the law names; null if it is that of the called party. */
  private static @Nullable ZoneId zoneOf(Place place, String clock) {
    return switch (clock) {
      case "called-party-local" -> null;
      case "state-time" -> {
        List<ZoneId> zones = Atlas.ofRegion(place).zones();
        yield zones.size() == 1 ? zones.get(0) : null;
      }
      default -> ZoneId.of(clock);
    };
  }

  private Condition<Contact> liftsHours(Place place, LawTable.Row row) {
    return Cells.liftsFor(
        row,
        Condition.any(
            row.isYes("random_dialing_lifts")
                ? Relationships.in(row, "ebr_lifts")
                // a device that dials at random finds its customers by chance
                : Relationships.in(row, "ebr_lifts").and(Terms.AUTODIALER.not()),
            Cells.consent(row, "consent_lifts"),
            row.isYes("exemption_lifts")
                ? exemptions.claimed(place, Exemptions.HOURS)
                : Condition.never()));
  }

  /** Returns the holidays of a state that are applied. */
  HolidayCalendar holidaysOf(String state) {
    return HolidayCalendar.of(
        tables.applied(Tables.HOLIDAYS).stream()
            .filter(row -> row.text("state").equals(state))
            .map(HolidayRule::of)
            .filter(HolidayRule::isApplied)
            .toList());
  }

  private void addHolidays(List<Rule<Contact>> rules) {
    Map<String, HolidayCalendar> calendars = new LinkedHashMap<>();
    for (LawTable.Row row : tables.applied(Tables.HOLIDAY_BAN)) {
      String state = row.requireText("state");
      HolidayCalendar calendar = calendars.computeIfAbsent(state, this::holidaysOf);
      Scope scope = new Scope(tables, state, Scope.HOLIDAYS, row.text("variant"));
      Set<Kind> kinds = Kind.in(row);
      for (InForce stretch : new Periods().cutBy(List.of(row)).cutBy(scope.rows()).stretches()) {
        if (Periods.holds(row, stretch)) {
          rules.add(
              Rule.on(Contact.SCHEMA, "us-state.holiday-ban")
                  .variant(variant(row.text("variant"), kinds))
                  .title("Sales calls are not made on the state's legal holidays.")
                  .readFrom(row)
                  .inForce(stretch)
                  .in(Place.of(state))
                  .when(scope.reaches(kinds, stretch))
                  .when(Condition.outsideHours(ALL_BUT_HOLIDAYS, calendar, Place.of(state)))
                  .unless(
                      Relationships.in(row, "relationship_lifts")
                          .or(Cells.consent(row, "consent_lifts")))
                  .remedy("wait")
                  .denies());
        }
      }
    }
  }

  /** Distinguishes the rows for texts from those for calls. */
  static String variant(String variant, Set<Kind> kinds) {
    String ofTexts = kinds.equals(Set.of(Kind.TEXT)) ? "text" : "";
    return variant.isEmpty() || ofTexts.isEmpty() ? variant + ofTexts : variant + " " + ofTexts;
  }

  private void addEmergencies(List<Rule<Contact>> rules) {
    Members<Contact, Emergency> emergencies = Members.of(Contact.EMERGENCIES);
    for (LawTable.Row row : tables.applied(Tables.EMERGENCY_BAN)) {
      Place place = Cells.place(row);
      Set<Kind> kinds = Kind.in(row);
      Scope scope = new Scope(tables, place.code(), Scope.EMERGENCY, "");
      for (InForce stretch : scope.stretches(row)) {
        rules.add(
            Rule.on(Contact.SCHEMA, "us-state.emergency-ban")
                .variant(variant("", kinds))
                .title("Sales calls are not made where a state of emergency is in force.")
                .readFrom(row)
                .inForce(stretch)
                .in(place)
                .when(scope.reaches(kinds, stretch))
                .when(
                    emergencies.any(
                        // Includes emergencies named by county, since the facts do not state the
                        // called party's county.
                        emergencies.is(Emergency.REGION, place),
                        emergencies.happened(Emergency.FROM),
                        emergencies.happened(Emergency.TO).not()))
                .unless(
                    Condition.any(
                        Relationships.in(row, "relationship_lifts"),
                        Cells.consent(row, "consent_lifts"),
                        Cells.nonprofit(row, "nonprofits_lift")))
                .remedy("wait")
                .denies());
      }
    }
  }
}
