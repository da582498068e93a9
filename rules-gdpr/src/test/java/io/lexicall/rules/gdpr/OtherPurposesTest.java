package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Surveys, information and propaganda where they are not marketing, and yet are bound. */
class OtherPurposesTest {
  private static final String CALL =
      "at=2026-11-24T12:00:00Z channel=voice voice=live caller.seller=acme subject=furniture"
          + " to.subscriber=consumer to.lineType=fixed-line dialing=manual history=[] consents=[]"
          + " lists=[]";

  private static final String TEXT =
      CALL + " channel=text voice=- message.identifiesCaller=true message.optOutMechanism=true";

  private static Rows rows(String section) {
    Regimes regimes = new Regimes();
    return Rows.of(
        Contact.SCHEMA,
        MarketingRules.of(regimes, Consents.of(regimes), false, false),
        "eprivacy." + section);
  }

  private static String listedIn(String country) {
    return " to.country="
        + country
        + " lists.0.list=national-optout lists.0.listed=true lists.0.asOf=2026-11-20"
        + " lists.0.since=2005-01-01 lists.0.country="
        + country;
  }

  private static String consentTo(String purpose, String channel) {
    return " consents.0.kind=opt-in consents.0.grantedAt=2026-10-01T12:00:00Z"
        + " consents.0.seller=acme consents.0.automated=true consents.0.channels=["
        + channel
        + "] consents.0.purposes=["
        + purpose
        + "]";
  }

  /** § 162(2) names polls, market research and information beside direct marketing. */
  @Test
  void hungary_liveCallsToMarkedNumbers() {
    String barred = "deny; Act C of 2003 § 162(2)";
    String asks = "indeterminate; asks lists[national-optout HU]";
    Rows rows = rows("live-call-opt-out");
    for (String purpose : new String[] {"survey", "informational"}) {
      rows.hold(
          CALL + listedIn("HU") + " purpose=" + purpose,
          """
          lists.0.listed=true                     | %1$s
          to.subscriber=business                  | %1$s
          to.subscriber=-                         | %1$s
          lists.0.listed=false                    | permit
          lists.0.listed=false lists.0.asOf=2026-10-24 | permit
          lists.0.listed=false lists.0.asOf=2026-10-23 | %2$s
          lists=[]                                | %2$s
          lists=-                                 | %2$s
          at=2008-08-31T12:00:00Z                 | permit
          at=2008-09-01T12:00:00Z lists.0.asOf=2008-08-30 | %1$s
          requestedAt=2026-11-24T11:00:00Z        | permit
          voice=prerecorded                       | permit
          voice=-                                 | indeterminate; asks voice
          to.country=EE lists.0.country=EE        | permit
          """
              .formatted(barred, asks));
      rows.hold(
          CALL + listedIn("HU") + consentTo(purpose, "voice") + " purpose=" + purpose,
          """
          lists.0.listed=true                     | permit
          consents.0.purposes=[telemarketing]     | %1$s
          consents.0.grantedAt=2026-11-24T12:00:01Z | %1$s until 2026-11-24T12:00:01Z
          consents=-                              | indeterminate; asks consents
          lists.0.since=2026-10-02T12:00:00Z      | %1$s
          lists.0.since=2026-10-01T12:00:00Z      | %1$s
          lists.0.since=2026-10-01T11:59:59Z      | permit
          lists.0.since=-                         | indeterminate; asks lists[national-optout HU].since
          lists=[]                                | permit
          lists=-                                 | permit
          lists.0.since=2026-10-02T12:00:00Z requestedAt=2026-10-02T12:00:00Z | %1$s
          lists.0.since=2026-10-02T12:00:00Z requestedAt=2026-10-02T12:00:01Z | permit
          lists.0.since=- requestedAt=2026-11-20T22:59:59Z | indeterminate; asks lists[national-optout HU].since
          lists.0.since=- requestedAt=2026-11-20T23:00:00Z | permit
          """
              .formatted(barred));
    }
    rows.hold(
        CALL + listedIn("HU") + " lists.0.listed=false",
        """
        purpose=account-alert lists.0.listed=true    | permit
        purpose=package-delivery lists.0.listed=true | permit
        purpose=survey objectedAt=2026-11-24T12:00:00Z | %1$s
        purpose=survey objectedAt=2026-11-24T12:00:01Z | permit
        purpose=informational objectedAt=2026-11-24T12:00:00Z | permit
        purpose=survey history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=survey history.0.refused=true | %1$s
        purpose=informational history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=informational history.0.refused=true | %1$s
        purpose=informational history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=survey history.0.refused=true | permit
        purpose=informational history.0.at=2026-11-01T12:00:00Z history.0.channel=text history.0.purpose=informational history.0.refused=true | permit
        purpose=informational history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=informational history.0.refused=false | permit
        purpose=survey lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true lists.1.since=2026-11-01 | %1$s
        purpose=informational lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true lists.1.since=2026-11-01 | permit
        """
            .formatted(barred));
  }

  /** Direct marketing stands in the same sentence, and firms are subscribers too. */
  @Test
  void hungary_marketingTextsToMarkedNumbers() {
    String barred = "deny; Act C of 2003 § 162(2)";
    String asks = "indeterminate; asks lists[national-optout HU]";
    String advertising = " message.containsAdvertising=true";
    for (String what :
        new String[] {
          " purpose=telemarketing", " purpose=charitable-solicitation", " purpose=account-alert"
        }) {
      rows("text-consent")
          .hold(
              TEXT + listedIn("HU") + " to.subscriber=business" + advertising + what,
              """
              lists.0.listed=true                     | %1$s
              lists.0.listed=false                    | permit
              lists=[]                                | %2$s
              lists=-                                 | %2$s
              lists.0.listed=false objectedAt=2026-11-01T12:00:00Z | %1$s
              at=2008-08-31T12:00:00Z                 | permit
              at=2008-09-01T12:00:00Z lists.0.asOf=2008-08-30 | %1$s
              lists.0.since=2026-11-02 requestedAt=2026-11-01T12:00:00Z | %1$s
              requestedAt=2026-11-01T12:00:00Z        | permit
              to.country=SK lists.0.country=SK message.containsAdvertising=- at=2020-01-01T12:00:00Z | permit
              """
                  .formatted(barred, asks));
    }
    rows("text-consent")
        .hold(
            TEXT
                + listedIn("HU")
                + consentTo("telemarketing", "text")
                + " purpose=telemarketing to.subscriber=business"
                + advertising,
            """
            to.subscriber=business                  | permit
            to.subscriber=consumer                  | permit
            lists.0.since=2026-10-02                | %1$s
            lists.0.since=2026-10-02 to.subscriber=consumer | %1$s
            lists=-                                 | permit
            consents.0.purposes=[survey]            | %1$s
            purpose=account-alert                   | permit
            """
                .formatted(barred));
    // A text that does not advertise is no sale.
    rows("text-consent")
        .hold(
            TEXT + listedIn("HU") + " to.subscriber=business message.containsAdvertising=false",
            "purpose=account-alert | permit\n");
  }

  /** So do calls: who declares against them after he consented has declared against them. */
  @Test
  void hungary_marketingCallsToMarkedNumbers() {
    String barred = "deny; Act C of 2003 § 162(2)";
    String call = CALL + listedIn("HU") + consentTo("telemarketing", "voice");
    rows("live-call-opt-out")
        .hold(
            call + " purpose=telemarketing",
            """
            lists.0.since=2026-10-02                | %1$s
            lists.0.since=2026-10-01T11:59:59Z      | permit
            lists.0.since=-                         | indeterminate; asks lists[national-optout HU].since
            lists=-                                 | permit
            consents=[]                             | %1$s
            consents=[] lists=-                     | indeterminate; asks lists[national-optout HU]
            consents=[] requestedAt=2026-11-24T11:00:00Z | permit
            consents=[] lists.0.since=2026-10-02 requestedAt=2026-10-01T12:00:00Z | %1$s
            """
                .formatted(barred));
    rows("automated-call-consent")
        .hold(
            call + " purpose=telemarketing voice=prerecorded",
            """
            lists.0.since=2026-10-02                | deny; Act C of 2003 § 162(1)
            lists.0.since=2026-10-01T11:59:59Z      | permit
            lists=-                                 | permit
            """);
  }

  @Test
  void hungary_machinesAndTexts() {
    rows("automated-call-consent")
        .hold(
            CALL + " to.country=HU voice=prerecorded message.containsAdvertising=false",
            """
            purpose=informational                     | deny; Act C of 2003 § 162(1)
            purpose=survey                            | deny; Act C of 2003 § 162(1)
            purpose=survey to.subscriber=business     | deny; Act C of 2003 § 162(1)
            purpose=informational consents=-          | indeterminate; asks consents
            purpose=informational at=2008-08-31T12:00:00Z | permit
            purpose=informational at=2008-09-01T12:00:00Z | deny; Act C of 2003 § 162(1)
            purpose=informational requestedAt=2026-11-24T11:00:00Z | deny; Act C of 2003 § 162(1)
            purpose=account-alert                     | permit
            purpose=informational voice=live          | permit
            purpose=informational to.country=AT       | permit
            """);
    rows("automated-call-consent")
        .hold(
            CALL
                + consentTo("informational", "voice")
                + " to.country=HU voice=prerecorded purpose=informational",
            """
            consents.0.automated=true                 | permit
            consents.0.automated=false                | deny; Act C of 2003 § 162(1)
            consents.0.purposes=[survey]              | deny; Act C of 2003 § 162(1)
            """);
    rows("text-consent")
        .hold(
            TEXT
                + listedIn("HU")
                + " lists.0.listed=false purpose=informational message.containsAdvertising=false",
            """
            purpose=informational                     | permit
            message.identifiesCaller=-                | permit; owes identify-caller, Act C of 2003 § 162(3)
            message.identifiesCaller=false            | deny; Act C of 2003 § 162(3)
            purpose=survey message.identifiesCaller=false | deny; Act C of 2003 § 162(3)
            purpose=account-alert message.identifiesCaller=false | permit
            message.identifiesCaller=false at=2008-08-31T12:00:00Z | permit
            lists.0.listed=true                       | deny; Act C of 2003 § 162(2)
            lists=-                                   | indeterminate; asks lists[national-optout HU]
            lists.0.listed=true requestedAt=2026-11-24T11:00:00Z | permit
            """);
  }

  /** A refusal ends an older consent, an objection that to a survey; a later one revives it. */
  @Test
  void hungary_consentToMachinesThatWasTakenBack() {
    String denied = "deny; Act C of 2003 § 162(1)";
    for (String purpose : new String[] {"survey", "informational"}) {
      rows("automated-call-consent")
          .hold(
              CALL
                  + consentTo(purpose, "voice")
                  + " to.country=HU voice=prerecorded message.containsAdvertising=false purpose="
                  + purpose,
              """
              history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=%1$s history.0.refused=true | %2$s
              history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=%1$s history.0.refused=true requestedAt=2026-10-31T12:00:00Z | %2$s
              history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=%1$s history.0.refused=true requestedAt=2026-11-02T12:00:00Z | %2$s
              history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=%1$s history.0.refused=true consents.0.grantedAt=2026-11-02T12:00:00Z | permit
              history.0.at=2026-09-30T12:00:00Z history.0.channel=voice history.0.purpose=%1$s history.0.refused=true | permit
              history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=telemarketing history.0.refused=true | permit
              history.0.at=2026-11-01T12:00:00Z history.0.channel=text history.0.purpose=%1$s history.0.refused=true | permit
              history=-                                 | permit
              objectedAt=2026-11-01T12:00:00Z           | %3$s
              objectedAt=2026-11-01T12:00:00Z requestedAt=2026-10-31T12:00:00Z | %3$s
              objectedAt=2026-11-01T12:00:00Z requestedAt=2026-11-02T12:00:00Z | %3$s
              objectedAt=2026-11-01T12:00:00Z consents.0.grantedAt=2026-11-02T12:00:00Z | permit
              objectedAt=2026-09-30T12:00:00Z           | permit
              lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=true lists.0.since=2026-11-01 | %3$s
              lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=true lists.0.since=2026-09-01 | permit
              """
                  .formatted(purpose, denied, purpose.equals("survey") ? denied : "permit"));
    }
  }

  /** So does it for propaganda, also before the GDPR was law. */
  @ParameterizedTest
  @ValueSource(strings = {"PT", "MT", "FI", "IT", "HU", "IS"})
  void propaganda_consentThatWasTakenBack(String country) {
    String text =
        TEXT
            + consentTo("political", "text")
            + " at=2018-04-24T12:00:00Z purpose=political message.containsAdvertising=false"
            + " consents.0.grantedAt=2018-02-01T12:00:00Z to.country="
            + country;
    assertThat(rows("text-consent").answer(text)).isEqualTo("permit");
    for (String said :
        new String[] {
          " objectedAt=2018-03-01T12:00:00Z",
          " history.0.at=2018-03-01T12:00:00Z history.0.channel=text history.0.purpose=political"
              + " history.0.refused=true",
          " lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=true"
              + " lists.0.since=2018-03-01"
        }) {
      assertThat(rows("text-consent").answer(text + said)).as("%s", said).startsWith("deny; ");
      assertThat(rows("text-consent").answer(text + said.replace("2018-03", "2018-01")))
          .as("%s", said)
          .isEqualTo("permit");
    }
  }

  /** Act XXXVI of 2013 § 149: the number of a voter is used only with his express consent. */
  @Test
  void hungary_propaganda() {
    String usual = CALL + " to.country=HU purpose=political";
    String denied = "deny; Act XXXVI of 2013 § 149";
    rows("live-call-consent")
        .hold(
            usual,
            """
            to.subscriber=consumer                    | %1$s
            to.subscriber=business                    | permit
            to.subscriber=-                           | indeterminate; asks to.subscriber
            consents=-                                | indeterminate; asks consents
            at=2013-05-02T12:00:00Z                   | permit
            at=2013-05-03T12:00:00Z                   | %1$s
            requestedAt=2026-11-24T11:00:00Z          | permit
            requestedAt=2026-11-24T11:00:00Z voice=prerecorded | permit
            requestedAt=2026-11-24T11:00:00Z objectedAt=2026-11-24T10:59:59Z | permit
            requestedAt=2026-11-24T11:00:00Z objectedAt=2026-11-24T11:00:00Z | %1$s
            voice=-                                   | indeterminate; asks voice
            to.country=SK                             | permit
            """
                .formatted(denied));
    rows("live-call-consent")
        .hold(
            usual + consentTo("political", "voice"),
            "voice=live | permit\nconsents.0.purposes=[survey] | " + denied + "\n");
    rows("automated-call-consent")
        .hold(
            usual,
            """
            voice=prerecorded                         | %1$s
            voice=prerecorded requestedAt=2026-11-24T11:00:00Z | %1$s
            """
                .formatted(denied));
    rows("text-consent")
        .hold(TEXT + " to.country=HU purpose=political", "channel=text | " + denied + "\n");
  }

  /** The regulator's decision of 2017: propaganda by text is direct marketing. */
  @Test
  void iceland_propaganda() {
    rows("text-consent")
        .hold(
            TEXT + " to.country=IS purpose=political message.containsAdvertising=false",
            """
            to.subscriber=consumer                    | deny; Lög um fjarskipti nr. 70/2022 Art. 94(1)
            to.subscriber=business                    | deny; Lög um fjarskipti nr. 70/2022 Art. 94(1)
            at=2017-12-28T12:00:00Z                   | permit
            at=2017-12-29T12:00:00Z                   | deny; Lög um fjarskipti nr. 81/2003 Art. 46(1)
            at=2022-08-31T12:00:00Z                   | deny; Lög um fjarskipti nr. 81/2003 Art. 46(1)
            at=2022-09-01T12:00:00Z                   | deny; Lög um fjarskipti nr. 70/2022 Art. 94(1)
            consents=-                                | indeterminate; asks consents
            requestedAt=2026-11-24T11:00:00Z          | permit
            """);
    rows("automated-call-consent")
        .hold(
            CALL + " to.country=IS purpose=political",
            "voice=prerecorded | deny; Lög um fjarskipti nr. 70/2022 Art. 94(1)\n");
    rows("live-call-opt-out")
        .hold(
            CALL + listedIn("IS") + " purpose=political",
            """
            lists.0.listed=true                       | deny; Lög um fjarskipti nr. 70/2022 Art. 94(6)
            lists.0.listed=false                      | permit
            lists=-                                   | indeterminate; asks lists[national-optout IS]
            lists.0.listed=false objectedAt=2026-11-01T12:00:00Z | deny; Lög um fjarskipti nr. 70/2022 Art. 94(6)
            at=2017-12-28T12:00:00Z lists.0.asOf=2017-12-20 | permit
            at=2017-12-29T12:00:00Z lists.0.asOf=2017-12-20 | deny; Lög um fjarskipti nr. 81/2003 Art. 46(5)
            """);
  }

  /** Legal persons: as for selling, either not protected or until they refuse. */
  @Test
  void propaganda_toFirms() {
    String text = TEXT + " purpose=political message.containsAdvertising=false";
    String law = "Loi du 30 mai 2005 (vie privée, communications électroniques) Art. 11(1)";
    rows("text-consent")
        .hold(
            text,
            """
            to.country=LU                                     | deny; %1$s
            to.country=LU to.subscriber=business              | permit
            to.country=LU to.subscriber=-                     | indeterminate; asks to.subscriber
            to.country=FI                                     | deny; %2$s 200(1)
            to.country=FI to.subscriber=business              | permit
            to.country=FI to.subscriber=business objectedAt=2026-11-01T12:00:00Z | deny; %2$s 202(1)
            to.country=FI to.subscriber=business history.0.at=2026-11-01T12:00:00Z history.0.channel=text history.0.purpose=political history.0.refused=true | deny; %2$s 202(1)
            to.country=PT                                     | deny; Lei 41/2004 Art. 13.º-A(1)
            to.country=PT to.subscriber=business              | indeterminate; asks lists[national-optout PT]
            to.country=PT to.subscriber=business at=2012-08-29T12:00:00Z | deny; Decreto-Lei 7/2004 Art. 22(1) until 2012-08-30T00:00:00Z
            """
                .formatted(law, "Laki sähköisen viestinnän palveluista (917/2014) §"));
    rows("text-consent")
        .hold(
            text + listedIn("PT") + " to.subscriber=business",
            """
            lists.0.listed=true                               | deny; Lei 41/2004 Art. 13.º-A(2)
            lists.0.listed=false                              | permit
            lists.0.listed=false objectedAt=2026-11-01T12:00:00Z | deny; Lei 41/2004 Art. 13.º-A(2)
            requestedAt=2026-11-24T11:00:00Z                  | permit
            to.subscriber=consumer lists.0.listed=false       | deny; Lei 41/2004 Art. 13.º-A(1)
            """);
    rows("automated-call-consent")
        .hold(
            CALL + " purpose=political voice=prerecorded",
            """
            to.country=LU                                     | deny; %1$s
            to.country=LU to.subscriber=business              | permit
            to.country=FI to.subscriber=business              | deny; %2$s 200(1)
            """
                .formatted(law, "Laki sähköisen viestinnän palveluista (917/2014) §"));
    rows("automated-call-consent")
        .hold(
            CALL + listedIn("PT") + " purpose=political voice=prerecorded to.subscriber=business",
            """
            lists.0.listed=true                               | deny; Lei 41/2004 Art. 13.º-A(2)
            lists.0.listed=false                              | permit
            lists=-                                           | indeterminate; asks lists[national-optout PT]
            """);
  }

  /** The ban list of the registry is for surveys too, and holds natural persons. */
  @Test
  void iceland_surveys() {
    String denied = "deny; Lög nr. 90/2018 Art. 21";
    rows("live-call-opt-out")
        .hold(
            CALL + listedIn("IS") + " purpose=survey",
            """
            lists.0.listed=true                       | %1$s
            lists.0.listed=false                      | permit
            lists=-                                   | indeterminate; asks lists[national-optout IS]
            to.subscriber=business                    | permit
            to.subscriber=-                           | indeterminate; asks to.subscriber
            at=2018-07-14T12:00:00Z lists.0.asOf=2018-07-01 | permit
            at=2018-07-15T12:00:00Z lists.0.asOf=2018-07-01 | %1$s
            lists.0.listed=false objectedAt=2026-11-01T12:00:00Z | %1$s
            purpose=informational                     | permit
            """
                .formatted(denied));
    rows("live-call-opt-out")
        .hold(
            CALL + listedIn("IS") + consentTo("survey", "voice") + " purpose=survey",
            """
            lists.0.listed=true                       | permit
            consents=-                                | indeterminate; asks consents
            lists.0.listed=false lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true lists.1.since=2026-11-01 | %1$s
            lists.0.listed=false lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true lists.1.since=2026-09-01 | permit
            """
                .formatted(denied));
  }
}
