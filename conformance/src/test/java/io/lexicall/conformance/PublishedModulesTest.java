package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The BOM names each module that is published, and no other. */
class PublishedModulesTest {
  private static final Path TOP = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>(lexicall-.+?)</artifactId>");

  @Test
  void bom_namesEachPublishedModule() throws IOException {
    SortedSet<String> published = new TreeSet<>();
    for (String module : found(MODULE, Files.readString(TOP.resolve("pom.xml")))) {
      String pom = Files.readString(TOP.resolve(module).resolve("pom.xml"));
      if (!module.equals("bom") && !pom.contains("<maven.deploy.skip>true</maven.deploy.skip>")) {
        published.add(ownArtifact(pom));
      }
    }
    String bom = Files.readString(TOP.resolve("bom/pom.xml"));
    String managed = bom.substring(bom.indexOf("<dependencyManagement>"));

    assertThat(found(ARTIFACT, managed)).containsExactlyElementsOf(published);
    assertThat(published).contains("lexicall-core", "lexicall-testkit");
  }

  /** Flat POMs name all they need; the parent of our build is not published. */
  @Test
  void publishedPoms_standAlone() throws IOException {
    for (String module : List.of("bom", "core", "json", "testkit", "rules-all", "rules-tcpa")) {
      Path flat = TOP.resolve(module).resolve(".flattened-pom.xml");
      assertThat(flat).as("made by the build of the module: run this test with -am").exists();
      assertThat(Files.readString(flat))
          .as(module)
          .doesNotContain("<parent>", "<build>", "<profiles>", "<scope>test</scope>")
          .contains("<name>", "<description>", "<url>", "<license>", "<developer>", "<connection>");
    }
  }

  @Test
  void exampleProjects_nameThisVersion() throws IOException {
    String own = Files.readString(Path.of("pom.xml"));
    String version = own.substring(own.indexOf("<version>") + 9, own.indexOf("</version>"));

    for (String example : List.of("custom-rules", "embedded")) {
      assertThat(Files.readString(TOP.resolve("examples").resolve(example).resolve("pom.xml")))
          .contains("<lexicall.version>" + version + "</lexicall.version>");
    }
  }

  private static String ownArtifact(String pom) {
    return found(ARTIFACT, pom.substring(pom.indexOf("</parent>"))).get(0);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }
}
