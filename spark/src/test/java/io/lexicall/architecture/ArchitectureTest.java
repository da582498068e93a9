package io.lexicall.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The module has no descriptor, as Spark's jars cannot be modules: what others check is here. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** The law is found by the service loader. */
  @Test
  void classes_knowNoRuleModule() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.lexicall.rules..", "io.lexicall.cli.."))
        .check(CLASSES);
  }

  @Test
  void packages_beginWithTheModulesName() {
    classes().should().resideInAPackage("io.lexicall.spark..").check(CLASSES);
  }

  /** The instant of the contacts is told. Only the job may ask for the time of day. */
  @Test
  void classes_readNoClock_exceptTheJob() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.Submit(\\$.*)?")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
