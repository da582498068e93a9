package io.lexicall.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A virtual machine of its own, to be killed or to run out of something. */
final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private ChildProcess(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ChildProcess start(Class<?> main, Object... arguments) throws IOException {
    return start(List.of(), main, arguments);
  }

  /** Starts one whose files may not grow beyond so many KiB, as on a disk that is full then. */
  static ChildProcess startWithFilesUpTo(int kib, Class<?> main, Object... arguments)
      throws IOException {
    return start(List.of("bash", "-c", "ulimit -f " + kib + "; exec \"$@\"", "-"), main, arguments);
  }

  private static ChildProcess start(List<String> shell, Class<?> main, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Returns the next line that it prints, null after its end. */
  String readLine() throws IOException {
    return lines.readLine();
  }

  /** Kills it, and returns what it had printed by then and was not read; a half line is none. */
  List<String> kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly(); // unlike the process's own method leaves its output open
    process.waitFor(30, TimeUnit.SECONDS);
    List<String> left = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = lines.read(); c >= 0; c = lines.read()) {
      if (c == '\n') {
        left.add(line.toString());
        line.setLength(0);
      } else {
        line.append((char) c);
      }
    }
    return left;
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("The process goes on");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
