package io.lexicall.scan.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.scan.Confidence;
import io.lexicall.scan.outside.RealText.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures false findings on the text that is on a machine, and publishes them in the README:
 *
 * <pre>
 * ./mvnw -pl scan -am test -Dtest=RealTextTest -Dsurefire.failIfNoSpecifiedTests=false -P '!has-tests' -Dreal.text=usual
 * </pre>
 *
 * Other folders may follow, parted by the sign for paths: {@code -Dreal.text=usual:/srv/logs}.
 * Without the property it only checks that it counts rightly.
 */
final class RealTextTest {
  private static final String BEGIN = "<!-- real text -->\n";
  private static final String END = "<!-- end of real text -->\n";

  @Test
  void page_countsFilesLinesAndFindings(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.txt"), "card 4111 1111 1111 1111\nnothing\n");
    Files.writeString(folder.resolve("b.txt"), "card 4556 7375 8689 9855\n\norder 12\n");
    Files.write(folder.resolve("c.bin"), new byte[] {1, 0, 2});
    Path out = Files.createDirectory(folder.resolve("out"));
    Count count =
        new RealText(out, false)
            .count(
                "a folder",
                List.of(folder.resolve("a.txt"), folder.resolve("b.txt"), folder.resolve("c.bin")));
    assertThat(count.files).isEqualTo(2);
    assertThat(count.lines).isEqualTo(5);
    assertThat(count.published).isEqualTo(1);
    assertThat(count.at(Confidence.HIGH)).isEqualTo(1);
    assertThat(count.byRegex).isEqualTo(2);
    assertThat(RealText.page(List.of(count))).contains("| a folder | 2 | 5 | 1 | 0 | 0 | 1 | 2 |");
  }

  @Test
  void theFiguresArePublished() throws IOException {
    String asked = System.getProperty("real.text", "");
    Path readme = Path.of("README.md");
    assertThat(Files.readString(readme)).contains(BEGIN).contains(END);
    if (asked.isEmpty()) {
      return;
    }
    Map<String, List<Path>> places = new LinkedHashMap<>();
    for (String place : asked.split(java.io.File.pathSeparator, -1)) {
      if (place.equals("usual")) {
        places.putAll(RealText.usual());
      } else {
        places.put("`" + Path.of(place).getFileName() + "`", List.of(Path.of(place)));
      }
    }
    Path target = Path.of("target");
    Files.deleteIfExists(target.resolve("real-text-findings.txt"));
    RealText text = new RealText(target, true);
    List<Count> counts = new ArrayList<>();
    for (Map.Entry<String, List<Path>> place : places.entrySet()) {
      counts.add(text.count(place.getKey(), place.getValue()));
    }
    String page = RealText.page(counts);
    Files.writeString(target.resolve("real-text.md"), page);
    String old = Files.readString(readme).replace("\r\n", "\n");
    Files.writeString(
        readme,
        old.substring(0, old.indexOf(BEGIN) + BEGIN.length())
            + page
            + old.substring(old.indexOf(END)));
  }
}
