package io.lexicall.benchmarks.host;

import io.lexicall.facts.Activity;
import io.lexicall.place.Place;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * As much law again, for places that nobody calls: every rule of other modules with its conditions,
 * its effect and its period, under another id and in another country.
 */
public final class LawElsewhere implements RuleModule {
  private static final List<Place> PLACES =
      List.of(
          Place.of("BR"),
          Place.of("ZA"),
          Place.of("JP"),
          Place.of("IN"),
          Place.of("AU"),
          Place.of("MX"),
          Place.of("KR"),
          Place.of("NG"),
          Place.of("TR"));

  private final int copy;
  private final List<Rule<?>> originals;

  /**
   * Makes a copy.
   *
   * @param copy from 0 to 8: each is of another country
   */
  public LawElsewhere(int copy, List<Rule<?>> originals) {
    this.copy = copy;
    this.originals = List.copyOf(originals);
  }

  @Override
  public String name() {
    return "elsewhere-" + copy;
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of();
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    List<Rule<?>> rules = new ArrayList<>();
    for (Rule<?> original : originals) {
      rules.add(copy(original, "elsewhere-" + copy + ".rule-" + rules.size()));
    }
    return rules;
  }

  private <A extends Activity<A>> Rule<A> copy(Rule<A> original, String id) {
    return Rule.on(original.activity(), id)
        .title(original.info().title())
        .cites(original.info().citation())
        .inForce(original.info().inForce())
        .in(PLACES.get(copy))
        .when(original.when())
        .then(original.effect());
  }

  @Override
  public String edition() {
    return "2026-11-16";
  }
}
