package io.lexicall.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that tells whether it could write a journal: exits with 0 if it could. */
final class LockProbe {
  private LockProbe() {}

  /** Returns whether another process could lock a folder. */
  static boolean canLock(Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(LockProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString(),
                LockProbe.class.getName(),
                folder.resolve("lock").toString())
            .inheritIO()
            .start();
    int code = process.waitFor();
    assertThat(code).isBetween(0, 1);
    return code == 0;
  }

  /** Tries to lock a file. */
  public static void main(String[] args) throws Exception {
    try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
      System.exit(channel.tryLock() == null ? 1 : 0);
    }
  }
}
