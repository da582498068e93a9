package io.lexicall.spark;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Profile;
import io.lexicall.json.ProfileJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
  private static final Profile HOST = ProfileJson.read("{\"caller\":{\"taxExempt\":false}}");
  private static final String SERVICE = "META-INF/services/io.lexicall.rule.RuleModule";

  @TempDir Path folder;

  private static EngineDescription travelled(EngineDescription description) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(description);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (EngineDescription) in.readObject();
    }
  }

  @Test
  void engine_isBuiltOnce_forDescriptionsThatAreAlike() throws Exception {
    EngineDescription described =
        EngineDescription.builder()
            .profile(HOST)
            .sharedList(TestLists.national(folder.resolve("a.lexi"), "2026-11-20", 12125550142L))
            .build();
    Engine first = Engine.forScrub(described);

    assertThat(Engine.forScrub(travelled(described))).isSameAs(first);
    assertThat(Engine.forCounts(described, false)).isSameAs(first);
    assertThat(Engine.forPast(described)).isNotSameAs(first);
    assertThat(Engine.forScrub(EngineDescription.builder().build())).isNotSameAs(first);
    assertThatThrownBy(() -> first.mustBe("sha256:0"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("give all the same jars");
  }

  private Path jar(String name, boolean withService) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      if (withService) {
        zip.putNextEntry(new ZipEntry(SERVICE));
        zip.write(HouseRules.class.getName().getBytes(StandardCharsets.UTF_8));
      } else {
        zip.putNextEntry(new ZipEntry("nothing"));
      }
    }
    return jar;
  }

  @Test
  void rulesOfTheHost_areAskedOnEveryExecutor() throws IOException {
    Path jar =
        Files.copy(
            jar("house.jar", true), TestLists.shipped().resolve("house.jar"), REPLACE_EXISTING);
    EngineDescription engine = EngineDescription.builder().module(jar).build();
    Dataset<Row> rows =
        LocalCluster.session()
            .createDataset(List.of("2125550142"), Encoders.STRING())
            .toDF("phone");

    Row judged =
        Lexicall.scrub(
                rows,
                ScrubOptions.of(engine, Instant.parse("2026-11-24T17:00:00Z"), "phone")
                    .fact("purpose", "telemarketing")
                    .build())
            .rows()
            .head();

    assertThat(judged.<String>getAs("decision")).isEqualTo("deny");
    assertThat(judged.<String>getAs("rule")).contains("house.no-sales");
  }

  @Test
  void moduleThatIsNone_orIsNotThere_isRefused() throws IOException {
    assertThatThrownBy(() -> EngineDescription.builder().module(jar("empty.jar", false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("empty.jar holds no rule module");
    LocalCluster.session();
    EngineDescription notBrought =
        EngineDescription.builder().module(jar("gone.jar", true)).build();
    assertThatThrownBy(() -> Engine.forScrub(notBrought))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The rule module gone.jar is not here");
  }
}
