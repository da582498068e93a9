package io.lexicall.testkit;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Schema;
import io.lexicall.place.Place;
import io.lexicall.testkit.FactTree.Spot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a rule names it when it is missing: {@code to.lineType}, {@code consents.seller} for
 * each entry that lacks it, {@code lists[national-dnc].asOf} for each entry of that list, {@code
 * lists[state-dnc US-TX]} for a list that was not checked.
 *
 * @param fact the fact
 * @param plain its path without labels
 */
record NamedFact(Fact<?, ?> fact, String plain) {
  private static final Pattern LABEL = Pattern.compile("\\[[^\\]]*\\]");

  /** Lists of what was checked: of one that is not in it nothing is known. */
  private static final Set<Fact<?, ?>> OPEN = Set.of(Contact.LISTS);

  static NamedFact of(Fact<?, ?> fact) {
    return new NamedFact(fact, plain(fact));
  }

  static String plain(Fact<?, ?> fact) {
    return fact.path().indexOf('[') < 0 ? fact.path() : LABEL.matcher(fact.path()).replaceAll("");
  }

  /**
   * Returns whether it is a list to which an entry can be added without changing what it says, or
   * an entry of one that is not there.
   */
  boolean isOpenList() {
    return OPEN.stream().anyMatch(list -> list.path().equals(plain));
  }

  /** Returns whether it is a list of groups, whose entries can be compared with other facts. */
  boolean holdsEntries() {
    FactType<?> type = fact.type();
    return isOpenList()
        || (type.form() == FactType.Form.LIST && type.element().form() == FactType.Form.GROUP);
  }

  private String[] steps() {
    return fact.path().split("\\.");
  }

  private static String name(String step) {
    int open = step.indexOf('[');
    return open < 0 ? step : step.substring(0, open);
  }

  /** Returns whether it is unknown, or unknown in some entry of its list. */
  boolean isMissingIn(Activity<?> about) {
    return isOpenList() || isMissingIn(about, steps(), 0);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static boolean isMissingIn(Facts group, String[] steps, int depth) {
    String step = steps[depth];
    Fact here = (Fact) group.schema().fact(name(step)).orElse(null);
    if (here == null) {
      return false;
    }
    Object value = here.in(group);
    if (value == null) {
      return here.canBeUnknown();
    }
    if (depth == steps.length - 1) {
      return false;
    }
    if (value instanceof List<?> list) {
      boolean some = false;
      for (Object entry : list) {
        if (isLabelled((Facts<?>) entry, step)) {
          some = true;
          if (isMissingIn((Facts) entry, steps, depth + 1)) {
            return true;
          }
        }
      }
      return !some && OPEN.contains(here);
    }
    return value instanceof Facts inner && isMissingIn(inner, steps, depth + 1);
  }

  /** Returns whether an entry is one that {@code list[label]} speaks of, or can be. */
  private static boolean isLabelled(Facts<?> entry, String step) {
    int open = step.indexOf('[');
    return open < 0
        || Arrays.stream(step.substring(open + 1, step.length() - 1).split(" "))
            .allMatch(word -> canBear(entry, word));
  }

  /** Returns whether a fact of an entry is, or may be, what a word of a label says, if any can. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static boolean canBear(Facts entry, String word) {
    boolean bearsLabels = false;
    for (Fact fact : (List<Fact>) entry.schema().facts()) {
      Object wanted = valueOf(fact.type(), word);
      if (wanted != null) {
        bearsLabels = true;
        Object value = fact.in(entry);
        if (value == null || value.equals(wanted)) {
          return true;
        }
      }
    }
    return !bearsLabels;
  }

  private static @Nullable Object valueOf(FactType<?> type, String word) {
    return switch (type.form()) {
      case CHOICE -> type.choice(word).orElse(null);
      case COUNTRY -> Place.tryOf(word).filter(place -> !place.isRegion()).orElse(null);
      case REGION -> Place.tryOf(word).filter(Place::isRegion).orElse(null);
      default -> null;
    };
  }

  /** Returns the fact as its own group declares it. */
  Fact<?, ?> declaredIn(Schema<?> activity) {
    Schema<?> schema = activity;
    Fact<?, ?> found = fact;
    for (String step : steps()) {
      found =
          schema
              .fact(name(step))
              .orElseThrow(() -> new IllegalStateException("There is no fact " + fact));
      FactType<?> type = found.type();
      if (type.form() == FactType.Form.LIST) {
        type = type.element();
      }
      if (type.form() == FactType.Form.GROUP) {
        schema = type.group();
      }
    }
    return found;
  }

  /** Returns its value in an activity, or in the first entry that has one; null if none does. */
  @Nullable Object valueIn(Activity<?> about) {
    for (Spot spot : FactTree.spots(about)) {
      if (spot.plain().equals(plain) && spot.value() != null) {
        return spot.value();
      }
    }
    return null;
  }

  /** States it, in every entry that lacks it if it is one of entries; an open list grows. */
  @SuppressWarnings("unchecked") // a group is rewritten into one of its own schema
  <A extends Activity<A>> A statedIn(A about, Object value) {
    return (A) stated(about, steps(), 0, value, isOpenList());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
  private static Facts stated(Facts group, String[] steps, int depth, Object value, boolean open) {
    String step = steps[depth];
    Fact here = (Fact) group.schema().fact(name(step)).orElseThrow();
    Object old = here.in(group);
    Object made;
    if (depth == steps.length - 1) {
      made = value;
      if (open && old instanceof List<?> list) {
        List<Object> joined = new ArrayList<>(list);
        joined.addAll((List<?>) value);
        made = joined;
      }
    } else if (here.type().form() == FactType.Form.LIST) {
      List<Facts> entries = new ArrayList<>();
      for (Object entry : old == null ? List.of() : (List<?>) old) {
        Facts each = (Facts) entry;
        entries.add(
            isLabelled(each, step) && isMissingIn(each, steps, depth + 1)
                ? stated(each, steps, depth + 1, value, open)
                : each);
      }
      made = entries;
    } else {
      Facts inner = old == null ? here.type().group().builder().build() : (Facts) old;
      made = stated(inner, steps, depth + 1, value, open);
    }
    FactsBuilder builder = group.schema().builder();
    builder.from(group);
    builder.with(here, made);
    return fitting(builder, here, group);
  }

  /**
   * Builds what is stated, and leaves out what contradicts it: a postal code of another region. A
   * value that can only be wrong beside the rest is not stated.
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // the builder is of the group's own schema
  private static Facts fitting(FactsBuilder builder, Fact stated, Facts group) {
    Facts made = builder.build();
    for (Problem problem : (List<Problem>) made.contradictions()) {
      if (!problem.path().equals(stated.path())) {
        Fact other = (Fact) group.schema().fact(problem.path()).orElseThrow();
        made = builder.without(other).build();
      }
    }
    return made.contradictions().isEmpty() ? made : group;
  }

  @Override
  public String toString() {
    return fact.path();
  }
}
