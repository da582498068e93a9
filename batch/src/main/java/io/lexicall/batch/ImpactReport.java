package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What another law would judge differently, as one self-contained page: it loads nothing and runs
 * no script. It holds no number of the called people.
 *
 * @since 0.1
 */
public final class ImpactReport {
  private static final int MOST_ROWS = 60;

  private final Builder facts;
  private final ImpactTally changes;
  private final ReportPage page = new ReportPage();

  /**
   * What the page shows in addition to the result. Texts are shown as they are: the host must
   * remove numbers of people. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder extends ReportBuilder<Builder> {
    private final Impact.Result result;
    private final String before;
    private final String after;
    private List<String> notRead = List.of();

    private Builder(Impact.Result result, String before, String after) {
      this.result = requireNonNull(result, "result");
      this.before = requireNonNull(before, "before");
      this.after = requireNonNull(after, "after");
    }

    /** Sets the columns that have the names of facts and were not read. */
    public Builder notRead(List<String> columns) {
      this.notRead = List.copyOf(columns);
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    /** Returns the page, in HTML. */
    public String html() {
      return new ImpactReport(this).html();
    }
  }

  private ImpactReport(Builder facts) {
    this.facts = facts;
    this.changes = facts.result.changes();
  }

  /**
   * Begins a report.
   *
   * @param before the first law in a few words, such as {@code the law of each day}
   * @param after the other, such as {@code the law of 2026-08-11}
   */
  public static Builder of(Impact.Result result, String before, String after) {
    return new Builder(result, before, after);
  }

  private String html() {
    facts.begin(page, "Impact: " + facts.after);
    page.append(
        """
        <header>
        <p class="kicker">Impact report</p>
        <h1>%s</h1>
        <p class="lead">%s judged twice, each at its own instant: by %s, and by %s.</p>
        %s</header>
        """
            .formatted(
                ReportPage.escaped(
                    facts.after.substring(0, 1).toUpperCase(Locale.ROOT)
                        + facts.after.substring(1)),
                ReportPage.rows(changes.rows()),
                ReportPage.escaped(facts.before),
                ReportPage.escaped(facts.after),
                sample()));
    turned();
    rules();
    places();
    hours();
    named();
    basis();
    return page.end();
  }

  private String sample() {
    return facts
        .result
        .sample()
        .filter(sample -> !sample.isAll())
        .map(
            sample ->
                "<p>This is a sample: %s</p>\n".formatted(ReportPage.escaped(sample.text(changes))))
        .orElse("");
  }

  private static String style(ImpactTally.Turn turn) {
    return switch (turn.after()) {
      case PERMIT -> "permit";
      case DENY -> "deny";
      case INDETERMINATE -> "undecided";
      case REFUSED -> "refused";
    };
  }

  private void turned() {
    page.append(
        "<section aria-labelledby=\"turned\">\n<h2 id=\"turned\">Decisions that change</h2>\n");
    if (changes.changed() == 0) {
      page.append(
          "<p>No row has a different decision%s.</p>\n</section>\n"
              .formatted(
                  changes.otherReasons() == 0
                      ? ""
                      : ", but %s the same decision for other reasons"
                          .formatted(ReportPage.rows(changes.otherReasons()))));
      return;
    }
    page.append(
        "<p>%s a different decision, %s of all; %s the same decision for other reasons.</p>\n"
            .formatted(
                ReportPage.rows(changes.changed()) + (changes.changed() == 1 ? " has" : " have"),
                ReportPage.share(changes.changed(), changes.rows()),
                ReportPage.rows(changes.otherReasons())
                    + (changes.otherReasons() == 1 ? " has" : " have")));
    page.table("Rows whose decision changes", "From and to", "", "Rows", "Of all");
    for (Map.Entry<ImpactTally.Turn, Long> each : changes.turns()) {
      page.row(
          ReportPage.escaped(each.getKey().text()),
          ReportPage.bar(style(each.getKey()), each.getValue(), changes.changed()),
          ReportPage.number(each.getValue()),
          ReportPage.share(each.getValue(), changes.rows()));
    }
    page.append("</tbody></table>\n</section>\n");
  }

  private void rules() {
    if (changes.rules().isEmpty()) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="rules">
        <h2 id="rules">Why: the rules that judge differently</h2>
        <p>One row can be judged differently by several rules, so these figures overlap.</p>
        """);
    for (ImpactTally.OfRule rule : changes.rules()) {
      page.append("<h3><code>%s</code></h3>\n<dl>\n".formatted(ReportPage.name(rule.id())));
      entry("Denies now, and did not before", rule.newlyDenied());
      entry("Denied before, and no longer", rule.noLongerDenied());
      entry("Undecided now, and was not before", rule.newlyUndecided());
      entry("Undecided before, and no longer", rule.noLongerUndecided());
      cited("Cited before", rule.before());
      cited("Cited after", rule.after());
      for (ImpactTally.Example example : rule.examples()) {
        page.entry(
            "Row "
                + (facts.files().size() > 1 ? facts.files().get(example.place().file()) + ":" : "")
                + ReportPage.number(example.place().line())
                + ", "
                + example.where(),
            example.turn().text()
                + ". "
                + (example.before().isEmpty() ? "" : "Before: " + example.before() + " ")
                + (example.after().isEmpty() ? "" : "After: " + example.after()));
      }
      page.append("</dl>\n");
    }
    page.append("</section>\n");
  }

  private void entry(String name, long rows) {
    if (rows > 0) {
      page.entry(name, ReportPage.rows(rows));
    }
  }

  private void cited(String name, SortedSet<String> citations) {
    if (!citations.isEmpty()) {
      page.entry(name, String.join("; ", citations));
    }
  }

  private void places() {
    List<Map.Entry<String, Map<ImpactTally.Turn, Long>>> places = changes.places();
    if (places.isEmpty()) {
      return;
    }
    page.append("<section aria-labelledby=\"places\">\n<h2 id=\"places\">By state</h2>\n");
    page.table("Rows whose decision changes, by place", "Place", "", "Rows");
    long most = ImpactTally.count(places.get(0).getValue());
    for (Map.Entry<String, Map<ImpactTally.Turn, Long>> each :
        places.subList(0, Math.min(MOST_ROWS, places.size()))) {
      page.row(
          ReportPage.place(each.getKey())
              + "<span class=\"title\">%s</span>"
                  .formatted(
                      each.getValue().entrySet().stream()
                          .map(
                              turn ->
                                  ReportPage.number(turn.getValue()) + " " + turn.getKey().text())
                          .collect(Collectors.joining(", "))),
          ReportPage.stackedBar(
              each.getValue().entrySet().stream()
                  .map(turn -> new ReportPage.Part(style(turn.getKey()), "", "", turn.getValue()))
                  .toList(),
              most,
              "row"),
          ReportPage.number(ImpactTally.count(each.getValue())));
    }
    page.append("</tbody></table>\n");
    if (places.size() > MOST_ROWS) {
      page.append(
          "<p class=\"fine\">And %s more.</p>\n"
              .formatted(ReportPage.number(places.size() - MOST_ROWS)));
    }
    page.append("</section>\n");
  }

  private void hours() {
    page.append(
        "<section aria-labelledby=\"hours\">\n<h2 id=\"hours\">Calling hours lost and gained</h2>\n");
    if (facts.result.hours().isEmpty()) {
      page.append("<p>None: contacts are open at the same times of the week.</p>\n</section>\n");
      return;
    }
    page.append(
        """
        <p>Hours in a week in which no rule temporarily denies contacts like the first row of each \
        place.</p>
        """);
    page.table("Calling hours per week", "Place", "", "Before", "After", "Lost", "Gained");
    for (Impact.Hours hours : facts.result.hours()) {
      page.row(
          ReportPage.place(hours.place()),
          "",
          hours(hours.before()),
          hours(hours.after()),
          hours(hours.lost()),
          hours(hours.won()));
    }
    page.append("</tbody></table>\n</section>\n");
  }

  private static String hours(Duration time) {
    return String.format(Locale.ROOT, "%.2f", time.toMinutes() / 60.0);
  }

  private void named() {
    AuditTally before = facts.result.before();
    RowsSection named = new RowsSection(facts.files());
    named.putRefused(before.verdicts());
    named.putRepeated(before);
    named.putHistories(before);
    named.show(page, before.verdicts().rows());
  }

  private void basis() {
    page.append(
        "<section aria-labelledby=\"basis\">\n<h2 id=\"basis\">What this is based on</h2>\n<dl>\n");
    page.entry("First law", facts.before);
    page.entry("Other law", facts.after);
    page.entry("Edition of the first law", facts.result.edition().law());
    page.entry("Law, digest", facts.result.edition().lawDigest());
    page.entry("Time-zone rules", facts.result.edition().zoneRules());
    facts.files().forEach(file -> page.entry("Rows", file));
    if (!facts.notRead.isEmpty()) {
      page.entry("Columns not read", String.join(", ", facts.notRead));
    }
    facts.end(page);
    page.append(
        "<p class=\"fine\">Each row keeps its own instant: the time of day, the day of the week and holidays are the same under both laws. This is not legal advice.</p>\n</section>\n");
  }
}
