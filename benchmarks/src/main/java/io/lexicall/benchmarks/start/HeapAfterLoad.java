package io.lexicall.benchmarks.start;

import io.lexicall.Compliance;
import io.lexicall.number.PhoneNumber;

/** Prints how many bytes of the heap stay in use once all the law is loaded. */
public final class HeapAfterLoad {
  private static final int COLLECTIONS = 4;

  private HeapAfterLoad() {}

  /** Loads all the law, and prints by how many bytes the heap in use grew. */
  public static void main(String[] args) {
    long before = used();
    Compliance compliance = Compliance.load();
    PhoneNumber.parse("+12125550142").whereabouts();
    compliance.editions(); // waits for what is worked out in the background
    compliance.rules(); // makes the chapters that nobody asked for
    System.out.println(used() - before);
    if (compliance.rules().isEmpty()) {
      throw new IllegalStateException("No law was loaded");
    }
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
