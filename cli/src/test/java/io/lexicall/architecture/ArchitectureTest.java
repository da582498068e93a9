package io.lexicall.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.lexicall.testkit.ArchitectureChecks;
import java.io.FileDescriptor;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds the lines every library module of ours keeps, and that what the libraries leave to the host
 * (the streams of the process) is in one place here.
 */
class ArchitectureTest extends ArchitectureChecks {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /**
   * The windows of the coming days begin now, where nothing else is said, and a scrub where it is
   * said; its report tells when it was made. What an audit finds after now is of the future. What
   * is needed is what the law of now asks. And a list that is read now cannot have been drawn on a
   * day still to come.
   */
  @Override
  protected Set<String> askingTheHost() {
    return Set.of(
        "WindowsCommand",
        "ScrubCommand",
        "AuditCommand",
        "ImpactCommand",
        "NeedsCommand",
        "InitCommand",
        "NumberInput");
  }

  @Test
  void onlyMain_opensTheStreamsOfTheProcess() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Main")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(FileDescriptor.class)
        .check(CLASSES);
  }

  /** The law is found by the service loader: a command that named a module would know its rules. */
  @Test
  void classes_knowNoRuleModule() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("io.lexicall.rules.."))
        .check(CLASSES);
  }
}
