package io.lexicall.benchmarks.report;

import java.util.Locale;
import java.util.Map;

/**
 * One row that is timed: a method of a benchmark under some parameters.
 *
 * @param benchmark the simple name of its class
 * @param method the method
 * @param parameters by name
 */
record Row(String benchmark, String method, Map<String, String> parameters) {
  static Row of(String benchmark, String method) {
    return new Row(benchmark, method, Map.of());
  }

  static Row of(String benchmark, String method, String parameter, String value) {
    return new Row(benchmark, method, Map.of(parameter, value));
  }

  /** Returns the name as JMH knows it. */
  String fullName() {
    return "io.lexicall.benchmarks." + benchmark + "." + method;
  }

  /** Returns whether it is a floor: a small loop, which is compiled soon. */
  boolean isFloor() {
    return method.toLowerCase(Locale.ROOT).endsWith("floor");
  }

  @Override
  public String toString() {
    return benchmark.replace("Benchmark", "")
        + "."
        + method
        + (parameters.isEmpty() ? "" : parameters.values());
  }
}
