package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.law.Certainty;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.RuleInfo;
import io.lexicall.time.ZoneClock;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What unlawful activities may cost by the law that is loaded: how many activities each claimant
 * may pursue, on which basis, and within which range. It is a range that the law allows, not a
 * forecast.
 *
 * <p>An activity counts once for each {@linkplain Claim claim}, whatever the number of findings
 * that the claim can rest on. If two statutes give one claimant a claim, these are two claims.
 * Claims are not added up: they belong to different claimants, or courts disagree whether one
 * claimant can have both. If a law counts by person, each called number counts once, and an
 * activity without a number counts as a separate person; an incident counts the persons whom it
 * affected where the claim is law. A call that is the same as an earlier one does not count.
 *
 * <p>If a law gives a person a claim only from a second or later violation on, the rows of a number
 * count once they show as many, by or for the same seller. Until then they are counted apart, as
 * are rows that do not show it, since they state no number.
 *
 * <p>Not thread-safe: use one for each thread and add them.
 *
 * @since 0.1
 */
public final class Exposure implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int MOST_ALIKE = 4_096;
  private static final long SECONDS_OF_DAY = 86_400;
  private static final int ROWS = 0;
  private static final int UNITS = 1;
  private static final int BARRED = 2;
  private static final int ROWS_WITHOUT_CLAIM = 3;
  private static final int PERSONS_WITHOUT_CLAIM = 4;
  private static final int UNTOLD = 5;
  private static final int COUNTS = 6;
  private static final String ABANDONED = Contact.CAMPAIGN.then(Campaign.ABANDONED).path();

  private final Book book;
  private final Map<Degrees, long[]> claims = new HashMap<>();
  private final Map<String, Map<Degrees, long[]>> byRule = new TreeMap<>();
  private final Map<String, Long> unpriced = new TreeMap<>();

  /** The counts that are not in the other fields yet. */
  private transient Map<Dues, long[]> alike = new HashMap<>();

  /**
   * Returns whether two rows are degrees of fault, or different years, of one claim under one
   * statute.
   */
  private static boolean isSameClaim(Penalty one, Penalty other) {
    return one.isSameClaim(other) && basis(one).equals(basis(other));
  }

  /**
   * Returns the section of the statute that gives damages or a penalty for each violation: two such
   * statutes are two claims, even for one claimant and the same rule. A fine for a conduct is one
   * claim, whatever sections contain its degrees.
   */
  private static String basis(Penalty row) {
    if (row.kind() != Penalty.Kind.STATUTORY_DAMAGES && row.kind() != Penalty.Kind.CIVIL_PENALTY) {
      return "";
    }
    String citation = row.citation();
    int end = citation.length();
    for (char divider : new char[] {'(', ';', ','}) {
      int at = citation.indexOf(divider);
      end = at < 0 ? end : Math.min(end, at);
    }
    return citation.substring(0, end).strip();
  }

  /** Where and when a rule was broken. */
  private record Where(Set<Place> places, long day) {}

  /** The rows of one claim that are in force on a day: its degrees of fault. */
  record Degrees(List<Penalty> rows) implements Serializable {
    Penalty first() {
      return rows.get(0);
    }

    /** Returns the degree that needs the fewest violations. */
    Penalty easiest() {
      Penalty easiest = first();
      for (Penalty each : rows) {
        easiest = each.leastViolations() < easiest.leastViolations() ? each : easiest;
      }
      return easiest;
    }
  }

  /**
   * A claim that one claimant may pursue.
   *
   * @param rule the broken rule; empty for all broken rules
   * @param barred whether it is too old
   * @param claim what is counted for each person; null if only the rows are counted
   */
  record Due(String rule, Degrees degrees, boolean barred, @Nullable List<Object> claim) {
    /** Returns whether a person has the claim only after several violations. */
    boolean needsSeveral() {
      return degrees.easiest().leastViolations() > 1;
    }

    boolean isByPerson() {
      return degrees.first().per() == Penalty.Per.PERSON;
    }
  }

  /** What follows from breaking some rules at a place on a day. */
  static final class Dues {
    private final Set<String> rules = new LinkedHashSet<>();
    private final Set<String> unpriced = new LinkedHashSet<>();
    private final List<Due> all = new ArrayList<>();
    private final List<Due> byPerson = new ArrayList<>();

    private void add(Due due) {
      all.add(due);
      if (due.claim != null) {
        byPerson.add(due);
      }
    }
  }

  /**
   * How the sum of a claim was computed.
   *
   * @since 0.1
   */
  public enum Count {
    /** The number of activities, persons or days times the range. */
    COUNTED,
    /** An authority or a court sets one sum for a conduct, which is shown and not multiplied. */
    FRAME,
    /** It is a share of turnover, which the rows do not contain. */
    TURNOVER,
    /** No law sets a sum: a contract does. */
    CONTRACT
  }

  /**
   * A degree of fault, or a kind of wrongdoer, with what the law provides for it.
   *
   * @param range in words
   * @param condition in words; may be empty
   * @param cap the limit of the sum of several, in words; it was not applied; empty if none is
   *     known
   * @since 0.1
   */
  public record Degree(String range, String condition, String cap) {
    static Degree of(Penalty row) {
      return new Degree(row.range(), row.condition(), row.cap());
    }

    /** Returns the range, with the condition in parentheses if there is one. */
    public String text() {
      return condition.isEmpty() ? range : range + " (" + condition + ")";
    }
  }

  /**
   * A claim of one claimant on one basis.
   *
   * @param regulation such as {@code tcpa}
   * @param rules the patterns of the rules that it is for
   * @param places where it is law; empty for everywhere
   * @param kind its legal nature
   * @param per the unit by which it is counted
   * @param claimant who may claim it
   * @param count how the sums were computed
   * @param activities how many unlawful activities it covers, without those that are too old
   * @param units the number of units by which it is counted: activities or persons
   * @param barred how many activities are older than the limitation period
   * @param limitationYears the longest limitation period; empty if it is not known, so that
   *     activities of any age are covered
   * @param least the minimum for all; empty if it was not counted
   * @param most the maximum for all; empty if it was not counted, or if the law sets no maximum
   * @param currency of both; may be empty
   * @param withoutClaim how many activities are in no claim yet, since the person has it only after
   *     several violations
   * @param personsWithoutClaim the number of persons who therefore have none
   * @param untold how many activities could not be counted: they state no number, so that they do
   *     not show several violations, or not how many persons were affected
   * @param leastViolations with how many violations a person has the claim; 1 if each gives it
   * @param withinMonths the months within which those must be; empty for any time
   * @param degrees the degrees of fault and the kinds of wrongdoers with the range of each, from
   *     the lowest to the highest
   * @param ranges the ranges of {@code degrees}, in that order
   * @param citations the provisions
   * @param conditions the conditions of {@code degrees}, in that order
   * @param caps the limits of the sum, in words; they were not applied
   * @param notes further notes
   * @param certainty how sure the reading is; of several readings the least sure
   * @since 0.1
   */
  public record Claim(
      String regulation,
      List<String> rules,
      Set<Place> places,
      Penalty.Kind kind,
      Penalty.Per per,
      Penalty.Claimant claimant,
      Count count,
      long activities,
      long units,
      long barred,
      long withoutClaim,
      long personsWithoutClaim,
      long untold,
      int leastViolations,
      OptionalInt withinMonths,
      OptionalInt limitationYears,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most,
      String currency,
      List<Degree> degrees,
      List<String> ranges,
      SortedSet<String> citations,
      List<String> conditions,
      SortedSet<String> caps,
      SortedSet<String> notes,
      Certainty certainty) {
    /** Returns what all may cost, in words, or why that is not counted. */
    public String total() {
      if (activities == 0 && barred > 0 && withoutClaim == 0 && untold == 0) {
        return barred == 1
            ? "time-barred: the one row"
            : String.format(Locale.ROOT, "time-barred: all %,d rows", barred);
      }
      if (activities == 0) {
        return withoutClaim > 0 ? "none yet" : "not counted";
      }
      if (units == 0 && count == Count.COUNTED) {
        return "not counted: the number of persons is not known";
      }
      return switch (count) {
        case COUNTED -> {
          BigDecimal low = least.orElse(BigDecimal.ZERO);
          if (most.isEmpty()) {
            yield low.signum() == 0
                ? "no sum is set"
                : currency + " " + money(low) + " or more; no maximum is set";
          }
          yield low.signum() == 0
              ? "up to " + currency + " " + money(most.get())
              : low.compareTo(most.get()) == 0
                  ? currency + " " + money(low)
                  : currency + " " + money(low) + " to " + money(most.get());
        }
        case FRAME -> "not multiplied: one amount for a course of conduct";
        case TURNOVER -> "not counted: a share of turnover";
        case CONTRACT -> "not counted: what the contract says";
      };
    }

    /**
     * Returns in words what the sum leaves out: activities that are too old, persons who have no
     * claim yet, and activities that do not state enough; empty if it leaves out nothing.
     */
    public List<String> leftOut() {
      List<String> told = new ArrayList<>();
      if (barred > 0 && (activities > 0 || withoutClaim > 0 || untold > 0)) {
        told.add(String.format(Locale.ROOT, "%,d more are time-barred", barred));
      }
      if (withoutClaim > 0) {
        told.add(
            personsWithoutClaim > 0
                ? String.format(
                    Locale.ROOT,
                    personsWithoutClaim == 1
                        ? "%,d person with fewer than %s has no claim yet (%s without a claim)"
                        : "%,d persons with fewer than %s have no claim yet (%s without a claim)",
                    personsWithoutClaim,
                    several(),
                    rows(withoutClaim))
                : String.format(
                    Locale.ROOT,
                    "%s without a claim: %s are needed",
                    rows(withoutClaim),
                    several()));
      }
      if (untold > 0) {
        told.add(
            leastViolations > 1
                ? String.format(
                    Locale.ROOT,
                    "%s without a number not counted: %s of one person are needed",
                    rows(untold),
                    several())
                : String.format(
                    Locale.ROOT,
                    "%s not counted: how many persons were affected is not known",
                    rows(untold)));
      }
      return List.copyOf(told);
    }

    private static String rows(long rows) {
      return rows == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", rows);
    }

    private String several() {
      return leastViolations
          + " violations"
          + (withinMonths.isPresent() ? " within " + withinMonths.getAsInt() + " months" : "");
    }

    private static String money(BigDecimal sum) {
      return String.format(Locale.ROOT, "%,.2f", sum);
    }
  }

  Exposure(Book book) {
    this.book = book;
  }

  /** Finds what follows from verdicts of a kind, and remembers it. Thread-safe. */
  static final class Book {
    private static final int MOST_KINDS = 10_000;

    private final Compliance compliance;
    private final @Nullable Instant today;
    private final Map<VerdictKind, VerdictKind> kinds = new ConcurrentHashMap<>();

    private final ShownNames names = new ShownNames();

    private volatile @Nullable Spans spans;

    /** Between two of these days, the same rows are in force or barred. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Spans(long[] ofLaw, long[] ofLimitation) {}

    Book(Compliance compliance, @Nullable Instant today) {
      this.compliance = compliance;
      this.today = today;
    }

    /** Returns the penalties of all rules, in an order that depends only on the law. */
    List<Penalty> penalties() {
      Set<Penalty> all = new LinkedHashSet<>();
      compliance.rules().forEach(rule -> all.addAll(compliance.penalties(rule.info())));
      return List.copyOf(all);
    }

    /** Returns the kind of a verdict. */
    VerdictKind kind(Whereabouts where, Verdict verdict) {
      VerdictKind kind = new VerdictKind(where, verdict);
      VerdictKind known = kinds.get(kind);
      if (known == null) {
        if (kinds.size() > MOST_KINDS) {
          kinds.clear();
        }
        kinds.put(kind, kind);
        known = kind;
      }
      return known;
    }

    private Dues dues(VerdictKind kind, Instant at, boolean notAbandoned) {
      Spans known = spans;
      if (known == null) {
        known = spans();
        spans = known;
      }
      long day = day(kind.where(), at);
      long utc = Math.floorDiv(at.getEpochSecond(), SECONDS_OF_DAY);
      int span =
          span(known.ofLaw, day) * (known.ofLimitation.length + 1) + span(known.ofLimitation, utc);
      int key = span * 2 + (notAbandoned ? 1 : 0);
      Dues dues = kind.dues().get(key);
      if (dues == null) {
        dues = find(kind, day, LocalDate.ofEpochDay(utc), notAbandoned);
        kind.dues().put(key, dues);
      }
      return dues;
    }

    private static int span(long[] begins, long day) {
      int found = Arrays.binarySearch(begins, day);
      return found < 0 ? -found - 1 : found + 1;
    }

    private Spans spans() {
      Set<Long> ofLaw = new TreeSet<>();
      Set<Long> ofLimitation = new TreeSet<>();
      for (Penalty row : penalties()) {
        ofLaw.add(row.inForce().firstEpochDay());
        // The overflow of an open end sorts first, and does no harm.
        ofLaw.add(row.inForce().lastEpochDay() + 1);
        Instant then = today;
        if (then != null && row.limitationYears().isPresent()) {
          int years = row.limitationYears().getAsInt();
          LocalDate first = utcDay(then).minusYears(years).minusDays(1);
          while (first.plusYears(years).isBefore(utcDay(then))) {
            first = first.plusDays(1);
          }
          ofLimitation.add(first.toEpochDay());
        }
      }
      return new Spans(
          ofLaw.stream().mapToLong(Long::longValue).toArray(),
          ofLimitation.stream().mapToLong(Long::longValue).toArray());
    }

    private Dues find(VerdictKind kind, long day, LocalDate utc, boolean notAbandoned) {
      Dues dues = new Dues();
      Where where = new Where(placesOf(kind.where()), day);
      Set<Degrees> all = new LinkedHashSet<>();
      Map<String, Set<Degrees>> ofRules = new LinkedHashMap<>();
      for (Finding finding : kind.verdict().findings()) {
        if (finding.outcome() == Decision.DENY && !(notAbandoned && isOfAbandonment(finding))) {
          String rule = finding.rule().id();
          dues.rules.add(rule);
          List<Degrees> found = find(finding.rule(), where);
          if (found.isEmpty()) {
            dues.unpriced.add(rule);
          }
          // A rule can be broken in two places at once.
          ofRules.computeIfAbsent(rule, key -> new LinkedHashSet<>()).addAll(found);
          all.addAll(found);
        }
      }
      ofRules.forEach((rule, each) -> each.forEach(one -> dues.add(due(rule, one, utc))));
      all.forEach(each -> dues.add(due("", each, utc)));
      return dues;
    }

    private Due due(String rule, Degrees degrees, LocalDate utc) {
      boolean barred = isBarred(degrees, utc);
      boolean several = degrees.easiest().leastViolations() > 1; // of which one can be too old
      // The sums change with the year; a person who is counted under one is not counted under
      // another.
      return new Due(
          rule,
          degrees,
          barred,
          several || (!barred && degrees.first().per() == Penalty.Per.PERSON)
              ? List.of(claimOf(degrees), rule)
              : null);
    }

    private boolean isBarred(Degrees degrees, LocalDate utc) {
      OptionalInt years = limitation(degrees.rows);
      Instant then = today;
      return then != null
          && years.isPresent()
          && utc.plusYears(years.getAsInt()).isBefore(utcDay(then));
    }

    private List<Degrees> find(RuleInfo rule, Where where) {
      List<Penalty> all = compliance.penalties(rule);
      // With two possible dates, the law of both applies: for a rule that ended with the earlier
      // date, the penalty of its own last day counts.
      LocalDate day = LocalDate.ofEpochDay(Math.min(where.day, rule.inForce().lastEpochDay()));
      List<List<Penalty>> groups = new ArrayList<>();
      for (Penalty row : all) {
        if (row.inForce().contains(day)
            && (where.places.isEmpty() || row.reachesAny(where.places))) {
          Penalty applied = row.isOfAssessment() ? assessed(row, all) : row;
          List<Penalty> group =
              groups.stream()
                  .filter(each -> isSameClaim(each.get(0), applied))
                  .findFirst()
                  .orElse(null);
          if (group == null) {
            group = new ArrayList<>();
            groups.add(group);
          }
          group.add(applied);
        }
      }
      return groups.stream().map(each -> new Degrees(List.copyOf(each))).toList();
    }

    /** Returns the row of the day on which it would be imposed: today's row, or the newest. */
    private Penalty assessed(Penalty row, List<Penalty> all) {
      LocalDate then = today == null ? LocalDate.MAX : utcDay(today);
      return all.stream()
          .filter(each -> isSameClaim(each, row) && each.condition().equals(row.condition()))
          .filter(each -> each.inForce().contains(then))
          .findFirst()
          .orElse(row);
    }
  }

  /** Returns the names of agents and campaigns, which all tallies of a run share. */
  ShownNames names() {
    return book.names;
  }

  /** Returns the kind of a verdict on an activity. */
  VerdictKind kind(Activity<?> activity, Verdict verdict) {
    return book.kind(activity.whereabouts(), verdict);
  }

  /**
   * Counts a judged activity if it was unlawful.
   *
   * @param kind the kind of its verdict
   * @param activity the activity with all its facts
   * @param person what was counted for this person, to which this adds; null for an activity
   *     without a number
   * @param notAbandoned whether it is known that an agent was there in time, or that nobody
   *     answered: then the share of abandoned calls of its campaign makes it no violation
   * @return whether it was unlawful, so that it was counted
   */
  boolean add(
      VerdictKind kind, Activity<?> activity, @Nullable PersonCount person, boolean notAbandoned) {
    if (!kind.denies()) {
      return false;
    }
    Dues dues = book.dues(kind, activity.at(), notAbandoned);
    alike.computeIfAbsent(dues, key -> new long[1])[0]++;
    for (Due each : dues.byPerson) {
      if (each.needsSeveral()) {
        addOneOfSeveral(each, activity, person);
      } else if (person == null) {
        addPersons(each, activity);
      } else if (person.claim(requireNonNull(each.claim))) {
        counts(each)[UNITS]++;
      }
    }
    boolean isUnlawful = !dues.rules.isEmpty();
    if (alike.size() > MOST_ALIKE) {
      settle();
    }
    return isUnlawful;
  }

  /** Adds a violation to a claim that a person has only after several of them. */
  private void addOneOfSeveral(Due due, Activity<?> activity, @Nullable PersonCount person) {
    if (person == null) {
      counts(due)[UNTOLD] += due.barred ? 0 : 1;
      return;
    }
    RepeatedViolations all = person.repeated(requireNonNull(due.claim));
    String seller = activity instanceof Contact contact ? EarlierContacts.SELLER.in(contact) : null;
    Penalty easiest = due.degrees.easiest();
    RepeatedViolations.Violation violation =
        new RepeatedViolations.Violation(due, activity.at(), seller);
    boolean isClaimed =
        all.add(
            violation,
            easiest.leastViolations(),
            easiest.withinMonths(),
            each -> claim(each, violation, all, person));
    if (!isClaimed && !due.barred) {
      counts(due)[ROWS_WITHOUT_CLAIM]++;
      counts(due)[PERSONS_WITHOUT_CLAIM] += all.await(due) ? 1 : 0;
    }
  }

  /** Counts a violation that, with others, is in a claim now. */
  private void claim(
      RepeatedViolations.Violation each,
      RepeatedViolations.Violation newest,
      RepeatedViolations all,
      PersonCount person) {
    Due due = each.due();
    if (due.barred) {
      return;
    }
    counts(due)[ROWS]++;
    counts(due)[UNITS] += !due.isByPerson() || person.claim(requireNonNull(due.claim)) ? 1 : 0;
    counts(due)[ROWS_WITHOUT_CLAIM] -= each == newest ? 0 : 1;
    Due waiting = all.claim() ? all.waiting() : null;
    if (waiting != null) {
      counts(waiting)[PERSONS_WITHOUT_CLAIM]--;
    }
  }

  /** Adds the persons of an activity without a number: one, or all whom an incident affected. */
  private void addPersons(Due due, Activity<?> activity) {
    long persons = activity instanceof Incident incident ? affected(incident, due) : 1;
    if (persons < 0) {
      counts(due)[UNTOLD]++;
    } else {
      counts(due)[UNITS] += persons;
    }
  }

  /**
   * Returns how many persons an incident affected where a claim is law; -1 if it is not known. If
   * it is not known for that place, all may be there.
   */
  private static long affected(Incident incident, Due due) {
    Map<Place, Integer> byRegion = Incident.AFFECTED_BY_REGION.in(incident);
    long there = 0;
    if (byRegion != null) {
      for (Map.Entry<Place, Integer> each : byRegion.entrySet()) {
        there += due.degrees.first().reachesAny(List.of(each.getKey())) ? each.getValue() : 0;
      }
    }
    Integer all = Incident.AFFECTED.in(incident);
    return there > 0 ? there : all == null ? -1 : all;
  }

  /** Adds the combined counts to each claim. */
  private void settle() {
    alike.forEach(
        (dues, rows) -> {
          dues.rules.forEach(rule -> byRule.computeIfAbsent(rule, id -> new HashMap<>()));
          dues.unpriced.forEach(rule -> unpriced.merge(rule, rows[0], Long::sum));
          for (Due each : dues.all) {
            long[] counts = counts(each);
            counts[ROWS] += each.barred || each.needsSeveral() ? 0 : rows[0];
            counts[UNITS] += each.barred || each.claim != null ? 0 : rows[0];
            counts[BARRED] += each.barred ? rows[0] : 0;
          }
        });
    alike.clear();
  }

  /** Returns the counts of a claim, at the indexes above. */
  private long[] counts(Due due) {
    return (due.rule.isEmpty() ? claims : byRule.computeIfAbsent(due.rule, id -> new HashMap<>()))
        .computeIfAbsent(due.degrees, key -> new long[COUNTS]);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    settle();
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    alike = new HashMap<>();
  }

  /** Returns whether a finding rests on the share of abandoned calls of a campaign. */
  static boolean isOfAbandonment(Finding finding) {
    for (Fact<?, ?> fact : finding.rule().reads()) {
      if (fact.path().equals(ABANDONED)) {
        return true;
      }
    }
    return false;
  }

  private static List<Object> claimOf(Degrees degrees) {
    Penalty first = degrees.first();
    return List.of(
        first.regulation(),
        first.rules(),
        first.places(),
        first.kind(),
        first.claimant(),
        basis(first));
  }

  /** Returns the longest period; empty if one of the periods is not known. */
  private static OptionalInt limitation(Collection<Penalty> rows) {
    int longest = 0;
    for (Penalty row : rows) {
      if (row.limitationYears().isEmpty()) {
        return OptionalInt.empty();
      }
      longest = Math.max(longest, row.limitationYears().getAsInt());
    }
    return OptionalInt.of(longest);
  }

  private static LocalDate utcDay(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Returns the day on which it happened; of two possible dates, the later one. */
  private static long day(Whereabouts where, Instant at) {
    long second = at.getEpochSecond();
    long day = Long.MIN_VALUE;
    List<ZoneClock> clocks = where.clocks();
    for (int i = 0; i < clocks.size(); i++) {
      day = Math.max(day, clocks.get(i).localEpochDayAt(second));
    }
    return day == Long.MIN_VALUE ? Math.floorDiv(second, SECONDS_OF_DAY) : day;
  }

  private static Set<Place> placesOf(Whereabouts where) {
    return where.regionKnown() ? where.regions() : where.countries();
  }

  void add(Exposure other) {
    other.alike.forEach(
        (dues, rows) -> alike.computeIfAbsent(dues, key -> new long[1])[0] += rows[0]);
    if (alike.size() > MOST_ALIKE) {
      settle();
    }
    add(other.claims, claims);
    other.byRule.forEach(
        (rule, counts) -> add(counts, byRule.computeIfAbsent(rule, id -> new HashMap<>())));
    other.unpriced.forEach((rule, rows) -> unpriced.merge(rule, rows, Long::sum));
  }

  private static void add(Map<Degrees, long[]> from, Map<Degrees, long[]> into) {
    from.forEach(
        (degrees, counts) -> {
          long[] sum = into.computeIfAbsent(degrees, key -> new long[counts.length]);
          for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
          }
        });
  }

  /** Writes the counts; penalties are written as their index among those of all rules. */
  void write(DataOutput out) throws IOException {
    settle();
    Map<Penalty, Integer> indexes = new HashMap<>();
    for (Penalty each : book.penalties()) {
      indexes.put(each, indexes.size());
    }
    write(claims, indexes, out);
    Saved.byName(byRule, (counts, into) -> write(counts, indexes, into), out);
    Saved.byName(unpriced, Saved::number, out);
  }

  private static void write(
      Map<Degrees, long[]> counts, Map<Penalty, Integer> indexes, DataOutput out)
      throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<Degrees, long[]> each : counts.entrySet()) {
      out.writeInt(each.getKey().rows.size());
      for (Penalty row : each.getKey().rows) {
        out.writeInt(requireNonNull(indexes.get(row)));
      }
      Saved.longs(each.getValue(), out);
    }
  }

  /** Reads what was written under the same law into an exposure without counts. */
  void read(DataInput in) throws IOException {
    List<Penalty> penalties = book.penalties();
    claims.putAll(counts(penalties, in));
    Saved.byName(byRule, from -> counts(penalties, from), in);
    Saved.byName(unpriced, Saved::number, in);
  }

  private static Map<Degrees, long[]> counts(List<Penalty> penalties, DataInput in)
      throws IOException {
    Map<Degrees, long[]> counts = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      List<Penalty> rows = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        rows.add(penalties.get(in.readInt()));
      }
      long[] of = new long[COUNTS];
      Saved.longs(in, of);
      counts.put(new Degrees(List.copyOf(rows)), of);
    }
    return counts;
  }

  /**
   * Returns the claims: those of the called person first, and for each claimant those that cover
   * most activities first.
   */
  public List<Claim> claims() {
    settle();
    return claims(claims);
  }

  /** Returns the rules that were broken and have a penalty, by id. */
  public Set<String> rules() {
    settle();
    Set<String> rules = new TreeSet<>(byRule.keySet());
    rules.removeIf(rule -> requireNonNull(byRule.get(rule)).isEmpty());
    return rules;
  }

  /**
   * Returns the claims for activities that broke one rule. They are a part of {@link #claims}: an
   * activity that broke several rules is in the claims of each.
   *
   * @param rule its id
   */
  public List<Claim> claims(String rule) {
    settle();
    return claims(byRule.getOrDefault(rule, Map.of()));
  }

  /** Returns the broken rules for which the tables have no sum, with the number of rows. */
  public Map<String, Long> withoutPenalty() {
    settle();
    return Map.copyOf(unpriced);
  }

  /** Returns whether no activity was counted. */
  public boolean isEmpty() {
    settle();
    return claims.isEmpty() && unpriced.isEmpty();
  }

  private static List<Claim> claims(Map<Degrees, long[]> counts) {
    Map<List<Object>, Map<Degrees, long[]>> groups = new LinkedHashMap<>();
    counts.forEach(
        (degrees, each) ->
            groups
                .computeIfAbsent(
                    List.of(claimOf(degrees), degrees.first().currency()), key -> new HashMap<>())
                .put(degrees, each));
    return groups.values().stream()
        .map(Exposure::claim)
        .sorted(
            Comparator.comparing(Claim::claimant)
                .thenComparing(Claim::activities, Comparator.reverseOrder())
                .thenComparing(Claim::regulation)
                .thenComparing(claim -> claim.citations().first()))
        .toList();
  }

  /** From the lowest to the highest amount, and so in the order of the degrees of fault. */
  private static final Comparator<Penalty> BY_AMOUNT =
      Comparator.comparing(
              (Penalty row) -> row.max().orElse(null),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(row -> row.min().orElse(BigDecimal.ZERO))
          .thenComparing(Penalty::condition)
          .thenComparing(Penalty::citation);

  private static Claim claim(Map<Degrees, long[]> counts) {
    long[] sums = new long[COUNTS];
    BigDecimal least = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    List<Penalty> rows = new ArrayList<>();
    for (Map.Entry<Degrees, long[]> each : counts.entrySet()) {
      List<Penalty> degrees = each.getKey().rows;
      rows.addAll(degrees);
      for (int i = 0; i < COUNTS; i++) {
        sums[i] += each.getValue()[i];
      }
      BigDecimal times = BigDecimal.valueOf(each.getValue()[UNITS]);
      BigDecimal min = null;
      BigDecimal max = BigDecimal.ZERO;
      for (Penalty degree : degrees) {
        BigDecimal low = degree.min().orElse(BigDecimal.ZERO);
        min = min == null || low.compareTo(min) < 0 ? low : min;
        BigDecimal high = degree.max().orElse(null);
        max = max == null || high == null ? null : max.max(high);
      }
      least = least.add(requireNonNull(min).multiply(times));
      most = most == null || max == null ? null : most.add(max.multiply(times));
    }
    rows.sort(BY_AMOUNT);
    List<Degree> degrees = rows.stream().map(Degree::of).distinct().toList();
    Penalty first = rows.get(0);
    Penalty easiest = new Degrees(rows).easiest();
    Count count = count(rows);
    boolean counted = count == Count.COUNTED;
    return new Claim(
        first.regulation(),
        first.rules(),
        first.places(),
        first.kind(),
        first.per(),
        first.claimant(),
        count,
        sums[ROWS],
        sums[UNITS],
        sums[BARRED],
        sums[ROWS_WITHOUT_CLAIM],
        sums[PERSONS_WITHOUT_CLAIM],
        sums[UNTOLD],
        easiest.leastViolations(),
        easiest.withinMonths(),
        limitation(rows),
        counted ? Optional.of(least) : Optional.empty(),
        counted ? Optional.ofNullable(most) : Optional.empty(),
        first.currency(),
        degrees,
        degrees.stream().map(Degree::range).distinct().toList(),
        texts(rows, Penalty::citation),
        degrees.stream()
            .map(Degree::condition)
            .filter(condition -> !condition.isEmpty())
            .distinct()
            .toList(),
        texts(rows, Penalty::cap),
        texts(rows, Penalty::notes),
        rows.stream().map(Penalty::certainty).max(Comparator.naturalOrder()).orElseThrow());
  }

  /**
   * Fines for a conduct are not multiplied: an authority decides how many infringements the calls
   * are.
   */
  private static Count count(List<Penalty> rows) {
    Penalty first = rows.get(0);
    if (first.kind() == Penalty.Kind.CONTRACTUAL) {
      return Count.CONTRACT;
    }
    if (rows.stream().anyMatch(row -> row.per() == Penalty.Per.TURNOVER)) {
      return Count.TURNOVER;
    }
    boolean each =
        first.kind() == Penalty.Kind.STATUTORY_DAMAGES
            || first.kind() == Penalty.Kind.CIVIL_PENALTY
            || rows.stream().allMatch(row -> row.per() == Penalty.Per.CALL);
    return each ? Count.COUNTED : Count.FRAME;
  }

  private interface Told {
    String of(Penalty row);
  }

  private static SortedSet<String> texts(List<Penalty> rows, Told told) {
    SortedSet<String> texts = new TreeSet<>();
    for (Penalty row : rows) {
      if (!told.of(row).isEmpty()) {
        texts.add(told.of(row));
      }
    }
    return texts;
  }
}
