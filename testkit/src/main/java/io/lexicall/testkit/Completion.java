package io.lexicall.testkit;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An activity in which one fact that was unknown has a value.
 *
 * <p>A verdict that does not guess stays the same for every completion of its activity. Immutable
 * and thread-safe.
 *
 * @param fact the path of the fact, without indexes, such as {@code consents.purposes}
 * @param value the value, for people
 * @param facts the activity with that value
 * @since 0.1
 */
public record Completion<A extends Activity<A>>(String fact, String value, A facts) {
  /** On both sides of the ages and numbers that laws name. */
  private static final List<Integer> COUNTS = List.of(0, 1, 17, 1_000_000);

  /** A value of a fact, or of a fact inside it. */
  private record Filling(String fact, String told, Object value) {}

  /**
   * Returns all completions of an activity by one fact that has few values: each boolean, each word
   * of a fact or of a list with a single entry, some numbers, and an empty list. The facts are
   * those of the activity itself, of its groups, also of those that are left out, and of each entry
   * of its lists. A list of entries that is left out is completed by one entry with one fact.
   *
   * <p>Facts that were left out because that has a meaning, such as events, are not completed. What
   * would contradict a known fact is left out.
   */
  public static <A extends Activity<A>> List<Completion<A>> of(A activity) {
    List<Completion<A>> completions = new ArrayList<>();
    for (FactTree.Spot spot : FactTree.spots(activity)) {
      if (!spot.isUnknown()) {
        continue;
      }
      for (Filling filling : fillings(spot.plain(), spot.fact())) {
        A completed = FactTree.edit(activity, Set.of(spot.path()), each -> filling.value);
        if (!completed.equals(activity)) {
          completions.add(new Completion<>(filling.fact, filling.told, completed));
        }
      }
    }
    return completions;
  }

  /**
   * Returns the values of a fact that has few, by the paths of the facts that then have a value.
   */
  private static List<Filling> fillings(String path, Fact<?, ?> fact) {
    List<Filling> fillings = new ArrayList<>();
    FactType<?> type = fact.type();
    switch (type.form()) {
      case BOOLEAN -> List.of(false, true).forEach(each -> add(path, each, fillings));
      case CHOICE -> type.choices().forEach(each -> add(path, each, fillings));
      case COUNT -> COUNTS.forEach(each -> add(path, each, fillings));
      case GROUP -> addGroups(path, type.group().builder(), false, fillings);
      case LIST -> {
        add(path, List.of(), fillings);
        if (type.element().form() == FactType.Form.CHOICE) {
          type.element().choices().forEach(each -> add(path, List.of(each), fillings));
        } else if (type.element().form() == FactType.Form.GROUP) {
          addGroups(path, type.element().group().builder(), true, fillings);
        }
      }
      default -> {} // as many values as there are texts, numbers and places
    }
    return fillings;
  }

  /** Adds groups, or lists of one, that have no fact or a single one. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a value is built for the type of its fact
  private static void addGroups(
      String path, FactsBuilder nothing, boolean inList, List<Filling> into) {
    if (!nothing.problems().isEmpty()) {
      return; // something is required
    }
    Facts empty = nothing.build();
    if (!inList) {
      add(path, empty, into);
    }
    for (Fact fact : (List<Fact>) empty.schema().facts()) {
      if (!fact.canBeUnknown()) {
        continue;
      }
      for (Filling inner : fillings(path + "." + fact.path(), fact)) {
        FactsBuilder builder = empty.schema().builder();
        builder.with(fact, inner.value);
        if (builder.problems().isEmpty()) {
          Object group = builder.build();
          into.add(
              inList
                  ? new Filling(path, "[" + fact.path() + "=" + inner.told + "]", List.of(group))
                  : new Filling(inner.fact, inner.told, group));
        }
      }
    }
  }

  private static void add(String path, Object value, List<Filling> into) {
    into.add(new Filling(path, told(value), value));
  }

  private static String told(Object value) {
    if (value instanceof Enum<?> word) {
      return FactType.code(word);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Completion::told).toList().toString();
    }
    return value instanceof Facts ? "{}" : value.toString();
  }
}
