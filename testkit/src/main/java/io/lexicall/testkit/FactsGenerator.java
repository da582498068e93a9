package io.lexicall.testkit;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Schema;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.testkit.FactTree.Spot;
import io.lexicall.time.ZoneClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Generates activities. They are valid, often near the bounds of rules, and consistent enough to
 * meet a rule: for example, consents are for the seller who calls.
 *
 * <p>It uses the schemas and knows no fact by name, so it works for every activity. All randomness
 * comes from the caller. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class FactsGenerator {
  /** Ids of sellers, subjects and the like: few, so that they match. */
  private static final List<String> WORDS = List.of("acme", "globex", "initech");

  /**
   * Values that no message may contain: a card number, as people write it, and a telephone number.
   */
  static final List<String> SECRETS =
      List.of("4111 1111 1111 1111", "card 5555555555554444 cvv 123", "call +12125550187 back");

  /** Without it an entry says nothing: a check of a list that is not named. */
  private static final Set<Fact<?, ?>> IDENTIFYING = Set.of(ListEntry.LIST);

  /** The forms that rules compare with one another: two sellers, two numbers. */
  private static final Set<FactType.Form> COMPARED =
      Set.of(FactType.Form.TEXT, FactType.Form.PHONE_NUMBER);

  /** Sizes of long lists: on both sides of the caps that laws set. */
  private static final List<Integer> MANY = List.of(2, 3, 4, 5, 7, 8, 10);

  private static final int[] COUNTS = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 20, 21, 30, 31, 33, 34, 60, 90,
    100, 160, 161, 365, 499, 500, 501, 1000, 10_000
  };

  private static final List<Duration> DISTANCES =
      List.of(
          Duration.ZERO,
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofHours(72),
          Duration.ofDays(7),
          Duration.ofDays(8),
          Duration.ofDays(10),
          Duration.ofDays(15),
          Duration.ofDays(30),
          Duration.ofDays(31),
          Duration.ofDays(45),
          Duration.ofDays(60),
          Duration.ofDays(61),
          Duration.ofDays(90),
          Duration.ofDays(180),
          Duration.ofDays(365),
          Duration.ofDays(366),
          Duration.ofDays(540),
          Duration.ofDays(549),
          Duration.ofDays(1830),
          Duration.ofDays(3660));

  /** Days that are special for the clock or the calendar, and ordinary days. */
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2026, 3, 8),
          LocalDate.of(2026, 3, 29),
          LocalDate.of(2026, 5, 25),
          LocalDate.of(2026, 7, 4),
          LocalDate.of(2026, 10, 25),
          LocalDate.of(2026, 11, 1),
          LocalDate.of(2026, 11, 24),
          LocalDate.of(2026, 11, 26),
          LocalDate.of(2026, 11, 28),
          LocalDate.of(2026, 11, 29),
          LocalDate.of(2026, 12, 25),
          LocalDate.of(2027, 1, 1));

  private static final List<Place> PLACES =
      List.of(
          Place.of("US-NY"),
          Place.of("US-FL"),
          Place.of("US-CA"),
          Place.of("US-TX"),
          Place.of("CA-ON"),
          Place.of("DE"),
          Place.of("FR"),
          Place.of("GB"));

  /** The first and the last to begin a day, and some between. */
  private static final List<ZoneId> ZONES =
      Stream.of(
              "Etc/GMT+12", "America/New_York", "Europe/Berlin", "Asia/Tokyo", "Pacific/Kiritimati")
          .map(ZoneId::of)
          .toList();

  private static final List<Place> COUNTRIES =
      Stream.of("US", "CA", "DE", "NZ").map(Place::of).toList();

  private static final List<Place> REGIONS =
      Stream.of("US-NY", "US-CA", "CA-ON", "DE-BE").map(Place::of).toList();

  private static final double EVENT_HAPPENED = 0.4;
  private static final double PLAN_MADE = 0.25;
  private static final double STANDING_STATED = 0.2;

  private final Hints hints;
  private final List<Place> places;

  private FactsGenerator(Hints hints, List<Place> places) {
    this.hints = requireNonNull(hints, "hints");
    this.places = places;
  }

  /** Returns a generator that follows hints. */
  public static FactsGenerator of(Hints hints) {
    return new FactsGenerator(hints, hints.places().isEmpty() ? PLACES : hints.places());
  }

  /** Returns the generator limited to these places. */
  public FactsGenerator within(Collection<Place> only) {
    if (only.isEmpty()) {
      throw new IllegalArgumentException("Facts need at least one place to be in");
    }
    return new FactsGenerator(hints, List.copyOf(only));
  }

  /** Returns an activity with some unknown facts. */
  public <A extends Activity<A>> A next(Schema<A> schema, Random random) {
    return drop(complete(schema, random), random.nextDouble() * random.nextDouble(), random);
  }

  /** Returns an activity without unknown facts, except those with a documented default. */
  public <A extends Activity<A>> A complete(Schema<A> schema, Random random) {
    Frame frame = new Frame(instant(random), random, true);
    Facts<A> made = frame.group(schema);
    @SuppressWarnings("unchecked") // the schema of an activity builds it
    A activity = (A) made;
    return activity.at(frame.at);
  }

  /** Returns whether the version of a list is younger than the activity, wherever that is. */
  static boolean isOfTheFuture(Moment version, Activity<?> about) {
    return version.isAfter(about.at(), LAST_CLOCK);
  }

  /**
   * Returns the activity with a value for every unknown fact, except those with a documented
   * default.
   */
  public <A extends Activity<A>> A fill(A activity, Random random) {
    return fill(activity, spot -> true, random);
  }

  /** Gives a value to what is unknown at some spots. */
  <A extends Activity<A>> A fill(A activity, Predicate<Spot> where, Random random) {
    Frame frame = new Frame(activity.at(), random, false).about(activity);
    return FactTree.edit(
        activity,
        spot ->
            spot.isUnknown() && where.test(spot) && !hints.hasDefault(spot.fact())
                ? hints.unsaid(frame.fitting(spot))
                : spot.value());
  }

  /**
   * Returns the activity with fewer known facts, also in groups and in the entries of lists.
   *
   * @param share the share of facts to make unknown, from 0 for none to 1 for all that can be
   */
  public <A extends Activity<A>> A drop(A activity, double share, Random random) {
    return FactTree.edit(
        activity,
        spot ->
            spot.canBeDropped() && !identifies(spot) && random.nextDouble() < share
                ? null
                : spot.value());
  }

  static boolean identifies(Spot spot) {
    return IDENTIFYING.contains(spot.fact());
  }

  /**
   * Returns the activity with one change: in a fact, an entry of a list, whether an event happened,
   * or the instant.
   */
  public <A extends Activity<A>> A vary(A activity, Random random) {
    return vary(activity, spot -> true, random);
  }

  /** Changes one thing at one of some spots; itself if there is none. */
  <A extends Activity<A>> A vary(A activity, Predicate<Spot> where, Random random) {
    List<Spot> all = FactTree.spots(activity);
    List<Spot> spots = new ArrayList<>();
    for (Spot spot : all) {
      if (where.test(spot)) {
        spots.add(spot);
      }
    }
    if (spots.isEmpty()) {
      return activity;
    }
    Spot chosen = spots.get(random.nextInt(spots.size()));
    if (chosen.path().equals("at")) {
      return activity.at(instant(random));
    }
    Frame frame = new Frame(activity.at(), random, true).about(all);
    return FactTree.edit(activity, Set.of(chosen.path()), frame::another);
  }

  /** Returns values worth trying for a fact of an activity: all of them if they are few. */
  <A extends Activity<A>> List<Object> values(Fact<?, ?> fact, A about, int most, Random random) {
    List<Object> values = new ArrayList<>(hints.valuesOf(fact));
    switch (fact.type().form()) {
      case BOOLEAN -> {
        return List.of(true, false);
      }
      case CHOICE -> {
        return List.copyOf(fact.type().choices());
      }
      case LIST -> values.add(List.of());
      case GROUP -> {
        FactsBuilder<?, ?> nothing = fact.type().group().builder();
        if (nothing.problems().isEmpty()) {
          values.add(nothing.build());
        }
      }
      case TIME_ZONE -> values.addAll(ZONES);
      case COUNTRY -> values.addAll(COUNTRIES);
      case REGION -> values.addAll(REGIONS);
      case COUNT -> values.addAll(List.of(0, 1_000_000));
      case TEXT -> values.addAll(hints.words());
      default -> {}
    }
    List<Spot> spots = FactTree.spots(about);
    for (Spot spot : spots) {
      boolean alike = spot.value() != null && spot.fact().type().form() == fact.type().form();
      if (alike && COMPARED.contains(fact.type().form())) {
        values.add(spot.value());
      }
    }
    Frame frame = new Frame(about.at(), random, false).about(spots);
    int enough = values.size() + most;
    while (values.size() < enough) {
      values.add(frame.value(fact));
    }
    return values;
  }

  /** Returns one entry of each kind, all of them about the place and the seller of an activity. */
  <A extends Activity<A>> List<Object> everyKind(Fact<?, ?> list, A about, Random random) {
    Frame frame = new Frame(about.at(), random, false).about(about);
    frame.exact = true;
    return frame.rich(schemaOf(list.type().element()), true);
  }

  /** Returns an instant for an activity. */
  private Instant instant(Random random) {
    if (!hints.instants().isEmpty() && random.nextInt(3) > 0) {
      Instant hinted = pick(hints.instants(), random);
      return random.nextBoolean() ? hinted : hinted.plus(nudge(random));
    }
    LocalDate day = pick(DAYS, random).plusDays(random.nextInt(4) == 0 ? random.nextInt(30) : 0);
    Instant hour =
        day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(48) * 1800L);
    return random.nextInt(3) == 0 ? hour.plus(nudge(random)) : hour;
  }

  private static Duration nudge(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Duration.ofNanos(1);
      case 1 -> Duration.ofNanos(-1);
      case 2 -> Duration.ofSeconds(1);
      case 3 -> Duration.ofSeconds(-1);
      case 4 -> Duration.ofSeconds(random.nextInt(86_400));
      default -> Duration.ofSeconds(-random.nextInt(86_400));
    };
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /** The clock of the place where a day begins last. */
  private static final ZoneClock LAST_CLOCK = ZoneClock.of(ZoneOffset.ofHours(-12));

  /** What the facts of one activity share: its instant, one or two places, and what is known. */
  private final class Frame {
    private final Instant at;
    private final Random random;
    private final List<Place> here;
    private final boolean statesDefaults;

    /** Whether entries about the activity are so in every point. */
    private boolean exact;

    /** What the activity itself says, by enum class or by the name of a text. */
    private final Map<Object, Object> said = new HashMap<>();

    /** What the texts of its entries say, by their names. */
    private final Map<String, List<String>> saidOfEntries = new HashMap<>();

    Frame(Instant at, Random random, boolean statesDefaults) {
      this.at = at;
      this.random = random;
      this.statesDefaults = statesDefaults;
      Place home = pick(places, random);
      this.here = random.nextInt(4) == 0 ? List.of(home, pick(places, random)) : List.of(home);
    }

    Frame about(Activity<?> activity) {
      return about(FactTree.spots(activity));
    }

    Frame about(List<Spot> spots) {
      for (Spot spot : spots) {
        if (spot.value() == null) {
          continue;
        }
        if (spot.isInEntry()) {
          if (spot.value() instanceof String text) {
            saidOfEntries.computeIfAbsent(spot.fact().name(), key -> new ArrayList<>()).add(text);
          }
        } else {
          note(spot.fact(), spot.value());
        }
      }
      return this;
    }

    /** Returns a value for a fact of a known activity, often one that fits the rest of it. */
    Object fitting(Spot spot) {
      if (spot.isInEntry()) {
        return random.nextBoolean() ? matchingValue(spot.fact()) : value(spot.fact());
      }
      List<String> same = saidOfEntries.getOrDefault(spot.fact().name(), List.of());
      boolean fits = spot.fact().type().form() == FactType.Form.TEXT && !same.isEmpty();
      Object value = fits && random.nextBoolean() ? pick(same, random) : value(spot.fact());
      note(spot.fact(), value);
      return value;
    }

    private void note(Fact<?, ?> fact, Object value) {
      if (value instanceof Enum<?> choice) {
        said.put(choice.getDeclaringClass(), choice);
      } else if (value instanceof String) {
        said.put(fact.name(), value);
      }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a value is made for the type of its fact
    <G extends Facts<G>> G group(Schema<G> schema) {
      FactsBuilder builder = schema.builder();
      for (Fact fact : (List<Fact>) (List) schema.facts()) {
        if (isGiven(fact)) {
          Object value = value(fact);
          builder.with(fact, value);
          note(fact, value);
        }
      }
      return (G) consistent(schema, builder);
    }

    /** Builds the group; what contradicts other facts, as a code of another region, is unknown. */
    private static <G extends Facts<G>> G consistent(Schema<G> schema, FactsBuilder<G, ?> builder) {
      G group = builder.build();
      while (!group.contradictions().isEmpty()) {
        String first = group.contradictions().get(0).path();
        group = builder.without(schema.fact(first).orElseThrow()).build();
      }
      return group;
    }

    private boolean isGiven(Fact<?, ?> fact) {
      return switch (fact.kind()) {
        case STATE, LIST, OBJECT ->
            !hints.hasDefault(fact) || (statesDefaults && random.nextInt(3) == 0);
        case REQUIRED -> true;
        case EVENT -> random.nextDouble() < EVENT_HAPPENED;
        case PLAN -> random.nextDouble() < PLAN_MADE;
        case STANDING -> random.nextDouble() < STANDING_STATED;
      };
    }

    Object value(Fact<?, ?> fact) {
      List<Object> hinted = hints.valuesOf(fact);
      Object value =
          !hinted.isEmpty() && random.nextInt(4) > 0 ? pick(hinted, random) : value(fact.type());
      return fact.equals(ListEntry.AS_OF) ? notYounger((Moment) value) : value;
    }

    /**
     * Returns a version of a list that can have been checked: one that is younger than the activity
     * was not, wherever that is, and to give an entry is to say that it was.
     */
    private Moment notYounger(Moment version) {
      return version.isAfter(at, LAST_CLOCK) ? Moment.of(at) : version;
    }

    /** Returns an entry that is about this activity: its seller, its channel, its purpose. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a value is made for the type of its fact
    private Facts<?> matching(Schema<?> schema) {
      FactsBuilder builder = schema.builder();
      for (Fact fact : (List<Fact>) (List) schema.facts()) {
        boolean given =
            switch (fact.kind()) {
              case EVENT, PLAN, STANDING -> random.nextInt(6) == 0;
              default -> !hints.hasDefault(fact) || (statesDefaults && random.nextBoolean());
            };
        if (given) {
          builder.with(fact, matchingValue(fact));
        }
      }
      return (Facts<?>) consistent((Schema) schema, builder);
    }

    private Object matchingValue(Fact<?, ?> fact) {
      FactType<?> type = fact.type();
      return switch (type.form()) {
        case CHOICE -> {
          Enum<?> any = (Enum<?>) type.choices().get(0);
          Object same = said.get(any.getDeclaringClass());
          yield same != null && (exact || random.nextInt(8) > 0) ? same : value(fact);
        }
        case TEXT -> {
          Object same = said.get(fact.name());
          yield same != null && (exact || random.nextInt(8) > 0) ? same : value(fact);
        }
        case BOOLEAN -> random.nextInt(4) > 0;
        case LIST ->
            type.element().form() == FactType.Form.CHOICE && random.nextInt(4) > 0
                ? List.copyOf(type.element().choices())
                : value(fact);
        case INSTANT -> {
          Instant event = event();
          yield event.isAfter(at) ? at.minus(Duration.between(at, event)) : event;
        }
        default -> value(fact);
      };
    }

    /** Returns entries about this activity: one of each kind, or many alike. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a value is made for the type of its fact
    List<Object> rich(Schema<?> schema, boolean eachKind) {
      List<Object> entries = new ArrayList<>();
      Fact kind = eachKind ? kindOf(schema) : null;
      if (kind != null) {
        for (Object choice : kind.type().choices()) {
          FactsBuilder builder = schema.builder();
          builder.from(matching(schema));
          builder.with(kind, choice);
          entries.add(builder.build());
        }
        return entries;
      }
      int size = pick(MANY, random);
      Facts<?> model = matching(schema);
      for (int i = 0; i < size; i++) {
        FactsBuilder builder = schema.builder();
        builder.from(model);
        for (Fact fact : (List<Fact>) (List) schema.facts()) {
          if (fact.type().form() == FactType.Form.INSTANT && fact.kind() == Fact.Kind.REQUIRED) {
            builder.with(fact, at.minusSeconds(1L + random.nextInt(86_400 * 2)));
          }
        }
        entries.add(builder.build());
      }
      return entries;
    }

    /** Returns the choice that tells entries apart, such as the kind of a consent. */
    private @Nullable Fact<?, ?> kindOf(Schema<?> schema) {
      for (Fact<?, ?> fact : schema.facts()) {
        if (fact.type().form() == FactType.Form.CHOICE) {
          Enum<?> any = (Enum<?>) fact.type().choices().get(0);
          return said.containsKey(any.getDeclaringClass()) ? null : fact;
        }
      }
      return null;
    }

    private Object value(FactType<?> type) {
      return switch (type.form()) {
        case TEXT -> text();
        case BOOLEAN -> random.nextBoolean();
        case COUNT -> count();
        case INSTANT -> event();
        case MOMENT ->
            random.nextBoolean()
                ? Moment.of(event())
                : Moment.of(LocalDate.ofInstant(event(), ZoneOffset.UTC));
        case DATE_OR_NEVER ->
            random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(event(), ZoneOffset.UTC));
        case LOCAL_TIME -> LocalTime.of(random.nextInt(24), random.nextInt(2) * 30);
        case PHONE_NUMBER -> number();
        case COUNTRY -> pick(here, random).country();
        case REGION -> region(pick(here, random));
        case TIME_ZONE -> zone(pick(here, random), random);
        case CHOICE -> pick(type.choices(), random);
        case GROUP -> group((Object) schemaOf(type));
        case LIST -> list(type.element());
        case COUNT_BY_REGION -> counts();
      };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the schema builds its own group
    private Facts<?> group(Object schema) {
      return group((Schema) schema);
    }

    /** Returns the value changed: to another one, to none, or in one of its entries. */
    @Nullable Object another(Spot spot) {
      Fact<?, ?> fact = spot.fact();
      Object value = spot.value();
      boolean eventOrPlan = fact.kind() == Fact.Kind.EVENT || fact.kind() == Fact.Kind.PLAN;
      boolean optional = eventOrPlan || hints.hasDefault(fact);
      if (value != null && optional && random.nextInt(3) == 0) {
        return null;
      }
      if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(3) > 0) {
        List<Object> changed = new ArrayList<>(list);
        if (random.nextBoolean()) {
          changed.remove(random.nextInt(changed.size()));
        } else if (changed.size() < 4) {
          changed.add(value(fact.type().element()));
        }
        return changed;
      }
      return value(fact);
    }

    private List<Object> list(FactType<?> element) {
      boolean groups = element.form() == FactType.Form.GROUP;
      if (groups && random.nextInt(4) == 0) {
        return rich(schemaOf(element), random.nextInt(3) > 0);
      }
      List<Object> entries = new ArrayList<>();
      if (element.form() == FactType.Form.CHOICE && random.nextInt(4) == 0) {
        entries.addAll(element.choices());
        return entries;
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        Object entry =
            groups && random.nextBoolean() ? matching(schemaOf(element)) : value(element);
        if (!entries.contains(entry)) {
          entries.add(entry);
        }
      }
      return entries;
    }

    private Instant event() {
      List<Duration> hinted = hints.distances();
      Duration distance =
          !hinted.isEmpty() && random.nextBoolean()
              ? pick(hinted, random)
              : pick(DISTANCES, random);
      if (random.nextInt(3) == 0) {
        distance = distance.plus(nudge(random));
      }
      return random.nextInt(8) == 0 ? at.plus(distance) : at.minus(distance);
    }

    private String text() {
      if (random.nextInt(24) == 0) {
        return pick(SECRETS, random);
      }
      return !hints.words().isEmpty() && random.nextInt(3) == 0
          ? pick(hints.words(), random)
          : pick(WORDS, random);
    }

    private int count() {
      return !hints.counts().isEmpty() && random.nextBoolean()
          ? Math.max(0, pick(hints.counts(), random) + random.nextInt(3) - 1)
          : COUNTS[random.nextInt(COUNTS.length)];
    }

    private PhoneNumber number() {
      List<PhoneNumber> nowhere = PhoneBook.nowhere();
      return random.nextInt(24) == 0 && !nowhere.isEmpty()
          ? pick(nowhere, random)
          : pick(PhoneBook.of(pick(here, random)), random);
    }

    private Map<Place, Integer> counts() {
      Map<Place, Integer> counts = new HashMap<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        counts.put(region(pick(places, random)), COUNTS[random.nextInt(COUNTS.length)]);
      }
      return counts;
    }
  }

  private static Schema<?> schemaOf(FactType<?> type) {
    return type.group();
  }

  private static Place region(Place place) {
    return place.isRegion()
        ? place
        : Place.tryOf(place.code() + "-NY")
            .or(() -> Place.tryOf(place.code() + "-ON"))
            .orElseThrow(() -> new IllegalStateException("no region of " + place));
  }

  private static ZoneId zone(Place place, Random random) {
    List<ZoneId> zones =
        (place.isRegion() ? Atlas.ofRegion(place) : Atlas.ofCountry(place)).zones();
    return zones.isEmpty() ? ZoneOffset.UTC : pick(zones, random);
  }
}
