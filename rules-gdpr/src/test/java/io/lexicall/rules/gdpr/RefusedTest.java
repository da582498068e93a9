package io.lexicall.rules.gdpr;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A refusal of an earlier contact, on both sides of each of its bounds. */
class RefusedTest {
  private static final String CALL =
      "at=2026-06-10T12:00:00Z consents=[] history.0.at=2026-06-01T12:00:00Z"
          + " history.0.channel=voice history.0.purpose=telemarketing history.0.refused=true";

  private static Rows rows() {
    return Rows.of(
        Contact.SCHEMA,
        MarketingRules.refused(
            ContactChannel.VOICE,
            Set.of(ContactPurpose.TELEMARKETING),
            Consents.ALL.happened(Consent.GRANTED_AT)));
  }

  @Test
  void refusal_countsFromItsInstant() {
    rows()
        .hold(
            CALL,
            """
            history.0.at=2026-06-10T11:59:59.999999999Z | true
            history.0.at=2026-06-10T12:00:00Z           | true
            history.0.at=2026-06-10T12:00:00.000000001Z | false until 2026-06-10T12:00:00.000000001Z
            """);
  }

  @Test
  void refusal_isOfThisChannelAndPurpose_asFarAsIsStated() {
    rows()
        .hold(
            CALL,
            """
            history.0.refused=true           | true
            history.0.refused=false          | false
            history.0.refused=-              | false
            history.0.channel=text           | false
            history.0.channel=-              | asks history.channel
            history.0.purpose=survey         | false
            history.0.purpose=-              | asks history.purpose
            history=[]                       | false
            history=-                        | false
            """);
  }

  @Test
  void consentGivenLater_lifts() {
    rows()
        .hold(
            CALL + " consents.0.kind=opt-in",
            """
            consents.0.grantedAt=2026-06-01T12:00:00Z           | true
            consents.0.grantedAt=2026-06-01T12:00:00.000000001Z | false
            consents.0.grantedAt=2026-06-10T12:00:00Z           | false
            consents.0.grantedAt=2026-06-10T12:00:00.000000001Z | true until 2026-06-10T12:00:00.000000001Z
            consents=[]                                         | true
            consents=-                                          | asks consents
            """);
  }

  /** A request does not lift the refusal of a contact that needs a consent all the same. */
  @Test
  void consentAloneLifts_whereAskingIsNotEnough() {
    Rows.of(
            Contact.SCHEMA,
            MarketingRules.refusedUntilConsent(
                ContactChannel.VOICE,
                Set.of(ContactPurpose.TELEMARKETING),
                Consents.ALL.happened(Consent.GRANTED_AT)))
        .hold(
            CALL,
            """
            requestedAt=2026-06-01T12:00:00.000000001Z          | true
            requestedAt=2026-06-10T12:00:00.000000001Z          | true
            history.0.at=2026-06-10T12:00:00Z                   | true
            history.0.at=2026-06-10T12:00:00.000000001Z         | false until 2026-06-10T12:00:00.000000001Z
            requestedAt=2026-06-05T12:00:00Z consents.0.kind=opt-in consents.0.grantedAt=2026-06-01T12:00:00Z | true
            requestedAt=2026-06-05T12:00:00Z consents.0.kind=opt-in consents.0.grantedAt=2026-06-01T12:00:00.000000001Z | false
            requestedAt=2026-06-05T12:00:00Z consents=-         | asks consents
            requestedAt=2026-06-05T12:00:00Z history=-          | false
            """);
  }

  @Test
  void requestMadeLater_lifts() {
    rows()
        .hold(
            CALL,
            """
            requestedAt=2026-06-01T12:00:00Z           | true
            requestedAt=2026-06-01T12:00:00.000000001Z | false
            requestedAt=2026-06-10T12:00:00Z           | false
            requestedAt=2026-06-10T12:00:00.000000001Z | true until 2026-06-10T12:00:00.000000001Z
            """);
  }
}
