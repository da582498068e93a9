package io.lexicall.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lexicall.engine.trait.Trait;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every group of facts, by its schema. */
class FactsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  /** Every group there is, those of activities first. */
  static Stream<Schema<?>> schemas() {
    Map<String, Schema<?>> found = new LinkedHashMap<>();
    Activity.schemas().forEach(schema -> collect(schema, found));
    return found.values().stream();
  }

  private static void collect(Schema<?> schema, Map<String, Schema<?>> found) {
    if (found.putIfAbsent(schema.builder().getClass().getName(), schema) != null) {
      return;
    }
    for (Fact<?, ?> fact : schema.facts()) {
      FactType<?> type = fact.type();
      if (type.form() == FactType.Form.LIST) {
        type = type.element();
      }
      if (type.form() == FactType.Form.GROUP) {
        collect(type.group(), found);
      }
    }
  }

  /** Some value of a type; the second is another where there are two. */
  private static Object sample(FactType<?> type, boolean second) {
    return switch (type.form()) {
      case TEXT -> second ? "other" : "some";
      case BOOLEAN -> second;
      case COUNT -> second ? 4 : 3;
      case INSTANT -> second ? NOON.plusSeconds(1) : NOON;
      case MOMENT -> second ? Moment.of(NOON) : Moment.of(LocalDate.of(2026, 11, 10));
      case DATE_OR_NEVER -> second ? Optional.empty() : Optional.of(LocalDate.of(2026, 5, 4));
      case LOCAL_TIME -> LocalTime.of(second ? 9 : 8, 0);
      case PHONE_NUMBER -> PhoneNumber.parse(second ? "+12125550199" : "+12125550142");
      case COUNTRY -> Place.of(second ? "DE" : "US");
      case REGION -> Place.of(second ? "US-FL" : "US-NY");
      case TIME_ZONE -> ZoneId.of(second ? "Europe/Berlin" : "America/New_York");
      case CHOICE -> type.choices().get(second ? type.choices().size() - 1 : 0);
      case GROUP -> whole(type.group(), second);
      case LIST -> List.of(sample(type.element(), second));
      case COUNT_BY_REGION -> Map.of(Place.of("US-NY"), second ? 2 : 1);
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // facts are stated by their own schema
  private static Facts<?> whole(Schema<?> schema, boolean second) {
    FactsBuilder builder = schema.builder();
    for (Fact fact : schema.facts()) {
      builder.with(fact, sample(fact.type(), second));
    }
    return (Facts<?>) builder.build();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // facts are stated by their own schema
  private static Facts<?> least(Schema<?> schema) {
    FactsBuilder builder = schema.builder();
    for (Fact fact : schema.facts()) {
      if (fact.kind() == Fact.Kind.REQUIRED) {
        builder.with(fact, sample(fact.type(), false));
      }
    }
    return (Facts<?>) builder.build();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  @SuppressWarnings({"unchecked", "rawtypes"}) // facts are read by their own schema
  void everyFact_isStatedByTheMethodOfItsName(Schema schema) throws ReflectiveOperationException {
    for (Fact fact : (List<Fact>) schema.facts()) {
      Object value = sample(fact.type(), false);
      List<Method> methods =
          Arrays.stream(schema.builder().getClass().getMethods())
              .filter(method -> method.getDeclaringClass() == schema.builder().getClass())
              .filter(method -> method.getName().equals(fact.path()) && !method.isBridge())
              .toList();
      assertThat(methods).as(schema.name() + "." + fact).isNotEmpty();
      for (Method method : methods) {
        FactsBuilder<?, ?> builder = schema.builder().from(least(schema));
        method.setAccessible(true);
        assertThat(method.invoke(builder, argument(method, value))).isSameAs(builder);
        assertThat(fact.in(builder.build())).as(method.toString()).isEqualTo(value);
      }
    }
  }

  private static Object argument(Method method, Object value) {
    Class<?> type = method.getParameterTypes()[0];
    if (type.isArray()) {
      Object array = java.lang.reflect.Array.newInstance(type.getComponentType(), 1);
      java.lang.reflect.Array.set(array, 0, ((List<?>) value).get(0));
      return array;
    }
    if (type == LocalDate.class) {
      return ((Optional<?>) value).orElseThrow();
    }
    return type == OffsetDateTime.class
        ? ((Instant) value).atOffset(ZoneOffset.ofHours(-5))
        : value;
  }

  @ParameterizedTest
  @MethodSource("schemas")
  @SuppressWarnings({"unchecked", "rawtypes"}) // facts are read by their own schema
  void change_oneAfterTheOther_isAsBuiltAtOnce(Schema schema) {
    Facts whole = whole(schema, false);
    Facts other = whole(schema, true);
    Facts changed = whole;
    for (Fact fact : (List<Fact>) schema.facts()) {
      Object value = fact.in(other);
      Facts one = changed.with(fact, value);
      assertThat(fact.in(one)).as("%s", fact).isEqualTo(value);
      assertThat(one.get(fact)).contains(value);
      Facts built = schema.builder().from(changed).with(fact, value).build();
      assertThat(one).isEqualTo(built).hasSameHashCodeAs(built).hasToString(built.toString());
      assertThat(one.traits()).as("%s", fact).isEqualTo(built.traits());
      changed = one;
    }
    assertThat(changed).isEqualTo(other).isNotEqualTo(whole).isNotEqualTo("facts");
    assertThat(changed.hashCode()).isNotEqualTo(whole.hashCode());
    assertThat((Object) changed.schema()).isSameAs(schema);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  @SuppressWarnings({"unchecked", "rawtypes"}) // facts are read by their own schema
  void without_makesUnknown_andTheRequiredIsAskedFor(Schema schema) {
    for (Fact fact : (List<Fact>) schema.facts()) {
      FactsBuilder builder = schema.builder().from(whole(schema, false)).without(fact);
      if (fact.kind() == Fact.Kind.REQUIRED) {
        assertThat(builder.problems())
            .containsExactly(new Problem(fact.path(), "is required", fact.type().allowed()));
        assertThatThrownBy(builder::build).isInstanceOf(InvalidFactsException.class);
      } else {
        assertThat(builder.problems()).isEmpty();
        Facts less = builder.build();
        assertThat(fact.in(less)).isNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  @SuppressWarnings({"unchecked", "rawtypes"}) // facts are read by their own schema
  void text_hidesNumbersAndWords(Schema schema) {
    String text = whole(schema, false).toString();

    assertThat(text).startsWith(schema.name() + "{").endsWith("}");
    assertThat(text).doesNotContain("5550142").doesNotContain("=some");
    for (Fact fact : (List<Fact>) schema.facts()) {
      assertThat(text).contains(fact.path() + "=");
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  @SuppressWarnings({"unchecked", "rawtypes"}) // facts are read by their own schema
  void traits_tellEveryDiscreteFactOfAnActivity(Schema schema) {
    for (Object value : List.of(whole(schema, false), whole(schema, true), least(schema))) {
      Facts facts = (Facts) value;
      for (Fact fact : (List<Fact>) schema.deepFacts()) {
        Trait trait = fact.trait();
        if (trait != null) {
          Object stated = fact.in(facts);
          assertThat(trait.known(facts.traits())).as("%s", fact).isEqualTo(stated != null);
          assertThat(trait.toString()).startsWith(fact.path() + "@");
          if (stated instanceof Boolean || stated instanceof Enum<?>) {
            assertThat(TraitAnswer.of(trait, facts.traits(), Trait.setOf(List.of(stated))))
                .isEqualTo(Truth.TRUE);
            List<Object> others = new ArrayList<>(fact.type().choices());
            others.remove(stated);
            assertThat(TraitAnswer.of(trait, facts.traits(), Trait.setOf(others)))
                .isEqualTo(Truth.FALSE);
          }
          if (stated == null) {
            assertThat(TraitAnswer.of(trait, facts.traits(), -1L)).isEqualTo(Truth.UNKNOWN);
          }
          if (stated instanceof List<?>) {
            assertThat(TraitAnswer.of(trait, facts.traits(), Trait.emptyList()))
                .isEqualTo(Truth.FALSE);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void facts_areFoundByTheirName_thoseInsideAfterTheirGroup(Schema<?> schema) {
    for (Fact<?, ?> fact : schema.facts()) {
      assertThat(schema.fact(fact.path()).orElseThrow()).isEqualTo(fact);
      assertThat(fact.top()).isEqualTo(fact);
      assertThat(fact.name()).isEqualTo(fact.path());
    }
    assertThat(schema.fact("noSuchFact")).isEmpty();
    List<String> deep = schema.deepFacts().stream().map(Fact::path).toList();
    assertThat(deep).doesNotHaveDuplicates();
    for (String path : deep) {
      if (path.contains(".")) {
        assertThat(deep.subList(0, deep.indexOf(path)))
            .contains(path.substring(0, path.lastIndexOf('.')));
      }
    }
    assertThat(schema.toString()).startsWith(schema.name() + "[");
  }

  @Test
  void clock_thatShowedWhenItIs_isOneOfTheFacts() {
    OffsetDateTime shown = OffsetDateTime.parse("2026-11-24T23:00:00-05:00");
    Access access = Access.builder().at(shown).logged(true).build();
    Access inUtc = Access.builder().at(shown.toInstant()).logged(true).build();

    assertThat(access).isNotEqualTo(inUtc);
    assertThat(access).isEqualTo(Access.builder().from(access).build());
    assertThat(access).isEqualTo(Access.builder().from(access).logged(true).build());
    assertThat(access.at(NOON).whereabouts()).isEqualTo(access.whereabouts());
    assertThat(Access.builder().from(access).at(shown.toInstant()).build()).isEqualTo(inUtc);
    assertThat(inUtc)
        .isEqualTo(
            Access.builder().at(shown.withOffsetSameInstant(ZoneOffset.UTC)).logged(true).build());
  }

  @Test
  void clock_doesNotMatterWhereAPlaceTellsTheDate() {
    OffsetDateTime shown = OffsetDateTime.parse("2026-11-24T23:00:00-05:00");

    assertThat(Contact.builder().with(Contact.AT, shown).build())
        .isEqualTo(Contact.builder().at(shown.toInstant()).build());
  }

  @Test
  void activities_areEight_eachWithItsInstantAndName() {
    assertThat(Activity.schemas())
        .extracting(Schema::name)
        .containsExactly(
            "contact",
            "recording",
            "payment",
            "storage",
            "disclosure",
            "access",
            "request",
            "incident");
    for (Schema<?> schema : Activity.schemas()) {
      Activity<?> activity = (Activity<?>) whole(schema, false);
      assertThat(activity.at()).isEqualTo(NOON);
      assertThat(activity.id()).contains("some");
      assertThat(activity.at(NOON.plusSeconds(60)).at()).isEqualTo(NOON.plusSeconds(60));
      assertThat(((Activity<?>) least(schema)).id()).isEmpty();
    }
  }

  /** The facts that tell where an activity is, as a verdict names them. */
  @Test
  void activities_nameWhatTellsWhereTheyAre() {
    List<String> told = new ArrayList<>();
    for (Schema<?> schema : Activity.schemas()) {
      Activity<?> activity = (Activity<?>) least(schema);
      told.add(
          schema.name()
              + " "
              + activity.countryFact()
              + " "
              + activity.regionFact()
              + " "
              + activity.timeZoneFact());
    }
    assertThat(told)
        .containsExactly(
            "contact to.country to.region to.timeZone",
            "recording parties.country parties.region parties.region",
            "payment null null null",
            "storage country region region",
            "disclosure country country country",
            "access null null null",
            "request country region region",
            "incident country affectedByRegion country");
  }

  // ---- one fact

  private static final Fact<Contact, LineType> LINE = Contact.TO.then(Called.LINE_TYPE);

  @Test
  void fact_insideAGroup_isReadWhereTheGroupIsKnown() {
    Contact unknown = Contact.builder().at(NOON).build();
    Contact mobile = unknown.with(Contact.TO, Called.builder().lineType(LineType.MOBILE).build());

    assertThat(LINE.path()).isEqualTo("to.lineType");
    assertThat(LINE.name()).isEqualTo("lineType");
    assertThat(LINE).hasToString("to.lineType");
    assertThat(LINE.top()).isEqualTo(Contact.TO);
    assertThat(LINE.in(unknown)).isNull();
    assertThat(LINE.of(unknown)).isEmpty();
    assertThat(LINE.in(mobile)).isEqualTo(LineType.MOBILE);
    assertThat(LINE.of(mobile)).contains(LineType.MOBILE);
    assertThat(mobile.get(LINE)).contains(LineType.MOBILE);
    assertThat(LINE.kind()).isEqualTo(Fact.Kind.STATE);
    assertThat(LINE.canBeUnknown()).isTrue();
    assertThat(Contact.TO.canBeUnknown()).isTrue();
    assertThat(Contact.CONSENTS.canBeUnknown()).isTrue();
    assertThat(Contact.AT.canBeUnknown()).isFalse();
    assertThat(Contact.OBJECTED_AT.canBeUnknown()).isFalse();
    assertThat(Contact.EMERGENCIES.canBeUnknown()).isFalse();
    assertThat(LINE)
        .isEqualTo(Contact.TO.then(Called.LINE_TYPE))
        .hasSameHashCodeAs(Contact.TO.then(Called.LINE_TYPE))
        .doesNotHaveSameHashCodeAs(Contact.TO)
        .isNotEqualTo(Called.LINE_TYPE)
        .isNotEqualTo(Contact.TO)
        .isNotEqualTo("to.lineType");
  }

  @Test
  void fact_ofTheEntries_isNamedAndNotRead() {
    Fact<Contact, String> sellers = Contact.CONSENTS.each(Consent.SELLER);
    Fact<Contact, Moment> version = Contact.LISTS.entry("national-dnc", ListEntry.AS_OF);
    Contact about = Contact.builder().at(NOON).consents().build();

    assertThat(sellers.path()).isEqualTo("consents.seller");
    assertThat(version.path()).isEqualTo("lists[national-dnc].asOf");
    assertThat(version.name()).isEqualTo("asOf");
    assertThat(version.top()).isEqualTo(Contact.LISTS);
    assertThat(sellers.kind()).isEqualTo(Consent.SELLER.kind());
    assertThatThrownBy(() -> sellers.in(about))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("consents.seller names entries of a list; read the list instead");
    assertThat(Fact.entries(Contact.CONSENTS, about)).isEmpty();
    assertThat(Fact.entries(Contact.LISTS, about)).isEmpty();
  }

  @Test
  void entry_asAWhole_isNamedAndNotRead() {
    Fact<Contact, ?> texas = Contact.LISTS.entry("state-dnc US-TX");
    Contact about = Contact.builder().at(NOON).lists().build();

    assertThat(texas.path()).isEqualTo("lists[state-dnc US-TX]");
    assertThat(texas.name()).isEqualTo("lists[state-dnc US-TX]");
    assertThat(texas.top()).isEqualTo(Contact.LISTS);
    assertThat(texas.isSteady()).isEqualTo(Contact.LISTS.isSteady());
    assertThat(texas.kind()).isEqualTo(Fact.Kind.OBJECT);
    assertThat(texas.canBeUnknown()).isTrue();
    assertThat(texas.type()).isEqualTo(Contact.LISTS.type().element());
    assertThat(texas.trait()).isNull();
    assertThat(texas)
        .isEqualTo(Contact.LISTS.entry("state-dnc US-TX"))
        .isNotEqualTo(Contact.LISTS.entry("state-dnc US-FL"))
        .isNotEqualTo(Contact.LISTS);
    assertThatThrownBy(() -> texas.in(about))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("lists[state-dnc US-TX] names entries of a list; read the list instead");
    assertThatThrownBy(() -> Contact.PURPOSE.entry("one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("purpose is no list of groups, so it has no entry one");
    assertThatThrownBy(() -> Consent.CHANNELS.entry("one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("channels is no list of groups, so it has no entry one");
  }

  @Test
  void fact_joinedToWhatDoesNotHoldIt_isRefused() {
    assertThatThrownBy(() -> Contact.PURPOSE.then(Called.LINE_TYPE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("purpose does not hold lineType, which is a fact of to");
  }

  @Test
  void change_ofAFactInsideAGroup_isRefused() {
    Contact about = Contact.builder().at(NOON).build();

    assertThatThrownBy(() -> about.with(LINE, LineType.MOBILE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Replace the whole group that contains to.lineType");
  }

  @Test
  void steady_areWhoCallsAndWhatTheListsSay_notWhomItReaches() {
    assertThat(Contact.CALLER.isSteady()).isTrue();
    assertThat(Contact.CALLER.then(Caller.SELLER).isSteady()).isTrue();
    assertThat(Contact.LISTS.isSteady()).isTrue();
    assertThat(Contact.TO.isSteady()).isFalse();
    assertThat(LINE.isSteady()).isFalse();
    assertThat(Contact.AT.isSteady()).isFalse();
  }

  // ---- what cannot be

  @Test
  void everyProblem_isToldAtOnce_withWhatIsAllowed() {
    Called.Builder called =
        Called.builder().age(-1).country(Place.of("US-NY")).region(Place.of("US"));
    InvalidFactsException thrown = catchThrowableOfType(InvalidFactsException.class, called::build);

    assertThat(thrown.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "age: is negative; allowed: a whole number from 0 to 2147483647",
            "country: is a region, not a country; allowed: an ISO 3166-1 alpha-2 country, such as"
                + " DE",
            "region: is a country, not a region; allowed: an ISO 3166-2 region, such as US-FL");
    assertThat(thrown.getMessage().lines()).hasSize(3);
    assertThat(called.problems()).isEqualTo(thrown.problems());
    assertThat(Called.builder().age(0).build().get(Called.AGE)).contains(0);
    assertThatThrownBy(() -> Called.builder().build().with(Called.AGE, -1))
        .isInstanceOf(InvalidFactsException.class);
    assertThatThrownBy(
            () ->
                Incident.builder()
                    .at(NOON)
                    .discoveredAt(NOON)
                    .affectedByRegion(Map.of(Place.of("US-NY"), -1))
                    .build())
        .hasMessageContaining("affectedByRegion: holds an entry that is negative");
    assertThat(
            Incident.builder()
                .at(NOON)
                .discoveredAt(NOON)
                .affectedByRegion(Map.of(Place.of("US-NY"), 0))
                .build()
                .get(Incident.AFFECTED_BY_REGION))
        .contains(Map.of(Place.of("US-NY"), 0));
  }

  @Test
  void problem_ofAGroup_isSeenFromTheActivity() {
    Problem negative = new Problem("age", "is negative", "0 or more");

    assertThat(negative.under("to").path()).isEqualTo("to.age");
    assertThat(new Problem("", "is odd", "even").under("to").path()).isEqualTo("to");
    assertThat(new Problem("", "is odd", "even")).hasToString("is odd; allowed: even");
  }

  // ---- types

  @Test
  void choices_haveTheirWords() {
    FactType<ConsentKind> kind = Consent.KIND.type();

    assertThat(kind.choices()).containsExactly(ConsentKind.values());
    assertThat(kind.choice("express-written")).contains(ConsentKind.EXPRESS_WRITTEN);
    assertThat(kind.choice("Express-Written")).isEmpty();
    assertThat(FactType.code(ConsentKind.EXPRESS_WRITTEN)).isEqualTo("express-written");
    assertThat(kind.allowed()).contains("express-written, ");
    assertThat(kind.allowsUnknownWord()).isFalse();
    assertThat(Called.LINE_TYPE.type().allowsUnknownWord()).isTrue();
    assertThat(Called.LINE_TYPE.type().allowed()).endsWith(", unknown");
    assertThat(Contact.RECORDED.type().allowsUnknownWord()).isFalse();
    assertThat(Contact.SUBJECT.type()).hasToString("TEXT[a string]");
  }

  @Test
  void types_thatHoldNothing_saySo() {
    assertThat(Contact.TO.type().group()).isSameAs(Called.SCHEMA);
    assertThat(Contact.CONSENTS.type().element().group()).isSameAs(Consent.SCHEMA);
    assertThatThrownBy(() -> Contact.SUBJECT.type().group())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("TEXT has no facts of its own");
    assertThatThrownBy(() -> Contact.SUBJECT.type().element())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("TEXT has no entries");
  }

  // ---- truth

  @Test
  void truth_isKleenes() {
    for (Truth one : Truth.values()) {
      for (Truth other : Truth.values()) {
        assertThat(one.and(other)).isEqualTo(one.ordinal() < other.ordinal() ? one : other);
        assertThat(one.or(other)).isEqualTo(one.ordinal() > other.ordinal() ? one : other);
        assertThat(one.and(other).not()).isEqualTo(one.not().or(other.not()));
      }
    }
    assertThat(Truth.of(true)).isEqualTo(Truth.TRUE);
    assertThat(Truth.of(false)).isEqualTo(Truth.FALSE);
    assertThat(Truth.UNKNOWN.not()).isEqualTo(Truth.UNKNOWN);
  }
}
