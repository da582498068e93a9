package io.lexicall.benchmarks.start;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.host.OneRule;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Subscriber;
import io.lexicall.number.PhoneNumber;
import java.time.Instant;

/** Loads all the law, and asks about one call. */
public final class FirstVerdict {
  private FirstVerdict() {}

  /**
   * Loads all the law, and asks about one call; fails if the answer is not the one that is due.
   *
   * @param args anything at all for an engine without rules on it
   */
  public static void main(String[] args) {
    boolean hasLaw = args.length == 0;
    PhoneNumber number = PhoneNumber.parse("+12125550142");
    Compliance compliance =
        hasLaw ? Compliance.load() : Compliance.builder().module(new OneRule()).build();
    Verdict verdict =
        compliance.check(
            Contact.callTo(number)
                .at(Instant.parse("2026-11-24T12:59:59Z"))
                .purpose(ContactPurpose.TELEMARKETING)
                .to(Called.builder().number(number).subscriber(Subscriber.CONSUMER).build())
                .consents()
                .build());
    boolean early =
        verdict.findings().stream()
            .anyMatch(finding -> finding.rule().id().equals("tsr.calling-hours"));
    if (early != hasLaw) {
      throw new IllegalStateException("It is too early to call, but the verdict is " + verdict);
    }
  }
}
