package io.lexicall.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in each jar that the BOM names, once they are built. */
class PublishedJarsIT {
  private static final Path TOP = Path.of("..");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>lexicall-(.+?)</artifactId>");

  static List<String> modules() throws IOException {
    String bom = Files.readString(TOP.resolve("bom/pom.xml"));
    return ARTIFACT
        .matcher(bom.substring(bom.indexOf("<dependencyManagement>")))
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  @Test
  void bom_isReadAsAWhole() throws IOException {
    assertThat(modules()).contains("core", "journal", "rules-all", "spark").hasSizeGreaterThan(15);
  }

  /** A module with resources of its own has to name the terms again, and may forget it. */
  @ParameterizedTest
  @MethodSource("modules")
  void eachJar_carriesItsTerms(String module) throws IOException {
    List<Path> jars = jars(module);
    assertThat(jars).as("jars of %s, which the build of all modules makes", module).isNotEmpty();
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (String terms : List.of("LICENSE", "NOTICE")) {
          assertThat(text(zip, "META-INF/" + terms))
              .as("%s in %s", terms, jar.getFileName())
              .isEqualTo(Files.readString(TOP.resolve(terms)));
        }
      }
    }
  }

  /** Returns the jar of a module, and that of its sources if it was built. */
  private static List<Path> jars(String module) throws IOException {
    String name =
        "lexicall-" + module + "-" + requireNonNull(System.getProperty("lexicall.version"));
    try (Stream<Path> files = Files.list(TOP.resolve(module).resolve("target"))) {
      return files
          .filter(
              file ->
                  List.of(name + ".jar", name + "-sources.jar")
                      .contains(String.valueOf(file.getFileName())))
          .toList();
    }
  }

  private static String text(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      return "";
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
