package io.lexicall.rules.tcpa;

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
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A later refusal ends an earlier invitation and an earlier relationship, in whatever form it came
 * and whichever rule asks: the answer is the same as without the invitation.
 */
class LaterRefusalTest {
  private static final String STATES =
      "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE"
          + " NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY";

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Set<ContactPurpose> SALES_AND_GIFTS =
      EnumSet.of(ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION);

  private static final Set<ContactPurpose> PURPOSES =
      EnumSet.of(
          ContactPurpose.TELEMARKETING,
          ContactPurpose.CHARITABLE_SOLICITATION,
          ContactPurpose.DEBT_COLLECTION,
          ContactPurpose.POLITICAL);

  /** Long enough ago that no law still counts the refusal by itself, but those without an end. */
  private static final Instant LONG_AGO = Instant.parse("2019-06-03T17:00:00Z");

  private static final Duration BEFORE = Duration.ofNanos(-1);
  private static final Duration AFTER = Duration.ofNanos(1);

  private final Compliance compliance = Compliance.builder().module(new TcpaRules()).build();

  /** The forms of a refusal. */
  enum Form {
    OBJECTED {
      @Override
      Contact after(Contact contact, Instant told) {
        return contact.with(Contact.OBJECTED_AT, told);
      }
    },
    REFUSED_CONTACT {
      @Override
      Contact after(Contact contact, Instant told) {
        List<EarlierContact> history =
            new ArrayList<>(contact.get(Contact.HISTORY).orElse(List.of()));
        history.add(
            EarlierContact.builder()
                .at(told)
                .channel(contact.get(Contact.CHANNEL).orElseThrow())
                .purpose(contact.get(Contact.PURPOSE).orElseThrow())
                .subject("s-1")
                .connected(false)
                .exempt(false)
                .refused(true)
                .build());
        return contact.with(Contact.HISTORY, history);
      }
    },
    REVOKED_CONSENT {
      @Override
      Contact after(Contact contact, Instant told) {
        return contact.with(
            Contact.CONSENTS,
            List.of(
                Consent.builder()
                    .kind(ConsentKind.EXPRESS_WRITTEN)
                    .grantedAt(Instant.parse("2018-01-01T12:00:00Z"))
                    .revokedAt(told)
                    .seller("acme")
                    .channels(contact.get(Contact.CHANNEL).orElseThrow())
                    .purposes(contact.get(Contact.PURPOSE).orElseThrow())
                    .automated(true)
                    .build()));
      }
    },
    ON_THE_LIST {
      @Override
      Contact after(Contact contact, Instant told) {
        List<ListEntry> lists = new ArrayList<>(contact.get(Contact.LISTS).orElseThrow());
        lists.removeIf(entry -> entry.get(ListEntry.LIST).orElseThrow() == ListKind.INTERNAL_DNC);
        lists.add(internal(true).since(Moment.of(told)).build());
        return contact.with(Contact.LISTS, lists);
      }
    };

    abstract Contact after(Contact contact, Instant told);

    /** The own list and an objection are about what is sold, and gifts. */
    boolean speaksOf(ContactPurpose purpose) {
      return SALES_AND_GIFTS.contains(purpose)
          || this == REFUSED_CONTACT
          || this == REVOKED_CONSENT;
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void request_takenBackLater_isNone(Form form) {
    for (Contact contact : contacts()) {
      if (!form.speaksOf(contact.get(Contact.PURPOSE).orElseThrow())) {
        continue;
      }
      for (Instant told :
          List.of(LONG_AGO, contact.at().minus(Duration.ofDays(2)), contact.at().plus(BEFORE))) {
        Contact refused = form.after(contact, told);
        Verdict none = compliance.check(refused);
        for (Duration asked : List.of(BEFORE, Duration.ZERO)) {
          assertThat(said(requested(refused, told.plus(asked))))
              .as("%s of %s %s after %s", form, told, refused, asked)
              .isEqualTo(said(none));
        }
      }
    }
  }

  /** The request is later, so that it frees as if nobody had refused; also if that comes later. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void request_later_frees(Form form) {
    int freed = 0;
    for (Contact contact : contacts()) {
      Instant asked = contact.at().minus(Duration.ofDays(2));
      Set<String> free = said(requested(contact, asked));
      boolean anyIsFreed = !free.equals(said(compliance.check(contact)));
      if (!anyIsFreed || !form.speaksOf(contact.get(Contact.PURPOSE).orElseThrow())) {
        continue;
      }
      freed++;
      for (Instant told : List.of(asked.plus(BEFORE), contact.at().plus(AFTER))) {
        Set<String> said = said(requested(form.after(contact, told), asked));
        said.removeIf(each -> each.contains("reg-f.refused-medium")); // answered by the attempts
        assertThat(free).as("%s of %s %s", form, told, contact).containsAll(said);
      }
    }
    assertThat(freed).isGreaterThan(50);
  }

  /** Federal law alone says so of a relationship; the end may lie many years back. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void relationship_endedByRequest_isNone(Form form) {
    int freed = 0;
    for (Contact contact : contacts()) {
      boolean endsIt =
          contact.get(Contact.PURPOSE).orElseThrow() == ContactPurpose.TELEMARKETING
              && (form != Form.REVOKED_CONSENT
                  || contact.get(Contact.CHANNEL).orElseThrow() == ContactChannel.TEXT);
      if (!endsIt) {
        continue;
      }
      Contact customer =
          contact.with(
              Contact.RELATIONSHIP,
              Relationship.builder()
                  .customer(true)
                  .lastTransactionAt(contact.at().minus(Duration.ofDays(30)))
                  .lastInquiryAt(contact.at().minus(Duration.ofDays(30)))
                  .build());
      freed += federal(customer).equals(federal(contact)) ? 0 : 1;
      for (Instant told : List.of(LONG_AGO, contact.at().minus(Duration.ofDays(2)))) {
        assertThat(federal(form.after(customer, told)))
            .as("%s of %s %s", form, told, contact)
            .isEqualTo(federal(form.after(contact, told)));
      }
      assertThat(federal(form.after(customer, contact.at().plus(AFTER))))
          .isEqualTo(federal(customer));
    }
    assertThat(freed).isGreaterThan(50);
  }

  private Set<String> federal(Contact contact) {
    return said(compliance.only(Set.of("tcpa", "tsr")).check(contact));
  }

  private Verdict requested(Contact contact, Instant asked) {
    return compliance.check(contact.with(Contact.REQUESTED_AT, asked));
  }

  private static Set<String> said(Verdict verdict) {
    Set<String> said =
        verdict.findings().stream()
            .filter(finding -> finding.outcome() != Decision.PERMIT)
            .map(each -> each.outcome() + " " + each.rule().id() + " " + each.rule().variant())
            .collect(Collectors.toCollection(TreeSet::new));
    verdict.obligations().forEach(each -> said.add(each.rule().id() + " " + each.duty().name()));
    return said;
  }

  private static ListEntry.Builder internal(boolean listed) {
    return ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme").listed(listed);
  }

  /** Contacts of all states, on lists, at noon and at night, after many attempts. */
  private static List<Contact> contacts() {
    List<Contact> contacts = new ArrayList<>();
    for (String state : STATES.split(" ")) {
      for (ContactPurpose purpose : PURPOSES) {
        for (Voice voice : new Voice[] {Voice.LIVE, Voice.PRERECORDED, null}) {
          for (int hour : new int[] {12, 23}) {
            contacts.add(contact(Place.of("US-" + state), purpose, voice, hour));
          }
        }
      }
    }
    return contacts;
  }

  /** No voice is that of a text. */
  private static Contact contact(
      Place state, ContactPurpose purpose, @Nullable Voice voice, int hour) {
    Instant at = LONG_AGO.atZone(CHICAGO).withYear(2026).withHour(hour).toInstant();
    List<EarlierContact> attempts = new ArrayList<>();
    ContactChannel channel = voice == null ? ContactChannel.TEXT : ContactChannel.VOICE;
    for (int i = 1; i <= 8; i++) {
      attempts.add(
          EarlierContact.builder()
              .at(at.minus(Duration.ofHours(i)))
              .channel(channel)
              .purpose(purpose)
              .subject("s-1")
              .connected(false)
              .exempt(false)
              .refused(false)
              .build());
    }
    Contact.Builder contact =
        Contact.builder()
            .at(at)
            .channel(channel)
            .purpose(purpose)
            .dialing(voice == Voice.LIVE ? Dialing.MANUAL : Dialing.AUTOMATED)
            .subject("s-1")
            .caller(
                Caller.builder()
                    .seller("acme")
                    .thirdParty(hour == 12)
                    .taxExempt(false)
                    .financialInstitution(hour == 23)
                    .coveredEntity(false)
                    .transmitsCallerId(true)
                    .registeredIn(List.of(state))
                    .build())
            .to(
                Called.builder()
                    .region(state)
                    .timeZone(CHICAGO)
                    .lineType(LineType.MOBILE)
                    .subscriber(Subscriber.CONSUMER)
                    .workplace(hour == 12)
                    .build())
            .message(
                Message.builder()
                    .identifiesCaller(true)
                    .optOutMechanism(true)
                    .freeToRecipient(true)
                    .containsAdvertising(false)
                    .lengthSeconds(30)
                    .lengthCharacters(100)
                    .build())
            .relationship(Relationship.builder().customer(false).build())
            .consents(List.of())
            .history(attempts)
            .recorded(false)
            .lists(
                List.of(
                    ListEntry.builder()
                        .list(ListKind.NATIONAL_DNC)
                        .listed(true)
                        .since(Moment.of(Instant.parse("2010-01-01T00:00:00Z")))
                        .asOf(Moment.of(at.minus(Duration.ofDays(10))))
                        .build(),
                    ListEntry.builder()
                        .list(ListKind.STATE_DNC)
                        .region(state)
                        .listed(true)
                        .since(Moment.of(Instant.parse("2010-01-01T00:00:00Z")))
                        .asOf(Moment.of(at.minus(Duration.ofDays(10))))
                        .build(),
                    internal(false).build()));
    return (voice == null ? contact : contact.voice(voice)).build();
  }
}
