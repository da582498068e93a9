package io.lexicall.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.lexicall.testkit.ArchitectureChecks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureChecks {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** Any provider: none is named, and of our modules only core is known. */
  @Test
  void classes_knowCoreAndTheApiOnly() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Micronaut")
        .and()
        .haveSimpleNameNotStartingWith("Cdi")
        .and()
        .haveSimpleNameNotStartingWith("Quarkus")
        .and()
        .haveNameNotMatching(".*\\.Micronaut.*")
        .should()
        .dependOnClassesThat(
            resideOutsideOfPackages(
                "java..",
                "jakarta.validation..",
                "jakarta.inject..",
                "org.springframework.beans.factory.annotation..",
                "org.jspecify..",
                "io.lexicall",
                "io.lexicall.facts..",
                "io.lexicall.number..",
                "io.lexicall.place..",
                "io.lexicall.rule..",
                "io.lexicall.validation.."))
        .check(CLASSES);
  }
}
