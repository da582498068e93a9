package io.lexicall.rules.recording;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Party;
import io.lexicall.facts.Recording;
import io.lexicall.rule.RuleModule;
import io.lexicall.testkit.Check;
import io.lexicall.testkit.RuleModuleContract;
import io.lexicall.testkit.Waiver;
import java.util.ArrayList;
import java.util.List;

/** The contract that every rule keeps. */
class RecordingRulesContractTest extends RuleModuleContract {
  @Override
  protected RuleModule module() {
    return new RecordingRules();
  }

  @Override
  protected List<? extends Activity<?>> examples() {
    return activitiesOf("recording.jsonl");
  }

  @Override
  protected List<Waiver> waivers() {
    String told =
        "Where the notice is unknown the book names the time of it too: to be told before would do.";
    String presumed =
        "Consent is presumed in whoever was told and did not object: while it is unknown, what was"
            + " said of the notice settles it.";
    String objection = "An objection is an event: left out, nobody objected as far as is known.";
    List<Waiver> waivers = new ArrayList<>();
    for (String rule : List.of("recording.us-all-party", "recording.us-beep-tone")) {
      waivers.add(Waiver.of(Check.NAMED, rule, Recording.PARTIES.each(Party.INFORMED_AT), told));
    }
    for (String country : List.of("BG", "FR")) {
      String rule = "recording.europe-all-party " + country;
      waivers.add(Waiver.of(Check.KLEENE, rule, Recording.PARTIES.each(Party.CONSENTED), presumed));
      waivers.add(Waiver.of(Check.FEWEST, rule, Recording.NOTICE, presumed));
      waivers.add(Waiver.of(Check.KLEENE, rule, Recording.PARTIES.each(Party.OBJECTED), objection));
    }
    waivers.add(
        Waiver.of(
            Check.KLEENE,
            "recording.europe-objection",
            Recording.PARTIES.each(Party.OBJECTED),
            objection));
    return waivers;
  }
}
