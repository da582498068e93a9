package io.lexicall.rules.recording;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Party;
import io.lexicall.facts.Recording;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.Check;
import io.lexicall.testkit.Hints;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The contract that every rule keeps. */
class RecordingRulesContractTest extends RuleModuleContract {
  /** Where the law of calls is another than that of talks in person. */
  private static final Set<String> AT_A_DISTANCE_OR_NOT =
      Set.of(
          "US-CT",
          "US-CT, agent",
          "US-CT, form",
          "US-CT, in person",
          "US-NV",
          "US-NV, agent",
          "US-NV, in person",
          "US-VA, evidence",
          "US-WI, evidence",
          "US-OR",
          "US-OR, in person",
          "US-OR, in person, agent",
          "BE",
          "BE, in person",
          "BE, storage",
          "BE, terms",
          "CH",
          "DE",
          "LU",
          "LU, terms",
          "SI",
          "SI, terms");

  private static final String KNOWN_TO_AGENTS =
      "Most agents know that they are recorded: only a stated refusal counts.";
  private static final String OF_A_CALL =
      "A recording whose channel is not stated is that of a call.";

  @Override
  protected RuleModule module() {
    return new RecordingRules();
  }

  @Override
  protected List<? extends Activity<?>> examples() {
    return activitiesOf("recording.jsonl", "anew.jsonl", "in-person.jsonl", "who-takes-part.jsonl");
  }

  /** An objection is like an event: left out, there was none. */
  @Override
  protected Hints hints() {
    return super.hints().deriving(Party.OBJECTED);
  }

  @Override
  protected List<Waiver> waivers() {
    String told =
        "Where the notice is unknown the book names the time of it too: to be told before would do.";
    List<Waiver> waivers = new ArrayList<>();
    for (String rule : List.of("recording.us-all-party", "recording.us-beep-tone")) {
      waivers.add(Waiver.of(Check.NAMED, rule, Recording.PARTIES.each(Party.INFORMED_AT), told));
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "recording.us-all-party",
            Recording.PARTIES.each(Party.ROLE),
            "Where every role is denied the rule denies without asking for it; that on agents denies"
                + " in its place once the party is one."));
    for (Rule<?> rule : rules()) {
      if (AT_A_DISTANCE_OR_NOT.contains(rule.info().variant())) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                rule.info().id() + " " + rule.info().variant(),
                Recording.CHANNEL,
                OF_A_CALL));
      }
      if (rule.info().variant().endsWith(", agent")) {
        waivers.add(
            Waiver.of(
                Check.KLEENE,
                rule.info().id() + " " + rule.info().variant(),
                Recording.PARTIES.each(Party.CONSENTED),
                KNOWN_TO_AGENTS));
      }
      if (rule.info().variant().contains("data protection")) {
        for (Fact<Recording, ?> fact :
            List.of(Recording.CONTROLLER, Recording.CONTROLLER.then(Controller.COUNTRY))) {
          waivers.add(
              Waiver.of(
                  Check.KLEENE,
                  rule.info().id() + " " + rule.info().variant(),
                  fact,
                  "Of a call between others a controller that nobody names is none of Europe's."));
        }
        for (Fact<Recording, ?> fact :
            List.of(
                Recording.PARTIES,
                Recording.PARTIES.each(Party.NUMBER),
                Recording.PARTIES.each(Party.COUNTRY),
                Recording.PARTIES.each(Party.REGION))) {
          waivers.add(
              Waiver.of(
                  Check.KLEENE,
                  rule.info().id() + " " + rule.info().variant(),
                  fact,
                  "Where the controller is bound, the rule for parties here decides in the place of"
                      + " that for parties elsewhere once a party is known to be here."));
        }
      }
    }
    return waivers;
  }

  /** Of the exceptions for businesses, which are of calls alone. */
  @Override
  protected List<Waiver> waiversBehindSettings() {
    return List.of(
        Waiver.of(Check.KLEENE, "recording.us-all-party US-IL", Recording.CHANNEL, OF_A_CALL),
        Waiver.of(
            Check.KLEENE,
            "recording.us-all-party US-IL",
            Recording.PARTIES.each(Party.CONSENTED),
            KNOWN_TO_AGENTS),
        Waiver.of(
            Check.KLEENE,
            "recording.us-beep-tone US-PA",
            Recording.PARTIES.each(Party.CONSENTED),
            KNOWN_TO_AGENTS));
  }
}
