package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Trait;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.place.Whereabouts;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds of an activity, does not hold, or cannot be told from the facts.
 *
 * <p>Conditions are what rules are made of. Because each one knows which facts it reads, which of
 * them are missing, and when its answer can change with time, a rule made of conditions needs no
 * code for any of that.
 *
 * <p>Immutable and thread-safe; reads no clock: the time is {@link Activity#at()}. Subclasses must
 * be pure: equal facts give equal answers. They must also be monotone: an answer other than {@link
 * Truth#UNKNOWN} stays what it is whatever value an unknown fact turns out to have.
 *
 * @param <A> the kind of activity
 * @since 0.1
 */
public abstract class Condition<A extends Activity<A>> extends Alike {
  /** For subclasses. */
  protected Condition() {}

  /** Tells whether it holds of an activity. */
  public abstract Truth test(A activity);

  /**
   * Names the unknown facts that could settle it.
   *
   * <p>Called only where {@link #test} is unknown; must name at least one, and none whose value
   * could not change the answer.
   *
   * @param into receives the facts
   */
  public abstract void missing(A activity, Set<Fact<A, ?>> into);

  /** Returns the facts that it reads. */
  public abstract Set<Fact<A, ?>> reads();

  /** Adds the facts that it reads to a set: those of many conditions are gathered in one. */
  void gatherReads(Set<? super Fact<A, ?>> into) {
    into.addAll(reads());
  }

  /** Returns what it says, as a clause: {@code purpose is telemarketing}. */
  public abstract String says();

  /**
   * Returns the words for what a person should know of this activity where the condition holds, as
   * a clause, or for an empty text. Holds no telephone number and no card number.
   *
   * <p>A verdict keeps what is returned as long as it lives, and asks for the text when somebody
   * reads it, perhaps never. So take out of the activity the few values that the text is made of
   * (an instant, a count), which costs little, and word them only when asked. What is returned must
   * not hold the activity, nor an object of it that says who is called.
   */
  public Supplier<String> tells(A activity) {
    return SILENT;
  }

  /**
   * Returns the next instant at which the answer can change by the passing of time alone, all facts
   * but {@link Activity#at()} staying what they are.
   *
   * @param after exclusive
   * @return an instant after {@code after}, at which the answer need not really differ; null if the
   *     answer stays for good
   */
  public @Nullable Instant nextChange(A activity, Instant after) {
    return null;
  }

  /**
   * Tells whether an answer lasts: whether what {@link #test} says of one activity, it says of
   * every other with the same {@linkplain Activity#whereabouts() whereabouts} and equal values of
   * the facts that it {@linkplain #reads() reads}, at every instant from that of the one up to its
   * {@linkplain #nextChange next change}.
   *
   * <p>The engine then remembers answers that depend on nothing but time and {@linkplain
   * Fact#isSteady() steady} facts. False by default: a condition that forgets to tell when its
   * answer changes is merely slower.
   */
  public boolean lasts() {
    return false;
  }

  /**
   * Returns what is left to be tested for activities with these {@linkplain Activity#traits()
   * traits}: itself, or something simpler with the same answers for all of them.
   *
   * <p>May use only the facts that {@link #reads} names. The engine clears the bits of all others
   * before it asks, as if nobody knew them: activities that differ in nothing else share the
   * answer. Return this very object where nothing becomes simpler: it is then kept once for all.
   */
  public Condition<A> given(long traits) {
    return this;
  }

  /**
   * Returns what is left to be tested for activities with these {@linkplain Activity#whereabouts()
   * whereabouts}: itself, or something simpler with the same answers for all of them. Return this
   * very object where nothing becomes simpler.
   */
  public Condition<A> given(Whereabouts where) {
    return this;
  }

  /** Returns the answer if it is the same for every activity, else null. */
  public @Nullable Truth settled() {
    return null;
  }

  /** Returns the conditions that must all hold for it to hold; just itself if it is not so made. */
  public List<Condition<A>> parts() {
    return List.of(this);
  }

  /** Returns the condition that holds where both do. */
  public final Condition<A> and(Condition<A> other) {
    return all(this, other);
  }

  /** Returns the condition that holds where either does. */
  public final Condition<A> or(Condition<A> other) {
    return any(this, other);
  }

  /** Returns the condition that holds where this one does not. */
  public Condition<A> not() {
    return new Combined.Not<>(this);
  }

  /** Returns the condition that always holds. */
  public static <A extends Activity<A>> Condition<A> always() {
    return Settled.of(Truth.TRUE);
  }

  /** Returns the condition that never holds. */
  public static <A extends Activity<A>> Condition<A> never() {
    return Settled.of(Truth.FALSE);
  }

  /** Returns the condition of which nothing is known until that fact is. */
  public static <A extends Activity<A>> Condition<A> unknown(Fact<A, ?> fact) {
    return new Settled<>(Truth.UNKNOWN, fact);
  }

  /** Returns the condition that holds where all do. */
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

  /** Returns the condition that a fact is one of several values. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a list
  public static <A extends Activity<A>, E extends Enum<E>> Condition<A> in(
      Fact<A, E> fact, E... values) {
    return among(fact, List.of(values));
  }

  /** Not every fact of an activity that has many finds room among its traits. */
  private static <A extends Activity<A>, T> Condition<A> among(Fact<A, T> fact, List<T> values) {
    Trait trait = fact.trait();
    return trait == null
        ? where(fact, oneOf(fact, values), value -> Truth.of(values.contains(value)))
        : new Among<>(fact, trait, values);
  }

  private static String oneOf(Fact<?, ?> fact, List<?> values) {
    return values.stream()
        .map(Condition::word)
        .collect(Collectors.joining(" or ", fact + " is ", ""));
  }

  private static String word(Object value) {
    return value instanceof Enum<?> choice ? FactType.code(choice) : value.toString();
  }

  /** Returns the condition that a fact is known; never unknown itself. */
  public static <A extends Activity<A>> Condition<A> known(Fact<A, ?> fact) {
    return new Known<>(fact);
  }

  /** Returns the condition that a count exceeds a limit; the limit itself does not. */
  public static <A extends Activity<A>> Condition<A> moreThan(Fact<A, Integer> fact, int limit) {
    return where(fact, fact + " is more than " + limit, value -> Truth.of(value > limit));
  }

  /**
   * Returns the condition that the value of a fact meets a test; unknown where the fact is.
   *
   * @param says what the test says, as a clause
   * @param test pure
   */
  public static <A extends Activity<A>, T> Condition<A> where(
      Fact<A, T> fact, String says, Function<T, Truth> test) {
    return new Where<>(fact, says, test);
  }

  /** Returns the condition that a list holds any of several values; unknown where the list is. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a set
  public static <A extends Activity<A>, E extends Enum<E>> Condition<A> listHolds(
      Fact<A, List<E>> fact, E... values) {
    Set<E> wanted = EnumSet.copyOf(List.of(values));
    String words = Arrays.stream(values).map(FactType::code).collect(Collectors.joining(" or "));
    return where(
        fact, fact + " holds " + words, list -> Truth.of(list.stream().anyMatch(wanted::contains)));
  }

  /**
   * Returns the condition that an event of the activity itself has happened: at the instant of the
   * activity or before; one left out has not.
   */
  public static <A extends Activity<A>> Condition<A> happened(Fact<A, Instant> event) {
    return new Happened<>(null, event, null);
  }

  /**
   * Returns the condition that an event in a group has happened: at the instant of the activity or
   * before; one left out of a group that is known has not; unknown where the group is.
   */
  public static <A extends Activity<A>> Condition<A> happened(
      Fact<A, ?> group, Fact<A, Instant> event) {
    return new Happened<>(group, event, null);
  }

  /**
   * Returns the condition that an event of the activity itself lies in a period that looks back
   * from the day of the activity, in the calendar of every place where that can be; one left out
   * does not.
   */
  public static <A extends Activity<A>> Condition<A> happenedWithin(
      Fact<A, Instant> event, LookBack period) {
    return new Happened<>(null, event, period);
  }

  /**
   * Returns the condition that an event in a group lies in a period that looks back from the day of
   * the activity, in the calendar of every place where that can be; unknown where the group is.
   */
  public static <A extends Activity<A>> Condition<A> happenedWithin(
      Fact<A, ?> group, Fact<A, Instant> event, LookBack period) {
    return new Happened<>(group, event, period);
  }

  /**
   * Returns the condition that it is outside these hours at some place where the activity can be:
   * local wall-clock time, opening inclusive, closing exclusive; unknown where the zone is.
   */
  public static <A extends Activity<A>> Condition<A> outsideHours(
      WeeklyHours hours, HolidayCalendar holidays) {
    return new OutsideHours<>(hours, holidays);
  }

  /**
   * Returns the condition that it is outside these hours at some place of which a fact tells, be
   * the activity there or not: for a law that looks at all that is known, as at the clock of the
   * number called beside that of the address. What is not known tells of no place: the condition is
   * then false, never unknown.
   *
   * @param places pure
   */
  public static <A extends Activity<A>, T> Condition<A> outsideHoursOf(
      WeeklyHours hours,
      HolidayCalendar holidays,
      Fact<A, T> fact,
      Function<T, Whereabouts> places) {
    return new OutsideHoursOf<>(hours, holidays, fact, places);
  }

  /**
   * Returns the condition that one count is more than so many per cent of another: of the calls
   * answered live that were abandoned. Exactly the share is not above it.
   *
   * @param part what is counted of the whole; none of it is no share, whatever the whole is
   * @param whole that of which the part is counted
   */
  public static <A extends Activity<A>> Condition<A> shareAbove(
      Fact<A, Integer> part, Fact<A, Integer> whole, int percent) {
    return new ShareAbove<>(part, whole, percent);
  }

  /**
   * Returns the condition that an event happened on a day of a period, by the calendar of each
   * place where the activity can be. An event that is left out did not happen.
   *
   * @param period both days inclusive
   */
  public static <A extends Activity<A>> Condition<A> datedIn(
      Fact<A, Instant> event, InForce period, Clocks clocks) {
    return new DatedIn<>(event, period, clocks, null);
  }

  /**
   * Returns the condition that an event happened on a day of a period, by the calendar of one
   * place. An event that is left out did not happen.
   *
   * @param period both days inclusive
   */
  public static <A extends Activity<A>> Condition<A> datedIn(
      Fact<A, Instant> event, InForce period, ZoneClock clock) {
    return new DatedIn<>(event, period, null, clock);
  }

  /**
   * Returns the condition that a day has begun which a fact names, by {@link Clocks#shown}. A day
   * that is stated never to have been is none.
   *
   * @param says the condition in words
   */
  public static <A extends Activity<A>> Condition<A> dayReached(
      Fact<A, Optional<LocalDate>> fact, String says) {
    return new DayReached<>(fact, null, says);
  }

  /**
   * Returns the condition that a day has begun which a fact names, and is not over so many months
   * ago: the day of the same number counts still.
   *
   * @param says the condition in words
   */
  public static <A extends Activity<A>> Condition<A> dayReachedWithin(
      Fact<A, Optional<LocalDate>> fact, int months, String says) {
    return new DayReached<>(fact, months, says);
  }

  /** A condition that is settled already. */
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
    public Truth settled() {
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
    public boolean lasts() {
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
    private final Fact<A, ?> fact;
    private final Trait trait;
    private final long set;
    private final List<?> values;

    /** What is left of it where nobody knows the fact: kept once, since many plans hold it. */
    private final Condition<A> unknown;

    Among(Fact<A, ?> fact, Trait trait, List<?> values) {
      this.fact = fact;
      this.trait = trait;
      this.set = Trait.setOf(values);
      this.values = values;
      this.unknown = Condition.unknown(fact);
    }

    @Override
    public Truth test(A activity) {
      return trait.among(activity.traits(), set);
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
    public boolean lasts() {
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
    public Condition<A> given(long traits) {
      Truth truth = trait.among(traits, set);
      return truth == Truth.UNKNOWN ? unknown : Settled.of(truth);
    }
  }

  /** A fact is known. */
  private static final class Known<A extends Activity<A>> extends Condition<A> {
    private final Fact<A, ?> fact;
    private final @Nullable Trait trait;

    Known(Fact<A, ?> fact) {
      this.fact = requireNonNull(fact, "fact");
      this.trait = fact.trait();
    }

    @Override
    public Truth test(A activity) {
      return Truth.of(trait == null ? fact.in(activity) != null : trait.known(activity.traits()));
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
    public boolean lasts() {
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
    public Condition<A> given(long traits) {
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
      this.says = says;
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
    public boolean lasts() {
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
