package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lexicall.Compliance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What an audit allocates for a row, which no other work on the machine changes. The law is small,
 * so that it is mostly that of the audit itself.
 */
class AuditCostTest {
  /** Before rows were read and judged without an object for each cell and step, it was 3,300. */
  private static final long MOST_BYTES = 2_400;

  private static final int ROWS = 30_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static byte[] calls() {
    Random random = new Random(7);
    StringBuilder csv = new StringBuilder("id,called_at,phone,campaign,agent,talked,opted_out\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append(i).append(",2026-0").append(1 + random.nextInt(8)).append('-');
      csv.append(10 + random.nextInt(18)).append(' ').append(10 + random.nextInt(10));
      csv.append(":30:").append(10 + random.nextInt(50)).append(',');
      csv.append(2125550000L + random.nextInt(ROWS / 3)).append(",c").append(random.nextInt(9));
      csv.append(",agent-")
          .append(random.nextInt(60))
          .append(random.nextBoolean() ? ",yes" : ",no");
      csv.append(random.nextInt(200) == 0 ? ",yes\n" : ",no\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns what this thread and that of the judge allocated. */
  private static long allocated() {
    long all = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (long id : THREADS.getAllThreadIds()) {
      ThreadInfo thread = THREADS.getThreadInfo(id);
      if (thread != null && thread.getThreadName().equals("audit-judge")) {
        all += THREADS.getThreadAllocatedBytes(id);
      }
    }
    return all;
  }

  private static long bytesOfRow(Compliance law, byte[] calls) throws IOException {
    long[] last = {0};
    try (PastFiles rows =
        PastFiles.of(List.of(new Scrub.Input("calls", () -> new ByteArrayInputStream(calls))))
            .zone(ZoneId.of("America/New_York"))
            .fact("channel", "voice")
            .fact("purpose", "telemarketing")
            .fact("dialing", "manual")
            .map("campaign", "campaign.id")
            .map("talked", "connected")
            .map("opted_out", "refused")
            .open()) {
      long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      Audit.Result result =
          Audit.of(law)
              .threads(1)
              .watch((judged, all) -> last[0] = judged == all ? allocated() - before : 0)
              .build()
              .count(rows);
      assertThat(result.tally().verdicts().rows()).isEqualTo(ROWS);
    }
    return last[0] / ROWS;
  }

  @Test
  void row_allocatesFewBytes() throws IOException {
    Compliance law = Compliance.builder().module(new CapLaw()).module(new HouseLaw()).build();
    byte[] calls = calls();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) { // the first rows are of the interpreter, which allocates more
      least = Math.min(least, bytesOfRow(law, calls));
    }

    assertThat(least).isPositive().isLessThan(MOST_BYTES);
  }
}
