package io.lexicall.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.lexicall.Compliance;
import io.lexicall.Explanation;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.testkit.Answer.Kind;
import io.lexicall.testkit.FactTree.Spot;
import io.lexicall.time.ZoneClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries one rule against the contract that every rule keeps.
 *
 * <p>It looks for facts on which the rule speaks: from facts that meet some of its conditions it
 * goes on to facts that meet more, changing what the rule reads. From there it takes facts away,
 * puts others in their place, and moves the instant to where the rule's conditions change. The same
 * seed tries the same facts.
 *
 * <p>{@link RuleModuleContract} runs it over all rules of a module as JUnit tests. Not thread-safe.
 *
 * @param <A> the kind of activity
 * @since 0.1
 */
public final class RuleContract<A extends Activity<A>> {
  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern ID = Pattern.compile(KEBAB + "\\." + KEBAB);
  private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}.*[^.]\\.", Pattern.DOTALL);
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{13,}");

  private static final List<Duration> LATER =
      List.of(
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofHours(18),
          Duration.ofDays(1),
          Duration.ofHours(36),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(182),
          Duration.ofDays(365));

  private static final int BASES = 20;
  private static final int MOST_UNCLEAR = 40;
  private static final int THREADS = 4;
  private static final int ROUNDS = 100;

  /** Undecided outcomes to try for each missing fact that is named. */
  private static final int ENOUGH = 8;

  /** Undecided outcomes that name a fact in vain, before it is said to be named in vain. */
  private static final int TOO_OFTEN = 3;

  private static final int MOST_COMPLETIONS = 120;
  private static final int STRONG_EVIDENCE = 30;
  private static final int MOST_ROUNDS = 4;

  private final Rule<A> rule;
  private final Hints hints;
  private final List<Waiver> waivers;
  private final List<A> examples;
  private final long seed;
  private @Nullable Trials<A> trials;
  private @Nullable List<Unclear<A>> unclear;

  /** An undecided outcome, and facts that differ only in what is known more. */
  private record Unclear<A>(A facts, A fuller, Set<Fact<?, ?>> missing) {}

  private RuleContract(
      Rule<A> rule, Hints hints, List<Waiver> waivers, List<A> examples, long seed) {
    this.rule = requireNonNull(rule, "rule");
    this.hints = requireNonNull(hints, "hints");
    this.waivers = waivers.stream().filter(waiver -> waiver.isFor(rule.info())).toList();
    this.examples = List.copyOf(examples);
    this.seed = seed;
  }

  /** Returns the contract for a rule, with the hints that hold for all rules. */
  public static <A extends Activity<A>> RuleContract<A> of(Rule<A> rule) {
    return of(rule, Hints.standard());
  }

  /** Returns the contract for a rule, with hints at the words and figures that it knows. */
  public static <A extends Activity<A>> RuleContract<A> of(Rule<A> rule, Hints hints) {
    return new RuleContract<>(rule, hints, List.of(), List.of(), 1);
  }

  /** Returns the contract that starts its search at these activities too. */
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

  /** Returns the contract with what it need not keep. */
  public RuleContract<A> waiving(Collection<Waiver> more) {
    return new RuleContract<>(rule, hints, List.copyOf(more), examples, seed);
  }

  /** Returns the contract that tries other facts. */
  public RuleContract<A> seed(long otherSeed) {
    return new RuleContract<>(rule, hints, waivers, examples, otherSeed);
  }

  /** Returns every check that the rule does not keep. */
  public List<Breach> breaches() {
    return Arrays.stream(Check.values()).flatMap(check -> breach(check).stream()).toList();
  }

  /** Returns why a check need not be kept, if so. */
  public Optional<String> waived(Check check) {
    return waivers.stream()
        .filter(waiver -> waiver.check() == check && waiver.fact().isEmpty())
        .map(Waiver::reason)
        .findFirst();
  }

  /** Tries one check; empty if it is kept, or waived. */
  public Optional<Breach> breach(Check check) {
    if (waived(check).isPresent()) {
      return Optional.empty();
    }
    String problem =
        switch (check) {
          case CARD -> card();
          case TOTAL -> total();
          case SPEAKS -> speaks();
          case PURE -> pure();
          case READS -> reads();
          case SIMPLIFIED -> simplified();
          case NAMED -> named();
          case KLEENE -> kleene();
          case FEWEST -> fewest();
          case SUFFICIENT -> sufficient();
          case PERMITTED_FROM -> permittedFrom();
          case IN_FORCE -> inForce();
          case PLACE -> place();
          case DISCREET -> discreet();
        };
    return Optional.ofNullable(problem).map(text -> new Breach(check, rule.toString(), text));
  }

  private Trials<A> trials() {
    Trials<A> known = trials;
    if (known == null) {
      known = new Trials<>(rule, hints, examples, seed);
      trials = known;
    }
    return known;
  }

  private List<A> pool() {
    return trials().pool();
  }

  private Answer judge(A about) {
    return trials().judge(about);
  }

  private boolean isWaived(Check check, String path) {
    return waivers.stream().anyMatch(w -> w.check() == check && w.fact().equals(path));
  }

  private Predicate<Spot> unlessWaived(Check check) {
    return spot -> !isWaived(check, spot.plain());
  }

  // ---- the checks

  private @Nullable String card() {
    RuleInfo info = rule.info();
    List<String> problems = new ArrayList<>();
    if (!ID.matcher(info.id()).matches()) {
      problems.add("the id is regulation, dot, name in lower case and hyphens, not " + info.id());
    }
    if (!SENTENCE.matcher(info.title()).matches()) {
      problems.add("the title is a sentence that ends with one full stop, not: " + info.title());
    }
    if (info.citation().isBlank() || !info.citation().equals(info.citation().strip())) {
      problems.add("the citation is not blank and not padded, but '" + info.citation() + "'");
    }
    // The place and the time are read from every activity, and no card names them.
    if (info.reads().isEmpty()
        && rule.when().parts().stream().anyMatch(p -> !p.reads().isEmpty())) {
      problems.add("the card names no fact that it reads");
    }
    for (Fact<?, ?> fact : info.reads()) {
      if (rule.activity().fact(fact.path().split("[.\\[]", 2)[0]).isEmpty()) {
        problems.add("a " + rule.activity().name() + " has no fact " + fact.path());
      }
    }
    Stream.concat(info.obligations().stream(), info.remedies().stream())
        .filter(word -> !KEBAB.matcher(word).matches())
        .forEach(word -> problems.add("obligations and remedies are kebab-case, not " + word));
    boolean denies = false;
    for (A about : pool()) {
      Answer answer = judge(about);
      denies |= answer.is(Kind.DENIES);
      if (answer.outcome() instanceof Outcome.Obliged obliged) {
        obliged.duties().stream()
            .filter(duty -> !info.obligations().contains(duty.name()))
            .forEach(duty -> problems.add("the card does not name the duty " + duty.name()));
      }
    }
    if (info.remedies().isEmpty() && denies) {
      problems.add("it can deny, but names no remedy");
    }
    return problems.isEmpty() ? null : problems.stream().distinct().collect(joining("\n"));
  }

  private @Nullable String total() {
    for (A about : trials().some(BASES)) {
      for (A less : trials().lessKnown(about, 4, unlessWaived(Check.TOTAL))) {
        judge(less);
      }
      judge(trials().withNothing(about));
      rule.citation(about);
    }
    A about = trials().failedOn();
    if (about == null) {
      return null;
    }
    A smallest = Telling.smallest(about, facts -> Answer.of(rule, facts).is(Kind.FAILS));
    return "It " + Answer.of(rule, smallest) + "\nThe facts: " + Telling.show(smallest);
  }

  private @Nullable String speaks() {
    A nearest = pool().get(0);
    for (A about : pool()) {
      if (judge(about).speaks()) {
        return null;
      }
      nearest = trials().height(about) > trials().height(nearest) ? about : nearest;
    }
    A at = nearest;
    return "No facts were found on which it denies or obliges, so this contract proves little."
        + "\nHint at the words and figures that it compares with, or give examples to start from."
        + "\nThe nearest facts: "
        + Telling.show(at)
        + "\nThere, these do not hold: "
        + rule.when().parts().stream()
            .filter(part -> trials().test(part, at) != Truth.TRUE)
            .map(part -> part.says() + " (" + trials().test(part, at) + ")")
            .toList();
  }

  private @Nullable String pure() {
    List<A> facts = trials().some(2 * BASES);
    List<Answer> first = facts.stream().map(about -> Answer.of(rule, about)).toList();
    for (int i = 0; i < facts.size(); i++) {
      Answer again = Answer.of(rule, FactTree.copy(facts.get(i)));
      if (!again.sameAs(first.get(i))) {
        return "On equal facts it %s, then it %s.\nThe facts: %s"
            .formatted(first.get(i), again, Telling.show(facts.get(i)));
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier together = new CyclicBarrier(THREADS);
      List<Future<@Nullable String>> runs = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int offset = t * 7;
        Callable<@Nullable String> run =
            () -> {
              together.await();
              return compare(facts, first, offset);
            };
        runs.add(threads.submit(run));
      }
      for (Future<@Nullable String> run : runs) {
        String problem = run.get();
        if (problem != null) {
          return problem;
        }
      }
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The check was interrupted", interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("The check itself failed", failure.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private @Nullable String compare(List<A> facts, List<Answer> first, int offset) {
    for (int i = 0; i < ROUNDS * facts.size(); i++) {
      int which = (i + offset) % facts.size();
      Answer again = Answer.of(rule, facts.get(which));
      if (!again.sameAs(first.get(which))) {
        return "One thread alone finds that it %s, among others it %s.\nThe facts: %s"
            .formatted(first.get(which), again, Telling.show(facts.get(which)));
      }
    }
    return null;
  }

  private @Nullable String reads() {
    Predicate<Spot> unseen = spot -> !trials().isSeen(spot);
    FactsGenerator generator = trials().generator();
    Random random = trials().random();
    for (A about : trials().some(2 * BASES)) {
      Answer answer = judge(about);
      A dropped =
          FactTree.edit(
              about, spot -> spot.canBeDropped() && unseen.test(spot) ? null : spot.value());
      A varied = generator.vary(generator.vary(about, unseen, random), unseen, random);
      for (A other : List.of(dropped, varied)) {
        Answer otherAnswer = judge(other);
        if (other.whereabouts().equals(about.whereabouts()) && !answer.sameAs(otherAnswer)) {
          return "It %s, then it %s, though only facts changed that its card does not name: %s"
              .formatted(answer, otherAnswer, Telling.difference(about, other));
        }
      }
    }
    return null;
  }

  private @Nullable String simplified() {
    for (A about : trials().some(BASES)) {
      for (A less : trials().lessKnown(about, 3, unlessWaived(Check.SIMPLIFIED))) {
        Answer whole = judge(less);
        Answer left;
        try {
          long traits = less.traits();
          left =
              Answer.of(Rule.judge(less, rule.when().given(traits), rule.effect().given(traits)));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
          left = new Answer(Kind.FAILS, null, failure);
        }
        if (!whole.sameAs(left)) {
          return "It %s, but what Condition.given and Effect.given leave of it %s.\nThe facts: %s"
              .formatted(whole, left, Telling.show(less));
        }
      }
    }
    return null;
  }

  /** Returns undecided outcomes, few of them with the same missing facts. */
  private List<Unclear<A>> unclears() {
    List<Unclear<A>> known = unclear;
    if (known == null) {
      known = new ArrayList<>();
      Map<String, Integer> alike = new HashMap<>();
      for (A about : trials().some(2 * BASES)) {
        for (A less : trials().lessKnown(about, 6, unlessWaived(Check.NAMED))) {
          if (known.size() < MOST_UNCLEAR
              && judge(less).outcome() instanceof Outcome.Unclear outcome
              && alike.merge(unlike(less, outcome.missing()), 1, Integer::sum) <= 2) {
            known.add(new Unclear<>(less, about, outcome.missing()));
          }
        }
      }
      unclear = known;
    }
    return known;
  }

  /** Tells undecided outcomes apart: by what is named, and whether more than that is unknown. */
  private String unlike(A less, Set<Fact<?, ?>> missing) {
    long unknown =
        FactTree.spots(less).stream()
            .filter(spot -> spot.isUnknown() && trials().isSeen(spot))
            .count();
    return Telling.names(missing) + (unknown > missing.size() ? " and more" : "");
  }

  private @Nullable String named() {
    for (Unclear<A> each : unclears()) {
      if (each.missing().isEmpty()) {
        return "It cannot tell, but names no missing fact.\nThe facts: "
            + Telling.show(each.facts());
      }
      for (Fact<?, ?> fact : each.missing()) {
        if (!isWaived(Check.NAMED, fact.path()) && !NamedFact.of(fact).isMissingIn(each.facts())) {
          return "It names %s as missing, which is known, or an event that did not happen, or no fact of a %s.\nThe facts: %s"
              .formatted(fact, rule.activity().name(), Telling.show(each.facts()));
        }
      }
    }
    return null;
  }

  private @Nullable String kleene() {
    for (A full : trials().some(BASES)) {
      Map<String, Object> values = Trials.valuesOf(full);
      for (A less : trials().lessKnown(full, 8, unlessWaived(Check.KLEENE))) {
        Answer answer = judge(less);
        if (!answer.decides()) {
          continue;
        }
        for (int i = 0; i < 4; i++) {
          A more =
              i == 0
                  ? trials().restore(less, values, unlessWaived(Check.KLEENE))
                  : trials().fill(less, unlessWaived(Check.KLEENE));
          if (breaksKleene(less, more)) {
            return tellKleene(less, more);
          }
        }
        String problem = defaults(less, answer);
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private boolean breaksKleene(A less, A more) {
    Answer before = judge(less);
    Answer after = judge(more);
    if (!before.decides() || after.is(Kind.FAILS) || !Trials.sayNoOtherPlace(less, more)) {
      return false;
    }
    return switch (before.kind()) {
      case PASSES -> !after.is(Kind.PASSES);
      case DENIES -> !after.is(Kind.DENIES);
      // A duty that may be owed is given. It goes where it turns out not to be owed, or to be done;
      // and where the effect asks whether it is done, a denial can come of the answer.
      case OBLIGES ->
          !after.is(Kind.PASSES)
              && !after.is(Kind.OBLIGES)
              && rule.effect().constant() instanceof Outcome.Obliged;
      default -> false;
    };
  }

  private String tellKleene(A less, A more) {
    List<A> pair = Telling.smallest(less, more, this::breaksKleene);
    return "It %s, though this is unknown: %s. Once it is known, it %s.\nThe facts: %s"
        .formatted(
            judge(pair.get(0)),
            Telling.difference(pair.get(0), pair.get(1)),
            judge(pair.get(1)),
            Telling.show(pair.get(0)));
  }

  /** A fact with a documented default counts as that where it is left out. */
  private @Nullable String defaults(A less, Answer answer) {
    A stated = trials().statingDefaults(less);
    if (stated.equals(less) || !Trials.sayNoOtherPlace(less, stated)) {
      return null;
    }
    Answer other = judge(stated);
    return other.is(Kind.FAILS) || other.kind() == answer.kind()
        ? null
        : "It %s where facts with a documented default are left out, and %s where the default is stated: %s.\nThe facts: %s"
            .formatted(answer, other, Telling.difference(less, stated), Telling.show(less));
  }

  /**
   * Tells of a fact that was named again and again, and in no undecided outcome could have changed
   * it.
   *
   * <p>That it cannot in one of them proves no fault: two consents may happen to cover both values.
   */
  private @Nullable String fewest() {
    Map<Fact<?, ?>, List<Unclear<A>>> examplesOf = new LinkedHashMap<>();
    for (Unclear<A> each : unclears()) {
      for (Fact<?, ?> fact : each.missing()) {
        if (!isWaived(Check.FEWEST, fact.path()) && NamedFact.of(fact).isMissingIn(each.facts())) {
          examplesOf.computeIfAbsent(fact, key -> new ArrayList<>()).add(each);
        }
      }
    }
    for (Map.Entry<Fact<?, ?>, List<Unclear<A>>> entry : examplesOf.entrySet()) {
      NamedFact named = NamedFact.of(entry.getKey());
      List<Unclear<A>> first = entry.getValue();
      List<Unclear<A>> inVain = new ArrayList<>();
      boolean counts = counts(named, first.subList(0, Math.min(ENOUGH, first.size())), inVain);
      counts |= !counts && !inVain.isEmpty() && counts(named, moreThatName(entry.getKey()), inVain);
      if (!counts && inVain.size() >= TOO_OFTEN) {
        return "It names %s among the missing facts %s, but no value of it was found to change the answer, whatever the others turn out to be.\nThe facts: %s"
            .formatted(
                named, Telling.names(inVain.get(0).missing()), Telling.show(inVain.get(0).facts()));
      }
    }
    return null;
  }

  /**
   * Tells whether a fact counts in one of some outcomes that name it.
   *
   * @param inVain receives those in which it was looked for well, and does not
   */
  private boolean counts(NamedFact named, List<Unclear<A>> outcomes, List<Unclear<A>> inVain) {
    for (Unclear<A> each : outcomes) {
      Influence influence = new Influence(each, named);
      if (influence.isFound()) {
        return true;
      }
      if (influence.isLookedForWell()) {
        inVain.add(each);
      }
    }
    return false;
  }

  /** Looks for more undecided outcomes that name a fact, at other instants too. */
  private List<Unclear<A>> moreThatName(Fact<?, ?> fact) {
    NamedFact named = NamedFact.of(fact);
    Random random = trials().random();
    List<Unclear<A>> more = new ArrayList<>();
    for (A about : pool()) {
      A moved = about.at(about.at().plusSeconds(random.nextInt(7 * 86_400)));
      for (A full : List.of(about, moved)) {
        for (A less : trials().lessKnown(full, 4, unlessWaived(Check.NAMED))) {
          if (more.size() < MOST_UNCLEAR
              && judge(less).outcome() instanceof Outcome.Unclear outcome
              && outcome.missing().contains(fact)
              && named.isMissingIn(less)) {
            more.add(new Unclear<>(less, full, outcome.missing()));
            break;
          }
        }
      }
    }
    return more;
  }

  /**
   * Looks for two values of a missing fact that give two outcomes, all else being alike.
   *
   * <p>That none is found proves little unless the rule was made to speak again and again: only
   * then did the rest of it leave the answer to this fact.
   */
  private final class Influence {
    private final Unclear<A> unclear;
    private final NamedFact named;
    private final Map<String, Object> fuller;
    private final Map<String, Object> fixed;
    private final boolean tellsOfPlace;
    private final List<String> unknown = new ArrayList<>();
    private int spoke;

    Influence(Unclear<A> unclear, NamedFact named) {
      this.unclear = unclear;
      this.named = named;
      this.fuller = Trials.valuesOf(unclear.fuller());
      this.fixed = Trials.valuesOf(unclear.facts());
      this.tellsOfPlace = tellsOfPlace(named);
      for (Spot spot : FactTree.spots(unclear.facts())) {
        if (spot.isUnknown()) {
          unknown.add(spot.path());
        }
      }
    }

    boolean isFound() {
      for (int i = 0; i < MOST_COMPLETIONS; i++) {
        if (givesTwo(i % 2 == 0 ? keptOpen() : completion(i / 2))) {
          return true;
        }
      }
      return false;
    }

    /**
     * Returns the facts with other missing ones supplied, one after the other, such that this one
     * is still missing: as far as the rule itself says, it is this fact that decides then.
     */
    private A keptOpen() {
      Random random = trials().random();
      A open = unclear.facts();
      Set<Fact<?, ?>> tried = new LinkedHashSet<>();
      while (judge(open).outcome() instanceof Outcome.Unclear now) {
        List<Fact<?, ?>> others = new ArrayList<>(now.missing());
        others.remove(named.fact());
        others.removeAll(tried);
        if (others.isEmpty()) {
          break;
        }
        others.sort(Comparator.comparing(Fact::path)); // sets have no order of their own
        Fact<?, ?> other = others.get(random.nextInt(others.size()));
        tried.add(other);
        open = stillOpen(open, NamedFact.of(other));
      }
      return open;
    }

    private A stillOpen(A open, NamedFact other) {
      if (!other.isMissingIn(open)) {
        return open;
      }
      List<Object> values = new ArrayList<>(values(other, open, 6));
      Collections.shuffle(values, trials().random());
      for (Object value : values) {
        A next = other.statedIn(open, value);
        if (judge(next).outcome() instanceof Outcome.Unclear left
            && left.missing().contains(named.fact())) {
          return next;
        }
      }
      return open;
    }

    boolean isLookedForWell() {
      return spoke >= STRONG_EVIDENCE;
    }

    /** Returns the facts with all known but this one, and what else can tell of the place. */
    private A completion(int i) {
      Random random = trials().random();
      boolean alone = random.nextBoolean();
      Predicate<Spot> others =
          spot ->
              !spot.plain().equals(named.plain())
                  && !(alone && tellsOfPlace && trials().isLocation(spot));
      A some =
          switch (i % 3) {
            case 0 -> trials().restore(unclear.facts(), fuller, others);
            case 1 ->
                trials()
                    .restore(
                        unclear.facts(), fuller, spot -> others.test(spot) && random.nextBoolean());
            default -> unclear.facts();
          };
      A completed = trials().fill(some, others);
      for (Fact<?, ?> other : unclear.missing()) {
        if (!other.equals(named.fact()) && random.nextBoolean()) {
          completed = restated(completed, NamedFact.of(other));
        }
      }
      if (i % 4 == 3) {
        List<A> met = new ArrayList<>();
        List<Object> values = values(named, completed, 1);
        A whole = named.statedIn(completed, values.get(random.nextInt(values.size())));
        trials()
            .climb(
                whole,
                spot -> unknown.stream().anyMatch(path -> Trials.isWithin(spot.path(), path)),
                30,
                met);
        completed = met.isEmpty() ? completed : met.get(random.nextInt(met.size()));
      }
      return completed;
    }

    /** States another fact that is missing, as one of the values worth trying. */
    private A restated(A about, NamedFact other) {
      if (other.isOpenList()) {
        return other.statedIn(about, everyEntry(about, other));
      }
      if (!other.isMissingIn(unclear.facts()) || tellsOfPlace(other)) {
        return about;
      }
      Random random = trials().random();
      List<Object> values =
          trials().generator().values(other.declaredIn(rule.activity()), about, 2, random);
      A without = withoutWhatWasUnknown(about, other);
      return values.isEmpty()
          ? about
          : other.statedIn(without, values.get(random.nextInt(values.size())));
    }

    private boolean tellsOfPlace(NamedFact fact) {
      return FactTree.spots(unclear.fuller()).stream()
          .anyMatch(spot -> spot.plain().equals(fact.plain()) && trials().isLocation(spot));
    }

    /** Returns values worth trying for a fact that is missing. */
    private List<Object> values(NamedFact fact, A about, int most) {
      return fact.isOpenList()
          ? checks(about, fact)
          : trials()
              .generator()
              .values(fact.declaredIn(rule.activity()), about, most, trials().random());
    }

    private List<Object> checks(A about, NamedFact list) {
      return List.of(
          everyEntry(about, list),
          everyEntry(about, list),
          saying(true, everyEntry(about, list)),
          saying(false, everyEntry(about, list)));
    }

    private boolean givesTwo(A completed) {
      List<Object> values = new ArrayList<>(values(named, completed, 8));
      Object theirs = named.valueIn(unclear.fuller());
      if (theirs != null && !named.isOpenList()) {
        values.add(0, theirs);
      }
      Answer first = null;
      boolean speaks = false;
      for (Object value : values) {
        Answer answer = judge(stated(completed, value));
        if (answer.decides() || awaitsOpenList(answer)) {
          if (first != null && !first.sameAs(answer)) {
            return true;
          }
          first = answer;
          speaks |= answer.speaks();
        }
      }
      spoke += speaks ? 1 : 0;
      return false;
    }

    /** States a value in place of the one that is there, if one is; an open list begins anew. */
    private A stated(A completed, Object value) {
      A without = completed;
      if (named.isOpenList()) {
        without =
            FactTree.edit(
                completed,
                spot ->
                    spot.path().equals(named.plain()) ? fixed.get(named.plain()) : spot.value());
      } else if (!named.isMissingIn(completed)) {
        without = withoutWhatWasUnknown(completed, named);
      }
      return named.statedIn(without, value);
    }

    private A withoutWhatWasUnknown(A completed, NamedFact fact) {
      return FactTree.edit(
          completed,
          spot ->
              spot.plain().equals(fact.plain())
                      && unknown.stream().anyMatch(path -> Trials.isWithin(spot.path(), path))
                  ? null
                  : spot.value());
    }
  }

  /** Tells whether only a check that may never have been made keeps the rule from deciding. */
  private static boolean awaitsOpenList(Answer answer) {
    return answer.outcome() instanceof Outcome.Unclear unclear
        && unclear.missing().stream().allMatch(fact -> NamedFact.of(fact).isOpenList());
  }

  /** Returns entries of every kind for every place concerned: all the checks there can be. */
  private List<Object> everyEntry(A about, NamedFact list) {
    Set<Place> places = new TreeSet<>(rule.info().places());
    places.addAll(about.whereabouts().countries());
    places.addAll(about.whereabouts().regions());
    List<Object> entries = new ArrayList<>();
    for (Place place : places) {
      entries.addAll(
          trials()
              .generator()
              .within(List.of(place))
              .everyKind(list.declaredIn(rule.activity()), about, trials().random()));
    }
    return entries;
  }

  /** Returns entries in which all that is true or false is the one. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an entry is rewritten into one of its own schema
  private static List<Object> saying(boolean answer, List<Object> entries) {
    List<Object> all = new ArrayList<>();
    for (Object entry : entries) {
      Facts facts = (Facts) entry;
      FactsBuilder builder = facts.schema().builder();
      builder.from(facts);
      for (Fact fact : (List<Fact>) facts.schema().facts()) {
        if (fact.type().form() == FactType.Form.BOOLEAN) {
          builder.with(fact, answer);
        }
      }
      all.add(builder.build());
    }
    return all;
  }

  private @Nullable String sufficient() {
    for (Unclear<A> each : unclears()) {
      for (int i = 0; i < 3; i++) {
        String problem = supplied(each, i == 0);
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  /**
   * Supplies what is missing until the rule decides.
   *
   * <p>More than one round is right only where a list was missing: which facts its entries are
   * compared with counts once there are entries.
   */
  private @Nullable String supplied(Unclear<A> each, boolean theirs) {
    A facts = each.facts();
    Set<Fact<?, ?>> missing = each.missing();
    Set<Fact<?, ?>> asked = new LinkedHashSet<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (missing.stream().anyMatch(fact -> isWaived(Check.SUFFICIENT, fact.path()))) {
        return null;
      }
      asked.addAll(missing);
      A supplied = supply(facts, missing, theirs ? each.fuller() : null);
      Answer answer = judge(supplied);
      if (!(answer.outcome() instanceof Outcome.Unclear again) || awaitsOpenList(answer)) {
        return null; // what was supplied of a list of checks may have been too old to count
      }
      if (isAskedForByPlace(supplied, again.missing())) {
        return null;
      }
      boolean listWasMissing = asked.stream().map(NamedFact::of).anyMatch(NamedFact::holdsEntries);
      if (!listWasMissing || asked.containsAll(again.missing())) {
        return "It cannot tell without %s. Once these are known, it cannot tell without %s.\nThe facts: %s\nSupplied: %s"
            .formatted(
                Telling.names(asked),
                Telling.names(again.missing()),
                Telling.show(each.facts()),
                Telling.difference(each.facts(), supplied));
      }
      facts = supplied;
      missing = again.missing();
    }
    return "It still cannot tell when asked for the %dth time, without %s.\nThe facts: %s"
        .formatted(MOST_ROUNDS, Telling.names(missing), Telling.show(each.facts()));
  }

  /** Of a rule that is law somewhere the engine itself asks where an activity is. */
  private boolean isAskedForByPlace(A about, Set<Fact<?, ?>> missing) {
    return !rule.info().places().isEmpty()
        && !about.whereabouts().countryKnown()
        && missing.stream().allMatch(fact -> trials().tellsOfPlace(NamedFact.plain(fact)));
  }

  private A supply(A facts, Set<Fact<?, ?>> missing, @Nullable A fuller) {
    List<NamedFact> inOrder = new ArrayList<>();
    missing.forEach(fact -> inOrder.add(NamedFact.of(fact)));
    // Lists of checks come last: their entries are about the seller and the place.
    inOrder.sort(
        Comparator.comparing(NamedFact::isOpenList).thenComparing(named -> named.plain().length()));
    A supplied = facts;
    for (NamedFact named : inOrder) {
      if (!named.isMissingIn(supplied)) {
        continue;
      }
      Object value = fuller == null || named.isOpenList() ? null : named.valueIn(fuller);
      if (value == null) {
        List<Object> values =
            named.isOpenList()
                ? List.of()
                : trials()
                    .generator()
                    .values(named.declaredIn(rule.activity()), supplied, 6, trials().random());
        value =
            values.isEmpty()
                ? everyEntry(supplied, named)
                : values.get(trials().random().nextInt(values.size()));
      }
      supplied = named.statedIn(supplied, value);
    }
    // Complete the groups and entries that were supplied.
    return trials()
        .generator()
        .fill(
            supplied,
            spot ->
                inOrder.stream().anyMatch(named -> Trials.isWithin(spot.plain(), named.plain())),
            trials().random());
  }

  private @Nullable String permittedFrom() {
    for (A about : pool()) {
      if (!judge(about).is(Kind.DENIES)) {
        continue;
      }
      Instant end;
      try {
        end = rule.permittedFrom(about);
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        return "permittedFrom throws " + failure + "\non " + Telling.show(about);
      }
      String problem = end == null ? forGood(about) : until(about, end);
      if (problem != null) {
        return problem + "\nThe facts: " + Telling.show(about);
      }
    }
    return null;
  }

  private @Nullable String forGood(A about) {
    for (Duration later : LATER) {
      Answer answer = judge(about.at(about.at().plus(later)));
      if (!answer.is(Kind.DENIES) && !answer.is(Kind.FAILS)) {
        return "The denial says that time does not cure it, but after %s it %s."
            .formatted(later, answer);
      }
    }
    return null;
  }

  private @Nullable String until(A about, Instant end) {
    if (!end.isAfter(about.at())) {
      return "The denial at %s says that it ended at %s.".formatted(about.at(), end);
    }
    // Where the rule itself says when it ends, the facts are to be other ones by then.
    boolean stated =
        judge(about).outcome() instanceof Outcome.Denied denied
            && denied.permittedFrom().isPresent();
    if (!stated && judge(about.at(end)).is(Kind.DENIES)) {
      return "The denial says that it ends at %s, but then it still denies.".formatted(end);
    }
    Duration whole = Duration.between(about.at(), end);
    for (Instant before :
        List.of(
            end.minusNanos(1),
            end.minusSeconds(1).isAfter(about.at()) ? end.minusSeconds(1) : about.at(),
            about.at().plus(whole.dividedBy(2)),
            about.at().plus(whole.dividedBy(4)),
            about.at().plus(whole.dividedBy(4).multipliedBy(3)))) {
      Answer answer = judge(about.at(before));
      if (!answer.is(Kind.DENIES)) {
        return "The denial says that it ends at %s, but at %s already it %s."
            .formatted(end, before, answer);
      }
    }
    return null;
  }

  // ---- asked through an engine

  /** A module of just this rule. */
  private RuleModule alone() {
    return new RuleModule() {
      @Override
      public String name() {
        return "alone";
      }

      @Override
      public List<Coverage> coverage() {
        return List.of(Coverage.of(rule.activity()));
      }

      @Override
      public List<Rule<?>> rules(Settings settings) {
        return List.of(rule);
      }

      @Override
      public String edition() {
        return "2026-01-01";
      }
    };
  }

  private static boolean isSilent(Verdict verdict) {
    return verdict.findings().isEmpty() && verdict.obligations().isEmpty();
  }

  private @Nullable String inForce() {
    InForce inForce = rule.info().inForce();
    Compliance engine = Compliance.builder().module(alone()).build();
    for (A about : trials().some(BASES)) {
      LocalDate from = inForce.from();
      LocalDate to = inForce.to();
      String problem =
          from == null
              ? null
              : either(
                  onDay(engine, about, from.minusDays(1), false), onDay(engine, about, from, true));
      if (problem == null && to != null) {
        problem =
            either(onDay(engine, about, to.plusDays(1), false), onDay(engine, about, to, true));
      }
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String either(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }

  private @Nullable String onDay(Compliance engine, A about, LocalDate day, boolean isLaw) {
    A then = about.at(elevenOClock(about.whereabouts(), day));
    Explanation explanation = engine.explain(then);
    boolean considered =
        explanation.considered().get(0).result() != Explanation.Result.NOT_IN_FORCE;
    if (considered != isLaw || (!isLaw && !isSilent(explanation.verdict()))) {
      return "It is law %s, and on %s it %s.\nThe facts: %s"
          .formatted(
              rule.info().inForce(),
              day,
              isLaw ? "is not considered" : "is not silent",
              Telling.show(then));
    }
    return null;
  }

  /** Returns eleven in the morning where the day begins first: the law of the latest date rules. */
  private static Instant elevenOClock(Whereabouts where, LocalDate day) {
    Instant first = null;
    for (ZoneClock clock : where.clocks()) {
      Instant here = clock.firstInstantAt(day, LocalTime.of(11, 0));
      first = first == null || here.isBefore(first) ? here : first;
    }
    return first == null ? day.atTime(LocalTime.of(11, 0)).toInstant(ZoneOffset.UTC) : first;
  }

  private @Nullable String place() {
    Set<Place> places = rule.info().places();
    if (places.isEmpty()) {
      return null;
    }
    Compliance engine = Compliance.builder().module(alone()).build();
    List<Place> elsewhere =
        Stream.of("NZ", "BR", "JP", "US-WY", "US-VT", "CA-YT", "FR", "US-HI")
            .map(Place::of)
            .filter(other -> places.stream().noneMatch(place -> place.contains(other)))
            .toList();
    for (A about : trials().some(BASES)) {
      A moved = FactTree.edit(about, spot -> isPlace(spot) ? null : spot.value());
      Place other = elsewhere.get(trials().random().nextInt(elsewhere.size()));
      A there =
          FactsGenerator.of(hints)
              .within(List.of(other))
              .fill(
                  moved,
                  spot -> trials().isLocation(spot) && !spot.fact().name().equals("postalCode"),
                  trials().random());
      Whereabouts where = there.whereabouts();
      boolean away =
          where.countryKnown()
              && places.stream().noneMatch(place -> touches(place, where))
              && isInForce(there);
      if (away && !isSilent(engine.check(there))) {
        return "It is law in %s, but speaks in %s.\nThe facts: %s"
            .formatted(rule.info().placesText(), where, Telling.show(there));
      }
    }
    return null;
  }

  private boolean isInForce(A about) {
    return rule.info().inForce().contains(LocalDate.ofInstant(about.at(), ZoneOffset.UTC));
  }

  private static boolean touches(Place place, Whereabouts where) {
    return place.isRegion()
        ? where.regions().contains(place)
            || (!where.regionKnown() && where.countries().contains(place.country()))
        : where.countries().contains(place);
  }

  private boolean isPlace(Spot spot) {
    FactType.Form form = spot.fact().type().form();
    return trials().isLocation(spot) && form != FactType.Form.GROUP && form != FactType.Form.LIST;
  }

  private @Nullable String discreet() {
    Compliance engine = Compliance.builder().module(alone()).build();
    for (A seed : trials().some(BASES)) {
      A about = confide(seed);
      List<String> secrets = new ArrayList<>();
      for (Spot spot : FactTree.spots(about)) {
        if (spot.value() instanceof PhoneNumber number) {
          String digits = Long.toString(number.digits());
          secrets.add(digits);
          secrets.add(digits.substring(Integer.toString(number.countryCode()).length()));
        }
      }
      for (String text : texts(engine, about)) {
        String digits = text.replaceAll("[ ().•+-]", "");
        boolean leaks =
            LONG_NUMBER.matcher(text).find()
                || secrets.stream().anyMatch(secret -> digits.contains(secret))
                || FactsGenerator.SECRETS.stream().anyMatch(text::contains);
        if (leaks) {
          return "It says what nobody may read again: "
              + text
              + "\nThe facts: "
              + Telling.show(about);
        }
      }
    }
    return null;
  }

  /** Puts secrets into free texts, unless a text decides whether the rule speaks. */
  private A confide(A seed) {
    Answer.Kind kind = judge(seed).kind();
    A about = seed;
    for (Spot spot : FactTree.spots(seed)) {
      if (spot.value() instanceof String && trials().isSeen(spot)) {
        A confiding =
            FactTree.edit(
                about,
                each ->
                    each.path().equals(spot.path())
                        ? FactsGenerator.SECRETS.get(
                            trials().random().nextInt(FactsGenerator.SECRETS.size()))
                        : each.value());
        about = judge(confiding).is(kind) ? confiding : about;
      }
    }
    return about;
  }

  private List<String> texts(Compliance engine, A about) {
    List<String> texts = new ArrayList<>();
    Answer answer = judge(about);
    texts.add(rule.toString());
    texts.add(rule.info().toString());
    if (answer.failure() == null) {
      texts.add(String.valueOf(answer.outcome()));
      texts.add(rule.citation(about));
    }
    if (answer.outcome() instanceof Outcome.Obliged obliged) {
      obliged.duties().forEach(duty -> texts.add(duty + " " + duty.note()));
    }
    for (Condition<A> part : rule.when().parts()) {
      texts.add(part.says());
      if (trials().test(part, about) == Truth.TRUE) {
        texts.add(part.tells(about));
      }
    }
    Explanation explanation = engine.explain(about);
    texts.add(explanation.toString());
    texts.add(explanation.verdict().toString());
    for (Finding finding : explanation.verdict().findings()) {
      texts.add(finding.message());
      texts.add(finding.citation());
    }
    for (Obligation obligation : explanation.verdict().obligations()) {
      texts.add(obligation + obligation.duty().note());
    }
    return texts;
  }
}
