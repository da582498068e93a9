package com.example.dialer;

import com.example.calls.Calls;
import io.lexicall.facts.Contact;
import io.lexicall.validation.ComplianceConstraintValidatorFactory;
import io.lexicall.validation.DialableNumber;
import io.lexicall.validation.Lawful;
import jakarta.validation.Configuration;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.executable.ExecutableValidator;
import java.util.Set;

/** Has its arguments checked by hand, as there is no container. */
public class Dialer {
  private final ExecutableValidator validator;

  /** Builds the validator, once. */
  public Dialer() {
    Configuration<?> configuration = Validation.byDefaultProvider().configure();
    ValidatorFactory validators =
        configuration
            .constraintValidatorFactory(
                new ComplianceConstraintValidatorFactory(
                    Calls.engine(), configuration.getDefaultConstraintValidatorFactory()))
            .buildValidatorFactory();
    validator = validators.getValidator().forExecutables();
  }

  public void dial(@Lawful Contact call) {
    check("dial", Contact.class, call);
  }

  public void transfer(@DialableNumber String number) {
    check("transfer", String.class, number);
  }

  private void check(String method, Class<?> type, Object argument) {
    try {
      Set<ConstraintViolation<Dialer>> violations =
          validator.validateParameters(
              this, Dialer.class.getMethod(method, type), new Object[] {argument});
      if (!violations.isEmpty()) {
        throw new ConstraintViolationException(violations);
      }
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
