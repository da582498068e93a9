package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rules.gdpr.Consents.Manner;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which consents count, how old they may become, and what is asked of them. */
class ConsentsTest {
  private static final String CALL =
      "at=2026-11-24T12:00:00Z channel=voice voice=live purpose=telemarketing caller.seller=acme"
          + " to.country=DE consents.0.kind=opt-in consents.0.grantedAt=2026-11-01T12:00:00Z"
          + " consents.0.seller=acme consents.0.channels=[voice]"
          + " consents.0.purposes=[telemarketing]";

  private static final Set<ContactPurpose> SALES = Set.of(ContactPurpose.TELEMARKETING);
  private static final InForce SINCE_GDPR = InForce.startingAt(LocalDate.of(2018, 5, 25));

  private static Consents consents() {
    return Consents.of(new Regimes());
  }

  private static Consents in(String country) {
    return consents().in(new Regimes().under(Place.of(country)), SINCE_GDPR);
  }

  private static Rows rows(Condition<Contact> condition) {
    return Rows.of(Contact.SCHEMA, condition);
  }

  @Test
  void consent_counts() {
    rows(in("DE").any())
        .hold(
            CALL,
            """
            consents=-                                            | asks consents
            consents=[]                                           | false
            consents.0.kind=explicit                              | true
            consents.0.kind=express                               | false
            consents.0.kind=express-written                       | false
            consents.0.kind=permission                            | false
            consents.0.kind=-                                     | asks consents.kind
            consents.0.grantedAt=2026-11-24T12:00:00Z             | true
            consents.0.grantedAt=2026-11-24T12:00:00.000000001Z   | false until 2026-11-24T12:00:00.000000001Z
            consents.0.revokedAt=2026-11-24T12:00:00Z             | false
            consents.0.revokedAt=2026-11-24T12:00:01Z             | true until 2026-11-24T12:00:01Z
            consents.0.expiresAt=2026-11-24T12:00:00Z             | false
            consents.0.expiresAt=2026-11-24T12:00:01Z             | true until 2026-11-24T12:00:01Z
            consents.0.seller=other                               | false
            consents.0.seller=-                                   | asks consents.seller
            caller.seller=-                                       | asks caller.seller
            consents.0.channels=[text]                            | false
            consents.0.channels=[text,voice]                      | true
            consents.0.channels=[]                                | false
            consents.0.channels=-                                 | asks consents.channels
            channel=-                                             | asks channel
            channel=- consents.0.channels=-                       | asks channel consents.channels
            channel=- consents.0.channels=[text,voice]            | true
            channel=- consents.0.channels=[]                      | false
            channel=text consents.0.channels=[text] voice=-       | true
            consents.0.purposes=[survey]                          | false
            consents.0.purposes=-                                 | asks consents.purposes
            purpose=-                                             | asks purpose
            purpose=- consents.0.purposes=[]                      | false
            voice=-                                               | asks consents.automated voice
            voice=- consents.0.automated=true                     | true
            voice=- consents.0.automated=false                    | asks voice
            voice=prerecorded                                     | asks consents.automated
            voice=artificial                                      | asks consents.automated
            voice=artificial consents.0.automated=true            | true
            voice=artificial consents.0.automated=false           | false
            """);
  }

  /** Who withdraws takes back the consent, and not one paper of it. */
  @Test
  void record_thatWasWithdrawn_takesEarlierEntriesAlong() {
    rows(in("DE").any())
        .hold(
            CALL
                + " consents.0.grantedAt=2026-05-01T12:00:00Z"
                + " consents.1.kind=opt-in consents.1.grantedAt=2026-08-01T12:00:00Z"
                + " consents.1.revokedAt=2026-10-01T12:00:00Z consents.1.seller=acme"
                + " consents.1.channels=[voice] consents.1.purposes=[telemarketing]",
            """
            consents.1.automated=false                            | false
            consents.1.automated=false at=2026-10-01T11:59:59Z    | true until 2026-10-01T12:00:00Z
            consents.0.grantedAt=2026-08-01T12:00:00Z             | false
            consents.0.grantedAt=2026-08-01T12:00:01Z             | false
            consents.0.grantedAt=2026-10-01T11:59:59Z             | false
            consents.0.grantedAt=2026-10-01T12:00:00Z             | true
            consents.0.grantedAt=2026-10-01T12:00:01Z             | true
            consents.1.revokedAt=-                                | true
            consents.1.seller=other                               | true
            consents.1.seller=-                                   | asks consents.seller
            consents.1.channels=[text]                            | true
            consents.1.channels=-                                 | asks consents.channels
            consents.1.purposes=[survey]                          | true
            consents.1.purposes=-                                 | asks consents.purposes
            consents.1.kind=express                               | true
            consents.1.kind=-                                     | asks consents.kind
            """);
  }

  /** Who withdrew consent to sales calls refuses a survey that sells, and not another one. */
  @Test
  void consentToSales_thatWasWithdrawn_refusesWhateverAdvertises() {
    rows(in("DE").any())
        .hold(
            CALL
                + " purpose=survey message.containsAdvertising=true"
                + " consents.0.grantedAt=2026-05-01T12:00:00Z consents.0.purposes=[survey]"
                + " consents.1.kind=opt-in consents.1.grantedAt=2026-08-01T12:00:00Z"
                + " consents.1.revokedAt=2026-10-01T12:00:00Z consents.1.seller=acme"
                + " consents.1.channels=[voice] consents.1.purposes=[telemarketing]",
            """
            at=2026-11-24T12:00:00Z                               | false
            at=2026-10-01T11:59:59Z                               | true until 2026-10-01T12:00:00Z
            message.containsAdvertising=false                     | true
            message.containsAdvertising=-                         | true
            consents.1.purposes=[political]                       | true
            consents.0.grantedAt=2026-10-01T12:00:00Z             | true
            purpose=political consents.0.purposes=[political]     | false
            """);
  }

  /** A rule that is about some contacts asks what could matter for them, and nothing else. */
  @Test
  void narrowed_asksFewer() {
    rows(in("DE").narrowed(Manner.LIVE_CALLS, SALES).any())
        .hold(
            CALL,
            """
            channel=-                                             | true
            purpose=-                                             | true
            voice=-                                               | true
            voice=artificial consents.0.automated=false           | true
            channel=- consents.0.channels=[text]                  | false
            purpose=- consents.0.purposes=[survey]                | false
            channel=- consents.0.channels=-                       | asks consents.channels
            """);
    rows(in("DE").narrowed(Manner.MACHINE_CALLS, SALES).any())
        .hold(
            CALL,
            """
            voice=-                                               | asks consents.automated
            voice=- consents.0.automated=true                     | true
            voice=- consents.0.automated=false                    | false
            """);
    rows(in("DE").narrowed(Manner.CALLS, SALES).any())
        .hold(
            CALL,
            """
            voice=-                                               | asks consents.automated voice
            voice=live                                            | true
            voice=artificial                                      | asks consents.automated
            """);
    rows(in("DE").narrowed(Manner.TEXTS, SALES).any())
        .hold(
            CALL,
            """
            channel=- consents.0.channels=[text]                  | true
            channel=- consents.0.channels=[voice]                 | false
            """);
    rows(in("DE")
            .narrowed(
                Manner.ANY,
                Set.of(ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION))
            .any())
        .hold(
            CALL,
            """
            purpose=-                                             | asks purpose
            purpose=- consents.0.purposes=[charitable-solicitation,telemarketing] | true
            purpose=- consents.0.purposes=[survey]                | false
            """);
  }

  /** The second anniversary still counts, by the calendar at the called party. */
  @Test
  void spain_twoYears() {
    rows(in("ES").any())
        .hold(
            CALL + " to.country=ES to.timeZone=Europe/Madrid consents.0.automated=true",
            """
            consents.0.grantedAt=2024-11-23T23:00:00Z             | true until 2026-11-24T23:00:00Z
            consents.0.grantedAt=2024-11-23T22:59:59Z             | false
            consents.0.grantedAt=2024-11-24T22:59:59Z             | true until 2026-11-24T23:00:00Z
            consents.0.grantedAt=2024-11-23T23:00:00Z at=2026-11-24T22:59:59Z | true until 2026-11-24T23:00:00Z
            consents.0.grantedAt=2024-11-23T23:00:00Z at=2026-11-24T23:00:00Z | false
            consents.0.grantedAt=2024-11-23T23:00:00Z to.timeZone=Atlantic/Canary | false
            consents.0.grantedAt=2024-11-24T00:00:00Z to.timeZone=Atlantic/Canary | true until 2026-11-25T00:00:00Z
            consents.0.grantedAt=2024-11-23T22:59:59Z voice=artificial | false
            consents.0.grantedAt=2024-11-23T22:59:59Z voice=-     | false
            consents.0.grantedAt=2024-11-23T22:59:59Z channel=text consents.0.channels=[text] | true
            consents.0.grantedAt=2024-11-23T22:59:59Z channel=- consents.0.channels=[text,voice] | asks channel
            consents.0.grantedAt=2026-11-25T12:00:00Z             | false until 2026-11-25T12:00:00Z
            consents.0.grantedAt=2020-01-01T12:00:00Z at=2025-12-27T22:59:59Z | true until 2025-12-27T23:00:00Z
            consents.0.grantedAt=2020-01-01T12:00:00Z at=2025-12-27T23:00:00Z | false
            """);
  }

  @Test
  void france_threeHundredAndSixtyFiveDays() {
    rows(in("FR").any())
        .hold(
            CALL + " to.country=FR to.timeZone=Europe/Paris consents.0.automated=true",
            """
            consents.0.grantedAt=2025-11-24T12:00:00.000000001Z   | true until 2026-11-24T12:00:00.000000001Z
            consents.0.grantedAt=2025-11-24T12:00:00Z             | false
            consents.0.grantedAt=2025-11-24T12:00:00Z voice=artificial | true
            consents.0.grantedAt=2025-11-24T12:00:00Z voice=-     | asks voice
            consents.0.grantedAt=2025-11-24T12:00:00Z channel=text consents.0.channels=[text] | true
            consents.0.grantedAt=2025-11-24T12:00:00Z channel=- consents.0.channels=[text,voice] | asks channel
            consents.0.grantedAt=2025-11-24T12:00:00Z channel=- voice=- consents.0.channels=[text,voice] | asks channel voice
            consents.0.grantedAt=2025-08-01T12:00:00Z at=2026-08-10T21:59:59Z | true until 2026-08-10T22:00:00Z
            consents.0.grantedAt=2025-08-01T12:00:00Z at=2026-08-10T22:00:00Z | false
            """);
    rows(in("FR").narrowed(Manner.CALLS, SALES).any())
        .hold(
            CALL + " to.country=FR consents.0.automated=true",
            """
            consents.0.grantedAt=2025-11-24T12:00:00Z channel=-   | false
            consents.0.grantedAt=2025-11-24T12:00:00Z voice=-     | asks voice
            consents.0.grantedAt=2025-11-24T12:00:00Z voice=- channel=- | asks voice
            """);
    rows(in("FR").narrowed(Manner.MACHINE_CALLS, SALES).any())
        .hold(
            CALL + " to.country=FR consents.0.automated=true",
            """
            consents.0.grantedAt=2020-11-24T12:00:00Z             | true
            """);
    rows(in("FR").narrowed(Manner.LIVE_CALLS, SALES).any())
        .hold(
            CALL + " to.country=FR",
            """
            consents.0.grantedAt=2025-11-24T12:00:00Z voice=-     | false
            consents.0.grantedAt=2025-11-24T12:00:01Z voice=-     | true until 2026-11-24T12:00:01Z
            """);
    rows(in("FR").narrowed(Manner.TEXTS, SALES).any())
        .hold(
            CALL + " to.country=FR channel=text consents.0.channels=[text]",
            """
            consents.0.grantedAt=2020-11-24T12:00:00Z             | true
            """);
  }

  /** Where a rule is law in many states, the age counts only where that state may be concerned. */
  @Test
  void age_ofOneStateAmongMany() {
    rows(consents().any())
        .hold(
            CALL + " consents.0.grantedAt=2020-01-01T12:00:00Z",
            """
            to.country=DE                                         | true
            to.country=ES                                         | false
            to.country=FR                                         | false
            to.country=RE                                         | false
            to.country=-                                          | asks to.country
            to.country=- voice=-                                  | asks consents.automated to.country voice
            to.country=- consents.0.grantedAt=2026-11-01T12:00:00Z | true until 2027-11-01T12:00:00Z
            to.country=- at=2025-12-27T12:00:00Z                  | true until 2025-12-27T23:00:00Z
            to.country=- at=2025-12-28T12:00:00Z                  | asks to.country until 2026-08-10T20:00:00Z
            to.country=- to.number=+4930123456                    | true
            to.country=- to.number=+34910123456                   | false
            """);
    rows(in("ES").any())
        .hold(
            CALL + " consents.0.grantedAt=2020-01-01T12:00:00Z",
            """
            to.country=-                                          | false
            to.country=- consents.0.grantedAt=2024-11-23T23:30:00Z | asks to.timeZone until 2026-11-24T23:00:00Z
            """);
  }

  @Test
  void consentAfterAnEvent_andOfAKind() {
    rows(in("DE").anyAfter(Contact.OBJECTED_AT))
        .hold(
            CALL + " objectedAt=2026-10-01T12:00:00Z",
            """
            consents.0.grantedAt=2026-10-01T12:00:00.000000001Z   | true
            consents.0.grantedAt=2026-10-01T12:00:00Z             | false
            consents.0.kind=express                               | false
            consents.0.kind=-                                     | asks consents.kind
            """);
    rows(in("DE").explicit().any())
        .hold(
            CALL,
            """
            consents.0.kind=opt-in                                | false
            consents.0.kind=explicit                              | true
            consents.0.kind=explicit consents.0.seller=other      | false
            """);
  }

  /**
   * A withdrawal since the request takes it back; one from before, or of another scope, does not.
   */
  @Test
  void request_isTakenBackByAWithdrawalSince() {
    rows(in("DE").narrowed(Manner.LIVE_CALLS, SALES).tookBackRequest())
        .hold(
            CALL + " requestedAt=2026-11-10T12:00:00Z consents.0.revokedAt=2026-11-11T12:00:00Z",
            """
            consents.0.revokedAt=2026-11-11T12:00:00Z             | true
            consents.0.revokedAt=2026-11-10T12:00:00Z             | true
            consents.0.revokedAt=2026-11-10T11:59:59.999999999Z   | false
            consents.0.revokedAt=2026-11-24T12:00:00Z             | true
            consents.0.revokedAt=2026-11-24T12:00:01Z             | false until 2026-11-24T12:00:01Z
            consents.0.revokedAt=-                                | false
            consents=-                                            | false
            consents=[]                                           | false
            requestedAt=-                                         | false
            requestedAt=2026-11-24T12:00:01Z                      | false until 2026-11-24T12:00:01Z
            consents.0.kind=explicit                              | true
            consents.0.kind=express                               | false
            consents.0.kind=-                                     | asks consents.kind
            consents.0.seller=other                               | false
            consents.0.seller=-                                   | asks consents.seller
            consents.0.channels=[text]                            | false
            consents.0.channels=-                                 | asks consents.channels
            consents.0.purposes=[survey]                          | false
            consents.0.purposes=-                                 | asks consents.purposes
            """);
    rows(in("DE").narrowed(Manner.LIVE_CALLS, SALES).tookBackRequest())
        .hold(
            CALL
                + " requestedAt=2026-11-10T12:00:00Z consents.0.revokedAt=2026-11-11T12:00:00Z"
                + " consents.1.kind=opt-in consents.1.seller=acme consents.1.channels=[voice]"
                + " consents.1.purposes=[telemarketing] consents.1.grantedAt=2026-11-11T12:00:00Z",
            """
            consents.1.grantedAt=2026-11-11T12:00:00Z             | false
            consents.1.grantedAt=2026-11-11T11:59:59Z             | true
            consents.1.seller=other                               | true
            consents.1.channels=-                                 | asks consents.channels
            """);
  }

  /** For citations: what would count, or may, but for its revocation or its age. */
  @Test
  void reasonsWhyAConsentNoLongerCounts() {
    rows(in("DE").revoked())
        .hold(
            CALL + " consents.0.revokedAt=2026-11-24T12:00:00Z",
            """
            consents.0.revokedAt=2026-11-24T12:00:00Z             | true
            consents.0.revokedAt=2026-11-24T12:00:01Z             | false until 2026-11-24T12:00:01Z
            consents.0.revokedAt=-                                | false
            consents.0.kind=express                               | false
            consents.0.seller=-                                   | true
            consents.0.seller=other                               | false
            consents.0.channels=-                                 | true
            consents.0.channels=[text]                            | false
            consents.0.grantedAt=2026-11-25T12:00:00Z             | false until 2026-11-25T12:00:00Z
            """);
    List<Consents.Aged> aged = in("ES").aged();
    assertThat(aged).extracting(Consents.Aged::citation).containsExactly("TRLGDCU Art. 62(1)");
    rows(aged.get(0).condition())
        .hold(
            CALL + " to.country=ES to.timeZone=Europe/Madrid",
            """
            consents.0.grantedAt=2024-11-23T22:59:59Z             | true
            consents.0.grantedAt=2024-11-23T23:00:00Z             | false until 2026-11-24T23:00:00Z
            consents.0.grantedAt=2024-11-23T22:59:59Z consents.0.seller=other | false
            """);
    assertThat(in("DE").aged()).isEmpty();
    assertThat(consents().aged())
        .extracting(Consents.Aged::citation)
        .containsExactly("TRLGDCU Art. 62(1)", "Code de la consommation Art. R. 223-1(I)(3)");
    InForce before = InForce.between(LocalDate.of(2018, 5, 25), LocalDate.of(2025, 12, 27));
    assertThat(consents().in(Set.of(Place.of("ES")), before).aged()).isEmpty();
  }

  /** Conditions that are alike are asked once, so that those that are not must not seem so. */
  @Test
  void consents_areAlikeOnlyForTheSameLaw_andSayWhatTheyAsk() {
    assertThat(in("FR").any()).isEqualTo(in("FR").any()).isNotEqualTo(in("ES").any());
    assertThat(in("FR").any()).isNotEqualTo(in("FR").narrowed(Manner.CALLS, SALES).any());
    assertThat(in("DE").narrowed(Manner.TEXTS, SALES).any())
        .isEqualTo(in("AT").narrowed(Manner.TEXTS, SALES).any())
        .isNotEqualTo(
            in("DE").narrowed(Manner.TEXTS, Set.of(ContactPurpose.CHARITABLE_SOLICITATION)).any())
        .isNotEqualTo(in("DE").narrowed(Manner.LIVE_CALLS, SALES).any());
    assertThat(in("FR").aged().get(0).condition()).isNotEqualTo(in("ES").aged().get(0).condition());
    assertThat(in("DE").revoked()).isEqualTo(in("DE").revoked());
    assertThat(in("DE").revoked())
        .isNotEqualTo(in("DE").narrowed(Manner.TEXTS, SALES).revoked())
        .isNotEqualTo(in("DE").any());
    assertThat(in("FR").any().says())
        .contains("channels hold channel", "purposes hold purpose")
        .contains("grantedAt is too long ago for Code de la consommation Art. R. 223-1");
    assertThat(in("DE").revoked().says()).contains("perhaps", "seller");
  }

  @Test
  void card_namesWhatCounts() {
    assertThat(in("FR").any().reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder(
            "consents",
            "consents.kind",
            "consents.grantedAt",
            "consents.revokedAt",
            "consents.expiresAt",
            "consents.seller",
            "caller.seller",
            "consents.channels",
            "channel",
            "consents.purposes",
            "purpose",
            "consents.automated",
            "voice",
            "message.containsAdvertising");
    assertThat(in("DE").revoked().reads())
        .extracting(Fact::path)
        .contains(
            "consents.seller", "consents.channels", "consents.purposes", "consents.revokedAt");
  }
}
