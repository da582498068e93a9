package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Recording;
import io.lexicall.rules.gdpr.Regime.Law;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A controller in Europe who calls or records people elsewhere. */
class AbroadTest {
  private static final String CALL = "at=2026-11-24T12:00:00Z controller.country=DE to.country=US";

  private static Abroad<Contact> of(Set<Law> laws) {
    return Abroad.ofContacts(new Regimes(), laws);
  }

  private static Abroad<Contact> ofAll() {
    return of(EnumSet.allOf(Law.class));
  }

  @Test
  void contact_outsideEurope_underTheLawOfTheController() {
    Rows.of(Contact.SCHEMA, ofAll())
        .hold(
            CALL,
            """
            controller.country=DE                          | true
            controller.country=GB                          | true
            controller.country=CH                          | true
            controller.country=RE                          | true
            controller.country=US                          | false
            controller.country=NC                          | false
            controller.country=-                           | asks controller.country
            to.country=DE                                  | false
            to.country=FR                                  | false
            to.country=GB                                  | false
            to.country=CH                                  | true
            to.country=NC                                  | true
            to.country=CH controller.country=GB            | true
            to.country=CH controller.country=CH            | false
            to.country=DE controller.country=CH            | false
            to.country=DE controller.country=-             | false
            to.country=CH controller.country=-             | asks controller.country
            to.country=-                                   | asks to.country
            to.country=- controller.country=US             | false
            to.country=- controller.country=-              | asks controller.country to.country
            to.country=- to.number=+4930123456             | false
            to.country=- to.number=+12125550142            | true
            controller.country=DE at=2018-05-24T23:59:59Z  | false until 2018-05-25T00:00:00Z
            controller.country=DE at=2018-05-25T00:00:00Z  | true
            controller.country=GB at=2020-12-31T23:59:59Z  | true until 2021-01-01T00:00:00Z
            controller.country=CH at=2023-08-31T23:59:59Z  | false until 2023-09-01T00:00:00Z
            controller.country=US at=2018-05-24T23:59:59Z  | false
            """);
  }

  @Test
  void contact_underALawThatDoesNotMatter() {
    Rows.of(Contact.SCHEMA, of(EnumSet.of(Law.GDPR, Law.UK_GDPR)))
        .hold(
            CALL,
            """
            controller.country=DE                          | true
            controller.country=GB                          | true
            controller.country=CH                          | false
            controller.country=CH to.country=CH            | false
            controller.country=CH to.country=-             | false
            """);
    Rows.of(Contact.SCHEMA, of(EnumSet.of(Law.UK_GDPR)))
        .hold(
            CALL,
            """
            controller.country=DE                          | false
            controller.country=GB                          | true
            controller.country=GB at=2020-12-31T23:59:59Z  | false until 2021-01-01T00:00:00Z
            """);
  }

  @Test
  void recording_outsideEurope_whereNoPartyIsInIt() {
    Rows.of(Recording.SCHEMA, Abroad.ofRecordings(new Regimes(), EnumSet.allOf(Law.class)))
        .hold(
            "at=2026-11-24T12:00:00Z controller.country=DE parties.0.role=customer"
                + " parties.0.country=US",
            """
            controller.country=DE                          | true
            controller.country=US                          | false
            controller.country=-                           | false
            parties.0.country=DE                           | false
            parties.1.role=agent parties.1.country=DE      | false
            parties.1.role=agent parties.1.country=CA      | true
            parties.0.country=CH controller.country=CH     | false
            parties.0.country=-                            | asks parties.country
            """);
  }

  @Test
  void controllersLaw_forCitations() {
    Rows.of(Contact.SCHEMA, ofAll().controllerUnder(Law.UK_GDPR))
        .hold(
            CALL,
            """
            controller.country=DE                          | false
            controller.country=GB                          | true
            controller.country=GB at=2020-12-31T23:59:59Z  | false
            controller.country=-                           | asks controller.country
            """);
    assertThat(ofAll().controllerUnder(Law.GDPR).reads())
        .extracting(Fact::path)
        .containsExactly("controller.country");
    assertThat(ofAll().controllerUnder(Law.GDPR).says())
        .isNotEqualTo(ofAll().controllerUnder(Law.FADP).says())
        .contains("GDPR");
  }

  @Test
  void condition_isAlikeForTheSameLaws_andLasts() {
    Regimes regimes = new Regimes();
    Abroad<Contact> one = Abroad.ofContacts(regimes, EnumSet.of(Law.GDPR));

    assertThat(one).isEqualTo(Abroad.ofContacts(regimes, EnumSet.of(Law.GDPR)));
    assertThat(one).isNotEqualTo(Abroad.ofContacts(regimes, EnumSet.of(Law.FADP)));
    assertThat(one.lasts()).isTrue();
    assertThat(one.says()).contains("controller");
    assertThat(one.reads()).extracting(Fact::path).containsExactly("controller.country");
  }
}
