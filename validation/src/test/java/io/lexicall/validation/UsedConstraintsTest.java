package io.lexicall.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lexicall.facts.Contact;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  static class Open {
    void dial(@Lawful Contact call) {}
  }

  static class OnPrivate {
    private void dial(@Lawful Contact call) {}
  }

  static class OnStatic {
    static void dial(@Lawful Contact call) {}
  }

  static class OnFinal {
    final void dial(@Lawful Contact call) {}
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

  @ParameterizedTest
  @CsvSource({
    "Open,",
    "OnPrivate, private",
    "OnStatic, static",
    "OnFinal, final",
    "OnConstructor,"
  })
  void methodThatNoProxyOverrides_saysWhy(String type, @Nullable String obstacle) throws Exception {
    assertThat(UsedConstraints.on(Class.forName(UsedConstraintsTest.class.getName() + "$" + type)))
        .singleElement()
        .satisfies(use -> assertThat(use.obstacle()).isEqualTo(Optional.ofNullable(obstacle)));
  }

  @Test
  void classWithoutOne_hasNone() {
    assertThat(UsedConstraints.on(None.class)).isEmpty();
  }

  /** Absent at the run of the application. */
  static class Absent {}

  static class UnlinkedWithOne {
    void dial(@Lawful Contact call) {}

    void other(Absent absent) {}
  }

  static class UnlinkedInList {
    void dial(List<@DialableNumber String> numbers) {}

    Absent other() {
      throw new UnsupportedOperationException();
    }
  }

  static class UnlinkedComposed {
    UnlinkedComposed(@House Contact call) {}

    void other(Absent absent) {}
  }

  static class UnlinkedRepeated {
    void dial(@Lawful(regulations = "tcpa") @Lawful(regulations = "tsr") Contact call) {}

    void other(Absent absent) {}
  }

  static class UnlinkedSuperclass extends UnlinkedWithOne {}

  static class UnlinkedWithNone {
    private static final long MANY = 1L << 40;

    long dial(@NotNull Contact call) {
      return MANY;
    }

    void other(Absent absent) {}
  }

  /** Loads the classes of this test anew, without {@link Absent}. */
  private static final class Without extends ClassLoader {
    private final boolean findsFiles;

    Without(boolean findsFiles) {
      super(UsedConstraintsTest.class.getClassLoader());
      this.findsFiles = findsFiles;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Absent.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(UsedConstraintsTest.class.getName() + "$Unlinked")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? read(name) : known;
    }

    private Class<?> read(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }

    @Override
    public @Nullable URL getResource(String name) {
      return findsFiles ? super.getResource(name) : null;
    }
  }

  private static Class<?> unlinked(Class<?> type, boolean findsFile) throws Exception {
    return Class.forName(type.getName(), false, new Without(findsFile));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        UnlinkedWithOne.class,
        UnlinkedInList.class,
        UnlinkedComposed.class,
        UnlinkedRepeated.class,
        UnlinkedSuperclass.class
      })
  void classThatCannotBeLinked_withAConstraint_isRefused(Class<?> type) throws Exception {
    Class<?> unlinked = unlinked(type, true);
    String constraint = type == UnlinkedInList.class ? "@DialableNumber" : "@Lawful";

    assertThatIllegalStateException()
        .isThrownBy(() -> UsedConstraints.on(unlinked))
        .withMessageContainingAll("Unlinked", Absent.class.getSimpleName(), constraint);
  }

  @Test
  void classThatCannotBeLinked_withoutConstraints_hasNone() throws Exception {
    assertThat(UsedConstraints.on(unlinked(UnlinkedWithNone.class, true))).isEmpty();
  }

  @Test
  void classThatCannotBeLinked_withoutItsFile_isRefused() throws Exception {
    Class<?> unlinked = unlinked(UnlinkedWithNone.class, false);

    assertThatIllegalStateException()
        .isThrownBy(() -> UsedConstraints.on(unlinked))
        .withMessageContainingAll(
            UnlinkedWithNone.class.getName(), "any constraint of lexicall-validation");
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
