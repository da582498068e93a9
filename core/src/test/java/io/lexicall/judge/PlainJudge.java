package io.lexicall.judge;

import io.lexicall.judge.Card.Clause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges by {@linkplain Card cards} over plain maps of facts, and shares no code with the engine:
 * it knows no condition, no plan and no packed facts, and asks every card each time.
 *
 * <p>A fact is a text under its path; one that is left out is unknown. A list is {@code some} or
 * {@code none}.
 */
public final class PlainJudge {
  private final List<Card> cards;

  /** Makes a judge. */
  public PlainJudge(List<Card> cards) {
    this.cards = cards;
  }

  /**
   * The answer.
   *
   * @param denied the ids of the rules that deny
   * @param indeterminate the ids of those that cannot tell, and the facts that each lacks
   * @param owed what is owed: the ids of the rules that say so
   */
  public record Answer(
      Set<String> denied, Map<String, Set<String>> indeterminate, List<String> owed) {
    /** Returns the word for it. */
    public String decision() {
      return !denied.isEmpty() ? "DENY" : indeterminate.isEmpty() ? "PERMIT" : "INDETERMINATE";
    }
  }

  /**
   * Judges.
   *
   * @param country where it is; empty if that is not known
   * @param region where in it; empty if that is not known
   */
  public Answer judge(
      Map<String, String> facts, Optional<String> country, Optional<String> region, LocalDate day) {
    Set<String> denied = new TreeSet<>();
    Map<String, Set<String>> indeterminate = new TreeMap<>();
    List<String> owed = new ArrayList<>();
    for (Card card : cards) {
      if (day.isBefore(card.from()) || day.isAfter(card.to())) {
        continue;
      }
      Set<String> lacking = new TreeSet<>();
      Optional<Boolean> speaks =
          and(
              governs(card, country, region, lacking),
              holds(new Clause.All(card.when()), facts, lacking));
      if (speaks.equals(Optional.of(false))) {
        continue;
      }
      switch (card.then()) {
        case OBLIGE -> owed.add(card.id());
        case DENY -> deny(card, speaks, lacking, denied, indeterminate);
        case DEMAND -> {
          Optional<Boolean> done = holds(card.done(), facts, new TreeSet<>());
          if (done.isEmpty()) {
            owed.add(card.id());
          } else if (!done.get()) {
            deny(card, speaks, lacking, denied, indeterminate);
          }
        }
      }
    }
    return new Answer(denied, indeterminate, owed);
  }

  private static void deny(
      Card card,
      Optional<Boolean> speaks,
      Set<String> lacking,
      Set<String> denied,
      Map<String, Set<String>> indeterminate) {
    if (speaks.isPresent()) {
      denied.add(card.id());
    } else {
      indeterminate.put(card.id(), lacking);
    }
  }

  private static Optional<Boolean> governs(
      Card card, Optional<String> country, Optional<String> region, Set<String> lacking) {
    if (card.places().isEmpty()) {
      return Optional.of(true);
    }
    if (country.isEmpty()) {
      boolean onlyRegions = card.places().stream().allMatch(place -> place.contains("-"));
      lacking.add(onlyRegions ? "to.region" : "to.country");
      return Optional.empty();
    }
    boolean perhaps = false;
    for (String place : card.places()) {
      if (place.equals(country.get()) || region.equals(Optional.of(place))) {
        return Optional.of(true);
      }
      perhaps |= region.isEmpty() && place.startsWith(country.get() + "-");
    }
    if (perhaps) {
      lacking.add("to.region");
    }
    return perhaps ? Optional.empty() : Optional.of(false);
  }

  private static Optional<Boolean> and(Optional<Boolean> one, Optional<Boolean> other) {
    Optional<Boolean> no = Optional.of(false);
    return one.equals(no) || other.equals(no)
        ? no
        : one.isPresent() && other.isPresent() ? Optional.of(true) : Optional.empty();
  }

  /** Tells whether something holds; where it cannot, adds the facts that could tell. */
  private static Optional<Boolean> holds(
      Clause clause, Map<String, String> facts, Set<String> lacking) {
    if (clause instanceof Clause.Is is) {
      return told(is.path(), facts, lacking).map(is.values()::contains);
    }
    if (clause instanceof Clause.Known known) {
      return Optional.of(facts.containsKey(known.path()));
    }
    if (clause instanceof Clause.Any any) {
      return told(any.path(), facts, lacking).map("some"::equals);
    }
    if (clause instanceof Clause.Not not) {
      return holds(not.of(), facts, lacking).map(truth -> !truth);
    }
    boolean all = clause instanceof Clause.All;
    List<Clause> parts =
        clause instanceof Clause.All every ? every.of() : ((Clause.Some) clause).of();
    Set<String> lackingHere = new TreeSet<>();
    boolean open = false;
    for (Clause part : parts) {
      Optional<Boolean> truth = holds(part, facts, lackingHere);
      if (truth.equals(Optional.of(!all))) {
        return truth;
      }
      open |= truth.isEmpty();
    }
    lacking.addAll(lackingHere);
    return open ? Optional.empty() : Optional.of(all);
  }

  private static Optional<String> told(
      String path, Map<String, String> facts, Set<String> lacking) {
    String value = facts.get(path);
    if (value == null) {
      lacking.add(path);
    }
    return Optional.ofNullable(value);
  }
}
