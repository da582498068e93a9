package io.lexicall.server;

import io.lexicall.Verdict;
import io.lexicall.journal.Journal;
import io.lexicall.json.SafeText;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether the server can answer, and with which law and lists. */
final class Health {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String NOBODY = "health";

  private final Reloading reloading;
  private final @Nullable Ledger ledger;
  private final @Nullable Journal journal;
  private final String version;

  private boolean isLedgerUp = true;
  private long ledgerAsked = System.nanoTime() - FRESH_NANOS;

  Health(Reloading reloading, @Nullable Ledger ledger, @Nullable Journal journal, String version) {
    this.reloading = reloading;
    this.ledger = ledger;
    this.journal = journal;
    this.version = version;
  }

  /**
   * The state of the server.
   *
   * @param isUp whether it gives verdicts
   * @param whole for clients
   * @param brief for everybody
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record State(boolean isUp, byte[] whole, byte[] brief) {}

  boolean isJournalUp() {
    return journal == null || journal.failure().isEmpty();
  }

  /** Asks the ledger, at most once a second. */
  synchronized boolean isLedgerUp() {
    Ledger asked = ledger;
    if (asked != null && System.nanoTime() - ledgerAsked >= FRESH_NANOS) {
      try {
        asked.event(NOBODY);
        isLedgerUp = true;
      } catch (LedgerException down) {
        isLedgerUp = false;
      }
      ledgerAsked = System.nanoTime();
    }
    return isLedgerUp;
  }

  State state() {
    boolean isUp = isJournalUp();
    boolean isLedger = isLedgerUp();
    Map<String, String> failing = reloading.failing();
    String status = !isUp ? "fail" : isLedger && failing.isEmpty() ? "pass" : "warn";
    Verdict.Edition edition = reloading.asked().common().engine().edition();
    byte[] whole =
        Json.object(
            json -> {
              json.writeStringField("status", status);
              json.writeStringField("version", version);
              json.writeStringField("lawEdition", edition.law());
              json.writeStringField("lawDigest", edition.lawDigest());
              json.writeStringField("zoneRules", edition.zoneRules());
              if (ledger != null) {
                json.writeStringField("ledger", isLedger ? "pass" : "fail");
              }
              if (journal != null) {
                json.writeStringField("journal", isUp ? "pass" : "fail");
              }
              json.writeArrayFieldStart("lists");
              for (Map.Entry<String, String> list : reloading.versions().entrySet()) {
                json.writeStartObject();
                json.writeStringField("id", list.getKey());
                json.writeStringField("asOf", list.getValue());
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeArrayFieldStart("notReloaded");
              for (Map.Entry<String, String> each : failing.entrySet()) {
                json.writeStartObject();
                json.writeStringField("what", SafeText.of(each.getKey()));
                json.writeStringField("why", each.getValue());
                json.writeEndObject();
              }
              json.writeEndArray();
            });
    byte[] brief = Json.object(json -> json.writeStringField("status", status));
    return new State(isUp, whole, brief);
  }
}
