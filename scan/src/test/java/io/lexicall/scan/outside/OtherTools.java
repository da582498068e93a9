package io.lexicall.scan.outside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another tool that looks for card numbers, as npm has it; none where there is no npm. */
final class OtherTools {
  private static final String PACKAGE = "redact-pii@3.4.0";

  private static final Pattern HITS = Pattern.compile("\"([^\"]+)\":(\\d+)");

  private OtherTools() {}

  /** In how many lines of a file each tool sees a card number. */
  static Map<String, Long> count(Path lines, Path folder) throws IOException {
    Path tools = folder.resolve("other-tools").toAbsolutePath();
    Map<String, Long> hits = new TreeMap<>();
    if (!Files.exists(tools.resolve("node_modules")) && !install(tools)) {
      return hits;
    }
    Path script = tools.resolve("other-tools.mjs");
    try (InputStream in = OtherTools.class.getResourceAsStream("other-tools.mjs")) {
      Files.write(script, in.readAllBytes());
    }
    String said = run(tools, "node", script.toString(), lines.toAbsolutePath().toString());
    Matcher hit = HITS.matcher(said);
    while (hit.find()) {
      hits.put(hit.group(1), Long.valueOf(hit.group(2)));
    }
    return hits;
  }

  private static boolean install(Path tools) throws IOException {
    Files.createDirectories(tools);
    try {
      run(tools, "npm", "install", "--no-audit", "--no-fund", PACKAGE);
      return true;
    } catch (IOException absent) {
      return false;
    }
  }

  private static String run(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command[0] + " ended with " + process.exitValue() + ": " + said);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + command[0] + " ran", interrupted);
    }
    return said;
  }
}
