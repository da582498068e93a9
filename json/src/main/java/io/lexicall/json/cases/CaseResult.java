package io.lexicall.json.cases;

import static java.util.Objects.requireNonNull;

import io.lexicall.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a case. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class CaseResult {
  private final Case subject;
  private final @Nullable Verdict verdict;
  private final List<Difference> differences;

  CaseResult(Case subject, @Nullable Verdict verdict, List<Difference> differences) {
    this.subject = requireNonNull(subject, "subject");
    this.verdict = verdict;
    this.differences = List.copyOf(differences);
  }

  /** Returns the case. */
  public Case subject() {
    return subject;
  }

  /** Returns the verdict; empty if the case could not be run. */
  public Optional<Verdict> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** Returns the differences between the verdict and what the case expects; empty if it passed. */
  public List<Difference> differences() {
    return differences;
  }

  /** Returns whether the verdict is what the case expects. */
  public boolean passed() {
    return differences.isEmpty();
  }
}
