package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Access;
import io.lexicall.facts.Agent;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.DataPurpose;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.Recipient;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.TransferTool;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import io.lexicall.rule.Setting;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What applies only to hosts that turn it on. */
class SettingsTest {
  private static Compliance with(Setting setting) {
    return Compliance.builder().module(new GdprRules()).setting(setting, true).build();
  }

  @ParameterizedTest
  @CsvSource({
    // Monday to Friday
    "IT,2026-11-24T08:59:59+01:00,2026-11-24T09:00:00+01:00",
    "IT,2026-11-24T19:59:59+01:00,",
    "IT,2026-11-24T20:00:00+01:00,2026-11-25T09:00:00+01:00",
    // Saturday and Sunday
    "IT,2026-11-28T09:59:59+01:00,2026-11-28T10:00:00+01:00",
    "IT,2026-11-28T18:59:59+01:00,",
    "IT,2026-11-28T19:00:00+01:00,2026-11-30T09:00:00+01:00",
    // Thursday, the eve of Christmas; Friday and Saturday are holidays
    "IT,2026-12-24T09:30:00+01:00,2026-12-24T10:00:00+01:00",
    "IT,2026-12-24T18:59:59+01:00,",
    "IT,2026-12-24T19:00:00+01:00,2026-12-28T09:00:00+01:00",
    "IT,2026-12-23T19:59:59+01:00,",
    // Monday 7 December, the eve of the 8th
    "IT,2026-12-07T19:30:00+01:00,2026-12-09T09:00:00+01:00",
    // the last evening before the code
    "IT,2024-09-27T23:00:00+02:00,",
    "NL,2026-11-24T21:59:59+01:00,",
    "NL,2026-11-24T22:00:00+01:00,2026-11-25T09:00:00+01:00",
    "NL,2026-11-28T16:00:00+01:00,2026-11-30T09:00:00+01:00",
    // eves are no matter of the Dutch code
    "NL,2026-12-24T21:00:00+01:00,"
  })
  void tradeCodeHours(String country, Instant at, @Nullable Instant permittedFrom) {
    Contact call = call(country, at);
    List<Instant> waits =
        with(GdprRules.TRADE_CODE_HOURS).only(List.of("eprivacy")).check(call).findings().stream()
            .filter(finding -> finding.rule().id().equals("eprivacy.calling-hours"))
            .map(finding -> finding.permittedFrom().orElseThrow())
            .toList();
    assertThat(waits).isEqualTo(permittedFrom == null ? List.of() : List.of(permittedFrom));
  }

  @Test
  void tradeCodeHours_notTurnedOn_bindNobody() {
    Verdict verdict =
        Compliance.builder()
            .module(new GdprRules())
            .build()
            .check(call("IT", Instant.parse("2026-11-24T03:00:00Z")));
    assertThat(verdict.findings())
        .noneMatch(finding -> finding.rule().id().equals("eprivacy.calling-hours"));
  }

  @ParameterizedTest
  @CsvSource({"true,PERMIT", "false,DENY", ",INDETERMINATE"})
  void access_whereTheHostSaysSo(@Nullable Boolean needToKnow, Decision expected) {
    Agent.Builder agent = Agent.builder().id("a1");
    if (needToKnow != null) {
      agent.needToKnow(needToKnow);
    }
    Access access =
        Access.builder()
            .at(Instant.parse("2026-11-24T12:00:00Z"))
            .data(List.of(DataKind.PERSONAL_DATA))
            .agent(agent.build())
            .build();
    assertThat(with(GdprRules.ACCESS).only(List.of("gdpr")).check(access).decision())
        .isEqualTo(expected);
  }

  /** Art. 2(1): what holds no personal data is under no rule of this law, of whichever section. */
  @ParameterizedTest
  @CsvSource({"DE", "GB", "CH"})
  void disclosure_ofNoData_isUnderNoRule(String country) {
    Disclosure.Builder disclosure =
        Disclosure.builder()
            .at(Instant.parse("2026-10-30T12:00:00Z"))
            .country(Place.of(country))
            .to(Recipient.THIRD_PARTY)
            .purpose(DataPurpose.SERVICE)
            .lawfulBasis(LawfulBasis.CONSENT)
            .subjectAgreed(false)
            .minimumNecessary(false)
            .encrypted(false)
            .recipientCountry(Place.of("IN"))
            .transfer(TransferTool.NONE);
    Compliance gdpr = Compliance.builder().module(new GdprRules()).build().only(List.of("gdpr"));

    Verdict none = gdpr.check(disclosure.data(List.of()).build());
    Verdict some = gdpr.check(disclosure.data(List.of(DataKind.PAN)).build());

    assertThat(none.findings()).isEmpty();
    assertThat(none.obligations()).isEmpty();
    assertThat(some.decision()).isEqualTo(Decision.DENY);
    assertThat(some.obligations()).isNotEmpty();
  }

  private static Contact call(String country, Instant at) {
    return Contact.builder()
        .at(at)
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .voice(Voice.LIVE)
        .to(
            Called.builder()
                .country(Place.of(country))
                .timeZone(zone(country))
                .subscriber(Subscriber.CONSUMER)
                .build())
        .build();
  }

  private static ZoneId zone(String country) {
    return ZoneId.of(country.equals("IT") ? "Europe/Rome" : "Europe/Amsterdam");
  }
}
