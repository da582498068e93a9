package io.lexicall.rules.tcpa.federal;

import static io.lexicall.rules.tcpa.terms.Terms.CONSENTS;
import static io.lexicall.rules.tcpa.terms.Terms.HISTORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares the sorted form with the plain words of the regulation, and counts what it costs. */
class PriorConsentTest {
  private static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");
  private static final LookBack SEVEN_DAYS = LookBack.window(7);

  private static final MemberTest<Contact, EarlierContact> CONVERSATION =
      HISTORY
          .in(EarlierContact.CHANNEL, ContactChannel.VOICE)
          .and(HISTORY.isTrue(EarlierContact.CONNECTED))
          .and(HISTORY.same(EarlierContact.SUBJECT, Contact.SUBJECT));

  private static final MemberTest<Contact, EarlierContact> CALL =
      HISTORY
          .in(EarlierContact.CHANNEL, ContactChannel.VOICE)
          .and(HISTORY.within(EarlierContact.AT, SEVEN_DAYS));

  private static final MemberTest<Contact, Consent> GIVEN =
      CONSENTS
          .in(Consent.KIND, ConsentKind.EXPRESS, ConsentKind.EXPRESS_WRITTEN)
          .and(Terms.countsUnlessTakenBack())
          .and(CONSENTS.within(Consent.GRANTED_AT, SEVEN_DAYS));

  /** A consent counts, was given within seven days, and no conversation came since. */
  private static final Condition<Contact> PLAIN =
      CONSENTS.any(
          CONSENTS.in(Consent.KIND, ConsentKind.EXPRESS, ConsentKind.EXPRESS_WRITTEN),
          Terms.counts(),
          CONSENTS.within(Consent.GRANTED_AT, SEVEN_DAYS),
          new NoConversationSince());

  private static PriorConsent sorted(
      MemberTest<Contact, Consent> given, MemberTest<Contact, EarlierContact> conversation) {
    return new PriorConsent(given, conversation, Terms.refusalReaches());
  }

  @Test
  void sortedForm_ofAnyFacts_saysWhatTheWordsSay() {
    Random random = new Random(26);
    Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
    PriorConsent sorted = sorted(GIVEN, CONVERSATION);
    for (int i = 0; i < 20_000; i++) {
      Contact contact = contact(random);
      Truth now = PLAIN.test(contact);
      assertThat(sorted.now().test(contact)).as("%s", contact).isEqualTo(now);
      seen.merge(now, 1, Integer::sum);
      for (int count = 1; count <= 4; count++) {
        Condition<Contact> plain = HISTORY.atLeast(count, CALL, new MadeUnder().not());
        Condition<Contact> lacked = sorted.lackedBy(count, CALL);
        Truth answer = plain.test(contact);
        assertThat(lacked.test(contact)).as("%s of %s", count, contact).isEqualTo(answer);
        seen.merge(answer, 1, Integer::sum);
        if (answer == Truth.UNKNOWN) {
          assertThat(missing(lacked, contact))
              .as("%s of %s", count, contact)
              .isNotEmpty()
              .isSubsetOf(missing(plain, contact));
        }
      }
      if (now == Truth.UNKNOWN) {
        assertThat(missing(sorted.now(), contact))
            .as("%s", contact)
            .isNotEmpty()
            .isSubsetOf(missing(PLAIN, contact));
      }
    }
    assertThat(seen.values()).hasSize(3).allSatisfy(times -> assertThat(times).isGreaterThan(999));
  }

  private static Set<Fact<Contact, ?>> missing(Condition<Contact> condition, Contact contact) {
    Set<Fact<Contact, ?>> missing = new HashSet<>();
    condition.missing(contact, missing);
    return missing;
  }

  /** Until the next change that it tells, the answer stays. */
  @Test
  void now_changesOnlyWhenItSays() {
    Random random = new Random(27);
    Condition<Contact> now = sorted(GIVEN, CONVERSATION).now();
    for (int i = 0; i < 5_000; i++) {
      Contact contact = contact(random).at(NOW.minus(Duration.ofDays(random.nextInt(9))));
      Instant next = now.nextChange(contact, contact.at());
      Instant end = next == null ? NOW.plus(Duration.ofDays(20)) : next;
      Instant some =
          contact
              .at()
              .plusSeconds(random.nextLong(Duration.between(contact.at(), end).toSeconds()));
      assertThat(now.test(contact.at(some)))
          .as("%s at %s before %s", contact, some, next)
          .isEqualTo(now.test(contact));
    }
  }

  /** Twice the entries cost little more than twice the work, where the words cost eight times. */
  @Test
  void work_isThatOfSorting() {
    long once = work(500);
    assertThat(work(1_000)).isLessThan(once * 5 / 2);
    assertThat(once).isLessThan(500L * 100);
  }

  /** A history of any length ends no consent of a person who gave none, or gave it later. */
  @Test
  void work_isNoneBeforeTheFirstConsent() {
    AtomicLong tests = new AtomicLong();
    PriorConsent counted = sorted(new Counted<>(GIVEN, tests), new Counted<>(CONVERSATION, tests));
    List<EarlierContact> history = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      history.add(call(NOW.minus(Duration.ofDays(3)).plusSeconds(i)).connected(true).build());
    }

    Contact without = base().consents(List.of()).history(history).build();
    assertThat(counted.lackedBy(7, CALL).test(without)).isEqualTo(Truth.TRUE);
    assertThat(counted.now().test(without)).isEqualTo(Truth.FALSE);
    assertThat(tests).hasValue(0);

    Contact later =
        base()
            .consents(List.of(consent(NOW.minus(Duration.ofDays(1))).build()))
            .history(history)
            .build();
    assertThat(counted.lackedBy(7, CALL).test(later)).isEqualTo(Truth.TRUE);
    assertThat(counted.now().test(later)).isEqualTo(Truth.TRUE);
    assertThat(tests).hasValueLessThan(20);
  }

  private static long work(int entries) {
    AtomicLong tests = new AtomicLong();
    PriorConsent counted = sorted(new Counted<>(GIVEN, tests), new Counted<>(CONVERSATION, tests));
    List<Consent> consents = new ArrayList<>();
    List<EarlierContact> history = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      consents.add(consent(NOW.minus(Duration.ofDays(4)).plusSeconds(i)).build());
      history.add(call(NOW.minus(Duration.ofDays(1)).plusSeconds(i)).build());
    }
    history.add(call(NOW.minus(Duration.ofDays(3))).connected(true).build());
    consents.add(consent(NOW.minus(Duration.ofDays(2))).build());
    Contact contact = base().consents(consents).history(history).build();
    assertThat(counted.lackedBy(7, CALL).test(contact)).isEqualTo(Truth.FALSE);
    assertThat(counted.now().test(contact)).isEqualTo(Truth.TRUE);
    assertThat(counted.now().nextChange(contact, NOW)).isNotNull();
    Contact unsure =
        base()
            .consents(consents.subList(0, entries))
            .history(history)
            .without(Contact.SUBJECT)
            .build();
    assertThat(counted.lackedBy(7, CALL).test(unsure)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(counted.lackedBy(7, CALL), unsure)).containsExactly(Contact.SUBJECT);
    return tests.get();
  }

  private static Contact contact(Random random) {
    List<Consent> consents = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Consent.Builder consent = consent(instant(random));
      maybe(random, 6, () -> consent.revokedAt(instant(random)));
      maybe(random, 6, () -> consent.expiresAt(instant(random)));
      maybe(random, 9, () -> consent.without(Consent.SELLER));
      maybe(random, 9, () -> consent.without(Consent.CHANNELS));
      maybe(random, 9, () -> consent.kind(ConsentKind.PERMISSION));
      maybe(random, 9, () -> consent.purposes(ContactPurpose.TELEMARKETING));
      consents.add(consent.build());
    }
    List<EarlierContact> history = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      EarlierContact.Builder call = call(instant(random));
      maybe(random, 5, () -> call.connected(true));
      maybe(random, 9, () -> call.without(EarlierContact.CONNECTED));
      maybe(random, 6, () -> call.refused(true));
      maybe(random, 6, () -> call.channel(ContactChannel.TEXT));
      maybe(random, 9, () -> call.without(EarlierContact.CHANNEL));
      maybe(random, 9, () -> call.without(EarlierContact.PURPOSE));
      maybe(random, 9, () -> call.subject("another"));
      history.add(call.build());
    }
    Contact.Builder contact = base().consents(consents).history(history);
    maybe(random, 3, () -> contact.requestedAt(instant(random)));
    maybe(random, 4, () -> contact.dialing(Dialing.RANDOM_OR_SEQUENTIAL));
    maybe(
        random,
        6,
        () ->
            contact.lists(
                ListEntry.builder()
                    .list(ListKind.REASSIGNED_NUMBERS)
                    .listed(true)
                    .since(Moment.of(instant(random)))
                    .build()));
    maybe(random, 12, () -> contact.without(Contact.CONSENTS));
    maybe(random, 12, () -> contact.without(Contact.HISTORY));
    maybe(random, 12, () -> contact.without(Contact.SUBJECT));
    return contact.build();
  }

  private static void maybe(Random random, int oneIn, Runnable change) {
    if (random.nextInt(oneIn) == 0) {
      change.run();
    }
  }

  /** Few instants, so that many are the same. */
  private static Instant instant(Random random) {
    return NOW.minus(Duration.ofHours(12L * (random.nextInt(24) - 2)));
  }

  private static Contact.Builder base() {
    return Contact.builder()
        .at(NOW)
        .channel(ContactChannel.VOICE)
        .voice(Voice.LIVE)
        .dialing(Dialing.MANUAL)
        .purpose(ContactPurpose.DEBT_COLLECTION)
        .subject("s-1")
        .caller(Caller.builder().seller("acme").thirdParty(true).build())
        .to(Called.builder().timeZone(ZoneId.of("America/New_York")).build())
        .lists(List.of());
  }

  private static Consent.Builder consent(Instant granted) {
    return Consent.builder()
        .kind(ConsentKind.EXPRESS)
        .grantedAt(granted)
        .seller("acme")
        .channels(ContactChannel.VOICE)
        .purposes(ContactPurpose.DEBT_COLLECTION);
  }

  private static EarlierContact.Builder call(Instant at) {
    return EarlierContact.builder()
        .at(at)
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.DEBT_COLLECTION)
        .subject("s-1")
        .connected(false);
  }

  /** An earlier call was made under a consent, as it was just before the call. */
  private static final class MadeUnder extends MemberTest<Contact, EarlierContact> {
    @Override
    public Truth test(Contact contact, EarlierContact entry) {
      return PLAIN.test(before(contact, entry));
    }

    @Override
    public void missing(Contact contact, EarlierContact entry, Set<Fact<Contact, ?>> into) {
      PLAIN.missing(before(contact, entry), into);
    }

    private static Contact before(Contact contact, EarlierContact entry) {
      return contact.at(EarlierContact.AT.of(entry).orElseThrow().minusNanos(1));
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return PLAIN.reads();
    }

    @Override
    public String says() {
      return "it was made under a consent";
    }
  }

  /** No conversation about the debt came after a consent. */
  private static final class NoConversationSince extends MemberTest<Contact, Consent> {
    @Override
    public Truth test(Contact contact, Consent consent) {
      return since(consent).test(contact).not();
    }

    @Override
    public void missing(Contact contact, Consent consent, Set<Fact<Contact, ?>> into) {
      since(consent).missing(contact, into);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return CONVERSATION.reads();
    }

    @Override
    public String says() {
      return "no conversation since";
    }

    private static Condition<Contact> since(Consent consent) {
      Instant granted = Consent.GRANTED_AT.of(consent).orElseThrow();
      return HISTORY.any(
          CONVERSATION,
          HISTORY.where(
              EarlierContact.AT,
              "after the consent",
              (contact, at) -> Truth.of(at.isAfter(granted) && !at.isAfter(contact.at()))));
    }
  }

  /** Counts how often a test is made. */
  private static final class Counted<E extends Facts<E>> extends MemberTest<Contact, E> {
    private final MemberTest<Contact, E> test;
    private final AtomicLong tests;

    Counted(MemberTest<Contact, E> test, AtomicLong tests) {
      this.test = test;
      this.tests = tests;
    }

    @Override
    public Truth test(Contact contact, E entry) {
      tests.incrementAndGet();
      return test.test(contact, entry);
    }

    @Override
    public void missing(Contact contact, E entry, Set<Fact<Contact, ?>> into) {
      tests.incrementAndGet();
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
      tests.incrementAndGet();
      return test.nextChange(contact, entry, after);
    }
  }
}
