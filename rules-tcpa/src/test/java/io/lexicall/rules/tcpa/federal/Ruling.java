package io.lexicall.rules.tcpa.federal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Fact;
import java.time.Instant;
import java.util.List;

/** What one rule says in a verdict; without a rule, what the verdict says. */
final class Ruling {
  private final String ruleId;
  private final Verdict verdict;

  Ruling(String ruleId, Verdict verdict) {
    this.ruleId = ruleId;
    this.verdict = verdict;
  }

  private List<Finding> findings() {
    return verdict.findings().stream()
        .filter(finding -> ruleId.isEmpty() || finding.rule().id().equals(ruleId))
        .toList();
  }

  /** The rule neither denies nor asks. */
  void permits() {
    assertThat(findings()).as("%s", verdict).isEmpty();
  }

  Ruling denies() {
    assertThat(findings())
        .as("%s", verdict)
        .isNotEmpty()
        .anyMatch(finding -> finding.outcome() == Decision.DENY);
    return this;
  }

  List<String> findingsTexts() {
    return findings().stream().map(Finding::message).toList();
  }

  void is(boolean denied) {
    if (denied) {
      denies();
    } else {
      permits();
    }
  }

  /** It denies until just then. */
  void until(String instant) {
    denies();
    assertThat(
            findings().stream()
                .filter(finding -> finding.outcome() == Decision.DENY)
                .map(finding -> finding.permittedFrom().orElse(null))
                .toList())
        .as("%s", verdict)
        .containsOnly(Scene.instant(instant));
  }

  /** It denies, and time alone does not cure that. */
  void forGood() {
    denies();
    assertThat(findings()).as("%s", verdict).noneMatch(f -> f.permittedFrom().isPresent());
  }

  /** The verdict as a whole denies until just then. */
  void verdictUntil(String instant) {
    assertThat(verdict).isInstanceOf(Verdict.Denial.class);
    Instant from = ((Verdict.Denial) verdict).permittedFrom().orElse(null);
    assertThat(from).as("%s", verdict).isEqualTo(Scene.instant(instant));
  }

  /** It cannot decide, and names just these facts. */
  void lacks(String... paths) {
    List<Finding> findings = findings();
    assertThat(findings).as("%s", verdict).isNotEmpty();
    assertThat(findings).as("%s", verdict).allMatch(f -> f.outcome() == Decision.INDETERMINATE);
    assertThat(findings.stream().flatMap(f -> f.missing().stream()).map(Fact::path))
        .as("%s", verdict)
        .containsExactlyInAnyOrder(paths);
  }

  Ruling cites(String citation) {
    assertThat(findings()).as("%s", verdict).anyMatch(f -> f.citation().startsWith(citation));
    return this;
  }

  /** The rule gives just these obligations. */
  void obliges(String... obligations) {
    assertThat(
            verdict.obligations().stream()
                .filter(obligation -> obligation.rule().id().equals(ruleId))
                .map(Obligation::duty)
                .map(duty -> duty.name()))
        .as("%s", verdict)
        .containsExactlyInAnyOrder(obligations);
  }
}
