package io.lexicall.testkit;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Schema;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /**
   * The facts that a group can hold, each with its path without indexes. There is one for each
   * group that an activity can hold, so that no path is put together twice.
   */
  private static final class Branch {
    private static final Map<Schema<?>, Branch> OF_ACTIVITIES =
        Activity.schemas().stream()
            .collect(
                Collectors.toUnmodifiableMap(schema -> schema, schema -> new Branch(schema, "")));

    private final Fact<?, ?>[] facts;
    private final String[] plain;

    /** What a fact holds, if that is a group, or a list of groups. */
    private final @Nullable Branch[] inner;

    private Branch(Schema<?> schema, String above) {
      int size = schema.facts().size();
      facts = new Fact<?, ?>[size];
      plain = new String[size];
      inner = new Branch[size];
      for (int i = 0; i < size; i++) {
        Fact<?, ?> fact = schema.facts().get(i);
        FactType<?> type = fact.type();
        type = type.form() == FactType.Form.LIST ? type.element() : type;
        facts[i] = fact;
        plain[i] = above + fact.path();
        if (type.form() == FactType.Form.GROUP) {
          inner[i] = new Branch(type.group(), plain[i] + ".");
        }
      }
    }

    static Branch of(Facts<?> root) {
      Branch known = OF_ACTIVITIES.get(root.schema());
      return known == null ? new Branch(root.schema(), "") : known;
    }
  }

  /** An entry of a list of groups. */
  private static final class Entry {
    private final Spot list;
    private final int index;
    private @Nullable String path;

    private Entry(Spot list, int index) {
      this.list = list;
      this.index = index;
    }

    private String path() {
      String known = path;
      if (known == null) {
        known = list.path() + "[" + index + "]";
        path = known;
      }
      return known;
    }
  }

  /** Where a value is, or could be. Its paths are put together only when they are asked for. */
  static final class Spot {
    private final Fact<?, ?> fact;
    private final String plain;
    private final @Nullable Entry entry;
    private final @Nullable Object value;
    private @Nullable String path;

    private Spot(Branch branch, int index, @Nullable Entry entry, @Nullable Object value) {
      this.fact = branch.facts[index];
      this.plain = branch.plain[index];
      this.entry = entry;
      this.value = value;
    }

    /** Returns the path with the index of each entry on the way, {@code consents[0].seller}. */
    String path() {
      String known = path;
      if (known == null) {
        known = entry == null ? plain : entry.path() + plain.substring(entry.list.plain.length());
        path = known;
      }
      return known;
    }

    /** Returns the path without indexes, as rules name it: {@code consents.seller}. */
    String plain() {
      return plain;
    }

    /** Returns whether it is in an entry of a list. */
    boolean isInEntry() {
      return entry != null;
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
    gather(root, Branch.of(root), null, spots);
    return spots;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static void gather(Facts group, Branch branch, @Nullable Entry entry, List<Spot> into) {
    for (int i = 0; i < branch.facts.length; i++) {
      Fact fact = branch.facts[i];
      Spot spot = new Spot(branch, i, entry, fact.in(group));
      into.add(spot);
      Branch inner = branch.inner[i];
      if (inner == null || spot.value == null) {
        continue;
      }
      if (spot.value instanceof Facts held) {
        gather(held, inner, entry, into);
      } else {
        List<Facts> list = (List<Facts>) spot.value;
        for (int j = 0; j < list.size(); j++) {
          gather(list.get(j), inner, new Entry(spot, j), into);
        }
      }
    }
  }

  /** Returns the facts with every value as the edit has it; itself if none differs. */
  @SuppressWarnings("unchecked") // a group is rewritten into one of its own schema
  static <G extends Facts<?>> G edit(G root, Edit edit) {
    return (G) edit(root, Branch.of(root), null, null, edit);
  }

  /**
   * Returns the facts with the values at some paths as the edit has them; itself if none differs.
   * Groups that hold none of these paths are not entered, which saves most of the time.
   */
  @SuppressWarnings("unchecked") // a group is rewritten into one of its own schema
  static <G extends Facts<?>> G edit(G root, Set<String> paths, Edit edit) {
    return (G) edit(root, Branch.of(root), null, new Only(paths), edit);
  }

  /** The paths at which to edit. */
  private static final class Only {
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+\\]");

    private final String[] paths;

    /**
     * The same without indexes, which are compared first: no path need be put together for them.
     */
    private final String[] plain;

    Only(Set<String> paths) {
      this.paths = paths.toArray(String[]::new);
      plain = this.paths.clone();
      for (int i = 0; i < plain.length; i++) {
        if (plain[i].indexOf('[') >= 0) {
          plain[i] = INDEX.matcher(plain[i]).replaceAll("");
        }
      }
    }

    /** Returns whether no path is, or goes on from, that one, whatever entry it is in. */
    boolean isAside(String path) {
      return way(path, plain) == Way.ASIDE;
    }

    Way way(Spot spot) {
      return way(spot.path(), paths);
    }

    Way way(Entry entry) {
      return way(entry.path(), paths);
    }

    private static Way way(String path, String[] paths) {
      Way way = Way.ASIDE;
      for (String each : paths) {
        if (each.length() == path.length() && each.equals(path)) {
          return Way.HERE;
        }
        if (each.length() > path.length() && Trials.isWithin(each, path)) {
          way = Way.FURTHER;
        }
      }
      return way;
    }
  }

  /** How paths go on from one. */
  private enum Way {
    /** None is it, or goes on from it. */
    ASIDE,
    /** One goes on from it. */
    FURTHER,
    /** One is it. */
    HERE
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static Facts edit(
      Facts group, Branch branch, @Nullable Entry entry, @Nullable Only only, Edit edit) {
    FactsBuilder builder = null;
    for (int i = 0; i < branch.facts.length; i++) {
      if (only != null && only.isAside(branch.plain[i])) {
        continue;
      }
      Fact fact = branch.facts[i];
      Object old = fact.in(group);
      Spot spot = new Spot(branch, i, entry, old);
      Way way = only == null ? Way.HERE : only.way(spot);
      if (way == Way.ASIDE) {
        continue;
      }
      Object value = way == Way.HERE ? edit.at(spot) : old;
      Branch inner = branch.inner[i];
      if (inner != null && value instanceof Facts held) {
        value = edit(held, inner, entry, only, edit);
      } else if (inner != null && value != null) {
        value = editEntries((List<Facts>) value, inner, spot, only, edit);
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
    if (built.contradictions().isEmpty()) {
      return built; // as nearly always
    }
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
      List<Facts> list, Branch branch, Spot spot, @Nullable Only only, Edit edit) {
    List<Facts> edited = null;
    for (int i = 0; i < list.size(); i++) {
      Entry each = new Entry(spot, i);
      if (only != null && only.way(each) == Way.ASIDE) {
        continue;
      }
      Facts entry = edit(list.get(i), branch, each, only, edit);
      if (entry != list.get(i)) {
        if (edited == null) {
          edited = new ArrayList<>(list);
        }
        edited.set(i, entry);
      }
    }
    return edited == null ? list : edited;
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
