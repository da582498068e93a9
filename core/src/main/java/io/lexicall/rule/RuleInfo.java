package io.lexicall.rule;

import io.lexicall.facts.Fact;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The card of a rule: what it is, where and when it is law, how certain the reading is, and which
 * facts it reads.
 *
 * <p>Several rules may have the same id, since one requirement can have different figures in
 * different places, at different times, or for different {@linkplain #variant variants} of an
 * activity. Made by {@link Rule.Builder}. Immutable; two cards are equal if all their values are.
 *
 * @since 0.1
 */
public final class RuleInfo {
  private final String id;
  private final String variant;
  private final String title;
  private final List<String> citations;
  private final InForce inForce;
  private final Set<Place> places;
  private final String activity;
  private final Certainty certainty;

  /**
   * Collects the facts that it reads; lazy, since thousands of cards are created at the start and
   * few are asked.
   */
  private final Supplier<List<Fact<?, ?>>> gathering;

  private @Nullable List<Fact<?, ?>> reads;

  private final List<String> obligations;
  private final List<String> remedies;
  private final String source;
  private final @Nullable LocalDate verifiedOn;
  private final boolean shadow;

  RuleInfo(
      String id,
      String variant,
      String title,
      List<String> citations,
      InForce inForce,
      Set<Place> places,
      String activity,
      Certainty certainty,
      Supplier<List<Fact<?, ?>>> gathering,
      List<String> obligations,
      List<String> remedies,
      String source,
      @Nullable LocalDate verifiedOn,
      boolean shadow) {
    this.id = id;
    this.variant = variant;
    this.title = title;
    this.citations =
        List.copyOf(citations.size() == 1 ? citations : new LinkedHashSet<>(citations));
    this.inForce = inForce;
    this.places = Set.copyOf(places);
    this.activity = activity;
    this.certainty = certainty;
    this.gathering = gathering;
    this.obligations = List.copyOf(obligations);
    this.remedies = List.copyOf(remedies);
    this.source = source;
    this.verifiedOn = verifiedOn;
    this.shadow = shadow;
  }

  RuleInfo inShadow(boolean inShadow) {
    return new RuleInfo(
        id,
        variant,
        title,
        citations,
        inForce,
        places,
        activity,
        certainty,
        gathering,
        obligations,
        remedies,
        source,
        verifiedOn,
        inShadow);
  }

  /** Returns the section of the law book, such as {@code tcpa.calling-hours}; public API. */
  public String id() {
    return id;
  }

  /** Returns the regulation: the part of the id before the first dot. */
  public String regulation() {
    return id.substring(0, id.indexOf('.'));
  }

  /**
   * Returns what distinguishes it from other rules of its id in the same place, such as {@code
   * prerecorded}; may be empty.
   */
  public String variant() {
    return variant;
  }

  /** Returns what it requires, as a sentence. */
  public String title() {
    return title;
  }

  /** Returns the provision, in the usual legal form; a verdict may cite another one. */
  public String citation() {
    return citations.get(0);
  }

  /**
   * Returns every provision that a verdict may cite for it: first {@link #citation()}, then those
   * of special cases, such as recorded messages or many people.
   */
  public List<String> citations() {
    return citations;
  }

  /** Returns when it is law, in dates of the place. */
  public InForce inForce() {
    return inForce;
  }

  /**
   * Returns the places where it is law; empty means everywhere. {@link Rule#jurisdiction} returns
   * where the engine evaluates it.
   */
  public Set<Place> places() {
    return places;
  }

  /** Returns the codes of the places, sorted and joined; {@code everywhere} if it has none. */
  public String placesText() {
    return places.isEmpty()
        ? "everywhere"
        : places.stream().map(Place::code).sorted().collect(Collectors.joining(" "));
  }

  /** Returns the name of the kind of activity. */
  public String activity() {
    return activity;
  }

  /** Returns how certain the reading is. */
  public Certainty certainty() {
    return certainty;
  }

  /** Returns the facts that it reads, sorted by path. */
  public List<Fact<?, ?>> reads() {
    List<Fact<?, ?>> known = reads;
    if (known == null) {
      known = gathering.get();
      reads = known; // a race collects the same twice
    }
    return known;
  }

  /** Returns the names of the obligations that it can give. */
  public List<String> obligations() {
    return obligations;
  }

  /** Returns the names of what would cure a denial, in kebab-case. */
  public List<String> remedies() {
    return remedies;
  }

  /** Returns the source in which the provision was read; may be empty. */
  public String source() {
    return source;
  }

  /** Returns the day on which somebody last compared it with its source, if stated. */
  public Optional<LocalDate> verifiedOn() {
    return Optional.ofNullable(verifiedOn);
  }

  /** Returns whether it is in shadow: reported separately, never decisive. */
  public boolean isInShadow() {
    return shadow;
  }

  private List<@Nullable Object> said() {
    return Arrays.asList(
        id,
        variant,
        title,
        citations,
        inForce,
        places,
        activity,
        certainty,
        reads(),
        obligations,
        remedies,
        source,
        verifiedOn,
        shadow);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof RuleInfo card && said().equals(card.said()));
  }

  @Override
  public int hashCode() {
    return said().hashCode();
  }

  /** Returns the id, with the variant, the places and the period. */
  @Override
  public String toString() {
    String name = variant.isEmpty() ? id : id + " " + variant;
    return name + " (" + placesText() + ", " + inForce + ")";
  }
}
