package com.example.dialer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.calls.Calls;
import io.lexicall.facts.Contact;
import io.lexicall.validation.CdiConstraints;
import io.lexicall.validation.Lawful;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Named;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.hibernate.validator.cdi.ValidationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DialerTest {
  private static SeContainer container;
  private static Dialer dialer;

  @BeforeAll
  static void start() {
    container = SeContainerInitializer.newInstance().initialize();
    dialer = container.select(Dialer.class).get();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @Test
  void callAtTenInTheEvening_isRefused_andSaysWhy() {
    Exception refusal =
        assertThrows(ConstraintViolationException.class, () -> dialer.dial(Calls.AT_TEN));

    assertTrue(refusal.getMessage().contains("[tcpa.calling-hours]"), refusal.getMessage());
  }

  @Test
  void callAtNoon_isMade() {
    assertDoesNotThrow(() -> dialer.dial(Calls.AT_NOON));
  }

  @Test
  void numberThatIsNone_isRefused() {
    Exception refusal =
        assertThrows(ConstraintViolationException.class, () -> dialer.transfer("555"));

    assertTrue(refusal.getMessage().contains("phone number"), refusal.getMessage());
    assertDoesNotThrow(() -> dialer.transfer("+12125550142"));
  }

  @Test
  void withoutAnEngine_theStartFails_andNamesTheCure() {
    assertTrue(
        failure(new CdiConstraints(), new ValidationExtension())
            .contains("make a bean of the type io.lexicall.Compliance"));
  }

  @Test
  void withoutWhatAppliesConstraints_theStartFails_andNamesTheCure() {
    assertTrue(
        failure(new CdiConstraints())
            .contains("add org.hibernate.validator:hibernate-validator-cdi"));
  }

  @Test
  void onAMethodThatNothingOverrides_theStartFails_andNamesTheMethod() {
    for (Class<?> dialer : List.of(PrivateDialer.class, StaticDialer.class)) {
      String failure = failure(dialer, new CdiConstraints(), new ValidationExtension());

      assertTrue(failure.contains(dialer.getName() + ".dialNow"), failure);
      assertTrue(failure.contains("make it one that can be overridden"), failure);
    }
  }

  /** Calls a method of its own, which CDI does not intercept. */
  @Dependent
  public static class PrivateDialer {
    public void dial(Contact call) {
      dialNow(call);
    }

    private void dialNow(@Lawful Contact call) {}
  }

  /** Is called without an instance, which CDI does not intercept. */
  @Dependent
  public static class StaticDialer {
    public static void dialNow(@Lawful Contact call) {}
  }

  @Test
  void onWhatAProducerMakes_theStartFails_orTheObjectIsRefused() {
    for (Class<?> producer : List.of(MethodProducer.class, FieldProducer.class)) {
      String failure = failure(producer, new CdiConstraints(), new ValidationExtension());

      assertTrue(failure.contains(Made.class.getName() + ".dialNow"), failure);
      assertTrue(failure.contains("let the class itself be a bean"), failure);
    }
    try (SeContainer hidden =
        SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addExtensions(new CdiConstraints(), new ValidationExtension())
            .addBeanClasses(HidingProducer.class, Managed.class, Engine.class)
            .initialize()) {
      Exception refusal =
          assertThrows(
              IllegalStateException.class,
              () -> hidden.select(Hiding.class, NamedLiteral.of("made")).get().hashCode());
      assertTrue(
          refusal.getMessage().contains("CDI does not apply @Lawful on"), refusal.toString());

      Managed managed = (Managed) hidden.select(Hiding.class, NamedLiteral.of("handed-on")).get();
      assertThrows(ConstraintViolationException.class, () -> managed.dialNow(Calls.AT_TEN));
    }
  }

  /** Shows nothing of the constraint. */
  public interface Hiding {}

  @Vetoed
  public static class Made implements Hiding {
    public void dialNow(@Lawful Contact call) {}
  }

  @Dependent
  public static class Managed implements Hiding {
    public void dialNow(@Lawful Contact call) {}
  }

  @Dependent
  public static class MethodProducer {
    @Produces
    Made made() {
      return new Made();
    }
  }

  @Dependent
  public static class FieldProducer {
    @Produces Made made = new Made();
  }

  @Dependent
  public static class HidingProducer {
    @Produces
    @Named("made")
    Hiding made() {
      return new Made();
    }

    /** The bean that was given applies its constraints. */
    @Produces
    @Named("handed-on")
    Hiding handedOn(Managed bean) {
      return bean;
    }
  }

  private static String failure(Extension... extensions) {
    return failure(Dialer.class, extensions);
  }

  private static String failure(Class<?> bean, Extension... extensions) {
    return assertThrows(
            DeploymentException.class,
            () ->
                SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(extensions)
                    .addBeanClasses(bean)
                    .initialize())
        .getMessage();
  }
}
