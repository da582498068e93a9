package io.lexicall.rule;

import io.lexicall.facts.Fact;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The card of a rule: what it is, where and when it is law, and what it reads.
 *
 * <p>Several rules may bear one id, as one requirement has different figures in different places,
 * at different times, or for different {@linkplain #variant variants} of an activity.
 *
 * @param id the section of the law book, such as {@code tcpa.calling-hours}; public API
 * @param variant what tells it from other rules of its id in the same place, such as {@code
 *     prerecorded}; may be empty
 * @param title what it requires, as a sentence
 * @param citation the provision, in the field's own form
 * @param inForce when it is law, dates of the place
 * @param places where it is law; empty for everywhere. {@link Rule#jurisdiction} tells where the
 *     engine asks it
 * @param activity the word for the kind of activity
 * @param certainty how sure the reading is
 * @param reads the facts that it reads, sorted by path
 * @param obligations the names of the obligations that it can give
 * @param remedies what would cure a denial, kebab-case
 * @param source where the provision was read; may be empty
 * @since 0.1
 */
public record RuleInfo(
    String id,
    String variant,
    String title,
    String citation,
    InForce inForce,
    Set<Place> places,
    String activity,
    Certainty certainty,
    List<Fact<?, ?>> reads,
    List<String> obligations,
    List<String> remedies,
    String source) {
  /** Copies the collections. */
  public RuleInfo {
    places = Set.copyOf(places);
    reads = List.copyOf(reads);
    obligations = List.copyOf(obligations);
    remedies = List.copyOf(remedies);
  }

  /** Returns the regulation: the part of the id before the first dot. */
  public String regulation() {
    return id.substring(0, id.indexOf('.'));
  }

  /** Returns the codes of the places, sorted and joined; {@code everywhere} if it has none. */
  public String placesText() {
    return places.isEmpty()
        ? "everywhere"
        : places.stream().map(Place::code).sorted().collect(Collectors.joining(" "));
  }
}
