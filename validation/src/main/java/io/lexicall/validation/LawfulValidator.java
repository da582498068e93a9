package io.lexicall.validation;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderCustomizableContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Validates {@link Lawful} with an engine. Thread-safe once it is initialized.
 *
 * <p>A container that injects the engine creates it, or a {@link
 * ComplianceConstraintValidatorFactory}.
 *
 * @since 0.1
 */
public sealed class LawfulValidator implements ConstraintValidator<Lawful, Activity<?>>
    permits MicronautLawfulValidator {
  static final String MESSAGE = "{io.lexicall.validation.Lawful.message}";
  private static final String UNTIL = "{io.lexicall.validation.Lawful.until}";
  private static final String UNKNOWN = "{io.lexicall.validation.Lawful.unknown}";

  private Compliance compliance;
  private String message = "";

  /**
   * Tells a validation provider that creates validators by itself that there is no engine to ask.
   *
   * @throws IllegalStateException always
   */
  public LawfulValidator() {
    this(noEngine());
  }

  /** Creates a validator that asks this engine. */
  @SuppressWarnings(
      "exports") // both annotations are for containers, and have no effect without them
  @Autowired // Spring looks for @Inject only where that is on the class path
  @Inject
  public LawfulValidator(Compliance compliance) {
    this.compliance = requireNonNull(compliance, "compliance");
  }

  private static Compliance noEngine() {
    throw new IllegalStateException(
        "@Lawful has no engine to ask: give the validation provider a "
            + "ComplianceConstraintValidatorFactory, or let a container that injects validators "
            + "have a bean of the type io.lexicall.Compliance");
  }

  /**
   * Reads the attributes of a constraint.
   *
   * @throws IllegalArgumentException for a regulation without loaded rules
   */
  @Override
  public void initialize(Lawful constraint) {
    message = constraint.message();
    if (constraint.regulations().length > 0) {
      compliance = compliance.onlyWithHouseRules(List.of(constraint.regulations()));
    }
  }

  @Override
  public boolean isValid(@Nullable Activity<?> activity, ConstraintValidatorContext context) {
    return isPermitted(activity, compliance, message, context);
  }

  static boolean isPermitted(
      @Nullable Activity<?> activity,
      Compliance compliance,
      String message,
      ConstraintValidatorContext context) {
    if (activity == null) {
      return true;
    }
    Verdict verdict = compliance.check(activity);
    if (verdict.decision() == Decision.PERMIT) {
      return true;
    }
    context.disableDefaultConstraintViolation();
    Map<Fact<?, ?>, List<Finding>> missing = new LinkedHashMap<>();
    for (Finding finding : verdict.findings()) {
      if (finding.missing().isEmpty()) {
        context
            .buildConstraintViolationWithTemplate(message + " " + reason(finding) + until(finding))
            .addConstraintViolation();
      }
      for (Fact<?, ?> fact : finding.missing()) {
        missing.computeIfAbsent(fact, key -> new ArrayList<>()).add(finding);
      }
    }
    missing.forEach(
        (fact, indeterminate) ->
            at(
                    fact,
                    context.buildConstraintViolationWithTemplate(
                        UNKNOWN + " " + rules(indeterminate)))
                .addConstraintViolation());
    return false;
  }

  private static String until(Finding finding) {
    return finding
        .permittedFrom()
        .map(from -> " " + UNTIL + " " + literal(from.toString()))
        .orElse("");
  }

  private static String rules(List<Finding> findings) {
    return literal(
        findings.stream()
            .map(finding -> "%s (%s)".formatted(finding.rule().id(), finding.citation()))
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  private static String reason(Finding finding) {
    return literal(
        "[%s] %s (%s)".formatted(finding.rule().id(), finding.message(), finding.citation()));
  }

  /** Returns the node of a fact: the path {@code to.lineType} is two nodes under the activity. */
  private static NodeBuilderCustomizableContext at(
      Fact<?, ?> fact, ConstraintViolationBuilder violation) {
    String[] names = fact.path().split("\\.", -1);
    NodeBuilderCustomizableContext node = violation.addPropertyNode(names[0]);
    for (int i = 1; i < names.length; i++) {
      node = node.addPropertyNode(names[i]);
    }
    return node;
  }

  /**
   * Returns the template of a literal text. Braces and dollars are escaped, so that the provider
   * shows them and evaluates nothing.
   */
  private static String literal(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == '{' || c == '}' || c == '$') {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
