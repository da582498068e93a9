package io.lexicall.testkit;

import static java.util.stream.Collectors.joining;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.testkit.Answer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that the card of a rule is complete and true. */
final class CardCheck<A extends Activity<A>> {
  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern ID = Pattern.compile(KEBAB + "\\." + KEBAB);
  private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}.*[^.]\\.", Pattern.DOTALL);

  private final Trials<A> trials;
  private final Rule<A> rule;

  CardCheck(Trials<A> trials) {
    this.trials = trials;
    this.rule = trials.rule();
  }

  @Nullable String card() {
    RuleInfo info = rule.info();
    List<String> problems = new ArrayList<>();
    if (!ID.matcher(info.id()).matches()) {
      problems.add("the id is regulation, dot, name in lower case and hyphens, not " + info.id());
    }
    if (!SENTENCE.matcher(info.title()).matches()) {
      problems.add("the title is a sentence that ends with one full stop, not: " + info.title());
    }
    if (info.citation().isBlank() || !info.citation().equals(info.citation().strip())) {
      problems.add("the citation is not blank and not padded, but '" + info.citation() + "'");
    }
    // The place and the time are read from every activity, and no card names them.
    if (info.reads().isEmpty()
        && Terms.parts(rule.when()).stream().anyMatch(p -> !p.reads().isEmpty())) {
      problems.add("the card names no fact that it reads");
    }
    if (Terms.parts(rule.when()).stream().anyMatch(part -> part.says().isBlank())) {
      problems.add("a condition does not say what it asks");
    }
    for (Fact<?, ?> fact : info.reads()) {
      if (rule.activity().fact(fact.path().split("[.\\[]", 2)[0]).isEmpty()) {
        problems.add("a " + rule.activity().name() + " has no fact " + fact.path());
      }
    }
    Stream.concat(info.obligations().stream(), info.remedies().stream())
        .filter(word -> !KEBAB.matcher(word).matches())
        .forEach(word -> problems.add("obligations and remedies are kebab-case, not " + word));
    boolean denies = false;
    for (A about : trials.pool()) {
      Answer answer = trials.judge(about);
      denies |= answer.is(Kind.DENIES);
      if (answer.outcome() instanceof Outcome.Obliged obliged) {
        obliged.duties().stream()
            .filter(duty -> !info.obligations().contains(duty.name()))
            .forEach(duty -> problems.add("the card does not name the duty " + duty.name()));
      }
    }
    if (info.remedies().isEmpty() && denies) {
      problems.add("it can deny, but names no remedy");
    }
    return problems.isEmpty() ? null : problems.stream().distinct().collect(joining("\n"));
  }
}
