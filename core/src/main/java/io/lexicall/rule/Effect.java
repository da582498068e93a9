package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.EffectTerm;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a rule on an activity that meets its condition.
 *
 * <p>Immutable and thread-safe, pure and monotone, like {@link Condition}.
 *
 * @param <A> the kind of activity
 * @since 0.1
 */
@SuppressWarnings("exports") // its base is for the engine alone
public abstract class Effect<A extends Activity<A>>
    extends EffectTerm<Effect<A>, Condition<A>, Outcome, Outcome.Obliged> {
  /** For subclasses. */
  protected Effect() {}

  /** Judges an activity for which the rule's condition is true or unknown. */
  public abstract Outcome on(A activity);

  /** Returns the facts that it reads. */
  public Set<Fact<A, ?>> reads() {
    return Set.of();
  }

  /** Returns the names of the obligations that it can give. */
  public List<String> obligations() {
    return List.of();
  }

  static List<String> names(List<Duty> duties) {
    List<String> names = new ArrayList<>(duties.size());
    for (Duty duty : duties) {
      names.add(duty.name());
    }
    return List.copyOf(names);
  }

  /**
   * Returns the next instant at which the outcome can change if only time passes, or null if it
   * never does. A date of a duty that moves with the instant is no change. An outcome that depends
   * on dates is best made by a {@link DatedEffect}, which derives this.
   */
  public @Nullable Instant nextChange(A activity, Instant after) {
    return null;
  }

  /**
   * Returns a condition without which the effect does not apply: if it is false, the outcome is to
   * pass.
   */
  @Override
  protected Condition<A> speaksWhere() {
    return Condition.always();
  }

  /**
   * Returns the obligations if they are the same for all activities, otherwise null. If not null,
   * {@link #on} returns no other obligations, and returns this object itself.
   */
  @Override
  protected Outcome.@Nullable Obliged terms() {
    return null;
  }

  /** Returns the outcome if it is the same for every activity, otherwise null. */
  @Override
  protected @Nullable Outcome constant() {
    return null;
  }

  /**
   * Returns the effect that remains for activities with these discrete facts. Like {@link
   * Condition#given(long)}, it may use only the facts that {@link #reads} returns.
   *
   * @param traits the discrete facts, packed into bits
   */
  @Override
  protected Effect<A> given(long traits) {
    return this;
  }

  /**
   * Returns the answer of a condition if it is the same for every activity with these discrete
   * facts, otherwise null.
   */
  protected static <B extends Activity<B>> @Nullable Truth settledAnswer(
      Condition<B> condition, long traits) {
    return condition.given(traits).settled();
  }

  /**
   * Returns the effect of a deadline: an obligation with a date until then, nothing if it was done
   * in time, and a denial if it is late.
   *
   * <p>The days are those of the place. If it has several time zones, the one in which the period
   * ends first counts. If the country is not known, or only the country, and that decides whether
   * it is late, what is not stated of country and region is named as missing.
   *
   * @param start the event from which the deadline runs
   * @param done the event that ends it
   * @param deadline how the law counts
   * @param obligation what must be done
   */
  public static <A extends Activity<A>> Effect<A> deadline(
      Fact<A, Instant> start, Fact<A, Instant> done, Deadline deadline, String obligation) {
    return new Before<>(start, done, deadline, obligation);
  }

  /**
   * Returns the effect of one outcome for every activity.
   *
   * @param obligations the names of the obligations that it can give
   */
  public static <A extends Activity<A>> Effect<A> always(
      Outcome outcome, List<String> obligations) {
    return new Constant<>(outcome, obligations);
  }

  /**
   * Returns the effect that denies if it is known that duties are not done, and otherwise obliges
   * to do them.
   *
   * @param refused the condition that they are not done
   */
  public static <A extends Activity<A>> Effect<A> owedUnless(Condition<A> refused, Duty... duties) {
    return new OwedUnless<>(refused, new Outcome.Obliged(List.of(duties)));
  }

  static <A extends Activity<A>> Effect<A> unless(Condition<A> done, Duty duty) {
    return new Demand<>(done, new Outcome.Obliged(List.of(duty)));
  }

  /** A deadline. */
  private static final class Before<A extends Activity<A>> extends DatedEffect<A> {
    private final Fact<A, Instant> start;
    private final Fact<A, Instant> done;
    private final Deadline deadline;
    private final String obligation;

    Before(Fact<A, Instant> start, Fact<A, Instant> done, Deadline deadline, String obligation) {
      this.start = start;
      this.done = done;
      this.deadline = deadline;
      this.obligation = obligation;
    }

    @Override
    protected Outcome on(A activity, Present now) {
      Instant begun = start.in(activity);
      if (begun == null) {
        return Outcome.pass();
      }
      List<Due> ends = ends(Lapse.clocks(activity), begun);
      Due first = ends.isEmpty() ? null : ends.get(0);
      Due last = ends.isEmpty() ? null : ends.get(ends.size() - 1);
      Instant stated = done.in(activity);
      // An act before the start of the period concerned something else.
      Instant end =
          stated != null && !stated.isBefore(begun) && now.hasCome(stated) ? stated : null;
      if (first == null || last == null || now.isLate(first, end)) {
        Set<Fact<A, ?>> place =
            last == null || now.isLate(last, end) ? Set.of() : unstated(activity);
        return place.isEmpty() ? late(first) : Outcome.missing(place.toArray(Fact<?, ?>[]::new));
      }
      return end != null ? Outcome.pass() : Outcome.oblige(Duty.to(obligation).by(first));
    }

    /**
     * Returns the facts that would state more of the place; none if the region is stated, so that
     * all its time zones count.
     */
    private static <B extends Activity<B>> Set<Fact<B, ?>> unstated(Activity<B> activity) {
      Set<Fact<B, ?>> facts = new LinkedHashSet<>();
      Fact<B, ?> country = activity.countryFact();
      Fact<B, ?> region = activity.regionFact();
      if (country != null && activity.whereabouts().clocks().isEmpty()) {
        facts.add(country);
      }
      if (region != null && !activity.whereabouts().regionKnown()) {
        facts.add(region);
      }
      return facts;
    }

    /** Returns when it is due at each place where the activity can be, the earliest first. */
    private List<Due> ends(List<ZoneClock> clocks, Instant begun) {
      List<Due> ends = new ArrayList<>();
      for (ZoneClock clock : clocks) {
        ends.add(deadline.due(begun, clock));
      }
      ends.sort(Comparator.comparing(Due::end));
      return ends;
    }

    private static Outcome late(@Nullable Due due) {
      return due == null ? Outcome.deny() : Outcome.late(due);
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return Set.of(start, done);
    }

    @Override
    public List<String> obligations() {
      return List.of(obligation);
    }
  }

  /** The same outcome for every activity. */
  static final class Constant<A extends Activity<A>> extends Effect<A> {
    private final Outcome outcome;
    private final List<String> obligations;

    Constant(Outcome outcome, List<String> obligations) {
      this.outcome = requireNonNull(outcome, "outcome");
      this.obligations = List.copyOf(obligations);
    }

    @Override
    protected Outcome constant() {
      return outcome;
    }

    @Override
    protected Outcome.@Nullable Obliged terms() {
      return outcome instanceof Outcome.Obliged obliged ? obliged : null;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(outcome, obligations);
    }

    @Override
    public Outcome on(A activity) {
      return outcome;
    }

    @Override
    public List<String> obligations() {
      return obligations;
    }
  }

  /** Nothing if it is done, a denial if it is known not to be done, otherwise the duty to do it. */
  private static final class Demand<A extends Activity<A>> extends Effect<A> {
    private final Condition<A> done;
    private final Outcome.Obliged terms;

    Demand(Condition<A> done, Outcome.Obliged terms) {
      this.done = done;
      this.terms = terms;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(done, terms);
    }

    @Override
    public Outcome on(A activity) {
      return outcome(done.test(activity));
    }

    private Outcome outcome(Truth truth) {
      return switch (truth) {
        case TRUE -> Outcome.pass();
        case FALSE -> Outcome.deny();
        case UNKNOWN -> terms;
      };
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return done.reads();
    }

    @Override
    public List<String> obligations() {
      return names(terms.duties());
    }

    @Override
    public @Nullable Instant nextChange(A activity, Instant after) {
      return done.nextChange(activity, after);
    }

    @Override
    protected Condition<A> speaksWhere() {
      return done.not();
    }

    @Override
    protected Outcome.Obliged terms() {
      return terms;
    }

    @Override
    protected Effect<A> given(long traits) {
      Condition<A> left = done.given(traits);
      Truth settled = left.settled();
      return settled == null
          ? new Demand<>(left, terms)
          : new Constant<>(outcome(settled), obligations());
    }
  }

  /** A denial if it is known that the duties are not done, otherwise the duties. */
  private static final class OwedUnless<A extends Activity<A>> extends Effect<A> {
    private final Condition<A> refused;
    private final Outcome.Obliged duties;

    OwedUnless(Condition<A> refused, Outcome.Obliged duties) {
      this.refused = refused;
      this.duties = duties;
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(refused, duties);
    }

    @Override
    public Outcome on(A activity) {
      return outcome(refused.test(activity));
    }

    private Outcome outcome(Truth isRefused) {
      return isRefused == Truth.TRUE ? Outcome.deny() : duties;
    }

    @Override
    protected @Nullable Outcome constant() {
      Truth settled = refused.settled();
      return settled == null ? null : outcome(settled);
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return refused.reads();
    }

    @Override
    public List<String> obligations() {
      return names(duties.duties());
    }

    @Override
    public @Nullable Instant nextChange(A activity, Instant after) {
      return refused.nextChange(activity, after);
    }

    @Override
    protected Effect<A> given(long traits) {
      return new OwedUnless<>(refused.given(traits), duties);
    }
  }
}
