package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What stands for another condition or test passes each question on to it. A method that is added
 * to the base class and forgotten there answers by its default, which makes a verdict wrong.
 */
class ForwardingTest {
  /**
   * The default of each of these is right for the opposite: it tells no details, is not rare if the
   * other is, and is no conjunction; and where the other is settled, {@code not()} makes another.
   */
  @Test
  void opposite_ofACondition_passesOnEachQuestion() {
    assertThat(notPassedOn(Combined.Not.class, Condition.class))
        .containsExactly("isRare", "parts", "settled", "tells");
  }

  /**
   * Where a test can hold for no entry, or for none of those long ago, its opposite can; and what a
   * test tells of an entry that passes is none of its opposite's.
   */
  @Test
  void opposite_ofATest_passesOnEachQuestion() throws ClassNotFoundException {
    assertThat(notPassedOn(nested(MemberTest.class, "Opposite"), MemberTest.class))
        .containsExactly("canHold", "firstPossible", "tells");
  }

  /**
   * A condition learns nothing from the entries, reads more than instants, and is not asked where
   * it can hold.
   */
  @Test
  void conditionOnTheActivity_asATestOfEntries_passesOnEachQuestion()
      throws ClassNotFoundException {
    assertThat(notPassedOn(nested(Members.class, "Given"), MemberTest.class))
        .containsExactly("canHold", "firstPossible", "forAllOf", "isOfTime");
  }

  private static Class<?> nested(Class<?> outer, String name) throws ClassNotFoundException {
    return Class.forName(outer.getName() + "$" + name);
  }

  /** Returns what a class inherits of all that can be overridden. */
  private static Set<String> notPassedOn(Class<?> forwarding, Class<?> base) {
    Set<String> inherited = new TreeSet<>();
    for (Class<?> type = base; type != Object.class; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (canBeOverridden(method) && !overrides(forwarding, method)) {
          inherited.add(method.getName());
        }
      }
    }
    return inherited;
  }

  private static boolean canBeOverridden(Method method) {
    int fixed = Modifier.STATIC | Modifier.FINAL | Modifier.PRIVATE;
    return (method.getModifiers() & fixed) == 0 && !method.isSynthetic();
  }

  private static boolean overrides(Class<?> forwarding, Method method) {
    return Arrays.stream(forwarding.getDeclaredMethods())
        .filter(own -> own.getName().equals(method.getName()))
        .anyMatch(own -> Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
  }
}
