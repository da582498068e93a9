package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command writes over the records that it reads: ledgers, journals, and their keys. */
class WrittenOverTest {
  private static final String CALL =
      "{\"activity\":\"contact\",\"at\":\"2026-11-24T12:00:00-05:00\",\"channel\":\"voice\","
          + "\"purpose\":\"telemarketing\",\"dialing\":\"manual\",\"to\":{\"number\":\"+12125550142\"}}\n";

  @TempDir Path folder;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(folder.resolve("calls.jsonl"), CALL);
    Files.writeString(folder.resolve("leads.csv"), "phone\n2125550142\n");
    Files.writeString(folder.resolve("ledger.key"), "k".repeat(32));
    done("ledger init --db DIR/acme.db --db-key-file DIR/ledger.key");
    done("journal keys DIR/j --make-key-file DIR/acme.key");
    done("check --regulations acme --journal DIR/j --key-file DIR/acme.key DIR/calls.jsonl");
    done("check --regulations acme --journal DIR/open DIR/calls.jsonl");
  }

  private void done(String words) {
    Run run = Run.of("", words(words));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private String[] words(String words) {
    return words.replace("DIR", folder.toString()).split(" ");
  }

  private Map<Path, List<Byte>> bytes() throws IOException {
    Map<Path, List<Byte>> bytes = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] read = Files.readAllBytes(file);
        List<Byte> boxed = new ArrayList<>();
        for (byte each : read) {
          boxed.add(each);
        }
        bytes.put(file, boxed);
      }
    }
    return bytes;
  }

  @Test
  void recordsThatAreRead_areNotWrittenOver() throws IOException {
    String ledger = " --db DIR/acme.db --db-key-file DIR/ledger.key ";
    String lawful = " --regulations acme ";
    List<String> commands = new ArrayList<>();
    for (String file :
        List.of("acme.db", "acme.db-wal", "acme.db-shm", "acme.db-journal", "ledger.key")) {
      commands.add("windows" + lawful + "+12125550142" + ledger + "--svg DIR/" + file);
      commands.add("audit" + lawful + "DIR/calls.jsonl" + ledger + "--report DIR/" + file);
      commands.add("scrub" + lawful + "DIR/leads.csv --at now" + ledger + "--all DIR/" + file);
    }
    commands.add(
        "windows +12125550142 --db jdbc:sqlite:file:DIR/acme.db?cache=shared --db-key-file"
            + " DIR/ledger.key --svg DIR/acme.db");
    String journal = "DIR/open --key-file DIR/acme.key ";
    for (String file :
        List.of(
            "open/checkpoint",
            "open/new.html",
            "open/tile/new.html",
            "open.keys/signing",
            "acme.key")) {
      commands.add("audit" + lawful + "--journal " + journal + "--report DIR/" + file);
      commands.add("journal prove " + journal + "--entry 2 -o DIR/" + file);
      commands.add("journal export " + journal + "--tsr -o DIR/" + file);
    }
    String sealed = "DIR/j --key-file DIR/acme.key ";
    commands.add("journal prove " + sealed + "--entry 2 -o DIR/acme.key");
    commands.add("journal prove " + sealed + "--entry 2 -o DIR/j.keys/master");
    commands.add("audit DIR/calls.jsonl --journal " + sealed + "--report DIR/acme.key");
    Map<Path, List<Byte>> before = bytes();
    for (String command : commands) {
      Run run = Run.of("", words(command));
      assertThat(run.err())
          .as(command)
          .contains("is an input file, so it cannot be an output file too");
      assertThat(run.exitCode()).as(command).isEqualTo(ExitCode.USAGE);
    }
    assertThat(bytes()).isEqualTo(before);
  }

  @Test
  void aLinkIntoAJournal_isNoWayAround() throws IOException {
    Files.createSymbolicLink(folder.resolve("x.zip"), folder.resolve("open/checkpoint"));
    Files.createSymbolicLink(folder.resolve("elsewhere"), folder.resolve("open"));
    for (String file : Arrays.asList("x.zip", "elsewhere/new.zip")) {
      Run run = Run.of("", words("journal prove DIR/open --entry 2 -o DIR/" + file));
      assertThat(run.err()).contains("is an input file, so it cannot be an output file too");
    }
    Run beside = Run.of("", words("journal prove DIR/open --entry 2 -o DIR/open.zip"));
    assertThat(beside.exitCode()).as(beside.err()).isZero();
  }

  @Test
  void journalFilesThatGoToStandardOutput_areNotCalledMinus() {
    Run exported = Run.of("", words("journal export DIR/open --tsr -o -"));
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(exported.out()).startsWith("entry,recorded_at,").hasLineCount(2);
    assertThat(exported.err())
        .contains("wrote to standard output: 1 decision about calls, of which 1 is a permit");
    Run proved = Run.of("", words("journal prove DIR/open --entry 2 -o -"));
    assertThat(proved.out()).startsWith("PK");
    assertThat(proved.err()).contains("wrote to standard output: 1 entry");
  }
}
