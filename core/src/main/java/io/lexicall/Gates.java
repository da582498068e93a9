package io.lexicall;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One condition of each rule without which it passes, each condition once though many rules ask it:
 * where none of them holds, and that is nearly every activity, no rule need be asked.
 *
 * <p>What depends on the time alone, or on little else, is remembered. Thread-safe.
 */
final class Gates<A extends Activity<A>> {
  /** A word has two bits for the answer of each gate, the last for those that are not asked. */
  static final int MOST = Long.SIZE / 2 - 1;

  private final Map<Condition<A>, Integer> numbers = new HashMap<>();
  private final Timeline<A> timeline;
  private final Memory<A> memory;
  private final Questions<A> asked;

  /** How far to the left the answers stand of what is remembered, and of what is asked. */
  private final int remembered;

  private final int unremembered;

  /** The answers that are the same for all: the rules behind too many gates always are unsure. */
  private final long always;

  /**
   * Numbers the gates of rules, equal ones alike.
   *
   * @param where the place of all activities that are asked about
   */
  Gates(List<Condition<A>> gates, Whereabouts where, Shared<A> shared) {
    Set<Condition<A>> ofTime = new LinkedHashSet<>();
    Set<Condition<A>> steady = new LinkedHashSet<>();
    Set<Condition<A>> others = new LinkedHashSet<>();
    for (Condition<A> gate : gates) {
      (isOfTime(gate) ? ofTime : isSteady(gate) ? steady : others).add(gate);
    }
    List<Condition<A>> all = new ArrayList<>(ofTime);
    all.addAll(steady);
    all.addAll(others);
    for (Condition<A> gate : all) {
      numbers.put(gate, Math.min(numbers.size(), MOST));
    }
    this.remembered = 2 * Math.min(ofTime.size(), MOST);
    this.unremembered = 2 * Math.min(ofTime.size() + steady.size(), MOST);
    this.timeline = shared.timeline(where, numbered(ofTime));
    this.memory = shared.memory(where, numbered(steady));
    this.asked = new Questions<>(numbered(others));
    this.always = all.size() > MOST ? Questions.UNSURE << 2 * MOST : 0;
  }

  private List<Condition<A>> numbered(Set<Condition<A>> gates) {
    return gates.stream().filter(gate -> number(gate) < MOST).toList();
  }

  /** Returns the number of a gate, {@link #MOST} if there was no room for it. */
  int number(Condition<A> gate) {
    return requireNonNull(numbers.get(gate));
  }

  private static boolean isOfTime(Condition<?> condition) {
    return condition.lasts() && condition.reads().isEmpty();
  }

  private static boolean isSteady(Condition<?> condition) {
    return condition.lasts() && condition.reads().stream().allMatch(Fact::isSteady);
  }

  /** Returns the answers of all gates; zero if all are shut. */
  long ask(A activity) {
    return always
        | timeline.ask(activity)
        | memory.ask(activity) << remembered
        | asked.ask(activity) << unremembered;
  }

  /** What many plans remember together, since it depends on the place and the conditions only. */
  static final class Shared<A extends Activity<A>> {
    private final Map<List<Object>, Timeline<A>> timelines = new HashMap<>();
    private final Map<List<Object>, Memory<A>> memories = new HashMap<>();

    private Timeline<A> timeline(Whereabouts where, List<Condition<A>> conditions) {
      return timelines.computeIfAbsent(
          List.of(where, conditions), key -> new Timeline<>(new Questions<>(conditions)));
    }

    private Memory<A> memory(Whereabouts where, List<Condition<A>> conditions) {
      return memories.computeIfAbsent(
          List.of(where, conditions), key -> new Memory<>(new Questions<>(conditions)));
    }
  }

  /**
   * What a rule asks before it speaks, parted into its gate and what is left of its condition where
   * that is open.
   *
   * @param gate what can be remembered, if anything can; else the first that its author asks
   */
  record Parted<A extends Activity<A>>(Condition<A> gate, Condition<A> behind) {
    /** Parts the condition of a rule and that without which its effect says nothing. */
    static <A extends Activity<A>> Parted<A> of(Condition<A> when, Effect<A> effect) {
      List<Condition<A>> asked = when.settled() == Truth.TRUE ? List.of() : when.parts();
      List<Condition<A>> all = new ArrayList<>(asked);
      Condition<A> speaks = effect.speaksWhere();
      if (speaks.settled() == null) {
        all.addAll(speaks.parts());
      }
      List<Condition<A>> gate = all.stream().filter(Gates::isOfTime).toList();
      if (gate.isEmpty()) {
        gate = all.stream().filter(Gates::isSteady).toList();
      }
      if (gate.isEmpty()) {
        gate = all.subList(0, Math.min(1, all.size()));
      }
      List<Condition<A>> rest = new ArrayList<>(asked);
      rest.removeAll(gate);
      return new Parted<>(Condition.all(gate), Condition.all(rest));
    }
  }
}
