package io.lexicall.spring;

import io.lexicall.validation.UsedConstraints;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.MethodValidationPostProcessor;

/**
 * Stops an application in which a constraint of {@code lexicall-validation} on a method of a bean
 * would not be applied: Spring ignores a class without {@code @Validated}.
 *
 * @since 0.1
 */
@AutoConfiguration
@ConditionalOnClass({UsedConstraints.class, Validator.class})
@SuppressWarnings("exports") // public only for Spring; not part of the API
public class LexicallValidationAutoConfiguration {
  private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";

  /** For Spring. */
  public LexicallValidationAutoConfiguration() {}

  @Bean
  static SmartInitializingSingleton lexicallConstraintsCheck(ListableBeanFactory beans) {
    return () -> {
      for (String name : beans.getBeanDefinitionNames()) {
        check(beans, beans.getType(name, false));
      }
    };
  }

  private static void check(ListableBeanFactory beans, @Nullable Class<?> type) {
    if (type == null || type.getName().startsWith("org.springframework.")) {
      return;
    }
    Class<?> bean = ClassUtils.getUserClass(type);
    for (UsedConstraints.Use use : UsedConstraints.on(bean)) {
      if (!isApplied(beans, bean, use)) {
        String cure =
            use.where() instanceof Constructor
                ? "put it on a method; Spring validates no constructors"
                : "put @Validated on the class, and spring-boot-starter-validation on the class"
                    + " path";
        throw new SetUpException(
            use.unapplied("Spring", cure), "Do that, or take the constraint away.", null);
      }
    }
  }

  private static boolean isApplied(
      ListableBeanFactory beans, Class<?> bean, UsedConstraints.Use use) {
    if (use.where() instanceof Constructor) {
      return false;
    }
    boolean isAsked =
        AnnotatedElementUtils.hasAnnotation(bean, Validated.class)
            && has(beans, MethodValidationPostProcessor.class);
    boolean isHandler =
        AnnotatedElementUtils.hasAnnotation(bean, Controller.class)
            && AnnotatedElementUtils.isAnnotated(use.where(), MAPPING)
            && has(beans, Validator.class);
    return isAsked || isHandler;
  }

  private static boolean has(ListableBeanFactory beans, Class<?> type) {
    return beans.getBeanNamesForType(type, true, false).length > 0;
  }
}
