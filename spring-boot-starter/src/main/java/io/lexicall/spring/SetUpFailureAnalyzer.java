package io.lexicall.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot show what is wrong, in place of a stack trace around it. */
final class SetUpFailureAnalyzer extends AbstractFailureAnalyzer<SetUpException> {
  SetUpFailureAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(Throwable failure, SetUpException cause) {
    String reason = String.valueOf(cause.getMessage());
    Throwable why = cause.getCause();
    return new FailureAnalysis(
        why == null ? reason : reason + ":\n\n" + why.getMessage(), cause.action(), failure);
  }
}
