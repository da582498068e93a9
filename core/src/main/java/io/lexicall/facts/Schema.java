package io.lexicall.facts;

import io.lexicall.engine.trait.Trait;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
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
 * handles facts generically (JSON, JSON Schema, profiles, generators of tests) reads it.
 *
 * @param <G> the group
 * @since 0.1
 */
public final class Schema<G extends Facts<G>> {
  private final String name;
  private final boolean isActivity;
  private final Supplier<FactsBuilder<G, ?>> builder;
  private final List<Fact<G, ?>> facts = new ArrayList<>();
  private final List<Fact<G, ?>> readable = Collections.unmodifiableList(facts);

  /** A bit for each fact, by its index; complete once the group's static initialiser is done. */
  private long steady;

  /** A bit for each fact that is not packed into the traits, by its index. */
  private long unpacked;

  private @Nullable Fact<G, Instant> instant;

  /** Laid out on first use, when every group's static initialiser is done; idempotent. */
  private volatile @Nullable Layout layout;

  private Schema(String name, boolean isActivity, Supplier<FactsBuilder<G, ?>> builder) {
    this.name = name;
    this.isActivity = isActivity;
    this.builder = builder;
  }

  static <H extends Facts<H>> Schema<H> ofGroup(String name, Supplier<FactsBuilder<H, ?>> builder) {
    return new Schema<>(name, false, builder);
  }

  static <H extends Facts<H>> Schema<H> ofActivity(
      String name, Supplier<FactsBuilder<H, ?>> builder) {
    return new Schema<>(name, true, builder);
  }

  private <T> Fact<G, T> add(String fact, Fact.Kind kind, FactType<T> type) {
    Fact<G, T> added = new Fact<>(this, null, fact, kind, type, facts.size(), true);
    facts.add(added);
    return added;
  }

  Fact<G, String> text(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.TEXT);
  }

  /** Returns a text that must not be blank. */
  Fact<G, String> named(String fact) {
    return add(fact, Fact.Kind.STATE, FactType.NAMED);
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

  /** Returns a choice in which the word {@code unknown} is the same as leaving the fact out. */
  <E extends Enum<E>> Fact<G, E> choiceOrUnknown(String fact, Class<E> type) {
    return add(fact, Fact.Kind.STATE, FactType.choiceOrUnknown(type));
  }

  Fact<G, Instant> requiredInstant(String fact) {
    Fact<G, Instant> added = add(fact, Fact.Kind.REQUIRED, FactType.INSTANT);
    instant = added;
    return added;
  }

  /** Returns the instant that each such group has; null if it can lack one. */
  @Nullable Fact<G, Instant> instant() {
    return instant;
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

  Fact<G, LocalTime> localTime(String fact) {
    return add(fact, Fact.Kind.PLAN, FactType.LOCAL_TIME);
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

  /** Returns a list of events: left out, none is known. */
  <H extends Facts<H>> Fact<G, List<H>> eventGroups(String fact, Schema<H> group) {
    return add(fact, Fact.Kind.EVENT, FactType.listOf(FactType.group(group)));
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

  /** Declares that hosts state the same object for many activities. */
  <T> Fact<G, T> steady(Fact<G, T> fact) {
    steady |= 1L << fact.index();
    return fact;
  }

  /**
   * Declares that few laws read the fact, so that it is not packed into the traits: its value is
   * read where such a law applies.
   */
  <T> Fact<G, T> rarelyRead(Fact<G, T> fact) {
    unpacked |= 1L << fact.index();
    return fact;
  }

  boolean isSteady(int index) {
    return (steady >>> index & 1) != 0;
  }

  /** Returns the name of the group, such as {@code contact} or {@code caller}. */
  public String name() {
    return name;
  }

  /** Returns the facts in their order. */
  public List<Fact<G, ?>> facts() {
    return readable;
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
   * Returns every fact that can be read from this group, including those of nested groups, in
   * order. A group comes before its own facts; facts of list entries are not included.
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
    return traitAt(fact.path());
  }

  @Nullable Trait traitAt(String path) {
    return layout().byPath.get(path);
  }

  /** Packs the discrete values of a group, including those of the groups inside it. */
  long pack(@Nullable Object[] values) {
    Layout known = layout();
    long packed = 0;
    for (int i = 0; i < known.indexes.length; i++) {
      packed |= known.code(i, values[known.indexes[i]]) << known.shifts[i];
    }
    return packed;
  }

  /** Packs a value of a fact, and replaces the packed one. */
  long repack(long packed, int index, @Nullable Object value) {
    Layout known = layout();
    int slot = known.slots[index];
    return slot < 0
        ? packed
        : packed & ~known.masks[slot] | known.code(slot, value) << known.shifts[slot];
  }

  /** Returns the indexes of the required facts. */
  int[] required() {
    return layout().required;
  }

  private Layout layout() {
    Layout known = layout;
    if (known == null) {
      known = new Layout(this);
      layout = known;
    }
    return known;
  }

  /**
   * Which bits of {@link Facts#traits()} hold which fact. A group has a bit for itself, followed by
   * its own packed bits; facts for which there is no room left have none.
   */
  private static final class Layout {
    private final Map<String, Trait> byPath = new HashMap<>();
    private final int[] indexes;
    private final int[] shifts;
    private final boolean[] holdsInside;
    private final int width;
    private final int[] required;

    /** The position of the fact of an index in the other arrays; -1 if it is not packed. */
    private final int[] slots;

    /** The bits of each fact, including those inside its group. */
    private final long[] masks;

    Layout(Schema<?> schema) {
      int count = schema.facts.size();
      int[] indexOfSlot = new int[count];
      int[] slotOfIndex = new int[count];
      Arrays.fill(slotOfIndex, -1);
      long[] slotMasks = new long[count];
      int[] slotShifts = new int[count];
      boolean[] inside = new boolean[count];
      int used = 0;
      int shift = 0;
      for (Fact<?, ?> fact : schema.facts) {
        int bits = schema.bitsFor(fact);
        if (bits == 0 || shift + bits > Long.SIZE) {
          continue;
        }
        indexOfSlot[used] = fact.index();
        slotOfIndex[fact.index()] = used;
        slotShifts[used] = shift;
        int own = shift;
        shift += bits;
        if (fact.type().form() == FactType.Form.GROUP) {
          Layout group = fact.type().group().layout();
          if (shift + group.width <= Long.SIZE) {
            inside[used] = true;
            for (Map.Entry<String, Trait> trait : group.byPath.entrySet()) {
              String path = fact.path() + "." + trait.getKey();
              byPath.put(path, trait.getValue().shifted(path, shift));
            }
            shift += group.width;
          }
        }
        byPath.put(fact.path(), new Trait(fact.path(), own, bits, shift - own - bits));
        slotMasks[used] = below(shift) & ~below(slotShifts[used]);
        used++;
      }
      this.width = shift;
      int[] needed = new int[schema.facts.size()];
      int asked = 0;
      for (Fact<?, ?> fact : schema.facts) {
        if (fact.kind() == Fact.Kind.REQUIRED) {
          needed[asked] = fact.index();
          asked++;
        }
      }
      this.required = Arrays.copyOf(needed, asked);
      this.indexes = Arrays.copyOf(indexOfSlot, used);
      this.shifts = Arrays.copyOf(slotShifts, used);
      this.holdsInside = Arrays.copyOf(inside, used);
      this.slots = slotOfIndex;
      this.masks = slotMasks;
    }

    private static long below(int shift) {
      return shift == Long.SIZE ? -1L : (1L << shift) - 1;
    }

    /** Returns the bits of a value, not yet shifted to their place. */
    private long code(int slot, @Nullable Object value) {
      if (value instanceof Facts<?> group) {
        return (holdsInside[slot] ? group.traits() << 1 : 0) | 1;
      }
      return Trait.code(value);
    }
  }

  /**
   * Returns how many bits a fact takes in the traits, 0 for none. Whether a list is empty is packed
   * only at the top level of an activity.
   */
  int bitsFor(Fact<?, ?> fact) {
    boolean packed =
        fact.canBeUnknown()
            && (unpacked >>> fact.index() & 1) == 0
            && (isActivity || fact.type().form() != FactType.Form.LIST);
    return packed ? bitsForValues(fact) : 0;
  }

  /** Returns the number of bits that the values of a fact need, or 0 if it has too many. */
  private static int bitsForValues(Fact<?, ?> fact) {
    return switch (fact.type().form()) {
      case BOOLEAN, LIST -> 2;
      case CHOICE -> 32 - Integer.numberOfLeadingZeros(fact.type().choices().size());
      case GROUP -> 1;
      default -> 0;
    };
  }

  @Override
  public String toString() {
    return name + facts;
  }
}
