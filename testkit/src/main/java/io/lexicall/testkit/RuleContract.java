package io.lexicall.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.lexicall.Compliance;
import io.lexicall.Explanation;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){12,}");
  private static final Pattern INDEX = Pattern.compile("\\[[^\\]]*\\]");

  /**
   * Lists of what was checked: an entry that is not in one is unknown even when the list is given.
   */
  private static final Set<Fact<?, ?>> OPEN_LISTS = Set.of(Contact.LISTS);

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

  private static final int SPEAKING = 24;
  private static final int OTHERS = 16;
  private static final int THREADS = 4;
  private static final int ROUNDS = 250;

  private final Rule<A> rule;
  private final Hints hints;
  private final List<Waiver> waivers;
  private final List<A> examples;
  private final FactsGenerator generator;
  private final Random random;
  private final Set<String> reads;
  private final Set<String> groupsRead = new HashSet<>();
  private final Set<String> location;
  private @Nullable List<A> pool;
  private @Nullable List<Unclear<A>> unclear;
  private @Nullable Answer failed;
  private @Nullable A failedOn;

  /** An undecided outcome, and facts that differ only in what is known more. */
  private record Unclear<A>(A facts, A fuller, Set<Fact<?, ?>> missing) {}

  private RuleContract(
      Rule<A> rule, Hints hints, List<Waiver> waivers, List<A> examples, long seed) {
    this.rule = requireNonNull(rule, "rule");
    this.hints = hints.at(instantsOf(rule.info().inForce()));
    this.waivers =
        waivers.stream().filter(waiver -> waiver.rule().equals(rule.info().id())).toList();
    this.examples = List.copyOf(examples);
    this.generator = FactsGenerator.of(this.hints).within(placesFor(rule.info(), hints));
    this.random = new Random(seed ^ rule.toString().hashCode());
    this.reads = new HashSet<>();
    for (Fact<?, ?> fact : rule.info().reads()) {
      String plain = INDEX.matcher(fact.path()).replaceAll("");
      reads.add(plain);
      for (int dot = plain.indexOf('.'); dot > 0; dot = plain.indexOf('.', dot + 1)) {
        groupsRead.add(plain.substring(0, dot));
      }
    }
    this.location = locationOf(examples.isEmpty() ? sample() : examples.get(0));
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
    return new RuleContract<>(rule, hints, waivers, mine, 1);
  }

  /** Returns the contract with what it need not keep. */
  public RuleContract<A> waiving(Collection<Waiver> more) {
    return new RuleContract<>(rule, hints, List.copyOf(more), examples, 1);
  }

  /** Returns the contract that tries other facts. */
  public RuleContract<A> seed(long seed) {
    return new RuleContract<>(rule, hints, waivers, examples, seed);
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

  // ---- facts to try

  private static List<Instant> instantsOf(InForce inForce) {
    List<Instant> instants = new ArrayList<>();
    LocalDate from = inForce.from();
    LocalDate to = inForce.to();
    if (from != null) {
      instants.add(noon(from));
      instants.add(noon(from.plusDays(200)));
    }
    if (to != null) {
      instants.add(noon(to));
      instants.add(noon(to.minusDays(200)));
    }
    return instants;
  }

  private static Instant noon(LocalDate date) {
    return date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  private static List<Place> placesFor(RuleInfo info, Hints hints) {
    List<Place> places = new ArrayList<>(info.places());
    places.sort(null);
    if (places.isEmpty()) {
      places.addAll(hints.places());
      places.addAll(List.of(Place.of("US-NY"), Place.of("US-FL"), Place.of("DE"), Place.of("GB")));
    }
    return places;
  }

  private A sample() {
    return generator.complete(rule.activity(), new Random(1));
  }

  /** Returns the plain paths that can tell where the activity is. */
  private static Set<String> locationOf(Activity<?> sample) {
    Set<String> roots = new HashSet<>();
    for (Fact<?, ?> fact :
        Arrays.asList(sample.countryFact(), sample.regionFact(), sample.timeZoneFact())) {
      if (fact != null) {
        roots.add(fact.path().split("[.\\[]", 2)[0]);
      }
    }
    return roots;
  }

  private boolean isLocation(Spot spot) {
    int end = spot.plain().indexOf('.');
    String root = end < 0 ? spot.plain() : spot.plain().substring(0, end);
    if (location.contains(root)) {
      return switch (spot.fact().type().form()) {
        case COUNTRY, REGION, TIME_ZONE, PHONE_NUMBER, COUNT_BY_REGION -> true;
        case GROUP, LIST -> end < 0;
        default -> spot.fact().name().equals("postalCode");
      };
    }
    return false;
  }

  /** Tells whether the rule can see what is at a spot: itself, what holds it, or what it holds. */
  private boolean isSeen(Spot spot) {
    String plain = spot.plain();
    if (plain.equals("at") || groupsRead.contains(plain) || isLocation(spot)) {
      return true;
    }
    return isRead(plain);
  }

  private boolean isRead(String plain) {
    if (reads.contains(plain)) {
      return true;
    }
    for (int dot = plain.lastIndexOf('.'); dot > 0; dot = plain.lastIndexOf('.', dot - 1)) {
      String group = plain.substring(0, dot);
      // A list is read with its entries; a group only where no fact of it is named beside it.
      if (reads.contains(group) && !groupsRead.contains(group)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAssumed(Spot spot) {
    return hints.assumedFor(spot.fact()).isPresent();
  }

  private boolean isWaived(Check check, String path) {
    return waivers.stream().anyMatch(w -> w.check() == check && w.fact().equals(path));
  }

  /** Judges, and remembers the first failure. */
  private Answer judge(A about) {
    Answer answer = Answer.of(rule, about);
    if (answer.is(Kind.FAILS) && failed == null) {
      failed = answer;
      failedOn = about;
    }
    return answer;
  }

  /** Returns the facts to begin with: some on which the rule speaks, if any were found. */
  private List<A> pool() {
    List<A> known = pool;
    if (known == null) {
      known = search();
      pool = known;
    }
    return known;
  }

  private List<A> search() {
    Set<A> speaking = new LinkedHashSet<>();
    List<A> starts = new ArrayList<>(examples);
    for (int i = 0; i < 10; i++) {
      starts.add(generator.complete(rule.activity(), random));
    }
    List<A> others = new ArrayList<>();
    for (A start : starts) {
      A reached = climb(start, spot -> true, 80, speaking);
      others.add(start);
      others.add(reached);
      if (speaking.size() >= SPEAKING) {
        break;
      }
    }
    Set<A> all = new LinkedHashSet<>();
    int taken = 0;
    for (A seed : speaking) {
      if (taken++ < SPEAKING) {
        all.add(seed);
      }
    }
    for (A seed : List.copyOf(all)) {
      all.addAll(aroundChanges(seed));
    }
    for (int i = 0; i < OTHERS; i++) {
      all.add(i < others.size() ? others.get(i) : generator.next(rule.activity(), random));
    }
    return List.copyOf(all);
  }

  /**
   * Goes on from facts to others that meet more of the rule's conditions, and gathers those on
   * which it speaks.
   */
  private A climb(A start, Predicate<Spot> free, int steps, Collection<A> speaking) {
    A best = start;
    int height = height(best);
    for (int i = 0; i < steps; i++) {
      if (judge(best).speaks()) {
        speaking.add(best);
      }
      Predicate<Spot> where = towards(best);
      A next = generator.vary(best, spot -> free.test(spot) && where.test(spot), random);
      int reached = height(next);
      if (reached >= height) {
        best = next;
        height = reached;
      }
    }
    if (judge(best).speaks()) {
      speaking.add(best);
    }
    return best;
  }

  private int height(A about) {
    int height = judge(about).speaks() ? 1 : 0;
    for (Condition<A> part : rule.when().parts()) {
      Truth truth = test(part, about);
      height += truth == Truth.TRUE ? 2 : truth == Truth.UNKNOWN ? 1 : 0;
    }
    return height;
  }

  private static <A extends Activity<A>> Truth test(Condition<A> condition, A about) {
    try {
      return condition.test(about);
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return Truth.UNKNOWN;
    }
  }

  /** Returns where to change facts so that one more condition could hold. */
  private Predicate<Spot> towards(A about) {
    List<Condition<A>> open = new ArrayList<>();
    for (Condition<A> part : rule.when().parts()) {
      if (test(part, about) != Truth.TRUE) {
        open.add(part);
      }
    }
    if (open.isEmpty() || random.nextInt(4) == 0) {
      return this::isSeen;
    }
    Set<String> paths = new HashSet<>();
    Condition<A> part = open.get(random.nextInt(open.size()));
    for (Fact<A, ?> fact : part.reads()) {
      paths.add(INDEX.matcher(fact.path()).replaceAll(""));
    }
    if (paths.isEmpty()) {
      return spot -> spot.plain().equals("at") || isLocation(spot);
    }
    return spot ->
        paths.contains(spot.plain())
            || (spot.isUnknown() && paths.stream().anyMatch(p -> p.startsWith(spot.plain() + ".")));
  }

  /** Returns the same activity at and beside the instants at which its answer can change. */
  private List<A> aroundChanges(A about) {
    List<A> around = new ArrayList<>();
    Instant next = null;
    try {
      next = earlier(rule.when().nextChange(about, about.at()), next);
      next = earlier(rule.effect().nextChange(about, about.at()), next);
      if (rule.judge(about) instanceof Outcome.Obliged obliged) {
        for (var duty : obliged.duties()) {
          if (duty.due().isPresent()) {
            next = earlier(duty.due().get().endExclusive(), next);
          }
        }
      }
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return around; // the check that it answers at all reports it
    }
    if (next != null && next.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
      around.add(about.at(next));
      around.add(about.at(next.minusNanos(1)));
    }
    return around;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** Returns facts with less known of what the rule sees: each thing apart, and some together. */
  private List<A> lessKnown(A full, Check check, int together) {
    List<Spot> spots =
        FactTree.spots(full).stream()
            .filter(spot -> spot.canBeDropped() && isSeen(spot))
            .filter(spot -> !isWaived(check, spot.plain()))
            .toList();
    List<A> less = new ArrayList<>();
    less.add(full);
    for (Spot spot : spots) {
      less.add(without(full, Set.of(spot.path())));
    }
    for (int i = 0; i < together && spots.size() > 1; i++) {
      Set<String> paths = new HashSet<>();
      int size = 2 + random.nextInt(Math.min(spots.size() - 1, 8));
      for (int j = 0; j < size; j++) {
        paths.add(spots.get(random.nextInt(spots.size())).path());
      }
      less.add(without(full, paths));
    }
    Set<String> all = new HashSet<>();
    spots.forEach(spot -> all.add(spot.path()));
    less.add(without(full, all));
    return less;
  }

  private static <A extends Activity<A>> A without(A full, Set<String> paths) {
    return FactTree.edit(full, spot -> paths.contains(spot.path()) ? null : spot.value());
  }

  /** Fills what is unknown as fuller facts have it, but what has a documented default. */
  private A restore(A less, A fuller, Predicate<Spot> where) {
    Map<String, Object> values = new HashMap<>();
    for (Spot spot : FactTree.spots(fuller)) {
      if (spot.value() != null) {
        values.put(spot.path(), spot.value());
      }
    }
    Set<String> known = new HashSet<>();
    for (Spot spot : FactTree.spots(less)) {
      if (spot.value() != null) {
        known.add(spot.path());
      }
    }
    return FactTree.edit(
        less,
        spot -> {
          if (isAssumed(spot)) {
            return known.contains(spot.path()) ? spot.value() : null;
          }
          return spot.isUnknown() && where.test(spot) ? values.get(spot.path()) : spot.value();
        });
  }

  /** Fills what is unknown and seen with made-up values, but what has a documented default. */
  private A fill(A less, Predicate<Spot> where) {
    Set<String> known = new HashSet<>();
    for (Spot spot : FactTree.spots(less)) {
      if (spot.value() != null) {
        known.add(spot.path());
      }
    }
    A filled = generator.fill(less, spot -> isSeen(spot) && where.test(spot), random);
    return FactTree.edit(
        filled, spot -> isAssumed(spot) && !known.contains(spot.path()) ? null : spot.value());
  }

  /**
   * Tells whether facts say nothing else of the place than others did, but where those said
   * nothing: a number's candidate places are alternatives, and a stated place is one of them.
   */
  private static boolean sayNoOtherPlace(Activity<?> less, Activity<?> more) {
    Whereabouts before = less.whereabouts();
    Whereabouts after = more.whereabouts();
    return (!before.countryKnown() || before.countries().equals(after.countries()))
        && (!before.regionKnown() || before.regions().equals(after.regions()))
        && (!before.zoneKnown() || before.zones().equals(after.zones()));
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
    if (info.reads().isEmpty() && rule.when().settled() == null) {
      // Place and time are read from every activity, and no card names them.
      boolean readsTimeOnly = rule.when().parts().stream().allMatch(part -> part.reads().isEmpty());
      if (!readsTimeOnly) {
        problems.add("the card names no fact that it reads");
      }
    }
    for (Fact<?, ?> fact : info.reads()) {
      if (rule.activity().fact(fact.path().split("[.\\[]", 2)[0]).isEmpty()) {
        problems.add("a " + rule.activity().name() + " has no fact " + fact.path());
      }
    }
    Stream.concat(info.obligations().stream(), info.remedies().stream())
        .filter(word -> !KEBAB.matcher(word).matches())
        .forEach(word -> problems.add("obligations and remedies are kebab-case, not " + word));
    for (A about : pool()) {
      if (judge(about).outcome() instanceof Outcome.Obliged obliged) {
        obliged.duties().stream()
            .filter(duty -> !info.obligations().contains(duty.name()))
            .forEach(duty -> problems.add("the card does not name the duty " + duty.name()));
      }
    }
    if (info.remedies().isEmpty() && pool().stream().anyMatch(a -> judge(a).is(Kind.DENIES))) {
      problems.add("it can deny, but names no remedy");
    }
    return problems.isEmpty() ? null : problems.stream().distinct().collect(joining("\n"));
  }

  private @Nullable String total() {
    for (A about : pool()) {
      for (A less : lessKnown(about, Check.TOTAL, 4)) {
        judge(less);
      }
      judge(withoutAny(about));
      rule.citation(about);
    }
    unclears();
    A about = failedOn;
    if (failed == null || about == null) {
      return null;
    }
    A smallest = smallest(about, f -> Answer.of(rule, f).is(Kind.FAILS));
    return Answer.of(rule, smallest) + "\non " + show(smallest);
  }

  private A withoutAny(A about) {
    return FactTree.edit(about, spot -> spot.canBeDropped() ? null : spot.value());
  }

  private @Nullable String speaks() {
    if (pool().stream().anyMatch(about -> judge(about).speaks())) {
      return null;
    }
    A nearest = pool().get(0);
    for (A about : pool()) {
      nearest = height(about) > height(nearest) ? about : nearest;
    }
    A at = nearest;
    return "No facts were found on which it denies or obliges, so this contract proves little."
        + "\nHint at the words and figures that it compares with, or give examples to start from."
        + "\nThe nearest facts were "
        + show(at)
        + "\nThere, these do not hold: "
        + rule.when().parts().stream()
            .filter(part -> test(part, at) != Truth.TRUE)
            .map(part -> part.says() + " (" + test(part, at) + ")")
            .toList();
  }

  private @Nullable String pure() {
    List<A> facts = pool();
    List<Answer> first = facts.stream().map(about -> Answer.of(rule, about)).toList();
    for (int i = 0; i < facts.size(); i++) {
      Answer again = Answer.of(rule, FactTree.copy(facts.get(i)));
      if (!again.sameAs(first.get(i))) {
        return "On equal facts it %s, then it %s.\nThe facts: %s"
            .formatted(first.get(i), again, show(facts.get(i)));
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<@Nullable String>> runs = new ArrayList<>();
      CyclicBarrier together = new CyclicBarrier(THREADS);
      for (int t = 0; t < THREADS; t++) {
        int offset = t * 7;
        Callable<@Nullable String> run =
            () -> {
              together.await();
              for (int i = 0; i < ROUNDS * facts.size(); i++) {
                int which = (i + offset) % facts.size();
                Answer again = Answer.of(rule, facts.get(which));
                if (!again.sameAs(first.get(which))) {
                  return "One thread alone finds that it %s, among others it %s.\nThe facts: %s"
                      .formatted(first.get(which), again, show(facts.get(which)));
                }
              }
              return null;
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

  private @Nullable String reads() {
    for (A about : pool()) {
      Answer answer = judge(about);
      for (int i = 0; i < 3; i++) {
        boolean drop = i == 0;
        A other =
            drop
                ? FactTree.edit(
                    about, spot -> spot.canBeDropped() && !isSeen(spot) ? null : spot.value())
                : generator.vary(
                    generator.vary(about, spot -> !isSeen(spot), random),
                    spot -> !isSeen(spot),
                    random);
        Answer otherAnswer = judge(other);
        if (other.whereabouts().equals(about.whereabouts()) && !answer.sameAs(otherAnswer)) {
          return "It %s, then it %s, though only facts changed that its card does not name: %s"
              .formatted(answer, otherAnswer, difference(about, other));
        }
      }
    }
    return null;
  }

  private @Nullable String simplified() {
    for (A about : pool()) {
      for (A less : lessKnown(about, Check.SIMPLIFIED, 3)) {
        Answer whole = judge(less);
        Answer left;
        try {
          left =
              Answer.of(
                  Rule.judge(
                      less, rule.when().given(less.traits()), rule.effect().given(less.traits())));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
          left = new Answer(Kind.FAILS, null, failure);
        }
        if (!whole.sameAs(left)) {
          return "It %s, but what Condition.given and Effect.given leave of it %s.\nThe facts: %s"
              .formatted(whole, left, show(less));
        }
      }
    }
    return null;
  }

  private List<Unclear<A>> unclears() {
    List<Unclear<A>> known = unclear;
    if (known == null) {
      known = new ArrayList<>();
      Map<String, Integer> alike = new HashMap<>();
      for (A about : pool()) {
        for (A less : lessKnown(about, Check.NAMED, 6)) {
          if (judge(less).outcome() instanceof Outcome.Unclear outcome
              && alike.merge(names(outcome.missing()), 1, Integer::sum) <= 3) {
            known.add(new Unclear<>(less, about, outcome.missing()));
          }
        }
      }
      unclear = known;
    }
    return known;
  }

  private static String names(Set<Fact<?, ?>> facts) {
    return facts.stream().map(Fact::path).sorted().collect(joining(", "));
  }

  private @Nullable String named() {
    for (Unclear<A> each : unclears()) {
      if (each.missing().isEmpty()) {
        return "It cannot tell, but names no missing fact.\nThe facts: " + show(each.facts());
      }
      for (Fact<?, ?> fact : each.missing()) {
        if (!isWaived(Check.NAMED, fact.path()) && !isMissing(each.facts(), fact)) {
          return "It names %s as missing, which is known (or which a %s does not have).\nThe facts: %s"
              .formatted(fact, rule.activity().name(), show(each.facts()));
        }
      }
    }
    return null;
  }

  /** Tells whether a fact that was named is unknown, or unknown in some entry of a list. */
  private boolean isMissing(A about, Fact<?, ?> fact) {
    if (OPEN_LISTS.contains(fact)) {
      return true;
    }
    return isMissing(about, steps(fact), 0);
  }

  private static List<String> steps(Fact<?, ?> fact) {
    return List.of(fact.path().split("\\."));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static boolean isMissing(Facts group, List<String> steps, int depth) {
    String step = steps.get(depth);
    String name = INDEX.matcher(step).replaceAll("");
    Fact fact = (Fact) group.schema().fact(name).orElse(null);
    if (fact == null) {
      return false;
    }
    Object value = fact.in(group);
    if (value == null) {
      return fact.canBeUnknown();
    }
    if (depth == steps.size() - 1) {
      return false;
    }
    if (value instanceof List<?> list) {
      List<Facts> entries = (List<Facts>) list;
      boolean some = false;
      for (Facts entry : entries) {
        if (isLabelled(entry, step)) {
          some = true;
          if (isMissing(entry, steps, depth + 1)) {
            return true;
          }
        }
      }
      return !some && OPEN_LISTS.contains(fact);
    }
    return value instanceof Facts inner && isMissing(inner, steps, depth + 1);
  }

  /** Tells whether an entry is one that {@code list[label]} speaks of, or can be. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static boolean isLabelled(Facts entry, String step) {
    int open = step.indexOf('[');
    if (open < 0) {
      return true;
    }
    String label = step.substring(open + 1, step.length() - 1);
    boolean bearsLabels = false;
    for (Fact fact : (List<Fact>) entry.schema().facts()) {
      if (fact.type().form() == FactType.Form.CHOICE && fact.type().choice(label).isPresent()) {
        bearsLabels = true;
        Object value = fact.in(entry);
        if (value == null || FactType.code((Enum<?>) value).equals(label)) {
          return true;
        }
      }
    }
    return !bearsLabels;
  }

  private @Nullable String kleene() {
    for (A full : pool()) {
      for (A less : lessKnown(full, Check.KLEENE, 8)) {
        Answer answer = judge(less);
        if (!answer.decides()) {
          continue;
        }
        for (int i = 0; i < 5; i++) {
          A more =
              i == 0
                  ? restore(less, full, this::isSeen)
                  : fill(less, spot -> !isWaived(Check.KLEENE, spot.plain()));
          if (more.equals(less)) {
            break;
          }
          if (breaksKleene(less, more)) {
            return tellKleene(less, more);
          }
        }
        String problem = assumed(less, answer);
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
    if (!before.decides() || after.is(Kind.FAILS) || !sayNoOtherPlace(less, more)) {
      return false;
    }
    return switch (before.kind()) {
      case PASSES -> !after.is(Kind.PASSES);
      case DENIES -> !after.is(Kind.DENIES);
      // A duty that may be owed is given. It goes where it is not owed or is done; and where the
      // effect asks whether it is done, a denial can come of the answer.
      case OBLIGES ->
          !after.is(Kind.PASSES)
              && !after.is(Kind.OBLIGES)
              && rule.effect().constant() instanceof Outcome.Obliged;
      default -> false;
    };
  }

  private String tellKleene(A less, A more) {
    List<A> pair = smallestPair(less, more);
    return "It %s, though %s is unknown; once that is known, it %s.\nThe facts: %s"
        .formatted(
            judge(pair.get(0)),
            difference(pair.get(0), pair.get(1)),
            judge(pair.get(1)),
            show(pair.get(0)));
  }

  /** A fact with a documented default counts as that where it is left out. */
  private @Nullable String assumed(A less, Answer answer) {
    A stated =
        FactTree.edit(
            less,
            spot ->
                spot.value() == null && isAssumed(spot)
                    ? hints.assumedFor(spot.fact()).orElseThrow()
                    : spot.value());
    if (stated.equals(less) || !sayNoOtherPlace(less, stated)) {
      return null;
    }
    Answer other = judge(stated);
    return other.is(Kind.FAILS) || other.kind() == answer.kind()
        ? null
        : "It %s where a fact with a documented default is left out, and %s where the default is stated: %s.\nThe facts: %s"
            .formatted(answer, other, difference(less, stated), show(less));
  }

  private @Nullable String fewest() {
    for (Unclear<A> each : unclears()) {
      for (Fact<?, ?> fact : each.missing()) {
        if (!isWaived(Check.FEWEST, fact.path())
            && isMissing(each.facts(), fact)
            && !changesAnswer(each, fact, 8)
            && !changesAnswer(each, fact, 300)) {
          return "It names %s among the missing facts %s, but no value of it was found to change the answer, whatever the others turn out to be.\nThe facts: %s"
              .formatted(fact, names(each.missing()), show(each.facts()));
        }
      }
    }
    return null;
  }

  /** Looks for two values of a missing fact that give two outcomes, all else being alike. */
  private boolean changesAnswer(Unclear<A> each, Fact<?, ?> fact, int tries) {
    A facts = each.facts();
    String plain = INDEX.matcher(fact.path()).replaceAll("");
    Set<String> unknown = new HashSet<>();
    for (Spot spot : FactTree.spots(facts)) {
      if (spot.isUnknown()) {
        unknown.add(spot.path());
      }
    }
    Predicate<Spot> others = spot -> !spot.plain().equals(plain);
    Predicate<Spot> wasUnknown =
        spot -> unknown.stream().anyMatch(path -> isWithin(spot.path(), path));
    for (int i = 0; i < tries; i++) {
      A completed =
          i == 0
              ? restore(facts, each.fuller(), spot -> isSeen(spot) && others.test(spot))
              : i % 2 == 0
                  ? fill(
                      restore(
                          facts,
                          each.fuller(),
                          spot -> isSeen(spot) && random.nextBoolean() && others.test(spot)),
                      others)
                  : fill(facts, others);
      for (Fact<?, ?> other : each.missing()) {
        if (OPEN_LISTS.contains(other) && !other.equals(fact)) {
          completed = supply(completed, other, suppliedValue(each, other));
        }
      }
      if (i % 4 == 3) {
        A whole = supply(completed, fact, value(each, fact));
        List<A> met = new ArrayList<>();
        completed = climb(whole, wasUnknown, 30, met);
        completed = met.isEmpty() ? completed : met.get(0);
      }
      if (givesTwo(completed, each, fact)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(String path, String group) {
    return path.startsWith(group)
        && (path.length() == group.length()
            || path.charAt(group.length()) == '.'
            || path.charAt(group.length()) == '[');
  }

  private Object value(Unclear<A> each, Fact<?, ?> fact) {
    return generator.values(declared(fact), each.facts().at(), 1, random).get(0);
  }

  private boolean givesTwo(A completed, Unclear<A> each, Fact<?, ?> fact) {
    Answer first = null;
    List<Object> values =
        new ArrayList<>(generator.values(declared(fact), completed.at(), 10, random));
    Object theirs = valueIn(each.fuller(), fact);
    if (theirs != null) {
      values.add(0, theirs);
    }
    for (Object value : values) {
      Answer answer = judge(supply(completed, fact, value));
      if (!answer.decides()) {
        continue;
      }
      if (first != null && !first.sameAs(answer)) {
        return true;
      }
      first = answer;
    }
    return false;
  }

  private @Nullable Object valueIn(A facts, Fact<?, ?> fact) {
    String plain = INDEX.matcher(fact.path()).replaceAll("");
    for (Spot spot : FactTree.spots(facts)) {
      if (spot.plain().equals(plain) && spot.value() != null) {
        return spot.value();
      }
    }
    return null;
  }

  /** Returns the fact as its own group declares it. */
  private Fact<?, ?> declared(Fact<?, ?> fact) {
    io.lexicall.facts.Schema<?> schema = rule.activity();
    Fact<?, ?> found = fact;
    for (String step : steps(fact)) {
      found =
          schema
              .fact(INDEX.matcher(step).replaceAll(""))
              .orElseThrow(() -> new IllegalStateException("There is no fact " + fact));
      FactType<?> type = found.type();
      if (type.form() == FactType.Form.LIST) {
        type = type.element();
      }
      if (type.form() == FactType.Form.GROUP) {
        schema = type.group();
      }
    }
    return found;
  }

  /** States a fact, in every entry that lacks it if it is one of entries. */
  private A supply(A facts, Fact<?, ?> fact, Object value) {
    return supply(facts, steps(fact), 0, value, OPEN_LISTS.contains(fact));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a group is rewritten into one of its own schema
  private A supply(A facts, List<String> steps, int depth, Object value, boolean open) {
    return (A) supplyIn(facts, steps, depth, value, open);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static Facts supplyIn(
      Facts group, List<String> steps, int depth, Object value, boolean open) {
    String step = steps.get(depth);
    String name = INDEX.matcher(step).replaceAll("");
    Fact fact = (Fact) group.schema().fact(name).orElseThrow();
    Object old = fact.in(group);
    Object made;
    if (depth == steps.size() - 1) {
      if (open && old instanceof List<?> list) {
        List<Object> joined = new ArrayList<>(list);
        joined.addAll((List<?>) value);
        made = joined;
      } else {
        made = value;
      }
    } else if (fact.type().form() == FactType.Form.LIST) {
      List<Facts> entries = new ArrayList<>();
      for (Object entry : old == null ? List.of() : (List<?>) old) {
        Facts each = (Facts) entry;
        entries.add(
            isLabelled(each, step) && isMissing(each, steps, depth + 1)
                ? supplyIn(each, steps, depth + 1, value, open)
                : each);
      }
      made = entries;
    } else {
      Facts inner = old == null ? fact.type().group().builder().build() : (Facts) old;
      made = supplyIn(inner, steps, depth + 1, value, open);
    }
    io.lexicall.facts.FactsBuilder builder = group.schema().builder();
    builder.from(group);
    builder.with(fact, made);
    return builder.build();
  }

  private @Nullable String sufficient() {
    for (Unclear<A> each : unclears()) {
      List<Fact<?, ?>> missing = new ArrayList<>(each.missing());
      missing.sort(Comparator.comparing((Fact<?, ?> fact) -> fact.path().length()));
      if (missing.stream().anyMatch(fact -> isWaived(Check.SUFFICIENT, fact.path()))) {
        continue;
      }
      for (int i = 0; i < 4; i++) {
        A supplied = each.facts();
        for (Fact<?, ?> fact : missing) {
          if (isMissing(supplied, fact)) {
            Object theirs = i == 0 ? valueIn(each.fuller(), fact) : null;
            Object value = theirs == null ? suppliedValue(each, fact) : theirs;
            supplied = supply(supplied, fact, value);
          }
        }
        A complete = fillInside(supplied, missing);
        if (judge(complete).outcome() instanceof Outcome.Unclear again) {
          return "It cannot tell without %s. Once these are known, it cannot tell without %s, which it did not name.\nThe facts: %s\nSupplied: %s"
              .formatted(
                  names(each.missing()),
                  names(again.missing()),
                  show(each.facts()),
                  difference(each.facts(), complete));
        }
      }
    }
    return null;
  }

  /** Completes the groups and lists that were supplied. */
  private A fillInside(A supplied, List<Fact<?, ?>> missing) {
    Set<String> whole = new HashSet<>();
    for (Fact<?, ?> fact : missing) {
      whole.add(INDEX.matcher(fact.path()).replaceAll(""));
    }
    return fill(supplied, spot -> whole.stream().anyMatch(path -> isWithin(spot.plain(), path)));
  }

  private Object suppliedValue(Unclear<A> each, Fact<?, ?> fact) {
    Fact<?, ?> declared = declared(fact);
    List<Object> values = generator.values(declared, each.facts().at(), 6, random);
    Object value = values.get(random.nextInt(values.size()));
    return OPEN_LISTS.contains(fact) ? everyEntry(each.facts(), declared) : value;
  }

  /** Returns entries of every kind for every place concerned: all the lists there are, checked. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a value is made for the type of its fact
  private List<Object> everyEntry(A about, Fact<?, ?> list) {
    List<Object> entries = new ArrayList<>();
    Set<Place> places = new LinkedHashSet<>(rule.info().places());
    places.addAll(about.whereabouts().countries());
    places.addAll(about.whereabouts().regions());
    Object seller = valueIn(about, Contact.CALLER.then(io.lexicall.facts.Caller.SELLER));
    for (Object kind : io.lexicall.facts.ListKind.values()) {
      for (Place place : places) {
        List<Object> made = generator.within(List.of(place)).values(list, about.at(), 8, random);
        for (Object candidate : made) {
          for (Object entry : (List<?>) candidate) {
            io.lexicall.facts.FactsBuilder builder = ((Facts) entry).schema().builder();
            builder.from((Facts) entry);
            builder.with(io.lexicall.facts.ListEntry.LIST, kind);
            builder.with(io.lexicall.facts.ListEntry.COUNTRY, place.country());
            if (place.isRegion()) {
              builder.with(io.lexicall.facts.ListEntry.REGION, place);
            }
            if (seller != null) {
              builder.with(io.lexicall.facts.ListEntry.SELLER, seller);
            }
            entries.add(builder.build());
            break;
          }
          if (!((List<?>) candidate).isEmpty()) {
            break;
          }
        }
      }
    }
    return entries;
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
        return "permittedFrom throws " + failure + "\non " + show(about);
      }
      String problem = end == null ? forGood(about) : until(about, end);
      if (problem != null) {
        return problem + "\nThe facts: " + show(about);
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
    if (judge(about.at(end)).is(Kind.DENIES)) {
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
    for (A about : pool()) {
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
    List<ZoneClock> clocks = about.whereabouts().clocks();
    ZoneClock clock = clocks.isEmpty() ? ZoneClock.of(ZoneOffset.UTC) : clocks.get(0);
    A then = about.at(clock.firstInstantAt(day, LocalTime.of(11, 0)));
    Explanation explanation = engine.explain(then);
    boolean considered =
        explanation.considered().get(0).result() != Explanation.Result.NOT_IN_FORCE;
    if (considered != isLaw || (!isLaw && !isSilent(explanation.verdict()))) {
      return "It is law %s, and on %s it %s.\nThe facts: %s"
          .formatted(
              rule.info().inForce(),
              day,
              isLaw ? "is not considered" : "is not silent",
              show(then));
    }
    return null;
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
    for (A about : pool()) {
      A moved =
          FactTree.edit(about, spot -> isLocation(spot) && isPlace(spot) ? null : spot.value());
      for (int i = 0; i < 4; i++) {
        Place other = elsewhere.get(random.nextInt(elsewhere.size()));
        A there =
            FactsGenerator.of(hints)
                .within(List.of(other))
                .fill(moved, this::isPlaceOrHolder, random);
        Whereabouts where = there.whereabouts();
        boolean away =
            where.countryKnown()
                && places.stream().noneMatch(place -> touches(place, where))
                && isInForce(there);
        if (away && !isSilent(engine.check(there))) {
          return "It is law in %s, but speaks in %s.\nThe facts: %s"
              .formatted(rule.info().placesText(), where, show(there));
        }
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

  private static boolean isPlace(Spot spot) {
    FactType.Form form = spot.fact().type().form();
    return form != FactType.Form.GROUP && form != FactType.Form.LIST;
  }

  private boolean isPlaceOrHolder(Spot spot) {
    return isLocation(spot) && !spot.fact().name().equals("postalCode");
  }

  private @Nullable String discreet() {
    Compliance engine = Compliance.builder().module(alone()).build();
    for (A seed : pool()) {
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
          return "It says what nobody may read again: " + text + "\nThe facts: " + show(about);
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
      if (spot.value() instanceof String && isSeen(spot)) {
        A confiding =
            FactTree.edit(
                about,
                each ->
                    each.path().equals(spot.path())
                        ? FactsGenerator.SECRETS.get(random.nextInt(FactsGenerator.SECRETS.size()))
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
      if (test(part, about) == Truth.TRUE) {
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

  // ---- telling of facts

  /** Takes away what is not needed to show the problem. */
  private A smallest(A facts, Predicate<A> shows) {
    A small = facts;
    for (Spot spot : FactTree.spots(facts)) {
      if (spot.canBeDropped()) {
        A less = without(small, Set.of(spot.path()));
        if (shows.test(less)) {
          small = less;
        }
      }
    }
    return small;
  }

  /** Takes away from both what is not needed to show that the answers differ. */
  private List<A> smallestPair(A less, A more) {
    A small = less;
    A large = more;
    for (Spot spot : FactTree.spots(more)) {
      if (!spot.canBeDropped()) {
        continue;
      }
      A smaller = without(small, Set.of(spot.path()));
      A larger = without(large, Set.of(spot.path()));
      if (!smaller.equals(larger) && breaksKleene(smaller, larger)) {
        small = smaller;
        large = larger;
      }
    }
    return List.of(small, large);
  }

  private static String show(Activity<?> facts) {
    return facts.toString();
  }

  /** Returns what the second facts say that the first do not. */
  private static String difference(Activity<?> one, Activity<?> other) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Spot spot : FactTree.spots(one)) {
      if (spot.value() != null) {
        values.put(spot.path(), spot.value());
      }
    }
    List<String> differences = new ArrayList<>();
    for (Spot spot : FactTree.spots(other)) {
      Object before = values.remove(spot.path());
      Object value = spot.value();
      boolean within = differences.stream().anyMatch(d -> d.startsWith(spot.path() + "="));
      if (value != null && !value.equals(before) && !within) {
        boolean holder = value instanceof Facts && before != null;
        if (!holder) {
          differences.add(spot.path() + "=" + value);
        }
      } else if (value == null && before != null) {
        differences.add(spot.path() + " left out");
      }
    }
    return String.join(", ", differences);
  }
}
