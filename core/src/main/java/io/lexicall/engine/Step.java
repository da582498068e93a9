package io.lexicall.engine;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What remains of one rule at a place for activities with equal values of the discrete facts that
 * it reads: something to evaluate, or obligations that always apply, or nothing.
 *
 * <p>Immutable and thread-safe; shared by all plans of all places in which the same remains.
 */
final class Step<A extends Activity<A>> extends Part {
  /**
   * A step with its condition, its effect and the parts of the condition; an estimate without
   * sharing.
   */
  private static final int BYTES = 130;

  private static final int BYTES_OF_PART = 24;
  private static final int BYTES_OF_OBLIGATION = 24;

  private static final Effect<?> NONE = Effect.<Contact>always(Outcome.pass(), List.of());

  /** The rule at the place, and the discrete facts for which this remains. */
  private final RuleHere<A> from;

  final long traits;

  /** The condition without which it does not apply; null if there is nothing to evaluate. */
  final @Nullable Gate<A> gate;

  final Rule<A> rule;
  final Condition<A> when;
  final Effect<A> effect;

  /** What remains of the condition if the gate is open. */
  final Condition<A> behind;

  /** The outcome with constant obligations, or null. */
  final Outcome.@Nullable Obliged terms;

  /** These obligations; if there is nothing to evaluate, those that always apply. */
  final List<Owed> owed;

  /** Whether the rule failed while it was simplified; then its outcome is not reliable. */
  final boolean broken;

  private final long bytes;

  private Step(
      RuleHere<A> from,
      long traits,
      @Nullable Gate<A> gate,
      Condition<A> when,
      Effect<A> effect,
      Parted<A> parted,
      Outcome.@Nullable Obliged terms,
      List<Owed> owed,
      boolean broken) {
    this.from = from;
    this.traits = traits;
    this.gate = gate;
    this.rule = from.rule();
    this.when = when;
    this.effect = effect;
    this.behind = parted.behind;
    this.terms = terms;
    this.owed = owed;
    this.broken = broken;
    this.bytes =
        BYTES + BYTES_OF_PART * (long) parted.count + BYTES_OF_OBLIGATION * (long) owed.size();
  }

  /**
   * Simplifies a rule by discrete facts; throws what its code throws.
   *
   * @param here what remains of its condition at the place
   */
  static <A extends Activity<A>> Step<A> of(
      RuleHere<A> from, Condition<A> here, long traits, Gate.Book<A> gates) {
    Rule<A> rule = from.rule();
    Condition<A> when = Terms.given(here, traits);
    Effect<A> effect = Terms.given(rule.effect(), traits);
    Outcome outcome = Terms.constant(effect);
    if (Terms.settled(when) == Truth.FALSE || outcome instanceof Outcome.Pass) {
      return certain(from, traits, List.of());
    }
    Outcome.Obliged terms = Terms.terms(effect);
    String citation = terms == null ? null : Terms.citationGiven(rule, traits);
    List<Owed> duties =
        terms == null || citation == null
            ? List.of()
            : obligations(from.answers(), rule, terms, citation);
    if (Terms.settled(when) != null && outcome != null && !duties.isEmpty()) {
      return certain(from, traits, duties);
    }
    Parted<A> parted = Parted.of(when, effect);
    return new Step<>(
        from,
        traits,
        gates.of(parted.gate),
        when,
        effect,
        parted,
        duties.isEmpty() ? null : terms,
        duties,
        false);
  }

  /** Returns the step of a rule of which nothing remains, whatever the other facts are. */
  static <A extends Activity<A>> Step<A> nothing(RuleHere<A> from) {
    return certain(from, 0, List.of());
  }

  private static <A extends Activity<A>> Step<A> certain(
      RuleHere<A> from, long traits, List<Owed> owed) {
    return new Step<>(
        from, traits, null, Condition.always(), none(), Parted.nothing(), null, owed, false);
  }

  /** Returns the step of a rule that failed while it was simplified. */
  static <A extends Activity<A>> Step<A> broken(RuleHere<A> from, long traits, Gate.Book<A> gates) {
    Condition<A> always = Condition.always();
    return new Step<>(
        from, traits, gates.unsure(), always, none(), Parted.nothing(), null, List.of(), true);
  }

  @SuppressWarnings("unchecked") // it looks at no activity
  private static <A extends Activity<A>> Effect<A> none() {
    return (Effect<A>) NONE;
  }

  private static List<Owed> obligations(
      Answers answers, Rule<?> rule, Outcome.Obliged terms, String citation) {
    return terms.duties().stream().map(duty -> answers.owed(duty, rule.info(), citation)).toList();
  }

  /** Returns whether nothing is to be evaluated and no obligation remains. */
  boolean isNothing() {
    return gate == null && owed.isEmpty();
  }

  @Override
  long bytes() {
    return bytes;
  }

  @Override
  List<? extends Part> parts() {
    return gate == null ? List.of() : List.of(gate);
  }

  @Override
  void kept() {
    from.remember(this);
  }

  @Override
  void dropped() {
    from.forget(this);
  }

  /**
   * The condition of a rule, split into its gate and what remains of the condition if the gate is
   * open.
   *
   * @param gate a condition that is rarely true, if any; otherwise the conditions that can be
   *     remembered; otherwise the author's first condition
   * @param count the number of conditions
   */
  private record Parted<A extends Activity<A>>(Condition<A> gate, Condition<A> behind, int count) {
    static <A extends Activity<A>> Parted<A> nothing() {
      return new Parted<A>(Condition.never(), Condition.always(), 0);
    }

    /** Splits the condition of a rule, together with the condition of its effect. */
    static <A extends Activity<A>> Parted<A> of(Condition<A> when, Effect<A> effect) {
      List<Condition<A>> asked = Terms.settled(when) == Truth.TRUE ? List.of() : Terms.parts(when);
      List<Condition<A>> all = new ArrayList<>(asked);
      Condition<A> speaks = Terms.speaksWhere(effect);
      if (Terms.settled(speaks) == null) {
        all.addAll(Terms.parts(speaks));
      }
      List<Condition<A>> gate = all.stream().filter(Parted::isRare).limit(1).toList();
      if (gate.isEmpty()) {
        gate = some(all, Gate.Kind.OF_TIME);
      }
      if (gate.isEmpty()) {
        gate = some(all, Gate.Kind.STEADY);
      }
      if (gate.isEmpty()) {
        gate = all.subList(0, Math.min(1, all.size()));
      }
      List<Condition<A>> rest = new ArrayList<>(asked);
      rest.removeAll(gate);
      return new Parted<>(Condition.all(gate), Condition.all(rest), all.size());
    }

    /** A hint that fails counts as not given. */
    private static boolean isRare(Condition<?> condition) {
      return ModuleCode.quietly(() -> Terms.isRare(condition), false);
    }

    private static <A extends Activity<A>> List<Condition<A>> some(
        List<Condition<A>> conditions, Gate.Kind kind) {
      return conditions.stream().filter(each -> Gate.kindOf(each) == kind).toList();
    }
  }
}
