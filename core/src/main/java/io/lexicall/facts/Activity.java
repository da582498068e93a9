package io.lexicall.facts;

import static java.util.Objects.requireNonNull;

import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a call centre is about to do, or has to answer for, at an instant.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <A> the activity's own class
 * @since 0.1
 */
public abstract sealed class Activity<A extends Activity<A>> extends Facts<A>
    permits Contact, Recording, Payment, Storage, Disclosure, Access, Request, Incident {
  private final Instant at;
  private final Whereabouts whereabouts;

  Activity(FactsBuilder<A, ?> builder) {
    super(builder);
    this.at = requireNonNull(atFact().in(self()));
    this.whereabouts = locate();
  }

  Activity(A original, Layer layer) {
    super(original, layer);
    this.at = requireNonNull(atFact().in(self()));
    boolean moves = layer.standing() == original.standing() && layer.index() == atFact().index();
    this.whereabouts = moves ? original.whereabouts() : locate();
  }

  /** Returns the eight activities' schemas, by the word that case files use. */
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

  /** Returns when it happens or would happen: the law in force then is the law applied. */
  public final Instant at() {
    return at;
  }

  /** Returns the host's own name for it, echoed in the verdict. */
  public final Optional<String> id() {
    return get(idFact());
  }

  /** Returns the same activity at another instant. */
  public final A at(Instant instant) {
    return with(atFact(), instant);
  }

  /**
   * Returns the same activity with another value of one fact; cheaper than a builder.
   *
   * @param fact one that the activity holds at its top, such as {@code lists}
   * @throws InvalidFactsException if the value cannot be
   */
  public final <T> A with(Fact<A, T> fact, T value) {
    requireNonNull(value, "value");
    if (fact.root() != schema() || fact.isInsideGroup()) {
      throw new IllegalArgumentException("Replace the whole group that holds " + fact);
    }
    return under(over(fact, value));
  }

  /** Returns the activity with standing values beneath its own. */
  final A above(@Nullable Object[] standing, long traits) {
    return under(beneath(standing, traits));
  }

  /** Returns a copy that differs in a layer. */
  abstract A under(Layer layer);

  /**
   * Returns where the law that governs it can be: for a contact, where the called party can be.
   * Several candidates are alternatives that must all be satisfied.
   */
  public final Whereabouts whereabouts() {
    return whereabouts;
  }

  /**
   * Returns the fact that would tell the country, to be named where it is unknown; null if none
   * does.
   */
  public abstract @Nullable Fact<A, ?> countryFact();

  /**
   * Returns the fact that would tell the region, to be named where it is unknown; null if none
   * does.
   */
  public abstract @Nullable Fact<A, ?> regionFact();

  /**
   * Returns the fact that would tell the time zone, to be named where it is unknown; null if none
   * does.
   */
  public abstract @Nullable Fact<A, ?> timeZoneFact();

  abstract Fact<A, Instant> atFact();

  abstract Fact<A, String> idFact();

  /** Works out where the activity is from its facts; called while it is made. */
  abstract Whereabouts locate();
}
