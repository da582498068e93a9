package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  @Test
  void whatMayNotBeSent_neverIs() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]), out, new ByteArrayOutputStream(), Terminal.NONE);
    console.beforeSending(
        () -> {
          throw new IllegalStateException("not recorded");
        });
    console.line("permit");
    assertThatIllegalStateException().isThrownBy(console::flush);

    console.beforeSending(() -> {});
    console.line("the end");
    console.flush();
    assertThat(out).hasToString("the end\n");
  }
}
