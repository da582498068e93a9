package io.lexicall.rules.canada;

import static io.lexicall.testkit.LexicallAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The later word counts: of objections, refusals, withdrawals and requests. And the first days. */
class SaidNoTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  private static final Compliance RULES = Compliance.builder().module(new CanadaRules()).build();

  private static Contact.Builder contact(ContactChannel channel) {
    Contact.Builder contact =
        Contact.builder()
            .at(NOON)
            .channel(channel)
            .purpose(ContactPurpose.TELEMARKETING)
            .dialing(Dialing.MANUAL)
            .subject("windows")
            .caller(Caller.builder().seller("acme").transmitsCallerId(true).build())
            .consents(List.of())
            .relationship(Relationship.builder().customer(true).build())
            .message(Message.builder().identifiesCaller(true).optOutMechanism(true).build())
            .to(
                Called.inRegion("CA-ON")
                    .subscriber(Subscriber.CONSUMER)
                    .timeZone(ZoneId.of("America/Toronto"))
                    .build());
    return channel == ContactChannel.VOICE ? contact.voice(Voice.LIVE) : contact;
  }

  private static ListEntry own(boolean listed, @Nullable String since, @Nullable String asOf) {
    ListEntry.Builder entry =
        ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme").listed(listed);
    if (since != null) {
      entry.since(moment(since));
    }
    if (asOf != null) {
      entry.asOf(moment(asOf));
    }
    return entry.build();
  }

  private static Moment moment(String text) {
    return text.length() == 10 ? Moment.of(LocalDate.parse(text)) : Moment.of(Instant.parse(text));
  }

  private static ListEntry national(boolean listed) {
    return ListEntry.builder()
        .list(ListKind.NATIONAL_DNC)
        .country(Place.of("CA"))
        .listed(listed)
        .asOf(Moment.of(LocalDate.parse("2026-11-20")))
        .build();
  }

  private static String words(Verdict verdict) {
    Set<String> words = new TreeSet<>();
    for (Finding finding : verdict.findings()) {
      words.add(finding.rule().id());
      finding.missing().stream().map(Fact::path).forEach(words::add);
    }
    return (verdict.decision() + " " + String.join(" ", words)).strip();
  }

  private static String words(ContactChannel channel, String said, @Nullable String requested) {
    Contact.Builder contact = contact(channel);
    List<ListEntry> lists = new ArrayList<>(List.of(national(false)));
    String[] word = said.split(" ", -1);
    switch (word[0]) {
      case "objected" -> contact.objectedAt(Instant.parse(word[1]));
      case "refused" ->
          contact.history(
              EarlierContact.builder()
                  .at(Instant.parse(word[1]))
                  .channel(channel)
                  .purpose(ContactPurpose.TELEMARKETING)
                  .refused(true)
                  .build());
      case "listed" ->
          lists.add(
              own(true, word[1].equals("-") ? null : word[1], word.length > 2 ? word[2] : null));
      default -> throw new IllegalArgumentException(said);
    }
    if (!word[0].equals("listed")) {
      lists.add(own(false, null, null));
    }
    contact.lists(lists.toArray(new ListEntry[0]));
    if (requested != null) {
      contact.requestedAt(Instant.parse(requested));
    }
    return words(RULES.check(contact.build()));
  }

  @ParameterizedTest
  @CsvSource({
    "objected 2026-11-20T12:00:00Z, , DENY",
    "objected 2026-11-20T12:00:00Z, 2021-01-05T12:00:00Z, DENY",
    "objected 2026-11-20T12:00:00Z, 2026-11-20T12:00:00Z, DENY",
    "objected 2026-11-20T12:00:00Z, 2026-11-20T12:00:00.000000001Z, PERMIT",
    "objected 2026-11-20T12:00:00Z, 2026-11-24T17:00:00Z, PERMIT",
    "objected 2026-11-20T12:00:00Z, 2026-11-24T17:00:00.000000001Z, DENY",
    "refused 2026-11-20T12:00:00Z, , DENY",
    "refused 2026-11-20T12:00:00Z, 2021-01-05T12:00:00Z, DENY",
    "refused 2026-11-20T12:00:00Z, 2026-11-20T12:00:00Z, DENY",
    "refused 2026-11-20T12:00:00Z, 2026-11-20T12:00:00.000000001Z, PERMIT",
    "listed 2026-11-20, , DENY",
    "listed 2026-11-20, 2021-01-05T12:00:00Z, DENY",
    // the entry's day begins at 05:00 UTC
    "listed 2026-11-20, 2026-11-20T05:00:00Z, DENY",
    "listed 2026-11-20, 2026-11-20T05:00:00.000000001Z, PERMIT",
    "listed 2026-11-20T12:00:00Z, 2026-11-20T12:00:00Z, DENY",
    "listed 2026-11-20T12:00:00Z, 2026-11-20T12:00:00.000000001Z, PERMIT",
    "listed -, , DENY",
    "listed -, 2021-01-05T12:00:00Z, INDETERMINATE asOf since",
    "listed - 2026-11-20, 2021-01-05T12:00:00Z, INDETERMINATE since",
    // whatever its age, it was made by the end of its version's day
    "listed - 2026-11-20, 2026-11-21T04:59:59.999999999Z, INDETERMINATE since",
    "listed - 2026-11-20, 2026-11-21T05:00:00Z, PERMIT",
  })
  void request_liftsOnlyWhatWasSaidBeforeIt(
      String said, @Nullable String requested, String expected) {
    String[] word = expected.split(" ", -1);
    for (ContactChannel channel : List.of(ContactChannel.VOICE, ContactChannel.TEXT)) {
      String rule = channel == ContactChannel.VOICE ? "crtc.internal-dncl" : "casl.unsubscribe";
      StringBuilder wanted = new StringBuilder(word[0]);
      if (!word[0].equals("PERMIT")) {
        wanted.append(' ').append(rule);
      }
      for (int i = 1; i < word.length; i++) {
        wanted.append(" lists[internal-dnc].").append(word[i]);
      }
      Set<String> sorted = new TreeSet<>(List.of(wanted.toString().split(" ", -1)));
      Set<String> came = new TreeSet<>(List.of(words(channel, said, requested).split(" ", -1)));
      assertThat(came).as("%s %s", channel, said).isEqualTo(sorted);
    }
  }

  /** What lifts an objection lifts each refusal before it, so its channel is not asked for. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-20T11:59:59.999999999Z, INDETERMINATE consents crtc.internal-dncl",
    "2026-11-20T12:00:00Z, INDETERMINATE consents crtc.internal-dncl history.channel",
    "2026-11-21T12:00:00Z, INDETERMINATE consents crtc.internal-dncl history.channel",
  })
  void refusalBeforeAnObjection_needsNoChannel(String refusedAt, String expected) {
    Contact.Builder call =
        contact(ContactChannel.VOICE)
            .without(Contact.CONSENTS)
            .lists(national(false), own(false, null, null))
            .objectedAt(Instant.parse("2026-11-20T12:00:00Z"))
            .history(
                EarlierContact.builder()
                    .at(Instant.parse(refusedAt))
                    .purpose(ContactPurpose.TELEMARKETING)
                    .refused(true)
                    .build());
    assertThat(words(RULES.check(call.build()))).isEqualTo(expected);
  }

  /** Who is no customer is on the national list, and has no text to expect, despite the request. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-19T12:00:00Z, true",
    "2026-11-20T12:00:00Z, true",
    "2026-11-20T12:00:00.000000001Z, false",
  })
  void olderRequest_exemptsFromNothing(String requested, boolean denied) {
    Contact.Builder text =
        contact(ContactChannel.TEXT)
            .relationship(Relationship.builder().customer(false).build())
            .objectedAt(Instant.parse("2026-11-20T12:00:00Z"))
            .message(Message.builder().identifiesCaller(false).optOutMechanism(false).build())
            .requestedAt(Instant.parse(requested));
    assertThat(words(RULES.check(text.build())))
        .isEqualTo(
            denied
                ? "DENY casl.consent casl.identification casl.unsubscribe"
                    + " casl.unsubscribe-mechanism"
                : "PERMIT");
    Contact.Builder call =
        contact(ContactChannel.VOICE)
            .relationship(Relationship.builder().customer(false).build())
            .lists(national(true), own(false, null, null))
            .objectedAt(Instant.parse("2026-11-20T12:00:00Z"))
            .requestedAt(Instant.parse(requested));
    assertThat(words(RULES.check(call.build())))
        .isEqualTo(denied ? "DENY crtc.internal-dncl crtc.national-dncl" : "PERMIT");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-19T12:00:00Z, true",
    "2026-11-20T12:00:00Z, true",
    "2026-11-20T12:00:00.000000001Z, false",
    "2026-11-24T17:00:00.000000001Z, true",
  })
  void request_liftsAnEarlierWithdrawalOfConsentToTexts(String requested, boolean denied) {
    Consent withdrawn =
        Consent.builder()
            .kind(ConsentKind.EXPRESS)
            .seller("acme")
            .channels(ContactChannel.TEXT)
            .grantedAt(Instant.parse("2026-01-05T12:00:00Z"))
            .revokedAt(Instant.parse("2026-11-20T12:00:00Z"))
            .build();
    Contact text =
        contact(ContactChannel.TEXT)
            .consents(List.of(withdrawn))
            .requestedAt(Instant.parse(requested))
            .build();
    assertThat(words(RULES.check(text))).isEqualTo(denied ? "DENY casl.unsubscribe" : "PERMIT");
  }

  /** The law of before is not in the tables, so nothing is said of it. */
  @ParameterizedTest
  @CsvSource({
    "VOICE, 2008-09-30T03:59:59Z, INDETERMINATE core.coverage",
    "VOICE, 2008-09-30T17:00:00Z, PERMIT",
    "TEXT, 2014-07-01T03:59:59Z, INDETERMINATE core.coverage",
    "TEXT, 2014-07-01T04:00:00Z, PERMIT",
  })
  void contactsOfBeforeTheLaw_areUndecided(ContactChannel channel, String at, String expected) {
    ListEntry national =
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .country(Place.of("CA"))
            .listed(false)
            .asOf(Moment.of(Instant.parse(at)))
            .build();
    Contact contact =
        contact(channel)
            .at(Instant.parse(at))
            .relationship(Relationship.builder().customer(true).build())
            .lists(national, own(false, null, null))
            .build();
    assertThat(words(RULES.check(contact))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "VOICE, 2008-09-29T17:00:00Z, INDETERMINATE core.coverage",
    "VOICE, 2008-09-30T17:00:00Z, PERMIT",
    "TEXT, 2008-09-29T17:00:00Z, INDETERMINATE core.coverage",
    "TEXT, 2008-09-30T17:00:00Z, PERMIT",
  })
  void requestsOfBeforeTheLaw_areUndecided(CommunicationChannel by, String at, String expected) {
    Request request =
        Request.builder()
            .at(Instant.parse(at))
            .kind(RequestKind.DO_NOT_CALL)
            .channel(by)
            .country(Place.of("CA"))
            .receivedAt(Instant.parse(at))
            .build();
    assertThat(words(RULES.check(request))).isEqualTo(expected);
  }
}
