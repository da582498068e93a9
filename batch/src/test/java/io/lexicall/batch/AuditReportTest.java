package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditReportTest {
  private static final Instant LATE = Instant.parse("2026-04-01T01:00:00Z");

  private static PastActivity call(long number, Instant at, String campaign) {
    return PastActivity.of(
        Contact.callTo(PhoneNumber.ofDigits(number))
            .at(at)
            .purpose(ContactPurpose.TELEMARKETING)
            .dialing(Dialing.MANUAL)
            .campaign(Campaign.builder().id(campaign).build())
            .build());
  }

  @Test
  void page_tellsWhatWasFound_andWhatItRestsOn_withoutNumbers() throws IOException {
    List<PastActivity> rows = new ArrayList<>();
    rows.add(call(12125550142L, LATE, "<spring>"));
    rows.add(call(18085550123L, LATE, "fall"));
    rows.add(call(18085550123L, LATE.plusSeconds(60), "fall").in(1, 4_000));
    rows.add(call(18085550123L, LATE.plusSeconds(60), "fall").in(1, 5_000));
    rows.add(PastActivity.refused(null, Refusal.NO_INSTANT, List.of()).in(0, 77));
    Compliance law = Compliance.builder().module(new CapLaw()).module(new HouseLaw()).build();
    Audit.Result result = Audit.of(law).today(LATE).build().run(rows.iterator(), row -> {});

    String page =
        AuditReport.of(result)
            .files(List.of("in/march.csv", "in/april.csv"))
            .assumed("purpose", "telemarketing")
            .digest("rows", "in/march.csv", "ab12")
            .program("lexicall 1")
            .command("lexicall audit")
            .done(LATE, Duration.ofMillis(1_500))
            .html();

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .contains("<h1>march.csv, april.csv</h1>", "5 rows judged, from <time")
        .contains("Lawful", "Unlawful", "Undecided", "Refused")
        .contains("house.<wbr>calling-<wbr>hours", "House Rules 1(a)")
        .contains("&lt;spring&gt;", "<span class=\"place\">US-HI</span>", "2026-03")
        .contains("Decided by it alone", "<code>history</code>")
        .contains("march.csv:77", "april.csv:5,000", "april.csv:4,000")
        .contains("<h3>Examples</h3>", "house.calling-hours, row ", "2026-04-01T01:00:00Z ")
        .contains("assumed not to exist", "edition " + law.edition().law())
        .contains(law.edition().lawDigest(), "ab12", "lexicall audit", "in 1.5 s")
        .doesNotContain("2125550142", "8085550123", "<script", "http://", "<spring>");
  }

  @Test
  void pageOfNothing_saysSo() throws IOException {
    Audit.Result result =
        Audit.of(Compliance.builder().module(new CapLaw()).build())
            .build()
            .run(List.<PastActivity>of().iterator(), row -> {});

    assertThat(AuditReport.of(result).html())
        .contains("<h1>rows</h1>", "0 rows judged, each", "None, as far as could be judged")
        .contains("No list was checked.")
        .doesNotContain("By month", "By campaign", "Rows to look at");
  }

  /** A list that a row states was checked, even if none was given to the audit. */
  @Test
  void pageOfRowsThatStateLists_doesNotDenyThem() throws IOException {
    ListEntry stated = ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(true).build();
    Contact call = Contact.builder().at(LATE).with(Contact.LISTS, List.of(stated)).build();
    List<PastActivity> rows =
        List.of(PastActivity.of(call), PastActivity.of(Contact.builder().at(LATE).build()));
    Compliance law = Compliance.builder().module(new CapLaw()).build();
    assertThat(AuditReport.of(Audit.of(law).build().run(rows.iterator(), row -> {})).html())
        .contains("No list was given. One row states the results of checks, and these counted.")
        .doesNotContain("No list was checked");
  }
}
