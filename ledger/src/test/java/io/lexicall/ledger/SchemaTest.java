package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lexicall.Decision;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.RequestKind;
import io.lexicall.ledger.LedgerException.Reason;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ledgers of earlier and later versions, and with tables that are not ours. */
class SchemaTest {
  @TempDir Path folder;

  private final TestClock clock = new TestClock();

  private LedgerOptions options() {
    return LedgerOptions.builder().clock(clock).build();
  }

  /** Returns the URL of a ledger as the first version left it. */
  private String firstVersion(Databases.Kind kind) throws Exception {
    String url = kind.url(folder);
    String name = "v1-%s.sql".formatted(kind.name().toLowerCase(Locale.ROOT));
    try (InputStream in = SchemaTest.class.getResourceAsStream(name)) {
      String[] statements = new String(in.readAllBytes(), UTF_8).strip().split("\\R\\R+", -1);
      List<String> all = new ArrayList<>(List.of(statements));
      all.remove(0); // says what it is
      Databases.execute(url, all.toArray(String[]::new));
    }
    return url;
  }

  private static void assertRefused(ThrowingCallable call, String... words) {
    LedgerException refused = catchThrowableOfType(LedgerException.class, call);
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).isEqualTo(Reason.SCHEMA);
    for (String word : words) {
      assertThat(refused).hasMessageContaining(word);
    }
  }

  @ParameterizedTest
  @EnumSource
  void firstVersion_isBroughtToThisOne_withAllThatIsInIt(Databases.Kind kind) throws Exception {
    String url = firstVersion(kind);
    assertRefused(() -> Ledger.open(url, options()), "version 1", "needs 5", "ledger init");
    try (Ledger brought = Ledger.create(url, options())) {
      assertThat(brought.versionFound()).isEqualTo(1);
      assertThat(brought.version()).isEqualTo(5);
    }
    try (Ledger again = Ledger.create(url, options())) {
      assertThat(again.versionFound()).isEqualTo(5);
    }
    try (Ledger ledger = Ledger.open(url, options())) {
      assertConsents(ledger.standing(TestLaw.number(1)));
      Scope call = Scope.of(TestLaw.call(TestLaw.number(2), clock.instant()));
      assertThat(ledger.standing(TestLaw.number(2)).stop(call)).isPresent();
      assertThat(ledger.standing(TestLaw.number(3)).stop(call)).as("lifted").isEmpty();
      assertThat(ledger.event("r-1"))
          .extracting(Event::kind)
          .containsExactly(EventKind.REQUEST_RECEIVED, EventKind.REQUEST_ACKNOWLEDGED);
      assertThat(ledger.event("r-1").get(0).request()).contains(RequestKind.ACCESS);
      assertThat(ledger.standing(TestLaw.number(5)).events())
          .extracting(Event::kind)
          .containsExactly(EventKind.FORGOTTEN);

      // Of four attempts one was released; a fourth call is one too many.
      Standing dialled = ledger.standing(TestLaw.number(4));
      assertThat(dialled.history("acme", clock.instant(), false).orElseThrow())
          .hasSize(TestLaw.CAP)
          .anyMatch(each -> each.get(EarlierContact.CONNECTED).equals(java.util.Optional.of(true)));
      assertThat(
              ledger
                  .reserve(
                      TestLaw.engine(),
                      "a-5",
                      TestLaw.call(TestLaw.number(4), Instant.parse("2026-11-24T17:00:30Z")))
                  .verdict()
                  .decision())
          .isEqualTo(Decision.DENY);
      // And it goes on: what is new stands beside what was there, and is as safe.
      ledger.record(Event.toldToStop(TestLaw.number(1), clock.instant()).id("s-9").build());
      assertThat(ledger.standing(TestLaw.number(1)).events()).hasSize(6);
      assertThatThrownBy(() -> Databases.execute(url, "DELETE FROM lexicall_event"))
          .isInstanceOf(SQLException.class);
    }
  }

  /** It has all but the day of what was told by a date. */
  @ParameterizedTest
  @EnumSource
  void versionBefore_isBroughtToThisOne_andWhatIsToldByADateFrom(Databases.Kind kind)
      throws Exception {
    String url = firstVersion(kind);
    Ledger.create(url, options()).close();
    Databases.execute(
        url,
        "ALTER TABLE lexicall_event DROP COLUMN happened_at_latest",
        "ALTER TABLE lexicall_event DROP COLUMN received_by",
        "DELETE FROM lexicall_script WHERE version IN (4, 5)",
        "UPDATE lexicall_ledger SET value = '3' WHERE name = 'schema'");
    assertRefused(() -> Ledger.open(url, options()), "version 3", "needs 5", "ledger init");
    try (Ledger ledger = Ledger.create(url, options())) {
      assertThat(ledger.versionFound()).isEqualTo(3);
      assertConsents(ledger.standing(TestLaw.number(1)));
      Event stop =
          ledger.record(
              Event.toldToStop(TestLaw.number(1), clock.instant())
                  .happenedOn(LocalDate.parse("2026-11-20"), ZoneOffset.UTC)
                  .build());
      assertThat(ledger.standing(TestLaw.number(1)).stop(Scope.EVERYTHING)).contains(stop);
      assertThat(stop.happenedAtLatest()).contains(Instant.parse("2026-11-20T23:59:59.999999Z"));
      assertThat(ledger.standing(TestLaw.number(1)).consents(null))
          .allMatch(consent -> consent.get(Consent.RECEIVED_BY).isEmpty());
    }
  }

  /** A pool would try again for as long as it may; the code of SQLite says nothing to anybody. */
  @ParameterizedTest
  @CsvSource({
    "garbage, no database of SQLite",
    "half, is damaged",
    "locked, Another program holds"
  })
  void fileThatCannotBeRead_isToldInWords_atOnce(String how, String told) throws Exception {
    String url = Databases.Kind.SQLITE.url(folder);
    Path file = Path.of(url.substring("jdbc:sqlite:".length()));
    Ledger.create(url, options()).close();
    byte[] whole = Files.readAllBytes(file);
    try (Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      switch (how) {
        case "garbage" -> Files.writeString(file, "This is a letter and no database.".repeat(900));
        case "half" -> Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        default -> {
          statement.execute("PRAGMA locking_mode = EXCLUSIVE");
          statement.execute("BEGIN EXCLUSIVE");
        }
      }
      LedgerOptions usual = LedgerOptions.builder().writeTimeout(Duration.ofSeconds(8)).build();
      long begun = System.nanoTime();
      LedgerException refused =
          catchThrowableOfType(
              LedgerException.class,
              () -> {
                try (Ledger ledger = Ledger.open(url, usual)) {
                  ledger.record(Event.toldToStop(TestLaw.number(1), clock.instant()).build());
                }
              });
      assertThat(refused).hasMessageContaining(told);
      if (!how.equals("locked")) {
        assertThat(refused).hasMessageNotContaining("nothing was written");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(7));
      }
    }
  }

  private static void assertConsents(Standing standing) {
    assertThat(standing.consents(null))
        .extracting(
            consent -> consent.get(Consent.CHANNELS).orElseThrow(),
            consent -> consent.get(Consent.REVOKED_AT).orElse(null))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(List.of(ContactChannel.VOICE), null),
            org.assertj.core.groups.Tuple.tuple(
                List.of(ContactChannel.TEXT), Instant.parse("2026-04-01T10:00:00Z")));
    Event given = standing.events().get(0);
    assertThat(given)
        .isEqualTo(
            Event.consentGiven(
                    TestLaw.number(1),
                    ConsentKind.EXPRESS_WRITTEN,
                    Instant.parse("2026-03-01T10:00:00Z"))
                .id("c-1")
                .person(TestLaw.number(1).e164())
                .recordedAt(Instant.parse("2026-03-01T10:01:00Z"))
                .by("agent-7")
                .from("web form")
                .scope(
                    new Scope(
                        "acme",
                        "sun",
                        Set.of(ContactChannel.VOICE, ContactChannel.TEXT),
                        Set.of(ContactPurpose.TELEMARKETING),
                        null))
                .evidence(Evidence.of("web-2026-03", "form 81", new byte[] {1, 2}))
                .expiresAt(Instant.parse("2027-04-05T10:00:00Z"))
                .automated(true)
                .build());
    assertThat(standing.relationship("acme").orElseThrow().toString())
        .contains("2026-04-03T10:00:00Z", "2026-04-04T10:00:00Z", "2026-04-05T10:00:00Z");
  }

  @ParameterizedTest
  @EnumSource
  void manyProgramsThatBringItThereAtOnce_doItOnce(Databases.Kind kind) throws Exception {
    String url = firstVersion(kind);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> program =
          () -> {
            try (Ledger ledger = Ledger.create(url, options())) {
              return ledger.standing(TestLaw.number(1)).events().size();
            }
          };
      for (Future<Integer> each : threads.invokeAll(List.of(program, program, program, program))) {
        assertThat(each.get()).isEqualTo(5);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void upgradeThatFailsHalfway_leavesTheLedgerAsItWas(Databases.Kind kind) throws Exception {
    String url = firstVersion(kind);
    Databases.execute(url, "CREATE TABLE lexicall_script (theirs TEXT)");
    assertThat(catchThrowableOfType(LedgerException.class, () -> Ledger.create(url, options())))
        .isNotNull();
    assertRefused(() -> Ledger.open(url, options()), "version 1");
    Databases.execute(url, "DROP TABLE lexicall_script");
    try (Ledger ledger = Ledger.create(url, options())) {
      assertThat(ledger.standing(TestLaw.number(1)).events()).hasSize(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tablesMadeByAnotherScript_areRefused(Databases.Kind kind) throws Exception {
    String url = firstVersion(kind);
    Ledger.create(url, options()).close();
    Databases.execute(
        url, "UPDATE lexicall_script SET sha256 = '%064d' WHERE version = 1".formatted(7));
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> Ledger.open(url, options()), () -> Ledger.create(url, options()))) {
      assertRefused(call, "version 1", "SHA-256");
    }
  }

  @ParameterizedTest
  @EnumSource
  void newerLedger_isRefused(Databases.Kind kind) throws Exception {
    String url = firstVersion(kind);
    Ledger.create(url, options()).close();
    Databases.execute(url, "UPDATE lexicall_ledger SET value = '6' WHERE name = 'schema'");
    assertRefused(() -> Ledger.open(url, options()), "version 6", "up to 5", "update the program");
    assertRefused(() -> Ledger.create(url, options()), "version 6", "update the program");
  }
}
