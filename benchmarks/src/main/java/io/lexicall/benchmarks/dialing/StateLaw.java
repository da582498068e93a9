package io.lexicall.benchmarks.dialing;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a state's law says of live sales calls to consumers in the week that is dialed, flattened
 * for whoever has no engine of ours: read from our tables, without citations, other years, other
 * kinds of contact, and what decides none of the calls.
 *
 * <p>An oral consent counts 1 and a written one 2; a person who bought once counts 1, a customer 2.
 * What lifts a rule is given as the least count that does, {@link #NOTHING} if none does.
 *
 * @param state such as {@code US-NY}
 * @param hours from Monday to Sunday
 * @param hoursConsent the consent that lifts the hours
 * @param hoursRelation the relationship that lifts the hours
 * @param hasList whether the state keeps a do-not-call list of its own
 * @param bansRegistry whether an act of the state itself forbids calls to numbers of the national
 *     registry
 * @param listConsent the consent that lifts that list or ban
 * @param listRelation the relationship that lifts that list or ban
 * @param consent the consent that a call needs, 0 for none
 * @param mobileConsentRelation the relationship that does instead of it, to mobile numbers
 * @param consentRelation the same to other numbers, 0 where they need none
 * @param dialerConsent the consent that automated dialing needs, 0 for none
 * @param dialerRelation the relationship that does instead of that consent
 * @param cap the number of calls in the last 24 hours at which there is no further one
 * @param capRelation the relationship that lifts the cap
 */
public record StateLaw(
    String state,
    List<Hours> hours,
    int hoursConsent,
    int hoursRelation,
    boolean hasList,
    boolean bansRegistry,
    int listConsent,
    int listRelation,
    int consent,
    int mobileConsentRelation,
    int consentRelation,
    int dialerConsent,
    int dialerRelation,
    int cap,
    int capRelation) {
  /** More than any consent or relationship. */
  public static final int NOTHING = 9;

  private static final int NO_CAP = 99;
  private static final String TABLES = "/io/lexicall/rules/tcpa/state/us-state-";

  /**
   * When calls may be made on one day, in minutes since midnight.
   *
   * @param open inclusive
   * @param close exclusive
   */
  public record Hours(int open, int close) {
    private static final Hours ALL_DAY = new Hours(0, 24 * 60);
    private static final Hours CLOSED = new Hours(0, 0);

    /** Tells whether calls may be made at that minute. */
    public boolean contain(int minute) {
      return minute >= open && minute < close;
    }

    private Hours within(Hours other) {
      return new Hours(Math.max(open, other.open), Math.min(close, other.close));
    }

    private static Hours parse(String text) {
      if (text.equals("closed")) {
        return CLOSED;
      }
      String[] bounds = text.split("-");
      return new Hours(minute(bounds[0]), minute(bounds[1]));
    }

    private static int minute(String text) {
      return text.equals("24:00") ? 24 * 60 : LocalTime.parse(text).toSecondOfDay() / 60;
    }
  }

  /** Returns the hours of a day of the week. */
  public Hours on(DayOfWeek day) {
    return hours.get(day.ordinal());
  }

  /** Reads the law of some states as it is on a day. */
  static Map<String, StateLaw> read(Iterable<String> states, LocalDate day) {
    Map<String, List<NamedCsvRecord>> hours =
        allRows(
            "calling-hours",
            day,
            // Not the hours of one trade alone, or of appeals for gifts.
            row ->
                !row.getField("mon_fri").equals("none")
                    && row.getField("subject").isEmpty()
                    && isOfSales(row));
    Map<String, List<NamedCsvRecord>> lists =
        allRows(
            "dnc-lists", day, row -> !row.getField("own_list").equals("false") && isOfSales(row));
    Map<String, List<NamedCsvRecord>> consents = allRows("telemarketing-consent", day, row -> true);
    Map<String, NamedCsvRecord> dialers =
        rows(
            "automated-dialing-consent",
            day,
            // Whoever looks numbers up in the lists before a dialer dials them has done enough. A
            // dialer dials numbers of customers, and finds none itself, as Colorado's row has it.
            row ->
                row.getField("screened_lifts").equals("no")
                    && row.getField("line_types").isEmpty());
    Map<String, NamedCsvRecord> caps =
        rows(
            "frequency-caps",
            day,
            row ->
                row.getField("purpose").equals("telemarketing")
                    && row.getField("subject").isEmpty());
    Map<String, StateLaw> laws = new HashMap<>();
    for (String state : states) {
      List<NamedCsvRecord> consent = consents.getOrDefault(state, List.of());
      NamedCsvRecord dialer = dialers.get(state);
      NamedCsvRecord cap = caps.get(state);
      laws.put(
          state,
          new StateLaw(
              state,
              week(hours.get(state)),
              // Where two acts keep the same hours, what lifts one alone lifts nothing.
              most(hours.get(state), row -> consentIn(row, "consent_lifts", NOTHING)),
              most(hours.get(state), row -> relationIn(row, "ebr_lifts")),
              keeps(lists.get(state), "true"),
              keeps(lists.get(state), "national"),
              // What lifts the list lifts the part of the registry that is in it.
              most(lists.get(state), row -> consentIn(row, "consent_lifts", NOTHING)),
              most(lists.get(state), row -> relationIn(row, "relationship_lifts")),
              consent.stream().mapToInt(StateLaw::needed).max().orElse(0),
              // Where two paragraphs ask for it, what does for one alone does not do.
              insteadOfConsent(consent, true),
              insteadOfConsent(consent, false),
              needed(dialer),
              relationIn(dialer, "relationship_lifts"),
              cap == null ? NO_CAP : Integer.parseInt(cap.getField("max_count")),
              relationIn(cap, "relationship_exempt")));
    }
    return laws;
  }

  private static boolean isOfSales(NamedCsvRecord row) {
    String purposes = row.getField("purposes");
    return purposes.isEmpty() || purposes.contains("telemarketing");
  }

  private static boolean keeps(@Nullable List<NamedCsvRecord> rows, String list) {
    return rows != null && rows.stream().anyMatch(row -> row.getField("own_list").equals(list));
  }

  private static int most(
      @Nullable List<NamedCsvRecord> rows, ToIntFunction<NamedCsvRecord> lifts) {
    return rows == null ? NOTHING : rows.stream().mapToInt(lifts).max().orElse(NOTHING);
  }

  private static int insteadOfConsent(List<NamedCsvRecord> rows, boolean mobile) {
    return rows.stream()
        .filter(row -> mobile || !row.getField("line_types").equals("mobile"))
        .mapToInt(row -> relationIn(row, "relationship_lifts"))
        .max()
        .orElse(0);
  }

  private static Map<String, NamedCsvRecord> rows(
      String table, LocalDate day, Predicate<NamedCsvRecord> wanted) {
    Map<String, NamedCsvRecord> last = new HashMap<>();
    allRows(table, day, wanted)
        .forEach((state, rows) -> last.put(state, rows.get(rows.size() - 1)));
    return last;
  }

  /** Returns the rows on live calls that are applied on that day, by state. */
  private static Map<String, List<NamedCsvRecord>> allRows(
      String table, LocalDate day, Predicate<NamedCsvRecord> wanted) {
    Map<String, List<NamedCsvRecord>> rows = new HashMap<>();
    for (NamedCsvRecord row : table(TABLES + table + ".csv")) {
      String from = row.getField("in_force_from");
      String to = row.getField("in_force_to");
      String kinds = row.findField("contact_kind").orElseGet(() -> row.getField("contact_kinds"));
      if ((from.isEmpty() || !LocalDate.parse(from).isAfter(day))
          && (to.isEmpty() || !LocalDate.parse(to).isBefore(day))
          && !row.findField("applied").orElse("yes").equals("no")
          && !row.getField("citation").isEmpty()
          && Arrays.asList(kinds.split("\\|")).contains("live")
          && wanted.test(row)) {
        rows.computeIfAbsent(row.getField("state"), state -> new ArrayList<>()).add(row);
      }
    }
    return rows;
  }

  /** Reads a table of the class path. */
  static List<NamedCsvRecord> table(String path) {
    try (Reader reader =
            new InputStreamReader(
                requireNonNull(StateLaw.class.getResourceAsStream(path), path),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
      List<NamedCsvRecord> read = new ArrayList<>();
      rows.forEach(read::add);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the hours that all rows leave open. */
  private static List<Hours> week(@Nullable List<NamedCsvRecord> rows) {
    List<Hours> week = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String column =
          switch (day) {
            case SATURDAY -> "sat";
            case SUNDAY -> "sun";
            default -> "mon_fri";
          };
      Hours open = Hours.ALL_DAY;
      for (NamedCsvRecord row : rows == null ? List.<NamedCsvRecord>of() : rows) {
        open = open.within(Hours.parse(row.getField(column)));
      }
      week.add(open);
    }
    return List.copyOf(week);
  }

  /** A request, which nobody in the week has made, cannot be had by any consent. */
  private static int needed(@Nullable NamedCsvRecord row) {
    return row == null || row.getField("needs").isEmpty() ? 0 : consentIn(row, "needs", NOTHING);
  }

  private static int consentIn(@Nullable NamedCsvRecord row, String column, int otherwise) {
    return row == null
        ? otherwise
        // Nobody in the week has asked to be called or invited a call: neither lifts anything.
        : switch (row.getField(column).replaceAll("\\|?(request|permission)", "")) {
          case "", "no" -> otherwise;
          case "express" -> 1;
          case "written", "express-written", "express-written-automated" -> 2;
          case "barred" -> NOTHING;
          default -> throw new IllegalStateException("An unknown consent in " + row);
        };
  }

  /**
   * All periods for which a purchase makes a relationship agree on those dialed: they bought half a
   * year ago at most, or some years ago, or never.
   */
  private static int relationIn(@Nullable NamedCsvRecord row, String column) {
    if (row == null) {
      return NOTHING;
    }
    List<String> words = Arrays.asList(row.getField(column).split("\\|"));
    if (words.contains("transaction")) {
      return 1;
    }
    return words.contains("customer")
            || words.stream()
                .anyMatch(w -> w.startsWith("transaction:") || w.startsWith("purchase:"))
        ? 2
        : NOTHING;
  }
}
