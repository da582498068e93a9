package io.lexicall.rules.tcpa.state;

import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;
import static io.lexicall.rules.tcpa.terms.Terms.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.MemberTest;
import io.lexicall.rules.tcpa.terms.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@link RevokedForGood} beside a twin that sets each revocation against each consent. */
class RevokedForGoodTest {
  private static final Instant NOON = Calls.instant("2026-11-24T12:00:00-05:00");
  private static final MemberTest<Contact, Consent> REVOKED =
      CONSENTS
          .same(Consent.SELLER, SELLER)
          .and(Lasting.ofEvent(CONSENTS, Consent.REVOKED_AT, 0, OptionalInt.of(1)));
  private static final RevokedForGood CONDITION = new RevokedForGood(REVOKED, Terms.counts());

  private static Truth byPairs(Contact contact) {
    MemberTest<Contact, Consent> counts = Terms.counts();
    List<Consent> consents = contact.get(Contact.CONSENTS).orElseThrow();
    Truth barred = Truth.FALSE;
    for (Consent one : consents) {
      Truth renewed = Truth.FALSE;
      Instant revocation = Consent.REVOKED_AT.in(one);
      for (Consent later : consents) {
        Instant granted = Consent.GRANTED_AT.in(later);
        if (granted != null && revocation != null && granted.isAfter(revocation)) {
          renewed = renewed.or(counts.test(contact, later));
        }
      }
      barred = barred.or(REVOKED.test(contact, one).and(renewed.not()));
    }
    return barred;
  }

  private static Contact contact(List<Consent> consents) {
    return Calls.text("US-VA", "2026-11-24T12:00:00-05:00").consents(consents).build();
  }

  @Provide
  Arbitrary<List<Consent>> consents() {
    Arbitrary<Instant> instants =
        Arbitraries.integers().between(-6, 6).map(days -> NOON.plus(Duration.ofDays(60L * days)));
    Arbitrary<Consent> consent =
        Combinators.combine(
                instants,
                instants.injectNull(0.3),
                instants.injectNull(0.5),
                Arbitraries.of("acme", "other").injectNull(0.2))
            .as(RevokedForGoodTest::consent);
    return consent.list().ofMaxSize(5);
  }

  private static Consent consent(
      Instant granted,
      @Nullable Instant revoked,
      @Nullable Instant expires,
      @Nullable String seller) {
    Consent.Builder consent =
        Calls.consentBuilder(ConsentKind.EXPRESS, granted.toString()).without(Consent.SELLER);
    if (revoked != null) {
      consent.revokedAt(revoked);
    }
    if (expires != null) {
      consent.expiresAt(expires);
    }
    return (seller == null ? consent : consent.seller(seller)).build();
  }

  @Property
  void test_isThatOfAllPairs(@ForAll("consents") List<Consent> consents) {
    Contact contact = contact(consents);
    assertThat(CONDITION.test(contact)).isEqualTo(byPairs(contact));
  }

  @Property
  void nextChange_isNotTooLate(@ForAll("consents") List<Consent> consents) {
    Contact contact = contact(consents);
    Truth now = byPairs(contact);
    Instant next = CONDITION.nextChange(contact, contact.at());
    assertThat(next)
        .satisfiesAnyOf(it -> assertThat(it).isNull(), it -> assertThat(it).isAfter(NOON));
    for (int day = 0; day < 1_000; day += 5) {
      Instant then = NOON.plus(Duration.ofDays(day));
      if (next == null || then.isBefore(next)) {
        assertThat(byPairs(contact.at(then))).as("after %d days", day).isEqualTo(now);
      }
    }
  }

  @Property
  void missing_whereUnknown_namesWhatIsNotStated(@ForAll("consents") List<Consent> consents) {
    Contact contact = contact(consents);
    Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
    CONDITION.missing(contact, missing);
    if (CONDITION.test(contact) == Truth.UNKNOWN) {
      assertThat(missing).containsExactly(CONSENTS.name(Consent.SELLER));
    }
  }

  @Test
  void test_ofManyConsents_looksAtEachTwiceAtMost() {
    AtomicInteger looks = new AtomicInteger();
    MemberTest<Contact, Consent> counted =
        CONSENTS.where(
            Consent.SELLER,
            "counted",
            seller -> Truth.of(looks.incrementAndGet() > 0 && seller.equals("acme")));
    List<Consent> consents = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      consents.add(
          consent(NOON.minusSeconds(40_000 + i), NOON.minusSeconds(60_000 + i), null, "acme"));
    }
    Contact contact = contact(consents);
    assertThat(new RevokedForGood(counted, counted).test(contact)).isEqualTo(Truth.FALSE);
    assertThat(looks).hasValueLessThanOrEqualTo(40_000);
  }
}
