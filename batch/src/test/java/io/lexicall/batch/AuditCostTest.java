package io.lexicall.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lexicall.Compliance;
import io.lexicall.engine.trait.InOrder;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What an audit allocates for a row, which no other work on the machine changes. The law is small,
 * so that it is mostly that of the audit itself.
 */
class AuditCostTest {
  /** Before rows were read and judged without an object for each cell and step, it was 3,300. */
  private static final long MOST_BYTES = 2_250;

  private static final int ROWS = 30_000;
  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
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
    return csv.toString().getBytes(UTF_8);
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

  /** Notes whether the history of each call is known to be in order. */
  private static final class OrderLaw extends AmericanLaw {
    private final AtomicInteger inOrder = new AtomicInteger();

    OrderLaw() {
      super("order");
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "order.known")
              .title("Nobody is called.")
              .cites("Order 1")
              .when(
                  new Condition<Contact>() {
                    @Override
                    public Truth test(Contact contact) {
                      List<EarlierContact> history = Fact.entries(Contact.HISTORY, contact);
                      if (InOrder.isOf(history, EarlierContact.AT)) {
                        inOrder.incrementAndGet();
                      }
                      return Truth.TRUE;
                    }

                    @Override
                    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
                      // It is never unknown.
                    }

                    @Override
                    public Set<Fact<Contact, ?>> reads() {
                      return Set.of(Contact.HISTORY);
                    }

                    @Override
                    public String says() {
                      return "anything";
                    }
                  })
              .denies());
    }
  }

  /**
   * The rows are in no order, but each history is, so that a rule that looks back for a week reads
   * a week of it and not all of a year: of ten thousand calls to one number this was most of the
   * time.
   */
  @Test
  void longHistory_isKnownToBeInOrder() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String seller = i % 2 == 0 ? "acme" : ""; // of any seller, so the history is selected
      lines.add(SINCE.plus(Duration.ofHours(i)) + ",2125550142," + seller + "\n");
    }
    lines.add(SINCE.plus(Duration.ofHours(400)) + ",2125550142,other\n");
    Collections.shuffle(lines, new Random(7));
    byte[] csv = ("called_at,phone,seller\n" + String.join("", lines)).getBytes(UTF_8);
    OrderLaw law = new OrderLaw();
    try (PastFiles rows =
        PastFiles.of(List.of(new Scrub.Input("calls", () -> new ByteArrayInputStream(csv))))
            .fact("channel", "voice")
            .map("seller", "caller.seller")
            .open()) {
      Audit.of(Compliance.builder().module(law).build()).build().count(rows);
    }

    // The first 64 are few enough to be read whole.
    assertThat(law.inOrder).hasValueGreaterThanOrEqualTo(236);
  }
}
