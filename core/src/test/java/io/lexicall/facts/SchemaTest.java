package io.lexicall.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lexicall.engine.trait.Trait;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How a schema lays its discrete facts out in the bits of a word, on schemas made for the test. */
class SchemaTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  /** A group that holds whatever its schema says. */
  private static final class Box extends Facts<Box> {
    private final Schema<Box> schema;

    Box(BoxBuilder builder) {
      super(builder);
      this.schema = builder.schema();
    }

    @Override
    Schema<Box> ownSchema() {
      return schema;
    }
  }

  private static final class BoxBuilder extends FactsBuilder<Box, BoxBuilder> {
    BoxBuilder(Schema<Box> schema) {
      super(schema);
    }

    @Override
    public Box build() {
      return new Box(this);
    }
  }

  private static Schema<Box> group() {
    return Schema.ofGroup("box", SchemaTest::none);
  }

  private static Schema<Box> activity() {
    return Schema.ofActivity("box", SchemaTest::none);
  }

  private static FactsBuilder<Box, ?> none() {
    throw new AssertionError("builders are made by the test");
  }

  private static Box empty(Schema<Box> schema) {
    return new BoxBuilder(schema).build();
  }

  private static List<String> traits(Schema<Box> schema) {
    List<String> traits = new ArrayList<>();
    for (Fact<Box, ?> fact : schema.deepFacts()) {
      Trait trait = fact.trait();
      if (trait != null) {
        traits.add(trait.toString());
      }
    }
    return traits;
  }

  private static Truth is(Box box, Fact<Box, ?> fact, Object value) {
    Trait trait = fact.trait();
    return trait == null
        ? Truth.UNKNOWN
        : TraitAnswer.of(trait, box.traits(), Trait.setOf(List.of(value)));
  }

  @Test
  void traits_areOneAfterTheOther_asWideAsTheirValuesAreMany() {
    Schema<Box> inner = group();
    inner.bool("x");
    inner.choice("y", LineType.class);
    inner.choices("z", DataKind.class);
    Schema<Box> schema = activity();
    schema.bool("bool");
    schema.choice("three", Voice.class);
    schema.choice("four", BreachRole.class);
    schema.group("box", inner);
    schema.choices("list", DataKind.class);
    schema.groups("boxes", inner);
    schema.choice("twelve", RequestKind.class);
    schema.bool("last");

    assertThat(traits(schema))
        .containsExactly(
            "bool@0",
            "three@2",
            "four@4",
            "box@7",
            "box.x@8",
            "box.y@10",
            "list@13",
            "boxes@15",
            "twelve@17",
            "last@21");
  }

  @Test
  void traits_areThoseOfStatesWithFewValues() {
    Schema<Box> schema = activity();
    schema.text("text");
    schema.count("count");
    schema.event("event");
    schema.plan("plan");
    schema.moment("moment", Fact.Kind.STATE);
    schema.dateOrNever("dateOrNever");
    schema.number("number");
    schema.country("country");
    schema.region("region");
    schema.timeZone("timeZone");
    schema.countByRegion("countByRegion");
    schema.standingGroups("standing", group());
    schema.bool("bool");
    Schema<Box> part = group();
    part.choices("list", DataKind.class);
    part.bool("bool");

    assertThat(traits(schema)).containsExactly("bool@0");
    assertThat(traits(part)).containsExactly("bool@0"); // of a part no list has room
  }

  /** Every value of each fact, alone and beside others, is told again, and so is none. */
  @Test
  void packedValue_isToldAgain_whateverStandsBesideIt() {
    Schema<Box> inner = group();
    Fact<Box, Voice> voice = inner.choice("voice", Voice.class);
    Fact<Box, Boolean> bool = inner.bool("bool");
    Schema<Box> schema = activity();
    Fact<Box, BreachRole> role = schema.choice("role", BreachRole.class);
    Fact<Box, Box> group = schema.group("group", inner);
    Fact<Box, List<DataKind>> list = schema.choices("list", DataKind.class);
    Fact<Box, Boolean> last = schema.bool("last");
    for (Voice one : Voice.values()) {
      for (BreachRole other : BreachRole.values()) {
        Box box =
            new BoxBuilder(schema)
                .with(role, other)
                .with(group, new BoxBuilder(inner).with(voice, one).with(bool, false).build())
                .with(list, List.of())
                .with(last, true)
                .build();
        for (Voice each : Voice.values()) {
          assertThat(is(box, group.then(voice), each)).isEqualTo(Truth.of(each == one));
        }
        for (BreachRole each : BreachRole.values()) {
          assertThat(is(box, role, each)).isEqualTo(Truth.of(each == other));
        }
        assertThat(is(box, group.then(bool), true)).isEqualTo(Truth.FALSE);
        assertThat(is(box, group.then(bool), false)).isEqualTo(Truth.TRUE);
        assertThat(is(box, list, List.of())).isEqualTo(Truth.TRUE);
        assertThat(is(box, last, true)).isEqualTo(Truth.TRUE);
      }
    }
    Box nothing = empty(schema);
    assertThat(nothing.traits()).isZero();
    for (Fact<Box, ?> fact : schema.deepFacts()) {
      assertThat(is(nothing, fact, true)).as("%s", fact).isEqualTo(Truth.UNKNOWN);
    }
  }

  @Test
  void repack_replacesTheBitsOfOneFact_andNoOthers() {
    Schema<Box> inner = group();
    Fact<Box, Voice> voice = inner.choice("voice", Voice.class);
    Schema<Box> schema = activity();
    Fact<Box, Boolean> first = schema.bool("first");
    Fact<Box, String> text = schema.text("text");
    Fact<Box, Box> group = schema.group("group", inner);
    Fact<Box, Boolean> last = schema.bool("last");
    Box live = new BoxBuilder(inner).with(voice, Voice.LIVE).build();
    Box artificial = new BoxBuilder(inner).with(voice, Voice.ARTIFICIAL).build();
    BoxBuilder builder =
        new BoxBuilder(schema).with(first, true).with(group, live).with(last, false);
    long packed = builder.build().traits();

    assertThat(schema.repack(packed, group.index(), artificial))
        .isEqualTo(builder.with(group, artificial).build().traits());
    assertThat(schema.repack(packed, group.index(), empty(inner)))
        .isEqualTo(builder.with(group, empty(inner)).build().traits());
    assertThat(schema.repack(packed, group.index(), null))
        .isEqualTo(builder.without(group).build().traits());
    builder.with(group, live);
    assertThat(schema.repack(packed, first.index(), false))
        .isEqualTo(builder.with(first, false).build().traits());
    assertThat(schema.repack(packed, text.index(), "text")).isEqualTo(packed);
    builder.with(first, true);
    assertThat(schema.repack(packed, last.index(), true))
        .isEqualTo(builder.with(last, true).build().traits());
  }

  /** A word has room for 32 booleans: those after it are read from the values instead. */
  @Test
  void word_thatIsFull_hasNoRoomForMore() {
    Schema<Box> schema = group();
    for (int i = 0; i < 33; i++) {
      schema.bool("bool-" + i);
    }
    Fact<Box, ?> thirtySecond = schema.facts().get(31);
    Fact<Box, ?> thirtyThird = schema.facts().get(32);
    Box box =
        new BoxBuilder(schema).with(bool(schema, 31), true).with(bool(schema, 32), true).build();

    assertThat(thirtySecond.trait()).hasToString("bool-31@62");
    assertThat(thirtyThird.trait()).isNull();
    assertThat(is(box, thirtySecond, true)).isEqualTo(Truth.TRUE);
    assertThat(box.traits()).isEqualTo(2L << 62);
    assertThat(schema.repack(box.traits(), 31, null)).isZero();
    assertThat(schema.repack(-1L, 31, false)).isEqualTo(-1L >>> 1);
    assertThat(schema.repack(box.traits(), 32, false)).isEqualTo(box.traits());
  }

  /**
   * A discrete fact without a place is read from its value at each check, and no plan is simplified
   * by it. When this fails, a new fact has taken the last bits from those that are named here:
   * declare one that few laws read as {@code rarelyRead}, or give the traits a second word.
   */
  @Test
  void activities_haveRoomForEveryDiscreteFactThatIsToHaveSome() {
    List<String> homeless = new ArrayList<>();
    for (Schema<? extends Activity<?>> activity : Activity.schemas()) {
      addHomeless(activity, activity, "", homeless);
    }
    assertThat(homeless).isEmpty();
  }

  private static void addHomeless(
      Schema<?> activity, Schema<?> group, String prefix, List<String> homeless) {
    for (Fact<?, ?> fact : group.facts()) {
      String path = prefix + fact.path();
      if (group.bitsFor(fact) > 0 && activity.traitAt(path) == null) {
        homeless.add(activity.name() + ": " + path);
      }
      if (group.bitsFor(fact) > 0 && fact.type().form() == FactType.Form.GROUP) {
        addHomeless(activity, fact.type().group(), path + ".", homeless);
      }
    }
  }

  @SuppressWarnings("unchecked") // all facts of the schema are such
  private static Fact<Box, Boolean> bool(Schema<Box> schema, int index) {
    return (Fact<Box, Boolean>) schema.facts().get(index);
  }

  /** The bits of a group that just find room, or lack one: then only the group itself is told. */
  @Test
  void group_atTheEndOfTheWord_isWholeOrBare() {
    for (boolean fits : new boolean[] {true, false}) {
      Schema<Box> inner = group();
      Fact<Box, LineType> line = inner.choice("line", LineType.class); // three bits
      Fact<Box, Boolean> hidden = inner.bool("hidden"); // and two
      Schema<Box> schema = activity();
      for (int i = 0; i < 29; i++) {
        schema.bool("bool-" + i);
      }
      if (!fits) {
        schema.group("bare", group());
      }
      Fact<Box, Box> group = schema.group("group", inner);
      Box known =
          new BoxBuilder(schema)
              .with(
                  group, new BoxBuilder(inner).with(line, LineType.VOIP).with(hidden, true).build())
              .with(bool(schema, 28), true)
              .build();

      assertThat(group.trait()).hasToString(fits ? "group@58" : "group@59");
      assertThat(group.then(hidden).trait() == null).isEqualTo(!fits);
      assertThat(is(known, group.then(hidden), true)).isEqualTo(fits ? Truth.TRUE : Truth.UNKNOWN);
      assertThat(known.traits() >>> 58)
          .isEqualTo(fits ? 1 | (long) (LineType.VOIP.ordinal() + 1) << 1 | 2L << 4 : 2);
      assertThat(schema.repack(known.traits(), group.index(), null)).isEqualTo(2L << 56);
    }
  }

  @Test
  void required_areAskedFor_andNoOthers() {
    Schema<Box> schema = group();
    Fact<Box, Instant> at = schema.requiredInstant("at");
    schema.event("event");
    Fact<Box, Place> region = schema.requiredRegion("region");
    schema.bool("bool");
    BoxBuilder builder = new BoxBuilder(schema);

    assertThatExceptionOfType(InvalidFactsException.class)
        .isThrownBy(builder::build)
        .satisfies(
            thrown ->
                assertThat(thrown.problems())
                    .extracting(Problem::path)
                    .containsExactly("at", "region"));
    builder.with(at, NOON);
    assertThat(builder.problems()).extracting(Problem::path).containsExactly("region");
    assertThat(builder.with(region, Place.of("US")).problems())
        .extracting(Problem::problem)
        .containsExactly("is a country, not a region"); // and not that it is required
    assertThat(builder.with(region, Place.of("US-NY")).build().get(at)).contains(NOON);
    assertThat(new BoxBuilder(schema).with(region, Place.of("US")).problems())
        .extracting(Problem::path)
        .containsExactly("region", "at");
    assertThat(empty(group()).values()).isEmpty();
  }

  @Test
  void steady_areTheFactsThatWereDeclaredSo() {
    Schema<Box> schema = group();
    schema.bool("zero");
    schema.steady(schema.bool("one"));
    schema.bool("two");
    schema.steady(schema.bool("three"));

    assertThat(schema.facts()).extracting(Fact::isSteady).containsExactly(false, true, false, true);
  }

  @Test
  void deepFacts_areTheFactsAndThoseOfTheGroups_inOrder() {
    assertThat(Access.SCHEMA.deepFacts())
        .extracting(Fact::path)
        .containsExactly(
            "id",
            "at",
            "agent",
            "agent.id",
            "agent.role",
            "agent.uniqueId",
            "agent.mfa",
            "agent.needToKnow",
            "agent.screened",
            "agent.trainedAt",
            "agent.trainedAt.hipaa",
            "agent.trainedAt.pci",
            "agent.trainedAt.gdpr",
            "agent.hiredAt",
            "agent.remote",
            "agent.idleMinutes",
            "data",
            "purpose",
            "logged");
  }

  @Test
  void trait_ofAGroupOrAList_tellsWhetherThereIsAny() {
    Contact unknown = Contact.builder().at(NOON).build();
    Caller caller = Caller.builder().build();
    Contact known = unknown.with(Contact.CALLER, caller).with(Contact.CONSENTS, List.of());
    Contact consented =
        known.with(Contact.CONSENTS, List.of(Consent.builder().grantedAt(NOON).build()));
    Trait group = trait(Contact.CALLER);
    Trait list = trait(Contact.CONSENTS);

    assertThat(group.known(unknown.traits())).isFalse();
    assertThat(TraitAnswer.of(group, known.traits(), Trait.setOf(List.of(caller))))
        .isEqualTo(Truth.TRUE);
    assertThat(TraitAnswer.of(list, unknown.traits(), Trait.emptyList())).isEqualTo(Truth.UNKNOWN);
    assertThat(TraitAnswer.of(list, known.traits(), Trait.emptyList())).isEqualTo(Truth.TRUE);
    assertThat(TraitAnswer.of(list, known.traits(), Trait.setOf(List.of(true))))
        .isEqualTo(Truth.FALSE);
    assertThat(TraitAnswer.of(list, consented.traits(), Trait.emptyList())).isEqualTo(Truth.FALSE);
    assertThat(TraitAnswer.of(list, consented.traits(), Trait.setOf(List.of(true))))
        .isEqualTo(Truth.TRUE);
    assertThat(Contact.SUBJECT.trait()).isNull();
  }

  private static Trait trait(Fact<Contact, ?> fact) {
    Trait trait = fact.trait();
    assertThat(trait).as("%s", fact).isNotNull();
    return Objects.requireNonNull(trait);
  }

  @Test
  void text_ofAGroup_showsWhatCannotHoldCardData() {
    assertThat(
            Called.builder()
                .number(PhoneNumber.parse("+12125550142"))
                .lineType(LineType.MOBILE)
                .country(Place.of("US"))
                .postalCode("10001")
                .timeZone(ZoneId.of("America/New_York"))
                .age(42)
                .build()
                .toString())
        .startsWith("to{number=")
        .contains(", lineType=MOBILE, country=US, postalCode=…, timeZone=America/New_York, age=42");
    assertThat(
            Incident.builder()
                .at(NOON)
                .discoveredAt(NOON)
                .affectedByRegion(Map.of(Place.of("US-NY"), 3))
                .build()
                .toString())
        .contains("affectedByRegion={US-NY=3}");
  }
}
