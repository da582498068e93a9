package io.lexicall.engine;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.RuleInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The compiled law for activities with the same candidate places, in the same period between two
 * changes of law, and with equal values of the discrete facts that this law reads.
 *
 * <p>Whatever these facts decide is decided here once. Rules that cannot apply are removed.
 * Obligations that always apply are in the ready-made permit. Of the other rules, only the
 * conditions remain that depend on other facts. Immutable and thread-safe.
 */
final class Plan<A extends Activity<A>> extends Part {
  /** A plan with its gates and questions, each of its steps, and a ready-made permit. */
  private static final int BYTES = 740;

  private static final int BYTES_OF_STEP = 12;
  private static final int BYTES_OF_PERMIT = 160;

  private final List<Found> standing;

  /** The coverage that must be decided for each activity; null if it is settled. */
  private final Covering.@Nullable Open<A> covered;

  private final List<Owed> owed;
  private final Step<A>[] steps;

  private final ModuleCode code;
  private final Gates<A> gates;

  /** The number of the gate of each step. */
  private final byte[] gateOf;

  /** The indexes of the steps of the first gate, then of those of the second, and so on. */
  private final int[] behind;

  /** Where the steps of each gate begin; a last element for where those of the last gate end. */
  private final int[] firstBehind;

  private final Answers maker;

  /** The judgement on activities to which no step applies; null if they are not permitted. */
  private final @Nullable Judgement<A> permit;

  /** Earlier permits with obligations, the newest first. */
  private volatile @Nullable Ready<A> ready;

  /** One of few sets that all plans share; null until it is needed. */
  private volatile @Nullable Set<Fact<?, ?>> topReads;

  /** Stands for no step. */
  private static final int NO_STEP = -1;

  /** The limit of permits that are kept; permits with other obligations are created each time. */
  private static final int MOST_READY = 32;

  private final Map<List<Part>, Plan<A>> all;
  private final List<Part> from;

  /**
   * A permit with obligations.
   *
   * @param said the bits of the steps with these obligations
   * @param age how many were created before it
   */
  private record Ready<A extends Activity<A>>(
      long said, Judgement<A> permit, int age, @Nullable Ready<A> older) {}

  /**
   * Creates a plan.
   *
   * @param all the map in which it can be found by its parts
   * @param left what remains of the rules, in their order
   * @param known the coverage
   * @param shared what the plan shares with others
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  Plan(
      Map<List<Part>, Plan<A>> all,
      List<Step<A>> left,
      Covered<A> known,
      Answers answers,
      Gates.Shared<A> shared,
      ModuleCode code) {
    this.all = all;
    this.code = code;
    List<Step<A>> open = new ArrayList<>(left.size());
    List<Gate<A>> asked = new ArrayList<>(left.size());
    List<Owed> certain = new ArrayList<>();
    for (Step<A> step : left) {
      if (step.gate == null) {
        certain.addAll(step.owed);
      } else {
        open.add(step);
        asked.add(step.gate);
      }
    }
    this.steps = open.toArray(new Step[0]);
    this.gateOf = new byte[steps.length];
    this.gates = new Gates<>(asked, shared, gateOf);
    this.firstBehind = new int[gates.size() + 1];
    for (byte gate : gateOf) {
      firstBehind[gate + 1]++;
    }
    for (int gate = 0; gate < gates.size(); gate++) {
      firstBehind[gate + 1] += firstBehind[gate];
    }
    this.behind = new int[steps.length];
    int[] next = firstBehind.clone();
    for (int i = 0; i < steps.length; i++) {
      behind[next[gateOf[i]]++] = i;
    }
    this.owed = List.copyOf(certain);
    this.standing = List.copyOf(known.known().standing());
    this.covered = known.known().open();
    this.maker = answers;
    this.permit = standing.isEmpty() ? Judgement.permitted(owed, code, answers) : null;
    this.from = madeOf(left, known);
  }

  /** Returns the parts of a plan; plans with the same parts are one plan. */
  static <A extends Activity<A>> List<Part> madeOf(List<Step<A>> left, Covered<A> known) {
    List<Part> parts = new ArrayList<>(left.size() + 1);
    parts.addAll(left);
    parts.add(known);
    return parts;
  }

  List<Part> from() {
    return from;
  }

  @Override
  long bytes() {
    int terms = 0;
    for (Step<A> step : steps) {
      terms += step.terms == null ? 0 : 1;
    }
    return BYTES
        + (long) BYTES_OF_STEP * (steps.length + owed.size())
        + BYTES_OF_PERMIT * Math.min((1L << Math.min(terms, MOST_READY)) - 1, MOST_READY);
  }

  @Override
  List<Part> parts() {
    List<Part> parts = new ArrayList<>(from);
    parts.addAll(gates.parts());
    return parts;
  }

  @Override
  void kept() {
    all.putIfAbsent(from, this);
  }

  @Override
  void dropped() {
    all.remove(from, this);
  }

  /** Returns how many rules remain to be evaluated. */
  int steps() {
    return steps.length;
  }

  /** Judges an activity. Returns the ready-made permit if it is simply permitted, as most are. */
  Judgement<A> judge(A activity) {
    long answers = gates.ask(activity);
    long further = gates.askFurther(activity);
    if (permit == null || (covered != null && !covered.covers(activity))) {
      return judged(activity, uncovered(activity), answers, further, 0, 0, NO_STEP, null);
    }
    return (answers | further) == 0 ? permit : permitOnTerms(activity, permit, answers, further);
  }

  /**
   * Collects the outcomes of the rules whose gate is not false, in their order.
   *
   * @param uncovered what is found on its coverage
   * @param answers the answers of the gates of the first word
   * @param further those of the second word
   * @param said the bits of the steps that are known to give their constant obligations
   * @param passed the bits of the steps that are known to give nothing
   * @param other the index of another step of which the outcome is known, or {@link #NO_STEP}
   * @param itsOutcome that outcome; null if the rule failed
   */
  private Judgement<A> judged(
      A activity,
      List<Found> uncovered,
      long answers,
      long further,
      long said,
      long passed,
      int other,
      @Nullable Outcome itsOutcome) {
    Judgement<A> judgement = new Judgement<>(uncovered, owed, code, maker);
    for (int i = 0; i < steps.length; i++) {
      long gate = answer(answers, further, gateOf[i]);
      if (gate == Questions.SHUT || isIn(passed, i)) {
        continue;
      }
      Step<A> step = steps[i];
      Outcome outcome =
          i == other ? itsOutcome : isIn(said, i) ? step.terms : outcome(activity, step, gate);
      if (outcome != null && outcome == step.terms && !step.owed.isEmpty()) {
        judgement.addOwed(step.owed); // made once, for all activities
      } else if (outcome == null || !judgement.add(activity, step, outcome)) {
        judgement.addFailed(step.rule);
      }
    }
    return judgement;
  }

  private static long answer(long answers, long further, int gate) {
    return gate < Gates.OF_A_WORD
        ? Questions.answer(answers, gate)
        : Questions.answer(further, gate - Gates.OF_A_WORD);
  }

  private static boolean isIn(long bits, int step) {
    return step < Long.SIZE && (bits >>> step & 1) != 0; // beyond that, a shift wraps around
  }

  /** Returns the denials of only one rule, in all its variants. */
  Judgement<A> judge(A activity, RuleInfo rule) {
    Judgement<A> judgement = new Judgement<>(List.of(), List.of(), code, maker);
    for (Step<A> step : steps) {
      if (isLawOf(rule, step.rule.info())) {
        Outcome outcome = outcome(activity, step, Questions.UNSURE);
        if (outcome instanceof Outcome.Denied) {
          judgement.add(activity, step, outcome);
        }
      }
    }
    return judgement;
  }

  /** Returns whether it has another variant of a rule, or the rule of another period. */
  boolean hasOthersOf(RuleInfo rule) {
    for (Step<A> step : steps) {
      RuleInfo other = step.rule.info();
      if (isVariantOf(rule, other) && !other.equals(rule)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether two rules have the same id and a place in common. */
  static boolean isLawOf(RuleInfo some, RuleInfo other) {
    return some.id().equals(other.id())
        && (some.places().isEmpty()
            || other.places().isEmpty()
            || !Collections.disjoint(some.places(), other.places()));
  }

  /** Returns whether a host sees two rules as one: they have the same id and the same places. */
  static boolean isVariantOf(RuleInfo some, RuleInfo other) {
    return some.id().equals(other.id())
        && some.places().hashCode() == other.places().hashCode() // allocates nothing, unlike equals
        && some.places().equals(other.places());
  }

  private List<Found> uncovered(A activity) {
    if (covered == null) {
      return standing;
    }
    List<Found> findings = new ArrayList<>(standing);
    findings.addAll(covered.findings(activity));
    return findings;
  }

  /** Returns the outcome of a rule, or null if it failed. */
  private @Nullable Outcome outcome(A activity, Step<A> step, long gate) {
    if (step.broken) {
      return null;
    }
    return gate == Questions.OPEN
        ? code.judge(step.rule, activity, step.behind, step.effect)
        : code.judgeUnsure(step.rule, activity, step.when, step.effect);
  }

  /**
   * Judges an activity for which some gates are not false. The result is a permit as long as each
   * step gives either nothing or its constant obligations. If a step gives something else, the
   * first 64 steps are not evaluated again.
   *
   * @param permit the permit if each step gives nothing
   */
  private Judgement<A> permitOnTerms(A activity, Judgement<A> permit, long answers, long further) {
    long said = 0;
    long passed = 0;
    for (int first = 0; first < firstBehind.length - 1; first += Gates.OF_A_WORD) {
      for (long left = first == 0 ? answers : further; left != 0; ) {
        int inWord = Long.numberOfTrailingZeros(left) / 2;
        left &= ~(3L << 2 * inWord);
        int gate = first + inWord;
        for (int next = firstBehind[gate]; next < firstBehind[gate + 1]; next++) {
          int i = behind[next];
          Step<A> step = steps[i];
          Outcome outcome = outcome(activity, step, answer(answers, further, gate));
          if (outcome instanceof Outcome.Pass) {
            passed |= i < Long.SIZE ? 1L << i : 0;
          } else if (outcome != null && outcome == step.terms && i < Long.SIZE) {
            said |= 1L << i;
          } else {
            return judged(activity, standing, answers, further, said, passed, i, outcome);
          }
        }
      }
    }
    return said == 0 ? permit : permitOn(said);
  }

  private Judgement<A> permitOn(long said) {
    Ready<A> newest = ready;
    for (Ready<A> each = newest; each != null; each = each.older) {
      if (each.said == said) {
        return each.permit;
      }
    }
    List<Owed> obligations = new ArrayList<>(owed);
    for (int i = 0; i < Math.min(steps.length, Long.SIZE); i++) {
      if (isIn(said, i)) {
        obligations.addAll(steps[i].owed);
      }
    }
    Judgement<A> made = Judgement.permitted(obligations, code, maker);
    int age = newest == null ? 0 : newest.age + 1;
    if (age < MOST_READY) {
      ready = new Ready<>(said, made, age, newest); // a race loses at most one of two equal permits
    }
    return made;
  }

  /** Returns the facts that the remaining rules read. */
  Set<Fact<?, ?>> reads() {
    return reads(step -> step.when.reads());
  }

  /** Returns the same facts, without a number if only its places are read. */
  Set<Fact<?, ?>> readsBesidePlaces() {
    return reads(step -> Terms.readsBesidePlaces(step.when));
  }

  private Set<Fact<?, ?>> reads(Function<Step<A>, Set<? extends Fact<?, ?>>> readsOfCondition) {
    Set<Fact<?, ?>> reads = new LinkedHashSet<>();
    for (Step<A> step : steps) {
      reads.addAll(readsOr(step, () -> reads(step, readsOfCondition.apply(step))));
    }
    if (covered != null) {
      reads.addAll(covered.reads());
    }
    List<Fact<?, ?>> sorted = new ArrayList<>(reads); // a condition's set can have any order
    sorted.sort(Comparator.comparing(Fact::path));
    return new LinkedHashSet<>(sorted);
  }

  /**
   * Returns the facts that a step still reads, or if that fails, those that the whole rule reads.
   */
  private Collection<Fact<?, ?>> readsOr(Step<A> step, Supplier<Collection<Fact<?, ?>>> left) {
    Collection<Fact<?, ?>> known = step.broken ? null : code.ask(step.rule, left, null);
    return known == null ? ModuleCode.reads(step.rule) : known;
  }

  /** Returns the facts at the top level of the activity that the remaining rules read. */
  Set<Fact<?, ?>> topReads(UnaryOperator<Set<Fact<?, ?>>> shared) {
    Set<Fact<?, ?>> known = topReads;
    if (known == null) {
      Set<Fact<?, ?>> tops = new HashSet<>();
      reads().forEach(fact -> tops.add(fact.top()));
      known = shared.apply(Set.copyOf(tops));
      topReads = known;
    }
    return known;
  }

  /** Collects the facts that each rule and the claims of coverage need for such activities. */
  void gather(A activity, Gathered into) {
    for (Step<A> step : steps) {
      RuleInfo info = step.rule.info();
      if (!step.broken
          && Boolean.TRUE.equals(code.ask(step.rule, () -> rulesOut(step, activity), false))) {
        continue;
      }
      Outcome outcome = outcome(activity, step, Questions.UNSURE);
      Collection<Fact<?, ?>> reads = readsOr(step, () -> readsForNeeds(step));
      into.add(
          info,
          code.ask(step.rule, () -> step.rule.citation(activity), info.citation()),
          reads.stream().filter(fact -> !isStated(fact, activity)).toList(),
          outcome instanceof Outcome.Indeterminate indeterminate
              ? indeterminate.missing()
              : Set.of(),
          step.broken ? Set.of() : code.ask(step.rule, () -> hinges(step, activity), Set.of()),
          Terms.settled(Jurisdiction.condition(info.places(), activity)) == Truth.FALSE);
    }
    for (Found finding : uncovered(activity)) {
      if (!finding.missing().isEmpty()) {
        into.add(
            finding.rule(),
            finding.citation(),
            finding.missing(),
            finding.missing(),
            Set.of(),
            false);
      }
    }
  }

  /**
   * Returns whether the stated facts alone show that a rule never applies, whatever else is stated
   * and however much time passes. An event that is left out counts as not stated here, since it may
   * still be stated.
   */
  private static <A extends Activity<A>> boolean rulesOut(Step<A> step, A activity) {
    for (Condition<A> part : Terms.parts(step.when)) {
      Set<Fact<A, ?>> reads = part.reads();
      if (!reads.isEmpty()
          && reads.stream().allMatch(fact -> fact.isStated(activity))
          && part.test(activity) == Truth.FALSE
          && part.nextChange(activity, activity.at()) == null) {
        return true;
      }
    }
    return false;
  }

  /** Returns the standing facts that may show that a rule does not apply at all. */
  private static <A extends Activity<A>> Set<Fact<?, ?>> hinges(Step<A> step, A activity) {
    Set<Fact<?, ?>> hinges = new LinkedHashSet<>();
    for (Condition<A> part : Terms.parts(step.when)) {
      Set<Fact<A, ?>> reads = part.reads();
      if (!reads.isEmpty()
          && reads.stream().allMatch(Needed::isStanding)
          && part.test(activity) == Truth.UNKNOWN) {
        Set<Fact<A, ?>> missing = new LinkedHashSet<>();
        part.missing(activity, missing);
        missing.stream().filter(Needed::isStanding).forEach(hinges::add);
      }
    }
    return hinges;
  }

  @SuppressWarnings("unchecked") // the rules of an activity read its own facts
  private static <A extends Activity<A>> boolean isStated(Fact<?, ?> fact, A activity) {
    return ((Fact<A, ?>) fact).isStated(activity);
  }

  private static <A extends Activity<A>> Collection<Fact<?, ?>> reads(Step<A> step) {
    return reads(step, step.when.reads());
  }

  private static <A extends Activity<A>> Collection<Fact<?, ?>> reads(
      Step<A> step, Set<? extends Fact<?, ?>> ofCondition) {
    Set<Fact<?, ?>> reads = new LinkedHashSet<>(ofCondition);
    reads.addAll(step.effect.reads());
    reads.addAll(Terms.citationReads(step.rule));
    return reads;
  }

  /**
   * Includes the list that a rule requires to be checked: only the check removes that duty.
   * Includes what the plan of this kind left out because it is not stated: events in a group that
   * is not stated, and standing facts that count only if they are stated.
   */
  private static <A extends Activity<A>> Collection<Fact<?, ?>> readsForNeeds(Step<A> step) {
    Collection<Fact<?, ?>> reads = reads(step);
    step.rule.effect().reads().stream().filter(Needed::isList).forEach(reads::add);
    for (Fact<?, ?> fact : step.rule.info().reads()) {
      if (Needed.isStanding(fact) || isInsideAnyOf(fact, reads)) {
        reads.add(fact);
      }
    }
    return reads;
  }

  private static boolean isInsideAnyOf(Fact<?, ?> fact, Collection<Fact<?, ?>> groups) {
    return groups.stream()
        .anyMatch(
            group ->
                group.type().form() == FactType.Form.GROUP
                    && fact.path().startsWith(group.path() + "."));
  }

  /** Reports when the outcome of each rule changes next if only time passes. */
  void tellChanges(A activity, Changes<A> changes) {
    if (covered != null) {
      covered.tellChanges(activity, changes);
    }
    for (Step<A> step : steps) {
      if (step.broken || changes.hasFailed(step.rule)) {
        continue; // it is indeterminate at every instant
      }
      Optional<Instant> mine =
          code.ask(
              step.rule,
              () -> Optional.ofNullable(ModuleCode.nextChange(activity, step.when, step.effect)),
              null);
      if (mine == null) {
        changes.fail(step.rule);
      } else {
        changes.add(step.rule, mine.orElse(null));
      }
    }
  }
}
