package io.lexicall.testkit;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Problem;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An activity seen as a tree of facts, read and rewritten without knowing any of them by name.
 *
 * <p>Every fact of a group that is there has a spot, known or not; so has every fact of each entry
 * of a list.
 */
final class FactTree {
  private FactTree() {}

  /** Returns the instants of all its events, and its own. */
  static NavigableSet<Instant> instants(Activity<?> about) {
    NavigableSet<Instant> instants = new TreeSet<>(Set.of(about.at()));
    for (Spot spot : spots(about)) {
      if (spot.value() instanceof Instant event) {
        instants.add(event);
      } else if (spot.value() instanceof Moment event) {
        instants.add(event.at(ZoneClock.of(ZoneOffset.UTC)));
      }
    }
    return instants;
  }

  /** Where a value is, or could be. Its paths are put together only when they are asked for. */
  static final class Spot {
    private final String above;
    private final String plainAbove;
    private final Fact<?, ?> fact;
    private final @Nullable Object value;
    private @Nullable String path;
    private @Nullable String plain;

    private Spot(String above, String plainAbove, Fact<?, ?> fact, @Nullable Object value) {
      this.above = above;
      this.plainAbove = plainAbove;
      this.fact = fact;
      this.value = value;
    }

    /** Returns the path with the index of each entry on the way, {@code consents[0].seller}. */
    String path() {
      String known = path;
      if (known == null) {
        known = above.isEmpty() ? fact.path() : above + fact.path();
        path = known;
      }
      return known;
    }

    /** Returns the path without indexes, as rules name it: {@code consents.seller}. */
    String plain() {
      String known = plain;
      if (known == null) {
        known = plainAbove.length() == above.length() ? path() : plainAbove + fact.path();
        plain = known;
      }
      return known;
    }

    /** Returns whether it is in an entry of a list. */
    boolean isInEntry() {
      return above.length() != plainAbove.length();
    }

    /** Returns the fact as its group declares it. */
    Fact<?, ?> fact() {
      return fact;
    }

    /** Returns the value, null where there is none. */
    @Nullable Object value() {
      return value;
    }

    /** Returns whether the value can be taken away so that the fact is unknown. */
    boolean canBeDropped() {
      return value != null && fact.canBeUnknown();
    }

    /** Returns whether the fact is unknown. */
    boolean isUnknown() {
      return value == null && fact.canBeUnknown();
    }

    @Override
    public String toString() {
      return path();
    }
  }

  /** Decides on the value at each spot; groups are entered after their own turn. */
  interface Edit {
    @Nullable Object at(Spot spot);
  }

  /** Returns all spots, groups before what they hold. */
  static List<Spot> spots(Facts<?> root) {
    List<Spot> spots = new ArrayList<>();
    edit(
        root,
        spot -> {
          spots.add(spot);
          return spot.value();
        });
    return spots;
  }

  /** Returns the facts with every value as the edit has it; itself if none differs. */
  @SuppressWarnings("unchecked") // a group is rewritten into one of its own schema
  static <G extends Facts<?>> G edit(G root, Edit edit) {
    return (G) edit(root, "", "", null, edit);
  }

  /**
   * Returns the facts with the values at some paths as the edit has them; itself if none differs.
   * Groups that hold none of these paths are not entered, which saves most of the time.
   */
  @SuppressWarnings("unchecked") // a group is rewritten into one of its own schema
  static <G extends Facts<?>> G edit(G root, Set<String> paths, Edit edit) {
    return (G)
        edit(
            root,
            "",
            "",
            paths,
            spot -> paths.contains(spot.path()) ? edit.at(spot) : spot.value());
  }

  /** Returns whether one of some paths is that of a fact in a group, or goes on from there. */
  private static boolean leadsTo(String group, Fact<?, ?> fact, Set<String> paths) {
    String name = fact.path();
    int end = group.length() + name.length();
    for (String path : paths) {
      if (path.startsWith(name, group.length())
          && path.startsWith(group)
          && (path.length() == end || path.charAt(end) == '.' || path.charAt(end) == '[')) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static Facts edit(
      Facts group, String path, String plain, @Nullable Set<String> only, Edit edit) {
    FactsBuilder builder = null;
    for (Fact fact : (List<Fact>) group.schema().facts()) {
      if (only != null && !leadsTo(path, fact, only)) {
        continue;
      }
      Object old = fact.in(group);
      Spot spot = new Spot(path, plain, fact, old);
      Object value = edit.at(spot);
      if (value == null) {
        // There is nothing to enter.
      } else if (value instanceof Facts inner) {
        value = edit(inner, spot.path() + ".", spot.plain() + ".", only, edit);
      } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Facts) {
        value = editEntries((List<Facts>) list, spot.path(), spot.plain(), only, edit);
      }
      if (value == old) {
        continue;
      }
      if (builder == null) {
        builder = group.schema().builder();
        builder.from(group);
      }
      if (value == null) {
        builder.without(fact);
      } else {
        builder.with(fact, value);
      }
    }
    return builder == null ? group : consistent(builder, group);
  }

  /** Returns the first fact in a contradiction that was unknown before; null if there is none. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static @Nullable Fact added(Facts built, Facts group) {
    for (Problem problem : (List<Problem>) built.contradictions()) {
      Fact fact = (Fact) group.schema().fact(problem.path()).orElseThrow();
      if (fact.in(group) == null && fact.in(built) != null) {
        return fact;
      }
    }
    return null;
  }

  /**
   * Builds what was edited, without contradictions: of those facts that were unknown before, the
   * first named stay so; an edit that contradicts itself all the same changes nothing.
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // the builder is of the group's own schema
  private static Facts consistent(FactsBuilder builder, Facts group) {
    Facts built = builder.build();
    Fact added = added(built, group);
    while (added != null) { // what is left may contradict something else
      built = builder.without(added).build();
      added = added(built, group);
    }
    // A number or a country that becomes known can let a code be read that was not before.
    for (Fact fact : (List<Fact>) group.schema().facts()) {
      boolean places =
          switch (fact.type().form()) {
            case PHONE_NUMBER, COUNTRY, REGION, TIME_ZONE -> true;
            default -> false;
          };
      if (places && fact.in(group) == null && !built.contradictions().isEmpty()) {
        built = builder.without(fact).build();
      }
    }
    return built.contradictions().isEmpty() ? built : group;
  }

  @SuppressWarnings({"rawtypes", "ReferenceEquality"}) // an entry that was not touched is itself
  private static List<Facts> editEntries(
      List<Facts> list, String path, String plain, @Nullable Set<String> only, Edit edit) {
    List<Facts> edited = new ArrayList<>(list.size());
    boolean changed = false;
    for (int i = 0; i < list.size(); i++) {
      Facts entry = edit(list.get(i), path + "[" + i + "].", plain + ".", only, edit);
      changed |= entry != list.get(i);
      edited.add(entry);
    }
    return changed ? edited : list;
  }

  /** Returns an equal activity that shares no group with it. */
  @SuppressWarnings("unchecked") // a group is rewritten into one of its own schema
  static <G extends Facts<?>> G copy(G group) {
    return (G) copyOf(group);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static Facts copyOf(Facts group) {
    FactsBuilder builder = group.schema().builder();
    builder.from(group);
    for (Fact fact : (List<Fact>) group.schema().facts()) {
      Object value = fact.in(group);
      if (value instanceof Facts inner) {
        builder.with(fact, copyOf(inner));
      } else if (value instanceof List<?> list) {
        List<Object> entries = new ArrayList<>();
        list.forEach(entry -> entries.add(entry instanceof Facts inner ? copyOf(inner) : entry));
        builder.with(fact, entries);
      }
    }
    return builder.build();
  }
}
