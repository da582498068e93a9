package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.ConditionTerm;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an activity. It is true, false, or unknown from the facts.
 *
 * <p>Rules are made of conditions. Each condition knows which facts it reads, which of them are
 * missing, and when its answer can change with time. So a rule made of conditions needs no code for
 * that.
 *
 * <p>Immutable and thread-safe. A condition reads no clock: the time is {@link Activity#at()}.
 * Subclasses must be pure: equal facts give equal answers. They must also be monotone: an answer
 * other than {@link Truth#UNKNOWN} stays the same, whatever value an unknown fact turns out to
 * have.
 *
 * @param <A> the kind of activity
 * @since 0.1
 */
@SuppressWarnings("exports") // its base is for the engine alone
public abstract class Condition<A extends Activity<A>> extends ConditionTerm<Condition<A>> {
  /** The text of a part without details. */
  static final Supplier<String> SILENT = () -> "";

  /** For subclasses. */
  protected Condition() {}

  /** Returns whether the condition is true for an activity. */
  public abstract Truth test(A activity);

  /**
   * Adds the unknown facts that could decide the condition.
   *
   * <p>Called only if {@link #test} is unknown. Must add at least one fact, and no fact whose value
   * could not change the answer.
   *
   * @param into receives the facts
   */
  public abstract void missing(A activity, Set<Fact<A, ?>> into);

  /**
   * Tests the condition and, if it is unknown, adds the facts that {@link #missing} names;
   * otherwise it adds none. A condition made of others does both in one pass.
   */
  Truth testNaming(A activity, FewFacts<Fact<A, ?>> missing) {
    Truth truth = test(activity);
    if (truth == Truth.UNKNOWN) {
      missing(activity, missing);
    }
    return truth;
  }

  /** Returns the facts that it reads. */
  public abstract Set<Fact<A, ?>> reads();

  /** Adds the facts that it reads to a set that collects those of many conditions. */
  void gatherReads(Set<? super Fact<A, ?>> into) {
    into.addAll(reads());
  }

  /** Returns the condition as a clause for people: {@code purpose is telemarketing}. */
  public abstract String says();

  /**
   * Returns a supplier of details about this activity for people, as a clause, or of an empty text.
   * It is used if the condition is true. The text must not hold a telephone number or a card
   * number.
   *
   * <p>A verdict keeps the supplier, and calls it only when somebody reads the text. So copy the
   * few values that the text needs out of the activity (an instant, a count), and build the text in
   * the supplier. The supplier must not refer to the activity, nor to an object of it that
   * identifies the called person.
   */
  public Supplier<String> tells(A activity) {
    return SILENT;
  }

  /**
   * Returns the next instant at which the answer can change if only time passes and all facts
   * except {@link Activity#at()} stay the same.
   *
   * @param after exclusive
   * @return an instant after {@code after}, at which the answer may, but need not, differ; null if
   *     the answer never changes
   */
  public @Nullable Instant nextChange(A activity, Instant after) {
    return null;
  }

  /**
   * Does the same for an activity at that instant of which the answer is known, so that it need not
   * be found again.
   */
  @Nullable Instant nextChange(A then, Truth now) {
    return nextChange(then, then.at());
  }

  /**
   * Returns whether an answer stays valid until the {@linkplain #nextChange next change}. If true,
   * {@link #test} has the same answer for every activity with the same {@linkplain
   * Activity#whereabouts() whereabouts} and equal values of the facts that it {@linkplain #reads()
   * reads}, at every instant from that of the tested activity until the next change.
   *
   * <p>The engine then remembers answers that depend only on time and on {@linkplain
   * Fact#isSteady() steady} facts. False by default, which is always correct, only slower.
   */
  @Override
  protected boolean lasts() {
    return false;
  }

  /**
   * Returns whether it is cheap to evaluate, and false for nearly every activity for which the
   * other conditions of a rule are true. The engine then evaluates it first. False by default. It
   * is a hint and changes no answer of a rule whose parts all keep their contract; but a part that
   * would fail may then not be evaluated.
   */
  @Override
  protected boolean isRare() {
    return false;
  }

  /**
   * Returns the condition that remains for activities with these discrete facts: itself, or a
   * simpler one with the same answers for all of them. Discrete facts have few values: an enum, a
   * boolean, whether a list is empty.
   *
   * <p>A condition made of others passes the facts on to them with {@link #simplified(Condition,
   * long)}. The engine clears the bits of all facts that {@link #reads} does not return before the
   * call, as if they were unknown, because activities that differ only in those share the result.
   * Return this object itself if nothing becomes simpler: it is then stored only once.
   *
   * @param traits the discrete facts, packed into bits
   */
  @Override
  protected Condition<A> given(long traits) {
    return this;
  }

  /**
   * Returns the condition that remains for activities with these {@linkplain Activity#whereabouts()
   * whereabouts}: itself, or a simpler one with the same answers for all of them. Return this
   * object itself if nothing becomes simpler.
   */
  @Override
  protected Condition<A> given(Whereabouts where) {
    return this;
  }

  /** Returns the answer if it is the same for every activity, otherwise null. */
  @Override
  protected @Nullable Truth settled() {
    return null;
  }

  /**
   * Returns the conditions of which this one is the conjunction; only itself if it is not a
   * conjunction.
   */
  @Override
  protected List<Condition<A>> parts() {
    return List.of(this);
  }

  /**
   * Returns the facts whose absence says something here: of which it tests whether they are known,
   * or of which it takes an unknown one for a certain value. If a source of such a fact failed or
   * was in doubt, the engine does not treat the fact as left out. By default, all facts that it
   * reads. A condition that answers {@link Truth#UNKNOWN} whenever a fact that it needs is unknown
   * may return fewer.
   */
  @Override
  protected Set<Fact<A, ?>> decidedByAbsence() {
    return reads();
  }

  /**
   * Returns the {@linkplain #reads() facts that it reads}, without a number if it reads only the
   * number's {@linkplain io.lexicall.number.PhoneNumber#whereabouts() whereabouts}, so that its
   * answer is the same for all numbers with the same whereabouts. By default, all facts that it
   * reads.
   */
  @Override
  protected Set<Fact<A, ?>> readsBesidePlaces() {
    return reads();
  }

  // ---- for conditions that are made of others

  /** Returns what remains of a condition for activities with these discrete facts. */
  protected static <B extends Activity<B>> Condition<B> simplified(Condition<B> part, long traits) {
    return part.given(traits);
  }

  /** Returns what remains of a condition for activities at these whereabouts. */
  protected static <B extends Activity<B>> Condition<B> simplified(
      Condition<B> part, Whereabouts where) {
    return part.given(where);
  }

  /** Returns the answer of a condition if it is the same for every activity, otherwise null. */
  protected static @Nullable Truth settledAnswer(Condition<?> part) {
    return part.settled();
  }

  /** Returns whether an answer of a condition {@linkplain #lasts() stays valid}. */
  protected static boolean isLasting(Condition<?> part) {
    return part.lasts();
  }

  /** Returns the facts of which a condition {@linkplain #decidedByAbsence() tests the absence}. */
  protected static <B extends Activity<B>> Set<Fact<B, ?>> decidedByAbsenceOf(Condition<B> part) {
    return part.decidedByAbsence();
  }

  /** Returns the conditions of which a condition is the conjunction, or only itself. */
  protected static <B extends Activity<B>> List<Condition<B>> partsOf(Condition<B> whole) {
    return whole.parts();
  }

  // ---- every condition

  /** Returns the condition that is true if both are. */
  public final Condition<A> and(Condition<A> other) {
    return all(this, other);
  }

  /** Returns the condition that is true if either is. */
  public final Condition<A> or(Condition<A> other) {
    return any(this, other);
  }

  /** Returns the condition that is true if this one is false. */
  public Condition<A> not() {
    return new Combined.Not<>(this);
  }

  /** Returns the condition that is always true. */
  public static <A extends Activity<A>> Condition<A> always() {
    return Settled.of(Truth.TRUE);
  }

  /** Returns the condition that is always false. */
  public static <A extends Activity<A>> Condition<A> never() {
    return Settled.of(Truth.FALSE);
  }

  /** Returns the condition that is unknown as long as that fact is unknown. */
  public static <A extends Activity<A>> Condition<A> unknown(Fact<A, ?> fact) {
    return new Settled<>(Truth.UNKNOWN, fact);
  }

  /** Returns the condition that is true if all are. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a list
  public static <A extends Activity<A>> Condition<A> all(Condition<A>... conditions) {
    return all(List.of(conditions));
  }

  /** Returns the condition that holds where all do. */
  public static <A extends Activity<A>> Condition<A> all(Collection<Condition<A>> conditions) {
    return Combined.of(conditions, Truth.FALSE);
  }

  /** Returns the condition that holds where at least one does. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a list
  public static <A extends Activity<A>> Condition<A> any(Condition<A>... conditions) {
    return any(List.of(conditions));
  }

  /** Returns the condition that holds where at least one does. */
  public static <A extends Activity<A>> Condition<A> any(Collection<Condition<A>> conditions) {
    return Combined.of(conditions, Truth.TRUE);
  }

  /** Returns the condition that a fact is true. */
  public static <A extends Activity<A>> Condition<A> isTrue(Fact<A, Boolean> fact) {
    return among(fact, List.of(true));
  }

  /** Returns the condition that a fact is false. */
  public static <A extends Activity<A>> Condition<A> isFalse(Fact<A, Boolean> fact) {
    return among(fact, List.of(false));
  }

  /**
   * Returns the condition that a fact is one of several values.
   *
   * @throws IllegalArgumentException if no value is given, since it would never hold
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a list
  public static <A extends Activity<A>, E extends Enum<E>> Condition<A> in(
      Fact<A, E> fact, E... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(fact + " must be one of some values, but none is given");
    }
    return among(fact, List.of(values));
  }

  /** If an activity has many facts, some do not fit into its traits. */
  private static <A extends Activity<A>, T> Condition<A> among(Fact<A, T> fact, List<T> values) {
    Trait trait = Trait.of(fact);
    return trait == null
        ? where(fact, oneOf(fact, values), value -> Truth.of(values.contains(value)))
        : Among.of(fact, trait, values);
  }

  private static String oneOf(Fact<?, ?> fact, List<?> values) {
    return fact + " is " + anyOf(values);
  }

  /** Returns values as words; without a stream, since thousands are made while a JVM starts. */
  static String anyOf(List<?> values) {
    StringBuilder words = new StringBuilder();
    for (Object value : values) {
      words
          .append(words.isEmpty() ? "" : " or ")
          .append(value instanceof Enum<?> choice ? FactType.code(choice) : value);
    }
    return words.toString();
  }

  /** Returns the condition that a fact is known; never unknown itself. */
  public static <A extends Activity<A>> Condition<A> known(Fact<A, ?> fact) {
    return new Known<>(fact);
  }

  /** Returns the condition that a count is greater than a limit. */
  public static <A extends Activity<A>> Condition<A> moreThan(Fact<A, Integer> fact, int limit) {
    return where(fact, fact + " is more than " + limit, value -> Truth.of(value > limit));
  }

  /**
   * Returns the condition that the value of a fact passes a test; unknown if the fact is unknown.
   *
   * @param says the test, as a clause for people
   * @param test a pure function
   */
  public static <A extends Activity<A>, T> Condition<A> where(
      Fact<A, T> fact, String says, Function<T, Truth> test) {
    return new Where<>(fact, says, test);
  }

  /**
   * Returns the condition that a list holds any of several values; unknown if the list is unknown.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a set
  public static <A extends Activity<A>, E extends Enum<E>> Condition<A> listHolds(
      Fact<A, List<E>> fact, E... values) {
    Set<E> wanted = EnumSet.copyOf(List.of(values));
    return where(
        fact,
        fact + " holds " + anyOf(List.of(values)),
        list -> Truth.of(list.stream().anyMatch(wanted::contains)));
  }

  /**
   * Returns the condition that an event of the activity itself has happened, at the instant of the
   * activity or before. An event that is left out has not happened.
   */
  public static <A extends Activity<A>> Condition<A> happened(Fact<A, Instant> event) {
    return new Happened<>(null, event, null);
  }

  /**
   * Returns the condition that an event in a group has happened, at the instant of the activity or
   * before. An event that is left out of a known group has not happened. Unknown if the group is
   * unknown.
   */
  public static <A extends Activity<A>> Condition<A> happened(
      Fact<A, ?> group, Fact<A, Instant> event) {
    return new Happened<>(group, event, null);
  }

  /**
   * Returns the condition that an event of the activity itself has happened, at the instant of the
   * activity or before, but not before another event: an answer follows its request, and an earlier
   * one answered something else. At the instant of the other event counts as after it. If the other
   * event is left out, every event that has happened counts.
   */
  public static <A extends Activity<A>> Condition<A> happenedSince(
      Fact<A, Instant> event, Fact<A, Instant> start) {
    return new HappenedSince<>(happened(event), event, start);
  }

  /**
   * Returns the condition that an event in a group has happened, at the instant of the activity or
   * before, but not before another event. Unknown if the group is unknown.
   *
   * @see #happenedSince(Fact, Fact)
   */
  public static <A extends Activity<A>> Condition<A> happenedSince(
      Fact<A, ?> group, Fact<A, Instant> event, Fact<A, Instant> start) {
    return new HappenedSince<>(happened(group, event), event, start);
  }

  /**
   * Returns the condition that an event of the activity itself is in a period that ends on the day
   * of the activity, in the calendar of every place where the activity can be. An event that is
   * left out has not happened.
   */
  public static <A extends Activity<A>> Condition<A> happenedWithin(
      Fact<A, Instant> event, LookBack period) {
    return new Happened<>(null, event, period);
  }

  /**
   * Returns the condition that an event in a group is in a period that ends on the day of the
   * activity, in the calendar of every place where the activity can be. Unknown if the group is
   * unknown.
   */
  public static <A extends Activity<A>> Condition<A> happenedWithin(
      Fact<A, ?> group, Fact<A, Instant> event, LookBack period) {
    return new Happened<>(group, event, period);
  }

  /**
   * Returns the condition that it is outside these hours at any place where the activity can be, in
   * local time; the opening is inclusive, the closing exclusive. Unknown if the time zone is
   * unknown.
   *
   * @param lawOf the places whose law sets the hours. While the region is unknown, only the clocks
   *     of these places count, if any of them is possible: who is elsewhere has other hours. None
   *     means that all clocks count
   */
  public static <A extends Activity<A>> Condition<A> outsideHours(
      WeeklyHours hours, HolidayCalendar holidays, Place... lawOf) {
    return new OutsideHours<>(hours, holidays, Set.of(lawOf));
  }

  /**
   * Returns the condition that it is outside these hours at any place that a fact names, even if
   * the activity is not there. For a law that looks at everything that is known, such as the time
   * zone of the called number besides that of the address. If the fact is unknown, the condition is
   * false, never unknown.
   *
   * @param places a pure function
   */
  public static <A extends Activity<A>, T> Condition<A> outsideHoursOf(
      WeeklyHours hours,
      HolidayCalendar holidays,
      Fact<A, T> fact,
      Function<T, Whereabouts> places) {
    return new OutsideHoursOf<>(hours, holidays, fact, places);
  }

  /**
   * Returns the condition that one count is more than a percentage of another, such as the
   * abandoned calls of those answered live. A share that equals the percentage is not above it; a
   * part of a whole that is stated as zero is above it.
   *
   * @param part the part; if it is zero, the condition is false, whatever the whole is
   * @param whole the whole, which includes the part
   */
  public static <A extends Activity<A>> Condition<A> shareAbove(
      Fact<A, Integer> part, Fact<A, Integer> whole, int percent) {
    return new ShareAbove<>(part, whole, percent);
  }

  /**
   * Returns the condition that an event happened on a day of a period, in the calendar of each
   * place where the activity can be. An event that is left out did not happen.
   *
   * @param period both days inclusive
   */
  public static <A extends Activity<A>> Condition<A> datedIn(
      Fact<A, Instant> event, InForce period, Clocks clocks) {
    return new DatedIn<>(event, period, clocks, null);
  }

  /**
   * Returns the condition that an event happened on a day of a period, in the calendar of one
   * place. An event that is left out did not happen.
   *
   * @param period both days inclusive
   */
  public static <A extends Activity<A>> Condition<A> datedIn(
      Fact<A, Instant> event, InForce period, ZoneClock clock) {
    return new DatedIn<>(event, period, null, clock);
  }

  /**
   * Returns the condition that the day of a fact has begun, by {@link Clocks#shown}. False if the
   * fact states that there was never such a day.
   *
   * @param says the condition in words
   */
  public static <A extends Activity<A>> Condition<A> dayReached(
      Fact<A, Optional<LocalDate>> fact, String says) {
    return new DayReached<>(fact, null, says);
  }

  /**
   * Returns the condition that the day of a fact has begun, and is at most this number of months
   * ago. The day with the same number still counts.
   *
   * @param says the condition in words
   */
  public static <A extends Activity<A>> Condition<A> dayReachedWithin(
      Fact<A, Optional<LocalDate>> fact, int months, String says) {
    return new DayReached<>(fact, months, says);
  }

  /** A condition with a fixed answer. */
  static final class Settled<A extends Activity<A>> extends Condition<A> {
    // Compiled plans hold many of them.
    private static final Settled<?> ALWAYS = new Settled<>(Truth.TRUE, null);
    private static final Settled<?> NEVER = new Settled<>(Truth.FALSE, null);

    private final Truth truth;
    private final @Nullable Fact<A, ?> fact;

    @SuppressWarnings("unchecked") // it looks at no activity
    static <A extends Activity<A>> Settled<A> of(Truth truth) {
      return (Settled<A>) (truth == Truth.TRUE ? ALWAYS : NEVER);
    }

    Settled(Truth truth, @Nullable Fact<A, ?> fact) {
      this.truth = truth;
      this.fact = fact;
    }

    @Override
    protected Truth settled() {
      return truth;
    }

    @Override
    public Truth test(A activity) {
      return truth;
    }

    @Override
    public void missing(A activity, Set<Fact<A, ?>> into) {
      if (fact != null) {
        into.add(fact);
      }
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return fact == null ? Set.of() : Set.of(fact);
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return fact == null ? List.of(truth) : List.of(truth, fact);
    }

    @Override
    public String says() {
      return fact == null ? (truth == Truth.TRUE ? "always" : "never") : fact + " decides";
    }

    @Override
    public Condition<A> not() {
      return truth == Truth.UNKNOWN ? this : of(truth.not());
    }
  }

  /** A discrete fact is one of several values. */
  private static final class Among<A extends Activity<A>> extends Condition<A> {
    /**
     * Those that were made, by what they ask of a fact: thousands of rules ask for the same few
     * hundred. There are no more than the discrete facts have lists of values; in another order
     * they are told in that order.
     */
    private static final Map<Fact<?, ?>, Map<List<?>, Among<?>>> MADE = new ConcurrentHashMap<>();

    private final Fact<A, ?> fact;
    private final Trait trait;
    private final long set;
    private final List<?> values;

    /** What remains of it if the fact is unknown; stored once, since many plans hold it. */
    private final Condition<A> unknown;

    private Among(Fact<A, ?> fact, Trait trait, List<?> values) {
      this.fact = fact;
      this.trait = trait;
      this.set = Trait.setOf(values);
      this.values = values;
      this.unknown = Condition.unknown(fact);
    }

    @SuppressWarnings("unchecked") // it is kept under a fact of that activity
    static <A extends Activity<A>> Among<A> of(Fact<A, ?> fact, Trait trait, List<?> values) {
      Map<List<?>, Among<?>> made = MADE.get(fact);
      if (made == null) {
        made = new ConcurrentHashMap<>();
        MADE.put(fact, made); // a race loses at most what the other thread made
      }
      Among<?> known = made.get(values);
      if (known == null) {
        known = new Among<>(fact, trait, values);
        made.put(values, known);
      }
      return (Among<A>) known;
    }

    private Truth answer(int code) {
      return code == 0 ? Truth.UNKNOWN : Truth.of(Trait.isAmong(code, set));
    }

    @Override
    public Truth test(A activity) {
      return answer(trait.codeIn(Trait.traitsOf(activity)));
    }

    @Override
    public void missing(A activity, Set<Fact<A, ?>> into) {
      into.add(fact);
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return Set.of(fact);
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      into.add(fact);
    }

    @Override
    protected Set<Fact<A, ?>> decidedByAbsence() {
      return Set.of();
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(fact, set);
    }

    @Override
    public String says() {
      return oneOf(fact, values);
    }

    @Override
    protected Condition<A> given(long traits) {
      Truth truth = answer(trait.codeIn(traits));
      return truth == Truth.UNKNOWN ? unknown : Settled.of(truth);
    }
  }

  /** A fact is known. */
  private static final class Known<A extends Activity<A>> extends Condition<A> {
    private final Fact<A, ?> fact;
    private final @Nullable Trait trait;

    Known(Fact<A, ?> fact) {
      this.fact = requireNonNull(fact, "fact");
      this.trait = Trait.of(fact);
    }

    @Override
    public Truth test(A activity) {
      return Truth.of(
          trait == null ? fact.in(activity) != null : trait.known(Trait.traitsOf(activity)));
    }

    @Override
    public void missing(A activity, Set<Fact<A, ?>> into) {
      into.add(fact);
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return Set.of(fact);
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      into.add(fact);
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(fact);
    }

    @Override
    public String says() {
      return fact + " is known";
    }

    @Override
    protected Condition<A> given(long traits) {
      return trait == null ? this : Settled.of(Truth.of(trait.known(traits)));
    }
  }

  /** The value of a fact meets a test. */
  private static final class Where<A extends Activity<A>, T> extends Condition<A> {
    private final Fact<A, T> fact;
    private final String says;
    private final Function<T, Truth> test;

    Where(Fact<A, T> fact, String says, Function<T, Truth> test) {
      this.fact = requireNonNull(fact, "fact");
      this.says = says.intern(); // hundreds of rules have the same text
      this.test = test;
    }

    @Override
    public Truth test(A activity) {
      T value = fact.in(activity);
      return value == null ? Truth.UNKNOWN : test.apply(value);
    }

    @Override
    public void missing(A activity, Set<Fact<A, ?>> into) {
      into.add(fact);
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return Set.of(fact);
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      into.add(fact);
    }

    @Override
    protected Set<Fact<A, ?>> decidedByAbsence() {
      return Set.of();
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(fact, test);
    }

    @Override
    public String says() {
      return says;
    }
  }
}
