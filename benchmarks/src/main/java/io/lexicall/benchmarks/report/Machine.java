package io.lexicall.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where it was measured.
 *
 * @param load how many processes wanted a processor in the minute before, -1 if that is not known
 */
record Machine(String model, int processors, String system, String java, String date, double load) {
  static Machine here() {
    return new Machine(
        modelName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        LocalDate.now(ZoneOffset.UTC).toString(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
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
    return "%s, %d processors, %s, %s, %s, load before the run %s"
        .formatted(model, processors, system, java, date, Budget.format(load));
  }
}
