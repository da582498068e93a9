package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.place.Place;
import io.lexicall.rule.Rule;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sections of {@code eprivacy} that are not those of one state: bans, disclosures, proof. */
class MarketingRulesTest {
  /** Where games may be sold to who agreed: in the other states that bar them, to nobody. */
  private static final Set<Place> BY_CONSENT = Set.of(Place.of("EE"), Place.of("GB"));

  private static final String CALL =
      "at=2026-11-24T12:00:00Z channel=voice voice=live purpose=telemarketing caller.seller=acme"
          + " subject=furniture to.subscriber=consumer history=[]"
          + " relationship.customer=false relationship.similarProducts=false"
          + " consents.0.kind=opt-in consents.0.grantedAt=2026-11-01T12:00:00Z"
          + " consents.0.seller=acme consents.0.channels=[voice]"
          + " consents.0.purposes=[telemarketing]";

  private static List<Rule<?>> rules() {
    Regimes regimes = new Regimes();
    return MarketingRules.of(regimes, Consents.of(regimes), false, false);
  }

  private static Rows rows(String section) {
    return Rows.of(Contact.SCHEMA, rules(), "eprivacy." + section);
  }

  /** A ban on selling sees the advertisement in a message for a service. */
  @ParameterizedTest
  @ValueSource(strings = {"account-alert", "informational"})
  void sectorBans_barMessagesThatAdvertise(String purpose) {
    String usual = CALL + " purpose=" + purpose + " message.containsAdvertising=true";
    Rows rows = rows("sector-ban");
    rows.hold(
        usual + " subject=gambling to.country=IT",
        """
        channel=text voice=-                  | deny; D.L. 87/2018 Art. 9(1)
        channel=voice voice=prerecorded       | deny; D.L. 87/2018 Art. 9(1)
        channel=voice voice=live              | deny; D.L. 87/2018 Art. 9(1)
        channel=voice voice=live message.containsAdvertising=false | permit
        channel=voice voice=live message.containsAdvertising=- | permit
        channel=text voice=- message.containsAdvertising=false | permit
        channel=text voice=- message.containsAdvertising=- | permit
        channel=text voice=- message=-        | permit
        """);
    rows.hold(
        usual + " subject=energy-renovation to.country=FR consents=[]",
        """
        channel=text voice=-                  | deny; Code de la consommation Art. L. 223-8
        channel=voice voice=prerecorded       | deny; Code de la consommation Art. L. 223-1
        channel=voice voice=live              | deny; Code de la consommation Art. L. 223-1
        channel=voice voice=live message=-    | permit
        """);
  }

  /**
   * The exclusion list is consulted before a call to a firm that rests on the presumed interest in
   * its trade alone; a found entry bars, whatever the call rests on.
   */
  @Test
  void exclusionList_isConsultedBeforeCallsToFirms() {
    String usual =
        CALL
            + " to.country=ES to.subscriber=business consents=[] lawfulBasis=legitimate-interests"
            + " balancingTest=true lists.0.list=national-optout lists.0.country=ES"
            + " lists.0.listed=false lists.0.asOf=2026-11-23";
    rows("live-call-opt-out")
        .hold(
            usual,
            """
            dialing=manual                        | permit
            lists.0.asOf=2026-10-24               | permit
            lists.0.asOf=2026-10-23               | permit; owes consult-exclusion-list, LOPDGDD Art. 23(4)
            lists=-                               | permit; owes consult-exclusion-list, LOPDGDD Art. 23(4)
            lists=[]                              | permit; owes consult-exclusion-list, LOPDGDD Art. 23(4)
            lists=[] relationship=-               | permit; owes consult-exclusion-list, LOPDGDD Art. 23(4)
            lists=[] relationship.customer=true   | permit; owes consult-exclusion-list, LOPDGDD Art. 23(4)
            lists=[] relationship.customer=true relationship.similarProducts=true | permit
            lists=[] requestedAt=2026-11-23T12:00:00Z | permit
            lists=[] to.subscriber=consumer       | permit
            lists=[] balancingTest=false          | permit
            lists=[] at=2023-06-29T12:00:00Z      | permit; owes consult-exclusion-list, LOPDGDD Art. 23(4)
            lists=[] at=2023-06-28T12:00:00Z      | indeterminate; asks lists[national-optout ES]
            lists.0.listed=true                   | deny; LOPDGDD Art. 23(4)
            lists.0.listed=true lawfulBasis=-     | deny; LOPDGDD Art. 23(4)
            lists.0.listed=true balancingTest=-   | deny; LOPDGDD Art. 23(4)
            lists.0.listed=true relationship.customer=true relationship.similarProducts=true | deny; LOPDGDD Art. 23(4)
            """);
    rows("live-call-opt-out")
        .hold(
            usual.replace(" consents=[]", ""),
            """
            lists=[]                              | permit
            lists.0.listed=true                   | permit
            """);
  }

  /** LOPDGDD Art. 23(4) names consent as the one exception from the check, for natural persons. */
  @Test
  void exclusionList_isCheckedBeforeCallsToOwnCustomers() {
    String usual =
        CALL
            + " to.country=ES to.subscriber=consumer consents=[] lawfulBasis=legitimate-interests"
            + " balancingTest=true relationship.customer=true relationship.similarProducts=true"
            + " lists.0.list=national-optout lists.0.country=ES lists.0.listed=false"
            + " lists.0.asOf=2026-11-23";
    rows("live-call-opt-out")
        .hold(
            usual,
            """
            dialing=manual                        | permit
            lists.0.asOf=2026-10-24               | permit
            lists.0.asOf=2026-10-23               | indeterminate; asks lists[national-optout ES]
            lists=[]                              | indeterminate; asks lists[national-optout ES]
            lists=[] to.subscriber=-              | indeterminate; asks lists[national-optout ES] to.subscriber
            lists=[] to.subscriber=business       | permit
            lists=[] balancingTest=false          | permit
            lists=[] at=2023-06-29T12:00:00Z      | indeterminate; asks lists[national-optout ES]
            lists.0.listed=true                   | deny; LOPDGDD Art. 23(4)
            lists.0.listed=true to.subscriber=business | deny; LOPDGDD Art. 23(4)
            """);
  }

  /** A live call for a service is a sales call if it is stated to advertise; nobody is asked. */
  @ParameterizedTest
  @ValueSource(strings = {"account-alert", "informational", "survey", "debt-collection"})
  void liveCallsThatAdvertise(String purpose) {
    String usual =
        CALL
            + " voice=live consents=[] relationship.customer=false message.containsAdvertising=true"
            + " to.subscriber=consumer purpose="
            + purpose;
    Rows consent = rows("live-call-consent");
    consent.hold(
        usual + " to.country=DE",
        """
        message.containsAdvertising=true      | deny; UWG § 7(2) Nr. 1
        message.containsAdvertising=false     | permit
        message.containsAdvertising=-         | permit
        message=-                             | permit
        to.country=ES message=-               | permit
        to.country=ES                         | deny; LGT Art. 66(1)(b)
        to.country=FR                         | deny; Code de la consommation Art. L. 223-1
        to.country=FR message=-               | permit
        to.country=NL                         | deny; Telecommunicatiewet Art. 11.7(2)
        to.country=NL relationship.customer=true relationship.similarProducts=true at=2025-11-24T12:00:00Z | permit
        to.country=NL relationship.customer=true relationship.similarProducts=false at=2025-11-24T12:00:00Z | deny; Telecommunicatiewet Art. 11.7(2)
        to.country=NL relationship.customer=true relationship.similarProducts=true | deny; Telecommunicatiewet Art. 11.7(2)
        """);
    consent.hold(
        usual
            + " to.country=DE consents.0.kind=opt-in consents.0.seller=acme"
            + " consents.0.grantedAt=2026-11-01T12:00:00Z consents.0.channels=[voice]",
        """
        consents.0.purposes=[telemarketing,survey] | permit
        consents.0.purposes=[healthcare]      | deny; UWG § 7(2) Nr. 1
        """);
    rows("live-call-opt-out")
        .hold(
            usual + " lists.0.listed=true lists.0.asOf=2026-11-23 lists.0.since=2024-01-05",
            """
            to.country=GB lists.0.list=tps        | deny; PECR reg. 21(1)(b)
            to.country=GB lists.0.list=tps message=- | permit
            to.country=GB lists.0.list=tps message.containsAdvertising=false | permit
            to.country=GB objectedAt=2026-11-01T12:00:00Z lists=[] | deny; PECR reg. 21(1)(a)
            to.country=NO lists.0.list=national-optout lists.0.country=NO | deny; Markedsføringsloven § 12(1)
            to.country=NO lists.0.list=national-optout lists.0.country=NO message=- | permit
            """);
  }

  @Test
  void sectorBans_thatConsentLifts() {
    Rows rows = rows("sector-ban");
    rows.hold(
        CALL + " to.country=IT subject=energy-supply consents=[]",
        """
        subject=energy-supply                 | deny; D.L. 21/2026, converted by L. 49/2026
        subject=furniture                     | permit
        subject=-                             | indeterminate; asks subject
        consents=-                            | indeterminate; asks consents
        consents=- subject=-                  | indeterminate; asks consents subject
        channel=text                          | deny; D.L. 21/2026, converted by L. 49/2026
        purpose=account-alert                 | permit
        purpose=charitable-solicitation       | permit
        purpose=-                             | indeterminate; asks purpose
        at=2026-06-18T21:59:59Z               | permit
        at=2026-06-18T22:00:00Z               | deny; D.L. 21/2026, converted by L. 49/2026
        relationship.customer=true            | deny; D.L. 21/2026, converted by L. 49/2026
        """);
    rows.hold(
        CALL + " to.country=ES subject=energy-supply",
        """
        subject=energy-supply                 | permit
        subject=-                             | permit
        consents=[]                           | deny; Real Decreto 88/2026 Reglamento Art. 13(y)
        consents.0.purposes=[survey]          | deny; Real Decreto 88/2026 Reglamento Art. 13(y)
        consents.0.grantedAt=2024-11-01T12:00:00Z | deny; Real Decreto 88/2026 Reglamento Art. 13(y)
        consents.0.channels=[text]            | deny; Real Decreto 88/2026 Reglamento Art. 13(y)
        consents.0.channels=[text] channel=text consents.0.grantedAt=2020-11-01T12:00:00Z | permit
        """);
    rows.hold(
        CALL + " to.country=GB subject=claims-management",
        """
        subject=claims-management             | permit
        consents=[]                           | deny; PECR reg. 21A(1)
        consents=[] channel=text              | permit
        consents=[] relationship.customer=true | deny; PECR reg. 21A(1)
        consents=[] voice=artificial          | deny; PECR reg. 21A(1)
        voice=artificial                      | indeterminate; asks consents.automated
        """);
  }

  @Test
  void sectorBans_thatARelationshipLifts() {
    Rows rows = rows("sector-ban");
    rows.hold(
        CALL + " to.country=CH subject=health-insurance consents=[]",
        """
        subject=health-insurance              | deny; Verordnung vom 14. August 2024 über die Regulierung der Versicherungsvermittlertätigkeit
        relationship.customer=true            | permit
        relationship.lastTransactionAt=2023-11-24T12:00:00Z | permit
        relationship.lastTransactionAt=2023-11-23T12:00:00Z | deny; Verordnung vom 14. August 2024 über die Regulierung der Versicherungsvermittlertätigkeit
        relationship.customer=-               | indeterminate; asks relationship.customer
        relationship=-                        | indeterminate; asks relationship relationship.customer
        channel=text                          | permit
        """);
    rows.hold(
        CALL + " to.country=FI subject=mobile-subscription",
        """
        consents=[]                           | deny; Laki 917/2014 § 201
        consents.0.seller=acme                | permit
        consents=[] relationship.customer=true | permit
        consents=[] relationship.customer=-   | indeterminate; asks relationship.customer
        """);
    rows.hold(
        CALL + " to.country=FR subject=energy-renovation",
        """
        subject=energy-renovation             | deny; Code de la consommation Art. L. 223-1
        relationship.customer=true            | deny; Code de la consommation Art. L. 223-1
        relationship.similarProducts=true     | deny; Code de la consommation Art. L. 223-1
        relationship.customer=true relationship.similarProducts=true | permit
        relationship.customer=true relationship.similarProducts=- | indeterminate; asks relationship.similarProducts
        subject=-                             | indeterminate; asks subject
        channel=text                          | deny; Code de la consommation Art. L. 223-8
        channel=text at=2025-07-01T21:59:59Z  | permit
        channel=text at=2025-07-01T22:00:00Z  | deny; Code de la consommation Art. L. 223-8
        at=2020-07-25T21:59:59Z               | permit
        at=2020-07-25T22:00:00Z               | deny; Code de la consommation Art. L. 223-1
        subject=training-account              | deny; Code du travail Art. L. 6323-8-1
        subject=training-account relationship.customer=true | deny; Code du travail Art. L. 6323-8-1
        subject=training-account relationship.customer=true relationship.similarProducts=true | permit
        subject=housing-adaptation            | deny; Code de la consommation Art. L. 223-1
        """);
    rows.hold(
        CALL + " to.country=FI subject=gambling",
        """
        at=2027-06-30T20:59:59Z               | permit
        at=2027-06-30T21:00:00Z               | deny; Rahapelilaki (10/2026) § 54(2)
        at=2027-06-30T21:00:00Z relationship.customer=true | deny; Rahapelilaki (10/2026) § 54(2)
        """);
    rows.hold(
        CALL + " to.country=IT subject=gambling at=2024-11-24T12:00:00Z",
        """
        subject=gambling                      | deny; D.L. 87/2018 Art. 9(1)
        subject=gambling channel=text         | deny; D.L. 87/2018 Art. 9(1)
        subject=gambling to.subscriber=business | deny; D.L. 87/2018 Art. 9(1)
        subject=gambling relationship.customer=true requestedAt=2024-11-24T11:00:00Z | deny; D.L. 87/2018 Art. 9(1)
        subject=gambling purpose=account-alert | permit
        subject=lottery                       | permit
        subject=-                             | permit
        at=2018-07-13T21:59:59Z               | permit
        at=2018-07-13T22:00:00Z               | deny; D.L. 87/2018 Art. 9(1)
        """);
    rows.hold(
        CALL + " to.country=BE subject=gambling channel=text",
        """
        at=2023-06-30T21:59:59Z               | permit
        at=2023-06-30T22:00:00Z               | deny; Arrêté royal du 27 février 2023 (publicité pour les jeux de hasard)
        subject=-                             | permit
        channel=voice                         | permit
        """);
  }

  /** The client exception of reg. 21B(3) turns on facts that there are not. */
  @Test
  void pensions_withConsentOrPerhapsToAClient() {
    rows("sector-ban")
        .hold(
            CALL + " to.country=GB subject=pensions",
            """
            subject=pensions                              | permit; owes confirm-authorisation, PECR reg. 21B(1)
            subject=-                                     | permit
            consents=[]                                   | deny; PECR reg. 21B(1)
            consents=[] relationship.customer=true        | indeterminate; asks consents
            consents=[] relationship.customer=-           | indeterminate; asks relationship.customer
            consents=[] relationship=-                    | indeterminate; asks relationship.customer
            consents=-                                    | indeterminate; asks consents; owes confirm-authorisation, PECR reg. 21B(1)
            channel=text                                  | permit
            channel=text consents=[]                      | permit
            at=2019-01-08T23:59:59Z consents=[]           | permit
            at=2019-01-09T00:00:00Z consents=[]           | deny; PECR reg. 21B(1)
            """);
    List<Rule<?>> bans =
        rules().stream().filter(rule -> rule.info().id().equals("eprivacy.sector-ban")).toList();
    assertThat(bans)
        .filteredOn(rule -> rule.info().variant().equals("pensions"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.info().remedies()).containsExactly("obtain-opt-in");
              assertThat(rule.info().reads())
                  .extracting(Fact::path)
                  .contains("relationship.customer", "consents");
            });
    assertThat(bans)
        .filteredOn(rule -> rule.info().variant().equals("gambling"))
        .filteredOn(rule -> Collections.disjoint(rule.info().places(), BY_CONSENT))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.info().remedies()).containsExactly("do-not-call"));
  }

  @Test
  void spanishMobileNumbers_areBarredToCallers() {
    rows("caller-id")
        .hold(
            CALL
                + " at=2025-09-01T12:00:00Z to.country=ES caller.number=+34612345678"
                + " caller.transmitsCallerId=true",
            """
            caller.number=+34612345678                    | deny; Orden TDF/149/2025 Art. 9(1); owes transmit-caller-id, TRLGDCU Art. 96(5)
            caller.number=+34712345678                    | deny; Orden TDF/149/2025 Art. 9(1); owes transmit-caller-id, TRLGDCU Art. 96(5)
            caller.number=+34912345678                    | permit; owes transmit-caller-id, Orden TDF/149/2025 Art. 9(1); owes transmit-caller-id, TRLGDCU Art. 96(5)
            caller.number=+33612345678                    | permit; owes transmit-caller-id, Orden TDF/149/2025 Art. 9(1); owes transmit-caller-id, TRLGDCU Art. 96(5)
            caller.number=-                               | permit; owes transmit-caller-id, Orden TDF/149/2025 Art. 9(1); owes transmit-caller-id, TRLGDCU Art. 96(5)
            at=2025-06-06T21:59:59Z                       | permit; owes transmit-caller-id, TRLGDCU Art. 96(5)
            at=2025-06-06T22:00:00Z                       | deny; Orden TDF/149/2025 Art. 9(1); owes transmit-caller-id, TRLGDCU Art. 96(5)
            purpose=account-alert                         | permit
            purpose=survey                                | permit
            purpose=survey voice=artificial message.containsAdvertising=true | deny; Orden TDF/149/2025 Art. 9(1); owes transmit-caller-id, TRLGDCU Art. 96(5)
            purpose=survey voice=artificial message.containsAdvertising=false | permit
            channel=text                                  | permit
            """);
  }

  @Test
  void openingOfACall() {
    String cite = "FAGG § 9(1)";
    String said = "owes identify-caller, " + cite + "; owes state-purpose, " + cite;
    String offer = "owes identify-caller, %1$s; owes offer-opt-out, %1$s; owes state-purpose, %1$s";
    rows("opening-disclosure")
        .hold(
            CALL,
            """
            to.country=AT                                 | permit; %1$s
            to.country=AT history.0.at=2026-11-01T12:00:00Z history.0.purpose=telemarketing | permit; %2$s
            to.country=AT history.0.at=2026-11-01T12:00:00Z history.0.purpose=account-alert | permit; %1$s
            to.country=AT history=-                       | permit; %1$s
            to.country=AT to.subscriber=business          | permit
            to.country=AT to.subscriber=-                 | permit; %1$s
            to.country=AT channel=text                    | permit
            to.country=AT purpose=account-alert           | permit
            to.country=AT purpose=charitable-solicitation | permit
            to.country=AT purpose=political               | permit
            to.country=AT purpose=charitable-solicitation voice=artificial message.containsAdvertising=true | permit; %1$s
            to.country=DE purpose=political               | permit
            to.country=NL                                 | permit; %5$s
            to.country=NL history.0.at=2026-11-01T12:00:00Z history.0.purpose=telemarketing | permit; %5$s
            to.country=NL purpose=political               | permit; owes offer-opt-out, Telecommunicatiewet Art. 11.7
            to.country=NL purpose=charitable-solicitation | permit; owes offer-opt-out, Telecommunicatiewet Art. 11.7
            to.country=NL purpose=charitable-solicitation at=2021-06-30T21:59:59Z | permit; owes offer-opt-out, Telecommunicatiewet Art. 11.7(12)
            to.country=GB                                 | permit; %3$s
            to.country=GB purpose=political               | permit; owes identify-caller, PECR reg. 24(1)(b)
            to.country=GB purpose=charitable-solicitation | permit; owes identify-caller, PECR reg. 24(1)(b)
            to.country=IE purpose=political               | permit; owes identify-caller, S.I. 336/2011 reg. 13
            to.country=DE purpose=charitable-solicitation | permit
            to.country=DK purpose=charitable-solicitation | permit
            to.country=ES purpose=charitable-solicitation | permit
            to.country=IT purpose=charitable-solicitation | permit; owes identify-caller, D.L. 83/2012 Art. 24-bis(6)
            to.country=IT purpose=charitable-solicitation at=2016-12-31T22:59:59Z | permit
            to.country=NO purpose=charitable-solicitation | permit; owes identify-caller, %6$s; owes notice-of-data-source, %6$s; owes offer-opt-out, %6$s; owes state-purpose, %6$s
            to.country=NO                                 | permit; owes identify-caller, %4$s; owes notice-of-data-source, %4$s; owes offer-opt-out, %4$s; owes state-purpose, %4$s
            to.country=NO history.0.at=2026-11-01T12:00:00Z history.0.purpose=telemarketing | permit; owes identify-caller, %4$s; owes notice-of-data-source, %4$s; owes offer-opt-out, %4$s; owes state-purpose, %4$s
            to.country=CH                                 | permit
            """
                .formatted(
                    said,
                    said,
                    "owes identify-caller, %1$s; owes state-purpose, %1$s"
                        .formatted("PECR reg. 24(1)(b); S.I. 2013/3134 reg. 15"),
                    "Markedsføringsloven § 16(1); Markedsføringsloven § 16(2)",
                    offer.formatted("BW 6:230v(6); Telecommunicatiewet Art. 11.7"),
                    "Markedsføringsloven § 16(1); Markedsføringsloven § 16(2); Markedsføringsloven § 16 a"));
  }

  /**
   * The right to refuse is told in the first call, whatever texts came before; not in later ones.
   */
  @Test
  void openingOfACall_offersTheOptOutInTheFirstCall() {
    String cite = "Forbrugeraftaleloven § 11(3); Markedsføringsloven § 10(6)";
    String said = "owes identify-caller, %1$s; owes state-purpose, %1$s".formatted(cite);
    String first =
        "owes identify-caller, %1$s; owes offer-opt-out, %1$s; owes state-purpose, %1$s"
            .formatted(cite);
    rows("opening-disclosure")
        .hold(
            CALL + " to.country=DK history.0.purpose=telemarketing",
            """
            history=[]                                                        | permit; %2$s
            history.0.at=2026-11-01T12:00:00Z history.0.channel=voice         | permit; %1$s
            history.0.at=2026-11-01T12:00:00Z history.0.channel=text          | permit; %2$s
            history.0.at=2026-11-24T12:00:00Z history.0.channel=voice         | permit; %1$s
            history.0.at=2026-11-24T12:00:00.000000001Z history.0.channel=voice | permit; %2$s
            history.0.at=2026-11-01T12:00:00Z history.0.channel=voice history.0.purpose=account-alert | permit; %2$s
            """
                .formatted(said, first));
    // In Spain it is told with the first offer, whichever way that came.
    assertThat(
            rows("opening-disclosure")
                .answer(
                    CALL
                        + " to.country=ES history.0.purpose=telemarketing history.0.channel=text"
                        + " history.0.at=2026-11-01T12:00:00Z"))
        .doesNotContain("offer-opt-out");
  }

  @Test
  void openingOfACall_notesOfTheStates() {
    Compliance engine =
        Compliance.builder().module(new GdprRules()).build().only(List.of("eprivacy"));
    String usual = CALL + " to.country=";

    assertThat(note(engine, "offer-opt-out", usual + "ES"))
        .startsWith("At the first offer also a reference number");
    assertThat(note(engine, "offer-opt-out", usual + "NL")).isEmpty();
    assertThat(note(engine, "identify-caller", usual + "SE"))
        .startsWith("Say also the name of the person who speaks");
    assertThat(note(engine, "identify-caller", usual + "SK")).startsWith("Say also that the price");
    assertThat(note(engine, "identify-caller", usual + "AT")).isEmpty();
    String before = "IT at=2016-12-31T22:59:59Z";
    assertThat(note(engine, "identify-caller", usual + before)).isEmpty();
    assertThat(note(engine, "identify-caller", usual + "IT at=2016-12-31T23:00:00Z"))
        .isEqualTo("Say also in which country the agent sits.");
    assertThat(note(engine, "identify-caller", usual + "IT at=2017-03-31T21:59:59Z"))
        .isEqualTo("Say also in which country the agent sits.");
    assertThat(note(engine, "identify-caller", usual + "IT at=2017-03-31T22:00:00Z"))
        .endsWith("an agent in Italy or the Union can take over during this call.");
  }

  /**
   * A text that rests on the exception for own customers says what no fact states, under the
   * paragraph of the exception; one that rests on a consent does not.
   */
  @ParameterizedTest
  @CsvSource({
    "AT,TKG 2021 § 174(4)",
    "BE,Arrêté royal du 4 avril 2003 Art. 1",
    "BG,Electronic Communications Act Art. 261(2)",
    "CH,UWG Art. 3(1)(o)",
    "CY,Law 112(I)/2004 s. 106(1)",
    "CZ,Act 480/2004 § 7(3)",
    "DE,UWG § 7(3)",
    "DK,Markedsføringsloven § 10(2)",
    "EE,Electronic Communications Act § 103¹(3)",
    "ES,LSSI Art. 21(2)",
    "FI,Laki sähköisen viestinnän palveluista (917/2014) § 200(3)",
    "FR,CPCE Art. L. 34-5(4)",
    "GB,PECR reg. 22(3)",
    "GR,Law 3471/2006 Art. 11(3)",
    "IE,S.I. 336/2011 reg. 13(11)",
    "LI,KomG Art. 63(1)(b)",
    "LU,'Loi du 30 mai 2005 (vie privée, communications électroniques) Art. 11(2)'",
    "MT,S.L. 586.01 reg. 9(2)",
    "NL,Telecommunicatiewet Art. 11.7(4)",
    "NO,Markedsføringsloven § 15(3)",
    "PT,Lei 41/2004 Art. 13.º-A(3)",
    "SE,Marknadsföringslagen § 19(2)",
    "SK,Act 452/2021 § 116(15)",
  })
  void refusalAtCollection_whereATextRestsOnTheException(String country, String paragraph) {
    Compliance engine = Compliance.builder().module(new GdprRules()).build();
    String usual =
        "at=2026-11-24T12:00:00Z channel=text purpose=telemarketing caller.seller=acme"
            + " caller.financialInstitution=false to.subscriber=consumer history=[] lists=[]"
            + " relationship.customer=true relationship.similarProducts=true"
            + " relationship.lastTransactionAt=2026-09-10T12:00:00Z message.optOutMechanism=true"
            + " to.country="
            + country;
    assertThat(atCollection(engine, usual + " consents=[]")).containsExactly(paragraph);
    assertThat(
            atCollection(
                engine,
                usual
                    + " consents.0.kind=opt-in consents.0.grantedAt=2026-11-01T12:00:00Z"
                    + " consents.0.seller=acme consents.0.channels=[text]"
                    + " consents.0.purposes=[telemarketing]"))
        .isEmpty();
    assertThat(atCollection(engine, usual + " consents=[] relationship.similarProducts=false"))
        .isEmpty();
  }

  private static List<String> atCollection(Compliance engine, String facts) {
    return engine.check(Rows.activity(Contact.SCHEMA, facts)).obligations().stream()
        .filter(each -> each.duty().name().equals("offer-opt-out-mechanism"))
        .filter(each -> each.duty().note().contains("offered when the number was collected"))
        .map(Obligation::citation)
        .toList();
  }

  /** VwGH 2013/03/0052: the number of the firm for which a call centre calls is a false one. */
  @ParameterizedTest
  @ValueSource(strings = {"2012-11-24T12:00:00Z", "2026-11-24T12:00:00Z"})
  void callerId_ofAnAustrianCallCentre(String at) {
    Compliance engine = Compliance.builder().module(new GdprRules()).build();
    String usual = "channel=voice voice=live purpose=telemarketing to.subscriber=consumer at=" + at;
    assertThat(note(engine, "transmit-caller-id", usual + " to.country=AT"))
        .contains("shows its own number, not that of the firm");
    assertThat(note(engine, "transmit-caller-id", usual + " to.country=DE"))
        .doesNotContain("its own number, not");
  }

  private static String note(Compliance engine, String duty, String facts) {
    Verdict verdict = engine.check(Rows.activity(Contact.SCHEMA, facts));
    return verdict.obligations().stream()
        .map(Obligation::duty)
        .filter(each -> each.name().equals(duty))
        .findFirst()
        .orElseThrow()
        .note();
  }

  @Test
  void proofOfConsent() {
    rows("consent-evidence")
        .hold(
            CALL,
            """
            to.country=DE                                 | permit; owes record-consent, GDPR Art. 7(1); owes record-consent, UWG § 7a(1); UWG § 7a(2)
            to.country=DE to.subscriber=business          | permit; owes record-consent, GDPR Art. 7(1)
            to.country=DE to.subscriber=-                 | permit; owes record-consent, GDPR Art. 7(1); owes record-consent, UWG § 7a(1); UWG § 7a(2)
            to.country=DE channel=text consents.0.channels=[text] | permit; owes record-consent, GDPR Art. 7(1)
            to.country=DE purpose=charitable-solicitation consents.0.purposes=[charitable-solicitation] | permit; owes record-consent, GDPR Art. 7(1); owes record-consent, UWG § 7a(1); UWG § 7a(2)
            to.country=FR                                 | permit; owes record-consent, %1$s; owes record-consent, GDPR Art. 7(1)
            to.country=FR at=2026-08-10T21:59:59Z consents.0.grantedAt=2026-08-01T12:00:00Z | permit; owes record-consent, GDPR Art. 7(1)
            to.country=FR to.subscriber=business          | permit; owes record-consent, GDPR Art. 7(1)
            to.country=FR channel=text consents.0.channels=[text] | permit; owes record-consent, GDPR Art. 7(1)
            to.country=FR purpose=charitable-solicitation consents.0.purposes=[charitable-solicitation] | permit; owes record-consent, GDPR Art. 7(1)
            to.country=MT                                 | permit; owes record-consent, GDPR Art. 7(1)
            to.country=MT voice=artificial consents.0.automated=true | permit; owes record-consent, GDPR Art. 7(1); owes record-consent, S.L. 586.01 reg. 9(1)
            to.country=MT channel=text consents.0.channels=[text] to.subscriber=business | permit; owes record-consent, GDPR Art. 7(1); owes record-consent, S.L. 586.01 reg. 9(1)
            to.country=DE at=2021-09-30T21:59:59Z consents.0.grantedAt=2021-01-01T12:00:00Z | permit; owes record-consent, GDPR Art. 7(1)
            to.country=SK                                 | permit; owes record-consent, Act 452/2021 § 116(4); Act 452/2021 § 116(5); owes record-consent, GDPR Art. 7(1)
            to.country=AT                                 | permit; owes record-consent, GDPR Art. 7(1)
            to.country=AT consents=[]                     | permit
            to.country=AT consents=-                      | permit; owes record-consent, GDPR Art. 7(1)
            to.country=DE consents=[]                     | permit
            to.country=AT purpose=account-alert           | permit
            to.country=AT purpose=political consents.0.purposes=[political] | permit; owes record-consent, GDPR Art. 7(1)
            to.country=AT purpose=political consents=[]   | permit
            to.country=AT channel=text consents.0.channels=[text] | permit; owes record-consent, GDPR Art. 7(1)
            to.country=AT channel=text consents.0.channels=[text] consents.0.purposes=[account-alert] purpose=account-alert message.containsAdvertising=false | permit
            to.country=AT channel=text consents.0.channels=[text] consents.0.purposes=[account-alert] purpose=account-alert message.containsAdvertising=true | permit
            to.country=AT channel=text consents.0.channels=[text] consents.0.purposes=[telemarketing] purpose=account-alert message.containsAdvertising=true | permit; owes record-consent, GDPR Art. 7(1)
            to.country=GB                                 | permit; owes record-consent, UK GDPR Art. 7(1)
            to.country=CH                                 | permit
            to.country=US controller.country=DE           | permit
            to.country=ES consents.0.grantedAt=2024-11-01T12:00:00Z | permit
            """
                .formatted(
                    "Code de la consommation Art. L. 223-1(3); Code de la consommation Art. R."
                        + " 223-1(I); Code de la consommation Art. R. 223-2"));
  }

  @Test
  void artificialVoice_isDisclosed() {
    rows("ai-disclosure")
        .hold(
            CALL + " to.country=DE voice=artificial",
            """
            voice=artificial                      | permit; owes disclose-ai, Regulation (EU) 2024/1689 Art. 50(1)
            voice=prerecorded                     | permit
            voice=live                            | permit
            voice=-                               | permit; owes disclose-ai, Regulation (EU) 2024/1689 Art. 50(1)
            channel=text                          | permit
            purpose=account-alert                 | permit; owes disclose-ai, Regulation (EU) 2024/1689 Art. 50(1)
            at=2026-08-01T21:59:59Z               | permit
            at=2026-08-01T22:00:00Z               | permit; owes disclose-ai, Regulation (EU) 2024/1689 Art. 50(1)
            to.country=NO                         | permit; owes disclose-ai, Regulation (EU) 2024/1689 Art. 50(1)
            to.country=GB                         | permit
            to.country=CH                         | permit
            """);
  }

  /** What a machine says is known beforehand; of a person it is a duty. */
  @Test
  void machines_thatNameNobody() {
    rows("opening-disclosure")
        .hold(
            "at=2026-11-24T12:00:00Z channel=voice voice=artificial purpose=telemarketing"
                + " to.country=DE to.subscriber=consumer history=[] message.identifiesCaller=false",
            """
            voice=artificial                 | deny; %1$s; owes identify-caller, %1$s; owes state-purpose, %1$s
            voice=prerecorded                | deny; %1$s; owes identify-caller, %1$s; owes state-purpose, %1$s
            message.identifiesCaller=true    | permit; owes identify-caller, %1$s; owes state-purpose, %1$s
            message.identifiesCaller=-       | permit; owes identify-caller, %1$s; owes state-purpose, %1$s
            voice=live                       | permit; owes identify-caller, %1$s; owes state-purpose, %1$s
            to.subscriber=business           | permit
            purpose=charitable-solicitation  | permit
            purpose=charitable-solicitation to.country=GB | deny; PECR reg. 24(1)(b); owes identify-caller, PECR reg. 24(1)(b)
            purpose=charitable-solicitation to.country=IT | permit; owes identify-caller, D.L. 83/2012 Art. 24-bis(6)
            """
                .formatted("BGB § 312a(1)"));
  }

  @Test
  void energyCalls_inSpain_areRecorded() {
    rows("trade-call")
        .hold(
            "at=2026-11-24T13:30:00Z channel=voice voice=live purpose=telemarketing to.country=ES"
                + " to.subscriber=consumer subject=energy-supply",
            """
            recorded=true            | permit; %1$s
            recorded=false           | permit; %1$s
            subject=furniture        | permit
            at=2026-06-11T21:59:59Z  | permit
            at=2026-06-11T22:00:00Z  | permit; %1$s
            """
                .formatted(
                    "owes announce-recording, Real Decreto 88/2026 Reglamento Art. 13(y); owes"
                        + " keep-call-record, %1$s; owes obtain-recording-consent, %1$s"
                            .formatted(
                                "Real Decreto 88/2026 Reglamento Art. 6(añ)(1); Real Decreto"
                                    + " 88/2026 Reglamento Art. 13(y)")));
  }

  /** A trader records the whole call, unless he is the consumer's supplier already. */
  @Test
  void energyCalls_inDenmark_areRecorded() {
    rows("trade-call")
        .hold(
            "at=2026-11-24T13:30:00Z channel=voice voice=live purpose=telemarketing to.country=DK"
                + " to.subscriber=consumer subject=energy-supply relationship.customer=false",
            """
            recorded=true               | permit; %1$s
            recorded=false              | permit; %1$s
            relationship.customer=true  | permit
            relationship.customer=true relationship.endedAt=2026-11-01T12:00:00Z | permit; %1$s
            to.subscriber=business      | permit
            subject=furniture           | permit
            at=2026-06-30T21:59:59Z     | permit
            at=2026-06-30T22:00:00Z     | permit; %1$s
            """
                .formatted(
                    "owes announce-recording, Bekendtgørelse 1810/2025 § 4(1); Bekendtgørelse"
                        + " 1810/2025 § 4(3); owes keep-call-record, Bekendtgørelse 1810/2025 §"
                        + " 4(1); Bekendtgørelse 1810/2025 § 4(4)"));
    rows("confirm-in-writing")
        .hold(
            "at=2026-11-24T13:30:00Z channel=voice voice=live purpose=telemarketing to.country=DK"
                + " to.subscriber=consumer subject=energy-supply relationship.customer=false",
            """
            at=2026-06-30T21:59:59Z     | permit
            at=2026-06-30T22:00:00Z     | permit; %1$s
            subject=furniture           | permit
            subject=-                   | permit
            """
                .formatted(
                    "owes confirm-in-writing, Bekendtgørelse 1810/2025 § 3(1); Bekendtgørelse"
                        + " 1810/2025 § 3(3)"));
  }

  @Test
  void insuranceCalls_inFrance() {
    String call =
        "at=2026-11-24T13:30:00Z channel=voice voice=live purpose=telemarketing caller.seller=acme"
            + " to.country=FR to.subscriber=consumer subject=insurance relationship.customer=false"
            + " consents=[] history=[]";
    String trade =
        "Code des assurances Art. L. 112-2-2(I); Code des assurances Art. L. 112-2-2(IV);"
            + " Code des assurances Art. R. 112-7(III)";
    String duties =
        "owes announce-recording, Code des assurances Art. R. 112-7(I); owes ask-permission-to-continue, %1$s; owes keep-call-record, %1$s"
            .formatted(trade);
    rows("trade-call")
        .hold(
            call,
            """
            subject=insurance                      | permit; %1$s
            subject=health-insurance               | permit; %1$s
            recorded=true                          | permit; %1$s
            recorded=false                         | deny; Code des assurances Art. R. 112-7(I); %2$s
            recorded=false relationship.customer=true | permit
            subject=furniture                      | permit
            to.subscriber=business                 | permit
            relationship.customer=true             | permit
            relationship.customer=true relationship.endedAt=2026-10-01T12:00:00Z | permit; %1$s
            requestedAt=2026-10-25T12:00:00Z       | permit
            requestedAt=2026-10-24T12:00:00Z       | permit; %1$s
            at=2022-03-31T21:59:59Z                | permit
            at=2022-03-31T22:00:00Z                | permit; %1$s
            history.0.at=2026-10-01T12:00:00Z history.0.channel=voice history.0.refused=true history.0.subject=insurance | deny; %3$s; %1$s
            history.0.at=2026-10-01T12:00:00Z history.0.channel=voice history.0.refused=true history.0.subject=furniture | permit; %1$s
            history.0.at=2026-10-01T12:00:00Z history.0.channel=voice history.0.refused=false history.0.subject=insurance | permit; %1$s
            history.0.at=2022-03-31T21:59:59Z history.0.channel=voice history.0.refused=true history.0.subject=insurance | permit; %1$s
            history.0.at=2026-10-01T12:00:00Z history.0.channel=voice history.0.refused=true history.0.subject=insurance relationship.customer=true | permit
            """
                .formatted(duties, duties.substring(duties.indexOf("owes ask")), trade));
    rows("trade-call")
        .hold(
            call
                + " consents.0.kind=opt-in consents.0.seller=acme consents.0.channels=[voice]"
                + " consents.0.purposes=[telemarketing]",
            """
            consents.0.grantedAt=2026-10-25T12:00:00Z | permit
            consents.0.grantedAt=2026-10-24T12:00:00Z | permit; %1$s
            """
                .formatted(duties));
  }

  @Test
  void sectorBans_readASecondTime() {
    String call =
        "at=2026-11-24T13:30:00Z channel=voice voice=live purpose=telemarketing caller.seller=acme"
            + " to.subscriber=consumer consents=[] relationship.customer=false"
            + " relationship.similarProducts=true";
    rows("sector-ban")
        .hold(
            call,
            """
            to.country=FR subject=housing-adaptation at=2026-08-10T21:59:59Z | permit
            to.country=FR subject=housing-adaptation at=2026-08-10T22:00:00Z | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=housing-adaptation channel=text voice=- at=2025-07-01T21:59:59Z | permit
            to.country=FR subject=housing-adaptation channel=text voice=- at=2025-07-01T22:00:00Z | deny; Code de la consommation Art. L. 223-8
            to.country=FR subject=energy-renovation | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=energy-renovation requestedAt=2026-11-24T10:00:00Z | permit
            to.country=FR subject=energy-renovation requestedAt=2026-11-19T10:00:00Z | permit
            to.country=FR subject=energy-renovation requestedAt=2026-11-18T10:00:00Z | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=housing-adaptation requestedAt=2026-11-24T10:00:00Z | permit
            to.country=FR subject=energy-renovation at=2026-08-10T10:00:00Z requestedAt=2026-08-10T09:00:00Z | permit
            to.country=FR subject=energy-renovation at=2026-08-10T10:00:00Z requestedAt=2026-08-08T10:00:00Z | permit
            to.country=FR subject=energy-renovation at=2026-08-10T10:00:00Z requestedAt=2026-08-08T09:59:59Z | deny; Code de la consommation Art. L. 223-1 until 2026-08-10T22:00:00Z
            to.country=FR subject=energy-renovation at=2026-06-17T09:00:00Z requestedAt=2026-06-15T09:00:00Z | permit
            to.country=FR subject=energy-renovation at=2026-06-17T09:00:00Z requestedAt=2026-06-15T08:59:59Z | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=energy-renovation at=2026-06-17T09:00:00Z requestedAt=2026-06-17T10:00:00Z | deny; Code de la consommation Art. L. 223-1 until 2026-06-17T10:00:00Z
            to.country=FR subject=energy-renovation at=2026-06-17T09:00:00Z requestedAt=2026-06-16T09:00:00Z objectedAt=2026-06-16T10:00:00Z | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=energy-renovation at=2020-07-26T10:00:00Z requestedAt=2020-07-25T10:00:00Z | permit
            to.country=FR subject=energy-renovation at=2020-07-26T10:00:00Z | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=training-account at=2026-06-17T09:00:00Z requestedAt=2026-06-17T08:00:00Z | deny; Code du travail Art. L. 6323-8-1
            to.country=FR subject=energy-renovation channel=text voice=- at=2026-06-17T09:00:00Z requestedAt=2026-06-17T08:00:00Z | deny; Code de la consommation Art. L. 223-8
            to.country=FR subject=photovoltaic_panels | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=insulation | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=insulation channel=text voice=- | deny; Code de la consommation Art. L. 223-8
            to.country=FR subject=stairlift | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=stairlift at=2026-08-10T21:59:59Z | permit
            to.country=FR subject=garden_furniture | permit
            to.country=FR subject=panels | permit
            to.country=IT subject=gas | deny; D.L. 21/2026, converted by L. 49/2026
            to.country=GB subject=pension_review | deny; PECR reg. 21B(1)
            to.country=GB subject=insulation | permit
            to.country=FR subject=energy-renovation to.subscriber=business | permit
            to.country=FR subject=energy-renovation relationship.customer=true | permit
            to.country=FR subject=energy-renovation relationship.customer=true relationship.endedAt=2026-11-01T12:00:00Z | deny; Code de la consommation Art. L. 223-1
            to.country=FR subject=energy-renovation channel=text voice=- | deny; Code de la consommation Art. L. 223-8
            to.country=FI subject=mobile-subscription | deny; Laki 917/2014 § 201
            to.country=FI subject=mobile-subscription to.subscriber=business | permit
            to.country=FI subject=mobile-subscription requestedAt=2026-11-24T10:00:00Z | permit
            to.country=GB subject=funeral-plans    | deny; FCA Handbook FPCOB
            to.country=GB subject=funeral-plans at=2022-07-28T22:59:59Z | permit
            to.country=GB subject=funeral-plans at=2022-07-28T23:00:00Z | deny; FCA Handbook FPCOB
            to.country=GB subject=funeral-plans requestedAt=2026-11-24T10:00:00Z | permit
            to.country=SE subject=premium-pension  | deny; Socialförsäkringsbalken ch. 64 § 46
            to.country=SE subject=premium-pension at=2018-06-30T21:59:59Z | permit
            to.country=SE subject=premium-pension at=2018-06-30T22:00:00Z | deny; Socialförsäkringsbalken ch. 64 § 46
            to.country=IT subject=energy-supply    | deny; D.L. 21/2026, converted by L. 49/2026
            to.country=IT subject=energy-supply requestedAt=2026-11-24T10:00:00Z | permit
            """);
  }
}
