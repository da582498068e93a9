package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Regime.Law;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A controller outside Europe who targets nobody in it: GDPR Art. 3(2). */
class OutOfScopeTest {
  private static final String ALERT =
      "at=2026-11-24T12:00:00Z channel=text purpose=account-alert to.country=FR"
          + " to.subscriber=consumer to.age=40 controller.country=US controller.targets=[US]"
          + " message.containsAdvertising=false consents=[] history=[] lists=[] phi=false";

  private static Rows of(Law law) {
    return Rows.of(Contact.SCHEMA, OutOfScope.of(new Regimes(), law));
  }

  @Test
  void contact_ofAControllerWhoTargetsNobodyThere() {
    of(Law.GDPR)
        .hold(
            ALERT,
            """
            controller.targets=[US]                        | true
            controller.targets=[]                          | true
            controller.targets=[US,MX,CH]                  | true
            controller.targets=[US,GB]                     | true
            controller.targets=[US,FR]                     | false
            controller.targets=[DE]                        | false
            controller.targets=[NO]                        | false
            controller.targets=[RE]                        | false
            controller.targets=[NC]                        | true
            controller.targets=-                           | false
            controller.country=-                           | false
            controller=-                                   | false
            controller.country=DE                          | false
            controller.country=GB                          | false
            controller.country=CH                          | false
            controller.country=RE                          | false
            controller.country=CA                          | true
            controller.targets=[GB] at=2020-12-31T23:59:59Z | false until 2021-01-01T00:00:00Z
            controller.targets=[GB] at=2021-01-01T00:00:00Z | true
            controller.targets=[DE,CH] at=2018-05-24T23:59:59Z | true until 2018-05-25T00:00:00Z
            """);
    of(Law.UK_GDPR)
        .hold(
            ALERT,
            """
            controller.targets=[US]                        | true
            controller.targets=[DE]                        | true
            controller.targets=[GB]                        | false
            controller.targets=[DE,GB]                     | false
            controller.targets=-                           | false
            controller.country=DE                          | false
            """);
    assertThat(OutOfScope.of(new Regimes(), Law.FADP)).isEqualTo(Condition.never());
  }

  /** Marketing to a person there is offering goods or services there, whatever is said of it. */
  @Test
  void contact_thatCouldOfferSomething() {
    of(Law.GDPR)
        .hold(
            ALERT,
            """
            purpose=informational                          | true
            purpose=package-delivery                       | true
            purpose=healthcare                             | true
            purpose=debt-collection                        | true
            purpose=survey                                 | true
            purpose=emergency                              | true
            purpose=telemarketing                          | false
            purpose=charitable-solicitation                | false
            purpose=political                              | false
            purpose=-                                      | asks purpose
            purpose=- controller.targets=[FR]              | false
            message.containsAdvertising=true               | false
            message.containsAdvertising=-                  | asks message.containsAdvertising
            message=-                                      | asks message.containsAdvertising
            message.containsAdvertising=- controller.targets=- | false
            message.containsAdvertising=- purpose=telemarketing | false
            channel=voice voice=live message=-             | true
            channel=voice voice=live message.containsAdvertising=true | false
            channel=voice voice=prerecorded                | true
            channel=voice voice=artificial message=-       | asks message.containsAdvertising
            channel=voice voice=- message=-                | asks message.containsAdvertising voice
            channel=voice voice=- message.containsAdvertising=false | true
            channel=- voice=- message=-                    | asks channel message.containsAdvertising voice
            """);
  }

  private static Rows rows(String id) {
    Regimes regimes = new Regimes();
    List<Rule<?>> rules = ContactRules.of(regimes, Consents.of(regimes));
    return Rows.of(Contact.SCHEMA, rules, id);
  }

  @Test
  void rules_leaveItOut_whereTheLawDoes() {
    rows("gdpr.lawful-basis")
        .hold(
            ALERT,
            """
            controller.targets=[US]                        | permit
            controller.targets=-                           | indeterminate; asks balancingTest lawfulBasis
            controller.targets=[FR]                        | indeterminate; asks balancingTest lawfulBasis
            controller.country=-                           | indeterminate; asks balancingTest lawfulBasis
            controller.country=DE                          | indeterminate; asks balancingTest lawfulBasis
            message.containsAdvertising=-                  | indeterminate; asks balancingTest lawfulBasis message.containsAdvertising
            message.containsAdvertising=true               | indeterminate; asks balancingTest lawfulBasis
            purpose=telemarketing                          | indeterminate; asks balancingTest lawfulBasis
            lawfulBasis=legitimate-interests balancingTest=false | permit
            lawfulBasis=legitimate-interests balancingTest=false controller.targets=- | deny; GDPR Art. 6(1)(f)
            to.country=GB                                  | permit
            to.country=GB controller.targets=[FR]          | permit
            to.country=GB controller.targets=[GB]          | indeterminate; asks balancingTest lawfulBasis
            to.country=GB at=2020-12-31T12:00:00Z controller.targets=[FR] | indeterminate; asks balancingTest lawfulBasis
            to.country=- controller.targets=[GB]           | indeterminate; asks balancingTest lawfulBasis to.country
            """);
    rows("gdpr.consent-conditions")
        .hold(
            ALERT + " lawfulBasis=consent",
            """
            controller.targets=[US]                        | permit
            controller.targets=-                           | deny; GDPR Art. 7(1)
            """);
    rows("gdpr.child-consent")
        .hold(
            ALERT
                + " lawfulBasis=consent to.age=12 consents.0.kind=opt-in"
                + " consents.0.grantedAt=2026-11-01T12:00:00Z consents.0.seller=acme"
                + " caller.seller=acme consents.0.channels=[text]"
                + " consents.0.purposes=[account-alert]",
            """
            controller.targets=[US]                        | permit
            controller.targets=-                           | deny; GDPR Art. 8(1); Loi 78-17 Art. 45
            """);
    rows("gdpr.notice-of-data-source")
        .hold(
            ALERT + " dataSource=third-party",
            """
            controller.targets=[US]                        | permit
            controller.targets=-                           | permit; owes notice-of-data-source, GDPR Art. 14(3)(b)
            """);
    rows("gdpr.special-category")
        .hold(
            ALERT + " phi=true",
            """
            controller.targets=[US]                        | permit
            controller.targets=-                           | permit; owes document-special-category-ground, GDPR Art. 9(1)
            """);
    rows("gdpr.transparency")
        .hold(
            ALERT,
            """
            controller.targets=[US]                        | permit
            controller.targets=-                           | permit; owes identify-caller, GDPR Art. 13(1); owes state-purpose, GDPR Art. 13(1)
            message.containsAdvertising=-                  | permit; owes identify-caller, GDPR Art. 13(1); owes state-purpose, GDPR Art. 13(1)
            to.country=CH                                  | permit; owes identify-caller, FADP Art. 19(1); owes state-purpose, FADP Art. 19(1)
            """);
  }

  @Test
  void condition_isAlikeForTheSameLaw_andLasts() {
    Regimes regimes = new Regimes();
    Condition<Contact> one = OutOfScope.of(regimes, Law.GDPR);

    assertThat(one).isEqualTo(OutOfScope.of(regimes, Law.GDPR));
    assertThat(one).isNotEqualTo(OutOfScope.of(regimes, Law.UK_GDPR));
    assertThat(one.says()).contains("target");
    assertThat(one.reads())
        .extracting(Fact::path)
        .contains("controller.country", "controller.targets", "message.containsAdvertising");
  }
}
