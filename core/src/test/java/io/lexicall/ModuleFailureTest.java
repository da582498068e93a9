package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Code of modules that fails, in every method and in every way: the answer is never a permit. */
class ModuleFailureTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  private static final Contact CALL =
      Contact.builder()
          .at(NOON)
          .channel(ContactChannel.VOICE)
          .purpose(ContactPurpose.SURVEY)
          .to(Called.inRegion("US-NY").build())
          .build();

  /** The methods of a condition and of an effect that the engine calls. */
  enum Method {
    TEST,
    MISSING,
    READS,
    SAYS,
    TELLS,
    WORDS,
    NEXT_CHANGE,
    LASTS,
    IS_RARE,
    GIVEN_TRAITS,
    GIVEN_WHERE,
    SETTLED,
    PARTS,
    MADE_OF,
    ON,
    SPEAKS_WHERE,
    TERMS,
    CONSTANT
  }

  /** The ways in which a method fails. */
  enum Failure {
    EXCEPTION,
    ERROR,
    ASSERTION,
    STACK,
    MEMORY,
    INTERNAL,
    NULL,
    SAME_INSTANT
  }

  /** Fails where it is told to, once it is armed. */
  private static final class Trap {
    private final Method method;
    private final Failure failure;
    private boolean armed;

    Trap(Method method, Failure failure) {
      this.method = method;
      this.failure = failure;
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // to fail is what it is for
    <T> T pass(Method asked, T sane) {
      if (!armed || asked != method) {
        return sane;
      }
      return switch (failure) {
        case EXCEPTION -> throw new IllegalStateException("trap");
        case ERROR -> throw new Error("trap");
        case ASSERTION -> throw new AssertionError("trap");
        case STACK -> throw new StackOverflowError("trap");
        case MEMORY -> throw new OutOfMemoryError("trap");
        case INTERNAL -> throw new InternalError("trap");
        case NULL, SAME_INSTANT -> null;
      };
    }
  }

  private static final class TrappedCondition extends Condition<Contact> {
    private final Trap trap;
    private final Truth truth;

    TrappedCondition(Trap trap, Truth truth) {
      this.trap = trap;
      this.truth = truth;
    }

    @Override
    public Truth test(Contact contact) {
      return trap.pass(Method.TEST, truth);
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      trap.pass(Method.MISSING, "");
      if (!(trap.armed && trap.method == Method.MISSING)) {
        into.add(Contact.SUBJECT);
      }
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return trap.pass(Method.READS, Set.of(Contact.SUBJECT));
    }

    @Override
    public String says() {
      return trap.pass(Method.SAYS, "it is trapped");
    }

    @Override
    public Supplier<String> tells(Contact contact) {
      Supplier<String> words = () -> trap.pass(Method.WORDS, "it is trapped");
      return trap.pass(Method.TELLS, words);
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Instant after) {
      return trap.failure == Failure.SAME_INSTANT && trap.armed
          ? after
          : trap.pass(Method.NEXT_CHANGE, after.plus(Duration.ofHours(1)));
    }

    @Override
    protected boolean lasts() {
      return trap.pass(Method.LASTS, true);
    }

    @Override
    protected boolean isRare() {
      return trap.pass(Method.IS_RARE, false);
    }

    @Override
    protected Condition<Contact> given(long traits) {
      return trap.pass(Method.GIVEN_TRAITS, this);
    }

    @Override
    protected Condition<Contact> given(Whereabouts where) {
      return trap.pass(Method.GIVEN_WHERE, this);
    }

    @Override
    protected @Nullable Truth settled() {
      trap.pass(Method.SETTLED, Truth.TRUE);
      return null;
    }

    @Override
    public List<Condition<Contact>> parts() {
      return trap.pass(Method.PARTS, List.of(this));
    }

    @Override
    protected List<Object> madeOf() {
      return trap.pass(Method.MADE_OF, List.of(trap));
    }
  }

  private static final class TrappedEffect extends Effect<Contact> {
    private final Trap trap;

    TrappedEffect(Trap trap) {
      this.trap = trap;
    }

    @Override
    public Outcome on(Contact contact) {
      return trap.pass(Method.ON, Outcome.deny());
    }

    @Override
    protected Condition<Contact> speaksWhere() {
      return trap.pass(Method.SPEAKS_WHERE, Condition.always());
    }

    @Override
    protected Outcome.@Nullable Obliged terms() {
      trap.pass(Method.TERMS, "");
      return null;
    }

    @Override
    protected @Nullable Outcome constant() {
      trap.pass(Method.CONSTANT, "");
      return null;
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, Instant after) {
      return trap.pass(Method.NEXT_CHANGE, null);
    }

    @Override
    protected Effect<Contact> given(long traits) {
      return trap.pass(Method.GIVEN_TRAITS, this);
    }
  }

  private record House(List<Rule<?>> all, List<Coverage<?>> covered) implements RuleModule {
    @Override
    public String name() {
      return "acme";
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return all;
    }

    @Override
    public List<Coverage<?>> coverage() {
      return covered;
    }

    @Override
    public String edition() {
      return "2026-11-27";
    }
  }

  private static Rule.Builder<Contact> rule(String id) {
    return Rule.on(Contact.SCHEMA, id)
        .title("Nobody is called.")
        .cites("House Rules")
        .remedy("wait");
  }

  private static Compliance engine(List<Rule<?>> rules, Coverage<?> coverage) {
    return Compliance.builder().module(new House(rules, List.of(coverage))).build();
  }

  static Stream<Arguments> everyMethod_everyFailure() {
    List<Arguments> all = new ArrayList<>();
    for (Method method : Method.values()) {
      for (Failure failure : Failure.values()) {
        if ((failure == Failure.SAME_INSTANT) == (method == Method.NEXT_CHANGE)
            || failure != Failure.SAME_INSTANT) {
          all.add(Arguments.of(method, failure, Truth.TRUE));
          all.add(Arguments.of(method, failure, Truth.UNKNOWN));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyMethod_everyFailure")
  void ruleThatFails_decidesNothing_andLosesNoOtherFinding(
      Method method, Failure failure, Truth truth) {
    Trap trap = new Trap(method, failure);
    Rule<Contact> trapped =
        rule("acme.trapped").when(new TrappedCondition(trap, truth)).then(new TrappedEffect(trap));
    Rule<Contact> sane =
        rule("acme.sane").when(Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY)).denies();
    Coverage<?> everywhere = Coverage.of(Contact.SCHEMA, Place.of("US"));
    Compliance alone = engine(List.of(trapped), everywhere);
    Compliance both = engine(List.of(sane, trapped, sane(2)), everywhere);
    trap.armed = true;

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 3; i++) { // what is remembered fails no other way
            assertNeverPermits(alone.check(CALL));
            assertThat(ids(both.check(CALL))).contains("acme.sane", "acme.sane2");
            assertNeverPermits(alone.explain(CALL).verdict());
            for (Stretch stretch : alone.windows(CALL, NOON, NOON.plus(Duration.ofDays(1)))) {
              assertNeverPermits(stretch.verdict());
            }
            assertThat(alone.reads(CALL)).isNotNull();
          }
        });
  }

  private static Rule<Contact> sane(int number) {
    return rule("acme.sane" + number)
        .when(Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY))
        .denies();
  }

  private static void assertNeverPermits(Verdict verdict) {
    assertThat(verdict.decision()).isNotEqualTo(Decision.PERMIT);
    assertThat(ids(verdict)).contains("acme.trapped");
    assertThat(verdict.findings()).allMatch(finding -> !finding.message().isEmpty());
  }

  private static List<String> ids(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  /** A gap of which nobody knows whether it is one is one. */
  @ParameterizedTest
  @MethodSource("everyMethod_everyFailure")
  void gapThatFails_isOne(Method method, Failure failure, Truth truth) {
    Trap trap = new Trap(method, failure);
    Rule<Contact> never =
        rule("acme.never")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION))
            .denies();
    Compliance engine =
        Compliance.builder()
            .module(
                new House(
                    List.of(never),
                    List.of(
                        Coverage.of(Contact.SCHEMA, Place.of("US")),
                        Coverage.gap(Contact.SCHEMA, new TrappedCondition(trap, truth)))))
            .build();
    trap.armed = true;

    for (int i = 0; i < 2; i++) {
      assertThat(ids(engine.check(CALL))).containsExactly("core.coverage");
      engine.explain(CALL);
      engine.windows(CALL, NOON, NOON.plus(Duration.ofDays(1)));
      engine.reads(CALL);
    }
  }

  @ParameterizedTest
  @MethodSource("everyMethod_everyFailure")
  void coverageThatFails_coversNothing(Method method, Failure failure, Truth truth) {
    Trap trap = new Trap(method, failure);
    Condition<Contact> claim = new TrappedCondition(trap, truth);
    Rule<Contact> never =
        rule("acme.never")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.DEBT_COLLECTION))
            .denies();
    Compliance engine = engine(List.of(never), Coverage.of(Contact.SCHEMA, claim, Place.of("US")));
    // Null is an answer: it changes no more.
    boolean tellsWhen = method != Method.NEXT_CHANGE || failure == Failure.NULL;
    trap.armed = true;

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 2; i++) {
            Verdict verdict = engine.check(CALL);
            boolean unharmed = verdict.decision() == Decision.PERMIT;
            assertThat(unharmed && truth == Truth.UNKNOWN).isFalse();
            if (!unharmed) {
              assertThat(ids(verdict)).containsExactly("core.coverage");
            }
            engine.explain(CALL);
            for (Stretch stretch : engine.windows(CALL, NOON, NOON.plus(Duration.ofDays(1)))) {
              // Nobody knows how long it is covered, so it is at no time.
              assertThat(stretch.verdict().decision() == Decision.PERMIT)
                  .isEqualTo(unharmed && tellsWhen);
            }
            engine.reads(CALL);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"SAME_INSTANT"},
      mode = EnumSource.Mode.EXCLUDE)
  void sourceAndObserverThatFail_leaveTheFactUnknown_andTheCheckGoesOn(Failure failure) {
    Trap trap = new Trap(Method.TEST, failure);
    trap.armed = true;
    Source<Contact, Boolean> source = contact -> trap.pass(Method.TEST, Optional.of(Boolean.FALSE));
    Compliance engine =
        Compliance.builder()
            .module(
                new House(
                    List.of(
                        rule("acme.recorded").when(Condition.isTrue(Contact.RECORDED)).denies()),
                    List.of(Coverage.of(Contact.SCHEMA, Place.of("US")))))
            .source(Contact.SCHEMA, Contact.RECORDED, source)
            .observer(activity -> trap.pass(Method.TEST, verdict -> {}))
            .observer(activity -> verdict -> trap.pass(Method.TEST, verdict))
            .build();

    assertThat(engine.check(CALL).decision()).isEqualTo(Decision.INDETERMINATE);
  }

  @Test
  void outcomesAgainstTheContract_areFailures() {
    Rule<Contact> nothing =
        rule("acme.trapped").judges(Set.of(Contact.SUBJECT), contact -> Outcome.missing());
    Verdict verdict = engine(List.of(nothing), Coverage.of(Contact.SCHEMA)).check(CALL);

    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(ids(verdict)).containsExactly("acme.trapped");
  }

  @Test
  void denialThatIsSaidToEndBeforeItBegins_hasNoEnd() {
    Rule<Contact> past =
        rule("acme.past").judges(Set.of(Contact.SUBJECT), contact -> Outcome.denyUntil(NOON));
    Compliance engine = engine(List.of(past), Coverage.of(Contact.SCHEMA));

    assertThat(engine.check(CALL)).isInstanceOf(Verdict.Denial.class);
    assertThat(((Verdict.Denial) engine.check(CALL)).permittedFrom()).isEmpty();
    assertThat(((Verdict.Denial) engine.check(CALL.at(NOON.minusNanos(1)))).permittedFrom())
        .contains(NOON);
  }
}
