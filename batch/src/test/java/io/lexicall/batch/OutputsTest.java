package io.lexicall.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    try (Outputs outputs = new Outputs()) {
      outputs.file(one).write(ROW);
      outputs.file(two).write(ROW, 0, 2);
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
    try (Outputs outputs = new Outputs();
        OutputStream first = outputs.file(one)) {
      outputs.file(folder.resolve("two.csv"));
      first.write(ROW);
    }
    assertThat(one).hasContent("earlier");
    assertThat(names()).containsExactly("one.csv");
  }

  @Test
  void leftovers_ofAScrubThatWasKilled_areRemoved_butNotThoseOfOneThatRuns() throws IOException {
    Path one = folder.resolve("one.csv");
    Files.writeString(folder.resolve(".one.csv.123-abc.part"), "half a row");
    Files.writeString(folder.resolve(".other.csv.123-abc.part"), "not ours");
    try (Outputs running = new Outputs();
        Outputs outputs = new Outputs()) {
      OutputStream first = running.file(one);
      outputs.file(one);
      first.write(ROW);
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
    try (Outputs outputs = new Outputs()) {
      outputs.file(link).write(ROW);
      outputs.complete();
    }
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("a,b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void place_thatCannotBeWritten_isToldBeforeAnythingIsRead() {
    try (Outputs outputs = new Outputs()) {
      assertThatThrownBy(() -> outputs.file(folder.resolve("none").resolve("one.csv")))
          .hasMessageContaining("its directory does not exist");
      assertThatThrownBy(() -> outputs.file(folder)).hasMessageContaining("is a directory");
    }
  }

  @Test
  void disk_thatIsFull_isTold_andTheOtherFilesStayAsTheyWere() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full here");
    Path one = folder.resolve("one.csv");
    Files.writeString(one, "earlier");
    try (Outputs outputs = new Outputs()) {
      outputs.file(one).write(ROW);
      OutputStream second = outputs.file(full);
      assertThatThrownBy(() -> second.write(ROW))
          .isInstanceOf(BatchFileException.class)
          .hasMessageContaining("the disk is full");
    }
    assertThat(one).hasContent("earlier");
    assertThat(names()).containsExactly("one.csv");
  }

  @Test
  void write_ofOneFile_isAllOfIt() throws IOException {
    Path one = folder.resolve("one.csv");
    Outputs.write(one, ROW);
    assertThat(one).hasContent("a,b");
    assertThat(names()).containsExactly("one.csv");
  }
}
