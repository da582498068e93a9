package io.lexicall;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All rules on one kind of activity, and the plans compiled from them so far.
 *
 * <p>Thread-safe: plans are published in a table that is replaced whole, never changed.
 */
final class Lawbook<A extends Activity<A>> {
  /** Above this many plans the table starts anew: hosts have few kinds of calls, attackers many. */
  private static final int MOST_PLANS = 1 << 14;

  private final Schema<A> activity;
  private final List<Rule<A>> rules;
  private final List<Coverage> coverage;
  private final Set<Place> permittedUncovered;
  private final boolean asksCoverage;
  private final Verdict.Edition edition;
  private final Plan.Failures failures;

  /** The first days of the stretches of time between changes of law, in days since 1970. */
  private final long[] changes;

  private volatile Table<A> table = new Table<>(64);

  /** An open hash table, filled to a half at most. */
  private record Table<A extends Activity<A>>(@Nullable Plan<A>[] plans, int count) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
    Table(int size) {
      this(new Plan[size], 0);
    }
  }

  Lawbook(
      Schema<A> activity,
      List<Rule<A>> rules,
      List<Coverage> coverage,
      Set<Place> permittedUncovered,
      boolean asksCoverage,
      Verdict.Edition edition,
      Plan.Failures failures) {
    this.activity = activity;
    this.rules = List.copyOf(rules);
    this.coverage = List.copyOf(coverage);
    this.permittedUncovered = permittedUncovered;
    this.asksCoverage = asksCoverage;
    this.edition = edition;
    this.failures = failures;
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

  List<Rule<A>> rules() {
    return rules;
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
    return day == Long.MIN_VALUE ? Math.floorDiv(second, 86_400L) : day;
  }

  Verdict check(A about) {
    Plan<A> plan = planFor(about);
    Judgement<A> judgement = plan.judge(about, failures);
    if (judgement == null) {
      return java.util.Objects.requireNonNull(plan.permit());
    }
    if (judgement.denies()) {
      return new Verdict.Denial(
          edition, judgement.findings(), judgement.obligations(), permittedFrom(about, judgement));
    }
    return judgement.findings().isEmpty()
        ? new Verdict.Permit(edition, judgement.obligations())
        : new Verdict.Undecided(edition, judgement.findings(), judgement.obligations());
  }

  /**
   * Follows the denials until none is left: the end of one can fall where another begins.
   *
   * @return null if one is, or has become, a denial for good
   */
  private @Nullable Instant permittedFrom(A about, Judgement<A> denied) {
    A then = about;
    Judgement<A> judgement = denied;
    for (int i = 0; i < 1_000; i++) {
      Instant end = then.at();
      for (Finding finding : judgement.findings()) {
        if (finding.outcome() == Decision.DENY) {
          Optional<Instant> lapse = finding.permittedFrom();
          if (lapse.isEmpty()) {
            return null;
          }
          end = lapse.get().isAfter(end) ? lapse.get() : end;
        }
      }
      then = about.at(end);
      Judgement<A> next = planFor(then).judge(then, failures);
      if (next == null || !next.denies()) {
        return end;
      }
      judgement = next;
    }
    return null;
  }

  private Plan<A> planFor(A about) {
    int period = changes.length == 0 ? 0 : periodOf(lawDay(about));
    int hash = hash(about, period);
    Table<A> known = table;
    int mask = known.plans.length - 1;
    for (int i = hash & mask; ; i = (i + 1) & mask) {
      Plan<A> plan = known.plans[i];
      if (plan == null) {
        return compile(about, period, hash);
      }
      if (plan.serves(about, period)) {
        return plan;
      }
    }
  }

  private int periodOf(long day) {
    int found = Arrays.binarySearch(changes, day);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int hash(A about, int period) {
    long mixed =
        (about.traits() * 31 + about.whereabouts().hashCode()) * 0x9E3779B97F4A7C15L + period;
    return (int) (mixed ^ mixed >>> 32) * 0x85EBCA6B >>> 1;
  }

  private synchronized Plan<A> compile(A about, int period, int hash) {
    long day = period == 0 ? Long.MIN_VALUE : changes[period - 1];
    List<Rule<A>> inForce = new ArrayList<>();
    for (Rule<A> rule : rules) {
      if (isInForce(rule.info().inForce(), day)) {
        inForce.add(rule);
      }
    }
    Plan<A> plan = new Plan<>(about, period, inForce, uncovered(about), edition);
    Table<A> old = table;
    Table<A> next =
        old.count >= MOST_PLANS
            ? new Table<>(64)
            : old.count * 2 >= old.plans.length
                ? new Table<>(old.plans.length * 2)
                : new Table<>(old.plans.length);
    if (old.count < MOST_PLANS) {
      for (Plan<A> earlier : old.plans) {
        if (earlier != null) {
          insert(next.plans, earlier, earlier.hash());
        }
      }
    }
    insert(next.plans, plan, hash);
    table = new Table<>(next.plans, old.count >= MOST_PLANS ? 1 : old.count + 1);
    return plan;
  }

  private static <A extends Activity<A>> void insert(
      @Nullable Plan<A>[] plans, Plan<A> plan, int hash) {
    int mask = plans.length - 1;
    int i = hash & mask;
    while (plans[i] != null) {
      i = (i + 1) & mask;
    }
    plans[i] = plan;
  }

  /** Tells whether a rule is law in the stretch of time that begins on that day. */
  private static boolean isInForce(InForce inForce, long day) {
    return (inForce.from() == null || inForce.from().toEpochDay() <= day)
        && (inForce.to() == null || inForce.to().toEpochDay() >= day);
  }
}
