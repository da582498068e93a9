package io.lexicall.engine;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The gates of the rules of a plan, each once even if many rules share it. For nearly every
 * activity no gate is open, and then no rule must be evaluated.
 *
 * <p>Their answers are in two words, so that no plan of the law that we hold lacks room for one:
 * the rules of a gate without room are evaluated for each activity.
 *
 * <p>Answers that depend only on the time, or on steady facts, are remembered. Thread-safe.
 */
final class Gates<A extends Activity<A>> {
  /** The gates of a word: it has two bits for the answer of each. */
  static final int OF_A_WORD = Long.SIZE / 2;

  /**
   * The gates that can be told apart. The answers are two words, and the last two bits of the
   * second are for gates that are not evaluated.
   */
  static final int MOST = 2 * OF_A_WORD - 1;

  private final Remembered<A, Timeline<A>> timelineHeld;
  private final Remembered<A, Memory<A>> memoryHeld;
  private final Timeline<A> timeline;
  private final Memory<A> memory;
  private final Questions<A> asked;

  /** The gates of the second word, which few plans need; null if there are none. */
  private final @Nullable Questions<A> further;

  /** The shift of the answers that are remembered, and of those that are evaluated each time. */
  private final int remembered;

  private final int unremembered;

  /**
   * The answers of the second word that are the same for all activities: the gates of rules without
   * room for one are always unsure.
   */
  private final long always;

  private final int size;

  /**
   * Assigns numbers to the gates of rules.
   *
   * @param shared the memories that the plans of one place share
   * @param numbers receives the number of the gate of each rule, {@link #MOST} if there was no room
   *     for it
   */
  Gates(List<Gate<A>> gates, Shared<A> shared, byte[] numbers) {
    Set<Gate<A>> ofTime = new LinkedHashSet<>();
    Set<Gate<A>> steady = new LinkedHashSet<>();
    Set<Gate<A>> others = new LinkedHashSet<>();
    for (Gate<A> gate : gates) {
      switch (gate.kind()) {
        case OF_TIME -> ofTime.add(gate);
        case STEADY -> steady.add(gate);
        case OTHER -> others.add(gate);
      }
    }
    List<Gate<A>> all = new ArrayList<>(ofTime);
    all.addAll(steady);
    all.addAll(others);
    Map<Gate<A>, Byte> numberOf = new HashMap<>();
    for (Gate<A> gate : all) {
      numberOf.put(gate, (byte) Math.min(numberOf.size(), MOST));
    }
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = requireNonNull(numberOf.get(gates.get(i)));
    }
    int last = Math.min(all.size(), OF_A_WORD);
    int ofTimes = Math.min(ofTime.size(), last);
    int remember = Math.min(ofTime.size() + steady.size(), last);
    this.remembered = 2 * ofTimes;
    this.unremembered = 2 * remember;
    this.timelineHeld = shared.timeline(all.subList(0, ofTimes));
    this.memoryHeld = shared.memory(all.subList(ofTimes, remember));
    this.timeline = timelineHeld.what;
    this.memory = memoryHeld.what;
    this.asked = questions(all.subList(remember, last));
    this.further =
        all.size() > last ? questions(all.subList(last, Math.min(all.size(), MOST))) : null;
    this.always = all.size() > MOST ? Questions.UNSURE << 2 * (MOST - OF_A_WORD) : 0;
    this.size = Math.min(all.size(), MOST + 1);
  }

  private static <A extends Activity<A>> Questions<A> questions(List<Gate<A>> gates) {
    return new Questions<>(gates.stream().map(Gate::condition).toList());
  }

  /** Returns the memories, which other plans may share. */
  List<Part> parts() {
    return List.of(timelineHeld, memoryHeld);
  }

  /** Returns one more than the highest number of a gate. */
  int size() {
    return size;
  }

  /** Returns the answers of the gates of the first word; zero if all are false. */
  long ask(A activity) {
    return timeline.ask(activity)
        | memory.ask(activity) << remembered
        | asked.ask(activity) << unremembered;
  }

  /** Returns the answers of the gates of the second word; zero if all are false. */
  long askFurther(A activity) {
    return further == null ? 0 : always | further.ask(activity);
  }

  /** The memories that the plans of one place share, since they depend only on the gates. */
  static final class Shared<A extends Activity<A>> {
    private final ConcurrentMap<List<Gate<A>>, Remembered<A, Timeline<A>>> timelines =
        new ConcurrentHashMap<>();
    private final ConcurrentMap<List<Gate<A>>, Remembered<A, Memory<A>>> memories =
        new ConcurrentHashMap<>();

    private Remembered<A, Timeline<A>> timeline(List<Gate<A>> gates) {
      return find(timelines, gates, Timeline::new, Timeline.BYTES);
    }

    private Remembered<A, Memory<A>> memory(List<Gate<A>> gates) {
      return find(memories, gates, Memory::new, Memory.BYTES);
    }

    private static <A extends Activity<A>, T> Remembered<A, T> find(
        ConcurrentMap<List<Gate<A>>, Remembered<A, T>> all,
        List<Gate<A>> gates,
        Function<Questions<A>, T> make,
        long bytes) {
      Remembered<A, T> known = all.get(gates);
      if (known != null) {
        return known;
      }
      List<Gate<A>> key = List.copyOf(gates);
      Remembered<A, T> made =
          new Remembered<>(all, key, make.apply(questions(gates)), gates.isEmpty() ? 100 : bytes);
      known = all.putIfAbsent(key, made);
      return known == null ? made : known;
    }
  }

  /** The remembered answers of some gates. */
  private static final class Remembered<A extends Activity<A>, T> extends Part {
    private final ConcurrentMap<List<Gate<A>>, Remembered<A, T>> all;
    private final List<Gate<A>> gates;
    private final T what;
    private final long bytes;

    Remembered(
        ConcurrentMap<List<Gate<A>>, Remembered<A, T>> all,
        List<Gate<A>> gates,
        T what,
        long bytes) {
      this.all = all;
      this.gates = gates;
      this.what = what;
      this.bytes = bytes;
    }

    @Override
    long bytes() {
      return bytes;
    }

    @Override
    void kept() {
      all.putIfAbsent(gates, this);
    }

    @Override
    void dropped() {
      all.remove(gates, this);
    }
  }
}
