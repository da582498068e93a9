package io.lexicall.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import jakarta.validation.ValidationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
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

  interface Dialing {
    void dial(@Lawful Contact call);
  }

  interface DialingOf<T> {
    void dial(@Lawful T call);
  }

  @Validated
  static class FinalMethod {
    final void dial(@Lawful Contact call) {}
  }

  @Validated
  static class PrivateMethod {
    private void dial(@Lawful Contact call) {}
  }

  @Validated
  static class StaticMethod {
    static void dial(@Lawful Contact call) {}
  }

  @Validated
  static class FinalImplementation implements Dialing {
    @Override
    public final void dial(Contact call) {}
  }

  @Validated
  static class FinalGeneric implements DialingOf<Contact> {
    @Override
    public final void dial(Contact call) {}
  }

  static class FinalOverride extends Applied {
    @Override
    final void dial(Contact call) {}
  }

  /** Spring validates a handler by itself only where the class is not validated by a proxy. */
  @Controller
  @Validated
  static class FinalHandler {
    @PostMapping("/transfer")
    final void transfer(@DialableNumber String number) {}
  }

  @Controller
  static class FinalButOnlyHandler {
    @PostMapping("/transfer")
    final void transfer(@DialableNumber String number) {}
  }

  @Validated
  static class Implementation implements Dialing {
    @Override
    public void dial(Contact call) {}
  }

  static class UnvalidatedImplementation implements Dialing {
    @Override
    public void dial(Contact call) {}
  }

  @Validated
  static class Generic implements DialingOf<Contact> {
    @Override
    public void dial(Contact call) {}
  }

  @Validated
  interface ValidatedDialing {
    void dial(@Lawful Contact call);
  }

  static class OfValidatedInterface implements ValidatedDialing {
    @Override
    public void dial(Contact call) {}
  }

  @ParameterizedTest
  @CsvSource({
    "FinalMethod,FinalMethod.dial,final",
    "PrivateMethod,PrivateMethod.dial,private",
    "StaticMethod,StaticMethod.dial,static",
    "FinalImplementation,FinalImplementation.dial,final",
    "FinalGeneric,FinalGeneric.dial,final",
    "FinalOverride,FinalOverride.dial,final",
    "FinalHandler,FinalHandler.transfer,final",
  })
  void constraint_onAMethodThatNoProxyOverrides_stopsTheApplication(
      String bean, String method, String why) throws Exception {
    application
        .withBean(Class.forName(SetUpTest.class.getName() + "$" + bean))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasMessageStartingWith("Spring does not apply @")
                    .hasMessageContaining(
                        "make " + SetUpTest.class.getName() + "$" + method + " one")
                    .hasMessageContaining("no proxy overrides a %s method".formatted(why)));
  }

  private static Contact atNight() {
    return Contact.builder()
        .at(Instant.parse("2026-11-25T03:00:00Z"))
        .purpose(ContactPurpose.TELEMARKETING)
        .to(Called.inRegion("US-OH").build())
        .build();
  }

  /** What Spring makes of such methods, so that the tests above know what they test. */
  @Test
  void proxy_overridesTheOtherMethods_andHandlersNeedNone() {
    application
        .withBean(Applied.class)
        .withBean(Implementation.class)
        .withBean(Generic.class)
        .withBean(OfValidatedInterface.class)
        .withBean(FinalButOnlyHandler.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              for (Consumer<Contact> dial :
                  List.<Consumer<Contact>>of(
                      context.getBean(Applied.class)::dial,
                      context.getBean(Implementation.class)::dial,
                      context.getBean(Generic.class)::dial,
                      context.getBean(OfValidatedInterface.class)::dial)) {
                assertThatThrownBy(() -> dial.accept(atNight()))
                    .isInstanceOf(ValidationException.class);
              }
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class Declared {
    @Bean
    Dialing dialing() {
      return new Implementation();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class DeclaredUnvalidated {
    @Bean
    Dialing dialing() {
      return new UnvalidatedImplementation();
    }
  }

  @Test
  void beanThatIsDeclaredByItsInterface_isJudgedWhenItsClassIsKnown() {
    application
        .withUserConfiguration(Declared.class)
        .run(context -> assertThat(context).hasNotFailed());
    application
        .withUserConfiguration(DeclaredUnvalidated.class)
        .run(context -> assertThat(context).getFailure().hasMessageContaining("put @Validated"));

    ApplicationContextRunner lazy =
        application.withInitializer(
            context ->
                context.addBeanFactoryPostProcessor(
                    new LazyInitializationBeanFactoryPostProcessor()));
    lazy.withUserConfiguration(Declared.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              Dialing dialing = context.getBean(Dialing.class);
              assertThatThrownBy(() -> dialing.dial(atNight()))
                  .isInstanceOf(ValidationException.class);
            });
    lazy.withUserConfiguration(DeclaredUnvalidated.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThatThrownBy(() -> context.getBean(Dialing.class))
                  .rootCause()
                  .hasMessageContaining("put @Validated");
            });
    lazy.withBean(Unvalidated.class)
        .run(context -> assertThat(context).getFailure().hasMessageContaining("put @Validated"));
  }

  abstract static class Base {
    abstract void dial(Contact call);
  }

  static class Hidden extends Base {
    @Override
    void dial(@Lawful Contact call) {}
  }

  @Validated
  static class HiddenApplied extends Base {
    @Override
    void dial(@Lawful Contact call) {}
  }

  static class Untyped implements FactoryBean<Object> {
    private final Object made;

    Untyped(Object made) {
      this.made = made;
    }

    @Override
    public Object getObject() {
      return made;
    }

    @Override
    public @Nullable Class<?> getObjectType() {
      return null;
    }
  }

  private static final BeanDefinitionCustomizer LAZY = bean -> bean.setLazyInit(true);

  /** Beans whose declaration does not show what they are; those of "sound" are applied. */
  static final Map<String, Consumer<GenericApplicationContext>> HIDDEN =
      Map.of(
          "lazy, by a base class",
          context -> context.registerBean("dialer", Base.class, Hidden::new, LAZY),
          "lazy, by Object",
          context -> context.registerBean("dialer", Object.class, Hidden::new, LAZY),
          "prototype, by a base class",
          context ->
              context.registerBean(
                  "dialer", Base.class, Hidden::new, bean -> bean.setScope("prototype")),
          "lazy factory without a type",
          context ->
              context.registerBean(
                  "dialer", FactoryBean.class, () -> new Untyped(new Hidden()), LAZY),
          "factory without a type",
          context ->
              context.registerBean("dialer", FactoryBean.class, () -> new Untyped(new Hidden())),
          "sound, lazy, by a base class",
          context -> context.registerBean("dialer", Base.class, HiddenApplied::new, LAZY),
          "sound, lazy factory without a type",
          context ->
              context.registerBean(
                  "dialer", FactoryBean.class, () -> new Untyped(new HiddenApplied()), LAZY));

  static Set<String> hidden() {
    return HIDDEN.keySet();
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void beanWhoseDeclarationHidesItsClass_isJudgedWhenItIsMade(String how) {
    application
        .withInitializer(
            context ->
                Objects.requireNonNull(HIDDEN.get(how)).accept((GenericApplicationContext) context))
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              if (how.startsWith("sound")) {
                Base dialer = (Base) context.getBean("dialer");
                assertThatThrownBy(() -> dialer.dial(atNight()))
                    .isInstanceOf(ValidationException.class);
                return;
              }
              for (int twice = 0; twice < 2; twice++) {
                assertThatThrownBy(() -> context.getBean("dialer"))
                    .rootCause()
                    .hasMessageContaining("put @Validated");
              }
            });
  }

  @Test
  void objectThatIsRegistered_hasNoProxy_andStopsTheApplication() {
    for (Object object : List.of(new Hidden(), new Applied())) {
      application
          .withInitializer(context -> context.getBeanFactory().registerSingleton("dialer", object))
          .run(
              context ->
                  assertThat(context)
                      .getFailure()
                      .hasMessageStartingWith("Spring does not apply @Lawful"));
    }
    application
        .withInitializer(
            context -> context.getBeanFactory().registerSingleton("handler", new Handler()))
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void factoryWithoutAType_whoseObjectIsMadeAtTheStart_stopsTheApplication() {
    application
        .withInitializer(
            context -> {
              GenericApplicationContext made = (GenericApplicationContext) context;
              made.registerBean("dialer", FactoryBean.class, () -> new Untyped(new Hidden()));
              made.registerBean(
                  "user",
                  StringBuilder.class,
                  () -> new StringBuilder(made.getBean("dialer").toString()));
            })
        .run(context -> assertThat(context).getFailure().hasMessageContaining("put @Validated"));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lexicall.regulations=tcpaa|lexicall.regulations names [tcpaa], but the modules have rules"
            + " of [",
        "lexicall.health.max-law-age=-1d|lexicall.health.max-law-age is P-1D",
        "lexicall.lists.refresh=-1s|lexicall.lists.refresh is PT-1S, but must be longer than zero",
        "lexicall.lists.refresh=0s|lexicall.lists.refresh is PT0S, but must be longer than zero",
      })
  void propertyThatIsWrong_isShownInASentence(String property, String sentence) {
    application
        .withPropertyValues(property)
        .run(
            context -> {
              FailureAnalysis shown =
                  new SetUpFailureAnalyzer().analyze(context.getStartupFailure());
              assertThat(shown.getDescription()).startsWith(sentence);
              assertThat(shown.getAction()).contains(property.substring(0, property.indexOf('=')));
            });
  }

  @Test
  void timesThatCanBe_areTaken() {
    application
        .withPropertyValues("lexicall.lists.refresh=1ms", "lexicall.health.max-law-age=0d")
        .run(context -> assertThat(context).hasNotFailed());
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
    Contact call = atNight();

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
