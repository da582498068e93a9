package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Verdict;
import io.lexicall.json.SafeText;
import io.lexicall.law.Certainty;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.NumberList;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result of a scrub as one self-contained page: it loads nothing, runs no script, and works on
 * light and dark screens and on paper. Each chart is a table or comes with one. It holds no number
 * of the called people.
 *
 * <pre>{@code
 * String page = ScrubReport.of(result).contacts("sales calls").html();
 * }</pre>
 *
 * @since 0.1
 */
public final class ScrubReport {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final int MOST_PLACES = 24;
  private static final int MOST_FACTS = 5;
  private static final int MOST_VALUES = 20;
  private static final String LIST = "lists[";

  private final Builder facts;
  private final Tally tally;
  private final ReportPage page = new ReportPage();

  /**
   * What the page shows in addition to the result. What is not set is left out. Texts are shown as
   * they are: the host must remove numbers of people. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder extends ReportBuilder<Builder> {
    private final Scrub.Result result;
    private final Instant at;
    private final Tally tally;
    private final WeekGrid week;
    private final List<NumberList> lists;
    private final Verdict.Edition edition;
    private final String phoneColumn;
    private final Map<Answer, String> outputs = new EnumMap<>(Answer.class);
    private String contacts = "contacts";
    private List<String> regulations = List.of();

    private Builder(Scrub.Result result, WeekGrid week) {
      this.result = result;
      this.at = result.at();
      this.tally = result.tally();
      this.week = week;
      this.lists = result.lists();
      this.edition = result.edition();
      this.phoneColumn = SafeText.of(result.phoneColumn());
    }

    /** Sets the kind of contacts, such as {@code telemarketing calls}. */
    public Builder contacts(String what) {
      this.contacts = requireNonNull(what, "what");
      return this;
    }

    /** Sets the only regulations that were applied; by default all that are loaded. */
    public Builder regulations(List<String> names) {
      this.regulations = List.copyOf(names);
      return this;
    }

    /** Sets where the rows of an answer were written. */
    public Builder written(Answer answer, String file) {
      outputs.put(answer, requireNonNull(file, "file"));
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    /** Returns the page, in HTML. */
    public String html() {
      return new ScrubReport(this).page();
    }
  }

  private ScrubReport(Builder facts) {
    this.facts = facts;
    this.tally = facts.tally;
  }

  /**
   * Begins a report.
   *
   * @throws IllegalArgumentException if the scrub did not count the week
   */
  public static Builder of(Scrub.Result result) {
    return new Builder(
        result,
        result
            .week()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "A report shows the week; ask the scrub for it by Scrub.Builder.week")));
  }

  private String page() {
    facts.begin(page, "Scrub of " + facts.names());
    head();
    answers();
    assumed();
    week();
    obligations();
    denied();
    undecided();
    places();
    refused();
    lists();
    consents();
    basis();
    return page.end();
  }

  private void head() {
    ZoneId zone = facts.week.zone();
    ZonedDateTime local = facts.at.atZone(zone);
    page.append(
        """
        <header>
        <p class="kicker">Scrub report</p>
        <h1>%s</h1>
        <p class="lead">%s judged as %s on <time datetime="%s">%s</time> in %s.</p>
        </header>
        """
            .formatted(
                ReportPage.escaped(facts.names()),
                ReportPage.rows(tally.rows()),
                ReportPage.escaped(facts.contacts),
                facts.at,
                MOMENT.format(local),
                ReportPage.escaped(zone.getId())));
  }

  private List<ReportPage.Part> parts() {
    long forGood = tally.rows(Answer.DENY) - tally.lifting();
    return List.of(
        new ReportPage.Part(
            "permit", "Permitted", "may be contacted now", tally.rows(Answer.PERMIT)),
        new ReportPage.Part("wait", "Denied for now", "may be contacted later", tally.lifting()),
        new ReportPage.Part("deny", "Denied", "not to be contacted", forGood),
        new ReportPage.Part(
            "undecided", "Undecided", "a fact is missing", tally.rows(Answer.INDETERMINATE)),
        new ReportPage.Part(
            "refused", "Refused", "the row cannot be read", tally.rows(Answer.REFUSED)));
  }

  private void answers() {
    page.append("<section aria-labelledby=\"answers\">\n<h2 id=\"answers\">Results</h2>\n");
    page.cards(parts(), tally.rows());
    if (tally.repeated() > 0) {
      page.append(
          "<p class=\"callout repeated\">%s the same number as an earlier row. Each row was judged separately.</p>\n"
              .formatted(
                  ReportPage.rows(tally.repeated()) + (tally.repeated() == 1 ? " has" : " have")));
    }
    page.append("</section>\n");
  }

  /** A reader must know what was assumed in order to understand an answer. */
  private void assumed() {
    Scrub.Result result = facts.result;
    page.append(
        """
        <section aria-labelledby="assumed">
        <h2 id="assumed">What was assumed</h2>
        <p>These facts were stated for every row; a row that says otherwise takes precedence. \
        Nothing else was assumed.</p>
        <dl>
        """);
    page.entry(
        "About the people",
        result.areStrangers()
            ? "each is a consumer who gave no consent, is not a customer, has no other relationship"
                + " with the seller and was not contacted before"
            : "nothing");
    result.stated().forEach((fact, value) -> page.coded(fact, value));
    result.mapped().forEach((fact, column) -> page.entry(fact, "from the column " + column));
    if (!result.unread().isEmpty()) {
      page.entry(
          "Not read",
          "the columns %s, which are named like facts: their values count as unknown"
              .formatted(String.join(", ", result.unread())));
    }
    result.profile().ifPresentOrElse(page::profile, () -> page.entry("Profile", "none"));
    page.append("</dl>\n</section>\n");
  }

  /** Shows how many of the rows with these answers depend on law of a lower grade. */
  private void grades(Answer answer) {
    page.grades(tally.restingOn(Certainty.MEDIUM, answer), tally.restingOn(Certainty.LOW, answer));
  }

  private void week() {
    WeekGrid week = facts.week;
    long[][] counts = week.counts();
    HeatMap map = new HeatMap(week.firstDay(), counts);
    page.append(
        """
        <section aria-labelledby="week">
        <h2 id="week">How many may be called, hour by hour</h2>
        <p>Rows for which %s would be permitted throughout the hour, in the time zone \
        <strong>%s</strong>. All facts except the time are assumed to stay as they are: nobody opts \
        out, and no list is updated.</p>
        """
            .formatted(
                ReportPage.escaped(facts.contacts), ReportPage.escaped(week.zone().getId())));
    map.best()
        .ifPresent(
            best ->
                page.append(
                    String.format(
                        Locale.ROOT,
                        "<p class=\"callout\">Best hour: <strong>%s</strong> on %s from %02d:00 to %02d:00.</p>\n",
                        ReportPage.number(best.count()),
                        DAY.format(best.day()),
                        best.hour(),
                        best.hour() + 1)));
    page.append("<figure class=\"scroll\" tabindex=\"0\" aria-label=\"Heat map of the week\">\n");
    page.append(map.svg());
    page.append(map.narrowSvg());
    page.append("</figure>\n");
    page.append(
        "<details><summary>The same as a table</summary>\n<div class=\"scroll\" tabindex=\"0\" aria-label=\"Table of the week\"><table class=\"hours\">\n");
    page.append(
        "<caption>Rows permitted throughout each hour</caption>\n<thead><tr><th scope=\"col\">Day</th>");
    for (int hour = 0; hour < 24; hour++) {
      page.append(String.format(Locale.ROOT, "<th scope=\"col\">%02d</th>", hour));
    }
    page.append("</tr></thead>\n<tbody>\n");
    for (int day = 0; day < counts.length; day++) {
      page.append(
          "<tr><th scope=\"row\">%s</th>".formatted(DAY.format(week.firstDay().plusDays(day))));
      for (long count : counts[day]) {
        page.append("<td>")
            .append(count == WeekGrid.NONE ? "–" : ReportPage.number(count))
            .append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div></details>\n</section>\n");
  }

  /** A permit holds only if its obligations are met. */
  private void obligations() {
    if (tally.obligations().isEmpty()) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="obligations">
        <h2 id="obligations">Obligations of the permits</h2>
        <p>A permitted row may be contacted only if these obligations are met. The rows that are written \
        name the obligations of each; <code>lexicall check</code> also shows when each is due and under which law.</p>
        """);
    page.table("Rows permitted, by obligation", "Obligation", "", "Rows", "Of all");
    long most = tally.obligations().get(0).getValue();
    for (Map.Entry<String, Long> duty : tally.obligations()) {
      page.row(
          "<code>%s</code>".formatted(ReportPage.name(duty.getKey())),
          ReportPage.bar("permit", duty.getValue(), most),
          ReportPage.number(duty.getValue()),
          ReportPage.share(duty.getValue(), tally.rows()));
    }
    page.append("</tbody></table>\n</section>\n");
  }

  private void denied() {
    List<Tally.OfRule> rules = tally.rules().stream().filter(rule -> rule.denied() > 0).toList();
    page.append(
        "<section aria-labelledby=\"denied\">\n<h2 id=\"denied\">What was denied, and why</h2>\n");
    if (rules.isEmpty()) {
      page.append("<p>No row was denied.</p>\n</section>\n");
      return;
    }
    page.append(
        "<p>%s. A row can be denied by several rules at once, so these figures overlap.</p>\n"
            .formatted(
                ReportPage.rows(tally.rows(Answer.DENY))
                    + (tally.lifting() > 0
                        ? " denied, " + ReportPage.number(tally.lifting()) + " of them only for now"
                        : " denied")));
    grades(Answer.DENY);
    page.table("Rows denied, by rule", "Rule", "", "Rows", "Of all");
    long most = rules.stream().mapToLong(Tally.OfRule::denied).max().orElse(1);
    for (Tally.OfRule rule : rules) {
      String bar =
          ReportPage.stackedBar(
              List.of(
                  new ReportPage.Part("deny", "", "", rule.denied() - rule.lifting()),
                  new ReportPage.Part("wait", "", "", rule.lifting())),
              most,
              "row");
      page.row(
          ReportPage.rule(rule, rule.deniedCitation()),
          bar,
          ReportPage.number(rule.denied()),
          ReportPage.share(rule.denied(), tally.rows()));
    }
    page.append("</tbody></table>\n</section>\n");
  }

  private void undecided() {
    List<Tally.OfRule> rules =
        tally.rules().stream()
            .filter(rule -> rule.undecided() > 0)
            .sorted(Comparator.comparingLong(Tally.OfRule::undecided).reversed())
            .toList();
    if (rules.isEmpty()) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="undecided">
        <h2 id="undecided">What could not be decided</h2>
        <p>%s undecided: nothing is assumed of a fact that nobody stated. \
        State what holds for all rows in a profile or as a fact of the scrub, \
        and map the columns that hold what differs.</p>
        """
            .formatted(ReportPage.rows(tally.rows(Answer.INDETERMINATE))));
    grades(Answer.INDETERMINATE);
    if (!tally.missing().isEmpty()) {
      page.table("Facts that are missing", "Fact", "", "Rows", "Of all");
      long most = tally.missing().get(0).getValue();
      for (Map.Entry<String, Long> fact : tally.missing()) {
        page.row(
            "<code>%s</code>".formatted(ReportPage.name(fact.getKey())),
            ReportPage.stackedBar(
                List.of(new ReportPage.Part("undecided", "", "", fact.getValue())), most, "row"),
            ReportPage.number(fact.getValue()),
            ReportPage.share(fact.getValue(), tally.rows()));
      }
      page.append("</tbody></table>\n");
    }
    page.table("Rows undecided, by rule", "Rule", "", "Rows", "Of all");
    long most = rules.stream().mapToLong(Tally.OfRule::undecided).max().orElse(1);
    for (Tally.OfRule rule : rules) {
      page.row(
          ReportPage.rule(rule, rule.undecidedCitation()),
          ReportPage.stackedBar(
              List.of(new ReportPage.Part("undecided", "", "", rule.undecided())), most, "row"),
          ReportPage.number(rule.undecided()),
          ReportPage.share(rule.undecided(), tally.rows()));
    }
    page.append("</tbody></table>\n</section>\n");
  }

  private void places() {
    List<Map.Entry<String, Tally.OfPlace>> places = tally.places();
    if (places.isEmpty()) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="places">
        <h2 id="places">By state</h2>
        <p>Where the called can be, by what the rows say, else by the number. \
        Where several places are possible, the contact must be lawful in each.</p>
        """);
    Map<String, Tally.OfPlace> byPlace = new LinkedHashMap<>();
    places.forEach(each -> byPlace.put(each.getKey(), each.getValue()));
    StateMap map = new StateMap(byPlace);
    if (map.isWorthDrawing()) {
      page.append("<figure>\n").append(map.svg());
      page.append(
          "<figcaption>Share of each state's rows that are permitted now.</figcaption>\n</figure>\n");
    }
    placeTable("Rows of each place", places.subList(0, Math.min(MOST_PLACES, places.size())));
    if (places.size() > MOST_PLACES) {
      page.append(
          "<details><summary>%s more places</summary>\n"
              .formatted(ReportPage.number(places.size() - MOST_PLACES)));
      placeTable("Rows of the other places", places.subList(MOST_PLACES, places.size()));
      page.append("</details>\n");
    }
    missingByPlace(places);
    page.append("</section>\n");
  }

  private void missingByPlace(List<Map.Entry<String, Tally.OfPlace>> places) {
    List<String> lacking =
        places.stream()
            .map(Map.Entry::getKey)
            .filter(place -> !tally.missing(place).isEmpty())
            .toList();
    if (lacking.isEmpty()) {
      return;
    }
    page.append("<details><summary>What is missing, place by place</summary>\n");
    page.table("Facts that undecided rows lack", "Place", "Facts, and in how many rows");
    for (String place : lacking) {
      List<Map.Entry<String, Long>> missing = tally.missing(place);
      String named =
          missing.stream()
              .limit(MOST_FACTS)
              .map(
                  fact ->
                      "<code>%s</code> %s"
                          .formatted(
                              ReportPage.escaped(fact.getKey()),
                              ReportPage.number(fact.getValue())))
              .collect(Collectors.joining(", "));
      page.row(
          ReportPage.place(place),
          named
              + (missing.size() > MOST_FACTS
                  ? ", and %s more".formatted(ReportPage.number(missing.size() - MOST_FACTS))
                  : ""));
    }
    page.append("</tbody></table>\n</details>\n");
  }

  private void placeTable(String caption, List<Map.Entry<String, Tally.OfPlace>> places) {
    page.table(caption, "Place", "", "Rows", "Permitted", "Denied for now", "Denied", "Undecided");
    for (Map.Entry<String, Tally.OfPlace> place : places) {
      Tally.OfPlace rows = place.getValue();
      page.row(
          ReportPage.place(place.getKey()),
          ReportPage.stackedBar(
              List.of(
                  new ReportPage.Part("permit", "", "", rows.permitted()),
                  new ReportPage.Part("wait", "", "", rows.lifting()),
                  new ReportPage.Part("deny", "", "", rows.denied() - rows.lifting()),
                  new ReportPage.Part("undecided", "", "", rows.undecided())),
              rows.rows(),
              "row"),
          ReportPage.number(rows.rows()),
          ReportPage.number(rows.permitted()),
          ReportPage.number(rows.lifting()),
          ReportPage.number(rows.denied() - rows.lifting()),
          ReportPage.number(rows.undecided()));
    }
    page.append("</tbody></table>\n");
  }

  private void refused() {
    if (tally.refusals().isEmpty()) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="refused">
        <h2 id="refused">Rows refused</h2>
        <p>%s could not be judged. They are written with the other rows, each with its reason.</p>
        """
            .formatted(ReportPage.rows(tally.rows(Answer.REFUSED))));
    page.table("Rows refused, by reason", "Reason", "First lines", "Rows", "Of all");
    for (Map.Entry<Refusal, Tally.OfRefusal> each : tally.refusals().entrySet()) {
      page.row(
          "<code>%s</code> <span class=\"title\">%s</span>"
              .formatted(each.getKey().code(), ReportPage.escaped(each.getKey().text())),
          each.getValue().first().stream().map(this::line).collect(Collectors.joining(", ")),
          ReportPage.number(each.getValue().rows()),
          ReportPage.share(each.getValue().rows(), tally.rows()));
    }
    page.append("</tbody></table>\n");
    List<Map.Entry<Tally.OfValue, Long>> wrong = tally.wrong();
    if (!wrong.isEmpty()) {
      page.table("Values that are not valid for their fact", "Column", "Value", "Rows", "Allowed");
      for (Map.Entry<Tally.OfValue, Long> each :
          wrong.subList(0, Math.min(MOST_VALUES, wrong.size()))) {
        page.row(
            ReportPage.escaped(SafeText.of(facts.result.column(each.getKey().column()))),
            "<code>%s</code>".formatted(ReportPage.escaped(each.getKey().value())),
            ReportPage.number(each.getValue()),
            "<span class=\"title\">%s</span>"
                .formatted(ReportPage.escaped(each.getKey().allowed())));
      }
      page.append("</tbody></table>\n");
    }
    page.append("</section>\n");
  }

  private String line(Tally.At at) {
    return facts.files().size() <= 1
        ? ReportPage.number(at.line())
        : ReportPage.escaped(facts.files().get(at.file())) + ":" + ReportPage.number(at.line());
  }

  private void lists() {
    page.append(
        "<section aria-labelledby=\"lists\">\n<h2 id=\"lists\">Lists that were checked</h2>\n");
    if (facts.lists.isEmpty()) {
      page.append("<p>None. Rules that need a list could not decide.</p>\n");
    } else {
      asked();
    }
    needed();
    page.append("</section>\n");
  }

  /** The lists without which rows stay undecided. */
  private void needed() {
    List<Map.Entry<String, Long>> needed =
        tally.missing().stream().filter(fact -> fact.getKey().startsWith(LIST)).toList();
    if (needed.isEmpty()) {
      return;
    }
    page.table("Lists that are needed", "List", "Why", "", "Rows that need it", "Of all");
    long most = needed.get(0).getValue();
    for (Map.Entry<String, Long> list : needed) {
      page.row(
          "<code>%s</code>".formatted(ReportPage.escaped(list.getKey())),
          ReportPage.escaped(facts.result.whyMissing(list.getKey()).orElse("not given")),
          ReportPage.stackedBar(
              List.of(new ReportPage.Part("undecided", "", "", list.getValue())), most, "row"),
          ReportPage.number(list.getValue()),
          ReportPage.share(list.getValue(), tally.rows()));
    }
    page.append("</tbody></table>\n");
  }

  private void consents() {
    tally
        .lapsing()
        .ifPresent(
            lapsing ->
                page.append(
                    """
                    <section aria-labelledby="consents">
                    <h2 id="consents">Consents about to expire</h2>
                    <p>%s with a consent that expires within %s days, the first on <strong>%s</strong>.</p>
                    </section>
                    """
                        .formatted(
                            ReportPage.rows(lapsing.rows()),
                            Tally.SOON.toDays(),
                            MOMENT.format(lapsing.first().atZone(facts.week.zone())))));
  }

  private void asked() {
    page.table(
        "Lists", "List", "Version", "Valid until", "Numbers on it", "Rows checked", "Rows listed");
    for (int i = 0; i < facts.lists.size(); i++) {
      NumberList list = facts.lists.get(i);
      page.row(
          "<code>%s</code>".formatted(ReportPage.escaped(SafeText.of(list.info().id()))),
          ReportPage.escaped(list.info().asOf().toString()),
          facts.result.lastDay(i).map(LocalDate::toString).orElse("no limit found"),
          list instanceof ListEdition edition
              ? ReportPage.number(edition.size())
              : list instanceof CompanyList company ? ReportPage.number(company.size()) : "–",
          ReportPage.number(tally.checked(i)),
          ReportPage.number(tally.listed(i)));
    }
    page.append("</tbody></table>\n");
    page.append(
        "<p class=\"fine\">Valid until: the last day on which, under the law of these rows, a number that is not on this version may be contacted. After it, such contacts are denied or stay undecided. No limit found: no rule for the row that was tried limits the age within 400 days.</p>\n");
  }

  private void basis() {
    page.append(
        "<section aria-labelledby=\"basis\">\n<h2 id=\"basis\">What this is based on</h2>\n<dl>\n");
    page.entry("Law", "edition " + facts.edition.law());
    page.entry("Law, digest", facts.edition.lawDigest());
    page.entry(
        "Regulations",
        facts.regulations.isEmpty() ? "all loaded" : String.join(", ", facts.regulations));
    page.entry("Time-zone rules", facts.edition.zoneRules());
    page.entry("Instant judged", facts.at.toString());
    facts.files().forEach(file -> page.entry("Lead list", file));
    page.entry("Numbers", "in the column " + facts.phoneColumn);
    facts.outputs.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getValue,
                LinkedHashMap::new,
                Collectors.mapping(each -> each.getKey().code(), Collectors.joining(", "))))
        .forEach((file, answers) -> page.entry("Rows written", answers + " to " + file));
    if (tally.emptyLines() > 0) {
      page.entry("Empty lines", ReportPage.number(tally.emptyLines()) + ", which are not rows");
    }
    facts.end(page);
    page.append(
        "<p class=\"fine\">This is not legal advice. Lexicall applies published law as its law books read it.</p>\n</section>\n");
  }
}
