package io.lexicall.architecture;

import io.lexicall.testkit.ArchitectureChecks;
import java.util.Set;

class ArchitectureTest extends ArchitectureChecks {
  /**
   * A reservation ends, and an event is recorded, by the clock in the options; the others measure
   * how long they wait.
   */
  @Override
  protected Set<String> askingTheHost() {
    return Set.of("Ledger", "LedgerOptions", "Reads", "Sources", "SqliteStore");
  }
}
