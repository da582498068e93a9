package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Problem;
import io.lexicall.json.WrittenVerdict;
import io.lexicall.number.PhoneNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written as it is sorted is what a receiver of the rows would write. */
class AuditFindingsTest {
  private static final Compliance LAW =
      Compliance.builder().module(new FinedLaw()).module(new HouseLaw()).build();
  private static final List<String> FILES = List.of("=calls, of \"may\".csv", "june.csv");

  private static List<PastActivity> rows() {
    Random random = new Random(3);
    Instant first = Instant.parse("2026-03-01T12:00:00Z");
    List<PastActivity> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      Instant at = first.plusSeconds(3_600L * random.nextInt(2_000));
      if (i % 40 == 0) {
        List<Problem> problems = List.of(new Problem("at", "is \"odd\"", "an instant"));
        rows.add(PastActivity.refused("bad, " + i, Refusal.NO_INSTANT, problems));
      } else if (i % 41 == 0) {
        rows.add(PastActivity.of(Payment.builder().id("zahlung ü").at(at).build()));
      } else {
        Contact.Builder contact =
            Contact.callTo(PhoneNumber.ofDigits(12125550100L + random.nextInt(40))).at(at);
        if (random.nextBoolean()) {
          contact.id(random.nextBoolean() ? "=row " + i : "a \"" + i + "\", b");
        }
        if (random.nextBoolean()) {
          contact.purpose(
              random.nextBoolean() ? ContactPurpose.TELEMARKETING : ContactPurpose.SURVEY);
        }
        if (random.nextBoolean()) {
          contact.dialing(random.nextBoolean() ? Dialing.MANUAL : Dialing.AUTOMATED);
        }
        rows.add(PastActivity.of(contact.build()).in(random.nextInt(3), i + 2L));
      }
    }
    return rows;
  }

  private static String cell(String text) {
    String safe = text.startsWith("=") ? "'" + text : text;
    return safe.contains("\"") || safe.contains(",")
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  /** Slow and obvious: from the JSON of every row. */
  private static void write(Audited row, StringBuilder into) {
    String place =
        String.join(
            ",",
            row.place().file() < FILES.size() ? cell(FILES.get(row.place().file())) : "",
            Long.toString(row.place().line()),
            cell(row.id().orElse("")),
            row.answer().code());
    if (row.verdict().isEmpty()) {
      into.append(place).append(",,,,,").append(cell(row.reason())).append(",,\n");
      return;
    }
    for (WrittenVerdict.Finding finding : row.verdict().get().findings()) {
      into.append(place).append(',').append(finding.outcome().name().toLowerCase(Locale.ROOT));
      into.append(',').append(cell(finding.rule())).append(',').append(cell(finding.citation()));
      into.append(',').append(finding.certainty()).append(',');
      into.append(cell(String.join("; ", finding.missing()))).append(',');
      boolean denies = finding.outcome() == Decision.DENY;
      into.append(denies ? cell(facts(finding.rule())) : "").append(",\n");
    }
  }

  private static String facts(String rule) {
    return LAW.rules().stream()
        .filter(each -> each.info().id().equals(rule))
        .flatMap(each -> each.info().reads().stream())
        .map(Fact::path)
        .distinct()
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static Audit audit(int threads) {
    return Audit.of(LAW).threads(threads).memory(20_000).build();
  }

  @Test
  void cells_areThoseOfTheVerdicts() throws IOException {
    StringBuilder expected =
        new StringBuilder(String.join(",", AuditFindings.COLUMNS)).append('\n');
    List<Audited> answers = new ArrayList<>();
    audit(1).run(rows().iterator(), answers::add);
    answers.forEach(each -> write(each, expected));
    ByteArrayOutputStream sorted = new ByteArrayOutputStream();
    ByteArrayOutputStream taken = new ByteArrayOutputStream();

    AuditFindings findings = AuditFindings.csv(LAW, sorted, FILES, true);
    audit(2).run(rows().iterator(), findings);
    findings.flush();
    AuditFindings byRow = AuditFindings.csv(LAW, taken, FILES, true);
    for (Audited each : answers) {
      byRow.take(each);
    }
    byRow.flush();

    assertThat(sorted.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    assertThat(expected.toString().lines().count()).isGreaterThan(2_000);
  }

  @Test
  void cells_ofRulesInShadow_areMarked() throws IOException {
    Compliance law = Compliance.builder().module(new FinedLaw()).shadow(new HouseLaw()).build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AuditFindings findings = AuditFindings.csv(law, out, FILES, true);

    Audit.Result result = Audit.of(law).build().run(rows().iterator(), findings);
    findings.flush();

    long marked =
        out.toString(StandardCharsets.UTF_8).lines().filter(each -> each.endsWith(",true")).count();
    assertThat(marked)
        .isPositive()
        .isEqualTo(
            result.tally().verdicts().shadow().values().stream()
                .mapToLong(each -> each.denying() + each.undecided())
                .sum());
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(each -> each.endsWith(",true"))
        .allMatch(each -> each.contains("house."));
  }

  @Test
  void lines_areTheAnswersInTheOrderOfTheRows() throws IOException {
    StringBuilder expected = new StringBuilder();
    audit(1).run(rows().iterator(), row -> expected.append(row.json()).append('\n'));
    ByteArrayOutputStream sorted = new ByteArrayOutputStream();

    AuditFindings findings = AuditFindings.jsonLines(sorted);
    audit(2).run(rows().iterator(), findings);
    findings.flush();

    assertThat(sorted.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
  }
}
