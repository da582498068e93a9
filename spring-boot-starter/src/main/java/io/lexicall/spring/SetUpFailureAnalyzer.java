package io.lexicall.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes Spring Boot show what is wrong instead of a stack trace. */
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
