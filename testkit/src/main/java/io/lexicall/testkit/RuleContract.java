package io.lexicall.testkit;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks one rule against the contract that every rule must keep.
 *
 * <p>It searches for facts to which the rule applies: it starts from facts that meet some of its
 * conditions, and changes what the rule reads until more are met. From there it removes facts,
 * replaces them, and moves the instant to where the rule's conditions change. The same seed tries
 * the same facts.
 *
 * <p>{@link RuleModuleContract} runs it over all rules of a module as JUnit tests. Not thread-safe.
 *
 * @param <A> the kind of activity
 * @since 0.1
 */
public final class RuleContract<A extends Activity<A>> {
  private final Rule<A> rule;
  private final Hints hints;
  private final Waivers waivers;
  private final List<A> examples;
  private final long seed;
  private final Watch watch = new Watch();
  private @Nullable Trials<A> trials;
  private @Nullable UnknownChecks<A> unknowns;
  private Watch.@Nullable TooSlow tooSlow;

  private RuleContract(Rule<A> rule, Hints hints, Waivers waivers, List<A> examples, long seed) {
    this.rule = requireNonNull(rule, "rule");
    this.hints = requireNonNull(hints, "hints");
    this.waivers = waivers;
    this.examples = List.copyOf(examples);
    this.seed = seed;
  }

  /** Returns the contract for a rule, with the hints that hold for all rules. */
  public static <A extends Activity<A>> RuleContract<A> of(Rule<A> rule) {
    return of(rule, Hints.standard());
  }

  /**
   * Returns the contract for a rule, with hints for the words and figures that it compares with.
   */
  public static <A extends Activity<A>> RuleContract<A> of(Rule<A> rule, Hints hints) {
    return new RuleContract<>(rule, hints, Waivers.NONE, List.of(), 1);
  }

  /** Returns the contract, with these activities as further starting points of its search. */
  @SuppressWarnings("unchecked") // of the rule's own schema
  public RuleContract<A> from(Collection<? extends Activity<?>> activities) {
    List<A> mine = new ArrayList<>();
    for (Activity<?> activity : activities) {
      if (activity.schema() == rule.activity()) {
        mine.add((A) activity);
      }
    }
    return new RuleContract<>(rule, hints, waivers, mine, seed);
  }

  /** Returns the contract with more waivers. */
  public RuleContract<A> waiving(Collection<Waiver> more) {
    return new RuleContract<>(rule, hints, Waivers.of(more, rule.info()), examples, seed);
  }

  /** Returns the contract with another seed, which tries other facts. */
  public RuleContract<A> seed(long otherSeed) {
    return new RuleContract<>(rule, hints, waivers, examples, otherSeed);
  }

  /** Returns a breach for every check that the rule fails. */
  public List<Breach> breaches() {
    return Arrays.stream(Check.values()).flatMap(check -> breach(check).stream()).toList();
  }

  /** Returns the reason why a check is waived; empty if it is not. */
  public Optional<String> waived(Check check) {
    return waivers.reason(check);
  }

  /** Runs one check; empty if the rule passes it, or if it is waived. */
  public Optional<Breach> breach(Check check) {
    if (waived(check).isPresent()) {
      return Optional.empty();
    }
    return Optional.ofNullable(problem(check))
        .map(text -> new Breach(check, rule.toString(), text));
  }

  /** A rule that was too slow once would be so in every check. */
  private @Nullable String problem(Check check) {
    if (tooSlow == null) {
      try {
        return asked(check);
      } catch (Watch.TooSlow slow) {
        tooSlow = slow;
      }
    }
    return tooSlow.getMessage();
  }

  /** Returns for how long a call of the rule has not returned. */
  Duration pending() {
    return watch.pending();
  }

  private @Nullable String asked(Check check) {
    return switch (check) {
      case CARD -> new CardCheck<>(trials()).card();
      case TOTAL -> answers().total();
      case SPEAKS -> answers().speaks();
      case PURE -> answers().pure();
      case READS -> answers().reads();
      case SIMPLIFIED -> answers().simplified();
      case NAMED -> unknowns().named();
      case KLEENE -> unknowns().kleene();
      case FEWEST -> unknowns().fewest();
      case SUFFICIENT -> unknowns().sufficient();
      case FAILED_SOURCE -> new FailedSourceCheck<>(trials()).failedSource();
      case PERMITTED_FROM -> new BoundsChecks<>(trials()).permittedFrom();
      case LASTS -> new BoundsChecks<>(trials()).lasts();
      case CHANGES -> new BoundsChecks<>(trials()).changes();
      case IN_FORCE -> new BoundsChecks<>(trials()).inForce();
      case PLACE -> new BoundsChecks<>(trials()).place();
      case DISCREET -> new DiscretionCheck<>(trials()).discreet();
    };
  }

  private Trials<A> trials() {
    Trials<A> known = trials;
    if (known == null) {
      known = new Trials<>(rule, hints, examples, seed, watch);
      trials = known;
    }
    return known;
  }

  private AnswerChecks<A> answers() {
    return new AnswerChecks<>(trials(), waivers);
  }

  /** They share the indeterminate outcomes that they look for. */
  private UnknownChecks<A> unknowns() {
    UnknownChecks<A> known = unknowns;
    if (known == null) {
      known = new UnknownChecks<>(trials(), waivers);
      unknowns = known;
    }
    return known;
  }
}
