package io.lexicall.facts;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The facts that one group can hold, in the order in which they are written.
 *
 * <p>Declared by each group in its static initialiser and never changed after it. Everything that
 * handles facts without knowing them (JSON, JSON Schema, profiles, generators of tests) reads it.
 *
 * @param <G> the group
 * @since 0.1
 */
public final class Schema<G extends Facts<G>> {
  private final String name;
  private final Supplier<FactsBuilder<G, ?>> builder;
  private final List<Fact<G, ?>> facts = new ArrayList<>();

  /** Laid out on first use, when every group's static initialiser is done; idempotent. */
  private volatile @Nullable Layout<G> layout;

  Schema(String name, Supplier<FactsBuilder<G, ?>> builder) {
    this.name = name;
    this.builder = builder;
  }

  private <T> Fact<G, T> add(String fact, Fact.Kind kind, FactType<T> type) {
    Fact<G, T> added = new Fact<>(this, null, fact, kind, type, facts.size(), true);
    facts.add(added);
    return added;
  }

  Fact<G, String> text(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.TEXT);
  }

  Fact<G, Boolean> bool(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.BOOLEAN);
  }

  Fact<G, Integer> count(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.COUNT);
  }

  <E extends Enum<E>> Fact<G, E> choice(String fact, Class<E> type) {
    return add(fact, Fact.Kind.STATE, FactType.choice(type));
  }

  /** A choice in which the word {@code unknown} is the same as leaving the fact out. */
  <E extends Enum<E>> Fact<G, E> choiceOrUnknown(String fact, Class<E> type) {
    return add(fact, Fact.Kind.STATE, FactType.choiceOrUnknown(type));
  }

  Fact<G, Instant> requiredInstant(String fact) {
    return add(fact, Fact.Kind.REQUIRED, FactType.INSTANT);
  }

  Fact<G, Place> requiredRegion(String fact) {
    return add(fact, Fact.Kind.REQUIRED, FactType.REGION);
  }

  Fact<G, Instant> event(String fact) {
    return add(fact, Fact.Kind.EVENT, FactType.INSTANT);
  }

  Fact<G, Instant> plan(String fact) {
    return add(fact, Fact.Kind.PLAN, FactType.INSTANT);
  }

  Fact<G, Moment> moment(String fact, Fact.Kind kind) {
    return add(fact, kind, FactType.MOMENT);
  }

  Fact<G, Optional<LocalDate>> dateOrNever(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.DATE_OR_NEVER);
  }

  Fact<G, PhoneNumber> number(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.PHONE_NUMBER);
  }

  Fact<G, Place> country(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.COUNTRY);
  }

  Fact<G, Place> region(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.REGION);
  }

  Fact<G, ZoneId> timeZone(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.TIME_ZONE);
  }

  Fact<G, Map<Place, Integer>> countByRegion(String fact) {
    return add(fact, Fact.Kind.OBJECT, FactType.COUNT_BY_REGION);
  }

  <H extends Facts<H>> Fact<G, H> group(String fact, Schema<H> group) {
    return add(fact, Fact.Kind.OBJECT, FactType.group(group));
  }

  <H extends Facts<H>> Fact<G, List<H>> groups(String fact, Schema<H> group) {
    return add(fact, Fact.Kind.LIST, FactType.listOf(FactType.group(group)));
  }

  <H extends Facts<H>> Fact<G, List<H>> standingGroups(String fact, Schema<H> group) {
    return add(fact, Fact.Kind.STANDING, FactType.listOf(FactType.group(group)));
  }

  <E extends Enum<E>> Fact<G, List<E>> choices(String fact, Class<E> type) {
    return add(fact, Fact.Kind.LIST, FactType.listOf(FactType.choice(type)));
  }

  Fact<G, List<String>> texts(String fact) {
    return add(fact, Fact.Kind.LIST, FactType.listOf(FactType.TEXT));
  }

  Fact<G, List<Place>> regions(String fact) {
    return add(fact, Fact.Kind.LIST, FactType.listOf(FactType.REGION));
  }

  Fact<G, List<Place>> countries(String fact) {
    return add(fact, Fact.Kind.LIST, FactType.listOf(FactType.COUNTRY));
  }

  /** Returns the name of the group, such as {@code contact} or {@code caller}. */
  public String name() {
    return name;
  }

  /** Returns the facts in their order. */
  public List<Fact<G, ?>> facts() {
    return Collections.unmodifiableList(facts);
  }

  /** Returns the fact of that name, such as {@code lineType}. */
  public Optional<Fact<G, ?>> fact(String factName) {
    for (Fact<G, ?> fact : facts) {
      if (fact.path().equals(factName)) {
        return Optional.of(fact);
      }
    }
    return Optional.empty();
  }

  /** Returns a builder that holds nothing yet. */
  public FactsBuilder<G, ?> builder() {
    return builder.get();
  }

  /**
   * Returns every fact that can be read from this group, those of nested groups joined on, in
   * order. Groups come before their own facts; the entries of lists are not entered.
   */
  public List<Fact<G, ?>> deepFacts() {
    List<Fact<G, ?>> deep = new ArrayList<>();
    for (Fact<G, ?> fact : facts) {
      addDeep(fact, deep);
    }
    return deep;
  }

  private void addDeep(Fact<G, ?> fact, List<Fact<G, ?>> deep) {
    deep.add(fact);
    if (fact.type().form() == FactType.Form.GROUP) {
      for (Fact<?, ?> inner : fact.type().group().facts()) {
        addDeep(fact.then(inner), deep);
      }
    }
  }

  @Nullable Trait trait(Fact<?, ?> fact) {
    return layout().byPath.get(fact.path());
  }

  long traitsOf(G group) {
    Layout<G> known = layout();
    long packed = 0;
    for (int i = 0; i < known.traits.length; i++) {
      packed |= known.traits[i].pack(known.facts.get(i).in(group));
    }
    return packed;
  }

  private Layout<G> layout() {
    Layout<G> known = layout;
    if (known == null) {
      known = Layout.of(deepFacts());
      layout = known;
    }
    return known;
  }

  /** Which bits of {@link Activity#traits()} hold which fact; those without room hold none. */
  private static final class Layout<G extends Facts<G>> {
    private final List<Fact<G, ?>> facts = new ArrayList<>();
    private final Map<String, Trait> byPath = new HashMap<>();
    private Trait[] traits = {};

    static <G extends Facts<G>> Layout<G> of(List<Fact<G, ?>> facts) {
      Layout<G> layout = new Layout<>();
      List<Trait> traits = new ArrayList<>();
      int shift = 0;
      for (Fact<G, ?> fact : facts) {
        int bits = fact.canBeUnknown() ? Trait.bitsFor(fact) : 0;
        if (bits > 0 && shift + bits <= Long.SIZE) {
          Trait trait = new Trait(fact, shift, bits);
          layout.facts.add(fact);
          traits.add(trait);
          layout.byPath.put(fact.path(), trait);
          shift += bits;
        }
      }
      layout.traits = traits.toArray(Trait[]::new);
      return layout;
    }
  }

  @Override
  public String toString() {
    return name + facts;
  }
}
