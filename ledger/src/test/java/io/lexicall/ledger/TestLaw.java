package io.lexicall.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Truth;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A law with one cap, so that nothing but the count decides. */
final class TestLaw implements RuleModule {
  static final int CAP = 3;
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);

  static PhoneNumber number(int i) {
    return PhoneNumber.parse("+1305555%04d".formatted(i % 10_000));
  }

  /** A sales call to a person in Florida. */
  static Contact call(PhoneNumber number, Instant at) {
    return Contact.callTo(number)
        .at(at)
        .purpose(ContactPurpose.TELEMARKETING)
        .subject("solar")
        .caller(Caller.builder().seller("acme").build())
        .to(Called.inRegion("US-FL").number(number).build())
        .build();
  }

  /** The ledger is in doubt about a fact, and nothing else leaves the call undecided. */
  static void assertDoubtful(Verdict verdict, Fact<Contact, ?> fact) {
    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("core.source");
              assertThat(finding.missing()).isEqualTo(Set.of(fact));
            });
  }

  static Compliance engine() {
    return Compliance.builder().module(new TestLaw()).build();
  }

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public String edition() {
    return "2026-11-27";
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "acme.cap")
            .title("Three calls a day.")
            .cites("Acme House Rules 2")
            .in(Place.of("US"))
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .when(
                HISTORY.atLeast(
                    CAP,
                    HISTORY
                        .within(EarlierContact.AT, Duration.ofHours(24))
                        .and(HISTORY.same(EarlierContact.SUBJECT, Contact.SUBJECT))))
            .remedy("wait")
            .denies());
  }

  /** A law that permits from an instant on. */
  static final class From implements RuleModule {
    private final Instant opens;

    From(Instant opens) {
      this.opens = opens;
    }

    @Override
    public String name() {
      return "from";
    }

    @Override
    public String edition() {
      return "2026-11-29";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "acme.from")
              .title("Nobody is called before.")
              .cites("Acme House Rules 4")
              .when(
                  Condition.where(
                      Contact.AT, "before it opens", at -> Truth.of(at.isBefore(opens))))
              .denies());
    }
  }

  /** A law that counts a withdrawal, an end and a refusal where they are stated, each by itself. */
  static final class OfWhatIsStated implements RuleModule {
    private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);
    private final Fact<Contact, ?> read;

    OfWhatIsStated(Fact<Contact, ?> read) {
      this.read = read;
    }

    @Override
    public String name() {
      return "stated";
    }

    @Override
    public String edition() {
      return "2026-11-29";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      Map<Fact<Contact, ?>, Condition<Contact>> stated =
          Map.of(
              Contact.CONSENTS, CONSENTS.any(CONSENTS.happened(Consent.REVOKED_AT)),
              Contact.RELATIONSHIP,
                  Condition.happened(Contact.RELATIONSHIP.then(Relationship.ENDED_AT)),
              Contact.HISTORY, HISTORY.any(HISTORY.isTrue(EarlierContact.REFUSED)));
      return List.of(
          Rule.on(Contact.SCHEMA, "acme.stated")
              .title("What is stated is heeded.")
              .cites("Acme House Rules 5")
              .when(Condition.known(read))
              .when(requireNonNull(stated.get(read)))
              .denies());
    }
  }

  /** A law that counts a refusal where it is stated, and does not ask for the history. */
  static final class OfRefusals implements RuleModule {
    @Override
    public String name() {
      return "refusals";
    }

    @Override
    public String edition() {
      return "2026-11-28";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "acme.refused")
              .title("A refusal is heeded.")
              .cites("Acme House Rules 3")
              .when(Condition.known(Contact.HISTORY))
              .when(HISTORY.any(HISTORY.isTrue(EarlierContact.REFUSED)))
              .denies());
    }
  }
}
