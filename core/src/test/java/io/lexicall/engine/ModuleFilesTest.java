package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModuleFilesTest {
  /** In the one file of the tool, what belongs to core is told by its packages alone. */
  @Test
  void packagesOfCore_areAllThatThereAre() throws Exception {
    Path classes =
        Path.of(Compliance.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> folders = Files.list(classes.resolve("io/lexicall"))) {
      assertThat(
              folders
                  .filter(Files::isDirectory)
                  .map(each -> each.getFileName().toString())
                  .toList())
          .containsExactlyInAnyOrderElementsOf(ModuleFiles.OF_CORE);
    }
  }
}
