package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.Explanation;
import io.lexicall.Explanation.Considered;
import io.lexicall.Explanation.Result;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.cli.Page.Style;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Truth;
import io.lexicall.json.Reading;
import io.lexicall.json.SafeText;
import io.lexicall.json.WrittenVerdict;
import io.lexicall.json.internal.Obligations;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Duty;
import io.lexicall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows explanations to people. */
final class ExplanationPage {
  private static final int LABEL = 16;
  private static final int RESULT = 11;
  private static final int DUTY = 28;
  private static final int MOST_RULES = 3;

  private final Page page;
  private final boolean all;
  private final String unit;
  private final @Nullable String file;
  private final LocalTimes times;
  private final BiFunction<Activity<?>, String, Optional<String>> whyMissing;

  /**
   * Creates a page.
   *
   * @param unit what an activity is in its file, such as a line
   * @param file the name of the file of the lines, as it may be shown; null if it is the only one
   * @param times how instants are shown
   * @param whyMissing why a list that was given is reported as missing, by its path; else empty
   */
  ExplanationPage(
      Page page,
      boolean all,
      String unit,
      @Nullable String file,
      LocalTimes times,
      BiFunction<Activity<?>, String, Optional<String>> whyMissing) {
    this.page = page;
    this.all = all;
    this.unit = unit;
    this.file = file;
    this.times = times;
    this.whyMissing = whyMissing;
  }

  void show(long line, Reading.Refused refused) {
    heading(line, refused.id(), "");
    page.paragraph(Style.BAD, "CANNOT BE READ", 2, "");
    for (Problem problem : refused.problems()) {
      String path = problem.path().isEmpty() ? "the line" : problem.path();
      page.labelled(2, path + " ", LABEL, Style.PLAIN, problem.problem());
      page.labelled(2, "", LABEL, Style.DIM, "allowed: " + problem.allowed());
    }
  }

  void show(long line, Activity<?> activity, Explanation explanation) {
    heading(line, activity.id(), what(activity));
    Verdict verdict = explanation.verdict();
    page.paragraph(styleOf(verdict.decision()), headline(verdict, activity), 2, "");
    for (Finding finding : verdict.findings()) {
      page.blank();
      show(finding, activity);
    }
    otherSellers(activity);
    if (!verdict.obligations().isEmpty()) {
      page.blank();
      page.paragraph(
          Style.BOLD,
          verdict.decision() == Decision.PERMIT ? "What must be done" : "What must also be done",
          2,
          "");
      showObligations(verdict.obligations());
    }
    page.blank();
    showConsidered(explanation.considered());
    page.blank();
    if (!explanation.placing().isEmpty()) {
      page.paragraph(Style.PLAIN, "Place:", 2, explanation.placing() + ".");
    }
    page.paragraph(
        Style.DIM,
        "",
        2,
        "Law edition "
            + verdict.edition().law()
            + ", zone rules "
            + verdict.edition().zoneRules()
            + ".");
  }

  /** Shows the decision, what is missing in one line, and what would cure it. */
  void brief(long line, Activity<?> activity, Verdict verdict) {
    heading(line, activity.id(), what(activity));
    page.paragraph(styleOf(verdict.decision()), headline(verdict, activity), 2, "");
    if (isElsewhereByItsNumber(activity)) {
      page.labelled(2, "place", LABEL, Style.PLAIN, activity.placing());
    }
    Set<Fact<?, ?>> missing = new LinkedHashSet<>();
    Set<RuleInfo> unsure = new LinkedHashSet<>();
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() == Decision.DENY) {
        briefly(finding, activity);
      } else {
        missing.addAll(finding.missing());
        unsure.add(finding.rule());
      }
    }
    if (verdict.decision() == Decision.INDETERMINATE) {
      undecided(activity, verdict, missing, unsure);
    } else if (!missing.isEmpty()) {
      page.labelled(2, "also missing", LABEL, Style.PLAIN, paths(missing));
      unfit(activity, missing);
    }
    otherSellers(activity);
    if (verdict.decision() != Decision.DENY && !verdict.obligations().isEmpty()) {
      page.labelled(
          2,
          "must be done",
          LABEL,
          Style.PLAIN,
          verdict.obligations().stream()
              .map(each -> Page.whole(each.duty().toString()))
              .distinct()
              .collect(Collectors.joining(", ")));
    }
  }

  /**
   * Returns whether the number suggests another place or another time zone than the one that was
   * assumed. Of a number that leaves more places open, one of which was stated, there is nothing to
   * say.
   */
  private static boolean isElsewhereByItsNumber(Activity<?> activity) {
    Whereabouts suggested =
        activity instanceof Contact contact
            ? contact
                .get(Contact.TO)
                .flatMap(to -> to.get(Called.NUMBER))
                .map(PhoneNumber::whereabouts)
                .orElse(Whereabouts.UNKNOWN)
            : Whereabouts.UNKNOWN;
    Whereabouts assumed = activity.whereabouts();
    if (!suggested.countryKnown()) {
      return false;
    }
    return !assumed.countryKnown()
        || Collections.disjoint(assumed.countries(), suggested.countries())
        || assumed.regionKnown()
            && suggested.regionKnown()
            && Collections.disjoint(assumed.regions(), suggested.regions())
        || assumed.zoneKnown()
            && suggested.zoneKnown()
            && Collections.disjoint(assumed.zones(), suggested.zones());
  }

  /** Shows a verdict of earlier, of whose rules only what it says is known. */
  void recorded(long entry, Activity<?> activity, WrittenVerdict verdict) {
    heading(entry, activity.id(), what(activity));
    String waiting =
        verdict.permittedFrom().map(from -> " until " + times.of(from, activity)).orElse("");
    page.paragraph(styleOf(verdict.decision()), verdict.decision() + waiting, 2, "");
    for (WrittenVerdict.Finding finding : verdict.findings()) {
      page.paragraph(
          styleOf(finding.outcome()),
          "  [" + SafeText.of(finding.rule()) + "]",
          4,
          SafeText.of(finding.message()));
      page.labelled(4, "law", LABEL - 2, Style.PLAIN, Console.printable(finding.citation()));
      page.labelled(4, "certainty", LABEL - 2, Style.PLAIN, Console.printable(finding.certainty()));
      if (!finding.missing().isEmpty()) {
        page.labelled(
            4, "missing", LABEL - 2, Style.PLAIN, listed(finding.missing().stream().sorted()));
      }
      if (!finding.remedies().isEmpty()) {
        page.labelled(
            4, "would cure it", LABEL - 2, Style.PLAIN, listed(finding.remedies().stream()));
      }
    }
    if (!verdict.obligations().isEmpty()) {
      page.labelled(
          2,
          "must be done",
          LABEL,
          Style.PLAIN,
          listed(verdict.obligations().stream().map(ExplanationPage::told).distinct()));
    }
  }

  private static String told(WrittenVerdict.Obligation obligation) {
    return obligation.obligation() + obligation.due().map(date -> " by " + date).orElse("");
  }

  private static String listed(Stream<String> words) {
    return words.map(Console::printable).map(Page::whole).collect(Collectors.joining(", "));
  }

  /** Shows which version of which list answered. */
  void lists(List<String> told) {
    if (!told.isEmpty()) {
      page.labelled(2, "lists", LABEL, Style.DIM, String.join("; ", told));
    }
  }

  private String what(Activity<?> activity) {
    return activity.schema().name() + " at " + times.of(activity.at(), activity);
  }

  /** A user who states an entry of a list may think that it counts. */
  private void otherSellers(Activity<?> activity) {
    Set<String> others = OtherSellers.of(activity);
    if (!others.isEmpty() && activity instanceof Contact contact) {
      page.labelled(2, "does not count", LABEL, Style.UNSURE, OtherSellers.told(others, contact));
    }
  }

  private void briefly(Finding denial, Activity<?> activity) {
    page.paragraph(
        Style.BAD, "  [" + denial.rule().id() + "]", 4, Console.printable(denial.message()));
    page.labelled(
        4,
        "law",
        LABEL - 2,
        Style.PLAIN,
        denial.citation()
            + (denial.rule().certainty() == Certainty.HIGH
                ? ""
                : "; certainty " + certainty(denial.rule().certainty())));
    page.labelled(4, "would cure it", LABEL - 2, Style.PLAIN, Remedies.of(denial, activity, times));
  }

  /** Shows which given lists do not count: their path is missing like that of any other list. */
  private boolean unfit(Activity<?> activity, Collection<Fact<?, ?>> missing) {
    List<String> unfit =
        missing.stream()
            .flatMap(fact -> whyMissing.apply(activity, fact.path()).stream())
            .distinct()
            .toList();
    unfit.forEach(each -> page.labelled(2, "does not count", LABEL, Style.UNSURE, each));
    return !unfit.isEmpty();
  }

  private void undecided(
      Activity<?> activity, Verdict verdict, Set<Fact<?, ?>> missing, Set<RuleInfo> unsure) {
    List<String> failed =
        verdict.findings().stream()
            .filter(each -> each.missing().isEmpty())
            .map(each -> "[" + each.rule().id() + "] " + Console.printable(each.message()))
            .toList();
    failed.forEach(each -> page.labelled(2, "cannot tell", LABEL, Style.PLAIN, each));
    if (missing.isEmpty()) {
      return;
    }
    page.labelled(2, "missing", LABEL, Style.PLAIN, paths(missing));
    boolean unfit = unfit(activity, missing);
    List<String> rules = unsure.stream().map(RuleInfo::id).distinct().toList();
    page.labelled(
        2,
        "asked by",
        LABEL,
        Style.DIM,
        String.join(", ", rules.subList(0, Math.min(rules.size(), MOST_RULES)))
            + (rules.size() > MOST_RULES ? " and " + (rules.size() - MOST_RULES) + " more" : ""));
    boolean lists = missing.stream().anyMatch(fact -> CountedLines.isList(fact.path()));
    boolean others = missing.stream().anyMatch(fact -> !CountedLines.isList(fact.path()));
    page.labelled(
        2,
        "would cure it",
        LABEL,
        Style.PLAIN,
        (others ? "state these facts, with the call or in a profile" : "")
            + (others && lists ? "; " : "")
            + (lists
                ? "check these lists"
                    + (unfit ? " in a version that counts" : "")
                    + ", with --list or in the fact lists"
                : ""));
  }

  private void heading(long line, Optional<String> id, String what) {
    page.paragraph(
        Style.BOLD,
        unit
            + " "
            + line
            + (file == null ? "" : " of " + file)
            + id.map(text -> "  " + SafeText.ofId(text)).orElse(""),
        2,
        what.isEmpty() ? "" : " " + what);
  }

  private String headline(Verdict verdict, Activity<?> activity) {
    return verdict.match(
        permit -> permit.obligations().isEmpty() ? "PERMIT" : "PERMIT, on these conditions",
        denial ->
            denial
                .permittedFrom()
                .map(from -> "DENY until " + times.of(from, activity))
                .orElse("DENY, and waiting alone does not cure it"),
        undecided -> "INDETERMINATE: these facts do not decide it");
  }

  private void show(Finding finding, Activity<?> activity) {
    RuleInfo rule = finding.rule();
    page.paragraph(
        styleOf(finding.outcome()),
        finding.outcome() + " [" + rule.id() + "]",
        2,
        Console.printable(finding.message()));
    page.labelled(2, "law", LABEL, Style.PLAIN, law(finding.citation(), rule));
    if (rule.certainty() != Certainty.HIGH) {
      page.labelled(2, "certainty", LABEL, Style.UNSURE, certainty(rule.certainty()));
    }
    rule.verifiedOn()
        .ifPresent(
            day ->
                page.labelled(
                    2,
                    "read",
                    LABEL,
                    Style.PLAIN,
                    "on " + day + (rule.source().isEmpty() ? "" : ": " + rule.source())));
    if (!finding.missing().isEmpty()) {
      page.labelled(2, "missing", LABEL, Style.PLAIN, paths(finding.missing()));
      unfit(activity, finding.missing());
    }
    if (finding.outcome() == Decision.DENY) {
      page.labelled(2, "would cure it", LABEL, Style.PLAIN, Remedies.of(finding, activity, times));
    } else if (finding.outcome() == Decision.INDETERMINATE && !finding.missing().isEmpty()) {
      page.labelled(2, "would cure it", LABEL, Style.PLAIN, "stating what is missing");
    }
  }

  /** The requirements of one provision are shown together. */
  private void showObligations(List<Obligation> obligations) {
    Map<String, List<String>> byProvision = new LinkedHashMap<>();
    for (Obligation obligation : Obligations.distinct(obligations)) {
      Duty duty = obligation.duty();
      String provision =
          "["
              + obligation.rule().id()
              + "] "
              + obligation.citation()
              + (duty.note().isEmpty() ? "" : "; " + Console.printable(duty.note()));
      String due = duty.due().map(date -> " by " + date).orElse("");
      byProvision.computeIfAbsent(provision, each -> new ArrayList<>()).add(duty.name() + due);
    }
    byProvision.forEach(
        (provision, duties) -> {
          for (String duty : duties.subList(0, duties.size() - 1)) {
            page.labelled(2, duty, 0, Style.PLAIN, "");
          }
          page.labelled(2, duties.get(duties.size() - 1) + " ", DUTY, Style.PLAIN, provision);
        });
  }

  private void showConsidered(List<Considered> considered) {
    page.paragraph(Style.BOLD, "Rules considered", 2, "");
    page.labelled(
        2,
        "",
        0,
        Style.DIM,
        "A rule applies only if all its conditions hold: yes holds, no does not hold,"
            + " ? is undecided. The conditions marked no are the reason why a rule passed.");
    Map<Result, Map<String, Integer>> aside = new LinkedHashMap<>();
    for (Considered each : considered) {
      boolean concerns = each.result() != Result.ELSEWHERE && each.result() != Result.NOT_IN_FORCE;
      if (concerns) {
        show(each);
      } else {
        aside
            .computeIfAbsent(each.result(), result -> new LinkedHashMap<>())
            .merge(each.rule().id(), 1, Integer::sum);
      }
    }
    aside.forEach(this::showAside);
  }

  private void show(Considered considered) {
    RuleInfo rule = considered.rule();
    String variant = rule.variant().isEmpty() ? "" : " (" + rule.variant() + ")";
    page.labelled(
        2,
        FactType.code(considered.result()),
        RESULT,
        Style.PLAIN,
        rule.id() + variant + "  " + considered.citation());
    page.labelled(2, "", RESULT, Style.DIM, rule.title());
    for (Explanation.Clause clause : considered.clauses()) {
      // For a rule that passed, only the conditions that do not hold are reasons; for others, all
      // are.
      boolean reason = considered.result() != Result.PASSED || clause.truth() == Truth.FALSE;
      if (reason || all) {
        String tells =
            clause.tells().isEmpty() || clause.truth() == Truth.FALSE
                ? ""
                : " (" + Console.printable(clause.tells()) + ")";
        page.labelled(2 + RESULT, sign(clause.truth()), 4, Style.PLAIN, clause.says() + tells);
      }
    }
    String change = change(considered);
    if (!change.isEmpty()) {
      page.labelled(2 + RESULT, "", 0, Style.PLAIN, change);
    }
  }

  /** What would change the rule's answer. */
  private static String change(Considered considered) {
    return switch (considered.result()) {
      case DENIED ->
          Remedies.besidesWaiting(considered.rule()).isEmpty()
              ? "would pass if one of these did not hold"
              : "would pass with: "
                  + String.join("; or ", Remedies.besidesWaiting(considered.rule()));
      case UNDECIDED -> "would decide with: " + paths(considered.missing());
      case PASSED ->
          considered.clauses().stream().anyMatch(clause -> clause.truth() == Truth.FALSE)
              ? ""
              : "what it demands is met";
      case FAILED -> "failed on these facts, so it decided nothing";
      case OBLIGED, NOT_IN_FORCE, ELSEWHERE -> "";
    };
  }

  private void showAside(Result result, Map<String, Integer> rules) {
    int count = rules.values().stream().mapToInt(Integer::intValue).sum();
    String what =
        count
            + (count == 1 ? " rule is" : " rules are")
            + (result == Result.ELSEWHERE
                ? " the law of other places"
                : " not in force on that day");
    if (!all) {
      page.labelled(2, FactType.code(result), RESULT + 3, Style.DIM, what + " (--all names them)");
      return;
    }
    page.labelled(
        2,
        FactType.code(result),
        RESULT + 3,
        Style.DIM,
        what
            + ": "
            + rules.entrySet().stream()
                .map(each -> each.getKey() + (each.getValue() > 1 ? " ×" + each.getValue() : ""))
                .collect(Collectors.joining(", ")));
  }

  static String certainty(Certainty certainty) {
    return switch (certainty) {
      case HIGH -> "high";
      case MEDIUM -> "medium";
      case LOW -> "LOW: not verified";
    };
  }

  private static String law(String citation, RuleInfo rule) {
    InForce inForce = rule.inForce();
    return citation + (inForce.equals(InForce.always()) ? "" : ", in force " + inForce);
  }

  private static String paths(Collection<Fact<?, ?>> facts) {
    return facts.stream().map(Fact::path).collect(Collectors.toCollection(TreeSet::new)).stream()
        .map(Page::whole)
        .collect(Collectors.joining(", "));
  }

  private static String sign(Truth truth) {
    return switch (truth) {
      case TRUE -> "yes";
      case FALSE -> "no";
      case UNKNOWN -> "?";
    };
  }

  private static Style styleOf(Decision decision) {
    return switch (decision) {
      case PERMIT -> Style.GOOD;
      case INDETERMINATE -> Style.UNSURE;
      case DENY -> Style.BAD;
    };
  }
}
