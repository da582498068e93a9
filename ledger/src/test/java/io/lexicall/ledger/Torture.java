package io.lexicall.ledger;

/** How long the tests with faults go on: a little in the build, for long where it is asked for. */
final class Torture {
  /** {@code .ci/torture} lets them go on for longer. */
  static final boolean IS_ON = System.getProperty("lexicall.torture.seconds") != null;

  private Torture() {}

  /**
   * Returns how many rounds a test has.
   *
   * @param inLong the number for {@code .ci/torture}, unless {@code lexicall.torture.rounds} tells
   *     another
   */
  static int rounds(int inBuild, int inLong) {
    return IS_ON ? Integer.getInteger("lexicall.torture.rounds", inLong) : inBuild;
  }
}
