package io.lexicall.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.lexicall.testkit.ArchitectureChecks;
import java.io.FileDescriptor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureChecks {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** The law is found by the service loader; what is shown where is left to the host. */
  @Test
  void classes_knowNoRuleModuleAndNoCommandLine() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.lexicall.rules..", "io.lexicall.cli..", "picocli.."))
        .check(CLASSES);
  }

  @Test
  void classes_neitherEndTheProcessNorWriteToItsStreams() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(FileDescriptor.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }
}
