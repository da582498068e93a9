package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Memory does not grow with the rows: these would take three times the heap. */
class SmallMemoryTest {
  @Test
  void hundredThousandRows_areAuditedInASmallHeap() throws IOException, InterruptedException {
    Process audit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SmallMemory.class.getName(),
                "100000")
            .redirectErrorStream(true)
            .start();
    String told = new String(audit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(audit.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(told).isEqualToIgnoringNewLines("taken 100000 judged 100000 periods 150");
    assertThat(audit.exitValue()).isZero();
  }
}
