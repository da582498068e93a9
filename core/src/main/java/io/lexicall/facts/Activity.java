package io.lexicall.facts;

import static java.util.Objects.requireNonNull;

import io.lexicall.place.Whereabouts;
import io.lexicall.time.ZoneClock;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a call centre is about to do, or is responsible for, at an instant.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <A> the activity's own class
 * @since 0.1
 */
public abstract sealed class Activity<A extends Activity<A>> extends Facts<A>
    permits Contact, Recording, Payment, Storage, Disclosure, Access, Request, Incident {
  private Whereabouts whereabouts;

  /**
   * The values of the host's profile, used for facts that are unknown here. Shared, never changed.
   * The activity is marked if it has any.
   */
  private @Nullable Object @Nullable [] standing;

  /** The offset with which its instant was stated; null if it had none, or if it was UTC. */
  private final @Nullable ZoneOffset stated;

  Activity(FactsBuilder<A, ?> builder, Fact<A, Instant> at) {
    super(builder, at.index());
    this.stated = builder.offset();
    this.whereabouts = located();
    VarHandle.storeStoreFence();
  }

  Activity(Activity<A> original) {
    super(original);
    this.standing = original.standing;
    this.stated = original.stated;
    this.whereabouts = original.whereabouts;
  }

  /** Returns the schemas of the eight kinds of activity. */
  public static List<Schema<? extends Activity<?>>> schemas() {
    return List.of(
        Contact.SCHEMA,
        Recording.SCHEMA,
        Payment.SCHEMA,
        Storage.SCHEMA,
        Disclosure.SCHEMA,
        Access.SCHEMA,
        Request.SCHEMA,
        Incident.SCHEMA);
  }

  /** Returns when it happens or would happen. The law in force at that instant applies. */
  public final Instant at() {
    return (Instant) requireNonNull(first());
  }

  /** Returns the host's own name for it, echoed in the verdict. */
  public final Optional<String> id() {
    return get(idFact());
  }

  /**
   * Returns where it is. If that leaves several time zones, and the activity is the host's own and
   * not a contact to a person, only those zones count that have the offset then with which the host
   * stated the instant, if there are any. Other instants are read on their clocks too: when these
   * instants were, the offset can have been another one.
   */
  private Whereabouts located() {
    Whereabouts where = locate();
    ZoneOffset offset = stated;
    if (offset == null || !isOnStatedClock()) {
      return where;
    }
    if (countryFact() == null) {
      return Whereabouts.of(List.of(), List.of(), List.of(offset));
    }
    List<ZoneClock> clocks = where.clocks();
    if (clocks.size() < 2) {
      return where;
    }
    long second = at().getEpochSecond();
    List<ZoneId> there = new ArrayList<>();
    for (ZoneClock clock : clocks) {
      if (clock.localSecondsAt(second) - second == offset.getTotalSeconds()) {
        there.add(clock.zone());
      }
    }
    return there.isEmpty() || there.size() == clocks.size()
        ? where
        : Whereabouts.of(where.countries(), where.regions(), there);
  }

  /**
   * Returns whether the offset of its stated instant counts as its time zone: no fact states the
   * place, or only the country is stated.
   */
  boolean isOnStatedClock() {
    return countryFact() == null;
  }

  @Override
  final @Nullable ZoneOffset offset() {
    return isOnStatedClock() ? stated : null;
  }

  /**
   * Returns the offset with which its instant was stated, if its dates can be read in it: if it has
   * no place, or if no fact states more of the place than the country. Empty if it was UTC.
   */
  public final Optional<ZoneOffset> statedOffset() {
    return Optional.ofNullable(offset());
  }

  /** Returns the same activity at another instant. */
  public final A at(Instant instant) {
    return with(atFact(), instant);
  }

  /**
   * Returns the same activity with another value of one fact; cheaper than a builder.
   *
   * @param fact a fact at the top level of the activity, such as {@code lists}
   * @throws IllegalArgumentException if the fact is inside a group
   * @throws InvalidFactsException if the value is not valid
   */
  @Override
  public final <T> A with(Fact<A, T> fact, T value) {
    Activity<A> copy = copy();
    copy.tell(fact, value);
    return copy.made();
  }

  /**
   * Returns the same activity with other values of two facts. Cheaper than a builder, and cheaper
   * than two calls of {@link #with(Fact, Object)}.
   *
   * @throws IllegalArgumentException if a fact is inside a group
   * @throws InvalidFactsException if a value is not valid
   */
  public final <T, U> A with(Fact<A, T> fact, T value, Fact<A, U> other, U otherValue) {
    Activity<A> copy = copy();
    copy.tell(fact, value);
    copy.tell(other, otherValue);
    return copy.made();
  }

  /**
   * Returns the same activity with other values of three facts. Cheaper than a builder, and cheaper
   * than three calls of {@link #with(Fact, Object)}. A dialer uses it when all other facts of a
   * call are on file:
   *
   * <pre>{@code
   * onFile.with(
   *     Contact.AT, now,
   *     Contact.TO, called.with(Called.NUMBER, number),
   *     Contact.LISTS, lists.of(number))
   * }</pre>
   *
   * @throws IllegalArgumentException if a fact is inside a group
   * @throws InvalidFactsException if a value is not valid
   */
  public final <T, U, V> A with(
      Fact<A, T> fact, T value, Fact<A, U> other, U otherValue, Fact<A, V> third, V thirdValue) {
    Activity<A> copy = copy();
    copy.tell(fact, value);
    copy.tell(other, otherValue);
    copy.tell(third, thirdValue);
    return copy.made();
  }

  private <T> void tell(Fact<A, T> fact, T value) {
    state(fact, value);
    if (isPlacedBy(fact)) { // at another instant it is where it was
      whereabouts = located();
    }
  }

  /** Returns the activity with standing values for the facts that it leaves out. */
  final A above(@Nullable Object[] values, long traits) {
    Activity<A> copy = copy();
    copy.standing = values;
    copy.mark(true);
    copy.pack(traits);
    if (copy.countryFact() != null) {
      copy.whereabouts = copy.located();
    }
    return copy.made();
  }

  @Override
  final boolean hasStanding() {
    return standing != null;
  }

  @Override
  final @Nullable Object standing(int index) {
    @Nullable Object[] values = standing;
    return values == null ? null : values[index];
  }

  /** Copies the activity; the copy may change until it is {@link #made}. */
  abstract A copy();

  /** Returns whether a fact can state where the activity is; none by default. */
  boolean isPlacedBy(Fact<A, ?> fact) {
    return false;
  }

  /**
   * Returns the places whose law can govern it: for a contact, where the called party can be. If
   * there are several candidates, the activity must be lawful in all of them.
   *
   * <p>If no fact states the place of the activity, the whereabouts have at most the time zone
   * offset with which its instant was stated. For a storage, a disclosure, a request or an incident
   * of which only a country with several time zones is stated, only those of its zones count that
   * have that offset then, if any has it. {@linkplain #at(Instant) At another instant} an activity
   * is where it was.
   */
  public final Whereabouts whereabouts() {
    return whereabouts;
  }

  /**
   * Returns the same activity with all time zones of its stated region, even if its number has only
   * some of them. Returns itself if that changes nothing. Applies only to contacts, since only they
   * are at the place of a number.
   *
   * <p>The engine's setting {@code core.all-clocks-of-region} does this.
   */
  public A withAllClocksOfRegion() {
    return self();
  }

  /** Returns the same activity at other whereabouts, which stay until a fact states others. */
  final A placedAt(Whereabouts where) {
    Activity<A> copy = copy();
    copy.whereabouts = where;
    return copy.made();
  }

  /**
   * Returns which fact decided where the activity is, and whether its number suggested another
   * place, for people to read.
   *
   * @return a sentence, or an empty text if the kind of activity has none; never holds a number or
   *     a postal code
   */
  public String placing() {
    return "";
  }

  /**
   * Returns the fact that states the country, to be named if it is unknown; null if there is none.
   */
  public @Nullable Fact<A, ?> countryFact() {
    return null;
  }

  /**
   * Returns the fact that states the region, to be named if it is unknown; null if there is none.
   */
  public @Nullable Fact<A, ?> regionFact() {
    return null;
  }

  /**
   * Returns the fact that states the time zone, to be named if it is unknown; null if there is
   * none.
   */
  public @Nullable Fact<A, ?> timeZoneFact() {
    return null;
  }

  abstract Fact<A, Instant> atFact();

  abstract Fact<A, String> idFact();

  /** Computes from its facts where the activity is; called while it is made. */
  Whereabouts locate() {
    return Whereabouts.UNKNOWN;
  }
}
