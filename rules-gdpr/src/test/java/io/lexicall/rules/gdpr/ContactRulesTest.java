package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Schema;
import io.lexicall.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sections of {@code gdpr} on contacts, at home and for controllers who call abroad. */
class ContactRulesTest {
  private static final String CALL =
      "at=2026-11-24T12:00:00Z channel=voice voice=live purpose=telemarketing caller.seller=acme"
          + " to.country=DE to.subscriber=consumer to.age=40 lawfulBasis=consent phi=false"
          + " consents.0.kind=opt-in consents.0.grantedAt=2026-11-01T12:00:00Z"
          + " consents.0.seller=acme consents.0.channels=[voice]"
          + " consents.0.purposes=[telemarketing] history=[] lists=[]";

  private static Rows rows(Schema<?> activity, String id) {
    Regimes regimes = new Regimes();
    List<Rule<?>> rules = ContactRules.of(regimes, Consents.of(regimes));
    return Rows.of(activity, rules, id);
  }

  @Test
  void variants_tellTheRulesOfControllersWhoCallAbroad() {
    Regimes regimes = new Regimes();
    assertThat(ContactRules.of(regimes, Consents.of(regimes)))
        .filteredOn(rule -> rule.info().id().equals("gdpr.transparency"))
        .filteredOn(rule -> rule.activity() == Contact.SCHEMA)
        .extracting(rule -> rule.info().variant())
        .containsOnly("", "abroad", "right-to-object", "right-to-object-abroad");
  }

  @Test
  void lawfulBasis() {
    rows(Contact.SCHEMA, "gdpr.lawful-basis")
        .hold(
            CALL,
            """
            lawfulBasis=consent                               | permit
            lawfulBasis=-                                     | indeterminate; asks balancingTest lawfulBasis
            lawfulBasis=- balancingTest=true                  | indeterminate; asks lawfulBasis
            lawfulBasis=- balancingTest=true purpose=account-alert | permit
            lawfulBasis=- balancingTest=false purpose=account-alert | indeterminate; asks lawfulBasis
            lawfulBasis=- balancingTest=true purpose=charitable-solicitation | indeterminate; asks lawfulBasis
            lawfulBasis=contract                              | deny; GDPR Art. 6(1)(b)
            lawfulBasis=contract purpose=account-alert        | permit
            lawfulBasis=contract purpose=charitable-solicitation | permit
            lawfulBasis=vital-interests purpose=charitable-solicitation | deny; GDPR Art. 6(1)
            lawfulBasis=contract purpose=-                    | indeterminate; asks purpose
            lawfulBasis=legal-obligation                      | deny; GDPR Art. 6(1)
            lawfulBasis=vital-interests                       | deny; GDPR Art. 6(1)
            lawfulBasis=public-task                           | deny; GDPR Art. 6(1)
            lawfulBasis=vital-interests purpose=emergency     | permit
            lawfulBasis=public-task purpose=-                 | indeterminate; asks purpose
            lawfulBasis=legitimate-interests                  | indeterminate; asks balancingTest
            lawfulBasis=legitimate-interests balancingTest=false | deny; GDPR Art. 6(1)(f)
            lawfulBasis=legitimate-interests balancingTest=true | permit
            lawfulBasis=contract at=2018-05-24T21:59:59Z      | permit
            lawfulBasis=contract at=2018-05-24T22:00:00Z      | deny; GDPR Art. 6(1)(b)
            lawfulBasis=contract to.country=GB                | deny; UK GDPR Art. 6(1)(b)
            lawfulBasis=contract to.country=GB at=2020-12-31T23:59:59Z | deny; GDPR Art. 6(1)(b)
            lawfulBasis=contract to.country=CH controller.country=CH                | permit
            lawfulBasis=contract to.country=US                | indeterminate; asks controller.country
            lawfulBasis=contract to.country=US controller.country=US | permit
            lawfulBasis=contract to.country=US controller.country=DE | deny; GDPR Art. 6(1)(b)
            lawfulBasis=public-task to.country=US controller.country=GB | deny; UK GDPR Art. 6(1)
            lawfulBasis=contract to.country=US controller.country=GB | deny; UK GDPR Art. 6(1)(b)
            lawfulBasis=contract to.country=US controller.country=CH | permit
            lawfulBasis=contract to.country=CH controller.country=DE | deny; GDPR Art. 6(1)(b)
            lawfulBasis=contract to.country=US controller.country=GB at=2020-12-31T12:00:00Z | deny; GDPR Art. 6(1)(b)
            lawfulBasis=contract to.country=US controller.country=DE at=2018-05-24T12:00:00Z | permit
            """);
  }

  @Test
  void consentConditions() {
    rows(Contact.SCHEMA, "gdpr.consent-conditions")
        .hold(
            CALL,
            """
            purpose=telemarketing                             | permit
            consents=[]                                       | deny; GDPR Art. 7(1)
            consents=-                                        | indeterminate; asks consents
            consents.0.revokedAt=2026-11-24T12:00:00Z         | deny; GDPR Art. 7(3)
            consents.0.revokedAt=2026-11-24T12:00:01Z         | permit
            consents.0.seller=other                           | deny; GDPR Art. 7(1)
            consents.0.grantedAt=2026-11-24T12:00:01Z         | deny; GDPR Art. 7(1) until 2026-11-24T12:00:01Z
            consents.0.expiresAt=2026-11-24T12:00:00Z         | deny; GDPR Art. 7(1)
            consents=[] lawfulBasis=contract                  | permit
            consents=[] lawfulBasis=-                         | indeterminate; asks lawfulBasis
            lawfulBasis=-                                     | permit
            consents=[] to.country=GB                         | deny; UK GDPR Art. 7(1)
            consents=[] to.country=CH controller.country=CH                         | permit
            consents=[] to.country=US controller.country=GB   | deny; UK GDPR Art. 7(1)
            to.country=US controller.country=GB consents.0.revokedAt=2026-11-24T12:00:00Z | deny; UK GDPR Art. 7(3)
            to.country=US controller.country=DE consents.0.revokedAt=2026-11-24T12:00:00Z | deny; GDPR Art. 7(3)
            to.country=US controller.country=DE consents.0.grantedAt=2015-01-01T12:00:00Z | permit
            to.country=ES to.timeZone=Europe/Madrid consents.0.grantedAt=2024-11-23T22:59:59Z | deny; TRLGDCU Art. 62(1)
            to.country=ES to.timeZone=Europe/Madrid consents.0.grantedAt=2024-11-24T12:00:00Z | permit
            to.country=FR consents.0.grantedAt=2025-11-24T12:00:00Z | deny; Code de la consommation Art. R. 223-1(I)(3)
            to.country=FR consents.0.grantedAt=2025-11-24T12:00:01Z | permit
            """);
  }

  @Test
  void childConsent() {
    rows(Contact.SCHEMA, "gdpr.child-consent")
        .hold(
            CALL,
            """
            to.age=16                                         | permit
            to.age=15                                         | deny; GDPR Art. 8(1)
            to.age=-                                          | permit
            to.age=- voice=prerecorded consents.0.automated=true | indeterminate; asks to.age
            to.age=- voice=artificial consents.0.automated=true | indeterminate; asks to.age
            to.age=- voice=- consents.0.automated=true        | indeterminate; asks to.age voice
            to.age=15 voice=- consents.0.automated=true       | deny; GDPR Art. 8(1)
            to.age=- channel=text consents.0.channels=[text]  | indeterminate; asks to.age
            to.age=- channel=- consents.0.channels=[voice,text] | indeterminate; asks channel to.age
            to.age=16 channel=text consents.0.channels=[text] | permit
            to.age=15 channel=text consents.0.channels=[text] | deny; GDPR Art. 8(1)
            to.age=15 voice=artificial consents.0.automated=true | deny; GDPR Art. 8(1)
            to.age=15 lawfulBasis=legitimate-interests        | permit
            to.age=15 lawfulBasis=-                           | indeterminate; asks lawfulBasis
            to.age=15 to.subscriber=business                  | permit
            to.age=15 to.subscriber=-                         | indeterminate; asks to.subscriber
            to.age=15 consents=[]                             | permit
            to.age=15 consents=-                              | indeterminate; asks consents
            to.age=- lawfulBasis=- consents=-                 | permit
            to.age=- lawfulBasis=- consents=- voice=artificial | indeterminate; asks consents lawfulBasis to.age
            to.age=14 to.country=AT                           | permit
            to.age=13 to.country=AT                           | deny; GDPR Art. 8(1); DSG § 4(4)
            to.age=12 to.country=GB                           | deny; UK GDPR Art. 8(1)
            to.age=13 to.country=GB                           | permit
            to.age=12 to.country=GB at=2020-12-31T12:00:00Z consents.0.grantedAt=2020-01-01T12:00:00Z | deny; GDPR Art. 8(1)
            to.age=15 to.country=CH controller.country=CH                           | permit
            to.age=13 to.country=BE at=2018-09-04T12:00:00Z consents.0.grantedAt=2018-09-01T12:00:00Z | deny; GDPR Art. 8(1) until 2018-09-04T22:00:00Z
            to.age=13 to.country=BE at=2018-09-05T12:00:00Z consents.0.grantedAt=2018-09-01T12:00:00Z | permit
            to.age=12 to.country=BE at=2018-09-05T12:00:00Z consents.0.grantedAt=2018-09-01T12:00:00Z | deny; GDPR Art. 8(1); Loi du 30 juillet 2018 Art. 7
            """);
  }

  /** A message that is stated to advertise is marketing, whatever else it is for. */
  @Test
  void specialCategory_inAMessageThatAdvertises() {
    String denied = "deny; GDPR Art. 9(1)";
    rows(Contact.SCHEMA, "gdpr.special-category")
        .hold(
            CALL
                + " channel=text voice=- consents.0.channels=[text] phi=true"
                + " purpose=account-alert message.containsAdvertising=true",
            """
            purpose=account-alert                             | %1$s
            purpose=healthcare                                | %1$s
            purpose=informational                             | %1$s
            purpose=political                                 | %1$s
            purpose=-                                         | %1$s
            consents=[]                                       | %1$s
            consents=-                                        | indeterminate; asks consents
            phi=false                                         | permit
            phi=-                                             | indeterminate; asks phi
            consents.0.kind=explicit                          | permit
            consents.0.kind=explicit consents.0.purposes=[account-alert] | %1$s
            consents.0.kind=explicit purpose=healthcare       | permit
            consents.0.kind=explicit purpose=political        | %1$s
            consents.0.kind=explicit purpose=political consents.0.purposes=[political] | permit
            message.containsAdvertising=false                 | permit; owes document-special-category-ground, GDPR Art. 9(1)
            message.containsAdvertising=-                     | permit; owes document-special-category-ground, GDPR Art. 9(1)
            purpose=healthcare message.containsAdvertising=false | permit; owes confirm-professional-secrecy, GDPR Art. 9(3)
            channel=voice voice=prerecorded                   | %1$s
            channel=voice voice=live                          | %1$s
            channel=voice voice=live message=-                | permit; owes document-special-category-ground, GDPR Art. 9(1)
            to.country=GB                                     | deny; UK GDPR Art. 9(1)
            to.country=CH controller.country=CH               | deny; FADP Art. 6(7)(a)
            """
                .formatted(denied));
  }

  @Test
  void specialCategory() {
    rows(Contact.SCHEMA, "gdpr.special-category")
        .hold(
            CALL + " phi=true",
            """
            phi=true                                          | deny; GDPR Art. 9(1)
            phi=false                                         | permit
            phi=-                                             | indeterminate; asks phi
            phi=- consents.0.kind=explicit                    | permit
            consents.0.kind=explicit                          | permit
            consents.0.kind=-                                 | indeterminate; asks consents.kind
            consents=-                                        | indeterminate; asks consents
            consents=- phi=-                                  | indeterminate; asks consents phi
            purpose=healthcare                                | permit; owes %1$s, GDPR Art. 9(3)
            purpose=healthcare phi=-                          | permit; owes %1$s, GDPR Art. 9(3)
            purpose=healthcare phi=false                      | permit
            purpose=healthcare to.country=GB                  | permit; owes %1$s, UK GDPR Art. 9(3)
            purpose=healthcare to.country=CH controller.country=CH | permit
            purpose=account-alert                             | permit; owes document-special-category-ground, GDPR Art. 9(1)
            purpose=account-alert phi=false                   | permit
            purpose=account-alert phi=-                       | permit
            purpose=charitable-solicitation                   | permit; owes document-special-category-ground, GDPR Art. 9(1)
            purpose=-                                         | indeterminate; asks purpose; owes %1$s, GDPR Art. 9(3); owes document-special-category-ground, GDPR Art. 9(1)
            consents.0.kind=explicit consents.0.revokedAt=2026-11-24T12:00:00Z | deny; GDPR Art. 9(1)
            consents.0.kind=explicit consents.0.purposes=[survey] | deny; GDPR Art. 9(1)
            to.country=GB                                     | deny; UK GDPR Art. 9(1)
            to.country=CH controller.country=CH                                     | deny; FADP Art. 6(7)(a)
            to.country=US controller.country=CH               | deny; FADP Art. 6(7)(a)
            to.country=US controller.country=GB               | deny; UK GDPR Art. 9(1)
            to.country=US controller.country=DE               | deny; GDPR Art. 9(1)
            to.country=US                                     | indeterminate; asks controller.country
            """
                .formatted("confirm-professional-secrecy"));
  }

  @Test
  void purposeLimitation_andTransparency() {
    rows(Contact.SCHEMA, "gdpr.purpose-limitation")
        .hold(
            CALL,
            """
            to.country=DE                         | permit; owes limit-to-minimum, GDPR Art. 5(1)(b)
            to.country=GB                         | permit; owes limit-to-minimum, UK GDPR Art. 5(1)(b)
            to.country=CH controller.country=CH                         | permit; owes limit-to-minimum, FADP Art. 6(3)
            to.country=US controller.country=CH   | permit; owes limit-to-minimum, FADP Art. 6(3)
            to.country=US controller.country=US   | permit
            """);
    rows(Recording.SCHEMA, "gdpr.purpose-limitation")
        .hold(
            "at=2026-11-24T12:00:00Z parties.0.role=customer parties.0.country=US",
            """
            controller.country=-                  | permit
            parties.0.country=DE                  | permit; owes limit-to-minimum, GDPR Art. 5(1)(b)
            controller.country=GB                 | permit; owes limit-to-minimum, UK GDPR Art. 5(1)(b)
            controller.country=US                 | permit
            """);
    rows(Disclosure.SCHEMA, "gdpr.purpose-limitation")
        .hold(
            "at=2026-11-24T12:00:00Z",
            """
            country=DE                            | permit; owes limit-to-minimum, GDPR Art. 5(1)(b)
            country=GB                            | permit; owes limit-to-minimum, UK GDPR Art. 5(1)(b)
            country=US                            | permit
            """);
    rows(Recording.SCHEMA, "gdpr.transparency")
        .hold(
            "at=2026-11-24T12:00:00Z parties.0.role=customer parties.0.country=US",
            """
            controller.country=-                  | permit
            parties.0.country=DE                  | permit; owes identify-caller, GDPR Art. 13(1); owes state-purpose, GDPR Art. 13(1)
            controller.country=GB                 | permit; owes identify-caller, UK GDPR Art. 13(1); owes state-purpose, UK GDPR Art. 13(1)
            controller.country=US                 | permit
            """);
    rows(Contact.SCHEMA, "gdpr.transparency")
        .hold(
            CALL + " purpose=account-alert",
            """
            to.country=DE                         | permit; owes identify-caller, GDPR Art. 13(1); owes state-purpose, GDPR Art. 13(1)
            to.country=GB                         | permit; owes identify-caller, UK GDPR Art. 13(1); owes state-purpose, UK GDPR Art. 13(1)
            to.country=CH controller.country=CH                         | permit; owes identify-caller, FADP Art. 19(1); owes state-purpose, FADP Art. 19(1)
            to.country=US controller.country=CH   | permit; owes identify-caller, FADP Art. 19(1); owes state-purpose, FADP Art. 19(1)
            """);
  }

  /** Art. 21(4): at the latest in the first marketing contact. */
  @Test
  void rightToObject_isBroughtUpInTheFirstMarketingContact() {
    String said = "owes identify-caller, GDPR Art. 13(1); %sowes state-purpose, GDPR Art. 13(1)";
    String before = said.formatted("");
    String first = said.formatted("owes offer-opt-out, GDPR Art. 21(4); ");
    rows(Contact.SCHEMA, "gdpr.transparency")
        .hold(
            CALL,
            """
            purpose=telemarketing                 | permit; %2$s
            purpose=charitable-solicitation       | permit; %2$s
            purpose=political                     | permit; %2$s
            purpose=survey                        | permit; %1$s
            purpose=political history.0.at=2026-10-01T12:00:00Z history.0.purpose=political | permit; %1$s
            purpose=political history.0.at=2026-10-01T12:00:00Z history.0.purpose=telemarketing | permit; %1$s
            purpose=political history.0.at=2026-10-01T12:00:00Z history.0.purpose=survey | permit; %2$s
            purpose=telemarketing history.0.at=2026-10-01T12:00:00Z history.0.purpose=political | permit; %2$s
            history=-                             | permit; %2$s
            history.0.at=2026-10-01T12:00:00Z history.0.purpose=telemarketing | permit; %1$s
            history.0.at=2026-10-01T12:00:00Z history.0.purpose=charitable-solicitation | permit; %1$s
            history.0.at=2026-10-01T12:00:00Z history.0.purpose=account-alert | permit; %2$s
            history.0.at=2026-11-24T12:00:00Z history.0.purpose=telemarketing | permit; %1$s
            history.0.at=2026-11-24T12:00:00.000000001Z history.0.purpose=telemarketing | permit; %2$s
            """
                .formatted(before, first));
  }

  @Test
  void dataFromElsewhere() {
    rows(Contact.SCHEMA, "gdpr.notice-of-data-source")
        .hold(
            CALL + " dataSource=third-party",
            """
            dataSource=third-party                | permit; owes notice-of-data-source, GDPR Art. 14(3)(b)
            dataSource=subject                    | permit
            dataSource=-                          | permit
            informedAt=2026-11-24T12:00:00Z       | permit
            informedAt=2026-11-24T12:00:01Z       | permit; owes notice-of-data-source, GDPR Art. 14(3)(b)
            to.country=CH controller.country=CH                         | permit; owes notice-of-data-source, FADP Art. 19(3)
            to.country=US controller.country=GB   | permit; owes notice-of-data-source, UK GDPR Art. 14(3)(b)
            """);
  }

  @Test
  void objection() {
    rows(Contact.SCHEMA, "gdpr.objection-to-direct-marketing")
        .hold(
            CALL + " objectedAt=2026-11-20T12:00:00Z",
            """
            purpose=telemarketing                                   | deny; GDPR Art. 21(3)
            purpose=charitable-solicitation                         | deny; GDPR Art. 21(3)
            purpose=political                                       | deny; GDPR Art. 21(3)
            purpose=political channel=text                          | deny; GDPR Art. 21(3)
            purpose=political voice=prerecorded                     | deny; GDPR Art. 21(3)
            purpose=political objectedAt=2026-11-24T12:00:01Z       | permit
            purpose=political requestedAt=2026-11-21T12:00:00Z      | permit
            purpose=political to.country=GB                         | deny; UK GDPR Art. 21(3)
            purpose=political to.country=CH controller.country=CH   | deny; FADP Art. 30(2)(b)
            purpose=political consents.0.grantedAt=2026-11-20T12:00:01Z consents.0.purposes=[political] | permit
            purpose=political consents.0.grantedAt=2026-11-20T12:00:01Z consents.0.purposes=[telemarketing] | deny; GDPR Art. 21(3)
            purpose=political at=2018-05-24T12:00:00Z objectedAt=2018-05-01T12:00:00Z consents=[] | permit
            purpose=political at=2018-05-25T12:00:00Z objectedAt=2018-05-01T12:00:00Z consents=[] | deny; GDPR Art. 21(3)
            purpose=account-alert                                   | permit
            purpose=survey                                          | permit
            purpose=-                                               | indeterminate; asks purpose
            channel=text                                            | deny; GDPR Art. 21(3)
            objectedAt=2026-11-24T12:00:00Z                         | deny; GDPR Art. 21(3)
            objectedAt=2026-11-24T12:00:01Z                         | permit
            objectedAt=-                                            | permit
            consents=-                                              | indeterminate; asks consents
            consents=- objectedAt=-                                 | permit
            consents.0.grantedAt=2026-11-20T12:00:00Z               | deny; GDPR Art. 21(3)
            consents.0.grantedAt=2026-11-20T12:00:01Z               | permit
            consents.0.grantedAt=2026-11-20T12:00:01Z consents.0.seller=other | deny; GDPR Art. 21(3)
            to.country=GB                                           | deny; UK GDPR Art. 21(3)
            to.country=CH controller.country=CH                                           | deny; FADP Art. 30(2)(b)
            to.country=US controller.country=CH                     | deny; FADP Art. 30(2)(b)
            to.country=US controller.country=US                     | permit
            """);
    rows(Contact.SCHEMA, "gdpr.objection-to-direct-marketing")
        .hold(
            CALL + " lists.0.list=internal-dnc lists.0.listed=true lists.0.seller=acme",
            """
            lists.0.since=2026-11-10                                | deny; GDPR Art. 21(3)
            lists.0.since=2026-11-10 purpose=political              | deny; GDPR Art. 21(3)
            lists.0.since=2026-10-10                                | permit
            lists.0.since=-                                         | indeterminate; asks lists[internal-dnc].since
            lists.0.since=- consents=[]                             | deny; GDPR Art. 21(3)
            lists.0.since=2026-11-10 consents=-                     | indeterminate; asks consents
            lists.0.since=2026-11-10 lists.0.listed=false           | permit
            lists.0.since=2026-11-10 lists.0.seller=other           | permit
            lists.0.since=2026-11-10 lists.0.seller=-               | indeterminate; asks lists[internal-dnc].seller
            lists.0.since=2026-11-10 caller.seller=-                | indeterminate; asks caller.seller
            lists=-                                                 | permit
            """);
  }

  /** An older objection that was lifted hides no newer entry of the own list. */
  @Test
  void ownList_countsBesideAnObjection() {
    String listed =
        CALL
            + " lists.0.list=internal-dnc lists.0.listed=true lists.0.seller=acme"
            + " lists.0.since=2026-06-05 objectedAt=2026-01-05T12:00:00Z"
            + " consents.0.grantedAt=2026-03-05T12:00:00Z";
    rows(Contact.SCHEMA, "gdpr.objection-to-direct-marketing")
        .hold(
            listed,
            """
            purpose=telemarketing                                   | deny; GDPR Art. 21(3)
            objectedAt=-                                            | deny; GDPR Art. 21(3)
            purpose=political consents.0.purposes=[political]       | deny; GDPR Art. 21(3)
            channel=text voice=- consents.0.channels=[text]         | deny; GDPR Art. 21(3)
            requestedAt=2026-03-05T12:00:00Z consents=[]            | deny; GDPR Art. 21(3)
            requestedAt=2026-11-20T12:00:00Z consents=[]            | deny; GDPR Art. 21(3)
            lists.0.listed=false                                    | permit
            lists.0.since=2026-03-05T11:59:59Z                      | permit
            lists.0.since=2026-03-05T12:00:00Z                      | deny; GDPR Art. 21(3)
            lists.0.since=-                                         | indeterminate; asks lists[internal-dnc].since
            lists.0.since=- consents=[]                             | deny; GDPR Art. 21(3)
            lists=-                                                 | permit
            """);
    rows(Contact.SCHEMA, "gdpr.objection-to-direct-marketing")
        .hold(
            listed + " purpose=survey consents.0.purposes=[survey] to.country=IT",
            """
            purpose=survey                                          | deny; GDPR Art. 21(3); Codice privacy Art. 130(3-bis)
            objectedAt=-                                            | deny; GDPR Art. 21(3); Codice privacy Art. 130(3-bis)
            lists.0.since=2026-03-04                                | permit
            """);
  }

  /** Consent to the service is none to the advertisement beside it, and the reverse. */
  @Test
  void consentToAMessageThatAdvertises() {
    rows(Contact.SCHEMA, "gdpr.consent-conditions")
        .hold(
            CALL + " purpose=account-alert channel=text voice=- consents.0.channels=[text,voice]",
            """
            message.containsAdvertising=true                        | permit
            message.containsAdvertising=true consents.0.purposes=[account-alert] | deny; GDPR Art. 7(1)
            message.containsAdvertising=false                       | deny; GDPR Art. 7(1)
            message.containsAdvertising=false consents.0.purposes=[account-alert] | permit
            message.containsAdvertising=- consents.0.purposes=[account-alert] | permit
            message.containsAdvertising=true purpose=survey consents.0.purposes=[survey] | permit
            message.containsAdvertising=true purpose=political consents.0.purposes=[political] | permit
            message.containsAdvertising=true purpose=charitable-solicitation consents.0.purposes=[charitable-solicitation] | permit
            message.containsAdvertising=true purpose=-              | indeterminate; asks purpose
            message.containsAdvertising=true purpose=- consents.0.purposes=[account-alert] | deny; GDPR Art. 7(1)
            message.containsAdvertising=true channel=voice voice=prerecorded consents.0.automated=true | permit
            message.containsAdvertising=true channel=voice voice=prerecorded consents.0.automated=true consents.0.purposes=[account-alert] | deny; GDPR Art. 7(1)
            message.containsAdvertising=true channel=voice voice=live consents.0.purposes=[account-alert] | deny; GDPR Art. 7(1)
            message.containsAdvertising=true channel=voice voice=live | permit
            message.containsAdvertising=false channel=voice voice=live consents.0.purposes=[account-alert] | permit
            message=- channel=voice voice=live consents.0.purposes=[account-alert] | permit
            message.containsAdvertising=true channel=voice voice=- consents.0.automated=true | permit
            message.containsAdvertising=true channel=voice voice=- consents.0.automated=true consents.0.purposes=[account-alert] | deny; GDPR Art. 7(1)
            """);
  }

  /** What a firm said in an earlier contact is an objection where no other rule reads it. */
  @Test
  void refusal_ofAnEarlierContact() {
    rows(Contact.SCHEMA, "gdpr.objection-to-direct-marketing")
        .hold(
            CALL
                + " consents=[] to.subscriber=business history.0.at=2026-10-01T12:00:00Z"
                + " history.0.channel=voice history.0.purpose=telemarketing history.0.refused=true",
            """
            purpose=telemarketing                                   | deny; GDPR Art. 21(3)
            purpose=charitable-solicitation                         | deny; GDPR Art. 21(3)
            purpose=account-alert                                   | permit
            history.0.refused=false                                 | permit
            history.0.refused=-                                     | permit
            history=-                                               | permit
            history.0.purpose=survey                                | permit
            channel=text                                            | permit
            channel=text history.0.channel=text                     | deny; GDPR Art. 21(3)
            channel=text history.0.channel=text purpose=account-alert message.containsAdvertising=true | deny; GDPR Art. 21(3)
            history.0.at=2026-11-24T12:00:00Z                       | deny; GDPR Art. 21(3)
            history.0.at=2026-11-24T12:00:01Z                       | permit
            requestedAt=2026-10-01T12:00:01Z                        | permit
            requestedAt=2026-10-01T12:00:00Z                        | deny; GDPR Art. 21(3)
            to.country=GB                                           | deny; UK GDPR Art. 21(3)
            to.country=GB purpose=political history.0.purpose=political | deny; UK GDPR Art. 21(3)
            purpose=political history.0.purpose=political           | deny; GDPR Art. 21(3)
            purpose=political history.0.purpose=political channel=text | permit
            purpose=political history.0.purpose=political channel=text history.0.channel=text | deny; GDPR Art. 21(3)
            purpose=political                                       | permit
            history.0.purpose=political                             | permit
            to.country=FR to.subscriber=consumer purpose=political history.0.purpose=political | deny; GDPR Art. 21(3)
            to.country=US controller.country=DE purpose=political history.0.purpose=political | permit
            to.country=CH controller.country=CH                     | deny; FADP Art. 30(2)(b)
            to.country=US controller.country=DE                     | permit
            to.country=FR                                           | deny; GDPR Art. 21(3)
            to.country=FR to.subscriber=consumer                    | permit
            to.country=FR to.subscriber=consumer channel=text history.0.channel=text | deny; GDPR Art. 21(3)
            at=2018-05-24T12:00:00Z history.0.at=2018-05-01T12:00:00Z | permit
            at=2018-05-25T12:00:00Z history.0.at=2018-05-01T12:00:00Z | deny; GDPR Art. 21(3)
            """);
    rows(Contact.SCHEMA, "gdpr.objection-to-direct-marketing")
        .hold(
            CALL
                + " history.0.at=2026-10-01T12:00:00Z history.0.channel=voice"
                + " history.0.purpose=telemarketing history.0.refused=true",
            """
            consents.0.grantedAt=2026-10-01T12:00:00Z               | deny; GDPR Art. 21(3)
            consents.0.grantedAt=2026-10-01T12:00:01Z               | permit
            consents=-                                              | indeterminate; asks consents
            """);
  }
}
