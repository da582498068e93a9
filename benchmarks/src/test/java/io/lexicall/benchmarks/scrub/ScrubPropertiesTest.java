package io.lexicall.benchmarks.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.lexicall.Compliance;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Scrub;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.ListEdition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The fast scrub writes what the slow one does, row by row. */
class ScrubPropertiesTest {
  @Example
  void scrub_ofOneBadNumber_isWhatTheSlowReadingIs() throws IOException {
    scrub_isWhatTheSlowReadingOfTheSameRulesIs(13, 1, true);
  }

  @Property(tries = 12)
  void scrub_isWhatTheSlowReadingOfTheSameRulesIs(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9_000) int rows, @ForAll boolean alone)
      throws IOException {
    Path folder = Files.createTempDirectory("scrub");
    try {
      Leads.write(rows, folder, seed);
      move(folder.resolve("leads.csv"), seed);
      try (ListEdition national = ListEdition.open(folder.resolve("national.lexi"));
          ListEdition internal = ListEdition.open(folder.resolve("internal.lexi"))) {
        DoNotCallLists lists = DoNotCallLists.of(national, internal);
        Compliance compliance =
            Compliance.builder().discover().profile(SlowScrub.profile()).lists(lists).build();
        Path leads = folder.resolve("leads.csv");
        SlowScrub.scrub(compliance, leads, folder.resolve("slow.csv"));
        Scrub.Result result =
            FastScrub.scrub(compliance, lists, leads, folder.resolve("fast.csv"), alone ? 1 : 3);
        List<List<String>> expected = read(folder.resolve("slow.csv"));
        assertThat(read(folder.resolve("fast.csv"))).isEqualTo(expected);
        assertThat(result.tally().rows()).isEqualTo(rows);
        for (Answer answer : Answer.values()) {
          assertThat(result.tally().rows(answer))
              .isEqualTo(
                  expected.stream().filter(row -> row.get(11).equals(answer.code())).count());
        }
      }
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** Some have moved: the law of some states follows the number all the same. */
  private static void move(Path leads, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<String>> rows = read(leads);
    int state = rows.get(0).indexOf("state");
    String[] others = {"NY", "VA", "SC", "CT", ""};
    try (CsvWriter writer = CsvWriter.builder().build(leads)) {
      for (int i = 0; i < rows.size(); i++) {
        List<String> row = new ArrayList<>(rows.get(i));
        if (i > 0 && random.nextInt(4) == 0) {
          row.set(state, others[random.nextInt(others.length)]);
        }
        writer.writeRecord(row);
      }
    }
  }

  private static List<List<String>> read(Path file) throws IOException {
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      return rows.stream().map(CsvRecord::getFields).toList();
    }
  }
}
