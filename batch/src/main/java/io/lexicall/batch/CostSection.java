package io.lexicall.batch;

import io.lexicall.law.Certainty;
import io.lexicall.rule.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What it may cost, on the page of an audit. */
final class CostSection {
  private final ReportPage page;

  CostSection(ReportPage page) {
    this.page = page;
  }

  /** The ranges and how they were counted, by claimant; never one total sum. */
  void append(Exposure exposure) {
    if (exposure.isEmpty()) {
      return;
    }
    page.append(
        """
        <section aria-labelledby="cost">
        <h2 id="cost">Possible costs</h2>
        <p>These are ranges that the law allows, not a forecast. A row counts once for each claim, however \
        many rules it broke. A claim is what one claimant may pursue on one legal basis. Claims are not added up, \
        since they belong to different claimants, or have legal bases on which courts differ whether both can \
        be claimed. Rows older than the limitation period are left out of the amounts. Where that period is not known, a claim \
        says so, and counts rows whatever their age. If a person has a claim only after several violations, the \
        rows count that show as many; persons with fewer are named apart.</p>
        """);
    List<Exposure.Claim> claims = exposure.claims();
    for (Penalty.Claimant claimant : Penalty.Claimant.values()) {
      List<Exposure.Claim> theirs =
          claims.stream().filter(claim -> claim.claimant() == claimant).toList();
      if (!theirs.isEmpty()) {
        page.table("Possible claims by " + by(claimant), "Basis and total", "", "Rows");
        long most = theirs.get(0).activities();
        for (Exposure.Claim claim : theirs) {
          page.row(
              basis(claim),
              ReportPage.bar("deny", claim.activities(), most),
              ReportPage.number(claim.activities()));
        }
        page.append("</tbody></table>\n");
      }
    }
    byRule(exposure);
    if (!exposure.withoutPenalty().isEmpty()) {
      page.append(
          "<p class=\"fine\">No amount on record for: %s.</p>\n"
              .formatted(
                  exposure.withoutPenalty().entrySet().stream()
                      .sorted(Map.Entry.comparingByKey())
                      .map(
                          each ->
                              "<code>%s</code> (%s)"
                                  .formatted(
                                      ReportPage.name(each.getKey()),
                                      ReportPage.rows(each.getValue())))
                      .collect(Collectors.joining(", "))));
    }
    page.append("</section>\n");
  }

  static String by(Penalty.Claimant claimant) {
    return switch (claimant) {
      case PERSON -> "the persons called";
      case ATTORNEY_GENERAL -> "an attorney general";
      case REGULATOR -> "an authority";
      case PROSECUTOR -> "a prosecutor";
      case CONTRACT_PARTY -> "the other party of a contract";
    };
  }

  private static String basis(Exposure.Claim claim) {
    String grade =
        claim.certainty() == Certainty.HIGH
            ? ""
            : " <span class=\"grade\">%s grade</span>".formatted(claim.certainty().text());
    List<String> told = new ArrayList<>();
    told.add(claim.kind().text().replace('-', ' '));
    claim.degrees().forEach(degree -> told.add(degree.text()));
    claim.caps().forEach(cap -> told.add("not applied: a cap of " + cap));
    claim
        .limitationYears()
        .ifPresentOrElse(
            years -> told.add(years == 1 ? "within a year" : "within " + years + " years"),
            () -> told.add("limitation period not known: counted whatever the age of a row"));
    told.addAll(claim.notes());
    return "<code>%s</code> <span class=\"cite\">%s</span>%s<strong class=\"sum\">%s%s</strong><span class=\"title\">%s</span>"
        .formatted(
            ReportPage.name(claim.regulation()),
            ReportPage.escaped(String.join("; ", claim.citations())),
            grade,
            ReportPage.escaped(claim.total()),
            ReportPage.escaped(units(claim) + leftOut(claim)),
            ReportPage.escaped(String.join("; ", told)));
  }

  private static String units(Exposure.Claim claim) {
    return claim.per() == Penalty.Per.PERSON && claim.units() > 0
        ? " for %s"
            .formatted(
                claim.units() == 1 ? "one person" : ReportPage.number(claim.units()) + " persons")
        : "";
  }

  private static String leftOut(Exposure.Claim claim) {
    return claim.leftOut().stream().map(each -> "; " + each).collect(Collectors.joining());
  }

  private void byRule(Exposure exposure) {
    page.append("<details><summary>The same by rule</summary>\n");
    page.append(
        "<p>A row that broke several rules counts for each of them, so these amounts overlap.</p>\n");
    page.table("Possible claims, by rule", "Rule", "", "Rows");
    for (String rule : exposure.rules()) {
      for (Exposure.Claim claim : exposure.claims(rule)) {
        page.row(
            "<code>%s</code> <span class=\"cite\">%s</span><strong class=\"sum\">%s</strong>"
                .formatted(
                    ReportPage.name(rule),
                    ReportPage.escaped(
                        claim.claimant().text().replace('-', ' ')
                            + ", "
                            + String.join("; ", claim.citations())),
                    ReportPage.escaped(claim.total() + units(claim) + leftOut(claim))),
            "",
            ReportPage.number(claim.activities()));
      }
    }
    page.append("</tbody></table>\n</details>\n");
  }
}
