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

  @Override
  protected Set<String> askingTheHost() {
    return Set.of(
        "AuditCommand", // what is after now has not happened; also how long it took
        "ImpactCommand", // the report says when it was made; also how long it took
        "InitCommand", // asks what the law of now needs
        "JournalPruneCommand", // nothing that is still to be written can be pruned
        "LedgerDueCommand", // what is due by now, where no other instant is stated
        "LedgerRecordCommand", // an event is of now, where no other instant is stated
        "NeedsCommand", // what the law of now needs
        "NumberInput", // a list that is read now cannot be of a day still to come
        "Progress", // is drawn after a while
        "ScrubCommand", // judges for now, where no other instant is stated; also how long it took
        "WindowsCommand"); // those that begin now, where no other instant is stated
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
