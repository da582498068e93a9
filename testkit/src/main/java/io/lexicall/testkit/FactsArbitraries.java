package io.lexicall.testkit;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Request;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.testkit.FactTree.Spot;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * Activities for jqwik's properties, made by {@link FactsGenerator}; they shrink to those of which
 * less is known.
 *
 * <pre>{@code
 * @Property
 * void everyContact_isAnswered(@ForAll("contacts") Contact contact) { … }
 *
 * @Provide
 * Arbitrary<Contact> contacts() {
 *   return FactsArbitraries.contacts();
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class FactsArbitraries {
  private FactsArbitraries() {}

  /** Returns contacts. */
  public static Arbitrary<Contact> contacts() {
    return of(Contact.SCHEMA, Hints.standard());
  }

  /** Returns recordings. */
  public static Arbitrary<Recording> recordings() {
    return of(Recording.SCHEMA, Hints.standard());
  }

  /** Returns payments. */
  public static Arbitrary<Payment> payments() {
    return of(Payment.SCHEMA, Hints.standard());
  }

  /** Returns storages. */
  public static Arbitrary<Storage> storages() {
    return of(Storage.SCHEMA, Hints.standard());
  }

  /** Returns disclosures. */
  public static Arbitrary<Disclosure> disclosures() {
    return of(Disclosure.SCHEMA, Hints.standard());
  }

  /** Returns accesses. */
  public static Arbitrary<Access> accesses() {
    return of(Access.SCHEMA, Hints.standard());
  }

  /** Returns requests. */
  public static Arbitrary<Request> requests() {
    return of(Request.SCHEMA, Hints.standard());
  }

  /** Returns incidents. */
  public static Arbitrary<Incident> incidents() {
    return of(Incident.SCHEMA, Hints.standard());
  }

  /** Returns activities of a kind, with hints at what to try. */
  public static <A extends Activity<A>> Arbitrary<A> of(Schema<A> schema, Hints hints) {
    requireNonNull(schema, "schema");
    FactsGenerator generator = FactsGenerator.of(hints);
    return Arbitraries.fromGenerator(random -> new LessKnown<>(generator.next(schema, random)));
  }

  /** Shrinks by making one fact after another unknown. */
  private record LessKnown<A extends Activity<A>>(A value) implements Shrinkable<A> {
    @Override
    public Stream<Shrinkable<A>> shrink() {
      return FactTree.spots(value).stream()
          .filter(Spot::canBeDropped)
          .map(spot -> new LessKnown<>(Trials.without(value, Set.of(spot.path()))));
    }

    @Override
    public ShrinkingDistance distance() {
      return ShrinkingDistance.of(
          FactTree.spots(value).stream().filter(spot -> spot.value() != null).count());
    }
  }
}
