package io.lexicall.architecture;

import io.lexicall.testkit.ArchitectureChecks;
import java.util.Set;

/**
 * The test kit keeps its own lines; but it measures how long a rule takes, and whether the edition
 * of a module is of a day to come.
 */
class ArchitectureTest extends ArchitectureChecks {
  @Override
  protected Set<String> askingTheHost() {
    return Set.of("Watch", "RuleModuleContract");
  }
}
