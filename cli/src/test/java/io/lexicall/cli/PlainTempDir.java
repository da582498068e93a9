package io.lexicall.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Makes folders whose names hold no figure, which a message would hide. */
public final class PlainTempDir implements TempDirFactory {
  private static final int LETTERS = 20;

  /** For the platform. */
  public PlainTempDir() {}

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
      throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    while (true) {
      StringBuilder name = new StringBuilder("lexicall-");
      ThreadLocalRandom.current()
          .ints(LETTERS, 'a', 'z' + 1)
          .forEach(letter -> name.append((char) letter));
      try {
        return Files.createDirectory(parent.resolve(name.toString()));
      } catch (FileAlreadyExistsException taken) {
        // Another name, then.
      }
    }
  }
}
