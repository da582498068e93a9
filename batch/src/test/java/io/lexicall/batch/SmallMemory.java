package io.lexicall.batch;

import io.lexicall.Compliance;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.time.Instant;

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

  /**
   * Audits.
   *
   * @param arguments how many rows
   */
  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[0]);
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
