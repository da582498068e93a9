package io.lexicall.architecture;

import io.lexicall.testkit.ArchitectureChecks;
import java.util.Set;

class ArchitectureTest extends ArchitectureChecks {
  /**
   * A withdrawal has its instant, no list is drawn on a day still to come, and a new file has a
   * name of its own.
   */
  @Override
  protected Set<String> askingTheHost() {
    return Set.of("CompanyList", "NewFile", "NumberReader");
  }
}
