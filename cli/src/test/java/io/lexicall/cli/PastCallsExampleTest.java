package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of past calls shows what the page on audits says of it. */
class PastCallsExampleTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String CALLS = EXAMPLES.resolve("past-calls.jsonl").toString();
  private static final String PROFILE = EXAMPLES.resolve("profile.json").toString();

  @Test
  void audit_findsWhatIsPlanted(@TempDir Path folder) throws IOException {
    Path findings = folder.resolve("findings.csv");
    Run run =
        Run.of("", "audit", CALLS, "--profile", PROFILE, "--json", "--out", findings.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("\"rows\":17,\"lawful\":10,\"unlawful\":6,\"undecided\":1,\"refused\":0");
    TreeMap<String, Set<String>> rules = new TreeMap<>();
    Files.readAllLines(findings).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .forEach(row -> rules.computeIfAbsent(row[2], id -> new TreeSet<>()).add(row[5]));
    assertThat(rules.keySet())
        .containsExactly(
            "ca-from-new-york-desk",
            "ca-line-unknown",
            "hi-recorded",
            "il-listed",
            "ny-early",
            "ny-late",
            "tx-again");
    for (String outsideTheHours : Set.of("ca-from-new-york-desk", "ny-early", "ny-late")) {
      assertThat(rules.get(outsideTheHours)).contains("tcpa.calling-hours", "tsr.calling-hours");
    }
    assertThat(rules.get("ca-line-unknown")).containsExactly("tcpa.written-consent");
    assertThat(rules.get("hi-recorded")).contains("tcpa.written-consent");
    assertThat(rules.get("il-listed")).contains("tcpa.national-dnc");
    assertThat(rules.get("tx-again")).contains("tcpa.internal-dnc");
  }

  /** The first command of the page, with files of the names in it. */
  @Test
  void audit_ofATable_asThePageCallsIt_judgesEachRow(@TempDir Path folder) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "auditing.md"));
    int from = page.indexOf("./lexicall audit calls.csv");
    String command =
        page.substring(from, page.indexOf("```", from))
            .replace("\\\n", " ")
            .replace("examples/profile.json", PROFILE);
    Path numbers = Files.writeString(folder.resolve("numbers.txt"), "+12125550199\n");
    for (String name : Set.of("january", "february", "own-january", "own-february")) {
      String day = name.endsWith("january") ? "2026-01-15" : "2026-02-15";
      String[] kind =
          name.startsWith("own")
              ? new String[] {"internal-dnc", "--seller", "brightside-solar"}
              : new String[] {"national-dnc", "--place", "US", "--format", "lines"};
      List<String> build = new ArrayList<>(List.of("lists", "build", "--as-of", day, "--kind"));
      build.addAll(List.of(kind));
      String list = folder.resolve(name + ".lexi").toString();
      build.addAll(List.of("-o", list, numbers.toString()));
      Run built = Run.of("", build.toArray(String[]::new));
      assertThat(built.exitCode()).as(built.err()).isZero();
      command = command.replaceAll("(?<= )" + name + ".lexi", list);
    }
    Path calls =
        Files.writeString(
            folder.resolve("calls.csv"),
            """
            phone,called_at,state,talked,opted_out,campaign
            2125550142,2026-02-03 12:00:00,NY,yes,no,spring
            2125550143,2026-02-03 21:30:00,NY,yes,no,spring
            2125550199,2026-03-03 12:00:00,NY,no,no,spring
            """);
    for (String file : List.of("findings.csv", "audit.html")) {
      command = command.replace(" " + file, " " + folder.resolve(file));
    }
    command = command.replace("audit calls.csv", "audit " + calls);
    List<String> words = List.of(command.strip().split("\\s+"));
    Run run = Run.of("", words.subList(1, words.size()).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("lawful 1 33.3 %", "unlawful 2 66.7 %", "undecided 0 0.0 %");
  }

  @Test
  void impact_ofTheLawOfTheNextMonth_isFloridas() {
    Run run = Run.of("", "impact", CALLS, "--profile", PROFILE, "--law-of", "2021-07-01");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "judged differently 2",
            "line 6, US-FL, lawful to unlawful",
            "line 12, US-FL, lawful to unlawful");
  }

  @Test
  void numbers_areThoseThatNobodyHas() throws IOException {
    assertThat(Files.readAllLines(Path.of(CALLS)))
        .hasSize(17)
        .allMatch(line -> line.matches(".*\"number\": \"\\+1[0-9]{3}55501[0-9]{2}\".*"));
  }
}
