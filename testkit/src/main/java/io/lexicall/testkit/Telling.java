package io.lexicall.testkit;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.json.ActivityJson;
import io.lexicall.testkit.FactTree.Spot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * How the facts that prove a breach are shown: few, and in a form that can be pasted into a case.
 */
final class Telling {
  private Telling() {}

  static String show(Activity<?> facts) {
    return ActivityJson.write(facts);
  }

  static String names(Collection<? extends Fact<?, ?>> facts) {
    return String.join(", ", facts.stream().map(Fact::path).sorted().toList());
  }

  /** Returns what the second facts say that the first do not. */
  static String difference(Activity<?> one, Activity<?> other) {
    Map<String, Object> before = Trials.valuesOf(one);
    List<String> added = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (Spot spot : FactTree.spots(other)) {
      Object old = before.get(spot.path());
      Object value = spot.value();
      if (value == null ? old == null : value.equals(old)) {
        continue;
      }
      boolean told = added.stream().anyMatch(path -> Trials.isWithin(spot.path(), path));
      boolean toldByWhatItHolds = value instanceof Facts && old != null;
      if (!told && !toldByWhatItHolds) {
        added.add(spot.path());
        differences.add(spot.path() + (value == null ? " left out" : "=" + text(value)));
      }
    }
    return String.join(", ", differences);
  }

  private static String text(Object value) {
    return value instanceof Enum<?> choice ? FactType.code(choice) : value.toString();
  }

  /** Removes what is not needed to show a problem. */
  static <A extends Activity<A>> A smallest(A facts, Predicate<A> shows) {
    A small = facts;
    for (Spot spot : FactTree.spots(facts)) {
      if (spot.canBeDropped() && !FactsGenerator.identifies(spot)) {
        A less = Trials.without(small, Set.of(spot.path()));
        if (shows.test(less)) {
          small = less;
        }
      }
    }
    return small;
  }

  /** Removes from both what is not needed to show a problem between them. */
  static <A extends Activity<A>> List<A> smallest(A less, A more, BiPredicate<A, A> shows) {
    A small = less;
    A large = more;
    for (Spot spot : FactTree.spots(more)) {
      if (spot.canBeDropped() && !FactsGenerator.identifies(spot)) {
        A smaller = Trials.without(small, Set.of(spot.path()));
        A larger = Trials.without(large, Set.of(spot.path()));
        if (!smaller.equals(larger) && shows.test(smaller, larger)) {
          small = smaller;
          large = larger;
        }
      }
    }
    return List.of(small, large);
  }
}
