package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was said later, one nanosecond on each side of each bound. */
class LaterWordTest {
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);
  private static final Instant AT = Instant.parse("2026-06-10T12:00:00Z");

  private static final MemberTest<Contact, EarlierContact> CALL =
      HISTORY.in(EarlierContact.CHANNEL, ContactChannel.VOICE);
  private static final MemberTest<Contact, Consent> TO_CALLS =
      CONSENTS
          .happened(Consent.GRANTED_AT)
          .and(
              CONSENTS.where(
                  Consent.CHANNELS,
                  "calls",
                  channels -> Truth.of(channels.contains(ContactChannel.VOICE))));

  private static Contact.Builder contact() {
    return Contact.builder().at(AT);
  }

  private static EarlierContact refused(String at, @Nullable ContactChannel channel) {
    EarlierContact.Builder earlier = EarlierContact.builder().at(Instant.parse(at)).refused(true);
    return (channel == null ? earlier : earlier.channel(channel)).build();
  }

  private static Consent.Builder consent(String grantedAt) {
    return Consent.builder().grantedAt(Instant.parse(grantedAt)).channels(ContactChannel.VOICE);
  }

  private static String paths(Set<Fact<Contact, ?>> facts) {
    return facts.stream().map(Fact::path).sorted().collect(Collectors.joining(" "));
  }

  private static String missing(Condition<Contact> condition, Contact contact) {
    Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
    condition.missing(contact, named);
    return paths(named);
  }

  private static String missing(
      MemberTest<Contact, Consent> test, Contact contact, Consent consent) {
    Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
    test.missing(contact, consent, named);
    return paths(named);
  }

  // ---- an earlier contact was refused

  @ParameterizedTest
  @CsvSource({
    "2026-06-10T11:59:59.999999999Z, TRUE",
    "2026-06-10T12:00:00Z, TRUE",
    "2026-06-10T12:00:00.000000001Z, FALSE",
  })
  void refusal_countsFromItsInstant(String at, Truth expected) {
    Condition<Contact> test = LaterWord.refused(CALL, TO_CALLS);
    Contact contact = contact().history(refused(at, ContactChannel.VOICE)).consents().build();
    assertThat(test.test(contact)).isEqualTo(expected);
    assertThat(test.nextChange(contact, AT))
        .isEqualTo(expected == Truth.TRUE ? null : Instant.parse(at));
  }

  @ParameterizedTest
  @CsvSource({
    // given at the instant of the refusal it is no later one
    "2026-06-01T12:00:00Z, TRUE",
    "2026-06-01T12:00:00.000000001Z, FALSE",
    "2026-06-10T12:00:00Z, FALSE",
    "2026-06-10T12:00:00.000000001Z, TRUE",
  })
  void later_consentOrRequest_liftsARefusal(String then, Truth expected) {
    Condition<Contact> test = LaterWord.refused(CALL, TO_CALLS);
    EarlierContact earlier = refused("2026-06-01T12:00:00Z", ContactChannel.VOICE);
    Contact consented = contact().history(earlier).consents(consent(then).build()).build();
    Contact asked = contact().history(earlier).consents().requestedAt(Instant.parse(then)).build();
    for (Contact contact : new Contact[] {consented, asked}) {
      assertThat(test.test(contact)).isEqualTo(expected);
      assertThat(test.nextChange(contact, AT))
          .isEqualTo(Instant.parse(then).isAfter(AT) ? Instant.parse(then) : null);
    }
  }

  @Test
  void refusal_onlyWhatIsStatedCounts() {
    Condition<Contact> test = LaterWord.refused(CALL, TO_CALLS);
    EarlierContact unsaid =
        EarlierContact.builder()
            .at(Instant.parse("2026-06-01T12:00:00Z"))
            .channel(ContactChannel.VOICE)
            .build();
    assertThat(test.test(contact().history(unsaid).build())).isEqualTo(Truth.FALSE);
    assertThat(test.test(contact().consents().build())).isEqualTo(Truth.FALSE);
    EarlierContact text = refused("2026-06-01T12:00:00Z", ContactChannel.TEXT);
    assertThat(test.test(contact().history(text).build())).isEqualTo(Truth.FALSE);
  }

  @Test
  void refusal_asksForItsKind_andForWhatLiftsIt() {
    Condition<Contact> test = LaterWord.refused(CALL, TO_CALLS);
    Contact kind = contact().history(refused("2026-06-01T12:00:00Z", null)).consents().build();
    assertThat(test.test(kind)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(test, kind)).isEqualTo("history.channel");
    EarlierContact call = refused("2026-06-01T12:00:00Z", ContactChannel.VOICE);
    Contact lifting = contact().history(call).build();
    assertThat(test.test(lifting)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(test, lifting)).isEqualTo("consents");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T12:00:00Z, FALSE",
    "2026-06-01T12:00:00.000000001Z, TRUE",
    "2026-06-10T12:00:00Z, TRUE",
    "2026-06-10T12:00:00.000000001Z, FALSE",
  })
  void askedForSince(String asked, Truth expected) {
    EarlierContact earlier = refused("2026-06-01T12:00:00Z", ContactChannel.VOICE);
    Contact contact = contact().history(earlier).requestedAt(Instant.parse(asked)).build();
    assertThat(LaterWord.askedForSince().test(contact, earlier)).isEqualTo(expected);
    assertThat(LaterWord.askedForSince().test(contact().build(), earlier)).isEqualTo(Truth.FALSE);
  }

  // ---- the person objected

  @ParameterizedTest
  @CsvSource({
    // objectedAt, requestedAt
    ", , FALSE",
    "2026-06-10T12:00:00Z, , TRUE",
    "2026-06-10T12:00:00.000000001Z, , FALSE",
    "2026-06-01T12:00:00Z, 2026-06-01T12:00:00Z, TRUE",
    "2026-06-01T12:00:00Z, 2026-06-01T12:00:00.000000001Z, FALSE",
    "2026-06-01T12:00:00Z, 2026-06-10T12:00:00Z, FALSE",
    "2026-06-01T12:00:00Z, 2026-06-10T12:00:00.000000001Z, TRUE",
  })
  void objection_standsUnlessAskedSince(
      @Nullable Instant objected, @Nullable Instant asked, Truth expected) {
    Contact.Builder contact = contact();
    if (objected != null) {
      contact.objectedAt(objected);
    }
    if (asked != null) {
      contact.requestedAt(asked);
    }
    assertThat(LaterWord.objected().test(contact.build())).isEqualTo(expected);
    Consent before = consent("2026-01-01T00:00:00Z").build();
    assertThat(LaterWord.objectedSince().test(contact.build(), before)).isEqualTo(expected);
  }

  // ---- what ends a consent

  @ParameterizedTest
  @CsvSource({
    "2026-05-31T00:00:00Z, TRUE",
    "2026-06-01T11:59:59.999999999Z, TRUE",
    "2026-06-01T12:00:00Z, FALSE",
    "2026-06-02T00:00:00Z, FALSE",
  })
  void consent_isEndedByWhatWasSaidLater_notBefore(String granted, Truth ended) {
    Consent consent = consent(granted).build();
    Contact contact =
        contact()
            .history(refused("2026-06-01T12:00:00Z", ContactChannel.VOICE))
            .objectedAt(Instant.parse("2026-06-01T12:00:00Z"))
            .build();
    assertThat(LaterWord.refusedSince(CALL).test(contact, consent)).isEqualTo(ended);
    assertThat(LaterWord.objectedSince().test(contact, consent)).isEqualTo(ended);
  }

  @Test
  void refusalSince_ofUnknownKind_asksForIt_andOneOfTheKindDecides() {
    MemberTest<Contact, Consent> test = LaterWord.refusedSince(CALL);
    Consent consent = consent("2026-01-01T00:00:00Z").build();
    EarlierContact unknown = refused("2026-06-01T12:00:00Z", null);
    Contact one = contact().history(unknown).build();
    assertThat(test.test(one, consent)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(test, one, consent)).isEqualTo("history.channel");
    Contact two =
        contact().history(unknown, refused("2026-06-02T12:00:00Z", ContactChannel.VOICE)).build();
    assertThat(test.test(two, consent)).isEqualTo(Truth.TRUE);
    assertThat(test.test(contact().build(), consent)).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T12:00:00Z, TRUE",
    "2026-06-01T12:00:00.000000001Z, FALSE",
    "2026-06-10T12:00:00Z, FALSE",
    "2026-06-10T12:00:00.000000001Z, TRUE",
  })
  void refusalSince_isLiftedByALaterRequest(String asked, Truth ended) {
    Contact contact =
        contact()
            .history(refused("2026-06-01T12:00:00Z", ContactChannel.VOICE))
            .requestedAt(Instant.parse(asked))
            .build();
    MemberTest<Contact, Consent> test = LaterWord.refusedSince(CALL);
    Consent consent = consent("2026-01-01T00:00:00Z").build();
    assertThat(test.test(contact, consent)).isEqualTo(ended);
    assertThat(test.nextChange(contact, consent, AT))
        .isEqualTo(Instant.parse(asked).isAfter(AT) ? Instant.parse(asked) : null);
  }

  @ParameterizedTest
  @CsvSource({
    // the other entry's grantedAt and revokedAt; this one is of 2026-03-01
    "2026-02-28T23:59:59Z, 2026-02-28T23:59:59.999999999Z, FALSE",
    "2026-02-28T23:59:59Z, 2026-03-01T00:00:00Z, FALSE",
    "2026-02-28T23:59:59Z, 2026-03-01T00:00:00.000000001Z, TRUE",
    "2026-02-28T23:59:59Z, 2026-04-01T00:00:00Z, TRUE",
    "2026-02-28T23:59:59Z, 2026-06-10T12:00:00Z, TRUE",
    "2026-02-28T23:59:59Z, 2026-06-10T12:00:00.000000001Z, FALSE",
    "2026-02-28T23:59:59Z, , FALSE",
    "2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z, TRUE",
    "2026-05-01T00:00:00Z, 2026-06-10T12:00:00Z, TRUE",
    "2026-05-01T00:00:00Z, 2026-06-10T12:00:00.000000001Z, FALSE",
    "2026-05-01T00:00:00Z, , FALSE",
    "2026-05-01T00:00:00Z, 2026-03-01T00:00:00Z, FALSE",
  })
  void withdrawal_takesAllPapersThatAreOlderThanIt(
      String renewed, @Nullable Instant revoked, Truth withdrawn) {
    MemberTest<Contact, Consent> test = LaterWord.withdrawnSince(TO_CALLS);
    Consent consent = consent("2026-03-01T00:00:00Z").build();
    Consent.Builder other = consent(renewed);
    Consent renewal = (revoked == null ? other : other.revokedAt(revoked)).build();
    Contact contact = contact().consents(consent, renewal).build();
    assertThat(test.test(contact, consent)).isEqualTo(withdrawn);
    assertThat(test.nextChange(contact, consent, AT))
        .isEqualTo(revoked != null && revoked.isAfter(AT) ? revoked : null);
  }

  @Test
  void withdrawal_ofUnknownReach_isAskedFor() {
    MemberTest<Contact, Consent> test = LaterWord.withdrawnSince(TO_CALLS);
    Consent consent = consent("2026-03-01T00:00:00Z").build();
    Consent renewal =
        Consent.builder()
            .grantedAt(Instant.parse("2026-04-01T00:00:00Z"))
            .revokedAt(Instant.parse("2026-05-01T00:00:00Z"))
            .build();
    Contact contact = contact().consents(consent, renewal).build();
    assertThat(test.test(contact, consent)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(test, contact, consent)).isEqualTo("consents.channels");
  }

  @ParameterizedTest
  @CsvSource({
    // the other entry's revokedAt, and requestedAt; this one is of 2026-03-01
    "2026-03-01T00:00:00Z, , FALSE",
    "2026-03-01T00:00:00.000000001Z, , TRUE",
    "2026-06-10T12:00:00Z, , TRUE",
    "2026-06-10T12:00:00.000000001Z, , FALSE",
    ", , FALSE",
    "2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z, TRUE",
    "2026-04-01T00:00:00Z, 2026-04-01T00:00:00.000000001Z, FALSE",
    "2026-04-01T00:00:00Z, 2026-06-10T12:00:00Z, FALSE",
    "2026-04-01T00:00:00Z, 2026-06-10T12:00:00.000000001Z, TRUE",
  })
  void revocation_ofAnyConsent_endsAllThatAreOlder(
      @Nullable Instant revoked, @Nullable Instant asked, Truth ended) {
    MemberTest<Contact, Consent> test = LaterWord.revokedSince(TO_CALLS);
    Consent consent = consent("2026-03-01T00:00:00Z").build();
    Consent.Builder other = consent("2026-02-01T00:00:00Z");
    Consent old = (revoked == null ? other : other.revokedAt(revoked)).build();
    Contact.Builder builder = contact().consents(consent, old);
    Contact contact = (asked == null ? builder : builder.requestedAt(asked)).build();
    assertThat(test.test(contact, consent)).isEqualTo(ended);
    Instant planned = asked == null ? revoked : asked;
    assertThat(test.nextChange(contact, consent, AT))
        .isEqualTo(planned != null && planned.isAfter(AT) ? planned : null);
  }

  @Test
  void revocation_ofUnknownKind_isAskedFor() {
    MemberTest<Contact, Consent> test = LaterWord.revokedSince(TO_CALLS);
    Consent consent = consent("2026-03-01T00:00:00Z").build();
    Consent old =
        Consent.builder()
            .grantedAt(Instant.parse("2026-02-01T00:00:00Z"))
            .revokedAt(Instant.parse("2026-05-01T00:00:00Z"))
            .build();
    Contact contact = contact().consents(consent, old).build();
    assertThat(test.test(contact, consent)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(test, contact, consent)).isEqualTo("consents.channels");
  }

  // ---- many entries

  /** Counts how often it is asked. */
  private static final class Counting<E extends Facts<E>> extends MemberTest<Contact, E> {
    private final MemberTest<Contact, E> test;
    private int asked;

    Counting(MemberTest<Contact, E> test) {
      this.test = test;
    }

    @Override
    public Truth test(Contact contact, E entry) {
      asked++;
      return test.test(contact, entry);
    }

    @Override
    public void missing(Contact contact, E entry, Set<Fact<Contact, ?>> into) {
      asked++;
      test.missing(contact, entry, into);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return test.reads();
    }

    @Override
    public String says() {
      return test.says();
    }

    @Override
    public @Nullable Instant nextChange(Contact contact, E entry, Instant after) {
      asked++;
      return test.nextChange(contact, entry, after);
    }
  }

  /** A thousand consents and a thousand refusals: each is looked at a few times, not a million. */
  @Test
  void work_growsWithTheEntries_notWithTheirProduct() {
    int many = 1000;
    List<Consent> consents = new ArrayList<>();
    List<EarlierContact> history = new ArrayList<>();
    Instant day = Instant.parse("2020-01-01T12:00:00Z");
    for (int i = 0; i < many; i++) {
      Instant at = day.plus(Duration.ofHours(i));
      Consent.Builder consent =
          Consent.builder().grantedAt(at).channels(ContactChannel.VOICE).kind(ConsentKind.OPT_IN);
      consents.add(
          switch (i % 3) {
            case 0 -> consent.revokedAt(at.plus(Duration.ofMinutes(1))).build();
            case 1 -> consent.revokedAt(AT.plus(Duration.ofHours(i))).build();
            default -> consent.build();
          });
      history.add(refused(at.toString(), i % 2 == 0 ? ContactChannel.VOICE : null));
    }
    // the last word is a refusal, and of the consents a withdrawal
    Contact contact =
        contact()
            .history(history.toArray(new EarlierContact[0]))
            .consents(consents.toArray(new Consent[0]))
            .build();
    Counting<EarlierContact> ofKind = new Counting<>(CALL);
    Counting<Consent> reaching = new Counting<>(TO_CALLS);
    Counting<Consent> lifting = new Counting<>(TO_CALLS);
    MemberTest<Contact, Consent> standing =
        lifting
            .and(CONSENTS.happened(Consent.REVOKED_AT).not())
            .and(LaterWord.withdrawnSince(reaching).not())
            .and(LaterWord.refusedSince(ofKind).not());

    for (Condition<Contact> condition :
        List.of(
            LaterWord.refused(ofKind, standing),
            CONSENTS.any(standing),
            CONSENTS.any(LaterWord.revokedSince(reaching).not()))) {
      condition.test(contact);
      condition.nextChange(contact, AT);
      Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
      condition.missing(contact, named);
    }

    assertThat(ofKind.asked + reaching.asked + lifting.asked).isBetween(many, 30 * many);
  }

  /** What is prepared for all entries answers as what is asked of each. */
  @Test
  void manyEntries_areJudgedAsEachByItself() {
    Random random = new Random(26);
    for (int round = 0; round < 400; round++) {
      Contact contact = random(random);
      List<Consent> consents = Contact.CONSENTS.of(contact).orElseThrow();
      for (MemberTest<Contact, Consent> test :
          List.of(
              LaterWord.withdrawnSince(TO_CALLS),
              LaterWord.revokedSince(TO_CALLS),
              LaterWord.refusedSince(CALL))) {
        MemberTest<Contact, Consent> prepared = test.forAllOf(contact);
        for (Consent consent : consents) {
          Truth expected = test.test(contact, consent);
          assertThat(prepared.test(contact, consent)).isEqualTo(expected);
          if (expected == Truth.UNKNOWN) {
            assertThat(missing(prepared, contact, consent))
                .isEqualTo(missing(test, contact, consent));
          }
          Instant next = test.nextChange(contact, consent, AT);
          Instant came = prepared.nextChange(contact, consent, AT);
          assertThat(came == null || next == null ? came == next : !came.isAfter(next)).isTrue();
        }
      }
      assertRefusedIsJudgedByEach(contact);
    }
  }

  /** The slow twin: a refusal bars unless one of the consents was given after it. */
  private static void assertRefusedIsJudgedByEach(Contact contact) {
    Condition<Contact> refused = LaterWord.refused(CALL, TO_CALLS);
    for (Contact then = contact; then != null; ) {
      Truth expected = Truth.FALSE;
      for (EarlierContact earlier : Contact.HISTORY.of(then).orElseThrow()) {
        Instant refusal = EarlierContact.AT.of(earlier).orElseThrow();
        Instant asked = Contact.REQUESTED_AT.of(then).orElse(Instant.MIN);
        if (refusal.isAfter(then.at())
            || (asked.isAfter(refusal) && !asked.isAfter(then.at()))
            || !EarlierContact.REFUSED.of(earlier).orElse(false)) {
          continue;
        }
        Truth lifted = Truth.FALSE;
        for (Consent consent : Contact.CONSENTS.of(then).orElseThrow()) {
          if (Consent.GRANTED_AT.of(consent).orElseThrow().isAfter(refusal)) {
            lifted = lifted.or(TO_CALLS.test(then, consent));
          }
        }
        expected = expected.or(CALL.test(then, earlier).and(lifted.not()));
      }
      assertThat(refused.test(then)).as("%s", then).isEqualTo(expected);
      Instant next = refused.nextChange(contact, then.at());
      if (next != null) {
        Contact before = then.at(next.minusNanos(1));
        assertThat(refused.test(before)).as("before %s", next).isEqualTo(expected);
      }
      then = next == null ? null : then.at(next);
    }
  }

  private static Contact random(Random random) {
    Consent[] consents = new Consent[8 + random.nextInt(4)];
    for (int i = 0; i < consents.length; i++) {
      Instant granted = hour(random);
      Consent.Builder consent = Consent.builder().grantedAt(granted);
      if (random.nextInt(3) > 0) {
        consent.channels(random.nextInt(3) == 0 ? ContactChannel.TEXT : ContactChannel.VOICE);
      }
      if (random.nextBoolean()) {
        consent.revokedAt(hour(random));
      }
      consents[i] = consent.build();
    }
    EarlierContact[] history = new EarlierContact[random.nextInt(6)];
    for (int i = 0; i < history.length; i++) {
      ContactChannel channel =
          random.nextInt(3) == 0 ? null : ContactChannel.values()[random.nextInt(2)];
      history[i] = refused(hour(random).toString(), channel);
    }
    Contact.Builder contact = contact().consents(consents).history(history);
    return (random.nextInt(4) == 0 ? contact.requestedAt(hour(random)) : contact).build();
  }

  private static Instant hour(Random random) {
    return AT.plus(Duration.ofHours(random.nextInt(30) - 20));
  }
}
