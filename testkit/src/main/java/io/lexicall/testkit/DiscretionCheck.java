package io.lexicall.testkit;

import io.lexicall.Compliance;
import io.lexicall.Explanation;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Truth;
import io.lexicall.number.PhoneNumber;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.testkit.FactTree.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that nothing a rule says contains a telephone number, a card number or free text. */
final class DiscretionCheck<A extends Activity<A>> {
  private static final int BASES = 20;
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{13,}");

  private final Trials<A> trials;
  private final Rule<A> rule;

  DiscretionCheck(Trials<A> trials) {
    this.trials = trials;
    this.rule = trials.rule();
  }

  @Nullable String discreet() {
    Compliance engine = trials.engine();
    for (A seed : trials.some(BASES)) {
      A about = confide(seed);
      List<String> secrets = new ArrayList<>();
      for (Spot spot : FactTree.spots(about)) {
        if (spot.value() instanceof PhoneNumber number) {
          String digits = Long.toString(number.digits());
          secrets.add(digits);
          secrets.add(digits.substring(Integer.toString(number.callingCode()).length()));
        }
      }
      for (String text : texts(engine, about)) {
        String digits = text.replaceAll("[ ().•+-]", "");
        boolean leaks =
            LONG_NUMBER.matcher(text).find()
                || secrets.stream().anyMatch(secret -> digits.contains(secret))
                || FactsGenerator.SECRETS.stream().anyMatch(text::contains);
        if (leaks) {
          return "It says what nobody may read again: "
              + text
              + "\nThe facts: "
              + Telling.show(about);
        }
      }
    }
    return null;
  }

  /** Puts secrets into free texts, unless a text decides whether the rule applies. */
  private A confide(A seed) {
    Answer.Kind kind = trials.judge(seed).kind();
    A about = seed;
    for (Spot spot : FactTree.spots(seed)) {
      if (spot.value() instanceof String && trials.isSeen(spot)) {
        A confiding =
            FactTree.edit(
                about,
                each ->
                    each.path().equals(spot.path())
                        ? FactsGenerator.SECRETS.get(
                            trials.random().nextInt(FactsGenerator.SECRETS.size()))
                        : each.value());
        about = trials.judge(confiding).is(kind) ? confiding : about;
      }
    }
    return about;
  }

  private List<String> texts(Compliance engine, A about) {
    List<String> texts = new ArrayList<>();
    Answer answer = trials.judge(about);
    texts.add(rule.toString());
    texts.add(rule.info().toString());
    if (answer.failure() == null) {
      texts.add(String.valueOf(answer.outcome()));
      texts.add(rule.citation(about));
    }
    if (answer.outcome() instanceof Outcome.Obliged obliged) {
      obliged.duties().forEach(duty -> texts.add(duty + " " + duty.note()));
    }
    for (Condition<A> part : Terms.parts(rule.when())) {
      texts.add(part.says());
      if (trials.test(part, about) == Truth.TRUE) {
        texts.add(part.tells(about).get());
      }
    }
    Explanation explanation = engine.explain(about);
    texts.add(explanation.toString());
    texts.add(explanation.verdict().toString());
    for (Finding finding : explanation.verdict().findings()) {
      texts.add(finding.message());
      texts.add(finding.citation());
    }
    for (Obligation obligation : explanation.verdict().obligations()) {
      texts.add(obligation + obligation.duty().note());
    }
    return texts;
  }
}
