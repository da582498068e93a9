package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Truth;
import io.lexicall.number.PhoneNumber;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What fails is logged once, by its kind and place only: its words could hold what nobody may read.
 */
class ComplianceLogTest {
  private static final Logger LOGGER = Logger.getLogger(Compliance.class.getName());
  private static final Condition<Contact> RECORDED = Condition.isTrue(Contact.RECORDED);

  /** Keeps what is logged, as a line would show it. */
  private static final class Lines extends Handler {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord logged) {
      lines.add(
          logged.getLevel()
              + " "
              + MessageFormat.format(logged.getMessage(), logged.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private final Lines log = new Lines();

  @BeforeEach
  void listen() {
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(log);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(log);
    LOGGER.setUseParentHandlers(true);
  }

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("It is so.").cites("House Rules 1");
  }

  private static Contact call() {
    return Contact.builder()
        .at(Instant.parse("2026-11-24T17:00:00Z"))
        .to(Called.inRegion("US-NY").build())
        .build();
  }

  private static IllegalStateException failure() {
    return new IllegalStateException("with a secret +12125550142");
  }

  @Test
  void nothingFails_nothingIsLogged() {
    HouseRules.of(rule("x").when(RECORDED).denies()).engine().check(call());

    assertThat(log.lines).isEmpty();
  }

  /** Such as one whose disk is full. */
  @Test
  void logThatFails_changesNoVerdict_andIsTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    Handler full =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            tries.incrementAndGet();
            throw new IllegalStateException("the disk is full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    LOGGER.addHandler(full);
    try {
      Compliance engine =
          Compliance.builder()
              .module(HouseRules.of(rule("x").when(RECORDED).denies()))
              .source(
                  Contact.SCHEMA,
                  Contact.RECORDED,
                  contact -> {
                    throw failure();
                  })
              .build();
      assertThat(engine.check(call()).decision()).isEqualTo(Decision.INDETERMINATE);
      assertThat(engine.check(call()).decision()).isEqualTo(Decision.INDETERMINATE);
      assertThat(tries).hasValue(2);
    } finally {
      LOGGER.removeHandler(full);
    }
  }

  @Test
  void ruleThatFails_isLoggedOnce() {
    Compliance engine =
        HouseRules.of(
                rule("one")
                    .when(
                        Condition.where(
                            Contact.AT,
                            "it fails",
                            at -> {
                              throw failure();
                            }))
                    .denies(),
                rule("other")
                    .judges(
                        Set.of(),
                        call -> {
                          throw failure();
                        }))
            .engine();

    engine.check(call());
    engine.check(call());

    assertThat(log.lines).hasSize(2);
    assertThat(log.lines)
        .anyMatch(line -> line.startsWith("SEVERE The rule house.other failed"))
        .filteredOn(line -> line.contains("house.one"))
        .singleElement()
        .asString()
        .startsWith(
            "SEVERE The rule house.one failed with java.lang.IllegalStateException at"
                + " io.lexicall.ComplianceLogTest.failure(ComplianceLogTest.java:")
        .endsWith("); what it would decide is unknown");
    assertThat(log.lines.toString()).doesNotContain("secret");
  }

  /** A condition whose answer is wrong, not its code: no line of it stands in the trace. */
  private static final class Wrong extends Condition<Contact> {
    private final @Nullable Truth answer;

    Wrong(@Nullable Truth answer) {
      this.answer = answer;
    }

    @Override
    @SuppressWarnings("NullAway") // wrong
    public Truth test(Contact activity) {
      return answer;
    }

    @Override
    public void missing(Contact activity, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "it is wrong";
    }
  }

  @Test
  void conditionThatAnswersWrongly_isNamed_thoughItThrewNothing() {
    Compliance engine =
        HouseRules.of(
                rule("none").when(new Wrong(null)).denies(),
                rule("unnamed").when(new Wrong(Truth.UNKNOWN)).denies())
            .engine();

    engine.check(call());

    assertThat(log.lines)
        .hasSize(2)
        .allMatch(line -> line.contains(", for " + Wrong.class.getName() + "; what it would"))
        .anyMatch(
            line ->
                line.contains("house.unnamed")
                    && line.contains(": an unknown condition named no missing fact, for "));
  }

  /** Java's own messages quote what they could not read. */
  @Test
  void messageOfJava_isNotLogged_thoughNoLineOfTheAuthorIsInTheTrace() {
    Function<String, Long> number = Long::valueOf;
    Compliance engine =
        HouseRules.of(
                rule("one")
                    .when(
                        Condition.where(
                            Contact.SUBJECT,
                            "it is even",
                            number.andThen(n -> Truth.of(n % 2 == 0))))
                    .denies())
            .engine();

    engine.check(call().with(Contact.SUBJECT, "+1 212 555 0142"));

    assertThat(log.lines)
        .singleElement()
        .asString()
        .contains("house.one failed with java.lang.NumberFormatException")
        .doesNotContain("0142");
  }

  /** The line of the author's code counts, not that of ours which it calls. */
  @Test
  void codeOfARule_thatCallsOurs_isNamed() {
    Compliance engine =
        HouseRules.of(
                rule("one")
                    .when(
                        Condition.where(
                            Contact.AT,
                            "it fails",
                            at -> Truth.of(PhoneNumber.parse("no number").isNanp())))
                    .denies())
            .engine();

    engine.check(call());

    assertThat(log.lines)
        .singleElement()
        .asString()
        .contains(" at io.lexicall.ComplianceLogTest.lambda$")
        .doesNotContain("no number");
  }

  /** A condition that holds, and fails when it is simplified or put into words. */
  private static final class Holds extends Condition<Contact> {
    private final boolean failsWhenGiven;

    Holds(boolean failsWhenGiven) {
      this.failsWhenGiven = failsWhenGiven;
    }

    @Override
    public Truth test(Contact activity) {
      return Truth.TRUE;
    }

    @Override
    public void missing(Contact activity, Set<Fact<Contact, ?>> into) {}

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of();
    }

    @Override
    public String says() {
      return "it is so";
    }

    @Override
    public Supplier<String> tells(Contact activity) {
      throw failure();
    }

    @Override
    protected Condition<Contact> given(long traits) {
      if (failsWhenGiven) {
        throw failure();
      }
      return this;
    }
  }

  @Test
  void ruleThatFailsBeforeAnyCallIsJudged_isLogged_andDecidesNothing() {
    Verdict verdict =
        HouseRules.of(rule("x").when(new Holds(true)).denies()).engine().check(call());

    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(log.lines).singleElement().asString().contains("The rule house.x failed");
  }

  @Test
  void ruleThatFailsToPutItsDenialIntoWords_isLogged_andDeniesAllTheSame() {
    Verdict verdict =
        HouseRules.of(rule("x").when(new Holds(false)).denies()).engine().check(call());

    assertThat(verdict.decision()).isEqualTo(Decision.DENY);
    assertThat(verdict.findings().get(0).message()).isEqualTo("It is so.");
    assertThat(log.lines).singleElement().asString().contains("The rule house.x failed");
  }

  @Test
  void sourceThatFails_isLoggedOnce_byItsFact() {
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule("x").when(RECORDED).denies()))
            .source(
                Contact.SCHEMA,
                Contact.RECORDED,
                call -> {
                  throw failure();
                })
            .build();

    engine.check(call());
    engine.check(call());

    assertThat(log.lines)
        .singleElement()
        .asString()
        .startsWith("SEVERE The source of recorded failed with java.lang.IllegalStateException at")
        .endsWith("what it would decide is unknown");
  }

  @Test
  void sourceOfAnotherActivity_isNotAsked() {
    AtomicInteger asked = new AtomicInteger();
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule("x").when(RECORDED).denies()))
            .source(
                Contact.SCHEMA,
                Contact.RECORDED,
                call -> {
                  asked.incrementAndGet();
                  return Optional.of(true);
                })
            .build();

    engine.check(Recording.builder().at(call().at()).build());
    assertThat(asked).hasValue(0);
    engine.check(call());
    assertThat(asked).hasValue(1);
    assertThat(log.lines).isEmpty();
  }

  @Test
  void observersThatFail_areLoggedOnceEach_andTheCheckGoesOn() {
    CheckObserver atTheBeginning =
        activity -> {
          throw failure();
        };
    CheckObserver atTheEnd =
        activity ->
            verdict -> {
              throw failure();
            };
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule("x").when(RECORDED).denies()))
            .observer(atTheBeginning)
            .observer(atTheEnd)
            .build();

    engine.check(call());
    assertThat(log.lines)
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("SEVERE The observer io.lexicall.ComplianceLogTest$$Lambda")
                    .contains(" failed with java.lang.IllegalStateException at io.lexicall.")
                    .endsWith("; the check continues without it"));
    engine.check(call());
    assertThat(log.lines).hasSize(2);
  }

  @Test
  void failureWithoutAPlace_isLoggedAllTheSame() {
    Compliance engine =
        HouseRules.of(
                rule("x")
                    .judges(
                        Set.of(),
                        call -> {
                          throw new Placeless();
                        }))
            .engine();

    engine.check(call());

    assertThat(log.lines).singleElement().asString().contains(" at an unknown place; ");
  }

  /** As the JVM throws some of its own once it has compiled the code. */
  private static final class Placeless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Placeless() {
      super("", null, false, false);
    }
  }
}
