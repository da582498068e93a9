package io.lexicall;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The law compiled for activities alike: same candidate places, same stretch of time between two
 * changes of law, same discrete facts.
 *
 * <p>What those settle is settled here once. Rules that cannot speak are gone, obligations that are
 * owed anyway are in the ready-made permit, and of the others only the conditions are left that
 * depend on the rest of the facts. Immutable and thread-safe.
 */
final class Plan<A extends Activity<A>> {
  private final Whereabouts where;
  private final List<Finding> standing;

  /** What of the law that is held each activity has to tell; null where that is settled. */
  private final Covering.@Nullable Open<A> covered;

  private final List<Obligation> owed;
  private final Step<A>[] steps;

  private final ModuleCode code;
  private final Gates<A> gates;

  /** The indexes of the steps behind each gate, by its number. */
  private final int[][] behindGate;

  /** The number of the gate of each step. */
  private final int[] gateOf;

  private final Verdict.Edition edition;

  /** The verdict on activities that no step has anything to say about; null if there are none. */
  private final Verdict.@Nullable Permit permit;

  /** Permits on terms that were given before; the newest first. */
  private volatile @Nullable Ready ready;

  /** Above so many, permits on further terms are made each time. */
  private static final int MOST_READY = 32;

  /**
   * What is left of one rule.
   *
   * @param behind what is left of the condition where the gate is open
   * @param terms the outcome that gives always the same obligations, or null
   * @param owed these obligations
   * @param broken whether the rule failed while it was compiled
   */
  private record Step<A extends Activity<A>>(
      Rule<A> rule,
      Condition<A> when,
      Effect<A> effect,
      Condition<A> behind,
      Outcome.@Nullable Obliged terms,
      List<Obligation> owed,
      boolean broken) {}

  /**
   * A permit on terms.
   *
   * @param said the bits of the steps whose terms these are
   * @param age how many were made before it
   */
  private record Ready(long said, Verdict.Permit permit, int age, @Nullable Ready older) {}

  /** Knows until when an activity is denied. */
  interface Ends<A extends Activity<A>> {
    @Nullable Instant permittedFrom(A activity, Judgement<A> denied);
  }

  /**
   * Compiles a plan.
   *
   * @param sample any activity of the kind
   * @param rules those in force in the stretch of time
   * @param known the law of which places is held
   * @param shared what the plan has in common with others
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  Plan(
      A sample,
      List<Rule<A>> rules,
      Covering.Known<A> known,
      Verdict.Edition edition,
      Gates.Shared<A> shared,
      ModuleCode code) {
    this.where = sample.whereabouts();
    this.code = code;
    List<Step<A>> left = new ArrayList<>();
    List<Condition<A>> asked = new ArrayList<>();
    List<Obligation> certain = new ArrayList<>();
    for (Rule<A> rule : rules) {
      Condition<A> here = Jurisdiction.condition(rule.jurisdiction(), sample);
      if (here.settled() != Truth.FALSE) {
        Compiled<A> compiled =
            code.ask(rule, () -> compile(rule, here, sample), Compiled.broken(rule));
        certain.addAll(compiled.certain);
        if (compiled.step != null) {
          left.add(compiled.step);
          asked.add(compiled.gate);
        }
      }
    }
    this.steps = left.toArray(new Step[0]);
    // To compare conditions runs code of modules; where that fails, no rule is kept behind a gate.
    List<Condition<A>> none = asked.stream().map(gate -> (Condition<A>) new Unsure<A>()).toList();
    Gates<A> open = ModuleCode.quietly(() -> new Gates<>(asked, where, shared), null);
    this.gates = open == null ? new Gates<>(none, where, new Gates.Shared<>()) : open;
    List<Condition<A>> numbered = open == null ? none : asked;
    this.gateOf = numbered.stream().mapToInt(gates::number).toArray();
    this.behindGate = new int[Gates.MOST + 1][];
    for (int gate = 0; gate <= Gates.MOST; gate++) {
      int number = gate;
      behindGate[gate] =
          IntStream.range(0, steps.length).filter(i -> gateOf[i] == number).toArray();
    }
    this.owed = List.copyOf(certain);
    this.standing = List.copyOf(known.standing());
    this.covered = known.open();
    this.edition = edition;
    this.permit = standing.isEmpty() ? new Verdict.Permit(edition, owed) : null;
  }

  /**
   * What becomes of a rule.
   *
   * @param step what is left to be asked; null if nothing is
   * @param gate the condition without which the step says nothing
   * @param certain what it obliges to anyway
   */
  private record Compiled<A extends Activity<A>>(
      @Nullable Step<A> step, Condition<A> gate, List<Obligation> certain) {
    static <A extends Activity<A>> Compiled<A> nothing() {
      return new Compiled<A>(null, Condition.never(), List.of());
    }

    /** A rule that failed while it was compiled: nothing that it says can be relied on. */
    static <A extends Activity<A>> Compiled<A> broken(Rule<A> rule) {
      Condition<A> always = Condition.always();
      Effect<A> none = Effect.always(Outcome.pass(), List.of());
      return new Compiled<A>(
          new Step<A>(rule, always, none, always, null, List.of(), true),
          new Unsure<A>(),
          List.of());
    }
  }

  /** Never tells: the rule behind it is asked each time. */
  private static final class Unsure<A extends Activity<A>> extends Condition<A> {
    @Override
    public Truth test(A activity) {
      return Truth.UNKNOWN;
    }

    @Override
    public void missing(A activity, Set<Fact<A, ?>> into) {
      throw new IllegalStateException("a gate is not asked what it misses");
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "it cannot be told";
    }
  }

  private Compiled<A> compile(Rule<A> rule, Condition<A> here, A sample) {
    long traits = sample.traits();
    Condition<A> when = here.and(rule.when().given(where).given(traits));
    Effect<A> effect = rule.effect().given(traits);
    Outcome outcome = effect.constant();
    if (when.settled() == Truth.FALSE || outcome instanceof Outcome.Pass) {
      return Compiled.nothing();
    }
    Outcome.Obliged terms = effect.terms();
    String citation = terms == null ? null : rule.citationGiven(traits);
    List<Obligation> duties =
        terms == null || citation == null ? List.of() : obligations(rule, terms, citation);
    if (when.settled() != null && outcome != null && !duties.isEmpty()) {
      return new Compiled<A>(null, Condition.never(), duties);
    }
    Gates.Parted<A> parted = Gates.Parted.of(when, effect);
    return new Compiled<A>(
        new Step<A>(
            rule, when, effect, parted.behind(), duties.isEmpty() ? null : terms, duties, false),
        parted.gate(),
        List.of());
  }

  private static List<Obligation> obligations(
      Rule<?> rule, Outcome.Obliged terms, String citation) {
    return terms.duties().stream()
        .map(duty -> new Obligation(duty, rule.info(), citation))
        .toList();
  }

  /**
   * Tells whether another plan is the same in all but the discrete facts that it was made for: then
   * one of them can serve in place of both.
   */
  boolean isLike(Plan<A> other) {
    return where.equals(other.where)
        && owed.equals(other.owed)
        && standing.isEmpty()
        && other.standing.isEmpty()
        && isCoveredLike(other)
        && ModuleCode.quietly(() -> Arrays.equals(steps, other.steps), false);
  }

  private boolean isCoveredLike(Plan<A> other) {
    Covering.Open<A> theirs = other.covered;
    return covered == null || theirs == null ? covered == theirs : covered.isLike(theirs);
  }

  /** Returns a number that is the same for plans alike. */
  int likeness() {
    int hash = where.hashCode();
    for (Step<A> step : steps) {
      hash = 31 * hash + step.rule.hashCode();
    }
    return hash;
  }

  /** Returns how many rules it leaves to be asked. */
  int steps() {
    return steps.length;
  }

  /** Answers whether an activity may go ahead. */
  Verdict check(A activity, Ends<A> ends) {
    long answers = gates.ask(activity);
    if (permit != null && (covered == null || covered.covers(activity))) {
      Verdict.Permit ready = answers == 0 ? permit : permitOnTerms(activity, answers);
      if (ready != null) {
        return ready;
      }
    }
    Judgement<A> judgement = judge(activity, answers);
    if (judgement.denies()) {
      return new Verdict.Denial(
          edition,
          judgement.findings(),
          judgement.obligations(),
          ends.permittedFrom(activity, judgement));
    }
    return judgement.findings().isEmpty()
        ? new Verdict.Permit(edition, judgement.obligations())
        : new Verdict.Undecided(edition, judgement.findings(), judgement.obligations());
  }

  /** Asks every rule and gathers what is not simply permitted. */
  Judgement<A> judge(A activity) {
    return judge(activity, gates.ask(activity));
  }

  private Judgement<A> judge(A activity, long answers) {
    Judgement<A> judgement = new Judgement<>(activity, uncovered(activity), owed, code);
    for (int i = 0; i < steps.length; i++) {
      Step<A> step = steps[i];
      long gate = Questions.answer(answers, gateOf[i]);
      if (gate == Questions.SHUT) {
        continue;
      }
      Outcome outcome = outcome(activity, step, gate);
      if (outcome == null || !judgement.add(step.rule, step.when, step.effect, outcome)) {
        judgement.addFailed(step.rule);
      }
    }
    return judgement;
  }

  private List<Finding> uncovered(A activity) {
    if (covered == null) {
      return standing;
    }
    List<Finding> findings = new ArrayList<>(standing);
    findings.addAll(covered.findings(activity));
    return findings;
  }

  /** Returns what a rule says, or null if it failed. */
  private @Nullable Outcome outcome(A activity, Step<A> step, long gate) {
    return step.broken
        ? null
        : code.judge(
            step.rule, activity, gate == Questions.OPEN ? step.behind : step.when, step.effect);
  }

  /** Returns the permit, if no step says more than the same terms as always; else null. */
  private Verdict.@Nullable Permit permitOnTerms(A activity, long answers) {
    long said = 0;
    for (long left = answers; left != 0; ) {
      int gate = Long.numberOfTrailingZeros(left) / 2;
      left &= ~(3L << 2 * gate);
      for (int i : behindGate[gate]) {
        Step<A> step = steps[i];
        Outcome outcome = outcome(activity, step, Questions.answer(answers, gate));
        if (outcome != null && outcome == step.terms && i < Long.SIZE) {
          said |= 1L << i;
        } else if (!(outcome instanceof Outcome.Pass)) {
          return null;
        }
      }
    }
    return said == 0 ? permit : permitOn(said);
  }

  private Verdict.Permit permitOn(long said) {
    Ready newest = ready;
    for (Ready each = newest; each != null; each = each.older) {
      if (each.said == said) {
        return each.permit;
      }
    }
    List<Obligation> obligations = new ArrayList<>(owed);
    for (int i = 0; i < Math.min(steps.length, Long.SIZE); i++) { // beyond, a shift begins anew
      if ((said >>> i & 1) != 0) {
        obligations.addAll(steps[i].owed);
      }
    }
    Verdict.Permit made = new Verdict.Permit(edition, obligations);
    int age = newest == null ? 0 : newest.age + 1;
    if (age < MOST_READY) {
      ready = new Ready(said, made, age, newest); // a race loses at most one of two alike
    }
    return made;
  }

  /** Returns the facts that the rules read which have something left to ask. */
  Set<Fact<?, ?>> reads() {
    Set<Fact<?, ?>> reads = new LinkedHashSet<>();
    for (Step<A> step : steps) {
      reads.addAll(
          step.broken
              ? step.rule.info().reads()
              : code.ask(step.rule, () -> reads(step), step.rule.info().reads()));
    }
    if (covered != null) {
      reads.addAll(covered.reads());
    }
    List<Fact<?, ?>> sorted = new ArrayList<>(reads); // a condition's set can have any order
    sorted.sort(Comparator.comparing(Fact::path));
    return new LinkedHashSet<>(sorted);
  }

  private static <A extends Activity<A>> Collection<Fact<?, ?>> reads(Step<A> step) {
    Set<Fact<?, ?>> reads = new LinkedHashSet<>(step.when.reads());
    reads.addAll(step.effect.reads());
    reads.addAll(step.rule.citationReads());
    return reads;
  }

  /**
   * Returns the next instant at which a rule can change its mind by time alone, or null.
   *
   * @param failed receives the rules that fail to tell
   */
  @Nullable Instant nextChange(A activity, Set<Rule<A>> failed) {
    Instant next = covered == null ? null : covered.nextChange(activity, failed);
    for (Step<A> step : steps) {
      if (!step.broken) { // else it is undecided at every instant
        Optional<Instant> mine =
            code.ask(
                step.rule,
                () -> Optional.ofNullable(ModuleCode.nextChange(activity, step.when, step.effect)),
                null);
        if (mine == null) {
          failed.add(step.rule);
        } else {
          next = Questions.earlier(next, mine.orElse(null));
        }
      }
    }
    return next;
  }

  /** Returns a verdict to which rules are added that have failed; a denial stays what it is. */
  Verdict without(Verdict verdict, Set<Rule<A>> failed) {
    if (failed.isEmpty() || verdict.decision() == Decision.DENY) {
      return verdict;
    }
    List<Finding> findings = new ArrayList<>(verdict.findings());
    failed.forEach(rule -> findings.add(Judgement.failed(rule)));
    return new Verdict.Undecided(edition, findings, verdict.obligations());
  }
}
