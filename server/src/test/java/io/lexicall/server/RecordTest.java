package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import io.lexicall.journal.JournalReader;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails behind the server: its answer is no permit. */
class RecordTest {
  @TempDir Path folder;

  private static void eventually(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("it does not come").isLessThan(end);
      Thread.sleep(20);
    }
  }

  /** The folder of the journal goes away while it is written, and comes back. */
  @Test
  void journalThatCannotBeWritten_letsNoVerdictOut() throws Exception {
    Path written = folder.resolve("acme.journal");
    AtomicInteger acknowledged = new AtomicInteger();
    JournalOptions impatient = JournalOptions.defaults().withPatience(Duration.ofMillis(500));
    try (JournalKeys keys = JournalKeys.open(folder.resolve("keys"));
        Journal journal = Journal.open(written, keys, impatient)) {
      Compliance engine = Compliance.builder().discover().observer(journal).build();
      try (LexicallServer server =
          LexicallServer.builder(engine).port(0).journal(journal).start()) {
        assertThat(ask(server, "/v1/check", acknowledged).statusCode()).isEqualTo(200);
        assertThat(Asking.get(server, "/v1/health").body()).contains("\"journal\":\"pass\"");

        Files.move(written, folder.resolve("elsewhere"));
        Files.writeString(written, "in the way");
        eventually(() -> ask(server, "/v1/check", acknowledged).statusCode() == 503);

        for (String path : new String[] {"/v1/check", "/v1/flat"}) {
          HttpResponse<String> answer = ask(server, path, acknowledged);
          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(answer.body()).contains("not-recorded").doesNotContain("decision\"");
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        HttpResponse<String> lines =
            Asking.post(server, "/v1/check", "application/jsonl", Asking.PERMITTED + "\n");
        assertThat(lines.statusCode()).isEqualTo(503);
        HttpResponse<String> health = Asking.get(server, "/v1/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"status\":\"fail\"", "\"journal\":\"fail\"");
        assertThat(Asking.get(server, "/metrics").body()).contains("lexicall_journal_up 0.0");

        Files.delete(written);
        Files.move(folder.resolve("elsewhere"), written);
        eventually(() -> ask(server, "/v1/check", acknowledged).statusCode() == 200);
        assertThat(Asking.get(server, "/v1/health").statusCode()).isEqualTo(200);
      }
    }
    AtomicInteger recorded = new AtomicInteger();
    JournalReader.open(written)
        .forEach(
            entry -> {
              if (entry.decision().isPresent()) {
                recorded.incrementAndGet();
              }
              return true;
            });
    assertThat(acknowledged.get()).isPositive();
    assertThat(recorded.get()).isGreaterThanOrEqualTo(acknowledged.get());
  }

  /** What is recorded under keys that are on no disk can never be read. */
  @Test
  void journalWhoseKeysAreGone_letsNoVerdictOut() throws Exception {
    Path keysFolder = folder.resolve("keys");
    JournalOptions impatient = JournalOptions.defaults().withPatience(Duration.ofMillis(500));
    AtomicInteger acknowledged = new AtomicInteger();
    try (JournalKeys keys = JournalKeys.open(keysFolder);
        Journal journal = Journal.open(folder.resolve("acme.journal"), keys, impatient)) {
      Compliance engine = Compliance.builder().discover().observer(journal).build();
      try (LexicallServer server =
          LexicallServer.builder(engine).port(0).journal(journal).start()) {
        assertThat(ask(server, "/v1/check", acknowledged).statusCode()).isEqualTo(200);

        Files.move(keysFolder, folder.resolve("elsewhere"));
        HttpResponse<String> answer = ask(server, "/v1/check", acknowledged);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("not-recorded").doesNotContain("decision\"");
        HttpResponse<String> health = Asking.get(server, "/v1/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"journal\":\"fail\"");

        Files.move(folder.resolve("elsewhere"), keysFolder);
        eventually(() -> ask(server, "/v1/check", acknowledged).statusCode() == 200);
        assertThat(Asking.get(server, "/v1/health").statusCode()).isEqualTo(200);
      }
    }
  }

  /** Else a verdict would leave whose record was refused and only counted. */
  @Test
  void journalThatRefusesWhenFull_isNotTaken() throws Exception {
    JournalOptions refusing =
        JournalOptions.defaults().withWhenFull(JournalOptions.WhenFull.REFUSE);
    try (JournalKeys keys = JournalKeys.open(folder.resolve("keys"));
        Journal journal = Journal.open(folder.resolve("acme.journal"), keys, refusing)) {
      LexicallServer.Builder builder = LexicallServer.builder(Compliance.load());

      assertThatThrownBy(() -> builder.journal(journal))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("WAIT");
    }
  }

  private static HttpResponse<String> ask(
      LexicallServer server, String path, AtomicInteger acknowledged) throws Exception {
    HttpResponse<String> answer = Asking.post(server, path, "application/json", Asking.PERMITTED);
    if (answer.statusCode() == 200) {
      acknowledged.incrementAndGet();
    }
    return answer;
  }

  /** What the ledger knows is unknown while it is away: nothing is permitted on it. */
  @Test
  void ledgerThatIsAway_leavesItsFactsUnknown() throws Exception {
    String asked =
        Asking.PERMITTED
            .replaceFirst(",\"lists\":\\[.*?]", "")
            .replace(",\"consents\":[]", "")
            .replace(",\"history\":[]", "")
            .replace(
                ",\"recorded\":false",
                ",\"recorded\":false,\"lists\":[{\"list\":\"national-dnc\",\"country\":\"US\","
                    + "\"listed\":false,\"asOf\":\"2026-11-20\"}]");
    EmbeddedPostgres database = EmbeddedPostgres.builder().start();
    try (Ledger ledger =
        Ledger.create(
            database.getJdbcUrl("postgres", "postgres"),
            LedgerOptions.builder()
                .cache(0, Duration.ofSeconds(1))
                .writeTimeout(Duration.ofSeconds(2)) // so long the health waits, too
                .build())) {
      Compliance engine = ledger.addTo(Compliance.builder().discover()).build();
      try (LexicallServer server = LexicallServer.builder(engine).port(0).ledger(ledger).start()) {
        eventually(() -> Asking.check(server, asked).body().contains("\"decision\":\"permit\""));
        assertThat(Asking.get(server, "/v1/health").body()).contains("\"ledger\":\"pass\"");

        database.close();

        eventually(
            () -> Asking.check(server, asked).body().contains("\"decision\":\"indeterminate\""));
        assertThat(Asking.check(server, asked).body()).contains("internal-dnc");
        eventually(() -> Asking.get(server, "/v1/health").body().contains("\"ledger\":\"fail\""));
        assertThat(Asking.get(server, "/v1/health").body()).contains("\"status\":\"warn\"");
        assertThat(Asking.get(server, "/metrics").body()).contains("lexicall_ledger_up 0.0");
      }
    } finally {
      database.close();
    }
  }
}
