package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditTally;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * An audit finds every violation that was planted, and none besides: a slow, obvious judge, who is
 * told the earlier calls by whoever made the rows up, agrees row by row. {@code
 * -Dlexicall.planted=100000} takes so many rows.
 */
class PlantedViolationsTest {
  private static final long ROWS = Long.getLong("lexicall.planted", 2_000);

  @Test
  void everyPlantedViolation_isFound_andNoneBesides() throws IOException {
    Compliance law = Compliance.load();
    PlantedCalls calls = new PlantedCalls(law);
    Set<String> found = new TreeSet<>();
    long[] next = {0};
    long[] unlawful = {0};

    AuditTally tally =
        Audit.of(law)
            .memory(1 << 20)
            .build()
            .run(
                calls.rows(ROWS),
                row -> {
                  PlantedCalls.Row planted = calls.row(next[0]++);
                  assertThat(row.json())
                      .as("row %d", next[0] - 1)
                      .isEqualTo(VerdictJson.write(planted.asked(), law.check(planted.asked())));
                  Set<String> broken = broken(row.verdict().orElseThrow());
                  assertThat(broken).as("row %d", next[0] - 1).containsAll(planted.breaks());
                  found.addAll(broken);
                  unlawful[0] += broken.isEmpty() ? 0 : 1;
                })
            .tally();

    assertThat(next[0]).isEqualTo(ROWS);
    assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(unlawful[0]).isPositive();
    assertThat(tally.verdicts().rows(Answer.REFUSED)).isZero();
    assertThat(ROWS).isGreaterThanOrEqualTo(calls.rowsOfACopy());
    assertThat(found).containsAll(calls.planted());
    assertThat(calls.planted()).hasSizeGreaterThan(50);
    assertThat(calls.leftOut()).isLessThan(20);
  }

  private static Set<String> broken(WrittenVerdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> finding.outcome() == Decision.DENY)
        .map(WrittenVerdict.Finding::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
