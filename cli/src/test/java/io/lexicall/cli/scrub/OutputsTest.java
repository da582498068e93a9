package io.lexicall.cli.scrub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
  private static final byte[] ROW = "a,b\n".getBytes(UTF_8);

  @TempDir Path folder;

  private static Outputs open(Path... files) throws LeadFileException {
    return Outputs.open(
        Stream.of(files).map(Path::toString).toList(), OutputStream.nullOutputStream());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void files_areInTheirPlacesOnceComplete_allOrNone() throws IOException {
    Path one = folder.resolve("one.csv");
    Path two = folder.resolve("two.csv");
    Files.writeString(one, "earlier");
    try (Outputs outputs = open(one, two)) {
      outputs.write(0, ROW, ROW.length);
      outputs.write(1, ROW, 2);
      assertThat(one).hasContent("earlier");
      assertThat(two).doesNotExist();
      outputs.complete();
    }
    assertThat(one).hasContent("a,b");
    assertThat(two).hasContent("a,");
    assertThat(names()).containsExactly("one.csv", "two.csv");
  }

  @Test
  void scrub_thatFails_leavesWhatWasThere_andNothingElse() throws IOException {
    Path one = folder.resolve("one.csv");
    Files.writeString(one, "earlier");
    try (Outputs outputs = open(one, folder.resolve("two.csv"))) {
      outputs.write(0, ROW, ROW.length);
    }
    assertThat(one).hasContent("earlier");
    assertThat(names()).containsExactly("one.csv");
  }

  @Test
  void leftovers_ofAScrubThatWasKilled_areRemoved_butNotThoseOfOneThatRuns() throws IOException {
    Path one = folder.resolve("one.csv");
    Files.writeString(folder.resolve(".one.csv.123-abc.part"), "half a row");
    Files.writeString(folder.resolve(".other.csv.123-abc.part"), "not ours");
    try (Outputs running = open(one);
        Outputs outputs = open(one)) {
      running.write(0, ROW, ROW.length);
      outputs.complete();
      running.complete();
    }
    assertThat(one).hasContent("a,b");
    assertThat(names()).containsExactly(".other.csv.123-abc.part", "one.csv");
  }

  @Test
  void link_staysALink_andPermissionsStay() throws IOException {
    Path real = folder.resolve("real.csv");
    Files.writeString(real, "earlier");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
    try (Outputs outputs = open(link)) {
      outputs.write(0, ROW, ROW.length);
      outputs.complete();
    }
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("a,b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void place_thatCannotBeWritten_isToldBeforeAnythingIsRead() {
    assertThatThrownBy(() -> open(folder.resolve("none").resolve("one.csv")))
        .hasMessageContaining("no directory");
    assertThatThrownBy(() -> open(folder)).hasMessageContaining("is a directory");
  }

  @Test
  void disk_thatIsFull_isTold_andTheOtherFilesStayAsTheyWere() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full here");
    Path one = folder.resolve("one.csv");
    Files.writeString(one, "earlier");
    try (Outputs outputs = open(one, full)) {
      outputs.write(0, ROW, ROW.length);
      assertThatThrownBy(() -> outputs.write(1, ROW, ROW.length))
          .isInstanceOf(LeadFileException.class)
          .hasMessageContaining("the disk is full");
    }
    assertThat(one).hasContent("earlier");
    assertThat(names()).containsExactly("one.csv");
  }

  @Test
  void standardOutput_isWrittenAsItComes_andStaysOpen() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Outputs outputs = Outputs.open(List.of("-"), out)) {
      outputs.write(0, ROW, ROW.length);
      outputs.complete();
    }
    assertThat(out.toString(UTF_8)).isEqualTo("a,b\n");
  }
}
