package io.lexicall.batch;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How rows came out by campaign, agent, place and month, on the page of an audit. */
final class GroupSections {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final int MOST_ROWS = 24;
  private static final int MOST_RULES = 3;

  private final ReportPage page;
  private final AuditTally tally;

  GroupSections(ReportPage page, AuditTally tally) {
    this.page = page;
    this.tally = tally;
  }

  void append() {
    counts(
        "campaigns",
        "By campaign",
        "As named in the rows; the worst first.",
        "Campaign",
        tally.campaigns(),
        ReportPage::escaped);
    abandonment();
    agents();
    counts(
        "places",
        "By state",
        "Where the called persons were, as the rows say, or otherwise as their numbers suggest; the worst"
            + " first. If several places are possible, the contact must have been lawful in each.",
        "Place",
        tally.places(),
        ReportPage::place);
    counts(
        "months",
        "By month",
        "In the local time of the called person; in UTC if that is not known.",
        "Month",
        tally.months(),
        ReportPage::escaped);
  }

  /** The law counts abandoned calls over thirty days of a campaign, not one by one. */
  private void abandonment() {
    List<Abandonment> all = tally.abandonment();
    if (all.isEmpty()) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="abandonment">
        <h2 id="abandonment">Abandoned calls of each campaign</h2>
        <p>Over successive periods of 30 days from the first call of the campaign in these rows, in \
        the local time of the called person. The share is known if every call of the period states whether a \
        person answered and whether it was abandoned; otherwise the rules do not know it either.%s%s</p>
        """
            .formatted(
                tally.unlawfulByCampaignOnly() == 0
                    ? ""
                    : " %s unlawful only because of their campaign's abandonment rate, of which %s abandoned; only the abandoned ones count in the possible costs."
                        .formatted(
                            ReportPage.rows(tally.unlawfulByCampaignOnly())
                                + (tally.unlawfulByCampaignOnly() == 1 ? " is" : " are"),
                            ReportPage.number(tally.unlawfulByCampaignOnlyAbandoned())
                                + (tally.unlawfulByCampaignOnlyAbandoned() == 1
                                    ? " was"
                                    : " were")),
                tally.callsBeyondCampaigns() == 0
                    ? ""
                    : " %s calls were not counted: there are more campaigns and days than the audit keeps."
                        .formatted(ReportPage.number(tally.callsBeyondCampaigns()))));
    page.table(
        "Periods, the worst first", "Campaign and first day", "", "Answered", "Abandoned", "Share");
    for (Abandonment each : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
      page.row(
          "%s <span class=\"title\">from %s</span>"
              .formatted(
                  ReportPage.escaped(
                      (each.seller().isEmpty() ? "" : each.seller() + ": ") + each.campaign()),
                  DAY.format(each.first())),
          ReportPage.bar("deny", each.abandoned(), Math.max(each.answered(), 1)),
          ReportPage.number(each.answered()),
          ReportPage.number(each.abandoned()),
          each.isKnown()
              ? String.format(Locale.ROOT, "%.2f %%", 100 * each.share().orElseThrow())
              : each.untold() == 0
                  ? "not known; there may be further calls"
                  : "not known; %s not stated".formatted(ReportPage.number(each.untold())));
    }
    page.append("</tbody></table>\n");
    if (all.size() > MOST_ROWS) {
      page.append(
          "<p class=\"fine\">%s more periods, none of them worse.</p>\n"
              .formatted(ReportPage.number(all.size() - (long) MOST_ROWS)));
    }
    page.append("</section>\n");
  }

  private void agents() {
    List<Map.Entry<String, AuditTally.OfAgent>> all = tally.agents();
    if (all.stream().allMatch(each -> each.getKey().equals(AuditTally.NO_AGENT))) {
      return;
    }
    boolean tellsTraining =
        all.stream().anyMatch(each -> each.getValue().untrained() + each.getValue().trained() > 0);
    page.append(
        """
        <section aria-labelledby="agents">
        <h2 id="agents">By agent</h2>
        <p>As named in the rows; the worst first.%s</p>
        """
            .formatted(
                tellsTraining
                    ? " %s of agents who had not been trained, as the rows state or a rule on training found."
                        .formatted(
                            ReportPage.rows(
                                all.stream().mapToLong(each -> each.getValue().untrained()).sum()))
                    : ""));
    agents("Rows by agent", all.subList(0, Math.min(MOST_ROWS, all.size())), tellsTraining);
    if (all.size() > MOST_ROWS) {
      page.append(
          "<details><summary>%s more</summary>\n"
              .formatted(ReportPage.number(all.size() - (long) MOST_ROWS)));
      agents("Rows by agent, the others", all.subList(MOST_ROWS, all.size()), tellsTraining);
      page.append("</details>\n");
    }
    page.append("</section>\n");
  }

  private void agents(
      String caption, List<Map.Entry<String, AuditTally.OfAgent>> agents, boolean training) {
    List<String> columns = new ArrayList<>(List.of("Agent", "", "Rows", "Unlawful", "Undecided"));
    if (training) {
      columns.add("Untrained");
    }
    page.table(caption, columns.toArray(String[]::new));
    for (Map.Entry<String, AuditTally.OfAgent> each : agents) {
      AuditTally.OfAgent agent = each.getValue();
      List<String> cells =
          new ArrayList<>(
              List.of(
                  ReportPage.escaped(each.getKey())
                      + agent.worst().stream()
                          .limit(MOST_RULES)
                          .map(
                              rule ->
                                  "<span class=\"title\">%s in %s</span>"
                                      .formatted(
                                          ReportPage.name(rule.getKey()),
                                          ReportPage.rows(rule.getValue())))
                          .collect(Collectors.joining()),
                  bar(agent.rows()),
                  ReportPage.number(agent.rows().rows()),
                  ReportPage.number(agent.rows().denied()),
                  ReportPage.number(agent.rows().undecided())));
      if (training) {
        cells.add(ReportPage.number(agent.untrained()));
      }
      page.row(cells.toArray(String[]::new));
    }
    page.append("</tbody></table>\n");
  }

  /** Shows the parts of a name. */
  private interface Shown {
    String of(String name);
  }

  private void counts(
      String id,
      String heading,
      String says,
      String column,
      List<Map.Entry<String, Tally.OfPlace>> counts,
      Shown shown) {
    boolean isNeeded =
        !counts.isEmpty()
            && !(counts.size() == 1 && counts.get(0).getKey().equals(AuditTally.NO_CAMPAIGN));
    if (!isNeeded) {
      return;
    }
    page.append(
        "<section aria-labelledby=\"%1$s\">\n<h2 id=\"%1$s\">%2$s</h2>\n<p>%3$s</p>\n"
            .formatted(id, heading, ReportPage.escaped(says)));
    table(
        "Rows " + heading.toLowerCase(Locale.ROOT),
        column,
        counts.subList(0, Math.min(MOST_ROWS, counts.size())),
        shown);
    if (counts.size() > MOST_ROWS) {
      page.append(
          "<details><summary>%s more</summary>\n"
              .formatted(ReportPage.number(counts.size() - MOST_ROWS)));
      table(
          "Rows " + heading.toLowerCase(Locale.ROOT) + ", the others",
          column,
          counts.subList(MOST_ROWS, counts.size()),
          shown);
      page.append("</details>\n");
    }
    page.append("</section>\n");
  }

  private void table(
      String caption, String column, List<Map.Entry<String, Tally.OfPlace>> counts, Shown shown) {
    page.table(caption, column, "", "Rows", "Lawful", "Unlawful", "Undecided");
    for (Map.Entry<String, Tally.OfPlace> each : counts) {
      Tally.OfPlace rows = each.getValue();
      page.row(
          shown.of(each.getKey()),
          bar(rows),
          ReportPage.number(rows.rows()),
          ReportPage.number(rows.permitted()),
          ReportPage.number(rows.denied()),
          ReportPage.number(rows.undecided()));
    }
    page.append("</tbody></table>\n");
  }

  private static String bar(Tally.OfPlace rows) {
    return ReportPage.stackedBar(
        List.of(
            new ReportPage.Part("permit", "", "", rows.permitted()),
            new ReportPage.Part("deny", "", "", rows.denied()),
            new ReportPage.Part("undecided", "", "", rows.undecided())),
        rows.rows(),
        "row");
  }
}
