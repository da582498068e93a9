package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lexicall.rule.RuleModule;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A jar made of several often keeps only one of their service files. Then rules would be missing
 * silently, so the core has a list of the modules of this library.
 */
class ForgottenModulesTest {
  private static final ClassLoader ALL = ForgottenModulesTest.class.getClassLoader();

  @Test
  void everyModuleOfThisLibrary_isMissed_ifNoServiceEntryNamesIt() {
    List<String> ours =
        RuleModule.discover(ALL).stream().map(module -> module.getClass().getName()).toList();
    ClassLoader withoutServices =
        new ClassLoader(null) {
          @Override
          public @Nullable URL getResource(String name) {
            return name.endsWith(".class") ? ALL.getResource(name) : null;
          }
        };

    assertThat(ours).hasSizeGreaterThan(6);
    assertThatIllegalStateException()
        .isThrownBy(() -> RuleModule.discover(withoutServices))
        .withMessageContainingAll(ours.toArray(String[]::new));
  }
}
