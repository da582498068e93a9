package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Contact;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backup is restored that is older than what was acknowledged, and what the host kept of the
 * requests to stop, each with its id, is imported again: each of them is there, once.
 */
class RestoreTest {
  private static final int ALL = 60;
  private static final int BEFORE_THE_BACKUP = 25;

  @TempDir Path folder;

  private Path outbox;

  /** What a host does with a request to stop: keep it with an id, then record it. */
  private void stop(Ledger ledger, int i) throws IOException {
    Instant at = InstantSource.system().instant();
    PhoneNumber number = TestLaw.number(i);
    Files.writeString(
        outbox,
        "%s,%s,message-%d,acme\n".formatted(number.e164(), at, i),
        StandardOpenOption.APPEND);
    ledger.record(
        Event.toldToStop(number, at)
            .id("message-" + i)
            .scope(Scope.ofSeller("acme"))
            .from("text message")
            .build());
  }

  private void begin() throws IOException {
    outbox = Files.writeString(folder.resolve("outbox.csv"), "number,at,id,seller\n");
  }

  private void assertReplayed(Ledger ledger) throws IOException {
    List<String> lost = new ArrayList<>();
    for (int i = 0; i < ALL; i++) {
      if (ledger.event("message-" + i).isEmpty()) {
        lost.add("message-" + i);
      }
    }
    assertThat(lost).as("what the backup does not hold").hasSize(ALL - BEFORE_THE_BACKUP);
    for (int twice = 0; twice < 2; twice++) {
      EventImport.Report report =
          EventImport.of(EventKind.TOLD_TO_STOP)
              .always(EventField.FROM, "text message")
              .run(outbox, ledger, 0);
      assertThat(report.refused()).isZero();
      assertThat(report.rows()).isEqualTo(ALL);
      int missing = twice == 0 ? ALL - BEFORE_THE_BACKUP : 0;
      assertThat(report.recorded()).isEqualTo(missing);
      assertThat(report.known()).isEqualTo(ALL - missing);
      for (int i = 0; i < ALL; i++) {
        assertThat(ledger.event("message-" + i)).hasSize(1);
        assertThat(ledger.standing(TestLaw.number(i)).events()).hasSize(1);
      }
    }
  }

  @Test
  void olderBackupOfPostgres_andReplay_leaveEachRequestOnce() throws Exception {
    begin();
    try (Server server = Server.begin(folder.resolve("server"))) {
      try (Ledger ledger = Ledger.create(server.url(), LedgerOptions.defaults())) {
        for (int i = 0; i < BEFORE_THE_BACKUP; i++) {
          stop(ledger, i);
        }
      }
      server.stop();
      server.copyData(folder.resolve("backup"));
      server.start();
      try (Ledger ledger = Ledger.open(server.url(), LedgerOptions.defaults())) {
        for (int i = BEFORE_THE_BACKUP; i < ALL; i++) {
          stop(ledger, i);
        }
      }
      server.stop();
      server.restoreData(folder.resolve("backup"));
      server.start();
      try (Ledger ledger = Ledger.open(server.url(), LedgerOptions.defaults())) {
        assertReplayed(ledger);
      }
    }
  }

  @Test
  void olderBackupOfSqlite_andReplay_leaveEachRequestOnce() throws Exception {
    begin();
    Path backup = folder.resolve("backup.db");
    String url = Databases.Kind.SQLITE.url(folder);
    try (Ledger ledger = Ledger.create(url, LedgerOptions.defaults())) {
      for (int i = 0; i < ALL; i++) {
        if (i == BEFORE_THE_BACKUP) {
          Databases.execute(url, "VACUUM INTO '" + backup + "'"); // while it is in use
        }
        stop(ledger, i);
      }
    }
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + backup, LedgerOptions.defaults())) {
      assertReplayed(ledger);
    }
  }

  /** A process that holds the file open would go on to read it, and never see what comes later. */
  @Test
  void fileThatIsRemovedOrReplaced_isUnknown_andNoPermit() throws Exception {
    String url = Databases.Kind.SQLITE.url(folder);
    LedgerOptions fresh = LedgerOptions.builder().cache(0, Duration.ZERO).build();
    Path file = Path.of(url.substring("jdbc:sqlite:".length()));
    Path backup = folder.resolve("backup.db");
    Contact call = TestLaw.call(TestLaw.number(1), InstantSource.system().instant());
    try (Ledger ledger = Ledger.create(url, fresh)) {
      Compliance compliance = ledger.addTo(Compliance.builder().module(new TestLaw())).build();
      assertThat(compliance.check(call).decision()).isEqualTo(Decision.PERMIT);
      Databases.execute(url, "VACUUM INTO '" + backup + "'");

      Files.move(file, folder.resolve("gone.db"));
      assertThat(compliance.check(call).decision()).isEqualTo(Decision.INDETERMINATE);
      Files.copy(backup, file);
      assertThat(compliance.check(call).decision()).isEqualTo(Decision.INDETERMINATE);
      assertThatExceptionOfType(LedgerException.class)
          .isThrownBy(() -> ledger.record(Event.toldToStop(TestLaw.number(1), call.at()).build()))
          .withMessageContaining("removed or replaced");
    }
    try (Ledger ledger = Ledger.open(url, fresh)) {
      Compliance compliance = ledger.addTo(Compliance.builder().module(new TestLaw())).build();
      assertThat(compliance.check(call).decision()).isEqualTo(Decision.PERMIT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://acme:geheim77@127.0.0.1/acme",
        "jdbc:postgresql://127.0.0.1:geheim77/acme",
        "jdbc:postgresql://one:5432,two:geheim77/acme?user=acme"
      })
  void urlWithASecretBeforeTheHost_isRefusedBeforeADriverSeesIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ledger.open(url, LedgerOptions.defaults()))
        .satisfies(told -> assertThat(told.getMessage()).doesNotContain("geheim"));
  }
}
