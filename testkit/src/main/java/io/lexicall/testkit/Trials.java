package io.lexicall.testkit;

import io.lexicall.Compliance;
import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Party;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.testkit.Answer.Kind;
import io.lexicall.testkit.FactTree.Spot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Facts on which to try one rule: found by a search for those to which it applies, then with less
 * known, with more, and at the instants at which its conditions change.
 */
final class Trials<A extends Activity<A>> {
  private static final int STARTS = 12;
  private static final int STEPS = 80;
  private static final int SPEAKING = 24;
  private static final int OTHERS = 12;
  private static final int SINGLES = 24;
  private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");

  private final Rule<A> rule;
  private final Hints hints;
  private final List<A> examples;
  private final FactsGenerator generator;
  private final Random random;

  /** What the rule reads, and the groups on the way there, as plain paths. */
  private final Set<String> reads = new HashSet<>();

  private final Set<String> groupsRead = new HashSet<>();

  /** The facts that tell its country, region and zone. */
  private final Set<String> places = new HashSet<>();

  /** The facts at the top that can tell where the activity is. */
  private final Set<String> location = new HashSet<>();

  /** The parts of the rule's condition. */
  private final List<Condition<A>> parts;

  /** Whether the rule can see a fact, by its plain path, once that was asked. */
  private final Map<String, Boolean> seen = new HashMap<>();

  private final List<A> pool;
  private final Watch watch;
  private @Nullable Answer failed;
  private @Nullable A failedOn;

  Trials(Rule<A> given, Hints hints, List<A> examples, long seed, Watch watch) {
    this.watch = watch;
    // In shadow it would decide nothing, so that there would be nothing to try.
    this.rule = Terms.deciding(given);
    this.parts = List.copyOf(Terms.parts(rule.when()));
    Words words = new Words(rule);
    this.hints =
        hints
            .at(daysOf(rule.info().inForce()))
            .places(words.places)
            .saying(words.words, words.figures)
            .distances(words.distances.toArray(Duration[]::new));
    this.examples = examples;
    this.generator = FactsGenerator.of(this.hints).within(placesFor(rule.info(), this.hints));
    this.random = new Random(seed ^ rule.toString().hashCode());
    for (Fact<?, ?> fact : rule.info().reads()) {
      String plain = NamedFact.plain(fact);
      reads.add(plain);
      for (int dot = plain.indexOf('.'); dot > 0; dot = plain.indexOf('.', dot + 1)) {
        groupsRead.add(plain.substring(0, dot));
      }
    }
    A sample = generator.complete(rule.activity(), random);
    for (Fact<?, ?> fact :
        Arrays.asList(sample.countryFact(), sample.regionFact(), sample.timeZoneFact())) {
      if (fact != null) {
        places.add(NamedFact.plain(fact));
        location.add(top(NamedFact.plain(fact)));
      }
    }
    this.pool = search();
  }

  /** What the rule's own clauses speak of: places, words it compares with, limits and periods. */
  private static final class Words {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
    private static final Pattern FIGURE = Pattern.compile("[0-9]{1,6}");

    private final Set<Place> places = new TreeSet<>();
    private final Set<String> words = new TreeSet<>();
    private final Set<Integer> figures = new TreeSet<>();
    private final List<Duration> distances = new ArrayList<>();

    Words(Rule<?> rule) {
      for (Condition<?> part : Terms.parts(rule.when())) {
        Matcher word = WORD.matcher(part.says());
        while (word.find()) {
          add(word.group());
        }
      }
      for (int figure : figures) {
        if (figure > 0 && figure <= 3660) {
          distances.add(Duration.ofDays(figure));
          distances.add(Duration.ofHours(figure));
        }
      }
    }

    private void add(String word) {
      if (FIGURE.matcher(word).matches()) {
        figures.add(Integer.parseInt(word));
      } else if (word.equals(word.toUpperCase(Locale.ROOT))) {
        Place.tryOf(word).ifPresent(places::add);
        words.add(word);
      } else if (word.length() > 2) {
        words.add(word);
      }
    }
  }

  private static List<Instant> daysOf(InForce inForce) {
    List<LocalDate> days = new ArrayList<>();
    LocalDate from = inForce.from();
    LocalDate to = inForce.to();
    if (from != null) {
      days.add(from);
      days.add(from.plusDays(200));
    }
    if (to != null) {
      days.add(to);
      days.add(to.minusDays(200));
    }
    return days.stream()
        .filter(inForce::contains)
        .map(day -> day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC))
        .toList();
  }

  private static List<Place> placesFor(RuleInfo info, Hints hints) {
    List<Place> places = new ArrayList<>(info.places());
    Collections.sort(places);
    if (places.isEmpty()) {
      places.addAll(hints.places());
    }
    if (places.size() < 2 && info.places().isEmpty()) {
      places.addAll(List.of(Place.of("US-NY"), Place.of("US-FL"), Place.of("DE"), Place.of("GB")));
    }
    return places;
  }

  private static String top(String plain) {
    int dot = plain.indexOf('.');
    return dot < 0 ? plain : plain.substring(0, dot);
  }

  Rule<A> rule() {
    return rule;
  }

  /** Returns an engine of just this rule. */
  Compliance engine() {
    return Compliance.builder().module(alone()).build();
  }

  /** Returns a module of just this rule. */
  RuleModule alone() {
    return new RuleModule() {
      @Override
      public String name() {
        return "alone";
      }

      @Override
      public List<Coverage<?>> coverage() {
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

  FactsGenerator generator() {
    return generator;
  }

  Random random() {
    return random;
  }

  /** Returns the facts to begin with; some on which the rule speaks, if any were found. */
  List<A> pool() {
    return pool;
  }

  /** Returns some of the pool, from all over it. */
  List<A> some(int most) {
    if (pool.size() <= most) {
      return pool;
    }
    List<A> some = new ArrayList<>(most);
    for (int i = 0; i < most; i++) {
      some.add(pool.get(i * pool.size() / most));
    }
    return some;
  }

  // ---- what the rule sees

  boolean isLocation(Spot spot) {
    String top = top(spot.plain());
    if (!location.contains(top)) {
      return false;
    }
    return switch (spot.fact().type().form()) {
      case COUNTRY, REGION, TIME_ZONE, PHONE_NUMBER, COUNT_BY_REGION -> true;
      case GROUP, LIST -> top.equals(spot.plain());
      default -> spot.fact().name().equals("postalCode");
    };
  }

  /** Returns whether a fact, by its plain path, is one of those that tell where the activity is. */
  boolean tellsOfPlace(String plain) {
    return places.contains(plain);
  }

  /**
   * Returns whether the rule can see what is at a spot: itself, what holds it, or what it holds.
   */
  boolean isSeen(Spot spot) {
    Boolean known = seen.get(spot.plain());
    if (known == null) {
      known = canSee(spot);
      seen.put(spot.plain(), known);
    }
    return known;
  }

  private boolean canSee(Spot spot) {
    String plain = spot.plain();
    if (plain.equals("at")
        || reads.contains(plain)
        || groupsRead.contains(plain)
        || isLocation(spot)) {
      return true;
    }
    for (int dot = plain.lastIndexOf('.'); dot > 0; dot = plain.lastIndexOf('.', dot - 1)) {
      String group = plain.substring(0, dot);
      // A group is read with all it holds only where no fact in it is named beside it.
      if (reads.contains(group) && !groupsRead.contains(group)) {
        return true;
      }
    }
    return false;
  }

  // ---- judging

  /** Judges, and remembers the first failure. */
  Answer judge(A about) {
    Answer answer = watch.timed(() -> Answer.of(rule, about));
    if (answer.is(Kind.FAILS) && failed == null) {
      failed = answer;
      failedOn = about;
    }
    return answer;
  }

  /** Returns the first facts on which the rule failed. */
  @Nullable A failedOn() {
    return failedOn;
  }

  Truth test(Condition<A> condition, A about) {
    try {
      return condition.test(about);
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return Truth.UNKNOWN; // reported where the whole rule is judged
    }
  }

  /** Counts how much of the rule's condition is met. */
  int height(A about) {
    return step(about).height();
  }

  /**
   * Facts on the way to others that meet more of the rule's condition.
   *
   * @param facts the facts
   * @param speaks whether the rule speaks on them
   * @param height how much of the condition they meet
   * @param open the parts that they do not meet
   */
  private record Step<A extends Activity<A>>(
      A facts, boolean speaks, int height, List<Condition<A>> open) {}

  private Step<A> step(A about) {
    boolean speaks = judge(about).speaks();
    int height = speaks ? 1 : 0;
    List<Condition<A>> open = new ArrayList<>();
    for (Condition<A> part : parts) {
      Truth truth = test(part, about);
      height += truth == Truth.TRUE ? 2 : truth == Truth.UNKNOWN ? 1 : 0;
      if (truth != Truth.TRUE) {
        open.add(part);
      }
    }
    return new Step<>(about, speaks, height, open);
  }

  // ---- the search

  private List<A> search() {
    Set<A> speaking = new LinkedHashSet<>();
    List<A> starts = new ArrayList<>(examples);
    for (int i = 0; i < STARTS; i++) {
      starts.add(generator.complete(rule.activity(), random));
    }
    Set<A> others = new LinkedHashSet<>();
    for (A start : starts) {
      others.add(start);
      others.add(climb(start, spot -> true, STEPS, speaking));
      if (speaking.size() >= 2 * SPEAKING) {
        break;
      }
    }
    List<A> spoken = new ArrayList<>(speaking);
    Collections.shuffle(spoken, random);
    Set<A> all = new LinkedHashSet<>(spoken.subList(0, Math.min(SPEAKING, spoken.size())));
    for (A seed : List.copyOf(all)) {
      all.addAll(aroundChanges(seed));
    }
    int taken = 0;
    for (A other : others) {
      if (taken++ < OTHERS) {
        all.add(other);
      }
    }
    for (int i = 0; i < OTHERS; i++) {
      all.add(generator.next(rule.activity(), random));
    }
    return List.copyOf(all);
  }

  /**
   * Goes on from facts to others that meet more of the rule's conditions, changing what may be
   * changed, and gathers those on which it speaks.
   */
  A climb(A start, Predicate<Spot> free, int steps, Collection<A> speaking) {
    Step<A> best = step(start);
    for (int i = 0; i < steps; i++) {
      if (best.speaks()) {
        speaking.add(best.facts());
      }
      Predicate<Spot> where = towards(best.open());
      A next = generator.vary(best.facts(), spot -> where.test(spot) && free.test(spot), random);
      Step<A> reached = step(next);
      if (reached.height() >= best.height()) {
        best = reached;
      }
    }
    if (best.speaks()) {
      speaking.add(best.facts());
    }
    return best.facts();
  }

  /** Returns where to change facts so that one more of the open parts could hold. */
  private Predicate<Spot> towards(List<Condition<A>> open) {
    if (open.isEmpty() || random.nextInt(4) == 0) {
      return this::isSeen;
    }
    Set<String> paths = new HashSet<>();
    for (Fact<A, ?> fact : open.get(random.nextInt(open.size())).reads()) {
      paths.add(NamedFact.plain(fact));
    }
    if (paths.isEmpty()) {
      return spot -> spot.plain().equals("at") || isLocation(spot);
    }
    return spot ->
        paths.contains(spot.plain()) || (spot.value() == null && holdsOne(spot.plain(), paths));
  }

  private static boolean holdsOne(String group, Set<String> paths) {
    for (String path : paths) {
      if (path.length() > group.length() && isWithin(path, group)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the same activity at the instant at which its answer can change, and just before. */
  private List<A> aroundChanges(A about) {
    Instant next = null;
    try {
      next = earlier(rule.when().nextChange(about, about.at()), next);
      next = earlier(rule.effect().nextChange(about, about.at()), next);
      if (rule.judge(about) instanceof Outcome.Obliged obliged) {
        for (Duty duty : obliged.duties()) {
          next = earlier(duty.due().map(due -> due.endExclusive()).orElse(null), next);
        }
      }
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return List.of(); // reported where the whole rule is judged
    }
    return next == null || !next.isBefore(FAR)
        ? List.of()
        : List.of(about.at(next), about.at(next.minusNanos(1)));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  // ---- less and more known

  static <A extends Activity<A>> A without(A full, Set<String> paths) {
    return FactTree.edit(full, paths, spot -> null);
  }

  A withNothing(A about) {
    return FactTree.edit(about, spot -> spot.canBeDropped() ? null : spot.value());
  }

  /** Returns facts with less known of what the rule sees: each thing apart, and some together. */
  List<A> lessKnown(A full, int together, Predicate<Spot> where) {
    List<Spot> spots = new ArrayList<>();
    for (Spot spot : FactTree.spots(full)) {
      if (spot.canBeDropped()
          && isSeen(spot)
          && where.test(spot)
          && !FactsGenerator.identifies(spot)) {
        spots.add(spot);
      }
    }
    Collections.shuffle(spots, random);
    List<A> less = new ArrayList<>();
    less.add(full);
    for (Spot spot : spots.subList(0, Math.min(SINGLES, spots.size()))) {
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

  /** Returns the values of facts by path, for {@link #restore}. */
  static Map<String, Object> valuesOf(Activity<?> facts) {
    return valuesOf(FactTree.spots(facts));
  }

  static Map<String, Object> valuesOf(List<Spot> spots) {
    Map<String, Object> values = new HashMap<>();
    for (Spot spot : spots) {
      if (spot.value() != null) {
        values.put(spot.path(), spot.value());
      }
    }
    return values;
  }

  /** Fills what is unknown from other facts, but what has a documented default. */
  A restore(A less, Map<String, Object> fuller, Predicate<Spot> where) {
    return restore(less, fuller, where, hints);
  }

  static <A extends Activity<A>> A restore(
      A less, Map<String, Object> fuller, Predicate<Spot> where, Hints hints) {
    List<String> restored = new ArrayList<>();
    return FactTree.edit(
        less,
        spot -> {
          if (hints.hasDefault(spot.fact())) {
            boolean added = restored.stream().anyMatch(path -> isWithin(spot.path(), path));
            return added ? null : spot.value();
          }
          if (!spot.isUnknown() || !where.test(spot)) {
            return spot.value();
          }
          Object value = hints.unsaid(fuller.get(spot.path()));
          if (tellsOfVersion(spot) && isOfALaterVersion(spot, fuller, less)) {
            return null;
          }
          if (value != null) {
            restored.add(spot.path());
          }
          return value;
        });
  }

  private static boolean tellsOfVersion(Spot spot) {
    return spot.fact().equals(ListEntry.AS_OF) || spot.fact().equals(ListEntry.SINCE);
  }

  /**
   * Tells of the day or the version of a list that it is, or belongs to, a version younger than the
   * activity. Left out, they have said something: that the version is none of these, or that it
   * tells nothing of an earlier day.
   */
  private static boolean isOfALaterVersion(
      Spot spot, Map<String, Object> values, Activity<?> about) {
    String entry = spot.path().substring(0, spot.path().lastIndexOf('.'));
    return values.get(entry + "." + ListEntry.AS_OF.name()) instanceof Moment version
        && FactsGenerator.isOfTheFuture(version, about);
  }

  /** Fills what is unknown and seen with made-up values, but what has a documented default. */
  A fill(A less, Predicate<Spot> where) {
    Map<String, Object> values = new HashMap<>();
    return generator.fill(
        less,
        spot -> {
          if (!isSeen(spot) || !where.test(spot)) {
            return false;
          }
          if (!tellsOfVersion(spot)) {
            return true;
          }
          if (values.isEmpty()) { // few facts need them
            values.putAll(valuesOf(less));
          }
          return !isOfALaterVersion(spot, values, less);
        },
        random);
  }

  /** States the default of each fact that has one and is left out. */
  A statingDefaults(A less) {
    return FactTree.edit(
        less,
        spot -> spot.value() == null ? hints.assumedFor(spot.fact()).orElse(null) : spot.value());
  }

  /**
   * Returns entries of every kind for every place concerned: all that can be in a list of checks.
   */
  List<Object> everyCheck(A about, NamedFact list) {
    Set<Place> places = new TreeSet<>(rule.info().places());
    places.addAll(about.whereabouts().countries());
    places.addAll(about.whereabouts().regions());
    List<Object> entries = new ArrayList<>();
    for (Place place : places) {
      entries.addAll(
          generator
              .within(List.of(place))
              .everyKind(list.declaredIn(rule.activity()), about, random));
    }
    return entries;
  }

  static boolean isWithin(String path, String group) {
    return path.startsWith(group)
        && (path.length() == group.length()
            || path.charAt(group.length()) == '.'
            || path.charAt(group.length()) == '[');
  }

  /**
   * Returns whether facts say nothing else of the place than others did, but where those said
   * nothing: a number's candidate places are alternatives, and a stated place is one of them. The
   * same goes for the place of each party.
   */
  static boolean sayNoOtherPlace(Activity<?> less, Activity<?> more) {
    List<Whereabouts> before = whereabouts(less);
    List<Whereabouts> after = whereabouts(more);
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      if (!isNoOther(before.get(i), after.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Whereabouts> whereabouts(Activity<?> about) {
    List<Whereabouts> all = new ArrayList<>();
    all.add(about.whereabouts());
    if (about instanceof Contact contact) {
      all.add(clockOfNumber(contact));
    }
    if (about instanceof Recording recording) {
      for (Party party : Fact.entries(Recording.PARTIES, recording)) {
        all.add(Recording.builder().at(about.at()).parties(party).build().whereabouts());
      }
    }
    return all;
  }

  /**
   * Returns where the number alone is from, whose clock some rules ask beside that of a stated
   * place; where a clock is stated, that place.
   */
  private static Whereabouts clockOfNumber(Contact contact) {
    PhoneNumber number = Contact.TO.then(Called.NUMBER).in(contact);
    if (number == null) {
      return Whereabouts.UNKNOWN;
    }
    return Contact.TO.then(Called.TIME_ZONE).in(contact) == null
        ? number.whereabouts()
        : contact.whereabouts();
  }

  private static boolean isNoOther(Whereabouts before, Whereabouts after) {
    return (!before.countryKnown() || before.countries().equals(after.countries()))
        && (!before.regionKnown() || before.regions().equals(after.regions()))
        && (!before.zoneKnown() || before.zones().equals(after.zones()));
  }
}
