package io.lexicall.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Times several ways of doing the same in turns that are short, so that whatever else the machine
 * does meets all of them alike.
 */
final class Paired {
  private static final int TURNS = 400;
  private static final int WARM_UP = 100;
  private static final int CALLS = 50_000;

  /** What came of the last call, so that no call can be left out. */
  @SuppressWarnings("unused")
  private static volatile Object kept = "";

  private Paired() {}

  /** One of the ways. */
  static final class Way {
    private final String name;
    private final Supplier<?> call;
    private final double[] times = new double[TURNS];

    Way(String name, Supplier<?> call) {
      this.name = name;
      this.call = call;
    }
  }

  /** Runs them, the first of which is the floor. */
  static void run(Way... ways) {
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      for (Way way : ways) {
        double each = time(way.call);
        if (turn >= 0) {
          way.times[turn] = each;
        }
      }
    }
    for (Way way : ways) {
      double[] ratios = new double[TURNS];
      for (int i = 0; i < TURNS; i++) {
        ratios[i] = way.times[i] / ways[0].times[i];
      }
      System.out.printf(
          Locale.ROOT,
          "%-20s median %7.1f ns, %5.2f of the floor (from %.2f to %.2f in half of the turns)%n",
          way.name,
          quantile(way.times.clone(), 0.5),
          quantile(ratios, 0.5),
          quantile(ratios, 0.25),
          quantile(ratios, 0.75));
    }
  }

  private static double time(Supplier<?> way) {
    Object last = "";
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      last = way.get();
    }
    long taken = System.nanoTime() - start;
    kept = last;
    return (double) taken / CALLS;
  }

  private static double quantile(double[] values, double at) {
    Arrays.sort(values);
    return values[(int) (values.length * at)];
  }
}
