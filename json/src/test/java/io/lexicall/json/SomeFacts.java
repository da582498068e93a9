package io.lexicall.json;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Schema;
import io.lexicall.json.internal.JsonText;
import io.lexicall.json.internal.OfOne;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Makes facts up, as their schemas have them; knows no fact by name. */
final class SomeFacts {
  private static final List<String> NUMBERS =
      List.of("+12125550142", "+18005550100", "+493012345678", "+33123456789", "+442079460000");
  private static final List<String> COUNTRIES = List.of("US", "DE", "FR", "GB", "CA", "XK");
  private static final List<String> REGIONS = List.of("US-FL", "US-PR", "CA-QC", "DE-BY", "GB-ENG");
  private static final List<String> ZONES =
      List.of("America/New_York", "Europe/Berlin", "America/Indiana/Knox", "UTC");

  private final Random random;

  /** Whether standing facts are stated too, and facts that are at odds are left. */
  private final boolean asJudged;

  SomeFacts(long seed) {
    this(seed, false);
  }

  private SomeFacts(long seed, boolean asJudged) {
    this.random = new Random(seed);
    this.asJudged = asJudged;
  }

  static SomeFacts asJudged(long seed) {
    return new SomeFacts(seed, true);
  }

  Activity<?> activity() {
    List<Schema<? extends Activity<?>>> schemas = Activity.schemas();
    return (Activity<?>) anyGroup(schemas.get(random.nextInt(schemas.size())));
  }

  /** The text of a profile: facts of one kind of activity, and countries that no law covers. */
  String profile() {
    List<Schema<? extends Activity<?>>> schemas = Activity.schemas();
    JsonText json = new JsonText().beginObject();
    for (Fact<?, ?> fact : schemas.get(random.nextInt(schemas.size())).facts()) {
      if (OfOne.isTop(fact.path()) || random.nextInt(3) == 0) {
        continue;
      }
      if (OfOne.NONE_ALONE.contains(fact.path())) {
        json.name(fact.path()).json(fact.kind() == Fact.Kind.LIST ? "[]" : "{}");
      } else {
        ActivityJson.writeValue(fact.type(), standing(fact), true, json.name(fact.path()));
      }
    }
    if (random.nextBoolean()) {
      json.name("uncovered").beginObject();
      List.of("BR", "MX", "XK").stream()
          .filter(country -> random.nextBoolean())
          .forEach(country -> json.name(country).value("permit"));
      json.endObject();
    }
    return json.endObject().toString();
  }

  /** A value of which nothing is of one person. */
  private Object standing(Fact<?, ?> fact) {
    Object value = value(fact.type());
    if (value instanceof Called called) {
      return Called.builder()
          .from(called)
          .without(Called.NUMBER)
          .without(Called.AGE)
          .without(Called.PORTED_AT)
          .without(Called.POSTAL_CODE)
          .build();
    }
    if (value instanceof Campaign campaign) {
      return Campaign.builder()
          .from(campaign)
          .without(Campaign.LIVE_ANSWERS)
          .without(Campaign.ABANDONED)
          .build();
    }
    return value;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // every schema is of a group of facts
  private Facts<?> anyGroup(Schema schema) {
    return (Facts<?>) group(schema);
  }

  private <G extends Facts<G>> G group(Schema<G> schema) {
    FactsBuilder<G, ?> builder = schema.builder();
    for (Fact<G, ?> fact : schema.facts()) {
      if (fact.kind() == Fact.Kind.REQUIRED
          || ((asJudged || fact.kind() != Fact.Kind.STANDING) && random.nextInt(3) > 0)) {
        state(builder, fact);
      }
    }
    G group = builder.build();
    while (!asJudged && !group.contradictions().isEmpty()) {
      String first = group.contradictions().get(0).path();
      group = builder.without(schema.fact(first).orElseThrow()).build();
    }
    return group;
  }

  @SuppressWarnings("unchecked") // a value of the fact's own type
  private <G extends Facts<G>, T> void state(FactsBuilder<G, ?> builder, Fact<G, T> fact) {
    builder.with(fact, (T) value(fact.type()));
  }

  private Object value(FactType<?> type) {
    return switch (type.form()) {
      case TEXT -> type.allowed().contains("not blank") ? "x" + text() : text();
      case BOOLEAN -> random.nextBoolean();
      case COUNT -> random.nextInt() >>> (1 + random.nextInt(31));
      case INSTANT -> instant();
      case MOMENT -> random.nextBoolean() ? Moment.of(date()) : Moment.of(instant());
      case DATE_OR_NEVER -> random.nextBoolean() ? Optional.of(date()) : Optional.empty();
      case LOCAL_TIME -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
      case PHONE_NUMBER -> PhoneNumber.parse(oneOf(NUMBERS));
      case COUNTRY -> Place.of(oneOf(COUNTRIES));
      case REGION -> Place.of(oneOf(REGIONS));
      case TIME_ZONE -> ZoneId.of(oneOf(ZONES));
      case CHOICE -> oneOf(type.choices());
      case GROUP -> anyGroup(type.group());
      case LIST -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(type.element()));
        }
        yield list;
      }
      case COUNT_BY_REGION -> {
        Map<Place, Integer> counts = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          counts.put(Place.of(oneOf(REGIONS)), random.nextInt(1_000));
        }
        yield counts;
      }
    };
  }

  private String text() {
    return random
        .ints(random.nextInt(12), 0, 0x11000)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Instant instant() {
    long second = random.nextLong(-62_167_219_200L, 253_402_300_800L);
    return Instant.ofEpochSecond(second, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
  }

  private LocalDate date() {
    return LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000));
  }

  private <E> E oneOf(List<E> list) {
    return list.get(random.nextInt(list.size()));
  }
}
