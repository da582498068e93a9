package io.lexicall.testkit;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Explanation;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Stretch;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Schema;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks an engine, with all its loaded rules, against the properties that every verdict must have.
 *
 * <ul>
 *   <li>A denial stays a denial, whatever an unknown fact turns out to be; a permit stays a permit,
 *       unless an obligation that it gave turns out not to be met.
 *   <li>The compiled plan gives the same result as the rules one by one.
 *   <li>At {@code permittedFrom} nothing denies; one nanosecond before something still does.
 *   <li>Windows have the decision, and the rules that lead to it, of a check at every instant.
 *   <li>No rule fails.
 * </ul>
 *
 * <p>The same seed tries the same facts. What is tried of an example depends on the seed and on
 * that example alone, not on the others or on their order. Not thread-safe.
 *
 * @since 0.1
 */
public final class EngineContract {
  /** The calling hours of contacts change every few hours. */
  private static final Duration DAYS_OF_HOURS = Duration.ofDays(2);

  /** As far as windows reach. */
  private static final Duration LONGEST = Duration.ofDays(400);

  private static final int PARTS = 8;

  /** Of so many examples each stretch of the days is walked through; of more, a share. */
  private static final int MOST_WALKED = 800;

  private final Compliance engine;
  private final Hints hints;
  private final List<Activity<?>> examples;
  private final FactsGenerator generator;
  private final long seed;

  /** The rules of the modules by their cards, once one was asked for: some modules read tables. */
  private @Nullable Map<RuleInfo, List<Rule<?>>> rules;

  private EngineContract(Compliance engine, Hints hints, List<Activity<?>> examples, long seed) {
    this.engine = requireNonNull(engine, "engine");
    this.hints = hints;
    this.examples = examples;
    this.generator = FactsGenerator.of(hints);
    this.seed = seed;
  }

  /** Returns the contract for an engine, with hints at the places and words to try. */
  public static EngineContract of(Compliance engine, Hints hints) {
    return new EngineContract(engine, hints, List.of(), 1);
  }

  /** Returns the contract that tries these activities too. */
  public EngineContract from(List<? extends Activity<?>> activities) {
    return new EngineContract(engine, hints, List.copyOf(activities), seed);
  }

  /** Returns the contract that tries other facts. */
  public EngineContract seed(long seed) {
    return new EngineContract(engine, hints, examples, seed);
  }

  /**
   * Tries a kind of activity. The windows of time in which its verdict stays the same are walked
   * through for all of them; of more than {@value #MOST_WALKED} examples, for a share of these.
   *
   * @param times how many made-up activities to try, beside the examples
   * @return the breaches, at most one of each kind
   */
  public <A extends Activity<A>> List<String> breaches(Schema<A> schema, int times) {
    Set<String> kinds = new HashSet<>();
    List<String> breaches = new ArrayList<>();
    List<A> mine = examplesOf(schema);
    double walked = (double) MOST_WALKED / Math.max(mine.size(), MOST_WALKED);
    for (A example : mine) {
      Random random = draws(example);
      tryOn(example, random, kinds, breaches, random.nextDouble() < walked);
    }
    for (int i = 0; i < times; i++) {
      Random random = new Random(seed * times + i);
      tryOn(generator.complete(schema, random), random, kinds, breaches, true);
    }
    return breaches;
  }

  private <A extends Activity<A>> void tryOn(
      A full, Random random, Set<String> kinds, List<String> breaches, boolean walks) {
    A less = generator.drop(full, random.nextDouble() * random.nextDouble(), random);
    note("plan", asPlanned(less), kinds, breaches);
    note("end", endsWhenItSays(less), kinds, breaches);
    if (walks) {
      note("windows", changesWhenItSays(less), kinds, breaches);
    }
    note("unknown", staysDecided(less, restored(less, full)), kinds, breaches);
    note("unknown", staysDecided(less, generator.fill(less, random)), kinds, breaches);
  }

  /** Returns the draws of an example: those of its own facts, wherever it stands. */
  private Random draws(Activity<?> example) {
    return new Random(seed * 31 + Telling.show(example).hashCode());
  }

  /**
   * Removes two and three stated facts at a time from each example, and tries every combination of
   * values in their place: if the remaining facts decided the verdict, each combination must agree.
   * The facts are those with few values; of the combinations of facts, and of their values, some
   * are drawn.
   *
   * @param draws how many combinations of facts to take from each example, and how many of values
   *     to put in the place of each
   * @return the breaches, at most one for each set of facts that was removed
   */
  public <A extends Activity<A>> List<String> guesses(Schema<A> schema, int draws) {
    Set<String> kinds = new HashSet<>();
    List<String> breaches = new ArrayList<>();
    for (A full : examplesOf(schema)) {
      Random random = draws(full);
      List<FactTree.Spot> few =
          FactTree.spots(full).stream()
              .filter(
                  spot ->
                      spot.canBeDropped()
                          && !hints.hasDefault(spot.fact())
                          && !valuesOf(spot).isEmpty())
              .toList();
      for (int draw = 0; draw < draws && few.size() > 1; draw++) {
        List<FactTree.Spot> taken = new ArrayList<>(few);
        Collections.shuffle(taken, random);
        taken = taken.subList(0, Math.min(taken.size(), 2 + draw % 2));
        A less = with(full, taken, spot -> null);
        if (engine.check(less).decision() != Decision.INDETERMINATE) {
          for (int i = 0; i < draws; i++) {
            A more = with(less, taken, spot -> pick(valuesOf(spot), random));
            note(
                taken.stream().map(FactTree.Spot::plain).sorted().toList().toString(),
                staysDecided(less, more),
                kinds,
                breaches);
          }
        }
      }
    }
    return breaches;
  }

  private static Object pick(List<?> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  /** Returns the possible values of a fact, if they are few. */
  private static List<?> valuesOf(FactTree.Spot spot) {
    return switch (spot.fact().type().form()) {
      case BOOLEAN -> List.of(false, true);
      case CHOICE -> spot.fact().type().choices();
      default -> List.of();
    };
  }

  private static <A extends Activity<A>> A with(
      A about, List<FactTree.Spot> spots, FactTree.Edit value) {
    return FactTree.edit(
        about, spots.stream().map(FactTree.Spot::path).collect(Collectors.toSet()), value);
  }

  @SuppressWarnings("unchecked") // of that schema
  private <A extends Activity<A>> List<A> examplesOf(Schema<A> schema) {
    List<A> mine = new ArrayList<>();
    for (Activity<?> example : examples) {
      if (example.schema() == schema) {
        mine.add((A) example);
      }
    }
    return mine;
  }

  private static void note(
      String kind, Optional<String> problem, Set<String> kinds, List<String> breaches) {
    if (problem.isPresent() && kinds.add(kind)) {
      breaches.add(problem.get());
    }
  }

  private <A extends Activity<A>> A restored(A less, A full) {
    return Trials.restore(less, Trials.valuesOf(full), spot -> true, hints);
  }

  private Optional<String> asPlanned(Activity<?> about) {
    Explanation explanation = engine.explain(about);
    Set<String> planned = new LinkedHashSet<>();
    for (Finding finding : explanation.verdict().findings()) {
      if (!finding.rule().id().equals("core.coverage")) {
        planned.add(FactType.code(finding.outcome()) + " by " + finding.rule().id());
      }
    }
    for (Obligation obligation : explanation.verdict().obligations()) {
      planned.add("obligations by " + obligation.rule().id() + " " + obligation.rule().variant());
    }
    Set<String> asked = new LinkedHashSet<>();
    for (Explanation.Considered considered : explanation.considered()) {
      switch (considered.result()) {
        case DENIED -> asked.add("deny by " + considered.rule().id());
        case UNDECIDED -> asked.add("indeterminate by " + considered.rule().id());
        case OBLIGED ->
            asked.add(
                "obligations by " + considered.rule().id() + " " + considered.rule().variant());
        case FAILED -> {
          return Optional.of(
              considered.rule().id() + " failed.\nThe facts: " + Telling.show(about));
        }
        default -> {}
      }
    }
    return planned.equals(asked)
        ? Optional.empty()
        : Optional.of(
            "The verdict says %s, the rules one by one say %s.\nThe facts: %s"
                .formatted(planned, asked, Telling.show(about)));
  }

  private <A extends Activity<A>> Optional<String> endsWhenItSays(A about) {
    Verdict verdict = engine.check(about);
    if (!(verdict instanceof Verdict.Denial denial) || denial.permittedFrom().isEmpty()) {
      return Optional.empty();
    }
    Instant end = denial.permittedFrom().get();
    Verdict then = engine.check(about.at(end));
    Verdict before = engine.check(about.at(end.minusNanos(1)));
    if (then.decision() == Decision.DENY && !denyForWhatIsOtherThen(about, then)) {
      return Optional.of(
          "The verdict denies until %s, but then it still denies: %s\nThe facts: %s"
              .formatted(end, then, Telling.show(about)));
    }
    return before.decision() == Decision.DENY
        ? Optional.empty()
        : Optional.of(
            "The verdict denies until %s, but one nanosecond before it is: %s\nThe facts: %s"
                .formatted(end, before, Telling.show(about)));
  }

  /**
   * Returns whether all that still denies are rules that stated themselves when their denial ends,
   * such as with a new month, or rules on the age of a list, which is checked anew by then: the
   * facts are expected to be other ones.
   */
  private <A extends Activity<A>> boolean denyForWhatIsOtherThen(A about, Verdict then) {
    return then.findings().stream()
        .filter(finding -> finding.outcome() == Decision.DENY)
        .map(Finding::rule)
        .allMatch(rule -> rule.remedies().contains("refresh-list") || statesItsEnd(about, rule));
  }

  @SuppressWarnings("unchecked") // a rule that judged the activity is about such activities
  private <A extends Activity<A>> boolean statesItsEnd(A about, RuleInfo info) {
    for (Rule<?> rule : rulesOf(info)) {
      if (((Rule<A>) rule).judge(about) instanceof Outcome.Denied denied
          && denied.permittedFrom().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private List<Rule<?>> rulesOf(RuleInfo info) {
    Map<RuleInfo, List<Rule<?>>> known = rules;
    if (known == null) {
      known = new HashMap<>();
      for (RuleModule module : engine.modules()) {
        for (Rule<?> rule : module.rules(Settings.defaults())) {
          known.computeIfAbsent(rule.info(), each -> new ArrayList<>()).add(rule);
        }
      }
      rules = known;
    }
    return known.getOrDefault(info, List.of());
  }

  /** From the first event on, since a deadline ends only after what it runs from. */
  private <A extends Activity<A>> Optional<String> changesWhenItSays(A about) {
    NavigableSet<Instant> instants = FactTree.instants(about);
    Instant from = about instanceof Contact ? about.at() : instants.first();
    Instant to = from.plus(about instanceof Contact ? DAYS_OF_HOURS : LONGEST);
    for (Stretch stretch : engine.windows(about, from, to)) {
      Set<Instant> within =
          new TreeSet<>(instants.subSet(stretch.from(), true, stretch.to(), false));
      Duration length = Duration.between(stretch.from(), stretch.to());
      for (int i = 0; i < PARTS; i++) {
        within.add(stretch.from().plus(length.multipliedBy(i).dividedBy(PARTS)));
      }
      within.add(stretch.to().minusNanos(1));
      for (Instant at : within) {
        Verdict verdict = engine.check(about.at(at));
        if (verdict.decision() != stretch.verdict().decision()
            || !rules(verdict).equals(rules(stretch.verdict()))) {
          return Optional.of(
              "From %s to %s windows say: %s, but at %s it is: %s\nThe facts: %s"
                  .formatted(
                      stretch.from(),
                      stretch.to(),
                      stretch.verdict(),
                      at,
                      verdict,
                      Telling.show(about)));
        }
      }
    }
    return Optional.empty();
  }

  private static Set<String> rules(Verdict verdict) {
    Set<String> rules = new HashSet<>();
    verdict.findings().forEach(finding -> rules.add(finding.rule().id()));
    return rules;
  }

  private <A extends Activity<A>> Optional<String> staysDecided(A less, A more) {
    if (!changesItsMind(less, more)) {
      return Optional.empty();
    }
    List<A> pair = Telling.smallest(less, more, this::changesItsMind);
    return Optional.of(
        "The decision is %s, though this is unknown: %s. Once it is known, it is %s\nThe facts: %s"
            .formatted(
                FactType.code(engine.check(pair.get(0)).decision()),
                Telling.difference(pair.get(0), pair.get(1)),
                engine.check(pair.get(1)),
                Telling.show(pair.get(0))));
  }

  private <A extends Activity<A>> boolean changesItsMind(A less, A more) {
    Verdict before = engine.check(less);
    Verdict after = engine.check(more);
    return before.decision() != Decision.INDETERMINATE
        && before.decision() != after.decision()
        && Trials.sayNoOtherPlace(less, more)
        && (before.decision() == Decision.DENY || !owesWhatFails(before, after));
  }

  /** Returns whether all rules that object now had given an obligation before. */
  private static boolean owesWhatFails(Verdict before, Verdict after) {
    Set<RuleInfo> obliged = new HashSet<>();
    before.obligations().forEach(each -> obliged.add(each.rule()));
    return after.findings().stream().allMatch(each -> obliged.contains(each.rule()));
  }
}
