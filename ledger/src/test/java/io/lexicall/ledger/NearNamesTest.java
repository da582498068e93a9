package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Relationship;
import io.lexicall.json.ActivityJson;
import io.lexicall.number.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names that are nearly those of a call: whether they are the same is not for the ledger to guess,
 * so that what follows is unknown, and nothing is permitted by it.
 */
class NearNamesTest {
  private static final PhoneNumber ANN = TestLaw.number(1);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();
  private final List<Ledger> opened = new ArrayList<>();
  private int attempts;

  @AfterEach
  void close() {
    opened.forEach(Ledger::close);
  }

  private Ledger ledger(Databases.Kind kind) {
    Ledger ledger =
        Ledger.create(
            kind.url(folder),
            LedgerOptions.builder().clock(clock).readTimeout(Duration.ofSeconds(10)).build());
    opened.add(ledger);
    return ledger;
  }

  private static Compliance reading(Ledger ledger) {
    return ledger.addTo(Compliance.builder().module(new ReadingLaw(ReadingLaw.ALL))).build();
  }

  private Contact facts(Ledger ledger, String seller) {
    return (Contact) reading(ledger).complete(call(seller));
  }

  private Contact call(String seller) {
    return TestLaw.call(ANN, start).with(Contact.CALLER, Caller.builder().seller(seller).build());
  }

  private static Optional<Instant> revoked(Contact contact) {
    return contact.get(Contact.CONSENTS).orElseThrow().get(0).get(Consent.REVOKED_AT);
  }

  private void give(Ledger ledger, Scope scope) {
    ledger.record(
        Event.consentGiven(ANN, ConsentKind.EXPRESS_WRITTEN, start.minus(DAY.multipliedBy(9)))
            .scope(scope)
            .build());
  }

  private void withdraw(Ledger ledger, Scope scope) {
    ledger.record(Event.consentWithdrawn(ANN, start.minus(DAY)).scope(scope).build());
  }

  private Verdict reserve(Ledger ledger, String id, String seller) {
    return ledger.reserve(reading(ledger), id, call(seller)).verdict();
  }

  @ParameterizedTest
  @EnumSource
  void withdrawalForANearSeller_leavesTheConsentsUnknown(Databases.Kind kind) {
    for (String near : List.of("Acme", " acme", "acme\u00a0", "ac me", "\uff41cme")) {
      Ledger ledger = ledger(kind);
      give(ledger, Scope.ofSeller("acme"));
      assertThat(revoked(facts(ledger, "acme"))).isEmpty();
      withdraw(ledger, Scope.ofSeller(near));
      assertThat(facts(ledger, "acme").get(Contact.CONSENTS)).as(near).isEmpty();
      assertThat(reserve(ledger, "a", "acme").findings())
          .anySatisfy(each -> assertThat(each.missing()).contains(Contact.CONSENTS));
    }
  }

  @ParameterizedTest
  @EnumSource
  void withdrawalForTheVerySeller_orForAnother_isNoDoubt(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    give(ledger, Scope.ofSeller("acme"));
    withdraw(ledger, Scope.ofSeller("acme corp"));
    assertThat(revoked(facts(ledger, "acme"))).isEmpty();
    withdraw(ledger, Scope.ofSeller("acme"));
    withdraw(ledger, Scope.ofSeller("Acme"));
    assertThat(revoked(facts(ledger, "acme"))).as("withdrawn anyhow").isPresent();
  }

  @Test
  void withdrawalOfAnOlderConsent_orOfOtherCalls_isNoDoubt() {
    Ledger ledger = ledger(Databases.Kind.SQLITE);
    give(ledger, Scope.ofSeller("acme").withChannels(Set.of(ContactChannel.VOICE)));
    ledger.record(
        Event.consentWithdrawn(ANN, start.minus(DAY.multipliedBy(9)).minusSeconds(1))
            .scope(Scope.ofSeller("Acme"))
            .build());
    withdraw(ledger, Scope.ofSeller("Acme").withChannels(Set.of(ContactChannel.TEXT)));
    assertThat(revoked(facts(ledger, "acme"))).isEmpty();
    // A doubt about the consents to another seller's calls is none about these.
    give(ledger, Scope.ofSeller("zeta"));
    withdraw(ledger, Scope.ofSeller("Zeta"));
    assertThat(facts(ledger, "acme").get(Contact.CONSENTS).orElseThrow()).hasSize(2);
    assertThat(facts(ledger, "zeta").get(Contact.CONSENTS)).isEmpty();
  }

  @Test
  void withdrawalAboutANearSubject_leavesTheConsentsUnknown() {
    Ledger ledger = ledger(Databases.Kind.SQLITE);
    give(ledger, Scope.ofSeller("acme").withSubject("solar"));
    withdraw(ledger, Scope.ofSeller("acme").withSubject("roofs"));
    assertThat(revoked(facts(ledger, "acme"))).isEmpty();
    withdraw(ledger, Scope.ofSeller("acme").withSubject("Solar"));
    assertThat(facts(ledger, "acme").get(Contact.CONSENTS)).isEmpty();
  }

  /**
   * Some law heeds a withdrawal only where it is stated, so that none that is known is left out.
   */
  @Test
  void knownWithdrawal_staysStated_besideADoubtfulOne() {
    Ledger ledger = ledger(Databases.Kind.SQLITE);
    give(ledger, Scope.ofSeller("acme").withChannels(Set.of(ContactChannel.TEXT)));
    withdraw(ledger, Scope.ofSeller("acme").withChannels(Set.of(ContactChannel.TEXT)));
    give(ledger, Scope.ofSeller("acme").withChannels(Set.of(ContactChannel.VOICE)));
    withdraw(ledger, Scope.ofSeller("Acme"));
    assertThat(facts(ledger, "acme").get(Contact.CONSENTS).orElseThrow())
        .as("both consents, and the withdrawal that covers more than they say")
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.get(Consent.REVOKED_AT)).isPresent());
  }

  private void buy(Ledger ledger, int daysAgo) {
    ledger.record(
        Event.builder(EventKind.TRANSACTION)
            .number(ANN)
            .happenedAt(start.minus(DAY.multipliedBy(daysAgo)))
            .scope(Scope.ofSeller("acme"))
            .build());
  }

  private void end(Ledger ledger, String seller) {
    ledger.record(
        Event.builder(EventKind.RELATIONSHIP_ENDED)
            .number(ANN)
            .happenedAt(start.minus(DAY))
            .scope(Scope.EVERYTHING.withSeller(seller))
            .build());
  }

  private Optional<Instant> ended(Ledger ledger) {
    return facts(ledger, "acme").get(Contact.RELATIONSHIP).orElseThrow().get(Relationship.ENDED_AT);
  }

  @ParameterizedTest
  @EnumSource
  void relationshipThatEndedWithNoSellerNamed_endedWithAll(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    buy(ledger, 9);
    end(ledger, "other");
    assertThat(ended(ledger)).isEmpty();
    end(ledger, null);
    assertThat(ended(ledger)).contains(start.minus(DAY));
    assertThat(facts(ledger, "other").get(Contact.RELATIONSHIP).orElseThrow())
        .as("of whom nothing else is known")
        .isEqualTo(Relationship.builder().endedAt(start.minus(DAY)).build());
    assertThat(facts(ledger, "third").get(Contact.RELATIONSHIP)).as("a stranger").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void relationshipThatEndedWithANearSeller_isUnknown(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    buy(ledger, 9);
    end(ledger, "ACME ");
    assertThat(facts(ledger, "acme").get(Contact.RELATIONSHIP)).isEmpty();
    assertThat(reserve(ledger, "a", "acme").findings())
        .anySatisfy(each -> assertThat(each.missing()).contains(Contact.RELATIONSHIP));
    buy(ledger, 0);
    assertThat(ended(ledger)).as("bought since, so that it does not matter").isEmpty();
  }

  /** No consent is needed, and the law does not ask for consents: only a withdrawal counts. */
  @ParameterizedTest
  @EnumSource
  void withdrawalForANearSeller_isNoPermit_whereOnlyAStatedOneCounts(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    give(ledger, Scope.ofSeller("acme"));
    assertDecision(ledger, Contact.CONSENTS, Decision.PERMIT);
    withdraw(ledger, Scope.ofSeller("acme corp"));
    assertDecision(ledger, Contact.CONSENTS, Decision.PERMIT);
    withdraw(ledger, Scope.ofSeller("Acme"));
    assertDecision(ledger, Contact.CONSENTS, Decision.INDETERMINATE);
    withdraw(ledger, Scope.ofSeller("acme"));
    assertDecision(ledger, Contact.CONSENTS, Decision.DENY);
  }

  @ParameterizedTest
  @EnumSource
  void endWithANearSeller_isNoPermit_whereOnlyAStatedOneCounts(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    buy(ledger, 9);
    end(ledger, "acme corp");
    assertDecision(ledger, Contact.RELATIONSHIP, Decision.PERMIT);
    end(ledger, "Acme");
    assertDecision(ledger, Contact.RELATIONSHIP, Decision.INDETERMINATE);
    end(ledger, "acme");
    assertDecision(ledger, Contact.RELATIONSHIP, Decision.DENY);
  }

  /** A reservation and a check judge alike, and what is in doubt is named. */
  private void assertDecision(Ledger ledger, Fact<Contact, ?> read, Decision expected) {
    Compliance.Builder law = Compliance.builder().module(new TestLaw.OfWhatIsStated(read));
    Verdict reserved = ledger.reserve(law.build(), "a" + ++attempts, call("acme")).verdict();
    Compliance told = ledger.addTo(law).build();
    Instant day = start.plus(DAY);
    for (Verdict verdict :
        List.of(
            ledger.reserve(told, "a" + ++attempts, call("acme")).verdict(),
            told.check(call("acme")),
            told.explain(call("acme")).verdict(),
            told.windows(call("acme"), start, day).get(0).verdict())) {
      assertThat(verdict.decision()).isEqualTo(expected);
      if (expected == Decision.INDETERMINATE) {
        TestLaw.assertDoubtful(verdict, read);
      }
    }
    assertThat(reserved.decision()).as("an engine without the ledger").isEqualTo(expected);
  }

  /** What the person withdrew may be on file elsewhere, or nowhere. */
  @ParameterizedTest
  @EnumSource
  void withdrawalWithoutAConsentOnFile_isHeeded(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    withdraw(ledger, Scope.ofSeller("zeta"));
    withdraw(ledger, Scope.ofSeller("acme").withChannels(Set.of(ContactChannel.TEXT)));
    withdraw(ledger, Scope.ofSeller("acme").withSubject("windows"));
    assertDecision(ledger, Contact.CONSENTS, Decision.PERMIT);
    withdraw(ledger, Scope.ofSeller("Acme"));
    assertDecision(ledger, Contact.CONSENTS, Decision.INDETERMINATE);
    withdraw(ledger, Scope.ofSeller("acme"));
    assertDecision(ledger, Contact.CONSENTS, Decision.DENY);
    assertThat(facts(ledger, "acme").get(Contact.CONSENTS).orElseThrow())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.get(Consent.REVOKED_AT)).contains(start.minus(DAY));
              assertThat(told.get(Consent.GRANTED_AT)).contains(start.minus(DAY));
              assertThat(told.get(Consent.SELLER)).contains("acme");
              assertThat(told.get(Consent.KIND)).isEmpty();
              assertThat(told.get(Consent.CHANNELS).orElseThrow())
                  .containsExactly(ContactChannel.values());
            });
  }

  @ParameterizedTest
  @EnumSource
  void withdrawalForOtherContactsThanTheConsentOnFile_isHeeded(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    give(ledger, Scope.ofSeller("acme").withChannels(Set.of(ContactChannel.TEXT)));
    withdraw(ledger, Scope.ofSeller("acme").withChannels(Set.of(ContactChannel.VOICE)));
    assertDecision(ledger, Contact.CONSENTS, Decision.DENY);
    assertThat(facts(ledger, "acme").get(Contact.CONSENTS).orElseThrow())
        .extracting(told -> told.get(Consent.REVOKED_AT).isPresent())
        .containsExactly(false, true);
  }

  @ParameterizedTest
  @EnumSource
  void consentSinceANearWithdrawal_leavesNoDoubt(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    withdraw(ledger, Scope.ofSeller("Acme"));
    assertDecision(ledger, Contact.CONSENTS, Decision.INDETERMINATE);
    ledger.record(
        Event.consentGiven(ANN, ConsentKind.EXPRESS, start.minus(DAY).plusSeconds(1))
            .scope(Scope.ofSeller("acme"))
            .build());
    assertDecision(ledger, Contact.CONSENTS, Decision.PERMIT);
  }

  /** A live call to a mobile phone, for which the law of the United States needs no consent. */
  @ParameterizedTest
  @ValueSource(strings = {"Acme", " acme", "acme\u00a0", "ac me", "\uff41cme"})
  void liveSalesCall_isNoPermit_afterAWithdrawalForANearSeller(String near) {
    Ledger ledger = ledger(Databases.Kind.SQLITE);
    Contact call = (Contact) ActivityJson.read(SourcesTest.permitted().findFirst().orElseThrow());
    PhoneNumber number = call.get(Contact.TO.then(Called.NUMBER)).orElseThrow();
    Instant before = call.at().minus(DAY);
    Compliance law = ledger.addTo(Compliance.builder().discover()).build();
    ledger.record(
        Event.consentGiven(number, ConsentKind.EXPRESS_WRITTEN, before)
            .scope(Scope.ofSeller("acme"))
            .build());
    ledger.record(
        Event.consentWithdrawn(number, before.plusSeconds(60))
            .scope(Scope.ofSeller("acme corp"))
            .build());
    Verdict permitted = law.check(call);
    assertThat(permitted.decision()).as(permitted.toString()).isEqualTo(Decision.PERMIT);
    ledger.record(
        Event.consentWithdrawn(number, before.plusSeconds(60)).scope(Scope.ofSeller(near)).build());
    Verdict verdict = law.check(call);
    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(verdict.findings())
        .anySatisfy(finding -> assertThat(finding.missing()).contains(Contact.CONSENTS));
  }

  private void attempt(Ledger ledger, String seller, Duration ago, ContactEnd end) {
    Scope scope = Scope.of(call("acme")).withSeller(seller);
    ledger.record(Event.contact(ANN, start.minus(ago), end).scope(scope).build());
  }

  @ParameterizedTest
  @EnumSource
  void contactsForANearSeller_leaveACapUndecided(Databases.Kind kind) {
    Ledger ledger = ledger(kind);
    Compliance law = ledger.addTo(Compliance.builder().module(new TestLaw())).build();
    for (int i = 0; i < TestLaw.CAP; i++) {
      assertThat(law.check(call("acme")).decision()).isEqualTo(Decision.PERMIT);
      attempt(ledger, i == 0 ? "Acme" : "acme", Duration.ofMinutes(10 + i), ContactEnd.CONNECTED);
    }
    assertThat(law.check(call("acme")).decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(ledger.reserve(TestLaw.engine(), "a", call("acme")).isTaken()).isFalse();
    assertThat(law.check(call("acme corp")).decision()).isEqualTo(Decision.PERMIT);
    EarlierContact near = facts(ledger, "acme").get(Contact.HISTORY).orElseThrow().get(0);
    assertThat(near)
        .as("for whom, over what and about what is not known")
        .isEqualTo(
            EarlierContact.builder()
                .at(start.minus(Duration.ofMinutes(10)))
                .connected(true)
                .refused(false)
                .build());
    attempt(ledger, "acme", Duration.ofMinutes(5), ContactEnd.CONNECTED);
    assertThat(law.check(call("acme")).decision()).isEqualTo(Decision.DENY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cafe\u0301", "CAF\u00c9", "caf\u00e9\u00a0"})
  void formsOfUnicode_areNearlyTheSame(String written) {
    Ledger ledger = ledger(Databases.Kind.SQLITE);
    ledger.record(Event.toldToStop(ANN, start).scope(Scope.ofSeller("caf\u00e9")).build());
    assertThat(listed(ledger, "caf\u00e9")).contains(true);
    assertThat(listed(ledger, written)).isEmpty();
    assertThat(listed(ledger, "cafe")).contains(false);
  }

  private Optional<Boolean> listed(Ledger ledger, String seller) {
    return facts(ledger, seller).get(Contact.LISTS).orElseThrow().stream()
        .filter(each -> each.get(ListEntry.LIST).equals(Optional.of(ListKind.INTERNAL_DNC)))
        .findFirst()
        .orElseThrow()
        .get(ListEntry.LISTED);
  }
}
