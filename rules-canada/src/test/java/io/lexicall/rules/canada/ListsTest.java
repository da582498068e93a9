package io.lexicall.rules.canada;

import static io.lexicall.testkit.LexicallAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
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
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists at the bounds of their days, known in part, and with the consent that lifts them. */
class ListsTest {
  /** Noon of 24 November 2026 in Toronto. */
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

  private final Compliance rules = Compliance.builder().module(new CanadaRules()).build();

  private static Moment day(String date) {
    return Moment.of(LocalDate.parse(date));
  }

  private static ListEntry national(
      @Nullable Boolean listed, @Nullable String since, @Nullable String asOf) {
    ListEntry.Builder entry =
        ListEntry.builder().list(ListKind.NATIONAL_DNC).country(Place.of("CA"));
    if (listed != null) {
      entry.listed(listed);
    }
    if (since != null) {
      entry.since(day(since));
    }
    if (asOf != null) {
      entry.asOf(day(asOf));
    }
    return entry.build();
  }

  private static ListEntry own(@Nullable Boolean listed, @Nullable String since) {
    ListEntry.Builder entry = ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme");
    if (listed != null) {
      entry.listed(listed);
    }
    if (since != null) {
      entry.since(day(since));
    }
    return entry.build();
  }

  private static Contact.Builder call(ListEntry... lists) {
    return Contact.builder()
        .at(NOON)
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .subject("windows")
        .caller(Caller.builder().seller("acme").transmitsCallerId(true).build())
        .consents(List.of())
        .relationship(Relationship.builder().customer(false).build())
        .lists(lists)
        .to(Called.inRegion("CA-ON").subscriber(Subscriber.CONSUMER).timeZone(TORONTO).build());
  }

  private static Set<String> missing(Verdict verdict) {
    Set<String> missing = new TreeSet<>();
    for (Finding finding : verdict.findings()) {
      finding.missing().stream().map(Fact::path).forEach(missing::add);
    }
    return missing;
  }

  private static Rule<?> rule(String id, String variant) {
    return new CanadaRules()
        .rules(Settings.defaults()).stream()
            .filter(rule -> rule.info().id().equals(id))
            .filter(rule -> rule.info().variant().equals(variant))
            .findFirst()
            .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    // listed, since, as of, decision, missing
    "false,, 2026-11-24, PERMIT,",
    "false,, 2026-10-24, PERMIT,", // 31 days old
    "false,, 2026-10-23, INDETERMINATE, lists[national-dnc CA]",
    "false,,, INDETERMINATE, lists[national-dnc CA].asOf",
    "true,,, DENY,",
    "true, 2026-10-24,, DENY,", // for 31 days
    "true, 2026-10-25,, PERMIT,",
    // a version that is younger than the call tells only who was listed before it
    "false,, 2026-11-25, INDETERMINATE, lists[national-dnc CA]",
    "true,, 2026-11-24, DENY,",
    "true,, 2026-11-25, INDETERMINATE, lists[national-dnc CA]",
    "true, 2026-10-24, 2026-11-25, DENY,",
    "true, 2026-11-25, 2026-11-26, INDETERMINATE, lists[national-dnc CA]",
    ",, 2026-11-25, INDETERMINATE, lists[national-dnc CA]",
    ",, 2026-11-24, INDETERMINATE, lists[national-dnc CA].listed",
    ",,, INDETERMINATE, lists[national-dnc CA].asOf lists[national-dnc CA].listed",
  })
  void nationalList(
      @Nullable Boolean listed,
      @Nullable String since,
      @Nullable String asOf,
      Decision decision,
      @Nullable String missing) {
    Verdict verdict = rules.check(call(national(listed, since, asOf), own(false, null)).build());

    assertThat(verdict.decision()).isEqualTo(decision);
    assertThat(String.join(" ", missing(verdict))).isEqualTo(missing == null ? "" : missing);
  }

  /** The version of the instant of the call counts, that of a moment later does not. */
  @Test
  void nationalList_ofAVersionThatIsYoungerByAMoment_wasNotChecked() {
    ListEntry now = national(false, null, null).with(ListEntry.AS_OF, Moment.of(NOON));
    ListEntry later = now.with(ListEntry.AS_OF, Moment.of(NOON.plusNanos(1)));

    assertThat(rules.check(call(now, own(false, null)).build())).permits();
    assertThat(missing(rules.check(call(later, own(false, null)).build())))
        .containsExactly("lists[national-dnc CA]");
    assertThat(missing(rules.check(call(own(false, null)).build())))
        .containsExactly("lists[national-dnc CA]");
    assertThat(missing(rules.check(call(now).build()))).containsExactly("lists[internal-dnc]");
  }

  /** In Ontario's two zones the day begins an hour apart: the call must be lawful in both. */
  @ParameterizedTest
  @CsvSource({
    "true, 2026-10-25, 2026-11-25T04:59:59Z, PERMIT",
    "true, 2026-10-25, 2026-11-25T05:00:00Z, DENY",
    "false, 2026-10-24, 2026-11-25T04:59:59Z, PERMIT",
    "false, 2026-10-24, 2026-11-25T05:00:00Z, INDETERMINATE",
  })
  void nationalList_whereTheZoneIsNotKnown_countsByTheEarlierOne(
      boolean listed, String date, Instant at, Decision decision) {
    ListEntry entry = listed ? national(true, date, null) : national(false, null, date);
    Contact call =
        call(entry, own(false, null))
            .at(at)
            .to(Called.inRegion("CA-ON").subscriber(Subscriber.CONSUMER).build())
            .build();

    List<Finding> findings =
        rules.check(call).findings().stream()
            .filter(finding -> finding.rule().id().equals("crtc.national-dncl"))
            .toList();

    if (decision == Decision.PERMIT) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).singleElement().extracting(Finding::outcome).isEqualTo(decision);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, 2026-10-25, 2026-11-25T05:00:00Z", // the 31st day begins
    "false, 2026-10-25, 2026-11-26T05:00:00Z", // the day after the 31st
  })
  @SuppressWarnings("unchecked") // a rule on contacts
  void nationalList_changesItsAnswer_whenADayBegins(boolean listed, String date, Instant change) {
    Contact call = call(listed ? national(true, date, null) : national(false, null, date)).build();

    Rule<Contact> rule = (Rule<Contact>) rule("crtc.national-dncl", "");

    assertThat(rule.when().nextChange(call, NOON)).isEqualTo(change);
    assertThat(rule.when().nextChange(call, change)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // listed, since, consent given, its kind, decision, missing
    "false,,,, PERMIT,",
    "true,,,, DENY,",
    "true, 2026-11-01,,, DENY,",
    "true, 2026-11-01, 2026-11-02T15:00:00Z, EXPRESS_WRITTEN, PERMIT,",
    "true, 2026-11-01, 2026-11-01T04:00:00.000000001Z, EXPRESS_WRITTEN, PERMIT,",
    "true, 2026-11-01, 2026-11-01T04:00:00Z, EXPRESS_WRITTEN, DENY,", // the day's first moment
    "true, 2026-11-01, 2026-11-02T15:00:00Z, EXPRESS, DENY,",
    "true,, 2026-11-02T15:00:00Z, EXPRESS_WRITTEN, DENY,", // none lifts an entry of unknown age
    ",,,, INDETERMINATE, lists[internal-dnc].listed",
    ", 2026-11-01, 2026-11-02T15:00:00Z, EXPRESS_WRITTEN, PERMIT,",
    "true, 2026-11-01, 2026-11-02T15:00:00Z,, INDETERMINATE, consents.kind",
    "true, 2026-11-01, 2026-10-02T15:00:00Z,, DENY,",
  })
  void ownList(
      @Nullable Boolean listed,
      @Nullable String since,
      @Nullable Instant granted,
      @Nullable ConsentKind kind,
      Decision decision,
      @Nullable String missing) {
    Contact.Builder call = call(national(false, null, "2026-11-24"), own(listed, since));
    if (granted != null) {
      Consent.Builder consent =
          Consent.builder()
              .grantedAt(granted)
              .seller("acme")
              .channels(ContactChannel.VOICE)
              .automated(false);
      if (kind != null) {
        consent.kind(kind);
      }
      call.consents(consent.build());
    }

    List<Finding> findings =
        rules.check(call.build()).findings().stream()
            .filter(finding -> finding.rule().id().equals("crtc.internal-dncl"))
            .toList();

    if (decision == Decision.PERMIT) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).singleElement().extracting(Finding::outcome).isEqualTo(decision);
      assertThat(findings.get(0).missing())
          .extracting(Fact::path)
          .isEqualTo(missing == null ? List.of() : List.of(missing));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // how it was told, when, consent given, its kind, decision, missing
    "refused voice, 2026-11-01T12:00:00Z,,, DENY,",
    "refused voice, 2026-11-24T17:00:00Z,,, DENY,",
    "refused voice, 2026-11-24T17:00:00.000000001Z,,, PERMIT,", // not yet
    "refused voice, 2010-11-01T12:00:00Z,,, DENY,", // none lapses
    "refused voice, 2026-11-01T12:00:00Z, 2026-11-01T12:00:00.000000001Z, EXPRESS_WRITTEN, PERMIT,",
    "refused voice, 2026-11-01T12:00:00Z, 2026-11-01T12:00:00Z, EXPRESS_WRITTEN, DENY,",
    "refused voice, 2026-11-01T12:00:00Z, 2026-11-02T12:00:00Z, EXPRESS, DENY,",
    "refused text, 2026-11-01T12:00:00Z,,, PERMIT,",
    "refused, 2026-11-01T12:00:00Z,,, INDETERMINATE, history.channel",
    "voice, 2026-11-01T12:00:00Z,,, PERMIT,", // nobody says whether it was refused
    "objected, 2026-11-01T12:00:00Z,,, DENY,",
    "objected, 2026-11-24T17:00:00.000000001Z,,, PERMIT,",
    "objected, 2026-11-01T12:00:00Z, 2026-11-02T12:00:00Z, EXPRESS_WRITTEN, PERMIT,",
    "objected, 2026-11-01T12:00:00Z, 2026-11-02T12:00:00Z, EXPRESS, DENY,",
  })
  void whatTheCallerWasTold_bindsThoughItIsOnNoList(
      String how,
      Instant told,
      @Nullable Instant granted,
      @Nullable ConsentKind kind,
      Decision decision,
      @Nullable String missing) {
    Contact.Builder call = call(national(false, null, "2026-11-24"), own(false, null));
    if (how.equals("objected")) {
      call.objectedAt(told);
    } else {
      EarlierContact.Builder earlier = EarlierContact.builder().at(told);
      if (how.startsWith("refused")) {
        earlier.refused(true);
      }
      if (how.endsWith("voice")) {
        earlier.channel(ContactChannel.VOICE);
      } else if (how.endsWith("text")) {
        earlier.channel(ContactChannel.TEXT);
      }
      call.history(earlier.build());
    }
    if (granted != null) {
      call.consents(
          Consent.builder()
              .grantedAt(granted)
              .kind(kind)
              .seller("acme")
              .channels(ContactChannel.VOICE)
              .automated(false)
              .build());
    }

    List<Finding> findings =
        rules.check(call.build()).findings().stream()
            .filter(finding -> finding.rule().id().equals("crtc.internal-dncl"))
            .toList();

    if (decision == Decision.PERMIT) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).singleElement().extracting(Finding::outcome).isEqualTo(decision);
      assertThat(findings.get(0).missing())
          .extracting(Fact::path)
          .isEqualTo(missing == null ? List.of() : List.of(missing));
    }
  }

  @Test
  void ownList_whoseConsentsAreNotKnown_asksForThem_butNotWhereNoneCouldLiftIt() {
    Contact mayBeLifted =
        call(national(false, null, "2026-11-24"), own(true, "2026-11-01")).build();
    Contact without = unknownConsents(mayBeLifted);
    Contact cannotBeLifted =
        unknownConsents(call(national(false, null, "2026-11-24"), own(true, null)).build());

    assertThat(rules.check(without)).isUndecidedFor("consents");
    assertThat(rules.check(cannotBeLifted)).denies("crtc.internal-dncl").forGood();
  }

  private static Contact unknownConsents(Contact call) {
    return Contact.builder()
        .at(call.at())
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .subject("windows")
        .caller(Contact.CALLER.of(call).orElseThrow())
        .relationship(Contact.RELATIONSHIP.of(call).orElseThrow())
        .lists(Contact.LISTS.of(call).orElseThrow())
        .to(Contact.TO.of(call).orElseThrow())
        .build();
  }

  @Test
  @SuppressWarnings("unchecked") // a rule on contacts
  void ownList_changesItsAnswer_whenTheConsentLapses() {
    Instant lapses = Instant.parse("2026-12-01T00:00:00Z");
    Consent.Builder consent =
        Consent.builder()
            .kind(ConsentKind.EXPRESS_WRITTEN)
            .grantedAt(Instant.parse("2026-11-02T15:00:00Z"))
            .seller("acme")
            .channels(ContactChannel.VOICE)
            .automated(false);
    Rule<Contact> rule = (Rule<Contact>) rule("crtc.internal-dncl", "");
    Contact.Builder call = call(own(true, "2026-11-01"));

    assertThat(rule.when().nextChange(call.consents(consent.build()).build(), NOON)).isNull();
    Contact lapsing =
        call.consents(
                consent.expiresAt(lapses.plusSeconds(1)).build(), consent.expiresAt(lapses).build())
            .build();
    assertThat(rule.when().nextChange(lapsing, NOON)).isEqualTo(lapses);
  }

  @ParameterizedTest
  @CsvSource({
    ", ,campaign.abandoned campaign.liveAnswers",
    "0, ,''",
    "1, ,campaign.liveAnswers",
    ",1000,campaign.abandoned",
  })
  void abandonedShare_asksForTheFiguresThatCount(
      @Nullable Integer abandoned, @Nullable Integer answered, String missing) {
    Campaign.Builder campaign = Campaign.builder();
    if (abandoned != null) {
      campaign.abandoned(abandoned);
    }
    if (answered != null) {
      campaign.liveAnswers(answered);
    }
    Contact call =
        call(national(false, null, "2026-11-24"), own(false, null))
            .dialing(Dialing.AUTOMATED)
            .campaign(campaign.build())
            .build();

    assertThat(String.join(" ", missing(rules.check(call)))).isEqualTo(missing);
  }

  @Test
  void abandonedShare_ofAnUnknownCampaign_asksForIt() {
    Contact call =
        call(national(false, null, "2026-11-24"), own(false, null))
            .dialing(Dialing.AUTOMATED)
            .build();

    assertThat(missing(rules.check(call)))
        .containsExactly("campaign.abandoned", "campaign.liveAnswers");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", ", true"})
  void callerId_isOwed_unlessItIsStatedThatItIsHidden(@Nullable Boolean shown, boolean permitted) {
    Caller.Builder caller = Caller.builder().seller("acme");
    if (shown != null) {
      caller.transmitsCallerId(shown);
    }
    Verdict verdict =
        rules.check(
            call(national(false, null, "2026-11-24"), own(false, null))
                .caller(caller.build())
                .build());

    if (permitted) {
      assertThat(verdict).permits().owing("transmit-caller-id");
    } else {
      assertThat(verdict).denies("crtc.caller-id").curedBy("transmit-caller-id");
    }
  }

  @Test
  void cards_nameWhatTheRulesReadAndDemand() {
    assertThat(paths(rule("crtc.national-dncl", "").info()))
        .contains(
            "lists[national-dnc CA].listed",
            "lists[national-dnc CA].since",
            "lists[national-dnc CA].asOf",
            "relationship.customer",
            "consents.kind");
    assertThat(paths(rule("crtc.internal-dncl", "").info()))
        .contains(
            "lists[internal-dnc].listed",
            "lists[internal-dnc].since",
            "lists[internal-dnc].asOf",
            "consents.grantedAt",
            "requestedAt");
    assertThat(paths(rule("crtc.abandonment", "").info()))
        .contains("campaign.abandoned", "campaign.liveAnswers");
    assertThat(paths(rule("crtc.caller-id", "").info())).contains("caller.transmitsCallerId");
    assertThat(rule("crtc.caller-id", "").info().obligations())
        .containsExactly("transmit-caller-id");
    assertThat(rule("crtc.national-dncl", "").when().says()).contains("on it for 31 days");
    assertThat(rule("crtc.internal-dncl", "").when().says())
        .contains("no consent that lifts it, and no request, came since");
  }

  private static List<String> paths(RuleInfo card) {
    return card.reads().stream().map(Fact::path).toList();
  }
}
