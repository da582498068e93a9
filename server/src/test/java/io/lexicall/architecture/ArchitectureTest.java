package io.lexicall.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.lexicall.testkit.ArchitectureChecks;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureChecks {
  /** They measure how long an answer takes, and how old what they remember is. */
  @Override
  protected Set<String> askingTheHost() {
    return Set.of("Api", "BodyInput", "FollowedList", "Health");
  }

  /** Its engines are built by others. */
  @Test
  void classes_knowNoRuleModule() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("io.lexicall.rules.."))
        .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
  }
}
