package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Verdict;
import io.lexicall.batch.Dues.Degrees;
import io.lexicall.batch.Dues.Due;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Incident;
import io.lexicall.law.Certainty;
import io.lexicall.place.Place;
import io.lexicall.rule.Penalty;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private static final int ROWS = 0;
  private static final int UNITS = 1;
  private static final int BARRED = 2;
  private static final int ROWS_WITHOUT_CLAIM = 3;
  private static final int PERSONS_WITHOUT_CLAIM = 4;
  private static final int UNTOLD = 5;
  private static final int COUNTS = 6;

  private final PenaltyBook book;
  private final Map<Degrees, long[]> claims = new HashMap<>();
  private final Map<String, Map<Degrees, long[]>> byRule = new TreeMap<>();
  private final Map<String, Long> unpriced = new TreeMap<>();

  /** The counts that are not in the other fields yet. */
  private transient Map<Dues, long[]> alike = new HashMap<>();

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
   * Returns in words the violations that together give a person a claim, such as {@code 2
   * violations within 12 months}.
   *
   * @param least how many, 2 or more: {@link Penalty#leastViolations}
   * @param withinMonths within how many months: {@link Penalty#withinMonths}
   */
  public static String violations(int least, OptionalInt withinMonths) {
    return least
        + " violations"
        + (withinMonths.isPresent() ? " within " + withinMonths.getAsInt() + " months" : "");
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
      return violations(leastViolations, withinMonths);
    }

    private static String money(BigDecimal sum) {
      return String.format(Locale.ROOT, "%,.2f", sum);
    }
  }

  Exposure(PenaltyBook book) {
    this.book = book;
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
      } else if (person.claim(requireNonNull(each.claim()))) {
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
      counts(due)[UNTOLD] += due.barred() ? 0 : 1;
      return;
    }
    RepeatedViolations all = person.repeated(requireNonNull(due.claim()));
    String seller = activity instanceof Contact contact ? EarlierContacts.SELLER.in(contact) : null;
    Penalty easiest = due.degrees().easiest();
    RepeatedViolations.Violation violation =
        new RepeatedViolations.Violation(due, activity.at(), seller);
    boolean isClaimed =
        all.add(
            violation,
            easiest.leastViolations(),
            easiest.withinMonths(),
            each -> claim(each, violation, all, person));
    if (!isClaimed && !due.barred()) {
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
    if (due.barred()) {
      return;
    }
    counts(due)[ROWS]++;
    counts(due)[UNITS] += !due.isByPerson() || person.claim(requireNonNull(due.claim())) ? 1 : 0;
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
        there += due.degrees().first().reachesAny(List.of(each.getKey())) ? each.getValue() : 0;
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
            counts[ROWS] += each.barred() || each.needsSeveral() ? 0 : rows[0];
            counts[UNITS] += each.barred() || each.claim() != null ? 0 : rows[0];
            counts[BARRED] += each.barred() ? rows[0] : 0;
          }
        });
    alike.clear();
  }

  /** Returns the counts of a claim, at the indexes above. */
  private long[] counts(Due due) {
    return (due.rule().isEmpty()
            ? claims
            : byRule.computeIfAbsent(due.rule(), id -> new HashMap<>()))
        .computeIfAbsent(due.degrees(), key -> new long[COUNTS]);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    settle();
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    alike = new HashMap<>();
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
      out.writeInt(each.getKey().rows().size());
      for (Penalty row : each.getKey().rows()) {
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

  /** Returns for each claim its regulation, its claimant and what all may cost. */
  @Override
  public String toString() {
    return claims().isEmpty()
        ? "no claims"
        : claims().stream()
            .map(
                claim ->
                    claim.regulation()
                        + " ("
                        + FactType.code(claim.claimant())
                        + "): "
                        + claim.total())
            .collect(Collectors.joining("; "));
  }

  private static List<Claim> claims(Map<Degrees, long[]> counts) {
    Map<List<Object>, Map<Degrees, long[]>> groups = new LinkedHashMap<>();
    counts.forEach(
        (degrees, each) ->
            groups
                .computeIfAbsent(
                    List.of(PenaltyBook.claimOf(degrees), degrees.first().currency()),
                    key -> new HashMap<>())
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
      List<Penalty> degrees = each.getKey().rows();
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
        PenaltyBook.limitation(rows),
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
