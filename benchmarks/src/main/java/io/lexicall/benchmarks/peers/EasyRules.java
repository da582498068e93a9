package io.lexicall.benchmarks.peers;

import static io.lexicall.benchmarks.dialing.SalesCall.FEDERAL;

import io.lexicall.benchmarks.dialing.SalesCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rule;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules: each rule a predicate and an action in Java. */
public final class EasyRules implements Peer<SalesCall> {
  private static final String CALL = "call";
  private static final String REASONS = "reasons";

  private final RulesEngine engine = new DefaultRulesEngine();
  private final Rules rules =
      new Rules(
          rule(
              "federal hours",
              call ->
                  !(FEDERAL.contain(call.westMinute()) && FEDERAL.contain(call.eastMinute()))
                      && call.consent() < 1),
          rule(
              "state hours",
              call ->
                  (call.westMinute() < call.westOpen()
                          || call.westMinute() >= call.westClose()
                          || call.eastMinute() < call.eastOpen()
                          || call.eastMinute() >= call.eastClose())
                      && call.consent() < call.law().hoursConsent()
                      && call.relation() < call.law().hoursRelation()),
          rule(
              "national registry",
              call -> call.onRegistry() && call.consent() < 2 && call.relation() < 2),
          rule(
              "age of the registry",
              call -> call.registryAge() > 31 && call.consent() < 2 && call.relation() < 2),
          rule("own list", SalesCall::onOwnList),
          rule(
              "state list",
              call ->
                  call.onStateList()
                      && call.consent() < call.law().listConsent()
                      && call.relation() < call.law().listRelation()),
          rule(
              "consent",
              call ->
                  call.consent() < call.law().consent()
                      && call.relation()
                          < (call.mobile()
                              ? call.law().mobileConsentRelation()
                              : call.law().consentRelation())),
          rule(
              "consent to a dialer",
              call ->
                  call.automated()
                      && call.consent() < call.law().dialerConsent()
                      && call.relation() < call.law().dialerRelation()),
          rule(
              "cap",
              call ->
                  call.callsInDay() >= call.law().cap()
                      && call.relation() < call.law().capRelation()),
          rule("recorded voice", call -> call.recorded() && call.consent() < 2),
          rule(
              "abandonment",
              call -> call.automated() && 100 * call.abandoned() > 3 * call.answered()));

  private static Rule rule(String name, Predicate<SalesCall> forbids) {
    return new RuleBuilder()
        .name(name)
        .when(facts -> forbids.test(facts.get(CALL)))
        .then(facts -> facts.<List<String>>get(REASONS).add(name))
        .build();
  }

  @Override
  public SalesCall request(SalesCall call) {
    return call;
  }

  @Override
  public boolean permits(SalesCall call) {
    List<String> reasons = new ArrayList<>();
    Facts facts = new Facts();
    facts.put(CALL, call);
    facts.put(REASONS, reasons);
    engine.fire(rules, facts);
    return reasons.isEmpty();
  }
}
