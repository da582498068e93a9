package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lexicall.Compliance;
import io.lexicall.facts.Contact;
import io.lexicall.ledger.LedgerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of the database fills up: the error says so, nothing is half written, what was
 * acknowledged is there, and it goes on when there is room again.
 */
class FullDiskTest {
  private static final int BLOCK = 40;
  private static final int MOST_BLOCKS = 10_000;
  private static final String LONG_TEXT = "x".repeat(400);

  @TempDir Path folder;

  private final Compliance engine = TestLaw.engine();
  private int dialled;

  /** Events that take room, in blocks that are recorded all or none. */
  private static List<Event> block(int block) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < BLOCK; i++) {
      events.add(
          Event.toldToStop(TestLaw.number(block), InstantSource.system().instant())
              .id("stop-%d-%d".formatted(block, i))
              .from(LONG_TEXT)
              .build());
    }
    return events;
  }

  /** Records blocks until it is refused; returns how many were acknowledged. */
  private static int fill(Ledger ledger, int from) {
    for (int block = from; block < MOST_BLOCKS; block++) {
      List<Event> events = block(block);
      LedgerException refused =
          catchThrowableOfType(LedgerException.class, () -> ledger.record(events));
      if (refused != null) {
        assertFull(refused);
        return block;
      }
    }
    throw new AssertionError("it was never full");
  }

  private static void assertFull(LedgerException refused) {
    assertThat(refused.reason()).isEqualTo(Reason.FULL);
    assertThat(refused)
        .hasMessageContaining("disk of the database is full")
        .hasMessageContaining("nothing was written")
        .hasMessageNotContaining("305555");
  }

  private static void assertFull(ThrowingCallable call) {
    LedgerException refused = catchThrowableOfType(LedgerException.class, call);
    assertThat(refused).isNotNull();
    assertFull(refused);
  }

  private static void assertThereIs(Ledger ledger, int blocks) {
    for (int block = 0; block < blocks; block += Math.max(1, blocks / 20)) {
      assertThat(ledger.standing(TestLaw.number(block)).events()).hasSize(BLOCK);
    }
    assertThat(ledger.standing(TestLaw.number(blocks - 1)).events()).hasSize(BLOCK);
    assertThat(ledger.standing(TestLaw.number(blocks)).events()).as("half written").isEmpty();
  }

  /** Dials people until there is no room even for that. */
  private void dialUntilFull(Ledger ledger) {
    for (int i = 0; i < MOST_BLOCKS; i++) {
      int person = 5_000 + i;
      Contact call = TestLaw.call(TestLaw.number(person), InstantSource.system().instant());
      LedgerException refused =
          catchThrowableOfType(
              LedgerException.class, () -> ledger.reserve(engine, "dial-" + person, call));
      if (refused != null) {
        assertFull(refused);
        assertThat(ledger.standing(TestLaw.number(person)).events()).as("not taken").isEmpty();
        dialled = person;
        return;
      }
    }
    throw new AssertionError("it was never full");
  }

  private void assertGoesOn(Ledger ledger, int blocks) {
    ledger.record(block(blocks));
    assertThat(ledger.standing(TestLaw.number(blocks)).events()).hasSize(BLOCK);
    Contact call = TestLaw.call(TestLaw.number(dialled), InstantSource.system().instant());
    assertThat(ledger.reserve(engine, "dial-" + dialled, call).isTaken()).isTrue();
    assertThat(ledger.confirm("dial-" + dialled, ContactEnd.CONNECTED).kind())
        .isEqualTo(EventKind.CONTACT_ENDED);
  }

  @Test
  void sqlite_thatMayNotGrow_saysSo_andGoesOnWithMoreRoom() {
    String url = Databases.Kind.SQLITE.url(folder);
    Ledger.create(url, LedgerOptions.defaults()).close();
    int blocks;
    try (HikariDataSource pool = pool(url, 60);
        Ledger ledger = Ledger.open(pool, LedgerOptions.defaults())) {
      blocks = fill(ledger, 0);
      assertThat(blocks).isPositive();
      dialUntilFull(ledger);
      assertThereIs(ledger, blocks);
    }
    try (HikariDataSource pool = pool(url, 1_000);
        Ledger ledger = Ledger.open(pool, LedgerOptions.defaults())) {
      assertThereIs(ledger, blocks);
      assertGoesOn(ledger, blocks);
    }
  }

  private static HikariDataSource pool(String url, int pages) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setConnectionInitSql("PRAGMA max_page_count = " + pages);
    return new HikariDataSource(config);
  }

  /** The tables lie on a disk of their own, which is small; what a server writes first does not. */
  @Test
  void postgres_whoseDiskIsFull_saysSo_andGoesOnWhenThereIsRoom() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    List<String> within = smallDisk(disk, "24m");
    assumeThat(canRun(within)).as("a small disk can be mounted here").isTrue();
    try (Server server = Server.begin(folder.resolve("server"), within)) {
      // The disk is seen from the server's side only.
      Path seen = Path.of("/proc/%d/root%s".formatted(server.pid(), disk));
      Path ballast = seen.resolve("ballast");
      Files.write(ballast, new byte[8 << 20]);
      // A copy by files has a place on the disk for each of its pages. The usual copy leaves holes
      // in its files until a checkpoint, and a read that must write such a page would fail too.
      Databases.execute(
          server.url(),
          "CREATE TABLESPACE small LOCATION '%s/tables'".formatted(disk),
          "CREATE DATABASE ledger TABLESPACE small STRATEGY file_copy");
      try (Ledger ledger = Ledger.create(server.url("ledger"), LedgerOptions.defaults())) {
        int blocks = fill(ledger, 0);
        assertThat(blocks).isPositive();
        dialUntilFull(ledger);
        assertThereIs(ledger, blocks);
        Files.delete(ballast);
        assertThereIs(ledger, blocks);
        assertGoesOn(ledger, blocks);
      }
    }
  }

  /** Returns the start of a command that sees a small disk in a folder. */
  private static List<String> smallDisk(Path folder, String size) {
    String mount =
        "mount -t tmpfs -o size=%2$s,mode=0777 tmpfs '%1$s' && unshare -U mkdir -m 0700 '%1$s/tables'"
            + " && exec unshare -U \"$@\"";
    return List.of("unshare", "-U", "-r", "-m", "sh", "-c", mount.formatted(folder, size), "sh");
  }

  private static boolean canRun(List<String> within) throws InterruptedException {
    List<String> words = new ArrayList<>(within);
    words.add("true");
    try {
      return new ProcessBuilder(words).start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  /** The same where no disk can be mounted: the driver says what it would say. */
  @Test
  void postgres_whoseDriverSaysThatTheDiskIsFull_leavesNothing() throws SQLException {
    String url = Databases.Kind.POSTGRESQL.url(folder);
    try (Ledger ledger = Ledger.create(url, LedgerOptions.defaults())) {
      ledger.record(block(0));
      // As the server does it, when it would enlarge the table.
      String[] full = {
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$",
        "CREATE TRIGGER full_disk AFTER INSERT ON lexicall_event FOR EACH ROW"
            + " WHEN (NEW.id LIKE '%-9' OR NEW.id LIKE 'dial-%') EXECUTE FUNCTION full_disk()"
      };
      Databases.execute(url, full);
      assertFull(() -> ledger.record(block(1)));
      dialUntilFull(ledger);
      assertThereIs(ledger, 1);
      Databases.execute(url, "DROP TRIGGER full_disk ON lexicall_event");
      assertGoesOn(ledger, 1);
    }
  }
}
