package io.lexicall.validation;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.context.i18n.ResourceBundleMessageSource;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ValidatedBeanDefinition;
import io.micronaut.validation.Validated;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.util.function.Supplier;

/**
 * Adds the validators of these constraints to Micronaut, and stops an application that would not
 * apply them. Micronaut finds it by itself; there is nothing to call.
 *
 * <p>Micronaut ignores a constraint whose validator is not a bean, and recognizes constraints only
 * in classes that its own annotation processor has compiled.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // names its container, without which it is not loaded
public final class MicronautConstraints implements ApplicationContextConfigurer {
  /** For Micronaut. */
  public MicronautConstraints() {}

  @Override
  public void configure(ApplicationContext context) {
    validator(
        context,
        LawfulValidator.class,
        () -> new MicronautLawfulValidator(context.getBean(Compliance.class)),
        Lawful.class,
        Activity.class);
    validator(
        context,
        DialableNumberValidator.class,
        MicronautDialableNumberValidator::new,
        DialableNumber.class,
        CharSequence.class);
    validator(
        context,
        ConsistentFactsValidator.class,
        ConsistentFactsValidator::new,
        ConsistentFacts.class,
        Facts.class);
    validator(
        context,
        ConsistentFactsValidator.OfBuilders.class,
        ConsistentFactsValidator.OfBuilders::new,
        ConsistentFacts.class,
        FactsBuilder.class);
    context.registerBeanDefinition(
        RuntimeBeanDefinition.builder(
                ResourceBundleMessageSource.class,
                () -> new ResourceBundleMessageSource("ContributorValidationMessages"))
            .singleton(true)
            .build());
    context.registerBeanDefinition(
        RuntimeBeanDefinition.builder(Check.class, () -> new Check(context))
            .singleton(true)
            .typeArguments(ApplicationEventListener.class, Argument.of(StartupEvent.class))
            .build());
  }

  private static <V extends jakarta.validation.ConstraintValidator<?, ?>> void validator(
      ApplicationContext context,
      Class<V> type,
      Supplier<V> maker,
      Class<? extends Annotation> constraint,
      Class<?> validated) {
    Argument<?>[] arguments = {Argument.of(constraint), Argument.of(validated)};
    context.registerBeanDefinition(
        RuntimeBeanDefinition.builder(type, maker)
            .singleton(true)
            .typeArguments(jakarta.validation.ConstraintValidator.class, arguments)
            .typeArguments(ConstraintValidator.class, arguments)
            .build());
  }

  /** Looks for constraints that would not be applied, at the start. */
  private record Check(ApplicationContext context)
      implements ApplicationEventListener<StartupEvent> {
    @Override
    public void onApplicationEvent(StartupEvent event) {
      for (BeanDefinition<?> bean : context.getAllBeanDefinitions()) {
        for (UsedConstraints.Use use : UsedConstraints.on(bean.getBeanType())) {
          if (!isApplied(bean, use)) {
            throw new IllegalStateException(
                use.obstacle()
                    .map(obstacle -> use.notOverridden("Micronaut", obstacle))
                    .orElseGet(
                        () ->
                            use.unapplied(
                                "Micronaut",
                                "put io.micronaut.validation:micronaut-validation-processor among"
                                    + " the annotation processors")));
          }
          if (use.constraint() == Lawful.class && !context.containsBean(Compliance.class)) {
            throw new IllegalStateException(use.withoutEngine());
          }
        }
      }
    }

    private static boolean isApplied(BeanDefinition<?> bean, UsedConstraints.Use use) {
      if (use.where() instanceof Constructor) {
        return bean instanceof ValidatedBeanDefinition;
      }
      return bean.getExecutableMethods().stream()
          .filter(method -> method.getMethodName().equals(use.where().getName()))
          .filter(method -> method.getArguments().length == use.where().getParameterCount())
          .anyMatch(method -> method.hasStereotype(Validated.class));
    }
  }
}
