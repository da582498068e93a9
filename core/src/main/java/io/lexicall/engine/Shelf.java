package io.lexicall.engine;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Schema;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules of a library on one kind of activity: either those that decide, or those in shadow.
 * Thread-safe.
 */
public final class Shelf<A extends Activity<A>> {
  private final Schema<A> activity;
  private final boolean shadow;
  private final List<Library.Volume> volumes;

  Shelf(Schema<A> activity, boolean shadow, List<Library.Volume> volumes) {
    this.activity = activity;
    this.shadow = shadow;
    this.volumes = List.copyOf(volumes);
  }

  /** Returns whether there is no rule, created or not. */
  public boolean isEmpty() {
    for (int i = 0; i < volumes.size(); i++) {
      if (!volumes.get(i).isMadeAtOnce() || !rules(i).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many volumes there are. */
  int size() {
    return volumes.size();
  }

  /** Returns whether the rules of a volume were created with the library. */
  boolean isMadeAtOnce(int volume) {
    return volumes.get(volume).isMadeAtOnce();
  }

  /** Returns whether the rules of a volume have been created. */
  boolean isMade(int volume) {
    return volumes.get(volume).isMade();
  }

  /** Returns whether a rule of a volume can apply to an activity at these whereabouts. */
  boolean isNear(int volume, Whereabouts where) {
    Set<Place> places = volumes.get(volume).places();
    if (places.isEmpty() || !where.countryKnown()) {
      return true;
    }
    for (Place place : places) {
      if (where.countries().contains(place.country())
          && !(place.isRegion() && where.regionKnown() && !where.regions().contains(place))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the rules of a volume, and creates them if necessary. */
  @SuppressWarnings("unchecked") // the rules of this kind of activity
  List<Rule<A>> rules(int volume) {
    List<Rule<A>> some = new ArrayList<>();
    for (Rule<?> rule : volumes.get(volume).rules()) {
      if (rule.activity() == activity && rule.info().isInShadow() == shadow) {
        some.add((Rule<A>) rule);
      }
    }
    return some;
  }

  /** Returns all rules. */
  List<Rule<A>> all() {
    List<Rule<A>> all = new ArrayList<>();
    for (int i = 0; i < volumes.size(); i++) {
      all.addAll(rules(i));
    }
    return all;
  }
}
