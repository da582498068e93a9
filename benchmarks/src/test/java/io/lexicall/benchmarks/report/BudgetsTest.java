package io.lexicall.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The table asks for rows that there are, and the picture is one. */
class BudgetsTest {
  @Test
  void rows_areBenchmarks_withTheirParameters() throws Exception {
    for (Row row : rows()) {
      Class<?> type = Class.forName("io.lexicall.benchmarks." + row.benchmark());
      Method method =
          Arrays.stream(type.getMethods())
              .filter(each -> each.getName().equals(row.method()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("There is no row " + row));
      assertThat(method.isAnnotationPresent(Benchmark.class)).as("%s", row).isTrue();
      Map<String, Set<String>> parameters = parameters(type, method);
      assertThat(row.parameters().keySet()).as("%s", row).isSubsetOf(parameters.keySet());
      // A single value is a default, which a row may replace or leave. Of several a row names one:
      // it would be several rows otherwise.
      parameters.values().removeIf(values -> values.size() == 1);
      parameters.forEach(
          (name, values) -> assertThat(values).as("%s", row).contains(row.parameters().get(name)));
    }
  }

  private static Map<String, Set<String>> parameters(Class<?> type, Method method) {
    Map<String, Set<String>> parameters = new LinkedHashMap<>();
    Stream.concat(Stream.of(type), Arrays.stream(method.getParameterTypes()))
        .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
        .filter(field -> field.isAnnotationPresent(Param.class))
        .forEach(
            field ->
                parameters.put(field.getName(), Set.of(field.getAnnotation(Param.class).value())));
    return parameters;
  }

  private static List<Row> rows() {
    return Budget.all().stream().flatMap(budget -> budget.rows().stream()).distinct().toList();
  }

  @Test
  void budgets_areOfEveryGroup_eachOnce() {
    assertThat(Budget.all().stream().map(Budget::group).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "pre-dial",
            "denial",
            "engines",
            "recording",
            "payment",
            "storage",
            "numbers",
            "look-ups",
            "scanner",
            "start",
            "growth",
            "journal",
            "kinds",
            "undecided",
            "json",
            "batches",
            "files",
            "ledger",
            "threads");
    Set<List<Object>> lines = new HashSet<>();
    assertThat(Budget.all())
        .allMatch(
            budget ->
                lines.add(List.of(budget.group(), budget.what(), budget.peer(), budget.rows())));
  }

  @Test
  void figures_takeTheRowsInTheirOrder() {
    Map<String, Double> scores = Map.of("lexicall", 10.0, "floor", 5.0, "drools", 400.0);
    Budget overFloor = Budget.all().get(0);
    assertThat(measure(overFloor, scores)).isEqualTo(2);
    Budget beforeDrools =
        Budget.all().stream()
            .filter(budget -> budget.peer().startsWith("Drools"))
            .findFirst()
            .orElseThrow();
    assertThat(measure(beforeDrools, scores)).isEqualTo(40);
  }

  private static double measure(Budget budget, Map<String, Double> scores) {
    return budget
        .measure()
        .apply(
            budget.rows().stream()
                .map(
                    row -> {
                      Samples samples = new Samples();
                      double score = scores.get(row.method());
                      samples.add(new double[] {score, score}, "ns/op", 0);
                      return samples;
                    })
                .toList())
        .value();
  }

  @Test
  void picture_isXml_withABarForEachRowThatWasMeasured() throws Exception {
    Map<Row, Samples> measured = new LinkedHashMap<>();
    Map.of("floor", 20.0, "lexicall", 210.0, "cedar", 200_000.0)
        .forEach(
            (method, score) -> {
              Samples samples = new Samples();
              samples.add(new double[] {score, score}, "ns/op", 0);
              measured.put(Row.of("PreDialBenchmark", method, "answer", "PERMITTED"), samples);
            });
    String picture = Chart.draw(measured);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new java.io.ByteArrayInputStream(picture.getBytes("UTF-8")));
    assertThat(picture)
        .contains(">Lexicall, from the number on<", ">10.5<", ">cedar-java<", ">10,000<")
        .doesNotContain("Easy Rules");
  }
}
