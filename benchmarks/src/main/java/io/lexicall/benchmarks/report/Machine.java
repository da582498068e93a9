package io.lexicall.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where it was measured.
 *
 * @param load how many processes wanted a processor in the minute before, -1 if that is not known
 * @param peers the libraries that it was compared with, and their releases
 */
record Machine(
    String model,
    int processors,
    String system,
    String java,
    String date,
    double load,
    List<String> peers) {
  /** What each peer is called, by its artifact. */
  private static final Map<String, String> PEERS =
      new TreeMap<>(
          Map.of(
              "cedar-java", "cedar-java",
              "drools-engine", "Drools",
              "easy-rules-core", "Easy Rules",
              "fastcsv", "FastCSV",
              "jackson-core", "Jackson",
              "libphonenumber", "libphonenumber",
              "sapl-pdp-embedded", "SAPL"));

  private static final Pattern JAR = Pattern.compile("(.+?)-([0-9][0-9.]*)(?:-uber)?\\.jar");

  static Machine here() {
    return new Machine(
        modelName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        LocalDate.now(ZoneOffset.UTC).toString(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        peersHere());
  }

  /** Returns whether what a file says is of this machine and virtual machine. */
  boolean isLike(JsonNode other) {
    return model.equals(other.path("model").asText())
        && processors == other.path("processors").asInt()
        && java.equals(other.path("java").asText());
  }

  /** Returns the peers on the class path, with the releases in the names of their files. */
  private static List<String> peersHere() {
    List<String> peers = new ArrayList<>();
    String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    PEERS.forEach(
        (artifact, name) -> {
          for (String each : classPath) {
            Matcher jar = JAR.matcher(Path.of(each).getFileName().toString());
            if (jar.matches() && jar.group(1).equals(artifact)) {
              peers.add(name + " " + jar.group(2));
            }
          }
        });
    return peers;
  }

  private static String modelName() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("an unknown processor");
    } catch (IOException e) {
      return "an unknown processor";
    }
  }

  @Override
  public String toString() {
    return "%s, %d processors, %s, %s, %s, load before the run %s; peers: %s"
        .formatted(
            model, processors, system, java, date, Budget.format(load), String.join(", ", peers));
  }
}
