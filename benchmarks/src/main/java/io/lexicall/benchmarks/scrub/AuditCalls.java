package io.lexicall.benchmarks.scrub;

import io.lexicall.Compliance;
import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditFindings;
import io.lexicall.batch.PastFiles;
import io.lexicall.batch.Scrub;
import io.lexicall.lists.DatedLists;
import io.lexicall.lists.ListEdition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audit of the calls that {@link Calls} wrote, each against the registry of its day.
 *
 * <p>{@code java -cp "$classpath" io.lexicall.benchmarks.scrub.AuditCalls FOLDER} counts; with
 * {@code FOLDER FILE} it writes the findings as CSV too.
 */
public final class AuditCalls {
  private static final Instant TODAY = Instant.parse("2026-11-24T12:00:00Z");

  private AuditCalls() {}

  /**
   * Audits.
   *
   * @param arguments the folder, and perhaps where findings go
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<ListEdition> lists = lists(folder);
    audit(
        compliance(lists),
        folder.resolve("calls.csv"),
        arguments.length == 1 ? null : Path.of(arguments[1]),
        Runtime.getRuntime().availableProcessors());
    lists.forEach(ListEdition::close);
  }

  /** Opens the registries of all months. */
  public static List<ListEdition> lists(Path folder) throws IOException {
    List<ListEdition> lists = new ArrayList<>();
    for (int month = 0; month < Calls.MONTHS; month++) {
      lists.add(ListEdition.open(folder.resolve("national-%d.lexi".formatted(month))));
    }
    return lists;
  }

  /** Returns what judges. */
  public static Compliance compliance(List<ListEdition> lists) {
    return Compliance.builder()
        .discover()
        .profile(SlowScrub.profile())
        .lists(DatedLists.of(lists))
        .build();
  }

  /**
   * Audits calls.
   *
   * @param findings where findings go; null if they are only counted
   */
  public static Audit.Result audit(
      Compliance compliance, Path calls, @Nullable Path findings, int threads) throws IOException {
    Scrub.Input input = new Scrub.Input("calls.csv", () -> Files.newInputStream(calls));
    Audit audit = Audit.of(compliance).today(TODAY).threads(threads).build();
    try (PastFiles rows =
        PastFiles.of(List.of(input))
            .zone(ZoneId.of("America/New_York"))
            .fact("channel", "voice")
            .fact("purpose", "telemarketing")
            .fact("dialing", "manual")
            .fact("voice", "live")
            .fact("recorded", "no")
            .fact("to.subscriber", "consumer")
            .fact("relationship.customer", "no")
            .noConsents()
            .map("call_id", "id")
            .map("campaign", "campaign.id")
            .map("talked", "connected")
            .map("opted_out", "refused")
            .map("answered", "answered")
            .map("abandoned", "abandoned")
            .open()) {
      if (findings == null) {
        return audit.count(rows);
      }
      try (OutputStream out = Files.newOutputStream(findings)) {
        AuditFindings written = AuditFindings.csv(compliance, out, List.of("calls.csv"), false);
        Audit.Result result = audit.run(rows, written);
        written.flush();
        return result;
      }
    }
  }
}
