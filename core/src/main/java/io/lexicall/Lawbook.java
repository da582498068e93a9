package io.lexicall;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All rules on one kind of activity, and the plans compiled from them so far.
 *
 * <p>Thread-safe: plans are published in a table that is replaced whole, never changed.
 */
final class Lawbook<A extends Activity<A>> implements Plan.Ends<A> {
  /**
   * Above this many plans the table starts anew: hosts have few kinds of calls, attackers many, and
   * each new kind copies the table.
   */
  static final int MOST_PLANS = 1 << 12;

  /**
   * Above this many steps in all plans the table starts anew too: a plan for facts of which little
   * is known holds most of the law, and so many of them a heap of some forty megabytes.
   */
  static final int MOST_STEPS = 1 << 16;

  private static final long SECONDS_PER_DAY = 86_400;

  private final List<Rule<A>> rules;
  private final Covering<A> covering;
  private final boolean asksCoverage;
  private final Verdict.Edition edition;
  private final ModuleCode code;

  /**
   * Which plan serves activities of a kind.
   *
   * @param hash of the rest
   */
  private record Entry<A extends Activity<A>>(
      Whereabouts where, long traits, int period, int hash, Plan<A> plan) {}

  /** An open hash table, filled to a half at most; immutable once published. */
  private static final class Table<A extends Activity<A>> {
    private final @Nullable Entry<A>[] entries;
    private final int count;

    /** The plans, by their likeness, so that those alike are kept once; read under a lock only. */
    private final Map<Integer, List<Plan<A>>> plans;

    private final Gates.Shared<A> shared;

    /** How many steps the plans have together. */
    private int steps;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
    private Table(int size, int count, Map<Integer, List<Plan<A>>> plans, Gates.Shared<A> shared) {
      this.entries = new Entry[size];
      this.count = count;
      this.plans = plans;
      this.shared = shared;
    }

    static <A extends Activity<A>> Table<A> empty() {
      return new Table<>(64, 0, new HashMap<>(), new Gates.Shared<A>());
    }

    @Nullable Plan<A> find(A about, int period, int hash) {
      int mask = entries.length - 1;
      long traits = about.traits();
      int i = hash & mask;
      Entry<A> entry = entries[i];
      while (entry != null) {
        if (entry.traits == traits
            && entry.period == period
            && entry.where.equals(about.whereabouts())) {
          return entry.plan;
        }
        i = (i + 1) & mask;
        entry = entries[i];
      }
      return null;
    }

    Table<A> with(A about, int period, int hash, Plan<A> plan) {
      if (count >= MOST_PLANS || steps >= MOST_STEPS) {
        return Table.<A>empty().with(about, period, hash, plan);
      }
      int size = 2 * (count + 1) > entries.length ? 2 * entries.length : entries.length;
      Table<A> more = new Table<>(size, count + 1, plans, shared);
      for (Entry<A> entry : entries) {
        if (entry != null) {
          more.insert(entry);
        }
      }
      Plan<A> known = more.known(plan);
      more.insert(new Entry<>(about.whereabouts(), about.traits(), period, hash, known));
      more.steps = known == plan ? steps + plan.steps() : steps;
      return more;
    }

    private Plan<A> known(Plan<A> plan) {
      List<Plan<A>> alike = plans.computeIfAbsent(plan.likeness(), key -> new ArrayList<>());
      for (Plan<A> other : alike) {
        if (other.isLike(plan)) {
          return other;
        }
      }
      alike.add(plan);
      return plan;
    }

    private void insert(Entry<A> entry) {
      int mask = entries.length - 1;
      int i = entry.hash & mask;
      while (entries[i] != null) {
        i = (i + 1) & mask;
      }
      entries[i] = entry;
    }
  }

  /** The first days of the stretches of time between changes of law, in days since 1970. */
  private final long[] changes;

  /**
   * The inside of a stretch, where the date of no place on earth matters, in seconds since 1970.
   *
   * @param to exclusive
   */
  private record Inside(long from, long to, int period) {}

  /** That of the last activity: most activities of a host are of one day. */
  private Inside inside = new Inside(0, 0, 0);

  private volatile Table<A> table = Table.empty();

  Lawbook(
      Schema<A> activity,
      List<Rule<A>> rules,
      List<Coverage> coverage,
      Profile profile,
      boolean asksCoverage,
      Verdict.Edition edition,
      ModuleCode code) {
    this.rules = List.copyOf(rules);
    this.covering = new Covering<>(activity, coverage, profile);
    this.asksCoverage = asksCoverage;
    this.edition = edition;
    this.code = code;
    TreeSet<Long> days = new TreeSet<>();
    for (Rule<A> rule : rules) {
      InForce inForce = rule.info().inForce();
      if (inForce.from() != null) {
        days.add(inForce.from().toEpochDay());
      }
      if (inForce.to() != null) {
        days.add(inForce.to().toEpochDay() + 1);
      }
    }
    this.changes = days.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * Returns the day whose law governs an activity, in days since 1970: the date at its place. Where
   * that can be either of two dates it is the later one, which is the first to know new law.
   */
  static long lawDay(Activity<?> activity) {
    long second = activity.at().getEpochSecond();
    long day = Long.MIN_VALUE;
    for (ZoneClock clock : activity.whereabouts().clocks()) {
      day = Math.max(day, clock.localEpochDayAt(second));
    }
    return day == Long.MIN_VALUE ? Math.floorDiv(second, SECONDS_PER_DAY) : day;
  }

  Verdict check(A about) {
    return planFor(about).check(about, this);
  }

  /**
   * Follows the denials until none is left: the end of one can fall where another begins. A rule
   * that stated itself when its denial ends is not asked again: what it counts starts anew then,
   * although the facts given still tell of before.
   *
   * @return null if one is, or has become, a denial for good
   */
  @Override
  public @Nullable Instant permittedFrom(A about, Judgement<A> denied) {
    A then = about;
    Judgement<A> judgement = denied;
    Set<RuleInfo> over = Set.of();
    for (int i = 0; i < 1_000; i++) {
      Instant end = null;
      for (Finding finding : judgement.findings()) {
        if (finding.outcome() == Decision.DENY && !over.contains(finding.rule())) {
          Optional<Instant> lapse = finding.permittedFrom();
          if (lapse.isEmpty()) {
            return null;
          }
          end = end == null || lapse.get().isAfter(end) ? lapse.get() : end;
        }
      }
      if (end == null) {
        return then.at();
      }
      over = joined(over, judgement.statedEnds());
      then = about.at(end);
      Judgement<A> next = planFor(then).judge(then);
      if (!next.denies()) {
        return end;
      }
      judgement = next;
    }
    return null;
  }

  private static Set<RuleInfo> joined(Set<RuleInfo> some, List<RuleInfo> others) {
    if (others.isEmpty()) {
      return some;
    }
    Set<RuleInfo> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(some);
    all.addAll(others);
    return all;
  }

  Set<Fact<?, ?>> reads(A about) {
    return planFor(about).reads();
  }

  private Plan<A> planFor(A about) {
    int period = periodAt(about);
    int hash = hash(about, period);
    Plan<A> plan = table.find(about, period, hash);
    return plan == null ? compile(about, period, hash) : plan;
  }

  private int periodAt(A about) {
    long second = about.at().getEpochSecond();
    Inside known = inside;
    if (second >= known.from && second < known.to) {
      return known.period;
    }
    int period = periodOf(lawDay(about));
    // A date is at most a day off that of UTC, wherever it is.
    long from = period == 0 ? Long.MIN_VALUE : (changes[period - 1] + 1) * SECONDS_PER_DAY;
    long to = period == changes.length ? Long.MAX_VALUE : (changes[period] - 1) * SECONDS_PER_DAY;
    if (second >= from && second < to) {
      inside = new Inside(from, to, period);
    }
    return period;
  }

  private int periodOf(long day) {
    int found = Arrays.binarySearch(changes, day);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static int hash(Activity<?> about, int period) {
    long mixed =
        (about.traits() * 31 + about.whereabouts().hashCode()) * 0x9E3779B97F4A7C15L + period;
    return ((int) (mixed ^ (mixed >>> 32)) * 0x85EBCA6B) >>> 1;
  }

  private synchronized Plan<A> compile(A about, int period, int hash) {
    Plan<A> plan = table.find(about, period, hash); // another thread may have been here first
    return plan == null ? compileAnew(about, period, hash) : plan;
  }

  private Plan<A> compileAnew(A about, int period, int hash) {
    long day = period == 0 ? Long.MIN_VALUE : changes[period - 1];
    List<Rule<A>> inForce = new ArrayList<>();
    for (Rule<A> rule : rules) {
      if (isInForce(rule.info().inForce(), day)) {
        inForce.add(rule);
      }
    }
    Covering.Known<A> covered =
        asksCoverage ? covering.of(about) : new Covering.Known<>(List.of(), null);
    Plan<A> plan = new Plan<>(about, inForce, covered, edition, table.shared, code);
    table = table.with(about, period, hash, plan);
    return requireNonNull(table.find(about, period, hash));
  }

  /** Tells whether a rule is law in the stretch of time that begins on that day. */
  private static boolean isInForce(InForce inForce, long day) {
    return (inForce.from() == null || inForce.from().toEpochDay() <= day)
        && (inForce.to() == null || inForce.to().toEpochDay() >= day);
  }

  /** Returns how many steps all plans that are kept have together. */
  int stepsKept() {
    return table.steps;
  }

  /** Divides a span of time into stretches of one decision, for the same reasons. */
  List<Stretch> stretches(A about, Instant from, Instant to) {
    List<Stretch> stretches = new ArrayList<>();
    Set<Rule<A>> failed = new LinkedHashSet<>(); // of these nobody knows when they change
    Instant begin = from;
    Verdict verdict = check(about.at(from));
    Instant next = nextChange(about, from, failed);
    verdict = planFor(about.at(from)).without(verdict, failed);
    while (next != null && next.isBefore(to)) {
      Instant at = next;
      Verdict then = check(about.at(at));
      next = nextChange(about, at, failed);
      then = planFor(about.at(at)).without(then, failed);
      if (!sameReasons(verdict, then)) {
        stretches.add(new Stretch(begin, at, verdict));
        begin = at;
        verdict = then;
      }
    }
    stretches.add(new Stretch(begin, to, verdict));
    return stretches;
  }

  private static boolean sameReasons(Verdict one, Verdict other) {
    return one.decision() == other.decision() && reasons(one).equals(reasons(other));
  }

  private static List<String> reasons(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).distinct().toList();
  }

  /** Returns the next instant at which the verdict can change by time alone, or null. */
  private @Nullable Instant nextChange(A about, Instant after, Set<Rule<A>> failed) {
    A then = about.at(after);
    Instant next = planFor(then).nextChange(then, failed);
    List<ZoneClock> clocks = about.whereabouts().clocks();
    for (ZoneClock clock : clocks.isEmpty() ? List.of(ZoneClock.of(ZoneOffset.UTC)) : clocks) {
      int period = periodOf(clock.localEpochDayAt(after.getEpochSecond()));
      if (period < changes.length) {
        Instant change = clock.startOfDay(LocalDate.ofEpochDay(changes[period]));
        next = next == null || change.isBefore(next) ? change : next;
      }
    }
    return next;
  }

  /** Tells of every rule what became of it. */
  List<Explanation.Considered> consider(A about) {
    long day = lawDay(about);
    List<Explanation.Considered> considered = new ArrayList<>();
    for (Rule<A> rule : rules) {
      considered.add(consider(rule, about, day));
    }
    return considered;
  }

  private Explanation.Considered consider(Rule<A> rule, A about, long day) {
    List<Explanation.Clause> clauses = new ArrayList<>();
    Explanation.Considered considered =
        code.ask(rule, () -> considered(rule, about, day, clauses), null);
    RuleInfo info = rule.info();
    return considered == null
        ? new Explanation.Considered(
            info, info.citation(), Explanation.Result.FAILED, clauses, Set.of())
        : considered;
  }

  private static Explanation.Considered considered(RuleInfo info, Explanation.Result result) {
    return new Explanation.Considered(info, info.citation(), result, List.of(), Set.of());
  }

  private static <A extends Activity<A>> Explanation.Considered considered(
      Rule<A> rule, A about, long day, List<Explanation.Clause> clauses) {
    RuleInfo info = rule.info();
    if (!isInForce(info.inForce(), day)) {
      return considered(info, Explanation.Result.NOT_IN_FORCE);
    }
    Condition<A> here = Jurisdiction.condition(rule.jurisdiction(), about);
    boolean elsewhere =
        !info.places().isEmpty()
            && here.and(rule.when().given(about.whereabouts())).settled() == Truth.FALSE;
    if (elsewhere) {
      return considered(info, Explanation.Result.ELSEWHERE);
    }
    for (Condition<A> part : here.and(rule.when()).parts()) {
      Truth truth = part.test(about);
      clauses.add(
          new Explanation.Clause(
              part.says(),
              truth,
              truth == Truth.UNKNOWN ? "" : requireNonNull(part.tells(about).get(), "words")));
    }
    Outcome outcome = Rule.judge(about, here.and(rule.when()), rule.effect());
    Set<Fact<?, ?>> missing =
        outcome instanceof Outcome.Unclear unclear ? unclear.missing() : Set.of();
    return new Explanation.Considered(
        info, rule.citation(about), resultOf(outcome), clauses, missing);
  }

  private static Explanation.Result resultOf(Outcome outcome) {
    if (outcome instanceof Outcome.Denied) {
      return Explanation.Result.DENIED;
    }
    if (outcome instanceof Outcome.Unclear) {
      return Explanation.Result.UNDECIDED;
    }
    return outcome instanceof Outcome.Obliged
        ? Explanation.Result.OBLIGED
        : Explanation.Result.PASSED;
  }
}
