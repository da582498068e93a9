package io.lexicall.rules.tcpa.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.rule.MemberTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was said, or found out, since a consent was given. */
class ConsentAsItStandsTest {
  private static final Instant GRANTED = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant AT = Instant.parse("2026-11-24T18:00:00Z");
  private static final Consent CONSENT = Consent.builder().grantedAt(GRANTED).build();

  private static Contact.Builder contact(
      @Nullable ContactPurpose purpose, @Nullable ContactChannel channel) {
    Contact.Builder contact = Contact.builder().at(AT);
    if (purpose != null) {
      contact.purpose(purpose);
    }
    return channel == null ? contact : contact.channel(channel);
  }

  private static EarlierContact earlier(
      String at,
      @Nullable ContactPurpose purpose,
      @Nullable ContactChannel channel,
      @Nullable Boolean refused) {
    EarlierContact.Builder earlier = EarlierContact.builder().at(Instant.parse(at));
    if (purpose != null) {
      earlier.purpose(purpose);
    }
    if (channel != null) {
      earlier.channel(channel);
    }
    return refused == null ? earlier.build() : earlier.refused(refused).build();
  }

  private static String missing(MemberTest<Contact, Consent> test, Contact about) {
    Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
    test.missing(about, CONSENT, named);
    return named.stream().map(Fact::path).sorted().collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    // of the earlier contact: when, what for, by what; of this one: what for; whether it stands
    "2026-06-01T12:00:00Z, POLITICAL, TEXT, true, POLITICAL, TRUE, ''",
    "2026-06-01T12:00:00.000000001Z, POLITICAL, TEXT, true, POLITICAL, FALSE, ''",
    "2026-11-24T18:00:00Z, POLITICAL, TEXT, true, POLITICAL, FALSE, ''",
    "2026-11-24T18:00:00.000000001Z, POLITICAL, TEXT, true, POLITICAL, TRUE, ''",
    "2026-07-01T12:00:00Z, POLITICAL, TEXT, false, POLITICAL, TRUE, ''",
    "2026-07-01T12:00:00Z, POLITICAL, TEXT, , POLITICAL, TRUE, ''",
    "2026-07-01T12:00:00Z, SURVEY, TEXT, true, POLITICAL, TRUE, ''",
    "2026-07-01T12:00:00Z, , TEXT, true, POLITICAL, UNKNOWN, history.purpose",
    "2026-07-01T12:00:00Z, POLITICAL, TEXT, true, , UNKNOWN, purpose",
  })
  void refusal_ofTheSameKindSince_endsAConsent(
      String at,
      @Nullable ContactPurpose refusedPurpose,
      ContactChannel channel,
      @Nullable Boolean refused,
      @Nullable ContactPurpose purpose,
      Truth stands,
      String missing) {
    Contact about =
        contact(purpose, ContactChannel.TEXT)
            .history(earlier(at, refusedPurpose, channel, refused))
            .build();
    for (boolean byAnyMedium : new boolean[] {false, true}) {
      MemberTest<Contact, Consent> test = Terms.notTakenBack(byAnyMedium);
      assertThat(test.test(about, CONSENT)).isEqualTo(stands);
      assertThat(missing(test, about)).isEqualTo(missing);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // refused by, now by, dialing and voice; whether the consent stands
    "VOICE, VOICE, MANUAL, LIVE, FALSE, ''",
    "VOICE, TEXT, MANUAL, , FALSE, ''",
    "TEXT, TEXT, MANUAL, , FALSE, ''",
    "TEXT, VOICE, MANUAL, LIVE, TRUE, ''",
    "TEXT, VOICE, AUTOMATED, LIVE, TRUE, ''",
    // robocalls end with a refusal by any medium
    "TEXT, VOICE, MANUAL, PRERECORDED, FALSE, ''",
    "TEXT, VOICE, MANUAL, ARTIFICIAL, FALSE, ''",
    "TEXT, VOICE, RANDOM_OR_SEQUENTIAL, LIVE, FALSE, ''",
    "TEXT, VOICE, MANUAL, , UNKNOWN, voice",
    ", VOICE, MANUAL, LIVE, UNKNOWN, history.channel",
    ", TEXT, MANUAL, , FALSE, ''",
  })
  void refusal_byAnotherMedium(
      @Nullable ContactChannel refused,
      ContactChannel now,
      Dialing dialing,
      @Nullable Voice voice,
      Truth stands,
      String missing) {
    Contact.Builder builder =
        contact(ContactPurpose.SURVEY, now)
            .dialing(dialing)
            .history(earlier("2026-07-01T12:00:00Z", ContactPurpose.SURVEY, refused, true));
    Contact about = (voice == null ? builder : builder.voice(voice)).build();
    MemberTest<Contact, Consent> test = Terms.notTakenBack(false);

    assertThat(test.test(about, CONSENT)).isEqualTo(stands);
    assertThat(missing(test, about)).isEqualTo(missing);
    assertThat(Terms.notTakenBack(true).test(about, CONSENT)).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "TELEMARKETING, 2026-06-01T12:00:00.000000001Z, , FALSE, ''",
    "TELEMARKETING, 2026-06-01T12:00:00Z, , TRUE, ''",
    "TELEMARKETING, 2026-11-25T00:00:00Z, , TRUE, ''",
    "SURVEY, 2026-07-01T12:00:00Z, , TRUE, ''",
    ", 2026-07-01T12:00:00Z, , UNKNOWN, purpose",
    // who asked for this contact since wants it
    "TELEMARKETING, 2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z, FALSE, ''",
    "TELEMARKETING, 2026-07-01T12:00:00Z, 2026-07-01T12:00:00.000000001Z, TRUE, ''",
    "TELEMARKETING, 2026-07-01T12:00:00Z, 2026-11-25T00:00:00Z, FALSE, ''",
  })
  void objection_endsAConsentToSales(
      @Nullable ContactPurpose purpose,
      Instant objected,
      @Nullable Instant asked,
      Truth stands,
      String missing) {
    Contact.Builder builder = contact(purpose, ContactChannel.VOICE).objectedAt(objected);
    Contact about = (asked == null ? builder : builder.requestedAt(asked)).build();
    MemberTest<Contact, Consent> test = Terms.notTakenBack(false);

    assertThat(test.test(about, CONSENT)).isEqualTo(stands);
    assertThat(missing(test, about)).isEqualTo(missing);
  }

  @Test
  void consent_changesWhenARefusalOrAnObjectionComes() {
    Contact about =
        contact(ContactPurpose.SURVEY, ContactChannel.VOICE)
            .history(
                earlier("2026-12-01T12:00:00Z", ContactPurpose.SURVEY, ContactChannel.TEXT, false),
                earlier("2026-12-02T12:00:00Z", ContactPurpose.SURVEY, ContactChannel.TEXT, true))
            .objectedAt(Instant.parse("2026-12-03T12:00:00Z"))
            .requestedAt(Instant.parse("2026-12-04T12:00:00Z"))
            .build();
    MemberTest<Contact, Consent> test = Terms.notTakenBack(true);

    assertThat(test.nextChange(about, CONSENT, AT)).isEqualTo("2026-12-02T12:00:00Z");
    assertThat(test.nextChange(about, CONSENT, Instant.parse("2026-12-02T12:00:00Z")))
        .isEqualTo("2026-12-03T12:00:00Z");
    assertThat(test.nextChange(about, CONSENT, Instant.parse("2026-12-03T12:00:00Z")))
        .isEqualTo("2026-12-04T12:00:00Z");
    assertThat(test.nextChange(about, CONSENT, Instant.parse("2026-12-04T12:00:00Z"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // which list, what it says, since when, the version; whether the consent is the holder's
    "REASSIGNED_NUMBERS, true, 2026-06-02, , FALSE, ''",
    "REASSIGNED_NUMBERS, true, , , FALSE, ''",
    "REASSIGNED_NUMBERS, false, 2026-06-02, , TRUE, ''",
    "NATIONAL_DNC, true, 2026-06-02, , TRUE, ''",
    // of the very day, which begins at another time elsewhere
    "REASSIGNED_NUMBERS, true, 2026-06-01, , TRUE, ''",
    "REASSIGNED_NUMBERS, true, 2026-06-01T12:00:00.000000001Z, , FALSE, ''",
    "REASSIGNED_NUMBERS, true, 2026-06-01T12:00:00Z, , TRUE, ''",
    // it changed hands later than the call
    "REASSIGNED_NUMBERS, true, 2026-11-24T18:00:00Z, , FALSE, ''",
    "REASSIGNED_NUMBERS, true, 2026-11-24T18:00:00.000000001Z, , TRUE, ''",
    "REASSIGNED_NUMBERS, true, , 2026-12-01, TRUE, ''",
    "REASSIGNED_NUMBERS, true, 2026-06-02, 2026-12-01, FALSE, ''",
    // it is not told which list; a check whose result is not told was made
    ", true, 2026-06-02, , TRUE, ''",
    "REASSIGNED_NUMBERS, , 2026-06-02, , UNKNOWN, lists[reassigned-numbers].listed",
    "REASSIGNED_NUMBERS, , 2026-05-31, , TRUE, ''",
  })
  void reassignment_endsTheConsentsBefore(
      @Nullable ListKind kind,
      @Nullable Boolean listed,
      @Nullable String since,
      @Nullable String asOf,
      Truth stands,
      String missing) {
    Contact about =
        contact(ContactPurpose.SURVEY, ContactChannel.VOICE)
            .lists(entry(kind, listed, since, asOf))
            .to(Called.builder().timeZone(ZoneId.of("America/New_York")).build())
            .build();
    GivenByPresentHolder test = GivenByPresentHolder.asStated();

    assertThat(test.test(about, CONSENT)).isEqualTo(stands);
    assertThat(missing(test, about)).isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({
    ", true, 2026-06-02, UNKNOWN, lists[reassigned-numbers].list",
    "REASSIGNED_NUMBERS, , 2026-06-02, UNKNOWN, lists[reassigned-numbers].listed",
    "REASSIGNED_NUMBERS, , 2026-05-01, TRUE, ''",
    "REASSIGNED_NUMBERS, true, 2026-06-02, FALSE, ''",
  })
  void reassignment_ofARuleOnThatAlone_mustBeKnown(
      @Nullable ListKind kind,
      @Nullable Boolean listed,
      String since,
      Truth stands,
      String missing) {
    Contact about =
        contact(ContactPurpose.SURVEY, ContactChannel.VOICE)
            .lists(entry(kind, listed, since, null))
            .to(Called.builder().timeZone(ZoneId.of("America/New_York")).build())
            .build();
    GivenByPresentHolder test = GivenByPresentHolder.known();

    assertThat(test.test(about, CONSENT)).isEqualTo(stands);
    assertThat(missing(test, about)).isEqualTo(missing);
  }

  @Test
  void reassignment_onTheDayOfTheConsent_asksForTheZone() {
    // At noon in London it is midnight in Auckland.
    Contact about =
        contact(ContactPurpose.SURVEY, ContactChannel.VOICE)
            .lists(entry(ListKind.REASSIGNED_NUMBERS, true, "2026-06-01", null))
            .build();
    Consent atNight = Consent.builder().grantedAt(Instant.parse("2026-06-01T05:30:00Z")).build();
    GivenByPresentHolder test = GivenByPresentHolder.asStated();
    Set<Fact<Contact, ?>> named = new LinkedHashSet<>();
    test.missing(about, atNight, named);

    assertThat(test.test(about, atNight)).isEqualTo(Truth.UNKNOWN);
    assertThat(named).extracting(Fact::path).containsExactly("to.timeZone");
    assertThat(test.test(Contact.builder().at(AT).build(), CONSENT)).isEqualTo(Truth.TRUE);
  }

  /** Before the database opened, no call can have been checked against it. */
  @Test
  void reassignment_countsSinceTheDatabaseOpened() {
    Contact about =
        contact(ContactPurpose.SURVEY, ContactChannel.VOICE)
            .lists(entry(ListKind.REASSIGNED_NUMBERS, true, null, null))
            .to(Called.builder().timeZone(ZoneId.of("America/New_York")).build())
            .build();
    Instant opened = Instant.parse("2021-11-01T04:00:00Z");
    GivenByPresentHolder test = GivenByPresentHolder.asStated();

    assertThat(test.test(about.at(opened.minusNanos(1)), CONSENT)).isEqualTo(Truth.TRUE);
    assertThat(test.test(about.at(opened), CONSENT)).isEqualTo(Truth.FALSE);
    assertThat(test.nextChange(about, CONSENT, opened.minusNanos(1))).isEqualTo(opened);
  }

  @Test
  void reassignment_tellsWhenItComes() {
    Contact about =
        contact(ContactPurpose.SURVEY, ContactChannel.VOICE)
            .lists(
                entry(ListKind.REASSIGNED_NUMBERS, true, "2026-12-01", "2026-12-05"),
                entry(ListKind.NATIONAL_DNC, true, "2026-11-25", null))
            .to(Called.builder().timeZone(ZoneId.of("America/New_York")).build())
            .build();
    GivenByPresentHolder test = GivenByPresentHolder.asStated();
    Instant comes = Instant.parse("2026-12-01T05:00:00Z");

    assertThat(test.nextChange(about, CONSENT, AT)).isEqualTo(comes);
    assertThat(test.test(about.at(comes.minusNanos(1)), CONSENT)).isEqualTo(Truth.TRUE);
    assertThat(test.test(about.at(comes), CONSENT)).isEqualTo(Truth.FALSE);
  }

  private static ListEntry entry(
      @Nullable ListKind kind,
      @Nullable Boolean listed,
      @Nullable String since,
      @Nullable String asOf) {
    ListEntry.Builder entry = ListEntry.builder();
    if (kind != null) {
      entry.list(kind);
    }
    if (listed != null) {
      entry.listed(listed);
    }
    if (since != null) {
      entry.since(moment(since));
    }
    return asOf == null ? entry.build() : entry.asOf(moment(asOf)).build();
  }

  private static Moment moment(String text) {
    return text.contains("T") ? Moment.of(Instant.parse(text)) : Moment.of(LocalDate.parse(text));
  }
}
