package io.lexicall.batch;

import io.lexicall.Compliance;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A law that asks a slow source of the host, which heeds no interrupt. */
final class SlowLaw extends AmericanLaw {
  private static final long NANOS = 5_000_000;

  /** Returns an engine that counts how often it asks the source. */
  static Compliance asking(AtomicInteger times) {
    return Compliance.builder()
        .module(new SlowLaw())
        .source(
            Contact.SCHEMA,
            Contact.PURPOSE,
            contact -> {
              times.incrementAndGet();
              long until = System.nanoTime() + NANOS;
              while (System.nanoTime() < until) {
                Thread.onSpinWait();
              }
              return Optional.of(ContactPurpose.TELEMARKETING);
            })
        .build();
  }

  SlowLaw() {
    super("slow");
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "slow.sales")
            .title("Nobody is called for sales.")
            .cites("Slow 1")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .denies());
  }
}
