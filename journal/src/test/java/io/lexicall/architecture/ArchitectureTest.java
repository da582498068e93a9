package io.lexicall.architecture;

import io.lexicall.testkit.ArchitectureChecks;
import java.util.Set;

class ArchitectureTest extends ArchitectureChecks {
  /**
   * An entry has its time of writing, from the clock in the options; the others measure how long
   * they wait.
   */
  @Override
  protected Set<String> askingTheHost() {
    return Set.of("Journal", "JournalOptions", "JournalThread", "Witnessing");
  }
}
