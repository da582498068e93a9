package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several conditions joined by "and" (one false decides) or by "or" (one true decides). */
final class Combined<A extends Activity<A>> extends Condition<A> {
  private final Condition<A>[] parts;

  /** The truth of a part that decides the whole. */
  private final Truth decisive;

  private Combined(Condition<A>[] parts, Truth decisive) {
    this.parts = parts;
    this.decisive = decisive;
  }

  /** Joins conditions and leaves out those with a fixed answer. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the generic type
  static <A extends Activity<A>> Condition<A> of(
      Collection<Condition<A>> conditions, Truth decisive) {
    List<Condition<A>> parts = new ArrayList<>();
    for (Condition<A> condition : conditions) {
      Truth settled = condition.settled();
      if (settled == decisive) {
        return condition;
      }
      if (settled == decisive.not()) {
        continue;
      }
      if (condition instanceof Combined<A> combined && combined.decisive == decisive) {
        parts.addAll(List.of(combined.parts));
      } else {
        parts.add(condition);
      }
    }
    return switch (parts.size()) {
      case 0 -> decisive == Truth.FALSE ? Condition.always() : Condition.never();
      case 1 -> parts.get(0);
      default -> new Combined<>(parts.toArray(new Condition[0]), decisive);
    };
  }

  @Override
  public Truth test(A activity) {
    Truth neutral = decisive.not();
    Truth result = neutral;
    for (Condition<A> part : parts) {
      Truth truth = part.test(activity);
      if (truth == decisive) {
        return decisive;
      }
      if (truth != neutral) { // unknown, or null from a broken part, which must not pass either
        result = Truth.UNKNOWN;
      }
    }
    return result;
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    for (Condition<A> part : parts) {
      if (part.test(activity) == Truth.UNKNOWN) {
        part.missing(activity, into);
      }
    }
  }

  @Override
  Truth testNaming(A activity, FewFacts<Fact<A, ?>> missing) {
    int before = missing.size();
    Truth neutral = decisive.not();
    Truth result = neutral;
    for (Condition<A> part : parts) {
      Truth truth = part.testNaming(activity, missing);
      if (truth == decisive) {
        missing.cutTo(before);
        return decisive;
      }
      if (truth != neutral) {
        result = Truth.UNKNOWN;
      }
    }
    return result;
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    Set<Fact<A, ?>> reads = new LinkedHashSet<>();
    gatherReads(reads);
    return reads;
  }

  @Override
  void gatherReads(Set<? super Fact<A, ?>> into) {
    for (Condition<A> part : parts) {
      part.gatherReads(into);
    }
  }

  @Override
  public String says() {
    StringBuilder words = new StringBuilder();
    say(words);
    return words.toString();
  }

  /** Appends what it says: an explanation asks hundreds of conditions that are made of others. */
  private void say(StringBuilder words) {
    String word = "";
    for (Condition<A> part : parts) {
      words.append(word);
      if (part instanceof Combined<A> combined) {
        words.append('(');
        combined.say(words);
        words.append(')');
      } else {
        words.append(part.says());
      }
      word = decisive == Truth.FALSE ? " and " : " or ";
    }
  }

  @Override
  public Supplier<String> tells(A activity) {
    Supplier<String> first = SILENT;
    List<Supplier<String>> told = List.of(); // usually one part has details
    for (Condition<A> part : parts) {
      // If an "and" is true, each part is; of an "or", only the true parts have details.
      if (decisive == Truth.FALSE || part.test(activity) == Truth.TRUE) {
        Supplier<String> words = requireNonNull(part.tells(activity), "a condition returned null");
        if (words != SILENT && first == SILENT) {
          first = words;
        } else if (words != SILENT) {
          told = told.isEmpty() ? new ArrayList<>(List.of(first)) : told;
          told.add(words);
        }
      }
    }
    return told.isEmpty() ? first : joined(told);
  }

  private static Supplier<String> joined(List<Supplier<String>> told) {
    return () ->
        told.stream()
            .map(Supplier::get)
            .filter(text -> !text.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
  }

  @Override
  public @Nullable Instant nextChange(A activity, Instant after) {
    A then = after.equals(activity.at()) ? activity : activity.at(after);
    return nextChange(then, test(then));
  }

  /** A part that decides the whole does so until it changes, whatever the others do. */
  @Override
  @Nullable Instant nextChange(A then, Truth now) {
    return now == decisive ? lastChange(then) : firstChange(then, now);
  }

  private @Nullable Instant lastChange(A then) {
    Instant last = null;
    for (Condition<A> part : parts) {
      if (part.test(then) == decisive) {
        Instant next = part.nextChange(then, decisive);
        if (next == null) {
          return null;
        }
        last = last == null || next.isAfter(last) ? next : last;
      }
    }
    return last;
  }

  private @Nullable Instant firstChange(A then, Truth now) {
    Instant first = null;
    boolean isNeutral = now == decisive.not(); // and so is each part
    for (Condition<A> part : parts) {
      first =
          earlier(first, isNeutral ? part.nextChange(then, now) : part.nextChange(then, then.at()));
    }
    return first;
  }

  @Override
  protected boolean lasts() {
    for (Condition<A> part : parts) {
      if (!part.lasts()) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected Condition<A> given(long traits) {
    return simplified(part -> part.given(traits));
  }

  @Override
  protected Condition<A> given(Whereabouts where) {
    return simplified(part -> part.given(where));
  }

  /**
   * Joins what remains of the parts, up to the first that decides the whole. Returns itself if
   * nothing became simpler, so that equal parts of many laws are stored once.
   */
  @SuppressWarnings("ReferenceEquality") // the very parts
  private Condition<A> simplified(UnaryOperator<Condition<A>> given) {
    List<Condition<A>> left = new ArrayList<>(parts.length);
    boolean same = true;
    for (Condition<A> part : parts) {
      Condition<A> simpler = given.apply(part);
      if (simpler != part) {
        if (simpler.settled() == decisive) {
          return simpler;
        }
        same = false;
      }
      left.add(simpler);
    }
    return same ? this : of(left, decisive);
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(decisive, List.of(parts));
  }

  @Override
  protected Set<Fact<A, ?>> readsBesidePlaces() {
    Set<Fact<A, ?>> reads = new LinkedHashSet<>();
    for (Condition<A> part : parts) {
      reads.addAll(part.readsBesidePlaces());
    }
    return reads;
  }

  @Override
  protected Set<Fact<A, ?>> decidedByAbsence() {
    Set<Fact<A, ?>> facts = new LinkedHashSet<>();
    for (Condition<A> part : parts) {
      facts.addAll(part.decidedByAbsence());
    }
    return facts;
  }

  @Override
  protected List<Condition<A>> parts() {
    return decisive == Truth.FALSE ? List.of(parts) : List.of(this);
  }

  /** The opposite of a condition. */
  static final class Not<A extends Activity<A>> extends Condition<A> {
    private final Condition<A> condition;

    Not(Condition<A> condition) {
      this.condition = condition;
    }

    @Override
    public Truth test(A activity) {
      return condition.test(activity).not();
    }

    @Override
    public void missing(A activity, Set<Fact<A, ?>> into) {
      condition.missing(activity, into);
    }

    @Override
    Truth testNaming(A activity, FewFacts<Fact<A, ?>> missing) {
      return condition.testNaming(activity, missing).not();
    }

    @Override
    public Set<Fact<A, ?>> reads() {
      return condition.reads();
    }

    @Override
    void gatherReads(Set<? super Fact<A, ?>> into) {
      condition.gatherReads(into);
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(condition);
    }

    @Override
    public String says() {
      return "not (" + condition.says() + ")";
    }

    @Override
    public @Nullable Instant nextChange(A activity, Instant after) {
      return condition.nextChange(activity, after);
    }

    @Override
    @Nullable Instant nextChange(A then, Truth now) {
      return condition.nextChange(then, now.not());
    }

    @Override
    protected boolean lasts() {
      return condition.lasts();
    }

    @Override
    protected Set<Fact<A, ?>> readsBesidePlaces() {
      return condition.readsBesidePlaces();
    }

    @Override
    protected Set<Fact<A, ?>> decidedByAbsence() {
      return condition.decidedByAbsence();
    }

    @Override
    protected Condition<A> given(long traits) {
      return opposite(condition.given(traits));
    }

    @Override
    protected Condition<A> given(Whereabouts where) {
      return opposite(condition.given(where));
    }

    @SuppressWarnings("ReferenceEquality") // the very condition
    private Condition<A> opposite(Condition<A> left) {
      return left == condition ? this : left.not();
    }

    @Override
    public Condition<A> not() {
      return condition;
    }
  }
}
