package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A consent, or a request, is no relief from any requirement after a later no of the person, in
 * whatever form it was told.
 */
class LaterNoTest {
  private static final String CONTACT =
      "at=2026-11-24T12:00:00Z channel=voice voice=live purpose=telemarketing caller.seller=acme"
          + " caller.transmitsCallerId=true subject=furniture to.subscriber=consumer"
          + " to.lineType=fixed-line dialing=manual history=[] consents=[] lists=[]"
          + " relationship.customer=false relationship.similarProducts=false";

  private static final String CONSENT =
      " consents.0.kind=opt-in consents.0.grantedAt=2026-11-01T12:00:00Z consents.0.seller=acme"
          + " consents.0.channels=[voice] consents.0.purposes=[telemarketing]"
          + " consents.0.automated=true";

  private static final String REQUEST = " requestedAt=2026-11-01T12:00:00Z";

  /** The forms in which a no of a day is told. */
  private static List<String> no(String day, String channel, String purpose) {
    return List.of(
        " objectedAt=" + day + "T12:00:00Z",
        refusal(day, channel, purpose),
        " lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=true lists.0.since=" + day);
  }

  private static String refusal(String day, String channel, String purpose) {
    return " history.0.at="
        + day
        + "T12:00:00Z history.0.refused=true history.0.channel="
        + channel
        + " history.0.purpose="
        + purpose;
  }

  private static Rows marketing(String section, boolean consentLiftsHours) {
    Regimes regimes = new Regimes();
    return Rows.of(
        Contact.SCHEMA,
        MarketingRules.of(regimes, Consents.of(regimes), false, consentLiftsHours),
        "eprivacy." + section);
  }

  private static void endsConsent(Rows rows, String contact, String channel, String purpose) {
    assertThat(rows.answer(contact)).as("%s", contact).startsWith("permit");
    for (String no : no("2026-11-10", channel, purpose)) {
      assertThat(rows.answer(contact + no)).as("%s", contact + no).startsWith("deny");
      // asking for one contact restores no consent
      assertThat(rows.answer(contact + no + " consents.0.grantedAt=2026-11-11T12:00:00Z"))
          .as("%s, and a newer consent", contact + no)
          .startsWith("permit");
    }
    for (String no : no("2026-10-10", channel, purpose)) {
      assertThat(rows.answer(contact + no)).as("%s", contact + no).startsWith("permit");
    }
  }

  private static void endsRequest(Rows rows, String contact, String channel, String purpose) {
    assertThat(rows.answer(contact)).as("%s", contact).startsWith("permit");
    for (String no : no("2026-11-10", channel, purpose)) {
      assertThat(rows.answer(contact + no)).as("%s", contact + no).startsWith("deny");
      assertThat(rows.answer(contact + no + " requestedAt=2026-11-11T12:00:00Z"))
          .as("%s, and asked again", contact + no)
          .startsWith("permit");
    }
    for (String no : no("2026-10-10", channel, purpose)) {
      assertThat(rows.answer(contact + no)).as("%s", contact + no).startsWith("permit");
    }
  }

  // ---- bans on trades

  @ParameterizedTest
  @CsvSource({
    "GB,gambling,consumer",
    "GB,gambling,business",
    "GB,claims-management,consumer",
    "GB,funeral-plans,consumer",
    "GB,pensions,consumer",
    "IT,energy-supply,consumer",
    "ES,energy-supply,consumer",
    "EE,gambling,business",
    "CH,health-insurance,consumer",
    "FI,mobile-subscription,consumer",
  })
  void sectorBans(String country, String subject, String who) {
    String call =
        CONTACT + " to.country=" + country + " subject=" + subject + " to.subscriber=" + who;
    Rows rows = marketing("sector-ban", false);
    endsConsent(rows, call + CONSENT, "voice", "telemarketing");
    endsRequest(rows, call + REQUEST, "voice", "telemarketing");
  }

  @ParameterizedTest
  @CsvSource({"GB,gambling", "ES,lottery", "IT,energy-supply"})
  void sectorBans_onTexts(String country, String subject) {
    String text = CONTACT + " channel=text voice=- to.country=" + country + " subject=" + subject;
    Rows rows = marketing("sector-ban", false);
    endsConsent(rows, text + CONSENT + " consents.0.channels=[text]", "text", "telemarketing");
    endsRequest(rows, text + REQUEST, "text", "telemarketing");
    // The refusal of a call is none of texts.
    assertThat(rows.answer(text + REQUEST + refusal("2026-11-10", "voice", "telemarketing")))
        .isEqualTo("permit");
  }

  /** A contract permits by itself; who objects is protected by the rules on objections. */
  @Test
  void sectorBans_ofContracts() {
    marketing("sector-ban", false)
        .hold(
            CONTACT
                + " to.country=DE subject=lottery relationship.customer=true"
                + " objectedAt=2026-11-10T12:00:00Z",
            """
            subject=lottery                                   | permit
            relationship.customer=false                       | deny; Glücksspielstaatsvertrag 2021 § 5(1)
            """);
    endsConsent(
        marketing("sector-ban", false),
        CONTACT + CONSENT + " to.country=DE subject=gambling relationship.customer=true",
        "voice",
        "telemarketing");
  }

  /** R. 223-4: five days after a request; a no in between ends it. */
  @Test
  void sectorBans_afterALateRequest() {
    endsRequest(
        marketing("sector-ban", false),
        CONTACT
            + " at=2026-11-14T12:00:00Z to.country=FR subject=energy-renovation"
            + " requestedAt=2026-11-09T13:00:00Z",
        "voice",
        "telemarketing");
  }

  // ---- calls about a trade

  @Test
  void tradeCalls() {
    String call = CONTACT + " to.country=FR subject=insurance recorded=false";
    Rows rows = marketing("trade-call", false);
    endsConsent(rows, call + CONSENT, "voice", "telemarketing");
    endsRequest(rows, call + REQUEST, "voice", "telemarketing");
    String refused =
        call
            + " recorded=true history.0.subject=insurance"
            + refusal("2026-11-10", "voice", "telemarketing");
    assertThat(rows.answer(refused + REQUEST)).startsWith("deny");
    assertThat(rows.answer(refused + CONSENT)).startsWith("deny");
    assertThat(rows.answer(refused + " requestedAt=2026-11-11T12:00:00Z")).isEqualTo("permit");
  }

  // ---- hours

  @Test
  void hours_thatARequestLifts() {
    Rows rows = marketing("calling-hours", false);
    endsRequest(
        rows,
        CONTACT
            + REQUEST
            + " at=2026-11-24T22:00:00Z to.country=IE subject=insurance"
            + " caller.financialInstitution=true",
        "voice",
        "telemarketing");
    String french =
        CONTACT + " at=2026-08-09T20:00:00Z to.country=FR requestedAt=2026-06-01T12:00:00Z";
    rows.hold(
        french,
        """
        objectedAt=-                                     | permit
        objectedAt=2026-05-31T12:00:00Z                  | permit
        objectedAt=2026-06-01T12:00:00Z                  | deny; Code de la consommation Art. D. 223-9 until 2026-08-10T08:00:00Z
        objectedAt=2026-06-02T12:00:00Z                  | deny; Code de la consommation Art. D. 223-9 until 2026-08-10T08:00:00Z
        objectedAt=2026-08-09T20:00:01Z                  | permit
        """);
  }

  @Test
  void hours_thatAConsentLifts() {
    Rows rows = marketing("calling-hours", true);
    endsConsent(
        rows,
        CONTACT + CONSENT + " at=2026-11-24T23:30:00Z to.country=PT to.timeZone=Europe/Lisbon",
        "voice",
        "telemarketing");
    String informs =
        CONTACT
            + " at=2026-11-24T23:30:00Z to.country=PT to.timeZone=Europe/Lisbon"
            + " purpose=informational";
    String consent = CONSENT + " consents.0.purposes=[informational]";
    String refused = refusal("2026-11-10", "voice", "informational");
    String barred = "deny; DL 134/2009 Art. 7(1) until 2026-11-25T09:00:00Z";
    assertThat(rows.answer(informs + consent)).isEqualTo("permit");
    assertThat(rows.answer(informs + consent + refused)).startsWith(barred);
    assertThat(rows.answer(informs + REQUEST)).isEqualTo("permit");
    assertThat(rows.answer(informs + REQUEST + refused)).startsWith(barred);
    assertThat(rows.answer(informs + refused + " requestedAt=2026-11-11T12:00:00Z"))
        .isEqualTo("permit");
    // Whoever objects to marketing, or refuses a sales call, leaves a call that informs alone.
    assertThat(rows.answer(informs + consent + " objectedAt=2026-11-10T12:00:00Z"))
        .isEqualTo("permit");
    assertThat(rows.answer(informs + REQUEST + refusal("2026-11-10", "voice", "telemarketing")))
        .isEqualTo("permit");
    // To 2026-08-10 the setting opens the hours of France too, but not after a refusal.
    String french =
        CONTACT
            + CONSENT
            + " at=2026-08-09T20:00:00Z to.country=FR consents.0.grantedAt=2026-04-01T12:00:00Z";
    assertThat(rows.answer(french)).isEqualTo("permit");
    for (String no : no("2026-05-01", "voice", "telemarketing")) {
      assertThat(rows.answer(french + no)).as("%s", no).startsWith("deny");
    }
  }

  // ---- calls about a debt

  /** Consumer Credit Act 1995 s. 46: the consent of the debtor, which a refusal ends. */
  @Test
  void debts_whoseConsentWasRefusedSince() {
    Regimes regimes = new Regimes();
    Rows rows =
        Rows.of(
            Contact.SCHEMA,
            CallConduct.of(regimes, Consents.of(regimes)),
            "eprivacy.debt-collection");
    String call =
        CONTACT
            + CONSENT
            + " to.country=IE purpose=debt-collection consents.0.purposes=[debt-collection]";
    for (String barred :
        List.of(" at=2026-11-24T22:00:00Z to.workplace=false", " to.workplace=true")) {
      rows.hold(
          call + barred,
          """
          history=-                                        | permit
          history.0.at=2026-11-10T12:00:00Z history.0.channel=voice history.0.purpose=telemarketing history.0.refused=true | permit
          history.0.at=2026-11-10T12:00:00Z history.0.channel=text history.0.purpose=debt-collection history.0.refused=true | permit
          history.0.at=2026-11-10T12:00:00Z history.0.channel=voice history.0.purpose=debt-collection history.0.refused=false | permit
          history.0.at=2026-11-10T12:00:00Z history.0.channel=voice history.0.purpose=debt-collection history.0.refused=- | permit
          history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=debt-collection history.0.refused=true consents.0.grantedAt=2026-11-01T12:00:00.000000001Z | permit
          """);
      for (String instant : List.of("2026-11-01T12:00:00Z", "2026-11-24T12:00:00Z")) {
        assertThat(
                rows.answer(
                    call
                        + barred
                        + refusal("2026-11-10", "voice", "debt-collection")
                        + " history.0.at="
                        + instant))
            .as(instant + barred)
            .startsWith("deny");
      }
      assertThat(
              rows.answer(
                  call
                      + barred
                      + refusal("2026-11-10", "voice", "debt-collection")
                      + " history.0.purpose=-"))
          .isEqualTo("indeterminate; asks history.purpose");
    }
  }

  // ---- consent as the basis

  private static Rows gdpr(String id) {
    Regimes regimes = new Regimes();
    List<Rule<?>> rules = ContactRules.of(regimes, Consents.of(regimes));
    return Rows.of(Contact.SCHEMA, rules, "gdpr." + id);
  }

  /** Art. 7(3): who refuses further contacts of the kind to which he consented withdraws that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "survey",
        "informational",
        "telemarketing",
        "healthcare",
        "account-alert",
        "debt-collection",
        "package-delivery",
        "political"
      })
  void consentAsTheBasis(String purpose) {
    String call =
        CONTACT
            + CONSENT
            + " to.country=DE lawfulBasis=consent purpose="
            + purpose
            + " consents.0.purposes=["
            + purpose
            + "] history.0.channel=voice history.0.refused=true history.0.purpose="
            + purpose;
    gdpr("consent-conditions")
        .hold(
            call,
            """
            history.0.at=2026-11-01T12:00:00Z                | deny; GDPR Art. 7(3)
            history.0.at=2026-11-01T11:59:59Z                | permit
            history.0.at=2026-11-24T12:00:00Z                | deny; GDPR Art. 7(3)
            history.0.at=2026-11-24T12:00:01Z                | permit
            history.0.at=2026-11-10T12:00:00Z history.0.channel=text | permit
            history.0.at=2026-11-10T12:00:00Z history.0.purpose=emergency | permit
            history.0.at=2026-11-10T12:00:00Z history.0.purpose=- | indeterminate; asks history.purpose
            history.0.at=2026-11-10T12:00:00Z history.0.refused=- | permit
            history.0.at=2026-11-10T12:00:00Z requestedAt=2026-11-11T12:00:00Z | permit
            history.0.at=2026-11-10T12:00:00Z requestedAt=2026-11-11T12:00:00Z consents=[] | deny; GDPR Art. 7(1)
            history.0.at=2026-11-10T12:00:00Z history.0.channel=- | indeterminate; asks history.channel
            history.0.at=2026-11-10T12:00:00Z channel=text voice=- history.0.channel=text consents.0.channels=[text] | deny; GDPR Art. 7(3)
            history.0.at=2026-11-10T12:00:00Z consents=[]            | deny; GDPR Art. 7(1)
            history.0.at=2026-11-10T12:00:00Z requestedAt=2026-11-09T12:00:00Z | deny; GDPR Art. 7(3)
            history.0.at=2026-11-10T12:00:00Z consents.0.grantedAt=2026-11-10T12:00:01Z | permit
            history.0.at=2026-11-10T12:00:00Z lawfulBasis=legitimate-interests | permit
            """);
  }

  // ---- explicit consent to the use of health data

  /** Art. 9(2)(a): asking for a call does not give back the consent to use health data. */
  @ParameterizedTest
  @ValueSource(strings = {"DE", "FR", "GB", "SE", "IE", "CH"})
  void healthData(String country) {
    String call =
        CONTACT + CONSENT + " to.country=" + country + " phi=true consents.0.kind=explicit";
    Rows rows = gdpr("special-category");
    endsConsent(rows, call, "voice", "telemarketing");
    for (String no : no("2026-11-10", "voice", "telemarketing")) {
      String asked = call + no + " requestedAt=2026-11-11T12:00:00Z";
      assertThat(rows.answer(asked)).as("%s", asked).startsWith("deny");
      assertThat(rows.answer(asked + " phi=false")).isEqualTo("permit");
      // A later consent that is not explicit lifts the objection, but gives no leave for the data.
      String otherKind =
          " consents.1.kind=opt-in consents.1.grantedAt=2026-11-11T12:00:00Z"
              + " consents.1.seller=acme consents.1.channels=[voice]"
              + " consents.1.purposes=[telemarketing]";
      assertThat(rows.answer(call + no + otherKind)).as("%s", no).startsWith("deny");
      assertThat(rows.answer(call + no + otherKind + " consents.1.kind=explicit"))
          .isEqualTo("permit");
    }
    rows.hold(
        call + " controller.country=" + country + refusal("2026-11-10", "voice", "telemarketing"),
        """
        history.0.channel=text                           | permit
        history.0.purpose=survey                         | permit
        history.0.purpose=-                              | indeterminate; asks history.purpose
        history.0.channel=-                              | indeterminate; asks history.channel
        history.0.refused=-                              | permit
        history.0.at=2026-11-01T12:00:00Z consents.0.grantedAt=2026-11-01T12:00:01Z | permit
        history.0.at=2026-11-24T12:00:01Z                | permit
        history=-                                        | permit
        phi=-                                            | indeterminate; asks phi
        """);
  }

  // ---- a request, and the withdrawal of the consent to such contacts

  private static void endsRequestByWithdrawal(Rows rows, String contact, String channel) {
    String asked = contact + " requestedAt=2026-11-10T12:00:00Z";
    String consent =
        asked
            + CONSENT
            + " consents.0.channels=["
            + channel
            + "] consents.0.revokedAt=2026-11-11T12:00:00Z";
    assertThat(rows.answer(asked)).as("%s", asked).startsWith("permit");
    assertThat(rows.answer(consent)).as("%s", consent).startsWith("deny");
    for (String taken :
        List.of(
            " consents.0.revokedAt=2026-11-10T12:00:00Z",
            " consents.0.revokedAt=2026-11-24T12:00:00Z",
            " consents.0.revokedAt=2026-11-11T12:00:00Z consents.0.kind=explicit")) {
      assertThat(rows.answer(consent + taken)).as("%s", consent + taken).startsWith("deny");
    }
    for (String stands :
        List.of(
            " consents.0.revokedAt=2026-11-10T11:59:59Z",
            " consents.0.seller=other",
            " consents.0.purposes=[survey]",
            " consents.0.channels=[" + (channel.equals("text") ? "voice" : "text") + "]",
            " requestedAt=2026-11-12T12:00:00Z")) {
      assertThat(rows.answer(consent + stands)).as("%s", consent + stands).startsWith("permit");
    }
    assertThat(rows.answer(consent + " consents.0.channels=-"))
        .startsWith("indeterminate; asks consents.channels");
    assertThat(rows.answer(consent + " consents.0.purposes=-"))
        .startsWith("indeterminate; asks consents.purposes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR",
        "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
        "SI", "SK"
      })
  void requestedText_andAConsentWithdrawnSince(String country) {
    endsRequestByWithdrawal(
        marketing("text-consent", false),
        CONTACT
            + " channel=text voice=- message.identifiesCaller=true"
            + " message.optOutMechanism=true to.country="
            + country,
        "text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT", "BG", "CY", "CZ", "DE", "DK", "ES", "FR", "GR", "IE", "LI", "LT", "LU", "LV", "NL",
        "PL", "PT", "RO", "SI"
      })
  void requestedCall_thatNeedsConsent_andAConsentWithdrawnSince(String country) {
    String call = CONTACT + " to.lineType=mobile to.country=" + country;
    Rows rows = marketing("live-call-consent", false);
    if (rows.answer(call).startsWith("deny")) {
      endsRequestByWithdrawal(rows, call, "voice");
    } else {
      assertThat(country).isIn("GR", "PT");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GB,tps", "NO,national-optout", "SE,national-optout", "IT,national-optout",
    "BE,national-optout", "SK,national-optout", "CH,national-optout", "HR,national-optout"
  })
  void requestedCall_toAnEntryOfTheRegister_andAConsentWithdrawnSince(String country, String list) {
    String call =
        CONTACT
            + " to.inDirectory=true to.country="
            + country
            + " lists.0.list="
            + list
            + " lists.0.listed=true lists.0.since=2024-01-05 lists.0.asOf=2026-11-20"
            + (list.equals("tps")
                ? " lists.1.list=ctps lists.1.listed=false lists.1.asOf=2026-11-20"
                : " lists.0.country=" + country);
    endsRequestByWithdrawal(marketing("live-call-opt-out", false), call, "voice");
    // A call that needs no consent: whether a withdrawal is an objection to it, is left to the
    // host.
    assertThat(
            marketing("live-call-opt-out", false)
                .answer(
                    call
                        + " lists.0.listed=false lists.0.since=- requestedAt=2026-11-10T12:00:00Z"
                        + CONSENT
                        + " consents.0.revokedAt=2026-11-11T12:00:00Z"))
        .isEqualTo("permit");
  }

  @Test
  void otherReliefsByRequest_andAConsentWithdrawnSince() {
    endsRequestByWithdrawal(
        marketing("sector-ban", false), CONTACT + " to.country=ES subject=energy-supply", "voice");
    endsRequestByWithdrawal(
        marketing("trade-call", false),
        CONTACT + " to.country=FR subject=insurance recorded=false",
        "voice");
    endsRequestByWithdrawal(
        marketing("calling-hours", false),
        CONTACT
            + " at=2026-11-24T22:00:00Z to.country=IE subject=insurance"
            + " caller.financialInstitution=true",
        "voice");
  }

  // ---- a number that a business published

  @Test
  void publishedNumber_andAConsentThatWasWithdrawn() {
    for (String contact :
        List.of(
            "text-consent to.country=NL channel=text voice=-",
            "text-consent to.country=SK channel=text voice=-")) {
      String section = contact.substring(0, contact.indexOf(' '));
      Rows rows = marketing(section, false);
      String facts =
          CONTACT
              + contact.substring(contact.indexOf(' '))
              + " to.subscriber=business to.publishedContact=true message.optOutMechanism=true"
              + " message.identifiesCaller=true";
      String consent = facts + CONSENT + " consents.0.channels=[text]";
      assertThat(rows.answer(facts)).as("%s", facts).startsWith("permit");
      assertThat(rows.answer(consent)).as("%s", consent).startsWith("permit");
      String withdrawn = consent + " consents.0.revokedAt=2026-11-24T12:00:00Z";
      assertThat(rows.answer(withdrawn)).as("%s", withdrawn).startsWith("deny");
      for (String other :
          List.of(
              " consents.0.revokedAt=2026-11-24T12:00:01Z",
              " consents.0.channels=[voice]",
              " consents.0.purposes=[survey]",
              " consents.0.seller=other")) {
        assertThat(rows.answer(withdrawn + other)).as("%s", other).startsWith("permit");
      }
      assertThat(rows.answer(withdrawn + " consents.0.seller=-"))
          .startsWith("indeterminate; asks consents.seller");
    }
  }

  // ---- the seller's own list

  /** One fact in three forms: what lifts an objection lifts the entry that records it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BE", "EE", "FI", "GB", "GR", "HR", "HU", "IS", "IT", "MT", "NO", "SE", "SK", "CH"
      })
  void ownList_andANewerConsent(String country) {
    Rows rows = marketing("live-call-opt-out", false);
    for (String who :
        country.equals("NO") ? List.of("consumer") : List.of("consumer", "business")) {
      String checked =
          country.equals("GB")
              ? " lists.1.list=tps lists.1.listed=false lists.1.asOf=2026-11-20"
                  + " lists.2.list=ctps lists.2.listed=false lists.2.asOf=2026-11-20"
              : " lists.1.list=national-optout lists.1.listed=false lists.1.asOf=2026-11-20"
                  + " lists.1.country="
                  + country;
      // The first entry says nothing until the form of an own entry takes its place.
      String call =
          CONTACT
              + CONSENT
              + " to.inDirectory=true to.country="
              + country
              + " to.subscriber="
              + who
              + " lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=false"
              + checked;
      for (String no : no("2026-10-10", "voice", "telemarketing")) {
        assertThat(rows.answer(call + no)).as("%s", call + no).isEqualTo("permit");
      }
      for (String no : no("2026-11-10", "voice", "telemarketing")) {
        assertThat(rows.answer(call + no)).as("%s", call + no).startsWith("deny");
      }
      String listed = call + " lists.0.listed=true";
      assertThat(rows.answer(listed))
          .as("%s", listed)
          .isEqualTo("indeterminate; asks lists[internal-dnc].since");
      listed += " lists.0.since=2026-10-10";
      assertThat(rows.answer(listed + " consents=[]")).startsWith("deny");
      assertThat(rows.answer(listed + " consents=-")).isEqualTo("indeterminate; asks consents");
      assertThat(rows.answer(listed + " consents=[] requestedAt=2026-11-23T12:00:00Z"))
          .startsWith("deny");
    }
  }
}
