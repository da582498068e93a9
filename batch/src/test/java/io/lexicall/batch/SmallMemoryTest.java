package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory does not grow with the rows: these would take three times the heap. */
class SmallMemoryTest {
  @Test
  void hundredThousandRows_areAuditedInASmallHeap() throws IOException, InterruptedException {
    assertThat(told("-Xmx40m", "100000")).isEqualTo("taken 100000 judged 100000 periods 150");
  }

  /** A table is bounded by the texts of its rows too, not only by their number. */
  @ParameterizedTest
  @ValueSource(strings = {"scrub", "audit"})
  void longTexts_areJudgedInASmallHeap(String what) throws IOException, InterruptedException {
    assertThat(told("-Xmx64m", "8000", what)).isEqualTo("judged 8000");
  }

  private static String told(String heap, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SmallMemory.class.getName()));
    command.addAll(List.of(arguments));
    Process audit = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(audit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(audit.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(audit.exitValue()).as(told).isZero();
    return told.strip();
  }
}
