package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * What came of one run of the command line.
 *
 * @param exitCode the answer to the shell
 * @param out what stood on standard output
 * @param err what stood on standard error
 */
record Run(int exitCode, String out, String err) {
  static Run of(String input, String... arguments) {
    return of(input.getBytes(UTF_8), Terminal.NONE, arguments);
  }

  static Run of(byte[] input, Terminal terminal, String... arguments) {
    return of(new ByteArrayInputStream(input), terminal, arguments);
  }

  static Run of(InputStream input, Terminal terminal, String... arguments) {
    return of(input, terminal, Duration.ofSeconds(10), arguments);
  }

  static Run of(
      InputStream input, Terminal terminal, Duration recordPatience, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(input, out, err, terminal).recordPatience(recordPatience);
    int exitCode = Main.run(console, arguments);
    return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
