package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  private static final String FACTS =
      "'regulations':['acme'],'facts':{'activity':'contact','at':'2026-11-24T07:59:59-05:00',"
          + "'purpose':'telemarketing','dialing':'manual','to':{'region':'US-NY'}}";

  @TempDir Path folder;
  private Path good;
  private Path bad;

  @BeforeEach
  void writeCases() throws IOException {
    good = folder.resolve("good.jsonl");
    bad = folder.resolve("bad.jsonl");
    Files.writeString(
        good,
        "{'name':'early',@,'expect':{'decision':'deny'}}\n".replace("@", FACTS).replace('\'', '"'));
    Files.writeString(
        bad,
        """
        {'name':'early is fine','why':'as we wish',@,'expect':{'decision':'permit','due':{'x':'2026-01-01'}}}
        {'name':'no law','regulations':['hoops'],'facts':{'activity':'contact','at':'2026-11-24T00:00:00Z'},'expect':{'decision':'deny'}}
        {'name':'no facts','expect':{'decision':'deny'}}
        """
            .replace("@", FACTS)
            .replace('\'', '"'));
    Files.writeString(
        folder.resolve("scan.jsonl"),
        """
        {'id':'a','text':'card 4111111111111111','spans':[{'start':5,'end':21,'kind':'pan'}]}
        {'id':'b','text':'card 4111111111111111','spans':[{'start':0,'end':4,'kind':'word'}]}
        {'id':'c','text':'card'}
        """
            .replace('\'', '"'));
  }

  @Test
  void test_casesThatHold_pass() {
    Run run = Run.of("", "test", good.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("1 passed, 0 failed\n");
    assertThat(Run.of("", "test", "--verbose", good.toString()).out())
        .isEqualTo("pass good.jsonl:1: early\n1 passed, 0 failed\n");
  }

  /** The cases of rules of a host's own. */
  @Test
  void test_casesOfAModule_areRunWithIt() throws IOException {
    Path jar = folder.resolve("house.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("META-INF/services/io.lexicall.rule.RuleModule"));
      zip.write(HouseLaw.class.getName().getBytes(StandardCharsets.UTF_8));
    }
    Path cases = folder.resolve("house.jsonl");
    Files.writeString(
        cases,
        "{'name':'closed',@,'expect':{'decision':'deny','rules':['house.closed']}}\n"
            .replace("@", FACTS)
            .replace("acme", "house")
            .replace('\'', '"'));
    assertThat(Run.of("", "test", "--module", jar.toString(), cases.toString()).out())
        .isEqualTo("1 passed, 0 failed\n");
    assertThat(Run.of("", "test", cases.toString()).exitCode()).isEqualTo(1);
    assertThat(
            Run.of("", "rules", "--module", jar.toString(), "--regulation", "house", "--json")
                .out())
        .contains("\"id\":\"house.closed\"");
  }

  @Test
  void test_casesThatDiffer_areShown() {
    Run run = Run.of("", "test", folder.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            """
            FAIL bad.jsonl:1: early is fine
                  decision    expected permit
                              came     deny by acme.calling-hours
                  due.x       expected 2026-01-01
                              came     no such obligation
                  why         as we wish
            FAIL bad.jsonl:2: no law
                  regulations expected rules of hoops
            """,
            "FAIL bad.jsonl:3: no facts",
            "came     not a valid case: is required")
        .contains(
            """
            FAIL scan.jsonl:2: b
                  spans       expected none
                              came     pan[5,21)
            FAIL scan.jsonl:3: c
                  spans       expected one JSON object with id, text and spans
                              came     not a valid case: is required
            """)
        .endsWith("\n2 passed, 5 failed\n");
  }

  @Test
  void test_filesThatAreNone_endInOneLine() throws IOException {
    assertThat(Run.of("", "test", "nowhere.jsonl").err())
        .isEqualTo("lexicall: nowhere.jsonl: there is no such file\n");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Run run = Run.of("", "test", empty.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("holds no case file");
  }

  @Test
  void test_standardInput_isReadOnce() throws IOException {
    String cases = Files.readString(good);
    assertThat(Run.of(cases, "test").out()).isEqualTo("1 passed, 0 failed\n");
    Run scans = Run.of(Files.readString(folder.resolve("scan.jsonl")), "test", "-");
    assertThat(scans.exitCode()).isEqualTo(1);
    assertThat(scans.out()).contains("FAIL -:2: b").endsWith("\n1 passed, 2 failed\n");
  }

  /** Each line is read as what it is: one of the other kind makes no other line fail. */
  @Test
  void test_casesOfBothKindsInOneFile_areRunAsWhatTheyAre() throws IOException {
    Path mixed = folder.resolve("mixed.jsonl");
    Files.writeString(
        mixed,
        Files.readString(good)
            + Files.readString(folder.resolve("scan.jsonl"))
            + "{'id':'d','text':'','spans':[]}\n".replace('\'', '"')
            + Files.readString(bad)
            + "{'id':'e','text':'card','spans':[],'why':'no card'}\n".replace('\'', '"')
            + "no JSON\n");
    Run run = Run.of("", "test", "--verbose", mixed.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "pass mixed.jsonl:1: early\n",
            "pass mixed.jsonl:2: a\n",
            "FAIL mixed.jsonl:3: b\n",
            "FAIL mixed.jsonl:4: c\n",
            "expected one JSON object with id, text and spans",
            "pass mixed.jsonl:5: d\n",
            "FAIL mixed.jsonl:6: early is fine\n",
            "FAIL mixed.jsonl:7: no law\n",
            "FAIL mixed.jsonl:8: no facts\n",
            "FAIL mixed.jsonl:9: e\n",
            "expected id, text, spans",
            "FAIL mixed.jsonl:10:")
        .endsWith("\n3 passed, 7 failed\n");
  }

  @Test
  void test_aLineThatIsNoCase_isOfTheKindOfTheFile() throws IOException {
    Path scans = folder.resolve("scan.jsonl");
    Files.writeString(scans, Files.readString(scans) + "no JSON\n");
    assertThat(Run.of("", "test", scans.toString()).out())
        .containsSubsequence(
            "FAIL scan.jsonl:4:", "expected one JSON object with id, text and spans");
    Files.writeString(good, Files.readString(good) + "no JSON\n");
    assertThat(Run.of("", "test", good.toString()).out())
        .containsSubsequence("FAIL good.jsonl:2:", "object with name, facts and expect");
  }

  @Test
  void test_withoutACase_fails() throws IOException {
    Path blank = Files.writeString(folder.resolve("blank.jsonl"), "\n\n");
    Run run = Run.of("", "test", good.toString(), blank.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).isEqualTo("lexicall: " + blank + " holds no case\n");
    assertThat(Run.of("", "test", "-").err()).isEqualTo("lexicall: standard input holds no case\n");
  }

  /** That nothing is found of a rule which is not there says nothing. */
  @Test
  void test_aRuleThatIsNotLoaded_inNotRules_isTold() throws IOException {
    Files.writeString(
        good,
        "{'name':'early',@,'expect':{'notRules':['acme.nonsense','acme.no-machines','core.coverage']}}\n"
            .replace("@", FACTS)
            .replace('\'', '"'));
    Run run = Run.of("", "test", good.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("notRules names rules that are not loaded", "acme.nonsense")
        .doesNotContain("core.coverage");
  }
}
