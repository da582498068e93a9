package io.lexicall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.number.PhoneNumber;
import io.lexicall.validation.DialableNumber;
import io.lexicall.validation.Lawful;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Controller;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PostMapping;

/** What stops the start of an application, and what else Spring is given. */
class SetUpTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  LexicallAutoConfiguration.class,
                  LexicallHealthAutoConfiguration.class,
                  LexicallObservationsAutoConfiguration.class,
                  LexicallValidationAutoConfiguration.class,
                  ValidationAutoConfiguration.class));

  static class Unvalidated {
    void dial(@Lawful Contact call) {}
  }

  @Validated
  static class Applied {
    void dial(@Lawful Contact call) {}
  }

  @Controller
  static class Handler {
    @PostMapping("/transfer")
    void transfer(@DialableNumber String number) {}
  }

  @Controller
  static class NoHandler {
    void transfer(@DialableNumber String number) {}
  }

  @Validated
  static class Constructed {
    Constructed(@DialableNumber String number) {}

    Constructed() {
      this("+12125550142");
    }
  }

  @Test
  void constraint_onAClassThatSpringDoesNotValidate_stopsTheApplication() {
    application
        .withBean(Unvalidated.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasMessage(
                        "Spring does not apply @Lawful on io.lexicall.spring.SetUpTest$Unvalidated"
                            + ".dial, and what it should stop would go on: put @Validated on the"
                            + " class, and spring-boot-starter-validation on the class path"));
    application
        .withBean(NoHandler.class)
        .run(context -> assertThat(context).getFailure().hasMessageContaining("put @Validated"));
    application
        .withBean(Constructed.class, Constructed::new)
        .run(
            context -> assertThat(context).getFailure().hasMessageContaining("put it on a method"));
  }

  @Test
  void constraint_thatSpringApplies_stopsNothing() {
    application
        .withBean(Applied.class)
        .withBean(Handler.class)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void constraint_withoutAValidator_stopsTheApplication() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                LexicallAutoConfiguration.class, LexicallValidationAutoConfiguration.class))
        .withBean(Applied.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasMessageContaining("spring-boot-starter-validation on the class path"));
  }

  @Test
  void failures_areShownWithWhatToDo() {
    application
        .withPropertyValues("lexicall.modules=gdrp")
        .run(
            context -> {
              FailureAnalysis shown =
                  new SetUpFailureAnalyzer().analyze(context.getStartupFailure());
              assertThat(shown.getDescription())
                  .isEqualTo(
                      "lexicall.modules names 'gdrp', but the modules found are [recording, tcpa]");
              assertThat(shown.getAction()).startsWith("Correct lexicall.modules");
            });
    application
        .withPropertyValues("lexicall.profile=classpath:no-profile.json")
        .run(
            context -> {
              FailureAnalysis shown =
                  new SetUpFailureAnalyzer().analyze(context.getStartupFailure());
              assertThat(shown.getDescription())
                  .startsWith("lexicall.profile names class path resource [no-profile.json]")
                  .contains("caller.sellr");
              assertThat(shown.getAction()).contains("lexicall init");
            });
  }

  @Test
  void ageOfTheLaw_thatNobodyWouldTell_stopsTheApplication() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(LexicallAutoConfiguration.class))
        .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
        .withPropertyValues("lexicall.health.max-law-age=1y")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasMessageContaining("lexicall.health.max-law-age is set"));
  }

  @Test
  void text_isConvertedToANumber() {
    application.run(
        context -> {
          Converter<String, PhoneNumber> converter = context.getBean(PhoneNumberConverter.class);
          assertThat(converter.convert("+12125550142"))
              .isEqualTo(PhoneNumber.parse("+12125550142"));
        });
  }

  @Test
  void checks_areObserved_ifAsked() {
    List<String> seen = new ArrayList<>();
    ObservationRegistry registry = ObservationRegistry.create();
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<Observation.Context>() {
              @Override
              public void onStop(Observation.Context stopped) {
                seen.add(stopped.getName() + " " + stopped.getLowCardinalityKeyValues());
              }

              @Override
              public boolean supportsContext(Observation.Context any) {
                return true;
              }
            });
    Contact call =
        Contact.builder()
            .at(Instant.parse("2026-11-25T03:00:00Z"))
            .purpose(ContactPurpose.TELEMARKETING)
            .to(Called.inRegion("US-OH").build())
            .build();

    ApplicationContextRunner observed =
        application.withBean(ObservationRegistry.class, () -> registry);
    observed.run(context -> context.getBean(Compliance.class).check(call));
    assertThat(seen).isEmpty();
    observed
        .withPropertyValues("lexicall.observations.enabled=true")
        .run(context -> context.getBean(Compliance.class).check(call));

    assertThat(seen)
        .containsExactly(
            "lexicall.judge [keyValue(activity=contact),keyValue(decision=indeterminate)]");
  }
}
