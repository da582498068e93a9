package io.lexicall.engine;

import io.lexicall.facts.Activity;
import java.util.Set;

/** The coverage of activities at one place. Plans with the same coverage share it. */
final class Covered<A extends Activity<A>> extends Part {
  private final Set<Covered<A>> all;
  private final Covering.Known<A> known;

  /**
   * Creates a coverage.
   *
   * @param all the set in which it can be found
   */
  Covered(Set<Covered<A>> all, Covering.Known<A> known) {
    this.all = all;
    this.known = known;
  }

  Covering.Known<A> known() {
    return known;
  }

  @Override
  long bytes() {
    return known.bytes() + 64;
  }

  @Override
  void kept() {
    all.add(this);
  }

  @Override
  void dropped() {
    all.remove(this);
  }
}
