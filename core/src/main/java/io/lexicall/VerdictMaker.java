package io.lexicall;

import io.lexicall.engine.Answer;
import io.lexicall.engine.Answers;
import io.lexicall.engine.Found;
import io.lexicall.engine.Owed;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Duty;
import io.lexicall.rule.RuleInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes verdicts from what the engine found. Immutable and thread-safe. */
final class VerdictMaker implements Answers {
  private final Verdict.Edition edition;

  VerdictMaker(Verdict.Edition edition) {
    this.edition = edition;
  }

  @Override
  public Obligation owed(Duty duty, RuleInfo rule, String citation) {
    return new Obligation(duty, rule, citation);
  }

  @Override
  public Finding denial(
      RuleInfo rule, String citation, Supplier<String> wording, @Nullable Instant permittedFrom) {
    return Finding.denial(rule, citation, wording, permittedFrom);
  }

  @Override
  public Finding indeterminate(
      RuleInfo rule,
      String citation,
      Supplier<String> wording,
      Set<Fact<?, ?>> missing,
      boolean ofSeveralPlaces) {
    return Finding.indeterminate(rule, citation, wording, missing, ofSeveralPlaces);
  }

  @Override
  public Verdict permit(List<Owed> obligations) {
    return new Verdict.Permit(edition, obligations(obligations));
  }

  @Override
  public Verdict denied(
      List<Found> findings, List<Owed> obligations, @Nullable Instant permittedFrom) {
    return new Verdict.Denial(edition, findings(findings), obligations(obligations), permittedFrom);
  }

  @Override
  public Verdict undecided(List<Found> findings, List<Owed> obligations) {
    return new Verdict.Indeterminate(edition, findings(findings), obligations(obligations));
  }

  /** Returns an answer of the engine as a verdict. */
  static Verdict verdict(Answer answer) {
    return (Verdict) answer;
  }

  /** Returns findings of the engine as the type that hosts see. */
  @SuppressWarnings("unchecked") // the engine has all of them from here
  static List<Finding> findings(List<Found> findings) {
    return (List<Finding>) (List<?>) findings;
  }

  @SuppressWarnings("unchecked") // the engine has all of them from here
  private static List<Obligation> obligations(List<Owed> obligations) {
    return (List<Obligation>) (List<?>) obligations;
  }
}
