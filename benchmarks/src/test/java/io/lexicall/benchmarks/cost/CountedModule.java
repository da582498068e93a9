package io.lexicall.benchmarks.cost;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Another module, of whose rules each visit is counted: each time that the condition of one is
 * tested which was not settled when the plan was made. Rules lose the citations that they keep for
 * some of their activities.
 */
final class CountedModule implements RuleModule {
  private final RuleModule module;
  private final AtomicLong visits;

  CountedModule(RuleModule module, AtomicLong visits) {
    this.module = module;
    this.visits = visits;
  }

  @Override
  public String name() {
    return module.name();
  }

  @Override
  public List<Coverage<?>> coverage() {
    return module.coverage();
  }

  @Override
  public String edition() {
    return module.edition();
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    List<Rule<?>> rules = new ArrayList<>();
    module.rules(settings).forEach(rule -> rules.add(counted(rule)));
    return rules;
  }

  private <A extends Activity<A>> Rule<A> counted(Rule<A> rule) {
    return Rule.on(rule.activity(), rule.info().id())
        .variant(rule.info().variant())
        .title(rule.info().title())
        .cites(rule.info().citation())
        .inForce(rule.info().inForce())
        .in(rule.info().places())
        .when(new Counted<>(rule.when(), visits))
        .then(rule.effect());
  }

  private static final class Counted<A extends Activity<A>> extends Condition<A> {
    private final Condition<A> condition;
    private final AtomicLong visits;

    Counted(Condition<A> condition, AtomicLong visits) {
      this.condition = condition;
      this.visits = visits;
    }

    @Override
    public Truth test(A activity) {
      visits.incrementAndGet();
      return condition.test(activity);
    }

    @Override
    protected Condition<A> given(long traits) {
      return counted(simplified(condition, traits));
    }

    @Override
    protected Condition<A> given(Whereabouts where) {
      return counted(simplified(condition, where));
    }

    private Condition<A> counted(Condition<A> left) {
      return settledAnswer(left) == null ? new Counted<>(left, visits) : left;
    }

    @Override
    protected List<Condition<A>> parts() {
      List<Condition<A>> parts = partsOf(condition);
      return parts.size() == 1
          ? List.of(this)
          : parts.stream().<Condition<A>>map(part -> new Counted<>(part, visits)).toList();
    }

    /** Two are alike if what they count is, so that the engine asks them once. */
    @Override
    protected List<Object> madeOf() {
      return List.of(condition);
    }

    @Override
    protected boolean lasts() {
      return isLasting(condition);
    }

    @Override
    protected @Nullable Truth settled() {
      return settledAnswer(condition);
    }

    @Override
    public void missing(A activity, Set<Fact<A, ?>> into) {
      condition.missing(activity, into);
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return condition.reads();
    }

    @Override
    public String says() {
      return condition.says();
    }

    @Override
    public Supplier<String> tells(A activity) {
      return condition.tells(activity);
    }

    @Override
    public @Nullable Instant nextChange(A activity, Instant after) {
      return condition.nextChange(activity, after);
    }
  }
}
