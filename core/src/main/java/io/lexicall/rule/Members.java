package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.InOrder;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.time.LookBack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one list of an activity, such as its consents, and the conditions made of them.
 *
 * <p>A list that is left out is unknown. A list that is given is complete, but a fact that is left
 * out inside an entry is still unknown. Immutable and thread-safe.
 *
 * @param <A> the kind of activity
 * @param <E> the kind of entry
 * @since 0.1
 */
public final class Members<A extends Activity<A>, E extends Facts<E>> {
  /** Used instead of a period, for an event that only has to be past. */
  private static final String HAPPENED = "happened";

  private final Fact<A, List<E>> list;
  private final String label;
  private final Fact<A, ?> name;

  /** The names of the facts of an entry with this label that were needed so far. */
  private final Map<Fact<E, ?>, Fact<A, ?>> names = new ConcurrentHashMap<>();

  private Members(Fact<A, List<E>> list, String label) {
    this.list = requireNonNull(list, "list");
    this.label = label;
    this.name = label.isEmpty() ? list : list.entry(label);
  }

  /** Returns the entries of a list; a missing fact of one is named {@code list.fact}. */
  public static <A extends Activity<A>, E extends Facts<E>> Members<A, E> of(
      Fact<A, List<E>> list) {
    return new Members<>(list, "");
  }

  /** Returns the entries with a label; a missing fact of one is named {@code list[label].fact}. */
  Members<A, E> labelled(String newLabel) {
    return new Members<>(list, newLabel);
  }

  /** Returns the list. */
  public Fact<A, List<E>> list() {
    return list;
  }

  /**
   * Returns the name of an entry as a whole, {@code list[label]}; the name of the list if there is
   * no label.
   */
  public Fact<A, ?> name() {
    return name;
  }

  /** Returns the name of a fact of an entry. */
  public Fact<A, ?> name(Fact<E, ?> fact) {
    return label.isEmpty()
        ? list.each(fact)
        : names.computeIfAbsent(fact, each -> list.entry(label, each));
  }

  // ---- conditions on the list

  /** Returns the condition that at least one entry passes all the tests. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a list
  public final Condition<A> any(MemberTest<A, E>... tests) {
    return new AtLeast<>(this, 1, MemberTest.all(List.of(tests)));
  }

  /**
   * Returns the condition that at least {@code count} entries pass all the tests.
   *
   * @throws IllegalArgumentException if the count is less than 1
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a list
  public final Condition<A> atLeast(int count, MemberTest<A, E>... tests) {
    if (count < 1) {
      throw new IllegalArgumentException("At least 1 entry must be asked for, not " + count);
    }
    return new AtLeast<>(this, count, MemberTest.all(List.of(tests)));
  }

  // ---- tests of one entry

  /** Tests a fact with a function; unknown if the fact is unknown. */
  public <T> MemberTest<A, E> where(Fact<E, T> fact, String says, Function<T, Truth> test) {
    String words = says.intern(); // hundreds of rules have the same text
    return new OfValue<A, E, T>(this, fact, test) {
      @Override
      Truth of(A activity, T value) {
        return test.apply(value);
      }

      @Override
      public String says() {
        return words;
      }
    };
  }

  /**
   * Tests a fact with a function that also gets the activity; unknown if the fact is unknown. The
   * function itself must decide.
   */
  public <T> MemberTest<A, E> where(Fact<E, T> fact, String says, BiFunction<A, T, Truth> test) {
    String words = says.intern();
    return new OfValue<A, E, T>(this, fact, test) {
      @Override
      Truth of(A activity, T value) {
        return test.apply(activity, value);
      }

      @Override
      public String says() {
        return words;
      }

      @Override
      protected boolean lasts() {
        return false; // the function can read anything of the activity
      }
    };
  }

  /** Tests that a fact is true. */
  public MemberTest<A, E> isTrue(Fact<E, Boolean> fact) {
    return new OfValue<A, E, Boolean>(this, fact, true) {
      @Override
      Truth of(A activity, Boolean value) {
        return Truth.of(value);
      }

      @Override
      public String says() {
        return fact.name() + " is true";
      }
    };
  }

  /** Tests that a fact is one of several values. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a set
  public final <T extends Enum<T>> MemberTest<A, E> in(Fact<E, T> fact, T... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(fact + " must be one of some values, but none is given");
    }
    List<T> choices = List.of(values);
    Set<T> set = EnumSet.copyOf(choices); // immutable from here on; one bit test
    return new OfValue<A, E, T>(this, fact, set) {
      @Override
      Truth of(A activity, T value) {
        return Truth.of(set.contains(value));
      }

      @Override
      public String says() {
        return fact.name() + " is " + Condition.anyOf(choices);
      }
    };
  }

  /** Tests that a fact equals a value. */
  public <T> MemberTest<A, E> is(Fact<E, T> fact, T wanted) {
    return new OfValue<A, E, T>(this, fact, wanted) {
      @Override
      Truth of(A activity, T value) {
        return Truth.of(value.equals(wanted));
      }

      @Override
      public String says() {
        return fact.name() + " is " + wanted;
      }
    };
  }

  /** Tests that a fact equals a fact of the activity. */
  public <T> MemberTest<A, E> same(Fact<E, T> fact, Fact<A, T> other) {
    String theirs = fact.name().equals(other.path()) ? "the same" : other.toString();
    return against(fact, other, fact.name() + " is " + theirs, Object::equals);
  }

  /** Tests that a list inside the entry holds a fact of the activity. */
  public <T> MemberTest<A, E> holds(Fact<E, List<T>> fact, Fact<A, T> other) {
    List<T> choices = other.type().choices();
    return new Against<>(
        this,
        fact,
        other,
        fact.name() + " hold " + other,
        List::contains,
        // A list with all possible values contains it, whatever it turns out to be.
        list ->
            list.isEmpty()
                ? Truth.FALSE
                : Truth.of(!choices.isEmpty() && list.containsAll(choices)).or(Truth.UNKNOWN));
  }

  /** Tests a fact against a fact of the activity; unknown if either is unknown. */
  public <T, U> MemberTest<A, E> against(
      Fact<E, T> fact, Fact<A, U> other, String says, BiFunction<T, U, Boolean> test) {
    return new Against<>(this, fact, other, says, test, value -> Truth.UNKNOWN);
  }

  /** Tests the activity, whatever the entry. */
  public MemberTest<A, E> given(Condition<A> condition) {
    return new Given<>(condition);
  }

  /**
   * Tests that an event had happened, at the instant of the activity or before. An event that is
   * left out has not happened.
   */
  public MemberTest<A, E> happened(Fact<E, Instant> event) {
    return timed(
        event,
        HAPPENED,
        null,
        (activity, then) -> Truth.of(!then.isAfter(activity.at())),
        (activity, then, after) -> Terms.ifAfter(then, after));
  }

  /**
   * Tests that an event happened less than a duration ago (exclusive). A future event does not
   * pass.
   *
   * @throws IllegalArgumentException if the duration is not positive, since it would never pass
   */
  public MemberTest<A, E> within(Fact<E, Instant> event, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "An event is within a time that is longer than none, not " + duration);
    }
    return timed(
        event,
        duration,
        (activity, then) -> !then.isAfter(activity.at()) && !isLess(then, activity.at(), duration),
        (activity, then) ->
            Truth.of(!then.isAfter(activity.at()) && isLess(then, activity.at(), duration)),
        (activity, then, after) -> next(after, then, then.plus(duration)));
  }

  /**
   * Tests that an event is in a period that ends on the day of the activity, in the calendar of any
   * place where the activity can be. Unknown if the zone is unknown and decides it. A future event
   * does not pass.
   */
  public MemberTest<A, E> within(Fact<E, Instant> event, LookBack period) {
    return timed(
        event,
        period,
        (activity, then) ->
            Lapse.isSurelyBefore(then.getEpochSecond(), activity.at().getEpochSecond(), period),
        (activity, then) -> Lapse.isWithin(activity, then, period),
        (activity, then, after) -> next(after, then, Lapse.of(activity, then, period, after)));
  }

  /** Returns whether less than a duration passes between two instants, without allocation. */
  private static boolean isLess(Instant from, Instant to, Duration duration) {
    long seconds = to.getEpochSecond() - from.getEpochSecond();
    int nanos = to.getNano() - from.getNano();
    if (nanos < 0) {
      seconds--;
      nanos += 1_000_000_000;
    }
    return seconds < duration.getSeconds()
        || (seconds == duration.getSeconds() && nanos < duration.getNano());
  }

  /** When the answer changes with time, given an entry's own instant. */
  private interface NextChange<A> {
    @Nullable Instant of(A activity, Instant then, Instant after);
  }

  private MemberTest<A, E> timed(
      Fact<E, Instant> event,
      Object period,
      @Nullable BiPredicate<A, Instant> tooLongAgo,
      BiFunction<A, Instant, Truth> test,
      NextChange<A> next) {
    return new Timed<>(this, event, period, tooLongAgo, test, next);
  }

  private static @Nullable Instant next(Instant after, Instant one, @Nullable Instant other) {
    return Terms.earlier(Terms.ifAfter(one, after), Terms.ifAfter(other, after));
  }

  /** A fact of the entry has a value that passes a test. */
  private abstract static class OfValue<A extends Activity<A>, E extends Facts<E>, T>
      extends MemberTest<A, E> {
    private final Members<A, E> members;
    private final Fact<E, T> fact;
    private final Fact<A, ?> name;

    /** Distinguishes the test from other tests of its class on the same fact. */
    private final Object wanted;

    OfValue(Members<A, E> members, Fact<E, T> fact, Object wanted) {
      this.members = members;
      this.fact = fact;
      this.name = members.name(fact);
      this.wanted = wanted;
    }

    abstract Truth of(A activity, T value);

    @Override
    public final Truth test(A activity, E entry) {
      T value = fact.in(entry);
      return value == null ? Truth.UNKNOWN : of(activity, value);
    }

    @Override
    public final void missing(A activity, E entry, Set<Fact<A, ?>> into) {
      into.add(name);
    }

    @Override
    public final Set<Fact<A, ?>> reads() {
      return Set.of(members.list, name);
    }

    @Override
    final void gatherReads(Set<? super Fact<A, ?>> into) {
      into.add(members.list);
      into.add(name);
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected final List<Object> madeOf() {
      return List.of(members.list, members.label, fact, wanted);
    }
  }

  /** A fact of the entry has a relation to a fact of the activity. */
  private static final class Against<A extends Activity<A>, E extends Facts<E>, T, U>
      extends MemberTest<A, E> {
    private final Members<A, E> members;
    private final Fact<E, T> fact;
    private final Fact<A, U> other;
    private final String says;
    private final BiFunction<T, U, Boolean> test;
    private final Function<T, Truth> whateverOther;

    Against(
        Members<A, E> members,
        Fact<E, T> fact,
        Fact<A, U> other,
        String says,
        BiFunction<T, U, Boolean> test,
        Function<T, Truth> whateverOther) {
      this.members = members;
      this.fact = fact;
      this.other = other;
      this.says = says.intern();
      this.test = test;
      this.whateverOther = whateverOther;
    }

    @Override
    public Truth test(A activity, E entry) {
      T mine = fact.in(entry);
      U theirs = other.in(activity);
      if (mine == null) {
        return Truth.UNKNOWN;
      }
      return theirs == null ? whateverOther.apply(mine) : Truth.of(test.apply(mine, theirs));
    }

    @Override
    public void missing(A activity, E entry, Set<Fact<A, ?>> into) {
      if (fact.in(entry) == null) {
        into.add(members.name(fact));
      }
      if (other.in(activity) == null) {
        into.add(other);
      }
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return Set.of(members.list, members.name(fact), other);
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      into.add(members.list);
      into.add(members.name(fact));
      into.add(other);
    }

    @Override
    public String says() {
      return says;
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(members.list, members.label, fact, other, test);
    }
  }

  /** The activity meets a condition, whatever the entry. */
  private static final class Given<A extends Activity<A>, E extends Facts<E>>
      extends MemberTest<A, E> {
    private final Condition<A> condition;

    Given(Condition<A> condition) {
      this.condition = condition;
    }

    @Override
    @Nullable Truth settled() {
      return condition.settled();
    }

    @Override
    public Truth test(A activity, E entry) {
      return condition.test(activity);
    }

    @Override
    public void missing(A activity, E entry, Set<Fact<A, ?>> into) {
      condition.missing(activity, into);
    }

    @Override
    Truth testNaming(A activity, E entry, FewFacts<Fact<A, ?>> missing) {
      return condition.testNaming(activity, missing);
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return condition.reads();
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      condition.gatherReads(into);
    }

    @Override
    public String says() {
      return condition.says();
    }

    @Override
    Supplier<String> tells(A activity, E entry) {
      return condition.tells(activity);
    }

    @Override
    public @Nullable Instant nextChange(A activity, E entry, Instant after) {
      return condition.nextChange(activity, after);
    }

    @Override
    protected boolean lasts() {
      return condition.lasts();
    }

    @Override
    protected Set<Fact<A, ?>> decidedByAbsence() {
      return condition.decidedByAbsence();
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(condition);
    }
  }

  /** An event of the entry is in a certain period; false if it is left out. */
  private static final class Timed<A extends Activity<A>, E extends Facts<E>>
      extends MemberTest<A, E> {
    private final Members<A, E> members;
    private final Fact<E, Instant> event;
    private final Object period;

    /**
     * Whether an event is so long ago that it is not in the period, nor will be: a quick look that
     * may miss some. What was before such an event is so long ago too. Null if the period has no
     * beginning.
     */
    private final @Nullable BiPredicate<A, Instant> tooLongAgo;

    private final BiFunction<A, Instant, Truth> test;
    private final NextChange<A> next;

    Timed(
        Members<A, E> members,
        Fact<E, Instant> event,
        Object period,
        @Nullable BiPredicate<A, Instant> tooLongAgo,
        BiFunction<A, Instant, Truth> test,
        NextChange<A> next) {
      this.members = members;
      this.event = event;
      this.period = period;
      this.tooLongAgo = tooLongAgo;
      this.test = test;
      this.next = next;
    }

    @Override
    public Truth test(A activity, E entry) {
      Instant then = event.in(entry);
      return then == null ? Truth.FALSE : test.apply(activity, then);
    }

    @Override
    boolean isOfTime() {
      return true;
    }

    @Override
    int firstPossible(A activity, List<E> entries) {
      if (tooLongAgo == null || !InOrder.isOf(entries, event)) {
        return 0;
      }
      int low = 0;
      int high = entries.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        Instant then = event.in(entries.get(middle));
        if (then != null && tooLongAgo.test(activity, then)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    @Override
    public void missing(A activity, E entry, Set<Fact<A, ?>> into) {
      Fact<A, ?> zone = activity.timeZoneFact(); // the event itself is never unknown
      into.add(zone == null ? members.name(event) : zone);
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return Set.of(members.list, members.name(event));
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      into.add(members.list);
      into.add(members.name(event));
    }

    @Override
    public String says() {
      if (period instanceof Duration duration) {
        String words = duration.toString().substring(2).toLowerCase(Locale.ROOT);
        return event.name() + " is less than " + words + " ago";
      }
      return event.name() + (period.equals(HAPPENED) ? " has come" : " came at most " + period);
    }

    @Override
    public @Nullable Instant nextChange(A activity, E entry, Instant after) {
      Instant then = event.in(entry);
      return then == null ? null : next.of(activity, then, after);
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(members.list, members.label, event, period);
    }
  }

  /** At least {@code count} entries pass a test. */
  private static final class AtLeast<A extends Activity<A>, E extends Facts<E>>
      extends Condition<A> {
    /**
     * From this number of entries on, the test is prepared for all of them, and those that are too
     * old are skipped.
     */
    private static final int MANY = 8;

    private final Members<A, E> members;
    private final int count;
    private final MemberTest<A, E> test;
    private final @Nullable Trait trait;

    AtLeast(Members<A, E> members, int count, MemberTest<A, E> test) {
      this.members = members;
      this.count = count;
      this.test = test;
      this.trait = Trait.of(members.list);
    }

    private MemberTest<A, E> testOf(A activity, List<E> entries) {
      return entries.size() < MANY ? test : test.forAllOf(activity);
    }

    /** Returns the index of the first entry that must be tested. */
    private int first(MemberTest<A, E> each, A activity, List<E> entries) {
      return entries.size() < MANY ? 0 : each.firstPossible(activity, entries);
    }

    @Override
    public Truth test(A activity) {
      List<E> entries = members.list.in(activity);
      if (entries == null) { // a list of events or a standing list that is left out is empty
        return members.list.canBeUnknown() ? Truth.UNKNOWN : Truth.FALSE;
      }
      MemberTest<A, E> each = testOf(activity, entries);
      int certain = 0;
      int possible = 0;
      int size = entries.size();
      for (int i = first(each, activity, entries); i < size; i++) {
        Truth truth = each.test(activity, entries.get(i));
        if (truth == Truth.TRUE) {
          certain++;
          if (certain >= count) {
            return Truth.TRUE;
          }
        } else if (truth != Truth.FALSE) {
          possible++;
        }
      }
      return certain + possible >= count ? Truth.UNKNOWN : Truth.FALSE;
    }

    @Override
    public void missing(A activity, Set<Fact<A, ?>> into) {
      List<E> entries = members.list.in(activity);
      if (entries == null) {
        into.add(members.list);
        return;
      }
      MemberTest<A, E> each = testOf(activity, entries);
      for (int i = first(each, activity, entries); i < entries.size(); i++) {
        E entry = entries.get(i);
        if (each.test(activity, entry) == Truth.UNKNOWN) {
          each.missing(activity, entry, into);
        }
      }
    }

    @Override
    Truth testNaming(A activity, FewFacts<Fact<A, ?>> missing) {
      List<E> entries = members.list.in(activity);
      if (entries == null) {
        return super.testNaming(activity, missing);
      }
      MemberTest<A, E> each = testOf(activity, entries);
      int before = missing.size();
      int certain = 0;
      int possible = 0;
      int size = entries.size();
      for (int i = first(each, activity, entries); i < size; i++) {
        Truth truth = each.testNaming(activity, entries.get(i), missing);
        if (truth == Truth.TRUE) {
          certain++;
          if (certain >= count) {
            missing.cutTo(before);
            return Truth.TRUE;
          }
        } else if (truth != Truth.FALSE) {
          possible++;
        }
      }
      if (certain + possible >= count) {
        return Truth.UNKNOWN;
      }
      missing.cutTo(before);
      return Truth.FALSE;
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      Set<Fact<A, ?>> reads = new LinkedHashSet<>();
      gatherReads(reads);
      return reads;
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      into.add(members.list);
      test.gatherReads(into);
    }

    @Override
    public String says() {
      return (count == 1 ? "one of " : "at least " + count + " of ")
          + members.list
          + " with: "
          + test.says();
    }

    /** Returns whether time changes the answer for any entry; for most lists it changes none. */
    private static <A extends Activity<A>, E extends Facts<E>> boolean changes(
        MemberTest<A, E> each, A then, List<E> entries, int first, Instant after) {
      for (int i = first; i < entries.size(); i++) {
        if (each.nextChange(then, entries.get(i), after) != null) {
          return true;
        }
      }
      return false;
    }

    /**
     * Returns when the count can cross the limit, not when any entry changes: of ten thousand
     * earlier calls, all except the last few must leave a period before a cap no longer applies.
     */
    @Override
    public @Nullable Instant nextChange(A activity, Instant after) {
      List<E> entries = Fact.entries(members.list, activity);
      A then = after.equals(activity.at()) ? activity : activity.at(after);
      MemberTest<A, E> each = testOf(then, entries);
      int first = first(each, then, entries);
      if (!changes(each, then, entries, first, after)) {
        return null;
      }
      List<Instant> whereTrue = new ArrayList<>();
      List<Instant> whereFalse = new ArrayList<>();
      List<Instant> whereUnknown = new ArrayList<>();
      int certain = 0;
      int possible = 0;
      for (E entry : entries.subList(first, entries.size())) {
        Truth truth = each.test(then, entry);
        certain += truth == Truth.TRUE ? 1 : 0;
        possible += truth == Truth.UNKNOWN ? 1 : 0;
        Instant next = each.nextChange(then, entry, after);
        if (next != null) {
          (truth == Truth.TRUE ? whereTrue : truth == Truth.FALSE ? whereFalse : whereUnknown)
              .add(next);
        }
      }
      if (certain >= count) {
        return earliest(certain - count + 1, whereTrue);
      }
      if (certain + possible < count) {
        return earliest(count - certain - possible, whereFalse);
      }
      whereTrue.addAll(whereUnknown);
      whereFalse.addAll(whereUnknown);
      return Terms.earlier(
          earliest(certain + possible - count + 1, whereTrue),
          earliest(count - certain, whereFalse));
    }

    /** Returns the {@code many}th of the instants in order, or null if there are fewer. */
    private static @Nullable Instant earliest(int many, List<Instant> instants) {
      if (instants.size() < many) {
        return null;
      }
      Collections.sort(instants);
      return instants.get(many - 1);
    }

    @Override
    protected boolean lasts() {
      return test.lasts();
    }

    @Override
    protected Set<Fact<A, ?>> decidedByAbsence() {
      return test.decidedByAbsence();
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(members.list, members.label, count, test);
    }

    @Override
    protected Condition<A> given(Whereabouts where) {
      return test.canHold(where) ? this : Condition.never();
    }

    @Override
    protected Condition<A> given(long traits) {
      if (trait == null) {
        return this;
      }
      int code = trait.codeIn(traits);
      return code == 0
          ? Condition.unknown(members.list)
          : Trait.isAmong(code, Trait.emptyList()) ? Condition.never() : this;
    }
  }
}
