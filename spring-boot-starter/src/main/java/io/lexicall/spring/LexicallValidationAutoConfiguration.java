package io.lexicall.spring;

import io.lexicall.validation.UsedConstraints;
import jakarta.validation.Validator;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Stops an application in which a constraint of {@code lexicall-validation} on a method of a bean
 * would not be applied: Spring ignores a class without {@code @Validated}, and methods that no
 * proxy overrides.
 *
 * @since 0.1
 */
@AutoConfiguration
@ConditionalOnClass({UsedConstraints.class, Validator.class})
@SuppressWarnings("exports") // public only for Spring; not part of the API
public class LexicallValidationAutoConfiguration {
  /** For Spring. */
  public LexicallValidationAutoConfiguration() {}

  @Bean
  static ConstraintsCheck lexicallConstraintsCheck(ListableBeanFactory beans) {
    return new ConstraintsCheck(beans);
  }
}
