package io.lexicall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.cli.Progress.Unit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProgressTest {
  private static final Terminal SEEN = new Terminal(true, 80, false, 70);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void progress_withoutATerminal_isSilent() throws IOException {
    Console console = console(Terminal.NONE);
    InputStream in = new ByteArrayInputStream(new byte[10]);
    try (Progress progress = Progress.of(console, "reading", Unit.BYTES, 10, Duration.ZERO)) {
      assertThat(progress.watch(in)).isSameAs(in);
      progress.advance(10);
    }
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void progress_ofWorkThatIsSoonDone_isSilent() {
    try (Progress progress =
        Progress.of(console(SEEN), "reading", Unit.LINES, 10, Duration.ofDays(1))) {
      progress.advance(10);
    }
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  @Timeout(30)
  void progress_ofLongWork_isDrawnAndClearedInTheEnd() throws IOException {
    Console console = console(SEEN);
    try (Progress progress =
        Progress.of(console, "reading", Unit.BYTES, 8_000_000, Duration.ZERO)) {
      InputStream in = progress.watch(new ByteArrayInputStream(new byte[2_000_000]));
      assertThat(in.read()).isZero();
      assertThat(in.readNBytes(999_999)).hasSize(999_999);
      assertThat(in.skip(2_000_000)).isEqualTo(1_000_000);
      await("reading  25% [");
      assertThat(err.toString(UTF_8)).contains("2/8 MB (0:00:0").contains(" MB/s");
    }
    String[] drawn = err.toString(UTF_8).split("\r", -1);
    assertThat(drawn).allSatisfy(line -> assertThat(line).hasSizeLessThan(70));
    assertThat(drawn[drawn.length - 1]).isEmpty();
    assertThat(drawn[drawn.length - 2]).isBlank();
  }

  @Test
  @Timeout(30)
  void progress_towardsAnUnknownTotal_saysHowMuchIsDone() {
    try (Progress progress =
        Progress.of(console(SEEN), "counting", Unit.LINES, Progress.UNKNOWN, Duration.ZERO)) {
      progress.advance(12);
      await("12/? lines");
    }
    assertThat(err.toString(UTF_8)).doesNotContain("%%", " / ?)");
  }

  @Test
  void status_givesWayToWhateverElseIsWritten() {
    Console console = console(SEEN);
    console.status("half");
    console.tell("beware");
    console.status("more");
    console.line("answer");
    console.flush();
    console.status("longer");
    console.status("less");
    console.status("");
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "\rhalf\r    \rlexicall: beware\n" + "\rmore\r    \r" + "\rlonger\rless  \r    \r");
    assertThat(out.toString(UTF_8)).isEqualTo("answer\n");
  }

  private Console console(Terminal terminal) {
    return new Console(InputStream.nullInputStream(), out, err, terminal);
  }

  private void await(String drawn) {
    while (!err.toString(UTF_8).contains(drawn)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
