package io.lexicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineContractTest {
  private static List<String> breaches(RuleModule module) {
    return EngineContract.of(Compliance.builder().module(module).build(), Hints.standard())
        .breaches(Contact.SCHEMA, 300);
  }

  @Test
  void rightEngine_keepsIt() {
    assertThat(breaches(new AcmeRules())).isEmpty();
  }

  @Test
  void ruleThatGuesses_showsInTheVerdict() {
    Condition<Contact> guesses =
        new Condition<>() {
          @Override
          public Truth test(Contact contact) {
            return Truth.of(contact.get(Contact.RECORDED).orElse(true));
          }

          @Override
          public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
            into.add(Contact.RECORDED);
          }

          @Override
          public Set<Fact<Contact, ?>> reads() {
            return Set.of(Contact.RECORDED);
          }

          @Override
          public String says() {
            return "it is recorded";
          }
        };
    assertThat(breaches(module(rule().when(guesses).denies())))
        .singleElement()
        .asString()
        .contains("The decision is deny, though this is unknown: recorded=false", "PERMIT");
  }

  @Test
  void ruleThatFails_isNamed() {
    Rule<Contact> failing =
        rule()
            .judges(
                Set.of(Contact.RECORDED),
                contact ->
                    contact.get(Contact.RECORDED).orElseThrow() ? Outcome.deny() : Outcome.pass());
    assertThat(breaches(module(failing))).anyMatch(text -> text.startsWith("acme.rule failed"));
  }

  @Test
  void ruleThatChangesUnsaid_showsInTheWindows() {
    Rule<Contact> forgetful =
        rule()
            .judges(
                Set.of(Contact.OBJECTED_AT),
                contact ->
                    contact
                        .get(Contact.OBJECTED_AT)
                        .filter(then -> !then.isAfter(contact.at()))
                        .map(then -> Outcome.deny())
                        .orElse(Outcome.pass()));
    Instant noon = Instant.parse("2026-11-24T12:00:00Z");
    Contact call = Contact.builder().at(noon).objectedAt(noon.plusSeconds(3600)).build();

    assertThat(
            EngineContract.of(
                    Compliance.builder().module(module(forgetful)).build(), Hints.standard())
                .from(List.of(call))
                .seed(7)
                .breaches(Contact.SCHEMA, 60))
        .anyMatch(text -> text.contains("windows say: PERMIT") && text.contains("it is: DENY"));
  }

  @Test
  void exampleOfAnotherActivity_isLeftOut() {
    List<Activity<?>> examples = CaseTests.activities("io/lexicall/testkit/acme.jsonl");
    Compliance engine = Compliance.builder().module(new AcmeRules()).build();
    assertThat(
            EngineContract.of(engine, Hints.standard())
                .from(examples)
                .seed(7)
                .breaches(io.lexicall.facts.Payment.SCHEMA, 20))
        .isEmpty();
  }

  private static Rule.Builder<Contact> rule() {
    return Rule.on(Contact.SCHEMA, "acme.rule").title("A rule.").cites("Acme").remedy("wait");
  }

  private static RuleModule module(Rule<?> rule) {
    return new RuleModule() {
      @Override
      public String name() {
        return "acme";
      }

      @Override
      public List<Coverage<?>> coverage() {
        return List.of(Coverage.of(Contact.SCHEMA));
      }

      @Override
      public List<Rule<?>> rules(Settings settings) {
        return List.of(rule);
      }

      @Override
      public String edition() {
        return "2026-11-24";
      }
    };
  }
}
