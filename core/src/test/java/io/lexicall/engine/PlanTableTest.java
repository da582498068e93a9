package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.Compliance;
import io.lexicall.EngineStatistics;
import io.lexicall.HouseRules;
import io.lexicall.TestAnswers;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is kept of what was compiled, what goes, and how that is counted. */
class PlanTableTest {
  private static final Contact SALE = call(ContactPurpose.TELEMARKETING, "US-NY");
  private static final Contact SURVEY = call(ContactPurpose.SURVEY, "US-NY");
  private static final Contact SALE_IN_FLORIDA = call(ContactPurpose.TELEMARKETING, "US-FL");

  private static Contact call(ContactPurpose purpose, String region) {
    return Contact.builder()
        .at(Instant.parse("2026-11-24T17:00:00Z"))
        .purpose(purpose)
        .to(Called.inRegion(region).build())
        .build();
  }

  private static Rule<Contact> rule() {
    return Rule.on(Contact.SCHEMA, "house.rule")
        .title("It is so.")
        .cites("House Rules 1")
        .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
        .when(
            Condition.where(
                Contact.SUBJECT, "subject is doors", subject -> Truth.of(subject.equals("doors"))))
        .denies();
  }

  private static Compliance engine(long bytes) {
    return Compliance.builder().module(HouseRules.of(rule())).planMemory(bytes).build();
  }

  @Test
  void memory_isMoreThanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Compliance.builder().planMemory(0))
        .withMessageContaining("above 0, but this is 0");
  }

  @Test
  void memory_unlessSet_isAShareOfTheHeap() {
    assertThat(PlanTable.shareOf(1L << 30)).isEqualTo(32L << 20);
    assertThat(PlanTable.shareOf(64L << 20)).isEqualTo(8L << 20);
    assertThat(PlanTable.shareOf(64L << 30)).isEqualTo(256L << 20);
    assertThat(Compliance.builder().module(HouseRules.of(rule())).build().statistics().mostBytes())
        .isBetween(8L << 20, 256L << 20);
  }

  @Test
  void engine_thatWasAskedNothing_keepsNothing() {
    EngineStatistics statistics = engine(1_000).statistics();

    assertThat(statistics)
        .hasToString("plans: 0 of 0 places, 0 of 1000 bytes, 0 compiled, 0 evicted");
  }

  @Test
  void plan_thatIsKept_isCompiledOnce() {
    Compliance engine = engine(1 << 20);
    for (int i = 0; i < 5; i++) {
      for (Contact call : List.of(SALE, SURVEY, SALE_IN_FLORIDA)) {
        engine.check(call);
      }
    }

    EngineStatistics statistics = engine.statistics();
    assertThat(statistics.plans()).isEqualTo(3);
    assertThat(statistics.places()).isEqualTo(2);
    assertThat(statistics.compilations()).isEqualTo(3);
    assertThat(statistics.evictions()).isZero();
    assertThat(statistics.mostBytes()).isEqualTo(1 << 20);
    assertThat(statistics.estimatedBytes()).isBetween(1_000L, 100_000L);
  }

  @Test
  void plan_thatIsInUse_isKept_thoughThereIsNoRoom() {
    Compliance engine = engine(1);
    for (int i = 0; i < 3; i++) {
      engine.check(SALE);
      engine.check(SALE);
      engine.check(SALE_IN_FLORIDA);
    }

    EngineStatistics statistics = engine.statistics();
    assertThat(statistics.plans()).isEqualTo(1);
    assertThat(statistics.places()).isEqualTo(1);
    assertThat(statistics.compilations()).isEqualTo(6);
    assertThat(statistics.evictions()).isEqualTo(5);
  }

  /** One that went and comes back is not the first to go again. */
  @Test
  void plan_thatComesBack_staysWhereThereIsRoomForOne() {
    Compliance engine = engine(1);
    engine.check(SALE);
    engine.check(SALE_IN_FLORIDA);
    for (int i = 0; i < 5; i++) {
      engine.check(SALE);
    }

    assertThat(engine.statistics().plans()).isEqualTo(1);
    assertThat(engine.statistics().compilations()).isEqualTo(3);
  }

  /** The engine of some regulations keeps plans of its own, in as much memory. */
  @Test
  void engineOfSomeRegulations_hasItsOwn() {
    Compliance engine = engine(5_000_000);
    Compliance some = engine.only(List.of("house"));
    some.check(SALE);

    assertThat(engine.statistics().plans()).isZero();
    assertThat(some.statistics().plans()).isEqualTo(1);
    assertThat(some.statistics().mostBytes()).isEqualTo(5_000_000);
  }

  private static LawOfPlace<Contact> law(PlanTable table, Gate.Book<Contact> gates) {
    ModuleCode code = new ModuleCode((rule, failure) -> {});
    Answers answers = TestAnswers.make();
    return new LawOfPlace<>(
        SALE,
        0,
        List.of(new RuleHere.Variants<>(rule(), gates, table.remembered(), code, answers)),
        null,
        answers,
        code);
  }

  /** Of two threads that compile the same, the first to be done wins. */
  @Test
  void planThatIsThereAlready_isTaken_andTheOtherLeavesNothing() {
    PlanTable table = new PlanTable(1 << 20);
    Gate.Book<Contact> gates = new Gate.Book<>();
    Slots<LawOfPlace<Contact>> laws = new Slots<>();
    LawOfPlace<Contact> first = law(table, gates);
    LawOfPlace<Contact> second = law(table, gates);
    Plan<Contact> plan = first.planFor(SALE, first.read(SALE));
    Plan<Contact> other = second.planFor(SALE, second.read(SALE));
    Plan<Contact> survey = second.planFor(SURVEY, second.read(SURVEY));

    assertThat(table.add(laws, first, first.read(SALE), plan)).isSameAs(plan);
    long bytes = table.figures().bytes();
    assertThat(table.add(laws, second, second.read(SALE), other)).isSameAs(plan);
    assertThat(table.add(laws, first, first.read(SALE), plan)).isSameAs(plan);
    // Of a law that is not kept, no plan is.
    assertThat(table.add(laws, second, second.read(SURVEY), survey)).isSameAs(survey);
    assertThat(table.figures().bytes()).isEqualTo(bytes);
    assertThat(table.figures().plans()).isEqualTo(1);
    assertThat(table.figures().places()).isEqualTo(1);
    assertThat(table.figures().compilations()).isEqualTo(4);
    assertThat(LawOfPlace.find(laws, SALE.whereabouts(), 0)).isSameAs(first);
    assertThat(LawOfPlace.find(laws, SALE.whereabouts(), 1)).isNull();
    assertThat(LawOfPlace.find(laws, SALE_IN_FLORIDA.whereabouts(), 0)).isNull();
  }

  /** A part is counted once, however many hold it, and no longer than one does. */
  @Test
  void part_isCountedWhileItIsHeld() {
    AtomicLong heard = new AtomicLong();
    Part inner =
        new Part() {
          @Override
          long bytes() {
            return 10;
          }

          @Override
          void kept() {
            heard.addAndGet(1);
          }

          @Override
          void dropped() {
            heard.addAndGet(100);
          }
        };
    Part outer =
        new Part() {
          @Override
          long bytes() {
            return 1;
          }

          @Override
          List<Part> parts() {
            return List.of(inner);
          }
        };
    assertThat(outer.hold()).isEqualTo(11);
    assertThat(inner.hold()).isZero();
    assertThat(outer.hold()).isZero();
    assertThat(outer.release()).isZero();
    assertThat(outer.release()).isEqualTo(1);
    assertThat(heard).hasValue(1);
    assertThat(inner.release()).isEqualTo(10);
    assertThat(heard).hasValue(101);
    assertThat(outer.hold()).isEqualTo(11);
  }
}
