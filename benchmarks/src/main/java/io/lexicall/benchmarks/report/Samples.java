package io.lexicall.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/**
 * What was measured of one row: a score for each iteration of each round. A round runs every row
 * once, most of them in a virtual machine of their own, so that a machine which slows down slows
 * all of them.
 *
 * <p>Figures are medians. Intervals are the middle 95 of a hundred of what the medians could have
 * been: rounds are drawn anew, and in each the iterations, of both rows that are compared alike.
 */
final class Samples {
  private static final int DRAWS = 4_000;

  private final List<double[]> rounds = new ArrayList<>();
  private final List<Double> bytes = new ArrayList<>();
  private String unit = "";

  /** A figure, and the interval in which it lies by chance. */
  record Estimate(double value, double low, double high) {
    Estimate inverse() {
      return new Estimate(1 / value, 1 / high, 1 / low);
    }
  }

  /** Reads what {@link #write} wrote. */
  static Samples of(JsonNode node) {
    Samples samples = new Samples();
    double bytes = node.path("bytes").asDouble(Double.NaN);
    for (JsonNode round : node.path("rounds")) {
      double[] scores = new double[round.size()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = round.get(i).asDouble();
      }
      samples.add(scores, node.path("unit").asText(), bytes);
    }
    return samples;
  }

  /** Writes the median, its interval, and each score. */
  void write(ObjectNode node) {
    Estimate score = score();
    node.put("unit", unit);
    node.put("median", score.value());
    node.put("low", score.low());
    node.put("high", score.high());
    if (!Double.isNaN(bytes())) {
      node.put("bytes", bytes());
    }
    ArrayNode perRound = node.putArray("rounds");
    for (double[] scores : rounds) {
      ArrayNode scoreNodes = perRound.addArray();
      for (double each : scores) {
        scoreNodes.add(each);
      }
    }
  }

  void add(double[] scores, String unit, double bytesPerOperation) {
    rounds.add(scores.clone());
    this.unit = unit;
    if (!Double.isNaN(bytesPerOperation)) {
      bytes.add(bytesPerOperation);
    }
  }

  boolean isEmpty() {
    return rounds.isEmpty();
  }

  String unit() {
    return unit;
  }

  /** Returns the median score. */
  Estimate score() {
    return against(this, (mine, same) -> mine);
  }

  /** Returns the bytes that an operation allocates, or not a number where that was not measured. */
  double bytes() {
    return bytes.isEmpty()
        ? Double.NaN
        : median(bytes.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Returns how many times another row this one takes. */
  Estimate over(Samples other) {
    return against(other, (mine, theirs) -> mine / theirs);
  }

  /** Returns how much more than another row this one takes. */
  Estimate minus(Samples other) {
    return against(other, (mine, theirs) -> mine - theirs);
  }

  private Estimate against(Samples other, DoubleBinaryOperator compared) {
    SplittableRandom random = new SplittableRandom(1);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      int[] chosen =
          random.ints(rounds.size(), 0, Math.min(rounds.size(), other.rounds.size())).toArray();
      drawn[i] = compared.applyAsDouble(draw(chosen, random), other.draw(chosen, random));
    }
    Arrays.sort(drawn);
    return new Estimate(
        compared.applyAsDouble(median(all(rounds)), median(all(other.rounds))),
        drawn[DRAWS / 40],
        drawn[DRAWS - 1 - DRAWS / 40]);
  }

  private double draw(int[] chosen, SplittableRandom random) {
    List<double[]> drawn = new ArrayList<>();
    for (int round : chosen) {
      double[] scores = rounds.get(round);
      drawn.add(random.ints(scores.length, 0, scores.length).mapToDouble(i -> scores[i]).toArray());
    }
    return median(all(drawn));
  }

  private static double[] all(List<double[]> rounds) {
    return rounds.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
