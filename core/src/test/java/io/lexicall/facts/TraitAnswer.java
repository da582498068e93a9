package io.lexicall.facts;

import io.lexicall.engine.trait.Trait;

/** Whether the value of a discrete fact is among some values. */
final class TraitAnswer {
  private TraitAnswer() {}

  static Truth of(Trait trait, long traits, long set) {
    int code = trait.codeIn(traits);
    return code == 0 ? Truth.UNKNOWN : Truth.of(Trait.isAmong(code, set));
  }
}
