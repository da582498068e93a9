package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Profile;
import io.lexicall.json.SafeText;
import io.lexicall.law.Certainty;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.NumberList;
import io.lexicall.rule.Penalty;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of an audit as one self-contained page: it loads nothing, runs no script, and works on
 * light and dark screens and on paper. It holds no number of the called people.
 *
 * <pre>{@code
 * String page = AuditReport.of(result).files(List.of("march.csv")).html();
 * }</pre>
 *
 * @since 0.1
 */
public final class AuditReport {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final Builder facts;
  private final AuditTally tally;
  private final Tally verdicts;
  private final ReportPage page = new ReportPage();

  /**
   * What the page shows in addition to the result. What is not set is left out. Texts are shown as
   * they are: the host must remove numbers of people. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder extends ReportBuilder<Builder> {
    private final Audit.Result result;
    private final Map<String, String> assumed = new LinkedHashMap<>();
    private Map<String, String> basis = Map.of();
    private List<NumberList> lists = List.of();
    private List<String> regulations = List.of();
    private @Nullable EarlierAudit earlier;
    private String earlierName = "";
    private Profile profile = Profile.EMPTY;

    private Builder(Audit.Result result) {
      this.result = requireNonNull(result, "result");
    }

    /** Sets the editions of lists in which numbers were looked up. */
    public Builder lists(List<NumberList> editions) {
      this.lists = List.copyOf(editions);
      return this;
    }

    /**
     * Adds a fact that was assumed for every row, or the column that stated it.
     *
     * @param what such as the path of a fact
     * @param value such as its value
     */
    public Builder assumed(String what, String value) {
      assumed.put(requireNonNull(what, "what"), requireNonNull(value, "value"));
      return this;
    }

    /** Sets the profile of the engine; the page shows what it states about contacts. */
    public Builder profile(Profile engineProfile) {
      this.profile = requireNonNull(engineProfile, "engineProfile");
      return this;
    }

    /** Sets the only regulations that were applied; by default all that are loaded. */
    public Builder regulations(List<String> names) {
      this.regulations = List.copyOf(names);
      return this;
    }

    /**
     * Compares the figures with those of an earlier audit.
     *
     * @param audit its figures
     * @param name what it is called
     * @param now what this audit rests on, by name, as its summary has it: {@link
     *     EarlierAudit#differences}
     */
    public Builder since(EarlierAudit audit, String name, Map<String, String> now) {
      this.earlier = requireNonNull(audit, "audit");
      this.earlierName = requireNonNull(name, "name");
      this.basis = Map.copyOf(now);
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    /** Returns the page, in HTML. */
    public String html() {
      return new AuditReport(this).html();
    }
  }

  private static final int RULES_WITH_EXAMPLES = 10;

  private AuditReport(Builder facts) {
    this.facts = facts;
    this.tally = facts.result.tally();
    this.verdicts = tally.verdicts();
  }

  /** Begins a report. */
  public static Builder of(Audit.Result result) {
    return new Builder(result);
  }

  private String html() {
    facts.begin(page, "Audit of " + facts.names());
    head();
    board();
    page.append("<div class=\"lawyer\">\n");
    answers();
    since();
    unlawful();
    new CostSection(page).append(tally.exposure());
    inShadow();
    compared();
    new GroupSections(page, tally).append();
    undecided();
    named();
    assumed();
    basis();
    page.append("</div>\n");
    return page.end();
  }

  private void head() {
    String span =
        tally
            .first()
            .map(first -> ", from %s to %s".formatted(day(first), day(tally.last().orElse(first))))
            .orElse("");
    page.append(
        """
        <header>
        <p class="kicker">Audit report</p>
        <h1>%s</h1>
        <p class="lead">%s judged%s, each at its own instant under the law of that day.</p>
        </header>
        """
            .formatted(ReportPage.escaped(facts.names()), ReportPage.rows(verdicts.rows()), span));
  }

  /**
   * The first page, for those who decide: what is wrong, how sure that is, whether it grows, and
   * what to do first.
   */
  private void board() {
    long judged =
        verdicts.rows(Answer.PERMIT)
            + verdicts.rows(Answer.DENY)
            + verdicts.rows(Answer.INDETERMINATE);
    if (judged == 0) {
      return;
    }
    page.append("<section aria-labelledby=\"board\">\n<h2 id=\"board\">In short</h2>\n<ul>\n");
    point(
        "%s of %s judged %s unlawful: %s."
            .formatted(
                ReportPage.number(verdicts.rows(Answer.DENY)),
                ReportPage.rows(judged),
                verdicts.rows(Answer.DENY) == 1 ? "was" : "were",
                ReportPage.share(verdicts.rows(Answer.DENY), judged)));
    facts
        .result
        .sample()
        .filter(sample -> !sample.isAll())
        .ifPresent(sample -> point("This is a sample: " + sample.text(tally)));
    verdicts.rules().stream()
        .filter(rule -> rule.denied() > 0)
        .findFirst()
        .ifPresent(
            rule ->
                point(
                    "Most often broken: %s %s (%s, %s)"
                        .formatted(
                            rule.title(),
                            rule.deniedCitation(),
                            rule.id(),
                            ReportPage.rows(rule.denied()))));
    trend();
    exposed();
    if (verdicts.rows(Answer.INDETERMINATE) > 0) {
      String settling =
          verdicts.missing().stream()
              .map(Map.Entry::getKey)
              .max(Comparator.comparingLong(tally::settledBy))
              .filter(fact -> tally.settledBy(fact) > 0)
              .map(
                  fact ->
                      ": "
                          + fact
                          + " alone would decide "
                          + ReportPage.number(tally.settledBy(fact)))
              .orElse("");
      point(
          ReportPage.rows(verdicts.rows(Answer.INDETERMINATE))
              + " could not be judged"
              + settling
              + ".");
    }
    page.append("</ul>\n</section>\n");
  }

  private void point(String text) {
    page.append("<li>%s</li>\n".formatted(ReportPage.escaped(text)));
  }

  private void trend() {
    List<Map.Entry<String, Tally.OfPlace>> months = monthsOfSpan();
    if (months.size() > 1) {
      Map.Entry<String, Tally.OfPlace> first = months.get(0);
      Map.Entry<String, Tally.OfPlace> last = months.get(months.size() - 1);
      point(
          "Unlawful in %s: %s; in %s: %s."
              .formatted(
                  first.getKey(),
                  ReportPage.share(first.getValue().denied(), first.getValue().rows()),
                  last.getKey(),
                  ReportPage.share(last.getValue().denied(), last.getValue().rows())));
    }
  }

  /** Returns the months that the rows span, without those in the future. */
  private List<Map.Entry<String, Tally.OfPlace>> monthsOfSpan() {
    Instant first = tally.first().orElse(null);
    if (first == null) {
      return List.of();
    }
    // The month of a row is on the clock of its person, up to a day before or after UTC.
    String from = month(first.minus(Duration.ofDays(1)));
    String to = month(tally.last().orElse(first).plus(Duration.ofDays(1)));
    return tally.months().stream()
        .filter(each -> each.getKey().compareTo(from) >= 0 && each.getKey().compareTo(to) <= 0)
        .toList();
  }

  private static String month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString();
  }

  /**
   * For each claimant the claim that covers most rows, as a range, and how it was counted. One
   * whose limitation period is known comes first: another covers most rows only because it counts
   * all.
   */
  private void exposed() {
    for (Penalty.Claimant claimant : Penalty.Claimant.values()) {
      List<Exposure.Claim> theirs =
          tally.exposure().claims().stream()
              .filter(claim -> claim.claimant() == claimant && claim.activities() > 0)
              .toList();
      boolean areAllKnown = theirs.stream().allMatch(claim -> claim.limitationYears().isPresent());
      theirs.stream()
          .min(
              Comparator.comparing(
                  claim -> claim.limitationYears().isEmpty())) // the first of these
          .ifPresent(
              claim ->
                  point(
                      "Possible claims by %s on the basis with most rows%s, %s: %s (%s, each %s).%s Other claims are listed below; do not add them up."
                          .formatted(
                              CostSection.by(claimant),
                              claim.limitationYears().isPresent() && !areAllKnown
                                  ? " of those with a known limitation period"
                                  : "",
                              String.join("; ", claim.citations()),
                              claim.total(),
                              ReportPage.rows(claim.activities()),
                              claim.degrees().stream()
                                  .map(Exposure.Degree::text)
                                  .collect(Collectors.joining(" or ")),
                              (claim.leftOut().isEmpty()
                                      ? ""
                                      : " " + capital(String.join("; ", claim.leftOut())) + ".")
                                  + claim.caps().stream()
                                      .map(cap -> " Not applied: a cap of " + cap + ".")
                                      .collect(Collectors.joining())
                                  + (claim.limitationYears().isPresent()
                                      ? ""
                                      : " The limitation period is not known, so rows of any age count."))));
    }
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private void since() {
    EarlierAudit earlier = facts.earlier;
    if (earlier == null) {
      return;
    }
    long judged = verdicts.rows() - verdicts.rows(Answer.REFUSED);
    page.append(
        """
        <section aria-labelledby="since">
        <h2 id="since">Since the earlier audit</h2>
        <p>%s: %s judged, %s unlawful. Now %s, %s unlawful.</p>
        <p class="fine">%s</p>
        """
            .formatted(
                ReportPage.escaped(facts.earlierName),
                ReportPage.rows(earlier.judged()),
                ReportPage.share(earlier.unlawful(), earlier.judged()),
                ReportPage.rows(judged),
                ReportPage.share(verdicts.rows(Answer.DENY), judged),
                ReportPage.escaped(
                    String.join(
                        " ", earlier.caveats(facts.result.edition().lawDigest(), facts.basis)))));
    Map<String, Long> now = new TreeMap<>();
    verdicts.rules().stream()
        .filter(rule -> rule.denied() > 0)
        .forEach(rule -> now.put(rule.id(), rule.denied()));
    Set<String> all = new TreeSet<>(now.keySet());
    all.addAll(earlier.rules().keySet());
    if (!all.isEmpty()) {
      page.table("Rows unlawful, by rule", "Rule", "", "Before", "Share", "Now", "Share now");
      for (String rule : all) {
        long before = earlier.rules().getOrDefault(rule, 0L);
        long after = now.getOrDefault(rule, 0L);
        page.row(
            "<code>%s</code>".formatted(ReportPage.name(rule)),
            "",
            ReportPage.number(before),
            ReportPage.share(before, earlier.judged()),
            ReportPage.number(after),
            ReportPage.share(after, judged));
      }
      page.append("</tbody></table>\n");
    }
    page.append("</section>\n");
  }

  private static String day(Instant instant) {
    return "<time datetime=\"%s\">%s</time>"
        .formatted(instant, DAY.format(instant.atZone(ZoneOffset.UTC)));
  }

  private List<ReportPage.Part> parts() {
    return List.of(
        new ReportPage.Part("permit", "Lawful", "no rule was broken", verdicts.rows(Answer.PERMIT)),
        new ReportPage.Part("deny", "Unlawful", "a rule was broken", verdicts.rows(Answer.DENY)),
        new ReportPage.Part(
            "undecided", "Undecided", "a fact is missing", verdicts.rows(Answer.INDETERMINATE)),
        new ReportPage.Part(
            "refused", "Refused", "the row cannot be read", verdicts.rows(Answer.REFUSED)));
  }

  private void answers() {
    page.append("<section aria-labelledby=\"answers\">\n<h2 id=\"answers\">Results</h2>\n");
    page.cards(parts(), verdicts.rows());
    page.append("</section>\n");
  }

  private void unlawful() {
    List<Tally.OfRule> rules = verdicts.rules().stream().filter(each -> each.denied() > 0).toList();
    page.append(
        "<section aria-labelledby=\"unlawful\">\n<h2 id=\"unlawful\">Which rules were broken</h2>\n");
    if (rules.isEmpty()) {
      page.append("<p>None, as far as could be judged.</p>\n</section>\n");
      return;
    }
    page.append(
        "<p>%s unlawful. One row can break several rules, so these figures overlap.</p>\n"
            .formatted(ReportPage.rows(verdicts.rows(Answer.DENY))));
    grades(Answer.DENY);
    page.table("Rows unlawful, by rule", "Rule", "", "Rows", "Of all");
    long most = rules.get(0).denied();
    for (Tally.OfRule rule : rules) {
      page.row(
          ReportPage.rule(rule, rule.deniedCitation()),
          ReportPage.bar("deny", rule.denied(), most),
          ReportPage.number(rule.denied()),
          ReportPage.share(rule.denied(), verdicts.rows()));
    }
    page.append("</tbody></table>\n");
    examples(rules);
    page.append("</section>\n");
  }

  /** Rows to look at, of the rules that were broken most often. */
  private void examples(List<Tally.OfRule> rules) {
    page.append(
        """
        <h3>Examples</h3>
        <p class="fine">Rows drawn by lot from those that broke a rule, up to three for each of \
        the %s most broken rules.</p>
        <dl>
        """
            .formatted(RULES_WITH_EXAMPLES));
    for (Tally.OfRule rule : rules.subList(0, Math.min(rules.size(), RULES_WITH_EXAMPLES))) {
      for (Example example : tally.examples(rule.id())) {
        page.entry(
            "%s, row %s, %s"
                .formatted(
                    rule.id(), RowsSection.line(facts.files(), example.place()), example.where()),
            "%s %s".formatted(example.at(), example.message()));
      }
    }
    page.append("</dl>\n");
  }

  private void grades(Answer answer) {
    page.grades(
        verdicts.restingOn(Certainty.MEDIUM, answer), verdicts.restingOn(Certainty.LOW, answer));
  }

  private void inShadow() {
    if (verdicts.shadow().isEmpty()) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="shadow">
        <h2 id="shadow">What rules in shadow would have done</h2>
        <p>They decided nothing, and are not counted in any other figure on this page.</p>
        """);
    page.table("Rows, by rule in shadow", "Rule", "", "Would be unlawful", "Would be undecided");
    verdicts
        .shadow()
        .forEach(
            (rule, rows) ->
                page.row(
                    "<code>%s</code>".formatted(ReportPage.name(rule)),
                    ReportPage.bar("deny", rows.denying(), verdicts.rows()),
                    ReportPage.number(rows.denying()),
                    ReportPage.number(rows.undecided())));
    page.append("</tbody></table>\n</section>\n");
  }

  /** Compares what a dialer was told with what it did. */
  private void compared() {
    RecordComparison comparison = facts.result.comparison().orElse(null);
    if (comparison == null) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="journal">
        <h2 id="journal">Compared with the journal</h2>
        <p>%s and %s recorded decisions were compared; %s pairs match, by number and id, \
        or by number and the nearest instant.%s</p>
        """
            .formatted(
                ReportPage.rows(comparison.rows()),
                ReportPage.number(comparison.entries()),
                ReportPage.number(comparison.matched()),
                comparison.matched() == 0
                    ? ""
                    : " The instants of a pair differ by at most "
                        + comparison.greatestShift().toSeconds()
                        + " s."));
    if (comparison.differences().isEmpty()) {
      page.append("<p>Nothing differs.</p>\n</section>\n");
      return;
    }
    page.table("What differs", "What", "First lines", "Rows");
    for (RecordComparison.Difference each : comparison.differences()) {
      page.row(
          ReportPage.escaped(each.text()),
          RowsSection.lines(facts.files(), each.rows()),
          ReportPage.number(each.rows().rows()));
    }
    page.append("</tbody></table>\n</section>\n");
  }

  private void undecided() {
    List<Tally.OfRule> rules =
        verdicts.rules().stream()
            .filter(rule -> rule.undecided() > 0)
            .sorted(Comparator.comparingLong(Tally.OfRule::undecided).reversed())
            .toList();
    if (rules.isEmpty()) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="undecided">
        <h2 id="undecided">What could not be judged</h2>
        <p>%s undecided: nothing is assumed about a fact that was not stated. A fact decides a row \
        if nothing else is missing for it.</p>
        """
            .formatted(ReportPage.rows(verdicts.rows(Answer.INDETERMINATE))));
    grades(Answer.INDETERMINATE);
    if (!verdicts.missing().isEmpty()) {
      page.table("Missing facts", "Fact", "", "Rows", "Decided by it alone");
      long most = verdicts.missing().get(0).getValue();
      for (Map.Entry<String, Long> fact : verdicts.missing()) {
        page.row(
            "<code>%s</code>".formatted(ReportPage.name(fact.getKey())),
            ReportPage.bar("undecided", fact.getValue(), most),
            ReportPage.number(fact.getValue()),
            ReportPage.number(tally.settledBy(fact.getKey())));
      }
      page.append("</tbody></table>\n");
    }
    page.table("Rows undecided, by rule", "Rule", "", "Rows", "Of all");
    for (Tally.OfRule rule : rules) {
      page.row(
          ReportPage.rule(rule, rule.undecidedCitation()),
          ReportPage.bar("undecided", rule.undecided(), rules.get(0).undecided()),
          ReportPage.number(rule.undecided()),
          ReportPage.share(rule.undecided(), verdicts.rows()));
    }
    page.append("</tbody></table>\n</section>\n");
  }

  private void named() {
    RowsSection named = new RowsSection(facts.files());
    named.putRefused(verdicts);
    named.putRepeated(tally);
    named.put(
        "Denied before it was done, so that it counts as not done; of these, %s would be permitted now"
            .formatted(ReportPage.number(tally.verdictsOfNotMade().permitted())),
        tally.notMade());
    named.put("Later than the day of the audit, and not counted in any claim", tally.future());
    named.putHistories(tally);
    named.put(
        "Not read, and of an unknown campaign, so that the share of abandoned calls is unknown in each that it can be of",
        tally.ofAnyCampaign());
    named.show(page, verdicts.rows());
  }

  /** A reader must know what was assumed in order to understand an answer. */
  private void assumed() {
    page.append(
        "<section aria-labelledby=\"assumed\">\n<h2 id=\"assumed\">What was assumed</h2>\n<dl>\n");
    page.entry(
        "History",
        tally.withHistory() == 0
            ? "none was made from the rows"
            : "made from the earlier rows to the same number for %s; contacts before the first row are not known and were assumed not to exist"
                .formatted(ReportPage.rows(tally.withHistory())));
    if (tally.withHistory() > 0) {
      page.entry(
          "Sellers",
          "calls for another seller do not count as history, if both rows state the seller");
    }
    facts.assumed.forEach(page::entry);
    Scrub.told(facts.profile, tally.first().orElse(Instant.EPOCH))
        .ifPresentOrElse(page::profile, () -> page.entry("Profile", "none"));
    page.append("</dl>\n</section>\n");
  }

  private void basis() {
    page.append(
        "<section aria-labelledby=\"basis\">\n<h2 id=\"basis\">What this is based on</h2>\n");
    if (facts.lists.isEmpty()) {
      page.append(
          tally.statingLists() == 0
              ? "<p>No list was checked. Rules that need one could not decide.</p>\n"
              : "<p>No list was given. %s the results of checks, and these counted. Rules that need another list could not decide.</p>\n"
                  .formatted(
                      tally.statingLists() == 1
                          ? "One row states"
                          : ReportPage.rows(tally.statingLists()) + " state"));
    } else {
      page.table("Editions of lists", "List", "", "Version", "Numbers on it");
      for (NumberList list : facts.lists) {
        page.row(
            "<code>%s</code>".formatted(ReportPage.escaped(SafeText.of(list.info().id()))),
            "",
            ReportPage.escaped(list.info().asOf().toString()),
            list instanceof ListEdition edition
                ? ReportPage.number(edition.size())
                : list instanceof CompanyList company ? ReportPage.number(company.size()) : "–");
      }
      page.append(
          "</tbody></table>\n<p class=\"fine\">For each contact the newest edition of its instant counts, never a later one.</p>\n");
    }
    page.append("<dl>\n");
    page.entry("Law", "edition " + facts.result.edition().law());
    page.entry("Law, digest", facts.result.edition().lawDigest());
    page.entry(
        "Regulations",
        facts.regulations.isEmpty() ? "all loaded" : String.join(", ", facts.regulations));
    page.entry("Time-zone rules", facts.result.edition().zoneRules());
    facts.files().forEach(file -> page.entry("Rows", file));
    facts
        .result
        .today()
        .ifPresent(today -> page.entry("In the future", "what is later than " + today));
    facts.end(page);
    page.append(
        "<p class=\"fine\">This is not legal advice. Lexicall applies published law as its law books read it.</p>\n</section>\n");
  }
}
