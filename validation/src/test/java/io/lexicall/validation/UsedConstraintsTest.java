package io.lexicall.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a constraint can stand on a method, the start of an application sees it. */
class UsedConstraintsTest {
  interface Declared {
    void dial(@Lawful Contact call);
  }

  static class Inherited implements Declared {
    @Override
    public void dial(Contact call) {}
  }

  static class OfSuperclass extends Inherited {}

  static class OnConstructor {
    OnConstructor(@Lawful Contact call) {}
  }

  static class OnResult {
    @Lawful
    Contact next() {
      throw new UnsupportedOperationException();
    }
  }

  static class Repeated {
    void dial(@Lawful(regulations = "tcpa") @Lawful(regulations = "tsr") Contact call) {}
  }

  @Lawful
  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @interface House {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  static class Composed {
    void dial(@House Contact call) {}
  }

  static class InList {
    void dial(List<@Lawful Contact> calls) {}
  }

  static class InArray {
    void dial(@Lawful Contact[] calls) {}
  }

  static class Deep {
    void dial(Map<String, ? extends List<@Lawful Contact>> calls) {}
  }

  static class None {
    void dial(Contact call) {}
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Declared.class,
        Inherited.class,
        OfSuperclass.class,
        OnConstructor.class,
        OnResult.class,
        Repeated.class,
        Composed.class,
        InList.class,
        InArray.class,
        Deep.class
      })
  void constraint_isFound_whereverItStands(Class<?> type) {
    assertThat(UsedConstraints.on(type))
        .extracting(UsedConstraints.Use::constraint)
        .isNotEmpty()
        .allMatch(each -> each == Lawful.class);
  }

  @Test
  void classWithoutOne_hasNone() {
    assertThat(UsedConstraints.on(None.class)).isEmpty();
  }

  @Test
  void sentences_nameTheMethodAndTheCure() {
    UsedConstraints.Use use = UsedConstraints.on(Declared.class).get(0);

    assertThat(use.unapplied("Spring", "do this"))
        .isEqualTo(
            "Spring does not apply @Lawful on %s.dial, and what it should stop would go on: do this",
            Declared.class.getName());
    assertThat(use.withoutEngine())
        .isEqualTo(
            "@Lawful on %s.dial has no engine to ask: make a bean of the type io.lexicall.Compliance",
            Declared.class.getName());
  }
}
