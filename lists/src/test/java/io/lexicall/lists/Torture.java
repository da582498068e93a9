package io.lexicall.lists;

/** For how long, and from which seed, the random tests go on: {@code .ci/torture} lets them run. */
final class Torture {
  private Torture() {}

  /** Returns for how many seconds a test goes on. */
  static long seconds(long usual) {
    return Long.getLong("lexicall.torture.seconds", usual);
  }

  /** Returns a seed: a new one each time if it goes on for long. */
  static long seed() {
    return Long.getLong("lexicall.torture.seconds") == null ? 42 : System.nanoTime();
  }

  /** Tells what was done, if it goes on for long. */
  static void tell(String form, Object... counts) {
    if (Long.getLong("lexicall.torture.seconds") != null) {
      System.out.println("torture: " + form.formatted(counts));
    }
  }
}
