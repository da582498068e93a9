package io.lexicall.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lexicall.Compliance;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.number.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.IntStream;

/** Audits many made-up calls in a virtual machine of its own, whose heap holds few of them. */
final class SmallMemory {
  private static final Instant FIRST = Instant.parse("2026-01-01T17:00:00Z");

  private SmallMemory() {}

  private static PastActivity row(int index) {
    return PastActivity.of(
            Contact.callTo(PhoneNumber.ofDigits(12_125_550_000L + index % 9_000))
                .id("call " + index)
                .at(FIRST.plusSeconds(60L * index))
                .purpose(ContactPurpose.TELEMARKETING)
                .dialing(Dialing.MANUAL)
                .subject("a text that makes a row as long as rows are: ".repeat(10) + index)
                .campaign(Campaign.builder().id("c" + index % 50).build())
                .build())
        .connected(index % 10 == 0)
        .refused(false)
        .answered(true)
        .abandoned(index % 60 == 0)
        .agent("agent " + index % 200);
  }

  /** A lead with a long text that no other has. */
  private static List<String> lead(int index) {
    return List.of("212555%04d".formatted(index), index + "x".repeat(21_000));
  }

  /** Scrubs leads, or audits past calls, of a table with a column of long texts. */
  private static long ofLongTexts(String what, int rows) throws IOException {
    Compliance law = Compliance.builder().module(new HouseLaw()).build();
    if (what.equals("scrub")) {
      return Scrub.of(law, FIRST)
          .phoneColumn("phone")
          .map("note", "subject")
          .week(ZoneOffset.UTC)
          .threads(2)
          .build()
          .run(
              List.of("phone", "note"),
              IntStream.range(0, rows).mapToObj(SmallMemory::lead).iterator(),
              lead -> lead,
              (lead, answer) -> {})
          .tally()
          .rows();
    }
    int[] next = {0};
    InputStream table =
        new SequenceInputStream(
            new ByteArrayInputStream("phone,note,called_at\n".getBytes(UTF_8)),
            new SequenceInputStream(
                new Enumeration<>() {
                  @Override
                  public boolean hasMoreElements() {
                    return next[0] < rows;
                  }

                  @Override
                  public InputStream nextElement() {
                    String row = String.join(",", lead(next[0]++)) + "," + FIRST + "\n";
                    return new ByteArrayInputStream(row.getBytes(UTF_8));
                  }
                }));
    try (PastFiles files =
        PastFiles.of(List.of(new Scrub.Input("f", () -> table)))
            .phoneColumn("phone")
            .map("note", "subject")
            .open()) {
      return Audit.of(law)
          .memory(2 << 20)
          .threads(2)
          .build()
          .run(files, row -> {})
          .tally()
          .verdicts()
          .rows();
    }
  }

  /**
   * Audits.
   *
   * @param arguments how many rows, and perhaps whether rows of long texts are scrubbed or audited
   */
  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[0]);
    if (arguments.length > 1) {
      System.out.println("judged " + ofLongTexts(arguments[1], rows));
      return;
    }
    int[] next = {0};
    long[] taken = {0};
    AuditTally tally =
        Audit.of(
                Compliance.builder()
                    .module(new CapLaw())
                    .module(new HouseLaw())
                    .module(new CampaignLaw())
                    .build())
            .memory(2 << 20)
            .threads(2)
            .build()
            .run(() -> next[0] < rows ? row(next[0]++) : null, row -> taken[0]++)
            .tally();
    System.out.println(
        "taken "
            + taken[0]
            + " judged "
            + tally.verdicts().rows()
            + " periods "
            + tally.abandonment().size());
  }
}
