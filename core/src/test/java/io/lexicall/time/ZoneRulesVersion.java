package io.lexicall.time;

import java.time.zone.ZoneRulesProvider;

/** Tells which time-zone rules a virtual machine has. */
public final class ZoneRulesVersion {
  private ZoneRulesVersion() {}

  /** Prints the version, such as {@code 2026a}. */
  public static void main(String[] args) {
    System.out.println(ZoneRulesProvider.getVersions("UTC").lastEntry().getKey());
  }
}
