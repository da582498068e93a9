package io.lexicall.cli;

import io.lexicall.batch.Abandonment;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditTally;
import io.lexicall.batch.EarlierAudit;
import io.lexicall.batch.Exposure;
import io.lexicall.batch.RecordComparison;
import io.lexicall.batch.Sample;
import io.lexicall.batch.Tally;
import io.lexicall.json.SafeText;
import io.lexicall.law.Certainty;
import io.lexicall.lists.DatedLists;
import io.lexicall.lists.NumberList;
import io.lexicall.rule.Penalty;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the summary of an audit for people; {@link AuditSummaryJson} writes it for programs. */
final class AuditSummary {
  private static final int MOST_LINES = 20;

  private final Audit.Result result;
  private final AuditTally tally;
  private final Tally verdicts;
  private final List<String> files;
  private final DatedLists lists;
  private final @Nullable EarlierAudit earlier;
  private final Map<String, String> basis;
  private final String hint;

  /**
   * @param basis what the audit rests on besides its rows and its law
   * @param hint which options could make an instant readable
   */
  AuditSummary(
      Audit.Result result,
      List<String> files,
      DatedLists lists,
      @Nullable EarlierAudit earlier,
      Map<String, String> basis,
      String hint) {
    this.earlier = earlier;
    this.basis = basis;
    this.hint = hint;
    this.result = result;
    this.tally = result.tally();
    this.verdicts = tally.verdicts();
    this.files = files;
    this.lists = lists;
  }

  static String called(Answer answer) {
    return switch (answer) {
      case PERMIT -> "lawful";
      case DENY -> "unlawful";
      case INDETERMINATE -> "undecided";
      case REFUSED -> "refused";
    };
  }

  void show(Page page, Duration took, @Nullable String out) {
    CountedLines lines = new CountedLines(page);
    NamedRows named = new NamedRows(page, lines, tally, files);
    double seconds = Math.max(took.toMillis(), 1) / 1000.0;
    page.paragraph(
        Page.Style.BOLD,
        CountedLines.rows(verdicts.rows()),
        2,
        "in %s s, %s a second%s"
            .formatted(
                String.format(Locale.ROOT, "%.1f", seconds),
                CountedLines.number((long) (verdicts.rows() / seconds)),
                out == null ? "" : "; findings -> " + Input.calledOutput(out)));
    tally
        .first()
        .ifPresent(
            first ->
                page.paragraph(
                    Page.Style.PLAIN,
                    "from " + first + " to " + tally.last().orElse(first),
                    2,
                    ""));
    page.blank();
    for (Answer answer : Answer.values()) {
      long count = verdicts.rows(answer);
      if (answer != Answer.REFUSED || count > 0) {
        lines.line(CountedLines.style(answer), called(answer), count, share(answer, count));
      }
    }
    notMade(named);
    sample(page);
    since(page, lines);
    rules(page, lines);
    cost(page, lines);
    lines.shadow(verdicts);
    counts(page, lines, "Months", tally.months());
    counts(page, lines, "Places, worst first", tally.places());
    counts(page, lines, "Campaigns, worst first", tally.campaigns());
    abandonment(page, lines);
    agents(page, lines);
    compared(page, lines, named);
    missing(page, lines);
    named(named);
    basis(page);
  }

  /**
   * Returns a share of all rows; in a sample, which does not include every refused row, of those
   * judged.
   */
  private String share(Answer answer, long count) {
    if (result.sample().filter(each -> !each.isAll()).isEmpty()) {
      return CountedLines.share(count, verdicts.rows());
    }
    return answer == Answer.REFUSED
        ? "of the sample, and all those whose called number is unknown"
        : CountedLines.share(count, judged());
  }

  /** What was denied was not done: it is in none of the counts. */
  private void notMade(NamedRows named) {
    Tally.OfPlace judged = tally.verdictsOfNotMade();
    named.rows(
        "not done",
        tally.notMade(),
        "denied before, so in no other count; %s would be permitted now, %s undecided: "
            .formatted(
                CountedLines.number(judged.permitted()), CountedLines.number(judged.undecided())));
  }

  private void sample(Page page) {
    Sample sample = result.sample().filter(each -> !each.isAll()).orElse(null);
    if (sample != null) {
      page.blank();
      page.paragraph(Page.Style.UNSURE, "a sample:", 2, sample.text(tally));
    }
  }

  private long judged() {
    return verdicts.rows() - verdicts.rows(Answer.REFUSED);
  }

  private void since(Page page, CountedLines lines) {
    EarlierAudit before = earlier;
    if (before == null) {
      return;
    }
    heading(page, lines, "Since the earlier audit", true);
    lines.line(
        Page.Style.PLAIN,
        "unlawful",
        verdicts.rows(Answer.DENY),
        "%s of %s, before %s of %s"
            .formatted(
                CountedLines.share(verdicts.rows(Answer.DENY), judged()),
                CountedLines.number(judged()),
                CountedLines.share(before.unlawful(), before.judged()),
                CountedLines.number(before.judged())));
    for (Map.Entry<String, long[]> rule : brokenThenAndNow(before, verdicts).entrySet()) {
      lines.line(
          Page.Style.PLAIN,
          rule.getKey(),
          rule.getValue()[1],
          "broken, before " + CountedLines.number(rule.getValue()[0]));
    }
    before
        .caveats(result.edition().lawDigest(), basis)
        .forEach(sentence -> page.paragraph(Page.Style.DIM, "", 0, sentence));
  }

  /** Returns how many rows broke each rule: in the earlier audit, and now. */
  static Map<String, long[]> brokenThenAndNow(EarlierAudit before, Tally verdicts) {
    Map<String, long[]> rules = new TreeMap<>();
    before.rules().forEach((rule, rows) -> rules.put(rule, new long[] {rows, 0}));
    for (Tally.OfRule rule : verdicts.rules()) {
      if (rule.denied() > 0) {
        rules.computeIfAbsent(rule.id(), id -> new long[2])[1] = rule.denied();
      }
    }
    return rules;
  }

  private void rules(Page page, CountedLines lines) {
    heading(page, lines, "Rules, worst first", !verdicts.rules().isEmpty());
    for (Tally.OfRule rule : verdicts.rules()) {
      if (rule.denied() > 0) {
        lines.line(Page.Style.PLAIN, rule.id(), rule.denied(), "broken  " + rule.deniedCitation());
      }
      if (rule.undecided() > 0) {
        lines.line(
            Page.Style.PLAIN,
            rule.id(),
            rule.undecided(),
            "undecided  " + rule.undecidedCitation());
      }
    }
  }

  private void cost(Page page, CountedLines lines) {
    Exposure exposure = tally.exposure();
    if (exposure.isEmpty()) {
      return;
    }
    heading(page, lines, "Possible costs, by claimant; do not add them up", true);
    for (Exposure.Claim claim : exposure.claims()) {
      lines.line(
          Page.Style.PLAIN,
          claimant(claim.claimant()) + ", " + claim.regulation(),
          claim.activities(),
          "%s: %s, %s%s%s%s%s"
              .formatted(
                  claim.total(),
                  claim.degrees().stream()
                      .map(Exposure.Degree::text)
                      .collect(Collectors.joining(" or ")),
                  String.join("; ", claim.citations()),
                  claim.caps().stream()
                      .map(cap -> "; not applied: a cap of " + cap)
                      .collect(Collectors.joining()),
                  claim.limitationYears().isPresent()
                      ? ""
                      : "; limitation period not known, rows of any age count",
                  claim.leftOut().stream().map(each -> "; " + each).collect(Collectors.joining()),
                  claim.certainty() == Certainty.HIGH
                      ? ""
                      : "; grade " + claim.certainty().text()));
    }
    exposure
        .withoutPenalty()
        .forEach((rule, rows) -> lines.line(Page.Style.DIM, rule, rows, "no amount on record"));
    page.paragraph(
        Page.Style.DIM,
        "",
        0,
        "These are ranges that the law allows, not a forecast. A row counts once for"
            + " each claim, however many rules it broke.");
  }

  /** Returns who may claim a sum, for a line. */
  private static String claimant(Penalty.Claimant claimant) {
    return switch (claimant) {
      case PERSON -> "person called";
      case ATTORNEY_GENERAL -> "attorney general";
      case REGULATOR -> "authority";
      case PROSECUTOR -> "prosecutor";
      case CONTRACT_PARTY -> "party of a contract";
    };
  }

  private static void counts(
      Page page,
      CountedLines lines,
      String heading,
      List<Map.Entry<String, Tally.OfPlace>> counts) {
    boolean isNeeded =
        !counts.isEmpty()
            && !(counts.size() == 1 && counts.get(0).getKey().equals(AuditTally.NO_CAMPAIGN));
    heading(page, lines, heading, isNeeded);
    if (!isNeeded) {
      return;
    }
    for (Map.Entry<String, Tally.OfPlace> each :
        counts.subList(0, Math.min(counts.size(), MOST_LINES))) {
      lines.line(Page.Style.PLAIN, each.getKey(), each.getValue().rows(), divided(each.getValue()));
    }
    if (counts.size() > MOST_LINES) {
      lines.line(
          Page.Style.DIM,
          "others",
          counts.stream().skip(MOST_LINES).mapToLong(each -> each.getValue().rows()).sum(),
          "in " + (counts.size() - MOST_LINES) + " more");
    }
  }

  private void abandonment(Page page, CountedLines lines) {
    List<Abandonment> all = tally.abandonment();
    heading(
        page, lines, "Abandoned calls of each campaign in 30 days, worst first", !all.isEmpty());
    for (Abandonment each : all.subList(0, Math.min(all.size(), MOST_LINES))) {
      lines.line(
          each.isKnown() ? Page.Style.PLAIN : Page.Style.UNSURE,
          (each.seller().isEmpty() ? "" : each.seller() + ": ") + each.campaign(),
          each.abandoned(),
          "abandoned of %s answered, %s, from %s"
              .formatted(
                  CountedLines.number(each.answered()),
                  each.isKnown()
                      ? String.format(Locale.ROOT, "%.2f %%", 100 * each.share().orElseThrow())
                      : "not known: " + unknown(each),
                  each.first()));
    }
    if (all.size() > MOST_LINES) {
      lines.line(Page.Style.DIM, "others", all.size() - (long) MOST_LINES, "periods more");
    }
    if (tally.callsBeyondCampaigns() > 0) {
      lines.line(
          Page.Style.UNSURE,
          "not counted",
          tally.callsBeyondCampaigns(),
          "calls: there are more campaigns and days than the audit keeps");
    }
    if (tally.unlawfulByCampaignOnly() > 0) {
      page.paragraph(
          Page.Style.DIM,
          "",
          0,
          ("%s are unlawful only because of their campaign's abandonment rate; %s of"
                  + " them were abandoned.")
              .formatted(
                  CountedLines.rows(tally.unlawfulByCampaignOnly()),
                  CountedLines.number(tally.unlawfulByCampaignOnlyAbandoned())));
    }
  }

  private static String unknown(Abandonment period) {
    return period.untold() == 0
        ? "there may be further calls"
        : CountedLines.number(period.untold()) + " calls do not say";
  }

  private void agents(Page page, CountedLines lines) {
    List<Map.Entry<String, AuditTally.OfAgent>> agents = tally.agents();
    boolean isNeeded = agents.stream().anyMatch(each -> !each.getKey().equals(AuditTally.NO_AGENT));
    heading(page, lines, "Agents, worst first", isNeeded);
    if (!isNeeded) {
      return;
    }
    for (Map.Entry<String, AuditTally.OfAgent> each :
        agents.subList(0, Math.min(agents.size(), MOST_LINES))) {
      AuditTally.OfAgent agent = each.getValue();
      lines.line(
          Page.Style.PLAIN,
          each.getKey(),
          agent.rows().rows(),
          divided(agent.rows())
              + (agent.worst().isEmpty() ? "" : "; most " + agent.worst().get(0).getKey())
              + (agent.untrained() == 0
                  ? ""
                  : "; " + CountedLines.number(agent.untrained()) + " not trained"));
    }
    if (agents.size() > MOST_LINES) {
      lines.line(Page.Style.DIM, "others", agents.size() - (long) MOST_LINES, "agents more");
    }
  }

  private void compared(Page page, CountedLines lines, NamedRows named) {
    RecordComparison comparison = result.comparison().orElse(null);
    if (comparison == null) {
      return;
    }
    heading(page, lines, "Compared with the journal", true);
    lines.line(
        Page.Style.PLAIN,
        "matched",
        comparison.matched(),
        "of %s calls and %s decisions"
                .formatted(
                    CountedLines.number(comparison.rows()),
                    CountedLines.number(comparison.entries()))
            + (comparison.matched() == 0
                ? ""
                : "; instants differ by at most %s s"
                    .formatted(CountedLines.number(comparison.greatestShift().toSeconds()))));
    for (RecordComparison.Difference each : comparison.differences()) {
      lines.line(
          Page.Style.UNSURE,
          each.code(),
          each.rows().rows(),
          each.text() + ": " + named.at(each.rows()));
    }
  }

  private static String divided(Tally.OfPlace rows) {
    return "%s unlawful, %s undecided, %s lawful"
        .formatted(
            CountedLines.number(rows.denied()),
            CountedLines.number(rows.undecided()),
            CountedLines.number(rows.permitted()));
  }

  private void missing(Page page, CountedLines lines) {
    heading(page, lines, "Missing facts", !verdicts.missing().isEmpty());
    for (Map.Entry<String, Long> fact : verdicts.missing()) {
      long settled = tally.settledBy(fact.getKey());
      lines.line(
          Page.Style.PLAIN,
          fact.getKey(),
          fact.getValue(),
          "rows; this fact alone would decide "
              + CountedLines.number(settled)
              + (CountedLines.isList(fact.getKey())
                  ? "; give a --list with a version of that time"
                  : ""));
    }
  }

  private void named(NamedRows named) {
    named.refused(hint);
    named.repeated();
    named.rows("in the future", tally.future(), "later than now, and not counted in any claim: ");
    named.histories();
    named.rows(
        "of any campaign",
        tally.ofAnyCampaign(),
        "not read, and can be calls of each campaign, whose share is unknown then: ");
  }

  private void basis(Page page) {
    page.blank();
    if (tally.withHistory() > 0) {
      page.paragraph(
          Page.Style.PLAIN,
          "",
          0,
          ("The history of %s was made from these rows. Contacts before the first row"
                  + " are not known and were assumed not to exist.")
              .formatted(
                  tally.withHistory() == 1
                      ? "one contact"
                      : CountedLines.number(tally.withHistory()) + " contacts"));
    }
    page.paragraph(
        Page.Style.DIM,
        "",
        0,
        "Law of edition %s, time zones of %s%s. This is not legal advice."
            .formatted(
                result.edition().law(),
                result.edition().zoneRules(),
                lists.editions().isEmpty()
                    ? tally.statingLists() == 0 ? ", no lists" : ", lists as the rows state them"
                    : ", lists "
                        + lists.editions().stream()
                            .map(NumberList::info)
                            .map(info -> SafeText.of(info.id()) + " of " + info.asOf())
                            .collect(Collectors.joining(", "))));
  }

  private static void heading(Page page, CountedLines lines, String text, boolean isNeeded) {
    if (isNeeded) {
      page.blank();
      lines.heading(text);
    }
  }
}
