package io.lexicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.lexicall.facts.Contact;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class RuleModuleContractTest {
  private static EngineExecutionResults run(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(contract)).execute();
  }

  @Test
  void breach_failsTheTestOfItsCheck_andNamesTheRule() {
    EngineExecutionResults results = run(GuessingModule.class);

    assertThat(results.testEvents().failed().list())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getTestDescriptor().getDisplayName())
                  .isEqualTo(Check.KLEENE.toString());
              assertThat(event.getTestDescriptor().getParent().orElseThrow().getDisplayName())
                  .startsWith("guess.work");
              assertThat(event.getPayload().orElseThrow().toString()).contains("guess.work");
            });
  }

  @Test
  void waivedCheck_isSkipped_withItsReason() {
    EngineExecutionResults results = run(WaivedModule.class);

    assertThat(results.testEvents().failed().list()).isEmpty();
    assertThat(results.testEvents().aborted().list())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getPayload().orElseThrow().toString())
                    .contains("Waived: We always know how we dial."));
  }

  @Test
  void waiverForARuleThatIsNotThere_fails() {
    EngineExecutionResults results = run(StrayWaiver.class);

    assertThat(results.testEvents().failed().list())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getPayload().orElseThrow().toString())
                    .contains("for no rule", "guess.other"));
  }

  /** A module with one rule that takes the unknown for something. */
  private static class Guess implements RuleModule {
    @Override
    public String name() {
      return "guess";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(work("House Rules 1"));
    }

    static Rule<Contact> work(String citation) {
      return Rule.on(Contact.SCHEMA, "guess.work")
          .title("Nobody guesses.")
          .cites(citation)
          .remedy("ask")
          .when(Condition.known(Contact.DIALING))
          .denies();
    }

    @Override
    public String edition() {
      return "2026-11-24";
    }
  }

  static class GuessingModule extends RuleModuleContract {
    @Override
    protected RuleModule module() {
      return new Guess();
    }
  }

  static class WaivedModule extends GuessingModule {
    @Override
    protected List<Waiver> waivers() {
      return List.of(Waiver.of(Check.KLEENE, "guess.work", "We always know how we dial."));
    }
  }

  static class StrayWaiver extends GuessingModule {
    @Override
    protected List<Waiver> waivers() {
      return List.of(
          Waiver.of(Check.KLEENE, "guess.work", "We always know how we dial."),
          Waiver.of(Check.CARD, "guess.other", "There is no such rule."));
    }
  }

  /** A rule that applies only where the host turns a setting is shipped like the others. */
  @Test
  void ruleBehindASetting_isTested() {
    EngineExecutionResults results = run(BehindASetting.class);

    assertThat(results.testEvents().failed().list())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getTestDescriptor().getParent().orElseThrow().getDisplayName())
                    .startsWith("guess.strictly"));
  }

  /** The same flaw in two rules of one id: the one that each host has must not be waived along. */
  @Test
  void waiverBehindSettings_holdsForNoRuleThatIsThereWithoutThem() {
    EngineExecutionResults results = run(WaivedBehindASetting.class);

    assertThat(results.testEvents().failed().list())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getTestDescriptor().getDisplayName())
                    .isEqualTo(Check.KLEENE.toString()));
    assertThat(results.testEvents().aborted().list()).hasSize(1);
    assertThat(run(WaivedBehindNone.class).testEvents().failed().list())
        .anySatisfy(
            event ->
                assertThat(event.getPayload().orElseThrow().toString())
                    .contains("for no rule", "guess.work"));
  }

  static class WaivedBehindNone extends GuessingModule {
    @Override
    protected List<Waiver> waiversBehindSettings() {
      return List.of(Waiver.of(Check.KLEENE, "guess.work", "We always know how we dial."));
    }
  }

  static class WaivedBehindASetting extends WaivedBehindNone {
    private static final Setting STRICT = new Setting("guess.strict", false, "Guesses strictly.");

    @Override
    protected RuleModule module() {
      return new Guess() {
        @Override
        public List<Setting> settings() {
          return List.of(STRICT);
        }

        @Override
        public List<Rule<?>> rules(Settings settings) {
          return settings.isOn(STRICT) ? List.of(work("House Rules 2")) : super.rules(settings);
        }
      };
    }
  }

  static class BehindASetting extends RuleModuleContract {
    private static final Setting STRICT = new Setting("guess.strict", false, "Guesses strictly.");

    @Override
    protected RuleModule module() {
      return new Sound() {
        @Override
        public List<Setting> settings() {
          return List.of(STRICT);
        }

        @Override
        public List<Rule<?>> rules(Settings settings) {
          List<Rule<?>> rules = new ArrayList<>(super.rules(settings));
          if (settings.isOn(STRICT)) {
            rules.add(
                Rule.on(Contact.SCHEMA, "guess.strictly")
                    .title("Nobody guesses strictly.")
                    .cites("House Rules 2")
                    .remedy("ask")
                    .when(Condition.known(Contact.DIALING))
                    .denies());
          }
          return rules;
        }
      };
    }
  }

  /** What an audit asks for at its end is asked for here. */
  @Test
  void penaltiesThatFail_andAnEditionOfTheFuture_failTheCardOfTheModule() {
    for (Class<?> contract : List.of(NoPenalties.class, OfTheFuture.class)) {
      EngineExecutionResults results = run(contract);

      assertThat(results.testEvents().failed().list())
          .filteredOn(
              event ->
                  event
                      .getTestDescriptor()
                      .getDisplayName()
                      .equals("the module's own card is complete"))
          .as(contract.getSimpleName())
          .singleElement()
          .satisfies(
              event ->
                  assertThat(event.getPayload().orElseThrow().toString())
                      .contains(
                          contract == NoPenalties.class ? "no penalties" : "is a day to come"));
    }
  }

  private static class Sound extends Guess {
    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "guess.work")
              .title("Nobody guesses.")
              .cites("House Rules 1")
              .remedy("ask")
              .when(Condition.isTrue(Contact.RECORDED))
              .denies());
    }
  }

  static class NoPenalties extends RuleModuleContract {
    @Override
    protected RuleModule module() {
      return new Sound() {
        @Override
        public List<Penalty> penalties() {
          throw new IllegalStateException("no penalties");
        }
      };
    }
  }

  static class OfTheFuture extends RuleModuleContract {
    @Override
    protected RuleModule module() {
      return new Sound() {
        @Override
        public String edition() {
          return LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
        }
      };
    }
  }
}
