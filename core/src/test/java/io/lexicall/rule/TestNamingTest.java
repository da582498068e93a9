package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** One pass gives what its slow twin gives: the test, and then the names of what is missing. */
class TestNamingTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);
  private static final Condition<Contact> SALE =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);
  private static final Condition<Contact> ABOUT_WINDOWS =
      Condition.where(
          Contact.SUBJECT, "subject is windows", told -> Truth.of(told.equals("windows")));

  @Property(tries = 20_000)
  void onePass_isAsItsTwin(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Condition<Contact> condition = condition(random, 4);
    Contact contact = contact(random);

    Truth twin = condition.test(contact);
    Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
    missing.add(Contact.VOICE);
    if (twin == Truth.UNKNOWN) {
      condition.missing(contact, missing);
    }
    FewFacts<Fact<Contact, ?>> named = new FewFacts<>();
    named.add(Contact.VOICE); // what others named before stays

    assertThat(condition.testNaming(contact, named)).isEqualTo(twin);
    assertThat(new ArrayList<>(named)).as(condition.says()).isEqualTo(new ArrayList<>(missing));
  }

  @Test
  void whatDoesNotDecide_isNotNamed() {
    Condition<Contact> condition =
        SALE.and(ABOUT_WINDOWS.and(Condition.unknown(Contact.DIALING))).or(SALE.not());
    Contact contact = Contact.builder().at(NOON).purpose(ContactPurpose.SURVEY).build();
    FewFacts<Fact<Contact, ?>> named = new FewFacts<>();

    assertThat(condition.testNaming(contact, named)).isEqualTo(Truth.TRUE);
    assertThat(named).isEmpty();
  }

  private static Condition<Contact> condition(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 9)) {
      case 0 -> SALE;
      case 1 -> ABOUT_WINDOWS;
      case 2 -> Condition.unknown(Contact.DIALING);
      case 3 -> CONSENTS.atLeast(1 + random.nextInt(2), entry(random, 3));
      case 4 -> condition(random, depth - 1).not();
      case 5, 6 -> condition(random, depth - 1).and(condition(random, depth - 1));
      default -> condition(random, depth - 1).or(condition(random, depth - 1));
    };
  }

  private static MemberTest<Contact, Consent> entry(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 7)) {
      case 0 -> CONSENTS.in(Consent.KIND, ConsentKind.EXPRESS_WRITTEN);
      case 1 -> CONSENTS.isTrue(Consent.AUTOMATED);
      case 2 -> CONSENTS.given(condition(random, 0));
      case 3 -> entry(random, depth - 1).not();
      case 4, 5 -> entry(random, depth - 1).and(entry(random, depth - 1));
      default -> entry(random, depth - 1).or(entry(random, depth - 1));
    };
  }

  private static Contact contact(SplittableRandom random) {
    Contact.Builder contact = Contact.builder().at(NOON);
    if (random.nextBoolean()) {
      contact.purpose(random.nextBoolean() ? ContactPurpose.TELEMARKETING : ContactPurpose.SURVEY);
    }
    if (random.nextBoolean()) {
      contact.subject(random.nextBoolean() ? "windows" : "doors");
    }
    if (random.nextInt(4) > 0) {
      List<Consent> consents = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        Consent.Builder consent = Consent.builder().grantedAt(NOON);
        if (random.nextBoolean()) {
          consent.kind(random.nextBoolean() ? ConsentKind.EXPRESS_WRITTEN : ConsentKind.EXPRESS);
        }
        if (random.nextBoolean()) {
          consent.automated(random.nextBoolean());
        }
        consents.add(consent.build());
      }
      contact.consents(consents);
    }
    return contact.build();
  }
}
