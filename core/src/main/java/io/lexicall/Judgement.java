package io.lexicall;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what the rules said of one activity that is not simply permitted. */
final class Judgement<A extends Activity<A>> {
  private final A activity;
  private final List<Finding> findings;
  private final List<Obligation> obligations;
  private final List<RuleInfo> statedEnds = new ArrayList<>(0);
  private boolean denied;

  Judgement(A activity, List<Finding> standing, List<Obligation> owed) {
    this.activity = activity;
    this.findings = new ArrayList<>(standing);
    this.obligations = new ArrayList<>(owed);
  }

  /** Takes in what a rule said; if the rule fails while it is asked for more, nothing changes. */
  void add(Rule<A> rule, Outcome outcome) {
    RuleInfo info = rule.info();
    String citation = rule.citation(activity);
    if (outcome instanceof Outcome.Denied denial) {
      findings.add(Finding.denial(info, citation, denial(rule), rule.permittedFrom(activity)));
      denied = true;
      if (denial.permittedFrom().isPresent()) {
        statedEnds.add(info);
      }
    } else if (outcome instanceof Outcome.Unclear unclear) {
      addUndecided(info, citation, unclear.missing());
    } else if (outcome instanceof Outcome.Obliged obliged) {
      for (Duty duty : obliged.duties()) {
        obligations.add(new Obligation(duty, info, citation));
      }
    }
  }

  void addFailed(Rule<A> rule) {
    RuleInfo info = rule.info();
    findings.add(
        Finding.undecided(
            info,
            info.citation(),
            "The rule " + info.id() + " failed on these facts and decided nothing.",
            Set.of()));
  }

  /** Keeps one finding for each rule id: what is missing is missing in all its places alike. */
  private void addUndecided(RuleInfo info, String citation, Set<Fact<?, ?>> missing) {
    for (int i = 0; i < findings.size(); i++) {
      Finding earlier = findings.get(i);
      if (earlier.rule().id().equals(info.id()) && !earlier.missing().isEmpty()) {
        Set<Fact<?, ?>> all = new LinkedHashSet<>(earlier.missing());
        all.addAll(missing);
        findings.set(i, undecided(earlier.rule(), earlier.citation(), all));
        return;
      }
    }
    findings.add(undecided(info, citation, missing));
  }

  private static Finding undecided(RuleInfo info, String citation, Set<Fact<?, ?>> missing) {
    String facts =
        missing.stream().map(Fact::path).sorted().distinct().collect(Collectors.joining(", "));
    return Finding.undecided(
        info, citation, info.title() + " Cannot be told without " + facts + ".", missing);
  }

  private String denial(Rule<A> rule) {
    String tells = rule.when().tells(activity);
    String title = rule.info().title();
    return tells.isEmpty()
        ? title
        : title + " " + Character.toUpperCase(tells.charAt(0)) + tells.substring(1) + ".";
  }

  boolean denies() {
    return denied;
  }

  /** Returns the rules that denied and stated themselves until when. */
  List<RuleInfo> statedEnds() {
    return statedEnds;
  }

  List<Finding> findings() {
    return findings;
  }

  List<Obligation> obligations() {
    return obligations;
  }
}
